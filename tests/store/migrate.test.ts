import { readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { assertEncrypted, connect } from '#electron/engine/store/connect.ts';
import { latestOf, MIGRATIONS, versionOf, type Migration } from '#electron/engine/store/migrate.ts';
import { openStore } from '#electron/engine/store/open.ts';
import { BugError } from '#shared/lib/assert.ts';
import { codeOfRefusal, contents, createTestCentre, heldClock as clock, insertPerson, temporaryFolder, value } from '#tests/support/store.ts';

let dir = '';
let dataKey: Buffer;
let remove = (): void => undefined;
beforeEach(async () => {
  ({ dir, remove } = temporaryFolder());
  const centre = await createTestCentre(dir);
  ({ dataKey } = centre);
  insertPerson(centre.store, '1/25');
  centre.store.close();
});
afterEach(() => remove());

const NOW = latestOf(MIGRATIONS);
const COPY = `before-${NOW + 20}-20250226T093000Z.db`;
const later = (version: number, up: Migration['up']): Migration => ({ version, name: 'later', up });
const addColumn = later(NOW + 10, (db, sql) => {
  db.exec(`ALTER TABLE persons ADD COLUMN note TEXT NOT NULL DEFAULT ''`);
  sql.run`UPDATE persons SET note = ${'seen'}`;
});
const rebuild = later(NOW + 20, (db) => {
  // As SQLite asks for a change that ALTER TABLE cannot make: other tables refer to this one
  db.exec('CREATE TABLE users_new (id TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL, role TEXT NOT NULL, active INTEGER NOT NULL, created_at TEXT NOT NULL) STRICT');
  db.exec('INSERT INTO users_new SELECT id, name, role, active, created_at FROM users; DROP TABLE users; ALTER TABLE users_new RENAME TO users');
});
const withMore = (...more: Migration[]): Parameters<typeof openStore>[0] => ({ dir, dataKey, clock, migrations: [...MIGRATIONS, ...more] });
/** What the database says of itself when nobody migrates it. */
function look<T>(file: string, query: string): { readonly version: number; readonly rows: T[] } {
  const db = connect(path.join(dir, file), dataKey, { readonly: true });
  const seen = { version: versionOf(db), rows: db.prepare<[], T>(query).all() };
  db.close();
  return seen;
}

test('migrations count upwards in tens', () => {
  expect(MIGRATIONS.map(({ version }) => version)).toEqual(MIGRATIONS.map((_, i) => (i + 1) * 10));
});
test('are run in order, after a copy for the owner only, with the same key', () => {
  const store = value(openStore(withMore(addColumn, rebuild)));
  expect(store.sql.all`SELECT file_number, note FROM persons`).toEqual([{ file_number: '1/25', note: 'seen' }]);
  expect(store.sql.one`SELECT count(*) AS n FROM key_slots JOIN users ON users.id = user_id`).toEqual({ n: 1 });
  expect(() => store.sql.run`UPDATE key_slots SET user_id = 'nobody'`).toThrow(/FOREIGN KEY/);
  store.close();
  expect(readdirSync(dir).sort()).toEqual([COPY, 'idmaj.db', 'idmaj.keys', 'idmaj.lock']);
  assertEncrypted(path.join(dir, COPY));
  if (process.platform !== 'win32') expect((statSync(path.join(dir, COPY)).mode & 0o777).toString(8)).toBe('600');
  expect(look(COPY, 'SELECT file_number FROM persons')).toEqual({ version: NOW, rows: [{ file_number: '1/25' }] });
  value(openStore(withMore(addColumn, rebuild))).close();
  expect(readdirSync(dir).filter((name) => name.startsWith('before-'))).toHaveLength(1); // nothing left to do, so no other copy
  expect(codeOfRefusal(openStore({ dir, dataKey, clock }))).toBe('store.NEWER_VERSION');
});
test('what was broken off before it was whole is taken away, and nothing else', () => {
  const unfinished = [`before-${NOW}-20250101T000000Z.db.new`, 'idmaj.keys.0123abcd.new', 'idmaj-0192f0c4-0000-7000-8000-000000000001.new', 'idmaj-0192f0c4-0000-7000-8000-000000000001.new-wal'], own = ['notes.new', 'before-1-x.db', 'idmaj.keys.old'];
  for (const name of [...unfinished, ...own]) writeFileSync(path.join(dir, name), 'half');
  value(openStore(withMore(addColumn))).close();
  expect(readdirSync(dir).sort()).toEqual([...own, COPY.replace(String(NOW + 20), String(NOW + 10)), 'idmaj.db', 'idmaj.keys', 'idmaj.lock'].sort());
});
test('one that fails leaves the database as the one before left it', () => {
  const broken = later(NOW + 20, (db) => { db.exec(`DELETE FROM persons; CREATE TABLE persons (a TEXT)`); });
  expect(() => openStore(withMore(addColumn, broken))).toThrow(/already exists/);
  expect(look('idmaj.db', 'SELECT file_number, note FROM persons')).toEqual({ version: NOW + 10, rows: [{ file_number: '1/25', note: 'seen' }] });
  expect(readdirSync(dir)).toContain(COPY);
  value(openStore(withMore(addColumn))).close(); // and the folder is free again
});
test('one that breaks a foreign key is a bug, and undone', () => {
  const orphan = later(NOW + 20, (db) => { db.exec('DELETE FROM users'); });
  expect(() => openStore(withMore(addColumn, orphan))).toThrow(BugError);
  expect(look('idmaj.db', 'SELECT count(*) AS n FROM users')).toEqual({ version: NOW + 10, rows: [{ n: 1 }] });
});
test('nothing to do changes no byte', () => {
  const before = contents(dir);
  value(openStore({ dir, dataKey, clock })).close();
  expect(contents(dir)).toEqual(before);
});
