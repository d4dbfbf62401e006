import { addMonths, type CivilDate } from './common/dates.ts';
import { fileNumberKey, normalCin } from './common/identity.ts';
import { foldName } from './common/names.ts';

/* Erasing a person from a centre's data (law 09-08; domain.md §5). */
/** Papers of a validated ceremony prove where public money went: kept so long after its day. */
const EVIDENCE_YEARS = 10;
export const evidenceUntil = (day: CivilDate): CivilDate => addMonths(day, EVIDENCE_YEARS * 12);
/** Whether the papers of a ceremony of this day may go by themselves. */
export const evidenceIsOver = (day: CivilDate, today: CivilDate): boolean => today > evidenceUntil(day);

/** What a director types to show that they mean this person: the file number, or the ID number of one who has none. */
export const confirmationOf = ({ fileNumber, cin }: { readonly fileNumber: string; readonly cin: string }): string => fileNumber || cin;
export const confirms = (typed: string, asked: string): boolean => fileNumberKey(typed) === fileNumberKey(asked) || normalCin(typed) === normalCin(asked);

/** Free texts of a ceremony in which somebody may have written a person's name, and which erasing the person leaves as they are. */
export const MENTIONS = ['title', 'place', 'convention', 'giver', 'signatory', 'source', 'programme', 'line', 'reader', 'note', 'filing', 'cancel', 'scan'] as const;
export type Mention = (typeof MENTIONS)[number];
/** The same of other persons' case files, part by part. */
export const FILE_MENTIONS = ['profile', 'way', 'consent', 'diagnosis', 'plan', 'visit', 'attempt', 'attachment', 'paper'] as const;
export type FileMention = (typeof FILE_MENTIONS)[number];

/** A value short enough to stand in any text tells of nobody. */
const TELLING = 4;
/** Whether a text tells one of these values of a person: a name, a number, however it is spelled. */
export function tellsOf(values: readonly string[]): (text: string) => boolean {
  const plain = values.filter((value) => value.length >= TELLING), folded = plain.map(foldName).filter((value) => value.length >= TELLING);
  // Arabic joins a conjunction or a preposition to the word; what is folded has nothing that a pattern would read otherwise
  const any = new RegExp(`(?:^| )[وفبلك]{0,2}(?:${folded.join('|')})(?: |$)`, 'u');
  return (text) => plain.some((value) => text.includes(value)) || (folded.length > 0 && any.test(foldName(text)));
}
/**
 * What a paper said, without the person: texts that tell of them are gone, dates of birth too. `erased` stands where their name stood.
 * @param values what was known of the person
 */
export function withoutPerson(content: unknown, values: readonly string[], erased: { readonly ar: string; readonly fr: string }): unknown {
  const tells = tellsOf(values);
  const walk = (value: unknown, key: string): unknown => {
    if (typeof value === 'string') return tells(value) ? '' : value;
    if (Array.isArray(value)) return value.map((one) => walk(one, key));
    if (typeof value !== 'object' || value === null) return value;
    const pair = value as Readonly<Record<string, unknown>>;
    if (key === 'name' && [pair['ar'], pair['fr']].some((one) => typeof one === 'string' && tells(one))) return erased;
    return Object.fromEntries(Object.entries(pair).map(([name, one]) => [name, name === 'birthDate' && 'cin' in pair ? null : walk(one, name)]));
  };
  return walk(content, '');
}
