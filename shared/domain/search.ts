import type { Bilingual } from '#shared/domain/common/bilingual.ts';
import { cinTail, fileNumberKey, normalCin } from '#shared/domain/common/identity.ts';
import { foldName } from '#shared/domain/common/names.ts';
import { soundsOfFolded } from '#shared/domain/common/sounds.ts';

/*
 * The search box: under which words a record is found, and which words a typed text asks for. Both are folded alike, so that the index
 * compares plain words.
 */
/** By what a hit was found; `closeSpelling`: another spelling of the same sounds. */
export const FOUND_BY = ['name', 'fileNumber', 'cin', 'title', 'convention', 'reference', 'serial', 'inventory', 'closeSpelling'] as const;
/** The index's columns, each a way to be found. */
export interface Indexed { readonly name: string; readonly sound: string; readonly code: string; readonly ceremony: string; readonly paper: string; readonly unit: string }
const NOTHING: Indexed = { name: '', sound: '', code: '', ceremony: '', paper: '', unit: '' };
const joined = (text: string): string => foldName(text).replaceAll(' ', '');
const distinct = (words: readonly string[]): string => [...new Set(words)].filter((word) => word !== '').join(' ');

export function personWords({ name, fileNumber, cin }: { readonly name: Bilingual; readonly fileNumber: string; readonly cin: string }): Indexed {
  const [ar, fr, file, card] = [foldName(name.ar), foldName(name.fr), foldName(fileNumber), joined(cin)];
  return { ...NOTHING, name: distinct(`${ar} ${fr}`.split(' ')), sound: distinct([...soundsOfFolded(ar), ...soundsOfFolded(fr)]), code: distinct([card, cinTail(card), file.replaceAll(' ', ''), ...file.split(' ')]) };
}
export const ceremonyWords = ({ title, place, convention }: { readonly title: Bilingual; readonly place: Bilingual; readonly convention: string }): Indexed =>
  ({ ...NOTHING, ceremony: distinct([title.ar, title.fr, place.ar, place.fr, convention].flatMap((text) => foldName(text).split(' ')).concat(joined(convention))) });
export const paperWords = (reference: string): Indexed => ({ ...NOTHING, paper: distinct([...foldName(reference).split(' '), String(Number(reference.split('/').at(-1)))]) });
export const unitWords = ({ serial, inventoryNumber }: { readonly serial: string; readonly inventoryNumber: string }): Indexed => ({ ...NOTHING, unit: distinct([joined(serial), joined(inventoryNumber)]) });

const MOST_WORDS = 8, MOST_LETTERS = 40;
export interface Asked { readonly words: readonly string[]; readonly sounds: readonly string[]; /** the whole text without spaces: a number */ readonly whole: string; /** a number is asked for, not a name */ readonly hasDigit: boolean }
export function askedOf(text: string): Asked {
  const words = foldName(text).split(' ').filter((word) => word !== '').slice(0, MOST_WORDS).map((word) => word.slice(0, MOST_LETTERS)), whole = words.join('');
  return { words, sounds: soundsOfFolded(words.join(' ')), whole, hasDigit: /\p{N}/u.test(whole) };
}
/** All these words, in an expression of FTS5 (sqlite.org/fts5.html, 3); folded words hold no quotation mark. */
const all = (column: keyof Indexed, words: readonly string[], begin: boolean): string => `${column} : (${words.map((word) => `"${word}"${begin ? ' *' : ''}`).join(' AND ')})`;
/** A sound or two of one name are everybody's. */
const FEWEST_SOUNDS = 2;
/** Expressions by which persons are looked for, the surest first. */
export function personQueries({ words, sounds, whole, hasDigit }: Asked): { readonly match: string; readonly close: boolean }[] {
  if (words.length === 0) return [];
  if (hasDigit) return [{ match: all('code', [whole], false), close: false }, { match: all('code', [whole], true), close: false }, { match: all('code', words, true), close: false }];
  const named = [{ match: all('name', words, false), close: false }, { match: all('name', words, true), close: false }];
  return sounds.join('').length >= FEWEST_SOUNDS ? [...named, { match: all('sound', sounds, false), close: true }, { match: all('sound', sounds, true), close: true }] : named;
}
export const ceremonyQuery = ({ words }: Asked): string | null => (words.length === 0 ? null : all('ceremony', words, true));
export const paperQuery = ({ words, hasDigit }: Asked): string | null => (hasDigit ? all('paper', words, true) : null);
const FEWEST_SIGNS = 2;
export const unitQuery = ({ whole }: Asked): string | null => (whole.length < FEWEST_SIGNS ? null : all('unit', [whole], true));

/** Which of a person's numbers the text is. */
export const personFoundBy = (text: string, { hasDigit, whole }: Asked, { cin, fileNumber }: { readonly cin: string; readonly fileNumber: string }): 'cin' | 'fileNumber' | 'name' =>
  !hasDigit ? 'name' : cin !== '' && (normalCin(cin).startsWith(normalCin(text)) || foldName(cinTail(cin)) === whole) ? 'cin' : fileNumberKey(fileNumber) === '' ? 'cin' : 'fileNumber';
export const ceremonyFoundBy = ({ words }: Asked, convention: string): 'convention' | 'title' => {
  const own = [...foldName(convention).split(' '), joined(convention)];
  return words.every((word) => own.some((one) => one.startsWith(word))) ? 'convention' : 'title';
};
export const unitFoundBy = ({ whole }: Asked, serial: string): 'serial' | 'inventory' => (serial !== '' && joined(serial).startsWith(whole) ? 'serial' : 'inventory');
