import { describe, expect, it } from 'vitest';
import { LEAST_CELL, maskedCounts, type MaskedCounts, type Shown } from '#shared/domain/common/smallCells.ts';

/** What a reader who knows the rule can say about each masked cell: every number that some row of counts shown like this has there. */
function possible(shown: MaskedCounts): Set<number>[] {
  const found = shown.cells.map(() => new Set<number>());
  const walk = (at: number, counts: number[]): void => {
    if (at < shown.cells.length) {
      const cell = shown.cells[at];
      for (const count of cell === 'few' ? [1, 2, 3, 4] : [cell as number]) walk(at + 1, [...counts, count]);
      return;
    }
    const total = counts.reduce((sum, one) => sum + one, 0);
    if (shown.total !== 'hidden' ? shown.total === total : maskedCounts(counts).total === 'hidden') counts.forEach((count, i) => found[i]?.add(count));
  };
  walk(0, []);
  return found;
}

describe('counts in what leaves the centre', () => {
  it.each<[number[], Shown[], Shown]>([
    [[6, 6, 6, 6], [6, 6, 6, 6], 24], [[6, 3, 7], [6, 'few', 7], 'hidden'], [[6, 3, 2], [6, 'few', 'few'], 11], [[6, 1, 1], [6, 'few', 'few'], 'hidden'], [[9, 4, 4, 4], [9, 'few', 'few', 'few'], 'hidden'],
    [[3], ['few'], 'hidden'], [[1, 2], ['few', 'few'], 'hidden'], [[0, 5], [0, 5], 5], [[], [], 0],
  ])('%j are shown as %j of %j', (counts, cells, total) => { expect(maskedCounts(counts)).toEqual({ cells, total }); });

  it('never let a count under five be computed, whatever the counts', () => {
    let masked = 0;
    for (let a = 0; a <= 7; a++) for (let b = 0; b <= 7; b++) for (let c = 0; c <= 7; c++) for (let d = 0; d <= 7; d++) {
      const counts = [a, b, c, d], shown = maskedCounts(counts), can = possible(shown);
      counts.forEach((count, i) => {
        if (count === 0 || count >= LEAST_CELL) return;
        masked++;
        expect(can[i]?.size, `${counts.join(' ')}: cell ${i + 1} is known`).toBeGreaterThan(1);
        expect(can[i]?.has(count)).toBe(true);
      });
    }
    expect(masked).toBeGreaterThan(4000);
  });
});
