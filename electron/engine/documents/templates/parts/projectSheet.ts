import { netOf, sumOf, type MoneyRow, type ProjectSheet } from '#shared/domain/casePapers.ts';
import { amount, centimes, figures, type Centimes } from '#shared/domain/common/money.ts';

import { iso, ltr } from '#shared/domain/common/isolate.ts';
import { percent } from '#shared/domain/common/percent.ts';
import type { PaperLang } from '#shared/domain/papers.ts';
import { message } from '#shared/i18n/index.ts';
import type { Content, Table, Text } from '../../definition.ts';
import { AIR, clause, formSection, inline, lettered, saidField, say, section, sub, typedField, WHOLE, type Say } from './caseParts.ts';
import { fieldsOf } from './fields.ts';
import { head, kept, notes, rowsOf, sum, widthsOf, words } from './rows.ts';
import { cell, COLOUR, directionOf, label, leading, PAGE, PLAIN } from './theme.ts';
import { share, typedParts } from './values.ts';

/* The income-generating project inside a life project: what it costs, who pays, and what a month brings. */
/** Points between the two sides of a table of money. */
const GAP = 4, SUM = 62;
const NONE = cell('');
interface Side { readonly title: Say; readonly rows: readonly MoneyRow[] }

/** Two columns of amounts side by side, their rows paired; both sums in one row, which the last amounts stand over. */
function beside(first: Side, second: Side, lang: PaperLang, title?: Text): Table {
  const widths = widthsOf([null, SUM, GAP, null, SUM], PAGE.inner), lead = leading(lang);
  const money = (value: Centimes, bold = false): Text => sum(ltr(figures(value, lead)), bold ? { bold } : {});
  const half = (row: MoneyRow | undefined): Content[] => (row === undefined ? [NONE, NONE] : [words(row.label, lang), money(row.amount)]);
  const rows = Array.from({ length: Math.max(1, first.rows.length, second.rows.length) }, (_, i): Content[] => [...half(first.rows[i]), NONE, ...half(second.rows[i])]);
  const total = ({ rows: all }: Side): Content[] => [cell(inline(say('lifeProjectPaper.total'), lang), { bold: true }), money(sumOf(all), true)];
  const last = rows.pop() ?? [], heads = [[head(first.title, lang), '', '', head(second.title, lang), '']].map(([one = '', , , other = '']): Content[] => [spanning(one), '', { text: '', fillColor: COLOUR.tint }, spanning(other), '']);
  return rowsOf({ heads, body: [...rows, kept([last, [...total(first), NONE, ...total(second)]], widths, true, AIR)], widths, air: AIR, ...(title !== undefined && { title }) }, lang, { margin: [0, 6, 0, 0] });
}
const spanning = (content: Content): Content => ({ ...(content as Text), colSpan: 2 });

/** Four figures of a month, and how the last one comes about. */
function month(project: ProjectSheet, lang: PaperLang): Content[] {
  const { income, variable, fixed, breakEven } = project, all = sumOf(income), lead = leading(lang);
  const box = (key: 'variable' | 'fixed' | 'net' | 'breakEven', value: Centimes | null): Content => ({
    stack: [label(lettered(say(`lifeProjectPaper.${key}`), lang), { alignment: 'center' }), label(value === null ? '—' : ltr(figures(value, lead)), { alignment: 'center', bold: true, fontSize: 10.5, color: COLOUR.ink })],
  });
  const boxes: Table = {
    direction: directionOf(lang), margin: [0, 6, 0, 0], table: { widths: ['*', '*', '*', '*'], dontBreakRows: true, body: [[box('variable', sumOf(variable)), box('fixed', sumOf(fixed)), box('net', netOf(project)), box('breakEven', breakEven)]] },
    layout: { ...PLAIN, hLineWidth: () => 0.6, hLineColor: () => COLOUR.deep, vLineWidth: rule => (rule > 0 && rule < 4 ? 0.35 : 0), vLineColor: () => COLOUR.hair, paddingTop: () => 2, paddingBottom: () => 2 },
  };
  const how: Say = one => (breakEven === null ? message(one, 'lifeProjectPaper.noBreakEven')
    : message(one, 'lifeProjectPaper.breakEvenHow', { margin: share(percent(centimes(all - sumOf(variable)), all, one) ?? '', one), share: share(percent(breakEven, all, one) ?? '', one) }));
  return all === 0 && sumOf(fixed) === 0 ? [] : [{ unbreakable: true, stack: [boxes, ...notes([how], lang, [0, 3, 0, 0])] }];
}

/** Section 9; a sentence where the track has no project. */
export function projectSection(project: ProjectSheet | null, title: Text, lang: PaperLang): Content[] {
  if (project === null) return section(title, clause(say('lifeProjectPaper.noProject'), lang));
  const { investment, financing, income, variable, fixed } = project, gap = centimes(sumOf(financing) - sumOf(investment));
  const fields = fieldsOf([typedField('lifeProjectPaper.projectTitle', project.title, { bold: true }), typedField('caseSheet.trade', project.trade), saidField('lifeProjectPaper.site', one => typedParts(project.site, one), { wide: true }), typedField('lifeProjectPaper.permits', project.permits, { wide: true })], lang);
  const balance: Say = one => message(one, 'lifeProjectPaper.balance', { kind: gap === 0 ? 'even' : gap < 0 ? 'missing' : 'over', amount: iso(amount(centimes(Math.abs(gap)), one)) });
  const charges = [...variable, ...fixed], hasMonth = income.length + charges.length > 0;
  return [
    ...formSection(title, fields),
    // a short table stays whole, and with what is said of it
    { unbreakable: Math.max(investment.length, financing.length) <= WHOLE, stack: [beside({ title: say('lifeProjectPaper.investment'), rows: investment }, { title: say('lifeProjectPaper.financing'), rows: financing }, lang), ...(investment.length + financing.length === 0 ? [] : notes([balance], lang, [0, 3, 0, 0]))] },
    ...(hasMonth ? [
      { unbreakable: Math.max(income.length, charges.length) <= WHOLE, stack: [beside({ title: say('lifeProjectPaper.income'), rows: income }, { title: say('lifeProjectPaper.charges'), rows: charges }, lang, sub(say('lifeProjectPaper.monthly'), lang)), ...month(project, lang)] },
    ] : []),
  ];
}
