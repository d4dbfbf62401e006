import type { Content, Table, TextStyle } from '../../definition.ts';
import { heightOf, rowHeights } from './height.ts';
import { FULL_INK, MOST_AIR, PAGE_ROOM, SAFETY } from './plan.ts';
import { PAGE } from './theme.ts';

/*
 * How a summary uses its pages. Closing words and signatures stand together, whatever the layout. They follow the tables where these
 * leave them room; else some of what stands before them goes over to their page. What leaves the least of any page empty is chosen.
 */
export interface SummaryPlan {
  /** Points added above and below each row of the table. */
  readonly air: number;
  /** Height to sign and stamp in, under the words of a cell. */
  readonly ink: number;
  /** Officials stand four in a row, one language under the other. */
  readonly close: boolean;
  /** So many of the parts after the table stand on the page of the signatures, whatever room there is before it. */
  readonly moved: number;
}
export interface SummarySections { readonly front: readonly Content[]; readonly table: Table; readonly after: readonly Content[]; readonly closing: readonly Content[] }

const LEAST_INK = 40, KEPT = 8, AIRS = [MOST_AIR, 4.4, 3.3, 2.2, 1.1, 0];
/** Points of an emptier page that it is worth to stand as wide as asked, and not to sign on a page that shows no figure but the closing sum. */
const WIDE = 60, FIGURES = 80;

/**
 * @param draw the sections of a plan
 * @param asked how many parts after the table may go over, and how many rows of signatures there are
 */
export function planSummary(draw: (plan: SummaryPlan) => SummarySections, { moves, rows }: { readonly moves: number; readonly rows: (close: boolean) => number }, style: TextStyle): SummaryPlan {
  const flowOf = (plan: SummaryPlan): Flow => flow(draw(plan), style);
  const plans = [false, true].flatMap(close => Array.from({ length: moves + 1 }, (_, i) => {
    const bare = { air: 0, ink: LEAST_INK, close, moved: moves - i }, { pages } = flowOf(bare), last = pages.at(-1) ?? 0;
    const ink = Math.min(FULL_INK, LEAST_INK + Math.max(0, PAGE_ROOM - SAFETY - KEPT - last) / rows(close));
    const isOpen = (air: number): boolean => flowOf({ ...bare, ink, air }).pages.length === pages.length;
    const plan = { ...bare, ink, air: AIRS.find(isOpen) ?? 0 }, drawn = flowOf(plan), emptiest = Math.max(...drawn.pages.map(used => PAGE_ROOM - used));
    return { plan, worth: pages.length * PAGE_ROOM + emptiest + (close ? WIDE : 0) + (drawn.alone && plan.moved === 0 ? FIGURES : 0) };
  }));
  return plans.reduce((best, one) => (one.worth < best.worth ? one : best)).plan;
}

/** How much of each page is used, and whether the closing part has one to itself. */
interface Flow { readonly pages: readonly number[]; readonly alone: boolean }
/** Every part after the table is one piece, as are its rows. */
function flow({ front, table, after, closing }: SummarySections, style: TextStyle): Flow {
  const height = (part: Content): number => heightOf(part, PAGE.inner, style), [head = 0, ...rows] = headed(table, style), pages = [height(front) + head];
  const put = (high: number, above = 0, spare = 0): void => {
    const used = (pages.at(-1) ?? 0) + high;
    if (used + spare > PAGE_ROOM) pages.push(above + high); else pages[pages.length - 1] = used;
  };
  for (const row of rows) put(row, head);
  for (const part of after) put(height(part));
  const before = pages.length;
  put(height(closing), 0, SAFETY);
  return { pages, alone: pages.length > before };
}
/** The heights of the rows, those of the repeated head as one. */
function headed(table: Table, style: TextStyle): number[] {
  const heights = rowHeights(table, PAGE.inner, style), heads = table.table.headerRows ?? 1;
  return [heights.slice(0, heads).reduce((sum, one) => sum + one, 0), ...heights.slice(heads)];
}
