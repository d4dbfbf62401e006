/* A paragraph's text to fragments: one direction, font and style each, still in logical order. */
import type { Bidi } from 'bidi-js';
import { EMPTY_RUN, type GlyphRun, type Joins } from '../sharedFont.ts';
import { emojiSequences } from './emoji.ts';
import type { Internals, PdfDocument } from './internals.ts';
import type { ResolvedStyle } from './styles.ts';
import { DIRECTION_MARK, forLevels, INVISIBLE, LETTER_OR_DIGIT, LINE_END, MARK, NEEDS_BIDI, WHITE } from './text.ts';

/** A part of a paragraph in one style. */
export interface Part { text: string; readonly style: ResolvedStyle }
/** A character that no font has. `text` is the paragraph it stands in. */
export interface Missing { readonly codePoint: number; readonly text: string }
export interface Fragment {
  text: string; logical: string; readonly level: number; readonly baseLevel: 0 | 1; readonly family: string; readonly part: Part;
  spoken: boolean; breakAfter: boolean; lineEnd: boolean; run: GlyphRun; joins: Joins;
}
/** Printed for a character that no font has: the first of these that a font has. */
const SUBSTITUTES = ['\ufffd', '\u2bd1', '?'];
const LRM = '\u200e', RLM = '\u200f';

interface Tools { readonly document: PdfDocument; readonly bidi: Bidi; readonly LineBreaker: Internals['LineBreaker'] }

/** Fragments in logical order, not yet shaped; each hard line ends with one that says so. */
export function splitParagraph({ document, bidi, LineBreaker }: Tools, parts: readonly [Part, ...Part[]]): { fragments: Fragment[]; missing: Missing[] } {
  const fragments: Fragment[] = [], missing: Missing[] = [], whole = parts.map(part => part.text).join('');
  const noWrap = parts.some(part => part.style.noWrap);
  let partIndex = 0, part = parts[0], inPart = 0;
  const blank = (level: number, baseLevel: 0 | 1, family: string): Fragment => ({ text: '', logical: '', level, baseLevel, family, part, spoken: false, breakAfter: false, lineEnd: false, run: EMPTY_RUN, joins: 0 });
  const toPart = (): boolean => {
    const before = part;
    for (let next = parts[partIndex + 1]; next && inPart >= part.text.length; next = parts[partIndex + 1]) { partIndex++; part = next; inPart = 0; }
    return part !== before;
  };
  const fontFor = (codePoint: number, style: ResolvedStyle): string | undefined =>
    [style.font, ...style.fontFallback].find(family => document.fonts[family] && document.sharedFont(family, style.bold, style.italics).hasChar(codePoint));
  const familyOfAll = (sequence: string, style: ResolvedStyle): string | undefined => [style.font, ...style.fontFallback].find(family =>
    document.fonts[family] && Array.from(sequence).every(char => document.sharedFont(family, style.bold, style.italics).hasChar(char.codePointAt(0) ?? 0)));
  /** What is drawn for a character and in which family: its own, a fallback, or the sign for one that no font has. White space is the text's own, marks stay with what is near. */
  const choose = (char: string, codePoint: number, near: string, style: ResolvedStyle): { readonly drawn: string; readonly family: string; readonly lacking: boolean } => {
    const has = (family: string): boolean => document.sharedFont(family, style.bold, style.italics).hasChar(codePoint);
    if (WHITE.test(char)) return { drawn: codePoint === 32 || (codePoint > 32 && has(style.font)) ? char : ' ', family: style.font, lacking: false }; // a space of the emoji font is as wide as an emoji
    if (INVISIBLE.test(char) || (MARK.test(char) && has(near))) return { drawn: char, family: near, lacking: false };
    const family = fontFor(codePoint, style);
    if (family !== undefined) return { drawn: char, family, lacking: false };
    const drawn = SUBSTITUTES.find(sign => fontFor(sign.codePointAt(0) ?? 0, style) !== undefined) ?? '?'; // never a box, never dropped
    return { drawn, family: fontFor(drawn.codePointAt(0) ?? 0, style) ?? style.font, lacking: true };
  };

  /** Every hard line is a paragraph of its own for the bidirectional algorithm. */
  const lines: { from: number; to: number; next: number }[] = [];
  let from = 0;
  for (const end of whole.matchAll(LINE_END)) { lines.push({ from, to: end.index, next: end.index + end[0].length }); from = end.index + end[0].length; }
  if (from < whole.length || lines.length === 0) lines.push({ from, to: whole.length, next: whole.length });

  for (const line of lines) {
    const text = whole.slice(line.from, line.to), hard = line.next > line.to, first = fragments.length;
    toPart();
    const { direction } = part.style;
    let baseLevel: 0 | 1 = direction === 'rtl' ? 1 : 0, levels: Uint8Array | null = null;
    if (baseLevel || NEEDS_BIDI.test(text)) { // left-to-right text needs no algorithm
      const found = bidi.getEmbeddingLevels(forLevels(text), direction);
      levels = found.levels;
      if (direction === 'auto') baseLevel = (found.paragraphs[0]?.level ?? 0) & 1 ? 1 : 0;
    }
    const emoji = emojiSequences(text), breaks = noWrap ? new Set<number>() : breakPlaces(LineBreaker, text);
    let current: Fragment | null = null, afterSpace = false, alone = false, lastLevel = -1, missingEnd = -1, joinsMissing = false, between = Infinity;
    for (let at = 0; at < text.length;) {
      if (toPart()) current = null;
      const { style } = part, codePoint = text.codePointAt(at) ?? 0, char = String.fromCodePoint(codePoint), level = levels?.[at] ?? 0, start = at;
      at += char.length; inPart += char.length;
      if (breaks.has(start)) { const last = fragments.at(-1); if (last && fragments.length > first) last.breakAfter = true; current = null; }
      if (DIRECTION_MARK.test(char)) { between = Math.min(between, level); continue; }
      const before = fragments.length > first ? fragments.at(-1) : undefined;
      if (before && before.level > between && level > between) { fragments.push(blank(between, baseLevel, before.family)); current = null; } // two isolates side by side are two runs
      between = Infinity;
      const sequence = emoji?.get(start), family = sequence && inPart - char.length + sequence.length <= part.text.length ? familyOfAll(sequence, style) : undefined;
      if (sequence && family !== undefined) { // one sign, said as typed: the same drawing serves several sequences
        fragments.push({ ...blank(level, baseLevel, family), text: sequence, logical: (level & 1 ? RLM : LRM) + sequence + LRM, spoken: true }); // else a right-to-left reader turns it round
        at += sequence.length - char.length; inPart += sequence.length - char.length; current = null; lastLevel = level;
        continue;
      }
      if (codePoint === 0x200d && missingEnd === start) { joinsMissing = true; continue; } // 👨‍👩‍👧 is one sign
      const white = WHITE.test(char), { drawn, family: chosen, lacking } = choose(char, codePoint, current?.family ?? style.font, style);
      if (lacking) {
        missing.push({ codePoint, text: whole }); missingEnd = at;
        if (joinsMissing) { joinsMissing = false; if (current) current.logical += char; continue; }
      }
      const mirror = level & 1 ? bidi.getMirroredCharacter(drawn) : null;
      // A neutral at the seam of two directions stands alone: pdftotext and viewers must be told which side it belongs to.
      const seam = lastLevel >= 0 && ((lastLevel ^ level) & 1) === 1 && (level & 1) === baseLevel && !LETTER_OR_DIGIT.test(char);
      lastLevel = level;
      if (!current || current.level !== level || current.family !== chosen || (afterSpace && !white) || mirror !== null || seam || alone) {
        current = blank(level, baseLevel, chosen);
        fragments.push(current);
      }
      alone = mirror !== null || seam; afterSpace = white;
      current.text += mirror ?? drawn;
      current.logical += char;
      if (alone) current.spoken = true;
      if (seam) current.logical = level & 1 ? RLM + char + RLM : LRM + char;
    }
    if (fragments.length === first) fragments.push(blank(baseLevel, baseLevel, part.style.font));
    if (baseLevel) isolateTrailingNeutrals(fragments, first);
    const last = fragments.at(-1);
    if (last) { last.breakAfter = true; last.lineEnd = hard; }
    for (let skip = line.next - line.to; skip > 0; skip--) { toPart(); inPart++; }
  }
  return { fragments, missing };
}

