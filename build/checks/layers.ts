import { readFileSync, readdirSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import path from 'node:path';
import { ResolverFactory } from 'oxc-resolver';
import { importsOf, type Import } from './imports.ts';
import { BUNDLED, COMPUTED, DOMAIN_IMPORTS, GIVEN, ROWS, type Row } from './layerTable.ts';
import { codeFiles, parseFile, type Problem } from './source.ts';

const ROOMS = ['electron', 'renderer', 'shared', 'build', 'tests'] as const;

/** A pattern of the table as a regular expression; `<x>` is `own` where it is known, and named otherwise. */
function pattern(glob: string, own?: string): RegExp {
  const body = glob.replace(/\*\*|\*|<x>|[.+?^${}()|[\]\\]/g, (part) => {
    if (part === '**') return '.*';
    if (part === '*') return '[^/]*';
    if (part === '<x>') return own === undefined ? '(?<x>[^/]+)' : own.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
    return `\\${part}`;
  });
  return new RegExp(`^${body}$`);
}
/** The row that holds for a file, and the capability its `<x>` stands for. */
function rowOf(file: string): { row: Row; own: string } | null {
  for (const row of ROWS) {
    for (const from of row.from) {
      const match = pattern(from).exec(file);
      if (match) return { row, own: match.groups?.['x'] ?? '' };
    }
  }
  return null;
}
function allowed(row: Row, own: string, target: string, typeOnly: boolean): boolean {
  return row.may.some((may) => {
    const forTypes = may.startsWith('type ');
    // a package's pattern `npm:*` covers scoped names too, which hold a slash
    const glob = (forTypes ? may.slice(5) : may).replace(/^(npm|node):\*$/, '$1:**');
    return (typeOnly || !forTypes) && pattern(glob, own).test(target);
  });
}
const DOMAIN = /^shared\/domain\/(?!common\/)([^/]+?)(?:\.ts$|\/)/;
function domainAllowed(file: string, target: string): boolean {
  const from = DOMAIN.exec(file)?.[1], to = DOMAIN.exec(target)?.[1];
  return from !== undefined && to !== undefined && (DOMAIN_IMPORTS[from] ?? []).includes(to);
}
const packageName = (specifier: string): string => specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1).join('/');

interface Manifest { readonly dependencies?: Record<string, string>; readonly devDependencies?: Record<string, string> }

/** Finds the target of an import: a path of ours, `node:x`, `npm:x`, or null where it does not exist. */
function targetFinder(root: string): (file: string, specifier: string) => string | null {
  const resolver = new ResolverFactory({ extensions: [], conditionNames: ['node', 'import', 'require', 'types', 'default'], symlinks: false });
  return (file, specifier) => {
    if (isBuiltin(specifier)) return `node:${specifier.replace(/^node:/, '')}`;
    const bundled = BUNDLED[specifier];
    if (bundled !== undefined) return bundled;
    if (!/^[.#/]/.test(specifier) && GIVEN.includes(packageName(specifier))) return `npm:${packageName(specifier)}`;
    const found = resolver.sync(path.dirname(path.join(root, file)), specifier);
    if (!found.path) return null;
    if (!/^[.#/]/.test(specifier)) return `npm:${packageName(specifier)}`;
    return path.relative(root, found.path).replaceAll('\\', '/');
  };
}

/** A circle told from its first name on, and back to it. */
function fromFirst(circle: readonly string[]): string[] {
  const at = circle.indexOf([...circle].sort()[0] ?? '');
  return [...circle.slice(at), ...circle.slice(0, at + 1)];
}
/** Circles of modules that need each other at run time (types are erased, and may point back). */
function cycles(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const found: string[][] = [], done = new Set<string>(), way: string[] = [];
  const go = (file: string) => {
    const at = way.indexOf(file);
    if (at >= 0) { found.push(fromFirst(way.slice(at))); return; }
    if (done.has(file)) return;
    way.push(file);
    for (const next of graph.get(file) ?? []) go(next);
    way.pop();
    done.add(file);
  };
  for (const file of graph.keys()) go(file);
  return found;
}

/** Every import of the tree against the table of layers. */
export function checkLayers(root: string): Problem[] {
  const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as Manifest;
  const find = targetFinder(root);
  const files = [...codeFiles(root, ROOMS), ...readdirSync(root).filter((name) => name.endsWith('.config.ts'))];
  const graph = new Map<string, string[]>();
  const problems: Problem[] = [];

  function judge(file: string, row: Row, own: string, { specifier, line, typeOnly }: Import): void {
    const where = `${file}:${line}`;
    if (specifier === null) {
      if (row.name !== 'tests' && row.name !== 'build' && !(file in COMPUTED)) problems.push(`${where} [${row.name}] loads a module whose name is computed`);
      return;
    }
    const target = find(file, specifier);
    if (target === null) { problems.push(`${where} [${row.name}] cannot be found: ${specifier}`); return; }
    if (target.startsWith('npm:')) {
      const name = target.slice(4), inApplication = row.name !== 'tests' && row.name !== 'build';
      const declared = { ...manifest.dependencies, ...(inApplication && !typeOnly ? {} : manifest.devDependencies) };
      if (!(name in declared) && !GIVEN.includes(name)) problems.push(`${where} [${row.name}] the package ${name} is not in package.json${inApplication ? ' "dependencies"' : ''}`);
    } else if (!typeOnly && !target.startsWith('node:')) graph.get(file)?.push(target);
    if (!allowed(row, own, target, typeOnly) && !domainAllowed(file, target)) problems.push(`${where} [${row.name}] may not import ${target}`);
  }

  for (const file of files) {
    graph.set(file, []);
    const found = rowOf(file);
    if (!found) { problems.push(`${file}:1 no row of build/checks/layerTable.ts says what this file may import`); continue; }
    for (const use of importsOf(parseFile(root, file))) judge(file, found.row, found.own, use);
  }
  for (const circle of cycles(graph)) problems.push(`${circle[0]}:1 modules in a circle: ${circle.join(' → ')}`);
  for (const circle of cycles(new Map(Object.entries(DOMAIN_IMPORTS)))) problems.push(`build/checks/layerTable.ts:1 DOMAIN_IMPORTS in a circle: ${circle.join(' → ')}`);
  return problems;
}
