import type { CertificateContent } from '#shared/domain/handover.ts';
import type { Lang } from '#shared/i18n/index.ts';
import type { Id, Instant } from '#shared/lib/ids.ts';
import type { Store } from '../store/store.ts';

/* SQL of issued papers: numbers, frozen contents, archived renditions. */
export interface NewDocument {
  readonly id: Id; readonly kind: string; readonly ceremonyId: Id; readonly recipientId: Id;
  readonly centreCode: string; readonly year: number; readonly number: number; readonly reference: string;
  /** Canonical JSON of `{ reference, content }`; its SHA-256 is `contentSha256`. */
  readonly content: string; readonly contentSha256: string; readonly checkCode: string; readonly issuedAt: Instant; readonly issuedBy: Id;
}
export interface IssuedDocument {
  readonly id: Id; readonly reference: string; readonly status: 'issued' | 'cancelled'; readonly content: CertificateContent;
  readonly contentSha256: string; readonly checkCode: string; readonly issuedAt: Instant;
}
interface Row { readonly id: Id; readonly reference: string; readonly status: 'issued' | 'cancelled'; readonly content: string; readonly content_sha256: string; readonly check_code: string; readonly issued_at: Instant }
const issued = (row: Row): IssuedDocument => ({
  id: row.id, reference: row.reference, status: row.status, content: (JSON.parse(row.content) as { content: CertificateContent }).content,
  contentSha256: row.content_sha256, checkCode: row.check_code, issuedAt: row.issued_at,
});
const maybe = (row: Row | undefined): IssuedDocument | null => (row ? issued(row) : null);

/** Moves the series on by one; called in the transaction that makes the paper, so that no number is lost. */
export function nextNumber({ sql }: Store, kind: string, centreCode: string, year: number): number {
  const row = sql.one<{ last_number: number }>`SELECT last_number FROM document_series WHERE kind = ${kind} AND centre_code = ${centreCode} AND year = ${year}`;
  if (!row) {
    sql.insert('document_series', { kind, centre_code: centreCode, year, last_number: 1 });
    return 1;
  }
  sql.run`UPDATE document_series SET last_number = last_number + 1 WHERE kind = ${kind} AND centre_code = ${centreCode} AND year = ${year}`;
  return row.last_number + 1;
}
export function insertDocument({ sql }: Store, document: NewDocument): void {
  sql.insert('documents', {
    id: document.id, kind: document.kind, ceremony_id: document.ceremonyId, recipient_id: document.recipientId, centre_code: document.centreCode,
    year: document.year, number: document.number, reference: document.reference, content: document.content, content_sha256: document.contentSha256,
    check_code: document.checkCode, status: 'issued', issued_at: document.issuedAt, issued_by: document.issuedBy,
  });
}
export const documentsOf = ({ sql }: Store, ceremonyId: Id): IssuedDocument[] =>
  sql.all<Row>`SELECT * FROM documents WHERE ceremony_id = ${ceremonyId} ORDER BY number`.map(issued);
export const documentByCode = ({ sql }: Store, code: string): IssuedDocument | null =>
  maybe(sql.one<Row>`SELECT * FROM documents WHERE check_code = ${code}`);
export const documentByReference = ({ sql }: Store, reference: string): IssuedDocument | null =>
  maybe(sql.one<Row>`SELECT * FROM documents WHERE reference = ${reference}`);

/** The paper whose archived bytes have this SHA-256, and the language of that rendition. */
export function documentByFile({ sql }: Store, sha256: string): { readonly document: IssuedDocument; readonly language: Lang } | null {
  const row = sql.one<Row & { language: Lang }>`SELECT documents.*, renditions.language FROM renditions JOIN documents ON documents.id = renditions.document_id WHERE renditions.sha256 = ${sha256}`;
  return row ? { document: issued(row), language: row.language } : null;
}

/** The one text of a paper in a language: originals that name their recipient come with their own numbers later. */
const ONLY_ORIGINAL = 1;
const NO_COPY = 0;

export function archivedRendition({ sql }: Store, documentId: Id, language: Lang): { readonly sha256: string; readonly pages: number; readonly bytes: Uint8Array } | null {
  return sql.one<{ sha256: string; pages: number; bytes: Buffer }>`SELECT archive.sha256, renditions.pages, archive.bytes FROM renditions JOIN archive ON archive.sha256 = renditions.sha256
    WHERE document_id = ${documentId} AND language = ${language} AND original_number = ${ONLY_ORIGINAL} AND copy_number = ${NO_COPY}` ?? null;
}
export interface Rendition {
  readonly documentId: Id; readonly language: Lang; readonly sha256: string; readonly bytes: Uint8Array; readonly pages: number;
  readonly templateVersion: number; readonly printedAt: Instant; readonly printedBy: Id;
}
export function archiveRendition({ sql }: Store, rendition: Rendition): void {
  sql.insert('archive', { sha256: rendition.sha256, bytes: rendition.bytes });
  sql.insert('renditions', {
    document_id: rendition.documentId, language: rendition.language, original_number: ONLY_ORIGINAL, copy_number: NO_COPY, sha256: rendition.sha256, pages: rendition.pages,
    template_version: String(rendition.templateVersion), printed_at: rendition.printedAt, printed_by: rendition.printedBy,
  });
}
