/* What no line parts, wherever it falls: a code, a number and its unit; and the raised ending of an ordinal. */
import { expect, it } from 'vitest';
import { measured } from '#electron/engine/documents/templates/parts/values.ts';
import { bare, iso, ltr } from '#shared/domain/common/isolate.ts';
import { textOf } from '#tests/support/poppler.ts';
import { sheet, wordsOf } from './engine/lab.ts';

const FILLERS = Array.from({ length: 30 }, (_, i) => 'سلم محضر'.repeat(4).slice(0, i + 1)), LATIN = Array.from({ length: 30 }, (_, i) => 'remis en main propre a '.repeat(2).slice(0, i + 1));
const lines = async (name: string, texts: readonly string[], direction: 'rtl' | 'ltr'): Promise<string[]> =>
  (await sheet(name, texts.map(text => ({ text, direction, margin: [0, 0, 340, 4] as const })), {}, 0)).lines.map(line => bare(wordsOf(line)).replace(/\u00a0/g, ' '));
const whole = (found: readonly string[], words: string): number => found.filter(line => line.includes(words)).length;

it.each(['PV/AGA/2025/0004', 'OBD-II', 'BC-12/A-2024'])('a code stays on one line: %s', async (code) => {
  expect(whole(await lines('unparted-rtl', FILLERS.map(filler => `${filler} ${ltr(code)} ${filler}`), 'rtl'), code)).toBe(FILLERS.length);
  expect(whole(await lines('unparted-ltr', LATIN.map(filler => `${filler} ${code} ${filler}`), 'ltr'), code)).toBe(LATIN.length);
});
it('a code too long for its column is cut where its parts meet', async () => {
  const found = await lines('unparted-long', [`${'ABCDEF'.repeat(3)}-${'GHIJKL'.repeat(3)}`, `${'XY'.repeat(40)}`], 'ltr');
  expect(found.slice(0, 2)).toEqual([`${'ABCDEF'.repeat(3)}-`, 'GHIJKL'.repeat(3)]);
  expect(found.slice(2).join('')).toBe('XY'.repeat(40));
});
it('two words that a hyphen joins may still be parted', async () => {
  expect(whole(await lines('unparted-words', LATIN.map(filler => `${filler} Souss-Massanissa et après ${filler}`), 'ltr'), 'Souss-Massanissa')).toBeLessThan(LATIN.length);
});
it.each([['2,5 طن', '2,5\u00a0طن'], ['216 قطعة', '216\u00a0قطعة'], ['5 kg', '5\u00a0kg'], ['2,40 × 1,20 م', '2,40\u00a0×\u00a01,20\u00a0م'], ['40×60 سم', '40×60\u00a0سم'], ['طراز A 5', 'طراز A 5'], ['rue 50, hay', 'rue 50, hay'], ['', '']])('%s is bound to its unit', (typed, bound) => { expect(measured(typed)).toBe(bound); });
it('a number stays with its unit on one line', async () => {
  const found = await lines('unparted-units', FILLERS.map(filler => iso(measured(`${filler} 216 قطعة ${filler}`))), 'rtl');
  expect(found.filter(line => line.includes('216') && line.includes('قطعة'))).toHaveLength(FILLERS.length);
});
it('1er and 2e have their endings raised, a code that looks like one has not, and all are read as they were typed', async () => {
  const { pieces, file } = await sheet('unparted-ordinals', ['Le 1er mars, 2e témoin', 'بتاريخ 1er', 'SN-1er 12e4 A1e 2ex'].map(text => ({ text })), {}, 0);
  const small = pieces.filter(({ fontSize }) => fontSize < 13).map(({ text }) => text.trim());
  expect(small).toEqual(['er', 'e', 'er']);
  expect(textOf(file)).toContain('1er mars, 2e témoin');
});
