import type { Lang } from '#shared/i18n/index.ts';
import type { About, Centimes } from './money.ts';

const SIGN = { ar: '%', fr: '\u202f%' } as const;
/**
 * `12,50%` in Arabic, `12,50 %` in French: two decimals, half up, exact whatever the amounts; null of nothing.
 * In an Arabic line the caller isolates it.
 */
export function percent(part: Centimes, whole: Centimes, lang: Lang): string | null {
  if (whole <= 0) return null;
  const size = BigInt(Math.abs(part)), of = BigInt(whole), hundredths = (size * 20_000n + of) / (2n * of);
  return `${part < 0 ? '\u2212' : ''}${hundredths / 100n},${String(hundredths % 100n).padStart(2, '0')}${SIGN[lang]}`;
}

/** `88%` of a base that is approximate itself: whole, rounded to the side on which «more than» and «less than» stay true; null of nothing. */
export function roughPercent(part: Centimes, whole: Centimes, about: About, lang: Lang): string | null {
  if (whole <= 0) return null;
  const size = BigInt(Math.abs(part)) * 100n, of = BigInt(whole), rounded = about === 'about' ? (2n * size + of) / (2n * of) : about === 'more' ? size / of : (size + of - 1n) / of;
  return `${part < 0 ? '\u2212' : ''}${rounded}${SIGN[lang]}`;
}
