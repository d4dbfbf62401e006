import { langsOf, type PaperLang } from '#shared/domain/papers.ts';
import type { Lang } from '#shared/i18n/index.ts';
import type { Content, Stack, Table, Text } from '../../definition.ts';
import { heightOf } from './height.ts';
import { bodyStyle, COLOUR, directionOf, label, PAGE, PLAIN, startOf } from './theme.ts';

/* Places to sign: who signs in which quality, and what is to be done there. */
const PAD = 6, THUMB = { width: 62, height: 72 } as const;
type Say = (lang: Lang) => string;
export interface Signer { readonly capacity: Say; readonly onBehalfOf?: Say; readonly name?: Say; readonly note?: Say; /** words in a frame for a thumbprint */ readonly thumb?: Say }

function captionIn({ capacity, onBehalfOf, name, note }: Signer, lang: Lang): Stack {
  const line = (say: Say | undefined, style: Omit<Text, 'text'>): Text[] => { const text = say?.(lang) ?? ''; return text === '' ? [] : [{ text, lineHeight: lang === 'ar' ? 0.86 : 0.78, ...style }]; };
  return {
    direction: directionOf(lang), alignment: startOf(lang), width: '*',
    stack: [...line(capacity, { fontSize: 10, bold: true }), ...line(onBehalfOf, { fontSize: 8.8 }), ...line(name, { fontSize: 9.6 }), ...(note === undefined ? [] : [label(note(lang), { fontSize: 7, color: COLOUR.ink, margin: [0, 2.5, 0, 0] })])],
  };
}
/** Who signs, in the paper's language or in both side by side. */
export function captionOf(signer: Signer, lang: PaperLang): Stack {
  const [one, other] = langsOf(lang).map(each => captionIn(signer, each));
  return { stack: other === undefined ? [one ?? ''] : [{ direction: 'rtl', columns: [one ?? '', other], columnGap: 8 }] };
}
function withThumb(words: Stack, thumb: Say, lang: PaperLang): Content {
  const below = langsOf(lang).map(thumb).join(' · ');
  const frame: Stack = { width: THUMB.width, stack: [
    { canvas: [{ type: 'rect', x: 0.5, y: 2, w: THUMB.width - 2, h: THUMB.height, r: 10, lineWidth: 0.7, lineColor: COLOUR.rule, dash: { length: 2, space: 2 } }] },
    label(below, { fontSize: 6.5, alignment: 'center', noWrap: true, margin: [2, -14, 3, 4] }),
  ] };
  return { columns: [{ ...words, width: '*' }, frame], columnGap: 6 };
}
/** A stamp is about 40 mm wide, 113 points; with the least it overlaps the words, as stamps do. */
const INK = { least: 40, full: 113 } as const, SAFETY = 10;
/** Points to sign and stamp in, less where that keeps the paper on one page. @param content the paper with no such room */
export function inkFor(content: readonly Content[], lang: PaperLang, { least, full }: { readonly least: number; readonly full: number } = INK): number {
  const left = PAGE.height - PAGE.top - PAGE.bottom - SAFETY - heightOf(content, PAGE.inner, bodyStyle(lang));
  return left < least ? full : Math.min(full, left);
}
/** Signers side by side, the first at the start. @param ink height under the words, in points, for signature and stamp */
export function signingOf(signers: readonly Signer[], lang: PaperLang, ink: number): Table {
  const width = PAGE.inner / signers.length - 2 * PAD;
  const captions = signers.map(signer => captionOf(signer, lang)), height = ink + Math.max(...captions.map(words => heightOf(words, width, bodyStyle(lang))));
  const cells = signers.map(({ thumb }, i): Content => (thumb === undefined ? captions[i] ?? '' : withThumb(captions[i] ?? { stack: [] }, thumb, lang)));
  return gridOf(cells, lang, Math.max(height, signers.some(({ thumb }) => thumb) ? THUMB.height + 10 : 0));
}
/** Framed cells of equal width, at least so high. */
export const gridOf = (cells: readonly Content[], lang: PaperLang, height: number): Table => ({
  direction: directionOf(lang), table: { widths: cells.map(() => '*'), heights: height, dontBreakRows: true, body: [[...cells]] },
  layout: { ...PLAIN, hLineWidth: () => 0.5, vLineWidth: () => 0.5, hLineColor: () => COLOUR.rule, vLineColor: () => COLOUR.rule, paddingLeft: () => PAD, paddingRight: () => PAD, paddingTop: () => 2, paddingBottom: () => 3 },
});
