import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Content, DocumentDefinition, DocumentSet } from '#electron/engine/documents/definition.ts';
import type { Layout } from '#electron/engine/documents/layout.ts';
import { createPrinter, type Printed, type PrintedSet } from '#electron/engine/documents/print.ts';
import { readPicture } from '#electron/engine/documents/picture.ts';
import { handoverCertificate } from '#electron/engine/documents/templates/handoverCertificate.ts';
import { logoOf } from '#electron/engine/documents/templates/parts/logo.ts';
import { BugError, present } from '#shared/lib/assert.ts';
import { viewOf } from '#tests/support/certificateViews.ts';
import { bitmapOf, fontsOf, outlineOf, sizesOf, textOf } from '#tests/support/poppler.ts';
import { png } from '#tests/support/pictures.ts';
import { CREATED, definitionOf } from './engine/lab.ts';
import { PARAGRAPH, PARAGRAPH_FR } from './engine/sample.ts';

const OUT = path.resolve(import.meta.dirname, '../../test-results/documents'), printer = createPrinter();
const watching = async <P extends Printed>(print: (options: { observe: (layout: Layout) => void }) => Promise<P>): Promise<P & { layout: Layout }> => {
  let layout: Layout | undefined;
  const result = await print({ observe: seen => { layout = seen; } });
  return { ...result, layout: present(layout, 'a layout was observed') };
};
const part = (bookmark: string, content: Content, extra: Partial<DocumentDefinition> = {}): DocumentSet['parts'][number] => ({ bookmark, definition: definitionOf('جزء', content, extra) });
async function printed(name: string, parts: DocumentSet['parts'], freshSheets = false, language = 'ar-MA'): Promise<PrintedSet & { layout: Layout; file: string; raw: string }> {
  const set = await watching(options => printer.printSet({ info: { title: 'مجموعة محاضر', creationDate: CREATED, reference: 'SET-1' }, language, parts, freshSheets }, options)), file = path.join(OUT, `${name}.pdf`);
  mkdirSync(OUT, { recursive: true });
  writeFileSync(file, set.pdf);
  return { ...set, file, raw: Buffer.from(set.pdf).toString('latin1') };
}
/** What stands on some pages, without the page numbers. */
const on = ({ lines, shapes, images }: Layout, first: number, count: number): unknown =>
  [lines, shapes, images].map(all => all.filter(({ page }) => page >= first && page < first + count).map(one => ({ ...one, page: one.page - first })));

const numbered = { footer: (page: number, pages: number) => ({ text: `${page}/${pages}`, alignment: 'center' as const }), header: { text: 'رأس', margin: [40, 5, 40, 0] as const } };
const words = (count: number): string => `كلمات ${Array.from({ length: count }, (_, n) => `mot${n}`).join(' ')}`;
const MIXED: DocumentSet['parts'] = [
  part('محضر 1: الأول', [{ text: PARAGRAPH, alignment: 'justify' }, { table: { widths: ['*', 30], body: [['أ', 'ب'], ['1', '2']] } }], numbered),
  part('2. Procès-verbal «é»', [{ text: words(900) }, { ul: ['un', 'deux'] }, PARAGRAPH_FR], { ...numbered, language: 'fr-MA', direction: 'ltr', defaultStyle: { font: 'Plex', fontSize: 11 }, pageOrientation: 'landscape', pageMargins: [50, 60, 30, 70] }),
  part('عالٍ', ['قبل', { unbreakable: true, stack: [words(1500)] }, 'بعد'], { ...numbered, watermark: { text: 'مسودة', opacity: 0.1 } }),
  part('A5', [{ qr: 'https://example.test' }, { text: 'ⵜⴰⵎ' }, { text: 'أحمر', color: 'red', opacity: 0.5 }], { pageSize: 'A5', background: { text: 'خلفية', color: 'gray' } }),
];

