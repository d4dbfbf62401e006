import printed from './signs.json' with { type: 'json' };

/* Which characters the papers' fonts have: a constant, which a test compares with the font files (tests/documents/signs.test.ts). */
const RANGES = printed.map((range) => { const [from = '', to = from] = range.split('-'); return [parseInt(from, 16), parseInt(to, 16)] as const; });
/** Blanks, controls, joiners and variation selectors are not drawn. */
const NOT_DRAWN = /[\s\p{C}\u034f\ufe00-\ufe0f]/u;

/** The first character that no font of the papers has, so that a sign would stand for it; null where all are printed. */
export function unprintedSign(text: string): string | null {
  if (/^[ -~]*$/.test(text)) return null;
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    if (!NOT_DRAWN.test(char) && !RANGES.some(([from, to]) => from <= code && code <= to)) return char;
  }
  return null;
}
