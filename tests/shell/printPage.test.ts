import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import PDFDocument from 'pdfkit';
import { chromium, type Browser, type Page } from 'playwright';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { printSheet } from '#electron/engine/documents/papers.ts';
import { createPrinter } from '#electron/engine/documents/print.ts';
import { readInterface } from '#electron/hosts/interfaceFiles.ts';
import { PRINT_POLICY } from '#electron/policy/csp.ts';
import type { Drawn } from '#shared/contract/names.ts';
import { chromiumPath } from '#tests/support/chromium.ts';
import { bitmapOf, sizesOf } from '#tests/support/poppler.ts';
import { codeAt } from '#tests/support/qr.ts';

/*
 * The hidden page that the shell prints from, built, in a real Chromium, under its own policy: what it puts on paper is what
 * Chromium's printing makes of it (`page.pdf` goes the same way as a printer's job).
 */
const built = path.resolve(import.meta.dirname, '../../dist/renderer');
const A4 = { width: 595.28, height: 841.89 };
const papers = new Map<string, Uint8Array>();
const FONT = path.resolve(import.meta.dirname, '../../node_modules/@expo-google-fonts/amiri/400Regular/Amiri_400Regular.ttf');
let browser: Browser, server: http.Server, page: Page, folder: string, problems: string[];

