import type { Bilingual } from '#shared/domain/common/bilingual.ts';
import { cinTail, fileNumberKey, isUsualPhone, normalCin, normalPhone } from '#shared/domain/common/identity.ts';
import { foldName } from '#shared/domain/common/names.ts';
import { FEWEST_SOUNDS, otherSounds, soundsAlike, soundsOfFolded } from '#shared/domain/common/sounds.ts';

/*
 * The search box: under which words a record is found, and which words a typed text asks for. Both are folded alike, so that the index
 * compares plain words.
 */
/** By what a hit was found; `closeSpelling`: another spelling of the same sounds. */
export const FOUND_BY = ['name', 'fileNumber', 'cin', 'phone', 'title', 'convention', 'reference', 'serial', 'inventory', 'closeSpelling'] as const;
/** The index's columns, each a way to be found. */
export interface Indexed { readonly name: string; readonly sound: string; readonly code: string; readonly ceremony: string; readonly paper: string; readonly unit: string }
const NOTHING: Indexed = { name: '', sound: '', code: '', ceremony: '', paper: '', unit: '' };
const joined = (text: string): string => foldName(text).replaceAll(' ', '');
const distinct = (words: readonly string[]): string => [...new Set(words)].filter((word) => word !== '').join(' ');

/** What the digits of an ID number end with, from three on: any piece of them begins one. Marked, for a part of a file number is no such piece. */
const PIECE = 'piece';
const endingsOf = (card: string): string[] => { const digits = card.replace(/^\p{L}+/u, ''); return Array.from({ length: Math.max(0, digits.length - 2) }, (_, i) => digits.slice(i)); };
const isPiece = (whole: string): boolean => /^\p{N}{3,}$/u.test(whole);
/** A person as the index knows them; whoever was joined to them is a person more. */
export interface PersonIndexed { readonly name: Bilingual; readonly fileNumber: string; readonly cin: string; readonly phones: readonly string[] }
export function personWords(persons: readonly PersonIndexed[]): Indexed {
  const words = persons.map(({ name, fileNumber, cin, phones }) => {
    const [ar, fr, file, card] = [foldName(name.ar), foldName(name.fr), foldName(fileNumber), joined(cin)];
    return { name: [...ar.split(' '), ...fr.split(' ')], sound: [...soundsOfFolded(ar), ...soundsOfFolded(fr)], code: [card, card.replace(/^\p{L}+/u, ''), cinTail(card), ...endingsOf(card).map((one) => `${PIECE}${one}`), file.replaceAll(' ', ''), ...file.split(' '), ...phones.map(joined)] };
  });
  return { ...NOTHING, name: distinct(words.flatMap(({ name }) => name)), sound: distinct(words.flatMap(({ sound }) => sound)), code: distinct(words.flatMap(({ code }) => code)) };
}
export const ceremonyWords = ({ title, place, convention }: { readonly title: Bilingual; readonly place: Bilingual; readonly convention: string }): Indexed =>
  ({ ...NOTHING, ceremony: distinct([title.ar, title.fr, place.ar, place.fr, convention].flatMap((text) => foldName(text).split(' ')).concat(joined(convention))) });
export const paperWords = (reference: string): Indexed => ({ ...NOTHING, paper: distinct([...foldName(reference).split(' '), String(Number(reference.split('/').at(-1)))]) });
export const unitWords = ({ serial, inventoryNumber }: { readonly serial: string; readonly inventoryNumber: string }): Indexed => ({ ...NOTHING, unit: distinct([joined(serial), joined(inventoryNumber)]) });

