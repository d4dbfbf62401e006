import { ltr } from '#shared/domain/common/isolate.ts';
import { maskedCounts, type Shown } from '#shared/domain/common/smallCells.ts';
import type { PublicListContent } from '#shared/domain/ceremonyPapers.ts';
import type { PaperLang, PaperView } from '#shared/domain/papers.ts';
import { message } from '#shared/i18n/index.ts';
import type { Content, DocumentDefinition, Inline, Table } from '../definition.ts';
import { occasionLines } from './parts/occasion.ts';
import { head, heading, inBoth, kept, noneRow, notes, OPEN, rowsOf, said, small, widthsOf, words } from './parts/rows.ts';
import { INNER } from './parts/paper.ts';
import { sheetOf } from './parts/sheet.ts';
import { cell } from './parts/theme.ts';
import { inAll } from './parts/values.ts';

/** Goes up when the public list says or shows anything differently. */
export const LIST_PUBLIC_VERSION = 1;
type Entries = PublicListContent['entries'];
const COLUMNS = ['Number', 'Trade', 'Commune', 'Project'] as const;

/** The projects for everybody (domain.md §4 F): order, trade, commune, project and nothing that names a person, then how many there are of each trade. */
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
    title: 'ceremonyList.titlePublic', running: inAll(lang, 'ceremonyList.public'),
    content: [
      occasionLines(ceremony, lang),
      rowsOf({ heads, body: rows.length > 0 ? rows : [noneRow(one => message(one, 'ceremonyList.emptyPublic'), lang, COLUMNS.length)], widths }, lang),
      { unbreakable: true, stack: [...(rows.length > 0 ? [tradesTable(entries, lang)] : []), ...notes([one => message(one, 'ceremonyList.publicNote')], lang, [0, 6, 0, 0])] },
    ],
  });
}

function tradesTable(entries: Entries, lang: PaperLang): Table {
  const groups = [...Map.groupBy(entries, ({ trade }) => trade)], { cells, total } = maskedCounts(groups.map(([, group]) => group.length)), widths = widthsOf([null, 110], INNER.portrait / 2);
  const shown = (count: Shown, bold = false): Content => small(typeof count === 'number' ? ltr(String(count)) : inAll(lang, `ceremonyList.${count}`), { bold });
  const body = groups.map(([trade], i): Content[] => [said(one => message(one, `trades.${trade}`), lang), shown(cells[i] ?? 'hidden')]);
  const grand = [said(one => message(one, 'ceremonyList.totalByTrade'), lang, { bold: true }), shown(total, true)], last = body.pop() ?? [];
  const heads = [
    [heading(one => message(one, 'ceremonyList.byTrade'), lang, { colSpan: 2 }), ''],
    [head(one => message(one, 'ceremonyList.columnTrade'), lang), head(one => message(one, 'ceremonyList.columnProjects'), lang)],
  ];
  return rowsOf({ heads, body: [...body, kept([last, grand], widths, true)], widths }, lang, { margin: [0, 12, 0, 0] });
}
