import { present } from '#shared/lib/assert.ts';
import type { Clock, Id, Instant } from '#shared/lib/ids.ts';
import { refuse, type No } from '#shared/lib/result.ts';
import type { Store } from '../store/store.ts';

/*
 * Who changed what of a ceremony, by one counter a ceremony. A record is the ceremony itself (its fields and signatories) or one
 * recipient with the lines. Two windows on one ceremony disturb each other only where they change the same record.
 */
export interface Revision { readonly revision: number; readonly changedAt: Instant | null; readonly changedBy: string }
interface Row { readonly revision: number; readonly changed_at: Instant; readonly changed_by: Id; readonly name: string }

/** The newest of a ceremony; 0 where nothing was changed since it was imported. */
export function revisionOf({ sql }: Store, ceremonyId: Id): Revision {
  const row = sql.one<Row>`SELECT revision, changed_at, changed_by, name FROM ceremony_revisions JOIN users ON users.id = changed_by WHERE ceremony_id = ${ceremonyId} ORDER BY revision DESC LIMIT 1`;
  return row ? { revision: row.revision, changedAt: row.changed_at, changedBy: row.name } : { revision: 0, changedAt: null, changedBy: '' };
}
/** Notes that a record was changed; answers the new count. */
export function touch({ sql }: Store, ceremonyId: Id, recordId: Id, at: Instant, by: Id): number {
  const { last } = present(sql.one<{ last: number | null }>`SELECT max(revision) AS last FROM ceremony_revisions WHERE ceremony_id = ${ceremonyId}`, 'an aggregate has a row');
  const revision = (last ?? 0) + 1;
  sql.run`INSERT INTO ceremony_revisions (ceremony_id, record_id, revision, changed_at, changed_by) VALUES (${ceremonyId}, ${recordId}, ${revision}, ${at}, ${by})
    ON CONFLICT DO UPDATE SET revision = ${revision}, changed_at = ${at}, changed_by = ${by}`;
  return revision;
}
/** Refuses what was decided on an older state of the record; null where it still stands as it was seen. */
export function staleness({ sql }: Store, clock: Clock, { ceremonyId, recordId, seen }: { readonly ceremonyId: Id; /** null: any record of the ceremony */ readonly recordId: Id | null; readonly seen: number }): No | null {
  const row = sql.one<Row>`SELECT revision, changed_at, changed_by, name FROM ceremony_revisions JOIN users ON users.id = changed_by
    WHERE ceremony_id = ${ceremonyId} AND (${recordId} IS NULL OR record_id = ${recordId}) AND revision > ${seen} ORDER BY revision DESC LIMIT 1`;
  if (!row) return null;
  const minutes = Math.max(0, Math.floor((Date.parse(clock.now()) - Date.parse(row.changed_at)) / 60_000));
  return refuse('handover.CHANGED_MEANWHILE', { by: row.name === '' ? 'window' : 'user', who: row.name, minutes });
}