/** `PV/AGA/2025/0004`, `OBD-II`: a code's strokes and hyphens, which UAX #14 takes for those between words, part no line. */
const IN_CODE = /[A-Z0-9][/-](?=[A-Z0-9])/g;
/** Where a line may end (UAX #14). */
function breakPlaces(LineBreaker: Internals['LineBreaker'], text: string): ReadonlySet<number> {
  const places = new Set<number>(), breaker = new LineBreaker(text);
  if (text) for (let next = breaker.nextBreak(); next; next = breaker.nextBreak()) places.add(next.position);
  for (const { index } of text.matchAll(IN_CODE)) places.delete(index + 2);
  return places;
}

/** In a right-to-left line the neutral that ends a left-to-right run ("12,5 %", "S.A.R.L.") stands alone too, and says its side. */
function isolateTrailingNeutrals(fragments: Fragment[], first: number): void {
  for (let i = first; i < fragments.length; i++) {
    const fragment = fragments[i], next = fragments[i + 1], char = fragment && Array.from(fragment.text).at(-1);
    if (!fragment || !char || fragment.spoken || fragment.level & 1 || (next && !(next.level & 1)) || /[\p{L}\p{N}\p{M}\s]/u.test(char)) continue;
    let neutral = fragment;
    if (fragment.text.length > char.length) {
      neutral = { ...fragment, text: char };
      fragment.text = fragment.text.slice(0, -char.length); fragment.logical = fragment.logical.slice(0, -char.length); fragment.breakAfter = false;
      fragments.splice(++i, 0, neutral);
    }
    neutral.logical = char + LRM; neutral.spoken = true;
  }
}
