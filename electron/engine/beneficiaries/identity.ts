import type { Received } from '#shared/contract/index.ts';
import { may, type Role } from '#shared/domain/accounts.ts';
import { doubts, identityRefusal, profileRefusal, type Identity, type Profile, type Warning } from '#shared/domain/beneficiaries.ts';
import type { CivilDate } from '#shared/domain/common/dates.ts';
import { fileNumberKey } from '#shared/domain/common/identity.ts';
import { reference } from '#shared/domain/common/references.ts';
import { present } from '#shared/lib/assert.ts';
import type { Clock, Id, Ids } from '#shared/lib/ids.ts';
import { ok, refuse, type No, type Result } from '#shared/lib/result.ts';
import type { CurrentSettings } from '../currentSettings.ts';
import type { HandlersOf } from '../handlers.ts';
import { difference, type Columns } from '../store/difference.ts';
import { membersOf } from '../store/joined.ts';
import { nextNumber } from '../store/series.ts';
import type { Store } from '../store/store.ts';
import { byNumber, fileOfPerson, identityOf, seesFile, standing, unsayable, writable, writableAt, type PersonRow } from './access.ts';

/* Opening a file, and what it says of the person. */
export interface IdentityParts { readonly clock: Clock; readonly ids: Ids; readonly settings: CurrentSettings }
type Form = Pick<Received<'beneficiaries.change'>, 'province' | 'trade' | 'profile'>;
const SERIES = 'D';

/** Somebody who may have files: who works here and may write in them. */
export function isCompanion({ sql }: Store, id: Id): boolean {
  const row = sql.one<{ role: Role; active: number }>`SELECT role, active FROM users WHERE id = ${id}`;
  return row !== undefined && row.active === 1 && may(row.role, 'file.write');
}
const bothOf = (stem: string, { ar, fr }: { readonly ar: string; readonly fr: string }): Columns => ({ [`${stem}_ar`]: ar, [`${stem}_fr`]: fr });
const personColumns = ({ fileNumber, cin, name, sex, birthDate, birthPlace, phone, otherPhone, address, commune }: Identity): Columns => ({
  file_number: fileNumber, file_number_key: fileNumberKey(fileNumber), cin, ...bothOf('name', name), sex, birth_date: birthDate, ...bothOf('birth_place', birthPlace), phone, other_phone: otherPhone, ...bothOf('address', address), ...bothOf('commune', commune),
});
const fileColumns = ({ province, trade, profile }: Form): Columns => ({ province, trade, profile: JSON.stringify(profile) });
/** The next free number of the centre; one that was typed for an older file is passed over. */
function newFileNumber(store: Store, day: CivilDate): string {
  const { code } = present(store.sql.one<{ code: string }>`SELECT code FROM centre`, 'an open store has its centre'), year = Number(day.slice(0, 4));
  for (;;) {
    const number = reference(SERIES, code, year, nextNumber(store, SERIES, code, year));
    if (!byNumber(store, number)) return number;
  }
}
const sameCin = ({ sql }: Store, cin: string, members: readonly Id[]): boolean => cin !== '' && sql.one`SELECT 1 FROM persons WHERE cin = ${cin} AND erased_at IS NULL AND id NOT IN (SELECT value FROM json_each(${JSON.stringify(members)}))` !== undefined;
/** What is worth looking at again in a file. */
export const doubtsOf = (store: Store, identity: Identity, profile: Profile, openedOn: CivilDate, members: readonly Id[]): Warning[] => doubts(identity, profile, { openedOn, sameCin: sameCin(store, identity.cin, members) });

/** Enters a file, and the person where they are new; in the caller's transaction, and after every check. */
export function enterFile(store: Store, { clock, ids }: Pick<IdentityParts, 'clock' | 'ids'>, { row, identity, form, openedOn, companionId, by }: { readonly row: PersonRow | null; readonly identity: Identity; readonly form: Form; readonly openedOn: CivilDate; readonly companionId: Id; readonly by: Id }): { readonly personId: Id; readonly fileNumber: string } {
  const { sql, changes } = store, at = clock.now(), fileNumber = identity.fileNumber || row?.file_number || newFileNumber(store, openedOn), columns = personColumns({ ...identity, fileNumber });
  const personId = row?.id ?? ids.next();
  if (row) savePerson(store, clock, row, columns, by);
  else {
    sql.insert('persons', { id: personId, ...columns, created_at: at, updated_at: at });
    changes.record({ table: 'persons', rowId: personId, personId, userId: by, before: null, after: columns });
  }
  const file = { status: 'intake', companion_id: companionId, opened_on: openedOn, ...fileColumns(form) };
  sql.insert('case_files', { person_id: personId, ...file, created_at: at, created_by: by, updated_at: at, updated_by: by, revision: 1 });
  sql.insert('status_changes', { id: ids.next(), person_id: personId, from_status: null, to_status: 'intake', changed_at: at, changed_by: by });
  sql.insert('assignments', { id: ids.next(), person_id: personId, companion_id: companionId, assigned_at: at, assigned_by: by });
  changes.record({ table: 'case_files', rowId: personId, personId, userId: by, before: null, after: file });
  return { personId, fileNumber };
}
/** Whether anything of the person differed. */
function savePerson({ sql, changes }: Store, clock: Clock, row: PersonRow, columns: Columns, by: Id): boolean {
  const differs = difference({ ...row }, columns);
  if (!differs) return false;
  sql.update('persons', row.id, { ...differs.after, updated_at: clock.now() });
  changes.record({ table: 'persons', rowId: row.id, personId: row.id, userId: by, ...differs });
  return true;
}

