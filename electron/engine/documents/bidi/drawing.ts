/* Rules, QR codes, pictures and watermarks. */
import { bare } from '#shared/domain/common/isolate.ts';
import { BugError, present } from '#shared/lib/assert.ts';
import { createCache } from '../cache.ts';
import { colourOperator, fine } from './colours.ts';
import type { Internals, StyleStack, VectorItem } from './internals.ts';
import { inVisualOrder } from './order.ts';
import { createMasking, type Code } from './qrMask.ts';
import { clean } from './text.ts';
import { rounded, shown, useFont } from './writing.ts';

const JOIN = { miter: 0, round: 1, bevel: 2 } as const, CAP = { butt: 0, round: 1, square: 2 } as const;

/** A table draws hundreds of hairlines, pdfkit with eight calls each: the same operators, written at once. */
export function patchVectors({ Renderer }: Internals): void {
  const proto = Renderer.prototype, original = proto.renderVector;
  proto.renderVector = function renderVector(vector) {
    const plain = (vector.type === 'line' || (vector.type === 'rect' && !vector.r)) && !vector.dash && !vector.linearGradient && !Array.isArray(vector.color) && !(vector.color && vector.lineColor);
    if (!plain) { original.call(this, vector); return; }
    const document = this.pdfDocument, filled = Boolean(vector.color); // colour first: no colour operator may stand inside a path
    if (filled) document.fillColor(document.resolveColor(vector.color, 'black'), vector.fillOpacity ?? 1);
    else document.strokeColor(document.resolveColor(vector.lineColor, 'black'), vector.strokeOpacity ?? 1);
    const pen = filled ? '' : `${fine(vector.lineWidth || 1)} w\n[] 0 d\n${JOIN[vector.lineJoin ?? 'miter']} j\n${CAP[vector.lineCap ?? 'butt']} J\n`;
    if (vector.path) document.addContent(`q\n1 0 0 1 ${fine(vector.x)} ${fine(vector.y)} cm\n${vector.path.operators}\nf\nQ`);
    else document.addContent(`${pen}${pathOf(vector)}\n${filled ? 'f' : 'S'}`);
  };
}
const rectangle = (x: number, y: number, width: number, height: number): string => `${fine(x)} ${fine(y)} ${fine(width)} ${fine(height)} re`;
function pathOf(vector: VectorItem): string {
  if (vector.type === 'rect') return rectangle(vector.x, vector.y, vector.w, vector.h);
  return `${fine(vector.x1)} ${fine(vector.y1)} m\n${fine(vector.x2)} ${fine(vector.y2)} l`;
}

/** pdfkit sets colour space, colour and opacity anew for every line of text and rule, in three operators. */
export function patchStates({ PDFDocument }: Internals): void {
  const proto = PDFDocument.prototype, { _doOpacity, _setColorCore } = proto;
  proto._doOpacity = function doOpacity(fill, stroke) {
    if ((fill ?? 1) !== 1 || (stroke ?? 1) !== 1) this.translucent = true;
    if (this.translucent) _doOpacity.call(this, fill, stroke); // a page begins opaque
  };
  proto._setColorCore = function setColorCore(color, stroke) {
    const operator = colourOperator(color, stroke);
    if (operator === null) return _setColorCore.call(this, color, stroke);
    this.addContent(operator);
    return true;
  };
}

/** A code drawn with its ground: what it takes, and all its dark modules as one path. */
interface QrDrawing { readonly vectors: readonly VectorItem[]; readonly size: number }
/** The same code stands at the foot of every page of a paper, and of its originals: with many papers between them where a set is sorted by who gets them. A code is 15 kB. */
const QR_CODES = 150;

