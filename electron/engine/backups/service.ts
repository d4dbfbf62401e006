import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { FILE_LIMITS, MEGABYTE } from '#shared/contract/bridge.ts';
import { ageOf, ageWarning, isDue, rotatedOut, type BackupKind } from '#shared/domain/backups.ts';
import type { Bilingual } from '#shared/domain/common/bilingual.ts';
import { present } from '#shared/lib/assert.ts';
import type { Clock, Id, Ids, Instant } from '#shared/lib/ids.ts';
import { ok, refuse, type Result } from '#shared/lib/result.ts';
import type { PaperPrinter } from '../documents/paperJobs.ts';
import type { Entering, OpenCentre } from '../entering.ts';
import type { ReplayErasures } from '../erasing.ts';
import type { Files } from '../files.ts';
import type { HandlersOf } from '../handlers.ts';
import type { Helper } from '../helper.ts';
import type { JobControl } from '../jobs.ts';
import type { Places } from '../places.ts';
import { readKeyFile } from '../store/keySlots.ts';
import type { Store } from '../store/store.ts';
import { writeOwn } from './bytes.ts';
import type { Checked } from './check.ts';
import { removeOldScratch, scratchName } from './copy.ts';
import { createDrill } from './drill.ts';
import type { Listed } from './look.ts';
import { makeBackup, readyFolder, type MadeIn } from './make.ts';
import { chosenFolders, chosenIn, FOLDERS_SINCE, kindsByName, knownFolders, lastFailure, newestGood, noteSpoiled, record, sinceIn } from './repository.ts';
import { createRestore } from './restore.ts';
import { databaseBytes, growth, isOlder, plain, verdictRefusal } from './telling.ts';

export interface BackupsParts {
  readonly folder: string | null;
  readonly clock: Clock; readonly ids: Ids;
  readonly helper: Helper; readonly files: Files; readonly places: Places;
  readonly printer: Pick<PaperPrinter, 'sheet'>;
  readonly entering: Entering;
  readonly replayErasures: ReplayErasures;
  /** Told of what failed where nobody asked and nobody waits. */
  readonly onBug: (error: unknown) => void;
}
export interface Backups {
  readonly handlers: HandlersOf<'backups'>;
  /** Makes one where it is due, in the folders that are chosen; never fails. */
  automatic(kind: 'closing' | 'daily', centre: OpenCentre): Promise<void>;
  /** Makes one of data that are about to be brought to a newer form, here and now: nobody is in yet, and nobody waits for anything else. It never fails. */
  beforeMigrating(dataKey: Uint8Array, version: number): void;
  /** Takes away what was put on the disk for the time of the run. */
  close(): Promise<void>;
}
type Watch = Pick<JobControl, 'progress' | 'cancelled'>;
const UNWATCHED: Watch = { progress: () => undefined, cancelled: () => false };

