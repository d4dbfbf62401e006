/* One printed paper: what stands where, and what another program reads in the file (kept in test-results/documents). */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Layout, PlacedLine } from '#electron/engine/documents/layout.ts';
import { createPrinter, type Missing, type Printer } from '#electron/engine/documents/print.ts';
import type { DocumentDefinition } from '#electron/engine/documents/definition.ts';
import { bare } from '#shared/domain/common/isolate.ts';
import { present } from '#shared/lib/assert.ts';
import { picture, textOf } from '#tests/support/poppler.ts';

const OUT = path.resolve(import.meta.dirname, '../../test-results/documents');
let printer: Printer | undefined;

export interface Paper {
  readonly pages: number; readonly missing: readonly Missing[]; readonly layout: Layout; readonly pdf: Uint8Array; readonly file: string;
  /** The pages on which the words stand, each once. */
  on(words: string): number[];
  /** All lines in the order of drawing, a cell of a table after the other, without white space: what two languages side by side say, each for itself. */
  drawn(): string;
  /** What pdftotext reads, without white space: it puts some inside Arabic words. */
  text(): string;
}
/** @param name of the file, its language as its end: `summary.ar`; @param dpi of a picture of each page beside it, 0 for none */
export async function printed(definition: DocumentDefinition, name: string, dpi = 0): Promise<Paper> {
  printer ??= createPrinter();
  let seen: Layout | undefined;
  const { pdf, pages, missing } = await printer.print(definition, { observe: layout => { seen = layout; } });
  const layout = present(seen, 'the layout was observed'), lines = layout.lines.map(line => ({ page: line.page, text: squashed(textOfLine(line)) }));
  mkdirSync(OUT, { recursive: true });
  const file = path.join(OUT, `${name}.pdf`);
  writeFileSync(file, pdf);
  if (dpi > 0) picture(file, dpi);
  return {
    pages, missing, layout, pdf, file,
    on: words => [...new Set(lines.filter(line => line.text.includes(squashed(words))).map(line => line.page))],
    drawn: () => lines.map(line => line.text).join(''),
    text: () => squashed(textOf(file)),
  };
}
/** Compared without white space and isolates: both may stand anywhere. */
export const squashed = (text: string): string => bare(text).replace(/[\s\u200d]/g, '');
/** What stands at the top of a page, head and first block, as `drawn` says it. @param below points from the page's edge where it ends */
export const topOf = ({ layout }: Paper, page: number, below = 130): string => layout.lines.filter(line => line.page === page && line.y < below).map(line => squashed(textOfLine(line))).join('');
/** The line's pieces in the order of reading: groups of one direction from the line's own side, each from its own. */
function textOfLine({ pieces, rtl }: PlacedLine): string {
  const groups: string[][] = [];
  pieces.forEach(({ text, level }, i) => {
    const isRtl = level % 2 === 1, before = pieces[i - 1];
    if (!before || (before.level % 2 === 1) !== isRtl) groups.push([]);
    const group = present(groups.at(-1), 'a group was begun');
    if (isRtl) group.unshift(text); else group.push(text);
  });
  return (rtl ? groups.toReversed() : groups).flat().join('');
}

/** What stands where, page by page, as text that a person can read and compare: top, left and right edge in points, then the words. */
export function readable({ layout, pages }: Paper): string {
  const out: string[] = [];
  for (let page = 1; page <= pages; page++) {
    out.push(`--- page ${page} of ${pages}`);
    const rows = layout.lines.filter(line => line.page === page && line.pieces.length > 0).map(line => ({
      top: Math.round(line.y), left: Math.round(Math.min(...line.pieces.map(({ x }) => x))), right: Math.round(Math.max(...line.pieces.map(({ x, width }) => x + width))), words: bare(textOfLine(line)).replace(/\s+/gu, ' ').trim(),
    })).filter(({ words }) => words !== '').sort((a, b) => a.top - b.top || b.right - a.right);
    for (const { top, left, right, words } of rows) out.push(`${String(top).padStart(4)} ${String(left).padStart(4)}–${String(right).padEnd(4)} ${words}`);
    const shapes = layout.shapes.filter(shape => shape.page === page);
    out.push(`     ${shapes.length} drawn shapes`);
  }
  return `${out.join('\n')}\n`;
}
