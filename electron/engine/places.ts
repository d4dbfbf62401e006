import { randomBytes } from 'node:crypto';

/**
 * Folders and files that a host was shown by the person, by opaque handles, so that no path passes through an interface. Unlike a file's
 * handle, it is good until the engine ends: a place is looked at more than once.
 */
export interface Places {
  put(path: string): string;
  find(handle: string): string | null;
  /** The same place under a handle that exists already. */
  keep(handle: string, path: string): void;
}
export function createPlaces(): Places {
  const byHandle = new Map<string, string>(), byPath = new Map<string, string>();
  return {
    put(path) {
      const known = byPath.get(path);
      if (known) return known;
      const handle = randomBytes(16).toString('hex');
      byHandle.set(handle, path);
      byPath.set(path, handle);
      return handle;
    },
    find: (handle) => byHandle.get(handle) ?? null,
    keep(handle, path) { byHandle.set(handle, path); },
  };
}
