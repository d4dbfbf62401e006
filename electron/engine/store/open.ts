import { accessSync, constants, existsSync, renameSync, rmdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import type Database from 'better-sqlite3';
import type { Clock } from '#shared/lib/ids.ts';
import { ok, refuse, type No, type Refusal, type Result } from '#shared/lib/result.ts';
import { makeFolder } from '../../policy/makeFolder.ts';
import { APPLICATION_ID, assertEncrypted, connect, HEAD_BYTES, isPlain } from './connect.ts';
import { codeOf, dropUnfinished, FILES, flush, flushFolderOf, head, makePrivate } from './files.ts';
import { inspectFolder, systemProbe, type Probe } from './folder.ts';
import { lacksRows } from './head.ts';
import { readKeyFile, writeKeyFile, type KeyFile, type KeyRing } from './keySlots.ts';
import { lockFolder } from './lock.ts';
import { latestOf, migrate, MIGRATIONS, versionOf, type Migration } from './migrate.ts';
import { diskRefusal, orThrow } from './refusals.ts';
import { finishRestore } from './restoring.ts';
import { createSql } from './sql.ts';
import { composeStore, type Store } from './store.ts';

interface Place { readonly dir: string; readonly dataKey: Uint8Array; readonly clock: Clock; readonly probe?: Probe }

/**
 * How large a database may be to be read through and through at every opening (about 4 ms a MB). Every page carries a keyed
 * checksum that is verified whenever it is read, so in a larger one damage still cannot pass for data: it is refused when met,
 * and a backup, which reads every page, finds it all.
 */
const CHECKED_WHOLE_BYTES = 32 * 1024 * 1024;
export const PAGE_BYTES = 4096;
/** How much of a database that is being made is held in memory, so that a page that changes a thousand times is encrypted once. */
const BUILDING_KIB = 64 * 1024;
/** Of pages kept in clear in memory, of which a small centre fills a small part: in a large one deciphering a page anew takes longer than all that is then done with it. */
const CACHE_KIB = 64 * 1024;
export const stagedName = (databaseId: string): string => `idmaj-${databaseId}.new`;

/** A centre that is being made: nothing of it counts before `finish`. */
export interface Building {
  /** Closing it does nothing: `finish` or `drop` does. */
  readonly store: Store;
  /** The centre is there from now on, and closed. Throws the disk's error; nothing stays then. */
  finish(): void;
  /** It was never there. */
  drop(): void;
}
/**
 * Begins a centre's data in a folder (which need not exist). The database is built under another name; the key file's appearing, at
 * `finish`, makes the centre; only then the database takes its name, which `openStore` does too should the power fail between. Whatever
 * fails, nothing of it stays, and nothing else is touched.
 * @param ring of `createKeySlots`, whose `dataKey` (32 bytes) this is
 * @returns refused: what `inspectFolder` refuses, ALREADY_A_CENTRE, FOLDER_IN_USE, DISK_FULL, DISK_ERROR
 */
export function buildStore({ ring, dataKey, clock, dir, probe = systemProbe }: Place & { readonly ring: KeyRing }): Result<Building> {
  const inspected = inspectFolder(dir, probe);
  if (!inspected.ok) return inspected;
  const unfinished = finishRestore(dir);
  if (unfinished) return unfinished;
  const [database, keys, staged] = [FILES.database, FILES.keys, stagedName(ring.databaseId)].map((name) => path.join(dir, name)) as [string, string, string];
  if (existsSync(database) || existsSync(keys)) return refuse('store.ALREADY_A_CENTRE', { folder: dir });
  let madeFolder: string | undefined;
  try { madeFolder = makeFolder(dir, 0o700); } catch (error) { return orThrow(diskRefusal(error, dir), error); }
  const removeFolder = (): void => { if (madeFolder !== undefined) removeEmpty(dir, madeFolder); };
  const lock = lockFolder(dir);
  if (!lock.ok) { removeFolder(); return lock; }
  // Asked again under the lock: another window may have been quicker
  if (existsSync(database) || existsSync(keys)) { lock.value.undo(); return refuse('store.ALREADY_A_CENTRE', { folder: dir }); }
  const undo = (): void => {
    for (const file of [keys, staged, `${staged}-wal`, `${staged}-shm`]) rmSync(file, { force: true });
    lock.value.undo();
    removeFolder();
  };
  let db: Database.Database | undefined;
  try {
    dropUnfinished(dir);
    makePrivate(staged);
    const opened = db = connect(staged, dataKey);
    // it counts as a whole: one transaction, flushed once
    for (const setting of ['journal_mode = MEMORY', 'synchronous = OFF', `cache_size = -${BUILDING_KIB}`]) db.pragma(setting);
    migrate(db, { dir, clock });
    db.exec('BEGIN IMMEDIATE');
    const store = composeStore({ db, dir, dataKey, databaseId: ring.databaseId, clock, warnings: [], whole: true, release: () => undefined });
    return ok({
      store: { ...store, close: () => undefined },
      finish() {
        try {
          opened.exec('COMMIT');
          store.close();
          flush(staged);
          assertEncrypted(staged);
          writeKeyFile(dir, { ring, databaseHead: head(staged, HEAD_BYTES).toString('hex') });
        } catch (error) { opened.close(); undo(); throw error; }
        // from here on it is a centre: where this fails, its first opening does it
        try { takeName(staged, database); } catch { /* as said */ }
        lock.value.release();
      },
      drop() { try { opened.close(); } finally { undo(); } },
    });
  } catch (error) {
    db?.close();
    undo();
    return orThrow(diskRefusal(error, dir), error);
  }
}
/** Makes a centre's data and opens them. `fill` writes the first rows, in one transaction. @returns refused: what `buildStore` or `fill` refuses */
export function createStore({ fill, ...place }: Place & { readonly ring: KeyRing; readonly fill: (store: Store) => Result<unknown> }): Result<Store> {
  const built = buildStore(place);
  if (!built.ok) return built;
  try {
    const { store, finish, drop } = built.value;
    let filled: Result<unknown>;
    try { filled = store.transaction(() => fill(store)); } catch (error) { drop(); throw error; }
    if (!filled.ok) { drop(); return filled; }
    finish();
  } catch (error) { return orThrow(diskRefusal(error, place.dir), error); }
  return openStore(place);
}

/**
 * Opens a centre's data. Looks before it touches: whatever is refused stays byte for byte as it was.
 * @param beforeMigrating told of the version of data that are about to be brought to a newer one
 * @returns a store, with a warning (CHANGES_LOST) where it is older than it once was; refused: NO_CENTRE, DATABASE_MISSING, KEYS_MISSING, KEYS_DAMAGED, KEYS_NEWER, NETWORK_FOLDER, NOT_A_FOLDER,
 * FOLDER_NOT_WRITABLE, FOLDER_IN_USE, FOREIGN_FILE, DAMAGED, NEWER_VERSION, DISK_FULL, DISK_ERROR
 */
export function openStore({ dir, dataKey, clock, probe = systemProbe, migrations = MIGRATIONS, checkedWholeBytes = CHECKED_WHOLE_BYTES, beforeMigrating = () => undefined }: Place & {
  readonly migrations?: readonly Migration[]; readonly checkedWholeBytes?: number; readonly beforeMigrating?: (version: number) => void;
}): Result<Store> {
  const inspected = inspectFolder(dir, probe);
  if (!inspected.ok) return inspected;
  const unfinished = finishRestore(dir);
  if (unfinished) return unfinished;
  const where = { folder: dir, file: FILES.database };
  const database = path.join(dir, FILES.database);
  const keys = readKeyFile(dir);
  if (!keys.ok) return keys;
  const staged = path.join(dir, stagedName(keys.value.ring.databaseId));
  if (!existsSync(database) && !existsSync(staged)) return refuse('store.DATABASE_MISSING', where);

  const lock = lockFolder(dir);
  if (!lock.ok) return lock;
  let db: Database.Database | undefined;
  try {
    if (!existsSync(database)) takeName(staged, database);
    const refused = examine({ dir, dataKey, keys: keys.value, newest: latestOf(migrations), checkedWholeBytes });
    if (refused) { lock.value.undo(); return refused; }
    dropUnfinished(dir);
    db = connect(database, dataKey);
    db.pragma(`cache_size = -${CACHE_KIB}`);
    migrate(db, { dir, clock, migrations, before: beforeMigrating });
    const lost: readonly Refusal[] = lacksRows({ dir, sql: createSql(db) }) ? [{ code: 'store.CHANGES_LOST', params: { folder: dir } }] : [];
    return ok(composeStore({ db, dir, dataKey, databaseId: keys.value.ring.databaseId, clock, warnings: [...inspected.value.warnings, ...lost], release: lock.value.release }));
  } catch (error) {
    db?.close();
    lock.value.undo();
    return orThrow(diskRefusal(error, dir), error);
  }
}

/** Is this our database, whole, and of a version we know? Read only: a writing connection would already tidy the log away. */
function examine({ dir, dataKey, keys, newest, checkedWholeBytes }: {
  readonly dir: string; readonly dataKey: Uint8Array; readonly keys: KeyFile; readonly newest: number; readonly checkedWholeBytes: number;
}): No | null {
  const database = path.join(dir, FILES.database);
  const where = { folder: dir, file: FILES.database };
  const damaged = refuse('store.DAMAGED', where);
  const found = statSync(database);
  if (!found.isFile()) return refuse('store.FOREIGN_FILE', where);
  if (found.size < PAGE_BYTES) return damaged; // SQLite takes an empty file for a new database
  accessSync(database, constants.R_OK | constants.W_OK);
  const bytes = head(database, HEAD_BYTES);
  if (isPlain(bytes)) return refuse('store.FOREIGN_FILE', where);
  const companions = [`${database}-wal`, `${database}-shm`].filter((file) => !existsSync(file));
  let db: Database.Database | undefined;
  try {
    db = connect(database, dataKey, { readonly: true });
    if (db.pragma('application_id', { simple: true }) !== APPLICATION_ID) return refuse('store.FOREIGN_FILE', where);
    if (versionOf(db) > newest) return refuse('store.NEWER_VERSION', where);
    db.prepare('SELECT count(*) FROM sqlite_schema').get();
    const sound = found.size > checkedWholeBytes || db.pragma('quick_check(1)', { simple: true }) === 'ok';
    return sound ? null : damaged;
  } catch (error) {
    const refused = orThrow(diskRefusal(error, dir), error);
    // A wrong key and a damaged first page look the same; the salt in front of it tells whose file it is
    const ours = sharedBytes(bytes, Buffer.from(keys.databaseHead, 'hex')) >= HEAD_BYTES / 2;
    return refused.refusal.code === 'store.DAMAGED' && codeOf(error) === 'SQLITE_NOTADB' && !ours ? refuse('store.FOREIGN_FILE', where) : refused;
  } finally {
    db?.close();
    for (const file of companions) rmSync(file, { force: true }); // a read-only connection leaves them behind
  }
}

const sharedBytes = (a: Buffer, b: Buffer): number => a.filter((byte, i) => byte === b[i]).length;
/** Takes away the empty folders that were made, from `dir` up to the first one made. */
function removeEmpty(dir: string, first: string): void {
  for (let at = path.resolve(dir); ; at = path.dirname(at)) {
    try { rmdirSync(at); } catch { return; } // somebody else put something in it
    if (at === path.resolve(first)) return;
  }
}
function takeName(staged: string, database: string): void {
  renameSync(staged, database);
  flushFolderOf(database);
}
