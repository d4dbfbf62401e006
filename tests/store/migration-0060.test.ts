import type Database from 'better-sqlite3';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { versionOf } from '#electron/engine/store/migrate.ts';
import { databaseAt, hashOf as hash, rowId as id, type RawDatabase } from '#tests/support/rawDatabase.ts';
import { AT } from '#tests/support/store.ts';

/* From raw rows of version 40 to version 60: what is frozen stays so, but for what an erasure names. */
let raw: RawDatabase, db: Database.Database;
const BY = { created_at: AT, created_by: id(2), updated_at: AT, updated_by: id(2) };
beforeAll(() => {
  raw = databaseAt(40);
  ({ db } = raw);
  raw.insert('centre', { id: id(1), code: 'AGA', name_ar: 'أ', name_fr: 'A', demonstration: 0, created_at: AT });
  raw.insert('users', { id: id(2), name: 'D', role: 'director', active: 1, created_at: AT });
  raw.insert('ceremonies', { id: id(5), title_ar: 'حفل', title_key: 'حفل', date: '2025-02-26', originals: 4, no_disposal_months: 36, transfer: 'ownership', status: 'validated', ...BY, validated_at: AT, validated_by: id(2) });
  raw.insert('persons', { id: id(7), cin: 'AB1', sex: 'F', created_at: AT, updated_at: AT });
  raw.insert('recipients', { id: id(8), ceremony_id: id(5), person_id: id(7), position: 1, sex: 'F', trade: 'sewing', reads_ar: 1, reads_fr: 1 });
  raw.insert('document_series', { kind: 'PV', centre_code: 'AGA', year: 2025, last_number: 1 });
  raw.insert('documents', { id: id(11), kind: 'PV', ceremony_id: id(5), recipient_id: id(8), centre_code: 'AGA', year: 2025, number: 1, reference: 'PV/AGA/2025/0001', content: '{}', content_sha256: hash('a'), check_code: 'C', status: 'issued', issued_at: AT, issued_by: id(2) });
  raw.insert('archive', { sha256: hash('b'), bytes: Buffer.from('x') });
  raw.insert('renditions', { document_id: id(11), language: 'fr', original_number: 0, copy_number: 0, sha256: hash('b'), pages: 1, template_version: '1', printed_at: AT, printed_by: id(2) });
  raw.insert('scans', { id: id(20), document_id: id(11), position: 1, format: 'pdf', size: 1, sha256: hash('b'), attached_at: AT, attached_by: id(2) });
  raw.insert('day_marks', { seq: 1, recipient_id: id(8), undoing: 0, state: 'handedOver', note: 'x', earlier_seq: null, marked_at: AT, marked_by: id(2) });
  raw.migrateTo(60);
});
afterAll(() => { raw.remove(); });
beforeEach(() => { db.exec('BEGIN'); });
afterEach(() => { db.exec('ROLLBACK'); });

const erasure = (): void => { raw.insert('erasures', { digest: hash('e'), file_digest: hash('f'), erased_at: AT, erased_by: id(2), reason: 'x', papers: 'keep', outcome: '{}' }); };
const names = (record: string): void => { raw.insert('erased_records', { record, digest: hash('e') }); };
const FILE = [`DELETE FROM renditions`, `DELETE FROM scans`, `DELETE FROM archive`];
const PAPER = [`UPDATE documents SET content = '{"content":null}'`, `UPDATE documents SET content = '[]', cancel_reason = 'x'`], DAY = [`UPDATE day_marks SET note = ''`];

test('keeps who was there, erased by nobody', () => {
  expect(versionOf(db)).toBe(60);
  expect(db.prepare('SELECT erased_at, cin FROM persons').all()).toEqual([{ erased_at: null, cin: 'AB1' }]);
});
test.each([...FILE, ...PAPER, ...DAY])('refuses what no erasure names: %s', (statement) => {
  erasure();
  names(id(99));
  expect(() => db.exec(statement)).toThrow(/stay as they are|does not change|FOREIGN KEY/);
});
test('lets go what an erasure names, and no more', () => {
  erasure();
  for (const record of [hash('b'), id(11), id(8)]) names(record);
  for (const statement of [...PAPER, ...DAY, ...FILE]) db.exec(statement);
  expect(db.prepare('SELECT count(*) AS n FROM archive').get()).toEqual({ n: 0 });
  for (const statement of [`UPDATE documents SET number = 9`, `UPDATE documents SET content_sha256 = '${hash('c')}'`, `UPDATE documents SET content = '[]', status = 'cancelled'`, `UPDATE day_marks SET state = 'absent'`, `UPDATE day_marks SET note = 'other'`, 'DELETE FROM documents', 'DELETE FROM day_marks']) expect(() => db.exec(statement), statement).toThrow(/stay as they are|does not change/);
  expect(db.pragma('foreign_key_check')).toEqual([]);
});
test('still signs and cancels a paper, once', () => {
  db.exec(`UPDATE documents SET signed_at = '${AT}', signed_by = '${id(2)}'`);
  expect(() => db.exec(`UPDATE documents SET status = 'cancelled', cancelled_at = '${AT}', cancelled_by = '${id(2)}', cancel_reason = 'x'`)).toThrow(/does not change/);
});
test('never changes the list itself', () => {
  erasure();
  names(id(8));
  for (const statement of [`UPDATE erasures SET reason = 'y'`, 'DELETE FROM erased_records', 'DELETE FROM erasures', 'UPDATE erased_records SET record = 1']) expect(() => db.exec(statement), statement).toThrow(/stay/);
});
