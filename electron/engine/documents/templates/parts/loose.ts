import { isEmpty, type Bilingual } from '#shared/domain/common/bilingual.ts';
import { bare, ltr } from '#shared/domain/common/isolate.ts';
import { langsOf, type PaperLang } from '#shared/domain/papers.ts';
import { message, type Lang, type MessageKey, type MessageParams } from '#shared/i18n/index.ts';
import type { Instant } from '#shared/lib/ids.ts';
import type { Block, Content, DocumentDefinition, Text } from '../../definition.ts';
import { LOCALE } from './paper.ts';
import { bodyStyle, COLOUR, directionOf, leading, PAGE, startOf } from './theme.ts';
import { brief, typed } from './values.ts';

/* What the pages of no series are made of: they have no number, no head and foot, and are kept nowhere. */
type Style = Omit<Text, 'text'>;
const SIDE = 56;

/** A sentence in one language, on its own side. */
export const line = (lang: Lang, key: MessageKey, style: Style = {}, params: MessageParams = {}): Text => ({ text: message(lang, key, params), direction: directionOf(lang), alignment: startOf(lang), width: '*', ...style });
/** A sentence in the page's language, or both beside each other. @param block of the whole; @param columnGap points between the two */
export function said(lang: PaperLang, key: MessageKey, style: Style = {}, params: MessageParams = {}, { block = {}, columnGap = 22 }: { readonly block?: Block; readonly columnGap?: number } = {}): Content {
  const lines = langsOf(lang).map((one) => line(one, key, style, params));
  return lines.length === 1 ? { ...block, stack: lines } : { ...block, direction: 'rtl', columns: lines, columnGap };
}
export const titleOf = (lang: PaperLang, key: MessageKey): string => langsOf(lang).map((one) => message(one, key)).join(' · ');
/** What any file of these says of itself. */
export const frameOf = (lang: PaperLang, { title, centre, dated, reference }: { readonly title: MessageKey; readonly centre: Bilingual; readonly dated: Instant; readonly reference: string }): Omit<DocumentDefinition, 'content' | 'pageMargins'> => ({
  info: { title: titleOf(lang, title), author: bare(typed(centre, leading(lang))), creationDate: new Date(dated), reference },
  language: LOCALE[leading(lang)], direction: directionOf(lang), defaultStyle: bodyStyle(lang), pageSize: 'A4',
});
interface Loose { readonly title: MessageKey; readonly centre: Bilingual; readonly code: string; readonly dated: Instant; readonly reference: string; /** points under the centre's name */ readonly below?: number; readonly content: readonly Content[] }
/** One page under its title and whose it is. */
export const loosePage = (lang: PaperLang, { title, centre, code, dated, reference, below = 0, content }: Loose): DocumentDefinition => ({
  content: [
    ...langsOf(lang).map((one, i): Content => ({ text: message(one, title), bold: true, alignment: 'center', direction: directionOf(one), color: COLOUR.deep, fontSize: i > 0 ? 15 : 21, lineHeight: 0.9 })),
    ...(isEmpty(centre) ? [] : [{ text: `${brief(centre, leading(lang), 90)} · ${ltr(code)}`, alignment: 'center', direction: directionOf(lang), fontSize: 12, margin: [0, 8, 0, below] } satisfies Content]),
    ...content,
  ],
  ...frameOf(lang, { title, centre, dated, reference }), pageMargins: [SIDE, PAGE.left, SIDE, PAGE.left],
});
