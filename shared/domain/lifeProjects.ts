import type { CivilDate } from '#shared/domain/common/dates.ts';
import { figures, type Centimes } from '#shared/domain/common/money.ts';
import { MAX_CENTIMES } from '#shared/domain/common/numbers.ts';
import type { MessageKey } from '#shared/i18n/index.ts';
import { refuse, type No } from '#shared/lib/result.ts';
import { ACTED_ON } from './diagnosis.ts';
import { figuresOf, largestSum, type IncomeSheet } from './incomeProject.ts';
import type { DomainCode, NeedLevel } from './questionnaire.ts';
import type { TradeCode } from './trades.ts';

/* The individual life project (domain.md §4 B). */
/** What the way leads to (domain.md §2). */
export const TRACKS = ['paidJob', 'selfEmployment', 'training', 'studies'] as const;
export type Track = (typeof TRACKS)[number];
export const ACTION_OWNERS = ['person', 'companion', 'placementOfficer', 'director', 'family', 'partner'] as const;
export const ACTION_STATES = ['toDo', 'underWay', 'done', 'dropped'] as const;
export type ActionState = (typeof ACTION_STATES)[number];
/** A need has a state and an owner of its own, not its domain (domain.md §9). */
export const NEED_STATES = ['open', 'underWay', 'met', 'setAside'] as const;
export const PROJECT_STATES = ['draft', 'signed', 'superseded', 'abandoned'] as const;
export type ProjectState = (typeof PROJECT_STATES)[number];
export const EVIDENCE = ['seen', 'said'] as const;
/** Glossary row 152. */
export const LIKELIHOODS = ['low', 'medium', 'high', 'unknown'] as const;
export const TENURES = ['owned', 'rented', 'lent', 'promised', 'none'] as const;
export const PERMIT_STATES = ['notNeeded', 'toAsk', 'asked', 'granted', 'refused'] as const;
export const FUNDERS = ['ownCash', 'ownInKind', 'foundation', 'committee', 'region', 'partner', 'loan', 'other'] as const;
export const FUNDING_STATES = ['expected', 'promised', 'received'] as const;
/** The parts of the paper that a person fills in, in its order. */
export const SECTIONS = ['dated', 'summary', 'training', 'experience', 'wishes', 'track', 'choice', 'market', 'territory', 'needs', 'objectives', 'incomeProject', 'commitments', 'risks', 'visits'] as const;
export type Section = (typeof SECTIONS)[number];
export const DIFFERENCE_KINDS = ['added', 'removed', 'changed'] as const;

/** The form, as far as rules look at it. */
export interface PlanForm {
  readonly dated: CivilDate;
  readonly wishes: string;
  readonly track: Track | null;
  readonly trackWhy: string;
  readonly needs: readonly { readonly key: string; readonly domain: DomainCode; readonly level: NeedLevel; readonly words: string; readonly whyNot: string }[];
  readonly objectives: readonly {
    readonly key: string; readonly words: string;
    readonly actions: readonly { readonly key: string; readonly words: string; readonly needs: readonly string[]; readonly deadline: CivilDate | null; readonly indicator: string; readonly state: ActionState }[];
  }[];
  readonly incomeProject: (IncomeSheet & { readonly permits: readonly { readonly key: string; readonly words: string; readonly state: (typeof PERMIT_STATES)[number] }[] }) | null;
  readonly commitments: { readonly person: readonly string[]; readonly centre: readonly string[] };
  readonly visits: readonly { readonly plannedOn: CivilDate }[];
}
export interface ProjectProblem {
  readonly severity: 'blocking' | 'warning';
  readonly code: MessageKey;
  readonly params: Readonly<Record<string, string | number>>;
  readonly amounts: Readonly<Record<string, Centimes>>;
  readonly section: Section;
  /** The row that it is about. */
  readonly key: string | null;
}
/** What a plan is measured against beside its own words. */
export interface PlanBasis {
  /** Needs of the diagnosis it rests on; null where it rests on none. */
  readonly needs: readonly { readonly domain: DomainCode; readonly level: NeedLevel }[] | null;
  readonly trade: TradeCode | null;
}
const MOST_OF_A_NAME = 60;
const short = (words: string): string => (words.length > MOST_OF_A_NAME ? `${words.slice(0, MOST_OF_A_NAME)}…` : words);