const MOST_WORDS = 8, MOST_LETTERS = 40;
/** What is looked for, as the index compares it. */
export interface Asked {
  readonly words: readonly string[];
  readonly sounds: readonly string[];
  /** The writings of each, where one has two. */
  readonly others: readonly (readonly string[])[] | null;
  /** A whole phone number in its national form, however typed; empty for anything else. */
  readonly phone: string;
  /** The whole text without spaces: a number. */
  readonly whole: string;
  /** A number is asked for, not a name. */
  readonly hasDigit: boolean;
}
export function askedOf(text: string): Asked {
  const phone = normalPhone(text.slice(0, MOST_LETTERS));
  const words = foldName(text).split(' ').filter((word) => word !== '').slice(0, MOST_WORDS).map((word) => word.slice(0, MOST_LETTERS)), whole = words.join('');
  const name = words.join(' ');
  return { words, sounds: soundsOfFolded(name), others: otherSounds(name), phone: isUsualPhone(phone) ? phone : '', whole, hasDigit: /\p{N}/u.test(whole) };
}
/** All these words, in an expression of FTS5 (sqlite.org/fts5.html, 3); folded words hold no quotation mark. */
const all = (column: keyof Indexed, words: readonly string[], begin: boolean): string => `${column} : (${words.map((word) => `"${word}"${begin ? ' *' : ''}`).join(' AND ')})`;
/** Expressions by which persons are looked for, the surest first; none finds what an earlier one found. */
export function personQueries({ words, sounds, others, whole, phone, hasDigit }: Asked): { readonly match: string; readonly close: boolean }[] {
  if (words.length === 0) return [];
  /** The words whole, or only begun; what finds them whole is found begun too. */
  const entire = (column: keyof Indexed, asked: readonly string[]) => ({ text: all(column, asked, false), wider: all(column, asked, true) }), begun = (column: keyof Indexed, asked: readonly string[]) => ({ text: all(column, asked, true), wider: null });
  const said = [entire('name', words), begun('name', words)], numbers = [...(phone === '' ? [] : [entire('code', [phone])]), entire('code', [whole]), begun('code', [whole]), begun('code', words), ...(isPiece(whole) ? [begun('code', [`${PIECE}${whole}`])] : [])];
  const sure = hasDigit ? [...new Map(numbers.map((one) => [one.text, one])).values()] : said, heard = hasDigit ? 0 : sounds.join('').length;
  const close = heard === 0 ? [] : [entire('sound', sounds), ...(heard < FEWEST_SOUNDS ? [] : [begun('sound', sounds)]), ...(others === null ? [] : [{ text: `sound : (${others.map((writings) => `(${writings.map((one) => `"${one}"`).join(' OR ')})`).join(' AND ')})`, wider: null }])];
  const queries = [...sure, ...close];
  return queries.map(({ text }, i) => {
    const earlier = queries.slice(0, i), left = earlier.filter(({ wider }) => !earlier.some((other) => other.text === wider));
    return { match: left.reduce((rest, one) => `${rest} NOT (${one.text})`, `(${text})`), close: i >= sure.length };
  });
}
/** Whether what consonants found is another spelling of the name, and not another name; many persons have the same name, which is looked at once. */
export function isSpelling({ words }: Asked): (names: readonly Bilingual[]) => boolean {
  const asked = words.join(' '), known = new Map<string, boolean>();
  return (names) => {
    const key = JSON.stringify(names), same = known.get(key);
    if (same !== undefined) return same;
    const alike = soundsAlike(asked, names.flatMap(({ ar, fr }) => [foldName(ar), foldName(fr)]));
    known.set(key, alike);
    return alike;
  };
}
export const ceremonyQuery = ({ words }: Asked): string | null => (words.length === 0 ? null : all('ceremony', words, true));
export const paperQuery = ({ words, hasDigit }: Asked): string | null => (hasDigit ? all('paper', words, true) : null);
const FEWEST_SIGNS = 2;
export const unitQuery = ({ whole }: Asked): string | null => (whole.length < FEWEST_SIGNS ? null : all('unit', [whole], true));

/** Which of a person's numbers the text is. */
export function personFoundBy(text: string, { hasDigit, whole, phone }: Asked, { cin, fileNumber, phones }: Omit<PersonIndexed, 'name'>): 'cin' | 'fileNumber' | 'phone' | 'name' {
  if (!hasDigit) return 'name';
  if (phones.some((one) => one === phone || joined(one).startsWith(whole))) return 'phone';
  const card = normalCin(cin);
  return (cin !== '' && (card.startsWith(normalCin(text)) || foldName(cinTail(cin)) === whole || endingsOf(foldName(card)).some((one) => one.startsWith(whole)))) || fileNumberKey(fileNumber) === '' ? 'cin' : 'fileNumber';
}
export const ceremonyFoundBy = ({ words }: Asked, convention: string): 'convention' | 'title' => {
  const own = [...foldName(convention).split(' '), joined(convention)];
  return words.every((word) => own.some((one) => one.startsWith(word))) ? 'convention' : 'title';
};
export const unitFoundBy = ({ whole }: Asked, serial: string): 'serial' | 'inventory' => (serial !== '' && joined(serial).startsWith(whole) ? 'serial' : 'inventory');
