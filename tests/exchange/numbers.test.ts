import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateOfSerial, readAmount, readDate, readTime, readWhole, readYear } from '#shared/domain/common/numbers.ts';
import { isUsualCin, isUsualPhone, normalCin, normalPhone } from '#shared/domain/common/identity.ts';
import { foldName, hasArabic, oneLine } from '#shared/domain/common/names.ts';
import { ceremonyWords } from '#electron/engine/exchange/words.ts';

const amount = (typed: string | number): unknown => { const found = readAmount(typed); return found.ok ? found.value : found.fault; };
const whole = (typed: string | number): unknown => { const found = readWhole(typed); return found.ok ? found.value : found.fault; };
const { months, first } = ceremonyWords();
const date = (typed: string): unknown => { const found = readDate(typed, months, first); return found.ok ? found.value : found.fault; };
const arabicDigits = (text: string): string => text.replace(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit)));

describe('amounts', () => {
  it.each<[string | number, unknown]>([
    ['8.450,50', 845050], ['8 450,50', 845050], ['8\u00a0450,50', 845050], ['8\u202f450,50', 845050], ['8450.50', 845050], ['8,450.50', 845050], ['8450', 845000],
    ['8450,00', 845000], ['8450,5', 845050], ['8 450', 845000], ['1.233.341,60', 123334160], ['1,233,341.60', 123334160], ['1.233.341', 123334100], ['1 233 341,60 DH', 123334160],
    ['MAD 12', 1200], ['12,50 MAD', 1250], ['12 dirhams', 1200], ['12,50 درهم', 1250], ['١٢٫٥٠ درهم', 1250], ['٨٬٤٥٠٫٥٠', 845050], ['٨٬٤٥٠', 845000], ['۸۴۵۰', 845000], ['12،5', 1250],
    ['-8450', -845000], ['−8 450,50', -845050], ['+5', 500], ['0', 0], ['-0', 0], ['0,45', 45], ['0012', 1200], ['999.999.999,99', 99999999999],
    [8894.24, 889424], [0.1 + 0.2, 30], [1.1 * 3, 330], [-5.25, -525], [999999999.99, 99999999999], [1.005, 'TOO_MANY_DECIMALS'], [1e-7, 'TOO_MANY_DECIMALS'],
    ['8.450', 'AMBIGUOUS_NUMBER'], ['8,450', 'AMBIGUOUS_NUMBER'], ['850.000', 'AMBIGUOUS_NUMBER'], ['8.450 DH', 'AMBIGUOUS_NUMBER'], ['-8.450', 'AMBIGUOUS_NUMBER'], ['٨.٤٥٠', 'AMBIGUOUS_NUMBER'],
    ['8450,500', 'TOO_MANY_DECIMALS'], ['8 450,500', 'TOO_MANY_DECIMALS'], ['0,450', 'TOO_MANY_DECIMALS'], ['8.450,505', 'TOO_MANY_DECIMALS'], ['12,3456', 'TOO_MANY_DECIMALS'],
    ['1000000000', 'NUMBER_TOO_LARGE'], [1e9, 'NUMBER_TOO_LARGE'], [1e21, 'NUMBER_TOO_LARGE'],
    ['', 'NOT_A_NUMBER'], ['abc', 'NOT_A_NUMBER'], ['12 34', 'NOT_A_NUMBER'], ['1.23.456', 'NOT_A_NUMBER'], ['1,2,3', 'NOT_A_NUMBER'], ['8450,', 'NOT_A_NUMBER'], ['--5', 'NOT_A_NUMBER'], ['5-', 'NOT_A_NUMBER'],
    ['6.12E+08', 'NOT_A_NUMBER'], ['5 %', 'NOT_A_NUMBER'], ['DH', 'NOT_A_NUMBER'], [Number.NaN, 'NOT_A_NUMBER'], [Infinity, 'NOT_A_NUMBER'], ['1'.repeat(40_000), 'NOT_A_NUMBER'],
  ])('%j', (typed, expected) => expect(amount(typed)).toBe(expected));

  it('reads back any amount in every way it may be written', () => {
    const ways = fc.constantFrom<(whole: string, groups: string[], cents: string) => string>(
      (digits, _, cents) => `${digits},${cents}`, (digits, _, cents) => `${digits}.${cents} DH`,
      (_, groups, cents) => `${groups.join(' ')},${cents}`, (_, groups, cents) => `${groups.join('\u202f')},${cents} MAD`,
      (_, groups, cents) => arabicDigits(`${groups.join('٬')}٫${cents}`), (_, groups, cents) => `${groups.join('\u00a0')}.${cents}`,
      (_, groups, cents) => `  ${groups.join('.')},${cents} درهم `, (_, groups, cents) => `${groups.join(',')}.${cents}`,
    );
    fc.assert(fc.property(fc.integer({ min: 0, max: 99_999_999_999 }), ways, (centimes, way) => {
      const digits = String(Math.trunc(centimes / 100)), cents = String(centimes % 100).padStart(2, '0');
      const groups = digits.replace(/\B(?=(?:\d{3})+$)/g, ' ').split(' ');
      expect(amount(way(digits, groups, cents))).toBe(centimes);
    }), { numRuns: 2_000 });
  });
  it('reads back any amount that a cell holds as a number', () => {
    fc.assert(fc.property(fc.integer({ min: -99_999_999_999, max: 99_999_999_999 }), (centimes) => { expect(amount(centimes / 100)).toBe(centimes); }), { numRuns: 2_000 });
  });
  it('never throws, and never reads three digits after one sign as an amount', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...'0123456789., -٫٬٣DH\u00a0') , maxLength: 14 }), (typed) => {
      const found = amount(typed);
      if (/^[1-9]\d{0,2}[.,]\d{3}$/.test(typed)) expect(found).toBe('AMBIGUOUS_NUMBER');
      else expect(typeof found === 'string' || Number.isSafeInteger(found)).toBe(true);
    }), { numRuns: 3_000 });
  });
});

