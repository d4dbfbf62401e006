import bidiFactory from 'bidi-js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clean } from '#electron/engine/documents/bidi/text.ts';
import type { Layout, PlacedLine } from '#electron/engine/documents/layout.ts';
import { createPrinter } from '#electron/engine/documents/print.ts';
import { bare, iso, ltr } from '#shared/domain/common/isolate.ts';
import { definitionOf, leftOf, LEFT, RIGHT, rightOf, wordsOf } from './engine/lab.ts';

const bidi = bidiFactory();
const arabic = fc.constantFrom('مركز', 'الإدماج', 'المستفيد', 'لا', 'مُدَرِّسٌ', 'سنة،', 'تسلّم', 'و', 'ﷲ');
const french = fc.constantFrom('Centre', 'd’accompagnement', 'équipement', 'Nº', 'S.A.R.L.', 'et/ou', 'Jean-Pierre');
const number = fc.constantFrom('850.000,00', '12,5%', '23/11/2026', '05 23 45 67 89', '٣٠', '1', '-7', '24"', '100 €');
const bracket = fc.constantFrom('(', ')', '«', '»', '[', ']', '/', ':', '.', '،', '…', '—', '"');
const typed = fc.oneof(arabic, french, number).chain(value => fc.constantFrom(iso(value), ltr(value)));
const token = fc.oneof({ weight: 4, arbitrary: arabic }, { weight: 3, arbitrary: french }, { weight: 2, arbitrary: number }, { weight: 2, arbitrary: bracket }, { weight: 1, arbitrary: typed });
const sentence = fc.array(fc.tuple(token, fc.constantFrom(' ', ' ', ' ', '', '\u00a0')), { minLength: 1, maxLength: 40 }).map(parts => parts.map(([word, gap]) => word + gap).join(''));
const direction = fc.constantFrom('rtl' as const, 'ltr' as const);
const alignment = fc.constantFrom('left' as const, 'right' as const, 'center' as const, 'justify' as const);

const laidOut = async (...args: Parameters<typeof definitionOf>): Promise<Layout> => {
  let layout: Layout | undefined;
  await createPrinter().print(definitionOf(...args), { observe: seen => { layout = seen; } });
  if (!layout) throw new Error('nothing was laid out');
  return layout;
};
/** What stands on a line from left to right: every piece with its letters in visual order. */
const visual = (line: PlacedLine): string => line.pieces.map(({ text, level }) => (level & 1 ? Array.from(text).reverse().join('') : text)).join('');

/** The lines as bidi-js orders them, with the levels of the whole paragraph; `lengths` are the lines' lengths without what is not drawn. */
function expectedLines(text: string, base: 'rtl' | 'ltr', lengths: readonly number[]): string[] {
  const levels = bidi.getEmbeddingLevels(text, base), lines: string[] = [];
  let at = 0;
  for (const length of lengths) {
    while (at < text.length && /\s/.test(text[at] ?? '')) at++; // spaces trimmed at line ends
    const start = at;
    for (let drawn = 0; drawn < length && at < text.length; at++) if (bare(text[at] ?? '')) drawn++;
    lines.push(bare(bidi.getReorderedIndices(text, levels, start, at - 1).slice(start, at).map(i => text[i]).join('')).trim());
    while (at < text.length && !bare(text[at] ?? '')) at++;
  }
  return lines;
}

describe('any mixture of Arabic, French, digits, brackets and isolates', () => {
  it('prints, stays within the margins, draws no .notdef, and stands in the order of UAX #9', async () => {
    await fc.assert(fc.asyncProperty(sentence, direction, alignment, async (text, base, align) => {
      const { lines } = await laidOut('property', { text, direction: base, alignment: align });
      for (const line of lines) {
        expect(rightOf(line)).toBeLessThanOrEqual(RIGHT + 0.05);
        expect(leftOf(line)).toBeGreaterThanOrEqual(LEFT - 0.05);
        expect(line.pieces.flatMap(piece => piece.gids)).not.toContain(0);
        for (const [i, piece] of line.pieces.entries()) { const next = line.pieces[i + 1]; if (next) expect(next.x).toBeGreaterThanOrEqual(piece.x + piece.width - 0.01); }
      }
      expect(lines.map(visual)).toEqual(expectedLines(clean(text), base, lines.map(line => wordsOf(line).length)));
    }), { numRuns: 250 });
  });

  it('prints in cells narrower than its words, without leaving them or losing a letter', async () => {
    await fc.assert(fc.asyncProperty(fc.array(sentence, { minLength: 2, maxLength: 5 }), direction, fc.boolean(), async (texts, base, noWrap) => {
      const { lines, shapes } = await laidOut('property', { direction: base, table: { widths: texts.map((_, i) => (i % 3 === 0 ? 25 : i % 3 === 1 ? '*' : 'auto')), body: [texts.map(text => ({ text, noWrap }))] } });
      for (const line of lines) { expect(rightOf(line)).toBeLessThanOrEqual(RIGHT + 0.05); expect(leftOf(line)).toBeGreaterThanOrEqual(LEFT - 0.05); expect(rightOf(line) - leftOf(line)).toBeLessThanOrEqual(Math.max(line.room + 0.1, widestLetter(line))); }
      for (const { x, width } of shapes) { expect(x).toBeGreaterThanOrEqual(LEFT - 0.6); expect(x + width).toBeLessThanOrEqual(RIGHT + 0.6); }
      const letters = (value: string): string => Array.from(bare(clean(value)).replace(/\s/g, '')).sort().join('');
      expect(letters(lines.map(wordsOf).join(''))).toBe(letters(texts.join('')));
    }), { numRuns: 100 });
  });

  it('takes any text at all', async () => {
    await fc.assert(fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 60 }), direction, async (text, base) => {
      const { lines } = await laidOut('property', [{ text, direction: base }, { text: 'بعد' }]);
      expect(lines.flatMap(line => line.pieces.flatMap(piece => piece.gids))).not.toContain(0);
      expect(lines.at(-1)?.pieces.map(piece => piece.text)).toEqual(['بعد']);
    }), { numRuns: 150 });
  });
});

/** A cell narrower than one letter holds one letter a line. */
const widestLetter = (line: PlacedLine): number => (Array.from(wordsOf(line).trim()).length <= 2 ? rightOf(line) - leftOf(line) : 0);
