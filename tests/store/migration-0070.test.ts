import type Database from 'better-sqlite3';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { versionOf } from '#electron/engine/store/migrate.ts';
import { databaseAt, hashOf as hash, rowId as id, type RawDatabase } from '#tests/support/rawDatabase.ts';
import { AT } from '#tests/support/store.ts';

/* From raw rows of version 60 to version 70: papers that may be a person's own, and what a case file is made of. */
let raw: RawDatabase, db: Database.Database, before: unknown;
const BY = { created_at: AT, created_by: id(2) }, KEPT = { ...BY, updated_at: AT, updated_by: id(2), revision: 1 };
const triggers = (): unknown => db.prepare(`SELECT name, sql FROM sqlite_master WHERE tbl_name = 'documents' AND type = 'trigger' ORDER BY name`).all();
beforeAll(() => {
  raw = databaseAt(60);
  ({ db } = raw);
  raw.insert('centre', { id: id(1), code: 'AGA', name_ar: 'أ', name_fr: 'A', demonstration: 0, created_at: AT });
  raw.insert('users', { id: id(2), name: 'D', role: 'director', active: 1, created_at: AT });
  raw.insert('ceremonies', { id: id(5), title_ar: 'حفل', title_key: 'حفل', date: '2025-02-26', originals: 4, no_disposal_months: 36, transfer: 'ownership', status: 'validated', ...BY, updated_at: AT, updated_by: id(2), validated_at: AT, validated_by: id(2) });
  raw.insert('persons', { id: id(7), cin: 'AB1', sex: 'F', created_at: AT, updated_at: AT });
  raw.insert('recipients', { id: id(8), ceremony_id: id(5), person_id: id(7), position: 1, sex: 'F', trade: 'sewing', reads_ar: 1, reads_fr: 1 });
  raw.insert('document_series', { kind: 'PV', centre_code: 'AGA', year: 2025, last_number: 1 });
  raw.insert('documents', { id: id(11), kind: 'PV', ceremony_id: id(5), recipient_id: id(8), centre_code: 'AGA', year: 2025, number: 1, reference: 'PV/AGA/2025/0001', content: '{}', content_sha256: hash('a'), check_code: 'C', status: 'issued', issued_at: AT, issued_by: id(2) });
  raw.insert('archive', { sha256: hash('b'), bytes: Buffer.from('x') });
  raw.insert('renditions', { document_id: id(11), language: 'fr', original_number: 0, copy_number: 0, sha256: hash('b'), pages: 1, template_version: '1', printed_at: AT, printed_by: id(2) });
  db.exec('DELETE FROM search_queue');
  before = triggers();
  raw.migrateTo(70);
});
afterAll(() => { raw.remove(); });
beforeEach(() => { db.exec('BEGIN'); });
afterEach(() => { db.exec('ROLLBACK'); });
const own = (more: object): void => { raw.insert('documents', { id: id(12), kind: 'PV', centre_code: 'AGA', year: 2025, number: 2, reference: 'PV/AGA/2025/0002', content: '{}', content_sha256: hash('c'), check_code: 'D', status: 'issued', issued_at: AT, issued_by: id(2), ...more }); };

