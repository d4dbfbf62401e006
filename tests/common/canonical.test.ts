import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '#shared/domain/common/canonical.ts';

const shuffled = (value: unknown, seed: number): unknown => {
  if (Array.isArray(value)) return value.map((one) => shuffled(one, seed));
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).map(([key, member]): [string, unknown] => [key, shuffled(member, seed)]);
  return Object.fromEntries(seed % 2 ? members.reverse() : [...members.slice(seed % (members.length || 1)), ...members.slice(0, seed % (members.length || 1))]);
};

describe('canonical JSON', () => {
  it('sorts keys by code unit and leaves no white space', () => {
    expect(canonicalJson({ b: [1, { d: null, c: true }], a: 'نص', '€': 1.5, A: -0 })).toBe('{"A":0,"a":"نص","b":[1,{"c":true,"d":null}],"€":1.5}');
    // RFC 8785 §3.2.3: the order of UTF-16 code units, in which a surrogate pair stands before U+FB33
    expect(canonicalJson({ '€': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, 'ö': 7 }))
      .toBe('{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"\ud83d\ude00":5,"\ufb33":3}');
  });
  it('composes strings, so that one text typed two ways is one', () => {
    expect(canonicalJson('e\u0301 أ'.normalize('NFD'))).toBe('"é أ"');
    expect(canonicalJson('سٓ\ud800')).toContain('\\ud800');
  });
  it('is the same whatever the order of keys, and parses back', () => {
    fc.assert(fc.property(fc.jsonValue({ noUnicodeString: false }), fc.nat(7), (value, seed) => {
      const text = canonicalJson(value);
      expect(canonicalJson(shuffled(value, seed))).toBe(text);
      expect(canonicalJson(JSON.parse(text))).toBe(text);
    }));
  });
  it.each<[string, unknown]>([
    ['undefined', undefined], ['a member undefined', { a: undefined }], ['a hole', [1, , 2]], ['NaN', Number.NaN], ['infinity', { a: [Number.POSITIVE_INFINITY] }], ['a function', () => 1],
    ['a symbol', Symbol('a')], ['a bigint', 1n], ['a date', new Date(0)], ['a map', new Map()],
  ])('refuses %s', (_, value) => { expect(() => canonicalJson(value)).toThrow('JSON has'); });
});
