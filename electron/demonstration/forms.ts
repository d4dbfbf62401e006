import type { Sent } from '#shared/contract/index.ts';
import type { Bilingual } from '#shared/domain/common/bilingual.ts';
import { addDays, type CivilDate } from '#shared/domain/common/dates.ts';
import { calendar } from '#shared/domain/followUp.ts';
import { DOMAINS, type DomainCode, type NeedLevel } from '#shared/domain/questionnaire.ts';
import type { Id } from '#shared/lib/ids.ts';
import { at, workday, type Person } from './people.ts';
import words from './words.json' with { type: 'json' };

/* What is written into the forms of an invented file, in the words of its companion. */
type Answers = Sent<'diagnosis.save'>['answers'];
type Form = Sent<'lifeProjects.save'>['form'];
type Findings = Sent<'followUp.record'>['findings'];
const { plan, diagnosis, visit } = words;

/** `later`: of the diagnosis that was made again once the work had begun. */
export function answersOf({ place: i, lang, kind, wish, track, profile }: Person, on: CivilDate, later: boolean): Answers {
  const said = (value: string | number | boolean, source: 'said' | 'document' | 'observed' = 'said') => ({ state: 'answered' as const, value, source, on });
  const { maritalStatus, dependants, schooling, reads, trainings: [trained], experiences: [worked] } = profile, married = maritalStatus === 'married', housing = at(['family', 'rented', 'hosted'], i), premises = at(['promised', 'none', 'lent', 'none'], i);
  return {
    familyStatus: said(maritalStatus ?? 'single'), livesWith: said(married ? 'spouse' : housing === 'family' ? 'parents' : housing === 'hosted' ? 'relatives' : 'alone'), dependants: said(dependants ?? 0), familySupport: said(at(['strong', 'some'], i)),
    housing: said(housing), housingStable: said(housing !== 'hosted'), ...(housing === 'rented' ? { housingRent: said(800 + (i % 5) * 150) } : {}), housingMinutes: said(10 + (i % 6) * 10),
    idCard: said(later || i % 2 === 0 ? 'valid' : 'expired', 'document'), civilStatus: said(true, 'document'), socialCover: said(at(['tadamon', 'none', 'tadamon'], i)), socialRegister: i % 5 === 1 ? { state: 'unknown', on } : said(i % 3 !== 0), bankAccount: said(later || i % 3 === 0), drivingLicence: said(at(['none', 'motorcycle', 'none', 'car'], i), 'document'),
    adjustment: said(adjusted(i)), schooling: said(schooling ?? 'none'), readsArabic: said(reads.ar ?? false, 'observed'), readsFrench: said(reads.fr ?? false, 'observed'), counts: said(i % 6 !== 3, 'observed'), phoneUse: said(at(['messages', 'selling', 'calls'], i)),
    trainingTrade: said(kind.trade), trainingMonths: said(trained?.months ?? 0), trainingCertificate: said(trained?.certificate !== '', trained?.seen ? 'document' : 'said'),
    workTrade: said(worked ? kind.trade : 'none'), workMonths: said(worked?.months ?? 0), workStatus: said(worked ? at(['employee', 'apprentice', 'family'], i) : 'none'),
    premises: said(premises), ownTools: said(i % 3 === 1), debts: i % 4 === 0 ? { state: 'declined', on } : said(i % 7 === 2 ? 3000 : 0), ownMoney: i % 6 === 0 ? { state: 'unknown', on } : said(1000 + (i % 9) * 500),
    trackWish: said(track), firstWish: said(kind.trade), mobility: said(at(['commune', 'province', 'region'], i)), wishWords: said(wish), customers: said(at(['likely', 'known', 'likely'], i)), competitors: said(1 + i % 4), confidence: said(later ? 9 : 5 + i % 4),
    skills: said([kind.skill[lang], diagnosis.patient[lang], ...(later ? [diagnosis.learnt[lang]] : [])].join('\n'), 'observed'), hindrance: said(at(diagnosis.hindrances[lang], i)), urgentNeed: said('none'),
  };
}
const adjusted = (i: number): boolean => i % 11 === 4;

