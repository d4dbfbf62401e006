/* Tables, columns and lists that start from the right, by a direction that nodes inherit. */
import type { DocPreprocessor, Internals, Marker, Node, VectorItem } from './internals.ts';
import { startsFromRight } from './text.ts';

export function patchStructures(internals: Internals): void {
  patchDirection(internals);
  patchTables(internals);
  patchLists(internals);
}

/** pdfmake knows no direction: it is inherited here while the preprocessor walks down the tree. */
function patchDirection({ LayoutBuilder, DocPreprocessor }: Internals): void {
  const { tryLayoutDocument } = LayoutBuilder.prototype, { preprocessNode } = DocPreprocessor.prototype;
  LayoutBuilder.prototype.tryLayoutDocument = function layoutInDirection(content, document, styles, defaultStyle, ...rest) {
    this.docPreprocessor.direction = String(defaultStyle['direction'] ?? 'ltr');
    this.docPreprocessor.namedStyles = styles;
    return tryLayoutDocument.call(this, content, document, styles, defaultStyle, ...rest);
  };
  DocPreprocessor.prototype.preprocessNode = function preprocessInDirection(node, section) {
    const around = this.direction;
    if (isNode(node)) {
      for (const name of [node.style ?? []].flat()) this.direction = String(this.namedStyles[name]?.['direction'] ?? this.direction);
      if (node.direction) this.direction = node.direction;
      setMargin(node, this.direction, this.namedStyles);
      if (this.direction === 'rtl' && !node.turned && (node.table || node.columns || node.ul || node.ol)) {
        Object.defineProperty(node, 'turned', { value: true });
        if (node.table) turnTable(node, node.table);
        else if (node.columns) node.columns = node.columns.toReversed();
      }
    }
    try { return preprocessNode.call(this, node, section); } finally { this.direction = around; }
  };
}
const isNode = (node: unknown): node is Node => typeof node === 'object' && node !== null && !Array.isArray(node);

interface LogicalMargin { start?: number; end?: number; top?: number; bottom?: number }
const isLogical = (margin: unknown): margin is LogicalMargin => typeof margin === 'object' && margin !== null && !Array.isArray(margin);
/** pdfmake knows left, top, right and bottom: start and end become these by the node's own direction. */
function setMargin(node: Node, direction: string, styles: DocPreprocessor['namedStyles']): void {
  const margin = node.margin ?? marginOf(node.style, styles);
  if (!isLogical(margin)) return;
  const { start = 0, end = 0, top = 0, bottom = 0 } = margin, rtl = direction === 'rtl' || (direction === 'auto' && startsFromRight(node.text));
  node.margin = rtl ? [end, top, start, bottom] : [start, top, end, bottom];
}
/** Of the last of the named styles that has one; a style's own before that of those it extends. */
function marginOf(style: unknown, styles: DocPreprocessor['namedStyles'], seen: readonly unknown[] = []): unknown {
  for (const name of [style ?? []].flat().toReversed()) {
    const named = typeof name === 'string' && !seen.includes(name) ? styles[name] : undefined, margin = named?.['margin'] ?? marginOf(named?.['extends'], styles, [...seen, name]);
    if (margin !== undefined) return margin;
  }
  return undefined;
}

interface CellNode extends Node { colSpan?: number; border?: boolean[]; borderColor?: unknown[] }
const turnSides = <T>(sides: readonly T[]): T[] => [sides[2], sides[1], sides[0], sides[3]] as T[]; // left and right change places

/** Logical column 1 becomes the rightmost: cells with their spans and borders, widths, layout functions. */
function turnTable(node: Node, table: NonNullable<Node['table']>): void {
  const count = table.body[0]?.length ?? 0;
  const body = table.body.map(row => {
    const turned: (Node | string | undefined)[] = Array.from({ length: count });
    for (let i = 0; i < count;) {
      let cell = row[i];
      const span = isNode(cell) ? ((cell as CellNode).colSpan ?? 1) : 1;
      if (isNode(cell)) {
        const { border, borderColor } = cell as CellNode;
        if (border || borderColor) cell = { ...cell, ...(border && { border: turnSides(border) }), ...(borderColor && { borderColor: turnSides(borderColor) }) } as Node;
      }
      turned[count - i - span] = cell ?? '';
      for (let k = 1; k < span; k++) turned[count - i - span + k] = {} as Node;
      i += span;
    }
    return turned;
  });
  node.table = { ...table, body, ...(Array.isArray(table.widths) && { widths: table.widths.toReversed() }) };
  if (typeof node.layout === 'object' && node.layout !== null) node.layout = turnLayout({ ...node.layout }, count);
}

type PerIndex = (index: number, ...rest: unknown[]) => unknown;
const asFunction = (value: unknown): PerIndex | undefined => (typeof value === 'function' ? (value as PerIndex) : undefined);
function turnLayout(layout: Record<string, unknown>, count: number): Record<string, unknown> {
  const out: Record<string, unknown> = { ...layout };
  const map = (to: string, from: string, index: (i: number) => number): void => {
    const original = asFunction(layout[from]), turned: PerIndex = (i, ...rest) => original?.(index(i), ...rest); // set as a variable: see nodes.ts
    if (original) out[to] = turned;
    else if (to !== from) { if (layout[from] === undefined) delete out[to]; else out[to] = layout[from]; }
  };
  for (const rule of ['vLineWidth', 'vLineColor', 'vLineStyle']) map(rule, rule, i => count - i);
  map('paddingLeft', 'paddingRight', i => count - 1 - i);
  map('paddingRight', 'paddingLeft', i => count - 1 - i);
  const fill = asFunction(layout['fillColor']), turnedFill: PerIndex = (row, node, column) => fill?.(row, node, count - 1 - Number(column));
  if (fill) out['fillColor'] = turnedFill;
  return out;
}

