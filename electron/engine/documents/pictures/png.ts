/* PNG (ISO/IEC 15948), decoded here: pdfmake's own reader mistakes transparency of grey, palettes under 8 bits and 16 bits, and fails asynchronously. */
import { crc32, deflateSync, inflateSync } from 'node:zlib';
import { ok, refuse, type Result } from '#shared/lib/result.ts';
import type { Picture } from '#shared/domain/papers.ts';

/** Pixels of one side that are read; and that are kept: 800 pixels are 300 dots an inch on 68 mm of paper, and a logo stands in every paper. */
export const SIDE_LIMIT = 4096, SIDE_KEPT = 800;
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
export const isPng = (file: Buffer): boolean => file.subarray(0, 8).equals(SIGNATURE);

const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
const DEPTHS: Readonly<Record<number, readonly number[]>> = { 0: [1, 2, 4, 8, 16], 2: [8, 16], 3: [1, 2, 4, 8], 4: [8, 16], 6: [8, 16] };
/** Of each pass its first column and row, and their steps (ISO/IEC 15948, 8.2). */
const ADAM7 = [[0, 0, 8, 8], [4, 0, 8, 8], [0, 4, 4, 8], [2, 0, 4, 4], [0, 2, 2, 4], [1, 0, 2, 2], [0, 1, 1, 2]] as const, WHOLE = [[0, 0, 1, 1]] as const;

interface Parts { readonly width: number; readonly height: number; readonly bits: number; readonly type: number; readonly interlaced: boolean; readonly palette: Buffer; readonly transparency: Buffer; readonly data: Buffer }

function partsOf(file: Buffer): Parts | null {
  let header: Buffer | undefined, palette: Buffer = Buffer.alloc(0), transparency: Buffer = Buffer.alloc(0);
  const data: Buffer[] = [];
  for (let at = 8; at + 12 <= file.length;) {
    const length = file.readUInt32BE(at), end = at + 8 + length;
    if (end + 4 > file.length || crc32(file.subarray(at + 4, end)) !== file.readUInt32BE(end)) return null;
    const name = file.toString('latin1', at + 4, at + 8), body = file.subarray(at + 8, end);
    if (!header !== (name === 'IHDR')) return null; // first, and once
    if (name === 'IHDR') header = body;
    else if (name === 'PLTE') palette = body;
    else if (name === 'tRNS') transparency = body;
    else if (name === 'IDAT') data.push(body);
    else if (name === 'IEND') {
      if (header?.length !== 13 || header[10] !== 0 || header[11] !== 0 || (header[12] ?? 2) > 1) return null;
      return { width: header.readUInt32BE(0), height: header.readUInt32BE(4), bits: header[8] ?? 0, type: header[9] ?? 1, interlaced: header[12] === 1, palette, transparency, data: Buffer.concat(data) };
    } else if (/^[A-Z]/.test(name)) return null; // a part one must know to draw the picture
    at = end + 4;
  }
  return null;
}

export function readPng(file: Buffer): Result<Picture> {
  const parts = partsOf(file);
  if (!parts || parts.width === 0 || parts.height === 0 || !DEPTHS[parts.type]?.includes(parts.bits)) return refuse('picture.DAMAGED');
  if (parts.width > SIDE_LIMIT || parts.height > SIDE_LIMIT) return refuse('picture.TOO_MANY_PIXELS', { limit: SIDE_LIMIT });
  if (parts.type === 3 && (parts.palette.length === 0 || parts.palette.length % 3 > 0)) return refuse('picture.DAMAGED');
  const pixels = pixelsOf(parts);
  if (!pixels) return refuse('picture.DAMAGED');
  if (isWhite(pixels)) return refuse('picture.EMPTY');
  const kept = smaller(pixels, parts.width, parts.height);
  return ok({ kind: 'png', width: kept.width, height: kept.height, dataUrl: `data:image/png;base64,${encoded(kept).toString('base64')}` });
}

/** Whole words, not a callback a byte: 50 million of them take a second. */
const isWhite = (pixels: Buffer): boolean => pixels.equals(Buffer.alloc(pixels.length, 255));

