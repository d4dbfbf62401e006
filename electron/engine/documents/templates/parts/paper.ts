import { bare } from '#shared/domain/common/isolate.ts';
import type { PaperHead } from '#shared/domain/handover.ts';
import type { PaperLang, PaperView } from '#shared/domain/papers.ts';
import type { Content, DocumentDefinition } from '../../definition.ts';
import { footOf, headOf } from './bands.ts';
import { watermarkOf } from './marks.ts';
import { bodyStyle, directionOf, leading, PAGE } from './theme.ts';
import { brief, typed } from './values.ts';

/** Language and reading order of the whole file. */
export const LOCALE: Readonly<Record<'ar' | 'fr', string>> = { ar: 'ar-MA', fr: 'fr-MA' };
/** Width of the text in points: upright, or on its side. */
export const INNER = { portrait: PAGE.inner, landscape: PAGE.height - PAGE.left - PAGE.right } as const;
export type Lie = keyof typeof INNER;
interface Sheet { readonly title: string; readonly person: string; readonly content: Content; readonly lie?: Lie; readonly subject?: string }
/**
 * An A4 paper: its content between the head and foot that all papers have, under its marks.
 * @param title in the paper's language or languages; @param person beside it from page 2 on, empty where it is nobody's paper; @param lie upright where nothing is said; @param subject what the file is about
 */
export function paperOf(view: PaperView<PaperHead>, lang: PaperLang, { title, person, content, lie = 'portrait', subject = '' }: Sheet): DocumentDefinition {
  const { content: { letterhead }, reference } = view, watermark = watermarkOf(view, lang), centre = brief(letterhead.name, leading(lang), 64), inner = INNER[lie];
  return {
    content,
    info: { title: bare([title, reference ?? ''].join(' ').trim()), ...(subject !== '' && { subject: bare(subject) }), author: bare(typed(letterhead.name, leading(lang))), creationDate: new Date(view.dated), reference: reference ?? 'DRAFT' },
    language: LOCALE[leading(lang)], direction: directionOf(lang), defaultStyle: bodyStyle(lang),
    pageSize: 'A4', pageOrientation: lie, pageMargins: [PAGE.left, PAGE.top, PAGE.right, PAGE.bottom],
    header: headOf(view, lang, { paper: title, person, inner }), footer: footOf(view, lang, { paper: title, centre, inner }),
    ...(watermark !== undefined && { watermark }),
  };
}
