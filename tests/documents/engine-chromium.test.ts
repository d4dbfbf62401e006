/* The 14 cases beside Chromium's own printing: the same letters, on the same lines, in the same order; test-results/documents/side-by-side.html to judge by eye. */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { DocumentDefinition } from '#electron/engine/documents/definition.ts';
import { createPrinter } from '#electron/engine/documents/print.ts';
import { chromiumPath } from '#tests/support/chromium.ts';
import { fontsOf, infoOf, picture, textOf } from '#tests/support/poppler.ts';
import { escaped, fontStyle, startBrowser } from './engine/browser.ts';
import { CASES, type Case } from './engine/cases.ts';
import { definitionOf, LEFT, RIGHT, sheet, type Sheet } from './engine/lab.ts';

const OUT = path.resolve(import.meta.dirname, '../../test-results/documents'), DPI = 110;
const found = chromiumPath();

interface Letter { readonly char: string; readonly x: number; readonly y: number }
/** Every letter of the page with the middle of its box, as the browser says. */
const LETTERS = `(() => {
  const out = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), range = document.createRange();
  for (let node = walker.nextNode(); node; node = walker.nextNode()) for (let i = 0, char; i < node.data.length; i += char.length) {
    char = String.fromCodePoint(node.data.codePointAt(i)); range.setStart(node, i); range.setEnd(node, i + char.length);
    const box = range.getBoundingClientRect();
    out.push({ char, x: box.left + box.width / 2, y: box.top + box.height / 2 });
  }
  return out;
})()`;
const DRAWN = /[^\s\p{M}\u200d-\u200f\u202a-\u202e\u2066-\u2069\u25cc]/u;
/** Points or pixels by which letters of one line may stand apart: those of a table in a cell hang by its padding. */
const LEVEL = 5;
/** The lines from the top, each from left to right. */
function visualLines(marks: readonly Letter[]): string[] {
  const lines: Letter[][] = [];
  for (const mark of marks.filter(({ char }) => DRAWN.test(char)).toSorted((a, b) => a.y - b.y)) {
    const last = lines.at(-1), top = last?.[0];
    if (last && top && mark.y - top.y < LEVEL) last.push(mark); else lines.push([mark]);
  }
  return lines.map(line => line.toSorted((a, b) => a.x - b.x).map(({ char }) => char).join(''));
}
/** Repeated headers and the markers of lists are left out: a browser keeps them out of its text. */
const ofSheet = (name: string, { pieces }: Sheet): Letter[] => pieces.filter(({ page, text }) => !(page > 1 && /^(الأول|الثاني|الثالث|الرابع) ?$/.test(text)) && !(name === '10 lists' && /^[\d.\s]+$/.test(text))).flatMap(({ text, level, x, y, width, page }) => {
  const letters = Array.from(text);
  return letters.map((char, i) => ({ char, x: x + width * ((level & 1 ? letters.length - i : i + 1) / (letters.length + 1)), y: y + 10_000 * page }));
});
/** Poppler reads Chromium's files in another order ("Le bénéficiaire ( محمد"), so that only the letters themselves can be compared. */
const letters = (file: string): string => Array.from(textOf(file)).filter(char => DRAWN.test(char)).sort().join('');

const idOf = (name: string): string => name.replace(/\W+/g, '-');
const pagesOf = (file: string): number => Number(/Pages: +(\d+)/.exec(infoOf(file))?.[1] ?? 0);
/** The pictures of a file as data, so that the page can be sent alone. */
const pictures = (id: string, alt: string): string => {
  const count = pagesOf(path.join(OUT, `${id}.pdf`));
  return Array.from({ length: count }, (_, i) => `<img alt="${alt}" src="data:image/png;base64,${readFileSync(path.join(OUT, `${id}-${String(i + 1).padStart(String(count).length, '0')}.png`)).toString('base64')}">`).join('');
};
const sideBySide = (notes: ReadonlyMap<string, string>): string => `<!doctype html><html lang="en"><meta charset="utf-8"><title>Idmaj | Chromium</title>
<style>body{font:16px sans-serif;margin:24px}section{display:grid;grid-template-columns:1fr 1fr;gap:4px 16px;border-top:1px solid #999;padding:12px 0;align-items:start}h2,p{grid-column:1/3;font-size:16px;margin:0}p{color:#555;font-size:14px}img{width:100%;border:1px solid #ccc}pre{font-size:13px;white-space:pre-wrap;margin:0}</style>
<h1>Idmaj | Chromium</h1>${CASES.map(({ name, html, judged }) => `<section><h2>${name}</h2><p>${judged}</p><div>${pictures(`ours-${idOf(name)}`, 'Idmaj')}</div><div>${html === null ? `<pre>${escaped(notes.get(name) ?? '')}</pre>` : pictures(`chromium-${idOf(name)}`, 'Chromium')}</div></section>`).join('')}</html>`;

