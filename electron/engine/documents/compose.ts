/* From definitions to pages of one pdfkit document: what pdfmake's own Printer does for one definition, for several. */
import { bare } from '#shared/domain/common/isolate.ts';
import { assert, BugError, present } from '#shared/lib/assert.ts';
import type { Internals, Page, PdfDocument } from './bidi/internals.ts';
import { drawPage, type DrawnBody } from './bidi/bodies.ts';
import { TooTall } from './bidi/tall.ts';
import { archivable, fileInfo } from './archivable.ts';
import { copyOf, type Copy } from './copy.ts';
import type { Content, DocumentDefinition, Info } from './definition.ts';
import { FONT_FAMILIES, type FontFamily, type FontFiles } from './fonts.ts';

/** A document without pages. Nothing is fetched and no file but the fonts is read: pictures are data URLs. */
export function openDocument(internals: Internals, fonts: Readonly<Record<FontFamily, FontFiles>>, { info, language }: { readonly info: Info; readonly language: string }): PdfDocument {
  const files = new Set(Object.values(fonts).flatMap(({ normal, bold }) => (bold === undefined ? [normal] : [normal, bold]))), about = fileInfo(info);
  const options = { pdfVersion: '1.7', lang: languageTag(language), displayTitle: true, autoFirstPage: false, font: null, info: about };
  const document = new internals.PDFDocument(fonts, {}, {}, {}, options, null, file => files.has(file));
  archivable(document, internals, about, language);
  return document;
}

/** Of parts of one set: what stands between head and foot of those whose `content` is the same object, drawn once. */
export interface Bodies { readonly keep: (content: Content) => boolean; readonly drawn: Map<Content, { readonly key: string; readonly pages: readonly DrawnBody[] }> }
/** Keeps what more than one part shows, until the last of them. A background would be taken for a part of the body. */
export function createBodies(definitions: readonly DocumentDefinition[]): Bodies {
  const left = new Map<Content, number>();
  for (const { content, background } of definitions) if (typeof content === 'object' && background === undefined) left.set(content, (left.get(content) ?? 0) + 1);
  return {
    drawn: new Map(),
    keep(content) {
      const more = (left.get(content) ?? 0) - 1;
      left.set(content, more);
      return more > 0;
    },
  };
}

/**
 * Lays one definition out with the fonts of the document and draws it on new pages at its end. When a block kept together is
 * higher than the page, the definition is laid out again with that block breakable: drawing starts only after that.
 */
export function addPart(internals: Internals, document: PdfDocument, definition: DocumentDefinition, fileLanguage: string, { bookmark, bodies }: { readonly bookmark?: string; readonly bodies?: Bodies } = {}): readonly Page[] {
  const { language, content } = definition, other = language !== fileLanguage, key = bodyKey(definition), before = bodies?.drawn.get(content), again = before?.key === key;
  let known = again ? before.pages : null, pages = layOut(internals, document, known ? { ...definition, content: known.map((_, i) => ({ canvas: [], ...(i > 0 && { pageBreak: 'before' }) })) } : definition);
  const renderer = new internals.Renderer(document), drawn: DrawnBody[] = [];
  for (let i = 0; i < pages.length; i++) {
    if (known && known[i]?.translucent !== (document.translucent ?? false)) { known = null; pages = layOut(internals, document, definition); }
    const page = present(pages[i], 'the page was laid out');
    if (other) document.once('pageAdded', () => { document.addContent(`/Span <</Lang (${languageTag(language)})>> BDC`); }); // ISO 32000-1, 14.9.2
    const body = drawPage(renderer, page, known?.[i]);
    if (body) drawn.push(body);
    if (i === 0 && bookmark !== undefined) addBookmark(document, bookmark);
    if (other) document.addContent('EMC');
  }
  if (bodies?.keep(content) === false) bodies.drawn.delete(content);
  else if (bodies && !again && drawn.length === pages.length) bodies.drawn.set(content, { key, pages: drawn });
  return pages;
}
/** All that a body depends on besides its content. */
const bodyKey = ({ direction, defaultStyle, styles, pageSize, pageOrientation, pageMargins }: DocumentDefinition): string =>
  JSON.stringify([direction, defaultStyle, styles, pageSize, pageOrientation, pageMargins]);

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
