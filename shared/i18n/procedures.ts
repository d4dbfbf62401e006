import { message, type Lang, type MessageKey } from './index.ts';

const wordsOr = (lang: Lang, name: string, otherwise: string): string => {
  const key = `auditWords.${name}` as MessageKey, said = message(lang, key);
  return said === key ? otherwise : said;
};
/** What a procedure does, in words; its name where another version of the program wrote it into the journal. */
export const procedureWords = (lang: Lang, procedure: string): string => wordsOr(lang, procedure, procedure);
/** What the procedures of an area have in common, `papers`. */
export const areaWords = (lang: Lang, area: string): string => wordsOr(lang, `area_${area}`, area);
