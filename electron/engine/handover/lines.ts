import { MOST_LINES } from '#shared/contract/handoverForms.ts';
import { serialKey } from '#shared/domain/exchange.ts';
import { present } from '#shared/lib/assert.ts';
import type { Clock, Id } from '#shared/lib/ids.ts';
import { ok, refuse, type Result } from '#shared/lib/result.ts';
import type { HandlersOf } from '../handlers.ts';
import type { Store } from '../store/store.ts';
import { lineOf, recipientOf, type LineRow, type RecipientRow } from './ceremonies.ts';
import { lineColumns, unitColumns } from './columns.ts';
import { difference, type Columns } from '../store/difference.ts';
import { insertLine } from './drafts.ts';
import { changedNow, draftRecipient, goodsFault, goodsOf, orderLines, placed, unprintableField, type EditingParts } from './editing.ts';

type Row = LineRow & { readonly unit_id: Id } & Columns;
/** A line of a draft, as the person who changes it saw its recipient. */
function draftLine(store: Store, clock: Clock, { ceremonyId, lineId, seen }: { readonly ceremonyId: Id; readonly lineId: Id; readonly seen: number }): Result<{ readonly row: Row; readonly recipient: RecipientRow }> {
  const row = store.sql.one<Row>`SELECT units.*, handover_lines.*, handover_lines.id AS line_id FROM handover_lines JOIN units ON units.id = unit_id JOIN recipients ON recipients.id = recipient_id
    WHERE handover_lines.id = ${lineId} AND ceremony_id = ${ceremonyId}`;
  if (!row) return refuse('handover.UNKNOWN_LINE');
  const found = draftRecipient(store, clock, { ceremonyId, recipientId: row.recipient_id, seen });
  return found.ok ? ok({ row, recipient: found.value.row }) : found;
}
const order = ({ sql }: Store, recipientId: Id): Id[] => sql.all<{ id: Id }>`SELECT id FROM handover_lines WHERE recipient_id = ${recipientId} ORDER BY position`.map(({ id }) => id);

/** The equipment of a draft's recipients, line by line. */
export function lineHandlers(parts: EditingParts): Pick<HandlersOf<'handover'>, 'handover.addLine' | 'handover.changeLine' | 'handover.removeLine'> {
  const { clock, ids, settings } = parts;
  return {
    'handover.addLine'({ ceremonyId, recipientId, line, position }, context) {
      const { store, user, about } = context;
      const found = draftRecipient(store, clock, { ceremonyId, recipientId, seen: null });
      if (!found.ok) return found;
      const { row } = found.value, before = goodsOf(store, ceremonyId, recipientId);
      if (before.length >= MOST_LINES) return refuse('handover.TOO_MANY_LINES', { limit: MOST_LINES });
      const faulty = unprintableField(store, settings, { line }) ?? goodsFault(context, parts, recipientOf(row), [line], before.map((one) => one.line));
      if (faulty) return faulty;
      const lineId = insertLine(store.sql, ids, { recipientId, position: before.length + 1, line, now: clock.now() });
      about(lineId);
      if (position !== null && position <= before.length) orderLines(store, recipientId, placed(before.map((one) => one.lineId), lineId, position));
      store.changes.record({ table: 'handover_lines', rowId: lineId, personId: row.person_id, userId: user.id, before: null, after: { ...unitColumns(line), ...lineColumns(line) } });
      return ok({ lineId, revision: changedNow(context, clock, ceremonyId, recipientId) });
    },

    'handover.changeLine'({ ceremonyId, lineId, revision, line }, context) {
      const { store, user, about } = context;
      about(lineId);
      const found = draftLine(store, clock, { ceremonyId, lineId, seen: revision });
      if (!found.ok) return found;
      const { row, recipient } = found.value, recipientId = recipient.id, besides = goodsOf(store, ceremonyId, recipientId).filter((one) => one.lineId !== lineId).map((one) => one.line);
      // its own serial number is not another's
      const asked = serialKey(line.serial) === row['serial_key'] ? { ...line, serial: '' } : line;
      const faulty = unprintableField(store, settings, { line }) ?? goodsFault(context, parts, recipientOf(recipient), [asked], besides);
      if (faulty) return faulty;
      const unit = difference(row, unitColumns(line)), terms = difference(row, lineColumns(line));
      if (unit) store.sql.update('units', row.unit_id, unit.after);
      if (terms) store.sql.update('handover_lines', lineId, terms.after);
      if (unit || terms) store.changes.record({ table: 'handover_lines', rowId: lineId, personId: recipient.person_id, userId: user.id, before: { ...unit?.before, ...terms?.before }, after: { ...unit?.after, ...terms?.after } });
      return ok({ revision: changedNow(context, clock, ceremonyId, recipientId) });
    },

    'handover.removeLine'({ ceremonyId, lineId, revision }, context) {
      const { store, user, about } = context;
      about(lineId);
      const found = draftLine(store, clock, { ceremonyId, lineId, seen: revision });
      if (!found.ok) return found;
      const { row, recipient } = found.value, recipientId = recipient.id, line = lineOf(row), position = present(order(store, recipientId).indexOf(lineId), 'the line was just read') + 1;
      store.changes.record({ table: 'handover_lines', rowId: lineId, personId: recipient.person_id, userId: user.id, before: { ...unitColumns(line), ...lineColumns(line) }, after: null });
      store.sql.run`DELETE FROM handover_lines WHERE id = ${lineId}`;
      store.sql.run`DELETE FROM units WHERE id = ${row.unit_id}`;
      orderLines(store, recipientId, order(store, recipientId));
      return ok({ revision: changedNow(context, clock, ceremonyId, recipientId), removed: { recipientId, line, position } });
    },
  };
}
