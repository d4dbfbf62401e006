/* Fonts of a document: parsed once for the process, embedded from raw bytes, streams written at once. */
import { deflateSync } from 'node:zlib';
import type { DocumentFont, FontType, Internals, PdfDocument, PdfReference } from './bidi/internals.ts';
import { FONT_FAMILIES, type FontFamily } from './fonts.ts';
import { createSharedFont, type SharedFont } from './sharedFont.ts';

interface Known { readonly Font: new (document: PdfDocument, font: SharedFont['font'], id: string) => DocumentFont; readonly shared: SharedFont }
/** A face's name in a file's resources: the same in all files, so that what is written of it is the same. */
const nameOf = (family: string, type: FontType): string => `F${2 * FONT_FAMILIES.indexOf(family as FontFamily) + (type === 'bold' ? 2 : 1)}`;

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
    const known = parsed(this, family, type, file), font = new known.Font(this, known.shared.font, nameOf(family, type));
    font.shared = known.shared;
    this._fontFamilies[font.id] = font; (this.fontCache[family] ??= {})[type] = font; this._font = font;
    if (!streamsPatched) { streamsPatched = true; patchStreams(this); }
    (this.fontOf ??= new Map()).set(font.shared, font);
    font.subset = { ...font.shared.subsetter.open(), encode: () => null };
    font.embed = embedSubset;
    return font;
  };
}

const EMOJI_STYLE = 0xfe0f;

/** A glyph's number in the document's subset, where it is no glyph of the repertoire; takes the glyph into the subset. */
export function ownNumber({ subset }: DocumentFont, glyph: number, codePoints: readonly number[]): number {
  return subset.take(glyph, codePoints.includes(EMOJI_STYLE) ? codePoints.filter(code => code !== EMOJI_STYLE) : codePoints); // a heart typed as an emoji and one that was not share a glyph
}

/** What pdfkit writes as it is, among the values of a dictionary. */
class Written {
  readonly #text: string;
  constructor(text: string) { this.#text = text; }
  get [Symbol.toStringTag](): string { return 'Written'; }
  toString(): string { return this.#text; }
}
/** pdfkit's embed() with the font file, its widths and its map to letters as the subset has them. */
function embedSubset(this: DocumentFont): void {
  const { subset, document } = this, { length, deflated } = subset.file();
  nextRef(document, { Filter: 'FlateDecode', Length1: length }, reference => { // the first object that embed() makes is the font file
    const { end } = reference, endFile = (): void => { end.call(reference, deflated); }; // functions are set as variables: see bidi/nodes.ts
    reference.end = endFile;
  });
  const lettersOf = (): PdfReference => {
    const reference = document.ref({ Filter: 'FlateDecode' });
    reference.end(subset.letters());
    return reference;
  };
  this.toUnicodeCmap = lettersOf;
  this.widths = new Written(subset.widths());
  (Object.getPrototypeOf(this) as DocumentFont).embed.call(this);
}
/** Changes the next object that the document makes. */
function nextRef(document: PdfDocument, dictionary: Readonly<Record<string, unknown>>, change: (reference: PdfReference) => void): void {
  const { ref } = document, changed: typeof ref = data => {
    Reflect.deleteProperty(document, 'ref');
    const reference = ref.call(document, { ...dictionary, ...data });
    change(reference);
    return reference;
  };
  document.ref = changed;
}

/** Of pages and other small streams: less than half the time of zlib's own 6, for 15 % more bytes. */
const PAGE_LEVEL = 2;

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
