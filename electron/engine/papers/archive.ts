import type { PaperKind, PaperLang } from '#shared/domain/papers.ts';
import { kindOfSeries } from '#shared/domain/papers.ts';
import { present } from '#shared/lib/assert.ts';
import type { Id, Instant } from '#shared/lib/ids.ts';
import type { Store } from '../store/store.ts';

/* SQL of the archive: bytes by their SHA-256, which never change, and what they are a print of. */
/** One print: which of a paper's originals (0: names none), and which reprint of it (0: the first). */
export interface Rendition { readonly documentId: Id; readonly language: PaperLang; readonly original: number; readonly copy: number }
export interface Archived { readonly sha256: string; readonly pages: number; readonly bytes: Uint8Array }
interface Made { readonly sha256: string; readonly bytes: Uint8Array; readonly pages: number; readonly templateVersion: number; readonly at: Instant; readonly by: Id }

export const archivedRendition = ({ sql }: Store, { documentId, language, original, copy }: Rendition): Archived | null =>
  sql.one<Archived>`SELECT archive.sha256, renditions.pages, archive.bytes FROM renditions JOIN archive ON archive.sha256 = renditions.sha256
    WHERE document_id = ${documentId} AND language = ${language} AND original_number = ${original} AND copy_number = ${copy}` ?? null;
/** How many times a paper was printed in any form, and how often with this number. */
export function printsOf({ sql }: Store, documentId: Id, original: number): { readonly prints: number; readonly numbered: number } {
  const row = present(sql.one<{ prints: number; numbered: number; sets: number }>`SELECT (SELECT count(*) FROM renditions WHERE document_id = ${documentId}) AS prints,
    (SELECT count(*) FROM renditions WHERE document_id = ${documentId} AND original_number = ${original}) AS numbered,
    (SELECT count(*) FROM print_sets, json_each(sheets) WHERE print_sets.ceremony_id = (SELECT ceremony_id FROM documents WHERE id = ${documentId}) AND json_extract(json_each.value, '$[0]') = ${documentId}) AS sets`, 'an aggregate has a row');
  return { prints: row.prints + row.sets, numbered: row.numbered };
}
/** The number of the next duplicate: one paper's are counted on whatever their language, and one that could not be made keeps its number until it is. */
export function nextCopy({ sql }: Store, { documentId, language, original }: Omit<Rendition, 'copy'>): number {
  const waiting = sql.one<{ copy: number }>`SELECT copy_number AS copy FROM pending_prints WHERE document_id = ${documentId} AND language = ${language} AND original_number = ${original} AND copy_number > 0 ORDER BY copy_number LIMIT 1`;
  if (waiting) return waiting.copy;
  const { last } = present(sql.one<{ last: number }>`SELECT coalesce(max(copy_number), 0) AS last FROM (SELECT copy_number FROM renditions WHERE document_id = ${documentId} AND original_number = ${original}
    UNION ALL SELECT copy_number FROM pending_prints WHERE document_id = ${documentId} AND original_number = ${original})`, 'an aggregate has a row');
  return last + 1;
}
/** The same bytes may be of two prints: they are kept once. */
export function keep({ sql }: Store, sha256: string, bytes: Uint8Array): void {
  if (!sql.one`SELECT 1 FROM archive WHERE sha256 = ${sha256}`) sql.insert('archive', { sha256, bytes });
}
export function archiveRendition(store: Store, { documentId, language, original, copy }: Rendition, { sha256, bytes, pages, templateVersion, at, by }: Made): void {
  keep(store, sha256, bytes);
  store.sql.insert('renditions', { document_id: documentId, language, original_number: original, copy_number: copy, sha256, pages, template_version: String(templateVersion), printed_at: at, printed_by: by });
  store.sql.run`DELETE FROM pending_prints WHERE document_id = ${documentId} AND language = ${language} AND original_number = ${original} AND copy_number = ${copy}`;
}
/** Remembers that a print failed: the paper stands, and is tried again. */
export function notePending({ sql }: Store, { documentId, language, original, copy }: Rendition, at: Instant): void {
  const again = sql.run`UPDATE pending_prints SET attempts = attempts + 1, failed_at = ${at} WHERE document_id = ${documentId} AND language = ${language} AND original_number = ${original} AND copy_number = ${copy}`;
  if (again === 0) sql.insert('pending_prints', { document_id: documentId, language, original_number: original, copy_number: copy, attempts: 1, failed_at: at });
}

/** Papers of one kind in one file. `sheets`: [paper, original] in their order. */
export interface PrintSet { readonly key: string; readonly ceremonyId: Id; readonly kind: PaperKind; readonly language: PaperLang; readonly sheets: readonly (readonly [documentId: Id, original: number])[] }
export const archivedSet = ({ sql }: Store, key: string): Archived | null =>
  sql.one<Archived>`SELECT archive.sha256, pages, archive.bytes FROM print_sets JOIN archive ON archive.sha256 = print_sets.sha256 WHERE key = ${key}` ?? null;
export function archiveSet(store: Store, { key, ceremonyId, kind, language, sheets }: PrintSet, { sha256, bytes, pages, templateVersion, at, by }: Made): void {
  keep(store, sha256, bytes);
  store.sql.insert('print_sets', { key, ceremony_id: ceremonyId, kind, language, sheets: JSON.stringify(sheets), sha256, pages, template_version: String(templateVersion), printed_at: at, printed_by: by });
}

