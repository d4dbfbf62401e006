import type { Lang } from '#shared/i18n/index.ts';
import {
  AR_HUNDREDS, AR_SINGLE, AR_TEEN, AR_TENS, AR_TWO_HUNDRED_OF, AR_UNITS, AR_ZERO, CENTIME, DIRHAM, FR_TENS, FR_UNITS, MILLION, THOUSAND, type CountedNoun, type ScaleNoun,
} from './lexicon.ts';
import type { Centimes } from './money.ts';
import { MAX_CENTIMES } from './numbers.ts';

/**
 * An amount as a paper says it in words, in the nominative: `خمسة وثلاثون ألفا وأربعمائة وستة عشر درهما وسبعة وستون سنتيما`.
 * @param value 0 … 99,999,999,999 centimes @throws RangeError outside
 */
export function amountInWords(value: Centimes, lang: Lang): string {
  if (!Number.isInteger(value) || value < 0 || value > MAX_CENTIMES) throw new RangeError('there are words for 0 to 999,999,999.99 dirhams');
  const dirhams = Math.floor(value / 100), rest = value % 100;
  if (lang === 'ar') return and([countArabic(dirhams, DIRHAM), rest ? countArabic(rest, CENTIME) : '']);
  return [countFrench(dirhams, 'dirham'), rest ? countFrench(rest, 'centime') : ''].filter(Boolean).join(' et ');
}

const and = (parts: readonly string[]): string => parts.filter(Boolean).join(' و');
const at = (words: readonly string[], index: number): string => words[index] ?? '';

/** 1 … 99 before a masculine noun. */
export function arabicBelow100(n: number): string {
  if (n <= 12) return at(AR_UNITS, n);
  if (n < 20) return `${at(AR_UNITS, n - 10)} ${AR_TEEN}`;
  return and([at(AR_UNITS, n % 10), at(AR_TENS, Math.floor(n / 10))]);
}
const hundreds = (h: number, beforeNoun: boolean): string => (h === 2 && beforeNoun ? AR_TWO_HUNDRED_OF : at(AR_HUNDREDS, h));

/**
 * `count` thousands or millions. One and two stand as the noun alone: `مائة ألف وألف`.
 * @param last the counted noun follows at once, so duals and accusatives lose their ending: `ألفا درهم`, `أحد عشر ألف درهم`
 */
function scale(count: number, noun: ScaleNoun, last: boolean): string[] {
  const h = Math.floor(count / 100), rest = count % 100;
  const alone = rest === 1 ? noun.one : rest === 2 ? (last ? noun.pair : noun.two) : '';
  if (alone || rest === 0) return [h ? `${hundreds(h, true)} ${noun.one}` : '', alone];
  return [`${and([hundreds(h, false), arabicBelow100(rest)])} ${rest <= 10 ? noun.few : last ? noun.one : noun.many}`];
}
function countArabic(n: number, noun: CountedNoun): string {
  if (n === 0) return `${AR_ZERO} ${noun.one}`;
  // one and two follow as a noun of their own: `مائة درهم ودرهم واحد`
  const tail = n % 100 === 1 ? `${noun.one} ${AR_SINGLE}` : n % 100 === 2 ? noun.two : '';
  const head = tail ? n - (n % 100) : n;
  if (head === 0) return tail;
  const millions = Math.floor(head / 1e6), thousands = Math.floor(head / 1e3) % 1000, units = head % 1000, rest = units % 100;
  const parts = [...scale(millions, MILLION, !thousands && !units), ...scale(thousands, THOUSAND, !units), hundreds(Math.floor(units / 100), !rest), arabicBelow100(rest)];
  return and([`${and(parts)} ${rest === 0 ? noun.one : rest <= 10 ? noun.few : noun.many}`, tail]);
}

/** 0 … 99; @param plural `quatre-vingts`, which loses its s before `mille` */
export function frenchBelow100(n: number, plural = true): string {
  if (n < 20) return at(FR_UNITS, n);
  const tens = Math.floor(n / 10), rest = tens === 7 || tens === 9 ? n - (tens - 1) * 10 : n % 10;
  if (rest === 0) return at(FR_TENS, tens) + (tens === 8 && plural ? 's' : '');
  return `${at(FR_TENS, tens)}${(rest === 1 || rest === 11) && tens < 8 ? ' et ' : '-'}${at(FR_UNITS, rest)}`;
}
function frenchBelow1000(n: number, plural: boolean): string {
  const h = Math.floor(n / 100), rest = n % 100;
  const cents = h === 0 ? '' : h === 1 ? 'cent' : `${at(FR_UNITS, h)} cent${plural && !rest ? 's' : ''}`;
  return [cents, rest ? frenchBelow100(rest, plural) : ''].filter(Boolean).join(' ');
}
function countFrench(n: number, noun: string): string {
  if (n === 0) return `${FR_UNITS[0]} ${noun}`;
  const millions = Math.floor(n / 1e6), thousands = Math.floor(n / 1e3) % 1000, units = n % 1000;
  const parts = [
    millions ? `${frenchBelow1000(millions, true)} million${millions > 1 ? 's' : ''}` : '',
    thousands > 1 ? `${frenchBelow1000(thousands, false)} mille` : thousands ? 'mille' : '',
    frenchBelow1000(units, true),
  ];
  // a noun after a round million takes «de»
  return `${parts.filter(Boolean).join(' ')} ${millions && !thousands && !units ? 'de ' : ''}${noun}${n > 1 ? 's' : ''}`;
}
