import { randomBytes } from 'node:crypto';
import { refuse, ok, type Result } from '#shared/lib/result.ts';

/**
 * Files that pass between a host and the engine, by opaque handles: neither side ever names a path to the other.
 * A handle is good for one taking.
 */
export interface Files {
  put(bytes: Uint8Array): string;
  take(handle: string): Result<Uint8Array>;
}
export function createFiles(): Files {
  const held = new Map<string, Uint8Array>();
  return {
    put(bytes) {
      const handle = randomBytes(16).toString('hex');
      held.set(handle, bytes);
      return handle;
    },
    take(handle) {
      const bytes = held.get(handle);
      if (!bytes) return refuse('app.UNKNOWN_FILE');
      held.delete(handle);
      return ok(bytes);
    },
  };
}