describe('the cases of what printed Arabic must pass, compared with Chromium', () => {
  const notes = new Map<string, string>();
  let browser: Browser;
  beforeAll(async () => { if (found === null) return; mkdirSync(OUT, { recursive: true }); browser = await startBrowser(); });
  beforeEach((context) => { if (found === null) context.skip('no Chromium on this machine'); });
  afterAll(async () => { await browser?.close(); });
  const paper = ({ height = 200 }: Case): Partial<DocumentDefinition> => ({ pageSize: { width: RIGHT + LEFT, height }, pageOrientation: height < RIGHT + LEFT ? 'landscape' : 'portrait' });
  const print = (given: Case): Promise<Sheet> => sheet(`ours-${idOf(given.name)}`, given.content, paper(given), DPI);

  it.each(CASES.flatMap(given => (given.html === null ? [] : [[given.name, given] as const])))('%s', async (name, given) => {
    const { html, lang, height = 200, compared = 'lines' } = given, { rules, families } = fontStyle(), page = await browser.newPage({ viewport: { width: Math.round((RIGHT - LEFT) * 4 / 3), height: 800 } });
    await page.setContent(`<html lang="${lang ?? 'ar'}" dir="rtl"><style>${rules}@page{size:${RIGHT + LEFT}pt ${height}pt;margin:40pt}body{margin:0;font:13pt ${families};font-synthesis:none}p,ol,ul{margin:0}table{border-collapse:collapse;table-layout:fixed}td{padding:2pt 4pt;border:1pt solid;vertical-align:top;box-sizing:border-box}tr{break-inside:avoid}</style>${html ?? ''}`);
    await page.evaluate('Promise.all([...document.fonts].map(font => font.load()))');
    const seen: readonly Letter[] = await page.evaluate(LETTERS), theirs = path.join(OUT, `chromium-${idOf(name)}.pdf`);
    writeFileSync(theirs, await page.pdf({ preferCSSPageSize: true }));
    await page.close();
    picture(theirs, DPI);
    const ours = await print(given);
    expect(letters(ours.file).length).toBeGreaterThan(8);
    const [expected, drawn] = [visualLines(seen), visualLines(ofSheet(name, ours))];
    if (name !== '7 tables' && name !== '10 lists' && compared !== 'contains') expect(letters(ours.file)).toBe(letters(theirs)); // headers, bullets and emoji are read in other ways
    if (compared === 'lines') expect(drawn).toEqual(expected);
    else if (compared === 'count') expect(drawn.length).toBe(expected.length); // each engine cuts the long word by its own kerning
    else for (const line of expected.filter(one => !one.includes('👨'))) expect(drawn).toContain(line); // a browser gives the three of a family one place
  });

  const [same, fonts] = [CASES.find(({ name }) => name === '12 same bytes'), CASES.find(({ name }) => name === '13 fonts')];
  it('12 same bytes: two printers, one SHA-256', async () => {
    if (!same) throw new Error('case 12');
    const sha = (pdf: Uint8Array): string => createHash('sha256').update(pdf).digest('hex'), one = await print(same);
    const again = await createPrinter().print(definitionOf(`ours-${idOf(same.name)}`, same.content, paper(same)));
    expect(sha(again.pdf)).toBe(sha(one.pdf));
    notes.set(same.name, `SHA-256 ${sha(one.pdf)}\nSHA-256 ${sha(again.pdf)}`);
  });
  it('13 fonts: embedded and subset, missing characters reported', async () => {
    if (!fonts) throw new Error('case 13');
    const page = await print(fonts), embedded = fontsOf(page.file);
    expect(embedded.length).toBeGreaterThanOrEqual(5);
    for (const font of embedded) expect(font).toMatchObject({ embedded: true, subset: true, unicode: true });
    expect(page.missing.map(({ codePoint }) => codePoint)).toEqual([0x6f22, 0xe01]);
    notes.set(fonts.name, [...embedded.map(font => `${font.name}  embedded, subset`), ...page.missing.map(({ codePoint, text }) => `U+${codePoint.toString(16).toUpperCase()} in: ${text}`)].join('\n'));
  });
  it('a page shows all fourteen, ours beside Chromium’s, and needs no other file', () => {
    const html = sideBySide(notes), file = path.join(OUT, 'side-by-side.html');
    writeFileSync(file, html);
    expect(Array.from(html.matchAll(/<h2>(\d+) /g), ([, number]) => Number(number))).toEqual(Array.from({ length: 14 }, (_, i) => i + 1));
    expect(html).not.toMatch(/src="(?!data:)/);
    for (const section of html.split('<section>').slice(1)) expect(section.match(/<img |SHA-256|embedded/g)?.length).toBeGreaterThanOrEqual(2);
  });
});
