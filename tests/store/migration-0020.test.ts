import type Database from 'better-sqlite3';
import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, test } from 'vitest';
import { versionOf } from '#electron/engine/store/migrate.ts';
import { databaseAt, hashOf as hash, rowId as id, type RawDatabase, type Row } from '#tests/support/rawDatabase.ts';
import { AT } from '#tests/support/store.ts';

/* From raw rows of version 10 to version 20: what was printed is still there, and the database itself keeps the rules of papers. */
let raw: RawDatabase, db: Database.Database;
const insert = (table: string, row: Row): void => { raw.insert(table, row); };
const document = (n: number): Row => ({
  id: id(n), kind: 'PV', ceremony_id: id(5), recipient_id: null, centre_code: 'AGA', year: 2025, number: n, reference: `PV/AGA/2025/${n}`, content: '{"a":1}',
  content_sha256: hash('a'), check_code: `C${n}`, status: 'issued', issued_at: AT, issued_by: id(2),
});

beforeAll(() => {
  raw = databaseAt(10);
  ({ db } = raw);
  insert('centre', { id: id(1), code: 'AGA', name_ar: 'أ', name_fr: 'A', letterhead_ar: '["المملكة المغربية","أ"]', letterhead_fr: '["Royaume du Maroc"]', demonstration: 0, created_at: AT });
  insert('users', { id: id(2), name: 'D', role: 'director', active: 1, created_at: AT });
  insert('ceremonies', { id: id(5), title_ar: 'حفل', title_key: 'حفل', date: '2025-02-26', originals: 4, no_disposal_months: 36, transfer: 'ownership', status: 'validated', created_at: AT, created_by: id(2), updated_at: AT, updated_by: id(2), validated_at: AT, validated_by: id(2) });
  insert('document_series', { kind: 'PV', centre_code: 'AGA', year: 2025, last_number: 1 });
  insert('documents', document(1));
  insert('archive', { sha256: hash('b'), bytes: Buffer.from('%PDF-') });
  insert('renditions', { document_id: id(1), language: 'ar', original_number: 1, copy_number: 0, sha256: hash('b'), pages: 2, template_version: '1', printed_at: AT, printed_by: id(2) });
  raw.migrateTo(20);
});
afterAll(() => { raw.remove(); });
beforeEach(() => { db.exec('BEGIN'); });
afterEach(() => { db.exec('ROLLBACK'); });

test('keeps what was printed, as the text that names no recipient, and makes the letterhead the first version of the settings', () => {
  expect(versionOf(db)).toBe(20);
  expect(db.prepare('SELECT document_id, language, original_number, copy_number, sha256, pages, template_version FROM renditions').all()).toEqual([{ document_id: id(1), language: 'ar', original_number: 0, copy_number: 0, sha256: hash('b'), pages: 2, template_version: '1' }]);
  expect(db.prepare('SELECT status, cancelled_at, signed_at, former_id FROM documents').all()).toEqual([{ status: 'issued', cancelled_at: null, signed_at: null, former_id: null }]);
  const versions = db.prepare<[], { version: number; content: string; created_by: string }>('SELECT * FROM settings_versions').all();
  expect(versions.map(({ version, content, created_by }) => ({ version, created_by, content: JSON.parse(content) as unknown }))).toEqual([{ version: 1, created_by: id(2), content: { letterhead: { ar: ['المملكة المغربية', 'أ'], fr: ['Royaume du Maroc'] } } }]);
  expect(db.pragma('foreign_key_check')).toEqual([]);
  expect(db.prepare("SELECT name FROM pragma_table_list WHERE schema = 'main' AND strict = 0 AND name NOT LIKE 'sqlite_%'").all()).toEqual([]);
});

describe('an issued paper', () => {
  const update = (set: string): (() => void) => () => { db.exec(`UPDATE documents SET ${set} WHERE id = '${id(1)}'`); };
  const CANCEL = `status = 'cancelled', cancelled_at = '${AT}', cancelled_by = '${id(2)}', cancel_reason = 'erreur'`, SIGN = `signed_at = '${AT}', signed_by = '${id(2)}'`;
  test.each([['without a reason', CANCEL.replace("'erreur'", "' '")], ['without who', `status = 'cancelled', cancelled_at = '${AT}', cancel_reason = 'x'`], ['and signed at once', `${CANCEL}, ${SIGN}`], ['with another content', `${CANCEL}, content = '{}'`], ['with another former', `${CANCEL}, former_id = '${id(1)}'`]])('is not cancelled %s', (_, set) => {
    expect(update(set)).toThrow('does not change');
  });
  test('is cancelled once, with its reason', () => {
    update(CANCEL)();
    expect(update("cancel_reason = 'autre'")).toThrow('does not change');
    expect(update(SIGN)).toThrow('does not change');
  });
  test('once signed is neither cancelled nor signed again', () => {
    update(SIGN)();
    expect(update(CANCEL)).toThrow('does not change');
    expect(update(SIGN)).toThrow('does not change');
  });
  test('is not deleted', () => { expect(() => { db.exec('DELETE FROM documents'); }).toThrow('rows stay'); });
});

const GOOD: Readonly<Record<string, Row>> = {
  settings_versions: { version: 2, content: '{}', created_at: AT, created_by: id(2) },
  pictures: { sha256: hash('c'), bytes: Buffer.from('x') },
  renditions: { document_id: id(1), language: 'both', original_number: 0, copy_number: 0, sha256: hash('b'), pages: 1, template_version: '1', printed_at: AT, printed_by: id(2) },
  print_sets: { key: hash('d'), ceremony_id: id(5), kind: 'certificate', language: 'ar', sheets: '[]', sha256: hash('b'), pages: 1, template_version: '1', printed_at: AT, printed_by: id(2) },
  pending_prints: { document_id: id(1), language: 'fr', original_number: 2, copy_number: 0, attempts: 1, failed_at: AT },
};
describe('rows', () => {
  test('of every new table are taken', () => {
    for (const [table, row] of Object.entries(GOOD)) insert(table, row);
    expect(db.pragma('foreign_key_check')).toEqual([]);
  });
  test.each<[string, Row]>([
    ['settings_versions', { version: 0 }], ['settings_versions', { version: 1 }], ['settings_versions', { content: '[]' }], ['settings_versions', { created_by: id(99) }], ['pictures', { sha256: 'x' }], ['pictures', { bytes: Buffer.alloc(0) }],
    ['renditions', { language: 'en' }], ['renditions', { original_number: -1 }], ['renditions', { sha256: hash('e') }], ['print_sets', { language: 'xx' }], ['print_sets', { sheets: '{}' }], ['print_sets', { sha256: hash('e') }], ['print_sets', { key: 'short' }],
    ['pending_prints', { attempts: 0 }], ['pending_prints', { document_id: id(99) }],
  ])('of %s are refused with %j', (table, change) => { expect(() => { insert(table, { ...GOOD[table], ...change }); }).toThrow(/constraint failed/i); });
  test.each(['settings_versions', 'pictures', 'renditions', 'print_sets'])('of %s never change', (table) => {
    insert(table, GOOD[table] ?? {});
    expect(() => { db.exec(`DELETE FROM ${table}`); }).toThrow('rows stay');
    expect(() => { db.exec(`UPDATE ${table} SET ${Object.keys(GOOD[table] ?? {})[0]} = ${Object.keys(GOOD[table] ?? {})[0]}`); }).toThrow('rows stay');
  });
});
