import { describe, expect, it } from 'vitest';
import { facing } from '#electron/engine/documents/templates/parts/facing.ts';
import type { Content } from '#electron/engine/documents/definition.ts';
import { fontFiles } from '#electron/engine/documents/fonts.ts';
import { ltr } from '#shared/domain/common/isolate.ts';
import { endOf, leftOf, LEFT, openFont, RIGHT, rightOf, sheet, wordsOf } from './engine/lab.ts';
import { AMOUNT, LONG_WORD, PARAGRAPH, PARAGRAPH_FR } from './engine/sample.ts';

const descending = (values: readonly number[]): boolean => values.every((value, i) => i === 0 || value < (values[i - 1] ?? 0));
const numbered = (count: number, row: (n: number) => readonly Content[]): (readonly Content[])[] => Array.from({ length: count }, (_, i) => row(i));

describe('7 tables', () => {
  const spans: readonly (readonly Content[])[] = [
    [{ text: 'مدى', rowSpan: 2 }, 'برج', 'جيم', 'دال'],
    ['', 'باب', { text: 'كبير', rowSpan: 2, colSpan: 2 }, ''],
    ['أرز', 'بيت', '', ''],
    ['أمل', { colSpan: 2, table: { widths: ['auto', 'auto'], body: [['داخلي', 'خارجي'], [{ text: 'داخل كامل', colSpan: 2 }, '']] } }, '', 'ديك'],
  ];
  const printed = sheet('p07', {
    table: {
      headerRows: 1, dontBreakRows: true, widths: [60, '*', 60, 90],
      body: [['الأول', 'الثاني', 'الثالث', 'الرابع'].map(text => ({ text, bold: true })), ...spans,
        ...numbered(60, n => [String(n + 1), `آلة خياطة رقم ${ltr(`SN-${1000 + n}`)} مع لوازمها الكاملة وكرسي وطاولة`, '1', '8.750,50']),
        [{ text: 'المجموع', colSpan: 3, bold: true }, '', '', '525.030,00']],
    },
  }, {}, 70);

  it('7 logical column 1 has the largest x; a colSpan of 3 covers the right side', async () => {
    const page = await printed;
    expect(descending(['الأول', 'الثاني', 'الثالث', 'الرابع'].map(text => page.find(text).x))).toBe(true);
    const sum = page.find('المجموع'), total = page.find('525.030');
    expect(Math.abs(endOf(sum) - (RIGHT - 5))).toBeLessThan(2);
    expect(endOf(total)).toBeLessThan(LEFT + 110);
  });
  it('7 header rows repeat on every page and rows do not split', async () => {
    const page = await printed, headed = new Set(page.pieces.filter(piece => piece.text.includes('الرابع')).map(piece => piece.page));
    expect(page.pages).toBeGreaterThan(1);
    expect(headed.size).toBe(page.pages);
    for (let n = 0; n < 60; n++) {
      const serial = page.find(`SN-${1000 + n}`);
      expect(page.pieces.some(piece => piece.page === serial.page && Math.abs(piece.y - serial.y) < 0.6 && piece.text === '8.750,50'), `row ${n} is whole`).toBe(true);
    }
  });
  it('7 rowSpan and colSpan cells stand in their logical columns, no rule crosses them', async () => {
    const page = await printed, [tall, third, big, gate] = [page.find('مدى'), page.find('أرز'), page.find('كبير'), page.find('باب')];
    expect(endOf(tall)).toBeCloseTo(endOf(third), 1);
    expect(endOf(big)).toBeCloseTo(endOf(page.find('جيم')), 1);
    expect(gate.y).toBeGreaterThan(tall.y);
    expect(page.find('بيت').y).toBeGreaterThan(gate.y);
    const rules = page.shapes.filter(shape => shape.type === 'line');
    expect(rules.length).toBeGreaterThan(100);
    expect(rules.filter(({ page: at, x, y, width, height }) => at === tall.page && height < 0.01 && y > tall.y + 5 && y < gate.y && x < tall.x && x + width > tall.x)).toEqual([]);
    for (const { x, width } of page.shapes) { expect(x).toBeGreaterThanOrEqual(LEFT - 0.6); expect(x + width).toBeLessThanOrEqual(RIGHT + 0.6); }
  });
  it('7 a table inside a cell runs right to left on the right of its cell', async () => {
    const page = await printed, [first, second, whole] = [page.find('داخلي'), page.find('خارجي'), page.find('داخل ')];
    expect(first.x).toBeGreaterThan(second.x);
    expect(RIGHT - 60 - 9 - 11 - endOf(first)).toBeLessThan(9);
    expect(endOf(whole)).toBeCloseTo(endOf(first), 0);
  });
  it('7 a table of automatic widths stands on the right of every page, with its rules', async () => {
    const page = await sheet('p07-auto', { table: { headerRows: 1, dontBreakRows: true, widths: ['auto', 'auto'], body: [['رأس', 'ثان'], ...numbered(60, n => ['سطر', `قيمة ${n}`])] } }, {}, 50);
    const first = page.pieces.filter(piece => piece.text === 'سطر' || piece.text.includes('رأس'));
    expect(page.pages).toBeGreaterThan(1);
    expect(first).toHaveLength(60 + page.pages);
    for (const piece of first) expect(endOf(piece)).toBeCloseTo(RIGHT - 5, 0);
    for (const { x, width } of page.shapes) expect(x + width).toBeLessThanOrEqual(RIGHT + 0.6);
  });
  it('7 so does one of percentages; one of stars fills the width', async () => {
    const edges = async (widths: readonly string[]): Promise<number[]> => {
      const { shapes } = await sheet('p07-widths', { table: { widths, body: [['أ', 'ب']] } }, {}, 0);
      return [Math.round(Math.min(...shapes.map(shape => shape.x))), Math.round(Math.max(...shapes.map(shape => shape.x + shape.width)))];
    };
    expect(await edges(['30%', '20%'])).toEqual([Math.round((LEFT + RIGHT) / 2), Math.round(RIGHT)]);
    expect(await edges(['*', '*'])).toEqual([LEFT, Math.round(RIGHT)]);
  });
  const starAndTwo: readonly (readonly Content[])[] = [[{ text: 'مدى', colSpan: 3 }, '', ''], ['أ', 'ب', 'ج']];
  it.each<readonly [string, Content, number, number]>([
    ['within margins', { margin: { start: 30, end: 100 }, table: { widths: ['*', 50, 40], body: starAndTwo } }, LEFT + 100, RIGHT - 30],
    ['in a column', { columns: [{ width: 200, table: { widths: ['*', '*', '*'], body: starAndTwo } }, 'نص'] }, RIGHT - 200, RIGHT],
    ['in a cell', { layout: 'noBorders', table: { widths: [200], body: [[{ table: { widths: ['*', 30, '*'], body: starAndTwo } }]] } }, RIGHT - 200, RIGHT],
    ['in a cell of a narrow table in a list', { ul: [{ layout: 'noBorders', table: { widths: ['auto', 150], body: [[{ table: { widths: ['*', '*', '*'], body: starAndTwo } }, 'نص']] } }] }, 0, RIGHT],
    ['beside fixed columns in a block with margins', { margin: [60, 0, 20, 0], stack: [{ table: { widths: [70, '*', 70], body: starAndTwo } }] }, LEFT + 60, RIGHT - 20],
    ['of one star that a long word widens', { columns: [{ width: 60, table: { widths: ['*', 'auto', '*'], body: [['أ', LONG_WORD, 'ب'], [{ text: 'مدى', colSpan: 3 }, '', '']] } }, 'نص'] }, RIGHT - 60, RIGHT],
  ])('7 a table with stars stands at the right of its place: %s', async (_, content, left, right) => {
    const page = await sheet('p07-stars', content, {}, 0), rules = page.shapes.filter(shape => shape.type === 'line');
    const [from, to] = [Math.min(...rules.map(rule => rule.x)), Math.max(...rules.map(rule => rule.x + rule.width))];
    expect(Math.abs(to - right)).toBeLessThan(left === 0 ? 17 : 0.6); // a list's own gap and the cell's padding
    if (left) expect(Math.abs(from - left)).toBeLessThan(1);
    expect(Math.abs(to - 5 - endOf(page.find('مدى')))).toBeLessThan(1);
    const cells = ['أ', 'ب'].map(text => page.find(text).x);
    expect(descending(cells)).toBe(true);
  });
  it('7 borders and layout functions keep their logical columns', async () => {
    const seen = new Set<number>();
    const page = await sheet('p07-layout', {
      table: { widths: [50, 50], body: [[{ text: 'أ', border: [true, false, false, false] }, { text: 'ب', border: [false, false, false, false] }]] },
      layout: { fillColor: (_row, _node, column) => (column === 0 ? '#dddddd' : null), vLineWidth: rule => { seen.add(rule); return rule === 0 ? 3 : 1; }, paddingLeft: column => (column === 0 ? 20 : 4), paddingRight: () => 9 },
    });
    expect(seen).toEqual(new Set([0, 1, 2]));
    expect(RIGHT - 3 - 20 - endOf(page.find('أ'))).toBeCloseTo(0, 0); // the padding at the start of column 1
    const fill = page.shapes.find(shape => shape.filled);
    expect(fill?.width).toBeGreaterThan(50 + 20 + 9 - 0.5); // both paddings of column 1
    expect(fill?.width).toBeLessThan(50 + 20 + 9 + 3 + 1);
    expect(fill && fill.x + fill.width).toBeGreaterThan(page.find('أ').x);
    expect(fill && fill.x).toBeGreaterThan(endOf(page.find('ب')));
    const rules = page.shapes.filter(shape => shape.type === 'line'); // the one asked for: on the left of an ltr cell, on the right here
    expect(rules).toHaveLength(1);
    expect(rules[0]?.x).toBeGreaterThan(page.find('أ').x);
  });
  it('7 words too long for their columns break instead of pushing the table over the margin', async () => {
    const page = await sheet('p07-narrow', { table: { widths: ['*', 'auto', '*'], body: [[LONG_WORD.repeat(2), 'Constitutionnellement'.repeat(4), 'قصير']] } });
    for (const line of page.lines) { expect(leftOf(line)).toBeGreaterThanOrEqual(LEFT - 0.1); expect(rightOf(line)).toBeLessThanOrEqual(RIGHT + 0.1); }
    for (const { x, width } of page.shapes) { expect(x).toBeGreaterThanOrEqual(LEFT - 0.6); expect(x + width).toBeLessThanOrEqual(RIGHT + 0.6); }
    expect(page.lines.map(wordsOf).join('').length).toBe(LONG_WORD.length * 2 + 84 + 4);
  });
});

