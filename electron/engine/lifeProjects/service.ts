import type { LifeProjectContent } from '#shared/contract/lifeProjects.ts';
import { may } from '#shared/domain/accounts.ts';
import { restrictedField } from '#shared/domain/ceremonyChecks.ts';
import { canonicalJson } from '#shared/domain/common/canonical.ts';
import type { CivilDate } from '#shared/domain/common/dates.ts';
import { MAX_CENTIMES } from '#shared/domain/common/numbers.ts';
import { staleness } from '#shared/domain/common/revisions.ts';
import { needsOf } from '#shared/domain/diagnosis.ts';
import { figuresOf, largestSum, type IncomeSheet } from '#shared/domain/incomeProject.ts';
import { datedFault, decideDraft, decideEdit, decideSign, formFault, keptHealthNeeds, problemsOf, withoutHealthNeeds, type PlanBasis, type ProjectProblem } from '#shared/domain/lifeProjects.ts';
import { differencesOf } from '#shared/domain/planDifferences.ts';
import { HEALTH } from '#shared/domain/questionnaire.ts';
import type { Clock, Id, Ids } from '#shared/lib/ids.ts';
import { ok, refuse, type No, type Result } from '#shared/lib/result.ts';
import type { CaseFile, CaseFiles } from '../caseFiles.ts';
import type { Advice, Diagnoses } from '../casework.ts';
import type { CurrentSettings } from '../currentSettings.ts';
import type { CallContext, HandlersOf, User } from '../handlers.ts';
import type { Values } from '../store/changes.ts';
import type { Store } from '../store/store.ts';
import { firstForm, nextForm } from './firstForm.ts';
import { createProgress, progressOf } from './progress.ts';
import { insertProject, plans, projectById, projectsOf, standingOf, updateProject, type LifeProject } from './repository.ts';

export interface LifeProjectsParts { readonly clock: Clock; readonly ids: Ids; readonly files: CaseFiles; readonly settings: CurrentSettings; readonly diagnoses: Diagnoses; readonly advice: Advice }
interface Opened { readonly found: LifeProject; readonly file: CaseFile }

const seesHealth = (user: User): boolean => may(user.role, 'health.read');
const shown = (user: User, content: LifeProjectContent): LifeProjectContent => (seesHealth(user) ? content : withoutHealthNeeds(content));
/** What somebody chose on a proposal, else what the project's sheet says. */
const tradeOf = ({ choice, incomeProject }: LifeProjectContent) => choice?.trade ?? incomeProject?.trade ?? null;
const headOf = ({ id, version, state, reason, former, diagnosisId, diagnosisNumber, signedOn, signedBy, createdAt, createdBy, updatedAt, updatedBy, revision }: LifeProject) =>
  ({ lifeProjectId: id, version, state, reason, former, diagnosisId, diagnosisNumber, signedOn, signedBy, createdAt, createdBy, updatedAt, updatedBy, revision });
const figuresShown = (sheet: IncomeSheet) => { const { months, ...figures } = figuresOf(sheet); return { ...figures, months: [...months] }; };
const problemsShown = (problems: readonly ProjectProblem[]) => problems.map((problem) => ({ ...problem, params: { ...problem.params }, amounts: { ...problem.amounts } }));
/** Old and new of the parts that differ, each as JSON text. */
function changedParts(before: LifeProjectContent, after: LifeProjectContent): { readonly before: Values; readonly after: Values } {
  const names = (Object.keys(after) as (keyof LifeProjectContent)[]).filter((name) => canonicalJson(before[name]) !== canonicalJson(after[name]));
  const side = (content: LifeProjectContent): Values => Object.fromEntries(names.map((name) => [name, JSON.stringify(content[name])]));
  return { before: side(before), after: side(after) };
}

