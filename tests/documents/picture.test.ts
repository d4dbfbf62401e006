import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { PICTURE_FILE_LIMIT, readPicture, type KeptPicture } from '#electron/engine/documents/picture.ts';
import { chunk } from '#electron/engine/documents/pictures/png.ts';
import { createPrinter } from '#electron/engine/documents/print.ts';
import { logoOf } from '#electron/engine/documents/templates/parts/logo.ts';
import { LANGS, message } from '#shared/i18n/index.ts';
import { bitmapOf, jpegOf } from '#tests/support/poppler.ts';
import { damaged, JPEG, png, resealed, SIGNATURE, SVG, type PngKind, type Rgba } from '#tests/support/pictures.ts';
import { seeded } from '#tests/support/store.ts';
import { definitionOf, sheet } from './engine/lab.ts';

const good = (bytes: Uint8Array): KeptPicture => {
  const read = readPicture(bytes);
  if (!read.ok) throw new Error(`refused: ${read.refusal.code}`);
  return read.value;
};
const refusal = (bytes: Uint8Array | string): unknown => {
  const read = readPicture(typeof bytes === 'string' ? Buffer.from(bytes) : bytes);
  return read.ok ? 'accepted' : read.refusal.code;
};
const svg = (inside: string, root = 'viewBox="0 0 10 10"'): string => `<svg xmlns="http://www.w3.org/2000/svg" ${root}>${inside}</svg>`;
const RECT = '<rect width="5" height="5"/>';
/** Four quarters: red, half-clear blue, clear, black. */
const QUARTERS: readonly Rgba[] = [[255, 0, 0, 255], [0, 0, 255, 128], [10, 200, 10, 0], [0, 0, 0, 255]];
const quarter = (side: number) => (x: number, y: number): Rgba => QUARTERS[(x >= side / 2 ? 1 : 0) + (y >= side / 2 ? 2 : 0)] ?? [0, 0, 0, 255];
/** The colours in the middle of the four quarters of a picture drawn 200 points wide at the margin of 40. */
async function seen(name: string, picture: KeptPicture): Promise<number[][]> {
  const page = await sheet(name, { ...(logoOf(picture, [200, 200]) as object), alignment: 'left' } as never, { direction: 'ltr' }, 0), ppm = bitmapOf(page.file, 72), [, width = ''] = /^P6\s+(\d+)\s+\d+\s+255\s/.exec(ppm.toString('latin1', 0, 30)) ?? [], pixels = ppm.subarray(/^P6\s+\d+\s+\d+\s+255\s/.exec(ppm.toString('latin1', 0, 30))?.[0].length);
  return [[90, 90], [190, 90], [90, 190], [190, 190]].map(([x = 0, y = 0]) => [...pixels.subarray((y * Number(width) + x) * 3, (y * Number(width) + x) * 3 + 3)]);
}