/** A paper of plain pages: each its size, a frame round it, and its number large. */
function paper(name: string, ...sizes: readonly (readonly [number, number])[]): Promise<string> {
  const document = new PDFDocument({ autoFirstPage: false, font: FONT }), pieces: Buffer[] = [];
  sizes.forEach(([width, height], at) => {
    document.addPage({ size: [width, height], margin: 0 }).rect(20, 20, width - 40, height - 40).stroke();
    document.fontSize(60).text(`${name}${at + 1}`, 60, 60, { lineBreak: false });
  });
  document.on('data', (piece: Buffer) => pieces.push(piece));
  return new Promise((resolve) => {
    document.on('end', () => { papers.set(`/paper/${name}`, Buffer.concat(pieces)); resolve(`/paper/${name}`); });
    document.end();
  });
}
beforeAll(async () => {
  const executablePath = chromiumPath();
  if (!executablePath || !existsSync(built)) return;
  const answer = readInterface(built);
  server = http.createServer((request, response) => {
    const found = papers.get(request.url ?? '');
    if (found) { response.writeHead(200, { 'content-type': 'application/pdf' }).end(found); return; }
    const served = answer(request.url ?? '');
    response.writeHead(served.status, { ...served.headers, ...(request.url === '/print/print.html' ? { 'content-security-policy': PRINT_POLICY } : {}) }).end(served.body);
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  folder = mkdtempSync(path.join(os.tmpdir(), 'idmaj-print-'));
});
afterAll(async () => {
  await browser?.close();
  server?.close();
  if (folder) rmSync(folder, { recursive: true, force: true });
});
beforeEach(async (context) => {
  if (!chromiumPath()) context.skip('no Chromium on this machine');
  if (!existsSync(built)) context.skip('the interface is not built: npm run build');
  problems = [];
  page = await browser.newPage();
  page.on('console', (said) => { problems.push(said.text()); });
  page.on('pageerror', (error) => { problems.push(error.message); });
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/print/print.html`);
});
const draw = (paths: readonly string[], sheets = false): Promise<Drawn | null> => page.evaluate(`idmajDraw(${JSON.stringify({ paths, sheets })})`);

/** The size of each page that would come out of the printer, in whole points, and how large its picture is in pixels. */
async function printed(): Promise<{ readonly file: string; readonly sizes: string[]; readonly pictures: string[] }> {
  const file = path.join(folder, 'out.pdf');
  writeFileSync(file, await page.pdf({ preferCSSPageSize: true, printBackground: true }));
  const pictures = await page.evaluate<string[]>('[...document.images].map(({ naturalWidth, naturalHeight }) => `${naturalWidth}x${naturalHeight}`)');
  return { file, sizes: sizesOf(file).map(([width, height]) => `${Math.round(width)}x${Math.round(height)}`), pictures };
}

/** How much of each of forty bands of a page is ink, from a PGM picture. */
function inkOf(picture: Buffer): number[] {
  const [head = '', width = '', height = ''] = /^P5\n(\d+) (\d+)\n255\n/.exec(picture.subarray(0, 40).toString('latin1')) ?? [];
  const bands = Array.from({ length: 40 }, () => 0), across = Number(width), down = Number(height), share = across * down / bands.length;
  picture.subarray(head.length, head.length + across * down).forEach((grey, at) => { const band = Math.floor(Math.floor(at / across) / down * bands.length); bands[band] = (bands[band] ?? 0) + (255 - grey) / 255 / share; });
  return bands;
}

it('puts every page on a sheet of its own size, at 300 dpi, without an empty sheet between or after', async () => {
  expect(await draw([await paper('a', [A4.width, A4.height], [A4.width, A4.height], [A4.width, A4.height])])).toEqual({ pages: 3, width: A4.width, height: A4.height });
  expect(await printed()).toMatchObject({ sizes: ['595x842', '595x842', '595x842'], pictures: ['2480x3508', '2480x3508', '2480x3508'] });
  expect(problems).toEqual([]);
});
it('prints our own papers as they are: Arabic, frames, codes', async () => {
  const printer = createPrinter(), { pdf } = await printSheet(printer, { sheet: 'testPage', lang: 'both', centre: { ar: 'مركز التجربة', fr: 'Centre d’essai' } });
  const original = path.join(folder, 'original.pdf');
  writeFileSync(original, pdf);
  papers.set('/paper/test', pdf);
  await draw(['/paper/test']);
  const { file } = await printed();
  // rendered by another program than either was, so that edges differ: what is compared is how much ink lies how far down
  const [wanted, got] = [inkOf(bitmapOf(original, 100, '-gray', '-l', '1')), inkOf(bitmapOf(file, 100, '-gray', '-l', '1'))];
  expect(Math.max(...wanted)).toBeGreaterThan(0.05);
  for (const [at, ink] of wanted.entries()) expect(Math.abs(ink - (got[at] ?? 1)), `band ${at}`).toBeLessThan(0.03);
  const whole = { page: 2, x: 0, y: 0, ...A4 };
  expect(codeAt(file, whole, 0, 150)).toMatch(/^IDMAJ1\/TEST/);
  expect(problems).toEqual([]);
});
it('turns a page that lies the other way, so that the sheet stays as it is', async () => {
  expect(await draw([await paper('b', [A4.width, A4.height], [A4.height, A4.width])])).toMatchObject({ pages: 2 });
  expect((await printed()).sizes).toEqual(['595x842', '595x842']);
  expect(await draw([await paper('c', [A4.height, A4.width])])).toEqual({ pages: 1, width: A4.height, height: A4.width });
  expect(await printed()).toMatchObject({ sizes: ['842x595'], pictures: ['3508x2480'] });
});
it('begins each paper on a new sheet where both sides are printed, and forgets what was drawn before', async () => {
  const [three, one] = [await paper('d', [200, 300], [200, 300], [200, 300]), await paper('e', [200, 300])];
  expect(await draw([three, one, one], true)).toMatchObject({ pages: 7 });
  expect((await printed()).sizes).toHaveLength(7);
  expect(await page.evaluate('[...document.body.children].map(({ childElementCount }) => childElementCount)')).toEqual([1, 1, 1, 0, 1, 0, 1]);
  expect(await draw([three, one])).toMatchObject({ pages: 4 });
});
it('says that a file is no PDF', async () => {
  papers.set('/paper/x', new TextEncoder().encode('no paper at all'));
  expect(await draw(['/paper/x'])).toBe(null);
});
it('reaches nothing but its own origin', async () => {
  expect(await page.evaluate(() => fetch('https://example.org/').then(() => 'reached', () => 'refused'))).toBe('refused');
});