it.each<[string | number, unknown]>([
  ['2', 2], ['2,00', 2], [3, 3], ['٣', 3], ['-1', -1], ['0', 0], ['1 000', 1000], ['1.000', 'AMBIGUOUS_NUMBER'], ['2,5', 'NOT_WHOLE'], [2.5, 'NOT_WHOLE'], [0.0001, 'NOT_WHOLE'], [1e-9, 'NOT_WHOLE'], ['deux', 'NOT_A_NUMBER'],
])('whole number %j', (typed, expected) => expect(whole(typed)).toBe(expected));

describe('dates', () => {
  it.each<[string, unknown]>([
    ['26/02/2025', '2025-02-26'], ['26-02-2025', '2025-02-26'], ['6/2/2025', '2025-02-06'], ['26.02.2025', '2025-02-26'], ['26 / 02 / 2025', '2025-02-26'], ['2025-02-26', '2025-02-26'], ['2025/2/6', '2025-02-06'],
    ['٢٦/٠٢/٢٠٢٥', '2025-02-26'], ['2025-02-26T00:00:00.000Z', '2025-02-26'], ['26/02/2025 00:00', '2025-02-26'], ['\u200f26/02/2025\u00a0', '2025-02-26'],
    ['26 février 2025', '2025-02-26'], ['1er mars 2025', '2025-03-01'], ['فاتح مارس 2025', '2025-03-01'], ['26 فبراير 2025', '2025-02-26'], ['5 غشت 2024', '2024-08-05'], ['٥ دجنبر ٢٠٢٤', '2024-12-05'], ['3 AOÛT 2024', '2024-08-03'],
    ['29/02/2024', '2024-02-29'], ['29/02/2025', 'IMPOSSIBLE_DATE'], ['31/02/2025', 'IMPOSSIBLE_DATE'], ['02/26/2025', 'IMPOSSIBLE_DATE'], ['00/01/2025', 'IMPOSSIBLE_DATE'], ['32 mars 2025', 'IMPOSSIBLE_DATE'],
    ['26/02/25', 'SHORT_YEAR'], ['26 février 25', 'SHORT_YEAR'], ['2025', 'IMPOSSIBLE_DATE'], ['hier', 'IMPOSSIBLE_DATE'], ['', 'IMPOSSIBLE_DATE'], ['26/02-2025', 'IMPOSSIBLE_DATE'], ['26/02/0025', 'IMPOSSIBLE_DATE'], ['1'.repeat(9_999), 'IMPOSSIBLE_DATE'],
  ])('%j', (typed, expected) => expect(date(typed)).toBe(expected));
  it.each<[number, boolean, string | null]>([
    [45714, false, '2025-02-26'], [45714.75, false, '2025-02-26'], [44252, true, '2025-02-26'], [1, false, '1900-01-01'], [59, false, '1900-02-28'], [60, false, null], [61, false, '1900-03-01'], [0, false, null], [-3, false, null], [9e9, false, null], [Number.NaN, false, null],
  ])('day %d of a spreadsheet (1904: %j)', (serial, system1904, expected) => expect(dateOfSerial(serial, system1904)).toBe(expected));
  it('reads back any date as typed, and as both systems of day numbers count it', () => {
    fc.assert(fc.property(fc.integer({ min: 61, max: 100_000 }), (serial) => {
      const iso = dateOfSerial(serial, false) ?? '';
      const [year = '', month = '', day = ''] = iso.split('-');
      for (const text of [iso, `${day}/${month}/${year}`, `${Number(day)}-${Number(month)}-${year}`, arabicDigits(`${day}/${month}/${year}`)]) expect(date(text)).toBe(iso);
      if (serial >= 1462) expect(dateOfSerial(serial - 1462, true)).toBe(iso);
    }));
  });
  it.each<[string | number, string | null]>([['1984', '1984'], [1984, '1984'], ['١٩٨٤', '1984'], ['84', null], [19840, null], ['1840', null], [1984.5, null]])('year %j', (typed, expected) => expect(readYear(typed)).toBe(expected));
  it.each<[string | number, string | null]>([
    ['10:30', '10:30'], ['9:05', '09:05'], ['10h30', '10:30'], ['10 h 30', '10:30'], ['10H', '10:00'], ['10:30:00', '10:30'], ['١٠:٣٠', '10:30'], [0.4375, '10:30'], [45714.4375, '10:30'], ['25:00', null], ['10:61', null], ['midi', null], [-1, null],
  ])('time %j', (typed, expected) => expect(readTime(typed)).toBe(expected));
});

