/* TextInlines.buildInlines: the text of a node becomes measured pieces in logical order, cached by text and style. */
import type { Bidi } from 'bidi-js';
import { createCache } from '../cache.ts';
import { EMPTY_RUN, joins, JOINS_AFTER, JOINS_BEFORE, splitRun, type SharedFont } from '../sharedFont.ts';
import type { Internals, Line, PdfDocument, StyleStack } from './internals.ts';
import { runWidth, widthOf, type Piece } from './pieces.ts';
import { splitParagraph, type Fragment, type Missing, type Part } from './split.ts';
import { keyOfStyle, styleOfSpan, styleOfStack, type ResolvedStyle } from './styles.ts';
import { alefOfLamAlef, ARABIC_LETTER, clean, joined, LINE_END } from './text.ts';
import type { WrittenLine } from './writing.ts';

/** One line of a paragraph in a column of some width, in points: what it has on every paper. `logical`: its pieces before they were put in visual order; `shift`: to the right of the column's left edge. */
export interface LaidLine extends Pick<Line, 'inlines' | 'inlineWidths' | 'newLineForced' | 'lastLineInParagraph'> { readonly logical: readonly Piece[]; readonly available: number; readonly shift: number; readonly height: number; readonly ascender: number; written?: WrittenLine }
/** Measured text without its document: what its documents need is that they hold its fonts, in this order. */
export interface Paragraph {
  readonly pieces: readonly Piece[]; readonly minWidth: number; readonly maxWidth: number; readonly missing: readonly Missing[];
  readonly faces: readonly (readonly [family: string, bold: boolean, italics: boolean])[];
  met: boolean;
  /** The lines of a paragraph met again, for the widths last asked for. */
  lines: readonly LaidLine[] | null;
}
const PARAGRAPHS = 1000;
const SMALL = 0.58; // size of raised and lowered text, as pdfmake has it

/**
 * pdfmake measures words of unshaped text; here a paragraph gets its levels, breaks and fonts as a whole (UAX #9 P1, UAX #14).
 * @param missing where characters that no font has are reported, by document
 */
export function patchParagraphs(internals: Internals, bidi: Bidi, missing: WeakMap<PdfDocument, Missing[]>): void {
  const paragraphs = createCache<Paragraph>(PARAGRAPHS);
  const paragraphOf = (document: PdfDocument, text: unknown, stack: StyleStack): Paragraph => {
    const style = styleOfStack(stack), key = keyOf(text, style, stack);
    let paragraph = paragraphs.get(key);
    if (!paragraph) {
      const parts: Part[] = [];
      collect(text, style, stack, parts);
      const [first = { text: '', style }, ...rest] = parts, all: [Part, ...Part[]] = [first, ...rest];
      if (rest.length > 0) keepTogether(all);
      const { fragments, missing: lacking } = splitParagraph({ document, bidi, LineBreaker: internals.LineBreaker }, all);
      shape(document, fragments);
      paragraph = { ...measure(document, fragments), faces: facesOf(fragments), missing: lacking, met: false, lines: null };
      paragraphs.set(key, paragraph);
    }
    if (paragraph.missing.length > 0) missing.set(document, [...(missing.get(document) ?? []), ...paragraph.missing]);
    for (const face of paragraph.faces) document.provideFont(...face);
    return paragraph;
  };
  internals.TextInlines.prototype.buildInlines = function buildInlines(text, stack) {
    const { pieces, minWidth, maxWidth } = paragraphOf(this.pdfDocument, text, stack);
    return { items: copied(pieces), minWidth, maxWidth };
  };
  /** pdfmake copies the stack of styles for every text to put the text's own on top, where measureNode has put it already. */
  internals.DocMeasure.prototype.measureLeaf = function measureLeaf(node) {
    const known = paragraphOf(this.textInlines.pdfDocument, node.text, this.styleStack);
    if (known.met) node.paragraph = { known, placed: 0 }; else node._inlines = copied(known.pieces);
    known.met = true; node._minWidth = known.minWidth; node._maxWidth = known.maxWidth;
    return node;
  };
}
export const copied = (pieces: readonly Piece[]): Piece[] => pieces.map(piece => ({ ...piece }));
const facesOf = (fragments: readonly Fragment[]): Paragraph['faces'] =>
  [...new Map(fragments.map(({ family, part: { style: { bold, italics } } }) => [`${family} ${bold} ${italics}`, [family, bold, italics] as const])).values()];

