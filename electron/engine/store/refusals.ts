import { refuse, type No } from '#shared/lib/result.ts';
import { codeOf, FILES } from './files.ts';

/** Carries a refusal out of the middle of a transaction, which it undoes. */
export class Refused extends Error {
  readonly no: No;
  constructor(no: No) { super(no.refusal.code); this.no = no; }
}
/**
 * What the disk or the database did to us, as a refusal; null for a bug of ours (a broken constraint, a wrong statement).
 * @param error what SQLite or node:fs threw
 */
export function diskRefusal(error: unknown, dir: string): No | null {
  if (error instanceof Refused) return error.no;
  const code = codeOf(error);
  const where = { folder: dir };
  // The shared memory beside the database is grown by the system, not by SQLite: there a full disk looks like this
  if (/^(SQLITE_FULL|ENOSPC|EDQUOT|SQLITE_IOERR_SHM(SIZE|OPEN|MAP))$/.test(code)) return refuse('store.DISK_FULL', where);
  if (/^(SQLITE_CORRUPT|SQLITE_NOTADB)/.test(code)) return refuse('store.DAMAGED', { ...where, file: FILES.database });
  if (/^(SQLITE_READONLY|SQLITE_CANTOPEN|SQLITE_PERM|EACCES|EPERM|EROFS)/.test(code)) return refuse('store.FOLDER_NOT_WRITABLE', where);
  if (/^SQLITE_(BUSY|LOCKED)/.test(code)) return refuse('store.FOLDER_IN_USE', where);
  if (/^(SQLITE_IOERR|EIO)/.test(code)) return refuse('store.DISK_ERROR', where);
  return null;
}

/** The refusal, or the error itself where it was a bug. */
export function orThrow(refused: No | null, error: unknown): No {
  if (refused) return refused;
  throw error;
}
