import { createHash } from 'node:crypto';
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { BACKUP_ENDING, type Verdict } from '#shared/domain/backups.ts';
import type { Id } from '#shared/lib/ids.ts';
import { ok, refuse, type Result } from '#shared/lib/result.ts';
import { codeOf } from '../store/files.ts';
import { latestOf, MIGRATIONS } from '../store/migrate.ts';
import type { Watch } from '../workerLine.ts';
import { eachChunk, readAt, targetRefusal, withFile } from './bytes.ts';
import { isMac, PREFIX_BYTES, readHead, readPrefix, readTrailer, TRAILER_BYTES, type Head } from './format.ts';

/** The key of the centre that is asking: what it made itself can be told from what only looks so. */
export interface Known { readonly databaseId: Id; readonly dataKey: Uint8Array }
export interface Looked {
  readonly verdict: Verdict;
  readonly size: number;
  /** What the head says; null where it cannot be read. */
  readonly head: Head | null;
  readonly erasures: Buffer;
  /** Where the database begins. */
  readonly from: number;
}
/** What a write that was cut short leaves in a folder of backups. */
export const PART = /^\.idmaj-[0-9a-f]{12}\.part$/;

/**
 * What can be told of a file without reading its data: its length, its head and its end. `good` means no more than that here. Refused:
 * FILE_NOT_FOUND, NOT_A_FILE, FILE_NOT_READABLE.
 */
export function lookAtBackup(file: string, known: Known | null = null, asWhole = false): Result<Looked> {
  const found = statSync(file, { throwIfNoEntry: false }), shown = { file };
  if (!found) return refuse('files.FILE_NOT_FOUND', shown);
  if (!found.isFile()) return refuse('files.NOT_A_FILE', shown);
  const { size } = found, none = Buffer.alloc(0);
  const bare = (verdict: Verdict): Looked => ({ verdict, size, head: null, erasures: none, from: 0 });
  try {
    return ok(withFile(file, 'r', (handle): Looked => {
      const prefix = readPrefix(readAt(handle, 0, PREFIX_BYTES)), part = !asWhole && PART.test(path.basename(file));
      // cut to nothing, it is known by its name alone
      if (prefix.is === 'notBackup') return bare(size > 0 ? 'notBackup' : part ? 'partial' : file.endsWith(BACKUP_ENDING) ? 'truncated' : 'notBackup');
      if (prefix.is !== 'whole') return bare(part ? 'partial' : prefix.is);
      if (size < prefix.headBytes) return bare(part ? 'partial' : 'truncated');
      const read = readHead(readAt(handle, 0, prefix.headBytes), prefix.headerBytes);
      if (!read) return bare(part ? 'partial' : 'altered');
      const { head } = read, wanted = prefix.headBytes + head.databaseBytes + TRAILER_BYTES;
      const said = (verdict: Verdict): Looked => ({ verdict, size, head, erasures: read.erasures, from: prefix.headBytes });
      if (part) return said('partial');
      if (known && head.databaseId !== known.databaseId) return said('foreign');
      if (known && !isMac(known.dataKey, known.databaseId, read.digest, read.mac)) return said('altered');
      if (size !== wanted) return said(size < wanted ? 'truncated' : 'altered');
      if (!readTrailer(readAt(handle, size - TRAILER_BYTES, TRAILER_BYTES))) return said('altered');
      return said(head.schemaVersion > latestOf(MIGRATIONS) ? 'newer' : 'good');
    }));
  } catch (error) {
    if (error instanceof RangeError) return ok(bare('truncated'));
    if (codeOf(error)) return refuse('files.FILE_NOT_READABLE', shown);
    throw error;
  }
}

/**
 * The same, with every byte read: `good` means that checksum and HMAC hold (the HMAC where the key is at hand).
 * @param onDatabase is given the database's bytes as they pass
 * @param asWhole a file that still has its first name is looked at as if it had its own
 * @returns the SHA-256 of the whole file too. Refused beside what looking refuses: FOLDER_LOST. Throws Cancelled.
 */
export function readThrough(file: string, known: Known | null, watch: Watch, onDatabase: (bytes: Buffer) => void = () => undefined, asWhole = false): Result<Looked & { readonly sha256: string }> {
  const looked = lookAtBackup(file, known, asWhole);
  if (!looked.ok) return looked;
  if (looked.value.verdict !== 'good') return ok({ ...looked.value, sha256: '' });
  const { size, from } = looked.value, end = size - TRAILER_BYTES, whole = createHash('sha256');
  try {
    return ok(withFile(file, 'r', (handle) => {
      let done = 0;
      eachChunk(handle, 0, from, (bytes) => { whole.update(bytes); }, watch.cancelled);
      eachChunk(handle, from, end, (bytes) => {
        whole.update(bytes);
        onDatabase(bytes);
        watch.progress(done += bytes.length, end - from);
      }, watch.cancelled);
      const digest = whole.copy().digest(), tail = readAt(handle, end, TRAILER_BYTES), trailer = readTrailer(tail);
      const holds = trailer !== null && trailer.digest.equals(digest) && (!known || isMac(known.dataKey, known.databaseId, digest, trailer.mac));
      return { ...looked.value, verdict: holds ? 'good' as const : 'altered' as const, sha256: whole.update(tail).digest('hex') };
    }));
  } catch (error) {
    if (error instanceof RangeError) return ok({ ...looked.value, verdict: 'truncated', sha256: '' });
    const refused = targetRefusal(error, path.dirname(file));
    if (refused) return refused;
    throw error;
  }
}

export interface Listed { readonly file: string; readonly looked: Looked }
/** Every backup in a folder, and every half of one, by name. Refused: NO_FOLDER, FOLDER_LOST, TARGET_READ_ONLY. */
export function listBackups(folder: string, known: Known | null): Result<readonly Listed[]> {
  if (!existsSync(folder)) return refuse('backups.NO_FOLDER', { folder });
  try {
    const names = readdirSync(folder).filter((name) => name.endsWith(BACKUP_ENDING) || PART.test(name)).sort();
    return ok(names.flatMap((name) => {
      const file = path.join(folder, name), looked = lookAtBackup(file, known);
      return looked.ok ? [{ file, looked: looked.value }] : [];
    }));
  } catch (error) {
    const refused = targetRefusal(error, folder);
    if (refused) return refused;
    throw error;
  }
}
/** So old that nobody can be writing it any more, ms. */
const STALE_PART = 3_600_000;
/** Takes away what a write of this centre that was cut short left in a folder. */
export function removeParts(folder: string, databaseId: Id, now: number): void {
  try {
    for (const name of readdirSync(folder).filter((one) => PART.test(one))) {
      const file = path.join(folder, name), looked = lookAtBackup(file);
      if (looked.ok && looked.value.head?.databaseId === databaseId && now - statSync(file).mtimeMs > STALE_PART) rmSync(file, { force: true });
    }
  } catch { /* they are in nobody's way: next time */ }
}
