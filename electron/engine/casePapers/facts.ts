import type { CasePaper } from '#shared/domain/casePapers.ts';
import type { IssuedPaper } from '../issuing.ts';

/** What one who checks a paper of a file is told to compare: whose it is, and of which day; nothing of a person who was erased. */
export function caseFactsOf({ content }: Pick<IssuedPaper, 'content'>) {
  const { person, date } = (content ?? {}) as Partial<CasePaper>;
  return { recipient: person?.name ?? null, ceremonyDate: null, paperDate: date ?? null, totalCentimes: null };
}