/** A right-to-left table narrower than its place stands on the right; a table whose longest words do not fit narrows, and they break. */
function patchTables({ LayoutBuilder, columnCalculator }: Internals): void {
  const { buildColumnWidths } = columnCalculator;
  columnCalculator.buildColumnWidths = (columns, available, offsets, table) => {
    buildColumnWidths(columns, available, offsets, table);
    const flexible = columns.filter(column => columnIsFlexible(column)), wanted = sumOfWidths(flexible);
    const room = available - (sumOfWidths(columns) - wanted);
    if (room <= 0 || wanted <= room + 0.01) return;
    const most = cap(flexible.map(column => column._calcWidth), room); // pdfmake lets minimal widths run over the margin
    for (const column of flexible) column._calcWidth = Math.min(column._calcWidth, most);
  };

  const { processTable } = LayoutBuilder.prototype;
  LayoutBuilder.prototype.processTable = function processTableFromTheRight(node) {
    const columns = node.table?.widths;
    let shift = 0;
    if (node.turned && columns) {
      const room = this.writer.context().availableWidth - node._offsets.total;
      columnCalculator.buildColumnWidths(columns, room, node._offsets.total, node);
      shift = Math.max(0, room - sumOfWidths(columns) - 0.01);
    }
    this.writer.context().addMargin(shift, 0);
    processTable.call(this, node);
    this.writer.context().addMargin(-shift, 0);
  };
}
const columnIsFlexible = ({ width }: { width: unknown }): boolean => width === 'auto' || width === '*' || width === 'star' || width === null || width === undefined;
const sumOfWidths = (columns: readonly { _calcWidth: number }[]): number => columns.reduce((sum, column) => sum + column._calcWidth, 0);
/** The width to which the widest columns shrink so that all fit in `room`; narrower ones keep theirs. */
function cap(widths: readonly number[], room: number): number {
  let left = room;
  const sorted = widths.toSorted((a, b) => a - b);
  for (const [i, width] of sorted.entries()) {
    const share = left / (sorted.length - i);
    if (width > share) return share;
    left -= width;
  }
  return room;
}

const markerWidth = (marker: Marker): number => (marker._inlines ?? []).reduce((sum, piece) => sum + piece.width, 0);
/** A marker may be several pieces ("12" and "."), of which pdfmake draws the first; in a right-to-left list it stands on the right, a space away from the text. */
function patchLists({ DocMeasure, LayoutBuilder, Line }: Internals): void {
  const { measureOrderedList } = DocMeasure.prototype;
  DocMeasure.prototype.measureOrderedList = function measureWholeMarkers(node) {
    const list = measureOrderedList.call(this, node), markers = list.ol.flatMap(item => (item.listMarker?._inlines ? [item.listMarker] : []));
    const more = Math.max(0, ...markers.map(markerWidth)) - list._gapSize.width;
    if (more > 0) {
      list._gapSize.width += more; list._minWidth += more; list._maxWidth += more;
      for (const { listMarker } of list.ol) if (listMarker) { listMarker._minWidth = list._gapSize.width; listMarker._maxWidth = list._gapSize.width; }
    }
    return list;
  };
  LayoutBuilder.prototype.processList = function processList(ordered, node) {
    const gap = node._gapSize.width, rtl = node.turned === true, writer = this.writer, sides: [number, number] = rtl ? [0, gap] : [gap, 0];
    let next: Marker | undefined;
    const placeOf = (): { readonly left: number; readonly right: number } => { const { x, availableWidth } = writer.context(), left = x + (writer.transactionLevel > 0 ? writer.originalX : 0); return { left, right: left + availableWidth }; };
    const drawMarker = (line: { getAscenderHeight(): number }): void => {
      const marker = next, { left } = placeOf(), [before = 0, , after = 0] = item._margin ?? [], edge = list.right - after + gap - left, back = list.left + before - left;
      next = undefined; // the marker's own line comes here too
      const bullet = marker?.canvas?.[0];
      if (marker && bullet) { moveBullet(bullet, rtl ? { rightEdge: edge } : { by: back - marker._minWidth }); writer.addVector(bullet); return; }
      if (!marker?._inlines) return;
      const width = markerWidth(marker), markerLine = new Line(width);
      for (const piece of marker._inlines) markerLine.addInline({ ...piece, alignment: 'left' });
      markerLine.lastLineInParagraph = true;
      markerLine.x = rtl ? edge - (width - (marker._inlines.at(-1)?.trailingCut ?? 0)) : back - marker._minWidth;
      markerLine.y = line.getAscenderHeight() - markerLine.getAscenderHeight();
      writer.addLine(markerLine, true);
    };
    writer.context().addMargin(...sides); writer.addListener('lineAdded', drawMarker);
    const list = placeOf(); // an item's first line may stand in a cell or a column, on the far side of it
    let item = node;
    for (item of (ordered ? node.ol : node.ul) ?? []) { next = item.listMarker; this.processNode(item); node.positions.push(...item.positions); }
    writer.removeListener('lineAdded', drawMarker); writer.context().addMargin(-sides[0], -sides[1]);
  };
}
/** A square knows its left edge, a disc and a circle their middle. */
function moveBullet(bullet: VectorItem, to: { rightEdge: number } | { by: number }): void {
  bullet.x = 'by' in to ? bullet.x + to.by : to.rightEdge - (bullet.type === 'rect' ? bullet.x + bullet.w : bullet.x);
}
