import { describe, expect, it } from 'vitest';
import { incomeProject, lifeProjectForm } from '#shared/contract/lifeProjects.ts';
import type { CivilDate } from '#shared/domain/common/dates.ts';
import { centimes } from '#shared/domain/common/money.ts';
import { MAX_CENTIMES } from '#shared/domain/common/numbers.ts';
import { figuresOf, largestSum, type IncomeSheet } from '#shared/domain/incomeProject.ts';
import { decideDraft, decideEdit, decideProgress, decideSign, formFault, keptHealthNeeds, lateActions, problemsOf, withoutHealthNeeds, withProgress, type PlanBasis, type PlanForm } from '#shared/domain/lifeProjects.ts';
import { differencesOf } from '#shared/domain/planDifferences.ts';
import { aPlan, aSheet } from '#tests/support/caseForms.ts';
import { seeded } from '#tests/support/store.ts';

const TODAY = '2025-06-10' as CivilDate, plan = (more: Parameters<typeof aPlan>[0] = {}) => lifeProjectForm.parse(aPlan(more)), sheet = (more: Parameters<typeof aSheet>[0] = {}) => incomeProject.parse(aSheet(more));
const BASIS: PlanBasis = { needs: [{ domain: 'money', level: 3 }], trade: 'sewing' };
const codes = (form: PlanForm, basis: PlanBasis = BASIS): string[] => problemsOf(form, basis).map(({ severity, code }) => `${severity === 'blocking' ? '!' : '?'}${code.slice('lifeProjects.'.length)}`);
const sheetOf = (income: number, cost: number, fixed: number): IncomeSheet => ({ investments: [], financing: [], sales: [{ quantity: 1, unitPrice: centimes(income), unitCost: centimes(cost) }], fixedCosts: [{ amount: centimes(fixed) }], rhythm: [100] });

describe('the sheet of the income-generating project', () => {
  it('comes to sums, a margin, twelve months and a year', () => {
    const { months, ...figures } = figuresOf(sheet());
    expect(figures).toEqual({
      investment: 1_200_000, financing: 1_200_000, gap: 0, income: 800_000, variable: 320_000, fixed: 150_000, margin: 480_000, result: 330_000, marginRate: 6000, breakEven: 250_000, breakEvenShare: 32,
      year: { income: 8_720_000, variable: 3_488_000, fixed: 1_800_000, result: 3_432_000 },
    });
    expect(months).toHaveLength(12);
    expect(months[0]).toEqual({ month: 1, income: 400_000, variable: 160_000, fixed: 150_000, result: 90_000 });
  });
  it.each([
    // income, variable, fixed → break-even (fixed × income ÷ margin, rounded up), share of income, margin rate
    [100, 50, 10, 20, 20, 5000], [3, 2, 1, 3, 100, 3333], [7, 4, 1, 3, 34, 4286], [100, 0, 0, 0, 0, 10_000], [100, 100, 10, null, null, 0], [100, 120, 10, null, null, -2000], [0, 0, 10, null, null, null], [MAX_CENTIMES, MAX_CENTIMES - 1, MAX_CENTIMES, null, null, 0],
  ] as const)('of %s in, %s out and %s fixed breaks even at %s', (income, cost, fixed, breakEven, share, rate) => {
    expect(figuresOf(sheetOf(income, cost, fixed))).toMatchObject({ breakEven, breakEvenShare: share, marginRate: rate });
  });
  it('breaks even at the least income that covers the costs, whatever the amounts (seeded)', () => {
    const { seed, below } = seeded();
    for (let round = 0; round < 500; round += 1) {
      const income = 1 + below(10_000_000), cost = below(income), fixed = below(5_000_000), { breakEven, margin } = figuresOf(sheetOf(income, cost, fixed));
      // covered(x): x × margin ≥ fixed × income, in whole numbers
      const covers = (x: number): boolean => BigInt(x) * BigInt(margin) >= BigInt(fixed) * BigInt(income);
      if (breakEven === null) continue;
      expect(covers(breakEven), `seed ${seed}`).toBe(true);
      expect(breakEven === 0 || !covers(breakEven - 1), `seed ${seed}`).toBe(true);
    }
  });
  it('whose sums pass what papers can say is told before any sum is made', () => {
    const large = sheet({ investments: [{ key: 'i1', words: '', quantity: 100_000, unitPrice: MAX_CENTIMES }] });
    expect(largestSum(large)).toBeGreaterThan(MAX_CENTIMES);
    expect(formFault(plan({ incomeProject: aSheet({ investments: [{ key: 'i1', words: '', quantity: 100_000, unitPrice: MAX_CENTIMES }] }) }))).toMatchObject({ refusal: { code: 'lifeProjects.SUM_TOO_LARGE' } });
  });
});

