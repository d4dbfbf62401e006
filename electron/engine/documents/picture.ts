import { createHash } from 'node:crypto';
import type { Picture } from '#shared/domain/papers.ts';
import { ok, refuse, type Result } from '#shared/lib/result.ts';
import { readJpeg } from './pictures/jpeg.ts';
import { isPng, readPng } from './pictures/png.ts';
import { readSvg } from './pictures/svg.ts';
import { draws } from './pictures/trial.ts';

/** A picture made ready for print: of the file only what is seen is kept, neither its comments nor where a photograph was taken. */
export type KeptPicture = Picture & { readonly sha256: string };

/** Bytes of a file that is read at all. */
export const PICTURE_FILE_LIMIT = 2 * 1024 * 1024;

/**
 * Reads a PNG, JPEG or SVG, told by its content. What is accepted prints: transparent PNGs are laid over white, and every picture has been
 * drawn once on a page that is thrown away. `sha256` is of what is kept; reading what was kept gives it again.
 */
export function readPicture(bytes: Uint8Array): Result<KeptPicture> {
  const read = readKeptPicture(bytes);
  return read.ok && !draws(read.value) ? refuse('picture.DAMAGED') : read;
}
/** The same for a file that was accepted before: it is not drawn again, which spares the engine's thread to load the printer. */
export function readKeptPicture(bytes: Uint8Array): Result<KeptPicture> {
  if (bytes.length === 0) return refuse('picture.EMPTY_FILE');
  if (bytes.length > PICTURE_FILE_LIMIT) return refuse('picture.TOO_LARGE_FILE', { limit: PICTURE_FILE_LIMIT / 1024 });
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const read: Result<Picture> = isPng(file) ? readPng(file) : file[0] === 0xff && file[1] === 0xd8 ? readJpeg(file) : readSvg(file);
  if (!read.ok) return read;
  return ok({ ...read.value, sha256: createHash('sha256').update(read.value.kind === 'svg' ? read.value.svg : read.value.dataUrl).digest('hex') });
}
