import repertoire from './repertoire.json' with { type: 'json' };

/** A glyph, by its number in the font, and the characters that it stands for: none where it is the second part of a sign. */
export interface Sign { readonly glyph: number; readonly codePoints: readonly number[] }
/**
 * The glyphs that every file has of a face, whether it draws them or not: those that certificates are mostly made of. A file's own part is then
 * a handful of glyphs, and the rest is deflated once a process. A constant, never learnt, so that a paper has the same bytes in any process.
 * @param face its PostScript name; nothing is in every file of one that only lends characters
 */
export const repertoireOf = (face: string): Sign[] => ((repertoire as Readonly<Record<string, readonly string[]>>)[face] ?? []).flatMap(entry => {
  const [characters = '-', ...glyphs] = entry.split(' '), codePoints = characters === '-' ? [] : characters.split('+').map(code => parseInt(code, 16));
  return glyphs.map(glyph => ({ glyph: Number(glyph), codePoints }));
});
/** What repertoireOf reads: an entry names characters in hexadecimal, and then their glyphs. */
export function entriesOf(signs: readonly Sign[]): string[] {
  const byCharacters = Map.groupBy(signs, ({ codePoints }) => codePoints.map(code => code.toString(16).padStart(4, '0')).join('+') || '-');
  return [...byCharacters].sort(([one], [other]) => (one < other ? -1 : 1)).map(([characters, of]) => [characters, ...of.map(({ glyph }) => glyph).sort((a, b) => a - b)].join(' '));
}
