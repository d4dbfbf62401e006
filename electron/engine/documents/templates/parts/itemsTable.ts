import type { Item } from '#shared/domain/ceremonyPapers.ts';
import { embedded, iso, ltr } from '#shared/domain/common/isolate.ts';
import type { Bilingual } from '#shared/domain/common/bilingual.ts';
import { langsOf, type PaperLang } from '#shared/domain/papers.ts';
import { message, type Lang } from '#shared/i18n/index.ts';
import type { Content, Table, TableLayout, Text } from '../../definition.ts';
import { inLangs } from './facing.ts';
import { cell, COLOUR, directionOf, drop, figure, label, PAGE, SIZE, startOf } from './theme.ts';
import { brief, code, DASH, typed } from './values.ts';

/* What was handed over, without its price: head repeated on each page, rows never split, a total never alone. */
const COLUMNS = 5, SIDE = 3, TOP = 1.6, BOTTOM = 2.4;
/** Number, designation, serial number, inventory number, quantity; the designation takes what is left. */
const FIXED = [14, null, 80, 76, 46] as const;
const WIDTHS = FIXED.map(width => width ?? PAGE.inner - COLUMNS * 2 * SIDE - FIXED.reduce<number>((sum, one) => sum + (one ?? 0), 0));
const emptyCells = (count: number): Content[] => Array.from({ length: count }, () => '');
const rules = (lineWidth: (rule: number) => number, lineColor: (rule: number) => string): TableLayout => ({
  hLineWidth: lineWidth, vLineWidth: () => 0, hLineColor: lineColor, paddingLeft: () => SIDE, paddingRight: () => SIDE, paddingTop: () => TOP, paddingBottom: () => BOTTOM,
});
const HEADS = ['items.number', 'items.designation', 'items.serial', 'items.inventory', 'items.quantity'] as const;

/** A head in the paper's language, or in both, one under the other. */
export const columnHead = (say: (lang: Lang) => string, lang: PaperLang): Text => label(langsOf(lang).map(one => iso(say(one))).join('\n'), { bold: true, color: COLOUR.ink, alignment: 'center', verticalAlignment: 'middle', fillColor: COLOUR.tint, lineHeight: 0.95 });

/** @param total the sentence that stands under the goods, over their whole width: a sum belongs to no column of theirs */
export function itemsTable(items: readonly Item[], lang: PaperLang, total?: (lang: Lang) => string): Table {
  const head = HEADS.map(key => columnHead(one => message(one, key), lang));
  const rows = items.length === 0 ? [[cell(langsOf(lang).map(one => message(one, 'items.none')).join(' · '), { alignment: 'center', colSpan: COLUMNS, color: COLOUR.grey }), ...emptyCells(COLUMNS - 1)]] : items.map((item, i) => itemCells(item, i + 1, lang));
  const tail = total === undefined ? [] : [...rows.splice(-1), [totalCell(total, lang), ...emptyCells(COLUMNS - 1)]];
  // the last line and the total are one row of the table, itself a table of the same widths
  const nested: Content[][] = tail.length === 0 ? [] : [[{
    colSpan: COLUMNS, margin: [-SIDE, -TOP, -SIDE, -BOTTOM], table: { widths: WIDTHS, body: tail, dontBreakRows: true }, layout: rules(rule => (rule === tail.length - 1 ? 0.6 : 0), () => COLOUR.ink),
  }, ...emptyCells(COLUMNS - 1)]];
  const body = [head, ...rows, ...nested], isEdge = (rule: number): boolean => rule === 0 || rule === body.length;
  return {
    direction: directionOf(lang), table: { headerRows: 1, keepWithHeaderRows: 1, dontBreakRows: true, widths: WIDTHS, body },
    layout: { ...rules(rule => (isEdge(rule) ? 0.9 : rule === 1 ? 0.6 : 0.35), rule => (isEdge(rule) || rule === 1 ? COLOUR.ink : COLOUR.hair)), hLineWhenBroken: true },
  };
}
function totalCell(total: (lang: Lang) => string, lang: PaperLang): Content {
  const [first, second] = langsOf(lang).map((one): Text => cell(embedded(total(one)), { bold: true, direction: directionOf(one), alignment: startOf(one), width: '*' }));
  return second === undefined ? { ...first, text: first?.text ?? '', colSpan: COLUMNS } : { columns: [first ?? '', second], colSpan: COLUMNS };
}
/** Things named where a page has no table of them, and letters of each name. */
const NAMED = 4, LETTERS = 44;
/**
 * What signatures on a page of their own belong to: the paper's number, the person, and the goods or as many of them as a line holds.
 * @param paper the paper's name
 */
export function belongsTo({ paper, reference, name, items }: { readonly paper: (lang: Lang) => string; readonly reference: string | null; readonly name: Bilingual; readonly items: readonly Item[] }, lang: PaperLang): Content {
  const rest = items.length - NAMED <= 1 ? 0 : items.length - NAMED, named = rest === 0 ? items : items.slice(0, NAMED);
  const list = (one: Lang): string => named.map(({ designation }) => brief(designation, one, LETTERS)).join(message(one, 'items.separator'));
  const line = (one: Lang): string => message(one, 'items.belongs', { paper: paper(one), hasReference: reference === null ? 'no' : 'yes', reference: ltr(reference ?? ''), name: typed(name, one) || DASH, hasItems: items.length === 0 ? 'no' : 'yes', list: list(one), rest });
  return {
    margin: [0, 0, 0, 8], table: { widths: ['*'], body: [[inLangs(lang, one => ({ text: line(one), fontSize: SIZE.cell - (one === 'fr' ? 0.6 : 0), lineHeight: 0.78 }))]] },
    layout: { hLineWidth: () => 0.6, vLineWidth: () => 0.6, hLineColor: () => COLOUR.rule, vLineColor: () => COLOUR.rule, paddingLeft: () => 6, paddingRight: () => 6, paddingTop: () => 1, paddingBottom: () => 3 },
  };
}
function itemCells({ designation, brandModel, serial, inventoryNumber, quantity, unit }: Item, number: number, lang: PaperLang): Content[] {
  const top = { margin: [0, drop(SIZE.cell, SIZE.figure), 0, 0] } as const, langs = langsOf(lang), model = code(brandModel);
  const names = [...new Set(langs.map(one => typed(designation, one) || DASH))].map((text, i): Text => cell(text, { alignment: startOf(langs[i] ?? 'ar'), direction: directionOf(langs[i] ?? 'ar'), ...(lang === 'both' && { fontSize: SIZE.cell - (i === 0 ? 0.3 : 0.8) }) }));
  const units = [...new Set(langs.map(one => typed(unit, one)).filter(Boolean))].join(' · ');
  const value = (text: string): Content => ({ stack: [label(code(text) || DASH, { fontSize: 7.6, color: COLOUR.ink, alignment: 'center' })], ...top });
  return [
    figure(String(number), { alignment: 'center', ...top }),
    { stack: [names.length > 1 ? { columns: names.map(name => ({ ...name, width: '*' })), columnGap: 8 } : names[0] ?? '', ...(model ? [label(model, { fontSize: 6.9, lineHeight: 0.9, alignment: startOf(lang), ...(lang !== 'fr' && { margin: [0, 2, 0, 0] as const }) })] : [])] },
    value(serial), value(inventoryNumber),
    { ...top, stack: [figure(String(quantity), { alignment: 'center', lineHeight: 0.9 }), ...(units ? [label(units, { fontSize: 6.9, lineHeight: 0.9, alignment: 'center' })] : [])] },
  ];
}
