/* Emoji of several code points (Unicode Technical Standard 51, ED-15a to ED-17): one sign each, of one font. */

/** Text that may hold such a sequence: a picture, half a flag, or the mark that makes a key of a digit. */
const MAYBE = /[\u200d\u20e3\ufe0f\u{1f1e6}-\u{1f1ff}\u{1f3fb}-\u{1f3ff}\u{e007f}]/u;
/** The tags of a flag of a part of a country, as 🏴 is followed by them. */
export const TAGGED_FLAG = /\u{1f3f4}[\u{e0030}-\u{e0039}\u{e0061}-\u{e007a}]{1,6}\u{e007f}/u;
const ONE = '\\p{Extended_Pictographic}(?:\\p{Emoji_Modifier}|\\ufe0f\\u20e3?|[\\u{e0030}-\\u{e0039}\\u{e0061}-\\u{e007a}]{1,6}\\u{e007f})?';
const SEQUENCE = new RegExp(`[#*0-9]\\ufe0f?\\u20e3|\\p{Regional_Indicator}{2}|${ONE}(?:\\u200d${ONE})*`, 'gu');
const LONE = /^.[\ufe0e]?$/u;

/** The sequences of a text by where they start (UTF-16); null for the many texts without one. */
export function emojiSequences(text: string): ReadonlyMap<number, string> | null {
  if (!MAYBE.test(text)) return null;
  const found = new Map<number, string>();
  for (const { 0: sequence, index } of text.matchAll(SEQUENCE)) if (!LONE.test(sequence)) found.set(index, sequence);
  return found;
}
