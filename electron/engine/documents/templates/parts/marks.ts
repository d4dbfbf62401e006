import type { Mark } from '#shared/domain/handover.ts';
import { message, type Lang } from '#shared/i18n/index.ts';
import type { Content, Watermark } from '../../definition.ts';
import { directionOf } from './theme.ts';

/* A mark is a framed word at the head of every page and the same word pale across it. */
const NO_BREAK = '\u00a0';
const wordOf = (mark: Mark, lang: Lang): string => message(lang, mark === 'draft' ? 'common.markDraft' : 'common.markSpecimen');
const noteOf = (mark: Mark, lang: Lang): string => message(lang, mark === 'draft' ? 'common.markDraftNote' : 'common.markSpecimenNote');
/** The words of the marks, `مسودة · نموذج بدون قيمة`; empty where there are none. */
export const markWords = (marks: readonly Mark[], lang: Lang): string => marks.map(mark => wordOf(mark, lang)).join(' · ');

/** Dark enough to survive a photocopy, pale enough to read through. */
export function watermarkOf(marks: readonly Mark[], lang: Lang): Watermark | undefined {
  if (marks.length === 0) return undefined;
  const text = markWords(marks, lang);
  return { text, font: 'Amiri', bold: true, color: '#000000', opacity: 0.075, angle: -52, fontSize: text.length <= 9 ? 118 : text.length <= 16 ? 84 : 62 };
}
/** One frame a mark, side by side in the middle; @param notes what the mark means, beside its word */
export function markFrames(marks: readonly Mark[], lang: Lang, notes: boolean): Content | null {
  if (marks.length === 0) return null;
  const frames = marks.map((mark): Content => ({
    width: 'auto',
    table: { body: [[{ text: [{ text: wordOf(mark, lang), bold: true }, ...(notes ? [{ text: `${NO_BREAK}${NO_BREAK}${noteOf(mark, lang)}`, fontSize: 8 }] : [])], fontSize: 10.5, lineHeight: 0.7, alignment: 'center' }]] },
    layout: { hLineWidth: () => 1, vLineWidth: () => 1, paddingLeft: () => 8, paddingRight: () => 8, paddingTop: () => 0, paddingBottom: () => 3 },
  }));
  return { direction: directionOf(lang), columns: [{ width: '*', text: '' }, ...frames, { width: '*', text: '' }], columnGap: 8 };
}
