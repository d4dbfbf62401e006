/*
 * Counts of people in what leaves the centre: those under five are masked (domain.md §6), and so is what would tell them.
 */
export const LEAST_CELL = 5;
/** A count as shown; `few`: 1 to 4; `hidden`: not said, because the others would be computed from it. */
export type Shown = number | 'few' | 'hidden';
export interface MaskedCounts { readonly cells: readonly Shown[]; readonly total: Shown }

/**
 * A row of counts with their total. A reader takes the cells shown from the total and knows what the masked ones make together:
 * one alone is then known, and so are several that are all 1 or all 4. There the total is not said; of any other sum each
 * masked cell may be at least two numbers.
 */
export function maskedCounts(counts: readonly number[]): MaskedCounts {
  const isFew = (count: number): boolean => count > 0 && count < LEAST_CELL, few = counts.filter(isFew), sum = few.reduce((all, one) => all + one, 0);
  const all = counts.reduce((so, one) => so + one, 0), tells = few.length === 1 || (few.length > 1 && (sum === few.length || sum === few.length * (LEAST_CELL - 1)));
  return { cells: counts.map(count => (isFew(count) ? 'few' : count)), total: tells || isFew(all) ? 'hidden' : all };
}
