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
  readonly commune_ar: string; readonly commune_fr: string; readonly updated_at: Instant; readonly merged_into: Id | null; readonly next_visit: CivilDate | null; readonly overdue: number;
}
const placeOfPerson = ({ sql }: Store, id: Id): Place | undefined => sql.one<Place>`SELECT person_id, updated_at, status, trade, companion_id FROM case_files WHERE person_id = ${id}`;
const rowOf = ({ sql }: Store, id: Id, today: string): ListRow | undefined => sql.one<ListRow>`SELECT case_files.person_id, file_number, name_ar, name_fr, sex, status, companion_id, users.name AS companion, trade, commune_ar, commune_fr, case_files.updated_at, merged_into,
    (SELECT min(planned_on) FROM visits WHERE visits.person_id = case_files.person_id AND state = 'planned' AND planned_on >= ${today}) AS next_visit, (SELECT count(*) FROM visits WHERE visits.person_id = case_files.person_id AND state = 'planned' AND planned_on < ${today}) AS overdue
  FROM case_files JOIN persons ON persons.id = case_files.person_id JOIN users ON users.id = companion_id WHERE case_files.person_id = ${id}`;
interface Place { readonly person_id: Id; readonly updated_at: Instant; readonly status: Status; readonly trade: TradeCode | null; readonly companion_id: Id }
const PIECE = 200, FIRST: Pick<Place, 'person_id' | 'updated_at'> = { person_id: '~' as Id, updated_at: '~' as Instant };
/** What the database itself passes over: null where it is not asked for. */
interface Narrow { readonly companionId: Id | null; readonly status: Status | null; /** JSON lists */ readonly statuses: string | null; readonly communes: string | null; readonly trade: TradeCode | null; readonly late: number; readonly today: string }
/** Files after a place, the last changed first; by the index of whatever narrows the list most. */
function piece({ sql }: Store, { companionId, status, statuses, communes, trade, late, today }: Narrow, { updated_at: at, person_id: id }: typeof FIRST): Place[] {
  if (companionId !== null) {
    return sql.all<Place>`SELECT person_id, updated_at, status, trade, companion_id FROM case_files WHERE companion_id = ${companionId} AND (updated_at, person_id) < (${at}, ${id}) AND (${trade} IS NULL OR trade = ${trade}) AND (${statuses} IS NULL OR status IN (SELECT value FROM json_each(${statuses})))
      AND (${late} = 0 OR EXISTS (SELECT 1 FROM visits WHERE visits.person_id = case_files.person_id AND state = 'planned' AND planned_on < ${today}))
      AND (${communes} IS NULL OR EXISTS (SELECT 1 FROM persons WHERE persons.id = case_files.person_id AND (commune_ar IN (SELECT value FROM json_each(${communes})) OR commune_fr IN (SELECT value FROM json_each(${communes})))))
      ORDER BY updated_at DESC, person_id DESC LIMIT ${PIECE}`;
  }
  if (status !== null) {
    return sql.all<Place>`SELECT person_id, updated_at, status, trade, companion_id FROM case_files WHERE status = ${status} AND (updated_at, person_id) < (${at}, ${id}) AND (${trade} IS NULL OR trade = ${trade}) AND (${statuses} IS NULL OR status IN (SELECT value FROM json_each(${statuses})))
      AND (${late} = 0 OR EXISTS (SELECT 1 FROM visits WHERE visits.person_id = case_files.person_id AND state = 'planned' AND planned_on < ${today}))
      AND (${communes} IS NULL OR EXISTS (SELECT 1 FROM persons WHERE persons.id = case_files.person_id AND (commune_ar IN (SELECT value FROM json_each(${communes})) OR commune_fr IN (SELECT value FROM json_each(${communes})))))
      ORDER BY updated_at DESC, person_id DESC LIMIT ${PIECE}`;
  }
  return sql.all<Place>`SELECT person_id, updated_at, status, trade, companion_id FROM case_files WHERE (updated_at, person_id) < (${at}, ${id}) AND (${trade} IS NULL OR trade = ${trade}) AND (${statuses} IS NULL OR status IN (SELECT value FROM json_each(${statuses})))
      AND (${late} = 0 OR EXISTS (SELECT 1 FROM visits WHERE visits.person_id = case_files.person_id AND state = 'planned' AND planned_on < ${today}))
      AND (${communes} IS NULL OR EXISTS (SELECT 1 FROM persons WHERE persons.id = case_files.person_id AND (commune_ar IN (SELECT value FROM json_each(${communes})) OR commune_fr IN (SELECT value FROM json_each(${communes})))))
      ORDER BY updated_at DESC, person_id DESC LIMIT ${PIECE}`;
}
function* inOrder(store: Store, narrow: Narrow, after: typeof FIRST): Generator<Place> {
  for (let last = after; ;) {
    const rows = piece(store, narrow, last);
    yield* rows;
    if (rows.length < PIECE) return;
    last = rows.at(-1) ?? last;
  }
}
/** Every spelling of a commune that stands in the data, as JSON. */
const spellingsOf = ({ sql }: Store, commune: string): string => {
  const wanted = foldName(commune), rows = sql.all<{ ar: string; fr: string }>`SELECT DISTINCT commune_ar AS ar, commune_fr AS fr FROM persons`;
  return JSON.stringify([...new Set(rows.flatMap(({ ar, fr }) => [ar, fr]))].filter((one) => foldName(one) === wanted));
};
const statusesOf = (status: Filters['status']): string | null => (status === null ? null : JSON.stringify(STATUSES.filter((one) => (status === 'open' ? !isClosed(one) : status === 'closed' ? isClosed(one) : one === status))));
const placeOf = (cursor: string | null): typeof FIRST => { const [at, id] = (cursor ?? '').split(' '); return at && id ? { updated_at: at as Instant, person_id: id as Id } : FIRST; };
/** Whoever has a visit whose day has passed: few beside all files. */
const late = ({ sql }: Store, today: string): ReadonlySet<Id> => new Set(sql.all<{ person_id: Id }>`SELECT DISTINCT person_id FROM visits WHERE state = 'planned' AND planned_on < ${today}`.map((row) => row.person_id));

