import { BugError } from '#shared/lib/assert.ts';
import type { Page, PdfDocument } from './bidi/internals.ts';
import { installSeam } from './bidi/seam.ts';
import type { Missing } from './bidi/split.ts';
import { identify } from './archivable.ts';
import { addBlankPage, addPart, createBodies, openDocument } from './compose.ts';
import type { DocumentDefinition, DocumentSet } from './definition.ts';
import { fontFiles } from './fonts.ts';
import { layoutOf, type Layout } from './layout.ts';

export type { Missing } from './bidi/split.ts';
/** `missing`: every character that no font has, with the paragraph it stands in; the paper shows a sign in its place. */
export interface Printed { readonly pdf: Uint8Array; readonly pages: number; readonly missing: readonly Missing[] }
/** `starts`: the page, counted from 1, on which each part begins. */
export interface PrintedSet extends Printed { readonly starts: readonly number[] }
export interface PrintOptions {
  /** Told what stands where; for tests of layouts. */
  readonly observe?: (layout: Layout) => void;
  /** Awaited after each part of a set; what it throws ends the printing. */
  readonly afterPart?: (done: number) => Promise<void>;
}
export interface Printer {
  /**
   * The same definition gives the same bytes in any process, time zone, day and cache state. The definition is not changed. Calls may overlap.
   * @throws BugError for what a template does wrong: a reference that is not ASCII, a header higher than its margin, an unknown font
   */
  print(definition: DocumentDefinition, options?: PrintOptions): Promise<Printed>;
  /** One file of several papers with one outline entry a part; fonts and pictures are embedded once. All that is said of `print` holds. @throws BugError for a set without parts */
  printSet(set: DocumentSet, options?: PrintOptions): Promise<PrintedSet>;
}

/**
 * A printer of Arabic, French and Tifinagh papers. Fonts and shaped words are shared by all printers of a process.
 * @throws BugError when pdfmake, pdfkit or fontkit is not the pinned version
 */
export function createPrinter(): Printer {
  const { internals, missingOf } = installSeam(), fonts = fontFiles();
  const finish = async (document: PdfDocument, pages: readonly (Page | null)[], { observe }: PrintOptions, count: number): Promise<Printed> => {
    observe?.(layoutOf(pages));
    return { pdf: await bytesOf(document), pages: count, missing: missingOf(document) };
  };
  return {
    async print(definition, options = {}) {
      const document = openDocument(internals, fonts, definition), pages = addPart(internals, document, definition, definition.language);
      return finish(document, pages, options, pages.length);
    },
    async printSet({ parts, freshSheets, ...file }, options = {}) {
      if (parts.length === 0) throw new BugError('a set of documents has parts');
      const document = openDocument(internals, fonts, file), starts: number[] = [], seen: (Page | null)[] = [];
      const bodies = options.observe ? undefined : createBodies(parts.map(({ definition }) => definition)); // who observes is shown all that stands on each page
      let count = 0;
      for (const { definition, bookmark } of parts) {
        starts.push(count + 1);
        const pages = addPart(internals, document, definition, file.language, { bookmark, ...(bodies && { bodies }) }), blank = freshSheets && pages.length % 2 === 1;
        if (blank) addBlankPage(document);
        count += pages.length + (blank ? 1 : 0);
        await options.afterPart?.(starts.length);
        if (options.observe) seen.push(...pages, ...(blank ? [null] : [])); // otherwise a part's pages are let go once they are drawn
      }
      return { ...(await finish(document, seen, options, count)), starts };
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
  identify(pdf);
  return pdf;
}
