import { describe, expect, it } from 'vitest';
import { centimes } from '#shared/domain/common/money.ts';
import { percent, roughPercent } from '#shared/domain/common/percent.ts';

describe('a percentage', () => {
  it.each([
    [1, 3, '33,33%'], [2, 3, '66,67%'], [1, 2, '50,00%'], [1, 1, '100,00%'], [0, 7, '0,00%'], [1, 20_000, '0,01%'], [1, 20_001, '0,00%'], [74_535_284, 85_000_000, '87,69%'], [3, 2, '150,00%'], [-1, 4, '\u221225,00%'],
    [Number.MAX_SAFE_INTEGER - 1, Number.MAX_SAFE_INTEGER, '100,00%'],
  ])('of %d in %d is %s', (part, whole, text) => {
    expect(percent(centimes(part), centimes(whole), 'ar')).toBe(text);
    expect(percent(centimes(part), centimes(whole), 'fr')).toBe(text.replace('%', '\u202f%'));
  });
  it('of nothing is not said', () => { for (const whole of [0, -5]) expect(percent(centimes(1), centimes(whole), 'ar')).toBeNull(); });
});

describe('a percentage of an approximate base', () => {
  it.each([[74_535_284, 85_000_000, 'about', '88%'], [74_535_284, 85_000_000, 'less', '88%'], [74_535_284, 85_000_000, 'more', '87%'], [997, 1000, 'about', '100%'], [1, 1000, 'about', '0%'], [1, 1000, 'less', '1%'], [-1, 4, 'about', '\u221225%'], [1, 1, 'less', '100%']] as const)('of %d in %d (%s) is %s', (part, whole, about, text) => {
    expect(roughPercent(centimes(part), centimes(whole), about, 'ar')).toBe(text);
    expect(roughPercent(centimes(part), centimes(whole), about, 'fr')).toBe(text.replace('%', '\u202f%'));
  });
  it('of nothing is not said', () => { expect(roughPercent(centimes(1), centimes(0), 'about', 'ar')).toBeNull(); });
});
