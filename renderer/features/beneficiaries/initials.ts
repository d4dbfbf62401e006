/** The article that most family names begin with: everybody would bear the same letter. */
const ARTICLE = /^ال(?!له$)(?=\p{L}{2})/u;
/** The first letters of the first and the last name, a no-break space between: Arabic letters would join, and read as a word. */
export function initials(name: string): string {
  const words = name.normalize('NFC').split(/[^\p{L}\p{M}'’]+/u).map((word) => word.replace(ARTICLE, '')).filter((word) => /\p{L}/u.test(word));
  const letter = (word: string | undefined): string => /\p{L}/u.exec(word ?? '')?.[0].toLocaleUpperCase('fr') ?? '';
  return [letter(words[0]), ...(words.length > 1 ? [letter(words.at(-1))] : [])].join('\u00a0');
}
