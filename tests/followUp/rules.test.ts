import { describe, expect, it } from 'vitest';
import { addDays, civilDate, type CivilDate } from '#shared/domain/common/dates.ts';
import type { Centimes } from '#shared/domain/common/money.ts';
import { calendar, decideAttempt, decideCancel, decidePlan, decidePostpone, decideRecord, isOverdue, lostEvidence, net, type Attempt, type Milestone, type VisitState } from '#shared/domain/followUp.ts';
import { seeded } from '#tests/support/store.ts';

const day = (text: string): CivilDate => text as CivilDate, TODAY = day('2025-06-02'), at = { openedOn: day('2025-01-01'), today: TODAY };
it.each([
  ['2025-02-26', ['2025-03-13', '2025-03-26', '2025-05-26', '2025-08-26', '2026-02-26', '2026-08-26', '2027-02-26']],
  ['2024-01-31', ['2024-02-15', '2024-02-29', '2024-04-30', '2024-07-31', '2025-01-31', '2025-07-31', '2026-01-31']],
] as const)('the calendar counted from %s', (from, days) => { expect(calendar(day(from)).map(({ plannedOn }) => plannedOn)).toEqual(days); });
it('days are counted over months and leap years', () => {
  expect([addDays(day('2024-02-28'), 2), addDays(day('2025-01-01'), -1), addDays(day('2025-12-31'), 366)]).toEqual(['2024-03-01', '2024-12-31', '2027-01-01']);
});

describe('a visit', () => {
  const wanted = (milestone: Milestone, plannedOn: string) => ({ milestone, plannedOn: day(plannedOn) });
  it.each([
    ['a new milestone', [], [wanted('D15', '2025-06-17')], null], ['one that stands', [{ milestone: 'D15', state: 'planned' }], [wanted('D15', '2025-06-17')], 'followUp.ALREADY_PLANNED'], ['one that was made', [{ milestone: 'D15', state: 'done' }], [wanted('D15', '2025-06-17')], 'followUp.ALREADY_PLANNED'],
    ['one that was cancelled', [{ milestone: 'D15', state: 'cancelled' }], [wanted('D15', '2025-06-17')], null], ['the same twice', [], [wanted('M1', '2025-07-01'), wanted('M1', '2025-07-02')], 'followUp.ALREADY_PLANNED'], ['others, as many as one likes', [{ milestone: 'other', state: 'planned' }], [wanted('other', '2025-07-01'), wanted('other', '2025-07-01')], null],
    ['before the file', [], [wanted('other', '2024-12-31')], 'followUp.BEFORE_FILE'], ['in the past', [], [wanted('other', '2025-05-01')], null], ['in eleven years', [], [wanted('other', '2036-06-02')], 'followUp.TOO_FAR'],
  ] as const)('is planned: %s', (_what, standing, visits, refused) => { expect(decidePlan(standing, visits, at)?.refusal.code ?? null).toBe(refused); });

  const findings = { equipment: [{ unitId: 'u1' }], obstacles: [{ deadline: day('2025-06-10') }] }, record = { doneOn: TODAY, findings, next: null, reason: '' }, known = { ...at, units: new Set(['u1']) }, planned = { state: 'planned' as VisitState, plannedOn: day('2025-06-01') };
  it.each([
    ['as it was found', planned, record, null], ['cancelled', { ...planned, state: 'cancelled' as const }, record, 'followUp.CANCELLED'], ['a second time', { ...planned, state: 'done' as const }, record, 'followUp.ALREADY_DONE'], ['mended, with a reason', { ...planned, state: 'done' as const }, { ...record, reason: 'Faute' }, null],
    ['on a day to come', planned, { ...record, doneOn: day('2025-06-03') }, 'followUp.NOT_YET'], ['before the file', planned, { ...record, doneOn: day('2024-12-31') }, 'followUp.BEFORE_FILE'],
    ['with goods of others', planned, { ...record, findings: { ...findings, equipment: [{ unitId: 'u2' }] } }, 'followUp.UNKNOWN_UNIT'], ['with goods twice', planned, { ...record, findings: { ...findings, equipment: [{ unitId: 'u1' }, { unitId: 'u1' }] } }, 'followUp.UNIT_TWICE'],
    ['with a deadline that has passed', planned, { ...record, findings: { ...findings, obstacles: [{ deadline: day('2025-06-01') }] } }, 'followUp.DEADLINE_BEFORE_VISIT'], ['with the next one on its day', planned, { ...record, next: wanted('other', '2025-06-02') }, 'followUp.NEXT_BEFORE'], ['with the next one later', planned, { ...record, next: wanted('other', '2025-06-03') }, null],
  ] as const)('is recorded: %s', (_what, visit, recorded, refused) => { expect(decideRecord(visit, recorded, known)?.refusal.code ?? null).toBe(refused); });

  it.each([
    ['planned', '2025-06-05', null], ['planned', '2025-06-02', null], ['planned', '2025-06-01', 'followUp.SAME_DAY'], ['planned', '2025-05-30', 'followUp.DAY_PASSED'], ['planned', '2036-06-02', 'followUp.TOO_FAR'], ['done', '2025-06-05', 'followUp.ALREADY_MADE'], ['cancelled', '2025-06-05', 'followUp.CANCELLED'],
  ] as const)('that is %s is postponed to %s: %s', (state, to, refused) => { expect(decidePostpone({ ...planned, state }, day(to), TODAY)?.refusal.code ?? null).toBe(refused); });
  it('that is overdue is postponed to a day to come, not to another that has passed', () => {
    const late = { state: 'planned', plannedOn: day('2025-05-20') } as const;
    expect(['2025-06-01', '2025-06-02'].map((to) => decidePostpone(late, day(to), TODAY)?.refusal.code ?? null)).toEqual(['followUp.DAY_PASSED', null]);
  });
  it('is cancelled while it is planned, and overdue from the day after', () => {
    expect((['planned', 'done', 'cancelled'] as const).map((state) => decideCancel({ ...planned, state })?.refusal.code ?? null)).toEqual([null, 'followUp.ALREADY_MADE', 'followUp.CANCELLED']);
    expect([isOverdue(planned, 'followUp', day('2025-06-01')), isOverdue(planned, 'followUp', TODAY), isOverdue({ ...planned, state: 'done' }, 'followUp', TODAY), isOverdue(planned, 'lost', TODAY)]).toEqual([false, true, false, false]);
  });
  it('nets turnover minus charges, where both are known', () => {
    const money = (value: number | null) => value as Centimes | null;
    expect([net({ turnover: money(500), charges: money(700) }), net({ turnover: money(0), charges: money(0) }), net({ turnover: null, charges: money(1) }), net({ turnover: money(1), charges: null })]).toEqual([-200, 0, null, null]);
  });
});

