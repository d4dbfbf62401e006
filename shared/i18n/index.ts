import { IntlMessageFormat } from 'intl-messageformat';
import { catalogues } from '#catalogues';
import type { fr } from './fr.ts';

/*
 * One catalogue a capability and language; the two languages hold the same keys and placeholders (build/checks/catalogues.ts).
 * Messages are ICU MessageFormat: plural, select for the person's sex. Placeholders take text or numbers.
 */
export type Lang = 'ar' | 'fr';
export const LANGS = ['ar', 'fr'] as const;

type French = typeof fr;
export type MessageKey = { [N in keyof French & string]: `${N}.${keyof French[N] & string}` }[keyof French & string];
export type MessageParams = Readonly<Record<string, string | number>>;

/** Latin digits in both languages, as Moroccan papers use them; in French a space between thousands (as money.ts), which CLDR's fr-MA lacks. */
export const localeOf = (lang: Lang): string => (lang === 'ar' ? 'ar-MA-u-nu-latn' : 'fr');

const compiled = new Map<string, IntlMessageFormat>();
function formatterOf(id: string, lang: Lang, text: () => string): IntlMessageFormat {
  let found = compiled.get(id);
  if (!found) compiled.set(id, found = new IntlMessageFormat(text(), localeOf(lang), undefined, { ignoreTag: true }));
  return found;
}
function textAt(lang: Lang, key: string): string | undefined {
  const dot = key.indexOf('.');
  const area = catalogues[lang][key.slice(0, dot) as keyof French] as Readonly<Record<string, string>> | undefined;
  return area?.[key.slice(dot + 1)];
}
/** The text of a catalogue as it stands there, in ICU MessageFormat. */
export const messageText = (lang: Lang, key: MessageKey): string => textAt(lang, key) ?? key;
/** Whether a key that was put together is one of the catalogues', which hold the same in each language. */
export const isMessageKey = (key: string): key is MessageKey => LANGS.some((lang) => lang in catalogues && textAt(lang, key) !== undefined);
const formatter = (lang: Lang, key: MessageKey): IntlMessageFormat => formatterOf(`${lang}:${key}`, lang, () => messageText(lang, key));
/** The sentence in the language. Values go in as they are: the caller isolates what a person typed. */
export const message = (lang: Lang, key: MessageKey, params?: MessageParams): string => String(formatter(lang, key).format(params));

/** The sentence in pieces, where a placeholder may be a styled piece of a document instead of text. */
export const messageParts = <T extends object>(lang: Lang, key: MessageKey, params: PartParams<T>): (string | T)[] => partsOf(formatter(lang, key), params);
type PartParams<T> = Readonly<Record<string, string | number | T>>;
function partsOf<T extends object>(format: IntlMessageFormat, params: PartParams<T>): (string | T)[] {
  const out = format.format<T>(params as never);
  return Array.isArray(out) ? out : [out as string | T];
}

/** The sentences of one paper in one language: the centre's own texts where it has some, else the catalogues'. */
export interface Words {
  readonly lang: Lang;
  say(key: MessageKey, params?: MessageParams): string;
  parts<T extends object>(key: MessageKey, params: PartParams<T>): (string | T)[];
}
/** @param own the centre's texts by key, in ICU MessageFormat, checked when they were saved */
export function wordsOf(own: Readonly<Record<string, Readonly<Record<Lang, string>>>>, lang: Lang): Words {
  const format = (key: MessageKey): IntlMessageFormat => {
    const text = own[key]?.[lang];
    return text ? formatterOf(`${lang}=${text}`, lang, () => text) : formatter(lang, key);
  };
  return { lang, say: (key, params) => String(format(key).format(params)), parts: (key, params) => partsOf(format(key), params) };
}
