/* The papers of a whole ceremony, printed, and the rules that all of them keep. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import type { DocumentDefinition } from '#electron/engine/documents/definition.ts';
import type { PaperContents } from '#electron/engine/documents/paperJobs.ts';
import { ceremonyAttendance } from '#electron/engine/documents/templates/ceremonyAttendance.ts';
import { ceremonyList } from '#electron/engine/documents/templates/ceremonyList.ts';
import { ceremonyListPublic } from '#electron/engine/documents/templates/ceremonyListPublic.ts';
import { ceremonyProgramme } from '#electron/engine/documents/templates/ceremonyProgramme.ts';
import { ceremonySummary } from '#electron/engine/documents/templates/ceremonySummary.ts';
import { SERIES, type PaperLang, type PaperView } from '#shared/domain/papers.ts';
import { issuedCeremony, head } from '#tests/support/ceremonyViews.ts';
import { pair, paperView } from '#tests/support/certificateViews.ts';
import { printed, readable, type Paper } from '../printed.ts';

export type Asked = Partial<Pick<PaperView<unknown>, 'marks' | 'original' | 'copy' | 'pictures'>>;
type Sheet = 'summary' | 'list' | 'listPublic' | 'programme' | 'attendance';
const DEFINE: { readonly [P in Sheet]: (view: PaperView<PaperContents[P]>, lang: PaperLang) => DocumentDefinition } =
  { summary: ceremonySummary, list: ceremonyList, listPublic: ceremonyListPublic, programme: ceremonyProgramme, attendance: ceremonyAttendance };
/** One paper of a kind; a draft where its marks say so. */
export const sheet = <P extends Sheet>(paper: P, content: PaperContents[P], lang: PaperLang, asked: Asked = {}): Promise<Paper> =>
  printed(DEFINE[paper](paperView<PaperContents[P]>(content, `${SERIES[paper]}/AGA/2025/0001`, asked), lang), `${paper}.${lang}`);

/** Nothing leaves the page's margins or runs into its foot. @param width points */
export function expectInside({ layout }: Paper, { width, height } = { width: 595.28, height: 841.89 }): void {
  const foot = height - 60;
  for (const { page, y, height: tall, pieces } of layout.lines.filter(line => line.pieces.some(({ text }) => text.trim() !== ''))) {
    const words = `${pieces.map(({ text }) => text).join('')} on page ${page}`;
    expect(Math.min(...pieces.map(({ x }) => x)), words).toBeGreaterThan(39);
    expect(Math.max(...pieces.map(({ x, width: wide }) => x + wide)), words).toBeLessThan(width - 39);
    expect(y + tall, words).toBeLessThan(height);
    expect(y < foot && y + tall > foot + 6, `${words} runs into the foot`).toBe(false);
  }
}
/** The layout as readable text. After a change that is meant: UPDATE_GOLDEN=1, read the difference, look at the pictures. */
export function expectGolden(paper: Paper, name: string): void {
  const file = path.resolve(import.meta.dirname, '../../golden', `${name}.txt`), now = readable(paper);
  if (process.env['UPDATE_GOLDEN']) writeFileSync(file, now);
  expect(existsSync(file), `${file} is missing: run with UPDATE_GOLDEN=1`).toBe(true);
  expect(now).toBe(readFileSync(file, 'utf8'));
}
/** A page's own lines of words, from top to bottom. */
export const lowest = ({ layout }: Paper, page: number, foot: number): number => Math.max(...layout.lines.filter(line => line.page === page && line.y < foot).map(line => line.y + line.height));

export const longName = pair(`${'عبد الرحيم '.repeat(9)}`.slice(0, 90).trim(), `${'Abderrahim '.repeat(9)}`.slice(0, 90).trim());
/** Certificates that hold the least they may, and names as long as they get. */
export const uglyCeremony = () => issuedCeremony(6).map(({ reference, content }, i) => ({
  reference, content: { ...content, recipient: { ...content.recipient, ...(i % 2 === 0 ? { name: longName, projectTitle: longName, commune: longName } : { name: pair('', 'Latin'), cin: '', fileNumber: '', commune: pair('', ''), projectTitle: pair('', '') }) } },
}));
export const tallHead = { ...head, letterhead: { ...head.letterhead, lines: { ar: Array.from({ length: 12 }, (_, i) => `سطر ${i}`), fr: Array.from({ length: 12 }, (_, i) => `Ligne ${i}`) }, logos: { left: 'a', right: 'b' } } };
const square = { kind: 'svg', width: 40, height: 30, svg: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30"><path d="M0 0h40v30z"/></svg>' } as const;
export const logos = { a: square, b: { ...square, width: 10 } } as const;
