import type { ReceiptContent } from '#shared/domain/ceremonyPapers.ts';
import { amountInWords } from '#shared/domain/common/amountInWords.ts';
import { longDate } from '#shared/domain/common/dates.ts';
import { iso } from '#shared/domain/common/isolate.ts';
import { amount } from '#shared/domain/common/money.ts';
import { langsOf, type PaperLang, type PaperView } from '#shared/domain/papers.ts';
import { message, wordsOf, type Lang } from '#shared/i18n/index.ts';
import type { Content, DocumentDefinition, Span, Text } from '../definition.ts';
import { runningOf } from './parts/bands.ts';
import { inLangs } from './parts/facing.ts';
import { fieldsOf, type Field } from './parts/fields.ts';
import { belongsTo, itemsTable } from './parts/itemsTable.ts';
import { letterheadOf } from './parts/letterhead.ts';
import { paperOf } from './parts/paper.ts';
import { planOf, type Plan, type Sections } from './parts/plan.ts';
import { captionOf, signingOf, THUMB, withThumb } from './parts/signing.ts';
import { BLANK, bodyStyle, lead, paragraph, strong } from './parts/theme.ts';
import { titleOf } from './parts/title.ts';
import { code, DASH, given, typed } from './parts/values.ts';

/** Goes up when the receipt says or shows anything differently. */
export const RECEIPT_VERSION = 5;