describe('PNG of every kind prints in its colours, over white', () => {
  const kinds: readonly (readonly [string, PngKind, readonly (readonly number[])[]])[] = [
    ['RGBA 8', { type: 6, bits: 8 }, [[255, 0, 0], [127, 127, 255], [255, 255, 255], [0, 0, 0]]],
    ['RGBA 16 interlaced', { type: 6, bits: 16, interlaced: true }, [[255, 0, 0], [127, 127, 255], [255, 255, 255], [0, 0, 0]]],
    ['RGB 8, Up', { type: 2, bits: 8, filter: 2 }, [[255, 0, 0], [0, 0, 255], [10, 200, 10], [0, 0, 0]]],
    ['RGB 16 with a clear colour', { type: 2, bits: 16, key: [0, 0, 255, 0] }, [[255, 0, 0], [255, 255, 255], [10, 200, 10], [0, 0, 0]]],
    ['grey and alpha 8', { type: 4, bits: 8 }, [[255, 255, 255], [127, 127, 127], [255, 255, 255], [0, 0, 0]]],
    ['grey and alpha 16', { type: 4, bits: 16 }, [[255, 255, 255], [127, 127, 127], [255, 255, 255], [0, 0, 0]]],
    ['grey 1 interlaced', { type: 0, bits: 1, interlaced: true }, [[255, 255, 255], [0, 0, 0], [0, 0, 0], [0, 0, 0]]],
    ['grey 16 with a clear grey', { type: 0, bits: 16, key: [10, 0, 0, 0] }, [[255, 255, 255], [0, 0, 0], [255, 255, 255], [0, 0, 0]]],
    ['palette 2 with alpha', { type: 3, bits: 2 }, [[255, 0, 0], [127, 127, 255], [255, 255, 255], [0, 0, 0]]],
    ['palette 8 interlaced', { type: 3, bits: 8, interlaced: true, filter: 2 }, [[255, 0, 0], [127, 127, 255], [255, 255, 255], [0, 0, 0]]],
  ];
  it.each(kinds)('%s', async (name, kind, colours) => {
    const found = await seen(`picture-${name.replace(/\W+/g, '-')}`, good(png(10, 10, quarter(10), kind)));
    colours.forEach((colour, i) => { colour.forEach((value, channel) => { expect(Math.abs((found[i]?.[channel] ?? -99) - value), `${i} ${channel} of ${JSON.stringify(found)}`).toBeLessThanOrEqual(2); }); });
  });
  it('keeps of a large picture what print can show, in its proportions, and nothing that tells who made it', async () => {
    const picture = good(png(2000, 1000, quarter(1000), { type: 6, bits: 8 }));
    expect([picture.width, picture.height]).toEqual([667, 334]);
    expect(Buffer.from(picture.kind === 'svg' ? '' : picture.dataUrl.slice(22), 'base64').includes('somebody')).toBe(false);
    const page = await sheet('picture-large', logoOf(picture, [100, 100]), {}, 0), [image] = page.images;
    expect([image?.width, Math.round(image?.height ?? 0)]).toEqual([100, 50]);
  });
  it('is the same when what was kept is read again', () => {
    const once = good(png(900, 700, quarter(800), { type: 6, bits: 8 })), again = good(Buffer.from(once.kind === 'svg' ? '' : once.dataUrl.slice(22), 'base64'));
    expect(again).toEqual(once);
    const drawing = good(Buffer.from(SVG));
    expect(good(Buffer.from(drawing.kind === 'svg' ? drawing.svg : ''))).toEqual(drawing);
  });
});

describe('SVG and JPEG', () => {
  it('an SVG as drawing programs write it keeps styles, gradient, clip and references', async () => {
    const picture = good(Buffer.from(SVG));
    expect(picture).toMatchObject({ kind: 'svg', width: 200, height: 100 });
    expect(JSON.stringify(picture)).not.toMatch(/somebody|inkscape|title/);
    const page = await sheet('picture-svg', [{ text: 'شعار' }, logoOf(picture, [200, 200])]), [image] = page.images, raw = bitmapOf(page.file, 72);
    expect([image?.width, image?.height]).toEqual([200, 100]);
    const pixels = new Set(Array.from({ length: 40_000 }, (_, i) => raw.subarray(15 + 3 * i, 18 + 3 * i).toString('hex')).concat(Array.from({ length: 100_000 }, (_, i) => raw.subarray(120_015 + 3 * i, 120_018 + 3 * i).toString('hex'))));
    expect(pixels.has('c1272d')).toBe(true); // from the style sheet
  });
  it('a paint that is not in the file is none, not black', () => {
    expect(JSON.stringify(good(Buffer.from(svg(`<rect width="5" height="5" fill="url(#gone)"/>${RECT}`))))).toContain('fill=\\"none\\"');
  });
  it('a size in millimetres serves without a viewBox', () => {
    expect(good(Buffer.from(svg(RECT, 'width="25.4mm" height="2in"')))).toMatchObject({ width: 96, height: 192 });
  });
  it('a JPEG of another program prints in its colours', async () => {
    const red = await sheet('picture-red', ' ', { background: { canvas: [{ type: 'rect', x: 0, y: 0, w: 595, h: 841, color: '#c1272d' }] } }, 0), jpeg = jpegOf(red.file);
    const [[r = 0, g = 255, b = 255] = []] = await seen('picture-jpeg-red', good(jpeg));
    expect(Math.max(Math.abs(r - 0xc1), Math.abs(g - 0x27), Math.abs(b - 0x2d))).toBeLessThan(8);
  });
  it('a JPEG prints without what tells where it was taken', async () => {
    const exif = Buffer.from('Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x01\0\0\0\0\0\0GPS', 'latin1'), tagged = (body: Buffer): Buffer => Buffer.concat([JPEG.subarray(0, 2), Buffer.from([0xff, 0xe1, 0, body.length + 2]), body, JPEG.subarray(2)]);
    const picture = good(tagged(exif));
    expect(picture).toMatchObject({ kind: 'jpeg', width: 8, height: 8, sha256: good(JPEG).sha256 });
    expect((await sheet('picture-jpeg', logoOf(picture, [50, 50]))).images).toHaveLength(1);
    exif[6 + 19] = 6;
    expect(refusal(tagged(exif))).toBe('picture.JPEG_TURNED');
  });
});

