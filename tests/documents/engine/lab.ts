/* A bench for layouts: prints content with the product's printer, keeps the file and its picture in test-results/documents. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { FontkitFont } from '#electron/engine/documents/bidi/internals.ts';
import type { Content, DocumentDefinition } from '#electron/engine/documents/definition.ts';
import type { Layout, PlacedLine, PlacedPiece } from '#electron/engine/documents/layout.ts';
import { createPrinter, type Missing, type Printer } from '#electron/engine/documents/print.ts';
import { present } from '#shared/lib/assert.ts';
import { picture } from '#tests/support/poppler.ts';

const OUT = path.resolve(import.meta.dirname, '../../../test-results/documents');
/** Right and left edge of the text on the bench's A4 page, in points. */
export const LEFT = 40, RIGHT = 595.28 - 40;
export const CREATED = new Date('2026-11-23T10:00:00Z');

export const definitionOf = (title: string, content: Content, extra: Partial<DocumentDefinition> = {}): DocumentDefinition =>
  ({ language: 'ar-MA', direction: 'rtl', pageMargins: 40, info: { title, creationDate: CREATED }, defaultStyle: { fontSize: 13 }, content, ...extra });

export interface FoundPiece extends PlacedPiece { readonly page: number; readonly y: number; readonly line: PlacedLine }
export interface Sheet extends Layout {
  readonly file: string; readonly pdf: Uint8Array; readonly pages: number; readonly missing: readonly Missing[]; readonly pieces: readonly FoundPiece[];
  /** the first piece that holds the text */
  find(text: string): FoundPiece;
}
let printer: Printer | undefined;

export async function sheet(name: string, content: Content, extra: Partial<DocumentDefinition> = {}, dpi = 90): Promise<Sheet> {
  let layout: Layout | undefined;
  printer ??= createPrinter();
  const printed = await printer.print(definitionOf(name, content, extra), { observe: seen => { layout = seen; } });
  mkdirSync(OUT, { recursive: true });
  const file = path.join(OUT, `${name}.pdf`);
  writeFileSync(file, printed.pdf);
  if (dpi > 0) picture(file, dpi);
  const seen = present(layout, 'a layout was observed');
  const pieces = seen.lines.flatMap(line => line.pieces.map(piece => ({ ...piece, page: line.page, y: line.y, line })));
  return { ...seen, ...printed, file, pieces, find: text => present(pieces.find(piece => piece.text.includes(text)), `a piece with ${text}`) };
}
export const rightOf = (line: PlacedLine): number => Math.max(...line.pieces.map(piece => piece.x + piece.width));
export const leftOf = (line: PlacedLine): number => Math.min(...line.pieces.map(piece => piece.x));
/** The drawn characters of a line from left to right, as the glyphs' code points say. */
export const wordsOf = (line: PlacedLine): string => line.pieces.map(piece => piece.text).join('');
export const endOf = (piece: PlacedPiece): number => piece.x + piece.width;

/** A font as fontkit alone shapes it, to compare with. */
export const openFont = (file: string): FontkitFont => (createRequire(import.meta.url)('fontkit') as { openSync(path: string): FontkitFont }).openSync(file);
