import { assert, present } from '#shared/lib/assert.ts';
import type { FontkitFont } from './bidi/internals.ts';
import { repertoireOf, type Sign } from './repertoire.ts';
import { deflated, stored, zlibOf, type ZlibPart } from './zlibParts.ts';

/* Flags of a component of a compound glyph, and table offsets: OpenType specification, `glyf`, `head`, `hhea`, `maxp`. */
const WORDS = 1, SCALE = 8, MORE = 32, XY_SCALE = 64, TWO_BY_TWO = 128;
/** As they stand in the file, which the format leaves free: what all files of a face share is in as few pieces as can be. */
const KEPT_TABLES = ['head', 'hhea', 'maxp', 'cvt ', 'fpgm', 'prep', 'glyf', 'loca', 'hmtx'] as const;
type Kept = (typeof KEPT_TABLES)[number];

/** The glyphs of one document of a face, and what is embedded of them. */
export interface Subset {
  /** The number of a glyph beyond the face's repertoire that stands for these characters; takes it into the subset. */
  take(glyph: number, codePoints: readonly number[]): number;
  /** The font file. */
  file(): { readonly length: number; readonly deflated: Buffer };
  /** The widths of all glyphs by number, as the text of a PDF array. */
  widths(): string;
  /** The map from numbers to letters, deflated. */
  letters(): Buffer;
}
export interface Subsetter {
  /** The number of a glyph that stands for these characters, the same in all documents; undefined beyond the repertoire. */
  numberOf(glyph: number, codePoints: readonly number[]): number | undefined;
  open(): Subset;
}
const keyOf = (glyph: number, codePoints: readonly number[]): string => `${glyph} ${codePoints.join(' ')}`;

/**
 * Makes TrueType subsets of the file's own bytes. fontkit decodes and encodes every glyph again, 6–10 ms a certificate; and a file is put
 * together from what all files of the face begin with, deflated once, and the few glyphs that are a document's own.
 */
