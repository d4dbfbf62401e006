import type { Answer, Received } from '#shared/contract/index.ts';
import { may, type Role } from '#shared/domain/accounts.ts';
import { isClosed, STATUSES, type Status } from '#shared/domain/beneficiaries.ts';
import type { CivilDate } from '#shared/domain/common/dates.ts';
import { foldName } from '#shared/domain/common/names.ts';
import type { Sex } from '#shared/domain/handover.ts';
import type { TradeCode } from '#shared/domain/trades.ts';
import type { Clock, Id, Instant } from '#shared/lib/ids.ts';
import { ok } from '#shared/lib/result.ts';
import type { Finding } from '../finding.ts';
import type { HandlersOf, User } from '../handlers.ts';
import type { Store } from '../store/store.ts';
import { fileOf, identityOf, nameOf, seesFile, standing, type PersonRow } from './access.ts';

/* Files in their lists: all, found by a text, likely doubles. */
export interface ListParts { readonly clock: Clock; readonly finding: Finding }
type Names = 'beneficiaries.list' | 'beneficiaries.choices' | 'beneficiaries.find' | 'beneficiaries.duplicates';
type Entry = Answer<'beneficiaries.list'>['entries'][number];
type Hit = Answer<'beneficiaries.duplicates'>['hits'][number];
type Filters = Pick<Received<'beneficiaries.list'>, 'status' | 'trade' | 'commune' | 'companionId' | 'overdue'>;

export interface ListRow {
  readonly person_id: Id; readonly file_number: string; readonly name_ar: string; readonly name_fr: string; readonly sex: Sex; readonly status: Status; readonly companion_id: Id; readonly companion: string; readonly trade: TradeCode | null;
  readonly commune_ar: string; readonly commune_fr: string; readonly updated_at: Instant; readonly merged_into: Id | null; readonly next_visit: CivilDate | null; readonly overdue: number; readonly late_actions: number;
}
const placeOfPerson = ({ sql }: Store, id: Id): Place | undefined => sql.one<Place>`SELECT person_id, updated_at, status, trade, companion_id FROM case_files INDEXED BY case_files_by_person WHERE person_id = ${id}`;
/** With the visits of whoever was joined to the person; actions stand under the file already. */
const rowOf = ({ sql }: Store, id: Id, today: string): ListRow | undefined => sql.one<ListRow>`WITH RECURSIVE same (id) AS (SELECT ${id} UNION SELECT persons.id FROM same CROSS JOIN persons INDEXED BY persons_joined_to ON merged_into = same.id WHERE merged_into IS NOT NULL)
  SELECT case_files.person_id, file_number, name_ar, name_fr, sex, status, companion_id, users.name AS companion, trade, commune_ar, commune_fr, case_files.updated_at, merged_into,
    (SELECT min(planned_on) FROM visits WHERE visits.person_id IN (SELECT id FROM same) AND state = 'planned' AND planned_on >= ${today}) AS next_visit, (SELECT count(*) FROM visits WHERE visits.person_id IN (SELECT id FROM same) AND state = 'planned' AND planned_on < ${today}) AS overdue,
    (SELECT count(*) FROM open_actions WHERE open_actions.person_id = case_files.person_id AND deadline < ${today}) AS late_actions
  FROM case_files JOIN persons ON persons.id = case_files.person_id JOIN users ON users.id = companion_id WHERE case_files.person_id = ${id}`;
interface Place { readonly person_id: Id; readonly updated_at: Instant; readonly status: Status; readonly trade: TradeCode | null; readonly companion_id: Id }
const PIECE = 200, FIRST: Pick<Place, 'person_id' | 'updated_at'> = { person_id: '~' as Id, updated_at: '~' as Instant };
/** What the database itself passes over: null where it is not asked for. */
interface Narrow { readonly companionId: Id | null; readonly status: Status | null; /** JSON lists */ readonly statuses: string | null; /** pairs [ar, fr] */ readonly communes: string | null; readonly trade: TradeCode | null; /** JSON list */ readonly late: string | null }
/**
 * Files after a place, the last changed first. Each index holds all columns that are asked for, so that a file passed over costs no look at its
 * row; who is late and who lives where is gathered once, from indexes of their own.
 */
