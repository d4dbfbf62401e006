import { LANGS, type Lang } from '#shared/i18n/index.ts';
import { recall } from './hooks/remembered.ts';

/** The language of the first screen: the one chosen before, else French where the computer speaks it, else Arabic. */
export const firstLanguage = (): Lang => LANGS.find((one) => one === recall('language')) ?? (navigator.language.startsWith('fr') ? 'fr' : 'ar');
