import { randomBytes } from 'node:crypto';
import { refuse, ok, type Result } from '#shared/lib/result.ts';

/**
 * Files that pass between a host and the engine, by opaque handles: neither side ever names a path to the other.
 * A handle is good for one taking.
 */
export interface Files {
  put(bytes: Uint8Array): string;
  take(handle: string): Result<Uint8Array>;
  /** Forgets all that nobody took. */
  clear(): void;
}
/** What is held at most, bytes: many times a ceremony's papers and scans. */
const MOST_HELD = 512 * 1_048_576;
export function createFiles(most = MOST_HELD): Files {
  const held = new Map<string, Uint8Array>();
  let size = 0;
  const drop = (handle: string): void => {
    size -= held.get(handle)?.byteLength ?? 0;
    held.delete(handle);
  };
  return {
    put(bytes) {
      const handle = randomBytes(16).toString('hex');
      held.set(handle, bytes);
      size += bytes.byteLength;
      // a file that nobody takes makes room for the newest, the oldest first; who asks for it then chooses it again
      for (const oldest of held.keys()) {
        if (size <= most || oldest === handle) break;
        drop(oldest);
      }
      return handle;
    },
    take(handle) {
      const bytes = held.get(handle);
      if (!bytes) return refuse('app.UNKNOWN_FILE');
      drop(handle);
      return ok(bytes);
    },
    clear() {
      held.clear();
      size = 0;
    },
  };
}