interface SetRow { readonly key: string; readonly ceremony_id: Id; readonly kind: PaperKind; readonly language: PaperLang; readonly sheets: string }
const setOf = (row: SetRow): PrintSet => ({ key: row.key, ceremonyId: row.ceremony_id, kind: row.kind, language: row.language, sheets: JSON.parse(row.sheets) as PrintSet['sheets'] });
/** What a file with this SHA-256 is a print of; null for what was never printed here. */
export function printOf({ sql }: Store, sha256: string): { readonly rendition: Rendition } | { readonly set: PrintSet } | null {
  const row = sql.one<{ document_id: Id; language: PaperLang; original_number: number; copy_number: number }>`SELECT document_id, language, original_number, copy_number FROM renditions WHERE sha256 = ${sha256} ORDER BY copy_number LIMIT 1`;
  if (row) return { rendition: { documentId: row.document_id, language: row.language, original: row.original_number, copy: row.copy_number } };
  const set = sql.one<SetRow>`SELECT * FROM print_sets WHERE sha256 = ${sha256}`;
  return set ? { set: setOf(set) } : null;
}
export const setByName = ({ sql }: Store, name: string): boolean => sql.one`SELECT 1 FROM print_sets WHERE upper(substr(key, 1, 12)) = ${name}` !== undefined;

/** One thing in the archive, for its list. */
export interface Entry {
  /** Null for a set. */
  readonly documentId: Id | null; readonly personId: Id | null; readonly kind: PaperKind; readonly reference: string | null; readonly status: 'issued' | 'cancelled' | 'set'; readonly language: PaperLang; readonly original: number; readonly copy: number;
  readonly sha256: string; readonly pages: number; readonly printedAt: Instant;
  /** How many papers it holds. */
  readonly papers: number;
  /** Of a set: its sheets. */
  readonly members: { readonly reference: string; readonly original: number }[];
}
export function archiveEntries({ sql }: Store, ceremonyId: Id | null): Entry[] {
  const papers = sql.all<{ document_id: Id; person_id: Id | null; kind: string; reference: string; status: 'issued' | 'cancelled'; language: PaperLang; original_number: number; copy_number: number; sha256: string; pages: number; printed_at: Instant }>`
    SELECT document_id, person_id, kind, reference, status, language, original_number, copy_number, sha256, pages, printed_at FROM renditions JOIN documents ON documents.id = document_id
    WHERE ${ceremonyId} IS NULL OR ceremony_id = ${ceremonyId} ORDER BY kind, year, number, language, original_number, copy_number`;
  const sets = sql.all<SetRow & { sha256: string; pages: number; printed_at: Instant }>`SELECT * FROM print_sets WHERE ${ceremonyId} IS NULL OR ceremony_id = ${ceremonyId} ORDER BY kind, printed_at, key`;
  const references = new Map(sql.all<{ id: Id; reference: string }>`SELECT id, reference FROM documents WHERE ${ceremonyId} IS NULL OR ceremony_id = ${ceremonyId}`.map(({ id, reference }) => [id, reference]));
  return [
    ...papers.map((row): Entry => ({
      documentId: row.document_id, personId: row.person_id, kind: present(kindOfSeries(row.kind), 'a paper is of a known kind'), reference: row.reference, status: row.status,
      language: row.language, original: row.original_number, copy: row.copy_number, sha256: row.sha256, pages: row.pages, printedAt: row.printed_at, papers: 1, members: [],
    })),
    ...sets.map((row): Entry => ({
      documentId: null, personId: null, kind: row.kind, reference: null, status: 'set', language: row.language, original: 0, copy: 0, sha256: row.sha256, pages: row.pages, printedAt: row.printed_at,
      papers: setOf(row).sheets.length, members: setOf(row).sheets.map(([id, original]) => ({ reference: present(references.get(id), 'a set’s papers stay'), original })),
    })),
  ];
}
export interface Pending extends Rendition { readonly ceremonyId: Id | null; readonly personId: Id | null; readonly reference: string; readonly kind: PaperKind; readonly attempts: number; readonly failedAt: Instant }
/** What could not be made and is still wanted: of a paper that no longer stands nothing but its reprints. */
export const pendingPrints = ({ sql }: Store, ceremonyId: Id | null): Pending[] =>
  sql.all<{ document_id: Id; ceremony_id: Id | null; person_id: Id | null; reference: string; kind: string; language: PaperLang; original_number: number; copy_number: number; attempts: number; failed_at: Instant }>`
    SELECT document_id, ceremony_id, person_id, reference, kind, language, original_number, copy_number, attempts, failed_at
    FROM pending_prints JOIN documents ON documents.id = document_id
    WHERE (${ceremonyId} IS NULL OR ceremony_id = ${ceremonyId}) AND (copy_number > 0 OR status = 'issued' AND NOT EXISTS (SELECT 1 FROM documents AS heir WHERE heir.former_id = documents.id)) ORDER BY reference, language, original_number`
    .map((row) => ({
      documentId: row.document_id, ceremonyId: row.ceremony_id, personId: row.person_id, reference: row.reference, kind: present(kindOfSeries(row.kind), 'a paper is of a known kind'),
      language: row.language, original: row.original_number, copy: row.copy_number, attempts: row.attempts, failedAt: row.failed_at,
    }));
/** Whose files the bytes with this SHA-256 belong to: prints and scans of papers of a person's own. */
export const personsOf = ({ sql }: Store, sha256: string): Id[] =>
  sql.all<{ person_id: Id }>`SELECT person_id FROM renditions JOIN documents ON documents.id = document_id WHERE sha256 = ${sha256} AND person_id IS NOT NULL
    UNION SELECT person_id FROM scans JOIN documents ON documents.id = document_id WHERE sha256 = ${sha256} AND person_id IS NOT NULL`.map((row) => row.person_id);
export const archivedBytes = ({ sql }: Store, sha256: string): Uint8Array | null => sql.one<{ bytes: Buffer }>`SELECT bytes FROM archive WHERE sha256 = ${sha256}`?.bytes ?? null;
