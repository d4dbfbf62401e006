import type { FontFamily } from '../../fonts.ts';
import type { Cell, Content, Inline, Margin, PageMargins, Table, TableLayout, TextStyle, Vector } from '../../definition.ts';

/*
 * How high a block will be, near enough to choose a layout before the printer measures it: a template has no fonts. Widths are
 * classes of letters, means measured in the two families; a wrong guess costs beauty, never a word or a rule of page breaks.
 */
interface Face { readonly font: FontFamily; readonly fontSize: number; readonly lineHeight: number; readonly bold: boolean }
const FIRST_FACE: Face = { font: 'Amiri', fontSize: 12, lineHeight: 1, bold: false };
/** Line height in em, and mean widths in em. */
const METRICS = {
  Amiri: { line: 1.758, space: 0.292, digit: 0.532, thinArabic: 0.26, wideArabic: 0.59, arabic: 0.32, tail: 0.32, thin: 0.25, slim: 0.34, wide: 0.8, sign: 0.45, lower: 0.455, upper: 0.65, other: 0.45, bold: 1.06 },
  Plex: { line: 1.5, space: 0.236, digit: 0.6, thinArabic: 0.29, wideArabic: 0.72, arabic: 0.4, tail: 0.27, thin: 0.28, slim: 0.38, wide: 0.85, sign: 0.42, lower: 0.55, upper: 0.65, other: 0.5, bold: 1.05 },
} as const;
const metricFont = (font: FontFamily): 'Amiri' | 'Plex' => (font === 'Amiri' ? 'Amiri' : 'Plex');
const metricsOf = (font: FontFamily) => METRICS[metricFont(font)];

