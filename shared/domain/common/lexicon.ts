/*
 * Words that functions inflect: number words, months, days, counted nouns. They are the subject matter of arithmetic in a
 * language, not messages: no ICU message can decline a number, and rules may not read the catalogues (architecture.md).
 * Arabic: masculine counted nouns, nominative unless a name says otherwise, no vowel marks; Moroccan months.
 */

/** Forms of a counted masculine noun: `ثلاثة دراهم`, `أحد عشر درهما`, `مائة درهم`; `one` also follows a hundred. */
export interface CountedNoun { readonly one: string; readonly two: string; readonly few: string; readonly many: string }
/** A noun that counts and is counted: `pair` is its dual before the counted noun, `ألفا درهم`. */
export interface ScaleNoun extends CountedNoun { readonly pair: string }

export const CURRENCY = { ar: 'درهم', fr: 'DH' } as const;

export const AR_UNITS = ['', 'واحد', 'اثنان', 'ثلاثة', 'أربعة', 'خمسة', 'ستة', 'سبعة', 'ثمانية', 'تسعة', 'عشرة', 'أحد عشر', 'اثنا عشر'] as const;
export const AR_TEEN = 'عشر';
export const AR_TENS = ['', '', 'عشرون', 'ثلاثون', 'أربعون', 'خمسون', 'ستون', 'سبعون', 'ثمانون', 'تسعون'] as const;
export const AR_HUNDREDS = ['', 'مائة', 'مائتان', 'ثلاثمائة', 'أربعمائة', 'خمسمائة', 'ستمائة', 'سبعمائة', 'ثمانمائة', 'تسعمائة'] as const;
/** 200 before its noun: `مائتا درهم`. */
export const AR_TWO_HUNDRED_OF = 'مائتا';
export const AR_ZERO = 'صفر';
export const AR_SINGLE = 'واحد';
export const AR_TWO = { nominative: 'اثنان', oblique: 'اثنين' } as const;
export const AR_TWELVE = { nominative: 'اثنا عشر', oblique: 'اثني عشر' } as const;
/** Ending of the tens. */
export const AR_TENS_ENDING = { nominative: 'ون', oblique: 'ين' } as const;

export const DIRHAM: CountedNoun = { one: 'درهم', two: 'درهمان', few: 'دراهم', many: 'درهما' };
export const CENTIME: CountedNoun = { one: 'سنتيم', two: 'سنتيمان', few: 'سنتيمات', many: 'سنتيما' };
export const THOUSAND: ScaleNoun = { one: 'ألف', two: 'ألفان', pair: 'ألفا', few: 'آلاف', many: 'ألفا' };
export const MILLION: ScaleNoun = { one: 'مليون', two: 'مليونان', pair: 'مليونا', few: 'ملايين', many: 'مليونا' };

/** In the oblique case, as after في, خلال or in brackets; `two` stands without its number. */
export const MONTH: CountedNoun = { one: 'شهر', two: 'شهرين', few: 'أشهر', many: 'شهرا' };
export const ORIGINAL: CountedNoun = { one: 'نظير أصلي', two: 'نظيرين أصليين', few: 'نظائر أصلية', many: 'نظيرا أصليا' };

export const FR_UNITS = [
  'zéro', 'un', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf', 'dix', 'onze', 'douze', 'treize', 'quatorze', 'quinze', 'seize',
  'dix-sept', 'dix-huit', 'dix-neuf',
] as const;
/** 70 and 90 count on from 60 and 80. */
export const FR_TENS = ['', '', 'vingt', 'trente', 'quarante', 'cinquante', 'soixante', 'soixante', 'quatre-vingt', 'quatre-vingt'] as const;
export const FR_ORIGINAL = { one: 'exemplaire original', other: 'exemplaires originaux' } as const;

export const MONTH_NAMES = {
  ar: ['يناير', 'فبراير', 'مارس', 'أبريل', 'ماي', 'يونيو', 'يوليوز', 'غشت', 'شتنبر', 'أكتوبر', 'نونبر', 'دجنبر'],
  fr: ['janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'juillet', 'août', 'septembre', 'octobre', 'novembre', 'décembre'],
} as const;
/** The first of a month. */
export const FIRST = { ar: 'فاتح', fr: '1er' } as const;
/** Sunday first, as `Date` counts. */
export const DAY_NAMES = {
  ar: ['الأحد', 'الاثنين', 'الثلاثاء', 'الأربعاء', 'الخميس', 'الجمعة', 'السبت'],
  fr: ['dimanche', 'lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi'],
} as const;

/** Words that tell of prison, in both languages and any form (domain.md §5): no text with one stands on what a person shows to others. */
export const PRISON_WORDS = /سجن|سجين|سجناء|سجون|معتقل|اعتقال|prison|détenu|detenu|détention|detention|carcér|carcer|pénitent|penitent/iu;
