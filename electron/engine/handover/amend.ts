import { inLanguage } from '#shared/domain/common/bilingual.ts';
import { canonicalJson } from '#shared/domain/common/canonical.ts';
import { fileNumberKey } from '#shared/domain/common/identity.ts';
import type { Problem } from '#shared/domain/ceremonyChecks.ts';
import { ceremonyKey, type CeremonyForm, type FormBeneficiary } from '#shared/domain/exchange.ts';
import type { EquipmentLine, Recipient } from '#shared/domain/handover.ts';
import type { Id } from '#shared/lib/ids.ts';
import { ok, refuse, type Result } from '#shared/lib/result.ts';
import type { CallContext } from '../handlers.ts';
import type { CeremonyRow, RecipientRow } from './ceremonies.ts';
import { lineColumns, unitColumns } from './columns.ts';
import { insertLine } from './drafts.ts';
import { goodsFault, goodsOf, identify, unprintableField, type EditingParts } from './editing.ts';
import { sayAnew } from './recipients.ts';

/** Takes all goods of a recipient away, and tells the change log of those that do not come back. */
export function takeGoods({ store, user }: CallContext, { ceremonyId, row, kept }: { readonly ceremonyId: Id; readonly row: RecipientRow; readonly kept: readonly EquipmentLine[] }): void {
  const stays = new Set(kept.map(canonicalJson)), units = store.sql.all<{ unit_id: Id }>`SELECT unit_id FROM handover_lines WHERE recipient_id = ${row.id}`;
  for (const { lineId, line } of goodsOf(store, ceremonyId, row.id)) if (!stays.has(canonicalJson(line))) store.changes.record({ table: 'handover_lines', rowId: lineId, personId: row.person_id, userId: user.id, before: { ...unitColumns(line), ...lineColumns(line) }, after: null });
  store.sql.run`DELETE FROM handover_lines WHERE recipient_id = ${row.id}`;
  for (const { unit_id } of units) store.sql.run`DELETE FROM units WHERE id = ${unit_id}`;
}

export interface Said { readonly ceremony: CeremonyRow; readonly row: RecipientRow; readonly recipient: Recipient; readonly lines: readonly EquipmentLine[] }
/**
 * One beneficiary's data and goods said anew, by form or by a workbook, in place of those stored; what was printed before keeps its own
 * words. By the rules of a draft; in the caller's transaction.
 */
export function amend(context: CallContext, parts: EditingParts, { ceremony, row, recipient, lines }: Said): Result<Problem[]> {
  const { store, user } = context, { clock, ids, settings } = parts, ceremonyId = ceremony.id;
  if (lines.length === 0) return refuse('handover.NOTHING_TO_HAND_OVER', { names: inLanguage(recipient.name, 'ar') });
  const unprintable = unprintableField(store, settings, { recipient, lines });
  if (unprintable) return unprintable;
  const known = identify(context, parts, { ceremonyId, date: ceremony.date, recipient, own: { recipientId: row.id, personId: row.person_id } });
  if (!known.ok) return known;
  const before = new Set(goodsOf(store, ceremonyId, row.id).map(({ line }) => canonicalJson(line)));
  takeGoods(context, { ceremonyId, row, kept: lines });
  const faulty = goodsFault(context, parts, recipient, lines);
  if (faulty) return faulty;
  const now = clock.now(), personId = known.value.person?.id ?? row.person_id;
  lines.forEach((line, i) => {
    const lineId = insertLine(store.sql, ids, { recipientId: row.id, position: i + 1, line, now });
    if (!before.has(canonicalJson(line))) store.changes.record({ table: 'handover_lines', rowId: lineId, personId, userId: user.id, before: null, after: { ...unitColumns(line), ...lineColumns(line) } });
  });
  sayAnew(context, parts, { ceremonyId, row, recipient, person: known.value.person });
  return ok(known.value.warnings(row.id));
}

/** The row of a workbook of the same ceremony that tells of this recipient: found by file number or ID number, so either may be the one to mend. */
export function rowInWorkbook(form: CeremonyForm, { date, convention_key: conventionKey }: CeremonyRow, row: RecipientRow): Result<FormBeneficiary> {
  const key = ceremonyKey(form);
  if (key.date !== date || key.conventionKey !== conventionKey) return refuse('handover.OTHER_CEREMONY');
  const isSame = ({ fileNumber, cin }: Recipient): boolean => (row.file_number !== '' && fileNumberKey(fileNumber) === fileNumberKey(row.file_number)) || (row.cin !== '' && cin === row.cin);
  const [one, ...more] = form.beneficiaries.filter(({ recipient }) => isSame(recipient));
  return one && more.length === 0 ? ok(one) : refuse('handover.NOT_IN_WORKBOOK', { name: inLanguage({ ar: row.name_ar, fr: row.name_fr }, 'ar') });
}
