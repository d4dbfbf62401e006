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
import { planOf, type Plan, type Sections } from './parts/plan.ts';
import { sheetHead, sheetOf } from './parts/sheet.ts';
import { officialOf, officialRows, officialsGrid } from './parts/signing.ts';
import { moneyOf } from './parts/summaryMoney.ts';
import { summaryTable, voidedOf } from './parts/summaryTable.ts';
import { bodyStyle, paragraph, strong } from './parts/theme.ts';
import { code, given, typed } from './parts/values.ts';

/** Goes up when the summary says or shows anything differently. */
export const SUMMARY_VERSION = 2;

/**
 * The grouped summary of a ceremony (domain.md §4 A; المحضر التجميعي / état récapitulatif): its certificates trade by trade,
 * against the envelope. The closing sum, place and date stand on the page of the signatures.
 */
export function ceremonySummary(view: PaperView<SummaryContent>, lang: PaperLang): DocumentDefinition {
  const { content } = view, draw = (plan: Plan): Sections => sectionsOf(view, lang, plan);
  const { front, table, after, closing } = draw(planOf(draw, officialRows(signing(content).length, lang), bodyStyle(lang)));
  // letterhead and title are the sheet's own
  return sheetOf(view, lang, { title: 'ceremonySummary.title', running: dayOf(content.ceremony.date, lang), content: [...front.slice(HEAD), table, ...after, { unbreakable: true, stack: closing }] });
}
const HEAD = 2;

function sectionsOf(view: PaperView<SummaryContent>, lang: PaperLang, { ink, roomy }: Plan): Sections {
  const { content } = view, gap = roomy ? 8 : 4, all = ceremonyTotal(content.entries);
  const clause = (draw: (lang: Lang) => Text): Content => inLangs(lang, draw);
  return {
    front: [...sheetHead(view, lang, 'ceremonySummary.title'), clause(one => introduction(content, one))],
    table: summaryTable(content.entries, lang),
    after: [...moneyOf(content, lang), ...voidedOf(content.voided, lang)],
    closing: [
      clause(one => paragraph(wordsOf(content.wording, one).parts<Span>('ceremonySummary.closed', { amount: strong(amount(all, one)), words: amountInWords(all, one) }), one, { margin: [0, 8, 0, gap] })),
      clause(one => done(content, one, gap + 2)),
      officialsGrid(signing(content).map(one => officialOf(one, each => message(each, 'ceremonySummary.nameAndStamp'))), lang, ink),
    ],
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
