import type { FontkitFont } from './bidi/internals.ts';
import { INVISIBLE, MARK, ZWJ } from './bidi/text.ts';
import { createCache } from './cache.ts';
import { createSubsetter, type Subsetter } from './subset.ts';

/** Shaped glyphs of one text of one direction, in visual order; measures are thousandths of the font size. Never changed once made. */
export interface GlyphRun {
  readonly gids: readonly number[];
  readonly codePoints: readonly (readonly number[])[];
  readonly advances: readonly number[];
  /** what kerning adds to the glyph's own advance */
  readonly kerns: readonly number[];
  readonly xOffsets: readonly number[];
  readonly yOffsets: readonly number[];
  readonly width: number;
  readonly rtl: boolean;
  /** each glyph's number in a file, −1 where it is not of the repertoire and the document must say it */
  readonly numbers: readonly number[];
  /** no number is missing */
  readonly common: boolean;
}
export const EMPTY_RUN: GlyphRun = { numbers: [], common: true, gids: [], codePoints: [], advances: [], kerns: [], xOffsets: [], yOffsets: [], width: 0, rtl: false };

/** Which sides of a text join a letter outside it: bit 1 the letter before, bit 2 the letter after. */
export type Joins = 0 | 1 | 2 | 3;
export const JOINS_BEFORE = 1, JOINS_AFTER = 2;
export const joins = (before: boolean, after: boolean): Joins => ((before ? JOINS_BEFORE : 0) | (after ? JOINS_AFTER : 0)) as Joins;

/** One font file, parsed once for the process: sharing shaped words between documents saves 52 ms a certificate. */
export interface SharedFont {
  readonly font: FontkitFont;
  /** thousandths of the font size */
  readonly ascender: number;
  lineHeight(size: number): number;
  readonly subsetter: Subsetter;
  hasChar(codePoint: number): boolean;
  shape(text: string, rtl: boolean, sides: Joins, features: readonly string[] | null): GlyphRun;
}

const RTL_SCRIPT = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;
/** Latin letters, and what has no script of its own; Arabic-Indic digits are such, but want Arabic signs. */
const LATIN = /^(?:(?![\u0660-\u0669\u06f0-\u06f9])[\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}])*$/u;
/** The characters of a text, each with the marks and the emoji joined to it. */
const signsOf = (text: string): string[] =>
  (MARK.test(text) || text.includes(ZWJ) || /\p{Emoji_Presentation}/u.test(text) ? Array.from(new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(text), ({ segment }) => segment) : Array.from(text));
const RUNS = 10_000;
/** What references, amounts, dates and serial numbers are made of: most of what is new from one paper to the next. */
const CODE = /^[0-9A-Z /.,:•-]+$/;

/** fontkit keeps a glyph with the characters it was first made of, for the life of the process: "❤" would be said as "❤️" by the file printed after it. */
function keepCodePoints(font: FontkitFont): void {
  const { getGlyph } = font;
  font.getGlyph = (id, codePoints) => {
    const glyph = getGlyph.call(font, id, codePoints);
    if (!codePoints || (codePoints.length === glyph.codePoints.length && codePoints.every((code, i) => code === glyph.codePoints[i]))) return glyph;
    return Object.create(glyph, { codePoints: { value: codePoints } }) as typeof glyph;
  };
}

const still = ({ xOffsets, yOffsets }: GlyphRun): boolean => xOffsets.every(x => x === 0) && yOffsets.every(y => y === 0);
const areTwo = (pair: GlyphRun, first: number, second: GlyphRun): boolean => pair.gids.length === 2 && pair.gids[0] === first && pair.gids[1] === second.gids[0] && pair.kerns[1] === second.kerns[0] && still(pair);