/** Life projects: drafted with the person, signed, and then replaced by a new version rather than changed. */
export function createLifeProjects({ clock, ids, files, settings, diagnoses, advice }: LifeProjectsParts): HandlersOf<'lifeProjects'> {
  const today = (): CivilDate => clock.now().slice(0, 10) as CivilDate;
  function opened(store: Store, user: User, lifeProjectId: Id, way: 'read' | 'write'): Result<Opened> {
    const found = projectById(store, lifeProjectId);
    if (!found) return refuse('lifeProjects.UNKNOWN');
    const file = files[way](store, user, found.personId);
    return file.ok ? ok({ found, file: file.value }) : file;
  }
  /** The same to change it, as the user saw it. */
  function changing({ store, user }: CallContext, { lifeProjectId, revision }: { readonly lifeProjectId: Id; readonly revision: number }): Result<Opened> {
    const opening = opened(store, user, lifeProjectId, 'write');
    if (!opening.ok) return opening;
    const { found } = opening.value, refused = decideEdit(found.state, found.version);
    return refused ?? staleness(found, revision, clock.now()) ?? opening;
  }
  function basisOf(store: Store, diagnosisId: Id | null, { choice }: Pick<LifeProjectContent, 'choice'>): PlanBasis {
    const diagnosis = diagnosisId === null ? null : diagnoses.find(store, diagnosisId);
    return { needs: diagnosis ? needsOf(diagnosis.content.levels) : null, trade: choice?.trade ?? null };
  }
  const problems = (user: User, content: LifeProjectContent, basis: PlanBasis): ProjectProblem[] => (seesHealth(user) ? problemsOf(content, basis)
    : problemsOf(withoutHealthNeeds(content), { ...basis, needs: basis.needs?.filter(({ domain }) => domain !== HEALTH) ?? null }));
  /** Writes what changed of a plan, the change log and the file too. */
  function keep({ store, user, about }: CallContext, { found, file }: Opened, columns: Readonly<Record<string, string | null>>, differs: { readonly before: Values; readonly after: Values }): number {
    const at = clock.now();
    store.changes.record({ table: 'life_projects', rowId: found.id, personId: found.personId, userId: user.id, ...differs });
    files.touch(store, file.personId, at, user.id);
    about(file.personId);
    return updateProject(store, found, columns, at, user.id);
  }

  /** Whatever is typed here may stand on a paper, where the programme's name must not (domain.md §5). */
  const labelled = (store: Store, typed: object): No | null => { const field = restrictedField(typed, settings.restricted(store)); return field === null ? null : refuse('settings.RESTRICTED_LABEL', { field }); };

  return {
    ...createProgress({ clock, ids, files, settings }),

    'lifeProjects.draft'({ personId, dated, reason }, { store, user, about }) {
      const file = files.write(store, user, personId);
      if (!file.ok) return file;
      const { members, openedOn, personId: own } = file.value, all = projectsOf(store, members), inForce = all.find(({ state }) => state === 'signed') ?? null;
      const refused = decideDraft({ draft: all.find(({ state }) => state === 'draft')?.version ?? null, inForce: inForce?.version ?? null }, reason, { dated, openedOn, today: today() }) ?? labelled(store, { reason });
      if (refused) return refused;
      const diagnosis = diagnoses.latest(store, members, 'completed'), content = inForce ? nextForm(standingOf(store, inForce.id, inForce.content), dated) : firstForm(file.value, diagnosis, dated);
      const id = ids.next(), version = 1 + Math.max(0, ...all.map((one) => one.version)), at = clock.now();
      insertProject(store, { id, personId: own, version, diagnosisId: diagnosis?.id ?? null, formerId: inForce?.id ?? null, reason, content, at, by: user.id });
      store.changes.record({ table: 'life_projects', rowId: id, personId: own, userId: user.id, before: null, after: { version, reason, dated } });
      files.touch(store, own, at, user.id);
      about(own);
      return ok({ lifeProjectId: id, version, revision: 1 });
    },

    'lifeProjects.save'({ lifeProjectId, revision, diagnosisId, form }, context) {
      const opening = changing(context, { lifeProjectId, revision });
      if (!opening.ok) return opening;
      const { store, user } = context, { found, file } = opening.value, sent = { ...form, choice: found.content.choice };
      const content = seesHealth(user) ? sent : keptHealthNeeds(sent, found.content), refused = datedFault(form.dated, file.openedOn, today()) ?? formFault(content) ?? labelled(store, form);
      if (refused) return refused;
      const diagnosis = diagnosisId === null ? null : diagnoses.find(store, diagnosisId);
      if (diagnosisId !== null && (!diagnosis || !file.members.includes(diagnosis.personId))) return refuse('diagnosis.UNKNOWN');
      if (diagnosis?.completedOn === null) return refuse('lifeProjects.DIAGNOSIS_OPEN', { number: diagnosis.number });
      const told = problemsShown(problems(user, content, basisOf(store, diagnosisId, content))), differs = changedParts(found.content, content);
      if (diagnosisId === found.diagnosisId && Object.keys(differs.after ?? {}).length === 0) return ok({ revision, problems: told });
      const rests = diagnosisId === found.diagnosisId ? {} : { diagnosis_id: diagnosisId };
      return ok({ revision: keep(context, opening.value, { content: JSON.stringify(content), diagnosis_id: diagnosisId }, { before: { ...differs.before, ...(diagnosisId === found.diagnosisId ? {} : { diagnosis_id: found.diagnosisId }) }, after: { ...differs.after, ...rests } }), problems: told });
    },

    'lifeProjects.choose'({ lifeProjectId, revision, choice }, context) {
      const opening = changing(context, { lifeProjectId, revision });
      if (!opening.ok) return opening;
      const { store, user } = context, { found, file } = opening.value, proposal = advice.propose(store, file);
      const shut = proposal.others.find(({ trade }) => trade === choice?.trade)?.shut[0];
      const refused = shut === undefined ? labelled(store, { why: choice?.why ?? '' }) : refuse('matching.GATE_SHUT', { gate: shut });
      if (refused) return refused;
      const content: LifeProjectContent = { ...found.content, choice: choice && { ...choice, chosenOn: today(), chosenBy: user.name, proposal } };
      return ok({ revision: keep(context, opening.value, { content: JSON.stringify(content) }, changedParts(found.content, content)) });
    },

    'lifeProjects.sign'({ lifeProjectId, revision, signedOn }, context) {
      const opening = changing(context, { lifeProjectId, revision });
      if (!opening.ok) return opening;
      const { store, user } = context, { found, file } = opening.value, standing = projectsOf(store, file.members).filter(({ state }) => state === 'signed');
      const refused = decideSign({
        state: found.state, version: found.version, form: found.content, basis: basisOf(store, found.diagnosisId, found.content), inForce: standing[0]?.version ?? null, replaces: standing.some(({ id }) => id === found.formerId),
      }, signedOn, today());
      if (refused) return refused;
      const at = clock.now();
      for (const former of standing) {
        updateProject(store, former, { state: 'superseded' }, at, user.id);
        store.changes.record({ table: 'life_projects', rowId: former.id, personId: former.personId, userId: user.id, before: { state: 'signed' }, after: { state: 'superseded' } });
      }
      const trade = tradeOf(found.content);
      if (trade) files.settleTrade(store, file, trade, at, user.id);
      const now = keep(context, opening.value, { state: 'signed', signed_on: signedOn, signed_by: user.id }, { before: { state: 'draft' }, after: { state: 'signed', signed_on: signedOn } });
      plans.keepOpen(store, file.personId);
      return ok({ revision: now });
    },

    'lifeProjects.abandon'({ lifeProjectId, revision, reason }, context) {
      const opening = changing(context, { lifeProjectId, revision });
      if (!opening.ok) return opening;
      const refused = labelled(context.store, { reason });
      if (refused) return refused;
      return ok({ revision: keep(context, opening.value, { state: 'abandoned', reason }, { before: { state: 'draft', reason: opening.value.found.reason }, after: { state: 'abandoned', reason } }) });
    },

    'lifeProjects.show'({ lifeProjectId }, { store, user, about }) {
      const opening = opened(store, user, lifeProjectId, 'read');
      if (!opening.ok) return opening;
      const { found, file } = opening.value, content = shown(user, found.content);
      about(file.personId);
      return ok({
        personId: file.personId, ...headOf(found), content, figures: content.incomeProject && figuresShown(content.incomeProject),
        problems: found.state === 'draft' ? problemsShown(problems(user, found.content, basisOf(store, found.diagnosisId, found.content))) : [], healthHidden: !seesHealth(user), progress: progressOf(store, found),
      });
    },

    'lifeProjects.list'({ personId }, { store, user }) {
      const file = files.read(store, user, personId);
      if (!file.ok) return file;
      const all = projectsOf(store, file.value.members);
      return ok({
        lifeProjects: all.map((one) => ({ ...headOf(one), track: one.content.track, trade: tradeOf(one.content) })),
        draft: all.find(({ state }) => state === 'draft')?.id ?? null, inForce: all.find(({ state }) => state === 'signed')?.id ?? null,
      });
    },

    'lifeProjects.figures': ({ incomeProject }) => (largestSum(incomeProject) > MAX_CENTIMES ? refuse('lifeProjects.SUM_TOO_LARGE') : ok(figuresShown(incomeProject))),

    'lifeProjects.differences'({ lifeProjectId, from }, { store, user, about }) {
      const opening = opened(store, user, lifeProjectId, 'read');
      if (!opening.ok) return opening;
      const { found, file } = opening.value, other = from ?? found.formerId, former = other === null ? null : projectById(store, other);
      if (!former || !file.members.includes(former.personId)) return refuse('lifeProjects.NO_FORMER', { version: found.version });
      about(file.personId);
      return ok({ from: former.version, to: found.version, reason: found.reason, differences: differencesOf(shown(user, former.content), shown(user, found.content)) });
    },
  };
}