const action = { key: 'a1', words: 'Louer', needs: ['n1'], owner: 'person', partner: '', deadline: '2025-07-15', indicator: 'Bail', resources: '', state: 'toDo' } as const;
const objective = (...actions: readonly (Omit<typeof action, 'deadline' | 'needs' | 'state' | 'indicator' | 'words' | 'key'> & { readonly key: string; readonly words: string; readonly indicator: string; readonly deadline: string | null; readonly needs: readonly string[]; readonly state: 'toDo' | 'underWay' | 'done' | 'dropped' })[]) => [{ key: 'o1', words: 'Ouvrir', actions: actions.map((one) => ({ ...one, needs: [...one.needs] })) }];
describe('a plan', () => {
  it('that says everything has no problem', () => { expect(codes(plan())).toEqual([]); });
  it.each([
    ['rests on no diagnosis', plan(), { needs: null, trade: 'sewing' }, ['!NO_DIAGNOSIS']],
    ['has no wishes', plan({ wishes: '' }), BASIS, ['!NO_WISHES']], ['has no track', plan({ track: null }), BASIS, ['!NO_TRACK']], ['does not say why', plan({ trackWhy: ' ' }), BASIS, ['!NO_TRACK_WHY']],
    ['has no trade chosen', plan(), { ...BASIS, trade: null }, ['?NO_CHOICE']],
    ['leaves a need of the diagnosis out', plan(), { needs: [{ domain: 'money', level: 3 }, { domain: 'housing', level: 2 }], trade: 'sewing' }, ['!NEED_LEFT_OUT']],
    ['answers a need by a dropped action', plan({ objectives: objective({ ...action, state: 'dropped' }) }), BASIS, ['!NEED_UNANSWERED']],
    ['answers no need', plan({ objectives: objective({ ...action, needs: [] }) }), BASIS, ['!NEED_UNANSWERED']],
    ['calls a need of the diagnosis light, and answers it by nothing', plan({ needs: plan().needs.map((need) => ({ ...need, level: 1 as const })), objectives: objective({ ...action, needs: [] }) }), BASIS, ['!NEED_LOWERED']],
    ['calls it light, and says why nothing is done', plan({ needs: plan().needs.map((need) => ({ ...need, level: 1 as const, whyNot: 'Son frère prête son local' })), objectives: objective({ ...action, needs: [] }) }), BASIS, []],
    ['says why not', plan({ needs: [{ key: 'n1', domain: 'money', level: 3, words: '', state: 'setAside', owner: 'person', whyNot: 'La famille prête le local' }], objectives: objective({ ...action, needs: [] }) }), BASIS, []],
    ['has a need of level 2 without answer', plan({ needs: [{ key: 'n1', domain: 'money', level: 2, words: '', state: 'open', owner: 'person', whyNot: '' }], objectives: objective({ ...action, needs: [] }) }), { needs: [], trade: 'sewing' }, ['!NEED_UNANSWERED']],
    ['has a need of level 1 without answer', plan({ needs: [{ key: 'n1', domain: 'money', level: 1, words: '', state: 'open', owner: 'person', whyNot: '' }], objectives: objective({ ...action, needs: [] }) }), { needs: [], trade: 'sewing' }, []],
    ['has no action', plan({ objectives: [], needs: [] }), { needs: [], trade: 'sewing' }, ['!NO_ACTION']],
    ['has an objective without action', plan({ objectives: [...objective(action), { key: 'o2', words: 'B', actions: [] }] }), BASIS, ['!OBJECTIVE_WITHOUT_ACTION']],
    ['has an objective without words', plan({ objectives: [...objective(action), { key: 'o2', words: '', actions: [] }] }), BASIS, ['!OBJECTIVE_EMPTY']],
    ['has an action without words', plan({ objectives: objective({ ...action, words: '' }) }), BASIS, ['!ACTION_EMPTY']], ['has an action without deadline', plan({ objectives: objective({ ...action, deadline: null }) }), BASIS, ['!NO_DEADLINE']],
    ['has an action without indicator', plan({ objectives: objective({ ...action, indicator: '' }) }), BASIS, ['?NO_INDICATOR']],
    ['is of self-employment without a sheet', plan({ incomeProject: null }), BASIS, ['!NO_INCOME_PROJECT']], ['is of training without a sheet', plan({ track: 'training', incomeProject: null }), BASIS, []],
    ['does not finance what it buys', plan({ incomeProject: aSheet({ financing: [] }) }), BASIS, ['!FINANCING_GAP']],
    ['buys nothing', plan({ incomeProject: aSheet({ investments: [], financing: [] }) }), BASIS, ['?NO_INVESTMENT']], ['sells nothing', plan({ incomeProject: aSheet({ sales: [] }) }), BASIS, ['?NO_SALES']],
    ['sells at a loss', plan({ incomeProject: aSheet({ sales: [{ key: 's1', words: '', quantity: 1, unitPrice: 5, unitCost: 9 }] }) }), BASIS, ['?NO_MARGIN']], ['ends a month at a loss', plan({ incomeProject: aSheet({ fixedCosts: [{ key: 'c', words: '', amount: 480_001 }] }) }), BASIS, ['?LOSS']],
    ['was refused a permit', plan({ incomeProject: aSheet({ permits: [{ key: 'p', words: 'Patente', state: 'refused' }] }) }), BASIS, ['?PERMIT_REFUSED']],
    ['binds one side only', plan({ commitments: { person: ['x'], centre: [] } }), BASIS, ['!NO_COMMITMENTS']], ['has no visits', plan({ visits: [] }), BASIS, ['?NO_VISITS']],
  ] as const)('that %s is told so', (_what, form, basis, expected) => { expect(codes(form, basis)).toEqual(expected); });

  it('has late actions: those to be done whose day has passed, the oldest first', () => {
    const at = (words: string, deadline: string | null, state: 'toDo' | 'underWay' | 'done' | 'dropped') => ({ ...action, words, deadline, state }) as never;
    const form = plan({ objectives: objective(at('a', '2025-06-04', 'underWay'), at('b', '2025-06-03', 'toDo'), at('c', '2025-06-05', 'toDo'), at('d', '2025-06-03', 'done'), at('e', '2025-06-03', 'dropped'), at('f', null, 'toDo')) });
    expect(lateActions(form, '2025-06-05' as CivilDate)).toEqual([{ words: 'b', on: '2025-06-03' }, { words: 'a', on: '2025-06-04' }]);
  });
  it.each([
    ['a deadline before it', plan({ objectives: objective({ ...action, deadline: '2025-06-01' }) }), 'lifeProjects.DEADLINE_BEFORE_PLAN'], ['a deadline on its day', plan({ objectives: objective({ ...action, deadline: '2025-06-02' }) }), null],
    ['an action done before it', plan({ objectives: objective({ ...action, deadline: '2025-06-01', state: 'done' }) }), null], ['a visit before it', plan({ visits: [{ milestone: 'M1', kind: 'field', plannedOn: '2025-06-01' }] }), 'lifeProjects.VISIT_BEFORE_PLAN'],
    ['a row twice', plan({ objectives: objective(action, action) }), 'lifeProjects.ROW_TWICE'], ['an action for a need that is gone', plan({ needs: [] }), 'lifeProjects.UNKNOWN_NEED'],
  ] as const)('with %s: %s', (_what, form, refused) => { expect(formFault(form)?.refusal.code ?? null).toBe(refused); });

  const signing = { state: 'draft', version: 2, form: plan(), basis: BASIS, inForce: 1, replaces: true } as const, on = '2025-06-05' as CivilDate;
  it.each([
    ['whole', signing, on, null], ['signed', { ...signing, state: 'signed' as const }, on, 'lifeProjects.SIGNED_STAYS'], ['superseded', { ...signing, state: 'superseded' as const }, on, 'lifeProjects.SIGNED_STAYS'], ['given up', { ...signing, state: 'abandoned' as const }, on, 'lifeProjects.GIVEN_UP'],
    ['beside another in force', { ...signing, replaces: false }, on, 'lifeProjects.TWO_IN_FORCE'], ['the first', { ...signing, inForce: null, replaces: false }, on, null],
    ['before its day', signing, '2025-06-01' as CivilDate, 'lifeProjects.SIGNED_BEFORE_PLAN'], ['on a day to come', signing, '2025-06-11' as CivilDate, 'lifeProjects.SIGNED_IN_FUTURE'], ['with a need unanswered', { ...signing, form: plan({ objectives: objective({ ...action, needs: [] }) }) }, on, 'lifeProjects.NEED_UNANSWERED'],
  ] as const)('%s is signed or not', (_what, state, day, refused) => { expect(decideSign(state, day, TODAY)?.refusal.code ?? null).toBe(refused); });
  const standing = { state: 'signed', version: 1, signedOn: on, form: plan(), inForce: true } as const, done = { state: 'done', on, note: '' } as const;
  it.each([
    ['done on the day of the signature', standing, 'a1', done, null], ['done today', standing, 'a1', { ...done, on: TODAY }, null], ['done tomorrow', standing, 'a1', { ...done, on: '2025-06-11' as CivilDate }, 'lifeProjects.PROGRESS_IN_FUTURE'],
    ['done before the signature', standing, 'a1', { ...done, on: '2025-06-04' as CivilDate }, 'lifeProjects.PROGRESS_BEFORE_SIGNATURE'], ['taken back', standing, 'a1', null, null], ['an action of no plan', standing, 'a2', done, 'lifeProjects.UNKNOWN_ACTION'], ['none to take back', standing, 'a2', null, 'lifeProjects.UNKNOWN_ACTION'],
    ['dropped', standing, 'a1', { ...done, state: 'dropped' as const }, 'lifeProjects.DROPPED_WHY'], ['dropped with its why', standing, 'a1', { ...done, state: 'dropped' as const, note: 'x' }, null],
    ['of a draft', { ...standing, state: 'draft' as const, signedOn: null, inForce: false }, 'a1', done, 'lifeProjects.NOT_SIGNED'], ['of one given up', { ...standing, state: 'abandoned' as const, signedOn: null, inForce: false }, 'a1', done, 'lifeProjects.GIVEN_UP'],
    ['of an older version', { ...standing, state: 'superseded' as const, inForce: false }, 'a1', done, 'lifeProjects.NOT_IN_FORCE'], ['of the other of two joined files', { ...standing, inForce: false }, 'a1', null, 'lifeProjects.NOT_IN_FORCE'],
  ] as const)('has an action noted or not: %s', (_what, state, key, noted, refused) => { expect(decideProgress(state, key, noted, TODAY)?.refusal.code ?? null).toBe(refused); });
  it('with its actions as they stand by now is late for what was not done alone, and the same where nothing was noted', () => {
    const form = plan({ objectives: objective(action, { ...action, key: 'a2' }) }), now = withProgress(form, new Map([['a1', 'done'], ['gone', 'dropped']]));
    expect(now.objectives.map(({ actions }) => actions.map(({ key, state }) => [key, state]))).toEqual([[['a1', 'done'], ['a2', 'toDo']]]);
    expect([lateActions(form, '2025-07-16' as CivilDate).length, lateActions(now, '2025-07-16' as CivilDate).length]).toEqual([2, 1]);
    expect(withProgress(form, new Map())).toBe(form);
  });
  it('that is refused names what is wrong', () => {
    expect(decideSign({ ...signing, form: plan({ objectives: objective({ ...action, needs: [] }) }) }, on, TODAY)).toEqual({ ok: false, refusal: { code: 'lifeProjects.NEED_UNANSWERED', params: { domain: 'money', level: 3, need: 'Un local' } } });
    expect(decideSign({ ...signing, form: plan({ incomeProject: aSheet({ financing: [] }) }) }, on, TODAY)).toMatchObject({ refusal: { params: { investment: '12\u202f000,00', financing: '0,00' } } });
  });
  const at = { dated: '2025-06-02' as CivilDate, openedOn: '2025-01-01' as CivilDate, today: TODAY };
  it.each([
    [{ draft: null, inForce: null }, '', at, null], [{ draft: 1, inForce: null }, 'x', at, 'lifeProjects.DRAFT_EXISTS'], [{ draft: null, inForce: 1 }, '', at, 'lifeProjects.ALREADY_IN_FORCE'], [{ draft: null, inForce: 1 }, 'Autre métier', at, null],
    [{ draft: null, inForce: null }, '', { ...at, dated: '2025-06-11' as CivilDate }, 'lifeProjects.DATED_IN_FUTURE'], [{ draft: null, inForce: null }, '', { ...at, dated: '2024-12-31' as CivilDate }, 'lifeProjects.DATED_BEFORE_FILE'],
  ] as const)('is begun with %o because «%s»', (plans, reason, when, refused) => { expect(decideDraft(plans, reason, when)?.refusal.code ?? null).toBe(refused); });
  it('never has two versions in force nor two drafts, whatever is tried (seeded)', () => {
    const { seed, below } = seeded();
    for (let round = 0; round < 60; round += 1) {
      const versions: { state: 'draft' | 'signed' | 'superseded' | 'abandoned'; former: number | null }[] = [];
      for (let step = 0; step < 20; step += 1) {
        const find = (state: string): number | null => { const i = versions.findIndex((one) => one.state === state); return i < 0 ? null : i + 1; }, [draft, inForce] = [find('draft'), find('signed')];
        const picked = below(versions.length + 1), one = versions[picked];
        const kind = below(3);
        if (kind === 0 && decideDraft({ draft, inForce }, below(2) === 0 ? '' : 'x', at) === null) versions.push({ state: 'draft', former: inForce });
        else if (one && kind === 1 && decideSign({ ...signing, state: one.state, version: picked + 1, inForce, replaces: one.former === inForce }, on, TODAY) === null) { if (inForce !== null) versions[inForce - 1] = { state: 'superseded', former: null }; versions[picked] = { ...one, state: 'signed' }; }
        else if (one && kind === 2 && decideEdit(one.state, picked + 1) === null) versions[picked] = { ...one, state: 'abandoned' };
        for (const state of ['draft', 'signed']) expect(versions.filter((version) => version.state === state).length, `seed ${seed}`).toBeLessThan(2);
      }
    }
  });
});

