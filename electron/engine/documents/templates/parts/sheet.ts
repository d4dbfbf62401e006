import type { Bilingual } from '#shared/domain/common/bilingual.ts';
import { bare } from '#shared/domain/common/isolate.ts';
import type { PaperHead } from '#shared/domain/handover.ts';
import type { PaperLang, PaperView } from '#shared/domain/papers.ts';
import type { MessageKey } from '#shared/i18n/index.ts';
import type { Content, DocumentDefinition } from '../../definition.ts';
import { footOf, headOf } from './bands.ts';
import { letterheadOf } from './letterhead.ts';
import { watermarkOf } from './marks.ts';
import { bodyStyle, directionOf, leading, PAGE } from './theme.ts';
import { nameOf, titleOf } from './title.ts';
import { brief, typed } from './values.ts';

/* The frame of a paper for a whole ceremony: letterhead and title on its first page, heads, feet and marks on all. */

/** Width of the text in points: upright, or on its side. */
export const INNER = { portrait: PAGE.inner, landscape: PAGE.height - PAGE.left - PAGE.right } as const;
export type Lie = keyof typeof INNER;

interface Sheet {
  readonly title: MessageKey;
  /** At the other end of the head from page 2. */
  readonly running: string;
  readonly content: readonly Content[];
  readonly lie?: Lie;
}
export interface OfCeremony extends PaperHead { readonly ceremony: { readonly title: Bilingual } }

/** Letterhead and title, as they stand above the content. */
export const sheetHead = ({ content: { letterhead, wording }, reference, pictures }: PaperView<OfCeremony>, lang: PaperLang, title: MessageKey, lie: Lie = 'portrait'): Content[] =>
  [letterheadOf(letterhead, pictures, INNER[lie]), titleOf(title, wording, reference, lang, { above: 4, below: 6 })];

export function sheetOf(view: PaperView<OfCeremony>, lang: PaperLang, { title, running, content, lie = 'portrait' }: Sheet): DocumentDefinition {
  const { content: { letterhead, ceremony, wording }, reference } = view, lead = leading(lang), inner = INNER[lie];
  const name = nameOf(title, wording, lang), watermark = watermarkOf(view, lang);
  return {
    content: [...sheetHead(view, lang, title, lie), ...content],
    info: { title: [name, reference ?? ''].join(' ').trim(), subject: bare(typed(ceremony.title, lead)), author: bare(typed(letterhead.name, lead)), creationDate: new Date(view.dated), reference: reference ?? 'DRAFT' },
    language: lead === 'ar' ? 'ar-MA' : 'fr-MA', direction: directionOf(lang), defaultStyle: bodyStyle(lang),
    pageSize: 'A4', pageOrientation: lie, pageMargins: [PAGE.left, PAGE.top, PAGE.right, PAGE.bottom],
    header: headOf(view, lang, { paper: name, person: running, inner }),
    footer: footOf(view, lang, { paper: name, centre: brief(letterhead.name, lead, 64), inner }),
    ...(watermark !== undefined && { watermark }),
  };
}
