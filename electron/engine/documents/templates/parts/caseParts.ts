import { civilDate, longDate, shortDate, type CivilDate } from '#shared/domain/common/dates.ts';
import { originals } from '#shared/domain/common/agreement.ts';
import { inLanguage, type Bilingual } from '#shared/domain/common/bilingual.ts';
import type { CasePaper, CasePerson, ConsentLine, NeedLevel, PlanNeed } from '#shared/domain/casePapers.ts';
import { embedded, iso, ltr } from '#shared/domain/common/isolate.ts';
import { oneLine } from '#shared/domain/common/names.ts';
import { langsOf, type PaperLang, type PaperView } from '#shared/domain/papers.ts';
import { message, type Lang, type MessageKey } from '#shared/i18n/index.ts';
import type { Content, Inline, Table, Text } from '../../definition.ts';
import { inLangs } from './facing.ts';
import type { Field } from './fields.ts';
import { letterheadOf } from './letterhead.ts';
import { head, headingAcross, inBoth, noneRow, OPEN, rowsOf, said, small, widthsOf, words } from './rows.ts';
import { captionOf, signingOf, THUMB, withThumb } from './signing.ts';
import { BLANK, cell, COLOUR, directionOf, label, PAGE, paragraph, PLAIN, SIZE } from './theme.ts';
import { titleOf } from './title.ts';
import { code, DASH, given, measured, phone, typed } from './values.ts';

/* What the papers of a person's file are made of: their head, sections that keep their headings, and places to sign. */
export type Say = (lang: Lang) => string;
/** A message by its key in either language. */
export const say = (key: MessageKey): Say => lang => message(lang, key);
/** Points above a section; and above and below each row of its table. */
export const ABOVE = 9;
export const AIR = 0.9;
/** A table of so many rows is not worth cutting. */
export const WHOLE = 6;

/** Letterhead, title and number; whose it is; which paper this one stands in for. @param named false where the form that follows has no room for the name twice */
export function caseFront({ content: { letterhead, wording, former, forPartner, person }, reference, pictures }: PaperView<CasePaper>, lang: PaperLang, title: MessageKey, { named = true } = {}): Content[] {
  const cited: Content[] = former === null ? [] : [inLangs(lang, one => ({ ...paragraph(message(one, 'caseSheet.former', { relation: former.relation, reference: ltr(former.reference) }), one), fontSize: 9.4, alignment: 'center', margin: [0, 0, 0, 4] }))];
  return [
    letterheadOf(letterhead, pictures), titleOf(title, wording, reference, lang, { above: 5, below: 2 }),
    named ? { text: textsOf(person.name, lang).map(embedded).join(' – ') || DASH, alignment: 'center', bold: true, margin: [0, 0, 0, 6] } : { text: '', fontSize: 3 },
    ...cited, ...(forPartner === undefined ? [] : [noteInMiddle(lettered(say('caseSheet.forPartner'), lang))]),
  ];
}
/** What everybody who reads the paper must know, under its title. */
export const noteInMiddle = (note: string): Content => label(note, { bold: true, color: COLOUR.ink, alignment: 'center', fontSize: 8, margin: [0, 0, 0, 6] });
/** The heading over consents: a partner reads of their own alone. */
export const consentsTitle = ({ forPartner }: CasePaper, own: MessageKey): Say => say(forPartner === undefined ? own : 'caseSheet.consentForPartner');
/** In the head from page 2: the person's file. */
export const caseRunning = ({ person }: CasePaper, lang: PaperLang): string[] => langsOf(lang).map(one => embedded(message(one, 'caseSheet.running', { number: ltr(person.fileNumber || DASH) })));

