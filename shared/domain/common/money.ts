import type { Lang } from '#shared/i18n/index.ts';
import { assert } from '#shared/lib/assert.ts';
import { CURRENCY } from './lexicon.ts';

/** An amount in integer centimes of dirham. */
export type Centimes = number & { readonly __brand: 'Centimes' };

/** @throws BugError where the number is not a whole one that arithmetic keeps exact */
export function centimes(value: number): Centimes {
  assert(Number.isSafeInteger(value), 'an amount is a whole number of centimes');
  return (value === 0 ? 0 : value) as Centimes;
}
export const total = (amounts: readonly Centimes[]): Centimes => centimes(amounts.reduce<number>((sum, one) => sum + one, 0));
/** @param quantity a whole number */
export function times(price: Centimes, quantity: number): Centimes {
  assert(Number.isSafeInteger(quantity), 'a quantity is a whole number');
  return centimes(price * quantity);
}

const THOUSANDS = { ar: '.', fr: '\u202f' } as const;
/**
 * `1.233.341,60` in Arabic, `1 233 341,60` in French (domain.md §4): always two decimals, so that a column aligns on its digits.
 * Plain text: in an Arabic line the caller isolates it.
 */
export function figures(value: Centimes, lang: Lang): string {
  const size = Math.abs(centimes(value));
  const whole = String(Math.floor(size / 100)).replace(/\B(?=(?:\d{3})+$)/g, THOUSANDS[lang]);
  return `${value < 0 ? '\u2212' : ''}${whole},${String(size % 100).padStart(2, '0')}`;
}
/** How exact a value is: a little more or less, at least so much, at most so much. */
export type About = 'about' | 'more' | 'less';
/** What is left of a value that is no more exact than a dirham, so that «more than» and «less than» stay true. */
export const dirhams = (value: Centimes, about: About): Centimes => centimes((about === 'about' ? Math.round : about === 'more' ? Math.floor : Math.ceil)(value / 100) * 100);
/** `850.000`: the figures of an approximate amount, without the decimals that would make it seem exact, unless it was given with some. */
export const roughly = (value: Centimes, lang: Lang): string => figures(value, lang).replace(/,00$/, '');
/** The figures with their currency, `1.233.341,60 درهم` or `1 233 341,60 DH`. */
export const amount = (value: Centimes, lang: Lang): string => `${figures(value, lang)}\u00a0${CURRENCY[lang]}`;
