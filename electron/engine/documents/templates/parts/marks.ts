import { langsOf, type Mark, type PaperLang } from '#shared/domain/papers.ts';
import { message, type Lang } from '#shared/i18n/index.ts';
import type { Content, Watermark } from '../../definition.ts';
import { directionOf } from './theme.ts';

/* A mark is a framed word at the head of every page and the same word pale across it. */
const NO_BREAK = '\u00a0';
const WORD = { draft: 'common.markDraft', specimen: 'common.markSpecimen', duplicate: 'common.markDuplicate', cancelled: 'common.markCancelled' } as const;
const NOTE = { draft: 'common.markDraftNote', specimen: 'common.markSpecimenNote', duplicate: 'common.markDuplicateNote', cancelled: 'common.markCancelledNote' } as const;
/** What a paper is marked with; `copy` counts its reprints. */
export interface Marked { readonly marks: readonly Mark[]; readonly copy: number }

const wordOf = (mark: Mark, lang: PaperLang): string => langsOf(lang).map(one => message(one, WORD[mark])).join(' – ');
const noteOf = (mark: Mark, copy: number, lang: Lang): string => message(lang, NOTE[mark], { copy });
/** The words of the marks, `مسودة · نموذج بدون قيمة`; empty where there are none. */
export const markWords = ({ marks }: Marked, lang: PaperLang): string => marks.map(mark => wordOf(mark, lang)).join(' · ');

const LONG = 40, LONGEST = 60;
/** Points above the frames: printers leave a little more than 4 mm white. */
export const MARKS_TOP = 12;
/** Dark enough to survive a photocopy, pale enough to read through; a duplicate's two words in two languages run over two thirds of the page. */
export function watermarkOf(marked: Marked, lang: PaperLang): Watermark | undefined {
  if (marked.marks.length === 0) return undefined;
  const text = markWords(marked, lang), length = text.length;
  return { text, font: 'Amiri', bold: true, color: '#000000', opacity: 0.075, angle: -52, fontSize: length <= 9 ? 118 : length <= 16 ? 84 : length <= 26 ? 62 : length <= LONG ? 44 : length <= LONGEST ? 30 : 22 };
}
/** One frame a mark, side by side in the middle, at `MARKS_TOP` and 14 points high; @param notes what the mark means, beside its word (the count of a duplicate always) */
export function markFrames({ marks, copy }: Marked, lang: PaperLang, notes: boolean): Content | null {
  if (marks.length === 0) return null;
  const frames = marks.map((mark): Content => {
    const note = lang !== 'both' && (notes || mark === 'duplicate') ? noteOf(mark, copy, lang) : mark === 'duplicate' && lang === 'both' ? String(copy) : '';
    return {
      width: 'auto',
      table: { body: [[{ text: [{ text: wordOf(mark, lang), bold: true }, ...(note ? [{ text: `${NO_BREAK}${NO_BREAK}${note}`, fontSize: 7.6 }] : [])], fontSize: 9.4, lineHeight: 0.7, alignment: 'center', margin: [0, -2.8, 0, 1.8] }]] },
      layout: { hLineWidth: () => 1, vLineWidth: () => 1, paddingLeft: () => 8, paddingRight: () => 8, paddingTop: () => 0, paddingBottom: () => 1.5 },
    };
  });
  const aside: Content = { width: '*', text: '', fontSize: 1 }; // an empty line is as high as a written one
  return { direction: directionOf(lang), columns: [aside, ...frames, aside], columnGap: 8 };
}
