import { describe, expect, it } from 'vitest';
import { fontFiles } from '#electron/engine/documents/fonts.ts';
import { createSharedFont } from '#electron/engine/documents/sharedFont.ts';
import { openFont } from './engine/lab.ts';

const SIGNS = Array.from('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-/.,:• ');
const FILES = Object.entries(fontFiles()).flatMap(([family, files]) => Object.entries(files).map(([style, file]) => [`${family} ${style}`, String(file)] as const));

/** Mulberry32: numbers from 0 to 1, the same for the same seed. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

describe('codes put together from shaped pairs are what fontkit makes of the whole', () => {
  it.each(FILES)('%s: every pair of signs, with others around it', (_, file) => {
    const seed = Number(process.env['IDMAJ_SEED'] ?? Date.now() % 1e9), random = randomOf(seed), sign = (): string => SIGNS[Math.floor(random() * SIGNS.length)] ?? '0';
    const font = openFont(file), shared = createSharedFont(font);
    for (const first of SIGNS) for (const second of SIGNS) {
      const text = `${sign()}${first}${second}${sign()}${random() < 0.3 ? sign() + sign() : ''}`;
      expect(shared.shape(text, false, 0, null), `"${text}", IDMAJ_SEED=${seed}`).toEqual(shared.shape(text, false, 0, [])); // with features asked for, if none, the whole is shaped
    }
  });
});
