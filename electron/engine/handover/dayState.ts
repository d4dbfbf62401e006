import type { DayState, PhotoAnswer } from '#shared/domain/handoverDay.ts';
import type { Id, Instant } from '#shared/lib/ids.ts';
import type { CaseFiles } from '../caseFiles.ts';
import type { Store } from '../store/store.ts';

/* SQL of the day: the last row of a person, or of a ceremony, tells how they stand. */
export interface Mark { readonly seq: number; readonly state: DayState; readonly note: string; readonly earlierSeq: number | null; readonly at: Instant; readonly by: string }
interface MarkRow { readonly recipient_id: Id; readonly seq: number; readonly state: DayState; readonly note: string; readonly earlier_seq: number | null; readonly marked_at: Instant; readonly name: string }
const markOf = (row: MarkRow): Mark => ({ seq: row.seq, state: row.state, note: row.note, earlierSeq: row.earlier_seq, at: row.marked_at, by: row.name });

export function lastMark({ sql }: Store, recipientId: Id): Mark | null {
  const row = sql.one<MarkRow>`SELECT day_marks.*, name FROM day_marks JOIN users ON users.id = marked_by WHERE recipient_id = ${recipientId} ORDER BY seq DESC LIMIT 1`;
  return row ? markOf(row) : null;
}
const markBySeq = ({ sql }: Store, seq: number): Mark | null => {
  const row = sql.one<MarkRow>`SELECT day_marks.*, name FROM day_marks JOIN users ON users.id = marked_by WHERE seq = ${seq}`;
  return row ? markOf(row) : null;
};
export interface DayMark { readonly state: DayState; readonly note: string; readonly at: Instant | null; readonly by: string | null; readonly canUndo: boolean; readonly photo: PhotoAnswer }
export const WAITING: DayMark = { state: 'waiting', note: '', at: null, by: null, canUndo: false, photo: 'unknown' };
/** A «no» in the case file counts on the day: who gave it is not asked again before everybody, and one after the day's «yes» counts at once. */
export const withFilesNo = (caseFiles: CaseFiles, store: Store, { ceremonyId, personId }: { readonly ceremonyId: Id; readonly personId: Id }, day: DayMark): DayMark =>
  (day.photo !== 'no' && caseFiles.forbidden(store, personId, { purpose: 'photo', ceremonyId }) ? { ...day, photo: 'no' } : day);
/** How everybody of a ceremony stands; who is not in it waits and was not asked. */
export function dayMarks({ sql }: Store, ceremonyId: Id): ReadonlyMap<Id, DayMark> {
  const photos = new Map(sql.all<{ id: Id; answer: PhotoAnswer }>`SELECT recipients.id, answer FROM recipients JOIN photo_answers ON recipient_id = recipients.id WHERE ceremony_id = ${ceremonyId}`.map(({ id, answer }) => [id, answer]));
  const marks = new Map(sql.all<MarkRow>`SELECT day_marks.*, users.name FROM recipients JOIN day_marks ON seq = (SELECT max(seq) FROM day_marks WHERE recipient_id = recipients.id) JOIN users ON users.id = marked_by
    WHERE ceremony_id = ${ceremonyId}`.map((row) => [row.recipient_id, row]));
  return new Map([...new Set([...photos.keys(), ...marks.keys()])].map((id) => {
    const row = marks.get(id), photo = photos.get(id) ?? 'unknown';
    const isBack = row === undefined || row.state === 'waiting';
    return [id, isBack ? { ...WAITING, photo } : { state: row.state, note: row.note, at: row.marked_at, by: row.name, canUndo: true, photo }];
  }));
}
function insertMark({ sql }: Store, { recipientId, undoing, state, note, earlierSeq, at, by }: { readonly recipientId: Id; readonly undoing: boolean; readonly state: DayState; readonly note: string; readonly earlierSeq: number | null; readonly at: Instant; readonly by: Id }): void {
  sql.run`INSERT INTO day_marks (recipient_id, undoing, state, note, earlier_seq, marked_at, marked_by) VALUES (${recipientId}, ${undoing}, ${state}, ${note}, ${earlierSeq}, ${at}, ${by})`;
}
/** What undoing a mark brings back: the state before it, and what stood before that. */
export function before(store: Store, mark: Mark): Pick<Mark, 'state' | 'note' | 'earlierSeq'> {
  return (mark.earlierSeq === null ? null : markBySeq(store, mark.earlierSeq)) ?? { state: 'waiting', note: '', earlierSeq: null };
}
/** Notes how a person stands now, in the change log too. */
export function noteMark(store: Store, { recipientId, personId, ...mark }: { readonly recipientId: Id; readonly personId: Id; readonly undoing: boolean; readonly state: DayState; readonly note: string; readonly earlierSeq: number | null; readonly at: Instant; readonly by: Id }): void {
  const earlier = lastMark(store, recipientId);
  insertMark(store, { recipientId, ...mark });
  store.changes.record({ table: 'day_marks', rowId: recipientId, personId, userId: mark.by, before: earlier && { state: earlier.state, note: earlier.note }, after: { state: mark.state, note: mark.note } });
}
export type Counts = Record<DayState, number>;
export function dayCounts({ sql }: Store, ceremonyId: Id): Counts {
  const rows = sql.all<{ state: DayState; n: number }>`SELECT coalesce(state, 'waiting') AS state, count(*) AS n FROM recipients LEFT JOIN day_marks ON seq = (SELECT max(seq) FROM day_marks WHERE recipient_id = recipients.id)
    WHERE ceremony_id = ${ceremonyId} GROUP BY 1`;
  return { waiting: 0, handedOver: 0, reserved: 0, absent: 0, refused: 0, ...Object.fromEntries(rows.map(({ state, n }) => [state, n])) };
}

export interface Filing { readonly at: Instant; readonly by: string; readonly reason: string }
/** How the ceremony was filed away; null where it was not, or was reopened. */
export function filingOf({ sql }: Store, ceremonyId: Id): Filing | null {
  const row = sql.one<{ filed: number; reason: string; filed_at: Instant; name: string }>`SELECT filed, reason, filed_at, name FROM filings JOIN users ON users.id = filed_by WHERE ceremony_id = ${ceremonyId} ORDER BY seq DESC LIMIT 1`;
  return row?.filed === 1 ? { at: row.filed_at, by: row.name, reason: row.reason } : null;
}
export function insertFiling({ sql }: Store, { ceremonyId, filed, reason, at, by }: { readonly ceremonyId: Id; readonly filed: boolean; readonly reason: string; readonly at: Instant; readonly by: Id }): void {
  sql.run`INSERT INTO filings (ceremony_id, filed, reason, filed_at, filed_by) VALUES (${ceremonyId}, ${filed}, ${reason}, ${at}, ${by})`;
}
