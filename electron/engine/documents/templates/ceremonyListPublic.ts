import type { PublicListContent } from '#shared/domain/ceremonyPapers.ts';
import { langsOf, type PaperLang, type PaperView } from '#shared/domain/papers.ts';
import { message } from '#shared/i18n/index.ts';
import type { Content, DocumentDefinition, Inline } from '../definition.ts';
import { occasionLines } from './parts/occasion.ts';
import { head, inBoth, noneRow, notes, OPEN, rowsOf, small, widthsOf, words } from './parts/rows.ts';
import { INNER } from './parts/paper.ts';
import { sheetOf } from './parts/sheet.ts';
import { cell } from './parts/theme.ts';

/** Goes up when the public list says or shows anything differently. */
export const LIST_PUBLIC_VERSION = 4;
type Entries = PublicListContent['entries'];
const COLUMNS = ['Number', 'Trade', 'Commune', 'Project'] as const;

/**
 * The projects for everybody (domain.md §4 F): order, trade, commune, project and nothing that names a person. No table of counts: rows can be
 * counted, so a masked cell beside them would hide nothing.
 */
export function ceremonyListPublic(view: PaperView<PublicListContent>, lang: PaperLang): DocumentDefinition {
  const { ceremony, entries } = view.content, widths = widthsOf([24, 120, 110, null], INNER.portrait), trades = new Map<string, Inline>();
  const tradeText = (trade: Entries[number]['trade']): Inline => {
    let found = trades.get(trade);
    if (found === undefined) trades.set(trade, found = inBoth(one => message(one, `trades.${trade}`), lang));
    return found;
  };
  const open = lang === 'both' ? OPEN : {};
  const rows = entries.map(({ order, trade, commune, projectTitle }): Content[] => [small(String(order)), cell(tradeText(trade), open), words(commune, lang), words(projectTitle, lang)]);
  const heads = [COLUMNS.map(column => head(one => message(one, `ceremonyList.column${column}`), lang))];
  return sheetOf(view, lang, {
    title: 'ceremonyList.titlePublic', running: langsOf(lang).map(one => message(one, 'ceremonyList.public')),
    content: [
      occasionLines(ceremony, lang),
      rowsOf({ heads, body: rows.length > 0 ? rows : [noneRow(one => message(one, 'ceremonyList.emptyPublic'), lang, COLUMNS.length)], widths }, lang),
      ...notes([one => message(one, 'ceremonyList.publicNote')], lang, [0, 6, 0, 0]),
    ],
  });
}
