import { fileNumberKey } from '#shared/domain/common/identity.ts';
import { ceremonyKey, knownQuery, personFinder, serialKey, type KnownPerson } from '#shared/domain/exchange.ts';
import type { EquipmentLine, Recipient } from '#shared/domain/handover.ts';
import { present } from '#shared/lib/assert.ts';
import type { Clock, Id, Ids, Instant } from '#shared/lib/ids.ts';
import type { Drafts } from '../drafts.ts';
import type { Value } from '../store/sql.ts';
import type { Store } from '../store/store.ts';

export function createDrafts({ clock, ids }: { readonly clock: Clock; readonly ids: Ids }): Drafts {
  interface PersonRow { readonly id: Id; readonly file_number: string; readonly cin: string; readonly name_ar: string; readonly name_fr: string }
  const knownPerson = (row: PersonRow): KnownPerson => ({ id: row.id, fileNumber: row.file_number, cin: row.cin, name: { ar: row.name_ar, fr: row.name_fr } });

  /** The person's file: the one known by ID or file number, with what was missing there filled in, or a new one. */
  function personOf(store: Store, recipient: Recipient, found: KnownPerson | null, by: Id): Id {
    const now = clock.now();
    const values = { ...personColumns(recipient), file_number_key: fileNumberKey(recipient.fileNumber) };
    if (!found) {
      const id = ids.next();
      store.sql.insert('persons', { id, ...values, created_at: now, updated_at: now });
      store.changes.record({ table: 'persons', rowId: id, personId: id, userId: by, before: null, after: values });
      return id;
    }
    const row = present(store.sql.one<Record<string, string | null>>`SELECT * FROM persons WHERE id = ${found.id}`, 'the person was just found');
    const learned = Object.fromEntries(Object.entries(values).filter(([column, value]) => !row[column] && value));
    if (Object.keys(learned).length > 0) {
      store.sql.update('persons', found.id, { ...learned, updated_at: now });
      const before = Object.fromEntries(Object.keys(learned).map((column) => [column, row[column] ?? null]));
      store.changes.record({ table: 'persons', rowId: found.id, personId: found.id, userId: by, before, after: learned });
    }
    return found.id;
  }

  return {
    same({ sql }, form) {
      const { titleKey, date, conventionKey } = ceremonyKey(form);
      return sql.one<{ id: Id; status: 'draft' | 'validated' }>`SELECT id, status FROM ceremonies WHERE date = ${date} AND title_key = ${titleKey} AND convention_key = ${conventionKey}` ?? null;
    },

    known({ sql }, form) {
      const { cins, fileNumbers, serials } = knownQuery(form);
      const persons = [
        ...cins.flatMap((cin) => sql.all<PersonRow>`SELECT * FROM persons WHERE cin = ${cin} AND cin <> '' ORDER BY created_at`),
        ...fileNumbers.flatMap((key) => sql.all<PersonRow>`SELECT * FROM persons WHERE file_number_key = ${key} AND file_number_key <> ''`),
      ].map(knownPerson);
      const held = serials.flatMap((key): [string, { ar: string; fr: string }][] => {
        const row = sql.one<{ title_ar: string | null; title_fr: string | null }>`SELECT title_ar, title_fr FROM units LEFT JOIN handover_lines ON unit_id = units.id LEFT JOIN recipients ON recipients.id = recipient_id
          LEFT JOIN ceremonies ON ceremonies.id = ceremony_id WHERE serial_key = ${key} AND serial_key <> ''`;
        return row ? [[key, { ar: row.title_ar ?? '', fr: row.title_fr ?? '' }]] : [];
      });
      return { persons, serialsHeld: new Map(held) };
    },

    remove({ sql, changes }, ceremonyId, by) {
      // whatever else comes to name a person (a diagnosis, a plan) must be asked about here too
      const gone = sql.all<PersonRow & { readonly created_at: string }>`SELECT persons.* FROM persons JOIN recipients ON person_id = persons.id WHERE ceremony_id = ${ceremonyId}
        AND persons.created_at >= (SELECT created_at FROM ceremonies WHERE id = ${ceremonyId})
        AND NOT EXISTS (SELECT 1 FROM recipients AS other WHERE other.person_id = persons.id AND other.ceremony_id <> ${ceremonyId})`;
      const units = sql.all<{ unit_id: Id }>`SELECT unit_id FROM handover_lines JOIN recipients ON recipients.id = recipient_id WHERE ceremony_id = ${ceremonyId}`;
      changes.record({ table: 'ceremonies', rowId: ceremonyId, personId: null, userId: by, before: { status: 'draft' }, after: null });
      sql.run`DELETE FROM ceremonies WHERE id = ${ceremonyId}`;
      for (const { unit_id } of units) sql.run`DELETE FROM units WHERE id = ${unit_id}`;
      for (const { id, ...row } of gone) {
        changes.record({ table: 'persons', rowId: id, personId: id, userId: by, before: row, after: null });
        sql.run`DELETE FROM persons WHERE id = ${id}`;
      }
    },

    insert(store, form, { known, fileName, by }) {
      const { ceremony, programmeLabel, beneficiaries, signatories } = form;
      const { sql, changes } = store;
      const key = ceremonyKey(form), find = personFinder(known.persons);
      const id = ids.next(), now = clock.now();
      sql.insert('ceremonies', {
        id, ...both('title', ceremony.title), title_key: key.titleKey, date: ceremony.date, time: ceremony.time, ...both('place', ceremony.place),
        convention_number: ceremony.convention.number, convention_key: key.conventionKey, convention_date: ceremony.convention.date, ...both('convention_parties', ceremony.convention.parties),
        convention_total: ceremony.conventionTotal, convention_total_approximate: ceremony.conventionTotalApproximate, envelope: ceremony.envelope, envelope_approximate: ceremony.envelopeApproximate,
        ...both('giver_entity', ceremony.giver.entity), ...both('giver_representative', ceremony.giver.representative), ...both('giver_capacity', ceremony.giver.capacity),
        originals: ceremony.originals, no_disposal_months: ceremony.noDisposalMonths, transfer: ceremony.transfer, status: 'draft', source_name: fileName,
        created_at: now, created_by: by, updated_at: now, updated_by: by,
      });
      changes.record({ table: 'ceremonies', rowId: id, personId: null, userId: by, before: null, after: { status: 'draft', date: ceremony.date, conventionNumber: ceremony.convention.number } });
      if (programmeLabel) sql.insert('ceremony_restricted', { ceremony_id: id, programme_label: programmeLabel });
      signatories.forEach((signatory, i) => {
        sql.insert('ceremony_signatories', { ceremony_id: id, position: i + 1, role: signatory.role, ...both('name', signatory.name), ...both('capacity', signatory.capacity), ...both('on_behalf_of', signatory.onBehalfOf) });
      });
      beneficiaries.forEach(({ recipient, lines }, i) => {
        const recipientId = ids.next();
        const columns = recipientColumns(recipient);
        const personId = personOf(store, recipient, find(recipient).person, by);
        sql.insert('recipients', { id: recipientId, ceremony_id: id, person_id: personId, position: i + 1, ...columns });
        changes.record({ table: 'recipients', rowId: recipientId, personId, userId: by, before: null, after: columns });
        insertLines(store, ids, recipientId, lines, now);
      });
      return id;
    },
  };
}
const both = <Stem extends string>(stem: Stem, value: { readonly ar: string; readonly fr: string }): Record<`${Stem}_ar` | `${Stem}_fr`, string> =>
  ({ [`${stem}_ar`]: value.ar, [`${stem}_fr`]: value.fr }) as Record<`${Stem}_ar` | `${Stem}_fr`, string>;