/** Red, green, blue of every pixel, a byte each, over white; null where the compressed data are not exactly what the header promises. */
function pixelsOf({ width, height, bits, type, interlaced, palette, transparency, data }: Parts): Buffer | null {
  const channels = CHANNELS[type] ?? 1, passes = (interlaced ? ADAM7 : WHOLE).map(([x, y, dx, dy]) => ({ x, y, dx, dy, columns: Math.ceil((width - x) / dx), rows: Math.ceil((height - y) / dy) })).filter(({ columns, rows }) => columns > 0 && rows > 0);
  const bytesOf = (columns: number): number => Math.ceil(columns * channels * bits / 8), expected = passes.reduce((sum, { columns, rows }) => sum + rows * (1 + bytesOf(columns)), 0);
  let raw: Buffer;
  try { raw = inflateSync(data, { maxOutputLength: expected }); } catch { return null; } // a bomb stops at the promised size
  if (raw.length !== expected) return null;
  const out = Buffer.alloc(width * height * 3, 255), step = Math.max(1, channels * bits >> 3), read = reader(bits, type, palette, transparency), plain = bits === 8 && type !== 3 && transparency.length === 0;
  let at = 0;
  for (const { x, y, dx, dy, columns, rows } of passes) {
    const length = bytesOf(columns);
    let above: Buffer = Buffer.alloc(length);
    for (let row = 0; row < rows; row++) {
      const line = raw.subarray(at + 1, at + 1 + length);
      if (!unfilter(line, above, raw[at] ?? 5, step)) return null;
      if (plain) overWhite(line, columns, channels, out, (y + row * dy) * width + x, dx);
      else for (let column = 0; column < columns; column++) if (!read(line, column, out, ((y + row * dy) * width + x + column * dx) * 3)) return null;
      above = line; at += 1 + length;
    }
  }
  return out;
}

function paeth(left: number, up: number, corner: number): number {
  const toLeft = Math.abs(up - corner), toUp = Math.abs(left - corner), toCorner = Math.abs(left + up - 2 * corner);
  return toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner;
}
function unfilter(line: Buffer, above: Buffer, filter: number, step: number): boolean {
  if (filter > 4) return false;
  if (filter === 0) return true;
  for (let i = 0; i < line.length; i++) {
    const left = i < step ? 0 : line[i - step] ?? 0, up = above[i] ?? 0;
    const guess = filter === 1 ? left : filter === 2 ? up : filter === 3 ? (left + up) >> 1 : paeth(left, up, i < step ? 0 : above[i - step] ?? 0);
    line[i] = ((line[i] ?? 0) + guess) & 255;
  }
  return true;
}

/** The common kinds at once: a byte a channel, no palette, no clear colour. */
function overWhite(line: Buffer, columns: number, channels: number, out: Buffer, pixel: number, step: number): void {
  const alphaAt = channels === 2 ? 1 : channels === 4 ? 3 : -1, green = channels > 2 ? 1 : 0;
  for (let column = 0, from = 0, to = pixel * 3; column < columns; column++, from += channels, to += 3 * step) {
    const alpha = alphaAt < 0 ? 255 : line[from + alphaAt] ?? 0;
    out[to] = 255 - Math.round((255 - (line[from] ?? 0)) * alpha / 255);
    out[to + 1] = 255 - Math.round((255 - (line[from + green] ?? 0)) * alpha / 255);
    out[to + 2] = 255 - Math.round((255 - (line[from + 2 * green] ?? 0)) * alpha / 255);
  }
}

