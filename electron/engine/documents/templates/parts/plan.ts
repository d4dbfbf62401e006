import type { Content, Table, TextStyle } from '../../definition.ts';
import { heightOf, rowHeights } from './height.ts';
import { PAGE } from './theme.ts';

/*
 * How a certificate uses its pages. The closing block (declaration and signatures) is never cut; it follows the table where it
 * has room, its cells growing with it, and otherwise takes a page of its own, and the first page opens up instead.
 */
export interface Plan {
  /** Points added above and below rows and between sections of the first page. */
  readonly air: number;
  /** Height of a cell to sign and stamp. */
  readonly cell: number;
  /** The closing block has a page of its own. */
  readonly roomy: boolean;
}
export interface Sections { readonly front: readonly Content[]; readonly table: Table; readonly after: readonly Content[]; readonly closing: readonly Content[] }

/** A round stamp is about 40 mm wide; the least leaves 7 mm under the names, and a stamp may overlap them. */
const LEAST_CELL = 57, MOST_AIR = 4.5;
/** Where the closing block shares a page, and where it has one of its own. */
const FULL_CELL = { shared: 112, own: 150 } as const;
/** Points kept free: heights are estimated. */
const SAFETY = 8;
const room = PAGE.height - PAGE.top - PAGE.bottom;
export const TIGHT: Plan = { air: 0, cell: LEAST_CELL, roomy: false };
const clamp = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value));

/** @param draw the sections of a plan; @param rows how many rows of signatures grow with `cell` */
export function planOf(draw: (plan: Plan) => Sections, rows: number, style: TextStyle): Plan {
  const height = (parts: readonly Content[]): number => heightOf(parts, PAGE.inner, style);
  const { front, table, after, closing } = draw(TIGHT), least = height(closing);
  const { page, used } = afterTable(height(front), rowHeights(table, PAGE.inner, style), height(after));
  const left = room - used - SAFETY, fits = least <= left;
  const cell = clamp(LEAST_CELL + (fits ? left - least : room - SAFETY - height(draw({ ...TIGHT, roomy: true }).closing)) / rows, LEAST_CELL, fits ? FULL_CELL.shared : FULL_CELL.own);
  const slack = fits ? left - least - (cell - LEAST_CELL) * rows : left;
  if (page > 1 || slack <= 0) return { air: 0, cell, roomy: !fits };
  const airy = draw({ ...TIGHT, air: 1 }), parts = fits ? [airy.front, airy.table, airy.after, airy.closing] : [airy.front, airy.table, airy.after];
  const tight = fits ? [front, table, after, closing] : [front, table, after];
  return { air: clamp(slack / (height(parts.flat()) - height(tight.flat())), 0, MOST_AIR), cell, roomy: !fits };
}

/** On which page the table and what follows it end, and how much of that page is used. */
function afterTable(front: number, rows: readonly number[], after: number): { readonly page: number; readonly used: number } {
  const [head = 0, ...body] = rows;
  let page = 1, used = front + head;
  for (const row of body) {
    if (used + row > room) { page++; used = head; }
    used += row;
  }
  return used + after > room ? { page: page + 1, used: after } : { page, used: used + after };
}
