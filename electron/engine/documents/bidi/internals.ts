/*
 * The parts of pdfmake 0.3.11, pdfkit 0.19.1 and fontkit 2.0.4 that the seam touches. They have no types of their own
 * and are no public interface: the versions are checked before anything is patched.
 */
import { createRequire } from 'node:module';
import path from 'node:path';
import { readFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
import { BugError } from '#shared/lib/assert.ts';
import type { SharedFont } from '../sharedFont.ts';
import type { Subset } from '../subset.ts';
import type { LaidLine, Paragraph } from './paragraphs.ts';
import type { Piece } from './pieces.ts';
import type { KnownStyles } from './styles.ts';

const PINNED = { pdfmake: '0.3.11', pdfkit: '0.19.1', fontkit: '2.0.4' } as const;

/* ---- fontkit ---- */
export interface FontkitGlyph { readonly id: number; readonly codePoints: readonly number[]; readonly advanceWidth: number }
export interface FontkitPosition { readonly xAdvance: number; readonly xOffset: number; readonly yOffset: number }
export interface FontkitFont {
  readonly postscriptName: string; readonly unitsPerEm: number; readonly ascent: number; readonly descent: number;
  readonly stream: { readonly buffer: Uint8Array };
  readonly directory: { readonly tables: Readonly<Record<string, { readonly offset: number; readonly length: number } | undefined>> };
  readonly loca: { readonly offsets: readonly number[] };
  layout(text: string, features?: readonly string[], script?: string, language?: string, direction?: 'ltr' | 'rtl'): { readonly glyphs: readonly FontkitGlyph[]; readonly positions: readonly FontkitPosition[] };
  hasGlyphForCodePoint(codePoint: number): boolean;
  getGlyph(id: number, codePoints?: readonly number[]): FontkitGlyph;
}

/* ---- pdfkit ---- */
export interface PdfReference {
  data: Record<string, unknown>;
  compress: boolean;
  buffer: Uint8Array[];
  write(chunk: string | Uint8Array): void;
  end(chunk?: string | Uint8Array): void;
  finalize(): void;
  /** The seam's own: operators not yet turned into bytes. */
  pending?: string;
}
/** The seam's own, with what pdfkit asks of its own. */
export interface DocumentSubset extends Subset { encode(): null }
/** pdfkit's EmbeddedFont, with what the seam hangs on it. */
export interface DocumentFont {
  readonly id: string;
  readonly font: FontkitFont;
  readonly document: PdfDocument;
  widths: unknown;
  subset: DocumentSubset;
  ref(): PdfReference;
  embed(): void;
  toUnicodeCmap(): PdfReference;
  shared: SharedFont;
}
export type FontType = 'normal' | 'bold' | 'italics' | 'bolditalics';
export interface PdfDocument extends AsyncIterable<Uint8Array> {
  readonly fonts: Readonly<Record<string, Partial<Record<FontType, string>> | undefined>>;
  readonly fontCache: Record<string, Partial<Record<FontType, DocumentFont>>>;
  readonly page: { readonly width: number; readonly height: number; readonly dictionary: PdfReference; readonly content: PdfReference; readonly resources: PdfReference; readonly fonts: Record<string, PdfReference | undefined>; readonly xobjects: Record<string, PdfReference | undefined> };
  readonly compress: boolean;
  readonly _root: PdfReference;
  _id: Buffer;
  endMetadata(): void;
  readonly outline: { readonly outlineData: Record<string, unknown>; addItem(title: string): { readonly outlineData: Record<string, unknown> } };
  _font: DocumentFont;
  _fontCount: number;
  _fontFamilies: Record<string, DocumentFont>;
  /** The seam's own: its fonts by what they share with those of other documents. */
  fontOf?: Map<SharedFont, DocumentFont>;
  ref(data?: Record<string, unknown>): PdfReference;
  getFontType(bold: boolean, italics: boolean): FontType;
  provideFont(family: string, bold: boolean, italics: boolean): DocumentFont;
  /** The seam's own: the parsed font alone. Looking into a font puts nothing into the document, whose bytes must not tell what was looked into. */
  sharedFont(family: string, bold: boolean, italics: boolean): SharedFont;
  validateLocalFile(file: string): void;
  once(event: 'pageAdded', listener: () => void): void;
  addPage(options: { size: [number, number] }): void;
  addContent(operators: string): void;
  opacity(opacity: number): void;
  _doOpacity(fill: number | null | undefined, stroke: number | null | undefined): void;
  _setColorCore(color: unknown, stroke: boolean): boolean;
  /** The seam's own: something on its pages is not opaque. */
  translucent?: boolean;
  fillColor(color: unknown, opacity?: number): void;
  strokeColor(color: unknown, opacity?: number): void;
  resolveColor(color: unknown, fallback: string): unknown;
  link(x: number, y: number, width: number, height: number, url: string): void;
  save(): void;
  restore(): void;
  rotate(degrees: number, options: { origin: [number, number] }): void;
  end(): void;
}

/* ---- pdfmake: nodes and lines ---- */
export interface Column { width: unknown; _minWidth: number; _maxWidth: number; _calcWidth: number }
/** A node of a definition while pdfmake works on it. */
export interface Node {
  style?: string | string[];
  direction?: 'rtl' | 'ltr' | 'auto';
  margin?: unknown;
  text?: unknown;
  unbreakable?: boolean;
  columns?: Node[];
  ul?: Node[];
  ol?: Node[];
  table?: { body: (Node | string | undefined)[][]; widths: Column[]; headerRows?: number; keepWithHeaderRows?: number; dontBreakRows?: boolean };
  layout?: unknown;
  listMarker?: Marker;
  pageBreak?: 'before' | 'after';
  absolutePosition?: { readonly x: number; readonly y: number };
  relativePosition?: { readonly x: number; readonly y: number };
  stack?: Node[]; image?: unknown; svg?: unknown; canvas?: unknown; qr?: unknown;
  verticalAlignment?: string | undefined; rowSpan?: number;
  _span?: boolean;
  _margin?: readonly [left: number, top: number, right: number, bottom: number] | null;
  positions: { readonly pageNumber: number }[];
  __height?: number;
  /** The seam's own: `verticalAlignment`, and where it begins and ends on the page. */
  aligned?: string | undefined; alignedItems?: readonly object[];
  /** Of a cell, when its row is laid out; of the last cell of one that spans rows. */
  _willBreak?: boolean; _bottomY: number; _rowTopPageY: number; _rowTopPageYPadding: number; _startingRowSpanY: number; _lastPageNumber: number; _leftEndingCell?: Node;
  /** pdfmake's `_inlines`: the pieces not yet on a line. */
  _inlines?: Piece[];
  /** The seam's own: instead of pieces, a paragraph known from before, and how many of its lines are placed. */
  paragraph?: { readonly known: Paragraph; placed: number };
  _minWidth: number;
  _maxWidth: number;
  _gapSize: { width: number };
  _offsets: { total: number };
  /** The seam's own: the node's children have been turned right to left. */
  turned?: boolean;
}
export interface Marker { _inlines?: Piece[]; canvas?: VectorItem[]; _minWidth: number; _maxWidth: number }
export interface VectorItem {
  type: string; x: number; y: number; w: number; h: number; r?: number; r1?: number; r2?: number; x1: number; y1: number; x2: number; y2: number;
  points: { x: number; y: number }[]; color?: unknown; lineColor?: unknown; lineWidth?: number; lineCap?: 'butt' | 'round' | 'square'; lineJoin?: 'miter' | 'round' | 'bevel';
  dash?: unknown; linearGradient?: unknown; fillOpacity?: number; strokeOpacity?: number;
  /** The seam's own: rectangles drawn as one path, and how many. */
  path?: { readonly operators: string; readonly count: number };
}
export interface Line {
  x: number; y: number; readonly maxWidth: number; inlines: Piece[]; inlineWidths: number; leadingCut: number; trailingCut: number;
  newLineForced?: boolean; lastLineInParagraph?: boolean;
  addInline(piece: Piece): void;
  getHeight(): number;
  getAscenderHeight(): number;
  /** The seam's own: pieces are in visual order. */
  ordered?: boolean;
  /** The seam's own: what it shares with the same line of other papers; its pieces are not to be changed. */
  laid?: LaidLine;
}
export type PageItem =
  | { type: 'line'; item: Line } | { type: 'vector'; item: VectorItem } | { type: 'image' | 'svg'; item: PictureItem }
  | { type: 'beginClip' | 'endClip' | 'beginVerticalAlignment' | 'endVerticalAlignment'; item: object };
export interface PictureItem { x: number; y: number; _width: number; _height: number }
export interface Page {
  readonly items: PageItem[]; readonly pageSize: { width: number; height: number }; watermark?: WatermarkItem;
  /** The seam's own: how many of the first items stand between head and foot. */
  body?: number;
}
export interface WatermarkItem { text: string; fontSize: number; color: unknown; opacity: number; angle: number; style?: object }

/* ---- pdfmake: classes ---- */
export interface Context {
  x: number; readonly y: number; readonly height: number; availableWidth: number; availableHeight: number; readonly page: number; readonly pages: Page[]; readonly pageMargins: { readonly top: number };
  addMargin(left: number, right?: number): void; moveDown(by: number): void; moveTo(x: number, y: number): void; moveToRelative(x: number, y: number): void; beginDetachedBlock(): void; endDetachedBlock(): void;
}
/** What says on a page that an aligned cell begins. */
export interface AlignedItem { readonly cell: Node; readonly viewHeight: number; readonly nodeHeight: number; readonly bottomY: number; readonly whole: boolean }
export interface Row { readonly cells: readonly Node[]; readonly dontBreakRows?: boolean }
export interface StyleStack { readonly styleDictionary: Readonly<Record<string, Readonly<Record<string, unknown>> | undefined>>; readonly defaultStyle: Readonly<Record<string, unknown>> | null; readonly styleOverrides: readonly (string | Readonly<Record<string, unknown>>)[]; /** The seam's own. */ known?: KnownStyles }
export interface BuiltInlines { items: Piece[]; minWidth: number; maxWidth: number }
export interface TextInlines { readonly pdfDocument: PdfDocument; buildInlines(text: unknown, stack: StyleStack): BuiltInlines }
export interface ElementWriter { readonly contextStack: readonly Context[]; context(): Context; alignLine(line: Line): void; getCurrentPositionOnPage(): { readonly pageNumber: number } }
export interface PageElementWriter extends ElementWriter {
  transactionLevel: number;
  readonly originalX: number;
  addLine(line: Line, keepPosition?: boolean): { readonly pageNumber: number };
  addVector(vector: VectorItem): unknown;
  addListener(event: 'lineAdded', listener: (line: Line) => void): void;
  removeListener(event: 'lineAdded', listener: (line: Line) => void): void;
  moveToNextPage(): void;
  beginVerticalAlignment(alignment: string): { readonly item: object };
  endVerticalAlignment(alignment: string): { readonly item: object };
  beginUnbreakableBlock(width?: number, height?: number): void;
  commitUnbreakableBlock(x?: number, y?: number): void;
  _fitOnPage(add: () => unknown): unknown;
}
export interface LayoutBuilder {
  registerTableLayouts(layouts: object): void;
  layoutDocument(content: unknown, document: PdfDocument, styles: object, defaultStyle: object, background: unknown, header: unknown, footer: unknown, watermark: unknown): Page[];
  readonly writer: PageElementWriter;
  readonly docPreprocessor: DocPreprocessor;
  tryLayoutDocument(content: unknown, document: PdfDocument, styles: Record<string, Record<string, unknown>>, defaultStyle: Record<string, unknown>, ...rest: unknown[]): unknown;
  buildNextLine(node: Node): Line | null;
  processNode(node: Node, isCell?: boolean): void;
  processRow(row: Row): unknown;
  processColumns(node: Node): void;
  processTable(node: Node): void;
  processLeaf(node: Node): void;
  processImage(node: Node): void;
  processSVG(node: Node): void;
  processCanvas(node: Node): void;
  processQr(node: Node): void;
  processList(ordered: boolean, node: Node): void;
  addHeadersAndFooters(header: unknown, footer: unknown): void;
  addWatermark(watermark: unknown, document: PdfDocument, defaultStyle: Record<string, unknown>): void;
}
export interface DocPreprocessor { preprocessNode(node: unknown, section?: boolean): unknown; direction: string; namedStyles: Record<string, Record<string, unknown>> }
export interface QrNode {
  qr: string; version?: number; mode?: string; eccLevel?: string; mask?: number; padding?: number; fit?: number; foreground?: string; background?: string;
  _canvas: VectorItem[]; _width: number; _height: number; _minWidth: number; _maxWidth: number; _minHeight: number; _maxHeight: number; _alignment: unknown;
}
export interface DocMeasure {
  readonly styleStack: StyleStack & { getProperty(name: string): unknown; push(layer: Node): void; pop(): void }; readonly textInlines: TextInlines;
  measureNode(node: Node): Node; measureColumns(node: Node): Node; measureVerticalContainer(node: Node): Node; measureUnorderedList(node: Node): Node; measureTable(node: Node): Node; measureImage(node: Node): Node; measureSVG(node: Node): Node; measureCanvas(node: Node): Node;
  convertIfBase64Image(node: unknown): void; measureLeaf(node: Node): Node; measureQr(node: QrNode): QrNode; measureOrderedList(node: Node): Node & { ol: Node[] };
}
export interface Renderer {
  readonly pdfDocument: PdfDocument;
  renderLine(line: Line, x: number, y: number): void; renderVector(vector: VectorItem): void; renderImage(picture: PictureItem): void; renderSVG(picture: PictureItem): void; renderWatermark(page: Page): void;
  beginClip(item: object): void; endClip(): void; beginVerticalAlignment(item: object): void; endVerticalAlignment(item: object): void;
}
export interface TextDecorator { drawBackground(line: Line, x: number, y: number): void; drawDecorations(line: Line, x: number, y: number): void }
export interface Size { readonly width: number; readonly height: number }
export interface ColumnCalculator { buildColumnWidths(columns: Column[], available: number, offsets?: number, table?: Node): void }
export interface LineBreaker { nextBreak(): { readonly position: number } | null }

interface Class<T, A extends unknown[] = never[]> { readonly prototype: T; new (...args: A): T }
export interface Internals {
  readonly TextInlines: Class<TextInlines, [document: PdfDocument]>;
  readonly ElementWriter: Class<ElementWriter>;
  readonly PageElementWriter: Class<PageElementWriter>;
  readonly LayoutBuilder: Class<LayoutBuilder, [size: Size, margins: object, svg: object]>;
  readonly DocPreprocessor: Class<DocPreprocessor>;
  readonly DocMeasure: Class<DocMeasure>;
  readonly Renderer: Class<Renderer, [document: PdfDocument]>;
  readonly Line: Class<Line, [maxWidth: number]>;
  readonly TextDecorator: Class<TextDecorator, [document: PdfDocument]>;
  readonly PDFDocument: Class<PdfDocument, [fonts: object, images: object, patterns: object, attachments: object, options: object, files: null, mayRead: (file: string) => boolean]>;
  readonly SVGMeasure: Class<object, []>;
  readonly pageSizes: { normalizePageSize(size: unknown, orientation: string): Size; normalizePageMargin(margin: unknown): object };
  readonly tableLayouts: object;
  /** the sRGB profile that pdfkit brings, deflated */
  readonly srgb: Buffer;
  readonly columnCalculator: ColumnCalculator;
  readonly LineBreaker: new (text: string) => LineBreaker;
}

/** The version of a package as its own package.json says, found from its main file (fontkit exports no package.json). */
function versionOf(mainFile: string, name: string): unknown {
  for (let folder = path.dirname(mainFile); folder !== path.dirname(folder); folder = path.dirname(folder)) {
    try {
      const found: unknown = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
      if (typeof found === 'object' && found !== null && 'name' in found && found.name === name && 'version' in found) return found.version;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    }
  }
  return undefined;
}

/** @throws BugError naming the first package whose version is not the pinned one */
export function checkVersions(found: Readonly<Record<keyof typeof PINNED, unknown>>): void {
  for (const name of ['pdfmake', 'pdfkit', 'fontkit'] as const) if (found[name] !== PINNED[name]) throw new BugError(`the document engine patches ${name} ${PINNED[name]}, found ${String(found[name])}`);
}

/**
 * Loads the classes to patch, as pdfmake itself loads them (CommonJS, outside the bundle: a copy in the bundle would not be the one that runs).
 * @throws BugError naming the package whose version is not the pinned one
 */
export function loadInternals(): Internals {
  const require = createRequire(import.meta.url);
  const pdfmake = require.resolve('pdfmake'), pdfkit = createRequire(pdfmake).resolve('pdfkit'), fontkit = createRequire(pdfkit).resolve('fontkit');
  checkVersions({ pdfmake: versionOf(pdfmake, 'pdfmake'), pdfkit: versionOf(pdfkit, 'pdfkit'), fontkit: versionOf(fontkit, 'fontkit') });
  const file = (name: string): unknown => require(`pdfmake/js/${name}`), part = (name: string) => (file(name) as { default: never }).default;
  return {
    TextInlines: part('TextInlines'), ElementWriter: part('ElementWriter'), PageElementWriter: part('PageElementWriter'), LayoutBuilder: part('LayoutBuilder'),
    DocPreprocessor: part('DocPreprocessor'), DocMeasure: part('DocMeasure'), Renderer: part('Renderer'), Line: part('Line'), TextDecorator: part('TextDecorator'),
    PDFDocument: part('PDFDocument'), SVGMeasure: part('SVGMeasure'), columnCalculator: part('columnCalculator'), LineBreaker: require('linebreak') as Internals['LineBreaker'],
    pageSizes: file('PageSize') as Internals['pageSizes'], tableLayouts: (file('tableLayouts') as { tableLayouts: object }).tableLayouts,
    srgb: deflateSync(readFileSync(path.join(path.dirname(pdfkit), 'data/sRGB_IEC61966_2_1.icc'))),
  };
}
