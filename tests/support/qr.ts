/* What a phone would read in a QR code on a printed page. */
import { execFileSync } from 'node:child_process';
import jsqr from 'jsqr';

/** A CommonJS package: its types name the function, Node gives the module around it. */
const read = (jsqr as typeof jsqr & { readonly default?: typeof jsqr }).default ?? jsqr;

/** A place on a page, in points from its top left corner. */
export interface Box { readonly page: number; readonly x: number; readonly y: number; readonly width: number; readonly height: number }
/** The text of the code in the place, with so many points of white around it, from a picture of so many dots an inch; null where none is read. */
export function codeAt(file: string, { page, x, y, width, height }: Box, quiet: number, dpi = 300): string | null {
  const px = (points: number): string => String(Math.round((points * dpi) / 72));
  const ppm = execFileSync('pdftoppm', ['-r', String(dpi), '-f', String(page), '-l', String(page), '-x', px(x - quiet), '-y', px(y - quiet), '-W', px(width + 2 * quiet), '-H', px(height + 2 * quiet), file], { maxBuffer: 1 << 28 });
  const [, columns = '', rows = ''] = /^P6\n(\d+) (\d+)\n255\n/.exec(ppm.subarray(0, 40).toString('latin1')) ?? [], across = Number(columns), down = Number(rows), pixels = ppm.subarray(ppm.length - across * down * 3);
  const rgba = new Uint8ClampedArray(across * down * 4);
  for (let i = 0; i < across * down; i++) rgba.set([pixels[i * 3] ?? 0, pixels[i * 3 + 1] ?? 0, pixels[i * 3 + 2] ?? 0, 255], i * 4);
  return read(rgba, across, down)?.data ?? null;
}
