import type { KnownPerson } from '#shared/domain/exchange.ts';
import type { Recipient } from '#shared/domain/handover.ts';
import { present } from '#shared/lib/assert.ts';
import type { Clock, Id, Ids } from '#shared/lib/ids.ts';
import type { CaseFiles } from '../caseFiles.ts';
import type { User } from '../handlers.ts';
import { staysFor } from '../store/joined.ts';
import type { Store } from '../store/store.ts';
import { fileColumns } from './columns.ts';
import { difference, type Columns } from '../store/difference.ts';

/* The person's own record, which a recipient as printed belongs to. */
export interface PersonRow { readonly id: Id; readonly file_number: string; readonly cin: string; readonly name_ar: string; readonly name_fr: string }
/** Somebody who was joined to another is found by their own numbers and name, as the one who stays. */
export function knownPerson(store: Store, user: User, files: Pick<CaseFiles, 'elsewhere'>, row: PersonRow): KnownPerson {
  const id = staysFor(store, row.id);
  return { id, fileNumber: row.file_number, cin: row.cin, name: { ar: row.name_ar, fr: row.name_fr }, elsewhere: files.elsewhere(store, user, id) };
}
const fileOf = ({ sql }: Store, id: Id): Columns => present(sql.one<Columns>`SELECT * FROM persons WHERE id = ${id}`, 'a recipient is a person');

/** The person's record: the one known by ID or file number, with what was missing there filled in (not where a file of somebody else's stands on it), or a new one. */
export function personOf(store: Store, { clock, ids }: { readonly clock: Clock; readonly ids: Ids }, recipient: Recipient, found: KnownPerson | null, by: Id): Id {
  const now = clock.now(), values = fileColumns(recipient);
  if (!found) {
    const id = ids.next();
    store.sql.insert('persons', { id, ...values, created_at: now, updated_at: now });
    store.changes.record({ table: 'persons', rowId: id, personId: id, userId: by, before: null, after: values });
    return id;
  }
  if (found.elsewhere) return found.id;
  const row = fileOf(store, found.id);
  amendFile(store, clock, found.id, row, Object.fromEntries(Object.entries(values).filter(([column, value]) => !row[column] && value)), by);
  return found.id;
}
/** What was said anew of a person goes to their file; what is left empty is not taken away from it, unless `whole` says that nothing else knows them. */
export function learn(store: Store, clock: Clock, personId: Id, recipient: Recipient, { whole, by }: { readonly whole: boolean; readonly by: Id }): void {
  const said = Object.entries(fileColumns(recipient)).filter(([, value]) => whole || (value !== '' && value !== null));
  amendFile(store, clock, personId, fileOf(store, personId), Object.fromEntries(said), by);
}
function amendFile({ sql, changes }: Store, clock: Clock, id: Id, row: Columns, said: Columns, by: Id): void {
  const hasFile = sql.one`SELECT 1 FROM case_files WHERE person_id = ${id}` !== undefined, { file_number: _number, file_number_key: _key, ...rest } = said;
  // the number of a case file is the centre's, whatever a ceremony's list says
  const differs = difference(row, hasFile && row['file_number'] !== '' ? rest : said), at = clock.now();
  if (!differs) return;
  sql.update('persons', id, { ...differs.after, updated_at: at });
  // whoever has the file open learns that it says something else
  if (hasFile) sql.run`UPDATE case_files SET revision = revision + 1, updated_at = ${at}, updated_by = ${by} WHERE person_id = ${id}`;
  changes.record({ table: 'persons', rowId: id, personId: id, userId: by, ...differs });
}

/** Whether only this ceremony brought the person in, and nothing else came to name them: no case file, no paper of their own, no joining. */
export const isOwn = ({ sql }: Store, ceremonyId: Id, personId: Id): boolean => sql.one`SELECT 1 FROM persons WHERE id = ${personId} AND merged_into IS NULL
  AND created_at >= (SELECT created_at FROM ceremonies WHERE id = ${ceremonyId})
  AND NOT EXISTS (SELECT 1 FROM recipients WHERE person_id = ${personId} AND ceremony_id <> ${ceremonyId})
  AND NOT EXISTS (SELECT 1 FROM case_files WHERE person_id = ${personId}) AND NOT EXISTS (SELECT 1 FROM documents WHERE person_id = ${personId}) AND NOT EXISTS (SELECT 1 FROM merges WHERE person_id = ${personId} OR merged_id = ${personId})` !== undefined;
/** Deletes the file, its key with it: nothing names it any more. */
export function forget(store: Store, personId: Id, by: Id): void {
  const { id: _id, created_at: _c, updated_at: _u, ...row } = fileOf(store, personId);
  store.changes.record({ table: 'persons', rowId: personId, personId, userId: by, before: row, after: null });
  store.sql.run`DELETE FROM persons WHERE id = ${personId}`;
}
