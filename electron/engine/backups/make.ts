import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { backupName } from '#shared/domain/backups.ts';
import type { Id, Instant } from '#shared/lib/ids.ts';
import { ok, refuse, type Result } from '#shared/lib/result.ts';
import { isWithin, realPlace } from '../../policy/places.ts';
import { FILES, flush, flushFolderOf } from '../store/files.ts';
import { readKeyFile, type KeyRing } from '../store/keySlots.ts';
import { diskRefusal, orThrow } from '../store/refusals.ts';
import type { Watch } from '../workerLine.ts';
import { Cancelled, eachChunk, freeBytes, targetRefusal, withFile, writeAll } from './bytes.ts';
import { copyDatabase, examineCopy, removeScratch, type Told } from './copy.ts';
import { erasuresText, erasureLinesIn } from '../store/erasuresFile.ts';
import { FORMAT, seal, TRAILER_BYTES, writeHead, writeTrailer, type Head } from './format.ts';
import { readThrough, removeParts } from './look.ts';

export interface MakeOrder {
  /** The data folder, and its open centre's key. */
  readonly dir: string; readonly dataKey: Uint8Array; readonly databaseId: Id;
  /** Where a copy lies while it is worked on: in the data folder. */
  readonly scratch: string;
  readonly folders: readonly string[];
  /** Makes a folder that is not there: for one that was named just now, never for a stick that is not plugged in. */
  readonly makeFolders: boolean;
  readonly madeAt: Instant;
}
export interface MadeBackup {
  readonly file: string; readonly size: number; readonly sha256: string; readonly madeAt: string;
  readonly audit: Head['audit']; readonly schemaVersion: number; readonly counts: Told['facts']['counts'];
}
/** Each folder has an outcome of its own: one stick that is full spoils no other. */
export type MadeIn = { readonly folder: string; readonly outcome: Result<MadeBackup> };

/**
 * A backup of a centre, in use or not, in each of the folders. Every file is written under another name, flushed, read back with its
 * checksum and HMAC, and only then named: what has a backup's name was whole when it got it. The copy itself is opened with the key and
 * read through first; the bytes in the file are that copy's, by their SHA-256. Whatever fails, older files are not touched.
 * @returns refused where nothing could be made at all: DISK_FULL and the like of the data folder, COPY_DAMAGED, CANCELLED
 */
export function makeBackup(order: MakeOrder, watch: Watch): Result<readonly MadeIn[]> {
  const { dir, dataKey, scratch } = order, keys = readKeyFile(dir);
  if (!keys.ok) return keys;
  // looked at first: no copy is made for a stick that is not there
  const early = order.folders.map((folder) => ({ folder, outcome: readyFolder(folder, dir, order.makeFolders) }));
  const away = early.flatMap(({ folder, outcome }): MadeIn[] => (outcome.ok ? [] : [{ folder, outcome }]));
  if (away.length === early.length) return ok(away);
  try {
    copyDatabase(path.join(dir, FILES.database), dataKey, scratch);
    if (watch.cancelled()) throw new Cancelled();
    const told = examineCopy(scratch, dataKey), now = readKeyFile(dir);
    if (!told) return refuse('backups.COPY_DAMAGED', { folder: dir });
    if (!now.ok) return now;
    // one that was changed meanwhile is in the former file or in the new one: what counts is whose row stands in the copy
    const slots = [...new Map([...keys.value.ring.slots, ...now.value.ring.slots].map((slot) => [slot.id, slot])).values()].filter(({ id }) => told.standing.has(id));
    const ring: KeyRing = { databaseId: order.databaseId, slots };
    const total = told.databaseBytes * 2 * order.folders.length;
    return ok(order.folders.map((folder, i): MadeIn => {
      const before = told.databaseBytes * 2 * i, stretch = { ...watch, progress: (done: number) => { watch.progress(before + done, total); } };
      return { folder, outcome: writeInto(folder, order, { told, ring }, stretch) };
    }));
  } catch (error) {
    if (error instanceof Cancelled) return refuse('app.CANCELLED');
    return orThrow(diskRefusal(error, dir), error);
  } finally { removeScratch(scratch); }
}

