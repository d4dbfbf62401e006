import type { Bilingual } from '#shared/domain/common/bilingual.ts';
import type { PaperHead } from '#shared/domain/handover.ts';
import type { PaperLang, PaperView } from '#shared/domain/papers.ts';
import type { MessageKey } from '#shared/i18n/index.ts';
import type { Content, DocumentDefinition } from '../../definition.ts';
import { letterheadOf } from './letterhead.ts';
import { INNER, paperOf, type Lie } from './paper.ts';
import { leading } from './theme.ts';
import { titleOf } from './title.ts';
import { typed } from './values.ts';

/* A paper for a whole ceremony: letterhead and title on its first page. */
interface Sheet {
  readonly title: MessageKey;
  /** At the other end of the head from page 2. */
  readonly running: readonly string[];
  readonly content: readonly Content[];
  readonly lie?: Lie;
}
export interface OfCeremony extends PaperHead { readonly ceremony: { readonly title: Bilingual } }

/** Letterhead and title, as they stand above the content. */
export const sheetHead = ({ content: { letterhead, wording }, reference, pictures }: PaperView<OfCeremony>, lang: PaperLang, title: MessageKey, lie: Lie = 'portrait'): Content[] =>
  [letterheadOf(letterhead, pictures, INNER[lie]), titleOf(title, wording, reference, lang, { above: 4, below: 6 })];

export function sheetOf(view: PaperView<OfCeremony>, lang: PaperLang, { title, running, content, lie = 'portrait' }: Sheet): DocumentDefinition {
  const { ceremony } = view.content;
  return paperOf(view, lang, { title, running, content: [...sheetHead(view, lang, title, lie), ...content], lie, subject: typed(ceremony.title, leading(lang)) });
}
