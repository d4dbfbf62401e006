import { crc32, inflateRawSync } from 'node:zlib';

/*
 * A zip archive from outside, by its central directory (PKWARE APPNOTE 4.3). What the headers say about inflated sizes is not
 * believed: every part is measured while it inflates, and inflating stops at the limit.
 */
export interface ArchiveLimits { readonly inflatedBytes: number; readonly parts: number }
export type ArchiveFault = 'NOT_AN_ARCHIVE' | 'TOO_LARGE' | 'TOO_MANY_PARTS';
export type Parts = ReadonlyMap<string, Uint8Array>;

const END = 0x06054b50, END_SIZE = 22, MAX_COMMENT = 0xffff;
const ENTRY = 0x02014b50, ENTRY_SIZE = 46;
const LOCAL = 0x04034b50, LOCAL_SIZE = 30;
const ENCRYPTED = 1, STORED = 0, DEFLATED = 8;
const ZIP64_FIELD = 1, IN_ZIP64 = 0xffffffff;

/** Breaks off reading; never leaves this file. */
class Broken extends Error {
  readonly fault: ArchiveFault;
  constructor(fault: ArchiveFault) { super(fault); this.fault = fault; }
}
const broken = (fault: ArchiveFault = 'NOT_AN_ARCHIVE'): never => { throw new Broken(fault); };

function findEnd(view: DataView): number {
  for (let at = view.byteLength - END_SIZE; at >= Math.max(0, view.byteLength - END_SIZE - MAX_COMMENT); at--) {
    if (view.getUint32(at, true) === END) return at;
  }
  return broken();
}
/** Sizes and offset of an entry; writers that stream put them in the Zip64 field, in this order, each only where it does not fit. */
function placeOf(view: DataView, entry: number, nameLength: number): { packed: number; offset: number } {
  const sizes = [view.getUint32(entry + 24, true), view.getUint32(entry + 20, true), view.getUint32(entry + 42, true)];
  let at = entry + ENTRY_SIZE + nameLength;
  const end = at + view.getUint16(entry + 30, true);
  for (; at + 4 <= end && sizes.includes(IN_ZIP64); at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== ZIP64_FIELD) continue;
    let field = at + 4;
    sizes.forEach((size, index) => { if (size === IN_ZIP64) { sizes[index] = Number(view.getBigUint64(field, true)); field += 8; } });
  }
  return { packed: sizes[1] ?? 0, offset: sizes[2] ?? 0 };
}
function inflate(packed: Uint8Array, method: number, room: number): Uint8Array {
  if (method === STORED) return packed.length > room ? broken('TOO_LARGE') : packed.slice();
  if (method !== DEFLATED) return broken();
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, room) });
  } catch (error) {
    return broken((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? 'TOO_LARGE' : 'NOT_AN_ARCHIVE');
  }
}
function* partsOf(bytes: Uint8Array, limits: ArchiveLimits): Generator<[name: string, content: Uint8Array]> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  if (count > limits.parts) broken('TOO_MANY_PARTS');
  let entry = view.getUint32(end + 16, true), room = limits.inflatedBytes;
  for (let n = 0; n < count; n++) {
    if (view.getUint32(entry, true) !== ENTRY) broken();
    const nameLength = view.getUint16(entry + 28, true);
    if (view.getUint16(entry + 8, true) & ENCRYPTED) broken();
    const name = new TextDecoder().decode(bytes.subarray(entry + ENTRY_SIZE, entry + ENTRY_SIZE + nameLength));
    const { packed, offset } = placeOf(view, entry, nameLength);
    if (view.getUint32(offset, true) !== LOCAL) broken();
    const start = offset + LOCAL_SIZE + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
    if (start + packed > bytes.length) broken();
    if (!name.endsWith('/')) {
      const content = inflate(bytes.subarray(start, start + packed), view.getUint16(entry + 10, true), room);
      room -= content.length;
      if (crc32(content) !== view.getUint32(entry + 16, true)) broken();
      yield [name, content];
    }
    entry += ENTRY_SIZE + nameLength + view.getUint16(entry + 30, true) + view.getUint16(entry + 32, true);
  }
}
/** The parts of an archive by name, inflated, measured and checked against their checksums. */
export function readArchive(bytes: Uint8Array, limits: ArchiveLimits): { ok: true; parts: Parts } | { ok: false; fault: ArchiveFault } {
  try {
    return { ok: true, parts: new Map(partsOf(bytes, limits)) };
  } catch (error) {
    if (error instanceof Broken) return { ok: false, fault: error.fault };
    // a DataView read past the end: the archive is cut
    if (error instanceof RangeError) return { ok: false, fault: 'NOT_AN_ARCHIVE' };
    throw error;
  }
}
