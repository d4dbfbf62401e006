/* What other programs read in a PDF: poppler's tools (package poppler-utils). */
import { execFileSync } from 'node:child_process';

const run = (tool: string, args: readonly string[]): Buffer => execFileSync(tool, args, { maxBuffer: 1 << 28 });

/** The text as extracted, without direction marks, white space folded, without the space that pdftotext puts before a raised mark. */
export const textOf = (file: string, ...options: readonly string[]): string => folded(run('pdftotext', [...options, file, '-']).toString());
export const folded = (text: string): string => text.replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '').replace(/\s+/g, ' ').replace(/ (?=\p{M})/gu, '').trim();

export interface EmbeddedFont { readonly name: string; readonly embedded: boolean; readonly subset: boolean; readonly unicode: boolean }
export function fontsOf(file: string): EmbeddedFont[] {
  return run('pdffonts', [file]).toString().trim().split('\n').slice(2).map(row => {
    const [, name = '', flags = ''] = /^(\S+)\s.*?\s((?:yes|no)\s+(?:yes|no)\s+(?:yes|no))\s+\d+\s+\d+\s*$/.exec(row) ?? [];
    const [embedded, subset, unicode] = flags.split(/\s+/);
    return { name, embedded: embedded === 'yes', subset: subset === 'yes', unicode: unicode === 'yes' };
  });
}
/** Every page as one PPM stream: equal bytes are equal pictures. */
export const bitmapOf = (file: string, dpi = 150, ...options: readonly string[]): Buffer => run('pdftoppm', ['-r', String(dpi), ...options, file]);
/** The first page as a JPEG. */
export const jpegOf = (file: string, dpi = 20): Buffer => run('pdftoppm', ['-r', String(dpi), '-jpeg', '-l', '1', file]);
/** Writes NAME-1.png … beside the file. */
export function picture(file: string, dpi = 90): void { run('pdftoppm', ['-r', String(dpi), '-png', file, file.replace(/\.pdf$/, '')]); }
/** The information dictionary and page count, as pdfinfo prints them. */
export const infoOf = (file: string): string => run('pdfinfo', ['-custom', file]).toString() + run('pdfinfo', [file]).toString();
/** The outline: each entry's title and the page it leads to. */
export const outlineOf = (file: string): (readonly [title: string, page: number])[] =>
  [...run('pdftohtml', ['-xml', '-i', '-stdout', '-l', '1', file]).toString().matchAll(/<item page="(\d+)">([^<]*)<\/item>/g)].map(([, page, title = '']) => [title.replaceAll('&amp;', '&'), Number(page)]);
/** Width and height of every page, in points. */
export const sizesOf = (file: string): (readonly [width: number, height: number])[] =>
  [...run('pdfinfo', ['-l', '-1', file]).toString().matchAll(/^Page +\d+ size: +([\d.]+) x ([\d.]+)/gm)].map(([, width, height]) => [Number(width), Number(height)]);
