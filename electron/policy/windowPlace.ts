/** A rectangle on the desktop, in device-independent pixels. */
export interface Box { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

export const SMALLEST = { width: 800, height: 560 } as const;
const USUAL = { width: 1280, height: 800 } as const;
/** So much of a window must be seen on one display, its upper edge among it, for a hand to move it. */
const GRIP = { width: 120, height: 40 } as const;

const shared = (from: number, length: number, otherFrom: number, otherLength: number): number => Math.min(from + length, otherFrom + otherLength) - Math.max(from, otherFrom);
const holds = (area: Box, window: Box): boolean =>
  shared(window.x, window.width, area.x, area.width) >= GRIP.width && shared(window.y, window.height, area.y, area.height) >= GRIP.height && window.y >= area.y;

/**
 * Where a window opens: as it was left, unless its display is gone or smaller; then in the middle of the first one.
 * @param areas what each display leaves free, the primary one first
 */
export function placeWindow(left: Box | null, areas: readonly [Box, ...Box[]]): Box {
  const [primary] = areas;
  const area = left === null ? primary : areas.find((one) => holds(one, left)) ?? primary;
  const within = (wanted: number, smallest: number, room: number): number => Math.min(Math.max(wanted, smallest), room);
  const width = within(left?.width ?? USUAL.width, SMALLEST.width, area.width), height = within(left?.height ?? USUAL.height, SMALLEST.height, area.height);
  if (left !== null && holds(area, left)) return { x: left.x, y: left.y, width, height };
  return { x: area.x + Math.floor((area.width - width) / 2), y: area.y + Math.floor((area.height - height) / 2), width, height };
}