describe('cells, lists, columns: points 9, 10 and facing paragraphs', () => {
  it('9: a noWrap cell starts on the right and shrinks; an over-long word breaks with its joining forms; nothing overflows', async () => {
    const page = await sheet('p09', { table: { widths: [80, 110, '*'], body: [[LONG_WORD, { text: 'الاسم الكامل للمستفيد من البرنامج', noWrap: true }, { text: 'قصير جدا', noWrap: true }]] } }, {}, 130);
    const words = ['الاسم', 'الكامل', 'للمستفيد'].map(text => page.find(text));
    expect(descending(words.map(word => word.x))).toBe(true);
    expect(words[0]?.fontSize).toBeLessThan(13);
    expect(words[0]?.fontSize).toBeGreaterThanOrEqual(6.5);
    const parts = page.lines.filter(line => line.x > 400 && LONG_WORD.includes(wordsOf(line)));
    expect(parts.map(wordsOf).join('')).toBe(LONG_WORD);
    expect(parts.length).toBeGreaterThan(2);
    for (const line of page.lines) expect(rightOf(line) - leftOf(line), wordsOf(line)).toBeLessThanOrEqual(line.room + 0.1);
    expect(page.pieces.some(piece => piece.codePoints.some(codes => codes.includes(0x200d)))).toBe(false);
  });

  it('9: at every cut both letters keep the forms of the whole word', async () => {
    const font = openFont(fontFiles().Amiri.normal), word = 'المستفيدينبمحيطهم', free = /[اأإآدذرزوةى]$/, ZWJ = '\u200d';
    const formsOf = (text: string): number[] => font.layout(text).glyphs.map(glyph => glyph.id).filter(id => id !== 1); // fontkit draws a joiner as the space, glyph 1
    let joinedCuts = 0;
    for (const width of [35, 40, 45, 50, 55, 60]) {
      const page = await sheet('p09-cuts', { table: { widths: [width], body: [[word]] } }, {}, 0), parts = page.lines.map(wordsOf);
      expect(parts.join('')).toBe(word);
      for (const [i, part] of parts.entries()) {
        const before = i > 0 && !free.test(parts[i - 1] ?? ''), after = i < parts.length - 1 && !free.test(part);
        expect(page.lines[i]?.pieces.flatMap(piece => piece.gids), `${width}: ${part}`).toEqual(formsOf((before ? ZWJ : '') + part + (after ? ZWJ : '')));
        if (after) joinedCuts++;
      }
    }
    expect(joinedCuts).toBeGreaterThan(3);
  });

  it('10: markers stand on the right with a gap', async () => {
    const page = await sheet('p10', [
      { ol: Array.from({ length: 12 }, (_, i) => (i === 3 ? PARAGRAPH : `البند رقم ${i + 1} من القائمة`)) },
      { ul: ['نقطة أولى', 'نقطة Deux ثانية', { ol: ['داخلية', 'أخرى'] }] },
      { ul: ['دائرة'], type: 'circle' }, { ul: ['مربع'], type: 'square' },
      { direction: 'ltr', ol: ['un', 'deux'], margin: [0, 10] },
    ], {}, 70);
    const markers = page.lines.filter(line => line.rtl && /^[\d.\s]+$/.test(wordsOf(line)));
    for (let n = 1; n <= 12; n++) {
      const marker = markers.find(line => line.pieces.some(piece => piece.text.trim() === String(n)));
      const text = page.lines.find(line => line !== marker && line.page === marker?.page && Math.abs(line.y - (marker?.y ?? 0)) < 1.5);
      expect(marker && text, `item ${n}`).toBeDefined();
      if (!marker || !text) continue;
      expect(leftOf(marker) - rightOf(text)).toBeGreaterThan(2);
      expect(leftOf(marker) - rightOf(text)).toBeLessThan(12);
      expect(rightOf(marker)).toBeLessThanOrEqual(RIGHT + 0.1);
    }
    for (const [type, word] of [['ellipse', 'أولى'], ['ellipse', 'دائرة'], ['rect', 'مربع']] as const) {
      const item = page.find(word), bullet = page.shapes.find(shape => shape.type === type && shape.y > item.y && shape.y < item.y + 20);
      expect(bullet && bullet.x, word).toBeGreaterThan(endOf(item));
      expect(bullet && bullet.x + bullet.width).toBeLessThanOrEqual(RIGHT + 0.1);
    }
    const french = page.find('deux'), two = page.lines.find(line => !line.rtl && wordsOf(line).startsWith('2'));
    expect(two && rightOf(two)).toBeLessThan(french.x);
  });

  it.each<readonly [string, Content]>([['disc', { ul: [{ table: { widths: ['*', '*'], body: [['أول', 'ثان']] } }] }], ['number', { ol: [{ table: { widths: ['*', '*'], dontBreakRows: true, body: [['أول', 'ثان']] } }] }], ['before columns', { ol: [{ columns: ['أول', 'ثان'] }] }]])('10: the marker of an item that is a table or columns stands right of all of it, and left of it in French: %s', async (_, content) => {
    for (const direction of ['rtl', 'ltr'] as const) {
      const page = await sheet('p10-table', [{ direction, stack: [content] }], {}, 0);
      const bullet = page.shapes.find(shape => shape.type === 'ellipse') ?? page.lines.find(line => /1/.test(wordsOf(line))), [first, second] = [page.find('أول'), page.find('ثان')];
      const at = bullet && ('pieces' in bullet ? leftOf(bullet) : bullet.x), rules = page.shapes.filter(shape => shape.type === 'line');
      if (direction === 'rtl') expect(at).toBeGreaterThan(Math.max(endOf(first), ...rules.map(rule => rule.x + rule.width)));
      else expect(at).toBeLessThan(Math.min(first.x, ...rules.map(rule => rule.x)));
      expect(first.x > second.x).toBe(direction === 'rtl');
    }
  });

  it.each(['rtl', 'ltr'] as const)('margins of start and end follow the direction of the block, %s', async direction => {
    const start = (x: { readonly x: number; readonly width: number }): number => (direction === 'rtl' ? RIGHT - x.x - x.width : x.x - LEFT), alignment = direction === 'rtl' ? 'right' : 'left';
    const page = await sheet(`margins-${direction}`, [
      { text: 'صفر', margin: { start: 30, end: 7, top: 20 } }, { text: 'أحد', style: 'inset' }, { text: 'ثان', style: 'more', margin: { top: 1 } }, { text: 'ثالث', style: ['inset', 'more'] },
      { direction: direction === 'rtl' ? 'ltr' : 'rtl', alignment: direction === 'rtl' ? 'left' : 'right', text: 'رابع', margin: { start: 30 } },
      { table: { widths: [100, '*'], body: [[{ text: 'خامس', margin: { start: 12 } }, { stack: ['سادس'], margin: { start: 9 } }]] } },
      { columns: [{ width: 100, text: 'سابع', margin: { start: 11 } }, { text: 'ثامن', margin: { start: 13 } }] },
      { ul: [{ text: 'تاسع', margin: { start: 14 } }, 'عاشر'], margin: { start: 40 } }, { text: [{ text: '123 ' }, 'حاد'], direction: 'auto', margin: { start: 50 } }, { text: 'dix', direction: 'auto', margin: { start: 50 } },
    ], { direction, defaultStyle: { fontSize: 13, alignment }, styles: { inset: { margin: { start: 25 } }, more: { extends: 'inset', margin: { start: 35 } } } }, 60);
    expect(start(page.find('صفر'))).toBeCloseTo(30, 1);
    expect(page.find('صفر').y).toBeCloseTo(60, 1);
    expect(['أحد', 'ثان', 'ثالث'].map(text => Math.round(start(page.find(text))))).toEqual([25, 0, 35]);
    const other = page.find('رابع');
    expect(direction === 'rtl' ? other.x - LEFT : RIGHT - endOf(other)).toBeCloseTo(30, 1);
    expect(start(page.find('خامس'))).toBeCloseTo(12 + 5, 0);
    expect(start(page.find('سادس'))).toBeCloseTo(100 + 9 + 14, 0);
    expect(start(page.find('سابع'))).toBeCloseTo(11, 1);
    expect(start(page.find('ثامن'))).toBeCloseTo(113, 1);
    expect(start(page.find('تاسع')) - start(page.find('عاشر'))).toBeCloseTo(14, 1);
    const bullets = page.shapes.filter(shape => shape.type === 'ellipse').map(start);
    expect((bullets[0] ?? 0) - (bullets[1] ?? 0)).toBeCloseTo(14, 1); // the marker goes with its item
    expect(bullets[1]).toBeGreaterThan(39);
    expect(page.lines.find(line => wordsOf(line).includes('حاد'))?.room).toBeCloseTo(RIGHT - LEFT - 50, 1);
    if (direction === 'rtl') expect(endOf(page.find('123'))).toBeCloseTo(RIGHT - 50, 0); else expect(page.find('dix').x).toBeCloseTo(LEFT + 50, 0);
  });

  it('columns start on the right in a right-to-left document, on the left in a left-to-right one', async () => {
    const page = await sheet('columns', [{ columns: ['يمين', 'وسط', 'يسار'] }, { direction: 'ltr', stack: [{ columns: ['gauche', 'droite'] }] }, { columns: ['بعد', 'قبل'] }]);
    expect(descending(['يمين', 'وسط', 'يسار'].map(text => page.find(text).x))).toBe(true);
    expect(page.find('gauche').x).toBeLessThan(page.find('droite').x);
    expect(page.find('بعد').x).toBeGreaterThan(page.find('قبل').x); // what stood inside a left-to-right block leaves no trace
  });

  it('facing paragraphs start at equal heights, Arabic on the right, both justified', async () => {
    const page = await sheet('p15', facing([[PARAGRAPH, PARAGRAPH_FR], [`المادة 1: ${AMOUNT}`, `Article 1 : (رقم) ${PARAGRAPH_FR}`], ['توقيع المدير', 'Signature du directeur']], { style: { alignment: 'justify' } }));
    for (const [arabic, french] of [['يشهد', 'Le '], ['المادة', 'Article'], ['توقيع', 'Signature']] as const) {
      expect(page.find(arabic).y).toBeCloseTo(page.find(french).y, 0);
      expect(page.find(arabic).x).toBeGreaterThan(300);
      expect(page.find(french).x).toBeLessThan(300);
    }
    const [arabic, french] = [page.lines.filter(line => line.rtl), page.lines.filter(line => !line.rtl)];
    expect(Math.min(arabic.length, french.length)).toBeGreaterThan(8);
    for (const line of arabic) expect(rightOf(line)).toBeCloseTo(RIGHT, 0);
    for (const line of french) expect(leftOf(line)).toBeCloseTo(LEFT, 0);
  });
});
