/* What the tests of the papers for one person ask of each of them. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import type { Issued } from '#shared/domain/ceremonyPapers.ts';
import { reference } from '#shared/domain/common/references.ts';
import { viewOf, type Asked } from '#tests/support/certificateViews.ts';
import { readable, squashed, type Paper } from '../printed.ts';

const GOLDEN = path.resolve(import.meta.dirname, '../../golden');
/** A valid certificate to make papers from; `draft`: not yet numbered. */
export const issuedOf = (asked: Asked, { draft = false } = {}): Issued => ({ reference: draft ? null : reference('PV', 'AGA', 2025, 4), content: viewOf(asked).content });

export const expectAll = (text: string, words: readonly string[]): void => { for (const one of words) expect(text).toContain(squashed(one)); };
export const expectNone = (text: string, words: readonly string[]): void => { for (const one of words) expect(text).not.toContain(squashed(one)); };
/** The layout is the one looked at. After a change that is meant: UPDATE_GOLDEN=1, read the difference, look at the pictures. */
export function expectGolden(paper: Paper, name: string): void {
  const file = path.join(GOLDEN, `${name}.txt`), now = readable(paper);
  if (process.env['UPDATE_GOLDEN']) writeFileSync(file, now);
  expect(existsSync(file), `${file} is missing: run with UPDATE_GOLDEN=1`).toBe(true);
  expect(now).toBe(readFileSync(file, 'utf8'));
}
const FOOT = 841.89 - 60;
/** Nothing outside the side margins, and no text of a page's body in its foot, which is that of every page. */
export function expectInside({ layout, pages }: Paper): void {
  for (const { page, y, height, pieces } of layout.lines.filter(line => line.pieces.some(({ text }) => text.trim() !== ''))) {
    const words = `${pieces.map(({ text }) => text).join('')} on page ${page}`;
    expect(page).toBeLessThanOrEqual(pages);
    expect(Math.min(...pieces.map(({ x }) => x)), words).toBeGreaterThan(39);
    expect(Math.max(...pieces.map(({ x, width }) => x + width)), words).toBeLessThan(595.28 - 39);
    expect(y >= FOOT || y + height <= FOOT + 1, `${words} crosses the foot`).toBe(true);
    expect(y + height, words).toBeLessThan(842);
  }
}
/** No word of prison, nor of programme, offence or release (domain.md §5). */
export const expectDiscreet = (text: string): void => expect(text).not.toMatch(/مصالحة|moussalaha|سجن|سجين|سجناء|إفراج|عقوبة|جريمة|prison|détenu|libér|condamn|peine|infraction|délit/iu);
