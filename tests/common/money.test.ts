import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amount, centimes, dirhams, figures, roughly, times, total } from '#shared/domain/common/money.ts';

const anyCentimes = fc.integer({ min: -99_999_999_999, max: 99_999_999_999 }).map(centimes);

describe('amounts in figures', () => {
  it.each([
    [0, '0,00', '0,00'],
    [-0, '0,00', '0,00'],
    [5, '0,05', '0,05'],
    [100, '1,00', '1,00'],
    [99_999, '999,99', '999,99'],
    [100_000, '1.000,00', '1\u202f000,00'],
    [123_334_160, '1.233.341,60', '1\u202f233\u202f341,60'],
    [99_999_999_999, '999.999.999,99', '999\u202f999\u202f999,99'],
    [-158_666, '\u22121.586,66', '\u22121\u202f586,66'],
  ])('%i centimes', (value, ar, fr) => {
    expect(figures(centimes(value), 'ar')).toBe(ar);
    expect(figures(centimes(value), 'fr')).toBe(fr);
  });
  it('carry their currency behind a space that never breaks', () => {
    expect(amount(centimes(123_334_160), 'ar')).toBe('1.233.341,60\u00a0درهم');
    expect(amount(centimes(123_334_160), 'fr')).toBe('1\u202f233\u202f341,60\u00a0DH');
  });
  it('hold every digit of the amount', () => {
    fc.assert(fc.property(anyCentimes, fc.constantFrom('ar', 'fr'), (value, lang) => {
      const text = figures(value, lang);
      expect(Number(text.replace(/[.\u202f,]/g, '').replace('\u2212', '-'))).toBe(value);
      expect(text).toMatch(/^\u2212?\d{1,3}([.\u202f]\d{3})*,\d{2}$/);
    }));
  });
});

describe('an approximate amount', () => {
  it.each([[85_000_000, '850.000'], [85_000_050, '850.000,50'], [0, '0'], [-100, '\u22121']] as const)('%i centimes', (value, text) => { expect(roughly(centimes(value), 'ar')).toBe(text); });
  it.each([[10_464_716, 'about', 10_464_700], [10_464_750, 'about', 10_464_800], [10_464_799, 'more', 10_464_700], [10_464_701, 'less', 10_464_800], [500, 'less', 500]] as const)('%i centimes (%s) are %i', (value, about, whole) => { expect(dirhams(centimes(value), about)).toBe(whole); });
});

describe('centimes', () => {
  it.each([1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])('refuse %d', (value) => {
    expect(() => centimes(value)).toThrow('whole number');
  });
  it('add and multiply exactly, or not at all', () => {
    expect(total([])).toBe(0);
    expect(total([centimes(10), centimes(20), centimes(-5)])).toBe(25);
    expect(times(centimes(263_371), 2)).toBe(526_742);
    expect(() => times(centimes(100), 1.5)).toThrow('quantity');
    expect(() => times(centimes(99_999_999_999), 1_000_000)).toThrow('whole number');
  });
});
