import { lifeProjectContent, type LifeProjectContent } from '#shared/contract/lifeProjects.ts';
import { isClosed, type Status } from '#shared/domain/beneficiaries.ts';
import type { CivilDate } from '#shared/domain/common/dates.ts';
import { lateActions, openActions, withProgress, type ActionState, type ProjectState } from '#shared/domain/lifeProjects.ts';
import type { Id, Instant } from '#shared/lib/ids.ts';
import type { Plans } from '../casework.ts';
import { membersOf, staysFor } from '../store/joined.ts';
import type { Store } from '../store/store.ts';

/* SQL of life projects. A signed version does not change; the next one takes its place. */
export interface LifeProject {
  readonly id: Id; readonly personId: Id; readonly version: number; readonly state: ProjectState; readonly diagnosisId: Id | null; readonly diagnosisNumber: number | null; readonly formerId: Id | null; readonly former: number | null; readonly reason: string;
  readonly content: LifeProjectContent; readonly signedOn: CivilDate | null; readonly signedBy: string | null; readonly createdAt: Instant; readonly createdBy: string; readonly updatedAt: Instant; readonly updatedBy: string; readonly revision: number;
}
interface Row {
  readonly id: Id; readonly person_id: Id; readonly version: number; readonly state: ProjectState; readonly diagnosis_id: Id | null; readonly diagnosis_number: number | null; readonly former_id: Id | null; readonly former: number | null; readonly reason: string;
  readonly content: string; readonly signed_on: CivilDate | null; readonly signed: string | null; readonly created_at: Instant; readonly created: string; readonly updated_at: Instant; readonly updated: string; readonly revision: number;
}
const projectOf = (row: Row): LifeProject => ({
  id: row.id, personId: row.person_id, version: row.version, state: row.state, diagnosisId: row.diagnosis_id, diagnosisNumber: row.diagnosis_number, formerId: row.former_id, former: row.former, reason: row.reason,
  content: lifeProjectContent.parse(JSON.parse(row.content)), signedOn: row.signed_on, signedBy: row.signed, createdAt: row.created_at, createdBy: row.created, updatedAt: row.updated_at, updatedBy: row.updated, revision: row.revision,
});
export function projectById({ sql }: Store, id: Id): LifeProject | null {
  const row = sql.one<Row>`SELECT life_projects.*, diagnoses.number AS diagnosis_number, earlier.version AS former, signing.name AS signed, making.name AS created, updating.name AS updated
    FROM life_projects JOIN users AS making ON making.id = life_projects.created_by JOIN users AS updating ON updating.id = life_projects.updated_by LEFT JOIN users AS signing ON signing.id = life_projects.signed_by
    LEFT JOIN diagnoses ON diagnoses.id = life_projects.diagnosis_id LEFT JOIN life_projects AS earlier ON earlier.id = life_projects.former_id WHERE life_projects.id = ${id}`;
  return row ? projectOf(row) : null;
}
/** All of these persons', the newest first. */
export const projectsOf = ({ sql }: Store, members: readonly Id[]): LifeProject[] => sql.all<Row>`SELECT life_projects.*, diagnoses.number AS diagnosis_number, earlier.version AS former, signing.name AS signed, making.name AS created, updating.name AS updated
  FROM life_projects JOIN users AS making ON making.id = life_projects.created_by JOIN users AS updating ON updating.id = life_projects.updated_by LEFT JOIN users AS signing ON signing.id = life_projects.signed_by
  LEFT JOIN diagnoses ON diagnoses.id = life_projects.diagnosis_id LEFT JOIN life_projects AS earlier ON earlier.id = life_projects.former_id
  WHERE life_projects.person_id IN (SELECT value FROM json_each(${JSON.stringify(members)})) ORDER BY life_projects.version DESC, life_projects.id DESC`.map(projectOf);

export const insertProject = ({ sql }: Store, { id, personId, version, diagnosisId, formerId, reason, content, at, by }: Pick<LifeProject, 'id' | 'personId' | 'version' | 'diagnosisId' | 'formerId' | 'reason' | 'content'> & { readonly at: Instant; readonly by: Id }): void =>
  sql.insert('life_projects', {
    id, person_id: personId, version, state: 'draft', diagnosis_id: diagnosisId, former_id: formerId, reason, content: JSON.stringify(content), created_at: at, created_by: by, updated_at: at, updated_by: by, revision: 1,
  });
/** Writes what changed, and counts the change; answers the new revision. */
export function updateProject({ sql }: Store, { id, revision }: Pick<LifeProject, 'id' | 'revision'>, columns: Readonly<Record<string, string | null>>, at: Instant, by: Id): number {
  sql.update('life_projects', id, { ...columns, updated_at: at, updated_by: by, revision: revision + 1 });
  return revision + 1;
}

/** What was noted of an action since the plan was signed; `state` and `on` are null where it was taken back. */
export interface Noted { readonly id: Id; readonly key: string; readonly state: ActionState | null; readonly on: CivilDate | null; readonly note: string; readonly updatedAt: Instant; readonly updatedBy: string; readonly revision: number }
export const notedOf = ({ sql }: Store, lifeProjectId: Id): Noted[] => sql.all<Noted>`SELECT action_progress.id, action_key AS key, state, as_of AS "on", note, updated_at AS updatedAt, name AS updatedBy, revision
  FROM action_progress JOIN users ON users.id = updated_by WHERE life_project_id = ${lifeProjectId}`;
/** The actions of a version as they stand by now, its paper untouched. */
export const standingOf = (store: Store, lifeProjectId: Id, content: LifeProjectContent): LifeProjectContent => withProgress(content, new Map(notedOf(store, lifeProjectId).flatMap(({ key, state }) => (state === null ? [] : [[key, state]]))));

/** The one in force, with the words of it alone: a file has one at most. */
function signedOf({ sql }: Store, members: readonly Id[]): { readonly id: Id; readonly signed_on: CivilDate; readonly content: LifeProjectContent } | null {
  const row = sql.one<{ id: Id; signed_on: CivilDate; content: string }>`SELECT id, signed_on, content FROM life_projects WHERE state = 'signed' AND person_id IN (SELECT value FROM json_each(${JSON.stringify(members)})) ORDER BY version DESC, id DESC LIMIT 1`;
  return row ? { id: row.id, signed_on: row.signed_on, content: lifeProjectContent.parse(JSON.parse(row.content)) } : null;
}
function keepOpen(store: Store, personId: Id): void {
  const { sql } = store, root = staysFor(store, personId), members = membersOf(store, root), status = sql.one<{ status: Status }>`SELECT status FROM case_files WHERE person_id = ${root}`?.status;
  sql.run`DELETE FROM open_actions WHERE life_project_id IN (SELECT id FROM life_projects WHERE person_id IN (SELECT value FROM json_each(${JSON.stringify(members)})))`;
  const found = status === undefined || isClosed(status) ? null : signedOf(store, members);
  if (!found) return;
  for (const { key, deadline, words, owner } of openActions(standingOf(store, found.id, found.content))) sql.insert('open_actions', { life_project_id: found.id, action_key: key, person_id: root, deadline, words, owner });
}
export const plans: Plans = {
  keepOpen,
  draftSheet(store, members) { return projectsOf(store, members).find(({ state }) => state === 'draft')?.content.incomeProject ?? null; },
  lateActions(store, members, today) { const found = signedOf(store, members); return found ? lateActions(standingOf(store, found.id, found.content), today).map((late) => ({ lifeProjectId: found.id, ...late })) : []; },
  inForce(store, members) { const found = signedOf(store, members); return found && { signedOn: found.signed_on, visits: found.content.visits }; },
};
