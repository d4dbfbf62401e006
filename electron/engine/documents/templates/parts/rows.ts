import type { Bilingual } from '#shared/domain/common/bilingual.ts';
import { embedded } from '#shared/domain/common/isolate.ts';
import { langsOf, type PaperLang } from '#shared/domain/papers.ts';
import type { Lang } from '#shared/i18n/index.ts';
import type { Content, Inline, Margin, Table, TableLayout, Text } from '../../definition.ts';
import { facing } from './facing.ts';
import { cell, COLOUR, directionOf, drop, figure, label, leading, SIZE } from './theme.ts';
import { DASH, typed } from './values.ts';

/*
 * Tables of many rows, in one language or both: heads on tint that repeat, hairlines between rows that never split, plain
 * cells of one text each (a stack in a cell costs a long list dearly).
 */
const SIDE = 3, TOP = 0.8, BOTTOM = 2;
/** French under its Arabic, whose last letters reach down. */
const SECOND = 8.2;
export const OPEN = { lineHeight: 0.79 } as const;
/** Puts small type on the baseline of the words of its row. */
export const LEVEL = [0, drop(SIZE.cell, SIZE.figure), 0, 0] as const;

/** The words of a head, the second language under the first. */
export const head = (say: (lang: Lang) => string, lang: PaperLang, style: Omit<Text, 'text'> = {}): Text => {
  const [first, ...second] = langsOf(lang).map(say);
  const text: Inline = second.length === 0 ? first ?? '' : [first ?? '', ...second.map(words => ({ text: `\n${embedded(words)}`, bold: false, fontSize: SIZE.label - 0.5 }))];
  return label(text, { bold: true, color: COLOUR.ink, alignment: 'center', verticalAlignment: 'middle', fillColor: COLOUR.tint, lineHeight: 0.95, ...style });
};
/** Words of each language, the second under the first where it says something else. */
export function inBoth(say: (lang: Lang) => string, lang: PaperLang): Inline {
  const [first = '', second = ''] = langsOf(lang).map(say);
  if (first === '' || second === '' || first === second) return first || second || DASH;
  return [first, { text: `\n${second}`, fontSize: SECOND, lineHeight: 0.74 }];
}
/** A value that a person typed, in the paper's language or both. */
export const words = (value: Bilingual, lang: PaperLang, style: Omit<Text, 'text'> = {}): Text => cell(inBoth(one => typed(value, one), lang), lang === 'both' ? { ...OPEN, ...style } : style);
export const said = (say: (lang: Lang) => string, lang: PaperLang, style: Omit<Text, 'text'> = {}): Text => cell(inBoth(one => embedded(say(one)), lang), lang === 'both' ? { ...OPEN, ...style } : style);
/** A number or code in the middle of its column. */
export const small = (text: string, style: Omit<Text, 'text'> = {}): Text => label(text || DASH, { fontSize: SIZE.figure, color: COLOUR.ink, alignment: 'center', margin: LEVEL, ...style });
/** An amount, flush right. */
export const sum = (text: string, style: Omit<Text, 'text'> = {}): Text => figure(text, { margin: LEVEL, ...style });
export const empty = (count: number): Content[] => Array.from({ length: count }, () => '');
export const across = (content: Text, columns: number): Content[] => [{ ...content, colSpan: columns }, ...empty(columns - 1)];

/** Stands where a table has no row. */
export const noneRow = (say: (lang: Lang) => string, lang: PaperLang, columns: number): Content[] => across(said(say, lang, { alignment: 'center' }), columns);

/** Widths in points: those given, and what is left for `null`, shared. */
export function widthsOf(given: readonly (number | null)[], inner: number): number[] {
  const free = given.filter(one => one === null).length, left = inner - given.length * 2 * SIDE - given.reduce<number>((all, one) => all + (one ?? 0), 0);
  return given.map(one => one ?? left / free);
}
const layoutOf = (lineWidth: (rule: number) => number, lineColor: (rule: number) => string, air: number): TableLayout => ({
  hLineWidth: lineWidth, vLineWidth: () => 0, hLineColor: lineColor, paddingLeft: () => SIDE, paddingRight: () => SIDE, paddingTop: () => TOP + air, paddingBottom: () => BOTTOM + air, hLineWhenBroken: true,
});
/** @param titled the first row is a heading, with no rule over it and a strong one under it */
const edged = (rows: number, heads: number, air: number, titled = false): TableLayout => {
  const first = titled ? 1 : 0, isStrong = (rule: number): boolean => rule === first || rule === rows;
  return layoutOf(rule => (rule < first ? 0 : isStrong(rule) ? 0.9 : rule === heads ? 0.6 : 0.35), rule => (titled && rule === first ? COLOUR.deep : isStrong(rule) || rule === heads ? COLOUR.ink : COLOUR.hair), air);
};