/** An action that is still to be done; what is done or dropped may lie before the plan. */
const ahead = (state: ActionState): boolean => state === 'toDo' || state === 'underWay';

/** The actions that are dated and still to be done. */
export const openActions = <A extends { readonly deadline: CivilDate | null; readonly state: ActionState }>({ objectives }: { readonly objectives: readonly { readonly actions: readonly A[] }[] }): (A & { readonly deadline: CivilDate })[] =>
  objectives.flatMap(({ actions }) => actions).flatMap((action) => (action.deadline !== null && ahead(action.state) ? [{ ...action, deadline: action.deadline }] : []));

export interface LateAction { readonly words: string; readonly on: CivilDate }
/** Actions whose day has passed and that are neither done nor dropped, the oldest first. */
export const lateActions = ({ objectives }: Pick<PlanForm, 'objectives'>, today: CivilDate): LateAction[] => openActions({ objectives })
  .flatMap(({ words, deadline }) => (deadline < today ? [{ words, on: deadline }] : [])).toSorted((one, other) => (one.on < other.on ? -1 : 1));

/** What no plan may hold, finished or not: it is refused when it is saved. */
export function formFault(form: PlanForm): No | null {
  const actions = form.objectives.flatMap((objective) => objective.actions), keys = [...form.needs, ...form.objectives, ...actions].map(({ key }) => key);
  if (new Set(keys).size < keys.length) return refuse('lifeProjects.ROW_TWICE');
  const needs = new Set(form.needs.map(({ key }) => key));
  if (actions.some((action) => action.needs.some((need) => !needs.has(need)))) return refuse('lifeProjects.UNKNOWN_NEED');
  const early = actions.find(({ deadline, state }) => deadline !== null && deadline < form.dated && ahead(state));
  if (early) return refuse('lifeProjects.DEADLINE_BEFORE_PLAN', { action: short(early.words) });
  if (form.visits.some(({ plannedOn }) => plannedOn < form.dated)) return refuse('lifeProjects.VISIT_BEFORE_PLAN');
  return form.incomeProject && largestSum(form.incomeProject) > MAX_CENTIMES ? refuse('lifeProjects.SUM_TOO_LARGE') : null;
}

