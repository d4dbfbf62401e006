import type { Bilingual } from '#shared/domain/common/bilingual.ts';
import { ceremonyWords, paperWords, personWords, unitWords, type Indexed, type PersonIndexed } from '#shared/domain/search.ts';
import { present } from '#shared/lib/assert.ts';
import type { Id } from '#shared/lib/ids.ts';
import { ok, type Result } from '#shared/lib/result.ts';
import { membersOf, staysFor } from '../store/joined.ts';
import type { Store } from '../store/store.ts';

/* SQL of the search box. Triggers note which rows changed (search_queue); their words are folded here, before the next search. */
type Kind = 'person' | 'ceremony' | 'paper' | 'unit';
interface Pair { readonly [column: string]: string }
export const pair = (row: object, stem: string): Bilingual => ({ ar: (row as Pair)[`${stem}_ar`] ?? '', fr: (row as Pair)[`${stem}_fr`] ?? '' });

interface PersonRow { readonly name_ar: string; readonly name_fr: string; readonly file_number: string; readonly cin: string; readonly phone: string; readonly other_phone: string }
/** The person and whoever was joined to them: all that they are found by. */
export const knownAs = (store: Pick<Store, 'sql'>, id: Id): PersonIndexed[] => membersOf(store, id).flatMap((one) => {
  const row = store.sql.one<PersonRow>`SELECT name_ar, name_fr, file_number, cin, phone, other_phone FROM persons WHERE id = ${one} AND erased_at IS NULL`;
  return row ? [{ name: pair(row, 'name'), fileNumber: row.file_number, cin: row.cin, phones: [row.phone, row.other_phone].filter((phone) => phone !== '') }] : [];
});

/** Under which words a record is found today; null where it is gone. */
function wordsNow({ sql }: Pick<Store, 'sql'>, kind: Kind, id: Id): Indexed | null {
  switch (kind) {
    case 'person': {
      // whoever was joined to somebody is found as that one
      const row = sql.one<{ merged_into: Id | null }>`SELECT merged_into FROM persons WHERE id = ${id} AND erased_at IS NULL`;
      return row && row.merged_into === null ? personWords(knownAs({ sql }, id)) : null;
    }
    case 'ceremony': {
      const row = sql.one<{ convention_number: string }>`SELECT title_ar, title_fr, place_ar, place_fr, convention_number FROM ceremonies WHERE id = ${id}`;
      return row ? ceremonyWords({ title: pair(row, 'title'), place: pair(row, 'place'), convention: row.convention_number }) : null;
    }
    case 'paper': {
      const row = sql.one<{ reference: string }>`SELECT reference FROM documents WHERE id = ${id}`;
      return row ? paperWords(row.reference) : null;
    }
    case 'unit': {
      const row = sql.one<{ serial: string; inventory_number: string }>`SELECT serial, inventory_number FROM units WHERE id = ${id}`;
      return row && (row.serial !== '' || row.inventory_number !== '') ? unitWords({ serial: row.serial, inventoryNumber: row.inventory_number }) : null;
    }
  }
}
/** Brings the index up to date with what changed since the last search. */
export function refresh(store: Store): Result<null> {
  const { sql } = store;
  if (!sql.one`SELECT 1 FROM search_queue LIMIT 1`) return ok(null);
  return store.transaction(() => {
    // a change of somebody who was joined to another is one of the person who stays
    for (const { record_id } of sql.all<{ record_id: Id }>`SELECT record_id FROM search_queue JOIN persons ON id = record_id WHERE kind = 'person' AND merged_into IS NOT NULL`) sql.run`INSERT OR IGNORE INTO search_queue (kind, record_id) VALUES ('person', ${staysFor(store, record_id)})`;
    for (const { kind, record_id } of sql.all<{ kind: Kind; record_id: Id }>`SELECT kind, record_id FROM search_queue`) {
      const words = wordsNow(store, kind, record_id), known = sql.one<{ entry: number }>`SELECT entry FROM search_entries WHERE kind = ${kind} AND record_id = ${record_id}`;
      if (known) sql.run`DELETE FROM search_words WHERE rowid = ${known.entry}`;
      if (known && !words) sql.run`DELETE FROM search_entries WHERE entry = ${known.entry}`;
      if (!words) continue;
      // one row by its values: an INSERT from a SELECT would make FTS5 write its pages out each time
      const entry = known?.entry ?? present(sql.one<{ entry: number }>`INSERT INTO search_entries (kind, record_id) VALUES (${kind}, ${record_id}) RETURNING entry`, 'an insert answers').entry;
      sql.run`INSERT INTO search_words (rowid, name, sound, code, ceremony, paper, unit) VALUES (${entry}, ${words.name}, ${words.sound}, ${words.code}, ${words.ceremony}, ${words.paper}, ${words.unit})`;
    }
    sql.run`DELETE FROM search_queue`;
    return ok(null);
  });
}
/** Notes that a person is to be looked at again. */
export const noteChanged = ({ sql }: Store, id: Id): void => { sql.run`INSERT OR IGNORE INTO search_queue (kind, record_id) VALUES ('person', ${id})`; };
export function removePerson({ sql }: Store, id: Id): void {
  const known = sql.one<{ entry: number }>`SELECT entry FROM search_entries WHERE kind = 'person' AND record_id = ${id}`;
  if (known) sql.run`DELETE FROM search_words WHERE rowid = ${known.entry}`;
  sql.run`DELETE FROM search_entries WHERE kind = 'person' AND record_id = ${id}`;
  sql.run`DELETE FROM search_queue WHERE kind = 'person' AND record_id = ${id}`;
}
/** Records that an expression finds, the newest first. */
export const matching = ({ sql }: Store, match: string, limit: number): Id[] =>
  sql.all<{ record_id: Id }>`SELECT record_id FROM search_words JOIN search_entries ON entry = search_words.rowid WHERE search_words MATCH ${match} ORDER BY search_words.rowid DESC LIMIT ${limit}`.map((row) => row.record_id);