/** Levels of need, low where nothing is said of them; `later`: what remained of it once the work had begun. */
export function levelsOf({ place: i, lang, track }: Person, later: boolean): Sent<'diagnosis.save'>['levels'] {
  const need = (value: NeedLevel, note: Bilingual) => { const level = Math.max(0, later ? value - 2 : value) as NeedLevel; return { level, note: level > 1 ? note[lang] : '' }; };
  return {
    ...Object.fromEntries(DOMAINS.map((domain, n) => [domain, { level: (i + n) % 9 === 0 ? 'unknown' as const : later ? 0 : (i + n) % 2 as NeedLevel }])),
    money: need(track === 'selfEmployment' ? 3 : 1, diagnosis.money), administrative: need(i % 2 === 0 ? 0 : 2, diagnosis.papers), health: need(adjusted(i) ? 2 : 0, diagnosis.health), training: need(track === 'training' ? 3 : i % 4 === 2 ? 2 : 0, diagnosis.training),
    housing: need(i % 3 === 2 ? 2 : 0, diagnosis.housing), urgent: { level: 0, note: '' },
  };
}
export const summaryOf = ({ lang }: Person, later: boolean): string => (later ? diagnosis.later : diagnosis.summary)[lang];

/** Whose financing covers what is bought, to the centime: a tenth is the person's own, half the committee's, the rest the Foundation's. */
function sheetOf({ place: i, kind, lang, identity: { commune } }: Person, moved: boolean): NonNullable<Form['incomeProject']> {
  const investments = kind.items.map(([name, quantity, unitPrice], n) => ({ key: `i${n + 1}`, words: (name as Bilingual)[lang], quantity: quantity as number, unitPrice: unitPrice as number })), investment = investments.reduce((sum, { quantity, unitPrice }) => sum + quantity * unitPrice, 0);
  const own = Math.floor(investment / 10), committee = Math.floor(investment / 2), farm = kind.trade === 'farming', state = 'promised' as const;
  return {
    title: kind.title[lang], trade: kind.trade, legalForm: farm ? 'other' : 'auto-entrepreneur', site: { address: commune[lang], tenure: farm ? 'owned' : 'rented', note: farm ? '' : moved ? plan.newVersion[lang] : plan.siteNote[lang] },
    permits: [{ key: 'p1', words: kind.permit[lang], state: at(['asked', 'granted', 'toAsk'] as const, i) }], investments,
    financing: [{ key: 'f1', source: 'committee', words: '', amount: committee, state }, { key: 'f2', source: 'foundation', words: '', amount: investment - own - committee, state }, { key: 'f3', source: 'ownCash', words: '', amount: own, state: 'received' }],
    sales: [{ key: 's1', words: kind.product[lang], quantity: kind.count, unitPrice: kind.sale, unitCost: kind.cost }],
    fixedCosts: kind.fixed.map(([name, amount], n) => ({ key: `c${n + 1}`, words: (name as Bilingual)[lang], amount: n === 0 && moved ? (amount as number) - 30_000 : amount as number })), rhythm: [60, 70, 80, 90, 100, 100, 100, 110, 110, 110, 100, 100],
  };
}
type Action = keyof typeof plan.actions;
/** Which actions answer which domain's need, and after how many days each is due. */
const ACTIONS: Readonly<Record<Person['track'], readonly (readonly [Action, number, DomainCode | null])[]>> = {
  selfEmployment: [['equipment', 30, 'money'], ['premises', 60, 'money'], ['customers', 120, null]], paidJob: [['cv', 15, null], ['interviews', 45, null]], training: [['enrol', 20, 'training'], ['transport', 40, null]],
};
/** The form that a draft began with, filled in. `later`: of a version that was made once the work had begun, when most was done; `moved`: because the premises changed. */
export function formOf(person: Person, { choice: _choice, ...begun }: Form & { readonly choice?: unknown }, { later, moved }: { readonly later: boolean; readonly moved: boolean }): Form {
  const { lang, track, kind } = person, dated = begun.dated as CivilDate, due = (days: number): CivilDate => workday(addDays(dated, days)), keysOf = (domain: DomainCode | null): string[] => begun.needs.filter((need) => need.domain === domain).map(({ key }) => key);
  const wanted = [...ACTIONS[track], ...(['administrative', 'training'] as const).filter((domain) => keysOf(domain).length > 0 && !ACTIONS[track].some(([, , answered]) => answered === domain)).map((domain) => [domain === 'training' ? 'training' : 'papers', 45, domain] as const)];
  const before = new Set(begun.objectives.flatMap((objective) => objective.actions).flatMap(({ key, state }) => (state === 'done' ? [key] : [])));
  const done = (n: number, domain: DomainCode | null): boolean => before.has(`a${n + 1}`) || (later && domain !== null);
  const actions = wanted.map(([action, days, domain], n) => {
    const [said, indicator] = plan.actions[action], { social, employment, training } = words.partners;
    const partner = action === 'equipment' ? social : action === 'cv' ? employment : action === 'enrol' ? training : null;
    return {
      key: `a${n + 1}`, words: textOf(said)[lang], needs: keysOf(domain), owner: n % 3 === 1 ? 'companion' as const : 'person' as const, partner: partner?.[lang] ?? '',
      deadline: due(done(n, domain) ? days - 130 : days), indicator: textOf(indicator)[lang], resources: '', state: done(n, domain) ? 'done' as const : later ? 'underWay' as const : 'toDo' as const,
    };
  });
  const answered = new Set(actions.flatMap(({ needs }) => needs)), whyNot = (domain: string): string => (domain === 'housing' ? plan.housingWhy : domain === 'health' ? plan.healthWhy : plan.otherWhy)[lang];
  const starts = track === 'selfEmployment' ? 95 : 20, market = { words: kind.market[lang], source: plan.source[lang], dated }, ownSheet = track === 'selfEmployment';
  return {
    ...begun, summary: { ...begun.summary, needs: begun.needs.map(({ words: said }) => said).filter(Boolean).join('\n') }, trackWhy: plan.why[track][lang], market, territory: { words: plan.territory[lang], source: plan.source[lang], dated },
    needs: begun.needs.map((need) => ({ ...need, state: later && answered.has(need.key) ? 'met' as const : need.state, whyNot: answered.has(need.key) || need.level < 2 ? '' : whyNot(need.domain) })),
    objectives: [{ key: 'o1', words: plan.objectives[track][lang], actions }], incomeProject: ownSheet ? sheetOf(person, moved) : null, commitments: { person: plan.person[lang], centre: plan.centre[lang] },
    risks: [{ words: (ownSheet ? kind.risk : plan.risk)[lang], likelihood: 'medium', answer: (ownSheet ? kind.answer : plan.answer)[lang] }],
    visits: calendar(addDays(dated, starts)).map(({ milestone, plannedOn }, n) => ({ milestone, kind: n > 2 && n % 2 === 1 ? 'centre' as const : 'field' as const, plannedOn: workday(plannedOn) })),
  };
}
const textOf = (said: Bilingual | undefined): Bilingual => said ?? { ar: '', fr: '' };

/** What visit number `n` found: the first months weak, the later ones good. */
export function findingsOf({ place: i, lang, kind, track, sex }: Person, n: number, doneOn: CivilDate, units: readonly Id[]): Findings {
  const percent = Math.min(60 + n * 12 + (i % 4) * 3, 115), own = track === 'selfEmployment', fixed = kind.fixed.reduce((sum, [, amount]) => sum + (amount as number), 0), part = (unit: number): number => Math.round(kind.count * unit * percent / 100_000) * 1000;
  const [obstacle = '', action = ''] = at(visit.obstacles[lang], i + n), view = at(visit.views[lang], i + n), last = n % 3 === 2;
  return {
    activity: n === 1 && i % 3 === 0 ? 'slow' : 'active', equipment: units.map((unitId) => ({ unitId, state: 'seen' as const })), turnover: own ? part(kind.sale) : null, charges: own ? part(kind.cost) + fixed : null, jobs: own ? 1 + (n > 2 ? i % 2 : 0) : null,
    ownView: sex === 'F' && view === visit.views[lang].at(-1) ? visit.woman[lang] : view, obstacles: own && !last ? [{ domain: 'cash', words: obstacle, action, owner: 'person', deadline: workday(addDays(doneOn, 30)) }] : [],
  };
}
