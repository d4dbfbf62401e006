import { BugError } from '#shared/lib/assert.ts';

/** The reference of a paper, e.g. `PV/AGA/2025/0001`: kind, centre, the ceremony's year, number in its series from 1. */
export function reference(kind: string, centreCode: string, year: number, number: number): string {
  return `${kind}/${centreCode}/${year}/${String(number).padStart(4, '0')}`;
}
/** The same as part of a file name. */
export const fileStem = (ref: string): string => ref.replaceAll('/', '-');

/** A file number or another text as part of a file name: letters and digits, hyphens between. */
export const nameStem = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '');

/*
 * The code under a paper's QR, to be typed by hand. 31 signs, a prime number: with the weights 1…9 and a sum mod 31, one wrong
 * sign or two swapped ones never pass. No 0 O I L U, which are misread; a typed I or L counts as 1.
 */
const SIGNS = '123456789ABCDEFGHJKMNPQRSTVWXYZ';
const BODY = 9;
const WEIGHT_OF_CHECK = 10;

const weigh = (signs: string): number => {
  let sum = 0;
  for (let i = 0; i < BODY; i++) sum += (i + 1) * SIGNS.indexOf(signs[i] ?? '');
  return sum % SIGNS.length;
};
/** The sign that makes body and check sum to 0 with weight 10. */
function checkSign(body: string): string {
  const target = (SIGNS.length - weigh(body)) % SIGNS.length;
  const found = [...SIGNS].find((_, value) => (value * WEIGHT_OF_CHECK) % SIGNS.length === target);
  if (found === undefined) throw new BugError('weight and number of signs share a divisor');
  return found;
}
/**
 * The code of a digest (hexadecimal SHA-256), e.g. `4KM-9TQ-27XA`: its first 12 digits in base 31, nine signs, and a check sign.
 * 31⁹ ≈ 2.6 × 10¹³ codes.
 */
export function checkCode(digest: string): string {
  let rest = BigInt(`0x${digest.slice(0, 12)}`);
  let body = '';
  for (let i = 0; i < BODY; i++) { body += SIGNS[Number(rest % 31n)] ?? ''; rest /= 31n; }
  return `${body.slice(0, 3)}-${body.slice(3, 6)}-${body.slice(6)}${checkSign(body)}`;
}
/** What a person typed, in the code's one form; null where it cannot be a code (a sign wrong, missing or swapped). */
export function readCheckCode(typed: string): string | null {
  const signs = typed.toUpperCase().replace(/[\s\p{Pd}._]/gu, '').replace(/[IL]/g, '1');
  if (signs.length !== BODY + 1 || [...signs].some((sign) => !SIGNS.includes(sign))) return null;
  if (checkSign(signs.slice(0, BODY)) !== signs[BODY]) return null;
  return `${signs.slice(0, 3)}-${signs.slice(3, 6)}-${signs.slice(6)}`;
}
/** What the QR of a paper holds: capitals, digits and `/` only, which QR packs densest (alphanumeric mode, ISO/IEC 18004). */
export const qrText = (ref: string, contentSha256: string): string => `IDMAJ1/${ref}/${contentSha256}`.toUpperCase();