function piece({ sql }: Store, { companionId, status, statuses, communes, trade, late }: Narrow, { updated_at: at, person_id: id }: typeof FIRST, most: number): Place[] {
  if (companionId !== null) {
    return sql.all<Place>`SELECT person_id, updated_at, status, trade, companion_id FROM case_files WHERE companion_id = ${companionId} AND (updated_at, person_id) < (${at}, ${id}) AND (${trade} IS NULL OR trade = ${trade}) AND (${statuses} IS NULL OR status IN (SELECT value FROM json_each(${statuses})))
      AND (${late} IS NULL OR person_id IN (SELECT value FROM json_each(${late})))
      AND (${communes} IS NULL OR person_id IN (SELECT persons.id FROM json_each(${communes}) AS wanted JOIN persons ON commune_ar = wanted.value ->> 0 AND commune_fr = wanted.value ->> 1))
      ORDER BY updated_at DESC, person_id DESC LIMIT ${most}`;
  }
  if (status !== null) {
    return sql.all<Place>`SELECT person_id, updated_at, status, trade, companion_id FROM case_files WHERE status = ${status} AND (updated_at, person_id) < (${at}, ${id}) AND (${trade} IS NULL OR trade = ${trade})
      AND (${late} IS NULL OR person_id IN (SELECT value FROM json_each(${late})))
      AND (${communes} IS NULL OR person_id IN (SELECT persons.id FROM json_each(${communes}) AS wanted JOIN persons ON commune_ar = wanted.value ->> 0 AND commune_fr = wanted.value ->> 1))
      ORDER BY updated_at DESC, person_id DESC LIMIT ${most}`;
  }
  return sql.all<Place>`SELECT person_id, updated_at, status, trade, companion_id FROM case_files WHERE (updated_at, person_id) < (${at}, ${id}) AND (${trade} IS NULL OR trade = ${trade}) AND (${statuses} IS NULL OR status IN (SELECT value FROM json_each(${statuses})))
      AND (${late} IS NULL OR person_id IN (SELECT value FROM json_each(${late})))
      AND (${communes} IS NULL OR person_id IN (SELECT persons.id FROM json_each(${communes}) AS wanted JOIN persons ON commune_ar = wanted.value ->> 0 AND commune_fr = wanted.value ->> 1))
      ORDER BY updated_at DESC, person_id DESC LIMIT ${most}`;
}
function* inOrder(store: Store, narrow: Narrow, after: typeof FIRST): Generator<Place> {
  for (let last = after; ;) {
    const rows = piece(store, narrow, last, PIECE);
    yield* rows;
    if (rows.length < PIECE) return;
    last = rows.at(-1) ?? last;
  }
}
/** Whose visits or actions are overdue, and whom they were joined to: a JSON list, of which the file that stays is one. */
const lateOf = ({ sql }: Store, today: string): string => sql.one<{ ids: string }>`WITH RECURSIVE late (id) AS (
    SELECT person_id FROM visits INDEXED BY visits_planned WHERE state = 'planned' AND planned_on < ${today} UNION SELECT person_id FROM open_actions INDEXED BY open_actions_by_deadline WHERE deadline < ${today}
    UNION SELECT merged_into FROM late CROSS JOIN persons INDEXED BY persons_joined ON persons.id = late.id WHERE merged_into IS NOT NULL)
  SELECT json_group_array(id) AS ids FROM late`?.ids ?? '[]';
