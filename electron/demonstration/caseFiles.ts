import type { Client } from '#shared/contract/client.ts';
import type { Sent } from '#shared/contract/index.ts';
import { CLOSINGS, EMPTY_PROFILE, STATUSES, STEPS, type Profile, type Status } from '#shared/domain/beneficiaries.ts';
import { addDays, type CivilDate } from '#shared/domain/common/dates.ts';
import { DOMAINS } from '#shared/domain/questionnaire.ts';
import type { TradeCode } from '#shared/domain/trades.ts';
import { present } from '#shared/lib/assert.ts';
import type { Id } from '#shared/lib/ids.ts';
import { ok, type No, type Result } from '#shared/lib/result.ts';
import texts from './caseFiles.json' with { type: 'json' };

/* Invented files of the demonstration centre, made through the contract as people would make them: three at every status, one of them a woman's. */
export interface InventedFile {
  /** Its place in the list, which all that is invented of it hangs on. */
  readonly place: number;
  readonly status: Status;
  readonly identity: { readonly name: { readonly ar: string; readonly fr: string }; readonly sex: 'F' | 'M'; readonly birthDate: string; readonly commune: { readonly ar: string; readonly fr: string }; readonly phone: string; readonly cin: string };
  readonly province: string; readonly trade: TradeCode; readonly openedOn: CivilDate; readonly profile: Profile;
}
/** What of it the capability of files itself does; whoever calls knows its procedures. */
export interface FileMaker {
  open(file: InventedFile): Promise<Result<{ readonly personId: Id }>>;
  move(personId: Id, to: Status, reason: string): Promise<Result<unknown>>;
  /** Notes what the person answered; the purposes of an intake. */
  consent(personId: Id, asked: { readonly purpose: 'caseWork' | 'photo'; readonly answer: 'given' | 'refused'; readonly on: CivilDate }): Promise<Result<unknown>>;
}
const EACH = 3, COUNT = STATUSES.length * EACH;
const at = <T>(list: readonly T[], i: number): T => present(list[i % list.length], 'lists of the demonstration are not empty');
const kindOf = (i: number) => { const found = at(texts.trades, i); return { ...found, trade: found.trade as TradeCode }; };

/** Who they are; the same on the same day. */
export const inventedFiles = (today: CivilDate): InventedFile[] => Array.from({ length: COUNT }, (_, i) => {
  const woman = i % EACH === 1, [firstAr, firstFr] = at(woman ? texts.women : texts.men, Math.floor(i / EACH) * (woman ? 1 : 2) + (i % EACH === 2 ? 1 : 0)), [familyAr, familyFr] = at(texts.families, i * 3), [communeAr, communeFr, province] = at(texts.communes, i), { trade, training, title } = kindOf(i);
  const profile: Profile = {
    ...EMPTY_PROFILE, maritalStatus: at(['single', 'married', 'divorced', 'widowed'] as const, i), children: i % 4, dependants: i % 5, schooling: at(['primary', 'middle', 'secondary', 'literacy', 'none'] as const, i), reads: { ar: i % 5 < 4, fr: i % 5 === 2 }, languages: ['darija', 'tamazight'],
    trainings: [{ title: training, certificate: '', months: 6 + (i % 4) * 3, year: Number(today.slice(0, 4)) - 2 - (i % 6), seen: i % 2 === 0 }], experiences: i % 4 === 3 ? [] : [{ title, trade, months: 4 + i * 2, place: communeAr ?? '', seen: false }],
  };
  return {
    place: i, status: at(STATUSES, i % STATUSES.length), identity: { name: { ar: `${firstAr} ${familyAr}`, fr: `${firstFr} ${familyFr}` }, sex: woman ? 'F' : 'M', birthDate: `${Number(today.slice(0, 4)) - 22 - (i * 7) % 30}-0${1 + (i % 9)}-1${i % 10}`, commune: { ar: communeAr ?? '', fr: communeFr ?? '' }, phone: `+2126000000${10 + i}`, cin: `ZZ${900_000 + i}` },
    province: province ?? '', trade, openedOn: addDays(today, -(240 + i * 3)), profile,
  };
});

