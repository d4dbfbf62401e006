import type { Lang } from '#shared/i18n/index.ts';

/** One value in both languages; an empty string where it is not known. */
export interface Bilingual { readonly ar: string; readonly fr: string }

/** The value in the language asked for, or the other one where it is missing. */
export const inLanguage = (value: Bilingual, lang: Lang): string => value[lang] || value[lang === 'ar' ? 'fr' : 'ar'];
export const isEmpty = (value: Bilingual): boolean => !value.ar && !value.fr;
