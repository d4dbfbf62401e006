import { knownQuery, ceremonyKey, personFinder } from '#shared/domain/exchange.ts';
import type { EquipmentLine, Signatory } from '#shared/domain/handover.ts';
import { present } from '#shared/lib/assert.ts';
import type { Clock, Id, Ids, Instant } from '#shared/lib/ids.ts';
import type { CaseFiles } from '../caseFiles.ts';
import type { Drafts } from '../ceremonyDrafts.ts';
import type { Store } from '../store/store.ts';
import { both, ceremonyColumns, lineColumns, recipientColumns, unitColumns } from './columns.ts';
import { orderRecipients } from './editing.ts';
import { forget, isOwn, knownPerson, personOf, type PersonRow } from './persons.ts';
import { touch } from './revisions.ts';

export function createDrafts(parts: { readonly clock: Clock; readonly ids: Ids; readonly caseFiles: Pick<CaseFiles, 'elsewhere'> }): Drafts {
  const { clock, ids } = parts;
  return {
    same({ sql }, form) {
      const { titleKey, date, conventionKey } = ceremonyKey(form);
      return sql.one<{ id: Id; status: 'draft' | 'validated' }>`SELECT id, status FROM ceremonies WHERE date = ${date} AND title_key = ${titleKey} AND convention_key = ${conventionKey}` ?? null;
    },

    known(store, user, form) {
      const { sql } = store;
      const { cins, fileNumbers, serials } = knownQuery(form);
      const persons = [
        ...cins.flatMap((cin) => sql.all<PersonRow>`SELECT * FROM persons WHERE cin = ${cin} AND cin <> '' AND erased_at IS NULL ORDER BY created_at`),
        ...fileNumbers.flatMap((key) => sql.all<PersonRow>`SELECT * FROM persons WHERE file_number_key = ${key} AND file_number_key <> ''`),
      ].map((row) => knownPerson(store, user, parts.caseFiles, row));
      const held = serials.flatMap((key): [string, { ar: string; fr: string }][] => {
        const row = sql.one<{ title_ar: string | null; title_fr: string | null }>`SELECT title_ar, title_fr FROM units LEFT JOIN handover_lines ON unit_id = units.id LEFT JOIN recipients ON recipients.id = recipient_id
          LEFT JOIN ceremonies ON ceremonies.id = ceremony_id WHERE serial_key = ${key} AND serial_key <> ''`;
        return row ? [[key, { ar: row.title_ar ?? '', fr: row.title_fr ?? '' }]] : [];
      });
      return { persons, serialsHeld: new Map(held) };
    },

    remove(store, ceremonyId, by) {
      const { sql, changes } = store;
      const gone = sql.all<{ person_id: Id }>`SELECT person_id FROM recipients WHERE ceremony_id = ${ceremonyId}`.filter(({ person_id }) => isOwn(store, ceremonyId, person_id));
      const units = sql.all<{ unit_id: Id }>`SELECT unit_id FROM handover_lines JOIN recipients ON recipients.id = recipient_id WHERE ceremony_id = ${ceremonyId}`;
      changes.record({ table: 'ceremonies', rowId: ceremonyId, personId: null, userId: by, before: { status: 'draft' }, after: null });
      sql.run`DELETE FROM ceremonies WHERE id = ${ceremonyId}`;
      for (const { unit_id } of units) sql.run`DELETE FROM units WHERE id = ${unit_id}`;
      for (const { person_id } of gone) forget(store, person_id, by);
    },

    withdraw(store, recipientId, by) {
      const { sql, changes } = store, { ceremony_id: ceremonyId } = present(sql.one<{ ceremony_id: Id }>`SELECT ceremony_id FROM recipients WHERE id = ${recipientId}`, 'the recipient was looked up before');
      const units = sql.all<{ unit_id: Id }>`SELECT unit_id FROM handover_lines WHERE recipient_id = ${recipientId}`;
      sql.run`DELETE FROM recipients WHERE id = ${recipientId}`;
      for (const { unit_id } of units) sql.run`DELETE FROM units WHERE id = ${unit_id}`;
      orderRecipients(store, ceremonyId, sql.all<{ id: Id }>`SELECT id FROM recipients WHERE ceremony_id = ${ceremonyId} ORDER BY position`.map(({ id }) => id));
      changes.record({ table: 'recipients', rowId: recipientId, personId: null, userId: by, before: { known: true }, after: null });
      touch(store, ceremonyId, recipientId, clock.now(), by);
    },

    insert(store, form, { known, fileName, by }) {
      const { ceremony, programmeLabel, beneficiaries, signatories } = form;
      const { sql, changes } = store;
      const find = personFinder(known.persons);
      const id = ids.next(), now = clock.now();
      sql.insert('ceremonies', { id, ...ceremonyColumns(ceremony), status: 'draft', source_name: fileName, created_at: now, created_by: by, updated_at: now, updated_by: by });
      changes.record({ table: 'ceremonies', rowId: id, personId: null, userId: by, before: null, after: { status: 'draft', date: ceremony.date, conventionNumber: ceremony.convention.number } });
      if (programmeLabel) sql.insert('ceremony_restricted', { ceremony_id: id, programme_label: programmeLabel });
      insertSignatories(store, id, signatories);
      beneficiaries.forEach(({ recipient, lines }, i) => {
        const recipientId = ids.next();
        const columns = recipientColumns(recipient);
        const personId = personOf(store, parts, recipient, find(recipient).person, by);
        sql.insert('recipients', { id: recipientId, ceremony_id: id, person_id: personId, position: i + 1, ...columns });
        changes.record({ table: 'recipients', rowId: recipientId, personId, userId: by, before: null, after: columns });
        insertLines(store, ids, recipientId, lines, now);
      });
      return id;
    },
  };
}
export function insertSignatories({ sql }: Store, ceremonyId: Id, signatories: readonly Signatory[]): void {
  signatories.forEach((signatory, i) => {
    sql.insert('ceremony_signatories', { ceremony_id: ceremonyId, position: i + 1, role: signatory.role, ...both('name', signatory.name), ...both('capacity', signatory.capacity), ...both('on_behalf_of', signatory.onBehalfOf) });
  });
}
/** The goods of a recipient, each a unit of its own. */
export function insertLines({ sql }: Store, ids: Ids, recipientId: Id, lines: readonly EquipmentLine[], now: Instant): void {
  lines.forEach((line, k) => { insertLine(sql, ids, { recipientId, position: k + 1, line, now }); });
}
export function insertLine(sql: Store['sql'], ids: Ids, { recipientId, position, line, now }: { readonly recipientId: Id; readonly position: number; readonly line: EquipmentLine; readonly now: Instant }): Id {
  const unitId = ids.next(), lineId = ids.next();
  sql.insert('units', { id: unitId, ...unitColumns(line), created_at: now });
  sql.insert('handover_lines', { id: lineId, recipient_id: recipientId, unit_id: unitId, position, ...lineColumns(line) });
  return lineId;
}