/** `names`: of the person and whoever was joined to them; null where they were not asked for. */
export interface Match { readonly id: Id; readonly entry: number; readonly names: readonly Bilingual[] | null }
interface MatchRow { readonly record_id: Id; readonly entry: number; readonly name_ar: string; readonly name_fr: string; readonly joins: number }
const FEW = 100, MANY = 5000;
/** The same piece by piece, as far as somebody asks; `entry` tells where to go on. Pieces grow, for FTS5 gathers the words of a beginning anew for each. */
export function* matchingFrom(store: Store, match: string, before: number, named: boolean): Generator<Match> {
  const { sql } = store;
  for (let last = before, size = FEW; ; size = Math.min(size * 4, MANY)) {
    const rows = named
      ? sql.all<MatchRow>`SELECT record_id, entry, name_ar, name_fr, EXISTS (SELECT 1 FROM merges WHERE merges.person_id = record_id) AS joins FROM search_words JOIN search_entries ON entry = search_words.rowid JOIN persons ON persons.id = record_id
        WHERE search_words MATCH ${match} AND search_words.rowid < ${last} ORDER BY search_words.rowid DESC LIMIT ${size}`
      : sql.all<Pick<MatchRow, 'record_id' | 'entry'>>`SELECT record_id, entry FROM search_words JOIN search_entries ON entry = search_words.rowid WHERE search_words MATCH ${match} AND search_words.rowid < ${last} ORDER BY search_words.rowid DESC LIMIT ${size}`;
    for (const row of rows) yield { id: row.record_id, entry: row.entry, names: 'joins' in row ? (row.joins === 1 ? namesOf(store, row.record_id) : [pair(row, 'name')]) : null };
    if (rows.length < size) return;
    last = rows.at(-1)?.entry ?? 0;
  }
}
/** Of so many persons it costs less to ask for their entries than for the persons of all entries that a word finds. */
const FEW_PERSONS = 3000;
/** The persons' places in the index; null where they are too many. */
export function entriesOf({ sql }: Store, persons: ReadonlySet<Id>): ReadonlyMap<number, Id> | null {
  if (persons.size > FEW_PERSONS) return null;
  return new Map(sql.all<{ entry: number; record_id: Id }>`SELECT entry, record_id FROM json_each(${JSON.stringify([...persons])}) CROSS JOIN search_entries ON kind = 'person' AND record_id = value`.map(({ entry, record_id }) => [entry, record_id]));
}
/** The same among these alone: what a word finds besides is passed over as bare numbers. */
export function* matchingAmong({ sql }: Store, match: string, before: number, entries: ReadonlyMap<number, Id>): Generator<Match> {
  for (let last = before; ;) {
    const found = JSON.parse(sql.one<{ entries: string }>`SELECT json_group_array(rowid) AS entries FROM (SELECT rowid FROM search_words WHERE search_words MATCH ${match} AND rowid < ${last} ORDER BY rowid DESC LIMIT ${MANY})`?.entries ?? '[]') as number[];
    for (const entry of found) {
      const id = entries.get(entry);
      if (id !== undefined) yield { id, entry, names: null };
    }
    if (found.length < MANY) return;
    last = found.at(-1) ?? 0;
  }
}
export const namesOf = (store: Store, id: Id): Bilingual[] => knownAs(store, id).map(({ name }) => name);
/** More are no help: enough of those found are among them. */
const MOST_VISIBLE = 10_000;
/** Persons of one's own files and of ceremonies: whom a user sees who has not all files. Null where a list of them is no help: those found are looked at one by one. */
export function visibleTo({ sql }: Store, companionId: Id | null): ReadonlySet<Id> | null {
  const rows = sql.all<{ id: Id }>`SELECT person_id AS id FROM case_files WHERE companion_id = ${companionId} UNION SELECT person_id FROM recipients LIMIT ${MOST_VISIBLE + 1}`;
  return rows.length > MOST_VISIBLE ? null : new Set(rows.map(({ id }) => id));
}

