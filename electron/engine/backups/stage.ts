import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { may, type Role } from '#shared/domain/accounts.ts';
import { backupName } from '#shared/domain/backups.ts';
import type { Clock, Id, Ids, Instant } from '#shared/lib/ids.ts';
import { ok, refuse, type No, type Result } from '#shared/lib/result.ts';
import { makeFolder } from '../../policy/makeFolder.ts';
import type { ReplayErasures } from '../erasing.ts';
import { connect, HEAD_BYTES } from '../store/connect.ts';
import { FILES, flush, head as firstBytes } from '../store/files.ts';
import { standing } from '../store/keyring.ts';
import { writeKeyFile } from '../store/keySlots.ts';
import { migrate } from '../store/migrate.ts';
import { diskRefusal, orThrow } from '../store/refusals.ts';
import { asideName, decideRestore, finishRestore, holdsData, READY, readyName } from '../store/restoring.ts';
import { composeStore, type Store } from '../store/store.ts';
import { writeOwn } from './bytes.ts';
import { erasedIn, ERASURES, erasuresText } from '../store/erasuresFile.ts';
import type { Head } from './format.ts';

export interface StageParts {
  /** The data folder that is to hold the backup's data. */
  readonly dir: string;
  readonly head: Head; readonly dataKey: Uint8Array;
  /** Of the backup's file. */
  readonly size: number; readonly sha256: string;
  /** Whose secret opened the ring. */
  readonly slotId: Id | readonly Id[];
  /** The lines of every list of erasures that can be seen. */
  readonly erasures: readonly string[];
  readonly clock: Clock; readonly ids: Ids; readonly replayErasures: ReplayErasures;
  /** Where backups of the centre go on this computer; those that come with a backup are another machine's, or another copy's. */
  readonly folders: readonly string[];
  /** Looks at the store before it counts: whether whoever restores may, and will get in. */
  readonly allowed: (store: Store) => Result<unknown>;
}
export interface Staged { readonly ready: string; readonly replayed: number }

/** An empty folder inside the data folder, for the data that are being restored; what an earlier try left goes. Throws the disk's error. */
export function readyPlace(dir: string, clock: Clock): { readonly moment: string; readonly folder: string } {
  makeFolder(dir, 0o700);
  for (const name of readdirSync(dir).filter((one) => READY.test(one))) rmSync(path.join(dir, name), { recursive: true, force: true });
  const stamp = clock.now().replace(/[-:]|\.\d+/g, '');
  let moment = stamp;
  for (let number = 2; existsSync(path.join(dir, asideName(moment))); number += 1) moment = `${stamp}-${number}`;
  const folder = path.join(dir, readyName(moment));
  mkdirSync(folder, { mode: 0o700 });
  return { moment, folder };
}

/**
 * Makes the database that lies in `folder` ready to be opened: brought to today's form, the erasures done again, the restore written into
 * its journal, the keys beside it. Nothing outside `folder` is touched.
 */
export function stage(folder: string, { dir, head, size, sha256, dataKey, slotId, erasures, folders, clock, ids, replayErasures, allowed }: StageParts): Result<Staged> {
  const database = path.join(folder, FILES.database);
  try {
    const db = connect(database, dataKey);
    const store = composeStore({ db, dir: folder, dataKey, databaseId: head.databaseId, clock, warnings: [], release: () => undefined });
    let replayed = 0;
    try {
      migrate(db, { dir: folder, clock, copy: false });
      const agreed = allowed(store);
      if (!agreed.ok) return agreed;
      // first the list, to which replaying adds what it lacks
      writeOwn(path.join(folder, ERASURES), erasuresText(erasures));
      const done = replayErasures(store, erasedIn(erasures));
      if (!done.ok) return done;
      replayed = done.value.erased;
      const noted = store.transaction(() => {
        // or a copy that was restored on trial would put its own backups among the centre's, and rotate these away
        store.sql.run`DELETE FROM backup_folders`;
        const by = store.sql.one<{ id: Id }>`SELECT id FROM users ORDER BY created_at, id LIMIT 1`?.id;
        for (const at of by ? folders : []) store.sql.insert('backup_folders', { id: ids.next(), path: at, added_at: clock.now(), added_by: by ?? '' });
        // the copy inside was taken before its own backup was written down
        store.sql.insert('backups_made', { id: ids.next(), at: head.madeAt, kind: 'asked', folder: '', file_name: backupName(head.centreCode, head.madeAt as Instant), size, sha256, audit_seq: head.audit.seq, outcome: 'done' });
        store.audit.append({ at: clock.now(), userId: standing(store.sql, slotId)?.userId ?? null, procedure: 'backups.restore', outcome: 'done', subject: `${head.audit.seq} ${head.audit.hash.slice(0, 16)}`, detail: { madeAt: head.madeAt, replayed } });
        return ok(null);
      });
      if (!noted.ok) return noted;
    } finally { store.close(); }
    flush(database);
    writeKeyFile(folder, { ring: head.ring, databaseHead: firstBytes(database, HEAD_BYTES).toString('hex') });
    return ok({ ready: folder, replayed });
  } catch (error) { return orThrow(diskRefusal(error, dir), error); }
}
/** Who restores with their own passphrase must have the right to; the recovery sheet speaks for itself. */
export function mayRestore(store: Store, slotId: Id | readonly Id[]): Result<null> {
  const owner = standing(store.sql, slotId), row = owner && store.sql.one<{ role: Role }>`SELECT role FROM users WHERE id = ${owner.userId} AND active = 1`;
  if (!owner || !row) return refuse('store.WRONG_PASSPHRASE');
  return owner.kind === 'recovery' || may(row.role, 'backup.restore') ? ok(null) : refuse('backups.MAY_NOT_RESTORE');
}
/** Puts what was staged in place; the folder's lock is held. Answers the name of the folder where the former data are, null where there were none. */
export function putInPlace(dir: string, moment: string): Result<string | null> {
  const before = holdsData(dir);
  try { decideRestore(dir, { ready: readyName(moment), aside: asideName(moment) }); } catch (error) { return orThrow(diskRefusal(error, dir), error); }
  const failed: No | null = finishRestore(dir, true);
  return failed ?? ok(before ? asideName(moment) : null);
}
