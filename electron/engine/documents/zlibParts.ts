/* zlib streams (RFC 1950, 1951) put together from parts: what begins every file of a kind is deflated once a process, not once a file. */
import { constants, deflateRawSync } from 'node:zlib';

/** Whole blocks of a deflate stream, none of them its last, which refer to nothing before them. */
export interface ZlibPart { readonly blocks: Uint8Array; readonly length: number; readonly sum: Adler }
/** Adler-32 in its two halves. */
interface Adler { readonly a: number; readonly b: number }
const MODULUS = 65_521;
/** As many bytes as the halves take before they must be reduced, so that they stay small integers. */
const RUN = 3800;

function adler(bytes: Uint8Array): Adler {
  let a = 1, b = 0;
  for (let at = 0; at < bytes.length;) {
    for (const end = Math.min(at + RUN, bytes.length); at < end; at++) { a += bytes[at] ?? 0; b += a; }
    a %= MODULUS; b %= MODULUS;
  }
  return { a, b };
}
/** The sum of what follows upon what went before. */
const after = (before: Adler, { sum, length }: ZlibPart): Adler => ({ a: (before.a + sum.a - 1) % MODULUS, b: (before.b + sum.b + (before.a - 1) * length) % MODULUS });

export const deflated = (bytes: Uint8Array): ZlibPart => ({ blocks: deflateRawSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH }), length: bytes.length, sum: adler(bytes) });

const MOST_STORED = 0xffff;
/** For a few bytes: setting up a compressor takes longer than they are worth. */
export function stored(bytes: Uint8Array): ZlibPart {
  const pieces: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; at += MOST_STORED) {
    const piece = bytes.subarray(at, at + MOST_STORED), head = Buffer.alloc(5);
    head.writeUInt16LE(piece.length, 1); head.writeUInt16LE(piece.length ^ 0xffff, 3);
    pieces.push(head, piece);
  }
  return { blocks: Buffer.concat(pieces), length: bytes.length, sum: adler(bytes) };
}

const HEAD = Buffer.from([0x78, 0x9c]);
export function zlibOf(parts: readonly ZlibPart[]): Buffer {
  const { a, b } = parts.reduce(after, { a: 1, b: 0 }), end = Buffer.from([1, 0, 0, 0xff, 0xff, 0, 0, 0, 0]); // an empty last block, and the sum
  end.writeUInt16BE(b, 5); end.writeUInt16BE(a, 7);
  return Buffer.concat([HEAD, ...parts.map(({ blocks }) => blocks), end]);
}
