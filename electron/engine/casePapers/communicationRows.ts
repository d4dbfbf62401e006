import type { Answer } from '#shared/contract/index.ts';
import { samePartner } from '#shared/domain/consents.ts';
import type { CivilDate } from '#shared/domain/common/dates.ts';
import { kindOfSeries, type PaperLang, type SharedKind } from '#shared/domain/papers.ts';
import type { Id, Instant } from '#shared/lib/ids.ts';
import type { Store } from '../store/store.ts';

/* SQL of what was given to partners. */
type Shown = Answer<'casePapers.communications'>[number];
interface Row {
  readonly id: Id; readonly kind: string; readonly reference: string; readonly language: PaperLang; readonly partner: string; readonly purpose: string; readonly at: Instant; readonly by: string; readonly answered_on: CivilDate;
  readonly reason: string | null; readonly corrected_at: Instant | null; readonly corrected_by: string | null;
}
/** All that were given of these persons' papers, the newest first. */
export const communicationsOf = ({ sql }: Store, members: readonly Id[]): Shown[] => sql.all<Row>`SELECT c.id, documents.kind, reference, language, c.partner, c.purpose, c.at, users.name AS by, answered_on, reason, corrections.at AS corrected_at, correctors.name AS corrected_by
  FROM communications AS c JOIN documents ON documents.id = document_id JOIN consents ON consents.id = consent_id JOIN users ON users.id = c.by
    LEFT JOIN communication_corrections AS corrections ON communication_id = c.id LEFT JOIN users AS correctors ON correctors.id = corrections.by
  WHERE c.person_id IN (SELECT value FROM json_each(${JSON.stringify(members)})) ORDER BY c.at DESC, c.rowid DESC`.map((row) => ({
    communicationId: row.id, kind: kindOfSeries(row.kind) as SharedKind, reference: row.reference, language: row.language, partner: row.partner, purpose: row.purpose, at: row.at, by: row.by, consentOn: row.answered_on,
    corrected: row.corrected_at === null ? null : { reason: row.reason ?? '', at: row.corrected_at, by: row.corrected_by ?? '' },
  }));
/** Whose file a communication is of, and whether it was corrected already. */
export const communicationById = ({ sql }: Store, id: Id): { readonly personId: Id; readonly corrected: number } | undefined =>
  sql.one<{ personId: Id; corrected: number }>`SELECT person_id AS personId, EXISTS (SELECT 1 FROM communication_corrections WHERE communication_id = communications.id) AS corrected FROM communications WHERE id = ${id}`;

interface Partner { readonly partner: string; readonly partner_number: number }
/** A paper's partners by their numbers, each as they were first spelt: so the copy for them is always the same. */
const partnersOf = ({ sql }: Store, documentId: Id): Partner[] =>
  sql.all<Partner>`SELECT partner, partner_number FROM communications WHERE document_id = ${documentId} ORDER BY partner_number, rowid`.filter(({ partner_number: number }, i, all) => all[i - 1]?.partner_number !== number);
/** Whom a paper's copy of this number is for; null where there is none. */
export const partnerNumbered = (store: Store, documentId: Id, number: number): string | null => partnersOf(store, documentId).find((one) => one.partner_number === number)?.partner ?? null;
/** The number that a partner has among those a paper was given to, or the next one. */
export function numberOf(store: Store, documentId: Id, partner: string): number {
  const known = partnersOf(store, documentId);
  return known.find((one) => samePartner(one.partner, partner))?.partner_number ?? (known.at(-1)?.partner_number ?? 0) + 1;
}
export interface Given { readonly documentId: Id; readonly number: number; readonly language: PaperLang; readonly purpose: string; readonly consentId: Id }
/** The row of a copy that could not be made yet: nothing was given then, and it is the same giving that goes on. */
export const unmade = ({ sql }: Store, { documentId, number, language, purpose, consentId }: Given): Id | null => sql.one<{ id: Id }>`SELECT id FROM communications WHERE document_id = ${documentId} AND partner_number = ${number} AND language = ${language} AND purpose = ${purpose} AND consent_id = ${consentId}
  AND NOT EXISTS (SELECT 1 FROM communication_corrections WHERE communication_id = communications.id)
  AND NOT EXISTS (SELECT 1 FROM renditions WHERE renditions.document_id = communications.document_id AND renditions.language = communications.language AND original_number = partner_number AND copy_number = 0) ORDER BY rowid DESC LIMIT 1`?.id ?? null;
