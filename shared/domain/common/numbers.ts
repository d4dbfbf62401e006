import { civilDate, type CivilDate } from './dates.ts';
import type { Centimes } from './money.ts';
import { foldName, latinDigits, oneLine } from './names.ts';

/*
 * Numbers, dates and times as people type them. 8.450 alone may be eight thousand or eight and a half: it is refused,
 * never guessed (architecture.md, "Decided").
 */
export type Reading<T, F extends string> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: F };
const read = <T>(value: T): { ok: true; value: T } => ({ ok: true, value });
const fault = <F extends string>(name: F): { ok: false; fault: F } => ({ ok: false, fault: name });

export type NumberFault = 'NOT_A_NUMBER' | 'AMBIGUOUS_NUMBER' | 'TOO_MANY_DECIMALS' | 'NUMBER_TOO_LARGE' | 'NOT_WHOLE';
/** The largest amount there are words for, 999,999,999.99 DH, in centimes. */
export const MAX_CENTIMES = 99_999_999_999 as Centimes;
const MAX_WHOLE_DIGITS = 9;
/** No number or date is written longer than this. */
const MAX_TYPED = 60;

interface Decimal { readonly negative: boolean; readonly whole: string; readonly fraction: string }
type DecimalFault = Exclude<NumberFault, 'NOT_WHOLE'>;

const CURRENCY = /^(?:mad|dhs?|dirhams?|د\.? ?م\.?|در(?:هم|اهم|هما))? ?(.*?) ?(?:mad|dhs?\.?|dirhams?|د\.? ?م\.?|در(?:هم|اهم|هما))?$/iu;
/** Groups of three digits after a first one of one to three. */
const GROUPED = /^\d{1,3}(?:(?<sep>[ .,٬])\d{3})(?:\k<sep>\d{3})*$/u;

/** A cell's number as decimal text. A spreadsheet keeps 17 binary digits and shows 15: 0.1 + 0.2 is 0.3 to the person who typed it. */
function decimalOf(value: number): Reading<Decimal, DecimalFault> {
  if (!Number.isFinite(value)) return fault('NOT_A_NUMBER');
  const size = Math.abs(value);
  if (size >= 10 ** MAX_WHOLE_DIGITS) return fault('NUMBER_TOO_LARGE');
  const text = String(Number(size.toPrecision(15)));
  if (text.includes('e')) return fault('TOO_MANY_DECIMALS');
  const [whole = '0', fraction = ''] = text.split('.');
  return read({ negative: value < 0, whole, fraction });
}
function decimalIn(typed: string): Reading<Decimal, DecimalFault> {
  if (typed.length > MAX_TYPED) return fault('NOT_A_NUMBER');
  const plain = latinDigits(oneLine(typed)).replace(/[−–]/g, '-').replace(/،/g, ',').replace(/^([+-]) /, '$1');
  const [, sign = '', unsigned = ''] = /^([+-]?)(.*)$/.exec(CURRENCY.exec(plain)?.[1] ?? '') ?? [];
  const decimal = decimalPoint(unsigned);
  if (decimal === 'AMBIGUOUS_NUMBER') return fault(decimal);
  const whole = decimal === -1 ? unsigned : unsigned.slice(0, decimal);
  const fraction = decimal === -1 ? '' : unsigned.slice(decimal + 1);
  if (!(/^\d+$/.test(whole) || GROUPED.test(whole)) || (decimal !== -1 && !/^\d+$/.test(fraction))) return fault('NOT_A_NUMBER');
  const digits = whole.replace(/\D/g, '').replace(/^0+(?=\d)/, '');
  return digits.length > MAX_WHOLE_DIGITS ? fault('NUMBER_TOO_LARGE') : read({ negative: sign === '-', whole: digits, fraction });
}
/** Where the decimal sign stands, -1 where there is none. */
function decimalPoint(text: string): number | 'AMBIGUOUS_NUMBER' {
  const arabic = text.indexOf('٫');
  if (arabic !== -1) return arabic;
  const last = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','));
  if (last === -1) return -1;
  // the same sign twice groups thousands; another grouping sign before it leaves only the decimal
  if (text.indexOf(text[last] ?? '') !== last) return -1;
  return /^[1-9]\d{0,2}[.,]\d{3}$/.test(text) ? 'AMBIGUOUS_NUMBER' : last;
}
const decimal = (typed: string | number): Reading<Decimal, DecimalFault> => (typeof typed === 'number' ? decimalOf(typed) : decimalIn(typed));

