import { inLanguage } from '#shared/domain/common/bilingual.ts';
import { birthFault, knownProblem, restrictedField, twice, type Problem } from '#shared/domain/ceremonyChecks.ts';
import { doubtsAbout, personFinder, serialKey, typedTotal, type Known, type KnownPerson } from '#shared/domain/exchange.ts';
import { MAX_CENTIMES } from '#shared/domain/common/numbers.ts';
import type { CivilDate } from '#shared/domain/common/dates.ts';
import type { EquipmentLine, Recipient } from '#shared/domain/handover.ts';
import type { Clock, Id, Ids } from '#shared/lib/ids.ts';
import { ok, refuse, type No, type Result } from '#shared/lib/result.ts';
import type { CaseFiles } from '../caseFiles.ts';
import type { CurrentSettings } from '../currentSettings.ts';
import type { Drafts } from '../ceremonyDrafts.ts';
import type { CallContext } from '../handlers.ts';
import { membersOf, staysFor } from '../store/joined.ts';
import type { Store } from '../store/store.ts';
import { ceremonyRow, linesOf, lineOf, type CeremonyRow, type RecipientRow } from './ceremonies.ts';
import { staleness, touch } from './revisions.ts';

/* What every change by hand asks first, and does last. */
export interface EditingParts { readonly clock: Clock; readonly ids: Ids; readonly drafts: Drafts; readonly settings: CurrentSettings; readonly caseFiles: Pick<CaseFiles, 'elsewhere'> }
export const MOST_RECIPIENTS = 2000;

/** The ceremony where it may still be changed. */
export function draftRow(store: Store, ceremonyId: Id): Result<CeremonyRow> {
  const row = ceremonyRow(store, ceremonyId);
  if (!row) return refuse('handover.UNKNOWN_CEREMONY', { ceremony: ceremonyId });
  return row.status === 'validated' ? refuse('handover.ALREADY_VALIDATED') : ok(row);
}
/** A recipient of a draft, as the person who changes it saw it; `seen` null where nothing of theirs is changed. */
export function draftRecipient(store: Store, clock: Clock, { ceremonyId, recipientId, seen }: { readonly ceremonyId: Id; readonly recipientId: Id; readonly seen: number | null }): Result<{ readonly ceremony: CeremonyRow; readonly row: RecipientRow }> {
  const ceremony = draftRow(store, ceremonyId);
  if (!ceremony.ok) return ceremony;
  const row = store.sql.one<RecipientRow>`SELECT * FROM recipients WHERE id = ${recipientId} AND ceremony_id = ${ceremonyId}`;
  if (!row) return refuse('handover.UNKNOWN_RECIPIENT');
  return (seen === null ? null : staleness(store, clock, { ceremonyId, recordId: recipientId, seen })) ?? ok({ ceremony: ceremony.value, row });
}
/** Notes a change of a record, on the ceremony too; answers the revision to go on from. */
export function changedNow({ store, user }: CallContext, clock: Clock, ceremonyId: Id, recordId: Id): number {
  const now = clock.now();
  store.sql.run`UPDATE ceremonies SET updated_at = ${now}, updated_by = ${user.id} WHERE id = ${ceremonyId}`;
  return touch(store, ceremonyId, recordId, now, user.id);
}

export function unprintableField(store: Store, settings: CurrentSettings, form: object, prefix = ''): No | null {
  const field = restrictedField(form, settings.restricted(store));
  return field === null ? null : refuse('settings.RESTRICTED_LABEL', { field: prefix + field });
}
/** What the importer would ask of the store about one row. */
const known = ({ store, user }: CallContext, { drafts }: Pick<EditingParts, 'drafts'>, recipient: Recipient, lines: readonly EquipmentLine[]): Known =>
  drafts.known(store, user, { beneficiaries: [{ recipient, lines, cells: { fileNumber: '', cin: '', name: '', serials: [] } }] });
export interface Identified { readonly person: KnownPerson | null; readonly warnings: (recipientId: Id) => Problem[] }
/**
 * Whom a recipient is, as the importer finds it. Refused: nobody to be found by, a file number of another person, a person who is in the
 * ceremony already, an impossible birth date. @param own the recipient's row that is being changed
 */
