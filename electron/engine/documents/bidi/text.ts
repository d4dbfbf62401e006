/* Text as it is laid out: cleaning, and how Arabic letters join across a cut. Pure functions. */

import { TAGGED_FLAG } from './emoji.ts';

/** Text that needs the bidirectional algorithm: right-to-left letters or a mark that makes text so. */
export const NEEDS_BIDI = /[\u0590-\u08ff\u200f\u2067\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
/** bidi-js reads halves of UTF-16 and takes each for a left-to-right letter: what is beyond them is given to it as a character of its class (UAX #9, table 4), as long as itself. */
export const forLevels = (text: string): string => (/[\ud800-\udbff]/.test(text) ? text.replace(/[\u{10000}-\u{10ffff}]/gu, standIn) : text);
function standIn(char: string): string {
  if (/[\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u.test(char)) return '\u05d0\u05d0';
  if (/[\p{Regional_Indicator}\p{L}\p{N}\p{Co}\p{Cn}]/u.test(char)) return 'aa';
  return /[\p{M}\p{Cf}]/u.test(char) ? '\u200d\u200d' : '\u2600\u2600';
}
/** Whether the first strong letter is a right-to-left one (UAX #9, P2 and P3): what `auto` comes to. `text` may be pdfmake's nested texts. */
export function startsFromRight(text: unknown): boolean {
  const first = /[\p{L}\u200e\u200f]/u.exec(flat(text).replace(/[\u2066-\u2068][^\u2069]*\u2069?/g, ''))?.[0];
  return first !== undefined && NEEDS_BIDI.test(first);
}
const flat = (text: unknown): string => (Array.isArray(text) ? text.map(flat).join('') : typeof text === 'object' && text !== null && 'text' in text ? flat(text.text) : typeof text === 'string' ? text : '');
export const DIRECTION_MARK = /[\u061c\u200e\u200f\u2066-\u2069]/;
export const WHITE = /\s/;
export const MARK = /\p{M}/u;
export const ARABIC_LETTER = /\p{Script=Arabic}/u;
export const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;
export const ZWJ = '\u200d';
/** Not drawn by themselves: joiners, marks of direction, variation selectors, tags, soft hyphen. */
export const INVISIBLE = /[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\u{e0020}-\u{e007f}]/u;
/** Hard line ends, after cleaning. */
export const LINE_END = /\r\n|[\n\r\u2028\u2029]/g;

const CONTROL = new RegExp(`(${TAGGED_FLAG.source})|[\\x00-\\x08\\x0e-\\x1f\\x7f-\\x9f\\u202a-\\u202e\\ufeff\\u{e0000}-\\u{e0fff}]`, 'gu');
const STANDS_ON = /[^\s\u2066-\u2069]$/u;

/**
 * Text as it is laid out. Embeddings and overrides (LRE RLE PDF LRO RLO) are taken out, because an unclosed one flips what follows; isolates stay.
 * Controls, tags outside flags and byte order marks go; vertical tab, form feed and NEL end a line. Shadda moves before the vowel signs: NFC puts it last, and fontkit, unlike
 * HarfBuzz, does not reorder marks. A mark with nothing to stand on gets a dotted circle (Unicode 5.13).
 * @param before the cleaned text that it follows in the same paragraph
 */
export function clean(text: string, before = ''): string {
  if (/^[\x20-\x7e\u00a0-\u00ac\u00ae-\u00ff]*$/.test(text)) return text;
  return text.toWellFormed().replace(/[\x0b\x0c\x85]/g, '\n').replace(CONTROL, (_, flag: string | undefined) => flag ?? '')
    .replace(/([\u064b-\u0650\u0670]+)\u0651/g, '\u0651$1')
    .replace(/(^|[\s\u2066-\u2069])(?=\p{M})/gu, (lead: string) => (lead === '' && STANDS_ON.test(before) ? '' : `${lead}\u25cc`));
}

/** Arabic letters that join only the letter before them, or none (Unicode joining types R and U). */
const NO_FORWARD_JOIN = /[\u0621-\u0625\u0627\u0629\u062f-\u0632\u0648\u0671-\u0677\u0688-\u0699\u06c0\u06c3-\u06cb\u06cd\u06cf\u06d2\u06d3\u06d5\u06ee\u06ef]/;
const isJoiner = (char: string): boolean => char === ZWJ || (ARABIC_LETTER.test(char) && /\p{L}/u.test(char));
const lastBase = (text: string): string => Array.from(text).findLast(char => !MARK.test(char)) ?? '';
const firstBase = (text: string): string => Array.from(text).find(char => !MARK.test(char)) ?? '';

/** Whether the last letter of one text joins the first letter of the next. */
export function joined(before: string, after: string): boolean {
  const last = lastBase(before), first = firstBase(after);
  return isJoiner(last) && isJoiner(first) && !NO_FORWARD_JOIN.test(last) && first !== '\u0621' && first !== '\u0674';
}

const ENDS_IN_LAM = /\u0644\p{M}*$/u;
const STARTS_WITH_ALEF = /^[\u0622\u0623\u0625\u0627]\p{M}*/u;
/** The alef that makes one glyph with the lam before it, with its marks; empty when there is none. */
export function alefOfLamAlef(before: string, after: string): string {
  return ENDS_IN_LAM.test(before) ? (STARTS_WITH_ALEF.exec(after)?.[0] ?? '') : '';
}

/** Where a text may be cut at need: grapheme clusters, with lam-alef kept whole. */
export function clusters(text: string): string[] {
  const out: string[] = [];
  for (const { segment } of new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(text)) {
    const last = out.at(-1);
    if (last !== undefined && alefOfLamAlef(last, segment)) out[out.length - 1] = last + segment;
    else out.push(segment);
  }
  return out;
}
