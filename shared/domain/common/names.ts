const ARABIC = /\p{Script=Arabic}/u;
export const hasArabic = (text: string): boolean => ARABIC.test(text);

/* Neither printed nor meant: controls, direction controls, zero-width marks but the joiners that Arabic and Tifinagh use, lone surrogates. */
const INVISIBLE = /[\p{Cc}\p{Cs}\u00ad\u061c\u200b\u200e\u200f\u2060\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/gu;

/** Letters in the shapes of one place in a word, which come from texts copied out of PDFs. */
const SHAPED = /[\ufb50-\ufbb1\ufe70-\ufefc]+/g;

/** A text typed by a person as one clean line: composed (NFC), Arabic letters plain, without invisible characters, runs of spaces (U+00A0 and U+202F too) made one. */
export function oneLine(text: string): string {
  if (/^[!-~]*$/.test(text)) return text;
  return text.normalize('NFC').replace(SHAPED, (letters) => letters.normalize('NFKC')).replace(/[\s\u2028\u2029]+/gu, ' ').replace(INVISIBLE, '').replace(/ {2,}/g, ' ').trim();
}

/** A text of several lines, each of them clean; no empty lines at its ends, nor two in a row. */
export const severalLines = (text: string): string => text.split(/\r\n|[\n\r\u0085\u2028\u2029]/).map(oneLine).join('\n').replace(/\n{3,}/g, '\n\n').trim();

/** Arabic-Indic and Persian digits made Latin. */
export const latinDigits = (text: string): string => text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 15));

const JOINERS_AND_TATWEEL = /[\u0640\u200c\u200d]/g;
/**
 * A name in the one form that comparing uses: no case, accents, vowel marks or tatweel; one alef, ya, ta marbuta and hamza's seat
 * (domain.md §8); punctuation as a space. For comparing only, never shown.
 */
export function foldName(text: string): string {
  if (/^[ -~]*$/.test(text)) return text.toLowerCase().replace(/['`]/g, '').replace(/[^a-z0-9]+/g, ' ').trim();
  return latinDigits(text.replace(/\s+/gu, ' ').normalize('NFKD').replace(/\p{M}+/gu, '').replace(INVISIBLE, '').replace(JOINERS_AND_TATWEEL, ''))
    .replace(/[أإآٱٲٳ]/g, 'ا').replace(/[ىیئ]/g, 'ي').replace(/ؤ/g, 'و').replace(/ء/g, '').replace(/ة/g, 'ه')
    .replace(/[گݣڭک]/g, 'ك').replace(/ڤ/g, 'ف').replace(/پ/g, 'ب')
    .toLowerCase().replace(/œ/g, 'oe').replace(/æ/g, 'ae').replace(/ß/g, 'ss')
    .replace(/[’'`ʼ]/g, '').replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}

/** A user's name but for letters' case, spacing and the two ways to write one letter. */
export const closeUser = (name: string): string => name.normalize('NFKC').trim().replace(/\s+/gu, ' ').toLowerCase();
/** A user's name as it is told from others': however people write it, with or without hamza and accents. */
export const foldedUser = (name: string): string => foldName(name) || closeUser(name);
