import { describe, expect, it } from 'vitest';
import type { CivilDate } from '#shared/domain/common/dates.ts';
import { CRITERIA, ISCO, match, WEIGHTS, type Criterion, type Condition, type MatchEntry, type MatchInputs, type Matched } from '#shared/domain/matching.ts';
import { TRADES, type TradeCode } from '#shared/domain/trades.ts';
import { seeded } from '#tests/support/store.ts';

const ON = '2025-06-02' as CivilDate, NOTHING: MatchInputs = { training: null, experience: null, wishes: null, place: null, means: null, budget: null, equipped: false, gates: { consent: 'open', permits: null } };
const entry = (subject: MatchEntry['subject'], trade: TradeCode, level: number, dated = '2025-01-10', conditions: readonly Condition[] = []): MatchEntry => ({ subject, trade, level, source: 'ANAPEC', dated: dated as CivilDate, conditions });
const scored = (inputs: Partial<MatchInputs>, entries: readonly MatchEntry[] = [], trade: TradeCode = 'sewing') => {
  // the trade alone is wished, and so among the three best
  const found = match({ ...NOTHING, wishes: [trade], ...inputs }, entries, WEIGHTS, ON).best.find((one) => one.trade === trade);
  return (criterion: Criterion) => { const line = found?.lines.find((one) => one.criterion === criterion); return line && [line.lowest, line.highest, line.evidence]; };
};

it('every trade has its ISCO-08 unit group, and the weights are a hundred', () => {
  for (const trade of TRADES) expect(ISCO[trade]).toMatch(/^[1-9]\d{3}$/);
  expect(CRITERIA.reduce((sum, criterion) => sum + WEIGHTS.of[criterion], 0)).toBe(100);
});
describe('anchors', () => {
  it.each<[Criterion, Partial<MatchInputs>, readonly [number, number, string]]>([
    ['training', { training: null }, [0, 4, 'notKnown']], ['training', { training: [] }, [0, 0, 'notTrained']], ['training', { training: [{ trade: 'cooking', months: 9, certificate: 'seen' }] }, [0, 0, 'notTrained']],
    ['training', { training: [{ trade: 'sewing', months: 6, certificate: 'seen' }] }, [4, 4, 'certificateSeen']], ['training', { training: [{ trade: 'sewing', months: 5, certificate: 'seen' }] }, [3, 3, 'certificateSeen']], ['training', { training: [{ trade: 'sewing', months: null, certificate: 'seen' }] }, [3, 4, 'certificateSeen']],
    ['training', { training: [{ trade: 'sewing', months: 9, certificate: 'said' }] }, [3, 3, 'certificateSaid']], ['training', { training: [{ trade: 'sewing', months: 1, certificate: 'said' }] }, [2, 2, 'certificateSaid']], ['training', { training: [{ trade: 'sewing', months: 24, certificate: 'none' }] }, [1, 1, 'trainedWithout']],
    ['experience', { experience: null }, [0, 4, 'notKnown']], ['experience', { experience: [] }, [0, 0, 'neverWorked']], ['experience', { experience: [{ trade: 'sewing', months: 24 }] }, [4, 4, 'monthsWorked']], ['experience', { experience: [{ trade: 'sewing', months: 12 }] }, [3, 3, 'monthsWorked']],
    ['experience', { experience: [{ trade: 'sewing', months: 4 }, { trade: 'sewing', months: 2 }] }, [2, 2, 'monthsWorked']], ['experience', { experience: [{ trade: 'sewing', months: 5 }] }, [1, 1, 'monthsWorked']], ['experience', { experience: [{ trade: 'sewing', months: null }] }, [1, 4, 'workedSomeTime']],
    ['preference', { wishes: ['cooking', 'sewing'] }, [3, 3, 'wished']], ['preference', { wishes: ['cooking', 'mechanics', 'sewing'] }, [2, 2, 'wished']],
    ['premises', { place: 'owned', means: true }, [4, 4, 'place']], ['premises', { place: 'rented', means: false }, [2, 2, 'place']], ['premises', { place: 'none', means: null }, [0, 1, 'place']], ['premises', { place: null, means: true }, [1, 4, 'notKnown']], ['premises', { place: null, means: null }, [0, 4, 'notKnown']],
    ['budget', { budget: { trade: 'sewing', financed: 100 } }, [4, 4, 'financed']], ['budget', { budget: { trade: 'sewing', financed: 74 } }, [2, 2, 'financed']], ['budget', { budget: { trade: 'cooking', financed: 100 } }, [0, 4, 'notKnown']],
  ])('%s of %o', (criterion, inputs, expected) => { expect(scored(inputs)(criterion)).toEqual(expected); });
  it('premises are not asked of a trade that needs none', () => { expect(scored({ place: 'none', means: false }, [], 'painting')('premises')).toEqual([3, 3, 'noPlaceNeeded']); });
  it.each<[readonly MatchEntry[], readonly [number, number, string]]>([
    [[], [0, 4, 'noEntry']], [[entry('demand', 'sewing', 3)], [3, 3, 'entry']], [[entry('demand', 'cooking', 3), entry('territory', 'sewing', 3)], [0, 4, 'noEntry']], [[entry('demand', 'sewing', 1, '2024-12-01'), entry('demand', 'sewing', 4)], [4, 4, 'entry']],
    [[entry('demand', 'sewing', 3, '2023-06-02')], [3, 3, 'entry']], [[entry('demand', 'sewing', 3, '2023-06-01')], [0, 4, 'entryOld']], [[entry('demand', 'sewing', 3, '2025-06-03')], [0, 4, 'noEntry']],
  ])('demand of %o', (entries, expected) => { expect(scored({}, entries)('demand')).toEqual(expected); });
});