/** Flattens nested texts; unlike pdfmake's own flattening an inner text keeps the style of the one around it. */
function collect(text: unknown, style: ResolvedStyle, stack: StyleStack, into: Part[]): void {
  if (Array.isArray(text)) { for (const item of text) collect(item, style, stack, into); return; }
  if (typeof text === 'object' && text !== null && 'text' in text) { collect(text.text, styleOfSpan({ ...text }, style, stack), stack, into); return; }
  if (text === null || text === undefined) return;
  const cleaned = clean(String(text), into.findLast(part => part.text)?.text);
  (style.noWrap ? cleaned.replace(LINE_END, ' ') : cleaned).split(ORDINAL).forEach((part, i) => into.push({ text: part, style: i % 2 === 1 ? { ...style, sup: true, key: null } : style }));
}
/** The ending of a French ordinal, `1er`, `2e`, which stands alone between spaces and signs: it is raised. */
const ORDINAL = /(?<=(?<![\p{L}\p{N}/.,-])(?:1(?=er|re)|\d{1,2}(?=e)))(er|re|e)(?![\p{L}\p{N}/-])/u;


/** A style change between lam and alef would break their one glyph in two: the alef goes with the lam. So do marks whose own font would set them beside their letter. */
function keepTogether(parts: readonly Part[]): void {
  let before: Part | undefined;
  parts.forEach((part, i) => {
    const marks = before && LEADING_MARKS.exec(part.text)?.[0];
    if (before && marks && (!sameFace(before.style, part.style) || lamAlefFollows(before.text + marks, part.text.slice(marks.length), parts.slice(i + 1)))) give(part, before, marks);
    const alef = before ? alefOfLamAlef(before.text, part.text) : '';
    if (before && alef) give(part, before, alef);
    if (part.text) before = part;
  });
}
function give(from: Part, to: Part, text: string): void { to.text += text; from.text = from.text.slice(text.length); }
const LEADING_MARKS = /^\p{M}+/u;
/** Whether the next letter, past parts that hold marks only, is the alef of a lam. */
function lamAlefFollows(before: string, rest: string, later: readonly Part[]): boolean {
  const [next, ...others] = later;
  return rest ? alefOfLamAlef(before, rest) !== '' : next !== undefined && lamAlefFollows(before, next.text.replace(LEADING_MARKS, ''), others);
}
const sameFace = (one: ResolvedStyle, other: ResolvedStyle): boolean => one.font === other.font && sameShape(one, other);
const sameShape = (one: ResolvedStyle, other: ResolvedStyle): boolean =>
  one === other || (one.bold === other.bold && one.italics === other.italics && one.fontSize === other.fontSize && one.sup === other.sup && one.sub === other.sub && String(one.fontFeatures) === String(other.fontFeatures));

/** Equal for texts that come to the same. Of the text as it was given, because most texts were met before: cleaning and parting them is then spared. */
function keyOf(text: unknown, style: ResolvedStyle, stack: StyleStack): string {
  if (Array.isArray(text)) return text.map(item => keyOf(item, style, stack)).join('');
  if (typeof text === 'object' && text !== null && 'text' in text) return keyOf(text.text, styleOfSpan({ ...text }, style, stack), stack);
  return text === null || text === undefined ? '' : `\x02${keyOfStyle(style)}\x01${String(text).replace(UNPRINTED, '')}`;
}
/** Cleaning takes these out of any text. */
const UNPRINTED = new RegExp('[\\x00-\\x08]', 'g');

const fontOf = (document: PdfDocument, { family, part: { style } }: Fragment): SharedFont => document.sharedFont(family, style.bold, style.italics);
const sameFont = (a: Fragment, b: Fragment): boolean => a.family === b.family && sameShape(a.part.style, b.part.style);
/** Nothing parts the two on paper: they are of one word. */
const adjacent = (a: Fragment | undefined, b: Fragment | undefined): boolean =>
  a !== undefined && b !== undefined && !a.lineEnd && !a.breakAfter && !a.spoken && !b.spoken && a.level === b.level && !/\s$/.test(a.text);
