import type { Client } from '#shared/contract/client.ts';
import type { Sent } from '#shared/contract/index.ts';
import { nextStep, type Status } from '#shared/domain/beneficiaries.ts';
import { addDays, type CivilDate } from '#shared/domain/common/dates.ts';
import { calendar } from '#shared/domain/followUp.ts';
import type { Id } from '#shared/lib/ids.ts';
import type { No, Result } from '#shared/lib/result.ts';
import { answersOf, findingsOf, formOf, levelsOf, summaryOf } from './forms.ts';
import { at, workday, type Person } from './people.ts';
import words from './words.json' with { type: 'json' };

/* One invented file as scenes: on which day something is written into it, and what. */
export interface Scene { readonly on: CivilDate; play(): Promise<void> }
/** A step that the engine refused, for a disk that takes no more, say. */
export class Refused extends Error {
  readonly result: No;
  constructor(result: No) { super(`refused: ${result.refusal.code}`); this.result = result; }
}
export const given = <T>(result: Result<T>): T => { if (!result.ok) throw new Refused(result); return result.value; };

/** How many visits are planned where the file is closed in the end. */
const PLANNED: Readonly<Partial<Record<Status, number>>> = { inserted: 5, suspended: 3, lost: 3 };
/** Which of the files have papers in the archive: early ones, so that the printer is done when the rest is. The others' are printed by whoever opens the demonstration. */
const PAPERS: Readonly<Record<'consent' | 'diagnosis' | 'lifeProject' | 'visit', readonly number[]>> = { consent: [25], diagnosis: [26], lifeProject: [28], visit: [20, 25] };
/** In whose follow-up a visit is late, or was postponed; who took a consent back; whose plan got a second version, and why; who is slow with the last action of the plan. */
const LATE: ReadonlySet<number> = new Set([19, 21]), POSTPONED: ReadonlySet<number> = new Set([22]), WITHDRAWN: ReadonlySet<number> = new Set([24]), MOVED: ReadonlySet<number> = new Set([22, 26]), UPDATED: ReadonlySet<number> = new Set([20, 25, 27]), SLOW: ReadonlySet<number> = new Set([12, 21]);

