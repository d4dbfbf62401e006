/* The individual life project (domain.md §4 B). */
/** What the way leads to (domain.md §2). */
export const TRACKS = ['paidJob', 'selfEmployment', 'training', 'studies'] as const;
export type Track = (typeof TRACKS)[number];
export const ACTION_OWNERS = ['person', 'companion', 'placementOfficer', 'director', 'family', 'partner'] as const;
export type ActionOwner = (typeof ACTION_OWNERS)[number];
export const ACTION_STATES = ['toDo', 'underWay', 'done', 'dropped'] as const;
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
/** The parts of the paper that a person fills in, in its order (domain.md §4 B). */
export const SECTIONS = ['dated', 'summary', 'training', 'experience', 'wishes', 'track', 'choice', 'market', 'territory', 'needs', 'objectives', 'incomeProject', 'commitments', 'risks', 'visits'] as const;
export type Section = (typeof SECTIONS)[number];
export const DIFFERENCE_KINDS = ['added', 'removed', 'changed'] as const;