export function identify(context: CallContext, parts: Pick<EditingParts, 'drafts'>, { ceremonyId, date, recipient, own }: { readonly ceremonyId: Id; readonly date: CivilDate; readonly recipient: Recipient; readonly own: { readonly recipientId: Id; readonly personId: Id } | null }): Result<Identified> {
  const { store } = context, name = inLanguage(recipient.name, 'ar');
  if (recipient.fileNumber === '' && recipient.cin === '') return refuse('ceremonyCheck.NO_IDENTIFIER', { name });
  if (birthFault(recipient.birthDate, date) === 'IMPOSSIBLE_BIRTH_DATE') return refuse('ceremonyCheck.IMPOSSIBLE_BIRTH_DATE', { name });
  const { persons } = known(context, parts, recipient, []);
  // a person whose number is being mended is not another one who bears the old number
  const self = own && staysFor(store, own.personId), others = persons.filter(({ id }) => id !== self), { person, taken } = personFinder(others)(recipient);
  if (taken) return taken.elsewhere ? refuse('handover.FILE_NUMBER_ELSEWHERE') : refuse('handover.FILE_NUMBER_TAKEN', { name: inLanguage(taken.name, 'ar') });
  const there = person && store.sql.one<{ id: Id; name_ar: string; name_fr: string }>`SELECT id, name_ar, name_fr FROM recipients WHERE ceremony_id = ${ceremonyId} AND person_id IN (SELECT value FROM json_each(${JSON.stringify(membersOf(store, person.id))}))`;
  if (person && there && there.id !== own?.recipientId) return refuse('handover.ALREADY_THERE', { name: inLanguage({ ar: there.name_ar, fr: there.name_fr }, 'ar') });
  return ok({ person, warnings: (recipientId) => (person ? doubtsAbout(recipient, person).map((doubt) => knownProblem(recipientId, recipient.name, doubt)) : []) });
}
/** Refused: a serial number that stands twice or that another handover holds, a sum beyond what papers can say. @param besides the recipient's other lines */
export function goodsFault(context: CallContext, parts: Pick<EditingParts, 'drafts'>, recipient: Recipient, lines: readonly EquipmentLine[], besides: readonly EquipmentLine[] = []): No | null {
  const [again] = twice([...besides, ...lines], ({ serial }) => serialKey(serial));
  if (again) return refuse('handover.SERIAL_TWICE', { serial: again.row.serial });
  if (typedTotal([...besides, ...lines]) > MAX_CENTIMES) return refuse('ceremonyCheck.TOTAL_TOO_LARGE', { name: inLanguage(recipient.name, 'ar') });
  const { serialsHeld } = known(context, parts, recipient, lines);
  for (const { serial } of lines) {
    const holder = serialsHeld.get(serialKey(serial));
    if (holder) return refuse('handover.SERIAL_HELD', { serial, title: inLanguage(holder, 'ar') });
  }
  return null;
}
/** The lines of one recipient as they stand. */
export const goodsOf = (store: Store, ceremonyId: Id, recipientId: Id): { readonly lineId: Id; readonly line: EquipmentLine }[] =>
  (linesOf(store, ceremonyId).get(recipientId) ?? []).map((row) => ({ lineId: row.line_id, line: lineOf(row) }));

/** Far above any place: rows stand there while they change places, for no two may have the same. */
const ASIDE = 1_000_000;
export function orderRecipients({ sql }: Store, ceremonyId: Id, ids: readonly Id[]): void {
  sql.run`UPDATE recipients SET position = position + ${ASIDE} WHERE ceremony_id = ${ceremonyId}`;
  ids.forEach((id, i) => { sql.run`UPDATE recipients SET position = ${i + 1} WHERE id = ${id}`; });
}
export function orderLines({ sql }: Store, recipientId: Id, ids: readonly Id[]): void {
  sql.run`UPDATE handover_lines SET position = position + ${ASIDE} WHERE recipient_id = ${recipientId}`;
  ids.forEach((id, i) => { sql.run`UPDATE handover_lines SET position = ${i + 1} WHERE id = ${id}`; });
}
/** The list with one put at a place counted from 1; at the end where there is no such place. */
export const placed = (ids: readonly Id[], id: Id, position: number | null): Id[] => ids.filter((one) => one !== id).toSpliced(position === null ? ids.length : position - 1, 0, id);