const joinedAt = (a: Fragment | undefined, b: Fragment | undefined): boolean => a !== undefined && b !== undefined && adjacent(a, b) && joined(a.text, b.text);

/** Neighbours of one word in one font are shaped together and cut by glyph (a colour inside a word); others are shaped against a ZWJ (bold inside a word). */
function shape(document: PdfDocument, fragments: readonly Fragment[]): void {
  for (let start = 0; start < fragments.length;) {
    const first = fragments[start];
    if (!first) return;
    let end = start + 1;
    for (let last = first, next = fragments[end]; next && adjacent(last, next) && sameFont(last, next); last = next, next = fragments[++end]);
    const group = fragments.slice(start, end), text = group.map(fragment => fragment.text).join('');
    const outer = joins(joinedAt(fragments[start - 1], first), joinedAt(group.at(-1), fragments[end]));
    const run = text ? fontOf(document, first).shape(text, (first.level & 1) === 1, outer, first.part.style.fontFeatures) : EMPTY_RUN;
    const runs = group.length === 1 ? [run] : splitRun(run, group.map(fragment => Array.from(fragment.text).length));
    group.forEach((fragment, i) => {
      fragment.run = runs[i] ?? EMPTY_RUN;
      fragment.joins = joins(i ? joinedAt(group[i - 1], fragment) : (outer & JOINS_BEFORE) > 0, i < group.length - 1 ? joinedAt(fragment, group[i + 1]) : (outer & JOINS_AFTER) > 0);
    });
    start = end;
  }
}

function measure(document: PdfDocument, fragments: readonly Fragment[]): Pick<Paragraph, 'pieces' | 'minWidth' | 'maxWidth'> {
  const pieces: Piece[] = [];
  let lineWidth = 0, lead = 0, minWidth = 0, maxWidth = 0, unbroken = 0, startsLine = true;
  fragments.forEach((fragment, i) => {
    const piece = pieceOf(document, fragment, i === 0);
    pieces.push(piece);
    if (startsLine) { lineWidth = piece.leadingIndent; lead = piece.leadingCut; }
    lineWidth += piece.width; unbroken += piece.width;
    maxWidth = Math.max(maxWidth, lineWidth - lead - piece.trailingCut); minWidth = Math.max(minWidth, unbroken - piece.trailingCut);
    if (!piece.noNewLine) unbroken = 0;
    startsLine = fragment.lineEnd;
  });
  if (fragments.some(fragment => fragment.part.style.noWrap)) minWidth = maxWidth;
  return { pieces, minWidth, maxWidth };
}

function pieceOf(document: PdfDocument, fragment: Fragment, isFirst: boolean): Piece {
  const { style } = fragment.part, { text, logical, level, baseLevel, family, run, spoken } = fragment;
  const font = fontOf(document, fragment), fontSize = style.sup || style.sub ? style.fontSize * SMALL : style.fontSize;
  const { fontFeatures, color, opacity, background, decoration, decorationColor, decorationStyle, decorationThickness, link, noWrap, sup, sub } = style;
  const piece: Piece = {
    text, logical, font, family, run, joins: fragment.joins, level, baseLevel, spoken, endsInSpace: /\s$/.test(text),
    alignment: style.alignment ?? (baseLevel ? 'right' : 'left'), fontFeatures, characterSpacing: ARABIC_LETTER.test(text) ? 0 : style.characterSpacing, color, opacity, background,
    decoration, decorationColor, decorationStyle, decorationThickness, link, noWrap, sup, sub,
    x: 0, width: 0, height: font.lineHeight(fontSize) * style.lineHeight, fontSize, leadingCut: 0, trailingCut: 0, leadingIndent: isFirst ? style.leadingIndent : 0,
  };
  piece.width = runWidth(run, piece);
  const leading = style.preserveLeadingSpaces ? null : /^\s+/.exec(text), trailing = style.preserveTrailingSpaces ? null : /\s+$/.exec(text);
  if (leading) piece.leadingCut = widthOf(piece, leading[0]);
  if (trailing) piece.trailingCut = widthOf(piece, trailing[0]);
  if (fragment.lineEnd) piece.lineEnd = true;
  else if (!fragment.breakAfter) piece.noNewLine = true;
  return piece;
}
