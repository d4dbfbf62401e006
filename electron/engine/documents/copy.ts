/** Copies of a definition that remember what they were made of. */
export interface Copy { of<T>(value: T): T; sourceOf(copied: object): object }

/** @param loosened how often each source node proved higher than the page: once, it and its rows may break; twice, its header rows do not repeat */
export function copyOf(loosened: ReadonlyMap<object, number>): Copy {
  const sources = new WeakMap<object, object>();
  function copy(value: unknown): unknown {
    if (typeof value !== 'object' || value === null || value instanceof Date || value instanceof Uint8Array) return value;
    if (Array.isArray(value)) return value.map(copy);
    const out: Record<string, unknown> = {}, times = loosened.get(value) ?? 0;
    for (const key in value) { const inner = (value as Record<string, unknown>)[key]; if (inner !== undefined) out[key] = copy(inner); } // a definition's objects are plain
    if (times > 0) {
      out['unbreakable'] = false;
      if (typeof out['table'] === 'object') out['table'] = { ...out['table'], dontBreakRows: false, keepWithHeaderRows: 0, ...(times > 1 && { headerRows: 0 }) };
    }
    if ('table' in out || 'unbreakable' in out) sources.set(out, value); // only these are ever too high
    return out;
  }
  return { of: <T>(value: T): T => copy(value) as T, sourceOf: copied => sources.get(copied) ?? copied };
}
