import { latinDigits } from './names.ts';

/*
 * Arabic letters typed where Latin ones were meant: the layout was on, the eyes were on the card. The keys are those of Windows' «Arabic (101)»,
 * «Arabic (102)» and «Arabic (102) AZERTY» (the one Windows sets up for Morocco) and of xkb's `ara` and `ma`, which put their letters on the
 * same keys; what such a key types in Latin hangs on what is printed on it.
 */
/** Signs of the keys in rows, from the top left letter key on; the second sign is the one with Shift. */
const KEYS = [
  ['ضَ', 'صً', 'ثُ', 'قٌ', 'ف', 'غإ', 'ع‘', 'ه÷', 'خ×', 'ح؛'],
  ['شِ', 'سٍ', 'ي]', 'ب[', 'ل', 'اأ', 'تـ', 'ن،', 'م/', 'ك:'],
  ['ئ~', 'ءْ', 'ؤ}', 'ر{', '', 'ىآ', 'ة’'],
] as const;
const PRINTED = { azerty: ['AZERTYUIOP', 'QSDFGHJKLM', 'WXCVBN'], qwerty: ['QWERTYUIOP', 'ASDFGHJKL', 'ZXCVBNM'] } as const;
/** Keys that type two letters at once, as such or as one sign: lam-alef, and with Shift the others. */
const PAIRS: readonly (readonly [letter: string, signs: readonly string[]])[] = [['B', ['لا', 'لآ', 'ﻻ', 'ﻵ']], ['T', ['لإ', 'ﻹ']], ['G', ['لأ', 'ﻷ']]];

const lettersOf = (rows: readonly string[]): ReadonlyMap<string, string> => new Map(KEYS.flatMap((row, at) => row.flatMap((signs, key) => {
  const letter = rows[at]?.[key];
  return letter === undefined ? [] : [...signs].map((sign) => [sign, letter] as const);
})));
/** AZERTY first: it is what Morocco's keyboards have. */
const LAYOUTS = [lettersOf(PRINTED.azerty), lettersOf(PRINTED.qwerty)];
const PAIR = new RegExp(PAIRS.flatMap(([, signs]) => signs).join('|'), 'g');
const ARABIC = /[\u0600-\u06ff\ufb50-\ufdff\ufe70-\ufefc]/u;
const KEPT = /^[A-Za-z0-9\s.\-/]$/;

/**
 * What was probably meant by a code or an ID number in which Arabic letters stand: in capitals, the most probable first, each only once.
 * Nothing where no Arabic letter stands, or where one is on none of the keys. Digits come back in Latin, letters that are Latin already as they are.
 */
export function latinMeant(typed: string): readonly string[] {
  const text = latinDigits(typed.trim().normalize('NFC'));
  if (!ARABIC.test(text)) return [];
  const oneKey = (pair: string): string => PAIRS.find(([, signs]) => signs.includes(pair))?.[0] ?? pair;
  // lam-alef may also have been two keys, G and H
  const readings = [text.replace(PAIR, oneKey), text.replace(PAIR, (pair) => (pair === 'لا' ? pair : oneKey(pair)))];
  const meant = readings.flatMap((reading) => LAYOUTS.map((letters) => {
    const signs = [...reading].map((sign) => letters.get(sign) ?? (KEPT.test(sign) ? sign : null));
    return signs.includes(null) ? null : signs.join('').toUpperCase();
  }));
  return [...new Set(meant.filter((one) => one !== null))];
}
