import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkVersions } from '#electron/engine/documents/bidi/internals.ts';
import type { Content, DocumentDefinition } from '#electron/engine/documents/definition.ts';
import { createPrinter } from '#electron/engine/documents/print.ts';
import { iso } from '#shared/domain/common/isolate.ts';
import { BugError } from '#shared/lib/assert.ts';
import { bitmapOf, infoOf, textOf } from '#tests/support/poppler.ts';
import { definitionOf, leftOf, LEFT, RIGHT, rightOf, sheet, type Sheet } from './engine/lab.ts';
import { LONG_NAME, PARAGRAPH } from './engine/sample.ts';

const sha = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const rows = (count: number, row: (n: number) => readonly Content[]): (readonly Content[])[] => Array.from({ length: count }, (_, i) => row(i));

describe('the same input gives the same bytes, point 12', () => {
  it('12 in other processes, other time zones and languages, on another day, with warm caches', () => {
    const run = (tz: string, ...args: readonly string[]): string => {
      const child = spawnSync(process.execPath, [path.resolve(import.meta.dirname, 'engine/printSha.ts'), ...args], { encoding: 'utf8', env: { ...process.env, TZ: tz, LANG: 'ar_MA.UTF-8', NODE_OPTIONS: '' } });
      return child.status === 0 ? child.stdout.trim() : child.stderr;
    };
    const cold = run('Africa/Casablanca');
    expect(cold).toMatch(/^[0-9a-f]{64}$/);
    expect(run('Asia/Tokyo', '--later')).toBe(cold);
    expect(run('America/Los_Angeles', '--later', '--warm')).toBe(cold);
  });

  it('12 whatever is printed before or at the same time, and the definition is left as it was', async () => {
    const printer = createPrinter(), of = (n: number): DocumentDefinition => definitionOf(`نسخة ${n}`, [{ text: `${PARAGRAPH} ${n}` }, { table: { widths: ['*', 30], body: rows(n + 1, k => [`سطر ${k}`, String(k)]) } }, { ul: ['أ', 'ب'] }, { qr: `https://example.test/${n}` }]);
    const alone: string[] = [], definition = of(3), before = JSON.stringify(definition);
    for (let n = 0; n < 6; n++) alone.push(sha((await printer.print(of(n))).pdf));
    const together = await Promise.all(Array.from({ length: 6 }, (_, n) => createPrinter().print(of(n))));
    expect(together.map(printed => sha(printed.pdf))).toEqual(alone);
    expect(new Set(alone).size).toBe(6);
    expect([sha((await printer.print(definition)).pdf), sha((await printer.print(definition)).pdf)]).toEqual([alone[3], alone[3]]);
    expect(JSON.stringify(definition)).toBe(before);
  });
});

describe('the file itself', () => {
  it('tells its title, subject, author, reference and language', async () => {
    const page = await sheet('info', 'نص', { info: { title: 'محضر تسليم', subject: 'Remise', author: 'مركز الجديدة', creationDate: new Date('2025-02-26T09:30:00Z'), reference: 'PV-AGA-2025-0001' } });
    const info = infoOf(page.file), raw = Buffer.from(page.pdf).toString('latin1');
    expect(info).toMatch(/Title: +محضر تسليم/);
    expect(info).toMatch(/Reference: +PV-AGA-2025-0001/);
    expect(raw).toContain('(PV-AGA-2025-0001)');
    expect(raw).toContain('/Lang (ar-MA)');
    expect(raw).toContain('(D:20250226093000Z)');
    expect(page.pdf.buffer.byteLength).toBe(page.pdf.byteLength);
  });
  it('refuses a reference that is not ASCII and a date that is none', async () => {
    const printer = createPrinter();
    await expect(printer.print(definitionOf('س', 'س', { info: { title: 'س', creationDate: new Date('2025-01-01Z'), reference: 'مرجع' } }))).rejects.toThrow(BugError);
    await expect(printer.print(definitionOf('س', 'س', { info: { title: 'س', creationDate: new Date('never') } }))).rejects.toThrow(BugError);
  });
  it('reads no file but the fonts, and no address', async () => {
    const printer = createPrinter(), stolen = { image: import.meta.filename } as unknown as Content, fetched = { image: 'https://example.test/a.png' } as unknown as Content;
    await expect(printer.print(definitionOf('س', stolen))).rejects.toThrow(/denied/);
    await expect(printer.print(definitionOf('س', fetched))).rejects.toThrow(/denied/);
  });
  it('comes from the versions whose methods the seam replaces, and from no other', () => {
    const pinned = { pdfmake: '0.3.11', pdfkit: '0.19.1', fontkit: '2.0.4' };
    expect(() => { checkVersions(pinned); }).not.toThrow();
    for (const name of ['pdfmake', 'pdfkit', 'fontkit']) expect(() => { checkVersions({ ...pinned, [name]: '0.0.1' }); }).toThrow(new BugError(`the document engine patches ${name} ${pinned[name as keyof typeof pinned]}, found 0.0.1`));
  });
  it('draws a QR code as one path', async () => {
    const page = await sheet('qr', { qr: 'https://example.test/PV-AGA-2025-0001', fit: 90 }), [ground, code] = page.shapes;
    expect(page.shapes).toHaveLength(2);
    expect(code?.parts).toBeGreaterThan(100);
    expect(ground?.width).toBe(code?.width);
  });
});

