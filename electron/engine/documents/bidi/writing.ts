/* Renderer.renderLine: glyph runs to PDF operators. */
import { glyphNumber } from '../fontCache.ts';
import { createAscii } from './ascii.ts';
import { present } from '#shared/lib/assert.ts';
import type { SharedFont } from '../sharedFont.ts';
import type { DocumentFont, Internals, PdfDocument } from './internals.ts';
import type { Piece } from './pieces.ts';

export const rounded = (value: number): number => Math.round(value * 1000) / 1000 || 0;

const ascii = createAscii();
function move(x: number, y: number): void { ascii.text('1 0 0 1 '); ascii.number(x); ascii.text(' '); ascii.number(y); ascii.text(' Tm\n'); }
/**
 * Operators that draw a piece with its origin at (x, y), y from the bottom of the page. A vowel sign is positioned by itself: pdftotext takes what
 * stands half a point higher for a word of its own and sets a space before it, and an ActualText over letter and sign it would turn round in Arabic: beyond our reach.
 */
function show(font: DocumentFont, { run, fontSize }: Piece, x: number, y: number): void {
  const scale = fontSize / 1000, { gids, codePoints, advances, kerns, xOffsets, yOffsets } = run;
  move(x, y);
  let inArray = false, inHex = false, displaced = false;
  for (let i = 0; i < gids.length; i++) {
    const number = glyphNumber(font, gids[i] ?? 0, codePoints[i] ?? []), xOffset = xOffsets[i] ?? 0, yOffset = yOffsets[i] ?? 0, kern = kerns[i] ?? 0;
    if (xOffset || yOffset) {
      if (inArray) { ascii.text(inHex ? '>] TJ\n' : '] TJ\n'); inArray = false; inHex = false; }
      move(x + xOffset * scale, y + yOffset * scale);
      ascii.text('<'); ascii.hex(number); ascii.text('> Tj\n'); displaced = true;
    } else {
      if (displaced) { move(x, y); displaced = false; }
      if (!inHex) { ascii.text(inArray ? '<' : '[<'); inArray = true; inHex = true; }
      ascii.hex(number);
      if (kern) { ascii.text('> '); ascii.number(-kern); ascii.text(' '); inHex = false; }
    }
    x += (advances[i] ?? 0) * scale;
  }
  if (inArray) ascii.text(inHex ? '>] TJ\n' : '] TJ\n');
}
/** As one string, ended by a line end. */
export function shown(font: DocumentFont, piece: Piece, x: number, y: number): string {
  show(font, piece, x, y);
  return ascii.take();
}
/** The document's own font, made a resource of the page being drawn. */
export function useFont(document: PdfDocument, shared: SharedFont): DocumentFont {
  const font = present(document.fontOf?.get(shared), 'the font was provided when its text was measured');
  document.page.fonts[font.id] ??= font.ref();
  return font;
}

/** UTF-16BE with a byte order mark, as hexadecimal (ISO 32000-1, 7.9.2.2). */
const utf16 = (text: string): string => Buffer.from(`\ufeff${text}`, 'utf16le').swap16().toString('hex');

/**
 * pdfmake writes every word through pdfkit's text(): it would shape it again, and lose the joins. Here a line is one text object; what a viewer
 * cannot know of a mirrored or solitary neutral is said by ActualText (ISO 32000-1, 14.9.4).
 */
export function patchWriting({ Renderer, TextDecorator }: Internals): void {
  Renderer.prototype.renderLine = function renderLine(line, x, y) {
    const document = this.pdfDocument, pieces = line.inlines, first = pieces[0];
    if (!first) return;
    const decorator = pieces.some(piece => piece.background || piece.decoration) ? new TextDecorator(document) : null;
    decorator?.drawBackground(line, x, y);
    const height = document.page.height, baseline = y + line.getAscenderHeight();
    let color: string | undefined, opacity: number | undefined, shared: SharedFont | undefined, font: DocumentFont | undefined, size: number | undefined, spacing = 0, before = '\n';
    ascii.text(`q\n1 0 0 -1 0 ${height} cm\nBT`);
    const next = (operator: string): void => { ascii.text(before); ascii.text(operator); before = '\n'; };
    for (const piece of pieces) {
      const pieceX = x + piece.x, pieceY = baseline + (piece.sup ? -piece.fontSize * 0.75 : 0) + (piece.sub ? piece.fontSize * 0.35 : 0);
      if (piece.link) document.link(pieceX, pieceY - piece.font.ascender / 1000 * piece.fontSize, piece.width, piece.height, piece.link);
      if (piece.run.gids.length === 0) continue;
      const changed: boolean = font === undefined || shared !== piece.font;
      if (font === undefined || changed) font = useFont(document, shared = piece.font);
      if (piece.opacity !== opacity || piece.color !== color) {
        document.addContent(ascii.take()); before = '';
        if (piece.opacity !== opacity) document.opacity(opacity = piece.opacity);
        if (piece.color !== color) document.fillColor(document.resolveColor(color = piece.color, 'black'));
      }
      if (changed || size !== piece.fontSize) { size = piece.fontSize; next(`/${font.id} `); ascii.number(size); ascii.text(' Tf'); }
      if (piece.characterSpacing !== spacing) { spacing = piece.characterSpacing; next(''); ascii.number(spacing); ascii.text(' Tc'); }
      next(piece.spoken ? `/Span <</ActualText <${utf16(piece.logical)}>>> BDC\n` : '');
      show(font, piece, pieceX, height - pieceY);
      ascii.trim();
      if (piece.spoken) ascii.text('\nEMC');
    }
    next('ET\nQ');
    document.addContent(ascii.take());
    decorator?.drawDecorations(line, x, y);
  };
}
