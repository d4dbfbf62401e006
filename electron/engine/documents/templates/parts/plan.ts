import type { Content, Table, TextStyle } from '../../definition.ts';
import { heightOf, rowHeights } from './height.ts';
import { PAGE } from './theme.ts';

/*
 * How a certificate uses its pages. The closing block (declaration and signatures) is never cut; it follows the table where it
 * has room, its cells growing with that room, and otherwise takes a page of its own, and the first page opens up instead.
 */
export interface Plan {
  /** Points added above and below rows and between sections of the first page. */
  readonly air: number;
  /** Height to sign and stamp in, under the words of a cell. */
  readonly ink: number;
  /** The closing block has a page of its own. */
  readonly roomy: boolean;
}
export interface Sections { readonly front: readonly Content[]; readonly table: Table; readonly after: readonly Content[]; readonly closing: readonly Content[] }

/**
 * A round stamp is about 40 mm wide, 113 points; on a shared page, with 14 mm under the words, it overlaps these, as stamps do.
 * On a page of its own the block has the least only where very many sign.
 */
const LEAST_INK = { shared: 40, own: 22 } as const, FULL_INK = { shared: 78, own: 113 } as const, MOST_AIR = 5.5;
/** Heights are estimated, and a stamp in the last row must not reach the QR code: a block must fit with this to spare, and of what is left over a line or two is not given away. */
const SAFETY = 12, KEPT = 20;
const room = PAGE.height - PAGE.top - PAGE.bottom;
const TIGHT: Plan = { air: 0, ink: LEAST_INK.shared, roomy: false }, ALONE: Plan = { air: 0, ink: LEAST_INK.own, roomy: true };
const clamp = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value));

/** @param draw the sections of a plan; @param rows how many rows of signatures grow with `ink` */
export function planOf(draw: (plan: Plan) => Sections, rows: number, style: TextStyle): Plan {
  const height = (parts: readonly Content[]): number => heightOf(parts, PAGE.inner, style);
  const { front, table, after, closing } = draw(TIGHT), least = height(closing);
  const { page, used } = afterTable(height(front), rowHeights(table, PAGE.inner, style), height(after));
  const left = room - used - SAFETY, fits = least <= left;
  const spare = Math.max(0, (fits ? left - least : room - height(draw(ALONE).closing)) - KEPT);
  const leastInk = fits ? LEAST_INK.shared : LEAST_INK.own;
  const ink = clamp(leastInk + spare / rows, leastInk, fits ? FULL_INK.shared : FULL_INK.own);
  const slack = fits ? spare - (ink - leastInk) * rows : left - KEPT;
  if (page > 1 || slack <= 0) return { air: 0, ink, roomy: !fits };
  const airy = draw({ ...TIGHT, air: 1 }), closed = fits ? height(airy.closing) - least : 0;
  const gain = height([...airy.front, airy.table, ...airy.after]) - height([...front, table, ...after]) + closed;
  return { air: clamp(slack / gain, 0, MOST_AIR), ink, roomy: !fits };
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
