import { may } from '#shared/domain/accounts.ts';
import { restrictedField } from '#shared/domain/ceremonyChecks.ts';
import type { CivilDate } from '#shared/domain/common/dates.ts';
import { staleness } from '#shared/domain/common/revisions.ts';
import { answersChanged, answersFault, answersOfFile, changeWithoutHealth, compared, decideBegin, decideComplete, EMPTY_DIAGNOSIS, merged, missingLevels, needsOf, strengthsMoved, withoutHealth, type DiagnosisContent } from '#shared/domain/diagnosis.ts';
import { HEALTH, questionnaireChanges, questionnaireFault, type Questionnaire } from '#shared/domain/questionnaire.ts';
import { present } from '#shared/lib/assert.ts';
import type { Clock, Id, Ids } from '#shared/lib/ids.ts';
import { ok, refuse, type Result } from '#shared/lib/result.ts';
import type { CaseFile, CaseFiles } from '../caseFiles.ts';
import type { Diagnoses, KnownDiagnosis } from '../casework.ts';
import type { CurrentSettings } from '../currentSettings.ts';
import type { CallContext, HandlersOf, User } from '../handlers.ts';
import type { Values } from '../store/changes.ts';
import type { Store } from '../store/store.ts';
import { diagnosesOf, diagnosisById, discarded, insertDiagnosis, insertVersion, putBack, questionnaireOf, removeDiagnosis, sheetOf, storeBank, updateDiagnosis, versions, type Diagnosis } from './repository.ts';

export interface DiagnosisParts { readonly clock: Clock; readonly ids: Ids; readonly files: CaseFiles; readonly settings: CurrentSettings }
interface Opened { readonly found: Diagnosis; readonly file: CaseFile; readonly questionnaire: Questionnaire }

const seesHealth = (user: User): boolean => may(user.role, 'health.read');
/** What this user may see of it. */
const shown = (user: User, content: DiagnosisContent, questionnaire: Questionnaire): DiagnosisContent => (seesHealth(user) ? content : withoutHealth(content, questionnaire));
const headOf = ({ id, number, questionnaire, begunOn, completedOn, completedBy, updatedAt, updatedBy, revision }: Diagnosis) => ({ diagnosisId: id, number, questionnaire, begunOn, completedOn, completedBy, updatedAt, updatedBy, revision });
/** Old and new of the members that differ, each as JSON text. */
function changedMembers(before: DiagnosisContent, after: DiagnosisContent): { readonly before: Values; readonly after: Values } {
  const flat = ({ answers, levels, summary }: DiagnosisContent): ReadonlyMap<string, string> => new Map<string, string>([
    ...Object.entries(answers).map(([name, value]) => [`answers.${name}`, JSON.stringify(value)] as const), ...Object.entries(levels).map(([name, value]) => [`levels.${name}`, JSON.stringify(value)] as const), ['summary', summary],
  ]);
  const [old, now] = [flat(before), flat(after)], names = [...new Set([...old.keys(), ...now.keys()])].filter((name) => old.get(name) !== now.get(name));
  const side = (of: ReadonlyMap<string, string>): Values => Object.fromEntries(names.map((name) => [name, of.get(name) ?? null]));
  return { before: side(old), after: side(now) };
}

