/*
 * How good the words are that open a centre. Nobody can open it without them, and whoever has the computer may try as many as the key
 * derivation lets them: scrypt 2^17, half a second and 128 MiB a try on an office computer (electron/engine/store/keySlots.ts), perhaps ten thousand tries a
 * second for somebody with many machines.
 */
export const LEVELS = ['refused', 'weak', 'fair', 'good'] as const;
export type Level = (typeof LEVELS)[number];

/** Fewer signs are refused, whatever they are. */
export const FEWEST_SIGNS = 12;
/** More are not taken. */
export const MOST_SIGNS = 1024;
/** Guesses, as powers of ten, from which on a phrase holds: at ten thousand tries a second days, three years, three thousand years. */
const WEAK = 10, FAIR = 12, GOOD = 15;

/** @param guesses how many tries somebody clever needs, as a power of ten */
export function levelOf(phrase: string, guesses: number): Level {
  if ([...phrase].length < FEWEST_SIGNS || guesses < WEAK) return 'refused';
  return guesses < FAIR ? 'weak' : guesses < GOOD ? 'fair' : 'good';
}

/** Words that somebody who knows the centre would try first, out of texts about it: each alone and in lower case, without the shortest. */
export const ownWords = (texts: readonly string[]): readonly string[] =>
  [...new Set(texts.flatMap((text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u)).filter((word) => [...word].length > 2))];

/** The words of a recovery sheet as they are sent: on one line, however they were typed or pasted. */
export const typedWords = (text: string): string => text.trim().replace(/\s+/gu, ' ');
