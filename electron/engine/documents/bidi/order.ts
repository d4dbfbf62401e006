/* ElementWriter.alignLine: trims a line, puts its pieces in visual order, aligns and justifies it. */
import type { Internals, Line } from './internals.ts';
import { copied } from './paragraphs.ts';
import { isRtl, setText, type Piece } from './pieces.ts';

/** UAX #9 rule L2: the order in which to draw, as indices of the logical order. */
function visualOrder(levels: readonly number[]): number[] {
  const order = levels.map((_, i) => i), highest = Math.max(0, ...levels), lowestOdd = Math.min(...levels.filter(level => level & 1));
  const level = (i: number): number => levels[order[i] ?? 0] ?? 0;
  for (let turned = highest; turned >= lowestOdd; turned--) {
    for (let start = 0; start < order.length; start++) {
      if (level(start) < turned) continue;
      let end = start;
      while (end + 1 < order.length && level(end + 1) >= turned) end++;
      order.splice(start, end - start + 1, ...order.slice(start, end + 1).reverse());
      start = end;
    }
  }
  return order;
}
export const inVisualOrder = (pieces: readonly Piece[]): Piece[] => visualOrder(pieces.map(piece => piece.level)).map(i => pieces[i] as Piece);

/** pdfmake lays the words of every line from left to right and stretches the gaps between all of them. */
export function patchOrder({ ElementWriter }: Internals): void {
  ElementWriter.prototype.alignLine = function alignLine(line) {
    if (line.ordered || line.inlines.length === 0) return;
    line.ordered = true;
    const { laid } = line, available = this.context().availableWidth;
    if (laid?.available === available) { line.x += laid.shift; return; }
    if (laid) { line.inlines = copied(laid.logical); delete line.laid; }
    arrange(line, available);
  };
}
/** Sets the pieces of a line that stands at the left edge of its column. */
export function arrange(line: Line, available: number): void {
  trim(line.inlines);
  place(line, available);
}

/** Rule L1: the white space at the ends of a line counts for nothing. */
function trim(pieces: readonly Piece[]): void {
  for (const piece of pieces.toReversed()) {
    if (!piece.trailingCut) break;
    leave(piece, 'trimEnd'); piece.trailingCut = 0;
    if (piece.text) break;
  }
  for (const piece of pieces) {
    if (piece.leadingCut <= 0) break;
    leave(piece, 'trimStart'); piece.leadingCut = 0;
    if (piece.text) break;
  }
}
function leave(piece: Piece, side: 'trimStart' | 'trimEnd'): void {
  setText(piece, piece.text[side](), piece.joins);
  piece.logical = piece.text === '' ? '' : piece.logical[side]();
}

function place(line: Line, available: number): void {
  const logical = line.inlines, first = logical[0], last = logical.at(-1);
  if (!first) return;
  const rtl = first.baseLevel === 1, { alignment, leadingIndent } = first;
  let width = leadingIndent, gaps = 0, mixed = false;
  for (const piece of logical) { width += piece.width; if (piece !== last && piece.endsInSpace) gaps++; if (piece.level) mixed = true; }
  const stretch = alignment === 'justify' && !line.newLineForced && !line.lastLineInParagraph && gaps > 0 ? (available - width) / gaps : 0;
  if (mixed) line.inlines = inVisualOrder(logical);
  let x = rtl ? 0 : leadingIndent, carried = 0;
  for (const piece of line.inlines) { // a space is at the left end of a right-to-left piece
    const gap = stretch && piece !== last && piece.endsInSpace ? stretch : 0, before = isRtl(piece) ? gap : 0;
    x += before;
    piece.justifyShift = before + carried; carried = gap - before;
    piece.x = x; x += piece.width + carried;
  }
  line.leadingCut = 0; line.trailingCut = 0; line.inlineWidths = width;
  const toRight = alignment === 'right' || (rtl && alignment === 'justify' && !stretch);
  line.x += toRight ? available - width : alignment === 'center' ? (available - width) / 2 : 0;
}
