import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { installSeam } from '#electron/engine/documents/bidi/seam.ts';
import { createPrinter } from '#electron/engine/documents/print.ts';
import { entriesOf, repertoireOf, type Sign } from '#electron/engine/documents/repertoire.ts';
import type { SharedFont } from '#electron/engine/documents/sharedFont.ts';
import { handoverCertificate } from '#electron/engine/documents/templates/handoverCertificate.ts';
import { viewOf } from '#tests/support/certificateViews.ts';

const FILE = path.resolve(import.meta.dirname, '../../electron/engine/documents/repertoire.json');
const keyOf = ({ glyph, codePoints }: Sign): string => `${glyph} ${codePoints.join(' ')}`;
interface Face { readonly font: SharedFont; readonly signs: Map<string, Sign>; readonly papers: Map<string, Set<number>> }

/** The signs of each face that a quarter of the certificates shows, in each language and for readers and others, those of numbers, and of Plex those of any code. */
async function common(): Promise<Map<string, readonly Sign[]>> {
  const { internals: { Renderer } } = installSeam(), { renderLine } = Renderer.prototype, faces = new Map<string, Face>();
  let paper = 0;
  const meet = ({ papers, signs }: Face, { gids, codePoints }: { readonly gids: readonly number[]; readonly codePoints: readonly (readonly number[])[] }, times: readonly number[]): void => gids.forEach((glyph, i) => {
    const sign = { glyph, codePoints: codePoints[i] ?? [] }, key = keyOf(sign), of = papers.get(key) ?? new Set();
    signs.set(key, sign); papers.set(key, of);
    for (const one of times) of.add(one);
  });
  Renderer.prototype.renderLine = function watched(line, x, y) {
    for (const { font, run } of line.inlines) {
      const name = font.font.postscriptName, face = faces.get(name) ?? { font, signs: new Map(), papers: new Map() };
      faces.set(name, face);
      meet(face, run, [paper]);
    }
    renderLine.call(this, line, x, y);
  };
  try {
    const printer = createPrinter();
    for (const lang of ['ar', 'fr', 'both'] as const) for (const who of ['man', 'woman', 'nonReader'] as const) for (const lines of [3, 10]) {
      paper++;
      await printer.print(handoverCertificate(viewOf({ who, lines }), lang));
    }
  } finally { Renderer.prototype.renderLine = renderLine; }
  const all = Array.from({ length: paper }, (_, i) => i + 1);
  for (const [name, face] of faces) for (const sign of name.includes('Plex') ? 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-/., ' : '0123456789-/., ') meet(face, face.font.shape(sign, false, 0, null), all);
  return new Map([...faces].map(([name, { signs, papers }]) => [name, [...signs].flatMap(([key, sign]) => ((papers.get(key)?.size ?? 0) >= paper / 4 ? [sign] : []))]));
}

describe('the repertoire of a face', () => {
  it('holds nine tenths of what certificates share, and little else: UPDATE_GOLDEN=1 writes it anew', async () => {
    const faces = await common();
    if (process.env['UPDATE_GOLDEN']) {
      writeFileSync(FILE, `${JSON.stringify(Object.fromEntries([...faces].map(([name, signs]) => [name, entriesOf(signs)])), null, 1).replace(/\n {2}/g, ' ').replace(/\n \]/g, ' ]')}\n`);
      return; // what was read is the one before
    }
    for (const [name, signs] of faces) {
      const kept = repertoireOf(name).map(keyOf), shown = new Set(signs.map(keyOf)), both = kept.filter(key => shown.has(key)).length;
      expect(both / shown.size, name).toBeGreaterThan(0.9);
      expect(both / kept.length, name).toBeGreaterThan(0.9);
    }
  });
  it('is written as it is read', () => {
    const signs: Sign[] = [{ glyph: 5, codePoints: [0x628] }, { glyph: 7, codePoints: [0x628] }, { glyph: 9, codePoints: [0x644, 0x627] }, { glyph: 4, codePoints: [] }];
    expect(entriesOf(signs)).toEqual(['- 4', '0628 5 7', '0644+0627 9']);
  });
});