/** @param printing gets what the printer has still to do */
export function scenesOf({ call, run }: Pick<Client, 'call' | 'run'>, person: Person, today: CivilDate, printing: Promise<Result<unknown>>[]): Scene[] {
  const { place: i, status, track, lang, days, began, closed } = person, scenes: Scene[] = [];
  let personId = '' as Id, revision = 0;
  const scene = (on: CivilDate, play: () => Promise<void>): void => { scenes.push({ on: on > today ? today : on, play }); };
  const move = async (to: Status, reason = ''): Promise<void> => { ({ revision } = given(await call('beneficiaries.setStatus', { personId, revision, to, reason }))); };
  const consent = async (purpose: Sent<'beneficiaries.consent'>['purpose'], answer: 'given' | 'refused' | 'withdrawn', on: CivilDate, partner = ''): Promise<void> => { given(await call('beneficiaries.consent', { personId, by: 'person', purpose, partner, answer, on })); };
  const paper = async (kind: keyof typeof PAPERS, signed = false): Promise<void> => {
    if (!PAPERS[kind].includes(i)) return;
    // numbered at once, and made by the printer's thread while others go on here
    printing.push(run('casePapers.print', { personId, kind, language: lang }));
    const [issued] = given(await call('casePapers.list', { personId }));
    if (signed && issued) given(await call('papers.sign', { paper: issued.reference }));
  };
  function diagnosis(on: CivilDate, later: boolean, complete: boolean): void {
    let open = { diagnosisId: '' as Id, revision: 0 };
    const done = workday(addDays(on, 4));
    scene(on, async () => {
      const { diagnosisId, revision: begun } = given(await call('diagnosis.begin', { personId, begunOn: on }));
      open = { diagnosisId, ...given(await call('diagnosis.save', { diagnosisId, revision: begun, answers: answersOf(person, on, later), levels: complete ? levelsOf(person, later) : {}, ...(complete ? { summary: summaryOf(person, later) } : {}) })) };
    });
    if (complete && done <= today) scene(done, async () => { given(await call('diagnosis.complete', { ...open, completedOn: done })); await paper('diagnosis'); });
  }
  /** `version`: why it takes the place of the one in force; empty for the first. */
  function plan(on: CivilDate, signedOn: CivilDate | null, version = ''): void {
    let draft = { lifeProjectId: '' as Id, revision: 0 };
    scene(on, async () => {
      const { lifeProjectId, ...begun } = given(await call('lifeProjects.draft', { personId, dated: on, reason: version })), { content, diagnosisId } = given(await call('lifeProjects.show', { lifeProjectId }));
      const saved = given(await call('lifeProjects.save', { lifeProjectId, revision: begun.revision, diagnosisId, form: formOf(person, content, { later: version !== '', moved: MOVED.has(i) && version !== '' }) }));
      draft = { lifeProjectId, revision: saved.revision };
      if (track === 'selfEmployment' && version === '') draft = { lifeProjectId, ...given(await call('lifeProjects.choose', { lifeProjectId, revision: draft.revision, choice: { trade: person.kind.trade, why: words.plan.choice[lang] } })) };
    });
    if (signedOn !== null) scene(signedOn, async () => { given(await call('lifeProjects.sign', { lifeProjectId: draft.lifeProjectId, revision: draft.revision, signedOn })); await paper('lifeProject', true); });
  }
  /** Companion and person look at the plan in force: what was due by then is done, what is due soon is under way. */
  async function review(on: CivilDate): Promise<void> {
    const { inForce: lifeProjectId } = given(await call('lifeProjects.list', { personId }));
    if (lifeProjectId === null) return;
    const { content, progress } = given(await call('lifeProjects.show', { lifeProjectId })), actions = content.objectives.flatMap((objective) => objective.actions);
    for (const [n, { key, deadline }] of actions.entries()) {
      const stands = progress.find((one) => one.key === key), done = deadline !== null && deadline <= on && !(SLOW.has(i) && n === actions.length - 1), state = done ? 'done' as const : 'underWay' as const;
      if (!stands || deadline === null || deadline > addDays(on, 30) || stands.state === 'done' || stands.state === state) continue;
      given(await call('lifeProjects.progress', { lifeProjectId, key, revision: stands.revision, progress: { state, on: done ? deadline : on, note: '' } }));
    }
  }
  function visits(from: CivilDate): void {
    const asked = calendar(from).slice(0, PLANNED[status]).map(({ milestone, plannedOn }, n) => ({ milestone, kind: track !== 'selfEmployment' && n < 2 ? 'call' as const : n > 2 && n % 2 === 1 ? 'centre' as const : 'field' as const, plannedOn: plannedOn === today ? today : workday(plannedOn) }));
    let planned: readonly { readonly visitId: Id; readonly revision: number }[] = [];
    scene(days.followUp ?? from, async () => { ({ visits: planned } = given(await call('followUp.plan', { personId, visits: asked }))); });
    // a late one is the last that was due
    const due = asked.filter(({ plannedOn }) => plannedOn < (closed ?? today)).length, made = due - (LATE.has(i) || POSTPONED.has(i) || status === 'lost' ? 1 : 0);
    for (const [n, { plannedOn, kind }] of asked.entries()) {
      const of = () => planned[n] ?? { visitId: '' as Id, revision: 0 }, doneOn = workday(addDays(plannedOn, n % 2)), last = n === made - 1;
      if (n < made && doneOn <= today) scene(doneOn, async () => {
        // what was handed over is there to be seen, but for a talk on the telephone
        const { units } = given(await call('followUp.show', { visitId: of().visitId })), seen = kind === 'call' ? [] : units.map(({ unitId }) => unitId);
        given(await call('followUp.record', { ...of(), doneOn, kind, findings: findingsOf(person, n, doneOn, seen) }));
        await review(doneOn); if (last) await paper('visit', true);
      });
      else if (n === made && POSTPONED.has(i)) scene(plannedOn, async () => { given(await call('followUp.postpone', { ...of(), to: workday(addDays(today, 2)), reason: words.visit.moved[lang] })); });
      else if (closed !== null) scene(closed, async () => { given(await call('followUp.cancel', { ...of(), reason: closing() })); });
    }
  }
  /** Why the file was closed. */
  function closing(): string {
    const { reasons } = words;
    return status === 'inserted' ? reasons.inserted[track][lang] : status === 'lost' ? reasons.lost[lang] : at(reasons[status as 'suspended' | 'transferred' | 'cancelled'][lang], i);
  }

  scene(days.intake, async () => {
    ({ personId, revision } = given(await call('beneficiaries.open', { identity: person.identity, province: person.province, trade: person.kind.trade, openedOn: days.intake, profile: person.profile })));
    await consent('caseWork', 'given', days.intake);
    if (i % 2 === 0) await consent('statistics', 'given', days.intake);
    if (i % 3 !== 2) await consent('photo', i % 4 === 1 ? 'refused' : 'given', days.intake);
    await paper('consent', true);
  });
  let before: Status = 'intake';
  for (const [step, on] of Object.entries(days) as [keyof typeof days, CivilDate][]) {
    if (step === 'intake') continue;
    const reason = nextStep(before) === step || track === 'selfEmployment' ? '' : words.reasons.skip[track][lang];
    scene(on, async () => { await move(step, reason); await review(on); });
    if (step === 'diagnosis') diagnosis(on, false, status !== 'diagnosis' || i % 3 === 0);
    if (step === 'lifeProject') plan(on, status === 'lifeProject' ? null : workday(addDays(on, 10)));
    if (step === 'feasibility') scene(on, () => consent('sharing', 'given', on, words.partners.social[lang]));
    if (step === 'committee' && i % 9 === 2) {
      // sent back once, for a quotation
      const back = workday(addDays(on, 3)), again = workday(addDays(on, 8));
      if (again <= today && (days.purchase ?? today) > again) { scene(back, () => move('feasibility', words.reasons.back[lang])); scene(again, () => move('committee')); }
    }
    before = step;
  }
  if (began !== null) {
    visits(began);
    if (WITHDRAWN.has(i)) { const on = workday(addDays(began, 20)); if (on < (closed ?? today)) scene(on, () => consent('photo', 'withdrawn', on)); }
    if (MOVED.has(i) || UPDATED.has(i)) plan(workday(addDays(began, 75)), workday(addDays(began, 80)), words.plan[MOVED.has(i) ? 'newVersion' : 'update'][lang]);
    if (status === 'inserted' || (status === 'followUp' && began < addDays(today, -150))) diagnosis(workday(addDays(closed ?? today, -14)), true, true);
  }
  if (status === 'lost' && closed !== null) {
    for (const [n, way] of (['phone', 'phone', 'field'] as const).entries()) { const triedOn = workday(addDays(closed, n * 6 - 21)); scene(triedOn, async () => { given(await call('followUp.attempt', { personId, triedOn, way, outcome: 'unreached', note: (way === 'field' ? words.visit.nobody : words.visit.quiet)[lang] })); }); }
  }
  if (closed !== null) scene(closed, () => move(status, closing()));
  return scenes;
}
