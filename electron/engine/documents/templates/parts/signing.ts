import type { Signatory } from '#shared/domain/handover.ts';
import { langsOf, type PaperLang } from '#shared/domain/papers.ts';
import type { Lang } from '#shared/i18n/index.ts';
import type { Content, Stack, Table, Text } from '../../definition.ts';
import { heightOf } from './height.ts';
import { bodyStyle, COLOUR, directionOf, label, PAGE, PLAIN, startOf } from './theme.ts';
import { typed } from './values.ts';

/* Places to sign: who signs in which quality, what is to be done there, and room for ink and stamps. */
const PAD = 6, COLUMNS = 12;
/** Points of the frame that a thumb fits in. */
export const THUMB = { width: 62, height: 72 } as const;
type Say = (lang: Lang) => string;
export interface Signer { readonly capacity: Say; readonly onBehalfOf?: Say; readonly name?: Say; readonly note?: Say }
/** An official of the ceremony; a place without a name asks for it. @param note the words that ask */
export const officialOf = ({ name, capacity, onBehalfOf }: Pick<Signatory, 'name' | 'capacity' | 'onBehalfOf'>, note: Say): Signer => ({
  capacity: one => typed(capacity, one) || typed(onBehalfOf, one), onBehalfOf: one => (typed(capacity, one) && typed(onBehalfOf, one)), name: one => typed(name, one), note: one => (typed(name, one) ? '' : note(one)),
});

/**
 * Who signs, in the paper's language or in both.
 * @param stacked one language under the other, as a narrow cell asks, what both say alike standing once; else Arabic at the right and French at the left
 */
export function captionOf({ capacity, onBehalfOf, name, note }: Signer, lang: PaperLang, stacked = false): Stack {
  const seen = new Set<string>(), fresh = (text: string): boolean => text !== '' && !(stacked && seen.has(text));
  const sides = langsOf(lang).map((one, i): Stack => {
    const smaller = i > 0 ? 0.8 : 0, line = (say: Say | undefined, style: Omit<Text, 'text'>): Text[] => {
      const text = say?.(one) ?? '', lines = fresh(text) ? [{ text, lineHeight: one === 'ar' ? 0.86 : 0.78, ...style }] : [];
      seen.add(text);
      return lines;
    };
    const words = note?.(one) ?? '';
    return {
      direction: directionOf(one), alignment: startOf(one),
      stack: [...line(capacity, { fontSize: 10 - smaller, bold: true }), ...line(onBehalfOf, { fontSize: 8.8 - smaller }), ...line(name, { fontSize: 9.6 - smaller }), ...(words === '' ? [] : [label(words, { fontSize: i > 0 ? 6.4 : 7, color: COLOUR.ink, margin: [0, 2.5, 0, 0] })])],
    };
  });
  return { direction: directionOf(lang), stack: stacked || sides.length === 1 ? sides : [{ columns: sides.map(side => ({ ...side, width: '*' })), columnGap: 8 }] };
}
/** The words, with a frame for a thumbprint beside them. @param thumb the words in the frame, a language a line */
export function withThumb(words: Stack, thumb: Say, lang: PaperLang): Content {
  const lines = langsOf(lang).map(thumb), high = lines.length * 9;
  const frame: Stack = {
    width: THUMB.width,
    stack: [
      { canvas: [{ type: 'rect', x: 0.5, y: 2, w: THUMB.width - 2, h: THUMB.height, r: 10, lineWidth: 0.7, lineColor: COLOUR.rule, dash: { length: 2, space: 2 } }] },
      ...lines.map((text, i): Text => label(text, { fontSize: 6.2, alignment: 'center', noWrap: true, direction: directionOf(langsOf(lang)[i] ?? 'ar'), margin: [4, i === 0 ? -high - 3 : 0, 5, 0] })),
    ],
  };
  return { columns: [{ ...words, width: '*' }, frame], columnGap: 6 };
}

/** Points that the words of a row's widest place take, its places being of one width. */
export const wordsHeight = (cells: readonly Content[], lang: PaperLang): number => Math.max(...cells.map(content => heightOf(content, PAGE.inner / cells.length - 2 * PAD, bodyStyle(lang))));
/** Rows of `most` at most, as even as can be: four are two and two. */
export function inRows<T>(items: readonly T[], most: number): T[][] {
  const out: T[][] = [];
  for (let from = 0, left = Math.ceil(items.length / most); left > 0; left--) {
    const size = Math.ceil((items.length - from) / left);
    out.push(items.slice(from, from + size));
    from += size;
  }
  return out;
}
/** Framed rows of one to four places of equal width, each row at least so high. */
export const gridOf = (rows: readonly { readonly cells: readonly Content[]; readonly height: number }[], lang: PaperLang): Table => ({
  direction: directionOf(lang),
  table: {
    widths: Array.from({ length: COLUMNS }, () => '*'), heights: rows.map(({ height }) => height), dontBreakRows: true,
    body: rows.map(({ cells }) => cells.flatMap((content): Content[] => { const colSpan = COLUMNS / cells.length; return [{ stack: [content], colSpan }, ...Array.from({ length: colSpan - 1 }, () => '')]; })),
  },
  layout: { ...PLAIN, hLineWidth: () => 0.5, vLineWidth: () => 0.5, hLineColor: () => COLOUR.rule, vLineColor: () => COLOUR.rule, paddingLeft: () => PAD, paddingRight: () => PAD, paddingTop: () => 2, paddingBottom: () => 3 },
});
/** Places side by side, the first at the start. @param ink height under the words, in points, for signature and stamp; @param least height of the row at least */
export const signingOf = (cells: readonly Content[], lang: PaperLang, ink: number, least = 0): Table => gridOf([{ cells, height: Math.max(ink + wordsHeight(cells, lang), least) }], lang);

/** Two in a row where both languages share a cell; `close`, four, which a round stamp of 40 mm just fits into. */
const most = (lang: PaperLang, close: boolean): number => (close ? 4 : lang === 'both' ? 2 : 3);
/** How many rows of the officials' grid grow with the room there is. */
export const officialRows = (count: number, lang: PaperLang, close: boolean): number => Math.ceil(count / most(lang, close));
/** Officials who sign a paper of the whole ceremony, by the points under the words of a cell; the cells are made once. */
export function officialsGrid(officials: readonly Signer[], lang: PaperLang, close: boolean): (ink: number) => Table {
  const rows = inRows(officials, most(lang, close)).map((row) => { const cells = row.map(one => captionOf(one, lang, close)); return { cells, words: wordsHeight(cells, lang) }; });
  return ink => gridOf(rows.map(({ cells, words }) => ({ cells, height: ink + words })), lang);
}