describe('a set of documents in one file', () => {
  it('lays each part out as if it were printed alone, after a part of another size, language, direction and font', async () => {
    const set = await printed('set-mixed', MIXED);
    let next = 1;
    for (const [i, { definition }] of MIXED.entries()) {
      const alone = await watching(options => printer.print(definition, options));
      expect(set.starts[i]).toBe(next);
      expect(on(set.layout, next, alone.pages)).toEqual(on(alone.layout, 1, alone.pages));
      next += alone.pages;
    }
    expect(set.pages).toBe(next - 1);
    expect(sizesOf(set.file).map(([width]) => Math.round(width))).toEqual([595, ...Array.from({ length: (set.starts[2] ?? 0) - 2 }, () => 842), ...Array.from({ length: (set.starts[3] ?? 0) - (set.starts[2] ?? 0) }, () => 595), 420]);
  });
  it('makes the same file whether parts share the object that is their content, and so are drawn once, or not', async () => {
    const read = readPicture(png(8, 8, () => [200, 0, 0, 255], { type: 6, bits: 8 })), picture = read.ok ? logoOf(read.value, [20, 20]) : expect.fail('the picture is good');
    const more = [part('صور', [picture, { text: 'رابط', link: 'https://example.test' }], numbered), part('صورة', [picture, { table: { body: [[{ text: 'وسط', verticalAlignment: 'middle' }, words(40)]] } }])];
    const feet = [undefined, 'ثان', { text: 'ثالث', color: 'blue', opacity: 0.3 }, 'رابع'] as const, all = [...MIXED, ...more];
    const parts = (content: (one: Content) => Content) => feet.flatMap(footer => all.map(({ bookmark, definition }) => ({ bookmark, definition: { ...definition, content: content(definition.content), ...(footer !== undefined && { footer }) } })));
    const set = async (made: DocumentSet['parts'], options = {}): Promise<string> => Buffer.from((await printer.printSet({ info: { title: 'نظائر', creationDate: CREATED }, language: 'ar-MA', freshSheets: true, parts: made }, options)).pdf).toString('latin1');
    await set(MIXED);
    const once = await set(parts(one => one)), each = await set(parts(one => (Array.isArray(one) ? [...one as readonly Content[]] : one)));
    expect(once === each, 'drawn once').toBe(true);
    expect(once === await set(parts(one => one), { observe: () => undefined }), 'observed').toBe(true);
  });
  it('draws the same picture of every page as the single papers', async () => {
    const set = await printed('set-pictures', MIXED), alone: Buffer[] = [];
    for (const [i, { definition }] of MIXED.entries()) {
      const file = path.join(OUT, `set-alone-${i}.pdf`);
      writeFileSync(file, (await printer.print(definition)).pdf);
      alone.push(bitmapOf(file, 40));
    }
    expect(bitmapOf(set.file, 40).equals(Buffer.concat(alone))).toBe(true);
  });
  it('counts pages within the part', async () => {
    const set = await printed('set-count', MIXED.slice(0, 3)), feet = set.layout.lines.map(line => ({ page: line.page, text: line.pieces.map(piece => piece.text).join('') })).filter(({ text }) => /^\d+\/\d+$/.test(text));
    const starts = [...set.starts, set.pages + 1];
    expect(feet.map(({ text }) => text)).toEqual(set.starts.flatMap((start, i) => { const count = (starts[i + 1] ?? 0) - start; return Array.from({ length: count }, (_, k) => `${k + 1}/${count}`); }));
  });
  it('leads from the outline to each part', async () => {
    const set = await printed('set-outline', MIXED, true);
    expect(outlineOf(set.file)).toEqual(MIXED.map(({ bookmark }, i) => [bookmark, set.starts[i]]));
    expect(set.raw).toContain('/PageMode /UseOutlines');
    expect(set.raw.match(/\/Dest \[\d+ 0 R \/XYZ null [\d.]+ null\]/g)).toHaveLength(MIXED.length);
  });
  it('says the language of a part that is in another language than the file', async () => {
    const file = await printed('set-language', MIXED.slice(0, 2)), french = await printed('set-language-fr', MIXED.slice(1, 2), false, 'fr-MA');
    expect([file.raw.includes('/Lang (ar-MA)'), french.raw.includes('/Lang (fr-MA)')]).toEqual([true, true]);
    expect([file, french].map(({ file: at }) => textOf(at).includes('mot899'))).toEqual([true, true]);
  });
  it('embeds every font once', async () => {
    const set = await printed('set-fonts', Array.from({ length: 12 }, (_, i) => ({ bookmark: `${i}`, definition: handoverCertificate(viewOf({ who: i % 2 ? 'man' : 'woman', lines: 2 + i }), i % 3 ? 'ar' : 'fr') }))), fonts = fontsOf(set.file);
    expect(fonts.length).toBeGreaterThan(2);
    expect(new Set(fonts.map(({ name }) => name.replace(/^.*\+/, ''))).size).toBe(fonts.length);
    expect(fonts.every(({ embedded, subset, unicode }) => embedded && subset && unicode)).toBe(true);
    expect(set.missing).toEqual([]);
  });
  it('keeps each part’s pictures its own, and one that returns is embedded once', async () => {
    const flat = (red: number): Content => { const read = readPicture(png(8, 8, () => [red, 0, 0, 255], { type: 6, bits: 8 })); if (!read.ok) throw new Error(read.refusal.code); return logoOf(read.value, [200, 200]); };
    const parts = [part('1', flat(255)), part('2', flat(100)), part('3', [flat(255), flat(100)])], set = await printed('set-logos', parts), again = await printed('set-logos', parts);
    expect(set.raw.match(/\/Subtype \/Image/g)).toHaveLength(2);
    expect(again.raw).toBe(set.raw);
    for (const [i, { definition }] of parts.entries()) {
      const file = path.join(OUT, 'set-logo.pdf');
      writeFileSync(file, (await printer.print(definition)).pdf);
      expect(bitmapOf(set.file, 30, '-f', String(i + 1), '-l', String(i + 1)).equals(bitmapOf(file, 30))).toBe(true);
    }
    expect(bitmapOf(set.file, 30, '-f', '1', '-l', '1').equals(bitmapOf(set.file, 30, '-f', '2', '-l', '2'))).toBe(false);
  });
  it('reports what no font has, of every part', async () => {
    const set = await printed('set-missing', [part('1', 'قبل 漢'), part('2', 'سليم'), part('3', 'بعد \ue000')]);
    expect(set.missing.map(({ codePoint }) => codePoint)).toEqual([0x6f22, 0xe000]);
  });
  it('refuses to be empty, and one bad part fails the set', async () => {
    await expect(printed('set-none', [])).rejects.toThrow(BugError);
    await expect(printed('set-bad', [part('1', 'سليم'), part('2', 'س', { header: { stack: Array.from({ length: 9 }, () => 'سطر') } })])).rejects.toThrow(/header/);
    await expect(printed('set-language', [part('1', 'س', { language: 'ar) /X (' })])).rejects.toThrow(BugError);
  });
});

