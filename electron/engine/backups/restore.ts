import { existsSync, rmdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Answer, Received } from '#shared/contract/index.ts';
import { may, type Role } from '#shared/domain/accounts.ts';
import type { Counts } from '#shared/domain/backups.ts';
import { shortDate, type CivilDate } from '#shared/domain/common/dates.ts';
import { present } from '#shared/lib/assert.ts';
import type { Clock, Id, Ids } from '#shared/lib/ids.ts';
import { ok, refuse, type No, type Result } from '#shared/lib/result.ts';
import type { Entering } from '../entering.ts';
import type { ReplayErasures } from '../erasing.ts';
import type { Helper } from '../helper.ts';
import type { JobControl } from '../jobs.ts';
import { connect } from '../store/connect.ts';
import { FILES } from '../store/files.ts';
import { inspectFolder } from '../store/folder.ts';
import { openRing, readKeyFile } from '../store/keySlots.ts';
import { lockFolder } from '../store/lock.ts';
import { lookAtFolder } from '../store/look.ts';
import { diskRefusal, orThrow } from '../store/refusals.ts';
import { holdsData } from '../store/restoring.ts';
import { tell } from './copy.ts';
import { erasureLines, erasureLinesIn } from '../store/erasuresFile.ts';
import type { Head } from './format.ts';
import { listBackups, lookAtBackup, type Known } from './look.ts';
import { FOLDERS_SINCE, pathsIn } from './repository.ts';
import { mayRestore, putInPlace, readyPlace, stage } from './stage.ts';
import { isOlder, verdictRefusal } from './telling.ts';

interface Parts {
  readonly dir: () => string;
  readonly clock: Clock; readonly ids: Ids; readonly helper: Helper; readonly entering: Entering; readonly replayErasures: ReplayErasures;
  readonly placeOf: (handle: string) => Result<string>;
}
/** The lists of erasures that can be seen: in the backup, in newer ones beside it, and here where the same centre is. */
export interface Visible { readonly lines: readonly string[]; /** One of them is newer than the backup. */ readonly newer: boolean }
/** What is in the data folder now: what is told of it, and where its backups go. */
interface Present { readonly shown: Answer<'backups.preview'>['present']; readonly folders: readonly string[] }
/** Of whoever's passphrase a backup still knows: they are somebody here no more, or not one who restores. The recovery sheet speaks for itself. */
const leftSince = (db: ReturnType<typeof connect>, slotIds: readonly Id[]): boolean => {
  const owners = db.prepare<[string], { active: number; role: Role }>(`SELECT active, role FROM key_slots JOIN users ON users.id = user_id WHERE kind <> 'recovery' AND key_slots.id IN (SELECT value FROM json_each(?))`).all(JSON.stringify(slotIds));
  return owners.length > 0 && !owners.some(({ active, role }) => active === 1 && may(role, 'backup.restore'));
};