describe('what is higher than the page breaks and loses nothing', () => {
  const words = (count: number): string => `كلمات ${Array.from({ length: count }, (_, n) => `mot${n}`).join(' ')}`;
  const lost = (page: Sheet, count: number): string[] => {
    const printed = new Set(page.pieces.map(piece => piece.text.trim()));
    return Array.from({ length: count }, (_, n) => `mot${n}`).filter(word => !printed.has(word));
  };

  it.each([30, 36, 40, 57])('an unbreakable block, margins of %d', async pageMargins => { // the room left is compared with the block's: roundings differ
    const page = await sheet('tall-block', ['قبل', { unbreakable: true, stack: [words(1500)] }, 'بعد'], { pageMargins }, 40);
    expect(lost(page, 1500)).toEqual([]);
    expect(page.pages).toBeGreaterThan(1);
    expect(page.find('بعد').page).toBe(page.pages);
  });
  it('a row that may not break, and one that fits no page under its header rows', async () => {
    const page = await sheet('tall-row', { table: { headerRows: 1, dontBreakRows: true, widths: [60, '*'], body: [['ر', 'رأس'], ['1', 'قصير'], ['2', words(1500)], ['3', 'أخير']] } }, {}, 40);
    expect(lost(page, 1500)).toEqual([]);
    expect(page.pieces.filter(piece => piece.text === 'رأس').length).toBe(page.pages);
    const half = await sheet('tall-both', { table: { headerRows: 1, dontBreakRows: true, widths: ['*'], body: [[{ text: `رأس ${words(400)}` }], [words(700)], ['أخير']] } }, {}, 40);
    expect(lost(half, 700)).toEqual([]);
    expect(half.find('أخير').text).toBe('أخير');
  });
  it('header rows themselves', async () => {
    const page = await sheet('tall-header', { table: { headerRows: 1, widths: ['*'], body: [[words(1500)], ['أخير']] } }, {}, 40);
    expect(lost(page, 1500)).toEqual([]);
    expect(page.find('أخير').page).toBe(page.pages);
  });
  it('a table whose header leaves no room for a line', async () => {
    const page = await sheet('tall-lines', ['قبل', { unbreakable: true, stack: ['كتلة'] }, { table: { headerRows: 1, widths: ['*'], body: [[{ text: 'رأ', fontSize: 300 }], [{ text: 'سط', fontSize: 300 }]] } }], {}, 40);
    expect([page.find('رأ').page, page.find('سط').page]).toEqual([1, 2]);
  });
  it('a table whose header leaves no room for the table inside it', async () => {
    const page = await sheet('tall-nested', { table: { headerRows: 1, widths: ['*'], body: [[{ text: 'رأ', fontSize: 300 }], [{ table: { widths: ['*'], body: [[{ text: 'سط', fontSize: 300 }]] } }]] } }, {}, 40);
    expect([page.find('رأ').page, page.find('سط').page]).toEqual([1, 2]);
  });
  it('two tall blocks, one inside a table', async () => {
    const page = await sheet('tall-two', [{ unbreakable: true, stack: [words(1200)] }, { table: { widths: ['*'], body: [[{ unbreakable: true, stack: [words(1300)] }]] } }], {}, 40);
    expect(lost(page, 1300)).toEqual([]);
  });
  it('but a page header higher than its margin is a bug of the template, said aloud', async () => {
    await expect(createPrinter().print(definitionOf('س', 'س', { header: { stack: Array.from({ length: 9 }, () => 'سطر') } }))).rejects.toThrow(/header/);
  });
});