export interface PlaceRow { readonly ceremony_id: Id; readonly title_ar: string; readonly title_fr: string; readonly date: string }
/** Whether a ceremony brought the person in, and whose file is theirs. */
export const personPlace = ({ sql }: Store, id: Id): { readonly companion: Id | null; readonly inCeremony: boolean } | undefined => {
  const row = sql.one<{ companion_id: Id | null; placed: number }>`SELECT companion_id, EXISTS (SELECT 1 FROM recipients WHERE recipients.person_id = persons.id) AS placed FROM persons LEFT JOIN case_files ON case_files.person_id = persons.id WHERE id = ${id}`;
  return row && { companion: row.companion_id, inCeremony: row.placed === 1 };
};
export const placesOf = ({ sql }: Store, personId: Id) => sql.all<PlaceRow & { recipient_id: Id; name_ar: string; name_fr: string; file_number: string; cin: string }>`SELECT recipients.id AS recipient_id, name_ar, name_fr, file_number, cin, ceremony_id, title_ar, title_fr, date FROM recipients JOIN ceremonies ON ceremonies.id = ceremony_id
  WHERE person_id = ${personId} ORDER BY date DESC, ceremony_id DESC LIMIT 3`;
export const ceremonyRow = ({ sql }: Store, id: Id) => sql.one<PlaceRow & { status: 'draft' | 'validated'; convention_number: string }>`SELECT id AS ceremony_id, title_ar, title_fr, date, status, convention_number FROM ceremonies WHERE id = ${id}`;
export const paperRow = ({ sql }: Store, id: Id) => sql.one<PlaceRow & { reference: string; status: 'issued' | 'cancelled'; recipient_id: Id | null; name_ar: string | null; name_fr: string | null }>`SELECT documents.reference, documents.status, recipient_id, documents.ceremony_id, title_ar, title_fr, date, name_ar, name_fr
  FROM documents JOIN ceremonies ON ceremonies.id = documents.ceremony_id LEFT JOIN recipients ON recipients.id = recipient_id WHERE documents.id = ${id}`;
/** A paper of a file. A person joined to another is that one. */
export function casePaperRow(store: Store, id: Id) {
  const row = store.sql.one<{ reference: string; status: 'issued' | 'cancelled'; person_id: Id }>`SELECT reference, status, person_id FROM documents WHERE id = ${id} AND person_id IS NOT NULL`;
  if (!row) return undefined;
  const personId = staysFor(store, row.person_id), person = store.sql.one<{ name_ar: string; name_fr: string; companion_id: Id }>`SELECT name_ar, name_fr, companion_id FROM persons JOIN case_files ON case_files.person_id = persons.id WHERE persons.id = ${personId} AND erased_at IS NULL`;
  return person && { ...row, personId, name: pair(person, 'name'), companion: person.companion_id };
}
export const unitRow = ({ sql }: Store, id: Id) => sql.one<PlaceRow & { designation_ar: string; designation_fr: string; serial: string; inventory_number: string; recipient_id: Id; name_ar: string; name_fr: string }>`SELECT designation_ar, designation_fr, serial, inventory_number, recipient_id, name_ar, name_fr, ceremony_id, title_ar, title_fr, date
  FROM units JOIN handover_lines ON unit_id = units.id JOIN recipients ON recipients.id = recipient_id JOIN ceremonies ON ceremonies.id = ceremony_id WHERE units.id = ${id}`;
