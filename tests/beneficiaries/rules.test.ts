import { describe, expect, it } from 'vitest';
import { CLOSINGS, decideStatus, doubts, EMPTY_PROFILE, identityRefusal, isClosed, LOST_AFTER, nextStep, profileRefusal, STATUSES, STEPS, type Identity, type Status } from '#shared/domain/beneficiaries.ts';
import type { CivilDate } from '#shared/domain/common/dates.ts';
import { seeded } from '#tests/support/store.ts';

const NONE = { ar: '', fr: '' }, DAY = '2025-02-20' as CivilDate, LATER = '2025-03-01' as CivilDate;
const code = (status: Status, to: Status, reason = '', unanswered = 0): string => decideStatus({ status, unanswered }, to, reason)?.refusal.code ?? 'may';

describe('the status', () => {
  it.each([
    ['intake', 'diagnosis', '', 0, 'may'], ['intake', 'lifeProject', '', 0, 'beneficiaries.REASON_NEEDED'], ['intake', 'lifeProject', '  ', 0, 'beneficiaries.REASON_NEEDED'], ['intake', 'lifeProject', 'x', 0, 'may'], ['purchase', 'committee', '', 0, 'beneficiaries.REASON_NEEDED'],
    ['purchase', 'committee', 'x', 0, 'may'], ['intake', 'intake', 'x', 0, 'beneficiaries.SAME_STATUS'], ['followUp', 'inserted', '', 0, 'beneficiaries.REASON_NEEDED'], ['followUp', 'inserted', 'x', 0, 'may'], ['followUp', 'lost', 'x', 2, 'beneficiaries.NOT_LOST'], ['followUp', 'lost', 'x', 3, 'may'],
    ['followUp', 'lost', '', 3, 'beneficiaries.REASON_NEEDED'], ['lost', 'cancelled', 'x', 3, 'beneficiaries.CLOSED'], ['lost', 'followUp', '', 0, 'beneficiaries.REASON_NEEDED'], ['lost', 'followUp', 'x', 0, 'may'],
  ] as const)('%s → %s, reason «%s», %i attempts: %s', (status, to, reason, unanswered, expected) => { expect(code(status, to, reason, unanswered)).toBe(expected); });
  it('by chance: without a reason only the next step is taken; closed files only open again; nobody is lost unasked', () => {
    const { seed, below } = seeded();
    let status: Status = 'intake';
    for (let i = 0; i < 2000; i++) {
      const to = STATUSES[below(STATUSES.length)] ?? 'intake', reason = below(2) === 0 ? '' : 'x', unanswered = below(5), answer = code(status, to, reason, unanswered);
      if (answer !== 'may') continue;
      expect([seed, reason !== '' || nextStep(status) === to]).toEqual([seed, true]);
      expect([seed, isClosed(status) && isClosed(to)]).toEqual([seed, false]);
      if (to === 'lost') expect([seed, unanswered >= LOST_AFTER]).toEqual([seed, true]);
      status = to;
    }
  });
  it('leads from the intake to the follow-up', () => { expect(STEPS.map((step) => nextStep(step))).toEqual([...STEPS.slice(1), null]); expect(CLOSINGS.map(nextStep)).toEqual(CLOSINGS.map(() => null)); });
});

const one = (more: Partial<Identity> = {}): Identity => ({ fileNumber: 'F1', cin: 'JT123', name: { ar: 'سعيد', fr: 'Saïd' }, sex: 'M', birthDate: '1990-01-01', birthPlace: NONE, phone: '0612345678', otherPhone: '', address: NONE, commune: NONE, ...more });
it.each([
  [{}, DAY, null], [{ name: NONE }, DAY, 'NO_NAME'], [{ birthDate: null }, DAY, null], [{ birthDate: '2025' }, DAY, null], [{ birthDate: '2026' }, DAY, 'BIRTH_IN_FUTURE'], [{ birthDate: '2025-02-21' }, DAY, 'IMPOSSIBLE_BIRTH_DATE'], [{ birthDate: '1914-12-31' }, DAY, 'IMPOSSIBLE_BIRTH_DATE'], [{ birthDate: '1915' }, DAY, null],
  [{}, '2025-03-02' as CivilDate, 'OPENED_IN_FUTURE'],
] as const)('an identity %o of a file opened on %s: %s', (more, openedOn, expected) => { expect(identityRefusal(one(more), openedOn, LATER)?.refusal.code ?? null).toBe(expected && `beneficiaries.${expected}`); });
it('a release after the intake is told why', () => {
  const of = (releasedOn: string, releaseNote = '') => profileRefusal({ releasedOn: releasedOn as CivilDate, releaseNote, trainings: [] }, DAY, LATER)?.refusal.code ?? null;
  expect([of('2025-02-20'), of('2025-02-21'), of('2025-02-21', 'x')]).toEqual([null, 'beneficiaries.RELEASED_LATER', null]);
});
it('a minor without guardian, and numbers of another form, are worth a look', () => {
  const of = (more: Partial<Identity>, guardian = false) => doubts(one(more), { ...EMPTY_PROFILE, contact: guardian ? { name: 'x', relation: '', phone: '', guardian } : null }, { openedOn: DAY, sameCin: false }).map(({ code: found, field }) => `${found} ${field}`);
  expect(of({})).toEqual([]);
  expect(of({ birthDate: '2008' })).toEqual(['NO_GUARDIAN contact']);
  expect(of({ birthDate: '2008' }, true)).toEqual([]);
  expect(of({ cin: '1', otherPhone: '12' })).toEqual(['UNUSUAL_CIN cin', 'UNUSUAL_PHONE otherPhone']);
});
