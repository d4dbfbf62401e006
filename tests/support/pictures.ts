/* Pictures to read in tests: PNGs of every kind, SVGs like those that drawing programs write, damaged at will. */
import { deflateSync } from 'node:zlib';
import { chunk } from '#electron/engine/documents/pictures/png.ts';

export type Rgba = readonly [red: number, green: number, blue: number, alpha: number];
export const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
export interface PngKind { readonly type: 0 | 2 | 3 | 4 | 6; readonly bits: 1 | 2 | 4 | 8 | 16; readonly interlaced?: boolean; readonly key?: Rgba; readonly filter?: number }
const ADAM7 = [[0, 0, 8, 8], [4, 0, 8, 8], [0, 4, 4, 8], [2, 0, 4, 4], [0, 2, 2, 4], [1, 0, 2, 2], [0, 1, 1, 2]] as const;

/** Of palettes the entries are the colours in the order met; grey is the red of a colour. */
export function png(width: number, height: number, colour: (x: number, y: number) => Rgba, { type, bits, interlaced = false, key, filter = 0 }: PngKind): Buffer {
  const palette: Rgba[] = [], most = 2 ** bits - 1, scaled = (value: number): number => Math.round(value * most / 255);
  const samples = (rgba: Rgba): number[] => {
    const [red, green, blue, alpha] = rgba;
    if (type === 3) { let at = palette.findIndex(one => one.join() === rgba.join()); if (at < 0) at = palette.push(rgba) - 1; return [at]; }
    return [...(type === 0 || type === 4 ? [red] : [red, green, blue]), ...(type >= 4 ? [alpha] : [])].map(scaled);
  };
  const lines: Buffer[] = [];
  for (const [x0, y0, dx, dy] of interlaced ? ADAM7 : [[0, 0, 1, 1]] as const) {
    let above: Buffer | undefined;
    for (let y = y0; y < height; y += dy) {
      let digits = '';
      for (let x = x0; x < width; x += dx) for (const sample of samples(colour(x, y))) digits += sample.toString(2).padStart(bits, '0');
      if (digits === '') continue;
      const line = Buffer.from((digits.match(/.{1,8}/g) ?? []).map(byte => parseInt(byte.padEnd(8, '0'), 2)));
      const up = above ?? Buffer.alloc(line.length);
      lines.push(Buffer.from([filter]), filter === 2 ? line.map((byte, i) => (byte - (up[i] ?? 0)) & 255) as Buffer : line);
      above = line;
    }
  }
  const header = Buffer.alloc(13), words = (values: readonly number[]): Buffer => Buffer.from(values.flatMap(value => [value >> 8, value & 255]));
  header.writeUInt32BE(width, 0); header.writeUInt32BE(height, 4); header[8] = bits; header[9] = type; header[12] = interlaced ? 1 : 0;
  const transparent = type === 3 ? Buffer.from(palette.map(([, , , alpha]) => alpha)) : key ? words((type === 0 ? key.slice(0, 1) : key.slice(0, 3)).map(scaled)) : null;
  return Buffer.concat([
    SIGNATURE, chunk('IHDR', header), ...(type === 3 ? [chunk('PLTE', Buffer.from(palette.flatMap(([red, green, blue]) => [red, green, blue])))] : []), ...(transparent ? [chunk('tRNS', transparent)] : []),
    chunk('tEXt', Buffer.from('Author\0somebody')), chunk('IDAT', deflateSync(Buffer.concat(lines))), chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** As Inkscape and Illustrator write: names of their own, style sheets, gradients, clips, references, units. */
export const SVG = `<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<!-- Created by somebody -->
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<svg width="60mm" height="30mm" viewBox="0 0 200 100" xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" inkscape:version="1.3">
<title>Logo &amp; co</title><metadata><rdf:RDF xmlns:rdf="x"><rdf:li>somebody</rdf:li></rdf:RDF></metadata>
<style type="text/css"><![CDATA[ .st0{fill:#C1272D;} .st1,.st2{fill:none;stroke:#006233;stroke-width:4;} /* flag */ ]]></style>
<defs><linearGradient id="base"><stop offset="0" stop-color="#fff"/><stop offset="1" style="stop-color:#0000ff;stop-opacity:1"/></linearGradient>
<linearGradient id="g1" xlink:href="#base" x1="0" x2="1" y1="0" y2="0"/><rect id="box" x="110" y="10" width="80" height="80"/><clipPath id="cut"><use xlink:href="#box" style="overflow:visible;"/></clipPath></defs>
<g id="layer1" inkscape:label="Layer 1"><rect class="st0" x="0" y="0" width="100" height="100"/><path class="st1" d="M 50,10 L73.5,82.4 12,37.6 88,37.6 26.5,82.4Z"/></g>
<g style="clip-path:url(#cut)"><circle cx="150" cy="50" r="60" fill="url(#g1)" opacity="0.9"/></g><use xlink:href="#layer1" transform="translate(150 60) scale(0.2)"/>
</svg>`;
/** The smallest JPEG that viewers draw: 8 by 8, grey. */
export const JPEG = Buffer.from('ffd8ffe000104a46494600010100000100010000ffdb004300080606070605080707070909080a0c140d0c0b0b0c1912130f141d1a1f1e1d1a1c1c20242e2720222c231c1c2837292c30313434341f27393d38323c2e333432ffc0000b080008000801011100ffc4001f0000010501010101010100000000000000000102030405060708090a0bffc400b5100002010303020403050504040000017d01020300041105122131410613516107227114328191a1082342b1c11552d1f02433627282090a161718191a25262728292a3435363738393a434445464748494a535455565758595a636465666768696a737475767778797a838485868788898a92939495969798999aa2a3a4a5a6a7a8a9aab2b3b4b5b6b7b8b9bac2c3c4c5c6c7c8c9cad2d3d4d5d6d7d8d9dae1e2e3e4e5e6e7e8e9eaf1f2f3f4f5f6f7f8f9faffda0008010100003f00f7fa28a2803fffd9', 'hex');

/** A few bytes changed, cut out, put in or doubled. */
export function damaged(file: Buffer, next: (below: number) => number): Buffer {
  let out = Buffer.from(file);
  for (let times = 1 + next(4); times > 0; times--) {
    const at = next(out.length), length = 1 + next(12);
    switch (next(5)) {
      case 0: out[at] = next(256); break;
      case 1: out[at] = (out[at] ?? 0) ^ (1 << next(8)); break;
      case 2: out = Buffer.concat([out.subarray(0, at), out.subarray(at + length)]); break;
      case 3: out = Buffer.concat([out.subarray(0, at), Buffer.from(Array.from({ length }, () => next(256))), out.subarray(at)]); break;
      default: out = Buffer.concat([out.subarray(0, at + length), out.subarray(at)]);
    }
  }
  return out;
}
/** The checksums of a damaged PNG made right, so that the damage gets past them. */
export function resealed(file: Buffer): Buffer {
  const parts = [file.subarray(0, 8)];
  for (let at = 8; at + 12 <= file.length;) {
    const end = Math.min(file.length - 4, at + 8 + file.readUInt32BE(at));
    parts.push(chunk(file.toString('latin1', at + 4, at + 8), file.subarray(at + 8, end)));
    at = end + 4;
  }
  return Buffer.concat(parts);
}
