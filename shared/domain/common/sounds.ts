/*
 * The consonants of a name, alike for Arabic letters and the usual French, English and Spanish spellings of Moroccan names (domain.md §8:
 * Mohamed, Mohammed, Muhammad, محمد). For finding only: different names may sound alike. c stands for ش, x for خ, q for غ.
 */
const ARABIC: Readonly<Record<string, string>> = {
  ب: 'b', ت: 't', ث: 't', ج: 'j', ح: 'h', خ: 'x', د: 'd', ذ: 'd', ر: 'r', ز: 'z', س: 's', ش: 'c', ص: 's', ض: 'd', ط: 't', ظ: 'd', غ: 'q', ف: 'f', ق: 'k', ك: 'k', ل: 'l', م: 'm', ن: 'n', ه: 'h',
};
const single = (text: string): string => text.replace(/(.)\1+/gu, '$1');
const ofArabic = (word: string): string => [...single(word.replace(/ه$/u, ''))].map((letter) => ARABIC[letter] ?? '').join('');
/** Letters above one byte stand in for the pairs, so that a later step does not take them apart. */
const ofLatin = (word: string): string => single(word.replace(/[^a-z]/g, '').replace(/x/g, 'ks').replace(/c(?=[eiy])/g, 's').replace(/ph/g, 'f').replace(/kh/g, 'X').replace(/gh/g, 'Q').replace(/sch|sh|ch/g, 'C')
  .replace(/dh/g, 'd').replace(/th/g, 't').replace(/dj/g, 'j').replace(/q|ck|c/g, 'k')).replace(/h$/, '').replace(/[aeiouyw]+/g, '').toLowerCase();

/**
 * The sounds of each word of a name, the article and «abd al» joined to what follows; words of vowels alone have none.
 * @param folded the name as foldName gives it
 */
export function soundsOfFolded(folded: string): string[] {
  const joined = folded.replace(/(^| )(عبد) ?ا(ل)/gu, '$1$2$3').replace(/(^| )abd ?[eua]l ?/g, '$1abdel').replace(/(^| )(ben|bin|ibn|بن|ابن) /gu, '$1$2').replace(/(^| )ال/gu, '$1').replace(/(^| )[ea]l ?/g, '$1');
  return joined.split(' ').map((word) => (/\p{Script=Arabic}/u.test(word) ? ofArabic(word) : ofLatin(word))).filter((sound) => sound !== '');
}
