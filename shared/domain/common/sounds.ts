/*
 * The consonants of a name, alike for Arabic letters and the usual French, English and Spanish spellings of Moroccan names (domain.md §8:
 * Mohamed, Mohammed, Muhammad, محمد). For finding only: different names may sound alike. c stands for ش, x for خ, q for غ.
 * Between them a vowel may be told: 1 for an «i» that is written out, 2 for nothing but «a». It tells حسين (hs1n) from Hassan (h2s2n).
 */
const ARABIC: Readonly<Record<string, string>> = {
  ب: 'b', ت: 't', ث: 't', ج: 'j', ح: 'h', خ: 'x', د: 'd', ذ: 'd', ر: 'r', ز: 'z', س: 's', ش: 'c', ص: 's', ض: 'd', ط: 't', ظ: 'd', غ: 'q', ف: 'f', ق: 'k', ك: 'k', ل: 'l', م: 'm', ن: 'n', ه: 'h', ي: '1',
};
const single = (text: string): string => text.replace(/(.)\1+/gu, '$1');
/** Vowels at either end are written in too many ways to tell anything. */
const inner = (word: string): string => word.replace(/^[12]+|[12]+$/g, '');
const ofArabic = (word: string): string => inner([...single(word.replace(/(?<=..)ه$/u, ''))].map((letter) => ARABIC[letter] ?? '').join(''));
/** Letters above one byte stand in for the pairs, so that a later step does not take them apart. A hard g is written ك too (أكادير). */
const ofLatin = (word: string): string => inner(single(word.replace(/[^a-z]/g, '').replace(/x/g, 'ks').replace(/c(?=[eiy])/g, 's').replace(/ph/g, 'f').replace(/kh/g, 'X').replace(/gh/g, 'Q').replace(/sch|sh|ch/g, 'C')
  .replace(/dh/g, 'd').replace(/th/g, 't').replace(/dj/g, 'j').replace(/gu(?=[ei])/g, 'k').replace(/g(?=[ei])/g, 'j').replace(/q|ck|c|g/g, 'k')).replace(/h$/, '').replace(/[aeiouyw]+/g, (run) => (/[iy]/.test(run) ? '1' : /^a+$/.test(run) ? '2' : '')).toLowerCase());

interface Voiced { readonly arabic: boolean; readonly sound: string; /** the long vowels that are written, wherever: what tells علوي from علي */ readonly glides: string }
/** A name of several words in one way of writing: «abd al» and «ben» joined to what follows, «al-din» to what is before it, the article left out. */
const settled = (folded: string): string => folded
  .replace(/(^| )(عبد) ?ا(ل)/gu, '$1$2$3').replace(/(^| )(ben|bin|ibn|بن|ابن) /gu, '$1$2').replace(/ ?ال(دين)(?= |$)/gu, '$1')
  .replace(/(^| )abd ?[eua]l ?/g, '$1abdel').replace(/(^| )abd ?[eua]? ?(?=[rsntdzcj])/g, '$1abdel').replace(/ ?(?:[aeou]?d)?dine?(?= |$)/g, 'din').replace(/(^| )fatim[ae]? ?(?:ez)?z(?=[aeo])/g, '$1fatima z')
  .replace(/(^| )(?:el ?|al(?: |(?=[^aeiouy ])))/g, '$1');
function voiced(word: string): Voiced {
  const arabic = /\p{Script=Arabic}/u.test(word), has = (letters: RegExp, glide: string): string => (letters.test(word) ? glide : '');
  return { arabic, sound: arabic ? ofArabic(word) : ofLatin(word), glides: arabic ? has(/و/u, 'w') + has(/ي/u, 'y') : has(/[ouw]/, 'w') + has(/[iy]/, 'y') };
}
/** `other`: the word as it may be written too, where the article is an «l» in front: الحسين is Lhoucine and Lahoucine. */
interface Word extends Voiced { readonly other: Voiced | null }
/** Fewer consonants are everybody's where a name only begins so; a whole name may be no more (عائشة). */
export const FEWEST_SOUNDS = 2;
function wordOf(word: string): Word {
  const bare = word.replace(/^(?:ال|la?(?=[^aeiouy]))/u, ''), arabic = /\p{Script=Arabic}/u.test(word), other = voiced(arabic ? word.slice(1) : bare);
  return { ...voiced(arabic ? bare : word), other: bare !== word && consonants(other.sound).length >= FEWEST_SOUNDS ? other : null };
}
const wordsOf = (folded: string): Word[] => settled(folded).split(' ').map(wordOf).filter(({ sound }) => sound !== '');
const consonants = (sound: string): string => sound.replace(/[12]/g, '');
/**
 * The sounds of each word of a name; words of vowels alone have none.
 * @param folded the name as foldName gives it
 */
export const soundsOfFolded = (folded: string): string[] => wordsOf(folded).map(({ sound }) => consonants(sound));
/** The same, each word with what it may be written as too; null where no word has such a writing. */
export function otherSounds(folded: string): (readonly string[])[] | null {
  const words = wordsOf(folded);
  return words.some(({ other }) => other !== null) ? words.map(({ sound, other }) => [sound, ...(other ? [other.sound] : [])].map(consonants)) : null;
}

/** The vowel told before each consonant. */
const vowels = (sound: string): string[] => [...sound.matchAll(/([12]?)[^12]/g)].map(([, vowel = '']) => vowel);
/** Between two Arabic words a ي that only one has makes another name; else only «i» against «a» does. */
function sameVowels(one: Voiced, other: Voiced): boolean {
  const theirs = vowels(other.sound), differ = one.arabic && other.arabic ? (a: string, b: string) => a !== b : (a: string, b: string) => a !== '' && b !== '' && a !== b;
  return !vowels(one.sound).some((vowel, i) => differ(vowel, theirs[i] ?? ''));
}
/**
 * Whether each word asked for begins like one of the names, vowels too: what the consonants alone found is looked at again. A single consonant
 * is a whole word's, and its long vowels are the same: عائشة is Aicha, علي is not Alaoui.
 */
export function soundsAlike(asked: string, names: readonly string[]): boolean {
  const known = names.flatMap(wordsOf), words = wordsOf(asked), lone = words.map(({ sound }) => consonants(sound)).join('').length < FEWEST_SOUNDS;
  const whole = (word: Voiced, one: Voiced): boolean => consonants(one.sound) === consonants(word.sound), begins = (word: Voiced, one: Voiced): boolean => consonants(one.sound).startsWith(consonants(word.sound));
  return words.every((word) => known.some((one) => (lone ? whole(word, one) && one.glides === word.glides : (begins(word, one) && sameVowels(word, one)) || (word.other !== null && whole(word.other, one) && sameVowels(word.other, one)))));
}