/** Whether backups may go into a folder. Refused: IN_DATA, NO_FOLDER, TARGET_NOT_A_FOLDER, and what making it refuses. */
export function readyFolder(folder: string, dir: string, make: boolean): Result<null> {
  if (isWithin(realPlace(dir), realPlace(folder))) return refuse('backups.IN_DATA', { folder });
  try {
    const found = statSync(folder, { throwIfNoEntry: false });
    if (found) return found.isDirectory() ? ok(null) : refuse('backups.TARGET_NOT_A_FOLDER', { folder });
    if (!make) return refuse('backups.NO_FOLDER', { folder });
    mkdirSync(folder, { recursive: true });
    return ok(null);
  } catch (error) { return orThrow(targetRefusal(error, folder), error); }
}

function writeInto(folder: string, { dir, dataKey, databaseId, scratch, makeFolders, madeAt }: MakeOrder, { told, ring }: { readonly told: Told; readonly ring: KeyRing }, watch: Watch): Result<MadeBackup> {
  const ready = readyFolder(folder, dir, makeFolders);
  if (!ready.ok) return ready;
  removeParts(folder, databaseId, Date.parse(madeAt));
  const { databaseBytes, audit, schemaVersion, facts, centreCode } = told;
  const head: Head = { format: 'idmaj-backup', version: FORMAT, madeAt, centreCode, databaseId, ring, schemaVersion, databaseBytes, audit, sealed: seal(facts, dataKey, databaseId, madeAt) };
  const first = writeHead(head, erasuresText(erasureLinesIn(dir)), dataKey), size = first.length + databaseBytes + TRAILER_BYTES, free = freeBytes(folder);
  if (free !== null && free < size) return refuse('backups.TARGET_FULL', { folder });
  const part = path.join(folder, `.idmaj-${randomBytes(6).toString('hex')}.part`), digest = createHash('sha256');
  try {
    withFile(part, 'wx', (to) => {
      const put = (bytes: Uint8Array): void => { digest.update(bytes); writeAll(to, bytes); };
      put(first);
      let done = 0;
      withFile(scratch, 'r', (from) => { eachChunk(from, 0, databaseBytes, (bytes) => { put(bytes); watch.progress(done += bytes.length, 0); }, watch.cancelled); });
      writeAll(to, writeTrailer(digest.digest(), databaseId, dataKey));
    });
    flush(part);
    const checked = readThroughPart(part, { databaseId, dataKey }, { ...watch, progress: (done) => { watch.progress(databaseBytes + done, 0); } });
    if (!checked.ok) { rmSync(part, { force: true }); return checked; }
    const file = freeName(folder, centreCode, madeAt);
    renameSync(part, file);
    try { flushFolderOf(file); } catch { /* some sticks' file systems flush no folder */ }
    return ok({ file, size, sha256: checked.value, madeAt, audit, schemaVersion, counts: facts.counts });
  } catch (error) {
    try { rmSync(part, { force: true }); } catch { /* the stick is gone: what is left there is known by its name */ }
    if (error instanceof Cancelled) throw error;
    return orThrow(targetRefusal(error, folder), error);
  }
}
/** The SHA-256 of what was just written, read back by its own way in. */
function readThroughPart(part: string, known: { readonly databaseId: Id; readonly dataKey: Uint8Array }, watch: Watch): Result<string> {
  const read = readThrough(part, known, watch, undefined, true);
  if (!read.ok) return refuse('backups.FOLDER_LOST', { folder: path.dirname(part) });
  return read.value.verdict === 'good' ? ok(read.value.sha256) : refuse('backups.WRITTEN_WRONG', { folder: path.dirname(part) });
}
function freeName(folder: string, centreCode: string, madeAt: Instant): string {
  for (let number = 1; ; number += 1) {
    const file = path.join(folder, backupName(centreCode, madeAt, number));
    if (!existsSync(file)) return file;
  }
}