/** Backups of the open centre, made by the helper on a connection of its own, and the way back from them. */
export function createBackups({ folder, clock, ids, helper, files, places, printer, entering, replayErasures, onBug }: BackupsParts): Backups {
  const dir = (): string => present(folder, 'this host opens no centre');
  const known = (store: Store): { readonly databaseId: Id; readonly dataKey: Uint8Array } => ({ databaseId: store.keys.databaseId, dataKey: store.keys.dataKey });
  const spooled = new Set<string>();
  /** Where a handle leads; a file that was uploaded is put on the disk first, encrypted as it is. */
  function placeOf(handle: string): Result<string> {
    const there = places.find(handle);
    if (there) return ok(there);
    const bytes = files.take(handle);
    if (!bytes.ok) return bytes;
    const at = mkdtempSync(path.join(os.tmpdir(), 'idmaj-upload-')), file = path.join(at, 'uploaded.idmaj-backup');
    spooled.add(at);
    writeOwn(file, bytes.value);
    places.keep(handle, file);
    return ok(file);
  }

  /** Copies in the data folder that are being worked on. */
  const using = new Set<string>();
  async function withScratch<T>(work: (scratch: string) => Promise<T>): Promise<T> {
    const scratch = path.join(dir(), scratchName());
    removeOldScratch(dir(), using);
    using.add(scratch);
    try { return await work(scratch); } finally { using.delete(scratch); }
  }
  /** One at a time: two would copy the same database side by side for nothing. */
  let line: Promise<unknown> = Promise.resolve();
  function make(store: Store, folders: readonly string[], makeFolders: boolean, watch: Watch): Promise<Result<readonly MadeIn[]>> {
    const next = line.then(async () => {
      const gone = store.gone();
      if (gone) return gone;
      const bytes = databaseBytes(store);
      return withScratch(async (scratch) => {
        const measured = growth(scratch, bytes, bytes * (1 + 2 * folders.length), watch);
        try {
          return await helper.run('make', { dir: dir(), ...known(store), scratch, folders, makeFolders, madeAt: clock.now() }, { cancelled: watch.cancelled, progress: (done, total) => { measured.stop(); watch.progress(bytes + done, bytes + total); } });
        } finally { measured.stop(); }
      });
    });
    line = next.catch(() => null);
    return next;
  }
  /** Takes away what rotation no longer keeps, in folders that a backup was just made in. */
  async function rotate(store: Store, made: readonly MadeIn[]): Promise<number> {
    const chosen = new Set(chosenFolders(store).map(({ path: one }) => one)), folders = made.filter((one) => one.outcome.ok && chosen.has(one.folder)).map((one) => one.folder);
    let removed = 0;
    for (const { listed } of await helper.run('list', { folders, known: known(store) }, UNWATCHED)) {
      if (!listed.ok) continue;
      const own = listed.value.filter(({ looked }) => looked.head?.databaseId === store.keys.databaseId && looked.verdict !== 'partial');
      const out = rotatedOut(own.map(({ file, looked }) => ({ id: file, madeAt: looked.head?.madeAt ?? '', good: looked.verdict === 'good' })), clock.now());
      for (const file of out) try { rmSync(file); removed += 1; } catch { /* next time */ }
    }
    return removed;
  }
  /** Writes down what was made, and what was not; answers what is news. */
  function note(store: Store, kind: BackupKind, outcomes: readonly MadeIn[]): readonly MadeIn[] {
    const at = clock.now();
    return outcomes.filter(({ folder: where, outcome }) => record(store, ids, { at, kind, folder: where, outcome }));
  }
  const isDemonstration = (store: Store): boolean => store.sql.one<{ demonstration: number }>`SELECT demonstration FROM centre`?.demonstration === 1;

  async function automatic(kind: 'closing' | 'daily', { store, user }: OpenCentre): Promise<void> {
    try {
      writeDown(store);
      const now = clock.now(), folders = chosenFolders(store).map(({ path: one }) => one).filter((one) => isDue({ kind, now, ...sinceIn(store, one) }));
      if (folders.length === 0) return;
      const made = await make(store, folders, false, UNWATCHED), outcomes: readonly MadeIn[] = made.ok ? made.value : folders.map((one) => ({ folder: one, outcome: made }));
      store.transaction(() => {
        for (const { outcome } of note(store, kind, outcomes)) store.audit.append({ at: clock.now(), userId: user.id, procedure: 'backups.make', outcome: outcome.ok ? 'done' : outcome.refusal.code, subject: outcome.ok ? path.basename(outcome.value.file) : '', detail: { kind } });
        return ok(null);
      });
      await rotate(store, outcomes);
    } catch (error) { onBug(error); }
  }

  /** What was made before somebody was in; written down as soon as somebody is. */
  let unwritten: readonly MadeIn[] = [];
  function beforeMigrating(dataKey: Uint8Array, version: number): void {
    try {
      const folders = version < FOLDERS_SINCE ? [] : chosenIn(dir(), dataKey), keys = readKeyFile(dir());
      if (folders.length === 0 || !keys.ok) return;
      const made = makeBackup({ dir: dir(), dataKey, databaseId: keys.value.ring.databaseId, scratch: path.join(dir(), scratchName()), folders, makeFolders: false, madeAt: clock.now() }, UNWATCHED);
      unwritten = made.ok ? made.value : folders.map((one) => ({ folder: one, outcome: made }));
    } catch (error) { onBug(error); }
  }
  function writeDown(store: Store): void {
    if (unwritten.length === 0) return;
    if (store.transaction(() => { note(store, 'migration', unwritten); return ok(null); }).ok) unwritten = [];
  }

  const { preview, restore, visible } = createRestore({ dir, clock, ids, helper, entering, replayErasures, placeOf });
  const drill = createDrill({ clock, ids, helper, replayErasures, visible });
  /** The newest good one of this centre in every known folder. */
  async function newestThere(store: Store): Promise<Listed | null> {
    const listed = await helper.run('list', { folders: knownFolders(store).map(({ path: one }) => one), known: known(store) }, UNWATCHED);
    const good = listed.flatMap(({ listed: found }) => (found.ok ? found.value.filter(({ looked }) => looked.verdict === 'good') : []));
    return good.toSorted((a, b) => (present(a.looked.head, 'a good one has a head').madeAt < present(b.looked.head, 'a good one has a head').madeAt ? 1 : -1))[0] ?? null;
  }
  /** A file as `verify` and the slip need it: opened for real. */
  async function checked(source: string, store: Store, watch: Watch): Promise<Result<{ readonly file: string; readonly found: Checked }>> {
    const file = placeOf(source);
    if (!file.ok) return file;
    const found = await withScratch((to) => helper.run('check', { file: file.value, known: known(store), to, keep: false }, watch));
    if (!found.ok) return found;
    noteSpoiled(store, [{ file: file.value, verdict: found.value.verdict }]);
    return ok({ file: file.value, found: found.value });
  }

  const handlers: HandlersOf<'backups'> = {
    'backups.state'(_input, { store }) {
      const row = newestGood(store), failed = lastFailure(store), now = clock.now();
      return ok({
        newest: row ? { madeAt: row.at, ...ageOf(row.at, now), fileName: row.file_name, folder: path.basename(row.folder) } : null,
        warning: ageWarning(row?.at ?? null, now, isDemonstration(store)), automatic: chosenFolders(store).length > 0,
        failure: failed ? { code: failed.outcome, params: { folder: failed.folder } } : null,
      });
    },
    async 'backups.make'({ to }, { store, job, commit, about }) {
      const named = to === null ? null : places.find(to);
      if (to !== null && named === null) return refuse('app.UNKNOWN_FILE');
      const folders = named === null ? chosenFolders(store).map(({ path: one }) => one) : [named];
      if (folders.length === 0) return refuse('backups.NO_FOLDER_CHOSEN');
      const outcomes = await make(store, folders, named !== null, job);
      if (!outcomes.ok) return outcomes;
      const [only] = outcomes.value;
      if (only && outcomes.value.length === 1 && !only.outcome.ok) return only.outcome;
      const done = commit(() => {
        note(store, 'asked', outcomes.value);
        about(outcomes.value.flatMap(({ outcome }) => (outcome.ok ? [path.basename(outcome.value.file)] : [])).join(' ').slice(0, 200));
        return ok(null);
      });
      if (!done.ok) return done;
      const removed = await rotate(store, outcomes.value);
      return ok({
        removed, failed: outcomes.value.flatMap(({ outcome }) => (outcome.ok ? [] : [plain(outcome.refusal)])),
        made: outcomes.value.flatMap(({ folder: at, outcome }) => (outcome.ok ? [{ folder: at, fileName: path.basename(outcome.value.file), size: outcome.value.size, sha256: outcome.value.sha256, madeAt: outcome.value.madeAt, audit: outcome.value.audit, source: places.put(outcome.value.file) }] : [])),
      });
    },
    async 'backups.download'(_input, { store, job, commit, about }) {
      const limit = FILE_LIMITS.backup;
      if (databaseBytes(store) > limit * MEGABYTE) return refuse('backups.TOO_LARGE_TO_DOWNLOAD', { limit });
      const at = mkdtempSync(path.join(os.tmpdir(), 'idmaj-download-'));
      try {
        const outcomes = await make(store, [at], false, job);
        if (!outcomes.ok) return outcomes;
        const outcome = present(outcomes.value[0], 'one folder').outcome;
        if (!outcome.ok) return outcome;
        const { file, size, sha256 } = outcome.value, fileName = path.basename(file);
        const done = commit(() => { note(store, 'asked', [{ folder: '', outcome }]); about(fileName); return ok(null); });
        return done.ok ? ok({ file: files.put(readFileSync(file)), fileName, size, sha256 }) : done;
      } finally { rmSync(at, { recursive: true, force: true }); }
    },
    async 'backups.list'({ from }, { store, job }) {
      const named = from === null ? null : places.find(from);
      if (from !== null && named === null) return refuse('app.UNKNOWN_FILE');
      const wanted = named === null ? knownFolders(store) : [{ id: null, path: named }], kinds = kindsByName(store);
      const found = await helper.run('list', { folders: wanted.map(({ path: one }) => one), known: known(store) }, job);
      if (named !== null && found[0] && !found[0].listed.ok) return found[0].listed;
      noteSpoiled(store, found.flatMap(({ listed }) => (listed.ok ? listed.value.map(({ file, looked: { verdict } }) => ({ file, verdict })) : [])));
      return ok({
        folders: found.map(({ folder: at, listed }, i) => ({ folder: at, id: wanted[i]?.id ?? null, chosen: wanted[i]?.id !== null && wanted[i] !== undefined, refusal: listed.ok ? null : plain(listed.refusal) })),
        backups: found.flatMap(({ folder: at, listed }) => (listed.ok ? listed.value : []).map(({ file, looked: { head, verdict, size } }) => ({
          source: places.put(file), folder: at, fileName: path.basename(file), size, verdict, madeAt: head?.madeAt ?? null, centreCode: head?.centreCode ?? null,
          older: isOlder(head?.schemaVersion), kind: kinds.get(path.basename(file)) ?? null,
        }))).toSorted((a, b) => ((a.madeAt ?? '') < (b.madeAt ?? '') ? 1 : (a.madeAt ?? '') > (b.madeAt ?? '') ? -1 : a.fileName < b.fileName ? -1 : 1)),
      });
    },
    async 'backups.verify'({ source }, { store, job, about }) {
      const looked = await checked(source, store, job);
      if (!looked.ok) return looked;
      const { verdict, size, head, sha256, facts } = looked.value.found;
      about(`${path.basename(looked.value.file)} ${verdict}`.slice(0, 200));
      return ok({ verdict, size, sha256: sha256 || null, madeAt: head?.madeAt ?? null, centreCode: head?.centreCode ?? null, audit: head?.audit ?? null, older: isOlder(head?.schemaVersion), counts: facts?.counts ?? null });
    },
    async 'backups.drill'(_input, { store, job, about }) {
      const newest = await newestThere(store);
      if (!newest) return refuse('backups.NONE_FOUND');
      about(path.basename(newest.file));
      return drill(newest.file, known(store), store, job, (verdict) => { noteSpoiled(store, [{ file: newest.file, verdict }]); });
    },
    async 'backups.slip'({ source, language }, { store, job, user, about }) {
      const looked = await checked(source, store, job);
      if (!looked.ok) return looked;
      const { file, found: { verdict, head, size, sha256 } } = looked.value;
      if (verdict !== 'good' || !head) return verdictRefusal(verdict, file);
      about(path.basename(file));
      const centre = present(store.sql.one<Bilingual & { code: string }>`SELECT code, name_ar AS ar, name_fr AS fr FROM centre`, 'an open store has its centre');
      const { pdf } = await printer.sheet({ sheet: 'backupSlip', lang: language, of: { centre: { ar: centre.ar, fr: centre.fr }, code: centre.code, fileName: path.basename(file), madeAt: head.madeAt as Instant, size, sha256, audit: head.audit, printedAt: clock.now(), printedBy: user.name } });
      return ok({ file: files.put(pdf), fileName: `${path.basename(file)}.pdf` });
    },
    'backups.addFolder'({ folder: handle }, { store, user, about }) {
      const at = places.find(handle);
      if (!at) return refuse('app.UNKNOWN_FILE');
      const ready = readyFolder(at, dir(), false);
      if (!ready.ok) return ready;
      const there = chosenFolders(store).find(({ path: one }) => one === at);
      if (there) return ok({ id: there.id });
      const id = ids.next();
      about(id);
      store.sql.insert('backup_folders', { id, path: at, added_at: clock.now(), added_by: user.id });
      return ok({ id });
    },
    'backups.removeFolder'({ id }, { store, about }) {
      about(id);
      return store.sql.run`DELETE FROM backup_folders WHERE id = ${id}` === 1 ? ok({}) : refuse('backups.NO_SUCH_FOLDER');
    },
    'backups.preview': preview,
    'backups.restore': restore,
  };
  return {
    handlers, automatic, beforeMigrating,
    async close() {
      await line;
      for (const at of spooled) rmSync(at, { recursive: true, force: true });
    },
  };
}
