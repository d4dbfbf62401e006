import type { CivilDate } from '#shared/domain/common/dates.ts';
import type { Consent, ConsentAnswer, Purpose } from '#shared/domain/consents.ts';
import type { Id, Instant } from '#shared/lib/ids.ts';
import type { Store } from '../store/store.ts';

/* SQL of the answers that were noted. */
export interface ConsentRow extends Consent {
  readonly id: Id; readonly by: 'person' | 'guardian'; readonly paper: string | null; readonly attachmentId: Id | null; readonly note: string; readonly notedAt: Instant; readonly notedBy: string;
  readonly titleAr: string | null; readonly titleFr: string | null; readonly date: CivilDate | null;
}
interface Row {
  readonly id: Id; readonly purpose: Purpose; readonly partner: string; readonly ceremony_id: Id | null; readonly answer: ConsentAnswer; readonly answered_on: CivilDate; readonly answered_by: 'person' | 'guardian'; readonly reference: string | null; readonly attachment_id: Id | null;
  readonly note: string; readonly noted_at: Instant; readonly noted: string; readonly title_ar: string | null; readonly title_fr: string | null; readonly date: CivilDate | null;
}
/** All answers of these persons in the order they were noted. */
export const answersOf = ({ sql }: Store, members: readonly Id[]): ConsentRow[] => sql.all<Row>`SELECT consents.*, reference, users.name AS noted, title_ar, title_fr, date FROM consents JOIN users ON users.id = noted_by LEFT JOIN documents ON documents.id = paper_id LEFT JOIN ceremonies ON ceremonies.id = consents.ceremony_id
  WHERE consents.person_id IN (SELECT value FROM json_each(${JSON.stringify(members)})) ORDER BY noted_at, consents.rowid`
  .map((row) => ({
    id: row.id, purpose: row.purpose, partner: row.partner, ceremonyId: row.ceremony_id, answer: row.answer, on: row.answered_on, by: row.answered_by, paper: row.reference, attachmentId: row.attachment_id, note: row.note, notedAt: row.noted_at, notedBy: row.noted,
    titleAr: row.title_ar, titleFr: row.title_fr, date: row.date,
  }));
