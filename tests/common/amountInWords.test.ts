import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amountInWords } from '#shared/domain/common/amountInWords.ts';
import { centimes, type Centimes } from '#shared/domain/common/money.ts';

const table = readFileSync(path.resolve(import.meta.dirname, '../fixtures/amount-in-words.tsv'), 'utf8')
  .split('\n').filter((line) => line.trim() && !line.startsWith('#'))
  .map((line): [number, string, string] => { const [value = '', ar = '', fr = ''] = line.split('\t'); return [Number(value), ar.trim(), fr.trim()]; });
const MAX = 99_999_999_999;

describe('an amount in words', () => {
  it('has its table', () => { expect(table.length).toBeGreaterThan(55); });
  it.each(table)('%i', (value, ar, fr) => {
    expect(amountInWords(centimes(value), 'ar')).toBe(ar);
    expect(amountInWords(centimes(value), 'fr')).toBe(fr);
  });
  it.each([
    [20_100, 'مائتا درهم ودرهم واحد'], [20_200, 'مائتا درهم ودرهمان'], [200_100, 'ألفا درهم ودرهم واحد'], [20_000_000, 'مائتا ألف درهم'],
    [20_050_000, 'مائتا ألف وخمسمائة درهم'], [10_250_000, 'مائة ألف وألفان وخمسمائة درهم'], [1_100_050_000, 'أحد عشر مليونا وخمسمائة درهم'],
    [200_000_100, 'مليونا درهم ودرهم واحد'], [10_200_000_000, 'مائة مليون ومليونا درهم'], [1_000_100_000, 'عشرة ملايين وألف درهم'],
    [3_520_000, 'خمسة وثلاثون ألفا ومائتا درهم'], [20_300_000, 'مائتان وثلاثة آلاف درهم'], [100_200_000, 'مليون وألفا درهم'],
  ])('%i: constructs that the table does not hold', (value, ar) => { expect(amountInWords(centimes(value), 'ar')).toBe(ar); });
  it.each([
    [18_000, 'cent quatre-vingts dirhams'], [8_008_000, 'quatre-vingt mille quatre-vingts dirhams'], [20_000_000, 'deux cent mille dirhams'],
    [9_100, 'quatre-vingt-onze dirhams'], [8_000_000_000, 'quatre-vingts millions de dirhams'], [20_000_000_000, 'deux cents millions de dirhams'],
  ])('%i: vingt and cent take their s at the end, not before mille', (value, fr) => { expect(amountInWords(centimes(value), 'fr')).toBe(fr); });

  it.each([-1, 1.5, MAX + 1, Number.NaN])('refuses %d', (value) => {
    for (const lang of ['ar', 'fr'] as const) expect(() => amountInWords(value as Centimes, lang)).toThrow(RangeError);
  });
  it('reads back as the same amount', () => {
    const any = fc.oneof(fc.integer({ min: 0, max: MAX }), fc.integer({ min: 0, max: 300_000 }), fc.integer({ min: 0, max: 999 }).map((k) => k * 100_000));
    fc.assert(fc.property(any, (value) => {
      const ar = amountInWords(centimes(value), 'ar'), fr = amountInWords(centimes(value), 'fr');
      expect(ar + fr).not.toMatch(/\s\s|undefined|^\s|\s$/);
      expect(readArabic(ar)).toBe(value);
      expect(readFrench(fr)).toBe(value);
    }), { numRuns: 3000 });
  });
});

/* Readers written from the grammar, not from the writer: a word adds its value, a scale noun multiplies what stands before it. */
const AR: Record<string, number> = {
  صفر: 0, واحد: 1, أحد: 1, اثنان: 2, اثنا: 2, ثلاثة: 3, أربعة: 4, خمسة: 5, ستة: 6, سبعة: 7, ثمانية: 8, تسعة: 9, عشرة: 10, عشر: 10, عشرون: 20, ثلاثون: 30, أربعون: 40, خمسون: 50,
  ستون: 60, سبعون: 70, ثمانون: 80, تسعون: 90, مائة: 100, مائتان: 200, مائتا: 200, ثلاثمائة: 300, أربعمائة: 400, خمسمائة: 500, ستمائة: 600, سبعمائة: 700, ثمانمائة: 800, تسعمائة: 900,
};
/** [multiplier, how many the noun alone says] */
const AR_SCALES: Record<string, readonly [number, number]> = {
  ألف: [1000, 1], ألفا: [1000, 1], آلاف: [1000, 1], ألفان: [1000, 2], مليون: [1e6, 1], مليونا: [1e6, 1], ملايين: [1e6, 1], مليونان: [1e6, 2],
};
const AR_NOUNS: Record<string, readonly [number, number]> = { درهم: [100, 0], دراهم: [100, 0], درهما: [100, 0], درهمان: [100, 2], سنتيم: [1, 0], سنتيمات: [1, 0], سنتيما: [1, 0], سنتيمان: [1, 2] };
function readArabic(text: string): number {
  let sum = 0, scaled = 0, current = 0, unit = 0;
  text.split(' ').forEach((raw, i, all) => {
    const word = raw in AR || raw in AR_SCALES || raw in AR_NOUNS ? raw : raw.replace(/^و/, '');
    const scale = AR_SCALES[word], noun = AR_NOUNS[word];
    if (raw === 'واحد' && unit && i > 0 && AR_NOUNS[(all[i - 1] ?? '').replace(/^و/, '')]) sum += unit;
    else if (scale) {
      // `ألفا` and `مليونا` are a dual where no number stands before them
      const alone = word === 'ألفا' || word === 'مليونا' ? 2 : scale[1];
      scaled += (current || alone) * scale[0];
      current = 0;
    } else if (noun) {
      unit = noun[0];
      sum += (scaled + current + noun[1]) * unit;
      scaled = current = 0;
    } else {
      const value = AR[word];
      if (value === undefined) throw new Error(`unknown word ${raw}`);
      current += value;
    }
  });
  return sum;
}
const FR = new Map(['zéro', 'un', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf', 'dix', 'onze', 'douze', 'treize', 'quatorze', 'quinze', 'seize'].map((word, n) => [word, n]));
const FR_TENS = new Map([['trente', 30], ['quarante', 40], ['cinquante', 50], ['soixante', 60]]);
function readFrench(text: string): number {
  let sum = 0, scaled = 0, current = 0;
  for (const word of text.split(/[ -]/)) {
    if (word === 'et' || word === 'de') continue;
    if (/^vingts?$/.test(word)) current += current % 100 === 4 ? 76 : 20;
    else if (/^cents?$/.test(word)) current = (current || 1) * 100;
    else if (word === 'mille') { scaled += (current || 1) * 1000; current = 0; }
    else if (/^millions?$/.test(word)) { scaled += current * 1e6; current = 0; }
    else if (/^(dirham|centime)s?$/.test(word)) { sum += (scaled + current) * (word.startsWith('d') ? 100 : 1); scaled = current = 0; }
    else {
      const value = FR.get(word) ?? FR_TENS.get(word);
      if (value === undefined) throw new Error(`unknown word ${word}`);
      current += value;
    }
  }
  return sum;
}
