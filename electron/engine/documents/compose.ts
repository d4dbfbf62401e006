/* From definitions to pages of one pdfkit document: what pdfmake's own Printer does for one definition, for several. */
import { bare } from '#shared/domain/common/isolate.ts';
import { assert, BugError } from '#shared/lib/assert.ts';
import type { Internals, Page, PdfDocument } from './bidi/internals.ts';
import { TooTall } from './bidi/tall.ts';
import { archivable, fileInfo } from './archivable.ts';
import { copyOf, type Copy } from './copy.ts';
import type { DocumentDefinition, Info } from './definition.ts';
import { FONT_FAMILIES, type FontFamily, type FontFiles } from './fonts.ts';

/** A document without pages. Nothing is fetched and no file but the fonts is read: pictures are data URLs. */
export function openDocument(internals: Internals, fonts: Readonly<Record<FontFamily, FontFiles>>, { info, language }: { readonly info: Info; readonly language: string }): PdfDocument {
  const files = new Set(Object.values(fonts).flatMap(({ normal, bold }) => (bold === undefined ? [normal] : [normal, bold]))), about = fileInfo(info);
  const options = { pdfVersion: '1.7', lang: languageTag(language), displayTitle: true, autoFirstPage: false, font: null, info: about };
  const document = new internals.PDFDocument(fonts, {}, {}, {}, options, null, file => files.has(file));
  archivable(document, internals, about, language);
  return document;
}

/**
 * Lays one definition out with the fonts of the document and draws it on new pages at its end. When a block kept together is
 * higher than the page, the definition is laid out again with that block breakable: drawing starts only after that.
 */
export function addPart(internals: Internals, document: PdfDocument, definition: DocumentDefinition, fileLanguage: string, bookmark?: string): readonly Page[] {
  const pages = layOut(internals, document, definition), renderer = new internals.Renderer(document), { language } = definition, other = language !== fileLanguage;
  for (const [i, page] of pages.entries()) {
    if (other) document.once('pageAdded', () => { document.addContent(`/Span <</Lang (${languageTag(language)})>> BDC`); }); // ISO 32000-1, 14.9.2
    renderer.renderPages([page]);
    if (i === 0 && bookmark !== undefined) addBookmark(document, bookmark);
    if (other) document.addContent('EMC');
  }
  return pages;
}

/** A page with nothing on it, as large as the one before it. */
export function addBlankPage(document: PdfDocument): void { document.addPage({ size: [document.page.width, document.page.height] }); }

/** An entry of the outline that shows the page now being drawn from its top edge, at the zoom the reader has: pdfkit's would show its right half. */
function addBookmark({ outline, page }: PdfDocument, title: string): void {
  outline.addItem(bare(title)).outlineData['Dest'] = [page.dictionary, 'XYZ', null, page.height, null];
}

function languageTag(tag: string): string {
  assert(/^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/.test(tag), 'the language of a document is a BCP 47 tag');
  return tag;
}

function layOut(internals: Internals, document: PdfDocument, definition: DocumentDefinition): readonly Page[] {
  const loosened = new Map<object, number>();
  for (;;) {
    const copy = copyOf(loosened);
    try {
      return pagesOf(internals, document, definition, copy);
    } catch (error) {
      if (!(error instanceof TooTall)) throw error;
      const source = copy.sourceOf(error.node), times = loosened.get(source) ?? 0;
      if (times === 2) throw new BugError('a block higher than the page cannot be broken'); // no cause: its node holds what people wrote
      loosened.set(source, times + 1);
    }
  }
}

/** pdfmake's pages of a copy, because pdfmake writes into what it is given. */
function pagesOf({ LayoutBuilder, SVGMeasure, pageSizes, tableLayouts }: Internals, document: PdfDocument, definition: DocumentDefinition, copy: Copy): readonly Page[] {
  const { direction, defaultStyle, header, footer, background } = definition, font = defaultStyle?.font ?? 'Amiri';
  const { content, styles, watermark, pageSize, pageMargins } = copy.of({ content: definition.content, styles: definition.styles ?? {}, watermark: definition.watermark, pageSize: definition.pageSize ?? 'A4', pageMargins: definition.pageMargins ?? 40 });
  const builder = new LayoutBuilder(pageSizes.normalizePageSize(pageSize, definition.pageOrientation ?? 'portrait'), pageSizes.normalizePageMargin(pageMargins), new SVGMeasure());
  builder.registerTableLayouts(tableLayouts);
  const inherited = copy.of({ font, fontSize: 12, fontFallback: FONT_FAMILIES.filter(family => family !== font), ...defaultStyle, ...(direction === undefined ? {} : { direction }) });
  return builder.layoutDocument(content, document, styles, inherited, fresh(background, copy), fresh(header, copy), fresh(footer, copy), watermark);
}
const fresh = (band: unknown, copy: Copy): ((...args: unknown[]) => unknown) | undefined =>
  (band === undefined ? undefined : (...args) => copy.of(typeof band === 'function' ? (band as (...args: unknown[]) => unknown)(...args) : band));
