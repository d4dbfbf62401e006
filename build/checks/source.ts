import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { parseSync } from 'vite';

/** What a check found wrong: one line a person can act on, beginning with `file:line` where there is one. */
export type Problem = string;

/** A node of the ESTree that the parser gives; its fields are looked at one by one. */
export interface Node { readonly type: string; readonly start: number; readonly end: number; readonly [field: string]: unknown }
export interface Source { readonly file: string; readonly text: string; readonly program: Node }

const CODE = /\.(?:ts|tsx|mts|cts|js|mjs|cjs)$/;

/** The code files of some folders of a tree, as paths from its root with `/`, sorted. */
export function codeFiles(root: string, folders: readonly string[]): string[] {
  return folders.filter((folder) => existsSync(path.join(root, folder))).flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
      .filter((name) => CODE.test(name) && !name.endsWith('.d.ts'))).sort();
}

function parseText(file: string, text: string): Source {
  const { program, errors } = parseSync(file, text);
  const [error] = errors;
  if (error) throw new SyntaxError(`${file}: ${error.message}`);
  return { file, text, program: program as unknown as Node };
}
export const parseFile = (root: string, file: string): Source => parseText(file, readFileSync(path.join(root, file), 'utf8'));

export const lineAt = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';
/** The field as a node, or null. */
export const child = (node: Node | null, field: string): Node | null => { const value = node?.[field]; return isNode(value) ? value : null; };
export const children = (node: Node | null, field: string): Node[] => { const value = node?.[field]; return Array.isArray(value) ? value.filter(isNode) : []; };
export const nameOf = (node: Node | null): string => node?.type === 'Identifier' && typeof node['name'] === 'string' ? node['name'] : '';

/** Visits every node from the outside in, with its ancestors, nearest first; a visitor that answers false keeps the walk out of that node. */
export function walk(node: Node, visit: (node: Node, ancestors: readonly Node[]) => boolean | void, ancestors: readonly Node[] = []): void {
  if (visit(node, ancestors) === false) return;
  const inside = [node, ...ancestors];
  for (const value of Object.values(node)) {
    if (isNode(value)) walk(value, visit, inside);
    else if (Array.isArray(value)) for (const item of value) if (isNode(item)) walk(item, visit, inside);
  }
}

/** The text of a string literal, or of a template without a hole; null for anything else. */
export function literalText(node: Node | null): string | null {
  if (node?.type === 'Literal' && typeof node['value'] === 'string') return node['value'];
  if (node?.type === 'TemplateLiteral' && children(node, 'expressions').length === 0) return quasis(node).join('');
  return null;
}
/** The pieces of text of a template literal, between its holes. */
export const quasis = (node: Node): string[] => children(node, 'quasis').map((piece) => {
  const value = piece['value'] as { cooked?: string | null; raw: string };
  return value.cooked ?? value.raw;
});
