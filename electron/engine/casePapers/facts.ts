import type { CasePaper } from '#shared/domain/casePapers.ts';
import type { IssuedPaper } from '../issuing.ts';

/** What one who checks a paper of a file is told to compare: whose it is, and of which day. */
export function caseFactsOf({ content }: IssuedPaper) {
  const { person, date } = content as CasePaper;
  return { recipient: person.name, ceremonyDate: null, paperDate: date, totalCentimes: null };
}
