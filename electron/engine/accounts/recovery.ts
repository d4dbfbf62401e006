import { randomBytes } from 'node:crypto';
import { entropyToMnemonic, validateMnemonic } from '@scure/bip39';
import { wordlist } from '@scure/bip39/wordlists/french.js';

/*
 * The words of a recovery sheet: 128 random bits and a checksum as twelve French words (BIP 39). The list was made so that four letters
 * tell a word; it is read without its accents, in any case, whole or by its first four letters, so that a sheet can be typed by hand.
 */
const BITS = 128, LETTERS = 4;
const plain = (word: string): string => word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
/** Made when somebody types words, not at every start. */
let byStart: ReadonlyMap<string, string> | null = null;
const found = (typed: string): string | null => {
  byStart ??= new Map(wordlist.map((one) => [plain(one).slice(0, LETTERS), one]));
  const word = byStart.get(plain(typed).slice(0, LETTERS));
  return word !== undefined && (plain(word) === plain(typed) || [...plain(typed)].length === LETTERS) ? word : null;
};

/** Twelve new words, as the sheet shows them: without accents. */
export const newRecoveryWords = (): readonly string[] => entropyToMnemonic(randomBytes(BITS / 8), wordlist).normalize('NFC').split(' ').map(plain);

/**
 * What the words that were typed open with, the same text however they were typed; null where they cannot be a sheet's: a word that is
 * on no list, too few, or a slip that the checksum tells. Numbers between them, as the sheet prints them, do not matter.
 */
export function recoveryText(typed: string): string | null {
  const words = typed.split(/[^\p{L}\p{M}]+/u).filter(Boolean).map(found);
  if (words.includes(null)) return null;
  const text = words.join(' ');
  return validateMnemonic(text, wordlist) ? words.map((word) => plain(word ?? '')).join(' ') : null;
}
