import { bare } from '#shared/domain/common/isolate.ts';
import { langsOf, type PaperLang } from '#shared/domain/papers.ts';
import type { Lang } from '#shared/i18n/index.ts';
import type { Content, Table, Text } from '../../definition.ts';
import { COLOUR, directionOf, drop, label, PLAIN, SIZE } from './theme.ts';
import { DASH } from './values.ts';

/** A labelled value of a form; `wide`: in one language it has a row to itself. */
export interface Field { readonly label: (lang: Lang) => string; readonly value: (lang: Lang) => string; readonly bold?: boolean; readonly wide?: boolean }

const AR_LABEL = 76, FR_LABEL = 92, BOTH_LABEL = 70;
/** Points above and below a row; in both languages there are twice as many rows. */
const AIR = { one: 1.6, both: 0.5 } as const;
const labelOf = (field: Field, lang: Lang): Text => label(field.label(lang), { margin: [0, drop(SIZE.value[lang], SIZE.label), 0, 0], direction: directionOf(lang) });
const valueOf = (field: Field, lang: Lang): Text => ({ text: field.value(lang) || DASH, fontSize: SIZE.value[lang], lineHeight: 0.76, direction: directionOf(lang), ...(field.bold === true && { bold: true }) });

/**
 * A form between two rules. In one language two fields a row; in both, French at the left and Arabic at the right of each row, and
 * once in the middle what both write alike.
 */
export function fieldsOf(fields: readonly Field[], lang: PaperLang): Table {
  const [first = 'ar', second] = langsOf(lang), isBoth = second !== undefined, air = isBoth ? AIR.both : AIR.one;
  const body = isBoth ? fields.map(facingRow) : rowsOf(fields).map(([one, other]): Content[] => {
    const start = [labelOf(one, first), valueOf(one, first)];
    return other === undefined ? [start[0] ?? '', { ...valueOf(one, first), colSpan: 3 }, '', ''] : [...start, labelOf(other, first), valueOf(other, first)];
  });
  const widths = isBoth ? [BOTH_LABEL, '*', '*', BOTH_LABEL] : first === 'ar' ? [AR_LABEL, '*', AR_LABEL, '*'] : [FR_LABEL, '*', FR_LABEL, '*'];
  const isEdge = (rule: number): boolean => rule === 0 || rule === body.length;
  return {
    direction: isBoth ? 'ltr' : directionOf(lang), table: { widths, body, dontBreakRows: true },
    layout: {
      ...PLAIN, hLineWidth: rule => (isEdge(rule) ? 0.7 : 0.35), hLineColor: rule => (isEdge(rule) ? COLOUR.deep : COLOUR.hair),
      paddingLeft: column => (column === 0 ? 0 : 4), paddingTop: () => air, paddingBottom: () => (lang === 'ar' ? 3 : isBoth ? 1.8 : 1.6) + air,
    },
  };
}
function facingRow(field: Field): Content[] {
  const values = [valueOf(field, 'fr'), valueOf(field, 'ar')] as const, isOne = bare(field.value('fr')) === bare(field.value('ar'));
  return [labelOf(field, 'fr'), ...(isOne ? [{ ...values[1], direction: 'auto' as const, alignment: 'center' as const, colSpan: 2 }, ''] : values), labelOf(field, 'ar')];
}
function rowsOf(fields: readonly Field[]): (readonly [Field, Field?])[] {
  const rows: [Field, Field?][] = [];
  for (const field of fields) {
    const last = rows.at(-1);
    if (field.wide !== true && last !== undefined && last[0].wide !== true && last[1] === undefined) last[1] = field; else rows.push([field]);
  }
  return rows;
}