export const personColumns = (recipient: Recipient) => ({
  file_number: recipient.fileNumber, cin: recipient.cin, ...both('name', recipient.name), sex: recipient.sex, birth_date: recipient.birthDate, ...both('birth_place', recipient.birthPlace),
  phone: recipient.phone, ...both('address', recipient.address), ...both('commune', recipient.commune),
}) satisfies Record<string, Value>;
/** The recipient as printed, without whom it belongs to. */
export const recipientColumns = (recipient: Recipient): Record<string, string | boolean | null> => ({
  ...personColumns(recipient), trade: recipient.trade, ...both('project_title', recipient.projectTitle), legal_form: recipient.legalForm,
  reads_ar: recipient.reads.ar, reads_fr: recipient.reads.fr, ...both('reading_language', recipient.readingLanguage), ...both('reader', recipient.reader),
});
/** The goods of a recipient, each a unit of its own. */
export function insertLines({ sql }: Store, ids: Ids, recipientId: Id, lines: readonly EquipmentLine[], now: Instant): void {
  lines.forEach((line, k) => {
    const unitId = ids.next();
    sql.insert('units', {
      id: unitId, ...both('designation', line.designation), brand_model: line.brandModel, serial: line.serial, serial_key: serialKey(line.serial), inventory_number: line.inventoryNumber,
      ...both('unit', line.unit), quantity: line.quantity, created_at: now,
    });
    sql.insert('handover_lines', { id: ids.next(), recipient_id: recipientId, unit_id: unitId, position: k + 1, unit_price: line.unitPrice, condition: line.condition, purchase_reference: line.purchaseReference, ...both('funder', line.funder) });
  });
}
