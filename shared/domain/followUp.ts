import { addMonths, addDays, type CivilDate } from '#shared/domain/common/dates.ts';
import { centimes, type Centimes } from '#shared/domain/common/money.ts';
import { refuse, type No } from '#shared/lib/result.ts';
import { isClosed, LOST_AFTER, type Status } from './beneficiaries.ts';

/* Visits after the handover or the signing of the plan (domain.md §2, §4 D), and what is tried when nobody is reached. */
export const MILESTONES = ['D15', 'M1', 'M3', 'M6', 'M12', 'M18', 'M24', 'other'] as const;
export type Milestone = (typeof MILESTONES)[number];
/** Where people meet (glossary row 149). */
export const VISIT_KINDS = ['centre', 'field', 'home', 'call'] as const;
export type VisitKind = (typeof VISIT_KINDS)[number];
export const VISIT_STATES = ['planned', 'done', 'cancelled'] as const;
export type VisitState = (typeof VISIT_STATES)[number];
export const ACTIVITY_STATES = ['active', 'slow', 'notStarted', 'suspended', 'stopped', 'unknown'] as const;
export const UNIT_STATES = ['seen', 'broken', 'missing', 'sold', 'notLookedAt'] as const;
/** Glossary rows 150 and 151. */
export const OBSTACLES = ['family', 'health', 'administrative', 'training', 'housing', 'premises', 'permit', 'sales', 'cash', 'other'] as const;
export const ATTEMPT_WAYS = ['phone', 'message', 'home', 'field', 'contactPerson', 'partner'] as const;
export const ATTEMPT_OUTCOMES = ['reached', 'unreached'] as const;
export type AttemptOutcome = (typeof ATTEMPT_OUTCOMES)[number];

export interface ProposedVisit { readonly milestone: Milestone; readonly plannedOn: CivilDate; readonly kind: VisitKind }
/** The usual calendar, counted from the handover or the signing: fifteen days, then months; the same day, or the month's last. */
export const calendar = (from: CivilDate): ProposedVisit[] => MILESTONES.filter((milestone) => milestone !== 'other').map((milestone) => {
  const count = Number(milestone.slice(1));
  return { milestone, plannedOn: milestone.startsWith('D') ? addDays(from, count) : addMonths(from, count), kind: 'field' };
});

/** A visit that is put into the calendar. */
export interface Wanted { readonly milestone: Milestone; readonly plannedOn: CivilDate }
export interface Standing { readonly milestone: Milestone; readonly state: VisitState }
const YEARS_AHEAD = 10;
/** Refused: a milestone that stands already, a day before the file was opened or further ahead than any plan. */
export function decidePlan(standing: readonly Standing[], wanted: readonly Wanted[], { openedOn, today }: { readonly openedOn: CivilDate; readonly today: CivilDate }): No | null {
  const taken = new Set<Milestone>(standing.filter(({ state }) => state !== 'cancelled').map(({ milestone }) => milestone));
  for (const { milestone, plannedOn } of wanted) {
    if (milestone !== 'other' && taken.has(milestone)) return refuse('followUp.ALREADY_PLANNED', { milestone });
    taken.add(milestone);
    if (plannedOn < openedOn) return refuse('followUp.BEFORE_FILE');
    if (plannedOn > addMonths(today, YEARS_AHEAD * 12)) return refuse('followUp.TOO_FAR');
  }
  return null;
}

export interface VisitOf { readonly state: VisitState; readonly plannedOn: CivilDate }
export interface Recorded {
  readonly doneOn: CivilDate;
  readonly findings: { readonly equipment: readonly { readonly unitId: string }[]; readonly obstacles: readonly { readonly deadline: CivilDate | null }[] };
  readonly next: Wanted | null;
  readonly reason: string;
}
/** @param units what the person holds */
export function decideRecord({ state }: VisitOf, { doneOn, findings, next, reason }: Recorded, { units, openedOn, today }: { readonly units: ReadonlySet<string>; readonly openedOn: CivilDate; readonly today: CivilDate }): No | null {
  if (state === 'cancelled') return refuse('followUp.CANCELLED');
  if (state === 'done' && reason === '') return refuse('followUp.ALREADY_DONE');
  if (doneOn > today) return refuse('followUp.NOT_YET');
  if (doneOn < openedOn) return refuse('followUp.BEFORE_FILE');
  const seen = new Set<string>();
  for (const { unitId } of findings.equipment) {
    if (!units.has(unitId)) return refuse('followUp.UNKNOWN_UNIT');
    if (seen.has(unitId)) return refuse('followUp.UNIT_TWICE');
    seen.add(unitId);
  }
  if (findings.obstacles.some(({ deadline }) => deadline !== null && deadline < doneOn)) return refuse('followUp.DEADLINE_BEFORE_VISIT');
  return next !== null && next.plannedOn <= doneOn ? refuse('followUp.NEXT_BEFORE') : null;
}
const notPlanned = ({ state }: VisitOf): No | null => (state === 'done' ? refuse('followUp.ALREADY_MADE') : state === 'cancelled' ? refuse('followUp.CANCELLED') : null);
export const decideCancel = (visit: VisitOf): No | null => notPlanned(visit);
export const decidePostpone = (visit: VisitOf, to: CivilDate, today: CivilDate): No | null =>
  notPlanned(visit) ?? (to === visit.plannedOn ? refuse('followUp.SAME_DAY') : to < today ? refuse('followUp.DAY_PASSED') : to > addMonths(today, YEARS_AHEAD * 12) ? refuse('followUp.TOO_FAR') : null);
/** Planned, and its day is over. What was planned of a closed file cannot be made: it waits until the file is opened again. */
export const isOverdue = ({ state, plannedOn }: VisitOf, file: Status, today: CivilDate): boolean => state === 'planned' && plannedOn < today && !isClosed(file);

/** What is left of a month: turnover minus charges; null where one of them is not known. */
export const net = ({ turnover, charges }: { readonly turnover: Centimes | null; readonly charges: Centimes | null }): Centimes | null => (turnover === null || charges === null ? null : centimes(turnover - charges));

export interface Attempt { readonly triedOn: CivilDate; readonly outcome: AttemptOutcome }
export const decideAttempt = ({ triedOn }: Pick<Attempt, 'triedOn'>, { openedOn, today }: { readonly openedOn: CivilDate; readonly today: CivilDate }): No | null =>
  triedOn > today ? refuse('followUp.ATTEMPT_IN_FUTURE') : triedOn < openedOn ? refuse('followUp.BEFORE_FILE') : null;
export interface LostEvidence { readonly unreached: number; readonly needed: number; readonly enough: boolean; readonly lastContact: CivilDate | null }
/**
 * What «lost to follow-up» rests on: attempts in a row that reached nobody, since the last contact. A visit that was made is a contact;
 * an attempt of that very day was before it. @param attempts in the order they were noted
 */
export function lostEvidence(attempts: readonly Attempt[], lastVisit: CivilDate | null): LostEvidence {
  const ordered = attempts.toSorted((one, other) => (one.triedOn < other.triedOn ? -1 : one.triedOn > other.triedOn ? 1 : 0));
  const at = ordered.findLastIndex(({ outcome }) => outcome === 'reached'), reached = ordered[at]?.triedOn ?? null;
  const unreached = ordered.slice(at + 1).filter(({ triedOn }) => lastVisit === null || triedOn > lastVisit).length;
  const lastContact = reached !== null && (lastVisit === null || reached > lastVisit) ? reached : lastVisit;
  return { unreached, needed: LOST_AFTER, enough: unreached >= LOST_AFTER, lastContact };
}