const CLASSES = [
  ['space', /\s/u], ['digit', /\d/u], ['thinArabic', /[اأإآءل]/u], ['wideArabic', /[جحخسشصضطظك]/u], ['arabic', /\p{Script=Arabic}/u], ['thin', /[ijl.,;:’'·]/u],
  ['slim', /[frstI/"-]/u], ['wide', /[mwMW]/u], ['sign', /[()«»×]/u], ['lower', /\p{Ll}/u], ['upper', /\p{Lu}/u],
] as const;
/** Letters that end in a wide stroke at the end of a word. */
const TAILED = /[بتثسشصضفقكنىي]/u;
const WIDTHLESS = /[\p{M}\u200b-\u200f\u2066-\u2069]/u;
const NAMES = ['none', ...CLASSES.map(([name]) => name), 'other'] as const;
type LetterClass = (typeof NAMES)[number];
const TAIL = 0x80;
/** The class of a letter, as a place in NAMES, with TAIL where it ends in a wide stroke. */
function classOf(code: number): number {
  const char = String.fromCodePoint(code), name: LetterClass = WIDTHLESS.test(char) ? 'none' : CLASSES.find(([, pattern]) => pattern.test(char))?.[0] ?? 'other';
  return NAMES.indexOf(name) | (TAILED.test(char) ? TAIL : 0);
}
/** Letters met before, one more than their class: a paper holds few, thousands of times. */
const known = new Uint8Array(0x3000);
function knownClass(code: number): number {
  if (code >= known.length) return classOf(code);
  const found = known[code] ?? 0;
  return found === 0 ? (known[code] = classOf(code) + 1) - 1 : found - 1;
}
const emsOf = (font: 'Amiri' | 'Plex'): readonly number[] => NAMES.map(name => (name === 'none' ? 0 : METRICS[font][name]));
const EMS = { Amiri: emsOf('Amiri'), Plex: emsOf('Plex') };
/** The same object where a style says nothing of it. */
const faceOf = (face: Face, { font = face.font, fontSize = face.fontSize, lineHeight = face.lineHeight, bold = face.bold }: TextStyle): Face =>
  (font === face.font && fontSize === face.fontSize && lineHeight === face.lineHeight && bold === face.bold ? face : { font, fontSize, lineHeight, bold });

interface Run { readonly text: string; readonly face: Face }
function runsOf(text: Inline, face: Face): Run[] {
  if (typeof text === 'string' || typeof text === 'number') return [{ text: String(text), face }];
  return 'text' in text ? runsOf(text.text, faceOf(face, text)) : text.flatMap((part: Inline) => runsOf(part, face));
}
/** Part of an em by which a line is taken as shorter than it is: a guess that errs towards more lines is the harmless one. */
const DOUBT = 0.35;
const NEWLINE = 10, SPACE = 32, HYPHEN = 45;
/** Broken at spaces and hyphens, as greedily as the printer does. */
function textHeight(text: Inline, style: TextStyle, width: number, outer: Face): number {
  const runs = runsOf(text, faceOf(outer, style)), faces = runs.map(({ face }) => face);
  const highOf = ({ font, fontSize, lineHeight }: Face): number => metricsOf(font).line * fontSize * lineHeight;
  if (style.noWrap) return Math.max(0, ...faces.map(highOf));
  const room = width - DOUBT * Math.max(0, ...faces.map(({ fontSize }) => fontSize));
  let above = 0, line = 0, used = 0, word = 0, tail = false;
  for (const { text: part, face } of runs) {
    const { font, fontSize, bold } = face, metrics = metricsOf(font), ems = EMS[metricFont(font)], weight = bold ? metrics.bold : 1, high = highOf(face);
    if (part !== '' && part[0] !== '\n') line = Math.max(line, high);
    for (let at = 0; at < part.length; at++) {
      const code = part.codePointAt(at) ?? 0;
      if (code > 0xffff) at++;
      if (code === NEWLINE) { above += line; line = high; used = 0; word = 0; continue; }
      const found = knownClass(code), isSpace = code === SPACE;
      const size = (ems[found & ~TAIL] ?? 0) * fontSize * weight + (isSpace && tail ? metrics.tail * fontSize : 0);
      if (used + word + size > room && !isSpace && used + word > 0) {
        above += line;
        line = high;
        if (used === 0) word = 0; // a word longer than the line is cut
        used = 0;
      }
      word += size;
      if (isSpace || code === HYPHEN) { used += word; word = 0; }
      tail = (found & TAIL) !== 0;
    }
  }
  return above + line;
}

interface Sides { readonly vertical: number; readonly horizontal: number }
function sidesOf(margin: Margin | undefined): Sides {
  if (margin === undefined) return { vertical: 0, horizontal: 0 };
  if (typeof margin === 'number') return { vertical: 2 * margin, horizontal: 2 * margin };
  if ('length' in margin) return fourSides(margin);
  const { start = 0, end = 0, top = 0, bottom = 0 } = margin;
  return { vertical: top + bottom, horizontal: start + end };
}
function fourSides([left, top, right = left, bottom = top]: Exclude<PageMargins, number>): Sides {
  return { vertical: top + bottom, horizontal: left + right };
}
const drawingHeight = (shapes: readonly Vector[]): number => Math.max(0, ...shapes.map(shape => {
  switch (shape.type) {
    case 'line': return Math.max(shape.y1, shape.y2);
    case 'rect': return shape.y + shape.h;
    case 'ellipse': return shape.y + shape.r2;
    case 'polyline': return Math.max(...shape.points.map(({ y }) => y));
  }
}));
const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
const isList = (content: Content): content is readonly Content[] => Array.isArray(content);

/** Points that a text takes on one line, near enough; a line drawn with `noWrap` shrinks by what this misses. */
export function widthOfLine(text: string, style: TextStyle): number {
  const { font, fontSize, bold } = faceOf(FIRST_FACE, style), metrics = metricsOf(font), ems = EMS[metricFont(font)], weight = bold ? metrics.bold : 1;
  let width = 0, tail = false;
  for (const char of text) {
    const found = knownClass(char.codePointAt(0) ?? 0);
    width += ((ems[found & ~TAIL] ?? 0) * weight + (char === ' ' && tail ? metrics.tail : 0)) * fontSize;
    tail = (found & TAIL) !== 0;
  }
  return width;
}
/**
 * Text for one line drawn with `noWrap`, which the printer shrinks to half its size at most: what is wider is cut before, with an ellipsis.
 * @param least part of its size at which the text must fit by estimate: near a half only for letters whose width is surely known
 */
export function fitted(text: string, width: number, style: TextStyle & { readonly fontSize: number }, least = 0.75): string {
  const small = { ...style, fontSize: style.fontSize * least };
  if (widthOfLine(text, small) <= width) return text;
  let used = 0, cut = '';
  for (const sign of text) { used += widthOfLine(sign, small); if (used > width - small.fontSize) break; cut += sign; }
  return `${cut}\u2026`;
}

/** What was last measured, and where: a plan draws the same blocks several times. Begun anew now and then, because small collections of memory keep what an old WeakMap holds. */
let measured = new WeakMap<object, { readonly width: number; readonly face: Face; readonly height: number }>(), count = 0;
const MEASURED = 1000;
const sameFace = (a: Face, b: Face): boolean => a.font === b.font && a.fontSize === b.fontSize && a.lineHeight === b.lineHeight && a.bold === b.bold;

/** Points that the content takes in a column of this width. Pictures and codes are not counted: no paper's text holds them. */
export const heightOf = (content: Content, width: number, outer: TextStyle = {}): number => heightIn(content, width, faceOf(FIRST_FACE, outer));
function heightIn(content: Content, width: number, face: Face): number {
  if (typeof content === 'string' || typeof content === 'number') return textHeight(content, {}, width, face);
  if (isList(content)) return heightsIn(content, width, face);
  const last = measured.get(content);
  if (last && last.width === width && sameFace(last.face, face)) return last.height;
  const height = blockHeight(content, width, face);
  if (++count > MEASURED) { measured = new WeakMap(); count = 0; }
  measured.set(content, { width, face, height });
  return height;
}
function heightsIn(parts: readonly Content[], width: number, face: Face): number {
  let height = 0;
  for (const part of parts) height += heightIn(part, width, face);
  return height;
}
function blockHeight(content: Exclude<Content, string | number | readonly Content[]>, width: number, face: Face): number {
  const { vertical, horizontal } = sidesOf(content.margin), inner = width - horizontal, style = faceOf(face, content);
  if ('text' in content) return vertical + textHeight(content.text, content, inner, face);
  if ('stack' in content) return vertical + heightsIn(content.stack, inner, style);
  if ('table' in content) return vertical + sum(rowHeightsIn(content, inner, style));
  if ('columns' in content) return vertical + columnsHeight(content.columns, inner, content.columnGap ?? 0, style);
  if ('canvas' in content) return vertical + drawingHeight(content.canvas);
  return vertical;
}
function columnsHeight(columns: readonly Content[], width: number, gap: number, face: Face): number {
  const fixed = columns.map(column => (typeof column === 'object' && 'width' in column && typeof column.width === 'number' ? column.width : null));
  const free = fixed.filter(one => one === null).length;
  const share = (width - sum(fixed.map(one => one ?? 0)) - gap * (columns.length - 1)) / Math.max(1, free);
  return Math.max(0, ...columns.map((column, i) => heightIn(column, fixed[i] ?? share, face)));
}

const spanOf = (content: Content, kind: 'colSpan' | 'rowSpan'): number => (typeof content === 'object' && !isList(content) ? (content as Cell)[kind] ?? 1 : 1);
const call = (rule: TableLayout[keyof TableLayout], index: number): number => (typeof rule === 'function' ? Number((rule as (index: number) => unknown)(index)) : 0);
/** The height of each row with its paddings and the rules between them. `auto` columns are taken as a third of what is free. */
export const rowHeights = (table: Table, width: number, outer: TextStyle = {}): number[] => rowHeightsIn(table, width, faceOf(FIRST_FACE, outer));
function rowHeightsIn({ table, layout }: Table, width: number, face: Face): number[] {
  const rules: TableLayout = typeof layout === 'object' ? layout : {};
  const columns = table.widths ?? [], pads = columns.map((_, i) => call(rules.paddingLeft, i) + call(rules.paddingRight, i) + call(rules.vLineWidth, i));
  const fixed = columns.map(one => (typeof one === 'number' ? one : null)), free = width - sum(pads) - sum(fixed.map(one => one ?? 0));
  const stars = columns.filter(one => one === '*').length, autos = columns.filter(one => one === 'auto').length;
  const auto = autos === 0 ? 0 : free / 3, star = (free - auto * autos) / Math.max(1, stars);
  const widths = columns.map((one, i) => fixed[i] ?? (one === 'auto' ? auto : star));
  const least = (row: number): number => {
    const heights = typeof table.heights === 'function' ? table.heights(row) : Array.isArray(table.heights) ? (table.heights as readonly (number | 'auto')[])[row] : table.heights;
    return typeof heights === 'number' ? heights : 0;
  };
  return table.body.map((cells, row) => {
    let height = Math.max(0, least(row));
    cells.forEach((content, column) => {
      if (content === '' || spanOf(content, 'rowSpan') > 1) return;
      let room = widths[column] ?? 0, between = 0;
      for (let next = column + 1, end = column + spanOf(content, 'colSpan'); next < end; next++) { room += widths[next] ?? 0; between += pads[next] ?? 0; }
      height = Math.max(height, heightIn(content, room + between, face));
    });
    return height + (call(rules.paddingTop, row) + call(rules.paddingBottom, row) + call(rules.hLineWidth, row));
  });
}
