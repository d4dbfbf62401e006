import { accessSync, constants, rmSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { ok, refuse, type Result } from '#shared/lib/result.ts';
import { codeOf, FILES, makePrivate } from './files.ts';
import { diskRefusal, orThrow } from './refusals.ts';

export interface FolderLock {
  release(): void;
  /** Releases, and takes the lock's file away if this process made it: for an opening or a creation that was refused. */
  undo(): void;
}

/**
 * One instance a folder. An exclusive transaction on an SQLite file of its own is held for as long as the process lives; the
 * system drops it when the process is killed, so that nobody has to guess whether a number in a file is still alive. Nothing is
 * ever written to it. Never open that file otherwise in this process: closing it would drop the lock (POSIX fcntl).
 */
export function lockFolder(dir: string): Result<FolderLock> {
  const file = path.join(dir, FILES.lock);
  let made = true;
  try { makePrivate(file); } catch (error) {
    made = false;
    if (codeOf(error) !== 'EEXIST') return orThrow(diskRefusal(error, dir), error);
  }
  let held: Database.Database | undefined;
  try {
    accessSync(file, constants.R_OK | constants.W_OK); // SQLite would open a read-only file without a word, and lock nothing
    held = new Database(file, { fileMustExist: true, timeout: 0 });
    held.pragma('journal_mode = MEMORY'); // no journal file beside it
    held.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    held?.close();
    const refused = orThrow(diskRefusal(error, dir), error);
    return refused.refusal.code === 'store.DAMAGED' ? refuse('store.FOREIGN_FILE', { folder: dir, file: FILES.lock }) : refused;
  }
  const lock = held;
  return ok({
    release: () => { lock.close(); },
    undo: () => {
      // Taken away before it is let go, so that nobody else can be holding it; Windows allows it only after
      if (made && process.platform !== 'win32') rmSync(file, { force: true });
      lock.close();
      if (made && process.platform === 'win32') rmSync(file, { force: true });
    },
  });
}
