import { addMonths, type CivilDate } from '#shared/domain/common/dates.ts';
import { TRADES, type TradeCode } from './trades.ts';

/* Advice on trades (domain.md §6): transparent, and never a decision. */
export const CRITERIA = ['training', 'experience', 'demand', 'territory', 'preference', 'premises', 'budget'] as const;
export type Criterion = (typeof CRITERIA)[number];
export const GATES = ['consent', 'permits', 'territory', 'eligibility'] as const;
export type Gate = (typeof GATES)[number];
export const GATE_STATES = ['open', 'shut', 'unknown'] as const;
export type GateState = (typeof GATE_STATES)[number];
/** What the centre notes of a trade in a province: how it is wanted, how it suits the place, and what a convention says of it. */
export const SUBJECTS = ['demand', 'territory', 'eligibility'] as const;
export type Subject = (typeof SUBJECTS)[number];
/** What a convention may ask of who is to be equipped for a trade, as far as a file tells it. Level 0 of its entry: the trade is not provided for. */
export const CONDITIONS = ['certificate', 'trained', 'worked', 'firstSupport'] as const;
export type Condition = (typeof CONDITIONS)[number];
/** Why the gate of eligibility stands as it does: what is known of the convention, then condition by condition. */
export const ELIGIBILITY_REASONS = ['noRule', 'ruleOld', 'notCovered', 'covered', ...CONDITIONS] as const;
export type EligibilityReason = (typeof ELIGIBILITY_REASONS)[number];
export const CERTIFICATES = ['seen', 'said', 'none'] as const;
export const PLACES = ['owned', 'rented', 'lent', 'promised', 'none'] as const;
/** What an anchor rests on; its sentence is filled from the contribution's params. */
export const EVIDENCE_KINDS = [
  'certificateSeen', 'certificateSaid', 'trainedWithout', 'notTrained', 'monthsWorked', 'workedSomeTime', 'neverWorked', 'entry', 'entryOld', 'noEntry', 'wished', 'notWished', 'place', 'noPlaceNeeded', 'financed', 'notKnown',
] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/** ISCO-08 unit group of each trade (ILO, International Standard Classification of Occupations 2008, volume I). */
export const ISCO: Readonly<Record<TradeCode, string>> = {
  sewing: '7531', printing: '7322', cooking: '5120', mechanics: '7231', catering: '5246', hairdressing: '5141', pastry: '7512', grocery: '5221', upholstery: '7534', carpentry: '7522', metalwork: '7212',
  plumbing: '7126', electricity: '7411', painting: '7131', building: '7112', phoneRepair: '7422', maintenance: '7233', farming: '6130', beekeeping: '6123', crafts: '7319', commerce: '5221', digital: '3512',
  goodsTransport: '8322', carWash: '9122',
};
/** Trades that are worked at the customer's, on the road or in the field: no premises are asked for. */
const WITHOUT_PREMISES: ReadonlySet<TradeCode> = new Set(['plumbing', 'electricity', 'painting', 'building', 'farming', 'beekeeping', 'goodsTransport']);

/**
 * All that advice is made of. What is never an input has no place here: offence, programme, sentence, religion, health, origin, neighbourhood,
 * sex, age (domain.md §6). Null: not known.
 */
