import { message, type Lang, type MessageKey, type MessageParams } from './index.ts';

/* Values in both languages, for contents that are frozen in both. */
interface Both { readonly ar: string; readonly fr: string }
/** A message in both languages; what fills it may differ in each. */
export const saidInBoth = (key: MessageKey, params: MessageParams | ((lang: Lang) => MessageParams) = {}): Both => {
  const of = (lang: Lang): string => message(lang, key, typeof params === 'function' ? params(lang) : params);
  return { ar: of('ar'), fr: of('fr') };
};
/** What somebody typed, which stands for both. */
export const typedInBoth = (text: string): Both => ({ ar: text, fr: text });