describe('papers', () => {
  test('are as they were, with all that guards them', () => {
    expect(versionOf(db)).toBe(70);
    expect(db.prepare('SELECT id, ceremony_id, recipient_id, person_id, subject_id, number, check_code FROM documents').all()).toEqual([{ id: id(11), ceremony_id: id(5), recipient_id: id(8), person_id: null, subject_id: null, number: 1, check_code: 'C' }]);
    expect(triggers()).toEqual(expect.arrayContaining(before as unknown[]));
    expect(db.pragma('foreign_key_check')).toEqual([]);
    expect(() => db.exec('DELETE FROM documents')).toThrow(/stay as they are/);
  });
  test('may be a person’s own, of no ceremony', () => {
    own({ person_id: id(7), subject_id: id(30) });
    expect(() => db.exec(`UPDATE documents SET subject_id = NULL WHERE id = '${id(12)}'`)).toThrow(/does not change/);
  });
  test.each([['a ceremony’s and a person’s', { ceremony_id: id(5), person_id: id(7) }], ['nobody’s', {}]])('are never %s', (_case, more) => {
    expect(() => { own(more); }).toThrow(/CHECK/);
  });
});
test('finds everybody anew, for their phones are words of the search now', () => {
  expect(db.prepare(`SELECT record_id FROM search_queue WHERE kind = 'person'`).all()).toEqual([{ record_id: id(7) }]);
});
describe('a case file', () => {
  beforeEach(() => {
    raw.insert('case_files', { person_id: id(7), status: 'intake', companion_id: id(2), opened_on: '2026-01-02', profile: '{}', ...KEPT });
    raw.insert('questionnaires', { version: 1, content: '{}', created_at: AT });
  });
  test('goes with the person, all of it', () => {
    raw.insert('persons', { id: id(9), cin: 'AB2', sex: 'M', created_at: AT, updated_at: AT });
    const person_id = id(9);
    raw.insert('case_files', { person_id, status: 'intake', companion_id: id(2), opened_on: '2026-01-02', profile: '{}', ...KEPT });
    raw.insert('status_changes', { id: id(40), person_id, to_status: 'intake', changed_at: AT, changed_by: id(2) });
    raw.insert('attachments', { id: id(41), person_id, title: 'x', kind: 'other', format: 'pdf', size: 1, sha256: hash('d'), attached_at: AT, attached_by: id(2) });
    raw.insert('attachment_bytes', { attachment_id: id(41), bytes: Buffer.from('x') });
    raw.insert('consents', { id: id(42), person_id, purpose: 'photo', answer: 'given', answered_on: '2026-01-02', answered_by: 'person', attachment_id: id(41), noted_at: AT, noted_by: id(2) });
    raw.insert('visits', { id: id(43), person_id, kind: 'M1', planned_on: '2026-02-02', state: 'planned', findings: '{}', ...KEPT });
    db.exec(`DELETE FROM persons WHERE id = '${person_id}'`);
    for (const table of ['case_files', 'status_changes', 'attachments', 'attachment_bytes', 'consents', 'visits']) expect(db.prepare(`SELECT count(*) AS n FROM ${table}`).get(), table).toEqual({ n: table === 'case_files' ? 1 : 0 });
  });
  test.each([
    ['status_changes', { to_status: 'intake', changed_at: AT, changed_by: id(2) }, `to_status = 'x'`],
    ['consents', { purpose: 'photo', answer: 'given', answered_on: '2026-01-02', answered_by: 'person', noted_at: AT, noted_by: id(2) }, `answer = 'refused'`],
    ['contact_attempts', { tried_on: '2026-01-02', way: 'phone', outcome: 'unreached', noted_at: AT, noted_by: id(2) }, `outcome = 'reached'`],
  ])('never changes a row of %s', (table, row, change) => {
    raw.insert(table, { id: id(44), person_id: id(7), ...row });
    expect(() => db.exec(`UPDATE ${table} SET ${change}`)).toThrow(/stay as they are/);
  });
  test('has one open diagnosis; a completed one does not change', () => {
    const row = (n: number, more: object = {}): void => { raw.insert('diagnoses', { id: id(50 + n), person_id: id(7), number: n, questionnaire: 1, begun_on: '2026-01-03', answers: '{}', ...KEPT, ...more }); };
    row(1, { completed_on: '2026-01-04', completed_by: id(2) });
    row(2);
    expect(() => { row(3); }).toThrow(/UNIQUE/);
    expect(() => db.exec(`UPDATE diagnoses SET answers = '{"a":1}' WHERE number = 1`)).toThrow(/does not change/);
  });
  test('has one plan in force and one draft; a signed one is only superseded', () => {
    const row = (n: number, state: string, signed: string | null): void => { raw.insert('life_projects', { id: id(60 + n), person_id: id(7), version: n, state, content: '{}', signed_on: signed, signed_by: signed === null ? null : id(2), ...KEPT }); };
    row(1, 'signed', '2026-01-10');
    row(2, 'draft', null);
    expect(() => { row(3, 'draft', null); }).toThrow(/UNIQUE/);
    expect(() => { row(3, 'signed', '2026-01-11'); }).toThrow(/UNIQUE/);
    expect(() => { row(3, 'superseded', null); }).toThrow(/CHECK/);
    for (const change of [`content = '{"a":1}'`, `state = 'draft', signed_on = NULL`, `state = 'superseded', reason = 'x'`]) expect(() => db.exec(`UPDATE life_projects SET ${change} WHERE version = 1`), change).toThrow(/does not change|CHECK/);
    db.exec(`UPDATE life_projects SET state = 'superseded' WHERE version = 1`);
  });
  test.each([['market_entries', { subject: 'demand', province: 'MA-AGD', trade: 'sewing', isco: '753', level: 2, source: 'x', dated: '2026-01-01', ...BY }], ['visits', { person_id: id(7), kind: 'M1', planned_on: '2026-02-30', state: 'planned', findings: '{}', ...KEPT }],
    ['visits', { person_id: id(7), kind: 'M1', planned_on: '2026-02-02', state: 'done', findings: '{}', ...KEPT }], ['questionnaires', { version: 2, content: '[]', created_at: AT }]])('refuses what %s cannot be', (table, row) => {
    expect(() => { raw.insert(table, table === 'questionnaires' ? row : { id: id(70), ...row }); }).toThrow(/CHECK/);
  });
});