type Answers = Sent<'diagnosis.save'>['answers'];
type Form = Sent<'lifeProjects.save'>['form'];
const NO_ANSWER = 'unknown';
function answersOf(i: number, { profile: { maritalStatus, dependants, schooling, experiences: [worked] } }: InventedFile, on: CivilDate): Answers {
  const { trade, wishes, skill } = kindOf(i), said = (value: string | number | boolean, source: 'said' | 'document' | 'observed' = 'said') => ({ state: 'answered' as const, value, source, on });
  return {
    familyStatus: said(maritalStatus ?? 'single'), dependants: said(dependants ?? 0), familySupport: said(at(['strong', 'some', 'none'], i)), housing: said(at(['family', 'rented', 'hosted'], i)), housingStable: said(i % 3 !== 2), idCard: said(i % 2 === 0 ? 'valid' : 'expired', 'document'), bankAccount: said(i % 3 === 0), adjustment: said(i % 7 === 0),
    schooling: said(schooling ?? 'none'), counts: said(true, 'observed'), phoneUse: said('messages'), trainingTrade: said(trade), trainingMonths: said(6 + (i % 4) * 3), trainingCertificate: said(i % 3 !== 0, i % 2 === 0 ? 'document' : 'said'), workTrade: said(worked?.trade ?? 'none'), workMonths: said(worked?.months ?? 0), premises: said(at(['rented', 'lent', 'promised', 'none'], i)),
    ownTools: said(i % 2 === 0), debts: i % 4 === 0 ? { state: 'declined', on } : said(0), ownMoney: i % 6 === 0 ? { state: NO_ANSWER, on } : said(1000 + i * 50), trackWish: said('selfEmployment'), firstWish: said(trade), secondWish: said(kindOf(i + 1).trade), mobility: said('commune'), wishWords: said(wishes), customers: said('likely'), confidence: said(5 + (i % 5)),
    skills: said(skill), hindrance: said(texts.plan.obstacles), urgentNeed: said('none'),
  };
}
function levelsOf(i: number, later: boolean): Sent<'diagnosis.save'>['levels'] {
  const level = (value: number) => Math.max(0, Math.min(4, later ? value - 2 : value)) as 0 | 1 | 2 | 3 | 4, { needMoney, needPapers, needHealth } = texts.plan;
  return {
    ...Object.fromEntries(DOMAINS.map((domain, n) => [domain, { level: (i + n) % 9 === 0 ? 'unknown' as const : level((i + n) % 2) }])), money: { level: level(3), note: needMoney }, administrative: { level: level(i % 2 === 0 ? 1 : 2), note: i % 2 === 0 ? '' : needPapers }, health: { level: level(i % 7 === 0 ? 2 : 0), note: i % 7 === 0 ? needHealth : '' },
  };
}
/** Whose financing covers what is bought, to the centime. */
function sheetOf(i: number): NonNullable<Form['incomeProject']> {
  const { trade, title, item, price, tool, toolPrice, product, count, sale, cost } = kindOf(i), { permit, rent, energy, ownWord } = texts.plan, investment = price * 2 + toolPrice, own = Math.floor(investment / 10);
  return {
    title, trade, legalForm: 'auto-entrepreneur', site: { address: at(texts.communes, i)[0] ?? '', tenure: 'rented', note: '' }, permits: [{ key: 'p1', words: permit, state: at(['granted', 'asked', 'toAsk'] as const, i) }],
    investments: [{ key: 'i1', words: item, quantity: 2, unitPrice: price }, { key: 'i2', words: tool, quantity: 1, unitPrice: toolPrice }], financing: [{ key: 'f1', source: 'foundation', words: '', amount: investment - own, state: 'promised' }, { key: 'f2', source: 'ownCash', words: ownWord, amount: own, state: 'received' }],
    sales: [{ key: 's1', words: product, quantity: count, unitPrice: sale, unitCost: cost }], fixedCosts: [{ key: 'c1', words: rent, amount: 150_000 }, { key: 'c2', words: energy, amount: 35_000 }], rhythm: [50, 60, 70, 80, 90, 100, 100, 100, 110, 110, 100, 100],
  };
}
/** The form that a draft began with, filled in. */
function formOf(i: number, { choice: _choice, ...begun }: Form & { readonly choice?: unknown }): Form {
  const { why, market, territory, source, objectiveStart, actionPremises, indicatorPremises, actionPapers, indicatorPapers, actionSale, indicatorSale, risk, answer, personWords, centreWords, healthWhyNot } = texts.plan, { dated } = begun;
  const keyOf = (domain: string): string[] => begun.needs.filter((need) => need.domain === domain).map(({ key }) => key), day = (days: number): CivilDate => addDays(dated as CivilDate, days);
  const action = (key: string, words: string, indicator: string, needs: string[], days: number) => ({ key, words, needs, owner: 'person' as const, partner: '', deadline: day(days), indicator, resources: '', state: 'underWay' as const });
  return {
    ...begun, trackWhy: why, market: { words: market, source, dated }, territory: { words: territory, source, dated }, needs: begun.needs.map((need) => (need.domain === 'health' ? { ...need, whyNot: healthWhyNot } : need)),
    objectives: [{ key: 'o1', words: objectiveStart, actions: [action('a1', actionPremises, indicatorPremises, keyOf('money'), 30), action('a2', actionPapers, indicatorPapers, keyOf('administrative'), 45), action('a3', actionSale, indicatorSale, [], 90)] }],
    incomeProject: sheetOf(i), commitments: { person: personWords, centre: centreWords }, risks: [{ words: risk, likelihood: 'medium', answer }], visits: [{ milestone: 'D15', kind: 'field', plannedOn: day(20) }, { milestone: 'M1', kind: 'field', plannedOn: day(35) }, { milestone: 'M3', kind: 'field', plannedOn: day(95) }, { milestone: 'M6', kind: 'centre', plannedOn: day(185) }, { milestone: 'M12', kind: 'field', plannedOn: day(370) }],
  };
}

