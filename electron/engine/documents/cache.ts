/** A bounded cache of two generations: what is used stays, what is not goes, and nothing is ever emptied at once. */
export interface Cache<V> { get(key: string): V | undefined; set(key: string, value: V): void }

/** @param generation entries in one generation; at most twice as many are kept */
export function createCache<V>(generation: number): Cache<V> {
  let young = new Map<string, V>(), old = new Map<string, V>();
  const set = (key: string, value: V): void => {
    if (young.size >= generation) { old = young; young = new Map(); }
    young.set(key, value);
  };
  return {
    get(key) {
      const recent = young.get(key);
      if (recent !== undefined) return recent;
      const value = old.get(key);
      if (value !== undefined) set(key, value);
      return value;
    },
    set,
  };
}
