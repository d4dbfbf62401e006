import { originals } from '#shared/domain/common/agreement.ts';
import { amountInWords } from '#shared/domain/common/amountInWords.ts';
import { longDate, weekday } from '#shared/domain/common/dates.ts';
import { amount } from '#shared/domain/common/money.ts';
import { ceremonyTotal, type SummaryContent } from '#shared/domain/ceremonyPapers.ts';
import type { PaperLang, PaperView } from '#shared/domain/papers.ts';
import { message, wordsOf, type Lang } from '#shared/i18n/index.ts';
import type { Content, DocumentDefinition, Span, Text } from '../definition.ts';
import { inLangs } from './parts/facing.ts';
import { dayOf } from './parts/occasion.ts';
import { sheetHead, sheetOf } from './parts/sheet.ts';
import { officialOf, officialRows, officialsGrid } from './parts/signing.ts';
import { moneyOf } from './parts/summaryMoney.ts';
import { planSummary, type SummaryPlan, type SummarySections } from './parts/summaryPlan.ts';
import { summaryTable, voidedOf } from './parts/summaryTable.ts';
import { bodyStyle, paragraph, strong } from './parts/theme.ts';
import { code, given, typed } from './parts/values.ts';

/** Goes up when the summary says or shows anything differently. */
export const SUMMARY_VERSION = 5;

/**
 * The grouped summary of a ceremony (domain.md §4 A; المحضر التجميعي / état récapitulatif): its certificates trade by trade,
 * against the envelope. The closing sum, place and date stand on the page of the signatures.
 */
export function ceremonySummary(view: PaperView<SummaryContent>, lang: PaperLang): DocumentDefinition {
  const { content } = view, draw = sectionsOf(view, lang), officials = signing(content).length;
  const moves = content.voided.length > 0 ? 2 : 1, plan = planSummary(draw, { moves, rows: close => officialRows(officials, lang, close) }, bodyStyle(lang));
  const { front, table, after, closing } = draw(plan);
  // letterhead and title are the sheet's own
  return sheetOf(view, lang, { title: 'ceremonySummary.title', running: dayOf(content.ceremony.date, lang), content: [...front.slice(HEAD), table, ...after, { unbreakable: true, stack: closing }] });
}
const HEAD = 2;

/** The sections of a plan. What does not change with it is made once, and so measured once: a plan is found by drawing several. */
function sectionsOf(view: PaperView<SummaryContent>, lang: PaperLang): (plan: SummaryPlan) => SummarySections {
  const { content } = view, all = ceremonyTotal(content.entries), table = summaryTable(content.entries, lang);
  const clause = (draw: (lang: Lang) => Text): Content => inLangs(lang, draw), who = signing(content).map(one => officialOf(one, each => message(each, 'ceremonySummary.nameAndStamp')));
  const front = [...sheetHead(view, lang, 'ceremonySummary.title'), clause(one => introduction(content, one))];
  const parts = [moneyOf(content, lang), voidedOf(content.voided, lang)].filter(part => part.length > 0).map((stack): Content => ({ stack }));
  const closing = [
    clause(one => paragraph(wordsOf(content.wording, one).parts<Span>('ceremonySummary.closed', { amount: strong(amount(all, one)), words: amountInWords(all, one) }), one, { margin: [0, 8, 0, 4] })),
    clause(one => done(content, one, 6)),
  ];
  const wide = officialsGrid(who, lang, false), narrow = officialsGrid(who, lang, true);
  return ({ air, ink, close, moved }) => {
    const stays = parts.length - moved;
    return { front, table: table(air), after: parts.slice(0, stays), closing: [...parts.slice(stays), ...closing, (close ? narrow : wide)(ink)] };
  };
}
/** Where nobody is named, the giver's representative signs. */
const signing = ({ signatories, ceremony: { giver } }: SummaryContent) =>
  (signatories.length > 0 ? signatories : [{ name: giver.representative, capacity: giver.capacity, onBehalfOf: giver.entity }]);

function introduction({ ceremony: { title, date, place, convention }, wording }: SummaryContent, lang: Lang): Text {
  const where = typed(place, lang), occasion = typed(title, lang), number = code(convention.number), parties = typed(convention.parties, lang);
  return paragraph(wordsOf(wording, lang).say('ceremonySummary.intro', {
    weekday: weekday(date, lang), date: longDate(date, lang), hasPlace: given(where), place: where, hasOccasion: given(occasion), occasion,
    hasConvention: number || convention.date !== null || parties ? 'yes' : 'no', hasNumber: given(number), number,
    hasDate: given(convention.date), conventionDate: convention.date === null ? '' : longDate(convention.date, lang), hasParties: given(parties), parties,
  }), lang, { margin: [0, 0, 0, 6] });
}
function done({ ceremony: { date, originals: count }, letterhead: { city }, wording }: SummaryContent, lang: Lang, under: number): Text {
  const town = typed(city, lang);
  return paragraph(wordsOf(wording, lang).say('ceremonySummary.done', { hasCity: given(town), city: town, date: longDate(date, lang), originals: originals(count, lang) }), lang, { margin: [0, 0, 0, under] });
}
