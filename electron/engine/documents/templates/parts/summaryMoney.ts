import { isEmpty } from '#shared/domain/common/bilingual.ts';
import { embeddedAs, ltr } from '#shared/domain/common/isolate.ts';
import { dirhams, figures, roughly, type About, type Centimes } from '#shared/domain/common/money.ts';
import { percent, roughPercent } from '#shared/domain/common/percent.ts';
import { balanceOf, ceremonyTotal, type Balance, type SummaryContent } from '#shared/domain/ceremonyPapers.ts';
import type { Approximation } from '#shared/domain/handover.ts';
import { langsOf, type PaperLang } from '#shared/domain/papers.ts';
import { message, type Lang, type MessageKey } from '#shared/i18n/index.ts';
import type { Content, Table } from '../../definition.ts';
import { head, heading, kept, LEVEL, notes, rowsOf, said, small, sum, widthsOf, words } from './rows.ts';
import { endOf, leading, PAGE, SIZE } from './theme.ts';
import { DASH, share } from './values.ts';

/* The total against the envelope, and who pays it. */
const GAP = 16, ENVELOPE = (PAGE.inner - GAP) * 0.57, FUNDERS = PAGE.inner - GAP - ENVELOPE;
/** As many funders stand beside the envelope; more of them under it, over as many pages as they need. */
const BESIDE = 8;
/** Puts the units of a sum without decimals under those of sums that have them: the width of `,00` in points. */
const UNITS = [LEVEL[0], LEVEL[1], 1.46 * SIZE.figure, LEVEL[3]] as const;
const aboutOf = (approximate: Approximation | null): About | null => (approximate === 'more than' ? 'more' : approximate);

export function moneyOf(content: SummaryContent, lang: PaperLang): Content[] {
  const { ceremony: { envelope, envelopeApproximate }, entries, funders } = content, all = ceremonyTotal(entries);
  const balance = envelope === null ? null : balanceOf(envelope, envelopeApproximate, all), beside = funders.length <= BESIDE;
  const remarks = [
    ...(balance !== null && balance.approximate !== null ? [(one: Lang): string => message(one, 'ceremonySummary.noteApproximate', { kind: balance.kind })] : []),
    ...(funders.length > 0 && all > 0 ? [(one: Lang): string => message(one, 'ceremonySummary.noteRounded', { approximate: balance === null || balance.approximate === null ? 'no' : 'yes' })] : []),
  ];
  const envelopes = envelopeTable(content, balance, all, lang), paying = fundersTable(funders, all, lang, beside ? FUNDERS : PAGE.inner);
  const tables: Content[] = funders.length === 0 ? [{ unbreakable: true, stack: [envelopes] }]
    : beside ? [{ unbreakable: true, columns: [{ width: ENVELOPE, stack: [envelopes] }, { width: '*', stack: [paying] }], columnGap: GAP }] : [{ unbreakable: true, stack: [envelopes] }, paying];
  return [...tables, ...notes(remarks, lang, [0, 4, 0, 0])];
}

function envelopeTable({ ceremony }: SummaryContent, balance: Balance | null, all: Centimes, lang: PaperLang): Table {
  const lead = leading(lang), widths = widthsOf([null, 36, 58, 54], ENVELOPE);
  const about = (word: About | null): Content => (word === null ? '' : said(one => message(one, `ceremonySummary.approx_${word}`), lang, { fontSize: 8.8, alignment: endOf(lang), margin: [0, 1.1, 0, 0] }));
  /** Of an approximate envelope, in whole percents and with the word that says so, in each language. */
  const ofWhole = (part: Centimes, word: About | null): Content => {
    const { envelope } = ceremony, style = { fontSize: 7.4 } as const;
    if (envelope === null) return small('', style);
    if (word === null) return small(share(percent(part, envelope, lead) ?? '', lead), style);
    return small(langsOf(lang).map(one => embeddedAs(`${message(one, `ceremonySummary.approx_${word}`)}\u00a0${share(roughPercent(part, envelope, word, one) ?? '', one) || DASH}`, one)).join('\n'), style);
  };
  const row = (key: MessageKey, word: About | null, value: Centimes | null, part: Content, bold = false): Content[] =>
    [said(one => message(one, key), lang, { bold }), about(value === null ? null : word), sum(value === null ? DASH : ltr(word === null ? figures(value, lead) : roughly(value, lead)), { bold, ...(value !== null && word !== null && value % 100 === 0 && { margin: UNITS }) }), part];
  const ofEnvelope = aboutOf(ceremony.envelopeApproximate), spent = ofEnvelope === 'more' ? 'less' : ofEnvelope;
  const body = [
    row('ceremonySummary.convention', aboutOf(ceremony.conventionTotalApproximate), ceremony.conventionTotal, ''),
    row('ceremonySummary.envelope', ofEnvelope, ceremony.envelope, ''),
    row('ceremonySummary.ofCertificates', null, all, ofWhole(all, spent), true),
    ...(balance === null ? [] : [row(`ceremonySummary.${balance.kind}`, balance.approximate, balance.approximate === null ? balance.amount : dirhams(balance.amount, balance.approximate), ofWhole(balance.amount, balance.approximate), true)]),
  ];
  const heads = [
    [heading(one => message(one, 'ceremonySummary.moneyTitle'), lang, { colSpan: 4 }), '', '', ''],
    [head(one => message(one, 'ceremonySummary.columnItem'), lang), head(() => '', lang), head(one => message(one, 'ceremonySummary.columnAmount'), lang), head(one => message(one, 'ceremonySummary.columnShare'), lang)],
  ];
  return rowsOf({ heads, body, widths }, lang, { margin: [0, 8, 0, 0] });
}

function fundersTable(funders: SummaryContent['funders'], all: Centimes, lang: PaperLang, inner: number): Table {
  const lead = leading(lang), widths = widthsOf([null, 66, 40], inner);
  const part = (of: Centimes, bold = false): Content => small(share(percent(of, all, lead) ?? '', lead), { fontSize: 7.4, bold });
  const body = funders.map(({ funder, total }): Content[] => [isEmpty(funder) ? said(one => message(one, 'ceremonySummary.funderUnknown'), lang) : words(funder, lang), sum(ltr(figures(total, lead))), part(total)]);
  const grand = [said(one => message(one, 'ceremonySummary.fundersTotal'), lang, { bold: true }), sum(ltr(figures(all, lead)), { bold: true }), part(all, true)], last = body.pop();
  const heads = [
    [heading(one => message(one, 'ceremonySummary.fundersTitle'), lang, { colSpan: 3 }), '', ''],
    [head(one => message(one, 'ceremonySummary.columnFunder'), lang), head(one => message(one, 'ceremonySummary.columnAmount'), lang), head(one => message(one, 'ceremonySummary.columnShare'), lang)],
  ];
  return rowsOf({ heads, body: [...body, kept([...(last === undefined ? [] : [last]), grand], widths, true)], widths }, lang, { margin: [0, 8, 0, 0] });
}
