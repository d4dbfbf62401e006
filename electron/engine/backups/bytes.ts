import { closeSync, fsyncSync, openSync, readSync, statfsSync, writeSync } from 'node:fs';
import { refuse, type No } from '#shared/lib/result.ts';
import { codeOf } from '../store/files.ts';

export class Cancelled extends Error { override name = 'Cancelled'; }

const CHUNK = 4 * 1_048_576;
/** Reads a stretch of an open file piece by piece: however large, it is never in memory whole. Throws Cancelled, or where the file is shorter. */
export function eachChunk(handle: number, from: number, to: number, use: (bytes: Buffer) => void, stop: () => boolean): void {
  const buffer = Buffer.allocUnsafe(Math.min(CHUNK, Math.max(1, to - from)));
  for (let at = from; at < to;) {
    if (stop()) throw new Cancelled();
    const read = readSync(handle, buffer, 0, Math.min(buffer.length, to - at), at);
    if (read === 0) throw new RangeError('the file is shorter than it was');
    use(buffer.subarray(0, read));
    at += read;
  }
}
export function writeAll(handle: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length;) at += writeSync(handle, bytes, at, bytes.length - at);
}
/** A new file of our own, whole and flushed. Throws the system's error. */
export const writeOwn = (file: string, bytes: Uint8Array): void => { withFile(file, 'wx', (handle) => { writeAll(handle, bytes); fsyncSync(handle); }); };
/** So many bytes of a file from a place on, or as many as there are. */
export function readAt(handle: number, from: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  let got = 0;
  for (let read = -1; got < length && read !== 0; got += read) read = readSync(handle, bytes, got, length - got, from + got);
  return bytes.subarray(0, got);
}
export function withFile<T>(file: string, flags: string, work: (handle: number) => T, mode = 0o600): T {
  const handle = openSync(file, flags, mode);
  try { return work(handle); } finally { closeSync(handle); }
}

/** What the folder of the backups did to us, as a refusal; null for a bug of ours. A stick that is pulled out answers in many ways. */
export function targetRefusal(error: unknown, folder: string): No | null {
  const where = { folder };
  switch (codeOf(error)) {
    case 'ENOSPC': case 'EDQUOT': case 'EFBIG': return refuse('backups.TARGET_FULL', where);
    case 'EACCES': case 'EPERM': case 'EROFS': return refuse('backups.TARGET_READ_ONLY', where);
    case 'ENOENT': case 'ENOTDIR': case 'EIO': case 'ENXIO': case 'ENODEV': case 'ESTALE': case 'ENOTCONN': case 'EBADF': case 'UNKNOWN': return refuse('backups.FOLDER_LOST', where);
    default: return null;
  }
}
/** Free bytes where a folder lies; null where the system does not tell. */
export function freeBytes(folder: string): number | null {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  } catch { return null; }
}