export function createSubsetter(font: FontkitFont): Subsetter {
  const { buffer } = font.stream, file = Buffer.from(buffer.buffer, buffer.byteOffset, buffer.byteLength), scale = 1000 / font.unitsPerEm;
  const optional = (tag: string): Buffer | undefined => {
    const at = font.directory.tables[tag];
    return at && file.subarray(at.offset, at.offset + at.length);
  };
  const table = (tag: string): Buffer => present(optional(tag), `the font has a ${tag} table`);
  const glyf = table('glyf'), hmtx = table('hmtx'), longMetrics = table('hhea').readUInt16BE(34), offsets = font.loca.offsets;

  /** The outline; a compound one takes its components into the subset and is renumbered. */
  function outline(glyph: number, numberOfPart: (glyph: number) => number): Buffer {
    const bytes = glyf.subarray(offsets[glyph], offsets[glyph + 1]);
    if (bytes.length === 0 || bytes.readInt16BE(0) >= 0) return bytes;
    const copy = Buffer.from(bytes);
    for (let at = 10, flags = MORE; flags & MORE;) {
      flags = copy.readUInt16BE(at);
      copy.writeUInt16BE(numberOfPart(copy.readUInt16BE(at + 2)), at + 2);
      at += 4 + (flags & WORDS ? 4 : 2) + (flags & SCALE ? 2 : flags & XY_SCALE ? 4 : flags & TWO_BY_TWO ? 8 : 0);
    }
    return copy;
  }
  const advanceOf = (glyph: number): number => hmtx.readUInt16BE(Math.min(glyph, longMetrics - 1) * 4);
  function metrics(glyph: number): Buffer {
    const bearing = glyph < longMetrics ? hmtx.readInt16BE(glyph * 4 + 2) : hmtx.readInt16BE(longMetrics * 4 + (glyph - longMetrics) * 2);
    const out = Buffer.alloc(4);
    out.writeUInt16BE(advanceOf(glyph), 0); out.writeInt16BE(bearing, 2);
    return out;
  }
  /** `glyf`, `loca` and `hmtx` of glyphs that follow others in a file; `signs` grows while compound glyphs bring their components. */
  function encode(signs: readonly Sign[], numberOfPart: (glyph: number) => number, start: number): Record<'glyf' | 'loca' | 'hmtx', Buffer> {
    const outlines: Buffer[] = [], ends: number[] = [], widths: Buffer[] = [];
    let length = start;
    for (let i = 0; i < signs.length; i++) {
      const { glyph } = present(signs[i], 'a glyph of the subset'), bytes = padded(outline(glyph, numberOfPart));
      length += bytes.length; outlines.push(bytes); ends.push(length); widths.push(metrics(glyph));
    }
    const loca = Buffer.alloc(ends.length * 4);
    ends.forEach((end, i) => loca.writeUInt32BE(end, i * 4));
    return { glyf: Buffer.concat(outlines), loca, hmtx: Buffer.concat(widths) };
  }
  const widthOf = ({ glyph }: Sign): number => Math.round(advanceOf(glyph) * scale * 1e6) / 1e6;

  const signs: Sign[] = [], numbers = new Map<string, number>(), anyNumber = new Map<number, number>();
  function add(sign: Sign): number {
    const number = signs.push(sign) - 1;
    numbers.set(keyOf(sign.glyph, sign.codePoints), number);
    if (!anyNumber.has(sign.glyph)) anyNumber.set(sign.glyph, number);
    return number;
  }
  const partNumber = (glyph: number): number => anyNumber.get(glyph) ?? add({ glyph, codePoints: [] });
  add({ glyph: 0, codePoints: [0] });
  repertoireOf(font.postscriptName).forEach(add);
  const { glyf: outlines, loca, hmtx: measures } = encode(signs, partNumber, 0), count = signs.length, empty = Buffer.alloc(0);
  const shared: Readonly<Record<Kept, Buffer>> = { head: empty, hhea: empty, maxp: empty, 'cvt ': optional('cvt ') ?? empty, fpgm: optional('fpgm') ?? empty, prep: optional('prep') ?? empty, glyf: outlines, loca: Buffer.concat([Buffer.alloc(4), loca]), hmtx: measures };
  const sums = KEPT_TABLES.map(tag => checksum(shared[tag]));
  /** Made when the face is first embedded: it may only be looked into. */
  const once = lazy(() => {
    const of = (...tags: readonly Kept[]): ZlibPart => deflated(Buffer.concat(tags.map(tag => padded(shared[tag]))));
    return { outlines: of('cvt ', 'fpgm', 'prep', 'glyf'), loca: of('loca'), measures: of('hmtx'), letters: deflated(Buffer.from(`${LETTERS_START}${lettersOf(signs, 0)}`, 'latin1')), widths: signs.map(widthOf).join(' ') };
  });

  function open(): Subset {
    const own: Sign[] = [], ownNumbers = new Map<string, number>(), ownParts = new Map<number, number>();
    function take(glyph: number, codePoints: readonly number[]): number {
      const key = keyOf(glyph, codePoints), known = ownNumbers.get(key);
      if (known !== undefined) return known;
      const number = count + own.push({ glyph, codePoints }) - 1;
      ownNumbers.set(key, number); ownParts.set(glyph, number);
      return number;
    }
    const ownPart = (glyph: number): number => anyNumber.get(glyph) ?? ownParts.get(glyph) ?? take(glyph, []);
    return {
      take,
      file() {
        const added = encode(own, ownPart, outlines.length), all = count + own.length, head = Buffer.from(table('head')), hhea = Buffer.from(table('hhea')), maxp = Buffer.from(table('maxp'));
        assert(all <= 0xffff, 'a subset holds at most 65535 glyphs');
        head.writeInt16BE(1, 50); head.writeUInt32BE(0, 8); // long offsets; no checksum of the whole
        hhea.writeUInt16BE(all, 34); maxp.writeUInt16BE(all, 4);
        const more: Partial<Record<Kept, Buffer>> = { head, hhea, maxp, ...added }, parts = once();
        const { directory, length } = directoryOf(KEPT_TABLES.map((tag, i) => ({ tag, length: shared[tag].length + (more[tag]?.length ?? 0), sum: ((sums[i] ?? 0) + checksum(more[tag] ?? empty)) >>> 0 })));
        return { length, deflated: zlibOf([stored(Buffer.concat([directory, ...[head, hhea, maxp].map(padded)])), parts.outlines, some(added.glyf), parts.loca, some(added.loca), parts.measures, some(added.hmtx)]) };
      },
      widths: () => `[${[once().widths, ...own.map(widthOf)].join(' ')}]`,
      letters: () => zlibOf([once().letters, some(Buffer.from(`${lettersOf(own, count)}${LETTERS_END}`, 'latin1'))]),
    };
  }
  return { numberOf: (glyph, codePoints) => numbers.get(keyOf(glyph, codePoints)), open };
}
function lazy<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
/** What a document adds is mostly a few glyphs, which is no work for a compressor. */
const FEW = 2000;
const some = (bytes: Buffer): ZlibPart => (bytes.length > FEW ? deflated(bytes) : stored(bytes));

