import { describe, expect, it } from 'vitest';
import { fontFiles } from '#electron/engine/documents/fonts.ts';
import { iso, ltr } from '#shared/domain/common/isolate.ts';
import { bitmapOf, folded, fontsOf, textOf } from '#tests/support/poppler.ts';
import { endOf, leftOf, LEFT, openFont, RIGHT, rightOf, sheet } from './engine/lab.ts';
import { AMOUNT, DATE, FRENCH, PARAGRAPH, QUOTES } from './engine/sample.ts';

const drawn = (piece: { readonly codePoints: readonly (readonly number[])[] }): string => String.fromCodePoint(...piece.codePoints.flat());
/** glyph of the space in Amiri */
const SPACE = 1;
const descending = (values: readonly number[]): boolean => values.every((value, i) => i === 0 || value < (values[i - 1] ?? 0));

describe('text, points 1–6, 8, 11, 13 of what printed Arabic must pass', () => {
  it('1: brackets enclose the phrase on the page and in the extracted text; the amount is intact', async () => {
    const page = await sheet('p01', { text: AMOUNT });
    expect(textOf(page.file)).toBe(AMOUNT);
    const open = page.find('('), close = page.find(')'), first = page.find('الحامل'), last = page.find('JB123456');
    expect(open.x).toBeGreaterThanOrEqual(endOf(first) - 0.01);
    expect(endOf(close)).toBeLessThanOrEqual(last.x + 0.01);
    expect([drawn(open), drawn(close)]).toEqual([')', '(']);
  });

  it('2: quotes and brackets extract identically, the final dot stands leftmost', async () => {
    const page = await sheet('p02', { text: QUOTES });
    expect(textOf(page.file)).toBe(QUOTES);
    expect(page.pieces.toSorted((a, b) => a.x - b.x)[0]?.text).toBe('.');
  });

  it('3: a date stays whole, the percent sign stands on the left of its number', async () => {
    const page = await sheet('p03', { text: DATE });
    expect(textOf(page.file)).toContain('23/11/2026');
    expect(page.find('23/11').text.trim()).toBe('23/11/2026');
    expect(page.find('%').x).toBeLessThan(page.find('12,5').x);
  });

  it('4: a phone and a date given as isolates keep their order', async () => {
    const page = await sheet('p04', { text: `الهاتف ${ltr('05 23 45 67 89')} بتاريخ ${ltr('01-02-2026')}.` });
    expect(textOf(page.file)).toContain('05 23 45 67 89');
    expect(textOf(page.file)).toContain('01-02-2026');
    expect(descending(['05', '23', '45', '67', '89'].map(group => -page.find(group).x))).toBe(true);
  });

  it('5: in a French sentence the Arabic name runs right to left, the identity number follows, the full stop is last', async () => {
    const page = await sheet('p05', { text: FRENCH, direction: 'ltr' });
    expect(textOf(page.file)).toBe(FRENCH);
    const name = ['محمد', 'بن', 'عبد', 'السلام', 'العلوي'].map(word => page.find(word).x);
    expect(descending(name)).toBe(true);
    expect(page.find('JB123456').x).toBeGreaterThan(Math.max(...name));
    expect(page.pieces.toSorted((a, b) => endOf(b) - endOf(a))[0]?.text).toMatch(/\.$/);
  });

  it('6: NFC and shadda-first input give the same bitmap, and not that of the word without marks', async () => {
    const typed = 'مُلَوَّن سُكَّرٌ', shaddaFirst = typed.normalize('NFD').replace(/([\u064b-\u0650])\u0651/g, '\u0651$1');
    expect(shaddaFirst).not.toBe(typed.normalize('NFC'));
    const [a, b, bare] = [await sheet('p06', { text: shaddaFirst, fontSize: 40 }), await sheet('p06-nfc', { text: typed.normalize('NFC'), fontSize: 40 }), await sheet('p06-bare', { text: 'ملون سكر', fontSize: 40 }, {}, 0)];
    expect(bitmapOf(a.file).equals(bitmapOf(b.file))).toBe(true);
    expect(bitmapOf(a.file).equals(bitmapOf(bare.file))).toBe(false);
  });

  it('8: justified lines fill the width, the last is flush right', async () => {
    const page = await sheet('p08', { text: `${PARAGRAPH} ${AMOUNT}، أي 12,5% من «الدعم الإجمالي».`, alignment: 'justify' });
    expect(page.lines.length).toBeGreaterThanOrEqual(4);
    for (const line of page.lines.slice(0, -1)) { expect(rightOf(line)).toBeCloseTo(RIGHT, 0); expect(leftOf(line)).toBeCloseTo(LEFT, 0); }
    const last = page.lines.at(-1);
    expect(last && rightOf(last)).toBeCloseTo(RIGHT, 1);
    expect(last && leftOf(last)).toBeGreaterThan(LEFT + 10);
  });

  it('11: a coloured or bold part of a word stays joined', async () => {
    const parts = await sheet('p11', [{ fontSize: 40, text: ['مس', { text: 'تف', color: 'red' }, 'يد ', 'مس', { text: 'تف', bold: true }, 'يد'] }, { fontSize: 40, text: 'مستفيد' }, { fontSize: 40, text: ['ل', { text: 'ا حول و', bold: true }, 'ل', { text: 'ا', color: 'green' }] }]);
    const [coloured, plain, ligatures] = parts.lines;
    const glyphs = (pieces: readonly { gids: readonly number[] }[] = []): number[] => pieces.flatMap(piece => piece.gids);
    expect(glyphs(coloured?.pieces.slice(-3))).toEqual([SPACE, ...glyphs(plain?.pieces)]); // the visually last word is the first one
    const bold = openFont(fontFiles().Amiri.bold ?? '').layout('\u200dتف\u200d').glyphs.map(glyph => glyph.id).filter(id => id !== SPACE); // the joiners
    expect(coloured?.pieces[1]?.gids).toEqual(bold);
    const mark = await sheet('p11-mark', { fontSize: 40, text: ['مد', { text: 'ّ', color: 'red' }, 'رس'] });
    expect(mark.pieces.flatMap(piece => piece.codePoints.flat())).toEqual(expect.not.arrayContaining([0x25cc])); // a coloured mark stands on the letter before it
    expect(ligatures?.pieces.map(piece => piece.text.trim()).filter(text => text.includes('لا'))).toHaveLength(2); // the alef goes with its lam
    expect(parts.pieces.some(piece => piece.codePoints.some(codes => codes.includes(0x200d)))).toBe(false);
    const black = { color: '#000000' };
    const cut = await sheet('p11-black', { fontSize: 40, text: ['مس', { text: 'تف', ...black }, 'يد ولا ح', { text: 'بّ', ...black }, 'ذا ل', { text: 'ا', ...black }] }), whole = await sheet('p11-plain', { fontSize: 40, text: 'مستفيد ولا حبّذا لا' });
    expect(bitmapOf(cut.file).equals(bitmapOf(whole.file))).toBe(true);
  });

  it('13: every font is embedded and subset; a character that no font has is replaced by a visible sign and reported', async () => {
    const text = 'الأمازيغية: ⵜⴰⵎⴰⵣⵉⵖⵜ ✓ ☑ — 漢 — ก', page = await sheet('p13', [{ text }, '😀', { text: 'عنوان', font: 'Plex', bold: true }]);
    const fonts = fontsOf(page.file);
    expect(fonts.map(font => font.name.replace(/^\w+\+/, ''))).toEqual(expect.arrayContaining(['Amiri-Regular', 'NotoSansTifinagh-Regular', 'NotoSansSymbols2-Regular', 'NotoEmoji-Regular', 'IBMPlexSansArabic-SemiBold']));
    for (const font of fonts) expect(font).toEqual({ name: expect.stringContaining('+'), embedded: true, subset: true, unicode: true });
    expect(page.pieces.some(piece => piece.gids.includes(0))).toBe(false);
    expect(page.missing).toEqual([{ codePoint: 0x6f22, text }, { codePoint: 0xe01, text }]);
    const twice = await sheet('p13-twice', ['漢', { text: '漢', pageBreak: 'before' }], { footer: () => '漢' }, 0);
    expect([twice.pages, twice.missing]).toEqual([2, [{ codePoint: 0x6f22, text: '漢' }]]);
    const extracted = textOf(page.file);
    expect(extracted).toMatch(/— [\ufffd\u2bd1] — [\ufffd\u2bd1]/);
    expect(extracted).toContain('ⵜⴰⵎⴰⵣⵉⵖⵜ');
  });

  it.each([
    'شركة S.A.R.L. بالرباط', 'شركة ABC! بالرباط', 'الموقع example.ma/ هنا', 'رقم A-12. ثم', 'شركة «ABC» بالرباط', 'مرجع AB/', DATE, 'المادة 1: السيد (Ali) حضر',
    `رقم ${iso('PV-AGA-2025-0001')}، المؤرخ في ${ltr('26/02/2025')}.`, `رقم ${ltr('SN-12/')} جديد`, `نسبة ${ltr('12,5 %')} من`, `مبلغ ${ltr('850.000,00 DH')}، وهو`, `${iso('Ali (AB)')} — ${iso('محمد (ج)')}.`,
  ])('the signs around foreign words are extracted on their side: %s', async text => {
    const page = await sheet('extracted', text, {}, 0);
    expect(textOf(page.file)).toBe(folded(text));
  });

  it('a lone sign beside Latin digits is the Latin one: the dot of an amount on the baseline, the quotes of a French text', async () => {
    const font = openFont(fontFiles().Amiri.normal), latin = (char: string): number | undefined => font.layout(char, undefined, 'latn').glyphs[0]?.id;
    const page = await sheet('latin-signs', [{ text: AMOUNT }, { text: '« 850 000,00 DH »', direction: 'ltr' }]);
    expect(page.find('850.000').gids).toContain(latin('.'));
    expect(page.find('«').gids[0]).toBe(latin('«'));
    expect(page.find('»').gids).toContain(latin('»'));
  });
});
