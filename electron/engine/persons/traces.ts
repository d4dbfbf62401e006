import type { CivilDate } from '#shared/domain/common/dates.ts';
import { tellsOf } from '#shared/domain/persons.ts';
import type { Id } from '#shared/lib/ids.ts';
import type { Store } from '../store/store.ts';

/* Where a person stands in a centre's data. Whatever comes to tell of persons must be looked at here too. */
export interface PersonRow { readonly id: Id; readonly file_number: string; readonly file_number_key: string; readonly cin: string; readonly name_ar: string; readonly name_fr: string }
export interface Place { readonly recipientId: Id; readonly ceremonyId: Id; readonly status: 'draft' | 'validated'; readonly title_ar: string; readonly title_fr: string; readonly date: CivilDate }

export const personById = ({ sql }: Store, id: Id): PersonRow | undefined => sql.one<PersonRow>`SELECT * FROM persons WHERE id = ${id} AND erased_at IS NULL`;
export const personByFile = ({ sql }: Store, key: string): PersonRow | undefined => sql.one<PersonRow>`SELECT * FROM persons WHERE file_number_key = ${key} AND file_number_key <> ''`;
export const personByRecipient = ({ sql }: Store, id: Id): PersonRow | undefined => sql.one<PersonRow>`SELECT persons.* FROM persons JOIN recipients ON person_id = persons.id WHERE recipients.id = ${id} AND erased_at IS NULL`;
export const placesOf = ({ sql }: Store, personId: Id): Place[] => sql.all<Place>`SELECT recipients.id AS recipientId, ceremony_id AS ceremonyId, status, title_ar, title_fr, date FROM recipients JOIN ceremonies ON ceremonies.id = ceremony_id
  WHERE person_id = ${personId} ORDER BY date DESC, ceremony_id`;
export const changesOf = ({ sql }: Store, personId: Id): number => sql.one<{ n: number }>`SELECT count(*) AS n FROM change_log WHERE person_id = ${personId}`?.n ?? 0;

/** What tells whom a row is about; and besides, what tells of the person once it is known that they are meant. */
export const IDENTITY = { columns: ['file_number', 'cin', 'name_ar', 'name_fr', 'phone', 'other_phone'], said: ['fileNumber', 'cin', 'name', 'phone'] } as const;
const ALL = { columns: [...IDENTITY.columns, 'birth_place_ar', 'birth_place_fr', 'address_ar', 'address_fr', 'project_title_ar', 'project_title_fr', 'reader_ar', 'reader_fr'], said: [...IDENTITY.said, 'birthPlace', 'address', 'projectTitle', 'reader'] } as const;
/** Everything by which a text could tell of the person, in their file and wherever they were written down. */
export function valuesOf({ sql }: Store, personId: Id, { columns, said }: { readonly columns: readonly string[]; readonly said: readonly string[] } = ALL): string[] {
  const rows = [...sql.all<Record<string, unknown>>`SELECT * FROM persons WHERE id = ${personId}`, ...sql.all<Record<string, unknown>>`SELECT * FROM recipients WHERE person_id = ${personId}`];
  const printed = sql.all<{ content: string }>`SELECT content FROM documents WHERE recipient_id IN (SELECT id FROM recipients WHERE person_id = ${personId})`.flatMap(({ content }) => {
    const { recipient } = (JSON.parse(content) as { content: { recipient?: Record<string, unknown> } | null }).content ?? {};
    return said.flatMap((field) => { const value = recipient?.[field]; return typeof value === 'object' && value !== null ? Object.values(value) : [value]; });
  });
  const { contact } = JSON.parse(sql.one<{ profile: string }>`SELECT profile FROM case_files WHERE person_id = ${personId}`?.profile ?? '{}') as { contact?: { readonly name: string; readonly phone: string } | null };
  return [...new Set([...rows.flatMap((row) => columns.map((column) => row[column])), ...printed, ...(columns === ALL.columns ? [contact?.name, contact?.phone] : [])].filter((value): value is string => typeof value === 'string' && value !== ''))];
}
/** Unfinished forms that are about the person, or tell of them. */
export function formsOf({ sql }: Store, { ids, values }: { /** of the person and of their places in ceremonies */ readonly ids: readonly Id[]; readonly values: readonly string[] }): { readonly user_id: Id; readonly key: string }[] {
  const tells = tellsOf(values);
  return sql.all<{ user_id: Id; key: string; content: string }>`SELECT user_id, key, content FROM form_drafts`.filter(({ key, content }) => {
    const text = JSON.stringify(JSON.parse(content));
    return ids.some((one) => key.includes(one) || text.includes(one)) || textsIn(JSON.parse(content)).some(tells);
  });
}
/** Every text in a value of JSON. */
export const textsIn = (value: unknown): string[] => (typeof value === 'string' ? [value] : typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []);

interface Sheet { readonly sha256: string; readonly sheets: string | null }
/**
 * Files of which everything is one of these papers: prints, sets, scans. A set that holds somebody else's paper too is that person's
 * evidence, and stays.
 */
