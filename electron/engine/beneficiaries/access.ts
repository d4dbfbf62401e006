import { profile } from '#shared/contract/beneficiaryForms.ts';
import { may } from '#shared/domain/accounts.ts';
import { isClosed, type Identity, type Status } from '#shared/domain/beneficiaries.ts';
import { restrictedField } from '#shared/domain/ceremonyChecks.ts';
import { inLanguage, type Bilingual } from '#shared/domain/common/bilingual.ts';
import { shortDate, type CivilDate } from '#shared/domain/common/dates.ts';
import { fileNumberKey } from '#shared/domain/common/identity.ts';
import { answerFor, decideSharing, forbids } from '#shared/domain/consents.ts';
import type { Sex } from '#shared/domain/handover.ts';
import type { TradeCode } from '#shared/domain/trades.ts';
import type { Id, Instant } from '#shared/lib/ids.ts';
import { ok, refuse, type No, type Result } from '#shared/lib/result.ts';
import type { CaseFile, CaseFiles } from '../caseFiles.ts';
import type { CurrentSettings } from '../currentSettings.ts';
import type { User } from '../handlers.ts';
import { membersOf, staysFor } from '../store/joined.ts';
import type { Store } from '../store/store.ts';
import { answersOf } from './consentRows.ts';

/* Who may see and change which file: the one place where it is decided. */
export interface PersonRow {
  readonly id: Id; readonly file_number: string; readonly file_number_key: string; readonly cin: string; readonly name_ar: string; readonly name_fr: string; readonly sex: Sex; readonly birth_date: string | null; readonly birth_place_ar: string; readonly birth_place_fr: string;
  readonly phone: string; readonly other_phone: string; readonly address_ar: string; readonly address_fr: string; readonly commune_ar: string; readonly commune_fr: string; readonly merged_into: Id | null;
}
interface FileRow { readonly status: Status; readonly companion_id: Id; readonly opened_on: CivilDate; readonly province: string; readonly trade: TradeCode | null; readonly profile: string; readonly revision: number; readonly updated_at: Instant; readonly updated: string }

export const personRow = ({ sql }: Store, id: Id): PersonRow | undefined => sql.one<PersonRow>`SELECT * FROM persons WHERE id = ${id} AND erased_at IS NULL`;
/** A person, or whom they were joined to. */
export const standing = (store: Store, id: Id): PersonRow | undefined => personRow(store, staysFor(store, id));
/** Whoever bears the number, as it compares however it was typed. */
export const byNumber = ({ sql }: Store, fileNumber: string): PersonRow | undefined => sql.one<PersonRow>`SELECT * FROM persons WHERE file_number_key = ${fileNumberKey(fileNumber)} AND file_number_key <> '' AND erased_at IS NULL`;

const pair = (ar: string, fr: string): Bilingual => ({ ar, fr });
export const nameOf = (row: Pick<PersonRow, 'name_ar' | 'name_fr'>): Bilingual => pair(row.name_ar, row.name_fr);
export const identityOf = (row: PersonRow): Identity => ({
  fileNumber: row.file_number, cin: row.cin, name: nameOf(row), sex: row.sex, birthDate: row.birth_date, birthPlace: pair(row.birth_place_ar, row.birth_place_fr), phone: row.phone, otherPhone: row.other_phone,
  address: pair(row.address_ar, row.address_fr), commune: pair(row.commune_ar, row.commune_fr),
});
/** The file of a person as it stands, whoever asks; null for a person without one. */
export function fileOfPerson(store: Store, row: PersonRow): CaseFile | null {
  const file = store.sql.one<FileRow>`SELECT case_files.*, users.name AS updated FROM case_files JOIN users ON users.id = updated_by WHERE person_id = ${row.id}`;
  return file ? {
    personId: row.id, members: membersOf(store, row.id), revision: file.revision, identity: identityOf(row), status: file.status, companionId: file.companion_id, openedOn: file.opened_on, province: file.province, trade: file.trade,
    profile: profile.parse(JSON.parse(file.profile)), updatedAt: file.updated_at, updatedBy: file.updated,
  } : null;
}
/** Whether a file is this user's to see. */
export const seesFile = (user: User, companionId: Id): boolean => companionId === user.id || may(user.role, 'file.all');

