/* Where the pages of a document stand under one another, at a zoom: pure arithmetic in CSS pixels. A PDF's own unit is the point, 1/72 inch. */
const PX_PER_POINT = 96 / 72;
/** Air around and between pages. */
export const GAP = 16;

export interface PageSize { readonly width: number; readonly height: number }
export interface Box { readonly top: number; readonly width: number; readonly height: number }
/** A factor of paper size, or what a page is fitted to. */
export type Zoom = number | 'width' | 'page';
export const ZOOM_STEPS = [0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4] as const;
const LEAST = 0.1;

/** The factor by which a page of this size is drawn in a view of that size. */
export function factorOf(zoom: Zoom, page: PageSize, view: PageSize): number {
  if (typeof zoom === 'number') return zoom;
  const wide = (view.width - 2 * GAP) / (page.width * PX_PER_POINT), high = (view.height - 2 * GAP) / (page.height * PX_PER_POINT);
  return Math.max(LEAST, Math.min(4, zoom === 'width' ? wide : Math.min(wide, high)));
}
/** The next step above or below where one is, fitted or not. */
export function stepped(factor: number, direction: 1 | -1): number {
  // a fitted factor such as 0.999 must not step to 1
  const next = direction > 0 ? ZOOM_STEPS.find((step) => step > factor * 1.01) : ZOOM_STEPS.findLast((step) => step < factor * 0.99);
  return next ?? (direction > 0 ? 4 : 0.5);
}
/** The pages one under another. */
export function boxesOf(pages: readonly PageSize[], factor: number): readonly Box[] {
  let top = GAP;
  return pages.map(({ width, height }) => {
    const box = { top, width: Math.floor(width * PX_PER_POINT * factor), height: Math.floor(height * PX_PER_POINT * factor) };
    top += box.height + GAP;
    return box;
  });
}
export const heightOf = (boxes: readonly Box[]): number => { const last = boxes.at(-1); return last ? last.top + last.height + GAP : 0; };

/** The page, from 0, that fills the middle of the view. */
export function pageAt(boxes: readonly Box[], scrollTop: number, viewHeight: number): number {
  const middle = scrollTop + viewHeight / 2;
  // a page that is smaller than the view may end above its middle at the very end, and begin under it at the very top
  const found = boxes.findIndex(({ top, height }) => top + height + GAP > middle);
  return found < 0 ? Math.max(0, boxes.length - 1) : found;
}
/** The pages in view and their neighbours: the only ones drawn. */
export function drawn(boxes: readonly Box[], scrollTop: number, viewHeight: number): { readonly from: number; readonly to: number } {
  const first = boxes.findIndex(({ top, height }) => top + height > scrollTop), last = boxes.findLastIndex(({ top }) => top < scrollTop + viewHeight);
  return { from: Math.max(0, first - 1), to: Math.min(boxes.length - 1, last + 1) };
}
/** Device pixels a side: sharp on dense screens, without more than `most` pixels a page. */
export function pixelRatio(box: { readonly width: number; readonly height: number }, screen: number, most = 16_000_000): number {
  const wanted = Math.max(1, screen), pixels = box.width * box.height * wanted * wanted;
  return pixels > most ? wanted * Math.sqrt(most / pixels) : wanted;
}
/** Where a point of a page stands after a change of zoom or sizes: what was at the top of the view stays there. */
export function anchorOf(boxes: readonly Box[], scrollTop: number): { readonly page: number; readonly part: number } {
  const page = Math.max(0, boxes.findIndex(({ top, height }) => top + height > scrollTop)), box = boxes[page];
  // above a page there is air, which does not grow with it
  return { page, part: box && box.height > 0 ? (scrollTop - box.top) / (scrollTop < box.top ? GAP : box.height) : 0 };
}
export function scrollTo(boxes: readonly Box[], { page, part }: { readonly page: number; readonly part: number }): number {
  const box = boxes[page];
  return box ? Math.max(0, box.top + (part < 0 ? part * GAP : part * box.height)) : 0;
}
