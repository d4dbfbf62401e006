import type { AttestationContent } from '#shared/domain/ceremonyPapers.ts';
import { civilDate, longDate, shortDate } from '#shared/domain/common/dates.ts';
import { iso, ltr } from '#shared/domain/common/isolate.ts';
import type { PaperLang, PaperView } from '#shared/domain/papers.ts';
import { message, wordsOf, type Lang, type MessageKey } from '#shared/i18n/index.ts';
import type { Content, DocumentDefinition, Span, Text } from '../definition.ts';
import { runningOf } from './parts/bands.ts';
import { inLangs } from './parts/facing.ts';
import { fieldsOf, type Field } from './parts/fields.ts';
import { belongsTo, itemsTable } from './parts/itemsTable.ts';
import { letterheadOf } from './parts/letterhead.ts';
import { paperOf } from './parts/paper.ts';
import { planOf, type Plan, type Sections } from './parts/plan.ts';
import { captionOf, signingOf } from './parts/signing.ts';
import { bodyStyle, paragraph, strong } from './parts/theme.ts';
import { titleOf } from './parts/title.ts';
import { code, DASH, given, typed } from './parts/values.ts';

/** Goes up when the attestation says or shows anything differently. */
export const ATTESTATION_VERSION = 5;
const titleKey = ({ transfer }: AttestationContent): MessageKey => (transfer === 'loan' ? 'attestation.titleLoan' : 'attestation.title');

/**
 * Whose the goods are (domain.md §4 M; إشهاد بالملكية / attestation de propriété), for banks, insurers and controllers: neutral, without
 * prices, and without a word of how the person came to them. Of a loan it says who holds the goods and whose they stay. It bears no
 * name of another recipient either: `original` is not shown.
 */
export function attestation(view: PaperView<AttestationContent>, lang: PaperLang): DocumentDefinition {
  const { content } = view, draw = sectionsOf(view, lang), { front, table, after, closing } = draw(planOf(draw, 1, bodyStyle(lang)));
  return paperOf({ ...view, original: null }, lang, { title: titleKey(content), running: runningOf({ name: content.recipient.name, reference: view.reference }, lang), content: [...front, table, ...after, { unbreakable: true, stack: closing }] });
}
function sectionsOf({ content, reference, pictures }: PaperView<AttestationContent>, lang: PaperLang): (plan: Plan) => Sections {
  const { letterhead, wording, recipient, items, transfer, certificate, ceremony } = content, { sex, name } = recipient, words = (one: Lang) => wordsOf(wording, one), both = lang === 'both';
  const clause = (say: (lang: Lang) => Text['text'], above: number): Content => inLangs(lang, one => paragraph(say(one), one, { margin: [0, above, 0, 0] }));
  const disposal = disposalOf(content), fields = fieldsOf(fieldsOfPerson(recipient, lang), lang), table = itemsTable(items, lang), paper = (one: Lang): string => words(one).say(titleKey(content));
  const basis = (one: Lang): string => words(one).say('attestation.basis', { hasNumber: given(certificate), number: code(certificate ?? ''), date: longDate(ceremony.date, one) }), purpose = (one: Lang): string => words(one).say('attestation.purpose', { sex });
  return ({ air, ink, roomy }) => {
    const gap = (both ? 3 : 6) + air;
    return {
      front: [
        letterheadOf(letterhead, pictures), titleOf(titleKey(content), wording, reference, lang, both ? { above: 2 + air, below: 4 + air } : { above: 12, below: 12 }),
        clause(one => words(one).parts<Span>('attestation.intro', { transfer, sex, centre: typed(letterhead.name, one), name: strong(typed(name, one) || DASH) }), 0), { margin: [0, gap + 2, 0, gap + 3], stack: [fields] },
      ],
      table, after: [],
      closing: [
        ...(roomy ? [belongsTo({ paper, reference, name, items }, lang)] : []),
        ...(disposal === 'none' ? [] : [clause(one => termsOf(content, disposal, one), gap + 2)]),
        // in two columns one paragraph, which spares the ends of lines
        ...(both ? [clause(one => `${basis(one)} ${purpose(one)}`, gap)] : [clause(basis, gap + 4), clause(purpose, gap)]), clause(one => doneOf(content, one), gap), { margin: [0, gap + 2, 0, 0], stack: [signing(content, lang, ink)] },
      ],
    };
  };
}
type Disposal = 'none' | 'until' | 'loan' | 'loanUntil';
const disposalOf = ({ transfer, until }: AttestationContent): Disposal => (transfer === 'loan' ? (until === null ? 'loan' : 'loanUntil') : until === null ? 'none' : 'until');
function termsOf({ wording, until, ceremony: { giver } }: AttestationContent, disposal: Disposal, lang: Lang): Text['text'] {
  const entity = typed(giver.entity, lang);
  return wordsOf(wording, lang).parts<Span>('attestation.terms', { disposal, until: until === null ? '' : strong(longDate(until, lang)), hasEntity: given(entity), entity });
}
function doneOf({ letterhead, wording, ceremony }: AttestationContent, lang: Lang): string {
  const city = typed(letterhead.city, lang);
  return wordsOf(wording, lang).say('attestation.done', { hasCity: given(city), city, date: longDate(ceremony.date, lang) });
}
function fieldsOfPerson({ name, sex, cin, birthDate, birthPlace, address, commune, trade, projectTitle }: AttestationContent['recipient'], paper: PaperLang): Field[] {
  const day = birthDate === null ? null : civilDate(birthDate), form = day !== null ? 'day' : birthDate ? 'year' : 'none', date = day !== null ? ltr(shortDate(day)) : code(birthDate ?? '');
  const birth = (lang: Lang): string => { const place = typed(birthPlace, lang); return date === '' ? place : message(lang, 'attestation.birthValue', { date, place, hasPlace: given(place) }); };
  return [
    { label: lang => message(lang, 'attestation.name'), value: lang => typed(name, lang), bold: true },
    ...(paper === 'both' ? [] : [{ label: (lang: Lang) => message(lang, 'attestation.inOtherScript'), value: (lang: Lang) => typed({ ar: name.fr, fr: name.ar }, lang), bold: true }]),
    { label: lang => message(lang, 'attestation.cin'), value: () => code(cin) }, { label: lang => message(lang, 'attestation.birth', { form, sex }), value: birth },
    { label: lang => message(lang, 'attestation.address'), value: lang => typed(address, lang) }, { label: lang => message(lang, 'attestation.commune'), value: lang => typed(commune, lang) },
    { label: lang => message(lang, 'attestation.trade'), value: lang => message(lang, `trades.${trade}`) }, { label: lang => message(lang, 'attestation.project'), value: lang => typed(projectTitle, lang) },
  ];
}
/** One signs, the centre's director; the stamp has the other half. */
function signing({ ceremony: { giver: { representative, capacity } }, letterhead }: AttestationContent, lang: PaperLang, ink: number): Content {
  const centre = (one: Lang): string => iso(one === 'ar' ? letterhead.name.ar : letterhead.name.fr), has = (one: Lang): 'yes' | 'no' => given(typed(representative, one));
  const words = captionOf({ capacity: one => typed(capacity, one) || message(one, 'attestation.director'), onBehalfOf: centre, name: one => typed(representative, one), note: one => message(one, 'attestation.nameAndStamp', { hasName: has(one) }) }, lang), frame = signingOf([words], lang, ink);
  return { columns: [{ width: lang === 'both' ? '25%' : '45%', text: '' }, { ...frame, width: '*' }] };
}