export function createSharedFont(font: FontkitFont): SharedFont {
  keepCodePoints(font);
  const scale = 1000 / font.unitsPerEm, subsetter = createSubsetter(font), runs = createCache<GlyphRun>(RUNS), pairs = new Map<string, GlyphRun>(), known = new Map<number, boolean>();

  function numbered(gids: readonly number[], codePoints: readonly (readonly number[])[]): Pick<GlyphRun, 'numbers' | 'common'> {
    const numbers = gids.map((glyph, i) => subsetter.numberOf(glyph, codePoints[i] ?? []) ?? -1);
    return { numbers, common: !numbers.includes(-1) };
  }
  function layout(text: string, rtl: boolean, sides: Joins, features: readonly string[] | null): GlyphRun {
    const reversed = rtl && RTL_SCRIPT.test(text);
    let input = (sides & JOINS_BEFORE ? ZWJ : '') + text + (sides & JOINS_AFTER ? ZWJ : '');
    if (rtl && !reversed) input = signsOf(input).reverse().join(''); // fontkit itself reverses right-to-left scripts only, not their neutrals
    // Amiri draws a lone "." raised and "«" in its Arabic form unless told that they are Latin: "850.000,00" would look odd on a paper.
    const script = !rtl && LATIN.test(text) ? 'latn' : undefined;
    const { glyphs, positions } = font.layout(input, features ?? undefined, script, undefined, reversed ? 'rtl' : 'ltr');
    const gids: number[] = [], codePoints: (readonly number[])[] = [], advances: number[] = [], kerns: number[] = [], xOffsets: number[] = [], yOffsets: number[] = [];
    let width = 0;
    glyphs.forEach((glyph, i) => {
      const position = positions[i];
      const { codePoints: codes } = glyph;
      if (!position || (codes.length > 0 && codes.every(code => INVISIBLE.test(String.fromCodePoint(code)))) || (position.xAdvance === 0 && codes.length === 1 && codes[0] === 32)) return; // fontkit draws joiners as spaces of no width: pdftotext would part the word there
      const advance = position.xAdvance * scale;
      gids.push(glyph.id); codePoints.push(glyph.codePoints); advances.push(advance); kerns.push(advance - glyph.advanceWidth * scale);
      xOffsets.push(position.xOffset * scale); yOffsets.push(position.yOffset * scale); width += advance;
    });
    return { ...numbered(gids, codePoints), gids, codePoints, advances, kerns, xOffsets, yOffsets, width, rtl };
  }

  const shapedWhole = (text: string): GlyphRun => {
    let run = pairs.get(text);
    if (!run) pairs.set(text, run = layout(text, false, 0, null));
    return run;
  };
  /** A code put together from its shaped pairs; null where two of its signs do more than move one another (the test of codes compares with fontkit). */
  function fromPairs(text: string): GlyphRun | null {
    const gids: number[] = [], codePoints: (readonly number[])[] = [], advances: number[] = [], kerns: number[] = [], offsets: number[] = [];
    let width = 0;
    for (let i = 0; i < text.length; i++) {
      const char = text.charAt(i), one = shapedWhole(char), pair = i + 1 < text.length ? shapedWhole(char + text.charAt(i + 1)) : one, [gid] = one.gids, [codes] = one.codePoints, [advance] = pair.advances, [kern] = pair.kerns;
      if (gid === undefined || codes === undefined || advance === undefined || kern === undefined || one.gids.length !== 1 || !still(one) || (pair !== one && !areTwo(pair, gid, shapedWhole(text.charAt(i + 1))))) return null;
      gids.push(gid); codePoints.push(codes); advances.push(advance); kerns.push(kern); offsets.push(0); width += advance;
    }
    return { ...numbered(gids, codePoints), gids, codePoints, advances, kerns, xOffsets: offsets, yOffsets: offsets, width, rtl: false };
  }

  return {
    font, subsetter, ascender: font.ascent * scale,
    lineHeight: size => (font.ascent * scale - font.descent * scale) / 1000 * size,
    hasChar(codePoint) {
      let has = known.get(codePoint);
      if (has === undefined) known.set(codePoint, has = font.hasGlyphForCodePoint(codePoint));
      return has;
    },
    shape(text, rtl, sides, features) {
      const key = `${rtl ? 'R' : 'L'}${sides}${features ? JSON.stringify(features) : ''}|${text}`;
      let run = runs.get(key);
      if (!run) runs.set(key, run = (!rtl && sides === 0 && features === null && text.length > 2 && CODE.test(text) ? fromPairs(text) : null) ?? layout(text, rtl, sides, features));
      return run;
    },
  };
}

/** Cuts a shaped run into logical parts of the given lengths (in code points); a ligature stays with its first letter. */
export function splitRun(run: GlyphRun, lengths: readonly number[]): GlyphRun[] {
  const count = run.gids.length, parts: number[][] = lengths.map(() => []);
  let part = 0, left = lengths[0] ?? 0;
  for (let step = 0; step < count; step++) {
    const glyph = run.rtl ? count - 1 - step : step, consumed = run.codePoints[glyph]?.length ?? 0;
    while (left <= 0 && part < lengths.length - 1 && consumed) left += lengths[++part] ?? 0;
    parts[part]?.push(glyph);
    left -= consumed;
  }
  return parts.map(glyphs => {
    if (run.rtl) glyphs.reverse();
    const pick = <T>(all: readonly T[]): T[] => glyphs.map(i => all[i] as T);
    const advances = pick(run.advances), numbers = pick(run.numbers);
    return {
      numbers, common: !numbers.includes(-1), gids: pick(run.gids), codePoints: pick(run.codePoints), advances, kerns: pick(run.kerns), xOffsets: pick(run.xOffsets), yOffsets: pick(run.yOffsets),
      width: advances.reduce((sum, advance) => sum + advance, 0), rtl: run.rtl,
    };
  });
}
