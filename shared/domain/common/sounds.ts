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
const ofArabic = (word: string): string => inner([...single(word.replace(/ه$/u, ''))].map((letter) => ARABIC[letter] ?? '').join(''));
/** Letters above one byte stand in for the pairs, so that a later step does not take them apart. */
const ofLatin = (word: string): string => inner(single(word.replace(/[^a-z]/g, '').replace(/x/g, 'ks').replace(/c(?=[eiy])/g, 's').replace(/ph/g, 'f').replace(/kh/g, 'X').replace(/gh/g, 'Q').replace(/sch|sh|ch/g, 'C')
  .replace(/dh/g, 'd').replace(/th/g, 't').replace(/dj/g, 'j').replace(/q|ck|c/g, 'k')).replace(/h$/, '').replace(/[aeiouyw]+/g, (run) => (/[iy]/.test(run) ? '1' : /^a+$/.test(run) ? '2' : '')).toLowerCase());

interface Voiced { readonly arabic: boolean; readonly sound: string }
function voicedOf(folded: string): Voiced[] {
  const joined = folded.replace(/(^| )(عبد) ?ا(ل)/gu, '$1$2$3').replace(/(^| )abd ?[eua]l ?/g, '$1abdel').replace(/(^| )(ben|bin|ibn|بن|ابن) /gu, '$1$2').replace(/(^| )ال/gu, '$1').replace(/(^| )[ea]l ?/g, '$1');
  return joined.split(' ').map((word) => { const arabic = /\p{Script=Arabic}/u.test(word); return { arabic, sound: arabic ? ofArabic(word) : ofLatin(word) }; }).filter(({ sound }) => sound !== '');
}
const consonants = (sound: string): string => sound.replace(/[12]/g, '');
/**
 * The sounds of each word of a name, the article and «abd al» joined to what follows; words of vowels alone have none.
 * @param folded the name as foldName gives it
 */
export const soundsOfFolded = (folded: string): string[] => voicedOf(folded).map(({ sound }) => consonants(sound));

/** The vowel told before each consonant. */
const vowels = (sound: string): string[] => [...sound.matchAll(/([12]?)[^12]/g)].map(([, vowel = '']) => vowel);
/** Between two Arabic words a ي that only one has makes another name; else only «i» against «a» does. */
function sameVowels(one: Voiced, other: Voiced): boolean {
  const theirs = vowels(other.sound), differ = one.arabic && other.arabic ? (a: string, b: string) => a !== b : (a: string, b: string) => a !== '' && b !== '' && a !== b;
  return !vowels(one.sound).some((vowel, i) => differ(vowel, theirs[i] ?? ''));
}
/** Whether each word asked for begins like one of the names, vowels too: what the consonants alone found is looked at again. */
export function soundsAlike(asked: string, names: readonly string[]): boolean {
  const known = names.flatMap(voicedOf);
  return voicedOf(asked).every((word) => known.some((one) => consonants(one.sound).startsWith(consonants(word.sound)) && sameVowels(word, one)));
}
