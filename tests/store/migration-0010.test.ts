import type Database from 'better-sqlite3';
import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, test } from 'vitest';
import { connect } from '#electron/engine/store/connect.ts';
import { makePrivate } from '#electron/engine/store/files.ts';
import { migrate, MIGRATIONS, versionOf } from '#electron/engine/store/migrate.ts';
import { createSql, type Value } from '#electron/engine/store/sql.ts';
import { AT, heldClock as clock, temporaryFolder } from '#tests/support/store.ts';

/* From an empty database to version 10, then raw rows: each good one is taken, each bad one refused by the database itself. */
let db: Database.Database;
let remove = (): void => undefined;
beforeAll(() => {
  const folder = temporaryFolder();
  ({ remove } = folder);
  makePrivate(`${folder.dir}/empty.db`);
  db = connect(`${folder.dir}/empty.db`, Buffer.alloc(32, 7));
  expect(versionOf(db)).toBe(0);
  migrate(db, { dir: folder.dir, clock, migrations: MIGRATIONS.filter(({ version }) => version <= 10) });
});
afterAll(() => { db.close(); remove(); });
beforeEach(() => { db.exec('BEGIN'); });
afterEach(() => { db.exec('ROLLBACK'); });

const id = (n: number): string => `01950000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const hash = (digit: string): string => digit.repeat(64);
type Row = Readonly<Record<string, Value>>;
const GOOD: Readonly<Record<string, Row>> = {
  centre: { id: id(1), code: 'AGA', name_ar: 'أ', name_fr: 'A', letterhead_ar: '["المملكة المغربية"]', letterhead_fr: '[]', demonstration: 0, created_at: AT },
  users: { id: id(2), name: 'D', role: 'director', active: 1, created_at: AT },
  key_slots: { id: id(3), user_id: id(2), kind: 'passphrase', created_at: AT, revoked_at: null },
  persons: { id: id(4), file_number: '1/25 b', file_number_key: '1/25B', cin: 'J123', sex: 'F', birth_date: '1980-02-29', created_at: AT, updated_at: AT },
  person_keys: { person_id: id(4), key: Buffer.alloc(32, 1) },
  ceremonies: {
    id: id(5), title_ar: 'حفل', title_key: 'حفل', date: '2025-02-26', time: '10:30', convention_number: '12/2023', convention_key: '12/2023', convention_date: '2023-12-01',
    convention_total: 580_000_000, convention_total_approximate: 'more than', envelope: 85_000_000, envelope_approximate: 'about', originals: 4, no_disposal_months: 36,
    transfer: 'ownership', status: 'draft', source_name: 'agadir.xlsx', created_at: AT, created_by: id(2), updated_at: AT, updated_by: id(2), validated_at: null, validated_by: null,
  },
  ceremony_restricted: { ceremony_id: id(5), programme_label: 'x' },
  ceremony_signatories: { ceremony_id: id(5), position: 1, role: 'centre' },
  recipients: { id: id(6), ceremony_id: id(5), person_id: id(4), position: 1, sex: 'F', birth_date: '1980', trade: 'sewing', legal_form: 'cooperative', reads_ar: 1, reads_fr: 0 },
  units: { id: id(7), designation_ar: 'آلة خياطة', serial: 'SN-1', serial_key: 'SN1', quantity: 1, created_at: AT },
  handover_lines: { id: id(8), recipient_id: id(6), unit_id: id(7), position: 1, unit_price: 845_050, condition: 'new' },
  document_series: { kind: 'PV', centre_code: 'AGA', year: 2025, last_number: 1 },
  documents: {
    id: id(9), kind: 'PV', ceremony_id: id(5), recipient_id: id(6), centre_code: 'AGA', year: 2025, number: 1, reference: 'PV/AGA/2025/0001', content: '{"a":1}',
    content_sha256: hash('a'), check_code: 'ABC', status: 'issued', issued_at: AT, issued_by: id(2),
  },
  archive: { sha256: hash('b'), bytes: Buffer.from('%PDF-') },
  renditions: { document_id: id(9), language: 'ar', original_number: 1, copy_number: 0, sha256: hash('b'), pages: 1, template_version: '1', printed_at: AT, printed_by: id(2) },
  audit: { seq: 1, at: AT, user_id: id(2), procedure: 'p', outcome: 'done', subject: '', detail_digest: hash('0'), previous_hash: hash('0'), hash: hash('1') },
  change_log: { seq: 1, at: AT, user_id: id(2), table_name: 'persons', row_id: id(4), person_id: id(4), nonce: Buffer.alloc(12), sealed: Buffer.alloc(20), previous_hash: hash('0'), hash: hash('1') },
};
/** The good rows of all tables that stand before this one. */
function fillBefore(table?: string): void {
  for (const [name, row] of Object.entries(GOOD)) {
    if (name === table) return;
    createSql(db).insert(name, row);
  }
}

test('makes every table strict, at version 10, and takes a row of each', () => {
  const tables = db.prepare<[], { name: string; strict: number }>(`SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite_%'`).all();
  expect(tables.map(({ name }) => name).sort()).toEqual(Object.keys(GOOD).sort());
  expect(tables.filter(({ strict }) => strict !== 1)).toEqual([]);
  expect(versionOf(db)).toBe(10);
  fillBefore();
  expect(db.pragma('foreign_key_check')).toEqual([]);
});

