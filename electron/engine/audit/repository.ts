import type { Answer, Received } from '#shared/contract/index.ts';
import { ID_PATTERN, type Id, type Instant } from '#shared/lib/ids.ts';
import type { Store } from '../store/store.ts';

/* SQL of the journal as it is read. */
interface Row { readonly seq: number; readonly at: Instant; readonly user_id: Id | null; readonly procedure: string; readonly outcome: string; readonly subject: string }
/** One row more than a page holds tells whether there is another. */
export const entriesOf = ({ sql }: Store, { userId, what, outcome, subject, from, to, before, limit }: Received<'audit.list'>): Row[] => sql.all<Row>`
  SELECT seq, at, user_id, procedure, outcome, subject FROM audit WHERE (${before} IS NULL OR seq < ${before}) AND (${userId} IS NULL OR user_id = ${userId})
    AND (${what} = '' OR procedure = ${what} OR (substr(${what}, -1) = '.' AND substr(procedure, 1, length(${what})) = ${what}))
    AND (${outcome} IS NULL OR (outcome = 'done') = (${outcome} = 'done')) AND (${subject} = '' OR subject = ${subject} OR subject = upper(${subject}))
    AND (${from} IS NULL OR at >= ${from}) AND (${to} IS NULL OR at < ${to})
  ORDER BY seq DESC LIMIT ${limit + 1}`;
export const usersOf = ({ sql }: Store): { id: Id; name: string }[] => sql.all`SELECT id, name FROM users ORDER BY active DESC, name, id`;
export const proceduresIn = ({ sql }: Store): string[] => sql.all<{ procedure: string }>`SELECT DISTINCT procedure FROM audit ORDER BY procedure`.map(({ procedure }) => procedure);

type About = Answer<'audit.list'>['entries'][number]['about'];
/** What a subject is called today; the id itself where that is gone. */
export function aboutOf({ sql }: Store, users: ReadonlyMap<Id, string>, subject: string): About {
  if (subject === '') return null;
  if (!ID_PATTERN.test(subject)) {
    const file = sql.one<{ reference: string }>`SELECT reference FROM renditions JOIN documents ON documents.id = document_id WHERE sha256 = ${subject}`;
    return { kind: 'text', text: file?.reference ?? subject };
  }
  const user = users.get(subject as Id);
  if (user !== undefined) return { kind: 'user', name: user };
  const ceremony = sql.one<{ title_ar: string; title_fr: string }>`SELECT title_ar, title_fr FROM ceremonies WHERE id = ${subject}`;
  if (ceremony) return { kind: 'ceremony', ceremonyId: subject as Id, title: { ar: ceremony.title_ar, fr: ceremony.title_fr } };
  const person = sql.one<{ ceremony_id: Id; name_ar: string; name_fr: string }>`SELECT ceremony_id, name_ar, name_fr FROM recipients WHERE id = ${subject}`;
  const scan = sql.one<{ reference: string }>`SELECT reference FROM scans JOIN documents ON documents.id = document_id WHERE scans.id = ${subject}`;
  if (scan) return { kind: 'text', text: scan.reference };
  const file = sql.one<{ file_number: string }>`SELECT file_number FROM persons JOIN case_files ON person_id = persons.id WHERE persons.id = coalesce((SELECT person_id FROM attachments WHERE id = ${subject}), ${subject})`;
  if (file) return { kind: 'text', text: file.file_number };
  // at a sign-in the row names which of a person's keys opened: of no use to a reader
  if (sql.one`SELECT 1 FROM key_slots WHERE id = ${subject}`) return null;
  return person ? { kind: 'person', ceremonyId: person.ceremony_id, recipientId: subject as Id, name: { ar: person.name_ar, fr: person.name_fr } } : { kind: 'text', text: subject };
}
