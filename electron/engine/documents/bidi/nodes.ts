/*
 * LayoutBuilder.processNode and what depends on it. pdfmake sets functions of their own on every node and aligned cell (`node.resetXY = () => …`): V8 puts a
 * function that is assigned to a property among the old objects at once, and it holds its node, and through it the whole paper, until the next great
 * collection. Without them a third less memory lives on, and the collector takes a sixth of the time less.
 */
import { BugError } from '#shared/lib/assert.ts';
import type { AlignedItem, DocMeasure, Internals, LayoutBuilder, Node, PageElementWriter, QrNode } from './internals.ts';

const noNode = (): BugError => new BugError('a definition is made of texts, tables, columns, lists, drawings and pictures');

export function patchNodes(internals: Internals): void {
  patchMeasure(internals);
  patchProcess(internals);
}
function patchProcess({ LayoutBuilder, ElementWriter }: Internals): void {
  const proto = LayoutBuilder.prototype, { processRow } = proto;
  proto.processNode = function processNode(node, isCell = false) {
    const { writer } = this, { _margin: margin, unbreakable, absolutePosition: absolute, relativePosition: relative } = node, top = writer.context().y, placed = absolute ?? relative;
    node.positions = [];
    if (node.pageBreak === 'before') writer.moveToNextPage();
    if (margin && !placed) { moveDown(writer, margin[1]); writer.context().addMargin(margin[0], margin[2]); }
    const begin = isCell && node.aligned ? writer.beginVerticalAlignment(node.aligned) : null;
    if (unbreakable) writer.beginUnbreakableBlock();
    if (placed) {
      writer.context().beginDetachedBlock();
      if (absolute) writer.context().moveTo(absolute.x, absolute.y); else writer.context().moveToRelative(placed.x, placed.y);
    }
    processContent(this, node);
    if (placed) writer.context().endDetachedBlock();
    if (unbreakable) writer.commitUnbreakableBlock();
    if (begin && node.aligned) node.alignedItems = [begin.item, writer.endVerticalAlignment(node.aligned).item];
    if (margin && !placed) { moveDown(writer, margin[3]); writer.context().addMargin(-margin[0], -margin[2]); }
    if (node.pageBreak === 'after') writer.moveToNextPage();
    if (isCell) node.__height = writer.context().y - top;
  };
  proto.processLeaf = function processText(node) {
    const { writer } = this;
    for (let line = this.buildNextLine(node); line; line = this.buildNextLine(node)) {
      const { availableHeight, y, pageMargins } = writer.context();
      if (line.getHeight() > availableHeight && y > pageMargins.top) writer.moveToNextPage();
      node.positions.push(writer.addLine(line));
    }
  };
  /** pdfmake does not see that cells are aligned. */
  proto.processRow = function processAlignedRow(row) {
    const aligned = row.cells.filter(({ verticalAlignment, _span }) => verticalAlignment && !_span);
    for (const cell of aligned) { cell.aligned = cell.verticalAlignment; cell.verticalAlignment = undefined; }
    const result = processRow.call(this, row), { height, y } = this.writer.context();
    for (const cell of aligned) for (const item of cell.alignedItems ?? []) {
      const isCellContentMultiPage = cell.positions.some(({ pageNumber }) => pageNumber !== cell.positions[0]?.pageNumber);
      Object.assign(item, { isCellContentMultiPage, cell, viewHeight: height, nodeHeight: cell.__height, bottomY: y, whole: row.dontBreakRows === true, getViewHeight, getNodeHeight });
    }
    return result;
  };
  /** Of a position no more is asked. */
  ElementWriter.prototype.getCurrentPositionOnPage = function positionOnPage() { return { pageNumber: (this.contextStack[0] ?? this.context()).page + 1 }; };
}

/** pdfmake makes three functions for every node that it measures, to look for margins that no definition has. */
function patchMeasure({ DocMeasure }: Internals): void {
  const proto = DocMeasure.prototype, { measureNode } = proto;
  proto.measureNode = function measurePlainNode(node) {
    if (node.style) return measureNode.call(this, node); // a named style may have a margin
    const { styleStack } = this, margin = marginOf(node.margin);
    styleStack.push(node);
    node._margin = margin;
    const measured = measureContent(this, node);
    styleStack.pop();
    if (margin) { measured._minWidth += margin[0] + margin[2]; measured._maxWidth += margin[0] + margin[2]; }
    return measured;
  };
}
type Sides = NonNullable<Node['_margin']>;
function marginOf(margin: unknown): Sides | null {
  if (typeof margin === 'number') return [margin, margin, margin, margin];
  if (!Array.isArray(margin)) return null;
  return margin.length === 2 ? [...margin, ...margin] as unknown as Sides : margin as unknown as Sides;
}
function measureContent(measure: DocMeasure, node: Node): Node {
  if (node.columns) return measure.measureColumns(node);
  if (node.stack) return measure.measureVerticalContainer(node);
  if (node.ul) return measure.measureUnorderedList(node);
  if (node.ol) return measure.measureOrderedList(node);
  if (node.table) return measure.measureTable(node);
  if (node.text !== undefined) return measure.measureLeaf(node);
  if (node.image) return measure.measureImage(node);
  if (node.svg) return measure.measureSVG(node);
  if (node.canvas) return measure.measureCanvas(node);
  if (node.qr !== undefined) return measure.measureQr(node as Node & QrNode) as unknown as Node;
  throw noNode();
}
function processContent(builder: LayoutBuilder, node: Node): void {
  if (node.stack) { for (const item of node.stack) { builder.processNode(item); for (const position of item.positions) node.positions.push(position); } return; }
  if (node.columns) { builder.processColumns(node); return; }
  if (node.ul) { builder.processList(false, node); return; }
  if (node.ol) { builder.processList(true, node); return; }
  if (node.table) { builder.processTable(node); return; }
  if (node.text !== undefined) { builder.processLeaf(node); return; }
  if (node.image) { builder.processImage(node); return; }
  if (node.svg) { builder.processSVG(node); return; }
  if (node.canvas) { builder.processCanvas(node); return; }
  if (node.qr) { builder.processQr(node); return; }
  if (!node._span) throw noNode();
}
/** By a margin; one for which the page has no room ends the page. */
function moveDown(writer: PageElementWriter, by: number): void {
  const context = writer.context(), isPast = context.availableHeight - by < 0;
  context.moveDown(isPast ? context.availableHeight : by);
  if (isPast) writer.moveToNextPage();
}

/** pdfmake's own, of the room that an aligned cell has: what it knows when the page is drawn. */
function getViewHeight(this: AlignedItem): number {
  const { cell, viewHeight, bottomY, whole } = this, end = cell._leftEndingCell;
  if (cell._willBreak) return cell._bottomY - cell._rowTopPageY;
  if (!end || (cell.rowSpan ?? 1) <= 1) return viewHeight;
  if (whole) return end._rowTopPageY - (end._startingRowSpanY + end._rowTopPageYPadding) + end._bottomY;
  return cell.positions[0]?.pageNumber === end._lastPageNumber ? viewHeight + end._bottomY - bottomY : bottomY - end._bottomY;
}
function getNodeHeight(this: AlignedItem): number { return this.nodeHeight; }
