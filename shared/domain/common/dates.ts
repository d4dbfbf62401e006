import type { Lang } from '#shared/i18n/index.ts';
import { assert } from '#shared/lib/assert.ts';
import { DAY_NAMES, FIRST, MONTH_NAMES } from './lexicon.ts';

/** A civil date `YYYY-MM-DD`, without time zone. */
export type CivilDate = string & { readonly __brand: 'CivilDate' };
/** `month` 1…12. */
export interface DateParts { readonly year: number; readonly month: number; readonly day: number }

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
const daysIn = (year: number, month: number): number => (month === 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31);
const two = (n: number): string => String(n).padStart(2, '0');

/** The text as a date of the calendar, years 0001 to 9999; null where there is no such day or the form is another. */
export function civilDate(text: string): CivilDate | null {
  const [, year, month, day] = (/^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? []).map(Number);
  if (!year || !month || !day || month > 12 || day > daysIn(year, month)) return null;
  return text as CivilDate;
}
export const dateParts = (date: CivilDate): DateParts => ({ year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) });

/** `26/02/2025`, in both languages; in an Arabic line the caller isolates it. */
export function shortDate(date: CivilDate): string {
  const { year, month, day } = dateParts(date);
  return `${two(day)}/${two(month)}/${String(year).padStart(4, '0')}`;
}
/** `26 فبراير 2025`, `فاتح مارس 2025`; `26 février 2025`, `1er mars 2025`. No-break spaces inside. */
export function longDate(date: CivilDate, lang: Lang): string {
  const { year, month, day } = dateParts(date);
  return `${day === 1 ? FIRST[lang] : day}\u00a0${MONTH_NAMES[lang][month - 1] ?? ''}\u00a0${year}`;
}
export const weekday = (date: CivilDate, lang: Lang): string => DAY_NAMES[lang][new Date(`${date}T00:00:00Z`).getUTCDay()] ?? '';

/** A time `HH:MM` as papers write it: `10:30` in Arabic, which the caller isolates; `10 h 30`, `9 h` in French. */
export function clock(time: string, lang: Lang): string {
  if (lang === 'ar') return time;
  const [hours = '', minutes = ''] = time.split(':');
  return `${Number(hours)}\u00a0h${minutes === '00' ? '' : `\u00a0${minutes}`}`;
}

/** The same day some months later, or the month's last where it has no such day: 31 January and one month is 28 or 29 February. */
export function addMonths(date: CivilDate, months: number): CivilDate {
  const { year, month, day } = dateParts(date), count = year * 12 + month - 1 + months;
  assert(Number.isSafeInteger(months) && count >= 12 && count < 120_000, 'the date reached lies in the years 1 to 9999');
  const y = Math.floor(count / 12), m = (count % 12) + 1;
  return `${String(y).padStart(4, '0')}-${two(m)}-${two(Math.min(day, daysIn(y, m)))}` as CivilDate;
}
/** The day some days later, or earlier for a negative count. */
export function addDays(date: CivilDate, days: number): CivilDate {
  const at = new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000);
  assert(Number.isSafeInteger(days) && at.getUTCFullYear() >= 1 && at.getUTCFullYear() <= 9999, 'the date reached lies in the years 1 to 9999');
  return at.toISOString().slice(0, 10) as CivilDate;
}