/** What a value says in the languages of the paper, each once. */
export const textsOf = (value: Bilingual, lang: PaperLang): string[] => [...new Set(langsOf(lang).map(one => typed(value, one)))].filter(Boolean);
const field = (name: Say, value: Say, more: Pick<Field, 'bold' | 'wide'> = {}): Field => ({ label: name, value, ...more });
/** A labelled value that a person typed. */
export const typedField = (key: MessageKey, value: Bilingual, more: Pick<Field, 'bold' | 'wide'> = {}): Field => field(say(key), one => typed(value, one), more);
export const saidField = (key: MessageKey, value: Say, more: Pick<Field, 'bold' | 'wide'> = {}): Field => field(say(key), value, more);
export const dated = (date: CivilDate | null): string => (date === null ? '' : ltr(shortDate(date)));
/** Who the person is, as every paper of a file begins. @param brief without card and birth, which a visit does not need */
export function identityOf({ name, sex, cin, birthDate, birthPlace, phone: number, address, commune, fileNumber }: CasePerson, companion: Bilingual, paper: PaperLang, { brief = false } = {}): Field[] {
  const day = birthDate === null ? null : civilDate(birthDate), form = day !== null ? 'day' : birthDate ? 'year' : 'none', date = day !== null ? ltr(shortDate(day)) : code(birthDate ?? '');
  const birth: Say = one => { const place = typed(birthPlace, one); return date === '' ? place : message(one, 'handoverCertificate.birthValue', { date, place, hasPlace: given(place) }); };
  return [
    typedField('handoverCertificate.name', name, { bold: true }), ...(paper === 'both' ? [] : [field(say('handoverCertificate.nameInOtherScript'), one => typed({ ar: name.fr, fr: name.ar }, one), { bold: true })]),
    field(say('caseSheet.fileNumber'), () => code(fileNumber)),
    ...(brief ? [] : [field(say('handoverCertificate.cin'), () => code(cin)), field(one => message(one, 'handoverCertificate.birth', { form, sex }), birth)]), field(say('handoverCertificate.phone'), () => phone(number)),
    typedField('handoverCertificate.address', address), typedField('handoverCertificate.commune', commune), typedField('caseSheet.companion', companion),
  ];
}

/** The words of a section's heading, with its number where it has one. */
export const headed = (name: Say, lang: PaperLang, number?: number): Text => headingAcross(one => (number === undefined ? name(one) : `${number}. ${name(one)}`), lang, { lineHeight: 0.86 });
/** A section of which the heading and the first part stay together; the rest may go on overleaf. */
export const section = (title: Text, first: Content, ...rest: readonly Content[]): Content[] => sectionOf(title, first, rest, true);
/** A section that is a form, which has a rule of its own. */
export const formSection = (title: Text, form: Table): Content[] => sectionOf(title, form, [], false);
function sectionOf(title: Text, first: Content, rest: readonly Content[], ruled: boolean): Content[] {
  const top: Table = {
    margin: [0, ABOVE, 0, 0], table: { widths: ['*'], headerRows: 1, keepWithHeaderRows: 1, body: [[title], [first]] },
    layout: { ...PLAIN, hLineWidth: rule => (ruled && rule === 1 ? 0.9 : 0), hLineColor: () => COLOUR.deep, paddingBottom: row => (row === 0 ? 2 : 0), paddingTop: row => (row === 1 && ruled ? 3 : 0) },
  };
  return [top, ...rest];
}
interface Columns<T> { readonly heads: readonly Say[]; readonly widths: readonly (number | null)[]; readonly cells: (one: T) => Content[]; readonly none: MessageKey }
/** A section that is a table: its heading stands over the head, on each page that it takes. @param whole rows up to which it is not cut */
export function tableSection<T>(title: Text, rows: readonly T[], { heads, widths, cells, none }: Columns<T>, lang: PaperLang, whole: number = WHOLE): Content {
  const body = rows.length === 0 ? [noneRow(say(none), lang, widths.length)] : rows.map(cells);
  const table = rowsOf({ title, heads: [heads.map(one => head(one, lang))], body, widths: widthsOf(widths, PAGE.inner), air: AIR }, lang);
  return { margin: [0, ABOVE, 0, 0], unbreakable: rows.length <= whole, stack: [table] };
}
export const date = (value: CivilDate | null): Text => small(dated(value));
/** Words, and smaller ones under them. */
export function twoPart(first: Bilingual, second: Bilingual, lang: PaperLang, style: Omit<Text, 'text'> = {}): Text {
  const [main = DASH, ...more] = textsOf(first, lang), under = (texts: readonly string[], fontSize: number, color: string) => texts.map(text => ({ text: `\n${text}`, fontSize, color, bold: false }));
  return cell([main, ...under(more, SIZE.cell - 1.6, COLOUR.ink), ...under(textsOf(second, lang), SIZE.cell - 1.5, COLOUR.grey)], lang === 'both' ? { ...OPEN, ...style } : style);
}
/** What a level means, small and grey, and under it what was seen of this person. */
export function underAnchor(anchor: Bilingual, own: Bilingual, lang: PaperLang): Text {
  const spans = [...textsOf(anchor, lang).map(text => ({ text, color: COLOUR.grey, fontSize: SIZE.cell - 1.2 })), ...textsOf(own, lang).map((text, i) => ({ text, fontSize: SIZE.cell - (i === 0 ? 0 : 1.6) }))];
  return cell(spans.map((span, i) => (i === 0 ? span : { ...span, text: `\n${span.text}` })), { verticalAlignment: 'middle', ...(lang === 'both' && OPEN) });
}
/** Points under each other; one of `none` where there is nothing. */
export const bullets = (items: readonly Bilingual[], lang: PaperLang): Content =>
  (items.length === 0 ? said(say('caseSheet.none'), lang, { color: COLOUR.grey }) : { ul: items.map(item => words(item, lang, { fontSize: SIZE.cell + 0.4, lineHeight: 0.84 })), markerColor: COLOUR.deep });