const ALL: MatchInputs = { training: [{ trade: 'sewing', months: 9, certificate: 'seen' }], experience: [{ trade: 'sewing', months: 30 }], wishes: ['sewing', 'cooking'], place: 'owned', means: true, budget: { trade: 'sewing', financed: 100 }, equipped: false, gates: { consent: 'open', permits: { trade: 'sewing', state: 'open' } } };
describe('advice', () => {
  it('is a hundred points where all is known and met, with nothing to raise', () => {
    const [first] = match(ALL, [entry('demand', 'sewing', 4), entry('territory', 'sewing', 4)], WEIGHTS, ON).best;
    expect(first).toMatchObject({ trade: 'sewing', isco: '7531', low: 10_000, high: 10_000, raises: [] });
  });
  it('is a range where nothing is known, never a zero', () => {
    const [first] = match({ ...NOTHING }, [], WEIGHTS, ON).best;
    // a trade that needs no premises is that much ahead
    expect(first).toMatchObject({ trade: 'plumbing', low: 750, high: 10_000 });
    expect(first?.raises.every(({ way }) => way === 'learn')).toBe(true);
    expect(first?.raises.map(({ gain }) => gain)).toEqual([2000, 2000, 2000, 1000, 1000, 1000, 250]);
  });
  it('says what would raise it, the largest gain first; demand and wishes are as they are', () => {
    const found = match({ ...ALL, training: [], wishes: ['cooking', 'sewing'] }, [entry('demand', 'sewing', 2), entry('territory', 'sewing', 1)], WEIGHTS, ON).best.find(({ trade }) => trade === 'sewing');
    expect(found?.raises).toEqual([{ criterion: 'training', way: 'improve', gain: 2000 }]);
  });
  it('leaves a shut gate out, whatever the points', () => {
    const entries = [entry('demand', 'sewing', 4), entry('territory', 'sewing', 0)], found = match(ALL, entries, WEIGHTS, ON);
    expect(found.best.map(({ trade }) => trade)).not.toContain('sewing');
    expect(found.others.find(({ trade }) => trade === 'sewing')?.shut).toEqual(['territory']);
    expect(match({ ...ALL, gates: { ...ALL.gates, consent: 'shut' } }, [], WEIGHTS, ON)).toMatchObject({ best: [], others: TRADES.map(() => ({ shut: ['consent'], because: [] })) });
    expect(match({ ...ALL, gates: { ...ALL.gates, permits: { trade: 'sewing', state: 'shut' } } }, [], WEIGHTS, ON).others.find(({ trade }) => trade === 'sewing')?.shut).toEqual(['permits']);
  });
  it.each<[string, Partial<MatchInputs>, readonly MatchEntry[], string, readonly (readonly [string, string])[]]>([
    ['no rule', {}, [], 'unknown', [['noRule', 'unknown']]], ['a rule of another trade', {}, [entry('eligibility', 'cooking', 0)], 'unknown', [['noRule', 'unknown']]], ['an old rule', {}, [entry('eligibility', 'sewing', 0, '2023-06-01')], 'unknown', [['ruleOld', 'unknown']]],
    ['not provided for', {}, [entry('eligibility', 'sewing', 0)], 'shut', [['notCovered', 'shut']]], ['without conditions', {}, [entry('eligibility', 'sewing', 4)], 'open', [['covered', 'open']]], ['the newest counts', {}, [entry('eligibility', 'sewing', 0, '2024-10-01'), entry('eligibility', 'sewing', 4)], 'open', [['covered', 'open']]],
    ['all met', {}, [entry('eligibility', 'sewing', 4, '2025-01-10', ['certificate', 'trained', 'worked', 'firstSupport'])], 'open', [['certificate', 'open'], ['trained', 'open'], ['worked', 'open'], ['firstSupport', 'open']]],
    ['a certificate said only', { training: [{ trade: 'sewing', months: 9, certificate: 'said' }] }, [entry('eligibility', 'sewing', 4, '2025-01-10', ['certificate', 'trained'])], 'unknown', [['certificate', 'unknown'], ['trained', 'open']]],
    ['trained without', { training: [{ trade: 'sewing', months: 9, certificate: 'none' }] }, [entry('eligibility', 'sewing', 4, '2025-01-10', ['certificate', 'trained'])], 'shut', [['certificate', 'shut'], ['trained', 'open']]],
    ['nothing known of training', { training: null, experience: null }, [entry('eligibility', 'sewing', 4, '2025-01-10', ['certificate', 'trained', 'worked'])], 'unknown', [['certificate', 'unknown'], ['trained', 'unknown'], ['worked', 'unknown']]],
    ['trained in another trade', { training: [{ trade: 'cooking', months: 9, certificate: 'seen' }] }, [entry('eligibility', 'sewing', 4, '2025-01-10', ['trained'])], 'shut', [['trained', 'shut']]],
    ['worked for an unknown time', { experience: [{ trade: 'sewing', months: null }] }, [entry('eligibility', 'sewing', 4, '2025-01-10', ['worked'])], 'unknown', [['worked', 'unknown']]], ['worked too short', { experience: [{ trade: 'sewing', months: 5 }] }, [entry('eligibility', 'sewing', 4, '2025-01-10', ['worked'])], 'shut', [['worked', 'shut']]],
    ['equipped before', { equipped: true }, [entry('eligibility', 'sewing', 4, '2025-01-10', ['firstSupport'])], 'shut', [['firstSupport', 'shut']]], ['equipped before, and allowed', { equipped: true }, [entry('eligibility', 'sewing', 4)], 'open', [['covered', 'open']]],
  ])('is eligible by what the convention asks: %s', (_what, more, entries, state, because) => {
    const { best, others } = match({ ...ALL, ...more }, entries, WEIGHTS, ON), gate = best.find(({ trade }) => trade === 'sewing')?.gates.find((one) => one.gate === 'eligibility');
    if (state !== 'shut') expect([gate?.state, gate?.because.map((one) => [one.reason, one.state]), gate?.rule?.source ?? null]).toEqual([state, because, because[0]?.[0] === 'noRule' ? null : 'ANAPEC']);
    else expect(others.find(({ trade }) => trade === 'sewing')).toMatchObject({ shut: ['eligibility'], because: because.filter(([, one]) => one === 'shut').map(([reason]) => reason) });
    // a gate is no score
    expect(match({ ...ALL, ...more }, [], WEIGHTS, ON).best.find(({ trade }) => trade === 'sewing')?.low).toBe(state === 'shut' ? others.find(({ trade }) => trade === 'sewing')?.low : best.find(({ trade }) => trade === 'sewing')?.low);
  });
  it('whose order would move with the weights is told which', () => {
    const clear = match(ALL, [], WEIGHTS, ON);
    expect(clear.best[0]?.trade).toBe('sewing');
    // trained for one, worked in the other: whichever weighs more leads
    const close = match({ ...NOTHING, training: [{ trade: 'cooking', months: 9, certificate: 'seen' }], experience: [{ trade: 'mechanics', months: 30 }] }, [], WEIGHTS, ON);
    expect(close.sensitivity).toMatchObject({ percent: 25, steady: false });
    expect(close.sensitivity.movedBy).toEqual(expect.arrayContaining(['training']));
    const steady = match({ ...NOTHING, place: 'owned', means: true, training: [{ trade: 'sewing', months: 9, certificate: 'seen' }], experience: [{ trade: 'sewing', months: 30 }, { trade: 'cooking', months: 12 }], wishes: ['sewing', 'cooking', 'pastry'] }, [], WEIGHTS, ON);
    expect(steady.best.map(({ trade }) => trade)).toEqual(['sewing', 'cooking', 'pastry']);
    expect(steady.sensitivity).toMatchObject({ steady: true, movedBy: [] });
  });
});

