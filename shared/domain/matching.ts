import type { TradeCode } from './trades.ts';

/* Advice on trades (domain.md §6): transparent, and never a decision. */
export const CRITERIA = ['training', 'experience', 'demand', 'territory', 'preference', 'premises', 'budget'] as const;
export type Criterion = (typeof CRITERIA)[number];
export const GATES = ['consent', 'permits', 'territory', 'eligibility'] as const;
export type Gate = (typeof GATES)[number];
export const GATE_STATES = ['open', 'shut', 'unknown'] as const;
export const SUBJECTS = ['demand', 'territory'] as const;
/** Whether the anchor is known, and how: what says so is filled in from `params`. */
export const EVIDENCE_KINDS = [
  'certificateSeen', 'certificateSaid', 'trainedWithout', 'notTrained', 'monthsWorked', 'workedSomeTime', 'neverWorked', 'entry', 'entryOld', 'noEntry', 'firstWish', 'secondWish', 'thirdWish', 'notWished',
  'ownPlace', 'placeToRent', 'placeLent', 'placePromised', 'noPlace', 'noPlaceNeeded', 'financed', 'notKnown',
] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/** ISCO-08 unit group of each trade (ILO, International Standard Classification of Occupations 2008, volume I). */
export const ISCO: Readonly<Record<TradeCode, string>> = {
  sewing: '7531', printing: '7322', cooking: '5120', mechanics: '7231', catering: '5246', hairdressing: '5141', pastry: '7512', grocery: '5221', upholstery: '7534', carpentry: '7522', metalwork: '7212',
  plumbing: '7126', electricity: '7411', painting: '7131', building: '7112', phoneRepair: '7422', maintenance: '7233', farming: '6130', beekeeping: '6123', crafts: '7319', commerce: '5221', digital: '3512',
  goodsTransport: '8322', carWash: '9122',
};
