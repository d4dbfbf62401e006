import { inLanguage, isEmpty, type Bilingual } from '#shared/domain/common/bilingual.ts';
import { ltr } from '#shared/domain/common/isolate.ts';
import { figures, times, type Centimes } from '#shared/domain/common/money.ts';
import { totalOf, type EquipmentLine } from '#shared/domain/handover.ts';
import { langsOf, type PaperLang } from '#shared/domain/papers.ts';
import { message, type Lang } from '#shared/i18n/index.ts';
import type { Content, Table, TableLayout, Text } from '../../definition.ts';
import { cell, COLOUR, directionOf, drop, figure, label, leading, PAGE, SIZE, startOf } from './theme.ts';
import { code, DASH, inAll, typed } from './values.ts';

/* The goods of one certificate: head repeated on each page, rows never split, the total never alone. */

const COLUMNS = 8, SIDE = 2.5, TOP = 1.2, BOTTOM = 1.8;
/** Number, designation, serial and inventory, quantity, unit price, total, condition, purchase; the designation takes what is left. */
const FIXED = [14, null, 76, 34, 54, 58, 34, 67] as const;
const free = PAGE.inner - COLUMNS * 2 * SIDE - FIXED.reduce<number>((sum, width) => sum + (width ?? 0), 0);
const WIDTHS = FIXED.map(width => width ?? free);

const emptyCells = (count: number): Content[] => Array.from({ length: count }, () => '');
const rules = (lineWidth: (rule: number) => number, lineColor: (rule: number) => string, air: number): TableLayout => ({
  hLineWidth: lineWidth, vLineWidth: () => 0, hLineColor: lineColor, paddingLeft: () => SIDE, paddingRight: () => SIDE, paddingTop: () => TOP + air, paddingBottom: () => BOTTOM + air,
});

/** The table by the points of air added above and below each row, where the page has room; its cells are made once. */
export function equipmentTable(lines: readonly EquipmentLine[], lang: PaperLang): (air: number) => Table {
  const rows = lines.map((line, i) => lineCells(line, i + 1, lang)), tail = [...rows.splice(-1), totalCells(totalOf(lines), lang)];
  // the last line and the total are one row of the table, itself a table of the same widths
  const nested = (air: number): Table => ({
    colSpan: COLUMNS, margin: [-SIDE, -TOP - air, -SIDE, -BOTTOM - air], table: { widths: WIDTHS, body: tail, dontBreakRows: true },
    layout: rules(rule => (rule === tail.length - 1 && rule > 0 ? 0.6 : 0), () => COLOUR.ink, air),
  });
  const body = [HEADS.map(name => headCell(name, lang)), ...rows], isEdge = (rule: number): boolean => rule === 0 || rule === body.length + 1;
  return air => ({
    direction: directionOf(lang),
    table: { headerRows: 1, keepWithHeaderRows: 1, dontBreakRows: true, widths: WIDTHS, body: [...body, [nested(air), ...emptyCells(COLUMNS - 1)]] },
    layout: { ...rules(rule => (isEdge(rule) ? 0.9 : rule === 1 ? 0.6 : 0.35), rule => (isEdge(rule) || rule === 1 ? COLOUR.ink : COLOUR.hair), air), hLineWhenBroken: true },
  });
}
const HEADS = ['columnNumber', 'columnDesignation', 'columnSerial', 'columnQuantity', 'columnUnitPrice', 'columnTotal', 'columnCondition', 'columnPurchase'] as const;
/** Arabic over French where the table has both. */
function headCell(name: (typeof HEADS)[number], lang: PaperLang): Content {
  const style = { bold: true, color: COLOUR.ink, alignment: 'center', lineHeight: 0.95 } as const;
  const [first = '', second] = langsOf(lang).map(one => message(one, `handoverCertificate.${name}`));
  const text: Text = label(first, { ...style, verticalAlignment: 'middle', fillColor: COLOUR.tint });
  return second === undefined ? text : { stack: [label(first, { ...style, direction: 'rtl' }), label(second, { ...style, bold: false, fontSize: 6.2, direction: 'ltr' })], verticalAlignment: 'middle', fillColor: COLOUR.tint };
}