export interface MatchInputs {
  readonly training: readonly { readonly trade: TradeCode; readonly months: number | null; readonly certificate: (typeof CERTIFICATES)[number] }[] | null;
  readonly experience: readonly { readonly trade: TradeCode; readonly months: number | null }[] | null;
  /** The first is wished most. */
  readonly wishes: readonly TradeCode[] | null;
  readonly place: (typeof PLACES)[number] | null;
  /** Tools or money of one's own. */
  readonly means: boolean | null;
  /** Of the plan being drafted: how much of its investment is financed, in whole percent. */
  readonly budget: { readonly trade: TradeCode; readonly financed: number } | null;
  /** Whether the centre handed equipment to the person before. */
  readonly equipped: boolean;
  readonly gates: { readonly consent: GateState; readonly permits: { readonly trade: TradeCode; readonly state: GateState } | null };
}
/** What the centre knows of a trade in the province that counts. */
export interface MatchEntry { readonly subject: Subject; readonly trade: TradeCode; readonly level: number; readonly source: string; readonly dated: CivilDate; readonly conditions: readonly Condition[] }
export interface Weights { readonly version: number; readonly of: Readonly<Record<Criterion, number>> }
/** Version 1: domain.md §6; together 100. */
export const WEIGHTS: Weights = { version: 1, of: { training: 20, experience: 20, demand: 20, territory: 10, preference: 10, premises: 10, budget: 10 } };

/**
 * What advice reads of a diagnosis, by the question's code: the manner in which it is asked, and the choices that it offers at least. A
 * questionnaire without one of these, or that asks it otherwise, would make a score that is wrong rather than wide.
 */
export const READ_OF_DIAGNOSIS = {
  trainingTrade: { kind: 'choice', options: TRADES }, trainingMonths: { kind: 'number', options: [] }, trainingCertificate: { kind: 'yesNo', options: [] },
  workTrade: { kind: 'choice', options: TRADES }, workMonths: { kind: 'number', options: [] },
  ownMoney: { kind: 'number', options: [] }, ownTools: { kind: 'yesNo', options: [] }, premises: { kind: 'choice', options: PLACES },
  firstWish: { kind: 'choice', options: TRADES }, secondWish: { kind: 'choice', options: TRADES }, thirdWish: { kind: 'choice', options: TRADES },
} as const satisfies Readonly<Record<string, { readonly kind: string; readonly options: readonly string[] }>>;
export type QuestionRead = keyof typeof READ_OF_DIAGNOSIS;

export type EvidenceParams = Readonly<Record<string, string | number>>;
interface Anchor { readonly lowest: number; readonly highest: number; readonly evidence: EvidenceKind; readonly params: EvidenceParams }
/** Points in hundredths: 2050 is 20.50 of 100. */
export interface Contribution extends Anchor { readonly criterion: Criterion; readonly weight: number; readonly low: number; readonly high: number }
export interface Raise { readonly criterion: Criterion; readonly way: 'learn' | 'improve'; readonly gain: number }
/** `because` and `rule`: of eligibility, why, and what the convention's entry rests on. */
export interface GateShown { readonly gate: Gate; readonly state: GateState; readonly because: readonly { readonly reason: EligibilityReason; readonly state: GateState }[]; readonly rule: { readonly source: string; readonly dated: CivilDate } | null }
export interface Score {
  readonly trade: TradeCode; readonly isco: string; readonly low: number; readonly high: number; readonly lines: readonly Contribution[];
  readonly gates: readonly GateShown[]; readonly raises: readonly Raise[];
}
export interface Matched {
  readonly best: readonly Score[];
  readonly others: readonly { readonly trade: TradeCode; readonly low: number; readonly high: number; readonly shut: readonly Gate[]; /** what keeps eligibility shut */ readonly because: readonly EligibilityReason[] }[];
  readonly sensitivity: { readonly percent: number; readonly steady: boolean; readonly movedBy: readonly Criterion[] };
}

const known = (anchor: number, evidence: EvidenceKind, params: EvidenceParams = {}): Anchor => ({ lowest: anchor, highest: anchor, evidence, params });
const NOT_KNOWN: Anchor = { lowest: 0, highest: 4, evidence: 'notKnown', params: {} };
const best = <T>(list: readonly T[], worth: (one: T) => number): T | undefined => list.toSorted((one, other) => worth(other) - worth(one))[0];