describe('ugly input, point 14', () => {
  const RLO = '\u202e', LRO = '\u202d';
  it('14 is printed, reported and contained', async () => {
    const cells: readonly (readonly [string, string])[] = [
      ['الاسم', iso(LONG_NAME)], ['العنوان', iso('رقم 12/4، زنقة 23، حي السلام/الشطر 2، الجديدة 24000')], ['التعيين', iso('شاشة 24" HDMI/VGA')], ['الكمية', iso('١٢٣٫٤٥ درهم — ۱۲۳')],
      ['رمز', 'مسرور 😀👨‍👩‍👧 جدا'], ['كتابة', 'اسمه 漢ก\u200d漢\u200dก جدا'], ['علامة', 'قبل \u0651 بعد'], ['واصل', 'مـ\u200dحـ\u200cمد'], ['قلب', `قبل ${RLO}abc 123${LRO} بعد (نص)`], ['بعده', 'سطر عادي (1) abc'], ['قاطع', 'سطر\r\nثان\rثالث\u2028رابع\u000bخامس'],
      ['غريب', '\ud800 \u0000\u0007 \ufeff \u0085 \ue000 \u0334'],
    ];
    const page = await sheet('p14', [
      { text: `${RLO}Titre (A) حرف`, fontSize: 16 }, { text: 'Texte normal (suite) 123', direction: 'ltr' }, { table: { widths: [60, '*'], body: cells } }, { text: '٣٠ آلة بثمن ١٢٣٤٫٥٠ درهم (٪١٢)', margin: [0, 10] },
      { table: { headerRows: 1, dontBreakRows: true, widths: [30, '*', 40], body: [['ر', 'التعيين', 'ك'], ...rows(60, n => [String(n + 1), `تجهيز رقم ${n + 1} "طراز/${n}"`, '1'])] } },
    ], { watermark: { text: 'نسخة (للتجربة)', opacity: 0.15, bold: true } }, 70);
    const text = textOf(page.file), lines = page.lines.map(line => line.pieces.map(piece => piece.text).join(''));
    for (const whole of ['Texte normal (suite) 123', 'سطر عادي (1) abc', 'abc 123', '(نص)', '24"', 'HDMI/VGA', '١٢٣٫٤٥']) expect(text).toContain(whole);
    for (const broken of ['سطر', 'ثان', 'ثالث', 'رابع', 'خامس']) expect(lines).toContain(broken);
    const digits = page.find('١٢٣٤');
    expect([digits.level, digits.codePoints.flat()[0]]).toEqual([2, 0x661]);
    expect(page.missing.map(({ codePoint }) => codePoint)).toEqual(expect.arrayContaining([0x6f22, 0xe01, 0xe000]));
    expect(page.missing.some(({ codePoint }) => codePoint === 0x1f600)).toBe(false);
    expect(page.missing.filter(({ codePoint }) => codePoint === 0xe01)).toHaveLength(1);
    expect(page.missing.find(({ codePoint }) => codePoint === 0xe01)?.text).toContain('اسمه');
    expect(page.find('اسمه').line.pieces.filter(piece => piece.family === 'Symbols').flatMap(piece => piece.codePoints.flat()).filter(code => code !== 32)).toHaveLength(2); // 漢, and three joined as if one emoji
    expect(page.find('مسرور').line.pieces.filter(piece => piece.family === 'Emoji').flatMap(piece => piece.gids)).toHaveLength(2);
    for (const typed of ['😀', '👨‍👩‍👧']) expect(text).toContain(typed);
    expect(page.pieces.some(piece => piece.gids.includes(0))).toBe(false);
    expect(page.pieces.some(piece => piece.codePoints.flat().includes(0x25cc))).toBe(true);
    for (const line of page.lines) { expect(rightOf(line)).toBeLessThanOrEqual(RIGHT + 0.2); expect(leftOf(line)).toBeGreaterThanOrEqual(LEFT - 0.2); }
    expect(new Set(page.pieces.filter(piece => piece.text === 'التعيين').map(piece => piece.page)).size).toBe(page.pages);
  });
  it('14 a line end in a text that must not wrap is a space', async () => {
    const page = await sheet('p14-nowrap', { text: 'سطر\nثان\u2028ثالث', noWrap: true }, {}, 0);
    expect(page.lines.map(line => line.pieces.map(piece => piece.text.trim()))).toEqual([['ثالث', 'ثان', 'سطر']]);
  });
  it('14 an override cannot flip the rest: the line reads as if it were not there', async () => {
    const [flipped, plain] = [await sheet('p14-override', `قبل ${RLO}abc 123${LRO} بعد (نص)`), await sheet('p14-plain', 'قبل abc 123 بعد (نص)', {}, 0)];
    expect(flipped.pieces.map(({ text, x }) => [text, x])).toEqual(plain.pieces.map(({ text, x }) => [text, x]));
  });
  it('shapes the watermark and draws it in one tone: joined letters overlap', async () => {
    const page = await sheet('watermark', ' ', { watermark: { text: 'مسودة', opacity: 0.2, fontSize: 120, angle: 0, bold: true } });
    expect(textOf(page.file)).toBe('مسودة');
    const pixels = bitmapOf(page.file, 50).subarray(15), tones = [...new Set(pixels)].sort((a, b) => a - b); // after the header P6 413 585 255
    expect(tones[0]).toBeGreaterThanOrEqual(200); // black at 0.2 is 204; two layers of it are 163
    expect(tones[0]).toBeLessThan(210);
  });
});
