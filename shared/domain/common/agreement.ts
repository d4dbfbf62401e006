import type { Lang } from '#shared/i18n/index.ts';
import { assert } from '#shared/lib/assert.ts';
import { arabicBelow100, frenchBelow100 } from './amountInWords.ts';
import { AR_SINGLE, AR_TENS_ENDING, AR_TWELVE, AR_TWO, FR_ORIGINAL, MONTH, ORIGINAL, type CountedNoun } from './lexicon.ts';

/*
 * Numbers with their noun where an ICU message cannot say them: number words in the oblique case, and a dual that swallows
 * its number (domain.md §4, "Words agree").
 */

/** The noun after a written number: 3–10 the broken plural, 11–99 the accusative, hundreds the singular; the last two digits decide. */
const formOf = (n: number, noun: CountedNoun): string => {
  const rest = n % 100;
  return rest >= 3 && rest <= 10 ? noun.few : rest >= 11 ? noun.many : noun.one;
};
const atLeastOne = (n: number): void => assert(Number.isSafeInteger(n) && n >= 1, 'a count is a whole number from 1');

/** `شهر واحد`, `شهرين`, `6 أشهر`, `24 شهرا`, `100 شهر` (oblique); `6 mois`. @throws BugError below 1 */
export function months(n: number, lang: Lang): string {
  atLeastOne(n);
  if (lang === 'fr') return `${n}\u00a0mois`;
  if (n === 1) return `${MONTH.one}\u00a0${AR_SINGLE}`;
  return n === 2 ? MONTH.two : `${n}\u00a0${formOf(n, MONTH)}`;
}

const oblique = (words: string): string =>
  words.replace(AR_TWELVE.nominative, AR_TWELVE.oblique).replace(AR_TWO.nominative, AR_TWO.oblique).replace(new RegExp(`${AR_TENS_ENDING.nominative}$`), AR_TENS_ENDING.oblique);
/** How many signed originals, as after «حرر في» and «fait en»: `أربعة نظائر أصلية`, `quatre exemplaires originaux`; from 100 in figures. @throws BugError below 1 */
export function originals(n: number, lang: Lang): string {
  atLeastOne(n);
  if (lang === 'fr') return `${n < 100 ? frenchBelow100(n) : n} ${n === 1 ? FR_ORIGINAL.one : FR_ORIGINAL.other}`;
  if (n === 1) return `${ORIGINAL.one} ${AR_SINGLE}`;
  return n === 2 ? ORIGINAL.two : `${n < 100 ? oblique(arabicBelow100(n)) : n} ${formOf(n, ORIGINAL)}`;
}
