import { canonicalJson } from '#shared/domain/common/canonical.ts';
import type { CivilDate } from '#shared/domain/common/dates.ts';
import { evidenceIsOver, evidenceUntil, tellsOf, withoutPerson } from '#shared/domain/persons.ts';
import { message } from '#shared/i18n/index.ts';
import type { Id, Instant } from '#shared/lib/ids.ts';
import type { Plans } from '../casework.ts';
import type { Drafts } from '../ceremonyDrafts.ts';
import type { Finding } from '../finding.ts';
import { fileDigest, papersDigest, personDigest } from '../store/erasuresFile.ts';
import { staysFor } from '../store/joined.ts';
import type { Store } from '../store/store.ts';
import { changesOf, dropCaseFile, filePapers, filesOf, formsOf, joinedTo, ownPapers, placesOf, sharedPapers, valuesOf, type PersonRow } from './traces.ts';

export interface EraseParts { readonly drafts: Drafts; readonly finding: Finding; readonly plans: Plans }
export interface Order { readonly at: Instant; /** null where a restored backup is told */ readonly by: Id | null; readonly reason: string; readonly papers: 'keep' | 'erase' }
interface Kept { readonly ceremonyId: Id; readonly papers: number; readonly files: number; readonly until: CivilDate }
/** As kept in `erasures.outcome`. */
export interface Outcome { readonly drafts: number; readonly forms: number; readonly papers: number; readonly files: number; readonly changes: number; readonly kept: readonly Kept[]; readonly papersDigest: string | null }
export const ERASED = { ar: message('ar', 'persons.erased'), fr: message('fr', 'persons.erased') } as const;
const NONE = { cin: '', name_ar: ERASED.ar, name_fr: ERASED.fr, birth_date: null, birth_place_ar: '', birth_place_fr: '', phone: '', address_ar: '', address_fr: '', commune_ar: '', commune_fr: '' } as const;

/** Erases a person, in the caller's transaction; answers the digest under which it stands in the list. */
export function erasePerson(store: Store, { drafts, finding, plans }: EraseParts, person: PersonRow, { at, by, reason, papers }: Order): string {
  const { sql, changes } = store, { databaseId } = store.keys, today = at.slice(0, 10) as CivilDate, digest = personDigest(databaseId, person.id);
  const values = valuesOf(store, person.id), tells = tellsOf(values), places = placesOf(store, person.id), changed = changesOf(store, person.id);
  // a restored backup has nobody at the keyboard: its director is who answers for it
  const actor = by ?? sql.one<{ id: Id }>`SELECT id FROM users WHERE role = 'director' ORDER BY active DESC, created_at LIMIT 1`?.id ?? ('' as Id);

  const forms = formsOf(store, { ids: [person.id, ...places.map(({ recipientId }) => recipientId)], values });
  for (const { user_id, key } of forms) sql.run`DELETE FROM form_drafts WHERE user_id = ${user_id} AND key = ${key}`;
  const inDrafts = places.filter(({ status }) => status === 'draft'), validated = places.filter(({ status }) => status === 'validated');
  for (const { recipientId } of inDrafts) drafts.withdraw(store, recipientId, actor);

  // no law asks to keep what a case file was printed as: it goes whole, but for its numbers
  const ofFile = filePapers(store, person.id), gone: Id[] = [...ofFile], kept: Kept[] = [];
  for (const { recipientId, ceremonyId, date } of validated) {
    const over = evidenceIsOver(date, today), own = ownPapers(store, recipientId), shared = sharedPapers(store, ceremonyId);
    if (over || papers === 'erase') gone.push(...own);
    if (over) gone.push(...shared);
    const stays = [...(over || papers === 'erase' ? [] : own), ...(over ? [] : shared)];
    if (stays.length > 0) kept.push({ ceremonyId, papers: stays.length, files: filesOf(store, stays).length, until: evidenceUntil(date) });
  }
  const files = filesOf(store, gone), also = papers === 'erase' ? papersDigest(databaseId, person.id) : null;
  const outcome: Outcome = { drafts: inDrafts.length, forms: forms.length, papers: gone.length, files: files.length, changes: changed, kept, papersDigest: also };
  sql.insert('erasures', { digest, file_digest: fileDigest(databaseId, person.file_number_key || person.cin), erased_at: at, erased_by: by, reason, papers, outcome: canonicalJson(outcome) });
  const name = (record: string): void => { sql.run`INSERT OR IGNORE INTO erased_records (record, digest) VALUES (${record}, ${digest})`; };

  for (const record of [...gone, ...files, ...validated.map(({ recipientId }) => recipientId)]) name(record);
  for (const sha256 of files) {
    sql.run`DELETE FROM renditions WHERE sha256 = ${sha256}`;
    sql.run`DELETE FROM print_sets WHERE sha256 = ${sha256}`;
    sql.run`DELETE FROM scans WHERE sha256 = ${sha256}`;
    sql.run`DELETE FROM archive WHERE sha256 = ${sha256}`;
  }
  for (const id of gone) {
    const row = sql.one<{ content: string; cancel_reason: string | null }>`SELECT content, cancel_reason FROM documents WHERE id = ${id}`;
    sql.run`DELETE FROM pending_prints WHERE document_id = ${id}`;
    const left = row && (ofFile.includes(id) ? { content: {}, reference: (JSON.parse(row.content) as { reference: string }).reference } : withoutPerson(JSON.parse(row.content), values, ERASED) as object);
    if (row) sql.run`UPDATE documents SET content = ${canonicalJson(left ?? {})}, cancel_reason = ${row.cancel_reason !== null && tells(row.cancel_reason) ? ERASED.fr : row.cancel_reason} WHERE id = ${id}`;
  }
  for (const { recipientId } of validated) {
    sql.update('recipients', recipientId, { ...NONE, file_number: '', project_title_ar: '', project_title_fr: '', legal_form: null, reading_language_ar: '', reading_language_fr: '', reader_ar: '', reader_fr: '' });
    sql.run`UPDATE day_marks SET note = '' WHERE recipient_id = ${recipientId} AND note <> ''`;
    sql.run`DELETE FROM photo_answers WHERE recipient_id = ${recipientId}`;
  }
  const stays = staysFor(store, person.id), joined = joinedTo(store, person.id);
  dropCaseFile(store, person.id);
  // a plan of theirs may have stood before one of the others
  for (const id of [...(stays === person.id ? [] : [stays]), ...joined]) plans.keepOpen(store, id);
  if (stays !== person.id) finding.changedPerson(store, stays);
  if (validated.length === 0 && ofFile.length === 0) sql.run`DELETE FROM persons WHERE id = ${person.id}`;
  // an empty file is left for what points to it; no number is compared with its own
  else sql.update('persons', person.id, { ...NONE, other_phone: '', file_number: '—', file_number_key: '', erased_at: at, updated_at: at });
  finding.forgetPerson(store, person.id);
  changes.record({ table: 'persons', rowId: person.id, personId: null, userId: by, before: { erased: false }, after: { erased: true } });
  changes.destroyKey(person.id);
  return digest;
}
