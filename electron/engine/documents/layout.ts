import type { Page as LaidOutPage } from './bidi/internals.ts';

/** One drawn text of one direction and style; points from the left edge of the page. */
export interface PlacedPiece {
  readonly text: string;
  readonly x: number; readonly width: number; readonly fontSize: number; readonly level: number; readonly family: string; readonly color: string;
  readonly gids: readonly number[]; readonly codePoints: readonly (readonly number[])[];
}
/** A line of text. `y` is its top from the top edge of the page; pieces stand from left to right. */
export interface PlacedLine { readonly page: number; readonly x: number; readonly y: number; readonly height: number; readonly room: number; readonly rtl: boolean; readonly last: boolean; readonly pieces: readonly PlacedPiece[] }
/** A drawn shape with the box it fills. */
export interface PlacedShape { readonly page: number; readonly type: string; readonly x: number; readonly y: number; readonly width: number; readonly height: number; readonly filled: boolean; readonly parts: number }
export interface Layout { readonly lines: readonly PlacedLine[]; readonly shapes: readonly PlacedShape[]; readonly images: readonly PlacedShape[] }

const SEAM_MARKS = /[\u200e\u200f]/g;

/** What a document shows and where, read from pdfmake's own pages; a cell's vertical alignment, which is a shift made while drawing, is not in it. Blank pages added to a set are not there, but counted. */
export function layoutOf(pages: readonly (LaidOutPage | null)[]): Layout {
  const lines: PlacedLine[] = [], shapes: PlacedShape[] = [], images: PlacedShape[] = [];
  pages.forEach((laidOut, i) => {
    const page = i + 1;
    for (const placed of laidOut?.items ?? []) {
      if (placed.type === 'line') {
        const { x, y, inlines, maxWidth, lastLineInParagraph } = placed.item;
        lines.push({
          page, x, y, height: placed.item.getHeight(), room: maxWidth, rtl: inlines[0]?.baseLevel === 1, last: lastLineInParagraph === true,
          pieces: inlines.map(piece => ({
            text: piece.logical.replace(SEAM_MARKS, ''), x: x + piece.x, width: piece.width, fontSize: piece.fontSize, level: piece.level, family: piece.family, color: piece.color,
            gids: piece.run.gids, codePoints: piece.run.codePoints,
          })),
        });
      } else if (placed.type === 'vector') {
        const { type, x, y, w, h, x1, y1, x2, y2, r1, r2, points, color, path } = placed.item;
        const xs = points?.map(point => point.x) ?? (x1 === undefined ? [x - (r1 ?? 0), x + (r1 ?? w)] : [x1, x2]), ys = points?.map(point => point.y) ?? (y1 === undefined ? [y - (r2 ?? r1 ?? 0), y + (r2 ?? r1 ?? h)] : [y1, y2]);
        shapes.push({ page, type, x: Math.min(...xs), y: Math.min(...ys), width: Math.max(...xs) - Math.min(...xs), height: Math.max(...ys) - Math.min(...ys), filled: Boolean(color), parts: path?.count ?? 1 });
      } else if (placed.type === 'image' || placed.type === 'svg') {
        const { x, y, _width: width, _height: height } = placed.item;
        images.push({ page, type: placed.type, x, y, width, height, filled: true, parts: 1 });
      }
    }
  });
  return { lines, shapes, images };
}