describe('needs of health', () => {
  const form = plan({
    needs: [{ key: 'n1', domain: 'money', level: 3, words: '', state: 'open', owner: 'person', whyNot: '' }, { key: 'n2', domain: 'health', level: 2, words: 'dos', state: 'open', owner: 'person', whyNot: '' }],
    objectives: objective({ ...action, needs: ['n1', 'n2'] }),
  });
  it('are taken out with what points at them', () => {
    const shown = withoutHealthNeeds(form);
    expect(JSON.stringify(shown)).not.toMatch(/health|n2|dos/);
    expect(formFault(shown)).toBeNull();
  });
  it('stay when somebody saves who does not see them', () => {
    const kept = keptHealthNeeds({ ...withoutHealthNeeds(form), wishes: 'Autre' }, form);
    expect(kept).toMatchObject({ wishes: 'Autre', needs: form.needs });
    expect(kept.objectives[0]?.actions[0]?.needs).toEqual(['n1', 'n2']);
    expect(keptHealthNeeds(form, { ...form, needs: [], objectives: [] }).needs.map(({ key }) => key)).toEqual(['n1']);
  });
});

it('differences are told row by row, in the order of the paper', () => {
  const before = { ...plan(), choice: null }, after = {
    ...plan({
      wishes: 'Autre', objectives: objective({ ...action, deadline: '2025-08-01' }, { ...action, key: 'a2', words: 'Vendre', needs: [] }), commitments: { person: [], centre: ['Accompagner'] },
      incomeProject: aSheet({ financing: [{ key: 'f1', source: 'foundation', words: '', amount: 1_200_000, state: 'promised' }] }),
    }), choice: null,
  };
  expect(differencesOf(before, after).map(({ section, kind, name, field }) => [section, kind, name, field].join(' | '))).toEqual([
    'wishes | changed |  | ', 'objectives | changed | Ouvrir | words', 'objectives | changed | Louer | actions.words', 'objectives | changed | Louer | actions.deadline', 'objectives | changed | Louer | actions.indicator',
    'objectives | added | Vendre | actions', 'incomeProject | removed |  | financing', 'incomeProject | changed |  | financing.amount', 'commitments | removed | Accueillir les visites | person',
  ]);
  expect(differencesOf(before, before)).toEqual([]);
});