/** What keeps a draft from being signed, and what should be looked at; in the order of the paper. */
export function problemsOf(form: PlanForm, { needs, trade }: PlanBasis): ProjectProblem[] {
  const found: ProjectProblem[] = [];
  const add = (severity: ProjectProblem['severity'], code: MessageKey, section: Section, { key = null, params = {}, amounts = {} }: Partial<Pick<ProjectProblem, 'key' | 'params' | 'amounts'>> = {}): void => { found.push({ severity, code, section, key, params, amounts }); };
  if (needs === null) add('blocking', 'lifeProjects.NO_DIAGNOSIS', 'summary');
  if (form.wishes === '') add('blocking', 'lifeProjects.NO_WISHES', 'wishes');
  if (form.track === null) add('blocking', 'lifeProjects.NO_TRACK', 'track');
  else if (form.trackWhy === '') add('blocking', 'lifeProjects.NO_TRACK_WHY', 'track');
  if (form.track === 'selfEmployment' && trade === null) add('warning', 'lifeProjects.NO_CHOICE', 'choice');
  const actions = form.objectives.flatMap((objective) => objective.actions), answered = new Set(actions.filter(({ state }) => state !== 'dropped').flatMap((action) => action.needs));
  const unanswered = ({ key, whyNot }: PlanForm['needs'][number]): boolean => !answered.has(key) && whyNot === '';
  for (const { domain, level } of needs ?? []) {
    const own = form.needs.filter((need) => need.domain === domain), [first] = own;
    if (!first) add('blocking', 'lifeProjects.NEED_LEFT_OUT', 'needs', { params: { domain, level } });
    // calling it lighter than the diagnosis did is no answer to it
    else if (own.every((need) => need.level < ACTED_ON && unanswered(need))) add('blocking', 'lifeProjects.NEED_LOWERED', 'needs', { key: first.key, params: { domain, level } });
  }
  for (const need of form.needs) {
    const { key, domain, level, words } = need;
    if (level >= ACTED_ON && unanswered(need)) add('blocking', 'lifeProjects.NEED_UNANSWERED', 'needs', { key, params: { domain, level, need: short(words) } });
  }
  if (actions.length === 0) add('blocking', 'lifeProjects.NO_ACTION', 'objectives');
  for (const { key, words, actions: own } of form.objectives) {
    if (words === '') add('blocking', 'lifeProjects.OBJECTIVE_EMPTY', 'objectives', { key });
    else if (own.length === 0) add('blocking', 'lifeProjects.OBJECTIVE_WITHOUT_ACTION', 'objectives', { key, params: { objective: short(words) } });
    for (const action of own) {
      const named = { key: action.key, params: { action: short(action.words) } };
      if (action.words === '') add('blocking', 'lifeProjects.ACTION_EMPTY', 'objectives', { key: action.key });
      else if (action.deadline === null) add('blocking', 'lifeProjects.NO_DEADLINE', 'objectives', named);
      else if (action.indicator === '') add('warning', 'lifeProjects.NO_INDICATOR', 'objectives', named);
    }
  }
  found.push(...incomeProblems(form));
  if (form.commitments.person.length === 0 || form.commitments.centre.length === 0) add('blocking', 'lifeProjects.NO_COMMITMENTS', 'commitments');
  if (form.visits.length === 0) add('warning', 'lifeProjects.NO_VISITS', 'visits');
  return found;
}
function incomeProblems({ track, incomeProject }: PlanForm): ProjectProblem[] {
  const problem = (severity: ProjectProblem['severity'], code: MessageKey, more: Partial<ProjectProblem> = {}): ProjectProblem => ({ severity, code, section: 'incomeProject', key: null, params: {}, amounts: {}, ...more });
  if (incomeProject === null) return track === 'selfEmployment' ? [problem('blocking', 'lifeProjects.NO_INCOME_PROJECT')] : [];
  const { investment, financing, gap, income, breakEven, result, fixed } = figuresOf(incomeProject);
  return [
    ...incomeProject.permits.filter(({ state }) => state === 'refused').map(({ key, words }) => problem('warning', 'lifeProjects.PERMIT_REFUSED', { key, params: { permit: short(words) } })),
    ...(investment === 0 ? [problem('warning', 'lifeProjects.NO_INVESTMENT')] : []),
    // what is bought must be paid for, to the centime (domain.md §3)
    ...(gap === 0 ? [] : [problem('blocking', 'lifeProjects.FINANCING_GAP', { amounts: { investment, financing } })]),
    ...(income === 0 ? [problem('warning', 'lifeProjects.NO_SALES')] : breakEven === null && fixed > 0 ? [problem('warning', 'lifeProjects.NO_MARGIN')] : result < 0 ? [problem('warning', 'lifeProjects.LOSS', { amounts: { result } })] : []),
  ];
}

/** The plans of a person: the draft, and the version in force. */
export interface Plans { readonly draft: number | null; readonly inForce: number | null }
/** One draft at a time; where a plan is in force, a new one is a new version of it, and says why: two plans in force are refused. */
export const decideDraft = ({ draft, inForce }: Plans, reason: string, { dated, openedOn, today }: { readonly dated: CivilDate; readonly openedOn: CivilDate; readonly today: CivilDate }): No | null =>
  draft !== null ? refuse('lifeProjects.DRAFT_EXISTS', { version: draft })
    : inForce !== null && reason === '' ? refuse('lifeProjects.ALREADY_IN_FORCE', { version: inForce })
      : datedFault(dated, openedOn, today);
/** A plan is of a day that has come, in the time of the file. */
export const datedFault = (dated: CivilDate, openedOn: CivilDate, today: CivilDate): No | null => (dated > today ? refuse('lifeProjects.DATED_IN_FUTURE') : dated < openedOn ? refuse('lifeProjects.DATED_BEFORE_FILE') : null);
/** Only a draft changes. */
export const decideEdit = (state: ProjectState, version: number): No | null => (state === 'draft' ? null : state === 'abandoned' ? refuse('lifeProjects.GIVEN_UP', { version }) : refuse('lifeProjects.SIGNED_STAYS', { version }));

