import type Database from 'better-sqlite3';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { versionOf } from '#electron/engine/store/migrate.ts';
import { databaseAt, hashOf as hash, rowId as id, type RawDatabase, type Row } from '#tests/support/rawDatabase.ts';
import { AT } from '#tests/support/store.ts';

/* From raw rows of version 20 to version 30: what is there is to be found, and the database itself keeps the rules of the day and of scans. */
let raw: RawDatabase, db: Database.Database;
const insert = (table: string, row: Row): void => { raw.insert(table, row); };
const BY = { created_at: AT, created_by: id(2), updated_at: AT, updated_by: id(2) };
const ceremony = (n: number, status: 'draft' | 'validated'): Row => ({
  id: id(n), title_ar: 'حفل', title_key: `حفل ${n}`, date: '2025-02-26', originals: 4, no_disposal_months: 36, transfer: 'ownership', status, ...BY, ...(status === 'validated' ? { validated_at: AT, validated_by: id(2) } : {}),
});
const recipient = (n: number, ceremonyId: string): Row => ({ id: id(n), ceremony_id: ceremonyId, person_id: id(7), position: n, sex: 'F', trade: 'sewing', reads_ar: 1, reads_fr: 1 });

beforeAll(() => {
  raw = databaseAt(20);
  ({ db } = raw);
  insert('centre', { id: id(1), code: 'AGA', name_ar: 'أ', name_fr: 'A', demonstration: 0, created_at: AT });
  insert('users', { id: id(2), name: 'D', role: 'director', active: 1, created_at: AT });
  insert('ceremonies', ceremony(5, 'validated'));
  insert('ceremonies', ceremony(6, 'draft'));
  insert('persons', { id: id(7), cin: 'AB1', sex: 'F', created_at: AT, updated_at: AT });
  insert('recipients', recipient(8, id(5)));
  insert('recipients', recipient(9, id(6)));
  insert('units', { id: id(10), serial: 'S', serial_key: 'S', quantity: 1, created_at: AT });
  insert('document_series', { kind: 'PV', centre_code: 'AGA', year: 2025, last_number: 1 });
  insert('documents', { id: id(11), kind: 'PV', ceremony_id: id(5), centre_code: 'AGA', year: 2025, number: 1, reference: 'PV/AGA/2025/0001', content: '{}', content_sha256: hash('a'), check_code: 'C', status: 'issued', issued_at: AT, issued_by: id(2) });
  insert('archive', { sha256: hash('b'), bytes: Buffer.from('x') });
  raw.migrateTo(30);
});
afterAll(() => { raw.remove(); });
beforeEach(() => { db.exec('BEGIN'); });
afterEach(() => { db.exec('ROLLBACK'); });

const queue = (): string[] => db.prepare<[], { it: string }>(`SELECT kind || ' ' || substr(record_id, -2) AS it FROM search_queue ORDER BY it`).all().map(({ it }) => it);
test('asks for everything that is there to be found, and for what changes after', () => {
  expect(versionOf(db)).toBe(30);
  expect(queue()).toEqual(['ceremony 05', 'ceremony 06', 'paper 11', 'person 07', 'unit 10']);
  db.exec('DELETE FROM search_queue');
  db.exec(`UPDATE persons SET phone = '1'; UPDATE units SET quantity = 2`);
  expect(queue()).toEqual([]);
  db.exec(`UPDATE persons SET name_fr = 'X'; UPDATE units SET serial = 'T'; UPDATE ceremonies SET place_fr = 'X' WHERE id = '${id(6)}'; DELETE FROM recipients WHERE ceremony_id = '${id(6)}'; DELETE FROM ceremonies WHERE id = '${id(6)}'`);
  expect(queue()).toEqual(['ceremony 06', 'person 07', 'unit 10']);
  expect(db.pragma('foreign_key_check')).toEqual([]);
});
test('keeps nothing in the index of what was deleted', () => {
  db.exec(`COMMIT; INSERT INTO search_words (rowid, name) VALUES (1, 'secretname'), (2, 'other'); DELETE FROM search_words WHERE rowid = 1; BEGIN`);
  const blocks = db.prepare<[], { block: Buffer }>('SELECT block FROM search_words_data').all();
  expect(blocks.some(({ block }) => block.includes('other'))).toBe(true);
  expect(blocks.every(({ block }) => !block.includes('secretname'))).toBe(true);
});

