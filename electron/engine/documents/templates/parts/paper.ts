import { bare } from '#shared/domain/common/isolate.ts';
import type { PaperHead } from '#shared/domain/handover.ts';
import type { PaperLang, PaperView } from '#shared/domain/papers.ts';
import type { Lang, MessageKey } from '#shared/i18n/index.ts';
import type { Content, DocumentDefinition } from '../../definition.ts';
import { footOf, headOf } from './bands.ts';
import { watermarkOf } from './marks.ts';
import { bodyStyle, directionOf, leading, PAGE } from './theme.ts';
import { namesOf } from './title.ts';
import { brief, typed } from './values.ts';

/** Language and reading order of the whole file. */
export const LOCALE: Readonly<Record<'ar' | 'fr', string>> = { ar: 'ar-MA', fr: 'fr-MA' };
/** Width of the text in points: upright, or on its side. */
export const INNER = { portrait: PAGE.inner, landscape: PAGE.height - PAGE.left - PAGE.right } as const;
export type Lie = keyof typeof INNER;
interface Sheet { readonly title: MessageKey; readonly running?: readonly string[]; readonly content: Content; readonly lie?: Lie; readonly subject?: string; /** who initials each page */ readonly initials?: readonly ((lang: Lang) => string)[] }
/**
 * An A4 paper: its content between the head and foot that all papers have, under its marks.
 * @param title the message that names it; @param running beside its name from page 2 on: whose it is, what it is of; @param lie upright where nothing is said; @param subject what the file is about
 */
export function paperOf(view: PaperView<PaperHead>, lang: PaperLang, { title, running = [], content, lie = 'portrait', subject = '', initials }: Sheet): DocumentDefinition {
  const { content: { letterhead, wording }, reference } = view, names = namesOf(title, wording, lang), watermark = watermarkOf(view, lang), centre = brief(letterhead.name, leading(lang), 64), inner = INNER[lie];
  return {
    content,
    info: { title: bare([names.join(' · '), reference ?? ''].join(' ').trim()), ...(subject !== '' && { subject: bare(subject) }), author: bare(typed(letterhead.name, leading(lang))), creationDate: new Date(view.dated), reference: reference ?? 'DRAFT' },
    language: LOCALE[leading(lang)], direction: directionOf(lang), defaultStyle: bodyStyle(lang),
    pageSize: 'A4', pageOrientation: lie, pageMargins: [PAGE.left, PAGE.top, PAGE.right, PAGE.bottom],
    header: headOf(view, lang, { paper: names, running, inner }), footer: footOf(view, lang, { paper: names, centre, inner, ...(initials !== undefined && { initials }) }),
    ...(watermark !== undefined && { watermark }),
  };
}