const LONG_TRAINING = 6;
/** 4 certificate seen, of six months or more · 3 certificate seen, or said of six months or more · 2 certificate said · 1 trained without · 0 not trained. */
function trainingAnchor({ training }: MatchInputs, trade: TradeCode): Anchor {
  if (training === null) return NOT_KNOWN;
  const worth = ({ certificate, months }: (typeof training)[number]): number => ({ seen: 3, said: 2, none: 1 })[certificate] + (certificate !== 'none' && (months ?? 0) >= LONG_TRAINING ? 1 : 0);
  const found = best(training.filter((one) => one.trade === trade), worth);
  if (!found) return known(0, 'notTrained');
  const evidence = ({ seen: 'certificateSeen', said: 'certificateSaid', none: 'trainedWithout' } as const)[found.certificate], anchor = worth(found);
  // how long it took is not known: it may have been long enough
  return { lowest: anchor, highest: found.months === null && found.certificate !== 'none' ? anchor + 1 : anchor, evidence, params: { months: found.months ?? 0 } };
}
/** 4 from 24 months · 3 from 12 · 2 from 6 · 1 less · 0 never worked in it. */
function experienceAnchor({ experience }: MatchInputs, trade: TradeCode): Anchor {
  if (experience === null) return NOT_KNOWN;
  const own = experience.filter((one) => one.trade === trade);
  if (own.length === 0) return known(0, 'neverWorked');
  const months = own.reduce((sum, one) => sum + (one.months ?? 0), 0), anchor = months >= 24 ? 4 : months >= 12 ? 3 : months >= 6 ? 2 : 1;
  return own.some((one) => one.months === null) ? { lowest: anchor, highest: 4, evidence: 'workedSomeTime', params: { months } } : known(anchor, 'monthsWorked', { months });
}
const ENTRY_MONTHS = 24;
const newestOf = (entries: readonly MatchEntry[], subject: Subject, trade: TradeCode, on: CivilDate): MatchEntry | undefined =>
  entries.filter((one) => one.subject === subject && one.trade === trade && one.dated <= on).toSorted((one, other) => (one.dated < other.dated ? 1 : -1))[0];
/** The entry's own level; an entry of more than two years ago tells no more than none. */
function entryAnchor(entries: readonly MatchEntry[], subject: Subject, trade: TradeCode, on: CivilDate): Anchor {
  const newest = newestOf(entries, subject, trade, on);
  if (!newest) return { ...NOT_KNOWN, evidence: 'noEntry' };
  const { source, dated, level } = newest, params = { source, dated };
  return addMonths(dated, ENTRY_MONTHS) < on ? { ...NOT_KNOWN, evidence: 'entryOld', params } : known(level, 'entry', params);
}
/** 4 the first wish · 3 the second · 2 the third · 0 not named. */
function preferenceAnchor({ wishes }: MatchInputs, trade: TradeCode): Anchor {
  if (wishes === null) return NOT_KNOWN;
  const at = wishes.indexOf(trade);
  return at < 0 ? known(0, 'notWished') : known(Math.max(1, 4 - at), 'wished', { place: at + 1 });
}
/** 3 a place of one's own, or none is needed · 2 rented or lent · 1 promised · 0 none; and 1 for tools or money of one's own. */
function premisesAnchor({ place, means }: MatchInputs, trade: TradeCode): Anchor {
  const needless = WITHOUT_PREMISES.has(trade), of = { owned: 3, rented: 2, lent: 2, promised: 1, none: 0 } as const;
  const [lowest, highest] = needless ? [3, 3] : place === null ? [0, 3] : [of[place], of[place]];
  return { lowest: lowest + (means === true ? 1 : 0), highest: highest + (means === false ? 0 : 1), evidence: needless ? 'noPlaceNeeded' : place === null ? 'notKnown' : 'place', params: { place: place ?? 'unknown', means: means === null ? 'unknown' : means ? 'yes' : 'no' } };
}
/** 4 financed whole · 3 from 75 % · 2 from 50 % · 1 from 25 % · 0 less; known of the trade that the plan is drafted for. */
const budgetAnchor = ({ budget }: MatchInputs, trade: TradeCode): Anchor =>
  budget === null || budget.trade !== trade ? NOT_KNOWN : known(Math.min(4, Math.floor(budget.financed / 25)), 'financed', { percent: budget.financed });