describe('a bad row is refused', () => {
  const bad: readonly (readonly [table: string, change: Row])[] = [
    ['centre', { letterhead_ar: '{"a":1}' }], ['centre', { letterhead_fr: 'not json' }], ['centre', { code: '' }], ['centre', { demonstration: 2 }], ['centre', { created_at: '2025-02-26' }],
    ['users', { role: '' }], ['users', { active: 'yes' }], ['users', { id: 'short' }],
    ['key_slots', { user_id: id(99) }],
    ['persons', { file_number: '', file_number_key: '', cin: '' }], ['persons', { file_number: '' }], ['persons', { sex: 'X' }], ['persons', { birth_date: '1980-02-30' }], ['persons', { birth_date: '80' }], ['persons', { birth_date: 'now' }],
    ['persons', { phone: null }],
    ['person_keys', { key: Buffer.alloc(16) }], ['person_keys', { person_id: id(99) }],
    ['ceremonies', { date: '2025-02-30' }], ['ceremonies', { date: '26/02/2025' }], ['ceremonies', { date: 'now' }], ['ceremonies', { time: '24:00' }], ['ceremonies', { time: '9:30' }],
    ['ceremonies', { convention_date: '2023' }], ['ceremonies', { envelope: -1 }], ['ceremonies', { envelope: 100_000_000_000 }], ['ceremonies', { envelope: 0.5 }],
    ['ceremonies', { convention_total: 'many' }], ['ceremonies', { envelope_approximate: 'nearly' }], ['ceremonies', { originals: 0 }], ['ceremonies', { no_disposal_months: -1 }],
    ['ceremonies', { transfer: 'gift' }], ['ceremonies', { status: 'done' }], ['ceremonies', { title_key: '' }], ['ceremonies', { status: 'validated' }],
    ['ceremonies', { validated_at: AT }], ['ceremonies', { status: 'validated', validated_at: AT }], ['ceremonies', { created_by: id(99) }],
    ['ceremony_restricted', { ceremony_id: id(99) }],
    ['ceremony_signatories', { position: 0 }], ['ceremony_signatories', { role: '' }],
    ['recipients', { person_id: id(99) }], ['recipients', { ceremony_id: id(99) }], ['recipients', { legal_form: 'sarl' }], ['recipients', { reads_ar: 2 }], ['recipients', { birth_date: '1980-13-01' }],
    ['recipients', { trade: '' }], ['recipients', { position: 0 }],
    ['units', { quantity: 0 }], ['units', { quantity: -1 }], ['units', { quantity: 1.5 }], ['units', { serial: '' }],
    ['handover_lines', { unit_price: -1 }], ['handover_lines', { unit_price: 0.5 }], ['handover_lines', { unit_price: 100_000_000_000 }], ['handover_lines', { condition: 'old' }],
    ['handover_lines', { unit_id: id(99) }], ['handover_lines', { recipient_id: id(99) }],
    ['document_series', { last_number: 2 }], ['document_series', { last_number: -1 }], ['document_series', { year: 25 }],
    ['documents', { year: 2024 }], ['documents', { number: 0 }], ['documents', { content: 'not json' }], ['documents', { content_sha256: hash('A') }], ['documents', { content_sha256: 'abc' }],
    ['documents', { status: 'draft' }], ['documents', { check_code: '' }], ['documents', { ceremony_id: id(99) }],
    ['archive', { sha256: 'abc' }], ['archive', { bytes: Buffer.alloc(0) }], ['archive', { bytes: 'text' }],
    ['renditions', { sha256: hash('c') }], ['renditions', { language: 'en' }], ['renditions', { pages: 0 }], ['renditions', { original_number: 0 }], ['renditions', { copy_number: -1 }],
    ['audit', { hash: 'abc' }], ['audit', { at: 'yesterday' }], ['change_log', { nonce: null }], ['change_log', { person_id: null }],
  ];
  test.each(bad)('%s %j', (table, change) => {
    fillBefore(table); // with the good row it works: the first test shows it
    expect(() => createSql(db).insert(table, { ...GOOD[table], ...change })).toThrow(/constraint|cannot store|starts at 1/);
  });

  test.each<readonly [string, Row]>([
    ['centre', { id: id(50) }],
    ['persons', { id: id(50), cin: 'other', file_number: '1/25B' }],
    ['ceremonies', { id: id(50) }],
    ['recipients', { id: id(50), position: 2 }], ['recipients', { id: id(50), person_id: id(51) }],
    ['units', { id: id(50), serial: 'sn 1' }],
    ['handover_lines', { id: id(50) }],
    ['documents', { id: id(50), reference: 'r2', check_code: 'c2' }], ['documents', { id: id(50), number: 2, check_code: 'c2' }], ['documents', { id: id(50), number: 2, reference: 'r2' }],
    ['renditions', { pages: 2 }],
    ['archive', { bytes: Buffer.from('other') }],
  ])('a second %s that is the same: %j', (table, change) => {
    fillBefore();
    createSql(db).insert('persons', { ...GOOD['persons'], id: id(51), file_number: '2/25', file_number_key: '2/25' });
    expect(() => createSql(db).insert(table, { ...GOOD[table], ...change })).toThrow(/UNIQUE/);
  });
  test('but several units without a serial, and persons without a file number, are taken', () => {
    fillBefore();
    for (const n of [60, 61]) createSql(db).insert('units', { ...GOOD['units'], id: id(n), serial: n === 60 ? '' : '---', serial_key: '', quantity: 12 });
    for (const n of [62, 63]) createSql(db).insert('persons', { ...GOOD['persons'], id: id(n), file_number: '', file_number_key: '' });
    expect(db.prepare('SELECT (SELECT count(*) FROM units), (SELECT count(*) FROM persons)').raw().get()).toEqual([3, 3]);
  });
});

