import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';
import { ok, refuse, type No, type Result } from '#shared/lib/result.ts';

/** The name of what a write that was killed leaves behind. */
export const PART = /^\.[0-9a-f]{12}\.part$/;

/**
 * Writes a whole file or none: beside its place first, then renamed over it (a reader never sees half of it).
 * Refused: a full or read-only disk, no right, no such folder, a name that is a folder's or too long.
 * @param shown the name that a refusal tells; the interface must never see a path
 */
export function writeWhole(file: string, bytes: Uint8Array | string, shown = file): Result<null> {
  const part = path.join(path.dirname(file), `.${randomBytes(6).toString('hex')}.part`);
  try {
    const handle = openSync(part, 'wx', 0o600);
    try {
      const data = typeof bytes === 'string' ? Buffer.from(bytes) : bytes;
      for (let at = 0; at < data.length;) at += writeSync(handle, data, at);
      fsyncSync(handle);
    } finally { closeSync(handle); }
    renameSync(part, file);
    return ok(null);
  } catch (error) {
    rmSync(part, { force: true });
    return writeRefusal(error, shown);
  }
}
/** What a failed write means to the person who asked for it. */
export function writeRefusal(error: unknown, file: string): No {
  switch (error instanceof Error && 'code' in error ? error.code : '') {
    case 'ENOSPC': case 'EDQUOT': case 'EFBIG': return refuse('files.DISK_FULL', { file });
    case 'EACCES': case 'EPERM': case 'EROFS': return refuse('files.NO_WRITE_RIGHT', { file });
    case 'ENOENT': case 'ENOTDIR': return refuse('files.NO_SUCH_FOLDER', { file });
    case 'EISDIR': case 'EEXIST': case 'ENOTEMPTY': return refuse('files.IS_A_FOLDER', { file });
    case 'ENAMETOOLONG': return refuse('files.NAME_TOO_LONG', { file: `${file.slice(0, 80)}…` });
    default: return refuse('files.CANNOT_WRITE', { file });
  }
}
