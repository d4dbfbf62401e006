import { civilDate, shortDate } from '#shared/domain/common/dates.ts';
import { ltr } from '#shared/domain/common/isolate.ts';
import type { Giver, LegalForm, Recipient } from '#shared/domain/handover.ts';
import type { PaperLang } from '#shared/domain/papers.ts';
import { message, type Lang } from '#shared/i18n/index.ts';
import type { Content, Table, TableLayout, Text } from '../../definition.ts';
import { bodyStyle, COLOUR, directionOf, drop, label, PLAIN, SIZE } from './theme.ts';
import { code, DASH, given, phone, typed } from './values.ts';

/* Giver and receiver: who stands at the start of the row, then two labelled values a row. */
/** `plain`: the same in every language, a number or a code. */
interface Field { readonly label: string; readonly value: string; readonly bold?: boolean; readonly plain?: boolean }
/** A row of two fields, or one field that takes its whole width. */
type Row = readonly [Field] | readonly [Field, Field];

function giverRows({ entity, representative, capacity }: Giver, lang: Lang): Row[] {
  return [
    [{ label: message(lang, 'handoverCertificate.giverEntity'), value: typed(entity, lang) }],
    [{ label: message(lang, 'handoverCertificate.giverRepresentative'), value: typed(representative, lang) }, { label: message(lang, 'handoverCertificate.giverCapacity'), value: typed(capacity, lang) }],
  ];
}

/** A full date, a year alone as old registers give it, or only the place. */
function birthField({ birthDate, birthPlace, sex }: Recipient, lang: Lang): Field {
  const place = typed(birthPlace, lang), day = birthDate === null ? null : civilDate(birthDate);
  const form = day !== null ? 'day' : birthDate ? 'year' : 'none';
  const date = day !== null ? ltr(shortDate(day)) : code(birthDate ?? '');
  return { label: message(lang, 'handoverCertificate.birth', { form, sex }), value: date === '' ? place : message(lang, 'handoverCertificate.birthValue', { date, place, hasPlace: given(place) }) };
}
const legalForm = (form: LegalForm | null, lang: Lang): string => (form === null ? '' : message(lang, `handoverCertificate.legalForm_${form}`));

function receiverRows(recipient: Recipient, lang: Lang): Row[] {
  const { cin, fileNumber, name, trade } = recipient, other = lang === 'ar' ? name.fr : name.ar;
  const identity = cin || !fileNumber ? { label: message(lang, 'handoverCertificate.cin'), value: code(cin), plain: true } : { label: message(lang, 'handoverCertificate.fileNumber'), value: code(fileNumber), plain: true };
  return [
    [{ label: message(lang, 'handoverCertificate.name'), value: typed(name, lang), bold: true }, { label: message(lang, 'handoverCertificate.nameInOtherScript'), value: typed({ ar: other, fr: other }, lang), bold: true }],
    [identity, birthField(recipient, lang)],
    [{ label: message(lang, 'handoverCertificate.phone'), value: phone(recipient.phone), plain: true }, { label: message(lang, 'handoverCertificate.trade'), value: message(lang, `trades.${trade}`) }],
    [{ label: message(lang, 'handoverCertificate.address'), value: typed(recipient.address, lang) }, { label: message(lang, 'handoverCertificate.commune'), value: typed(recipient.commune, lang) }],
    [{ label: message(lang, 'handoverCertificate.project'), value: typed(recipient.projectTitle, lang) }, { label: message(lang, 'handoverCertificate.legalForm'), value: legalForm(recipient.legalForm, lang) }],
  ];
}

const WIDTHS = { ar: [76, 64, '*', 58, 116], fr: [92, 62, '*', 64, 114] } as const;
const ruled = (first: number, last: number, under: number, air: number): TableLayout => {
  const isParty = (rule: number): boolean => rule === 0 || rule === first || rule === last;
  return {
    ...PLAIN, hLineWidth: rule => (isParty(rule) ? 0.7 : 0.35), hLineColor: rule => (isParty(rule) ? COLOUR.deep : COLOUR.hair),
    paddingLeft: column => (column === 0 ? 0 : 4), paddingTop: () => air, paddingBottom: () => under + air,
  };
};
/** The table by the points of air added above and below each row, where the page has room; its cells are made once. */
export const partiesOf = (giver: Giver, recipient: Recipient, lang: PaperLang): ((air: number) => Table) =>
  (lang === 'both' ? partiesInBoth(giver, recipient) : partiesIn(giver, recipient, lang));
