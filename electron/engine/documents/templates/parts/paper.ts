import { bare } from '#shared/domain/common/isolate.ts';
import type { PaperHead } from '#shared/domain/handover.ts';
import type { PaperLang, PaperView } from '#shared/domain/papers.ts';
import type { Content, DocumentDefinition } from '../../definition.ts';
import { footOf, headOf } from './bands.ts';
import { watermarkOf } from './marks.ts';
import { bodyStyle, directionOf, leading, PAGE } from './theme.ts';
import { brief } from './values.ts';

/** Language and reading order of the whole file. */
export const LOCALE: Readonly<Record<'ar' | 'fr', string>> = { ar: 'ar-MA', fr: 'fr-MA' };
/**
 * An upright A4 paper: its content between the head and foot that all papers have, under its marks.
 * @param title in the paper's language or languages; @param person beside it from page 2 on, empty where it is nobody's paper
 */
export function paperOf(view: PaperView<PaperHead>, lang: PaperLang, { title, person, content }: { readonly title: string; readonly person: string; readonly content: Content }): DocumentDefinition {
  const { content: { letterhead }, reference } = view, watermark = watermarkOf(view, lang), centre = brief(letterhead.name, leading(lang), 64);
  return {
    content,
    info: { title: bare([title, reference ?? ''].join(' ').trim()), author: bare(centre), creationDate: new Date(view.dated), reference: reference ?? 'DRAFT' },
    language: LOCALE[leading(lang)], direction: directionOf(lang), defaultStyle: bodyStyle(lang),
    pageSize: 'A4', pageMargins: [PAGE.left, PAGE.top, PAGE.right, PAGE.bottom],
    header: headOf(view, lang, { paper: title, person }), footer: footOf(view, lang, { paper: title, centre }),
    ...(watermark !== undefined && { watermark }),
  };
}
