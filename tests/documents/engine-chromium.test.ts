/* The same content, laid out by Chromium as HTML: the same letters, on the same lines, in the same order (points 1–5, 8–10). */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Content } from '#electron/engine/documents/definition.ts';
import { fontFiles } from '#electron/engine/documents/fonts.ts';
import { ltr } from '#shared/domain/common/isolate.ts';
import { chromiumPath } from '#tests/support/chromium.ts';
import { picture, textOf } from '#tests/support/poppler.ts';
import { LEFT, RIGHT, sheet, type Sheet } from './engine/lab.ts';
import { AMOUNT, DATE, FRENCH, LONG_WORD, PARAGRAPH, QUOTES } from './engine/sample.ts';

const OUT = path.resolve(import.meta.dirname, '../../test-results/documents');
const found = chromiumPath();
if (found === null) console.warn('No Chromium on this machine (IDMAJ_CHROMIUM, Playwright’s own, /usr/bin): the comparison with it is skipped.');

interface Mark { readonly char: string; readonly x: number; readonly y: number }
/** Every letter of the page with the middle of its box, as the browser says. */
const LETTERS = `(() => {
  const out = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), range = document.createRange();
  for (let node = walker.nextNode(); node; node = walker.nextNode()) for (let i = 0; i < node.data.length; i++) {
    range.setStart(node, i); range.setEnd(node, i + 1);
    const box = range.getBoundingClientRect();
    out.push({ char: node.data[i], x: box.left + box.width / 2, y: box.top + box.height / 2 });
  }
  return out;
})()`;
const DRAWN = /[^\s\p{M}\u200e\u200f\u2066-\u2069]/u;
/** The lines from the top, each from left to right. */
function visualLines(marks: readonly Mark[]): string[] {
  const lines: Mark[][] = [];
  for (const mark of marks.filter(({ char }) => DRAWN.test(char)).toSorted((a, b) => a.y - b.y)) {
    const last = lines.at(-1), top = last?.[0];
    if (last && top && mark.y - top.y < 4) last.push(mark); else lines.push([mark]);
  }
  return lines.map(line => line.toSorted((a, b) => a.x - b.x).map(({ char }) => char).join(''));
}
const ofSheet = ({ pieces }: Sheet): Mark[] => pieces.flatMap(({ text, level, x, y, width }) => {
  const letters = Array.from(text);
  return letters.map((char, i) => ({ char, x: x + width * ((level & 1 ? letters.length - i : i + 1) / (letters.length + 1)), y }));
});
/** Poppler reads Chromium's files in another order ("Le bénéficiaire ( محمد"), so that only the letters themselves can be compared. */
const letters = (file: string): string => Array.from(textOf(file)).filter(char => DRAWN.test(char)).sort().join('');
const phone = `الهاتف ${ltr('05 23 45 67 89')} بتاريخ ${ltr('01-02-2026')}.`;
const noWrap = 'الاسم الكامل للمستفيد';
const cases: readonly { readonly name: string; readonly content: Content; readonly html: string; readonly lang?: 'fr'; readonly cuts?: true }[] = [
  { name: '1 brackets', content: AMOUNT, html: `<p>${AMOUNT}</p>` },
  { name: '2 quotes', content: QUOTES, html: `<p>${QUOTES}</p>` },
  { name: '3 date and percent', content: DATE, html: `<p>${DATE}</p>` },
  { name: '4 isolates', content: phone, html: `<p>${phone}</p>` },
  { name: '5 French', content: { text: FRENCH, direction: 'ltr' }, html: `<p dir="ltr">${FRENCH}</p>`, lang: 'fr' },
  { name: '8 justified', content: { text: PARAGRAPH, alignment: 'justify' }, html: `<p style="text-align:justify">${PARAGRAPH}</p>` },
  { name: '9 cells', content: { table: { widths: [80, 200], body: [[LONG_WORD, { text: noWrap, noWrap: true }]] } }, cuts: true,
    html: `<table style="table-layout:fixed;width:280pt"><tr><td style="width:80pt;overflow-wrap:anywhere">${LONG_WORD}</td><td style="width:200pt;white-space:nowrap">${noWrap}</td></tr></table>` },
  { name: '10 lists', content: [{ ol: ['البند الأول', 'البند الثاني'] }, { ul: ['نقطة أولى', 'نقطة Deux ثانية'] }], html: '<ol><li>البند الأول</li><li>البند الثاني</li></ol><ul style="list-style:none"><li>نقطة أولى</li><li>نقطة Deux ثانية</li></ul>' },
];

const idOf = (name: string): string => name.replace(/\W+/g, '-');
/** A page to open and judge: ours beside Chromium's, case by case. */
const sideBySide = (rows: readonly { readonly name: string; readonly id: string }[]): string => `<!doctype html><meta charset="utf-8"><title>Idmaj | Chromium</title>
<style>body{font:16px sans-serif;margin:24px}section{display:grid;grid-template-columns:1fr 1fr;gap:16px;border-top:1px solid #999;padding:12px 0}h2{grid-column:1/3;font-size:16px;margin:0}img{width:100%;height:240px;object-fit:cover;object-position:top;border:1px solid #ccc}</style>
<h1>Idmaj | Chromium</h1>${rows.map(({ name, id }) => `<section><h2>${name}</h2><img src="ours-${id}-1.png" alt="Idmaj"><img src="chromium-${id}-1.png" alt="Chromium"></section>`).join('')}`;

describe.skipIf(found === null)('compared with Chromium', () => {
  let browser: Browser;
  beforeAll(async () => {
    mkdirSync(OUT, { recursive: true });
    browser = await chromium.launch({ ...(found !== null && { executablePath: found }), args: ['--no-sandbox'] });
  });
  afterAll(async () => {
    await browser?.close();
    writeFileSync(path.join(OUT, 'side-by-side.html'), sideBySide(cases.map(({ name }) => ({ name, id: idOf(name) }))));
  });

  it.each(cases)('$name', async ({ name, content, html, lang, cuts }) => {
    const id = idOf(name), font = readFileSync(fontFiles().Amiri.normal).toString('base64'), page = await browser.newPage({ viewport: { width: Math.round((RIGHT - LEFT) * 4 / 3), height: 800 } });
    await page.setContent(`<html lang="${lang ?? 'ar'}" dir="rtl"><style>@font-face{font-family:A;src:url(data:font/ttf;base64,${font})}@page{size:A4;margin:40pt}body{margin:0;font:13pt A}p,td{margin:0;padding:0}</style>${html}`);
    await page.evaluate('document.fonts.load("13pt A")');
    const seen: readonly Mark[] = await page.evaluate(LETTERS), theirs = path.join(OUT, `chromium-${id}.pdf`);
    writeFileSync(theirs, await page.pdf({ preferCSSPageSize: true }));
    await page.close();
    picture(theirs);
    const ours = await sheet(`ours-${id}`, content);
    expect(letters(ours.file).length).toBeGreaterThan(10);
    expect(letters(ours.file)).toBe(letters(theirs));
    const [expected, drawn] = [visualLines(seen), visualLines(ofSheet(ours).filter(({ char }) => name !== '10 lists' || !/[\d.]/.test(char)))]; // a browser keeps markers out of its text
    if (cuts) expect(drawn.length).toBe(expected.length); // each engine cuts the long word by its own kerning
    else expect(drawn).toEqual(expected);
  });
});
