/* What stands between the heads and feet of a paper's pages, as the operators it came to: each of its originals shows it again. */
import { BugError } from '#shared/lib/assert.ts';
import type { Internals, Page, PageItem, PdfDocument, Renderer } from './internals.ts';

/** `resources`: ISO 32000-1, 7.8.3. `translucent`: of the document when it was drawn, which says every opacity from then on. */
export interface DrawnBody { readonly operators: string; readonly resources: Readonly<Record<string, object>>; readonly translucent: boolean }

/** Each page knows how many of its first items are its body; pdfmake adds heads and feet behind them. */
export function patchBodies({ LayoutBuilder }: Internals): void {
  const { addHeadersAndFooters } = LayoutBuilder.prototype;
  LayoutBuilder.prototype.addHeadersAndFooters = function countBodies(header, footer) {
    for (const page of this.writer.context().pages) page.body = page.items.length;
    addHeadersAndFooters.call(this, header, footer);
  };
}

/** pdfmake's renderPages for one page, on a new page of the document. @param body drawn before the page's items; @returns what the page's own body came to, null where more than operators was made of it */
export function drawPage(renderer: Renderer, page: Page, body?: DrawnBody): DrawnBody | null {
  const document = renderer.pdfDocument, { width, height } = page.pageSize, count = page.body ?? 0;
  document.addPage({ size: [width, height] });
  if (body) { document.addContent(body.operators); addResources(document, body.resources); }
  const start = document.page.content.pending?.length ?? 0, { translucent = false } = document;
  for (const item of page.items.slice(0, count)) draw(renderer, item);
  const { content, resources: { data }, dictionary } = document.page, whole = content.buffer.length === 0 && dictionary.data['Annots'] === undefined && translucent === (document.translucent ?? false);
  const drawn = whole ? { operators: (content.pending ?? '').slice(start, -1), resources: Object.fromEntries(Object.entries(data).flatMap(([name, of]) => (Array.isArray(of) ? [] : [[name, { ...of as object }] as const]))), translucent } : null;
  for (const item of page.items.slice(count)) draw(renderer, item);
  if (page.watermark) renderer.renderWatermark(page);
  return drawn;
}
function addResources({ page: { resources: { data } } }: PdfDocument, added: DrawnBody['resources']): void {
  for (const [name, of] of Object.entries(added)) data[name] = { ...data[name] as object, ...of };
}

function draw(renderer: Renderer, placed: PageItem): void {
  switch (placed.type) {
    case 'vector': renderer.renderVector(placed.item); return;
    case 'line': renderer.renderLine(placed.item, placed.item.x, placed.item.y); return;
    case 'image': renderer.renderImage(placed.item); return;
    case 'svg': renderer.renderSVG(placed.item); return;
    case 'beginClip': renderer.beginClip(placed.item); return;
    case 'endClip': renderer.endClip(); return;
    case 'beginVerticalAlignment': renderer.beginVerticalAlignment(placed.item); return;
    case 'endVerticalAlignment': renderer.endVerticalAlignment(placed.item); return;
    default: throw new BugError('a page holds lines, drawings and pictures');
  }
}