/**
 * A file, for this user. Without `file.all` only one's own: another's is refused with NOT_YOURS where it was named by its id, which nobody can
 * guess, and as UNKNOWN where it was named by a number, for that would tell who is at the centre.
 */
export function fileOf(store: Store, user: User, personId: Id, named: 'id' | 'number' = 'id'): Result<CaseFile> {
  if (!may(user.role, 'file.read')) return refuse('app.NOT_ALLOWED');
  const row = standing(store, personId), file = row ? fileOfPerson(store, row) : null;
  if (!file) return refuse('beneficiaries.UNKNOWN');
  return seesFile(user, file.companionId) ? ok(file) : refuse(named === 'id' ? 'beneficiaries.NOT_YOURS' : 'beneficiaries.UNKNOWN');
}
/** The same to write in it. @param closed whether a closed file may be written in: it is only reopened, and a «no» noted */
export function writable(store: Store, user: User, personId: Id, { closed = false }: { readonly closed?: boolean } = {}): Result<CaseFile> {
  if (!may(user.role, 'file.write')) return refuse('app.NOT_ALLOWED');
  const file = fileOf(store, user, personId);
  return file.ok && !closed && isClosed(file.value.status) ? refuse('beneficiaries.CLOSED') : file;
}
/** The same as somebody saw it: refused where it was changed since. */
export function writableAt(store: Store, user: User, { personId, revision }: { readonly personId: Id; readonly revision: number }, options?: { readonly closed?: boolean }): Result<CaseFile> {
  const file = writable(store, user, personId, options);
  return file.ok && file.value.revision !== revision ? refuse('beneficiaries.CHANGED_MEANWHILE', { by: file.value.updatedBy }) : file;
}

/** What a person types anywhere in a file must not name the programme (domain.md §5): the refusal names the field. */
export function unsayable(store: Store, settings: CurrentSettings, form: object): No | null {
  const field = restrictedField(form, settings.restricted(store));
  return field === null ? null : refuse('settings.RESTRICTED_LABEL', { field });
}
const answerOf: CaseFiles['consent'] = (store, personId, use) => {
  const row = standing(store, personId);
  return row ? answerFor(answersOf(store, membersOf(store, row.id)), use) : null;
};
const companionOf = ({ sql }: Store, personId: Id): Id | null => sql.one<{ companion_id: Id }>`SELECT companion_id FROM case_files WHERE person_id = ${personId}`?.companion_id ?? null;
const opensFile = (user: User, companionId: Id): boolean => may(user.role, 'file.read') && seesFile(user, companionId);
export const caseFiles: CaseFiles = {
  read: fileOf,
  opens(store, user, personId) {
    const stays = staysFor(store, personId), companionId = companionOf(store, stays);
    return companionId !== null && opensFile(user, companionId) ? stays : null;
  },
  elsewhere(store, user, personId) {
    const companionId = companionOf(store, personId);
    return companionId !== null && !opensFile(user, companionId);
  },
  byFileNumber(store, user, fileNumber) {
    const row = byNumber(store, fileNumber);
    return row ? fileOf(store, user, row.id, 'number') : refuse('beneficiaries.UNKNOWN');
  },
  write: writable,
  touch({ sql }, personId, at, by) { sql.run`UPDATE case_files SET updated_at = ${at}, updated_by = ${by} WHERE person_id = ${personId}`; },
  settleTrade({ sql, changes }, { personId, trade: own }, trade, at, by) {
    if (own !== null) return;
    sql.run`UPDATE case_files SET trade = ${trade}, revision = revision + 1, updated_at = ${at}, updated_by = ${by} WHERE person_id = ${personId}`;
    changes.record({ table: 'case_files', rowId: personId, personId, userId: by, before: { trade: null }, after: { trade } });
  },
  consent: answerOf,
  forbidden(store, personId, use) {
    const answer = answerOf(store, personId, use), row = personRow(store, personId);
    if (!answer || !row || !forbids(answer.answer)) return null;
    return refuse(`beneficiaries.FORBIDDEN_${use.purpose}`, { name: inLanguage(nameOf(row), 'ar'), answer: answer.answer, on: shortDate(answer.on) });
  },
  sharing(store, personId, partner) {
    const row = standing(store, personId);
    return row ? decideSharing(answersOf(store, membersOf(store, row.id)), partner) : refuse('beneficiaries.UNKNOWN');
  },
};
