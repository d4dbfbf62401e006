import { inLanguage, type Bilingual } from '#shared/domain/common/bilingual.ts';
import { embedded, embeddedAs, iso, ltr } from '#shared/domain/common/isolate.ts';
import { latinDigits, oneLine } from '#shared/domain/common/names.ts';
import { langsOf, type PaperLang } from '#shared/domain/papers.ts';
import { message, type Lang, type MessageKey, type MessageParams } from '#shared/i18n/index.ts';

/** Stands where a value is not known. */
export const DASH = '\u2014';
/** A number is not parted from its unit, `2,5 طن`, nor a measure from its other side, nor a sign from the word that French sets it apart from; digits are those of the whole paper. */
export const measured = (text: string): string => latinDigits(text).replace(/ (?=[:;?!»%])/g, '\u00a0').replace(/« /g, '«\u00a0').replace(/(\d) (?=\p{L}{1,12}(?!\p{L}))/gu, '$1\u00a0').replace(/(\d) ?([×xX]) ?(?=\d)/g, (whole, digit: string, sign: string) => (whole.includes(' ') ? `${digit}\u00a0${sign}\u00a0` : whole));
/** A percentage with its sign on the side where a line of the language goes on: in Arabic at the left, wherever it stands (UAX #9, W2: after a letter; here after a mark). */
export const share = (percent: string, lang: Lang): string => (lang === 'ar' && percent !== '' ? `\u2067\u061c${percent}\u2069` : code(percent));
/** What a person typed, isolated, in the paper's language or else in the other; empty where it is not known. */
export const typed = (value: Bilingual, lang: Lang): string => {
  const text = measured(oneLine(inLanguage(value, lang)));
  return text === '' ? '' : iso(text);
};
/** Typed values told in one text with semicolons between: each isolated, or two of them in the other script would change places. */
export const typedParts = (value: Bilingual, lang: Lang): string => {
  const parts = measured(oneLine(inLanguage(value, lang))).split(/[\s\u00a0]*[;؛]\s/).filter(Boolean);
  return parts.length === 0 ? '' : embeddedAs(parts.map(iso).join(lang === 'ar' ? '؛ ' : '\u00a0; '), lang);
};
/** The same for a head or foot that has room for so many letters, however wide they are: what is longer ends in an ellipsis. */
export const brief = (value: Bilingual, lang: Lang, letters: number): string => {
  const text = [...measured(oneLine(inLanguage(value, lang)))];
  return iso(text.length <= letters ? text.join('') : `${text.slice(0, letters - 1).join('')}\u2026`);
};
/** A code, number or phone, isolated left to right; empty where it is not known. */
export const code = (value: string): string => {
  const text = latinDigits(oneLine(value));
  return text === '' ? '' : ltr(text);
};
/** For a message's `select`: is there a value? */
export const given = (value: string | null): 'yes' | 'no' => (value ? 'yes' : 'no');
/** A phone number by pairs, where it has ten digits. */
export const phone = (value: string): string => code(latinDigits(value).replace(/^(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})$/, '$1\u00a0$2\u00a0$3\u00a0$4\u00a0$5'));
/** A message in each language of the paper on one line, each isolated, so that neither disturbs the other. */
export function inAll(lang: PaperLang, key: MessageKey, params?: MessageParams, between = ' · '): string {
  const said = langsOf(lang).map(one => message(one, key, params));
  return said.length === 1 ? said.join('') : said.map(embedded).join(between);
}