export function listHandlers({ clock, finding }: ListParts): Pick<HandlersOf<'beneficiaries'>, Names> {
  const today = (): string => clock.now().slice(0, 10);
  const entryOf = (row: ListRow): Entry => ({
    personId: row.person_id, fileNumber: row.file_number, name: nameOf(row), sex: row.sex, status: row.status, companion: { id: row.companion_id, name: row.companion }, trade: row.trade, commune: { ar: row.commune_ar, fr: row.commune_fr },
    nextVisit: row.next_visit, overdue: row.overdue, updatedAt: row.updated_at,
  });
  /** What costs least is looked at first: a filter that few fit passes over many files. */
  const fits = (store: Store, user: User, place: Place, { status, trade, commune, companionId }: Filters, lateOnes: ReadonlySet<Id> | null): boolean => seesFile(user, place.companion_id)
    && (status === null || (status === 'open' ? !isClosed(place.status) : status === 'closed' ? isClosed(place.status) : place.status === status)) && (trade === null || place.trade === trade) && (companionId === null || place.companion_id === companionId)
    && (lateOnes === null || lateOnes.has(place.person_id)) && (commune === '' || livesIn(store, place.person_id, foldName(commune)));
  const livesIn = ({ sql }: Store, id: Id, commune: string): boolean => {
    const row = sql.one<{ commune_ar: string; commune_fr: string }>`SELECT commune_ar, commune_fr FROM persons WHERE id = ${id}`;
    return row !== undefined && [row.commune_ar, row.commune_fr].some((one) => foldName(one) === commune);
  };

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
        const sameBirth = birthDate !== '' && born !== null && (born === birthDate || (Math.min(born.length, birthDate.length) === 4 && born.slice(0, 4) === birthDate.slice(0, 4)));
        if (sameBirth) yield { id: personId, why: 'nameAndBirth' };
        else if (birthDate === '' || born === null || !close) yield { id: personId, why: 'closeName' };
      }
    }
  }

  return {
    'beneficiaries.list'({ text, cursor, limit, ...filters }, { store, user }) {
      const entries: Entry[] = [], day = today();
      // one more than asked for tells whether there is a following piece; its predecessor's place is the cursor
      let place: string | null = null, next: string | null = null;
      // without a text the database has passed over who is not late
      const lateOnes = filters.overdue && text.trim() !== '' ? late(store, day) : null;
      const take = (one: Place | undefined, at: string): boolean => {
        const row = one && fits(store, user, one, filters, lateOnes) ? rowOf(store, one.person_id, day) : undefined;
        if (!row || row.merged_into !== null) return false;
        if (entries.length === limit) { next = place; return true; }
        entries.push(entryOf(row));
        place = at;
        return false;
      };
      if (text.trim() !== '') {
        for (const one of finding.persons(store, text, cursor)) if (take(placeOfPerson(store, one.personId), one.cursor)) break;
      } else {
        const narrow: Narrow = {
          companionId: may(user.role, 'file.all') ? filters.companionId : user.id, status: filters.status === 'open' || filters.status === 'closed' ? null : filters.status, statuses: statusesOf(filters.status),
          communes: filters.commune === '' ? null : spellingsOf(store, filters.commune), trade: filters.trade, late: Number(filters.overdue), today: day,
        };
        for (const one of inOrder(store, narrow, placeOf(cursor))) if (take(one, `${one.updated_at} ${one.person_id}`)) break;
      }
      return ok({ entries, next });
    },

    'beneficiaries.choices': (_input, { store, user }) => ok({
      companions: store.sql.all<{ id: Id; name: string; role: Role; active: number }>`SELECT id, name, role, active FROM users ORDER BY active DESC, name, id`
        .filter(({ id, role, active }) => (active === 1 && may(role, 'file.write')) || store.sql.one`SELECT 1 FROM case_files WHERE companion_id = ${id} LIMIT 1`).map((row) => ({ ...row, active: row.active === 1 })),
      communes: store.sql.all<{ ar: string; fr: string }>`SELECT DISTINCT commune_ar AS ar, commune_fr AS fr FROM case_files JOIN persons ON persons.id = case_files.person_id
        WHERE (commune_ar <> '' OR commune_fr <> '') AND (${may(user.role, 'file.all')} OR companion_id = ${user.id}) ORDER BY 1, 2 LIMIT 1000`,
    }),

    'beneficiaries.find'({ text, limit }, { store, user }) {
      const found: Answer<'beneficiaries.find'> = [];
      for (const { personId } of finding.persons(store, text)) {
        if (found.length >= limit) break;
        const row = standing(store, personId), file = row && store.sql.one<{ status: Status; companion_id: Id }>`SELECT status, companion_id FROM case_files WHERE person_id = ${row.id}`;
        if (!row) continue;
        const placed = (): boolean => store.sql.one`SELECT 1 FROM recipients WHERE person_id = ${row.id}` !== undefined;
        // somebody else's file is not told of: who received something is known from the ceremony alone
        const status = file && seesFile(user, file.companion_id) ? file.status : placed() ? 'noFile' : null;
        if (status !== null) found.push({ personId: row.id, fileNumber: row.file_number, nameAr: row.name_ar, nameFr: row.name_fr, status });
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