/** An amount of dirhams, exact to the centime; negative where it was typed so. */
export function readAmount(typed: string | number): Reading<Centimes, DecimalFault> {
  const found = decimal(typed);
  if (!found.ok) return found;
  const { negative, whole, fraction } = found.value;
  if (fraction.length > 2) return fault('TOO_MANY_DECIMALS');
  const size = Number(whole) * 100 + Number(fraction.padEnd(2, '0'));
  return read((negative && size > 0 ? -size : size) as Centimes);
}
/** A whole number; `2,00` is one, `2,5` is not. */
export function readWhole(typed: string | number): Reading<number, NumberFault> {
  const found = decimal(typed);
  if (!found.ok) return found.fault === 'TOO_MANY_DECIMALS' ? fault('NOT_WHOLE') : found;
  const { negative, whole, fraction } = found.value;
  if (!/^0*$/.test(fraction)) return fault('NOT_WHOLE');
  const size = Number(whole);
  return read(negative && size > 0 ? -size : size);
}

export type DateFault = 'IMPOSSIBLE_DATE' | 'SHORT_YEAR';
const EARLIEST_YEAR = 1900, LATEST_YEAR = 2199;
const two = (n: number): string => String(n).padStart(2, '0');
const civil = (year: number, month: number, day: number): CivilDate | null =>
  (year >= EARLIEST_YEAR && year <= LATEST_YEAR ? civilDate(`${year}-${two(month)}-${two(day)}`) : null);
const dated = (year: string, month: number, day: string): Reading<CivilDate, DateFault> => {
  if (year.length === 2) return fault('SHORT_YEAR');
  const found = civil(Number(year), month, Number(day));
  return found ? read(found) : fault('IMPOSSIBLE_DATE');
};
const MIDNIGHT = /[ t]0{1,2}:00(?::00(?:\.0+)?)?z?$/i;
/**
 * DD/MM/YYYY (also with - . or spaces, one-digit days and months), YYYY-MM-DD, or a month's name: `26 février 2025`, `فاتح مارس 2025`.
 * @param months folded name → 1…12; @param first folded words for a first of the month (`1er`, `فاتح`)
 */
export function readDate(typed: string, months: ReadonlyMap<string, number>, first: ReadonlySet<string>): Reading<CivilDate, DateFault> {
  if (typed.length > MAX_TYPED) return fault('IMPOSSIBLE_DATE');
  const text = latinDigits(oneLine(typed)).replace(MIDNIGHT, '');
  const numeric = /^(\d{1,2}) ?([/.\- ]) ?(\d{1,2}) ?\2 ?(\d{4}|\d{2})$/.exec(text);
  if (numeric) return dated(numeric[4] ?? '', Number(numeric[3]), numeric[1] ?? '');
  const iso = /^(\d{4})([/.-])(\d{1,2})\2(\d{1,2})$/.exec(text);
  if (iso) return dated(iso[1] ?? '', Number(iso[3]), iso[4] ?? '');
  const words = foldName(text).split(' ');
  const [day = '', year = ''] = [words[0], words.at(-1)];
  const month = months.get(words.slice(1, -1).join(' '));
  if (month === undefined || !/^\d{4}$|^\d{2}$/.test(year)) return fault('IMPOSSIBLE_DATE');
  if (first.has(day)) return dated(year, month, '1');
  return /^\d{1,2}$/.test(day) ? dated(year, month, day) : fault('IMPOSSIBLE_DATE');
}
/** A spreadsheet's day number. The 1900 system counts a 29/02/1900 that never was (day 60), as Lotus 1-2-3 did. */
export function dateOfSerial(serial: number, system1904: boolean): CivilDate | null {
  if (!Number.isFinite(serial)) return null;
  const day = Math.floor(serial);
  if (day < (system1904 ? 0 : 1) || day > 2_958_465 || (!system1904 && day === 60)) return null;
  const epoch = system1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, day < 60 ? 31 : 30);
  const at = new Date(epoch + day * 86_400_000);
  return civil(at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate());
}
/** A year alone, as an old birth certificate gives it. */
export function readYear(typed: string | number): string | null {
  const text = typeof typed === 'number' ? String(typed) : latinDigits(oneLine(typed));
  return /^\d{4}$/.test(text) && Number(text) >= EARLIEST_YEAR && Number(text) <= LATEST_YEAR ? text : null;
}
/** `10:30`, `10h30`, `10 h`, `10:30:00`, or the part of a day that a spreadsheet keeps; as `HH:MM`, or null. */
export function readTime(typed: string | number): string | null {
  if (typeof typed === 'number') {
    const minutes = Math.round((typed - Math.floor(typed)) * 1440) % 1440;
    return typed >= 0 && Number.isFinite(typed) ? clock(Math.floor(minutes / 60), minutes % 60) : null;
  }
  const found = /^(\d{1,2}) ?[:h] ?(\d{2})?(?::\d{2})?$/i.exec(latinDigits(oneLine(typed.slice(0, MAX_TYPED))));
  return found ? clock(Number(found[1]), Number(found[2] ?? 0)) : null;
}
const clock = (hours: number, minutes: number): string | null =>
  (hours < 24 && minutes < 60 ? `${two(hours)}:${two(minutes)}` : null);
