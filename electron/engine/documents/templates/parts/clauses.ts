import { months, originals } from '#shared/domain/common/agreement.ts';
import { amountInWords } from '#shared/domain/common/amountInWords.ts';
import type { Bilingual } from '#shared/domain/common/bilingual.ts';
import { addMonths, clock, longDate, shortDate, weekday } from '#shared/domain/common/dates.ts';
import { iso, ltr } from '#shared/domain/common/isolate.ts';
import { amount, type Centimes } from '#shared/domain/common/money.ts';
import type { CertificateContent, Former, Recipient, Sex, Transfer } from '#shared/domain/handover.ts';
import type { Lang, Words } from '#shared/i18n/index.ts';
import type { Span, Text } from '../../definition.ts';
import { BLANK, lead, paragraph, strong } from './theme.ts';
import { code, given, typed } from './values.ts';

/*
 * The sentences of a handover certificate (domain.md §4 A), in the centre's own words where it has some. Each agrees with the person's
 * sex and reads right without its optional parts.
 */
type Ceremony = CertificateContent['ceremony'];
type Style = Omit<Text, 'text'>;

export function introduction({ title, date, time, place, convention }: Ceremony, sex: Sex, words: Words): Text {
  const { lang } = words, where = typed(place, lang), occasion = typed(title, lang), number = code(convention.number), parties = typed(convention.parties, lang);
  const hasConvention = number !== '' || convention.date !== null || parties !== '';
  return paragraph(words.say('handoverCertificate.intro', {
    sex, weekday: weekday(date, lang), date: longDate(date, lang), hasTime: given(time), time: time === null ? '' : ltr(clock(time, lang)), hasPlace: given(where), place: where,
    hasOccasion: given(occasion), occasion, hasConvention: hasConvention ? 'yes' : 'no', hasNumber: given(number), number,
    hasDate: given(convention.date), conventionDate: convention.date === null ? '' : longDate(convention.date, lang), hasParties: given(parties), parties,
  }), lang);
}
export const closedClause = (sum: Centimes, { lang, parts }: Words, style: Style): Text =>
  paragraph(parts<Span>('handoverCertificate.closed', { amount: strong(amount(sum, lang)), words: amountInWords(sum, lang) }), lang, style);

export const transferClause = (transfer: Transfer, sex: Sex, { lang, say }: Words, style: Style): Text =>
  paragraph([lead(say('handoverCertificate.transferLead', { transfer })), say('handoverCertificate.transfer', { transfer, sex })], lang, style);

/** What the beneficiary may not dispose of, and until when: nothing where an ownership has no such months, while it lasts for a loan. */
function disposalOf({ transfer, noDisposalMonths, date }: Ceremony, lang: Lang): { readonly disposal: string; readonly until: string; readonly months: string } {
  const loan = transfer === 'loan';
  if (noDisposalMonths === 0) return { disposal: loan ? 'loan' : 'none', until: '', months: '' };
  return { disposal: loan ? 'loanUntil' : 'until', until: ltr(shortDate(addMonths(date, noDisposalMonths))), months: months(noDisposalMonths, lang) };
}
export const declarationClause = (ceremony: Ceremony, sex: Sex, { lang, say }: Words, style: Style): Text =>
  paragraph([lead(say('handoverCertificate.declarationLead', { sex })), say('handoverCertificate.declaration', { sex, ...disposalOf(ceremony, lang) })], lang, style);

/** For a person who does not read the paper's language; what is not known is left to fill by hand. */
export const readingClause = ({ sex, readingLanguage, reader }: Recipient, { lang, say }: Words, style: Style): Text =>
  paragraph([lead(say('handoverCertificate.readingLead')), say('handoverCertificate.reading', { sex, language: typed(readingLanguage, lang) || BLANK, reader: typed(reader, lang) || BLANK })], lang, style);

export function doneClause({ date, originals: count }: Ceremony, { sex, city }: { readonly sex: Sex; readonly city: Bilingual }, { lang, say }: Words, style: Style): Text {
  const town = typed(city, lang);
  return paragraph(say('handoverCertificate.done', { sex, hasCity: given(town), city: town, date: longDate(date, lang), originals: originals(count, lang), several: count > 2 ? 'yes' : count === 2 ? 'two' : 'no' }), lang, style);
}

/** Which paper this one stands in for, and why. */
export const formerClause = ({ relation, reference, date, reason }: Former, { lang, say }: Words, style: Style): Text =>
  paragraph(say('handoverCertificate.former', { relation, reference: ltr(reference), date: longDate(date, lang), hasReason: given(reason), reason: iso(reason) }), lang, { bold: true, ...style });
