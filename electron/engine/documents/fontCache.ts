/* Fonts of a document: parsed once for the process, embedded from raw bytes, streams written at once. */
import { deflateSync } from 'node:zlib';
import { present } from '#shared/lib/assert.ts';
import type { DocumentFont, FontType, Internals, PdfDocument, PdfReference } from './bidi/internals.ts';
import { createSharedFont, type SharedFont } from './sharedFont.ts';
import { createSubset } from './subset.ts';

interface Known { readonly Font: new (document: PdfDocument, font: SharedFont['font'], id: string) => DocumentFont; readonly shared: SharedFont }
/** Makes documents share parsed fonts; no cache changes a byte of a document (layout point 12). */
export function patchFonts({ PDFDocument }: Internals): void {
  const proto = PDFDocument.prototype, original = proto.provideFont;
  const shared = new Map<string, Known>();
  let streamsPatched = false;

  /** A fallback family without the asked style serves with its regular. */
  const faceOf = (document: PdfDocument, family: string, bold: boolean, italics: boolean): { readonly type: FontType; readonly file: string | undefined } => {
    const files = document.fonts[family], type = document.getFontType(bold, italics);
    const served = files && !files[type] ? document.getFontType(bold && files.bold !== undefined, false) : type;
    return { type: served, file: files?.[served] };
  };
  /** fontkit parses Amiri in 20 ms, pdfmake once a document: here once a process. The document that happens to be first is left as it was. */
  const parsed = (document: PdfDocument, family: string, type: FontType, file: string): Known => {
    let known = shared.get(file);
    if (!known) {
      const { _fontCount, _font, _fontFamilies } = document;
      document._fontFamilies = { ..._fontFamilies };
      const font = original.call(document, family, type.startsWith('bold'), type.endsWith('italics'));
      document._fontCount = _fontCount; document._font = _font; document._fontFamilies = _fontFamilies;
      Reflect.deleteProperty(document.fontCache[family] ?? {}, type);
      shared.set(file, known = { Font: font.constructor as Known['Font'], shared: createSharedFont(font.font) });
    }
    return known;
  };
  proto.sharedFont = function sharedFont(family, bold, italics) {
    const { type, file } = faceOf(this, family, bold, italics);
    return file === undefined ? this.provideFont(family, bold, italics).shared : parsed(this, family, type, file).shared;
  };
  proto.provideFont = function provideFont(family, bold, italics) {
    const { type, file } = faceOf(this, family, bold, italics), here = this.fontCache[family]?.[type];
    if (here) return here;
    if (file === undefined) return original.call(this, family, bold, italics); // pdfmake's own error names the font
    const known = parsed(this, family, type, file), font = new known.Font(this, known.shared.font, `F${++this._fontCount}`);
    font.shared = known.shared;
    this._fontFamilies[font.id] = font; (this.fontCache[family] ??= {})[type] = font; this._font = font;
    if (!streamsPatched) { streamsPatched = true; patchStreams(this); }
    (this.fontOf ??= new Map()).set(font.shared, font);
    font.numberOf = new Map();
    font.subset = createSubset(font.font);
    font.embed = embedCached;
    return font;
  };
}

const EMOJI_STYLE = 0xfe0f;

/** A glyph's number in the subset; takes the glyph into the subset. */
export function glyphNumber(font: DocumentFont, glyph: number, codePoints: readonly number[]): number {
  let number = font.numberOf.get(glyph);
  if (number === undefined) {
    font.numberOf.set(glyph, number = font.subset.includeGlyph(glyph));
    font.widths[number] ??= font.font.getGlyph(glyph).advanceWidth * font.scale;
    font.unicode[number] ??= codePoints.filter(code => code !== EMOJI_STYLE); // a heart typed as an emoji and one that was not share a glyph
  }
  return number;
}

/** pdfkit's embed() with the deflated file and its map to letters kept by their exact glyph list: the next papers of a ceremony mostly need the same. */
function embedCached(this: DocumentFont): void {
  const { subset, document, shared, unicode } = this, proto = Object.getPrototypeOf(this) as DocumentFont;
  const key = `${subset.glyphs.join()}/${unicode.join(';')}`;
  let file = shared.subsets.get(key);
  if (!file) {
    const bytes = present(subset.encode(), 'an encoded font');
    shared.subsets.set(key, file = { length: bytes.length, deflated: deflateSync(bytes) });
  }
  const known = file;
  nextRef(document, { Filter: 'FlateDecode', Length1: known.length }, reference => { // the first object that embed() makes is the font file
    const { end } = reference;
    reference.end = () => end.call(reference, known.deflated);
  });
  this.toUnicodeCmap = () => {
    nextRef(document, {}, reference => {
      const { end } = reference;
      reference.end = text => {
        known.letters ??= deflateSync(Buffer.from(`${String(text)}\n`, 'latin1'));
        reference.data['Length'] = 0; reference.data['Filter'] = 'FlateDecode'; reference.compress = false;
        end.call(reference, known.letters);
      };
    });
    if (!known.letters) return proto.toUnicodeCmap.call(this);
    const reference = document.ref();
    reference.end();
    return reference;
  };
  this.subset = { ...subset, encode: () => null };
  proto.embed.call(this);
  this.subset = subset;
}
/** Changes the next object that the document makes. */
function nextRef(document: PdfDocument, dictionary: Readonly<Record<string, unknown>>, change: (reference: PdfReference) => void): void {
  const { ref } = document;
  document.ref = data => {
    Reflect.deleteProperty(document, 'ref');
    const reference = ref.call(document, { ...dictionary, ...data });
    change(reference);
    return reference;
  };
}

/** Of pages and other small streams: half the time of zlib's own 6. */
const PAGE_LEVEL = 4;

/** pdfkit turns every operator into bytes of its own; a page has thousands: they are gathered and turned once a stream. */
function patchStreams(document: PdfDocument): void {
  const proto = Object.getPrototypeOf(document._root) as PdfReference, { write, finalize } = proto;
  const flush = (reference: PdfReference): void => {
    const text = reference.pending;
    if (text) { reference.pending = ''; write.call(reference, Buffer.from(text, 'latin1')); }
  };
  proto.write = function batched(chunk) {
    if (typeof chunk !== 'string') { flush(this); write.call(this, chunk); return; }
    this.pending = `${this.pending ?? ''}${chunk}\n`;
    this.data['Length'] ??= 0;
    if (this.compress) this.data['Filter'] = 'FlateDecode';
  };
  proto.finalize = function flushed() {
    flush(this);
    if (this.compress && this.buffer.length > 0) { this.buffer = [deflateSync(Buffer.concat(this.buffer), { level: PAGE_LEVEL })]; this.compress = false; }
    finalize.call(this);
  };
}