export function identityHandlers({ clock, ids, settings }: IdentityParts): Pick<HandlersOf<'beneficiaries'>, 'beneficiaries.open' | 'beneficiaries.change' | 'beneficiaries.idNumber'> {
  /** What no file may say, whoever types it. */
  function faulty(store: Store, identity: Identity, form: Form, openedOn: CivilDate, own: Id | null): No | null {
    const today = clock.now().slice(0, 10) as CivilDate, holder = identity.fileNumber === '' ? undefined : byNumber(store, identity.fileNumber);
    if (holder && holder.id !== own) return refuse('beneficiaries.FILE_NUMBER_TAKEN', { fileNumber: identity.fileNumber });
    return unsayable(store, settings, { identity, province: form.province, profile: form.profile }) ?? identityRefusal(identity, openedOn, today) ?? profileRefusal(form.profile, openedOn, today);
  }
  return {
    'beneficiaries.open'({ personId, identity: said, openedOn, companionId, ...form }, { store, user, about }) {
      const day = openedOn ?? clock.now().slice(0, 10) as CivilDate, companion = companionId ?? user.id;
      if (companion !== user.id && !may(user.role, 'file.assign')) return refuse('app.NOT_ALLOWED');
      if (!isCompanion(store, companion)) return refuse('beneficiaries.UNKNOWN_COMPANION');
      const row = personId === null ? null : standing(store, personId) ?? null;
      if (personId !== null && !row) return refuse('beneficiaries.UNKNOWN');
      const known = row && fileOfPerson(store, row);
      if (known) return seesFile(user, known.companionId) ? refuse('beneficiaries.HAS_FILE', { fileNumber: known.identity.fileNumber }) : refuse('beneficiaries.NOT_YOURS');
      const identity = identified(said, row);
      if (!identity.ok) return identity;
      const refused = faulty(store, identity.value, form, day, row?.id ?? null);
      if (refused) return refused;
      const entered = enterFile(store, { clock, ids }, { row, identity: identity.value, form, openedOn: day, companionId: companion, by: user.id });
      about(entered.personId);
      return ok({ ...entered, revision: 1, warnings: doubtsOf(store, identity.value, form.profile, day, membersOf(store, entered.personId)) });
    },

    'beneficiaries.change'({ personId, revision, identity: said, ...form }, { store, user, about }) {
      about(personId);
      const found = writableAt(store, user, { personId, revision });
      if (!found.ok) return found;
      const file = found.value, row = present(standing(store, personId), 'a file is a person’s'), identity = { ...said, cin: said.cin ?? row.cin, fileNumber: said.fileNumber || row.file_number };
      const refused = faulty(store, identity, form, file.openedOn, row.id);
      if (refused) return refused;
      const person = savePerson(store, clock, row, personColumns(identity), user.id);
      const stored: Columns = { province: file.province, trade: file.trade, profile: JSON.stringify(file.profile) }, differs = difference(stored, fileColumns(form));
      const next = person || differs ? file.revision + 1 : file.revision;
      if (person || differs) store.sql.run`UPDATE case_files SET province = ${form.province}, trade = ${form.trade}, profile = ${JSON.stringify(form.profile)}, revision = ${next}, updated_at = ${clock.now()}, updated_by = ${user.id} WHERE person_id = ${row.id}`;
      if (differs) store.changes.record({ table: 'case_files', rowId: row.id, personId: row.id, userId: user.id, ...differs });
      return ok({ revision: next, warnings: doubtsOf(store, identity, form.profile, file.openedOn, file.members) });
    },

    'beneficiaries.idNumber'({ personId }, { store, user, about }) {
      about(personId);
      const found = writable(store, user, personId, { closed: true });
      return found.ok ? ok({ cin: found.value.identity.cin }) : found;
    },
  };
}
const identified = (said: Received<'beneficiaries.open'>['identity'], row: PersonRow | null): Result<Identity> =>
  said ? ok({ ...said, cin: said.cin ?? row?.cin ?? '', fileNumber: said.fileNumber || row?.file_number || '' }) : row ? ok(identityOf(row)) : refuse('beneficiaries.NO_IDENTITY');
