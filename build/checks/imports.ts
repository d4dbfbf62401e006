import { child, children, lineAt, literalText, nameOf, walk, type Node, type Source } from './source.ts';

/** One use of another module. `specifier` is null where it is computed, so that nobody can tell what is loaded. */
export interface Import { readonly specifier: string | null; readonly line: number; readonly typeOnly: boolean }

const MODULE_FILE = /^\.{1,2}\/.*\.(?:ts|tsx|mts|js|mjs|cjs)$/;
const isImportMeta = (node: Node | null, property: string): boolean =>
  node?.type === 'MemberExpression' && child(node, 'object')?.type === 'MetaProperty' && nameOf(child(node, 'property')) === property;

/** True for `createRequire(…)`, and for a name that holds its answer. */
function isRequire(node: Node | null, names: ReadonlySet<string>): boolean {
  return names.has(nameOf(node)) || (node?.type === 'CallExpression' && nameOf(child(node, 'callee')) === 'createRequire');
}
/** Names that load modules in this file: `require`, and what createRequire was bound to, whole or as `{ resolve }`. */
function requireNames(program: Node): Set<string> {
  const names = new Set(['require']);
  walk(program, (node) => {
    if (node.type !== 'VariableDeclarator' || !isRequire(child(node, 'init'), names)) return;
    const id = child(node, 'id');
    if (nameOf(id)) names.add(nameOf(id));
    for (const property of children(id, 'properties')) names.add(nameOf(child(property, 'value')));
  });
  return names;
}

/**
 * Everything a module loads: imports and re-exports (types too), dynamic imports, require and createRequire with their
 * `resolve`, `import.meta.resolve`, and files of code named by `new URL('./x', import.meta.url)`, as workers are.
 */
export function importsOf({ text, program }: Source): Import[] {
  const found: Import[] = [];
  const names = requireNames(program);
  const add = (node: Node, source: Node | null, typeOnly = false) => found.push({ specifier: literalText(source), line: lineAt(text, node.start), typeOnly });
  walk(program, (node) => {
    switch (node.type) {
      case 'ImportDeclaration': case 'ExportNamedDeclaration': case 'ExportAllDeclaration': {
        const source = child(node, 'source');
        if (!source) return;
        const parts = children(node, 'specifiers');
        const onlyTypes = parts.length > 0 && parts.every((part) => part['importKind'] === 'type' || part['exportKind'] === 'type');
        add(node, source, node['importKind'] === 'type' || node['exportKind'] === 'type' || onlyTypes);
        return;
      }
      case 'ImportExpression': add(node, child(node, 'source')); return;
      case 'TSImportType': add(node, child(node, 'source') ?? child(node, 'argument'), true); return;
      case 'TSExternalModuleReference': add(node, child(node, 'expression')); return;
      case 'CallExpression': {
        const callee = child(node, 'callee'), [first] = children(node, 'arguments');
        const resolves = callee?.type === 'MemberExpression' && nameOf(child(callee, 'property')) === 'resolve' && isRequire(child(callee, 'object'), names);
        if (isRequire(callee, names) || resolves || isImportMeta(callee, 'resolve')) add(node, first ?? null);
        return;
      }
      case 'NewExpression': {
        const [first, second] = children(node, 'arguments');
        const specifier = literalText(first ?? null);
        if (nameOf(child(node, 'callee')) === 'URL' && isImportMeta(second ?? null, 'url') && specifier && MODULE_FILE.test(specifier)) add(node, first ?? null);
        if (nameOf(child(node, 'callee')) === 'Worker' && first && literalText(first) !== null) add(node, first);
      }
    }
  });
  return found;
}
