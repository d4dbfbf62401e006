import { afterAll, beforeAll, expect, test } from 'vitest';
import { versionOf } from '#electron/engine/store/migrate.ts';
import { databaseAt, rowId as id, type RawDatabase, type Row } from '#tests/support/rawDatabase.ts';
import { AT } from '#tests/support/store.ts';

/* From raw rows of version 100 to version 110: the answer and the paper as they were, and room for what was given to a partner. */
let raw: RawDatabase;
const SHA = 'ab'.repeat(32);
const given = (more: Row = {}): void => { raw.insert('communications', { id: id(50), person_id: id(7), document_id: id(40), partner: 'OFPPT', partner_number: 1, purpose: 'Inscription', consent_id: id(30), language: 'fr', at: AT, by: id(2), ...more }); };
const corrected = (more: Row = {}): void => { raw.insert('communication_corrections', { communication_id: id(50), reason: 'Autre dossier', at: AT, by: id(2), ...more }); };
beforeAll(() => {
  raw = databaseAt(100);
  raw.insert('users', { id: id(2), name: 'D', role: 'director', active: 1, created_at: AT });
  raw.insert('persons', { id: id(7), cin: 'AB7', sex: 'F', created_at: AT, updated_at: AT });
  raw.insert('document_series', { kind: 'DI', centre_code: 'AGA', year: 2026, last_number: 1 });
  raw.insert('documents', { id: id(40), kind: 'DI', person_id: id(7), centre_code: 'AGA', year: 2026, number: 1, reference: 'DI/AGA/2026/0001', content: '{}', content_sha256: SHA, check_code: 'AAA', status: 'issued', issued_at: AT, issued_by: id(2) });
  raw.insert('consents', { id: id(30), person_id: id(7), purpose: 'sharing', partner: 'OFPPT', answer: 'given', answered_on: '2026-01-03', answered_by: 'person', noted_at: AT, noted_by: id(2) });
  raw.migrateTo(110);
});
afterAll(() => { raw.remove(); });

test('keeps what was there, of which nothing is known to have been given', () => {
  expect(versionOf(raw.db)).toBe(110);
  expect(raw.db.prepare('SELECT id, partner, answer FROM consents').all()).toEqual([{ id: id(30), partner: 'OFPPT', answer: 'given' }]);
  expect(raw.db.prepare('SELECT count(*) FROM communications').pluck().get()).toBe(0);
});
test.each([
  ['of nobody', { person_id: id(8) }, /FOREIGN KEY/], ['of no paper', { document_id: id(41) }, /FOREIGN KEY/], ['resting on no answer', { consent_id: id(31) }, /FOREIGN KEY/], ['resting on nothing', { consent_id: null }, /NOT NULL/],
  ['to nobody', { partner: ' ' }, /CHECK/], ['for nothing', { purpose: '' }, /CHECK/], ['with no number', { partner_number: 0 }, /CHECK/], ['in no language', { language: 'en' }, /CHECK/], ['at no moment', { at: '2026-01-03' }, /CHECK/],
])('takes none %s', (_what, more, refused) => { expect(() => { given(more); }).toThrow(refused); });
test('takes several to one partner, none of which changes; one is corrected once, with a reason, and all go with the person', () => {
  given();
  given({ id: id(51), purpose: 'Stage' });
  expect(() => { raw.db.exec(`UPDATE communications SET partner = 'x'`); }).toThrow(/rows stay/);
  expect(() => { corrected({ reason: ' ' }); }).toThrow(/CHECK/);
  corrected();
  expect(() => { corrected({ reason: 'encore' }); }).toThrow(/UNIQUE/);
  expect(() => { raw.db.exec(`UPDATE communication_corrections SET reason = 'x'`); }).toThrow(/rows stay/);
  expect(() => { raw.db.exec(`DELETE FROM consents`); }).toThrow(/FOREIGN KEY/);
  for (const asked of [`person_id = 'x' ORDER BY at`, `document_id = 'x'`]) expect(raw.db.prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN SELECT id FROM communications WHERE ${asked}`).all()).toMatchObject([{ detail: expect.stringMatching(/^SEARCH communications USING INDEX/) as string }]);
  raw.db.exec(`DELETE FROM communications`);
  expect(raw.db.prepare('SELECT count(*) FROM communication_corrections').pluck().get()).toBe(0);
});
