import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createPrinter } from '#electron/engine/documents/print.ts';
import { textOf } from '#tests/support/poppler.ts';
import { definitionOf, LEFT, leftOf, RIGHT, rightOf, sheet } from './engine/lab.ts';

const FAMILY = '👨‍👩‍👧', WORKER = '👩🏽‍🔧', ENGLAND = '🏴󠁧󠁢󠁥󠁮󠁧󠁿', TEXAS = '🏴󠁵󠁳󠁴󠁸󠁿';
const glyphs = (page: Awaited<ReturnType<typeof sheet>>): number[] => page.pieces.filter(piece => piece.family === 'Emoji').flatMap(piece => piece.gids.filter((_, i) => piece.codePoints[i]?.[0] !== 0x20));
/** The text as typed but for U+FE0F, which pdftotext takes for a right-to-left letter (Arabic Presentation Forms-B) and sets before its sign: beyond our reach. */
const extracted = (file: string): string => textOf(file).replace(/\ufe0f/g, '');

describe('emoji', () => {
  it.each([['a face', '😀'], ['a family', FAMILY], ['a skin tone', '👍🏽'], ['a worker with a skin tone', WORKER], ['a flag', '🇲🇦'], ['a heart drawn as an emoji', '❤️'], ['a key', '1️⃣'], ['a flag of tags', ENGLAND]])('%s is one sign of the emoji font, extracted as typed, in both directions', async (_, typed) => {
    for (const direction of ['rtl', 'ltr'] as const) for (const text of [`قبل ${typed} بعد`, `avant ${typed} après`, typed]) {
      const page = await sheet('p14-emoji', [{ text, direction }, direction === 'rtl' ? 'سطر' : { text: 'ligne', direction }], {}, 0);
      expect(glyphs(page)).toHaveLength(1);
      expect(glyphs(page)).not.toContain(0);
      expect(page.missing).toEqual([]);
      expect(extracted(page.file)).toContain(typed.replace(/\ufe0f/g, ''));
    }
  });
  it('what the font has no sign for falls apart into signs it has, all of them on the paper', async () => {
    const page = await sheet('p14-emoji-apart', `قبل 👍🏽‍🔧 ${TEXAS} 🇲🇶🇽 بعد`, {}, 90);
    expect(glyphs(page)).not.toContain(0);
    expect(glyphs(page).length).toBeGreaterThanOrEqual(5); // thumb, tone or wrench, flag, two or three letters
    expect(page.missing).toEqual([]);
    expect(extracted(page.file)).toContain('🔧');
    expect(extracted(page.file)).toContain('🏴');
  });
  it('a sign that Symbols has stays in the line’s own manner; asked for as an emoji it is drawn as one', async () => {
    const page = await sheet('p14-emoji-text', ['☎ ☑', '☎️'], {}, 0);
    expect(page.find('☑').family).toBe('Symbols');
    expect(page.find('☎').family).toBe('Symbols');
    expect(page.pieces.at(-1)?.family).toBe('Emoji');
  });
  it('says each as typed when one drawing serves both, whatever was printed before', async () => {
    const page = await sheet('p14-emoji-same', ['👩‍🔧', WORKER, '❤️', { text: '❤', fontFallback: ['Emoji'] }, 'سطر'], {}, 0);
    expect(extracted(page.file).replace(/ /g, '')).toBe(`👩‍🔧${WORKER}❤❤سطر`);
    const heart = definitionOf('قلب', { text: '❤', fontFallback: ['Emoji'] }), sha = async (): Promise<string> => createHash('sha256').update((await createPrinter().print(heart)).pdf).digest('hex');
    const first = await sha();
    await createPrinter().print(definitionOf('قلب', '❤️'));
    expect(await sha()).toBe(first);
  });
  it('is neutral: it follows the line, decides no direction, and two of them stand in the order of the sentence', async () => {
    const page = await sheet('p14-emoji-order', ['مسرور 😀 👍 جدا', { text: '😀 مسرور', direction: 'auto' }, { text: '😀 content', direction: 'auto' }, '𞤀𞤣 ثم'], {}, 90);
    const [face, thumb] = [page.find('😀'), page.find('👍')];
    expect(face.x).toBeGreaterThan(thumb.x);
    expect(page.find('مسرور').x).toBeGreaterThan(face.x);
    expect(page.find('جدا').x).toBeLessThan(thumb.x);
    expect(page.lines.slice(1, 3).map(line => line.rtl)).toEqual([true, false]);
    expect(page.lines[3]?.pieces.every(({ level }) => level === 1)).toBe(true); // Adlam is written from the right
  });
  it('the spaces beside a sign of another font are those of the text', async () => {
    const page = await sheet('p13-spaces', ['قبل 😀 👍🏽 بعد', 'ⴰⵣⵓⵍ ⴰⵣⵓⵍ قبل ☎ بعد', { text: 'ⴰⵣⵓⵍ '.repeat(60), alignment: 'justify' }], {}, 60), spaces = page.pieces.flatMap(piece => piece.gids.flatMap((gid, i) => (piece.codePoints[i]?.[0] === 0x20 ? [{ gid, family: piece.family }] : [])));
    expect(spaces.length).toBeGreaterThan(60);
    for (const space of spaces) expect(space).toEqual({ gid: 1, family: 'Amiri' });
    const [first, , ...lines] = page.lines;
    expect(first && rightOf(first) - leftOf(first)).toBeLessThan(100);
    for (const line of lines.slice(0, -1)) { expect(rightOf(line)).toBeCloseTo(RIGHT, 0); expect(leftOf(line)).toBeCloseTo(LEFT, 0); }
  });
  it('a line of them breaks between signs, and a colour inside one breaks nothing', async () => {
    const page = await sheet('p14-emoji-lines', { text: Array.from({ length: 60 }, () => FAMILY).join('') }, {}, 0);
    expect(page.lines.length).toBeGreaterThan(1);
    expect(glyphs(page)).toHaveLength(60);
    expect(new Set(glyphs(page)).size).toBe(1);
    const cut = await sheet('p14-emoji-cut', { text: ['👍', { text: '🏽', color: 'red' }, ' بعد'] }, {}, 0);
    expect(glyphs(cut)).not.toContain(0);
    expect(cut.missing).toEqual([]);
  });
});