describe('what is refused, by name', () => {
  const header = (width: number, height: number): Buffer => { const body = Buffer.alloc(13); body.writeUInt32BE(width, 0); body.writeUInt32BE(height, 4); body[8] = 8; body[9] = 6; return body; };
  const file = (...chunks: readonly Buffer[]): Buffer => Buffer.concat([SIGNATURE, ...chunks]), end = chunk('IEND', Buffer.alloc(0)), plain = png(4, 4, quarter(4), { type: 2, bits: 8 });
  it.each<[string, Uint8Array | string, string]>([
    ['nothing', '', 'EMPTY_FILE'], ['text', 'logo.png', 'NOT_A_PICTURE'], ['GIF', 'GIF89a\x01\0\x01\0', 'NOT_A_PICTURE'], ['HTML', '<html><body/></html>', 'NOT_A_PICTURE'], ['3 MiB', Buffer.alloc(PICTURE_FILE_LIMIT + 1, 0x89), 'TOO_LARGE_FILE'],
    ['a bomb', file(chunk('IHDR', header(100, 100)), chunk('IDAT', deflateSync(Buffer.alloc(200_000_000))), end), 'DAMAGED'],
    ['5000 pixels', file(chunk('IHDR', header(5000, 1)), chunk('IDAT', deflateSync(Buffer.alloc(20_001))), end), 'TOO_MANY_PIXELS'],
    ['4 billion pixels', file(chunk('IHDR', header(0xffffffff, 0xffffffff)), end), 'TOO_MANY_PIXELS'], ['no pixels', file(chunk('IHDR', header(0, 0)), end), 'DAMAGED'],
    ['a cut PNG', plain.subarray(0, plain.length - 20), 'DAMAGED'], ['too few lines', file(chunk('IHDR', header(4, 4)), chunk('IDAT', deflateSync(Buffer.alloc(17))), end), 'DAMAGED'],
    ['a clear PNG', png(4, 4, () => [0, 0, 0, 0], { type: 6, bits: 8 }), 'EMPTY'], ['a cut JPEG', JPEG.subarray(0, 80), 'DAMAGED'],
    ['four inks', Buffer.from(JPEG.toString('hex').replace('ffc0000b080008000801011100', 'ffc000140800080008040111000211000311000411 00'.replace(' ', '')), 'hex'), 'JPEG_CMYK'],
    ['script', svg(`<script>alert(1)</script>${RECT}`), 'SVG_ACTIVE'], ['event', svg('<rect width="5" height="5" onload="x()"/>'), 'SVG_ACTIVE'], ['link', svg(`<a href="#x">${RECT}</a>`), 'SVG_ACTIVE'],
    ['other file', svg(`<use href="other.svg#a"/>${RECT}`), 'SVG_ACTIVE'], ['paint elsewhere', svg('<rect width="5" height="5" fill="url(http://x.test/a#b)"/>'), 'SVG_ACTIVE'], ['picture inside', svg(`<image href="data:image/png;base64,AA=="/>${RECT}`), 'SVG_ACTIVE'],
    ['HTML inside', svg(`<foreignObject><p/></foreignObject>${RECT}`), 'SVG_ACTIVE'], ['motion', svg('<rect width="5" height="5"><animate/></rect>'), 'SVG_ACTIVE'], ['import', svg(`<style>@import url(x.css);</style>${RECT}`), 'SVG_ACTIVE'],
    ['entities', `<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>${svg(RECT)}`, 'SVG_ACTIVE'], ['style sheet elsewhere', `<?xml-stylesheet href="x.css"?>${svg(RECT)}`, 'SVG_ACTIVE'],
    ['text', svg(`<text>شعار</text>${RECT}`), 'SVG_TEXT'], ['filter', svg('<rect width="5" height="5" filter="url(#f)"/>'), 'SVG_UNSUPPORTED'], ['pattern', svg(`<pattern id="p"/>${RECT}`), 'SVG_UNSUPPORTED'], ['selector', svg(`<style>g > rect{fill:red}</style>${RECT}`), 'SVG_UNSUPPORTED'],
    ['no size', svg(RECT, ''), 'SVG_NO_SIZE'], ['flat', svg(RECT, 'viewBox="0 0 10 0"'), 'SVG_NO_SIZE'], ['no shape', svg(`<g/><defs>${RECT}</defs>`), 'EMPTY'],
    ['a circle', svg(`<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>${RECT}`), 'DAMAGED'], ['not closed', svg('<g>'), 'DAMAGED'], ['unknown entity', svg('<rect id="&who;" width="5" height="5"/>'), 'DAMAGED'],
    ['huge number', svg('<rect width="1e300" height="5"/>'), 'DAMAGED'], ['path of words', svg('<path d="M 0 0 javascript"/>'), 'DAMAGED'], ['short path', svg('<path d="M 0"/>'), 'DAMAGED'],
    ['laughs', svg(`<g id="g0">${RECT}</g>${Array.from({ length: 20 }, (_, i) => `<g id="g${i + 1}">${`<use href="#g${i}"/>`.repeat(10)}</g>`).join('')}`), 'SVG_TOO_COMPLEX'], ['depth', svg(`${'<g>'.repeat(500)}${RECT}${'</g>'.repeat(500)}`), 'SVG_TOO_COMPLEX'],
  ])('%s', (_, bytes, code) => { expect(refusal(bytes)).toBe(`picture.${code}`); });
  it('in words of both languages', () => {
    for (const lang of LANGS) expect(message(lang, 'picture.SVG_UNSUPPORTED', { name: 'filter' })).toContain('filter');
  });
});