export function filesOf({ sql }: Store, papers: readonly Id[]): string[] {
  const ids = JSON.stringify(papers), own = new Set<string>(papers);
  const single = sql.all<{ sha256: string }>`SELECT sha256 FROM renditions WHERE document_id IN (SELECT value FROM json_each(${ids})) UNION SELECT sha256 FROM scans WHERE document_id IN (SELECT value FROM json_each(${ids}))`;
  const sets = papers.length === 0 ? [] : sql.all<Sheet>`SELECT sha256, sheets FROM print_sets WHERE ceremony_id IN (SELECT ceremony_id FROM documents WHERE id IN (SELECT value FROM json_each(${ids})))`
    .filter(({ sheets }) => (JSON.parse(sheets ?? '[]') as [string, number][]).every(([paper]) => own.has(paper)));
  // bytes that are a print of somebody else's paper too (two papers may look alike) stay
  return [...new Set([...single, ...sets].map(({ sha256 }) => sha256))].filter((sha256) => !sql.one`SELECT 1 FROM renditions WHERE sha256 = ${sha256} AND document_id NOT IN (SELECT value FROM json_each(${ids}))`
    && !sql.one`SELECT 1 FROM scans WHERE sha256 = ${sha256} AND document_id NOT IN (SELECT value FROM json_each(${ids}))`);
}
export const ownPapers = ({ sql }: Store, recipientId: Id): Id[] => sql.all<{ id: Id }>`SELECT id FROM documents WHERE recipient_id = ${recipientId}`.map(({ id }) => id);
/** Papers that are the person's own and of no ceremony: what a case file was printed as. */
export const filePapers = ({ sql }: Store, personId: Id): Id[] => sql.all<{ id: Id }>`SELECT id FROM documents WHERE person_id = ${personId}`.map(({ id }) => id);
/** What a case file holds, for who is to decide; null for a person without one. */
export const caseFileOf = ({ sql }: Store, personId: Id): { readonly papers: number; readonly attachments: number; readonly diagnoses: number; readonly lifeProjects: number; readonly visits: number } | null =>
  sql.one<{ papers: number; attachments: number; diagnoses: number; lifeProjects: number; visits: number }>`SELECT (SELECT count(*) FROM documents WHERE documents.person_id = case_files.person_id) AS papers, (SELECT count(*) FROM attachments WHERE attachments.person_id = case_files.person_id AND removed_at IS NULL) AS attachments,
    (SELECT count(*) FROM diagnoses WHERE diagnoses.person_id = case_files.person_id) AS diagnoses, (SELECT count(*) FROM life_projects WHERE life_projects.person_id = case_files.person_id) AS lifeProjects, (SELECT count(*) FROM visits WHERE visits.person_id = case_files.person_id) AS visits
    FROM case_files WHERE person_id = ${personId}` ?? null;
/** Who was joined to the person themselves. */
export const joinedTo = ({ sql }: Store, personId: Id): Id[] => sql.all<{ id: Id }>`SELECT id FROM persons WHERE merged_into = ${personId}`.map(({ id }) => id);
/** Deletes the case file with all that was written in it; its papers are the caller's, for their numbers stay. */
export function dropCaseFile({ sql }: Store, personId: Id): void {
  // what points to another row goes before it
  sql.run`DELETE FROM communication_corrections WHERE communication_id IN (SELECT id FROM communications WHERE person_id = ${personId})`;
  sql.run`DELETE FROM communications WHERE person_id = ${personId}`;
  sql.run`DELETE FROM consents WHERE person_id = ${personId}`;
  sql.run`DELETE FROM attachments WHERE person_id = ${personId}`;
  // open_actions go with the plan they are of; those that stood under this person, of the plan of somebody joined, here
  sql.run`DELETE FROM open_actions WHERE person_id = ${personId}`;
  sql.run`DELETE FROM life_projects WHERE person_id = ${personId}`;
  sql.run`DELETE FROM diagnoses WHERE person_id = ${personId}`;
  sql.run`DELETE FROM visit_moves WHERE person_id = ${personId}`;
  sql.run`DELETE FROM visits WHERE person_id = ${personId}`;
  sql.run`DELETE FROM contact_attempts WHERE person_id = ${personId}`;
  sql.run`DELETE FROM status_changes WHERE person_id = ${personId}`;
  sql.run`DELETE FROM assignments WHERE person_id = ${personId}`;
  sql.run`DELETE FROM case_files WHERE person_id = ${personId}`;
  sql.run`DELETE FROM merges WHERE person_id = ${personId} OR merged_id = ${personId}`;
  sql.run`UPDATE persons SET merged_into = NULL WHERE merged_into = ${personId} OR id = ${personId}`;
}
/** Papers of a whole ceremony: they name everybody in it. */
export const sharedPapers = ({ sql }: Store, ceremonyId: Id): Id[] => sql.all<{ id: Id }>`SELECT id FROM documents WHERE ceremony_id = ${ceremonyId} AND recipient_id IS NULL`.map(({ id }) => id);