const WORKED_MONTHS = 6;
/** Whether the file meets a condition: open where it shows so, shut where it shows the contrary, unknown where it does not tell. */
function conditionState({ training, experience, equipped }: MatchInputs, condition: Condition, trade: TradeCode): GateState {
  const trained = training?.filter((one) => one.trade === trade) ?? null;
  switch (condition) {
    case 'trained': return trained === null ? 'unknown' : trained.length > 0 ? 'open' : 'shut';
    // a certificate that somebody only spoke of is still to be seen
    case 'certificate': return trained === null ? 'unknown' : trained.some(({ certificate }) => certificate === 'seen') ? 'open' : trained.some(({ certificate }) => certificate === 'said') ? 'unknown' : 'shut';
    case 'worked': {
      if (experience === null) return 'unknown';
      const own = experience.filter((one) => one.trade === trade), months = own.reduce((sum, one) => sum + (one.months ?? 0), 0);
      return months >= WORKED_MONTHS ? 'open' : own.some((one) => one.months === null) ? 'unknown' : 'shut';
    }
    case 'firstSupport': return equipped ? 'shut' : 'open';
  }
}
/** By the newest rule of a convention that the centre noted for the trade; unknown without one, or with one of more than two years ago. */
function eligibilityOf(inputs: MatchInputs, entries: readonly MatchEntry[], trade: TradeCode, on: CivilDate): GateShown {
  const found = newestOf(entries, 'eligibility', trade, on), rule = found ? { source: found.source, dated: found.dated } : null, of = (state: GateState, reason: EligibilityReason): GateShown => ({ gate: 'eligibility', state, because: [{ reason, state }], rule });
  if (!found) return of('unknown', 'noRule');
  if (addMonths(found.dated, ENTRY_MONTHS) < on) return of('unknown', 'ruleOld');
  if (found.level === 0) return of('shut', 'notCovered');
  const because = found.conditions.map((reason) => ({ reason, state: conditionState(inputs, reason, trade) })), states = new Set(because.map(({ state }) => state));
  return because.length === 0 ? of('open', 'covered') : { gate: 'eligibility', state: states.has('shut') ? 'shut' : states.has('unknown') ? 'unknown' : 'open', because, rule };
}
function gatesOf(inputs: MatchInputs, entries: readonly MatchEntry[], trade: TradeCode, on: CivilDate): Score['gates'] {
  const { gates } = inputs, plain = (gate: Gate, state: GateState): GateShown => ({ gate, state, because: [], rule: null });
  const { lowest, evidence } = entryAnchor(entries, 'territory', trade, on);
  // a territory that rules a trade out has level 0
  const territory: GateState = evidence !== 'entry' ? 'unknown' : lowest === 0 ? 'shut' : 'open';
  return [plain('consent', gates.consent), plain('permits', gates.permits?.trade === trade ? gates.permits.state : 'unknown'), plain('territory', territory), eligibilityOf(inputs, entries, trade, on)];
}
/** What nobody raises by will: demand and territory are as they are, and a wish is the person's own. These can only be found out. */
const GIVEN: ReadonlySet<Criterion> = new Set(['demand', 'territory', 'preference']);
const raisesOf = (lines: readonly Contribution[]): Raise[] => lines.flatMap(({ criterion, weight, low, high }): Raise[] => [
  ...(high > low ? [{ criterion, way: 'learn' as const, gain: high - low }] : []),
  ...(high === low && high < weight * 100 && !GIVEN.has(criterion) ? [{ criterion, way: 'improve' as const, gain: weight * 100 - high }] : []),
]).toSorted((one, other) => other.gain - one.gain);

