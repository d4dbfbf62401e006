/* Renderer.renderLine: glyph runs to PDF operators. */
import { glyphHex } from '../fontCache.ts';
import { present } from '#shared/lib/assert.ts';
import type { SharedFont } from '../sharedFont.ts';
import type { DocumentFont, Internals, PdfDocument } from './internals.ts';
import type { Piece } from './pieces.ts';

export const rounded = (value: number): number => Math.round(value * 1000) / 1000 || 0;

/**
 * Operators that draw a piece with its origin at (x, y), y from the bottom of the page. A vowel sign is positioned by itself: pdftotext takes what
 * stands half a point higher for a word of its own and sets a space before it, and an ActualText over letter and sign it would turn round in Arabic: beyond our reach.
 */
export function showRun(font: DocumentFont, { run, fontSize }: Piece, x: number, y: number): string {
  const scale = fontSize / 1000, move = (toX: number, toY: number): string => `1 0 0 1 ${rounded(toX)} ${rounded(toY)} Tm\n`;
  const { gids, codePoints, advances, kerns, xOffsets, yOffsets } = run;
  let out = move(x, y), array = '', hex = '', displaced = false;
  for (let i = 0; i < gids.length; i++) {
    const glyph = glyphHex(font, gids[i] ?? 0, codePoints[i] ?? []), xOffset = xOffsets[i] ?? 0, yOffset = yOffsets[i] ?? 0, kern = kerns[i] ?? 0;
    if (xOffset || yOffset) {
      if (hex) { array += `<${hex}>`; hex = ''; }
      if (array) { out += `[${array}] TJ\n`; array = ''; }
      out += `${move(x + xOffset * scale, y + yOffset * scale)}<${glyph}> Tj\n`; displaced = true;
    } else {
      if (displaced) { out += move(x, y); displaced = false; }
      hex += glyph;
      if (kern) { array += `<${hex}> ${rounded(-kern)} `; hex = ''; }
    }
    x += (advances[i] ?? 0) * scale;
  }
  if (hex) array += `<${hex}>`;
  return array ? `${out}[${array}] TJ\n` : out;
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
    let color: string | undefined, opacity: number | undefined, shared: SharedFont | undefined, font: DocumentFont | undefined, size: number | undefined, spacing = 0;
    let operators = `q\n1 0 0 -1 0 ${height} cm\nBT`;
    const add = (operator: string): void => { operators += operators ? `\n${operator}` : operator; };
    for (const piece of pieces) {
      const pieceX = x + piece.x, pieceY = baseline + (piece.sup ? -piece.fontSize * 0.75 : 0) + (piece.sub ? piece.fontSize * 0.35 : 0);
      if (piece.link) document.link(pieceX, pieceY - piece.font.ascender / 1000 * piece.fontSize, piece.width, piece.height, piece.link);
      if (piece.run.gids.length === 0) continue;
      const changed: boolean = font === undefined || shared !== piece.font;
      if (font === undefined || changed) font = useFont(document, shared = piece.font);
      if (piece.opacity !== opacity || piece.color !== color) {
        document.addContent(operators); operators = '';
        if (piece.opacity !== opacity) document.opacity(opacity = piece.opacity);
        if (piece.color !== color) document.fillColor(document.resolveColor(color = piece.color, 'black'));
      }
      if (changed || size !== piece.fontSize) { size = piece.fontSize; add(`/${font.id} ${rounded(size)} Tf`); }
      if (piece.characterSpacing !== spacing) { spacing = piece.characterSpacing; add(`${rounded(spacing)} Tc`); }
      const run = showRun(font, piece, pieceX, height - pieceY).trimEnd();
      add(piece.spoken ? `/Span <</ActualText <${utf16(piece.logical)}>>> BDC\n${run}\nEMC` : run);
    }
    add('ET\nQ');
    document.addContent(operators);
    decorator?.drawDecorations(line, x, y);
  };
}
