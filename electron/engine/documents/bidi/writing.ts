/* Renderer.renderLine: glyph runs to PDF operators. */
import { ownNumber } from '../fontCache.ts';
import { createAscii } from './ascii.ts';
import { colourOperator } from './colours.ts';
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
  const scale = fontSize / 1000, { gids, codePoints, advances, kerns, xOffsets, yOffsets, numbers } = run;
  move(x, y);
  let inArray = false, inHex = false, displaced = false;
  for (let i = 0; i < gids.length; i++) {
    const common = numbers[i] ?? -1, number = common < 0 ? ownNumber(font, gids[i] ?? 0, codePoints[i] ?? []) : common, xOffset = xOffsets[i] ?? 0, yOffset = yOffsets[i] ?? 0, kern = kerns[i] ?? 0;
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

/** The operators of a line, from a place at its left edge on its baseline; `faces`: the fonts that they name. */
export interface WrittenLine { readonly operators: string; readonly faces: readonly SharedFont[] }

/** Into the page's operators; @returns what they were, where they are the same on any page of any document */
function writeLine(document: PdfDocument, pieces: readonly Piece[]): WrittenLine | null {
  const faces = new Set<SharedFont>();
  let whole = true, color: string | undefined, opacity: number | undefined, shared: SharedFont | undefined, font: DocumentFont | undefined, size: number | undefined, spacing = 0, before = '\n';
  const next = (operator: string): void => { ascii.text(before); ascii.text(operator); before = '\n'; };
  ascii.text('BT');
  for (const piece of pieces) {
    if (piece.run.gids.length === 0) continue;
    const changed: boolean = font === undefined || shared !== piece.font;
    if (font === undefined || changed) { font = useFont(document, shared = piece.font); faces.add(shared); }
    if (!piece.run.common) whole = false; // numbers of the document's own
    if (piece.opacity !== opacity || piece.color !== color) {
      const operator = piece.opacity === 1 && !document.translucent ? colourOperator(piece.color, false) : null;
      if (operator === null) {
        whole = false;
        document.addContent(ascii.take()); before = '';
        if (piece.opacity !== opacity) document.opacity(piece.opacity);
        document.fillColor(document.resolveColor(piece.color, 'black'));
      } else if (piece.color !== color) next(operator);
      opacity = piece.opacity; color = piece.color;
    }
    if (changed || size !== piece.fontSize) { size = piece.fontSize; next(`/${font.id} `); ascii.number(size); ascii.text(' Tf'); }
    if (piece.characterSpacing !== spacing) { spacing = piece.characterSpacing; next(''); ascii.number(spacing); ascii.text(' Tc'); }
    next(piece.spoken ? `/Span <</ActualText <${utf16(piece.logical)}>>> BDC\n` : '');
    show(font, piece, piece.x, -shiftOf(piece));
    ascii.trim();
    if (piece.spoken) ascii.text('\nEMC');
  }
  next('ET\nQ');
  const operators = ascii.take();
  document.addContent(operators);
  return whole ? { operators, faces: [...faces] } : null;
}
/** Points by which a piece stands lower than its line. */
const shiftOf = ({ sup, sub, fontSize }: Piece): number => (sup ? -fontSize * 0.75 : 0) + (sub ? fontSize * 0.35 : 0);

/**
 * pdfmake writes every word through pdfkit's text(): it would shape it again, and lose the joins. Here a line is one text object; what a viewer
 * cannot know of a mirrored or solitary neutral is said by ActualText (ISO 32000-1, 14.9.4).
 */
export function patchWriting({ Renderer, TextDecorator }: Internals): void {
  Renderer.prototype.renderLine = function renderLine(line, x, y) {
    const document = this.pdfDocument, { inlines: pieces, laid } = line;
    if (pieces.length === 0) return;
    const decorator = pieces.some(piece => piece.background || piece.decoration) ? new TextDecorator(document) : null, baseline = y + line.getAscenderHeight();
    decorator?.drawBackground(line, x, y);
    for (const piece of pieces) if (piece.link) document.link(x + piece.x, baseline + shiftOf(piece) - piece.font.ascender / 1000 * piece.fontSize, piece.width, piece.height, piece.link);
    ascii.text('q\n1 0 0 -1 '); ascii.number(x); ascii.text(' '); ascii.number(baseline); ascii.text(' cm');
    document.addContent(ascii.take());
    if (laid?.written && !document.translucent) {
      document.addContent(laid.written.operators);
      for (const face of laid.written.faces) useFont(document, face);
    } else {
      const written = writeLine(document, pieces);
      if (laid && written) laid.written = written;
    }
    decorator?.drawDecorations(line, x, y);
  };
}