const under = (text: string, style: Omit<Text, 'text'> = {}): Text => label(text, { fontSize: 6.9, lineHeight: 0.9, alignment: 'center', ...style });
/** What a value is in each language of the paper; once where it is the same in both. */
const inEach = (value: Bilingual, lang: PaperLang): string[] => [...new Set(langsOf(lang).map(one => typed(value, one)))].filter(Boolean);

function lineCells(line: EquipmentLine, number: number, lang: PaperLang): Content[] {
  const top = { margin: [0, drop(SIZE.cell, SIZE.figure), 0, 0] } as const, main = leading(lang);
  /** A value over others, all in the middle. */
  const pile = (value: string, below: readonly string[]): Content => ({ ...top, stack: [label(value || DASH, { fontSize: 7.3, lineHeight: 0.9, color: COLOUR.ink, alignment: 'center' }), ...below.filter(Boolean).map(one => under(one))] });
  const [name = DASH, otherName] = inEach(line.designation, lang), model = code(line.brandModel), state = line.condition, atStart = { alignment: startOf(lang) } as const;
  const [condition = DASH, otherCondition] = state === null ? [] : langsOf(lang).map(one => message(one, `handoverCertificate.condition_${state}`));
  return [
    figure(String(number), { alignment: 'center', ...top }),
    { stack: [
      cell(name, atStart), ...(otherName === undefined ? [] : [cell(otherName, { ...atStart, fontSize: SIZE.cell - 0.8, direction: 'ltr', margin: [0, 1, 0, 0] })]),
      ...(model ? [under(model, { ...atStart, ...(main === 'ar' && { margin: [0, 2, 0, 0] as const }) })] : []),
    ] },
    pile(code(line.serial), [code(line.inventoryNumber)]),
    { ...top, stack: [figure(String(line.quantity), { alignment: 'center', lineHeight: 0.9 }), ...inEach(line.unit, lang).map(unit => under(unit))] },
    figure(ltr(figures(line.unitPrice, main)), top),
    figure(ltr(figures(times(line.unitPrice, line.quantity), main)), { ...top, bold: true }),
    { ...top, stack: [label(condition, { alignment: 'center', color: COLOUR.ink }), ...(otherCondition === undefined ? [] : [under(otherCondition)])] },
    pile(code(line.purchaseReference), inEach(line.funder, lang)),
  ];
}
function totalCells(sum: Centimes, lang: PaperLang): Content[] {
  const size = 8.5, name = lang === 'both' ? cell(inAll(lang, 'handoverCertificate.totalShort'), { bold: true, colSpan: 5 }) : cell(message(lang, 'handoverCertificate.total'), { bold: true, colSpan: 5 });
  return [
    name, ...emptyCells(4),
    figure(ltr(figures(sum, leading(lang))), { bold: true, fontSize: size, margin: [0, drop(SIZE.cell, size), 0, 0] }), ...emptyCells(COLUMNS - 6),
  ];
}

/** What each funder pays, largest first; one funding may be shared line by line (domain.md §3). */
export function fundersNote(lines: readonly EquipmentLine[], lang: Lang): Text | null {
  if (lines.every(({ funder }) => isEmpty(funder))) return null;
  const groups = [...Map.groupBy(lines, ({ funder }) => inLanguage(funder, lang)).values()].map(group => ({ group, sum: totalOf(group) })).sort((a, b) => b.sum - a.sum);
  const list = groups.map(({ group, sum }) => message(lang, 'handoverCertificate.funderSum', {
    funder: (group[0] && typed(group[0].funder, lang)) || message(lang, 'handoverCertificate.funderUnknown'), sum: ltr(figures(sum, lang)),
  })).join(message(lang, 'handoverCertificate.funderSeparator'));
  return label(message(lang, 'handoverCertificate.funders', { count: groups.length, list }), { fontSize: 8, color: COLOUR.ink, margin: [0, 2, 0, 0] });
}