class Refused extends Error {
  readonly result: No;
  constructor(result: No) { super('a step of the demonstration was refused'); this.result = result; }
}
const given = <T>(result: Result<T>): T => { if (!result.ok) throw new Refused(result); return result.value; };

/** Makes them all; the first refusal ends it. Answers how many there are. @param files fewer than all, for a test */
export async function fillCaseFiles(client: Pick<Client, 'call'>, maker: FileMaker, today: CivilDate, files = inventedFiles(today)): Promise<Result<number>> {
  try {
    for (const { trade } of texts.trades) for (const [subject, level] of [['demand', 3], ['territory', 2]] as const) given(await client.call('matching.addEntry', { subject, province: 'Agadir Ida-Outanane', trade: trade as TradeCode, level, note: { ar: '', fr: '' }, source: texts.entrySource, dated: addDays(today, -60) }));
    for (const file of files) await makeOne(client, maker, { i: file.place, file, today });
    return ok(files.length);
  } catch (error) {
    if (error instanceof Refused) return error.result;
    throw error;
  }
}
interface One { readonly i: number; readonly file: InventedFile; readonly today: CivilDate }
/** How far somebody came before the file was closed. */
const cameTo = (status: Status): number => (status === 'cancelled' ? STEPS.indexOf('diagnosis') : status === 'transferred' ? STEPS.indexOf('feasibility') : CLOSINGS.some((closing) => closing === status) ? STEPS.length - 1 : STEPS.findIndex((step) => step === status));
async function makeOne({ call }: Pick<Client, 'call'>, maker: FileMaker, { i, file, today }: One): Promise<void> {
  const { personId } = given(await maker.open(file)), last = cameTo(file.status), { openedOn, status } = file;
  given(await maker.consent(personId, { purpose: 'caseWork', answer: 'given', on: openedOn }));
  if (i % 2 === 0) given(await maker.consent(personId, { purpose: 'photo', answer: i % 4 === 0 ? 'given' : 'refused', on: openedOn }));
  for (const [n, step] of STEPS.slice(0, last + 1).entries()) {
    if (n > 0) given(await maker.move(personId, step, ''));
    if (step === 'diagnosis') await diagnose({ call }, personId, { i, file, on: addDays(openedOn, 10), complete: last > n || i < STATUSES.length, later: false });
    if (step === 'lifeProject') await plan({ call }, personId, { i, dated: addDays(openedOn, 25), sign: last > n });
    if (step === 'followUp') await follow({ call }, personId, { i, today, status });
  }
  if (status === 'inserted' || (status === 'followUp' && i % EACH !== 1)) await diagnose({ call }, personId, { i, file, on: addDays(today, -20), complete: true, later: true });
  if (status === 'lost') for (const days of [40, 30, 20]) given(await call('followUp.attempt', { personId, triedOn: addDays(today, -days), way: 'phone', outcome: 'unreached', note: texts.visit.note }));
  if (CLOSINGS.some((closing) => closing === status)) given(await maker.move(personId, status, texts.reasons[status as (typeof CLOSINGS)[number]]));
}
async function diagnose({ call }: Pick<Client, 'call'>, personId: Id, { i, file, on, complete, later }: { readonly i: number; readonly file: InventedFile; readonly on: CivilDate; readonly complete: boolean; readonly later: boolean }): Promise<void> {
  const { diagnosisId, revision } = given(await call('diagnosis.begin', { personId, begunOn: on })), saved = given(await call('diagnosis.save', { diagnosisId, revision, answers: answersOf(i, file, on), levels: complete ? levelsOf(i, later) : {} }));
  if (complete) given(await call('diagnosis.complete', { diagnosisId, revision: saved.revision, completedOn: addDays(on, 5) }));
}
async function plan({ call }: Pick<Client, 'call'>, personId: Id, { i, dated, sign }: { readonly i: number; readonly dated: CivilDate; readonly sign: boolean }): Promise<void> {
  const { lifeProjectId, revision } = given(await call('lifeProjects.draft', { personId, dated })), { content, diagnosisId } = given(await call('lifeProjects.show', { lifeProjectId }));
  const saved = given(await call('lifeProjects.save', { lifeProjectId, revision, diagnosisId, form: formOf(i, content) })), chosen = given(await call('lifeProjects.choose', { lifeProjectId, revision: saved.revision, choice: { trade: kindOf(i).trade, why: texts.plan.choiceWhy } }));
  if (sign) given(await call('lifeProjects.sign', { lifeProjectId, revision: chosen.revision, signedOn: addDays(dated, 4) }));
}
/** Visits by the plan's own calendar: what has passed was made, but for one that somebody is late with, and one that was postponed. */
async function follow({ call }: Pick<Client, 'call'>, personId: Id, { i, today, status }: { readonly i: number; readonly today: CivilDate; readonly status: Status }): Promise<void> {
  const proposed = given(await call('followUp.proposal', { personId })).visits.map(({ already: _already, ...visit }) => visit), { visits } = given(await call('followUp.plan', { personId, visits: proposed }));
  const past = proposed.filter(({ plannedOn }) => plannedOn < addDays(today, -45)).length, made = status === 'followUp' && Math.floor(i / STATUSES.length) === 1 ? past - 1 : past, { product: _product, count, sale, cost } = kindOf(i), { view, obstacle, action, moved } = texts.visit;
  for (const [n, { visitId, revision }] of visits.entries()) {
    const wanted = present(proposed[n], 'one answer a visit');
    if (n < made) {
      given(await call('followUp.record', {
        visitId, revision, doneOn: addDays(wanted.plannedOn as CivilDate, n % 3), kind: wanted.kind,
        findings: { activity: at(['active', 'slow', 'active'] as const, i + n), equipment: [], turnover: Math.floor(count * sale * (60 + n * 10) / 100), charges: Math.floor(count * cost * (60 + n * 10) / 100) + 185_000, jobs: 1 + (i % 2), ownView: view, obstacles: n % 2 === 0 ? [{ domain: 'cash', words: obstacle, action, owner: 'person', deadline: addDays(wanted.plannedOn as CivilDate, 30) }] : [] },
      }));
    } else if (n === past && i % 4 === 0) given(await call('followUp.postpone', { visitId, revision, to: addDays(today, 6), reason: moved }));
  }
}