/** What one person received from whom (domain.md §4 K; وصل تسلم / reçu – décharge): the paper that discharges the giver. */
export function receipt(view: PaperView<ReceiptContent>, lang: PaperLang): DocumentDefinition {
  const { recipient, total } = view.content, draw = sectionsOf(view, lang), { front, table, after, closing } = draw(planOf(draw, 1, bodyStyle(lang)));
  return paperOf(view, lang, { title: 'handoverReceipt.title', running: runningOf({ name: recipient.name, reference: view.reference, sum: total }, lang), content: [...front, table, ...after, { unbreakable: true, stack: closing }] });
}
function sectionsOf({ content, reference, pictures }: PaperView<ReceiptContent>, lang: PaperLang): (plan: Plan) => Sections {
  const { letterhead, wording, recipient, items, transfer, total } = content, { sex, name } = recipient, both = lang === 'both';
  const clause = (say: (lang: Lang) => Text['text'], above: number, below = 0): Content => inLangs(lang, one => paragraph(say(one), one, { margin: [0, above, 0, below] }));
  const words = (one: Lang) => wordsOf(wording, one), paper = (one: Lang): string => words(one).say('handoverReceipt.title');
  const reads = langsOf(lang).some(one => recipient.reads[one]);
  const closed = (one: Lang) => words(one).parts<Span>('handoverReceipt.closed', { amount: strong(amount(total, one)), words: amountInWords(total, one) }), discharge = (one: Lang): string => words(one).say('handoverReceipt.discharge');
  const reading = (one: Lang) => [lead(words(one).say('handoverReceipt.readingLead')), words(one).say('handoverReceipt.reading', { sex, language: typed(recipient.readingLanguage, one) || BLANK, reader: typed(recipient.reader, one) || BLANK })];
  const fields = fieldsOf(fieldsOfReceipt(content, lang), lang), table = itemsTable(items, lang, one => message(one, 'handoverReceipt.total', { amount: iso(amount(total, one)) }));
  return ({ air, ink, roomy }) => {
    const gap = (both ? 2 : 6) + air, above = roomy ? 0 : gap + 2;
    return {
      front: [
        letterheadOf(letterhead, pictures), titleOf('handoverReceipt.title', wording, reference, lang, both ? { above: air, below: 2 + air, size: SMALLER } : { above: 8, below: 8 }), fields,
        clause(one => words(one).say('handoverReceipt.intro', { sex, transfer }), gap + 3, gap + 3),
      ],
      table, after: [],
      closing: [
        ...(roomy ? [belongsTo({ paper, reference, name, items }, lang)] : []),
        // in two columns one paragraph, which spares the ends of lines
        ...(both ? [clause(one => [...closed(one), ' ', discharge(one), ...(reads ? [] : [' ', ...reading(one)])], above)] : [clause(closed, above), clause(discharge, gap), ...(reads ? [] : [clause(reading, gap)])]),
        clause(one => doneOf(content, one), gap), { margin: [0, gap + 2, 0, 0], stack: [signing(content, lang, { reads, ink, named: roomy || !both })] },
      ],
    };
  };
}
function doneOf({ ceremony, letterhead, wording }: ReceiptContent, lang: Lang): string {
  const city = typed(letterhead.city, lang);
  return wordsOf(wording, lang).say('handoverReceipt.done', { hasCity: given(city), city, date: longDate(ceremony.date, lang) });
}
/** Both names of the paper over a form of two languages: smaller, for its lines are wanted for the goods. */
const SMALLER = { ar: 17, fr: 15 } as const;
const listed = (values: readonly string[], lang: Lang): string => values.join(lang === 'ar' ? '، ' : ', ');
function fieldsOfReceipt({ recipient: { name, sex, cin, fileNumber }, ceremony: { date, place, giver }, certificate }: ReceiptContent, paper: PaperLang): Field[] {
  const other = (lang: Lang): string => typed({ ar: name.fr, fr: name.ar }, lang), identity = cin || !fileNumber ? 'cin' : 'fileNumber';
  const who = (lang: Lang): string => listed([typed(giver.representative, lang), typed(giver.capacity, lang)].filter(Boolean), lang);
  return [
    { label: lang => message(lang, 'handoverReceipt.giver'), value: lang => typed(giver.entity, lang), bold: true, wide: true }, { label: lang => message(lang, 'handoverReceipt.representative'), value: who, wide: true },
    { label: lang => message(lang, 'handoverReceipt.receiver', { sex }), value: lang => typed(name, lang), bold: true },
    ...(paper === 'both' ? [] : [{ label: (lang: Lang) => message(lang, 'handoverReceipt.inOtherScript'), value: other, bold: true }]),
    { label: lang => message(lang, `handoverReceipt.${identity}`), value: () => code(identity === 'cin' ? cin : fileNumber) }, { label: lang => message(lang, 'handoverReceipt.certificate'), value: () => code(certificate ?? '') },
    // in both languages, where each has a row to itself, one row
    ...(paper === 'both' ? [{ label: (lang: Lang) => message(lang, 'handoverReceipt.dateAndPlace'), value: (lang: Lang) => listed([longDate(date, lang), typed(place, lang) || DASH], lang) }]
      : [{ label: (lang: Lang) => message(lang, 'handoverReceipt.date'), value: (lang: Lang) => longDate(date, lang) }, { label: (lang: Lang) => message(lang, 'handoverReceipt.place'), value: (lang: Lang) => typed(place, lang) }]),
  ];
}
/** @param named the giver is named where its representative signs, which a page that names it above can spare */
function signing({ recipient: { name, sex }, ceremony: { giver } }: ReceiptContent, lang: PaperLang, { reads, ink, named }: { readonly reads: boolean; readonly ink: number; readonly named: boolean }): Content {
  const { entity, representative, capacity } = giver;
  const receiver = captionOf({ capacity: one => message(one, 'handoverReceipt.receiver', { sex }), name: one => typed(name, one), note: one => message(one, reads ? 'handoverReceipt.signHere' : 'handoverReceipt.thumbHere') }, lang);
  const sender = captionOf({ capacity: one => typed(capacity, one) || message(one, 'handoverReceipt.giver'), onBehalfOf: one => (named ? typed(entity, one) : ''), name: one => typed(representative, one), note: one => message(one, 'handoverReceipt.nameAndStamp', { hasName: given(typed(representative, one)) }) }, lang);
  return reads ? signingOf([receiver, sender], lang, ink) : signingOf([withThumb(receiver, one => message(one, 'handoverReceipt.thumbprint'), lang), sender], lang, ink, THUMB.height + 8);
}