describe('fresh sheets', () => {
  const pages = (count: number): Content => Array.from({ length: count }, (_, i) => ({ text: `صفحة ${i}`, ...(i > 0 && { pageBreak: 'before' as const }) }));
  it('every part starts on an odd page; what is added is blank', async () => {
    const marked = { ...numbered, background: { text: 'خلفية' }, watermark: { text: 'مسودة', opacity: 0.5 } };
    const set = await printed('set-sheets', [part('1', pages(1), marked), part('2', pages(2), marked), part('3', pages(3), { ...marked, pageOrientation: 'landscape' }), part('4', pages(1), marked)], true);
    expect([set.starts, set.pages]).toEqual([[1, 3, 5, 9], 10]);
    expect(sizesOf(set.file).map(([width, height]) => width > height)).toEqual([false, false, false, false, true, true, true, true, false, false]);
    for (const blank of [2, 8, 10]) {
      expect(textOf(set.file, '-f', String(blank), '-l', String(blank))).toBe('');
      expect(bitmapOf(set.file, 40, '-f', String(blank), '-l', String(blank)).subarray(15).every(byte => byte === 255)).toBe(true);
    }
    expect(bitmapOf(set.file, 40, '-f', '9', '-l', '9').subarray(15).every(byte => byte === 255)).toBe(false);
  });
  it('an even number of pages needs none, and without fresh sheets parts follow each other', async () => {
    const parts = [part('1', pages(2)), part('2', pages(1)), part('3', pages(1))];
    expect((await printed('set-even', parts, true)).starts).toEqual([1, 3, 5]);
    expect(await printed('set-close', parts)).toMatchObject({ starts: [1, 3, 4], pages: 4 });
  });
});

it('the same set gives the same bytes in another process, on another day, after other documents', () => {
  const run = (...args: readonly string[]): string => {
    const child = spawnSync(process.execPath, [path.resolve(import.meta.dirname, 'engine/printSha.ts'), '--set', ...args], { encoding: 'utf8', env: { ...process.env, TZ: 'Asia/Tokyo', NODE_OPTIONS: '' } });
    return child.status === 0 ? child.stdout.trim() : child.stderr;
  };
  const cold = run();
  expect(cold).toMatch(/^[0-9a-f]{64}$/);
  expect(run('--later', '--warm')).toBe(cold);
});
