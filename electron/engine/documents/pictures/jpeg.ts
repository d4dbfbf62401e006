/* JPEG (ITU-T T.81). Its scan is not decoded here: a damaged one prints damaged, but prints. */
import { ok, refuse, type Result } from '#shared/lib/result.ts';
import type { Picture } from '#shared/domain/papers.ts';
import { SIDE_LIMIT } from './png.ts';

/** Bytes kept: a JPEG goes into each paper as it is. */
const JPEG_LIMIT = 512 * 1024;
const SOI = 0xd8, EOI = 0xd9, SOS = 0xda, APP0 = 0xe0, APP1 = 0xe1, APP14 = 0xee, APP15 = 0xef, COMMENT = 0xfe;
/** Start of frame: baseline, extended and progressive, by Huffman; all others are rare, and read by few. */
const FRAMES = new Set([0xc0, 0xc1, 0xc2]), OTHER_FRAMES = new Set([0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf]);

export function readJpeg(file: Buffer): Result<Picture> {
  const kept: Buffer[] = [file.subarray(0, 2)];
  let frame: Buffer | undefined;
  for (let at = 2; at + 4 <= file.length;) {
    const marker = file[at + 1] ?? 0;
    if (marker === 0xff) { at++; continue; } // fill bytes
    if (file[at] !== 0xff || marker < 0xc0 || marker === SOI || marker === EOI || OTHER_FRAMES.has(marker)) return refuse('picture.DAMAGED');
    const end = at + 2 + file.readUInt16BE(at + 2), segment = file.subarray(at, end);
    if (segment.length < 4 || end > file.length) return refuse('picture.DAMAGED');
    if (marker === APP1 && isTurned(segment)) return refuse('picture.JPEG_TURNED');
    if (FRAMES.has(marker)) { if (frame) return refuse('picture.DAMAGED'); frame = segment; }
    if (marker === SOS) return finished(file.subarray(at), kept, frame);
    if (!(marker === COMMENT || (marker > APP0 && marker <= APP15 && marker !== APP14))) kept.push(segment); // APP0 and APP14 tell the colours; the rest may tell who and where
    at = end;
  }
  return refuse('picture.DAMAGED');
}

function finished(scans: Buffer, kept: readonly Buffer[], frame: Buffer | undefined): Result<Picture> {
  const end = scans.lastIndexOf(Buffer.from([0xff, EOI]));
  if (!frame || frame.length < 11 || frame[4] !== 8 || end < 0) return refuse('picture.DAMAGED');
  const height = frame.readUInt16BE(5), width = frame.readUInt16BE(7), components = frame[9];
  if (width === 0 || height === 0) return refuse('picture.DAMAGED');
  if (width > SIDE_LIMIT || height > SIDE_LIMIT) return refuse('picture.TOO_MANY_PIXELS', { limit: SIDE_LIMIT });
  if (components === 4) return refuse('picture.JPEG_CMYK'); // its colours would need a second output intent (ISO 19005-2, 6.2.4.3)
  if (components !== 1 && components !== 3) return refuse('picture.DAMAGED');
  const whole = Buffer.concat([...kept, scans.subarray(0, end + 2)]);
  if (whole.length > JPEG_LIMIT) return refuse('picture.TOO_LARGE_FILE', { limit: JPEG_LIMIT / 1024 });
  return ok({ kind: 'jpeg', width, height, dataUrl: `data:image/jpeg;base64,${whole.toString('base64')}` });
}

/** An Exif orientation other than upright (tag 0x0112). */
function isTurned(segment: Buffer): boolean {
  if (segment.toString('latin1', 4, 10) !== 'Exif\0\0' || segment.length < 24) return false;
  const tiff = segment.subarray(10), little = tiff.toString('latin1', 0, 2) === 'II';
  const two = (at: number): number => (at + 2 > tiff.length ? 0 : little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at)), four = (at: number): number => (at + 4 > tiff.length ? 0 : little ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at));
  const first = four(4), count = two(first);
  for (let i = 0; i < count; i++) if (two(first + 2 + 12 * i) === 0x0112) return two(first + 10 + 12 * i) > 1;
  return false;
}
