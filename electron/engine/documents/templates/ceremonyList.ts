import { embedded, iso, ltr } from '#shared/domain/common/isolate.ts';
import { figures } from '#shared/domain/common/money.ts';
import { oneLine } from '#shared/domain/common/names.ts';
import { ceremonyTotal, type ListContent, type ListEntry } from '#shared/domain/ceremonyPapers.ts';
import { langsOf, type PaperLang, type PaperView } from '#shared/domain/papers.ts';
import { message, type Lang } from '#shared/i18n/index.ts';
import type { Content, DocumentDefinition, Inline, Text } from '../definition.ts';
import { occasionLines } from './parts/occasion.ts';
import { across, head, inBoth, kept, noneRow, OPEN, rowsOf, small, sum, widthsOf, words } from './parts/rows.ts';
import { INNER } from './parts/paper.ts';
import { sheetOf } from './parts/sheet.ts';
import { cell, COLOUR, directionOf, leading, SIZE, startOf } from './parts/theme.ts';
import { code, DASH, inAll } from './parts/values.ts';

/** Goes up when the list says or shows anything differently. */
export const LIST_VERSION = 4;
/** So many people stand with the total, so that no page is left with one alone. */
const TAIL = 3;
/** Columns under which the total's Arabic words stand where it has French ones too. */
const HALF = 5;
type Column = 'Number' | 'Reference' | 'File' | 'NameArabic' | 'NameLatin' | 'Cin' | 'Sex' | 'Commune' | 'Trade' | 'Project' | 'Amount';
/** Points; names share what is left. */
const WIDTHS: Readonly<Record<Column, number | null>> = { Number: 16, Reference: 70, File: 46, NameArabic: null, NameLatin: null, Cin: 52, Sex: 22, Commune: 54, Trade: 58, Project: 112, Amount: 58 };
const columnsOf = (lang: PaperLang): readonly Column[] =>
  ['Number', 'Reference', 'File', ...(lang === 'fr' ? ['NameLatin', 'NameArabic'] as const : ['NameArabic', 'NameLatin'] as const), 'Cin', 'Sex', 'Commune', 'Trade', 'Project', 'Amount'];

/** The beneficiaries with their identity (domain.md §4 F), for the centre's own use: every page says so; identity numbers are masked. */
export function ceremonyList(view: PaperView<ListContent>, lang: PaperLang): DocumentDefinition {
  const { ceremony, entries } = view.content, columns = columnsOf(lang), lead = leading(lang);
  const widths = widthsOf(columns.map(column => WIDTHS[column]), INNER.landscape);
  const heads = [columns.map(column => head(one => message(one, `ceremonyList.column${column}`), lang))];
  const drawRow = rowWriter(lang), body: Content[][] = entries.map(entry => columns.map(column => drawRow[column](entry)));
  const said = (one: Lang): Text => cell(embedded(message(one, 'ceremonyList.total', { count: entries.length })), { bold: true, direction: directionOf(one), alignment: startOf(one) });
  const total = [
    ...(lang === 'both' ? [...across(said('ar'), HALF), ...across({ ...said('fr'), fontSize: SIZE.cell - 0.8 }, columns.length - 1 - HALF)] : across(said(lead), columns.length - 1)),
    sum(ltr(figures(ceremonyTotal(entries), lead)), { bold: true }),
  ];
  const last = body.length === 0 ? [noneRow(one => message(one, 'ceremonyList.empty'), lang, columns.length)] : body.splice(-TAIL);
  const internal = inAll(lang, 'ceremonyList.internal');
  return sheetOf(view, lang, {
    title: 'ceremonyList.title', lie: 'landscape', running: langsOf(lang).map(one => message(one, 'ceremonyList.internal')),
    content: [occasionLines(ceremony, lang, { beside: true, below: lang === 'both' ? 5 : 8 }), internalNote(internal, lang), rowsOf({ heads, body: [...body, kept([...last, total], widths, true)], widths }, lang)],
  });
}

/** How each column is written; what many rows share is made once. */
function rowWriter(lang: PaperLang): Readonly<Record<Column, (entry: ListEntry) => Content>> {
  const lead = leading(lang), trades = new Map<string, Inline>(), code7 = { fontSize: 7 } as const;
  const tradeText = (trade: ListEntry['trade']): Inline => {
    let found = trades.get(trade);
    if (found === undefined) trades.set(trade, found = inBoth(one => message(one, `trades.${trade}`), lang));
    return found;
  };
  const open = lang === 'both' ? OPEN : {};
  const sexes = { M: inSex('M'), F: inSex('F') };
  function inSex(sex: ListEntry['sex']): string { return langsOf(lang).map(one => message(one, 'ceremonyList.sex', { sex })).join(' · '); }
  const name = (text: string, bold: boolean): Text => cell(text === '' ? DASH : iso(oneLine(text)), { bold });
  return {
    Number: ({ order }) => small(String(order)), Reference: ({ reference }) => small(code(reference ?? ''), code7), File: ({ fileNumber }) => small(code(fileNumber), code7),
    NameArabic: entry => name(entry.name.ar, lang !== 'fr'), NameLatin: entry => name(entry.name.fr, lang === 'fr'),
    Cin: ({ cin }) => small(code(cin), code7), Sex: ({ sex }) => small(sexes[sex], code7), Commune: ({ commune }) => words(commune, lang), Trade: ({ trade }) => cell(tradeText(trade), open),
    Project: ({ projectTitle }) => words(projectTitle, lang), Amount: ({ total }) => sum(ltr(figures(total, lead))),
  };
}
/** Framed, so that nobody takes the list for one to hand out. */
const internalNote = (internal: string, lang: PaperLang): Content => ({
  margin: [0, 0, 0, 6],
  table: {
    widths: ['*'],
    body: [[{ fontSize: SIZE.cell, lineHeight: 0.8, alignment: 'center', text: [{ text: internal, bold: true }, ...langsOf(lang).map(one => ({ text: `${lang === 'both' ? '\n' : ' – '}${embedded(message(one, 'ceremonyList.internalNote'))}`, fontSize: SIZE.cell - 1 }))] }]],
  },
  layout: { hLineWidth: () => 0.8, vLineWidth: () => 0.8, hLineColor: () => COLOUR.ink, vLineColor: () => COLOUR.ink, paddingTop: () => 0, paddingBottom: () => 2.5 },
});
