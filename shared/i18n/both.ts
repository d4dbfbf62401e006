import { message, type Lang, type MessageKey, type MessageParams } from './index.ts';

/* Values in both languages, for contents that are frozen in both. */
interface Both { readonly ar: string; readonly fr: string }
/** A message in both languages; what fills it may differ in each. */
export const saidInBoth = (key: MessageKey, params: MessageParams | ((lang: Lang) => MessageParams) = {}): Both => {
  const of = (lang: Lang): string => message(lang, key, typeof params === 'function' ? params(lang) : params);
  return { ar: of('ar'), fr: of('fr') };
};
/** Who does something, in words that agree with the person: no «(ة)» on a paper that is somebody's (domain.md §4, "Common"). */
export const ownerInBoth = (owner: 'person' | 'companion' | 'placementOfficer' | 'director' | 'family' | 'partner', sex: 'M' | 'F'): Both =>
  (owner === 'person' ? saidInBoth('handoverCertificate.receiver', { sex }) : owner === 'companion' ? saidInBoth('caseSheet.companion') : saidInBoth(`caseWords.owner_${owner}`));
/** What somebody typed, which stands for both. */
export const typedInBoth = (text: string): Both => ({ ar: text, fr: text });
