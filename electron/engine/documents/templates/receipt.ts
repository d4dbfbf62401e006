import type { ReceiptContent } from '#shared/domain/ceremonyPapers.ts';
import { amountInWords } from '#shared/domain/common/amountInWords.ts';
import { longDate } from '#shared/domain/common/dates.ts';
import { iso, ltr } from '#shared/domain/common/isolate.ts';
import { amount, figures } from '#shared/domain/common/money.ts';
import { langsOf, type PaperLang, type PaperView } from '#shared/domain/papers.ts';
import { message, wordsOf, type Lang } from '#shared/i18n/index.ts';
import type { Content, DocumentDefinition, Span, Text } from '../definition.ts';
import { inLangs } from './parts/facing.ts';
import { fieldsOf, type Field } from './parts/fields.ts';
import { itemsTable } from './parts/itemsTable.ts';
import { letterheadOf } from './parts/letterhead.ts';
import { paperOf } from './parts/paper.ts';
import { inkFor, signingOf } from './parts/signing.ts';
import { BLANK, lead, leading, paragraph, strong } from './parts/theme.ts';
import { nameOf, titleOf } from './parts/title.ts';
import { brief, code, given, typed } from './parts/values.ts';

/** Goes up when the receipt says or shows anything differently. */
export const RECEIPT_VERSION = 1;

/** What one person received from whom (domain.md §4 K; وصل تسلم / reçu – décharge): the paper that discharges the giver. */
export function receipt(view: PaperView<ReceiptContent>, lang: PaperLang): DocumentDefinition {
  const { recipient, wording } = view.content, body = (ink: number): Content[] => bodyOf(view, lang, ink);
  return paperOf(view, lang, { title: nameOf('handoverReceipt.title', wording, lang), person: brief(recipient.name, leading(lang), 40), content: body(inkFor(body(0), lang)) });
}
function bodyOf({ content, reference, pictures }: PaperView<ReceiptContent>, lang: PaperLang, ink: number): Content[] {
  const { letterhead, wording, recipient, items, transfer, total } = content, { sex } = recipient;
  const clause = (say: (lang: Lang) => Text['text'], above = 6): Content => inLangs(lang, one => paragraph(say(one), one, { margin: [0, above, 0, 0] }));
  const words = (one: Lang) => wordsOf(wording, one), sum = { words: langsOf(lang).map(one => message(one, 'handoverReceipt.total')).map(iso).join('\n'), figures: ltr(figures(total, leading(lang))) };
  const reads = langsOf(lang).some(one => recipient.reads[one]);
  const reading = (one: Lang): Text['text'] => [lead(words(one).say('handoverReceipt.readingLead')), words(one).say('handoverReceipt.reading', { sex, language: typed(recipient.readingLanguage, one) || BLANK, reader: typed(recipient.reader, one) || BLANK })];
  return [
    letterheadOf(letterhead, pictures), titleOf('handoverReceipt.title', wording, reference, lang, lang === 'both' ? { above: 4, below: 6 } : { above: 8, below: 8 }), fieldsOf(fieldsOfReceipt(content, lang), lang),
    clause(one => words(one).say('handoverReceipt.intro', { sex, transfer }), 10), { margin: [0, 10, 0, 0], stack: [itemsTable(items, lang, sum)] },
    { unbreakable: true, stack: [
      clause(one => words(one).parts<Span>('handoverReceipt.closed', { amount: strong(amount(total, one)), words: amountInWords(total, one) }), 10), clause(one => words(one).say('handoverReceipt.discharge')),
      ...(reads ? [] : [clause(reading)]), clause(one => doneOf(content, one)), { margin: [0, 10, 0, 0], stack: [signing(content, lang, reads, ink)] },
    ] },
  ];
}
function doneOf({ ceremony, letterhead, wording }: ReceiptContent, lang: Lang): string {
  const city = typed(letterhead.city, lang);
  return wordsOf(wording, lang).say('handoverReceipt.done', { hasCity: given(city), city, date: longDate(ceremony.date, lang) });
}
function fieldsOfReceipt({ recipient: { name, sex, cin, fileNumber }, ceremony: { date, place, giver }, certificate }: ReceiptContent, paper: PaperLang): Field[] {
  const other = (lang: Lang): string => typed({ ar: name.fr, fr: name.ar }, lang), identity = cin || !fileNumber ? 'cin' : 'fileNumber';
  const who = (lang: Lang): string => [typed(giver.representative, lang), typed(giver.capacity, lang)].filter(Boolean).join(lang === 'ar' ? '، ' : ', ');
  return [
    { label: lang => message(lang, 'handoverReceipt.giver'), value: lang => typed(giver.entity, lang), bold: true, wide: true }, { label: lang => message(lang, 'handoverReceipt.representative'), value: who, wide: true },
    { label: lang => message(lang, 'handoverReceipt.receiver', { sex }), value: lang => typed(name, lang), bold: true },
    ...(paper === 'both' ? [] : [{ label: (lang: Lang) => message(lang, 'handoverReceipt.inOtherScript'), value: other, bold: true }]),
    { label: lang => message(lang, `handoverReceipt.${identity}`), value: () => code(identity === 'cin' ? cin : fileNumber) }, { label: lang => message(lang, 'handoverReceipt.certificate'), value: () => code(certificate ?? '') },
    { label: lang => message(lang, 'handoverReceipt.date'), value: lang => longDate(date, lang) }, { label: lang => message(lang, 'handoverReceipt.place'), value: lang => typed(place, lang) },
  ];
}
function signing({ recipient: { name, sex }, ceremony: { giver } }: ReceiptContent, lang: PaperLang, reads: boolean, ink: number): Content {
  const { entity, representative, capacity } = giver;
  return signingOf([
    { capacity: one => message(one, 'handoverReceipt.receiver', { sex }), name: one => typed(name, one), note: one => message(one, reads ? 'handoverReceipt.signHere' : 'handoverReceipt.thumbHere'), ...(!reads && { thumb: one => message(one, 'handoverReceipt.thumbprint') }) },
    { capacity: one => typed(capacity, one) || message(one, 'handoverReceipt.giver'), onBehalfOf: one => typed(entity, one), name: one => typed(representative, one), note: one => message(one, 'handoverReceipt.nameAndStamp', { hasName: given(typed(representative, one)) }) },
  ], lang, ink);
}