describe('lost to follow-up', () => {
  const tried = (...rows: readonly (readonly [string, Attempt['outcome']])[]): Attempt[] => rows.map(([triedOn, outcome]) => ({ triedOn: day(triedOn), outcome }));
  it.each([
    ['nothing tried', [], null, 0, false, null], ['two attempts', tried(['2025-05-01', 'unreached'], ['2025-05-08', 'unreached']), null, 2, false, null], ['three attempts', tried(['2025-05-01', 'unreached'], ['2025-05-08', 'unreached'], ['2025-05-15', 'unreached']), null, 3, true, null],
    ['somebody reached in between', tried(['2025-05-01', 'unreached'], ['2025-05-08', 'reached'], ['2025-05-15', 'unreached']), null, 1, false, '2025-05-08'], ['noted out of order', tried(['2025-05-15', 'unreached'], ['2025-05-08', 'reached']), null, 1, false, '2025-05-08'],
    ['a visit after them', tried(['2025-05-01', 'unreached'], ['2025-05-08', 'unreached'], ['2025-05-15', 'unreached']), '2025-05-20', 0, false, '2025-05-20'], ['a visit before the last', tried(['2025-05-01', 'unreached'], ['2025-05-08', 'unreached'], ['2025-05-15', 'unreached']), '2025-05-10', 1, false, '2025-05-10'],
    ['a visit on the day of the last', tried(['2025-05-01', 'unreached'], ['2025-05-08', 'unreached'], ['2025-05-15', 'unreached']), '2025-05-15', 0, false, '2025-05-15'],
    ['a visit, then reached', tried(['2025-05-20', 'reached']), '2025-05-10', 0, false, '2025-05-20'],
  ] as const)('%s', (_what, attempts, lastVisit, unreached, enough, lastContact) => { expect(lostEvidence(attempts, lastVisit as CivilDate | null)).toEqual({ unreached, needed: 3, enough, lastContact }); });
  it('counts nothing from before a contact, whatever was tried (seeded)', () => {
    const { seed, below } = seeded();
    for (let round = 0; round < 200; round += 1) {
      const attempts = Array.from({ length: below(8) }, (): Attempt => ({ triedOn: addDays(day('2025-01-01'), below(60)), outcome: below(4) === 0 ? 'reached' : 'unreached' })), lastVisit = below(2) === 0 ? null : addDays(day('2025-01-01'), below(60));
      const { unreached, enough, lastContact } = lostEvidence(attempts, lastVisit);
      expect(unreached, `seed ${seed}`).toBeLessThanOrEqual(attempts.filter(({ triedOn, outcome }) => outcome === 'unreached' && (lastContact === null || triedOn >= lastContact)).length);
      expect(enough, `seed ${seed}`).toBe(unreached >= 3);
    }
  });
  it.each([['2025-06-02', null], ['2025-06-03', 'followUp.ATTEMPT_IN_FUTURE'], ['2024-12-31', 'followUp.BEFORE_FILE']] as const)('an attempt of %s: %s', (triedOn, refused) => { expect(decideAttempt({ triedOn: day(triedOn) }, at)?.refusal.code ?? null).toBe(refused); });
});
it('a calendar holds days of the calendar only (seeded)', () => {
  const { seed, below } = seeded();
  for (let round = 0; round < 200; round += 1) { const from = addDays(day('2000-01-01'), below(20_000)), days = calendar(from).map(({ plannedOn }) => plannedOn); expect(days.every((one) => civilDate(one) !== null) && days.toSorted().join() === days.join(), `seed ${seed}`).toBe(true); }
});
