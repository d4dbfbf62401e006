import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkCode, fileStem, qrText, readCheckCode, reference } from '#shared/domain/common/references.ts';

const digest = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 64, maxLength: 64 });
const SIGNS = '123456789ABCDEFGHJKMNPQRSTVWXYZ';

describe('references', () => {
  it('are kind, centre, year and a number of at least four digits', () => {
    expect(reference('PV', 'AGA', 2025, 1)).toBe('PV/AGA/2025/0001');
    expect(reference('PV', 'AGA', 2025, 12_345)).toBe('PV/AGA/2025/12345');
    expect(fileStem('PV/AGA/2025/0001')).toBe('PV-AGA-2025-0001');
  });
  it('go into the QR with the digest in the densest mode', () => {
    expect(qrText('PV/AGA/2025/0001', 'ab'.repeat(32))).toMatch(/^[0-9A-Z/]+$/);
  });
});

describe('the check code', () => {
  it('reads back, however it was typed', () => {
    fc.assert(fc.property(digest, (hex) => {
      const code = checkCode(hex);
      expect(code).toMatch(/^[1-9A-Z]{3}-[1-9A-Z]{3}-[1-9A-Z]{4}$/);
      expect(readCheckCode(code)).toBe(code);
      expect(readCheckCode(` ${code.toLowerCase().replaceAll('-', ' ')} `)).toBe(code);
      expect(readCheckCode(code.replaceAll('1', 'I'))).toBe(code);
    }));
  });
  it('does not accept one wrong sign or two swapped ones, anywhere', () => {
    fc.assert(fc.property(digest, fc.nat(9), fc.nat(29), fc.nat(8), (hex, place, other, swap) => {
      const signs = [...checkCode(hex).replaceAll('-', '')];
      const wrong = [...signs];
      wrong[place] = SIGNS.replace(signs[place] as string, '')[other] as string;
      expect(readCheckCode(wrong.join(''))).toBeNull();
      const a = signs[swap] as string, b = signs[swap + 1] as string;
      if (a === b) return;
      const swapped = [...signs];
      swapped[swap] = b;
      swapped[swap + 1] = a;
      expect(readCheckCode(swapped.join(''))).toBeNull();
    }));
  });
  it.each(['', '0'.repeat(10), 'محمد', 'ABC', '123-456-789', 'ABC-DEF-GHJKM', '\u202eABC'])('does not accept %j', (typed) => {
    expect(readCheckCode(typed)).toBeNull();
  });
});
