import type { PaperLang } from '#shared/domain/papers.ts';
import type { Lang } from '#shared/i18n/index.ts';
import type { Alignment, Content, Direction, Inline, Span, Table, TableLayout, Text, TextStyle } from '../../definition.ts';

/* Page, colours, type and rules that all papers share. Points (1/72 inch). */
const width = 595.28, height = 841.89, side = 40;
export const PAGE = { width, height, left: side, right: side, top: 37, bottom: 60, inner: width - 2 * side } as const;
/** One deep green for headings, which a photocopier renders as dark grey; the tint stands behind heads only. */
export const COLOUR = { ink: '#000000', deep: '#16402f', grey: '#4a4a4a', rule: '#8c8c8c', hair: '#a6a6a6', tint: '#f1f0ea' } as const;
/** Amiri for what is read; Plex for labels, codes and the figures of tables, which it sets at one width. */
export const SIZE = { title: { ar: 20, fr: 17.5 }, body: { ar: 11, fr: 10.2 }, value: { ar: 10.8, fr: 10 }, cell: 9.8, figure: 7.9, label: 7.2, foot: 6.9 } as const;
/** Amiri's own line is 1.76 em high, too open for a paper. */
const LEADING = { body: { ar: 0.82, fr: 0.79 }, cell: 0.74 } as const;
const ASCENT = { Amiri: 1.124, Plex: 1.085 } as const;

/** The language that leads a paper: Arabic where it has both. */
export const leading = (lang: PaperLang): Lang => (lang === 'fr' ? 'fr' : 'ar');
export const directionOf = (lang: PaperLang): Direction => (lang === 'fr' ? 'ltr' : 'rtl');
/** The side where a line begins, and where it ends. */
export const startOf = (lang: PaperLang): Alignment => (lang === 'fr' ? 'left' : 'right');
export const endOf = (lang: PaperLang): Alignment => (lang === 'fr' ? 'right' : 'left');

export const bodyStyle = (lang: PaperLang): TextStyle => ({ font: 'Amiri', fontSize: SIZE.body[leading(lang)], lineHeight: LEADING.body[leading(lang)], color: COLOUR.ink, direction: directionOf(lang) });
/** Running text: justified in Arabic; French, with its unbreakable amounts, ragged. */
export const paragraph = (text: Inline, lang: Lang, style: Omit<Text, 'text'> = {}): Text => ({ text, alignment: lang === 'ar' ? 'justify' : 'left', ...style });
/** Small text of the sans. */
export const label = (text: Inline, style: Omit<Text, 'text'> = {}): Text => ({ text, font: 'Plex', fontSize: SIZE.label, lineHeight: 1, color: COLOUR.grey, ...style });
/** Figures of a table: flush right in both languages, so that decimals stand under each other. */
export const figure = (text: Inline, style: Omit<Text, 'text'> = {}): Text => label(text, { fontSize: SIZE.figure, color: COLOUR.ink, alignment: 'right', noWrap: true, ...style });
/** Text of a table in Amiri. */
export const cell = (text: Inline, style: Omit<Text, 'text'> = {}): Text => ({ text, fontSize: SIZE.cell, lineHeight: LEADING.cell, ...style });
export const strong = (text: Inline): Span => ({ text, bold: true });
/** The words that begin a clause and name it. */
export const lead = (text: string): Span => ({ text: `${text} `, bold: true, color: COLOUR.deep });

/** Top margin that puts Plex of one size on the baseline of Amiri of another in the next cell: text hangs from its font's ascender. */
export const drop = (amiri: number, plex: number): number => Math.max(0, ASCENT.Amiri * amiri - ASCENT.Plex * plex);

const none = (): number => 0;
export const PLAIN: TableLayout = { hLineWidth: none, vLineWidth: none, paddingLeft: none, paddingRight: none, paddingTop: none, paddingBottom: none };
const DOTS = { dash: { length: 0.8, space: 2 } } as const;
const dotted = (lineWidth: (index: number) => number): TableLayout => ({ ...PLAIN, hLineWidth: lineWidth, hLineColor: () => COLOUR.rule, hLineStyle: () => DOTS });

/** Text with a dotted line beside it to write on, and as many full lines under it as asked. */
export function writeOn(text: Text, fullLines = 0): Content {
  const lines: Content[] = fullLines === 0 ? [] : [
    { table: { widths: ['*'], heights: 17, body: Array.from({ length: fullLines }, () => ['']) }, layout: dotted(index => (index === 0 ? 0 : 0.7)) },
  ];
  const first: Table = { table: { widths: ['auto', '*'], heights: 16, body: [[text, '']] }, layout: { ...dotted(index => (index === 0 ? 0 : 0.7)), paddingBottom: () => 1.5 } };
  return { stack: [first, ...lines] };
}
/** Dots to be written over by hand inside a sentence. */
export const BLANK = '\u2026'.repeat(18);
