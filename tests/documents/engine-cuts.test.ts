/* Point 11 at every place where a style may change inside a word. */
import { describe, expect, it } from 'vitest';
import type { Inline, TextStyle } from '#electron/engine/documents/definition.ts';
import { fontFiles, type FontFamily } from '#electron/engine/documents/fonts.ts';
import { present } from '#shared/lib/assert.ts';
import { textOf } from '#tests/support/poppler.ts';
import { openFont, sheet } from './engine/lab.ts';

const WORDS = ['لا', 'لأ', 'لإ', 'لآ', 'لَّا', 'لًا', 'لاً', 'سلام', 'الإدماج', 'الآن', 'كلّا', 'بالأَمَل', 'للآلات'] as const;
const STYLES: readonly (readonly [string, TextStyle])[] = [['bold', { bold: true }], ['colour', { color: 'red' }], ['size', { fontSize: 20 }], ['raised', { sup: true }]];
const LAM = 0x644, ALEFS: ReadonlySet<number | undefined> = new Set([0x622, 0x623, 0x625, 0x627]), ALEF = (code: number | undefined): boolean => ALEFS.has(code);

/** Every way to cut a word in two or three, the style in each part in turn. */
function cutsOf(word: string, style: TextStyle): readonly Inline[][] {
  const chars = Array.from(word), cuts: Inline[][] = [];
  const parts = (...ends: number[]): string[] => [0, ...ends].map((from, i) => chars.slice(from, ends[i] ?? chars.length).join(''));
  for (let a = 1; a < chars.length; a++) {
    const [first = '', second = ''] = parts(a);
    cuts.push([first, { text: second, ...style }], [{ text: first, ...style }, second]);
    for (let b = a + 1; b < chars.length; b++) { const [one = '', two = '', three = ''] = parts(a, b); cuts.push([one, { text: two, ...style }, three], [{ text: one, ...style }, two, { text: three, ...style }]); }
  }
  return cuts;
}
const fonts = { normal: openFont(fontFiles().Amiri.normal), bold: openFont(fontFiles().Amiri.bold ?? ''), plex: openFont(fontFiles().Plex.normal), plexBold: openFont(fontFiles().Plex.bold ?? '') };
const ZWJ = '\u200d', LOOSE = /(^|[اأإآدذرزوةى]\p{M}*)$/u;
/** The glyphs that fontkit alone gives the word, whole and in every part that leaves lam-alef whole, the letters at the cuts joined. */
function formsOf(word: string, family: FontFamily): Set<number> {
  const chars = Array.from(word), forms = new Set<number>(), may = (at: number): boolean => at === 0 || at === chars.length || !(/\p{M}/u.test(chars[at] ?? '') || (ALEF(chars[at]?.codePointAt(0)) && /ل\p{M}*$/u.test(chars.slice(0, at).join(''))));
  for (let from = 0; from < chars.length; from++) for (let to = from + 1; to <= chars.length; to++) if (may(from) && may(to)) {
    const before = chars.slice(0, from).join(''), part = chars.slice(from, to).join(''), text = (LOOSE.test(before) ? '' : ZWJ) + part + (to === chars.length || LOOSE.test(part) ? '' : ZWJ);
    for (const font of family === 'Plex' ? [fonts.plex, fonts.plexBold] : [fonts.normal, fonts.bold]) for (const { id } of font.layout(text).glyphs) forms.add(id);
  }
  return forms;
}

it('11 a bold part leaves its word whole for who extracts it, and a raised mark stands at its number', async () => {
  const words = ['مستفيد', 'سلام', 'الإدماج', '1er mars', 'المادة 1ب نص'], page = await sheet('p11-extracted', [
    ['مس', { text: 'تف', bold: true }, 'يد'], ['س', { text: 'لام', bold: true }], ['ال', { text: 'إ', bold: true }, 'دماج'], ['1', { text: 'er', sup: true }, ' mars'], ['المادة 1', { text: 'ب', sup: true }, ' نص'],
  ].map(text => ({ text })));
  expect(textOf(page.file)).toBe(words.join(' '));
});

describe.each(['Amiri', 'Plex'] as const)('11 bold, colour, size or a raised part cutting a word anywhere, in %s', font => {
  it.each(STYLES)('%s: lam-alef stays one form with its marks, no letter is lost, none is drawn as if it stood alone', async (_, style) => {
    for (const word of WORDS) {
      const cuts = cutsOf(word, style), forms = formsOf(word, font);
      const page = await sheet(`p11-cuts-${font}`, cuts.map(text => ({ text: [...text], font })), { defaultStyle: { fontSize: 12 } }, 0);
      const lines = page.lines;
      expect(lines.length, word).toBe(cuts.length);
      for (const [i, line] of lines.entries()) {
        const said = `${word} ${JSON.stringify(cuts[i])}`, logical = line.pieces.toReversed(), codes = logical.map(piece => piece.codePoints.toReversed());
        expect(logical.map(piece => piece.text).join('').replace(/[َُِ]ّ|ّ[َُِ]/g, ''), said).toBe(word.replace(/[َُِ]ّ|ّ[َُِ]/g, ''));
        for (const piece of line.pieces) {
          expect(piece.family, said).toBe(font);
          for (const [g, gid] of piece.gids.entries()) if (/\p{L}/u.test(String.fromCodePoint(...piece.codePoints[g] ?? []))) expect(forms.has(gid), `${said}: ${gid} of ${piece.text}`).toBe(true);
        }
        const flat = codes.flat(2), lams = flat.filter(code => code === LAM).length;
        expect(flat, said).not.toContain(0x25cc);
        expect(flat.toSorted(), said).toEqual(Array.from(word, char => present(char.codePointAt(0), 'a character')).toSorted());
        expect(lams).toBeGreaterThan(0);
        for (const [p, piece] of codes.entries()) { const bases = piece.flat().filter(code => code < 0x64b || code > 0x670), next = codes.slice(p + 1).flat(2).find(code => code < 0x64b || code > 0x670); expect(bases.at(-1) === LAM && ALEF(next), `${said}: lam and alef in two styles`).toBe(false); }
      }
    }
  });
});
