/* Chromium as a second opinion: paragraphs laid out as HTML with the product's own font files. */
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright';
import { fontFiles } from '#electron/engine/documents/fonts.ts';
import { present } from '#shared/lib/assert.ts';
import { chromiumPath } from '#tests/support/chromium.ts';

export const startBrowser = (): Promise<Browser> => chromium.launch({ executablePath: present(chromiumPath(), 'a Chromium'), args: ['--no-sandbox'] });
const dataUrl = (file: string): string => `url(data:font/ttf;base64,${readFileSync(file).toString('base64')})`;
/** @font-face rules and the family list that tries them in the order of the printer. */
export function fontStyle(): { readonly rules: string; readonly families: string } {
  const fonts = Object.entries(fontFiles());
  const rules = fonts.map(([name, { normal, bold }]) => `@font-face{font-family:${name};src:${dataUrl(normal)}}${bold === undefined ? '' : `@font-face{font-family:${name};font-weight:bold;src:${dataUrl(bold)}}`}`).join('');
  return { rules, families: fonts.map(([name]) => name).join() };
}
export const escaped = (text: string): string => text.replace(/[&<>]/g, char => `&#${char.codePointAt(0) ?? 0};`);
export const fileUrl = (file: string): string => pathToFileURL(file).href;

/** A drawn character: `line` counts from 0 within its paragraph; x is the middle of its box, left and right its sides, in points from the left of the paragraph. */
export interface Mark { readonly char: string; readonly line: number; readonly x: number; readonly left: number; readonly right: number }
/** CSS pixels: no font's box reaches from one line to the next. */
export const LINE_HEIGHT = 60;
/** Every character of every <p>, in logical order. */
const MARKS = `(() => [...document.querySelectorAll('p')].map(p => {
  const out = [], frame = p.getBoundingClientRect(), walker = document.createTreeWalker(p, NodeFilter.SHOW_TEXT), range = document.createRange(), pt = value => value * 0.75;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) for (let i = 0, char; i < node.data.length; i += char.length) {
    char = String.fromCodePoint(node.data.codePointAt(i)); range.setStart(node, i); range.setEnd(node, i + char.length);
    const boxes = range.getClientRects(), box = boxes[boxes.length - 1];
    if (box) out.push({ char, line: Math.floor((box.top + box.height / 2 - frame.top) / ${LINE_HEIGHT}), x: pt((box.left + box.right) / 2 - frame.left), left: pt(box.left - frame.left), right: pt(box.right - frame.left) });
  }
  return out;
}))()`;
export async function marksOf(page: Page): Promise<readonly (readonly Mark[])[]> {
  return page.evaluate(MARKS);
}