/**
 * Rows that one page holds together, as one row of the table: itself a table of the same widths.
 * @param last the rule over the last row is that of a total; @param air that of the table
 */
export function kept(rows: readonly (readonly Content[])[], widths: readonly number[], last = false, air = 0): Content[] {
  const nested: Table = {
    colSpan: widths.length, margin: [-SIDE, -TOP - air, -SIDE, -BOTTOM - air], table: { widths, body: rows, dontBreakRows: true },
    layout: layoutOf(rule => (rule === 0 || rule === rows.length ? 0 : last && rule === rows.length - 1 ? 0.7 : 0.35), rule => (last && rule === rows.length - 1 ? COLOUR.ink : COLOUR.hair), air),
  };
  return [nested, ...empty(widths.length - 1)];
}
interface Rows {
  readonly heads: readonly (readonly Content[])[]; readonly body: readonly (readonly Content[])[]; readonly widths: readonly number[];
  /** Points each row has at least, in cells with rules between them: to be written in. */
  readonly writing?: number;
  /** Points added above and below each row, where the page has room. */
  readonly air?: number;
  /** The heading of a section, over the head of its table and repeated with it: it never stands alone. */
  readonly title?: Text;
}
export const rowsOf = ({ heads: own, body, widths, writing, air = 0, title }: Rows, lang: PaperLang, style: Omit<Table, 'table'> = {}): Table => {
  const heads = title === undefined ? own : [across({ ...title, margin: [-SIDE, 0, -SIDE, 0] }, widths.length), ...own];
  return {
    direction: directionOf(lang), ...style,
    table: { headerRows: heads.length, keepWithHeaderRows: 1, dontBreakRows: true, widths, body: [...heads, ...body], ...(writing !== undefined && { heights: (row: number) => (row < heads.length ? 'auto' : writing) }) },
    layout: { ...edged(heads.length + body.length, heads.length, air, title !== undefined), ...(writing !== undefined && { vLineWidth: () => 0.35, vLineColor: () => COLOUR.hair }) },
  };
};
/** The heading of a part of a paper. */
export function heading(say: (lang: Lang) => string, lang: PaperLang, style: Omit<Text, 'text'> = {}): Text {
  const size = SIZE.value[leading(lang)] + 1, [first = '', second] = langsOf(lang).map(say);
  return { text: second === undefined ? first : [first, { text: `\n${embedded(second)}`, fontSize: size - 2.4, lineHeight: 0.74 }], bold: true, color: COLOUR.deep, fontSize: size, lineHeight: 0.82, ...style };
}
/** The same on one line, where the table has the width. */
export function headingAcross(say: (lang: Lang) => string, lang: PaperLang, style: Omit<Text, 'text'> = {}): Text {
  const size = SIZE.value[leading(lang)] + 1, [first = '', second] = langsOf(lang).map(say);
  return { text: second === undefined ? first : [embedded(first), { text: `\u00a0\u00a0·\u00a0\u00a0${embedded(second)}`, fontSize: size - 2.4 }], bold: true, color: COLOUR.deep, fontSize: size, lineHeight: 0.82, ...style };
}
/** Notes under a table, one after the other; both languages side by side. */
export function notes(all: readonly ((lang: Lang) => string)[], lang: PaperLang, margin: Margin): Content[] {
  if (all.length === 0) return [];
  const side = (one: Lang): Text => label(all.map(say => say(one)).join(' '), { fontSize: 7.6, color: COLOUR.ink, alignment: one === 'ar' ? 'right' : 'left' });
  return [lang === 'both' ? { margin, stack: [facing([[side('ar'), side('fr')]], { rowGap: 0 })] } : { ...side(lang), margin }];
}
