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
 * A round stamp is about 40 mm wide, 113.4 points; on a shared page, with 14 mm under the words, it overlaps these, as stamps do.
 * On a page of its own the block has the least only where very many sign.
 */
const LEAST_INK = { shared: 40, own: 20 } as const;
export const FULL_INK = 114, MOST_AIR = 5.5;
/** Heights are estimated, and a stamp in the last row must not reach the QR code: a block must fit with this to spare, and of what is left over a line or two is not given away. */
export const SAFETY = 12;
const KEPT = 20;
/** Points between a page's head and foot. */
export const PAGE_ROOM = PAGE.height - PAGE.top - PAGE.bottom;
const TIGHT: Plan = { air: 0, ink: LEAST_INK.shared, roomy: false }, ALONE: Plan = { air: 0, ink: LEAST_INK.own, roomy: true };
const clamp = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value));

/** @param draw the sections of a plan; @param rows how many rows of signatures grow with `ink` */
export function planOf(draw: (plan: Plan) => Sections, rows: number, style: TextStyle): Plan {
  const height = (parts: readonly Content[]): number => heightOf(parts, PAGE.inner, style);
  const endOf = ({ front, table, after }: Sections): { readonly page: number; readonly left: number } => {
    const { page, used } = afterTable(height(front), rowHeights(table, PAGE.inner, style), height(after));
    return { page, left: PAGE_ROOM - used - SAFETY };
  };
  const tight = draw(TIGHT), end = endOf(tight), least = height(tight.closing);
  if (least <= end.left) {
    const spare = Math.max(0, end.left - least - KEPT), ink = clamp(LEAST_INK.shared + spare / rows, LEAST_INK.shared, FULL_INK), slack = spare - (ink - LEAST_INK.shared) * rows;
    if (end.page > 1 || slack <= 0) return { air: 0, ink, roomy: false };
    return { air: airOf(slack, tight, true), ink, roomy: false };
  }
  const alone = draw(ALONE), last = endOf(alone), own = height(alone.closing);
  // what follows the table may have moved to a page that has room for the block all the same
  const spare = Math.max(0, (last.page > 1 && own <= last.left ? last.left : PAGE_ROOM) - own - KEPT), slack = last.left - KEPT;
  const ink = clamp(LEAST_INK.own + spare / rows, LEAST_INK.own, FULL_INK);
  return { air: last.page > 1 || slack <= 0 ? 0 : airOf(slack, alone, false), ink, roomy: true };

  /** How much air free points give, shared by all rows and gaps of the first page. */
  function airOf(free: number, drawn: Sections, closes: boolean): number {
    const airy = draw({ ...(closes ? TIGHT : ALONE), air: 1 }), closed = closes ? height(airy.closing) - least : 0;
    const gain = height([...airy.front, airy.table, ...airy.after]) - height([...drawn.front, drawn.table, ...drawn.after]) + closed;
    return clamp(free / gain, 0, MOST_AIR);
  }
}

/** On which page the table and what follows it end, and how much of that page is used. */
function afterTable(front: number, rows: readonly number[], after: number): { readonly page: number; readonly used: number } {
  const [head = 0, ...body] = rows;
  let page = 1, used = front + head;
  for (const row of body) {
    if (used + row > PAGE_ROOM) { page++; used = head; }
    used += row;
  }
  return used + after > PAGE_ROOM ? { page: page + 1, used: after } : { page, used: used + after };
}