it('damaged files never throw, and what is accepted prints', async () => {
  const { seed, below } = seeded(), printer = createPrinter();
  console.log(`seed ${seed}`);
  const sources = [png(9, 7, quarter(8), { type: 6, bits: 8 }), png(9, 7, quarter(8), { type: 3, bits: 2, interlaced: true }), png(9, 7, quarter(8), { type: 4, bits: 16 }), Buffer.from(SVG), Buffer.from(svg(`<path d="M1 1 q2 2 3 3 t 4 4 A 1 2 3 0 1 5 6 z" stroke="rgb(1,2,3)" stroke-dasharray="1 2"/>`)), JPEG];
  let accepted = 0;
  for (let i = 0; i < 900; i++) {
    const source = sources[i % sources.length] ?? JPEG;
    let bytes = damaged(source, below);
    if (i % sources.length < 3 && below(3) > 0) { try { bytes = resealed(bytes); } catch { /* cut too short to seal */ } }
    const read = readPicture(bytes);
    if (!read.ok) continue;
    accepted++;
    const printed = await printer.print(definitionOf('fuzz', logoOf(read.value, [60, 40])));
    expect(printed.pages, `seed ${seed}, ${i}`).toBe(1);
  }
  expect(accepted).toBeGreaterThan(20);
});