/** The name of a part of a section. */
export const sub = (name: Say, lang: PaperLang): Text => ({ text: inBoth(one => embedded(name(one)), lang), bold: true, fontSize: 10.2, lineHeight: 0.8, margin: [0, 2, 0, 1] });
/** Lists side by side, each under its name. */
export const sideBySide = (lang: PaperLang, ...parts: readonly (readonly [title: Say, content: Content])[]): Content =>
  ({ columns: parts.map(([title, content]): Content => ({ width: '*', stack: [sub(title, lang), content] })), columnGap: 18 });

const ARABIC = /\p{Script=Arabic}/u, LATIN = /\p{Script=Latin}/u;
/** The language that a text was written in, by its first letter. */
const scriptOf = (text: string, otherwise: Lang): Lang => { const first = [...text].find(sign => ARABIC.test(sign) || LATIN.test(sign)); return first === undefined ? otherwise : ARABIC.test(first) ? 'ar' : 'fr'; };
/**
 * What somebody said at length, in paragraphs, each from its own side; in both languages facing each other only where they differ.
 * @returns at least one paragraph
 */
export function prose(value: Bilingual, lang: PaperLang, style: Omit<Text, 'text'> = {}): Content[] {
  const main: Lang = lang === 'fr' ? 'fr' : 'ar', differs = lang === 'both' && value.ar !== '' && value.fr !== '' && value.ar !== value.fr;
  const lines = (text: string): string[] => text.split(/\n+/).map(line => measured(oneLine(line))).filter(Boolean);
  const one = (text: string, of: Lang): Text => ({ ...paragraph(iso(text), of, { direction: directionOf(of), margin: [0, 0, 0, 2] }), ...style });
  if (!differs) { const text = inLanguage(value, main); return lines(text).length === 0 ? [{ text: DASH, ...style }] : lines(text).map(line => one(line, scriptOf(line, main))); }
  const [ar, fr] = [lines(value.ar), lines(value.fr)];
  return Array.from({ length: Math.max(ar.length, fr.length) }, (_, i) => (ar[i] !== undefined && ar[i] === fr[i] ? one(ar[i], scriptOf(ar[i], main)) : inLangs('both', of => one((of === 'ar' ? ar : fr)[i] ?? '', of))));
}

