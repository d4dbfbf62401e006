/* Two people changed one thing: what each of them changed, leaf by leaf. A list (signatories) is one leaf: rows have no names to tell them by. */
type Leaves = ReadonlyMap<string, unknown>;
const isBranch = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);

function leavesOf(value: Readonly<Record<string, unknown>>, under = ''): Leaves {
  const leaves = new Map<string, unknown>();
  for (const [name, inner] of Object.entries(value)) {
    if (isBranch(inner)) for (const [path, leaf] of leavesOf(inner, `${under}${name}.`)) leaves.set(path, leaf);
    else leaves.set(`${under}${name}`, inner);
  }
  return leaves;
}
const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** A leaf that both changed, differently. */
export interface Clash { readonly path: string; readonly mine: unknown; readonly theirs: unknown }
export function clashes(was: object, mine: object, theirs: object): Clash[] {
  const before = leavesOf(was as Record<string, unknown>), now = leavesOf(mine as Record<string, unknown>);
  return [...leavesOf(theirs as Record<string, unknown>)].map(([path, leaf]) => ({ path, mine: now.get(path), theirs: leaf }))
    .filter((leaf) => !same(leaf.theirs, before.get(leaf.path)) && !same(leaf.mine, before.get(leaf.path)) && !same(leaf.mine, leaf.theirs));
}
/** Both changes together; where they clash, those of `prefer`. */
export function merged<T extends object>(was: T, mine: T, theirs: T, prefer: 'mine' | 'theirs'): T {
  const before = leavesOf(was as Record<string, unknown>);
  const join = (typed: Readonly<Record<string, unknown>>, there: Readonly<Record<string, unknown>>, under: string): Record<string, unknown> =>
    Object.fromEntries(Object.entries(there).map(([name, leaf]) => {
      const path = `${under}${name}`, own = typed[name];
      if (isBranch(leaf)) return [name, join(isBranch(own) ? own : {}, leaf, `${path}.`)];
      const iChanged = !same(own, before.get(path)), theyChanged = !same(leaf, before.get(path));
      return [name, iChanged && !(theyChanged && prefer === 'theirs') ? own : leaf];
    }));
  return join(mine as Record<string, unknown>, theirs as Record<string, unknown>, '') as T;
}