const padded = (bytes: Buffer): Buffer => (bytes.length & 3 ? Buffer.concat([bytes, Buffer.alloc(4 - (bytes.length & 3))]) : bytes);
function checksum(bytes: Buffer): number {
  const whole = padded(bytes);
  let sum = 0;
  for (let word = 0; word < whole.length; word += 4) sum = (sum + whole.readUInt32BE(word)) >>> 0;
  return sum;
}
/** The head of a font file whose tables follow in this order. @returns with the length of the whole file */
function directoryOf(tables: readonly { readonly tag: string; readonly length: number; readonly sum: number }[]): { readonly directory: Buffer; readonly length: number } {
  const kept = tables.filter(({ length }) => length > 0), count = kept.length, log = Math.floor(Math.log2(count)), directory = Buffer.alloc(12 + 16 * count);
  directory.writeUInt32BE(0x00010000, 0); directory.writeUInt16BE(count, 4); directory.writeUInt16BE(16 << log, 6); directory.writeUInt16BE(log, 8); directory.writeUInt16BE(16 * count - (16 << log), 10);
  let position = directory.length;
  const placed = kept.map(({ tag, length, sum }) => { const start = position; position += length + 3 & ~3; return { tag, start, length, sum }; });
  placed.sort((one, other) => (one.tag < other.tag ? -1 : 1)).forEach(({ tag, start, length, sum }, i) => {
    const at = 12 + 16 * i;
    directory.write(tag, at, 'latin1'); directory.writeUInt32BE(sum, at + 4); directory.writeUInt32BE(start, at + 8); directory.writeUInt32BE(length, at + 12);
  });
  return { directory, length: position };
}

/* The map from numbers to letters (ISO 32000-1, 9.10.3). */
const LETTERS_START = [
  '/CIDInit /ProcSet findresource begin', '12 dict begin', 'begincmap', '/CIDSystemInfo <<', '  /Registry (Adobe)', '  /Ordering (UCS)', '  /Supplement 0', '>> def',
  '/CMapName /Adobe-Identity-UCS def', '/CMapType 2 def', '1 begincodespacerange', '<0000><ffff>', 'endcodespacerange', '',
].join('\n');
const LETTERS_END = ['endcmap', 'CMapName currentdict /CMap defineresource pop', 'end', 'end', ''].join('\n');
/** In a range all but the last byte is the same. */
const RANGE = 256;
const hex = (value: number): string => value.toString(16).padStart(4, '0');
const utf16 = (codePoints: readonly number[]): string => Array.from(String.fromCodePoint(...codePoints).split(''), unit => hex(unit.charCodeAt(0))).join('');
function lettersOf(signs: readonly Sign[], first: number): string {
  const ranges: string[] = [];
  for (let start = first, last = first + signs.length; start < last;) {
    const end = Math.min(last, start - start % RANGE + RANGE);
    ranges.push(`<${hex(start)}> <${hex(end - 1)}> [${signs.slice(start - first, end - first).map(({ codePoints }) => `<${utf16(codePoints)}>`).join(' ')}]`);
    start = end;
  }
  return ranges.length === 0 ? '' : `${ranges.length} beginbfrange\n${ranges.join('\n')}\nendbfrange\n`;
}