describe('whatever is known (seeded)', () => {
  const { seed, below } = seeded(), some = <T>(list: readonly T[]): T => list[below(list.length)] as T, trade = (): TradeCode => some(TRADES);
  const random = (): readonly [MatchInputs, MatchEntry[]] => [{
    training: below(3) === 0 ? null : Array.from({ length: below(3) }, () => ({ trade: trade(), months: below(4) === 0 ? null : below(30), certificate: some(['seen', 'said', 'none'] as const) })),
    experience: below(3) === 0 ? null : Array.from({ length: below(4) }, () => ({ trade: trade(), months: below(4) === 0 ? null : below(60) })), wishes: below(3) === 0 ? null : [trade(), trade()], place: some(['owned', 'rented', 'lent', 'promised', 'none', null] as const),
    means: some([true, false, null]), budget: below(2) === 0 ? null : { trade: trade(), financed: below(101) }, equipped: false, gates: { consent: 'open', permits: below(2) === 0 ? null : { trade: trade(), state: some(['open', 'shut', 'unknown'] as const) } },
  }, Array.from({ length: below(20) }, () => entry(some(['demand', 'territory'] as const), trade(), below(5), some(['2025-01-01', '2024-01-01', '2020-01-01'])))];
  const middles = ({ best }: Matched): number[] => best.map(({ low, high }) => low + high);

  it('points lie within 0 and 100, lines add up, and the best come first', () => {
    for (let round = 0; round < 50; round += 1) {
      const found = match(...random(), WEIGHTS, ON);
      expect(found.best.length + found.others.length, `seed ${seed}`).toBe(TRADES.length);
      expect(middles(found), `seed ${seed}`).toEqual(middles(found).toSorted((one, other) => other - one));
      for (const { low, high, lines } of found.best) {
        expect(0 <= low && low <= high && high <= 10_000, `seed ${seed}`).toBe(true);
        expect([lines.reduce((sum, line) => sum + line.low, 0), lines.reduce((sum, line) => sum + line.high, 0)], `seed ${seed}`).toEqual([low, high]);
      }
    }
  });
  it('a steady order holds under any weights within 25 %', () => {
    for (let round = 0; round < 25; round += 1) {
      const [inputs, entries] = random(), found = match(inputs, entries, WEIGHTS, ON), names = ({ best }: Matched): string => best.map((one) => one.trade).join();
      if (found.sensitivity.movedBy.length > 0) expect(found.sensitivity.steady, `seed ${seed}`).toBe(false);
      if (!found.sensitivity.steady) continue;
      // weights by a hundred times, so that they stay whole numbers
      const of = Object.fromEntries(CRITERIA.map((criterion) => [criterion, WEIGHTS.of[criterion] * (75 + below(51))])) as Record<Criterion, number>;
      expect(names(match(inputs, entries, { version: 1, of }, ON)), `seed ${seed}`).toBe(names(found));
    }
  });
  it('to know more only narrows the range', () => {
    for (let round = 0; round < 25; round += 1) {
      const [inputs, entries] = random(), of = (found: Matched, wanted: string) => [...found.best, ...found.others].find((one) => one.trade === wanted), known = match(inputs, entries, WEIGHTS, ON), less = match({ ...inputs, training: null, place: null, means: null }, entries, WEIGHTS, ON);
      for (const wanted of TRADES) { const [a, b] = [of(known, wanted), of(less, wanted)]; expect(a && b && b.low <= a.low && a.high <= b.high, `seed ${seed} ${wanted}`).toBe(true); }
    }
  });
});
