import { describe, expect, it } from 'vitest';
import { questionnaireContent } from '#shared/contract/diagnosis.ts';
import { answersChanged, answersFault, changeWithoutHealth, compared, decideBegin, decideComplete, merged, missingLevels, needsOf, strengthsMoved, withoutHealth, type DiagnosisAnswer, type Levels } from '#shared/domain/diagnosis.ts';
import type { CivilDate } from '#shared/domain/common/dates.ts';
import { DOMAINS, LEVELS, questionnaireChanges, questionnaireFault, questionsOf, type Questionnaire } from '#shared/domain/questionnaire.ts';
import version1 from '#shared/domain/questionnaire/version1.json' with { type: 'json' };
import { TRADES } from '#shared/domain/trades.ts';
import { messageText } from '#shared/i18n/index.ts';
import { seeded } from '#tests/support/store.ts';

const day = (text: string): CivilDate => text as CivilDate, TODAY = day('2025-06-02');
const bank: Questionnaire = questionnaireContent.parse(version1);
const answered = (value: string | number | boolean, on = '2025-06-01'): DiagnosisAnswer => ({ state: 'answered', value, source: 'said', on: day(on) });

describe('the questions of version 1', () => {
  it('are whole: thirteen domains, five anchors each, in both languages', () => {
    expect(questionnaireFault(bank)).toBeNull();
    expect(bank.domains.map(({ code }) => code)).toEqual(DOMAINS);
    for (const { anchors } of bank.domains) expect(new Set(anchors.map(({ ar }) => ar)).size).toBe(LEVELS.length);
  });
  it('say everything in the letters of its language, with its typography', () => {
    const texts = bank.domains.flatMap(({ title, anchors, questions }) => [title, ...anchors, ...questions.flatMap(({ text, options }) => [text, ...options.map((option) => option.text)])]);
    for (const { ar, fr } of texts) {
      expect(ar).toMatch(/^(?=.*\p{Script=Arabic})[^a-zA-Z,;?\u064b-\u0652]+$/u);
      expect(fr).not.toMatch(/\p{Script=Arabic}|'|\x20[:;!?»]|«\x20/u);
    }
  });
  it('ask of health only whether work is to be adjusted, and nothing that no file may hold', () => {
    expect(bank.domains.find(({ code }) => code === 'health')?.questions.map(({ code, kind }) => [code, kind])).toEqual([['adjustment', 'yesNo']]);
    expect(JSON.stringify(bank)).not.toMatch(/prison|détenu|jugement|condamn|infraction|سجن|سجين|حكم|جريمة|عقوبة|maladie|مرض مزمن/iu);
  });
  it('offer every trade under its name', () => {
    const options = questionsOf(bank).get('firstWish')?.question.options ?? [];
    for (const trade of TRADES) expect(options.find(({ code }) => code === trade)?.text).toEqual({ ar: messageText('ar', `trades.${trade}`), fr: messageText('fr', `trades.${trade}`) });
  });
});

const edited = (change: (domains: ReturnType<typeof copy>['domains']) => void): Questionnaire => { const mine = copy(); change(mine.domains); return mine; };
const copy = () => questionnaireContent.parse(version1);
it.each([
  ['a domain missing', edited((domains) => { domains.splice(3, 1); }), { code: 'diagnosis.DOMAINS_INCOMPLETE', domain: 'health' }],
  ['two domains that changed places', edited((domains) => { domains.push(...domains.splice(0, 1)); }), { code: 'diagnosis.DOMAINS_INCOMPLETE', domain: 'family' }],
  ['more asked of health', edited((domains) => { domains[3]?.questions.push({ code: 'illness', kind: 'text', text: { ar: 'س', fr: 'q' }, options: [], bounds: null }); }), { code: 'diagnosis.HEALTH_FIXED' }],
  ['a code twice', edited((domains) => { domains[1]?.questions.push({ code: 'dependants', kind: 'text', text: { ar: 'س', fr: 'q' }, options: [], bounds: null }); }), { code: 'diagnosis.CODE_TWICE', question: 'dependants' }],
  ['a choice of one', edited((domains) => { domains[0]?.questions.push({ code: 'x', kind: 'choice', text: { ar: 'س', fr: 'q' }, options: [{ code: 'a', text: { ar: 'أ', fr: 'a' } }], bounds: null }); }), { code: 'diagnosis.OPTIONS_FAULTY', domain: 'family', number: 6 }],
  ['an option twice', edited((domains) => { domains[0]?.questions.push({ code: 'x', kind: 'choice', text: { ar: 'س', fr: 'q' }, options: ['a', 'a', 'b'].map((code) => ({ code, text: { ar: 'أ', fr: 'a' } })), bounds: null }); }), { code: 'diagnosis.OPTIONS_FAULTY', domain: 'family', number: 6 }],
  ['a number without bounds', edited((domains) => { domains[0]?.questions.push({ code: 'x', kind: 'number', text: { ar: 'س', fr: 'q' }, options: [], bounds: null }); }), { code: 'diagnosis.BOUNDS_FAULTY', domain: 'family', number: 6 }],
  ['bounds the wrong way round', edited((domains) => { domains[0]?.questions.push({ code: 'x', kind: 'number', text: { ar: 'س', fr: 'q' }, options: [], bounds: { least: 3, most: 2 } }); }), { code: 'diagnosis.BOUNDS_FAULTY', domain: 'family', number: 6 }],
  ['no question on the trade worked in', edited((domains) => { domains[6]?.questions.shift(); }), { code: 'diagnosis.QUESTION_NEEDED', question: 'workTrade' }],
  ['own tools asked by a text', edited((domains) => { const tools = domains[7]?.questions.find(({ code }) => code === 'ownTools'); if (tools) tools.kind = 'text'; }), { code: 'diagnosis.QUESTION_NEEDED', question: 'ownTools' }],
  ['two trades less to wish for', edited((domains) => { domains[8]?.questions.find(({ code }) => code === 'firstWish')?.options.splice(0, 2); }), { code: 'diagnosis.CHOICES_NEEDED', question: 'firstWish', count: 2 }],
] as const)('a questionnaire with %s is refused', (_what, questionnaire, fault) => { expect(questionnaireFault(questionnaire)).toEqual(fault); });

it('what advice reads may be said otherwise, moved, and offer more; the rest may go', () => {
  const mine = edited((domains) => {
    const wish = domains[8]?.questions.find(({ code }) => code === 'firstWish');
    if (wish) { wish.text = { ar: 'أي حرفة؟', fr: 'Quel métier ?' }; wish.options.push({ code: 'pottery', text: { ar: 'الفخار', fr: 'Poterie' } }); wish.options.splice(wish.options.findIndex(({ code }) => code === 'other'), 1); }
    domains[8]?.questions.reverse();
    domains[0]?.questions.splice(0, 4);
  });
  expect(questionnaireFault(mine)).toBeNull();
});
describe('what a version changes', () => {
  it('is told domain by domain: added, removed, said otherwise, moved, levels', () => {
    const mine = edited((domains) => {
      const [family, housing, , , education] = domains;
      family?.questions.splice(1, 1);
      family?.questions.push({ code: 'toString', kind: 'text', text: { ar: 'س', fr: 'q' }, options: [], bounds: null });
      const [first] = family?.questions ?? [];
      if (first) first.text = { ar: 'س', fr: 'q' };
      housing?.questions.reverse();
      const anchor = education?.anchors[4];
      if (anchor) anchor.fr = 'Autrement';
    });
    expect(questionnaireChanges(bank, mine).map(({ added, removed, changed, ...rest }) => ({ ...rest, added: added.map(({ code }) => code), removed: removed.map(({ code }) => code), changed: changed.map(({ code }) => code) }))).toEqual([
      { domain: 'family', added: ['toString'], removed: ['livesWith'], changed: ['familyStatus'], moved: false, worded: false },
      { domain: 'housing', added: [], removed: [], changed: [], moved: true, worded: false },
      { domain: 'education', added: [], removed: [], changed: [], moved: false, worded: true },
    ]);
    expect(questionnaireFault(mine)).toBeNull();
  });
  it('is nothing where nothing differs', () => { expect(questionnaireChanges(bank, copy())).toEqual([]); });
});

describe('an answer', () => {
  it.each([
    ['familyStatus', answered('married'), null], ['familyStatus', answered('engaged'), 'diagnosis.WRONG_ANSWER'], ['familyStatus', answered(1), 'diagnosis.WRONG_ANSWER'],
    ['dependants', answered(0), null], ['dependants', answered(30), null], ['dependants', answered(31), 'diagnosis.OUT_OF_RANGE'], ['dependants', answered(-1), 'diagnosis.OUT_OF_RANGE'], ['dependants', answered(1.5), 'diagnosis.WRONG_ANSWER'], ['dependants', answered('2'), 'diagnosis.WRONG_ANSWER'],
    ['housingStable', answered(true), null], ['housingStable', answered('yes'), 'diagnosis.WRONG_ANSWER'],
    ['availableFrom', answered('2025-07-01'), null], ['availableFrom', answered('2025-02-29'), 'diagnosis.WRONG_ANSWER'], ['wishWords', answered('Un atelier'), null], ['wishWords', answered(true), 'diagnosis.WRONG_ANSWER'],
    ['wishWords', answered('x', '2025-06-03'), 'diagnosis.ANSWER_IN_FUTURE'], ['wishWords', { state: 'declined', on: TODAY } as const, null], ['wishWords', { state: 'unknown', on: TODAY } as const, null], ['wishWords', null, null], ['nothingSuch', answered('x'), 'diagnosis.UNKNOWN_QUESTION'],
  ])('%s: %o', (code, answer, refused) => { expect(answersFault(bank, { [code]: answer }, TODAY)?.refusal.code ?? null).toBe(refused); });
  it('that is refused names its place among the questions', () => {
    expect(answersFault(bank, { dependants: answered(31) }, TODAY)).toEqual({ ok: false, refusal: { code: 'diagnosis.OUT_OF_RANGE', params: { domain: 'family', number: 3, least: 0, most: 30 } } });
  });
});

const all = (level: Levels[keyof Levels]): Levels => Object.fromEntries(DOMAINS.map((domain) => [domain, level]));
describe('levels', () => {
  it('complete a diagnosis when every domain has one, or is unknown', () => {
    const at = { completed: false, begunOn: day('2025-06-01'), completedOn: TODAY, today: TODAY };
    expect(decideComplete({ ...at, levels: all({ level: 'unknown', note: '' }) })).toBeNull();
    const { housing: _h, urgent: _u, ...levels } = all({ level: 0, note: '' });
    expect(decideComplete({ ...at, levels })).toMatchObject({ refusal: { code: 'diagnosis.LEVEL_MISSING', params: { domain: 'housing', more: 1 } } });
    expect(missingLevels(levels)).toEqual(['housing', 'urgent']);
    expect(decideComplete({ ...at, levels, completed: true })).toMatchObject({ refusal: { code: 'diagnosis.COMPLETED' } });
    expect(decideComplete({ ...at, levels: all({ level: 0, note: '' }), completedOn: day('2025-05-31') })).toMatchObject({ refusal: { code: 'diagnosis.BEFORE_BEGUN' } });
    expect(decideComplete({ ...at, levels: all({ level: 0, note: '' }), completedOn: day('2025-06-03') })).toMatchObject({ refusal: { code: 'diagnosis.IN_FUTURE' } });
  });
  it('of 2 and more are needs, the highest first; unknown is none', () => {
    expect(needsOf({ family: { level: 2, note: 'a' }, housing: { level: 'unknown', note: '' }, health: { level: 1, note: '' }, urgent: { level: 4, note: 'b' }, market: { level: 2, note: 'c' } }).map(({ domain, level }) => [domain, level])).toEqual([['urgent', 4], ['family', 2], ['market', 2]]);
  });
  it('are compared from the first known one to the last, never through unknown', () => {
    const of = (...levels: (0 | 1 | 2 | 3 | 4 | 'unknown' | null)[]) => compared(levels.map((level): Levels => (level === null ? {} : { money: { level, note: '' } }))).find(({ domain }) => domain === 'money');
    expect(of(4, 'unknown', 1)).toEqual({ domain: 'money', levels: [4, 'unknown', 1], change: -3 });
    expect(of(null, 2)).toMatchObject({ levels: [null, 2], change: null });
    expect(of('unknown', 'unknown')).toMatchObject({ change: null });
    expect(of(0, 0)).toMatchObject({ change: 0 });
  });
});
it.each([[null, '2025-06-02', null], [1, '2025-06-02', 'diagnosis.ALREADY_OPEN'], [null, '2025-06-03', 'diagnosis.IN_FUTURE'], [null, '2024-12-31', 'diagnosis.BEFORE_FILE']] as const)('begun with %s open on %s: %s', (open, begunOn, refused) => {
  expect(decideBegin(open, { begunOn: day(begunOn), openedOn: day('2025-01-01'), today: TODAY })?.refusal.code ?? null).toBe(refused);
});

describe('repeated diagnoses', () => {
  const one = (answers: Record<string, DiagnosisAnswer>, questionnaire = bank) => ({ answers, questionnaire }), on = day('2025-06-02');
  it('tell the answers that changed, whatever their source and date; not asked is no answer', () => {
    const found = answersChanged([
      one({ livesWith: answered('alone'), dependants: answered(2), idCard: { state: 'declined', on }, counts: answered(true), familyNote: answered('Sa sœur l’aide'), skills: answered('Coudre') }),
      one({ livesWith: answered('spouse'), dependants: { ...answered(2), source: 'document' } as DiagnosisAnswer, idCard: answered('valid'), familyNote: answered('sa SŒUR  l’aide'), bankAccount: answered(true), skills: answered('Couper') }),
    ]);
    expect(found.map(({ domain, question, answers }) => [domain, question.code, answers.map((answer) => (answer === null ? null : answer.state === 'answered' ? answer.value : answer.state))])).toEqual([['family', 'livesWith', ['alone', 'spouse']], ['administrative', 'idCard', ['declined', 'valid']]]);
    expect(answersChanged([one({ livesWith: answered('alone') })])).toEqual([]);
  });
  it('use the words of the newest questions, with the choices of all', () => {
    const renamed: Questionnaire = { domains: bank.domains.map((domain) => (domain.code !== 'family' ? domain : { ...domain, questions: domain.questions.flatMap((question) => (question.code === 'familyStatus' ? [] : question.code === 'livesWith' ? [{ ...question, text: { ar: 'جديد', fr: 'Nouveau' }, options: question.options.filter(({ code }) => code !== 'alone') }] : [question])) })) };
    const [found, ...more] = answersChanged([one({ livesWith: answered('alone') }), one({ livesWith: answered('spouse') }, renamed)]);
    expect([found?.question.text.fr, found?.question.options.some(({ code }) => code === 'alone'), more]).toEqual(['Nouveau', true, []]);
    expect(answersChanged([one({ familyStatus: answered('single') }), one({ familyStatus: answered('married') }), one({}, renamed)]).map(({ question, answers }) => [question.code, answers.length])).toEqual([['familyStatus', 3]]);
  });
  it('tell strengths gained, lost and kept, line by line, between the first and the last that name any', () => {
    const moved = strengthsMoved([one({ idCard: answered('valid') }), one({ skills: answered('Coudre à la machine; Patiente\n\n'), supporters: answered('Son oncle') }), one({ skills: { state: 'declined', on } }), one({ skills: answered('COUDRE à la machine\nTient ses comptes'), supporters: answered('Son oncle.') })]);
    expect(moved).toEqual({ from: 1, to: 3, gained: ['Tient ses comptes'], lost: ['Patiente'], kept: ['COUDRE à la machine', 'Son oncle.'] });
    expect(strengthsMoved([one({ skills: answered('خياطة؛ صبر') }), one({})])).toBeNull();
    expect(strengthsMoved([one({ skills: answered('خياطة؛ صبر') }), one({ skills: answered('صبر') })])).toMatchObject({ gained: [], lost: ['خياطة'], kept: ['صبر'] });
  });
});

describe('health', () => {
  it('is taken out whole, and nothing else', () => {
    const shown = withoutHealth({ answers: { adjustment: answered(true), idCard: answered('valid') }, levels: { health: { level: 3, note: 'dos' }, money: { level: 1, note: '' } }, summary: 's' }, bank);
    expect(shown).toEqual({ answers: { idCard: answered('valid') }, levels: { money: { level: 1, note: '' } }, summary: 's' });
  });
  it('stays as it was whatever is sent by who does not see it (seeded)', () => {
    const { seed, below } = seeded(), codes = [...questionsOf(bank).keys()];
    for (let round = 0; round < 100; round += 1) {
      const standing = { adjustment: answered(below(2) === 0) }, levels: Levels = { health: { level: below(2) === 0 ? 3 : 'unknown', note: 'n' } };
      const sent = Object.fromEntries(Array.from({ length: 5 }, () => [codes[below(codes.length)] ?? '', below(3) === 0 ? null : answered('x')]));
      const change = changeWithoutHealth({ answers: { ...sent, adjustment: null }, levels: { health: null, money: null } }, bank);
      expect(merged(standing, change.answers)['adjustment'], `seed ${seed}`).toEqual(standing.adjustment);
      expect(merged(levels, change.levels)['health'], `seed ${seed}`).toEqual(levels.health);
    }
  });
});
