import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { deflated, stored, zlibOf, type ZlibPart } from '#electron/engine/documents/zlibParts.ts';

const bytes = (length: number, seed: number): Buffer => Buffer.from(Array.from({ length }, (_, i) => (i * seed + (i >> 7)) & 0xff));
describe('zlib streams from parts', () => {
  // inflateSync checks the sum over all
  it.each<[string, readonly number[]]>([['nothing', []], ['one', [10]], ['several', [5000, 1, 0, 70_000, 3, 200_000]]])('%s: inflate to their bytes one after the other', (_, lengths) => {
    const all = lengths.map((length, i) => bytes(length, 7 * i + 251));
    const parts = all.map((one, i): ZlibPart => (i % 2 === 0 ? deflated(one) : stored(one)));
    expect(inflateSync(zlibOf(parts)).equals(Buffer.concat(all))).toBe(true);
    expect(inflateSync(zlibOf(all.map(stored))).equals(Buffer.concat(all))).toBe(true);
  });
});
