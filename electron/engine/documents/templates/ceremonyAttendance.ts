import { embeddedAs } from '#shared/domain/common/isolate.ts';
import type { AttendanceContent } from '#shared/domain/ceremonyPapers.ts';
import type { PaperLang, PaperView } from '#shared/domain/papers.ts';
import { message, type Lang, type MessageKey } from '#shared/i18n/index.ts';
import type { Content, DocumentDefinition, Table } from '../definition.ts';
import { dayOf, occasionLines } from './parts/occasion.ts';
import { head, heading, inBoth, OPEN, rowsOf, small, widthsOf, words } from './parts/rows.ts';
import { INNER } from './parts/paper.ts';
import { sheetOf } from './parts/sheet.ts';
import { cell } from './parts/theme.ts';
import { given, typed } from './parts/values.ts';

/** Goes up when the sheet says or shows anything differently. */
export const ATTENDANCE_VERSION = 4;
/** Points to sign in, with the paddings 9.6 mm: a ceremony of 24 stands on one sheet. */
const INK = 24.4;
/** Officials who come unannounced find a row: so many stand on their sheet at least. */
const OFFICIALS = 10;
/** As many blank rows as one page holds in each language. */
const GUESTS = { ar: 23, fr: 23, both: 22 } as const;
/** Points that the rules between cells take. */
const RULES = 5 * 0.35;
const WIDE = widthsOf([20, 140, null, 118], INNER.portrait - RULES), SHARED = widthsOf([20, 186, 130, null], INNER.portrait - RULES);
type Column = 'Number' | 'Name' | 'Capacity' | 'Trade' | 'Signature';

/**
 * Who was there (domain.md §4 H; لائحة الحضور / feuille de présence). Officials, beneficiaries and guests sign on sheets of their own: what
 * lies before a governor or goes round in the hall shows nobody the beneficiaries' names.
 */
export function ceremonyAttendance(view: PaperView<AttendanceContent>, lang: PaperLang): DocumentDefinition {
  const { ceremony, officials, beneficiaries } = view.content, middle = { verticalAlignment: 'middle', ...(lang === 'both' && OPEN) } as const;
  const trade = (code: AttendanceContent['beneficiaries'][number]['trade']) => cell(inBoth(one => message(one, `trades.${code}`), lang), middle);
  const number = (value: number): Content => small(String(value), { verticalAlignment: 'middle', margin: 0 });
  const rows = {
    // a name that is not known yet is written by hand, and so nothing stands in its place
    officials: officials.map(({ name, ...office }, i): Content[] => [number(i + 1), typed(name, 'ar') ? words(name, lang, middle) : '', cell(inBoth(one => officeOf(office, one), lang), middle), '']).concat(Array.from({ length: officials.length === 0 ? 0 : Math.max(0, OFFICIALS - officials.length) }, (_, i): Content[] => [number(officials.length + i + 1), '', '', ''])),
    beneficiaries: beneficiaries.map(({ order, name, trade: code }): Content[] => [number(order), words(name, lang, middle), trade(code), '']),
    guests: Array.from({ length: GUESTS[lang] }, (_, i): Content[] => [number(i + 1), '', '', '']),
  };
  const fresh = (yes: boolean): Omit<Table, 'table'> => (yes ? { pageBreak: 'before' } : {});
  return sheetOf(view, lang, {
    title: 'ceremonyProgramme.attendanceTitle', running: dayOf(ceremony.date, lang),
    content: [
      occasionLines(ceremony, lang),
      ...(rows.officials.length > 0 ? [table('ceremonyProgramme.officials', ['Number', 'Name', 'Capacity', 'Signature'], rows.officials, lang)] : []),
      ...(rows.beneficiaries.length > 0 ? [table('ceremonyProgramme.beneficiaries', ['Number', 'Name', 'Trade', 'Signature'], rows.beneficiaries, lang, fresh(rows.officials.length > 0))] : []),
      table('ceremonyProgramme.guests', ['Number', 'Name', 'Capacity', 'Signature'], rows.guests, lang, fresh(true)),
    ],
  });
}
/** «مدير المركز، مركز …»: capacity and body, whichever is known. */
function officeOf({ capacity, onBehalfOf }: Pick<AttendanceContent['officials'][number], 'capacity' | 'onBehalfOf'>, lang: Lang): string {
  const role = typed(capacity, lang), body = typed(onBehalfOf, lang);
  return role || body ? embeddedAs(message(lang, 'ceremonyProgramme.official', { capacity: role, body, hasBoth: given(role && body) }), lang) : '';
}
function table(title: MessageKey, columns: readonly [Column, Column, Column, Column], body: readonly (readonly Content[])[], lang: PaperLang, style: Omit<Table, 'table'> = {}): Table {
  const heads = [[heading(one => message(one, title), lang, { colSpan: columns.length }), '', '', ''], columns.map(column => head(one => message(one, `ceremonyProgramme.column${column}`), lang))];
  return rowsOf({ heads, body, widths: columns[2] === 'Trade' ? SHARED : WIDE, writing: INK }, lang, style);
}
