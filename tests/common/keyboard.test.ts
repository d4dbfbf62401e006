import { describe, expect, it } from 'vitest';
import { latinMeant } from '#shared/domain/common/keyboard.ts';

describe('Arabic letters typed where Latin ones were meant', () => {
  // what the keys of the card's letters type while the Arabic layout is on
  it.each([
    ['AGA on AZERTY', 'ضلض', 'AGA'], ['JT on either', 'تف', 'JT'], ['a CIN', 'تف123456', 'JT123456'], ['with digits of the East', 'تف١٢٣', 'JT123'],
    ['W, X, C, V, N', 'ئءؤرى', 'WXCVN'], ['M, where AZERTY has it', 'ك', 'M'], ['lam-alef is one key', 'لا12', 'B12'], ['lam-alef as one sign', 'ﻻ12', 'B12'],
    ['Z, E, R, Y, U, I, O, P', 'صثقغعهخح', 'ZERYUIOP'], ['Q, S, D, F, H, G, K, L', 'شسيبالنم', 'QSDFHGKL'], ['the other Arabic layout’s Latin', 'A١', ''],
  ])('%s', (_, typed, meant) => { expect(latinMeant(typed)[0] ?? '').toBe(meant); });

  it('offers what a QWERTY keyboard would have typed second, where that differs', () => {
    expect(latinMeant('شلي')).toEqual(['QGD', 'AGD']);
    expect(latinMeant('ضلض')).toEqual(['AGA', 'QGQ']);
    expect(latinMeant('تف')).toEqual(['JT']);
    expect(latinMeant('ة')).toEqual(['M']); // a comma on AZERTY: no letter of a code
  });
  it('knows the signs that the keys type with Shift', () => {
    expect(latinMeant('َلأَ')).toEqual(['AGA', 'QGQ']);
    expect(latinMeant('ـلإ9')).toEqual(['JT9']);
    expect(latinMeant('لآ ]')).toEqual(['B D']);
  });
  it('reads lam-alef as the one key that types it, then as two', () => { expect(latinMeant('لا12')).toEqual(['B12', 'GH12']); });
  it('keeps what is Latin already', () => { expect(latinMeant('aلض 12-3')).toEqual(['AGA 12-3', 'AGQ 12-3']); });
  it.each(['', '   ', 'AGA', 'JT123456', 'é&', '١٢٣'])('offers nothing where no Arabic letter stands: «%s»', (typed) => { expect(latinMeant(typed)).toEqual([]); });
  it('offers nothing where a sign is on no key', () => { expect(latinMeant('ضپ')).toEqual([]); expect(latinMeant('ض€')).toEqual([]); });
});
