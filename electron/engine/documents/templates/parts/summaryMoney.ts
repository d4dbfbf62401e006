import { isEmpty } from '#shared/domain/common/bilingual.ts';
import { ltr } from '#shared/domain/common/isolate.ts';
import { figures, type Centimes } from '#shared/domain/common/money.ts';
import { percent } from '#shared/domain/common/percent.ts';
import { balanceOf, ceremonyTotal, type Balance, type SummaryContent } from '#shared/domain/ceremonyPapers.ts';
import type { Approximation } from '#shared/domain/handover.ts';
import type { PaperLang } from '#shared/domain/papers.ts';
import { message, type Lang, type MessageKey } from '#shared/i18n/index.ts';
import type { Content, Table } from '../../definition.ts';
import { head, heading, kept, notes, rowsOf, said, small, sum, widthsOf, words } from './rows.ts';
import { endOf, leading, PAGE } from './theme.ts';
import { DASH } from './values.ts';

/* The total against the envelope, and who pays it. */
const GAP = 16, ENVELOPE = (PAGE.inner - GAP) * 0.57, FUNDERS = PAGE.inner - GAP - ENVELOPE;
/** As many funders stand beside the envelope; more of them under it, over as many pages as they need. */
const BESIDE = 8;
type About = Balance['approximate'];
const aboutOf = (approximate: Approximation | null): About => (approximate === 'more than' ? 'more' : approximate);

export function moneyOf(content: SummaryContent, lang: PaperLang): Content[] {
  const { ceremony: { envelope, envelopeApproximate }, entries, funders } = content, all = ceremonyTotal(entries);
  const balance = envelope === null ? null : balanceOf(envelope, envelopeApproximate, all), beside = funders.length <= BESIDE;
  const remarks = [
    ...(balance !== null && balance.approximate !== null ? [(one: Lang): string => message(one, 'ceremonySummary.noteApproximate', { kind: balance.kind })] : []),
    ...(funders.length > 0 && all > 0 ? [(one: Lang): string => message(one, 'ceremonySummary.noteRounded')] : []),
  ];
  const envelopes = envelopeTable(content, balance, all, lang), paying = fundersTable(funders, all, lang, beside ? FUNDERS : PAGE.inner);
  const tables: Content[] = funders.length === 0 ? [{ unbreakable: true, stack: [envelopes] }]
    : beside ? [{ unbreakable: true, columns: [{ width: ENVELOPE, stack: [envelopes] }, { width: '*', stack: [paying] }], columnGap: GAP }] : [{ unbreakable: true, stack: [envelopes] }, paying];
  return [...tables, ...notes(remarks, lang, [0, 4, 0, 0])];
}

function envelopeTable({ ceremony }: SummaryContent, balance: Balance | null, all: Centimes, lang: PaperLang): Table {
  const lead = leading(lang), widths = widthsOf([null, 36, 64, 38], ENVELOPE);
  const about = (word: About): Content => (word === null ? '' : said(one => message(one, `ceremonySummary.approx_${word}`), lang, { fontSize: 8.8, alignment: endOf(lang), margin: [0, 1.1, 0, 0] }));
  const share = (part: Centimes): Content => small(ceremony.envelope === null ? '' : ltr(percent(part, ceremony.envelope, lead) ?? DASH), { fontSize: 7.4 });
  const row = (key: MessageKey, word: About, value: Centimes | null, part: Content, bold = false): Content[] =>
    [said(one => message(one, key), lang, { bold }), about(value === null ? null : word), sum(value === null ? DASH : ltr(figures(value, lead)), { bold }), part];
  const body = [
    row('ceremonySummary.convention', aboutOf(ceremony.conventionTotalApproximate), ceremony.conventionTotal, ''),
    row('ceremonySummary.envelope', aboutOf(ceremony.envelopeApproximate), ceremony.envelope, ''),
    row('ceremonySummary.handedOver', null, all, share(all), true),
    ...(balance === null ? [] : [row(`ceremonySummary.${balance.kind}`, balance.approximate, balance.amount, share(balance.amount), true)]),
  ];
  const heads = [
    [heading(one => message(one, 'ceremonySummary.moneyTitle'), lang, { colSpan: 4 }), '', '', ''],
    [head(one => message(one, 'ceremonySummary.columnItem'), lang), head(() => '', lang), head(one => message(one, 'ceremonySummary.columnAmount'), lang), head(one => message(one, 'ceremonySummary.columnShare'), lang)],
  ];
  return rowsOf({ heads, body, widths }, lang, { margin: [0, 8, 0, 0] });
}

function fundersTable(funders: SummaryContent['funders'], all: Centimes, lang: PaperLang, inner: number): Table {
  const lead = leading(lang), widths = widthsOf([null, 66, 40], inner);
  const share = (part: Centimes, bold = false): Content => small(ltr(percent(part, all, lead) ?? DASH), { fontSize: 7.4, bold });
  const body = funders.map(({ funder, total }): Content[] => [isEmpty(funder) ? said(one => message(one, 'ceremonySummary.funderUnknown'), lang) : words(funder, lang), sum(ltr(figures(total, lead))), share(total)]);
  const grand = [said(one => message(one, 'ceremonySummary.fundersTotal'), lang, { bold: true }), sum(ltr(figures(all, lead)), { bold: true }), share(all, true)], last = body.pop();
  const heads = [
    [heading(one => message(one, 'ceremonySummary.fundersTitle'), lang, { colSpan: 3 }), '', ''],
    [head(one => message(one, 'ceremonySummary.columnFunder'), lang), head(one => message(one, 'ceremonySummary.columnAmount'), lang), head(one => message(one, 'ceremonySummary.columnShare'), lang)],
  ];
  return rowsOf({ heads, body: [...body, kept([...(last === undefined ? [] : [last]), grand], widths, true)], widths }, lang, { margin: [0, 8, 0, 0] });
}
