/* LayoutBuilder.buildNextLine: pieces become lines, still in logical order. */
import { joins, JOINS_AFTER, JOINS_BEFORE } from '../sharedFont.ts';
import type { Internals, Line } from './internals.ts';
import { arrange } from './order.ts';
import { copied, type LaidLine, type Paragraph } from './paragraphs.ts';
import { runWidth, setText, shapeLike, type Piece } from './pieces.ts';
import { clusters, joined } from './text.ts';

const EPSILON = 0.001;
/** noWrap text shrinks to half its size, no further: 13 pt stays readable at 6.5 pt. */
const LEAST_SHRINK = 0.5;

/** pdfmake cuts an over-long word between letters as if they stood alone, and lets a noWrap line run over its neighbour. */
export function patchLines({ LayoutBuilder, Line }: Internals): void {
  LayoutBuilder.prototype.buildNextLine = function buildNextLine(node) {
    const available = this.writer.context().availableWidth, { paragraph } = node;
    if (!paragraph) return nextLine(node._inlines ?? [], available);
    const { known, placed } = paragraph, before = known.lines?.[placed - 1];
    if (before && before.available !== available) { // the rest of it stands in a column of another width
      const rest = copied(known.pieces);
      for (let i = 0; i < placed; i++) nextLine(rest, before.available);
      node._inlines = rest; delete node.paragraph;
      return nextLine(rest, available);
    }
    if (known.lines?.[0]?.available !== available) known.lines = linesOf(known, available);
    const laid = known.lines[paragraph.placed++];
    if (!laid) return null;
    const line = new Line(available), { inlines, inlineWidths, newLineForced, lastLineInParagraph } = laid;
    line.inlines = inlines; line.inlineWidths = inlineWidths; line.laid = laid;
    if (newLineForced) line.newLineForced = newLineForced;
    line.lastLineInParagraph = lastLineInParagraph === true;
    return line;
  };
  /** A text that was met before will be met again: most of a certificate is the same for all of a ceremony. */
  function linesOf({ pieces }: Paragraph, available: number): LaidLine[] {
    const rest = copied(pieces), lines: LaidLine[] = [];
    for (let line = nextLine(rest, available); line; line = nextLine(rest, available)) {
      const height = line.getHeight(), logical = line.inlines;
      line.x = 0;
      arrange(line, available);
      const { inlines, inlineWidths, newLineForced, lastLineInParagraph } = line;
      lines.push({ logical, available, shift: line.x, height, ascender: line.getAscenderHeight(), inlines, inlineWidths, ...(newLineForced && { newLineForced }), lastLineInParagraph: lastLineInParagraph === true });
    }
    return lines;
  }
  function nextLine(queue: Piece[], available: number): Line | null {
    const [head] = queue;
    if (!head) return null;
    const line = new Line(available);
    let used = head.leadingIndent, count = 0;
    while (count < queue.length) {
      const { end, width, last } = wordAt(queue, count);
      const need = used + width - last.trailingCut - (count === 0 ? head.leadingCut : 0);
      if (need > available + EPSILON) {
        if (count > 0) break;
        const shrink = Math.max(LEAST_SHRINK, (available - used) / (need - used));
        if (head.noWrap && used + (need - used) * shrink <= available + 0.01) { for (const piece of queue.slice(0, end)) scale(piece, shrink); count = end; } else count = cut(queue, end, available - used);
        break;
      }
      used += width; count = end;
      if (last.lineEnd) break;
    }
    for (const piece of queue.splice(0, count)) line.addInline(piece);
    line.lastLineInParagraph = queue.length === 0;
    return line;
  }
  const { getHeight, getAscenderHeight } = Line.prototype;
  Line.prototype.getHeight = function height() { return this.laid ? this.laid.height : getHeight.call(this); };
  Line.prototype.getAscenderHeight = function ascender() { return this.laid ? this.laid.ascender : getAscenderHeight.call(this); };
}

/** The pieces from `start` that no line may part. */
function wordAt(queue: readonly Piece[], start: number): { end: number; width: number; last: Piece } {
  let end = start, width = 0, last = queue[start] as Piece;
  for (let piece = queue[end]; piece; piece = queue[end]) {
    width += piece.width; last = piece; end++;
    if (!piece.noNewLine) break;
  }
  return { end, width, last };
}

function scale(piece: Piece, factor: number): void {
  piece.fontSize *= factor; piece.width *= factor; piece.height *= factor; piece.leadingCut *= factor; piece.trailingCut *= factor;
}

/** Cuts the word queue[0 … end) at the last place that fits; letters on both sides keep their joining forms. Returns how many pieces stay. */
function cut(queue: Piece[], end: number, available: number): number {
  let used = 0;
  for (const [i, piece] of queue.slice(0, end).entries()) {
    if (used + piece.width - piece.trailingCut <= available + EPSILON) { used += piece.width; continue; }
    const units = clusters(piece.text), head = (count: number): string => units.slice(0, count).join(''), tail = (count: number): string => units.slice(count).join('');
    const headJoins = (count: number) => joins((piece.joins & JOINS_BEFORE) > 0, joined(head(count), tail(count)));
    const fits = (count: number): boolean => used + runWidth(shapeLike(piece, head(count), headJoins(count)), piece) <= available + EPSILON;
    let low = 0, high = units.length - 1;
    while (low < high) { const middle = (low + high + 1) >> 1; if (fits(middle)) low = middle; else high = middle - 1; }
    if (low === 0) {
      if (i > 0) { const before = queue[i - 1]; if (before) delete before.noNewLine; return i; }
      if (units.length < 2) return 1;
      low = 1; // not one letter fits: one a line, so that it ends
    }
    const stroke = units.slice(0, low).findLastIndex(unit => unit === '/' || unit === '-') + 1;
    if (stroke > 1 && stroke * 2 >= low) low = stroke; // a long code ends its line where its parts meet
    const first = head(low), second = tail(low), before = headJoins(low), rest: Piece = { ...piece };
    setText(rest, second, joins(joined(first, second), (piece.joins & JOINS_AFTER) > 0));
    setText(piece, first, before);
    if (!piece.spoken) { piece.logical = first; rest.logical = second; }
    piece.trailingCut = 0; piece.endsInSpace = false; delete piece.lineEnd; delete piece.noNewLine;
    rest.leadingCut = 0; rest.leadingIndent = 0;
    queue.splice(i, 1, piece, rest);
    return i + 1;
  }
  return end;
}
