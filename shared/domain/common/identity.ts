import { latinDigits, oneLine } from './names.ts';

/** A national ID number (CIN) as written on the card: capitals and digits, nothing between. */
export const normalCin = (text: string): string => latinDigits(oneLine(text)).toUpperCase().replace(/[\s.\-‐‑–]/g, '');
/** One or two letters, then digits (domain.md §8). Another form is warned about, never refused. */
export const isUsualCin = (cin: string): boolean => /^[A-Z]{1,2}\d{1,7}$/.test(cin);

/** A number shown without telling it: letters and the last two digits, `JT••••00`; nothing for none. */
export function maskedCin(cin: string): string {
  const letters = /^\p{L}{0,2}/u.exec(cin)?.[0] ?? '', rest = cin.slice(letters.length);
  return rest.length <= 2 ? '\u2022'.repeat(rest.length) : `${letters}${'\u2022'.repeat(Math.max(1, rest.length - 2))}${rest.slice(-2)}`;
}

/** The last three digits, by which a person is told from a namesake; nothing for none. */
export const cinTail = (cin: string): string => cin.slice(-3);

/** A file number compares without case or spaces; it is kept and printed as typed. */
export const fileNumberKey = (text: string): string => latinDigits(text).toUpperCase().replace(/\s/g, '');

/** A spreadsheet's exponent form, whole only when all nine digits are still there: `6.24211219E+08`. */
const EXPONENT = /^([5-7])[.,](\d{8})E\+?0?8$/i;
/**
 * A Moroccan phone number in its national form, `0624211219`, whatever was typed: +212, 00212, spaces, dots, or the leading zero that a
 * spreadsheet dropped. Anything else comes back as typed.
 */
export function normalPhone(text: string): string {
  const typed = latinDigits(oneLine(text));
  const digits = typed.replace(EXPONENT, '$1$2').replace(/[\s.\-‐‑–()/]/g, '').replace(/^(?:\+|00)?212\(?0?\)?(?=[5-7]\d{8}$)/, '0');
  if (/^[5-7]\d{8}$/.test(digits)) return `0${digits}`;
  return /^0[5-7]\d{8}$/.test(digits) ? digits : typed;
}
/** National form 05, 06 or 07 and eight digits (domain.md §8: +212 5/6/7 ########). */
export const isUsualPhone = (phone: string): boolean => /^0[5-7]\d{8}$/.test(phone);