export interface Signing {
  readonly state: ProjectState; readonly version: number; readonly form: PlanForm; readonly basis: PlanBasis;
  /** The version in force, null where there is none; and whether the draft was made from it. */
  readonly inForce: number | null; readonly replaces: boolean;
}
export function decideSign({ state, version, form, basis, inForce, replaces }: Signing, signedOn: CivilDate, today: CivilDate): No | null {
  const refused = decideEdit(state, version) ?? formFault(form);
  if (refused) return refused;
  if (inForce !== null && !replaces) return refuse('lifeProjects.TWO_IN_FORCE', { version: inForce });
  if (signedOn < form.dated) return refuse('lifeProjects.SIGNED_BEFORE_PLAN');
  if (signedOn > today) return refuse('lifeProjects.SIGNED_IN_FUTURE');
  const blocking = problemsOf(form, basis).find(({ severity }) => severity === 'blocking');
  return blocking ? refuse(blocking.code, { ...blocking.params, ...Object.fromEntries(Object.entries(blocking.amounts).map(([name, value]) => [name, figures(value, 'fr')])) }) : null;
}

/** How an action of a signed plan stands by now, beside the plan, which does not change. */
export interface ActionProgress { readonly state: ActionState; /** as of which day */ readonly on: CivilDate; readonly note: string }
export interface Noting {
  readonly state: ProjectState; readonly version: number; readonly signedOn: CivilDate | null; readonly form: Pick<PlanForm, 'objectives'>;
  /** Two files that were joined may each have a signed plan: the file's is one of them. */
  readonly inForce: boolean;
}
/** Progress is noted of the plan in force alone; a draft has the state of an action in its form. `noted`: null takes it back. */
export function decideProgress({ state, version, signedOn, form, inForce }: Noting, key: string, noted: ActionProgress | null, today: CivilDate): No | null {
  if (state === 'draft') return refuse('lifeProjects.NOT_SIGNED', { version });
  if (state === 'abandoned') return refuse('lifeProjects.GIVEN_UP', { version });
  if (!inForce) return refuse('lifeProjects.NOT_IN_FORCE', { version });
  const action = form.objectives.flatMap(({ actions }) => actions).find((one) => one.key === key);
  if (!action) return refuse('lifeProjects.UNKNOWN_ACTION', { version });
  if (noted === null) return null;
  if (noted.on > today) return refuse('lifeProjects.PROGRESS_IN_FUTURE');
  if (signedOn !== null && noted.on < signedOn) return refuse('lifeProjects.PROGRESS_BEFORE_SIGNATURE');
  return noted.state === 'dropped' && noted.note === '' ? refuse('lifeProjects.DROPPED_WHY', { action: short(action.words) }) : null;
}
/** The form with its actions as they stand by now: `states` by their keys, for those of which something was noted. */
export const withProgress = <F extends Pick<PlanForm, 'objectives'>>(form: F, states: ReadonlyMap<string, ActionState>): F =>
  (states.size === 0 ? form : { ...form, objectives: form.objectives.map((objective) => ({ ...objective, actions: objective.actions.map((action) => ({ ...action, state: states.get(action.key) ?? action.state })) })) });

/** The same without the needs of health, and without the actions' pointing at them, for whoever may not read it. */
export function withoutHealthNeeds<F extends Pick<PlanForm, 'needs' | 'objectives'>>(form: F): F {
  const hidden = new Set(form.needs.filter(({ domain }) => domain === 'health').map(({ key }) => key));
  return hidden.size === 0 ? form : {
    ...form, needs: form.needs.filter(({ key }) => !hidden.has(key)),
    objectives: form.objectives.map((objective) => ({ ...objective, actions: objective.actions.map((action) => ({ ...action, needs: action.needs.filter((need) => !hidden.has(need)) })) })),
  };
}
/**
 * A form as it is kept when somebody saves it who does not see health: its needs, and the actions' pointing at them, stay as they were, and
 * what was sent of them does not count.
 */
export function keptHealthNeeds<F extends Pick<PlanForm, 'needs' | 'objectives'>>(sent: F, standing: F): F {
  const kept = standing.needs.filter(({ domain }) => domain === 'health'), keys = new Set(kept.map(({ key }) => key));
  const pointing = new Map(standing.objectives.flatMap(({ actions }) => actions.map(({ key, needs }) => [key, needs.filter((need) => keys.has(need))] as const)));
  const clean = withoutHealthNeeds(sent);
  return { ...clean, needs: [...clean.needs, ...kept], objectives: clean.objectives.map((objective) => ({ ...objective, actions: objective.actions.map((action) => ({ ...action, needs: [...action.needs, ...pointing.get(action.key) ?? []] })) })) };
}
