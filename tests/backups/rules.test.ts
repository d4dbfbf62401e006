import { describe, expect, it, test } from 'vitest';
import { ageOf, ageWarning, backupName, isDue, KEPT, rotatedOut, type Kept } from '#shared/domain/backups.ts';
import type { Instant } from '#shared/lib/ids.ts';
import { seeded } from '#tests/support/store.ts';

const DAY = 86_400_000, NOW = '2025-06-20T12:00:00.000Z';
const before = (days: number, hours = 0): string => new Date(Date.parse(NOW) - days * DAY - hours * 3_600_000).toISOString();

describe('the age of the newest good backup', () => {
  test.each([[before(0, 1), 1, 0], [before(1), 24, 1], [before(6, 23), 167, 6], [before(7), 168, 7], ['2025-06-21T12:00:00.000Z', 0, 0]])('%s', (madeAt, hours, days) => {
    expect(ageOf(madeAt, NOW)).toEqual({ hours, days });
  });
  it('warns from the seventh day on, of none at all, and never in the demonstration', () => {
    expect([ageWarning(before(6, 23), NOW, false), ageWarning(before(7), NOW, false), ageWarning(null, NOW, false)]).toEqual([null, 'backups.TOO_OLD', 'backups.NONE_YET']);
    expect([ageWarning(before(400), NOW, true), ageWarning(null, NOW, true)]).toEqual([null, null]);
  });
});

test.each([
  ['closing', before(0, 1), true, true], ['closing', before(0, 1), false, false], ['closing', null, true, true],
  ['daily', before(0, 23), true, false], ['daily', before(1), true, true], ['daily', before(1), false, false], ['daily', null, true, true],
  // the clock was set back: nobody knows how old it is
  ['daily', '2025-06-25T12:00:00.000Z', true, true],
] as const)('one is due when %s, newest %s, changed %s: %s', (kind, newest, changed, due) => {
  expect(isDue({ kind, newest, now: NOW, changed })).toBe(due);
});

test('names sort by time, and tell two of one second apart', () => {
  const at = '2025-02-26T09:30:05.123Z' as Instant;
  expect([backupName('AGA', at), backupName('AGA', at, 2)]).toEqual(['idmaj-AGA-20250226-093005.idmaj-backup', 'idmaj-AGA-20250226-093005-2.idmaj-backup']);
});

describe('rotation', () => {
  const file = (madeAt: string, good = true): Kept => ({ id: madeAt, madeAt, good });
  it('keeps the newest three of a day, one a day for a week, one a week for five, one a month for a year', () => {
    const files = Array.from({ length: 400 * 4 }, (_, i) => file(before(0, i * 6)));
    const out = new Set(rotatedOut(files, NOW)), kept = files.filter(({ id }) => !out.has(id)).map(({ madeAt }) => madeAt);
    expect(kept).toEqual([
      // three newest of all
      '2025-06-20T12:00:00.000Z', '2025-06-20T06:00:00.000Z', '2025-06-20T00:00:00.000Z',
      // the newest of each day
      ...[19, 18, 17, 16, 15, 14].map((day) => `2025-06-${day}T18:00:00.000Z`),
      // of each ISO week that is not there yet: Sundays
      ...['2025-06-08', '2025-06-01', '2025-05-31', '2025-05-25'].map((day) => `${day}T18:00:00.000Z`),
      // of each month
      ...['2025-04-30', '2025-03-31', '2025-02-28', '2025-01-31', '2024-12-31', '2024-11-30', '2024-10-31', '2024-09-30', '2024-08-31', '2024-07-31'].map((day) => `${day}T18:00:00.000Z`),
    ]);
  });
  it('never takes the newest good one, what is damaged, or what is dated after now; kept by chance', () => {
    const { seed, below } = seeded();
    for (let round = 0; round < 300; round++) {
      const files = Array.from({ length: below(80) }, (_, i): Kept => ({ id: String(i), madeAt: new Date(Date.parse(NOW) + 3 * DAY - below(500 * 24) * 3_600_000).toISOString(), good: below(5) > 0 }));
      const out = new Set(rotatedOut(files, NOW)), where = `IDMAJ_SEED=${seed}, round ${round}`;
      const past = files.filter(({ good, madeAt }) => good && madeAt <= NOW).map(({ madeAt }) => madeAt).sort();
      for (const { madeAt, good } of files.filter((one) => out.has(one.id))) {
        expect(good && madeAt <= NOW, where).toBe(true);
        expect(past.filter((other) => other >= madeAt).length, where).toBeGreaterThan(KEPT.newest);
        // something of the same day or later is always kept in its place
        expect(files.some((other) => other.good && !out.has(other.id) && other.madeAt >= madeAt), where).toBe(true);
      }
      const kept = files.filter((one) => one.good && one.madeAt <= NOW && !out.has(one.id));
      expect(kept.length, where).toBeLessThanOrEqual(KEPT.newest + KEPT.days + KEPT.weeks + KEPT.months);
      // rotating twice takes no more than once
      expect(rotatedOut(files.filter((one) => !out.has(one.id)), NOW), where).toEqual([]);
    }
  });
});
