import { diagnosisContent, questionnaireContent, type QuestionnaireContent } from '#shared/contract/diagnosis.ts';
import type { CivilDate } from '#shared/domain/common/dates.ts';
import type { DiagnosisContent } from '#shared/domain/diagnosis.ts';
import type { Questionnaire } from '#shared/domain/questionnaire.ts';
import version1 from '#shared/domain/questionnaire/version1.json' with { type: 'json' };
import { present } from '#shared/lib/assert.ts';
import type { Id, Instant } from '#shared/lib/ids.ts';
import type { Store } from '../store/store.ts';

/* SQL of questionnaires and diagnoses. */
export interface Version { readonly version: number; readonly reason: string; readonly createdAt: Instant; readonly createdBy: string | null }
interface VersionRow { readonly version: number; readonly content: string; readonly reason: string; readonly created_at: Instant; readonly name: string | null }
const versionOf = ({ version, reason, created_at, name }: VersionRow): Version => ({ version, reason, createdAt: created_at, createdBy: name });

/** The bank that the product brings: version 1 of every centre, there from its beginning, stored at its first use. */
const bank = (): QuestionnaireContent => questionnaireContent.parse(version1);
const bankVersion = ({ sql }: Store): Version => ({ version: 1, reason: '', createdAt: present(sql.one<{ created_at: Instant }>`SELECT created_at FROM centre`, 'an open store has its centre').created_at, createdBy: null });
/** All versions, the newest first. */
export function versions(store: Store): Version[] {
  const rows = store.sql.all<VersionRow>`SELECT questionnaires.*, name FROM questionnaires LEFT JOIN users ON users.id = created_by ORDER BY version DESC`;
  return rows.length === 0 ? [bankVersion(store)] : rows.map(versionOf);
}
export function questionnaireOf({ sql }: Store, version: number): QuestionnaireContent | null {
  const row = sql.one<{ content: string }>`SELECT content FROM questionnaires WHERE version = ${version}`;
  return row ? questionnaireContent.parse(JSON.parse(row.content)) : version === 1 ? bank() : null;
}
/** Stores the bank where nothing is stored yet: what names a version must find its row. */
export function storeBank(store: Store): void {
  if (store.sql.one`SELECT 1 FROM questionnaires`) return;
  const { version, reason, createdAt } = bankVersion(store);
  store.sql.insert('questionnaires', { version, content: JSON.stringify(bank()), reason, created_at: createdAt, created_by: null });
}
export const insertVersion = ({ sql }: Store, { version, content, reason, at, by }: { readonly version: number; readonly content: Questionnaire; readonly reason: string; readonly at: Instant; readonly by: Id }): void =>
  sql.insert('questionnaires', { version, content: JSON.stringify(content), reason, created_at: at, created_by: by });

export interface Diagnosis {
  readonly id: Id; readonly personId: Id; readonly number: number; readonly questionnaire: number; readonly begunOn: CivilDate; readonly completedOn: CivilDate | null; readonly completedBy: string | null;
  readonly content: DiagnosisContent; readonly updatedAt: Instant; readonly updatedBy: string; readonly revision: number;
}
interface Row {
  readonly id: Id; readonly person_id: Id; readonly number: number; readonly questionnaire: number; readonly begun_on: CivilDate; readonly completed_on: CivilDate | null; readonly completed: string | null; readonly answers: string;
  readonly updated_at: Instant; readonly updated: string; readonly revision: number;
}
const diagnosisOf = (row: Row): Diagnosis => ({
  id: row.id, personId: row.person_id, number: row.number, questionnaire: row.questionnaire, begunOn: row.begun_on, completedOn: row.completed_on, completedBy: row.completed, content: diagnosisContent.parse(JSON.parse(row.answers)),
  updatedAt: row.updated_at, updatedBy: row.updated, revision: row.revision,
});
export function diagnosisById({ sql }: Store, id: Id): Diagnosis | null {
  const row = sql.one<Row>`SELECT diagnoses.*, updating.name AS updated, completing.name AS completed FROM diagnoses JOIN users AS updating ON updating.id = updated_by LEFT JOIN users AS completing ON completing.id = completed_by WHERE diagnoses.id = ${id}`;
  return row ? diagnosisOf(row) : null;
}
/** All of these persons', the newest first. */
export const diagnosesOf = ({ sql }: Store, members: readonly Id[]): Diagnosis[] => sql.all<Row>`SELECT diagnoses.*, updating.name AS updated, completing.name AS completed
  FROM diagnoses JOIN users AS updating ON updating.id = updated_by LEFT JOIN users AS completing ON completing.id = completed_by
  WHERE person_id IN (SELECT value FROM json_each(${JSON.stringify(members)})) ORDER BY number DESC, diagnoses.id DESC`.map(diagnosisOf);
export const insertDiagnosis = ({ sql }: Store, { id, personId, number, questionnaire, begunOn, content, at, by }: Pick<Diagnosis, 'id' | 'personId' | 'number' | 'questionnaire' | 'begunOn' | 'content'> & { readonly at: Instant; readonly by: Id }): void =>
  sql.insert('diagnoses', { id, person_id: personId, number, questionnaire, begun_on: begunOn, answers: JSON.stringify(content), created_at: at, created_by: by, updated_at: at, updated_by: by, revision: 1 });
/** A row as the change log keeps it of a diagnosis that was discarded. */
export interface Discarded {
  readonly person_id: Id; readonly number: number; readonly questionnaire: number; readonly begun_on: CivilDate; readonly answers: string; readonly created_at: Instant; readonly created_by: Id; readonly revision: number;
}
export function removeDiagnosis({ sql }: Store, id: Id): Discarded {
  const row = present(sql.one<Discarded>`SELECT person_id, number, questionnaire, begun_on, answers, created_at, created_by, revision FROM diagnoses WHERE id = ${id}`, 'what is removed is there');
  sql.run`DELETE FROM diagnoses WHERE id = ${id}`;
  return row;
}
/** The row whose last change was its removal; null where that is not so, or where its person was erased. */
export function discarded({ changes }: Store, id: Id): Discarded | null {
  const values = changes.history('diagnoses', id).at(-1)?.values;
  return values?.after === null && values.before !== null ? values.before as unknown as Discarded : null;
}
/** @param number may be another one than it had: the next of that person */
export const putBack = ({ sql }: Store, id: Id, row: Discarded, number: number, at: Instant, by: Id): void => sql.insert('diagnoses', { ...row, id, number, updated_at: at, updated_by: by });
/** The reference of a sheet that was printed of a diagnosis and stands. */
export const sheetOf = ({ sql }: Store, { id, personId }: Pick<Diagnosis, 'id' | 'personId'>): string | null =>
  sql.one<{ reference: string }>`SELECT reference FROM documents WHERE person_id = ${personId} AND subject_id = ${id} AND status = 'issued' ORDER BY number DESC LIMIT 1`?.reference ?? null;
/** Writes what changed, and counts the change; answers the new revision. */
export function updateDiagnosis({ sql }: Store, { id, revision }: Pick<Diagnosis, 'id' | 'revision'>, columns: Readonly<Record<string, string | null>>, at: Instant, by: Id): number {
  sql.update('diagnoses', id, { ...columns, updated_at: at, updated_by: by, revision: revision + 1 });
  return revision + 1;
}