/** The shared diagnosis: the questions in versions, and what a person answered to them. */
export function createDiagnosis({ clock, ids, files, settings }: DiagnosisParts): { readonly handlers: HandlersOf<'diagnosis'>; readonly diagnoses: Diagnoses } {
  const today = (): CivilDate => clock.now().slice(0, 10) as CivilDate;
  // a version never changes: it is read once an opening
  const read = new WeakMap<Store, Map<number, Questionnaire>>();
  function questionsOf(store: Store, version: number): Questionnaire {
    const versionsRead = read.get(store) ?? new Map<number, Questionnaire>(), found = versionsRead.get(version) ?? present(questionnaireOf(store, version), 'a diagnosis names a version that is stored');
    read.set(store, versionsRead.set(version, found));
    return found;
  }
  function opened(store: Store, user: User, diagnosisId: Id, way: 'read' | 'write'): Result<Opened> {
    const found = diagnosisById(store, diagnosisId);
    if (!found) return refuse('diagnosis.UNKNOWN');
    const file = files[way](store, user, found.personId);
    return file.ok ? ok({ found, file: file.value, questionnaire: questionsOf(store, found.questionnaire) }) : file;
  }
  /** The same to change it, as the user saw it. */
  function changing({ store, user }: CallContext, { diagnosisId, revision }: { readonly diagnosisId: Id; readonly revision: number }): Result<Opened> {
    const found = opened(store, user, diagnosisId, 'write');
    if (!found.ok) return found;
    return (found.value.found.completedOn !== null ? refuse('diagnosis.COMPLETED') : staleness(found.value.found, revision, clock.now())) ?? found;
  }

  const handlers: HandlersOf<'diagnosis'> = {
    'diagnosis.questionnaire'({ version }, { store }) {
      const all = versions(store), wanted = version === undefined ? all[0] : all.find((one) => one.version === version), content = wanted ? questionnaireOf(store, wanted.version) : null;
      return wanted && content ? ok({ ...wanted, content, versions: all }) : refuse('diagnosis.UNKNOWN_VERSION', { version: version ?? 0 });
    },

    'diagnosis.changeQuestionnaire'({ version, reason, content }, { store, user, about }) {
      const [newest] = versions(store), fault = questionnaireFault(content);
      if (!newest || newest.version !== version) return refuse('diagnosis.VERSION_PASSED', { version: newest?.version ?? 0 });
      if (fault) { const { code, ...params } = fault; return refuse(code, params); }
      const next = version + 1;
      const label = restrictedField({ content, reason }, settings.restricted(store));
      if (label !== null) return refuse('settings.RESTRICTED_LABEL', { field: label });
      if (questionnaireChanges(questionsOf(store, version), content).length === 0) return refuse('diagnosis.NOTHING_CHANGED', { version });
      storeBank(store);
      insertVersion(store, { version: next, content, reason, at: clock.now(), by: user.id });
      about(String(next));
      return ok({ version: next });
    },

    'diagnosis.begin'({ personId, begunOn }, { store, user, about }) {
      const file = files.write(store, user, personId);
      if (!file.ok) return file;
      const { members, openedOn, profile, personId: own } = file.value, all = diagnosesOf(store, members);
      const refused = decideBegin(all.find(({ completedOn }) => completedOn === null)?.number ?? null, { begunOn, openedOn, today: today() });
      if (refused) return refused;
      storeBank(store);
      const id = ids.next(), number = 1 + Math.max(0, ...all.map((one) => one.number)), questionnaire = versions(store)[0]?.version ?? 1, at = clock.now();
      const content: DiagnosisContent = all.length > 0 ? EMPTY_DIAGNOSIS : { ...EMPTY_DIAGNOSIS, answers: answersOfFile(questionsOf(store, questionnaire), { profile, openedOn }) };
      insertDiagnosis(store, { id, personId: own, number, questionnaire, begunOn, content, at, by: user.id });
      store.changes.record({ table: 'diagnoses', rowId: id, personId: own, userId: user.id, before: null, after: { number, questionnaire, begun_on: begunOn, ...changedMembers(EMPTY_DIAGNOSIS, content).after } });
      files.touch(store, own, at, user.id);
      about(own);
      return ok({ diagnosisId: id, number, revision: 1 });
    },

    'diagnosis.save'({ diagnosisId, revision, answers, levels, summary }, context) {
      const found = changing(context, { diagnosisId, revision });
      if (!found.ok) return found;
      const { store, user, about } = context, { found: row, file, questionnaire } = found.value;
      const fault = answersFault(questionnaire, answers, today()), label = restrictedField({ answers, levels, summary }, settings.restricted(store));
      if (fault) return fault;
      if (label !== null) return refuse('settings.RESTRICTED_LABEL', { field: label });
      const change = seesHealth(user) ? { answers, levels } : changeWithoutHealth({ answers, levels }, questionnaire);
      const after: DiagnosisContent = { answers: merged(row.content.answers, change.answers), levels: merged(row.content.levels, change.levels), summary: summary ?? row.content.summary };
      about(file.personId);
      const differs = changedMembers(row.content, after), at = clock.now();
      if (Object.keys(differs.after ?? {}).length === 0) return ok({ revision });
      store.changes.record({ table: 'diagnoses', rowId: row.id, personId: row.personId, userId: user.id, ...differs });
      files.touch(store, file.personId, at, user.id);
      return ok({ revision: updateDiagnosis(store, row, { answers: JSON.stringify(after) }, at, user.id) });
    },

    'diagnosis.complete'({ diagnosisId, revision, completedOn }, context) {
      const found = changing(context, { diagnosisId, revision });
      if (!found.ok) return found;
      const { store, user, about } = context, { found: row, file } = found.value;
      const refused = decideComplete({ completed: false, levels: row.content.levels, begunOn: row.begunOn, completedOn, today: today() });
      if (refused) return refused;
      const at = clock.now();
      store.changes.record({ table: 'diagnoses', rowId: row.id, personId: row.personId, userId: user.id, before: { completed_on: null }, after: { completed_on: completedOn } });
      files.touch(store, file.personId, at, user.id);
      about(file.personId);
      return ok({ revision: updateDiagnosis(store, row, { completed_on: completedOn, completed_by: user.id }, at, user.id) });
    },

    'diagnosis.discard'({ diagnosisId, revision }, context) {
      const found = changing(context, { diagnosisId, revision });
      if (!found.ok) return found;
      const { store, user, about } = context, { found: row, file } = found.value, reference = sheetOf(store, row);
      if (reference !== null) return refuse('diagnosis.HAS_PAPER', { number: row.number, reference });
      const before = { ...removeDiagnosis(store, row.id) };
      store.changes.record({ table: 'diagnoses', rowId: row.id, personId: row.personId, userId: user.id, before, after: null });
      files.touch(store, file.personId, clock.now(), user.id);
      about(file.personId);
      return ok({ personId: file.personId });
    },

    'diagnosis.bringBack'({ personId, diagnosisId }, { store, user, about }) {
      const file = files.write(store, user, personId);
      if (!file.ok) return file;
      const { members, personId: own } = file.value, row = discarded(store, diagnosisId), all = diagnosesOf(store, members), open = all.find(({ completedOn }) => completedOn === null);
      if (!row || !members.includes(row.person_id)) return refuse('diagnosis.UNKNOWN');
      if (open) return refuse('diagnosis.ALREADY_OPEN', { number: open.number });
      const at = clock.now(), number = 1 + Math.max(0, ...all.map((one) => one.number)), revision = row.revision + 1;
      putBack(store, diagnosisId, { ...row, revision }, number, at, user.id);
      store.changes.record({ table: 'diagnoses', rowId: diagnosisId, personId: row.person_id, userId: user.id, before: null, after: { ...row, number, revision } });
      files.touch(store, own, at, user.id);
      about(own);
      return ok({ diagnosisId, number, revision });
    },

    'diagnosis.show'({ diagnosisId }, { store, user, about }) {
      const found = opened(store, user, diagnosisId, 'read');
      if (!found.ok) return found;
      const { found: row, file, questionnaire } = found.value, content = shown(user, row.content, questionnaire), hidden = !seesHealth(user);
      about(file.personId);
      return ok({ personId: file.personId, ...headOf(row), content, missing: missingLevels(content.levels).filter((domain) => !hidden || domain !== HEALTH), needs: needsOf(content.levels), healthHidden: hidden });
    },

    'diagnosis.list'({ personId }, { store, user }) {
      const file = files.read(store, user, personId);
      if (!file.ok) return file;
      const levelsOf = ({ levels }: DiagnosisContent) => Object.fromEntries(Object.entries(levels).filter(([domain]) => domain !== HEALTH || seesHealth(user)).map(([domain, { level }]) => [domain, level]));
      return ok({ diagnoses: diagnosesOf(store, file.value.members).map((one) => ({ ...headOf(one), levels: levelsOf(one.content) })) });
    },

    'diagnosis.compare'({ personId }, { store, user, about }) {
      const file = files.read(store, user, personId);
      if (!file.ok) return file;
      const all = diagnosesOf(store, file.value.members).toReversed();
      const asked = all.map(({ content, questionnaire }) => ({ answers: shown(user, content, questionsOf(store, questionnaire)).answers, questionnaire: questionsOf(store, questionnaire) })), strengths = strengthsMoved(asked), numberAt = (place: number): number => all[place]?.number ?? 0;
      about(file.value.personId);
      return ok({
        diagnoses: all.map(({ id, number, begunOn, completedOn }) => ({ diagnosisId: id, number, begunOn, completedOn })),
        answers: answersChanged(asked).map(({ domain, question, answers }) => ({ domain, question: { ...question, options: [...question.options] }, answers: [...answers] })),
        strengths: strengths && { from: numberAt(strengths.from), to: numberAt(strengths.to), gained: [...strengths.gained], lost: [...strengths.lost], kept: [...strengths.kept] },
        rows: compared(all.map(({ content }) => content.levels)).filter(({ domain }) => domain !== HEALTH || seesHealth(user)).map((row) => ({ ...row, levels: [...row.levels] })),
      });
    },
  };
  const known = (store: Store, found: Diagnosis | null | undefined): KnownDiagnosis | null =>
    (found ? { id: found.id, personId: found.personId, number: found.number, completedOn: found.completedOn, content: found.content, questionnaire: questionsOf(store, found.questionnaire) } : null);
  const diagnoses: Diagnoses = {
    latest: (store, members, which) => known(store, diagnosesOf(store, members).find(({ completedOn }) => which === 'any' || completedOn !== null)),
    find: (store, diagnosisId) => known(store, diagnosisById(store, diagnosisId)),
  };
  return { handlers, diagnoses };
}
