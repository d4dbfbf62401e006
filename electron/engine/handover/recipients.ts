import type { KnownPerson } from '#shared/domain/exchange.ts';
import type { Recipient } from '#shared/domain/handover.ts';
import type { Id } from '#shared/lib/ids.ts';
import { ok, refuse } from '#shared/lib/result.ts';
import type { CallContext, HandlersOf } from '../handlers.ts';
import { ceremonyRow, recipientOf, recipientRows, type RecipientRow } from './ceremonies.ts';
import { recipientColumns } from './columns.ts';
import { difference } from '../store/difference.ts';
import { insertLines } from './drafts.ts';
import { changedNow, draftRecipient, draftRow, goodsFault, goodsOf, identify, MOST_RECIPIENTS, orderRecipients, placed, unprintableField, type EditingParts } from './editing.ts';
import { forget, isOwn, learn, personOf } from './persons.ts';
import { revisionOf } from './revisions.ts';

type Names = 'handover.recipient' | 'handover.addRecipient' | 'handover.changeRecipient' | 'handover.removeRecipient' | 'handover.replaceRecipient' | 'handover.moveRecipient';

/** Puts the row's columns, or another person's, in its place; what changed is kept under the key of whom it tells of. */
function rewrite({ store, user }: CallContext, row: Readonly<Record<string, unknown>> & { readonly id: Id; readonly person_id: Id }, personId: Id, recipient: Recipient): void {
  const columns = recipientColumns(recipient), differs = difference(row, columns);
  if (personId === row.person_id) {
    if (differs) store.changes.record({ table: 'recipients', rowId: row.id, personId, userId: user.id, ...differs });
  } else {
    const before = Object.fromEntries(Object.keys(columns).map((name) => [name, row[name] as string | number | null]));
    store.changes.record({ table: 'recipients', rowId: row.id, personId: row.person_id, userId: user.id, before, after: null });
    store.changes.record({ table: 'recipients', rowId: row.id, personId, userId: user.id, before: null, after: columns });
  }
  store.sql.update('recipients', row.id, { ...columns, person_id: personId });
}
/** A recipient's data said anew: in the row, and in the file of whoever they are. @param person whom the numbers now name, where that is another one whom the centre knows */
export function sayAnew(context: CallContext, parts: Pick<EditingParts, 'clock' | 'ids' | 'caseFiles'>, { ceremonyId, row, recipient, person }: { readonly ceremonyId: Id; readonly row: RecipientRow; readonly recipient: Recipient; readonly person: KnownPerson | null }): void {
  const { store, user } = context, personId = person?.id ?? row.person_id, whole = isOwn(store, ceremonyId, row.person_id);
  rewrite(context, { ...row }, personId, recipient);
  // what a ceremony says anew does not change a file that is somebody else's
  if (person === null && !parts.caseFiles.elsewhere(store, user, personId)) learn(store, parts.clock, personId, recipient, { whole, by: user.id });
  if (person !== null) personOf(store, parts, recipient, person, user.id);
  if (person !== null && whole) forget(store, row.person_id, user.id);
}