describe('what was done stays', () => {
  const expectStays = (statement: string): void => expect(() => db.exec(statement), statement).toThrow(/constraint|stay as they are|does not change|one step/);
  test('audit, change log, archive, renditions: no change, no deletion, no replacement', () => {
    fillBefore();
    for (const [table, column] of [['audit', 'subject'], ['change_log', 'table_name'], ['archive', 'sha256'], ['renditions', 'pages']] as const) {
      expectStays(`UPDATE ${table} SET ${column} = ${column}`);
      expectStays(`DELETE FROM ${table}`);
      expectStays(`INSERT OR REPLACE INTO ${table} SELECT * FROM ${table}`);
    }
  });
  test('an issued paper: only to be cancelled, once', () => {
    fillBefore();
    for (const column of ['id', 'kind', 'ceremony_id', 'recipient_id', 'centre_code', 'year', 'number', 'reference', 'content', 'content_sha256', 'check_code', 'issued_at', 'issued_by']) {
      expectStays(`UPDATE documents SET ${column} = NULL`);
      expectStays(`UPDATE documents SET ${column} = CASE typeof(${column}) WHEN 'integer' THEN ${column} + 1 ELSE ${column} || ' ' END`);
    }
    expectStays('DELETE FROM documents');
    expectStays('INSERT OR REPLACE INTO documents SELECT * FROM documents');
    db.exec(`UPDATE documents SET status = 'cancelled'`);
    expectStays(`UPDATE documents SET status = 'issued'`);
  });
  test('a series of numbers: one step at a time', () => {
    fillBefore();
    for (const change of ['last_number = 3', 'last_number = 0', 'last_number = 1', 'year = 2026']) expectStays(`UPDATE document_series SET ${change}`);
    expectStays('DELETE FROM document_series');
    db.exec('UPDATE document_series SET last_number = last_number + 1');
  });
  test('a validated ceremony', () => {
    fillBefore('document_series');
    db.exec(`UPDATE ceremonies SET status = 'validated', validated_at = '${AT}', validated_by = '${id(2)}'`);
    expectStays(`UPDATE ceremonies SET title_ar = 'x'`);
    expectStays('DELETE FROM ceremonies');
    expectStays(`INSERT OR REPLACE INTO ceremonies SELECT * FROM ceremonies`);
  });
  test('a draft goes with all that hangs on it, but persons and units stay', () => {
    fillBefore('document_series');
    db.exec('DELETE FROM ceremonies');
    const count = (table: string): unknown => db.prepare(`SELECT count(*) FROM ${table}`).pluck().get();
    expect(['ceremony_restricted', 'ceremony_signatories', 'recipients', 'handover_lines', 'persons', 'units'].map(count)).toEqual([0, 0, 0, 0, 1, 1]);
  });
});

test.each([
  [`SELECT * FROM persons WHERE file_number_key = 'x' AND file_number_key <> ''`, 'persons_by_file_number_key'],
  [`SELECT * FROM persons WHERE cin = 'x'`, 'persons_by_cin'],
  [`SELECT * FROM units WHERE serial_key = 'x' AND serial_key <> ''`, 'units_by_serial'],
  [`SELECT * FROM documents WHERE ceremony_id = 'x' ORDER BY number`, 'documents_by_ceremony'],
  [`SELECT * FROM renditions WHERE sha256 = 'x'`, 'renditions_by_sha256'],
  [`SELECT * FROM change_log WHERE table_name = 'x' AND row_id = 'y'`, 'change_log_by_row'],
])('%s uses index %s', (query, index) => {
  const plan = db.prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${query}`).all().map(({ detail }) => detail).join();
  expect(plan).toContain(`INDEX ${index}`);
});