function scoreOf(inputs: MatchInputs, entries: readonly MatchEntry[], trade: TradeCode, { of }: Weights, on: CivilDate): Score {
  const anchors: Readonly<Record<Criterion, Anchor>> = {
    training: trainingAnchor(inputs, trade), experience: experienceAnchor(inputs, trade), demand: entryAnchor(entries, 'demand', trade, on), territory: entryAnchor(entries, 'territory', trade, on),
    preference: preferenceAnchor(inputs, trade), premises: premisesAnchor(inputs, trade), budget: budgetAnchor(inputs, trade),
  };
  const lines = CRITERIA.map((criterion): Contribution => { const anchor = anchors[criterion], weight = of[criterion]; return { criterion, weight, ...anchor, low: weight * anchor.lowest * 25, high: weight * anchor.highest * 25 }; });
  return {
    trade, isco: ISCO[trade], low: lines.reduce((sum, { low }) => sum + low, 0), high: lines.reduce((sum, { high }) => sum + high, 0), lines, gates: gatesOf(inputs, entries, trade, on), raises: raisesOf(lines),
  };
}
/** A factor on each line's weight, in quarters: 4 leaves it as it is. */
type Factors = Readonly<Record<Criterion, number>>;
const EVEN = 4, SENSITIVITY = 25;
const factors = (of: (criterion: Criterion, i: number) => number): Factors => Object.fromEntries(CRITERIA.map((criterion, i) => [criterion, of(criterion, i)])) as Factors;
/** The middle of the range counts; of equal ones the surer, then the order of the trades. */
function ranked(scores: readonly Score[], by: Factors): Score[] {
  const sums = new Map(scores.map((score) => [score, score.lines.reduce((sum, { criterion, low, high }) => ({ middle: sum.middle + by[criterion] * (low + high), low: sum.low + by[criterion] * low }), { middle: 0, low: 0 })]));
  const of = (score: Score) => sums.get(score) ?? { middle: 0, low: 0 };
  return scores.toSorted((one, other) => of(other).middle - of(one).middle || of(other).low - of(one).low || TRADES.indexOf(one.trade) - TRADES.indexOf(other.trade));
}
const SHOWN = 3;
/**
 * The three trades that fit best, with what each line brings. A trade one of whose gates is shut is no advice, whatever its points.
 * Sensitivity: differences between scores are linear in the weights, so that an order that holds at all corners of ±25 % holds everywhere between.
 * @param on entries count as they stood that day
 */
export function match(inputs: MatchInputs, entries: readonly MatchEntry[], weights: Weights, on: CivilDate): Matched {
  const scores = TRADES.map((trade) => scoreOf(inputs, entries, trade, weights, on)), shutOf = ({ gates }: Score): Gate[] => gates.filter(({ state }) => state === 'shut').map(({ gate }) => gate);
  const allowed = scores.filter((score) => shutOf(score).length === 0), order = ranked(allowed, factors(() => EVEN));
  const three = (by: Factors): string => ranked(allowed, by).slice(0, SHOWN).map(({ trade }) => trade).join();
  const as = three(factors(() => EVEN)), moves = (criterion: Criterion): boolean => [EVEN - 1, EVEN + 1].some((factor) => three(factors((one) => (one === criterion ? factor : EVEN))) !== as);
  const corners = Array.from({ length: 2 ** CRITERIA.length }, (_, corner) => factors((_criterion, i) => (Math.floor(corner / 2 ** i) % 2 === 0 ? EVEN - 1 : EVEN + 1)));
  return {
    best: order.slice(0, SHOWN),
    others: [...order.slice(SHOWN), ...ranked(scores.filter((score) => shutOf(score).length > 0), factors(() => EVEN))].map((score) => ({ trade: score.trade, low: score.low, high: score.high, shut: shutOf(score), because: score.gates.flatMap(({ because }) => because).flatMap(({ reason, state }) => (state === 'shut' ? [reason] : [])) })),
    sensitivity: { percent: SENSITIVITY, steady: corners.every((corner) => three(corner) === as), movedBy: CRITERIA.filter(moves) },
  };
}
