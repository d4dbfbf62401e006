import type { CivilDate } from './common/dates.ts';

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

export interface ProposedVisit { readonly milestone: Exclude<Milestone, 'other'>; readonly plannedOn: CivilDate; readonly kind: VisitKind }