describe('identity', () => {
  it.each([['jt 901500', 'JT901500', true], ['JT٩٠١٥٠٠', 'JT901500', true], ['j-901503', 'J901503', true], ['ABC123', 'ABC123', false], ['901500', '901500', false], ['JT', 'JT', false], ['\u202aJB9000\u202c', 'JB9000', true]])('CIN %s', (typed, cin, usual) => {
    expect(normalCin(typed)).toBe(cin);
    expect(isUsualCin(cin)).toBe(usual);
  });
  it.each([
    ['0624211219', '0624211219', true], ['624211219', '0624211219', true], ['+212 6 24 21 12 19', '0624211219', true], ['00212624211219', '0624211219', true], ['+212 (0)624211219', '0624211219', true], ['06.24.21.12.19', '0624211219', true],
    ['٠٦٢٤٢١١٢١٩', '0624211219', true], ['6.24211219E+08', '0624211219', true], ['6.12E+08', '6.12E+08', false], ['+33 6 12 34 56 78', '+33 6 12 34 56 78', false], ['0424211219', '0424211219', false],
  ])('phone %s', (typed, phone, usual) => {
    expect(normalPhone(typed)).toBe(phone);
    expect(isUsualPhone(phone)).toBe(usual);
  });
  it.each([
    ['مُحَمَّد', 'محمد'], ['محـــمد', 'محمد'], ['أحمد', 'احمد'], ['آمنة', 'امنه'], ['مصطفى', 'مصطفي'], ['مسؤول', 'مسوول'], ['ﻣﺤﻤﺪ', 'محمد'], ['Hélène Saïd', 'HELENE SAID'], ["N'Diaye", 'ndiaye'], ['ڭ', 'ك'], ['El-Amrani', 'el amrani'], ['١٢', '12'],
  ])('%s compares as %s', (one, other) => expect(foldName(one)).toBe(foldName(other)));
  it('what must be found compares with what is searched, within one alphabet', () => {
    const cases = readFileSync(path.join(import.meta.dirname, '../fixtures/names.tsv'), 'utf8').split('\n').filter((row) => row !== '' && !row.startsWith('#')).map((row) => row.split('\t'))
      // across alphabets, and Mohammed for Muhammad, is the search's own work
      .filter(([query = '', found = '']) => hasArabic(query) === hasArabic(found) && query !== 'muhammad');
    expect(cases).toHaveLength(12);
    const joined = (name: string): string => foldName(name).replaceAll(' ', '');
    for (const [query = '', found = ''] of cases) expect(joined(found), query).toContain(joined(query));
  });
  it('keeps different names apart', () => expect(foldName('حسن بوعزة')).not.toBe(foldName('حسين بوعزة')));
  it.each([[' a\u00a0 b\r\n c ', 'a b c'], ['\u202eab\u0007c\ufeff', 'abc'], ['e\u0301', 'é'], ['محـمد', 'محـمد'], ['ﻣﺤﻤﺪ', 'محمد'], ['می\u200cخواهم', 'می\u200cخواهم']])('one clean line of %j', (typed, line) => expect(oneLine(typed)).toBe(line));
});
