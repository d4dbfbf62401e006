import type { Profile } from '#shared/domain/beneficiaries.ts';
import type { DiagnosisAnswer, DiagnosisContent } from '#shared/domain/diagnosis.ts';
import { figuresOf } from '#shared/domain/incomeProject.ts';
import { PLACES, type GateState, type MatchInputs, type QuestionRead } from '#shared/domain/matching.ts';
import { TRADES, type TradeCode } from '#shared/domain/trades.ts';
import type { CivilDate } from '#shared/domain/common/dates.ts';
import type { Plans } from '../casework.ts';

/*
 * What advice is made of, taken out of a file: of the profile the work done alone, of the diagnosis the answers named here alone. Nothing else
 * of a person is looked at (domain.md §6, «never inputs»).
 */
type Asked = Pick<DiagnosisContent, 'answers'> | null;
const isTrade = (value: unknown): value is TradeCode => (TRADES as readonly unknown[]).includes(value);

/** The answer's value; null where there is none, whatever the reason. */
function valueOf(diagnosis: Asked, question: QuestionRead): string | number | boolean | null {
  const answer: DiagnosisAnswer | undefined = diagnosis?.answers[question];
  return answer?.state === 'answered' ? answer.value : null;
}
const numberOf = (diagnosis: Asked, question: QuestionRead): number | null => { const value = valueOf(diagnosis, question); return typeof value === 'number' ? value : null; };
function trainingOf(diagnosis: Asked): MatchInputs['training'] {
  const trade = valueOf(diagnosis, 'trainingTrade'), certificate = diagnosis?.answers['trainingCertificate' satisfies QuestionRead];
  if (trade === null) return null;
  if (!isTrade(trade)) return [];
  const has = certificate?.state === 'answered' && certificate.value === true;
  return [{ trade, months: numberOf(diagnosis, 'trainingMonths'), certificate: !has ? 'none' : certificate.source === 'said' ? 'said' : 'seen' }];
}
/** Work by the profile, and by the diagnosis for a trade that the profile does not name. */
function experienceOf(profile: Pick<Profile, 'experiences'>, diagnosis: Asked): MatchInputs['experience'] {
  const own = profile.experiences.flatMap(({ trade, months }) => (trade === null ? [] : [{ trade, months }])), said = valueOf(diagnosis, 'workTrade');
  if (isTrade(said) && !own.some(({ trade }) => trade === said)) own.push({ trade: said, months: numberOf(diagnosis, 'workMonths') });
  return own.length === 0 && said === null ? null : own;
}
function wishesOf(diagnosis: Asked): MatchInputs['wishes'] {
  const said = (['firstWish', 'secondWish', 'thirdWish'] as const).map((question) => valueOf(diagnosis, question)), trades = [...new Set(said.filter(isTrade))];
  // whoever has no preference has not said no to any trade
  return trades.length === 0 ? null : trades;
}
function meansOf(diagnosis: Asked): boolean | null {
  const tools = valueOf(diagnosis, 'ownTools'), money = numberOf(diagnosis, 'ownMoney');
  return tools === true || (money ?? 0) > 0 ? true : tools === false && money !== null ? false : null;
}
const placeOf = (value: unknown): MatchInputs['place'] => PLACES.find((place) => place === value) ?? null;

export function inputsOf({ profile, diagnosis, sheet, consent, equippedOn }: { readonly profile: Pick<Profile, 'experiences'>; readonly diagnosis: Asked; readonly sheet: ReturnType<Plans['draftSheet']>; readonly consent: GateState; readonly equippedOn: CivilDate | null }): MatchInputs {
  const figures = sheet && figuresOf(sheet), trade = sheet?.trade ?? null, states = sheet?.permits.map(({ state }) => state) ?? [];
  const permits: GateState = states.includes('refused') ? 'shut' : states.length > 0 && states.every((state) => state === 'granted' || state === 'notNeeded') ? 'open' : 'unknown';
  return {
    training: trainingOf(diagnosis), experience: experienceOf(profile, diagnosis), wishes: wishesOf(diagnosis), place: placeOf(valueOf(diagnosis, 'premises')), means: meansOf(diagnosis),
    budget: trade !== null && figures && figures.investment > 0 ? { trade, financed: Math.min(100, Number(BigInt(figures.financing) * 100n / BigInt(figures.investment))) } : null,
    equipped: equippedOn !== null,
    gates: { consent, permits: trade === null ? null : { trade, state: permits } },
  };
}
