/* What is higher than its place: pdfmake drops a kept-together block whole, and all but the first part of a page header, without a word. */
import { BugError } from '#shared/lib/assert.ts';
import type { Internals, Node } from './internals.ts';

/** An unbreakable block, a row or the header rows of a table do not fit on a page: the printer lays out again with `node` breakable. */
export class TooTall extends Error {
  override name = 'TooTall';
  readonly node: object;
  constructor(node: object) { super('a block is higher than the page'); this.node = node; }
}

export function patchTall({ LayoutBuilder, PageElementWriter }: Internals): void {
  const owners = new WeakMap<object, { open: Node[]; block: Node | undefined }>(); // by writer: nodes being laid out, and whose block it gathers
  const of = (writer: object) => { const state = owners.get(writer) ?? { open: [], block: undefined }; owners.set(writer, state); return state; };

  const { processNode } = LayoutBuilder.prototype;
  LayoutBuilder.prototype.processNode = function processKeptNode(node, isCell) {
    if (!node.unbreakable && !node.table) { processNode.call(this, node, isCell); return; }
    const { open } = of(this.writer);
    open.push(node);
    processNode.call(this, node, isCell);
    open.pop();
  };
  const { beginUnbreakableBlock, commitUnbreakableBlock, _fitOnPage } = PageElementWriter.prototype;
  PageElementWriter.prototype.beginUnbreakableBlock = function beginBlock(width, height) {
    if (this.transactionLevel === 0) { const state = of(this); state.block = state.open.at(-1); }
    beginUnbreakableBlock.call(this, width, height);
  };
  PageElementWriter.prototype.commitUnbreakableBlock = function commitBlock(x, y) {
    if (this.transactionLevel === 1 && this.context().pages.length > 1) throw new BugError('a header, footer or background is higher than its place on the page');
    commitUnbreakableBlock.call(this, x, y); // any other block is laid out on an endless page, and must then fit
    if (this.transactionLevel === 0) of(this).block = undefined;
  };
  PageElementWriter.prototype._fitOnPage = function fitOnPage(add) {
    const position = _fitOnPage.call(this, add);
    if (position) return position;
    const { open, block } = of(this), table = open.findLast(node => node.table?.headerRows) ?? open.findLast(node => node.table);
    const culprit = this.transactionLevel === 0 ? (block ?? table) : undefined;
    if (culprit) throw new TooTall(culprit);
    throw new BugError('a line or drawing is higher than the page');
  };
}