export interface Restoring {
  readonly preview: (wanted: Received<'backups.preview'>, job: JobControl) => Promise<Result<Answer<'backups.preview'>>>;
  readonly restore: (wanted: Received<'backups.restore'>, job: JobControl) => Promise<Result<Answer<'backups.restore'>>>;
  readonly visible: (file: string, head: Head, own: readonly string[], known: Known, dir: string | null) => Visible;
}
/** The two jobs that lead back: what a backup holds, and putting it in place. */
export function createRestore({ dir, clock, ids, helper, entering, replayErasures, placeOf }: Parts): Restoring {
  let under = false;
  type Secret = Received<'backups.preview'> | Received<'backups.restore'>;
  interface Opened { readonly file: string; readonly head: Head; readonly own: readonly string[]; readonly known: Known; readonly slotId: readonly Id[] }

  /** The file, opened with what the person gave; nothing is read but its head. */
  async function opened(wanted: Secret): Promise<Result<Opened>> {
    const open = entering.current();
    if (open?.held) return refuse('app.HELD');
    if (open && !may(open.user.role, 'backup.restore')) return refuse('app.NOT_ALLOWED');
    const inspected = inspectFolder(dir());
    if (!inspected.ok) return inspected;
    const place = placeOf(wanted.source);
    if (!place.ok) return place;
    const file = place.value, looked = lookAtBackup(file);
    if (!looked.ok) return looked;
    const { verdict, head, erasures } = looked.value;
    if (verdict !== 'good' || !head) return verdictRefusal(verdict, file);
    const secret = entering.secretOf('passphrase' in wanted ? { user: wanted.user, passphrase: wanted.passphrase } : { recovery: wanted.recovery });
    if (!secret.ok) return secret;
    const key = await entering.tried(() => openRing(head.ring, secret.value));
    if (!key.ok) return key.refusal.code === 'store.WRONG_PASSPHRASE' && secret.value.kind === 'recovery' ? refuse('backups.WRONG_RECOVERY') : key;
    const known: Known = { databaseId: head.databaseId, dataKey: key.value.dataKey };
    const mine = lookAtBackup(file, known);
    if (!mine.ok) return mine;
    return mine.value.verdict === 'good' ? ok({ file, head, own: erasureLines(erasures), known, slotId: key.value.slotIds }) : verdictRefusal(mine.value.verdict, file);
  }
  function visible(file: string, head: Head, own: readonly string[], known: Known, here: string | null): Visible {
    const beside = listBackups(path.dirname(file), known);
    // what is altered or another's says nothing that counts; one that was cut short still has its head, and its HMAC holds
    const newer = (beside.ok ? beside.value : []).filter(({ looked }) => looked.head !== null && looked.head.madeAt > head.madeAt && ['good', 'truncated', 'newer'].includes(looked.verdict));
    const keys = here === null ? null : readKeyFile(here), same = here !== null && keys?.ok === true && keys.value.ring.databaseId === head.databaseId;
    return { lines: erasureLines(own.join('\n'), ...newer.map(({ looked }) => looked.erasures), ...(here === null ? [] : [erasureLinesIn(here).join('\n')])), newer: same || newer.length > 0 };
  }
  /** What is in the data folder now, as far as the backup's key opens it. Refused: MAY_NOT_RESTORE, to a former colleague where nobody is in who could decide it. */
  function presentData({ head, known, slotId }: Opened): Result<Present> {
    if (!holdsData(dir())) return ok({ shown: null, folders: [] });
    const unknown = { same: false, counts: null, lastAt: null, since: null, apart: false }, keys = readKeyFile(dir()), open = entering.current();
    if (!keys.ok || keys.value.ring.databaseId !== head.databaseId) return ok({ shown: unknown, folders: [] });
    const lock = open ? null : lockFolder(dir());
    if (lock && !lock.ok) return lock;
    const database = path.join(dir(), FILES.database), companions = open ? [] : [`${database}-wal`, `${database}-shm`].filter((one) => !existsSync(one));
    let db: ReturnType<typeof connect> | null = null;
    try {
      db = connect(database, known.dataKey, { readonly: true });
      if (!open && leftSince(db, slotId)) return refuse('backups.MAY_NOT_RESTORE');
      const told = tell(db, 0), last = db.prepare<[], { at: string }>('SELECT at FROM audit ORDER BY seq DESC LIMIT 1').get();
      const then = db.prepare<[number], { hash: string }>('SELECT hash FROM audit WHERE seq = ?').get(head.audit.seq);
      const apart = then?.hash !== head.audit.hash;
      const folders = told && told.schemaVersion >= FOLDERS_SINCE ? pathsIn(db) : [];
      return ok({ folders, shown: { same: true, counts: told?.facts.counts ?? null, lastAt: last?.at ?? null, since: apart || !told ? null : told.audit.seq - head.audit.seq, apart } });
    } catch { return ok({ shown: { ...unknown, same: true }, folders: [] }); // damaged: why somebody restores
    } finally {
      db?.close();
      for (const one of companions) rmSync(one, { force: true });
      if (lock?.ok) lock.value.undo();
    }
  }

  async function restored(wanted: Received<'backups.restore'>, job: JobControl): Promise<Result<Answer<'backups.restore'>>> {
    const found = await opened(wanted);
    if (!found.ok) return found;
    const { file, head, own, known, slotId } = found.value, at = dir(), madeBefore = existsSync(at), there = holdsData(at);
    if (there && !wanted.replace) return refuse('backups.DATA_THERE', { folder: at });
    if (there && !entering.current()) {
      const looked = lookAtFolder(at);
      if (!looked.ok && looked.refusal.code === 'store.FOLDER_IN_USE') return looked;
    }
    let ready: ReturnType<typeof readyPlace>;
    try { ready = readyPlace(at, clock); } catch (error) { return orThrow(diskRefusal(error, at), error); }
    const undo = (no: No): No => {
      rmSync(ready.folder, { recursive: true, force: true });
      if (!madeBefore) try { rmdirSync(at); } catch { /* somebody else put something in it */ }
      return no;
    };
    const written = await helper.run('check', { file, known, to: path.join(ready.folder, FILES.database), keep: true }, job);
    if (!written.ok) return undo(written);
    job.progress(0, 0); // how long the rest takes is not known
    await job.breathe();
    if (written.value.verdict !== 'good') return undo(verdictRefusal(written.value.verdict, file));
    const lists = visible(file, head, own, known, at), now = presentData(found.value);
    if (!now.ok) return undo(now);
    const staged = stage(ready.folder, {
      dir: at, head, size: written.value.size, sha256: written.value.sha256, dataKey: known.dataKey, slotId, erasures: lists.lines, folders: now.value.folders, clock, ids, replayErasures,
      allowed(store) {
        const right = mayRestore(store, slotId);
        return right.ok && 'recovery' in wanted ? entering.recoverable(store, wanted.user) : right;
      },
    });
    if (!staged.ok) return undo(staged);
    await job.breathe();
    if (!job.decide()) return undo(refuse('app.CANCELLED'));
    await entering.vacate();
    const lock = lockFolder(at);
    if (!lock.ok) return undo(lock);
    const placed = putInPlace(at, ready.moment);
    lock.value.release();
    if (!placed.ok) return placed;
    const warnings = lists.newer ? [] : [{ code: 'backups.NO_NEWER_ERASURES', params: { date: shortDate(head.madeAt.slice(0, 10) as CivilDate) } }];
    return ok({ warnings, madeAt: head.madeAt, setAside: placed.value, erasures: { known: lists.lines.length, replayed: staged.value.replayed } });
  }

  return {
    visible,
    async preview(wanted, job) {
      const found = await opened(wanted);
      if (!found.ok) return found;
      const { file, head, own, known } = found.value, here = existsSync(dir()) ? dir() : null;
      const checked = await helper.run('read', { file, known }, job);
      if (!checked.ok) return checked;
      await job.breathe();
      if (job.cancelled()) return refuse('app.CANCELLED');
      if (checked.value.verdict !== 'good') return verdictRefusal(checked.value.verdict, file);
      const facts = present(checked.value.facts, 'a good backup tells what it holds'), now = presentData(found.value);
      if (!now.ok) return now;
      return ok({
        madeAt: head.madeAt, size: checked.value.size, sha256: checked.value.sha256, older: isOlder(head.schemaVersion), audit: head.audit,
        centre: { code: head.centreCode, nameAr: facts.nameAr, nameFr: facts.nameFr, demonstration: facts.demonstration },
        counts: facts.counts satisfies Counts, users: facts.users.map(({ name, role }) => ({ name, role: role as Role })),
        present: now.value.shown, erasuresSeen: visible(file, head, own, known, here).newer,
      });
    },
    async restore(wanted, job) {
      if (under) return refuse('backups.UNDER_WAY');
      under = true;
      try { return await restored(wanted, job); } finally { under = false; }
    },
  };
}
