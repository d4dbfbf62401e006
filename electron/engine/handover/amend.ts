import { inLanguage } from '#shared/domain/common/bilingual.ts';
import { fileNumberKey } from '#shared/domain/common/identity.ts';
import { ceremonyKey, checkAgainstKnown, type CeremonyForm } from '#shared/domain/exchange.ts';
import type { Recipient } from '#shared/domain/handover.ts';
import { present } from '#shared/lib/assert.ts';
import type { Clock, Id, Ids } from '#shared/lib/ids.ts';
import { ok, refuse, type Result } from '#shared/lib/result.ts';
import type { Drafts } from '../ceremonyDrafts.ts';
import type { Store } from '../store/store.ts';
import { difference, recipientColumns } from './columns.ts';
import { insertLines } from './drafts.ts';
import { learn } from './persons.ts';

export interface Amendment { readonly ceremonyId: Id; readonly recipientId: Id; readonly form: CeremonyForm; readonly by: Id }
interface RecipientRow { readonly person_id: Id; readonly file_number: string; readonly cin: string; readonly name_ar: string; readonly name_fr: string }

/**
 * Takes one beneficiary's data and goods from a workbook of the same ceremony, in place of those stored; what was printed before keeps
 * its own words. In the caller's transaction. The person is found by file number or ID number, so either may be the one to mend.
 */
export function amend(store: Store, { clock, ids, drafts }: { readonly clock: Clock; readonly ids: Ids; readonly drafts: Drafts }, { ceremonyId, recipientId, form, by }: Amendment): Result<null> {
  const { sql, changes } = store, now = clock.now();
  const ceremony = present(sql.one<{ date: string; convention_key: string }>`SELECT date, convention_key FROM ceremonies WHERE id = ${ceremonyId}`, 'a paper’s ceremony stays');
  const key = ceremonyKey(form);
  if (key.date !== ceremony.date || key.conventionKey !== ceremony.convention_key) return refuse('handover.OTHER_CEREMONY');
  const before = present(sql.one<RecipientRow>`SELECT * FROM recipients WHERE id = ${recipientId}`, 'a certificate’s recipient stays');
  const isSame = ({ fileNumber, cin }: Recipient): boolean => (before.file_number !== '' && fileNumberKey(fileNumber) === fileNumberKey(before.file_number)) || (before.cin !== '' && cin === before.cin);
  const found = form.beneficiaries.filter(({ recipient }) => isSame(recipient)), [one] = found;
  const name = inLanguage({ ar: before.name_ar, fr: before.name_fr }, 'ar');
  if (!one || found.length > 1) return refuse('handover.NOT_IN_WORKBOOK', { name });
  if (one.lines.length === 0) return refuse('handover.NOTHING_TO_HAND_OVER', { names: name });

  const units = sql.all<{ unit_id: Id }>`SELECT unit_id FROM handover_lines WHERE recipient_id = ${recipientId}`;
  sql.run`DELETE FROM handover_lines WHERE recipient_id = ${recipientId}`;
  for (const { unit_id } of units) sql.run`DELETE FROM units WHERE id = ${unit_id}`;
  const alone: CeremonyForm = { ...form, beneficiaries: [one] }, known = drafts.known(store, alone);
  const { errors: [error] } = checkAgainstKnown(alone, { ...known, persons: known.persons.filter(({ id }) => id !== before.person_id) });
  if (error) return refuse(`exchange.${error.code}`, error.params);
  insertLines(store, ids, recipientId, one.lines, now);

  const columns = recipientColumns(one.recipient), { person_id: personId } = before;
  const row = present(sql.one<Record<string, string | number | null>>`SELECT * FROM recipients WHERE id = ${recipientId}`, 'the recipient was just read'), differs = difference(row, columns);
  sql.update('recipients', recipientId, columns);
  changes.record({ table: 'recipients', rowId: recipientId, personId, userId: by, ...(differs ?? { before: {}, after: {} }) });
  learn(store, clock, personId, one.recipient, { whole: false, by });
  return ok(null);
}
