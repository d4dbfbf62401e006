import { figures } from '#shared/domain/common/money.ts';
import { embedded, ltr } from '#shared/domain/common/isolate.ts';
import { ceremonyTotal, type SummaryEntry, type Voided } from '#shared/domain/ceremonyPapers.ts';
import { langsOf, type PaperLang } from '#shared/domain/papers.ts';
import { message, type Lang } from '#shared/i18n/index.ts';
import type { Content, Inline, Table } from '../../definition.ts';
import { across, empty, head, headingAcross, inBoth, kept, noneRow, rowsOf, small, sum, widthsOf, words } from './rows.ts';
import { cell, COLOUR, drop, leading, PAGE, SIZE } from './theme.ts';
import { code, inAll } from './values.ts';

/* The certificates of a ceremony, trade by trade: each trade's name with its subtotal stands over its first row, the total under the last one. */
const COLUMNS = ['columnNumber', 'columnName', 'columnProject', 'columnReference', 'columnPieces', 'columnAmount'] as const;
const BAND = SIZE.cell + 0.8, TOTAL = 8.5;
const piecesOf = (entries: readonly SummaryEntry[]): number => entries.reduce((all, { pieces }) => all + pieces, 0);
const projects = (count: number, lang: Lang): string => message(lang, 'ceremonySummary.projects', { count });

/** The table by the points of air added above and below each row; its cells are made once. */
export function summaryTable(entries: readonly SummaryEntry[], lang: PaperLang): (air: number) => Table {
  const widths = widthsOf([18, null, 142, 88, 40, 74], PAGE.inner), lead = leading(lang);
  const heads = [COLUMNS.map(name => head(one => message(one, `ceremonySummary.${name}`), lang))];
  const rowOf = ({ order, name, projectTitle, reference, pieces, total }: SummaryEntry): Content[] =>
    [small(String(order)), words(name, lang), words(projectTitle, lang), small(code(reference ?? ''), { fontSize: 7.4 }), small(String(pieces)), sum(ltr(figures(total, lead)))];
  const totals = (text: Inline, all: readonly SummaryEntry[], size: number, style: { readonly fillColor?: string; readonly color?: string }): Content[] => {
    const level = [0, drop(SIZE.cell, size), 0, 0] as const, { fillColor } = style, fill = fillColor === undefined ? {} : { fillColor };
    return [...across(cell(text, { ...style, bold: true, fontSize: BAND, lineHeight: 0.8 }), 4), small(String(piecesOf(all)), { bold: true, fontSize: size, margin: level, ...fill }), sum(ltr(figures(ceremonyTotal(all), lead)), { bold: true, fontSize: size, margin: level, ...fill })];
  };
  const band = (group: readonly SummaryEntry[]): Content[] => {
    const [first] = group, names = langsOf(lang).map(one => (first === undefined ? '' : message(one, `trades.${first.trade}`))).map(embedded).join(' · ');
    const count = langsOf(lang).map(one => embedded(projects(group.length, one))).join(' · ');
    return totals([{ text: names, color: COLOUR.deep }, { text: `\u00a0\u00a0(${count})`, bold: false, fontSize: 8.8 }], group, SIZE.figure, { fillColor: COLOUR.tint });
  };
  const groups = [...Map.groupBy(entries, ({ trade }) => trade).values()].map(group => ({ start: band(group), rows: group.map(rowOf) }));
  const grand = totals(inBoth(one => embedded(message(one, 'ceremonySummary.total', { projects: projects(entries.length, one) })), lang), entries, TOTAL, {});
  const none = [noneRow(one => message(one, 'ceremonySummary.empty'), lang, COLUMNS.length), grand];
  return (air) => {
    const body = groups.flatMap(({ start, rows: [first = [], ...rows] }, i): Content[][] => {
      const begin = [start, first];
      if (i < groups.length - 1) return [kept(begin, widths, false, air), ...rows];
      const end = rows.pop();
      return end === undefined ? [kept([...begin, grand], widths, true, air)] : [kept(begin, widths, false, air), ...rows, kept([end, grand], widths, true, air)];
    });
    return rowsOf({ heads, body: body.length > 0 ? body : none, widths, air }, lang);
  };
}

/** References that stay used though they are no longer valid, with what stands in for each: two of them a row. */
export function voidedOf(voided: readonly Voided[], lang: PaperLang): Content[] {
  if (voided.length === 0) return [];
  const names = [head(one => message(one, 'ceremonySummary.columnVoided'), lang), head(one => message(one, 'ceremonySummary.columnReplacedBy'), lang)];
  const heads = [[headingAcross(one => message(one, 'ceremonySummary.voidedTitle'), lang, { colSpan: 2 * PAIRS }), ...empty(2 * PAIRS - 1)], [...names, ...(voided.length > 1 ? names : empty(2))]];
  const cells = voided.map(({ reference, replacedBy }): Content[] => [small(ltr(reference)), replacedBy === null ? small(inAll(lang, 'ceremonySummary.notReplaced')) : small(ltr(replacedBy), { bold: true })]);
  const body = Array.from({ length: Math.ceil(cells.length / PAIRS) }, (_, i) => [...cells[PAIRS * i] ?? [], ...cells[PAIRS * i + 1] ?? empty(2)]);
  return [rowsOf({ heads, body, widths: widthsOf([null, null, null, null], PAGE.inner) }, lang, { margin: [0, 6, 0, 0] })];
}
const PAIRS = 2;