/** Writes one pixel of a line over white; false for a colour that the palette lacks. */
function reader(bits: number, type: number, palette: Buffer, transparency: Buffer): (line: Buffer, column: number, out: Buffer, to: number) => boolean {
  const channels = CHANNELS[type] ?? 1, most = (1 << bits) - 1, colours = channels > 2 ? 3 : 1, alphaAt = channels === 2 ? 1 : channels === 4 ? 3 : -1;
  const sample = (line: Buffer, i: number): number => (bits === 8 ? line[i] ?? 0 : bits === 16 ? line.readUInt16BE(2 * i) : ((line[i * bits >> 3] ?? 0) >> (8 - bits - (i * bits & 7))) & most);
  const keys = transparency.length >= 2 * colours && alphaAt < 0 && type !== 3 ? Array.from({ length: colours }, (_, i) => transparency.readUInt16BE(2 * i)) : null;
  const write = (out: Buffer, at: number, value: number, alpha: number): void => { out[at] = Math.round(255 + (value - 255) * alpha); };
  return (line, column, out, to) => {
    const first = column * channels;
    if (type === 3) {
      const entry = sample(line, first), alpha = (transparency[entry] ?? 255) / 255;
      if (3 * entry >= palette.length) return false;
      for (let i = 0; i < 3; i++) write(out, to + i, palette[3 * entry + i] ?? 0, alpha);
      return true;
    }
    const clear = keys?.every((key, i) => key === sample(line, first + i)) ?? false, alpha = clear ? 0 : alphaAt < 0 ? 1 : sample(line, first + alphaAt) / most;
    for (let i = 0; i < 3; i++) write(out, to + i, sample(line, first + (colours === 3 ? i : 0)) * 255 / most, alpha);
    return true;
  };
}

interface Pixels { readonly pixels: Buffer; readonly width: number; readonly height: number }
/** The mean of squares of whole pixels, so that no side is longer than is kept. */
function smaller(pixels: Buffer, width: number, height: number): Pixels {
  const by = Math.ceil(Math.max(width, height) / SIDE_KEPT);
  if (by === 1) return { pixels, width, height };
  const columns = Math.ceil(width / by), rows = Math.ceil(height / by), out = Buffer.alloc(columns * rows * 3);
  for (let row = 0; row < rows; row++) for (let column = 0; column < columns; column++) for (let channel = 0; channel < 3; channel++) {
    let sum = 0, count = 0;
    for (let y = row * by; y < Math.min(height, (row + 1) * by); y++) for (let x = column * by; x < Math.min(width, (column + 1) * by); x++) { sum += pixels[(y * width + x) * 3 + channel] ?? 0; count++; }
    out[(row * columns + column) * 3 + channel] = Math.round(sum / count);
  }
  return { pixels: out, width: columns, height: rows };
}

/** The plainest PNG: 8 bits of grey or of red, green and blue, each line with the filter that leaves least. */
function encoded({ pixels, width, height }: Pixels): Buffer {
  let grey = true;
  for (let i = 0; i < pixels.length && grey; i += 3) grey = pixels[i] === pixels[i + 1] && pixels[i] === pixels[i + 2];
  const step = grey ? 1 : 3, length = width * step, body = grey ? Buffer.from(pixels.filter((_, i) => i % 3 === 0)) : pixels, lines: Buffer[] = [];
  let above: Buffer = Buffer.alloc(length);
  for (let row = 0; row < height; row++) {
    const line = body.subarray(row * length, (row + 1) * length);
    let best: Buffer | undefined, least = Infinity;
    for (let filter = 0; filter <= 4; filter++) {
      const filtered = Buffer.alloc(length + 1, filter);
      let sum = 0;
      for (let i = 0; i < length; i++) {
        const left = i < step ? 0 : line[i - step] ?? 0, up = above[i] ?? 0, corner = i < step ? 0 : above[i - step] ?? 0;
        const value = ((line[i] ?? 0) - (filter === 0 ? 0 : filter === 1 ? left : filter === 2 ? up : filter === 3 ? (left + up) >> 1 : paeth(left, up, corner))) & 255;
        filtered[i + 1] = value;
        sum += value < 128 ? value : 256 - value;
      }
      if (sum < least) { least = sum; best = filtered; }
    }
    if (best) lines.push(best);
    above = line;
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0); header.writeUInt32BE(height, 4); header[8] = 8; header[9] = grey ? 0 : 2;
  return Buffer.concat([SIGNATURE, chunk('IHDR', header), chunk('IDAT', deflateSync(Buffer.concat(lines), { level: 9 })), chunk('IEND', Buffer.alloc(0))]);
}
export function chunk(name: string, body: Buffer): Buffer {
  const out = Buffer.alloc(body.length + 12);
  out.writeUInt32BE(body.length, 0); out.write(name, 4, 'latin1'); body.copy(out, 8);
  out.writeUInt32BE(crc32(out.subarray(4, body.length + 8)), body.length + 8);
  return out;
}
