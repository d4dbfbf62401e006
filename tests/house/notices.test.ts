import { appendFileSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkNotices, writeNotices } from '../../build/checks/notices.ts';
import { plant } from './plant.ts';

const LIST = ['zod', '@expo-google-fonts/amiri'];
const lock = (packages: Record<string, object>) => plant({
  'package-lock.json': JSON.stringify({ packages: {
    '': { name: 'idmaj' },
    'node_modules/zod': { version: '4.6.7', license: 'MIT' },
    'node_modules/@expo-google-fonts/amiri': { version: '0.4.1', license: 'MIT AND OFL-1.1' },
    'node_modules/vite': { version: '8.3.8', license: 'GPL-3.0', dev: true },
    ...packages,
  } }),
});

describe('notices', () => {
  it('accepts what it has written, and finds it out of date', () => {
    const root = lock({});
    expect(checkNotices(root)).toEqual(['THIRD-PARTY-NOTICES.md:1 is out of date: npm run check -- --write']);
    writeNotices(root);
    expect(checkNotices(root)).toEqual([]);
    appendFileSync(path.join(root, 'THIRD-PARTY-NOTICES.md'), '\n');
    expect(checkNotices(root)).toHaveLength(1);
  });
  it.each([
    ['GPL-3.0', false], ['AGPL-3.0 AND MIT', false], ['', false], ['(MIT AND Zlib)', true], ['(GPL-2.0 OR MIT)', true], ['Apache-2.0', true],
  ])('licence %j: free to give away: %s', (license, free) => {
    const root = lock({ 'node_modules/made-up': { version: '1.0.0', license } });
    writeNotices(root);
    const told = checkNotices(root);
    expect(told).toEqual(free ? [] : [`package-lock.json:1 made-up 1.0.0: licence ${license || 'not named'} is not on the list of build/checks/notices.ts`]);
  });
  it('finds a font without its licence', () => {
    const root = lock({ 'node_modules/made-up-font': { version: '1.0.0', license: 'OFL-1.1' } });
    writeNotices(root);
    expect(checkNotices(root)).toEqual(['node_modules/made-up-font:1 the font made-up-font comes without its licence']);
  });
  it('names every package it was given', () => {
    const root = lock({});
    writeNotices(root);
    const text = readFileSync(path.join(root, 'THIRD-PARTY-NOTICES.md'), 'utf8');
    for (const name of LIST) expect(text).toContain(`| ${name} |`);
    expect(text).toContain('- amiri (@expo-google-fonts/amiri 0.4.1): Copyright 2010-2022 The Amiri Project Authors');
    expect(text).not.toContain('vite');
  });
});