function partiesIn(giver: Giver, recipient: Recipient, lang: Lang): (air: number) => Table {
  const size = SIZE.value[lang], down = drop(size, SIZE.label);
  const cells = ({ label: name, value, bold }: Field, colSpan = 1): Content[] => [
    label(name, { margin: [0, down, 0, 0] }),
    { text: value || DASH, fontSize: size, lineHeight: 0.76, colSpan, ...(bold && { bold }) }, ...Array.from({ length: colSpan - 1 }, () => ''),
  ];
  const group = (who: string, rows: readonly Row[]): Content[][] => rows.map((row, i) => [
    i === 0 ? { text: who, bold: true, fontSize: size, lineHeight: 0.76, color: COLOUR.deep, rowSpan: rows.length } : '',
    ...(row.length === 1 ? cells(row[0], 3) : row.flatMap(field => cells(field))),
  ]);
  const first = group(message(lang, 'handoverCertificate.giver'), giverRows(giver, lang));
  const body = [...first, ...group(message(lang, 'handoverCertificate.receiver', { sex: recipient.sex }), receiverRows(recipient, lang))];
  return air => ({ direction: directionOf(lang), margin: [0, 6 + 2 * air, 0, 8 + 2 * air], table: { widths: WIDTHS[lang], body, dontBreakRows: true }, layout: ruled(first.length, body.length, lang === 'ar' ? 3 : 1.6, air) });
}

/** Who stands at each side, a label in each language at the edges, the two values facing each other, or one value between them where it is the same. */
const BOTH_WIDTHS = [62, 56, '*', '*', 58, 66] as const;
function partiesInBoth(giver: Giver, recipient: Recipient): (air: number) => Table {
  const down = { ar: drop(SIZE.value.ar, SIZE.label), fr: drop(SIZE.value.fr, SIZE.label) };
  const who = (text: string, lang: Lang, rowSpan: number): Text => ({ text, direction: directionOf(lang), bold: true, fontSize: SIZE.value[lang] - 0.6, lineHeight: 0.76, color: COLOUR.deep, rowSpan });
  const name = ({ label: text }: Field, lang: Lang): Text => label(text, { direction: directionOf(lang), margin: [0, down[lang], 0, 0] });
  const value = ({ value: text, bold }: Field, lang: Lang): Text => ({ ...bodyStyle(lang), text: text || DASH, fontSize: SIZE.value[lang] - (lang === 'fr' ? 0.4 : 0), lineHeight: 0.76, ...(bold && { bold }) });
  const group = (whoAr: string, whoFr: string, rowsAr: readonly Row[], rowsFr: readonly Row[]): Content[][] => {
    // the names in the two alphabets face each other: in each language its own, without the other one beside it
    const ar = rowsAr.flat().filter(one => one.label !== message('ar', 'handoverCertificate.nameInOtherScript')), fr = rowsFr.flat().filter(one => one.label !== message('fr', 'handoverCertificate.nameInOtherScript'));
    return ar.map((field, i) => {
      const other = fr[i] ?? field, same = field.plain === true && field.value === other.value;
      const middle: Content[] = same ? [{ ...value(field, 'ar'), colSpan: 2, alignment: 'center' }, ''] : [value(field, 'ar'), value(other, 'fr')];
      return [i === 0 ? who(whoAr, 'ar', ar.length) : '', name(field, 'ar'), ...middle, name(other, 'fr'), i === 0 ? who(whoFr, 'fr', ar.length) : ''];
    });
  };
  const { sex } = recipient;
  const first = group(message('ar', 'handoverCertificate.giver'), message('fr', 'handoverCertificate.giver'), giverRows(giver, 'ar'), giverRows(giver, 'fr'));
  const body = [...first, ...group(message('ar', 'handoverCertificate.receiver', { sex }), message('fr', 'handoverCertificate.receiver', { sex }), receiverRows(recipient, 'ar'), receiverRows(recipient, 'fr'))];
  return air => ({ direction: 'rtl', margin: [0, 5 + 2 * air, 0, 7 + 2 * air], table: { widths: BOTH_WIDTHS, body, dontBreakRows: true }, layout: ruled(first.length, body.length, 1.8, air) });
}