/** A need as it is said: `3 – أولوية`; unknown is a word of its own. */
export const levelWords = (level: NeedLevel | null, lang: Lang): string => (level === null ? message(lang, 'caseSheet.levelUnknown') : message(lang, 'caseSheet.levelValue', { level: ltr(String(level)), words: message(lang, `caseSheet.level_${level}`) }));
export const needColumns = (lang: PaperLang): Columns<PlanNeed> => ({
  heads: [say('caseSheet.columnDomain'), say('caseSheet.columnLevel'), say('caseSheet.columnNeed'), say('caseSheet.columnResponse')], widths: [84, 78, null, 150], none: 'caseSheet.noNeed',
  cells: ({ domain, level, need, response }) => [words(domain, lang), said(one => levelWords(level, one), lang, level !== null && level >= 3 ? { bold: true } : {}), words(need, lang), words(response, lang)],
});
/** What was answered for a purpose. */
export function answerWords({ basis, answer, answeredBy }: ConsentLine, lang: Lang): string {
  if (answer === null) return message(lang, basis === 'consent' ? 'caseSheet.unanswered' : 'caseSheet.notAsked');
  const word = basis !== 'consent' && answer !== 'given' ? message(lang, 'caseSheet.objection') : message(lang, `caseSheet.answer_${answer}`);
  return answeredBy === 'guardian' ? `${word} ${message(lang, 'caseSheet.byGuardian')}` : word;
}
export const consentColumns = (lang: PaperLang): Columns<ConsentLine> => ({
  heads: [say('caseSheet.columnPurpose'), say('caseSheet.columnBasis'), say('caseSheet.columnAnswer'), say('caseSheet.columnDate')], widths: [null, 118, 104, 54], none: 'caseSheet.noConsent',
  cells: line => [twoPart(line.purpose, line.detail, lang), said(say(`caseSheet.basis_${line.basis}`), lang), said(one => answerWords(line, one), lang, { bold: line.answer !== null }), date(line.answeredOn)],
});

/** «حرر بمدينة … بتاريخ …»; a day that is not known yet is left to be written in. @param copies signed originals, 0 for none said */
export const doneWords = ({ letterhead, person: { sex } }: CasePaper, day: CivilDate | null, copies: 0 | 2, lang: Lang): string => {
  const city = typed(letterhead.city, lang);
  return message(lang, 'caseSheet.done', { hasCity: given(city), city, date: day === null ? BLANK : longDate(day, lang), originals: copies === 0 ? 'none' : originals(copies, lang), sex });
};
/** Points to sign in under the words of a place. */
const INK = 74;
/**
 * The person, and who signs for the centre; a person who reads none of the paper's languages gives a thumb, after it was read out.
 * @param done «حرر …», which closes the paper: after what was read out
 * @param guardian who answers for the person, where somebody does
 */
export function signaturesOf({ person, companion }: CasePaper, lang: PaperLang, done: Content, { director = true, guardian = null, ink = INK }: { readonly director?: boolean; readonly guardian?: Bilingual | null; readonly ink?: number } = {}): Content[] {
  const { name, sex } = person, reads = langsOf(lang).some(one => person.reads[one]), stacked = lang === 'both';
  const own = captionOf({ capacity: one => message(one, 'handoverCertificate.receiver', { sex }), name: one => typed(name, one), note: say(reads ? 'caseSheet.signHere' : 'caseSheet.thumbHere') }, lang, stacked);
  const official = (capacity: Say, who: Bilingual): Content => captionOf({ capacity, name: one => typed(who, one), note: say('caseSheet.nameAndStamp') }, lang, stacked);
  const cells: Content[] = [
    reads ? own : withThumb(own, say('caseSheet.thumbprint'), lang),
    ...(guardian === null ? [] : [captionOf({ capacity: say('caseSheet.guardian'), name: one => typed(guardian, one), note: say('caseSheet.signature') }, lang, stacked)]),
    official(say('caseSheet.signCompanion'), companion), ...(director ? [official(say('caseSheet.signDirector'), { ar: '', fr: '' })] : []),
  ];
  // ragged: dots to be written over are not to be stretched
  const reading: Content[] = reads ? [] : [inLangs(lang, one => ({ text: message(one, 'caseSheet.reading', { sex, language: BLANK, reader: BLANK }), alignment: one === 'ar' ? 'right' : 'left', margin: [0, 0, 0, 4] }))];
  return [...reading, done, signingOf(cells, lang, ink, reads ? 0 : THUMB.height + 8)];
}
/** What binds and who signs it, on one page: ink never stands alone. */
export const closingOf = (title: Text, ...parts: readonly Content[]): Content => ({ unbreakable: true, stack: section(title, { stack: [...parts] }) });
export const clause = (sentence: Say, lang: PaperLang, below = 4): Content => inLangs(lang, one => paragraph(sentence(one), one, { margin: [0, 0, 0, below] }));
/** Small words of a box, a language a line. */
export const lettered = (name: Say, lang: PaperLang): string => langsOf(lang).map(one => embedded(name(one))).join('\n');
export const inline = (sentence: Say, lang: PaperLang): Inline => inBoth(one => embedded(sentence(one)), lang);