/** So many files it helps to know before a search; where more fit, enough of those found are among them. */
const MOST_AMONG = 10_000;
/** Whom a search is narrowed to: gathered from the index of whatever few files fit. Null where it is better to look at those found one by one. */
function among(store: Store, { companionId, status, statuses, communes, trade, late }: Narrow): ReadonlySet<Id> | null {
  const { sql } = store, sets: ReadonlySet<Id>[] = [], setOf = (json: string | undefined): ReadonlySet<Id> => new Set(JSON.parse(json ?? '[]') as Id[]);
  if (late !== null) sets.push(setOf(late));
  if (communes !== null) sets.push(setOf(sql.one<{ ids: string }>`SELECT json_group_array(persons.id) AS ids FROM json_each(${communes}) AS wanted JOIN persons ON commune_ar = wanted.value ->> 0 AND commune_fr = wanted.value ->> 1`?.ids));
  if (companionId !== null || status !== null || trade !== null) {
    const files = piece(store, { companionId, status, statuses, communes: null, trade, late: null }, FIRST, MOST_AMONG + 1);
    if (files.length <= MOST_AMONG) sets.push(new Set(files.map(({ person_id }) => person_id)));
  }
  const [few, ...others] = sets.toSorted((one, other) => one.size - other.size);
  return few === undefined ? null : others.length === 0 ? few : new Set([...few].filter((id) => others.every((set) => set.has(id))));
}
interface Commune { readonly ar: string; readonly fr: string }
/** Every writing of a commune that stands in the data, in order: from one to the next in the index, past all who live there. */
function* writings({ sql }: Store): Generator<Commune> {
  for (let last: Commune = { ar: '', fr: '' }; ;) {
    // two questions, for one of a pair passes over all who live in the first place
    const next = sql.one<Commune>`SELECT commune_ar AS ar, commune_fr AS fr FROM persons WHERE commune_ar = ${last.ar} AND commune_fr > ${last.fr} ORDER BY commune_fr LIMIT 1`
      ?? sql.one<Commune>`SELECT commune_ar AS ar, commune_fr AS fr FROM persons WHERE commune_ar > ${last.ar} ORDER BY commune_ar, commune_fr LIMIT 1`;
    if (!next) return;
    yield next;
    last = next;
  }
}
/** Those of one commune, named in either script, as JSON pairs. */
function spellingsOf(store: Store, commune: string): string {
  const wanted = foldName(commune);
  return JSON.stringify([...writings(store)].filter(({ ar, fr }) => foldName(ar) === wanted || foldName(fr) === wanted).map(({ ar, fr }) => [ar, fr]));
}
const MOST_COMMUNES = 1000;
/** Communes of all files, or of a companion's own. */
function communesOf(store: Store, companionId: Id | null): Commune[] {
  const { sql } = store, found: Commune[] = [];
  if (companionId !== null) return sql.all<Commune>`SELECT DISTINCT commune_ar AS ar, commune_fr AS fr FROM case_files JOIN persons ON persons.id = case_files.person_id WHERE (commune_ar <> '' OR commune_fr <> '') AND companion_id = ${companionId} ORDER BY 1, 2 LIMIT ${MOST_COMMUNES}`;
  for (const one of writings(store)) {
    if (sql.one`SELECT 1 FROM persons JOIN case_files ON case_files.person_id = persons.id WHERE commune_ar = ${one.ar} AND commune_fr = ${one.fr} LIMIT 1`) found.push(one);
    if (found.length === MOST_COMMUNES) break;
  }
  return found;
}
/** What was planned of a closed file waits until it is opened again: it is neither due nor late (followUp.isOverdue). */
const NOTHING_DUE = { nextVisit: null, overdue: 0, lateActions: 0 } as const;
const wanted = (one: Status, { status, overdue }: Pick<Filters, 'status' | 'overdue'>): boolean => (status === null || (status === 'open' ? !isClosed(one) : status === 'closed' ? isClosed(one) : one === status)) && !(overdue && isClosed(one));
/** Null where every status is wanted. */
const statusesOf = (asked: Pick<Filters, 'status' | 'overdue'>): readonly Status[] | null => (asked.status === null && !asked.overdue ? null : STATUSES.filter((one) => wanted(one, asked)));
const placeOf = (cursor: string | null): typeof FIRST => { const [at, id] = (cursor ?? '').split(' '); return at && id ? { updated_at: at as Instant, person_id: id as Id } : FIRST; };
export function listHandlers({ clock, finding }: ListParts): Pick<HandlersOf<'beneficiaries'>, Names> {
  const today = (): string => clock.now().slice(0, 10);
  const entryOf = (row: ListRow): Entry => ({
    personId: row.person_id, fileNumber: row.file_number, name: nameOf(row), sex: row.sex, status: row.status, companion: { id: row.companion_id, name: row.companion }, trade: row.trade, commune: { ar: row.commune_ar, fr: row.commune_fr },
    ...(isClosed(row.status) ? NOTHING_DUE : { nextVisit: row.next_visit, overdue: row.overdue, lateActions: row.late_actions }), updatedAt: row.updated_at,
  });
  /** What a search may not have been narrowed by; who is late and who lives where, it was. */
  const fits = (user: User, place: Place, { trade, companionId, ...asked }: Filters): boolean => seesFile(user, place.companion_id) && wanted(place.status, asked)
    && (trade === null || place.trade === trade) && (companionId === null || place.companion_id === companionId);

  /** Whom a new form may be about, among persons; nobody's rights are looked at here. */
  function* alike(store: Store, { cin, name, birthDate }: Received<'beneficiaries.duplicates'>): Generator<{ readonly id: Id; readonly why: Hit['why'] }> {
    const number = cin.replace(/[\s-]/g, '').toUpperCase();
    if (number.length >= 4) for (const { id } of store.sql.all<{ id: Id }>`SELECT id FROM persons WHERE cin = ${number} AND erased_at IS NULL ORDER BY created_at LIMIT 10`) yield { id, why: 'cin' };
    const texts = [name.ar, name.fr].filter((text) => foldName(text).length >= 4);
    for (const text of texts) {
      let seen = 0;
      for (const { personId, close } of finding.persons(store, text)) {
        if (++seen > 20) break;
        const born = store.sql.one<{ birth_date: string | null }>`SELECT birth_date FROM persons WHERE id = ${personId}`?.birth_date ?? null;
        const sameBirth = birthDate !== null && born !== null && (born === birthDate || (Math.min(born.length, birthDate.length) === 4 && born.slice(0, 4) === birthDate.slice(0, 4)));
        if (sameBirth) yield { id: personId, why: 'nameAndBirth' };
        else if (birthDate === null || born === null || !close) yield { id: personId, why: 'closeName' };
      }
    }
  }

  return {
    'beneficiaries.list'({ text, cursor, limit, ...filters }, { store, user }) {
      const entries: Entry[] = [], day = today();
      // one more than asked for tells whether there is a following piece; its predecessor's place is the cursor
      let place: string | null = null, next: string | null = null;
      const take = (one: Place | undefined, at: string): boolean => {
        const row = one && fits(user, one, filters) ? rowOf(store, one.person_id, day) : undefined;
        if (!row || row.merged_into !== null) return false;
        if (entries.length === limit) { next = place; return true; }
        entries.push(entryOf(row));
        place = at;
        return false;
      };
      const statuses = statusesOf(filters);
      if (statuses?.length === 0) return ok({ entries, next });
      const narrow: Narrow = {
        companionId: may(user.role, 'file.all') ? filters.companionId : user.id, status: filters.status === 'open' || filters.status === 'closed' ? null : filters.status, statuses: statuses && JSON.stringify(statuses),
        communes: filters.commune === '' ? null : spellingsOf(store, filters.commune), trade: filters.trade, late: filters.overdue ? lateOf(store, day) : null,
      };
      if (text.trim() !== '') {
        for (const one of finding.persons(store, text, { after: cursor, among: among(store, narrow) })) if (take(placeOfPerson(store, one.personId), one.cursor)) break;
      } else {
        for (const one of inOrder(store, narrow, placeOf(cursor))) if (take(one, `${one.updated_at} ${one.person_id}`)) break;
      }
      return ok({ entries, next });
    },

    'beneficiaries.choices': (_input, { store, user }) => ok({
      companions: store.sql.all<{ id: Id; name: string; role: Role; active: number }>`SELECT id, name, role, active FROM users ORDER BY active DESC, name, id`
        .filter(({ id, role, active }) => (active === 1 && may(role, 'file.write')) || store.sql.one`SELECT 1 FROM case_files WHERE companion_id = ${id} LIMIT 1`).map((row) => ({ ...row, active: row.active === 1 })),
      communes: communesOf(store, may(user.role, 'file.all') ? null : user.id),
    }),

    'beneficiaries.find'({ text, limit }, { store, user }) {
      const found: Answer<'beneficiaries.find'> = [];
      for (const { personId } of finding.persons(store, text)) {
        if (found.length >= limit) break;
        const row = standing(store, personId), file = row && store.sql.one<{ status: Status; companion_id: Id }>`SELECT status, companion_id FROM case_files WHERE person_id = ${row.id}`;
        if (!row) continue;
        if (file && seesFile(user, file.companion_id)) { found.push({ personId: row.id, fileNumber: row.file_number, nameAr: row.name_ar, nameFr: row.name_fr, status: file.status }); continue; }
        // somebody else's file is not told of: who received something is known from the ceremony alone, as it says them
        const placed = store.sql.one<Pick<PersonRow, 'file_number' | 'name_ar' | 'name_fr'>>`SELECT recipients.file_number, recipients.name_ar, recipients.name_fr FROM recipients JOIN ceremonies ON ceremonies.id = ceremony_id WHERE person_id = ${row.id} ORDER BY date DESC, ceremony_id DESC LIMIT 1`;
        const as = file ? placed : row;
        if (placed && as) found.push({ personId: row.id, fileNumber: as.file_number, nameAr: as.name_ar, nameFr: as.name_fr, status: 'noFile' });
      }
      return ok(found);
    },

    'beneficiaries.duplicates'(input, { store, user }) {
      if (input.except !== null) {
        const own = fileOf(store, user, input.except);
        if (!own.ok && own.refusal.code !== 'beneficiaries.UNKNOWN') return own;
      }
      const hits = new Map<Id, Hit>();
      for (const { id, why } of alike(store, input)) {
        const row = standing(store, id);
        if (!row || hits.has(row.id) || row.id === input.except) continue;
        const hit = hitOf(store, user, row, why);
        if (hit) hits.set(row.id, hit);
        if (hits.size >= 10) break;
      }
      return ok({ hits: [...hits.values()] });
    },
  };
}
/** Of somebody else's file only whom to ask; and not on a name alone, for names are easily guessed. */
function hitOf(store: Store, user: User, row: PersonRow, why: Hit['why']): Hit | null {
  const file = store.sql.one<{ status: Status; companion_id: Id; name: string }>`SELECT status, companion_id, name FROM case_files JOIN users ON users.id = companion_id WHERE person_id = ${row.id}`;
  if (file && !seesFile(user, file.companion_id)) return why === 'closeName' ? null : { why, person: null, ask: file.name };
  const { fileNumber, name, birthDate } = identityOf(row);
  return { why, person: { personId: row.id, fileNumber, name, birthDate, status: file?.status ?? null }, ask: null };
}