/** The recipients of a draft, by hand: put in, changed, taken out, replaced, moved. */
export function recipientHandlers(parts: EditingParts): Pick<HandlersOf<'handover'>, Names> {
  const { clock, ids, settings } = parts;
  const order = ({ store }: CallContext, ceremonyId: Id): Id[] => recipientRows(store, ceremonyId).map(({ id }) => id);

  return {
    'handover.recipient'({ ceremonyId, recipientId }, { store, about }) {
      about(recipientId);
      if (!ceremonyRow(store, ceremonyId)) return refuse('handover.UNKNOWN_CEREMONY', { ceremony: ceremonyId });
      const row = recipientRows(store, ceremonyId).find(({ id }) => id === recipientId);
      return row ? ok({ revision: revisionOf(store, ceremonyId).revision, recipient: recipientOf(row) }) : refuse('handover.UNKNOWN_RECIPIENT');
    },

    'handover.addRecipient'({ ceremonyId, recipient, lines, position }, context) {
      const { store, user, about } = context, ceremony = draftRow(store, ceremonyId);
      if (!ceremony.ok) return ceremony;
      const before = order(context, ceremonyId);
      if (before.length >= MOST_RECIPIENTS) return refuse('handover.TOO_MANY_RECIPIENTS', { limit: MOST_RECIPIENTS });
      const unprintable = unprintableField(store, settings, { recipient, lines });
      if (unprintable) return unprintable;
      const found = identify(context, parts, { ceremonyId, date: ceremony.value.date, recipient, own: null });
      if (!found.ok) return found;
      const faulty = goodsFault(context, parts, recipient, lines);
      if (faulty) return faulty;
      const recipientId = ids.next(), columns = recipientColumns(recipient), personId = personOf(store, parts, recipient, found.value.person, user.id);
      about(recipientId);
      store.sql.insert('recipients', { id: recipientId, ceremony_id: ceremonyId, person_id: personId, position: before.length + 1, ...columns });
      store.changes.record({ table: 'recipients', rowId: recipientId, personId, userId: user.id, before: null, after: columns });
      insertLines(store, ids, recipientId, lines, clock.now());
      if (position !== null && position <= before.length) orderRecipients(store, ceremonyId, placed(before, recipientId, position));
      return ok({ recipientId, revision: changedNow(context, clock, ceremonyId, recipientId), warnings: found.value.warnings(recipientId) });
    },

    'handover.changeRecipient'({ ceremonyId, recipientId, revision, recipient: said }, context) {
      const { store, about } = context;
      about(recipientId);
      const found = draftRecipient(store, clock, { ceremonyId, recipientId, seen: revision });
      if (!found.ok) return found;
      const { ceremony, row } = found.value, recipient: Recipient = { ...said, cin: said.cin ?? row.cin };
      const unprintable = unprintableField(store, settings, { recipient });
      if (unprintable) return unprintable;
      const known = identify(context, parts, { ceremonyId, date: ceremony.date, recipient, own: { recipientId, personId: row.person_id } });
      if (!known.ok) return known;
      sayAnew(context, parts, { ceremonyId, row, recipient, person: known.value.person });
      return ok({ revision: changedNow(context, clock, ceremonyId, recipientId), warnings: known.value.warnings(recipientId) });
    },

    'handover.removeRecipient'({ ceremonyId, recipientId, revision }, context) {
      const { store, user, about } = context;
      about(recipientId);
      const found = draftRecipient(store, clock, { ceremonyId, recipientId, seen: revision });
      if (!found.ok) return found;
      const { row } = found.value, recipient = recipientOf(row), lines = goodsOf(store, ceremonyId, recipientId).map(({ line }) => line), own = isOwn(store, ceremonyId, row.person_id);
      const units = store.sql.all<{ unit_id: Id }>`SELECT unit_id FROM handover_lines WHERE recipient_id = ${recipientId}`;
      store.changes.record({ table: 'recipients', rowId: recipientId, personId: row.person_id, userId: user.id, before: recipientColumns(recipient), after: null });
      store.sql.run`DELETE FROM recipients WHERE id = ${recipientId}`;
      for (const { unit_id } of units) store.sql.run`DELETE FROM units WHERE id = ${unit_id}`;
      if (own) forget(store, row.person_id, user.id);
      orderRecipients(store, ceremonyId, order(context, ceremonyId));
      return ok({ revision: changedNow(context, clock, ceremonyId, recipientId), removed: { recipient, lines, position: row.position } });
    },

    'handover.replaceRecipient'({ ceremonyId, recipientId, revision, recipient }, context) {
      const { store, user, about } = context;
      about(recipientId);
      const found = draftRecipient(store, clock, { ceremonyId, recipientId, seen: revision });
      if (!found.ok) return found;
      const { ceremony, row } = found.value;
      const unprintable = unprintableField(store, settings, { recipient });
      if (unprintable) return unprintable;
      const known = identify(context, parts, { ceremonyId, date: ceremony.date, recipient, own: null });
      if (!known.ok) return known;
      const replaced = recipientOf(row), own = isOwn(store, ceremonyId, row.person_id);
      rewrite(context, { ...row }, personOf(store, parts, recipient, known.value.person, user.id), recipient);
      // whether someone may be photographed was asked of the one who is gone
      store.sql.run`DELETE FROM photo_answers WHERE recipient_id = ${recipientId}`;
      if (own) forget(store, row.person_id, user.id);
      return ok({ revision: changedNow(context, clock, ceremonyId, recipientId), warnings: known.value.warnings(recipientId), replaced });
    },

    'handover.moveRecipient'({ ceremonyId, recipientId, revision, position }, context) {
      const { store, about } = context;
      about(recipientId);
      const found = draftRecipient(store, clock, { ceremonyId, recipientId, seen: revision });
      if (!found.ok) return found;
      orderRecipients(store, ceremonyId, placed(order(context, ceremonyId), recipientId, position));
      return ok({ revision: changedNow(context, clock, ceremonyId, recipientId) });
    },
  };
}
