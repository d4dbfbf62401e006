import { canonicalJson } from '#shared/domain/common/canonical.ts';
import { checkCode, reference } from '#shared/domain/common/references.ts';
import { kindOfSeries, SERIES, type PaperKind, type PaperState } from '#shared/domain/papers.ts';
import { present } from '#shared/lib/assert.ts';
import type { Id, Ids, Instant } from '#shared/lib/ids.ts';
import { sha256 } from '../../policy/digest.ts';
import type { CertificateState, FormerRelation, IssuedPaper, NewPaper } from '../issuing.ts';
import { nextNumber } from '../store/series.ts';
import type { Store } from '../store/store.ts';

/* SQL of issued papers: numbers, frozen contents, and what becomes of them. */
interface Row {
  readonly id: Id; readonly kind: string; readonly ceremony_id: Id | null; readonly recipient_id: Id | null; readonly person_id: Id | null; readonly subject_id: Id | null; readonly reference: string; readonly status: 'issued' | 'cancelled'; readonly content: string; readonly content_sha256: string; readonly check_code: string;
  readonly issued_at: Instant; readonly signed_at: Instant | null; readonly cancelled_at: Instant | null; readonly cancel_reason: string | null; readonly former_id: Id | null; readonly former_relation: FormerRelation | null; readonly heir: string | null;
}
const paperOf = (row: Row): IssuedPaper => ({
  id: row.id, kind: present(kindOfSeries(row.kind), 'a paper is of a known kind'), ceremonyId: row.ceremony_id, recipientId: row.recipient_id, personId: row.person_id, subjectId: row.subject_id, reference: row.reference, status: row.status,
  content: (JSON.parse(row.content) as { content: unknown }).content, contentSha256: row.content_sha256, checkCode: row.check_code, issuedAt: row.issued_at, signedAt: row.signed_at, cancelReason: row.cancel_reason, heir: row.heir,
});
const maybe = (row: Row | undefined): IssuedPaper | null => (row ? paperOf(row) : null);
export const stateOf = ({ reference: ref, status, signedAt, heir }: IssuedPaper): PaperState => ({ reference: ref, status, signed: signedAt !== null, heir });

/** The paper's number, code and frozen content, in the caller's transaction. */
export function insertPaper(store: Store, ids: Ids, { kind, of, centreCode, year, content, former, at, by }: NewPaper): IssuedPaper {
  const series = SERIES[kind], number = nextNumber(store, series, centreCode, year), ref = reference(series, centreCode, year, number);
  const text = canonicalJson({ reference: ref, content }), contentSha256 = sha256(text), id = ids.next();
  const whose = 'personId' in of ? { person_id: of.personId, subject_id: of.subjectId } : { ceremony_id: of.ceremonyId, recipient_id: of.recipientId };
  store.sql.insert('documents', {
    id, kind: series, ...whose, centre_code: centreCode, year, number, reference: ref, content: text, content_sha256: contentSha256,
    check_code: checkCode(contentSha256), status: 'issued', issued_at: at, issued_by: by, former_id: former?.id ?? null, former_relation: former?.relation ?? null,
  });
  return present(paperBy(store, { id }), 'the paper was just made');
}

/** The paper of this id, reference or check code. */
const paperBy = ({ sql }: Store, { id = null, ref = null, code = null }: { readonly id?: Id | null; readonly ref?: string | null; readonly code?: string | null }): IssuedPaper | null =>
  maybe(sql.one<Row>`SELECT documents.*, (SELECT reference FROM documents AS heirs WHERE heirs.former_id = documents.id ORDER BY number DESC LIMIT 1) AS heir
    FROM documents WHERE id = ${id} OR reference = ${ref} OR check_code = ${code}`);
export const paperByReference = (store: Store, ref: string): IssuedPaper | null => paperBy(store, { ref });
export const paperByCode = (store: Store, code: string): IssuedPaper | null => paperBy(store, { code });
/** All papers of one kind of a ceremony, in the order of their recipients, then of their numbers; cancelled ones too. */
export const papersOf = ({ sql }: Store, ceremonyId: Id, kind: PaperKind): IssuedPaper[] =>
  sql.all<Row>`SELECT documents.*, (SELECT reference FROM documents AS heirs WHERE heirs.former_id = documents.id ORDER BY number DESC LIMIT 1) AS heir
    FROM documents LEFT JOIN recipients ON recipients.id = recipient_id WHERE documents.ceremony_id = ${ceremonyId} AND documents.kind = ${SERIES[kind]} ORDER BY recipients.position, number`.map(paperOf);
export const papersOfPerson = ({ sql }: Store, personId: Id): IssuedPaper[] =>
  sql.all<Row>`SELECT documents.*, (SELECT reference FROM documents AS heirs WHERE heirs.former_id = documents.id ORDER BY number DESC LIMIT 1) AS heir
    FROM documents WHERE person_id = ${personId} ORDER BY issued_at, id`.map(paperOf);
export function certificateStates({ sql }: Store, ceremonyId: Id): Map<Id, CertificateState> {
  const rows = sql.all<{ recipient_id: Id; reference: string; status: 'issued' | 'cancelled'; signed_at: Instant | null; cancel_reason: string | null; former: string | null; scans: number }>`
    SELECT documents.recipient_id, documents.reference, documents.status, documents.signed_at, documents.cancel_reason, former.reference AS former,
      (SELECT count(*) FROM scans WHERE document_id = documents.id AND removed_at IS NULL) AS scans
    FROM documents LEFT JOIN documents AS former ON former.id = documents.former_id WHERE documents.ceremony_id = ${ceremonyId} AND documents.kind = ${SERIES.certificate} ORDER BY documents.number`;
  // a later number stands in for an earlier one
  return new Map(rows.map((row) => [row.recipient_id, { reference: row.reference, status: row.status, signedAt: row.signed_at, cancelReason: row.cancel_reason, former: row.former, scans: row.scans }]));
}
export const papersById = (store: Store, ids: readonly Id[]): IssuedPaper[] => ids.map((id) => present(paperBy(store, { id }), 'a set names papers that exist'));

export function markCancelled({ sql }: Store, id: Id, reason: string, at: Instant, by: Id): void {
  sql.run`UPDATE documents SET status = 'cancelled', cancelled_at = ${at}, cancelled_by = ${by}, cancel_reason = ${reason} WHERE id = ${id}`;
}
export function markSigned({ sql }: Store, id: Id, at: Instant, by: Id): void {
  sql.run`UPDATE documents SET signed_at = ${at}, signed_by = ${by} WHERE id = ${id}`;
}
