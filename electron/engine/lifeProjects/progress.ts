import type { Answer } from '#shared/contract/index.ts';
import { restrictedField } from '#shared/domain/ceremonyChecks.ts';
import type { CivilDate } from '#shared/domain/common/dates.ts';
import { staleness } from '#shared/domain/common/revisions.ts';
import { decideProgress, withProgress, type ActionState } from '#shared/domain/lifeProjects.ts';
import type { Clock, Id, Ids, Instant } from '#shared/lib/ids.ts';
import { ok, refuse } from '#shared/lib/result.ts';
import type { CaseFiles } from '../caseFiles.ts';
import type { CurrentSettings } from '../currentSettings.ts';
import type { HandlersOf } from '../handlers.ts';
import type { Values } from '../store/changes.ts';
import type { Store } from '../store/store.ts';
import { notedOf, plans, projectById, projectsOf, updateProject, type LifeProject, type Noted } from './repository.ts';

/* How the actions of the plan in force stand, noted beside it: the signed version and its paper stay as they are. */
const actionsOf = ({ content }: LifeProject) => content.objectives.flatMap(({ actions }) => actions);
/** Every action of a version that was signed, as it stands by now; nothing of a draft. */
export function progressOf(store: Store, project: LifeProject): Answer<'lifeProjects.show'>['progress'] {
  if (project.signedOn === null) return [];
  const noted = new Map(notedOf(store, project.id).map((one) => [one.key, one]));
  return actionsOf(project).map(({ key, state }) => {
    const found = noted.get(key);
    return { key, state: found?.state ?? state, on: found?.on ?? null, note: found?.note ?? '', by: found?.updatedBy ?? '', revision: found?.revision ?? 0 };
  });
}
const logged = (key: string, noted: Pick<Noted, 'state' | 'on' | 'note'>): Values => ({ action_key: key, state: noted.state, as_of: noted.on, note: noted.note });

export function createProgress({ clock, ids, files, settings }: { readonly clock: Clock; readonly ids: Ids; readonly files: CaseFiles; readonly settings: CurrentSettings }): Pick<HandlersOf<'lifeProjects'>, 'lifeProjects.progress'> {
  /** The draft of the next version began with the states of then: it would be signed with an action that was done since as still to do. */
  function tellDraft(store: Store, draft: LifeProject, key: string, state: ActionState, at: Instant, by: Id): void {
    if (!actionsOf(draft).some((action) => action.key === key && action.state !== state)) return;
    const content = withProgress(draft.content, new Map([[key, state]]));
    store.changes.record({ table: 'life_projects', rowId: draft.id, personId: draft.personId, userId: by, before: { objectives: JSON.stringify(draft.content.objectives) }, after: { objectives: JSON.stringify(content.objectives) } });
    updateProject(store, draft, { content: JSON.stringify(content) }, at, by);
  }
  return {
    'lifeProjects.progress'({ lifeProjectId, key, revision, progress }, { store, user, about }) {
      const found = projectById(store, lifeProjectId);
      if (!found) return refuse('lifeProjects.UNKNOWN');
      const opening = files.write(store, user, found.personId);
      if (!opening.ok) return opening;
      const file = opening.value, all = projectsOf(store, file.members), at = clock.now(), noted = notedOf(store, lifeProjectId).find((one) => one.key === key);
      const refused = decideProgress({ state: found.state, version: found.version, signedOn: found.signedOn, form: found.content, inForce: all.find(({ state }) => state === 'signed')?.id === lifeProjectId }, key, progress, at.slice(0, 10) as CivilDate)
        ?? staleness(noted ?? { revision: 0, updatedAt: found.updatedAt, updatedBy: '' }, revision, at);
      if (refused) return refused;
      const field = restrictedField({ note: progress?.note ?? '' }, settings.restricted(store));
      if (field !== null) return refuse('settings.RESTRICTED_LABEL', { field });
      const now = progress ?? { state: null, on: null, note: '' }, id = noted?.id ?? ids.next(), count = revision + 1, columns = { state: now.state, as_of: now.on, note: now.note, updated_at: at, updated_by: user.id, revision: count };
      if (noted) store.sql.update('action_progress', id, columns);
      else store.sql.insert('action_progress', { id, life_project_id: lifeProjectId, action_key: key, ...columns });
      store.changes.record({ table: 'action_progress', rowId: id, personId: found.personId, userId: user.id, before: noted ? logged(key, noted) : null, after: logged(key, now) });
      const draft = all.find(({ state, formerId }) => state === 'draft' && formerId === lifeProjectId), state = now.state ?? actionsOf(found).find((action) => action.key === key)?.state;
      if (draft && state) tellDraft(store, draft, key, state, at, user.id);
      plans.keepOpen(store, file.personId);
      files.touch(store, file.personId, at, user.id);
      about(file.personId);
      return ok({ revision: count });
    },
  };
}
