import { expect, it } from 'vitest';
import { ID_PATTERN, ids, type Instant } from '#shared/lib/ids.ts';

it('identities of one instant sort in the order they were made, and those of a later one after them', () => {
  let now = '2025-02-26T09:30:00.000Z' as Instant;
  const { next } = ids({ now: () => now }), first = Array.from({ length: 2_000 }, next);
  now = '2025-02-26T09:30:00.001Z' as Instant;
  const all = [...first, ...Array.from({ length: 50 }, next)];
  expect(all.toSorted()).toEqual(all);
  expect(new Set(all).size).toBe(all.length);
  expect(all.every((id) => ID_PATTERN.test(id))).toBe(true);
});
