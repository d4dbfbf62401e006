import { assert, BugError } from '#shared/lib/assert.ts';
import type { PdfDocument } from './bidi/internals.ts';
import { installSeam, type Seam } from './bidi/seam.ts';
import type { Missing } from './bidi/split.ts';
import { TooTall } from './bidi/tall.ts';
import type { DocumentDefinition } from './definition.ts';
import { FONT_FAMILIES, fontFiles, type FontFamily, type FontFiles } from './fonts.ts';
import { layoutOf, type Layout } from './layout.ts';
import { copyOf, type Copy } from './copy.ts';

export type { Missing } from './bidi/split.ts';
/** `missing`: every character that no font has, with the paragraph it stands in; the paper shows a sign in its place. */
export interface Printed { readonly pdf: Uint8Array; readonly pages: number; readonly missing: readonly Missing[] }
export interface PrintOptions {
  /** Told what stands where; for tests of layouts. */
  readonly observe?: (layout: Layout) => void;
}
export interface Printer {
  /**
   * The same definition gives the same bytes in any process, time zone, day and cache state. The definition is not changed. Calls may overlap.
   * @throws BugError for what a template does wrong: a reference that is not ASCII, a header higher than its margin, an unknown font
   */
  print(definition: DocumentDefinition, options?: PrintOptions): Promise<Printed>;
}

/**
 * A printer of Arabic, French and Tifinagh papers. Fonts and shaped words are shared by all printers of a process.
 * @throws BugError when pdfmake, pdfkit or fontkit is not the pinned version
 */
export function createPrinter(): Printer {
  const seam = installSeam(), fonts = fontFiles();
  const mayRead = filesOf(fonts);
  return {
    async print(definition, options = {}) {
      const { document, pages } = await layOut(seam, fonts, mayRead, definition);
      options.observe?.(layoutOf(pages));
      return { pdf: await bytesOf(document), pages: pages.length, missing: seam.missingOf(document) };
    },
  };
}

/** In a buffer of their own, so that a worker can hand them over. */
async function bytesOf(document: PdfDocument): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  document.end();
  for await (const chunk of document) chunks.push(chunk);
  const pdf = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) { pdf.set(chunk, at); at += chunk.length; }
  return pdf;
}

const filesOf = (fonts: Record<FontFamily, FontFiles>): ReadonlySet<string> => new Set(Object.values(fonts).flatMap(({ normal, bold }) => (bold === undefined ? [normal] : [normal, bold])));

/** Nothing is fetched: pictures are data URLs. */
const NO_URLS = {
  resolve(url: unknown): void { if (typeof url === 'string' && /^https?:/i.test(url)) throw new BugError('a document may not fetch from the network'); },
  async resolved(): Promise<void> {},
};

/** Lays a copy out; when a block kept together is higher than the page, again with that block breakable. */
async function layOut(seam: Seam, fonts: Record<FontFamily, FontFiles>, mayRead: ReadonlySet<string>, definition: DocumentDefinition): Promise<{ document: PdfDocument; pages: PdfDocument['_pdfMakePages'] }> {
  const loosened = new Map<object, number>();
  for (;;) {
    const copy = copyOf(loosened);
    const printer = new seam.Printer(copy.of(fonts), null, NO_URLS, file => mayRead.has(file));
    try {
      const document = await printer.createPdfKitDocument(prepared(definition, copy));
      return { document, pages: document._pdfMakePages };
    } catch (error) {
      if (!(error instanceof TooTall)) throw error;
      const source = copy.sourceOf(error.node), times = loosened.get(source) ?? 0;
      if (times === 2) throw new BugError('a block higher than the page cannot be broken'); // no cause: its node holds what people wrote
      loosened.set(source, times + 1);
    }
  }
}

/** pdfmake's own definition: copied, because pdfmake writes into what it is given. */
function prepared(definition: DocumentDefinition, copy: Copy): object {
  const { info, direction, defaultStyle, header, footer, background, watermark } = definition, font = defaultStyle?.font ?? 'Amiri';
  assert(!Number.isNaN(info.creationDate.getTime()), 'a document has a valid creation date');
  assert(info.reference === undefined || /^[\x20-\x7e]+$/.test(info.reference), 'the reference of a document is printable ASCII');
  const { reference, ...standard } = info;
  return {
    ...copy.of({ content: definition.content, styles: definition.styles ?? {}, watermark }),
    pageSize: copy.of(definition.pageSize ?? 'A4'), pageOrientation: definition.pageOrientation ?? 'portrait', pageMargins: copy.of(definition.pageMargins ?? 40),
    language: definition.language,
    info: { ...standard, ...(reference === undefined ? {} : { Reference: reference }) },
    defaultStyle: copy.of({ font, fontSize: 12, fontFallback: FONT_FAMILIES.filter(family => family !== font), ...defaultStyle, ...(direction === undefined ? {} : { direction }) }),
    ...(header !== undefined && { header: fresh(header, copy) }), ...(footer !== undefined && { footer: fresh(footer, copy) }), ...(background !== undefined && { background: fresh(background, copy) }),
  };
}
const fresh = (band: unknown, copy: Copy): ((...args: unknown[]) => unknown) => (...args) => copy.of(typeof band === 'function' ? (band as (...args: unknown[]) => unknown)(...args) : band);
