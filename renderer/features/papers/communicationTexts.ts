import { checked, type Fault } from '#renderer/components/typed.ts';
import { casePapers } from '#shared/contract/casePapers.ts';
import type { PaperLang } from '#shared/domain/papers.ts';

/** Whom a paper goes to, as the dialog keeps it: a partner of the list, or `OTHER` and a name that is typed. */
export interface CommunicationTexts { partner: string; other: string; purpose: string; language: PaperLang }
/** No name of a partner: a name has letters. */
export const OTHER = '+';
const schema = casePapers['casePapers.communicate'].input.pick({ partner: true, purpose: true, language: true });
/** What the contract takes, and the faults at the fields as the dialog calls them. */
export function readCommunication({ partner, other, purpose, language }: CommunicationTexts): { readonly value: { partner: string; purpose: string; language: PaperLang }; readonly faults: readonly Fault[] } {
  const typed = partner === OTHER, value = { partner: typed ? other : partner, purpose, language }, read = checked(schema, value, []);
  return { value, faults: read.ok ? [] : read.faults.map((fault) => (fault.path === 'partner' && typed ? { ...fault, path: 'other' } : fault)) };
}