/** pdfmake draws a QR code as one vector a module (1,369 of them at version 5); one path is smaller and leaves no hairline gaps. */
export function patchQr({ DocMeasure }: Internals): void {
  const proto = DocMeasure.prototype, original = proto.measureQr, codes = createCache<QrDrawing>(QR_CODES), withBestMask = createMasking();
  proto.measureQr = function measureQr(node) {
    const { qr, version, eccLevel, fit, foreground } = node, key = JSON.stringify([qr, version, eccLevel, fit, foreground]);
    let code = codes.get(key);
    if (!code) {
      const draw = (mask: number): Drawn => {
        const [ground, first, ...others] = original.call(this, { ...node, mask })._canvas;
        if (!ground || !first) throw new BugError('a QR code has a ground and modules');
        return [ground, first, ...others];
      };
      const [ground, ...modules] = draw(0), unit = modules[0].w, masked = withBestMask(mask => modulesOf(mask === 0 ? [ground, ...modules] : draw(mask)), eccLevel ?? 'L');
      codes.set(key, code = { vectors: [ground, { ...ground, color: foreground ?? 'black', path: asPath(masked, unit) }], size: ground.w });
    }
    node._canvas = code.vectors.map(vector => ({ ...vector })); // moved to its place on the page
    node._width = node._height = node._minWidth = node._maxWidth = node._minHeight = node._maxHeight = code.size;
    node._alignment = this.styleStack.getProperty('alignment');
    return node;
  };
}
/** The ground and each dark module. */
type Drawn = readonly [ground: VectorItem, first: VectorItem, ...others: VectorItem[]];
function modulesOf([ground, ...dark]: Drawn): Code {
  const unit = dark[0].w, size = Math.round(ground.w / unit), modules = new Uint8Array(size * size);
  for (const { x, y } of dark) modules[Math.round(y / unit) * size + Math.round(x / unit)] = 1;
  return { modules, size };
}
/** A rectangle for each run of dark modules of a row. */
function asPath({ modules, size }: Code, unit: number): NonNullable<VectorItem['path']> {
  let operators = '', count = 0;
  for (let row = 0; row < size; row++) for (let left = 0, right = 0; left < size; left = right + 1) {
    for (right = left; right < size && modules[row * size + right] === 1; right++);
    if (right > left) { operators += `${count++ > 0 ? '\n' : ''}${left * unit} ${row * unit} ${(right - left) * unit} ${unit} re`; }
  }
  return { operators, count };
}

/**
 * pdfmake names pictures by a number that begins again with every layout: in a set, the first picture of each part would be that of
 * the first part. Under its own data URL a picture is also embedded once, however often it is drawn.
 */
export function patchPictures({ DocMeasure }: Internals): void {
  DocMeasure.prototype.convertIfBase64Image = () => undefined;
}

/** The watermark goes through the same levels and shaping; pdfmake hands its text to pdfkit as it is. */
export function patchWatermark({ LayoutBuilder, Renderer, TextInlines }: Internals): void {
  const proto = LayoutBuilder.prototype, original = proto.addWatermark;
  proto.addWatermark = function addWatermark(watermark, document, defaultStyle) {
    if (typeof watermark !== 'object' || watermark === null || !('text' in watermark)) return;
    const style: Record<string, unknown> = { ...defaultStyle, ...watermark }, text = bare(clean(String(watermark.text)));
    original.call(this, { ...watermark, text }, document, defaultStyle);
    for (const page of this.writer.context().pages) if (page.watermark) page.watermark.style = { font: style['font'], fontFallback: defaultStyle['fontFallback'], bold: style['bold'] ?? false, noWrap: true };
  };
  Renderer.prototype.renderWatermark = function renderWatermark(page) {
    const document = this.pdfDocument, { width, height } = document.page, mark = present(page.watermark, 'the page has a watermark'), { text, fontSize } = mark;
    const stack: StyleStack = { styleDictionary: {}, defaultStyle: null, styleOverrides: [{ ...mark.style, fontSize }] };
    const pieces = inVisualOrder(new TextInlines(document).buildInlines(text, stack).items), [first] = pieces;
    if (!first) return;
    document.save();
    document.rotate(mark.angle, { origin: [width / 2, height / 2] });
    document.opacity(mark.opacity);
    document.fillColor(document.resolveColor(mark.color, 'black'));
    let x = (width - pieces.reduce((sum, piece) => sum + piece.width, 0)) / 2, operators = 'BT\n';
    const baseline = height / 2 - first.font.lineHeight(fontSize) / 2 + first.font.ascender / 1000 * fontSize;
    for (const piece of pieces) {
      const font = useFont(document, piece.font);
      operators += `/${font.id} ${rounded(piece.fontSize)} Tf\n${shown(font, piece, x, height - baseline)}`;
      x += piece.width;
    }
    // A transparency group (ISO 32000-1, 11.6.6): joined letters overlap, and would show a dark spot at every join.
    const group = document.ref({
      Type: 'XObject', Subtype: 'Form', FormType: 1, BBox: [-width, -height, 2 * width, 2 * height], Group: { Type: 'Group', S: 'Transparency' },
      Resources: { Font: Object.fromEntries(pieces.map(piece => { const font = useFont(document, piece.font); return [font.id, font.ref()]; })) },
    });
    group.end(Buffer.from(`${operators}ET`, 'latin1'));
    document.page.xobjects['Watermark'] = group;
    document.addContent(`q\n1 0 0 -1 0 ${height} cm\n/Watermark Do\nQ`);
    document.restore();
  };
}
