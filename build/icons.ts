import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright';
import { root } from './steps.ts';
import { chromiumFile } from './testTools.ts';

/*
 * `node build/icons.ts`: draws the installers' icons from the interface's own (renderer/icon.svg). Their files are kept, because
 * a build needs no browser; run it after a change of the drawing.
 */
const SIZES = [16, 24, 32, 48, 256] as const;

const executablePath = chromiumFile();
const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
const drawing = `data:image/svg+xml;base64,${readFileSync(path.join(root, 'renderer', 'icon.svg')).toString('base64')}`;
async function png(size: number): Promise<Buffer> {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>*{margin:0}img{display:block;width:${size}px;height:${size}px}</style><img src="${drawing}">`);
  const bytes = await page.screenshot({ omitBackground: true });
  await page.close();
  return bytes;
}
/** Windows' format since Vista: a list of places, then whole PNG files (MS-ICO; a size of 256 is written as 0). */
function ico(pictures: readonly (readonly [size: number, bytes: Buffer])[]): Buffer {
  const head = Buffer.alloc(6 + 16 * pictures.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.length, 4);
  let offset = head.length;
  pictures.forEach(([size, bytes], at) => {
    const entry = 6 + 16 * at;
    head.writeUInt8(size % 256, entry);
    head.writeUInt8(size % 256, entry + 1);
    head.writeUInt16LE(1, entry + 4);
    head.writeUInt16LE(32, entry + 6);
    head.writeUInt32LE(bytes.length, entry + 8);
    head.writeUInt32LE(offset, entry + 12);
    offset += bytes.length;
  });
  return Buffer.concat([head, ...pictures.map(([, bytes]) => bytes)]);
}
const folder = path.join(root, 'build', 'icons');
mkdirSync(folder, { recursive: true });
const drawn: [number, Buffer][] = [];
for (const size of SIZES) drawn.push([size, await png(size)]);
writeFileSync(path.join(folder, 'icon.ico'), ico(drawn));
writeFileSync(path.join(folder, 'icon.png'), await png(512));
await browser.close();
