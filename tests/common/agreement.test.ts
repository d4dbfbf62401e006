import { describe, expect, it } from 'vitest';
import { months, originals } from '#shared/domain/common/agreement.ts';

describe('numbers with their noun', () => {
  it.each([
    [1, 'شهر واحد', '1 mois'], [2, 'شهرين', '2 mois'], [3, '3 أشهر', '3 mois'], [6, '6 أشهر', '6 mois'], [10, '10 أشهر', '10 mois'], [11, '11 شهرا', '11 mois'],
    [24, '24 شهرا', '24 mois'], [36, '36 شهرا', '36 mois'], [99, '99 شهرا', '99 mois'], [100, '100 شهر', '100 mois'], [101, '101 شهر', '101 mois'], [102, '102 شهر', '102 mois'],
    [103, '103 أشهر', '103 mois'], [120, '120 شهرا', '120 mois'],
  ])('%i months', (n, ar, fr) => {
    expect(months(n, 'ar').replaceAll('\u00a0', ' ')).toBe(ar);
    expect(months(n, 'fr')).toBe(fr.replaceAll(' ', '\u00a0'));
  });
  it.each([
    [1, 'نظير أصلي واحد', 'un exemplaire original'], [2, 'نظيرين أصليين', 'deux exemplaires originaux'], [3, 'ثلاثة نظائر أصلية', 'trois exemplaires originaux'],
    [4, 'أربعة نظائر أصلية', 'quatre exemplaires originaux'], [10, 'عشرة نظائر أصلية', 'dix exemplaires originaux'], [11, 'أحد عشر نظيرا أصليا', 'onze exemplaires originaux'],
    [12, 'اثني عشر نظيرا أصليا', 'douze exemplaires originaux'], [13, 'ثلاثة عشر نظيرا أصليا', 'treize exemplaires originaux'], [20, 'عشرين نظيرا أصليا', 'vingt exemplaires originaux'],
    [22, 'اثنين وعشرين نظيرا أصليا', 'vingt-deux exemplaires originaux'], [80, 'ثمانين نظيرا أصليا', 'quatre-vingts exemplaires originaux'],
    [100, '100 نظير أصلي', '100 exemplaires originaux'], [105, '105 نظائر أصلية', '105 exemplaires originaux'],
  ])('%i originals', (n, ar, fr) => {
    expect(originals(n, 'ar')).toBe(ar);
    expect(originals(n, 'fr')).toBe(fr);
  });
  it.each([0, -1, 1.5, Number.NaN])('not %d of them', (n) => {
    expect(() => originals(n, 'ar')).toThrow('whole number');
    expect(() => months(n, 'ar')).toThrow('whole number');
  });
});