const GOOD: Readonly<Record<string, Row>> = {
  ceremony_revisions: { ceremony_id: id(5), record_id: id(8), revision: 1, changed_at: AT, changed_by: id(2) },
  day_marks: { seq: 1, recipient_id: id(8), undoing: 0, state: 'handedOver', note: '', earlier_seq: null, marked_at: AT, marked_by: id(2) },
  photo_answers: { recipient_id: id(8), answer: 'no', answered_at: AT, answered_by: id(2) },
  filings: { seq: 1, ceremony_id: id(5), filed: 1, reason: '', filed_at: AT, filed_by: id(2) },
  scans: { id: id(20), document_id: id(11), position: 1, format: 'pdf', size: 1, sha256: hash('b'), attached_at: AT, attached_by: id(2) },
  form_drafts: { user_id: id(2), key: 'k', content: '{}', saved_at: AT },
};
describe('rows', () => {
  test('of every new table are taken', () => {
    for (const [table, row] of Object.entries(GOOD)) insert(table, row);
    expect(db.pragma('foreign_key_check')).toEqual([]);
  });
  test.each<[string, Row]>([
    ['ceremony_revisions', { revision: 0 }], ['ceremony_revisions', { record_id: 'x' }], ['ceremony_revisions', { ceremony_id: id(99) }], ['ceremony_revisions', { changed_by: id(99) }],
    ['day_marks', { recipient_id: id(99) }], ['day_marks', { state: '' }], ['day_marks', { earlier_seq: 77 }], ['day_marks', { marked_at: 'now' }], ['photo_answers', { answer: 'unknown' }], ['filings', { filed: 2 }], ['filings', { ceremony_id: id(99) }],
    ['scans', { format: 'gif' }], ['scans', { size: 0 }], ['scans', { sha256: hash('e') }], ['scans', { removed_at: AT }], ['scans', { remove_reason: 'x' }], ['form_drafts', { content: '{' }], ['form_drafts', { key: '' }],
  ])('of %s are refused with %j', (table, change) => { expect(() => { insert(table, { ...GOOD[table], ...change }); }).toThrow(/constraint failed/i); });
  test.each(['day_marks', 'filings'])('of %s never change', (table) => {
    insert(table, GOOD[table] ?? {});
    expect(() => { db.exec(`DELETE FROM ${table}`); }).toThrow('rows stay');
    expect(() => { db.exec(`UPDATE ${table} SET seq = 2`); }).toThrow('rows stay');
  });
  test('of scans are only taken away, once, with a reason', () => {
    insert('scans', GOOD['scans'] ?? {});
    expect(() => { db.exec('DELETE FROM scans'); }).toThrow('rows stay');
    expect(() => { db.exec('UPDATE scans SET size = 2'); }).toThrow('only taken away');
    expect(() => { db.exec(`UPDATE scans SET removed_at = '${AT}', removed_by = '${id(2)}', remove_reason = ' '`); }).toThrow(/constraint failed/i);
    db.exec(`UPDATE scans SET removed_at = '${AT}', removed_by = '${id(2)}', remove_reason = 'double'`);
    expect(() => { db.exec(`UPDATE scans SET remove_reason = 'x'`); }).toThrow('only taken away');
  });
  test('of a draft’s revisions go with it', () => {
    insert('ceremony_revisions', { ...GOOD['ceremony_revisions'], ceremony_id: id(6), record_id: id(9) });
    db.exec(`DELETE FROM ceremonies WHERE id = '${id(6)}'`);
    expect(db.prepare('SELECT * FROM ceremony_revisions').all()).toEqual([]);
  });
});
