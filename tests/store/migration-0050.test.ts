import { afterAll, beforeAll, expect, test } from 'vitest';
import { versionOf } from '#electron/engine/store/migrate.ts';
import { databaseAt, rowId as id, type RawDatabase } from '#tests/support/rawDatabase.ts';
import { AT } from '#tests/support/store.ts';

/* From raw rows of version 40 to version 50: what was there stays, and no backup was made yet. */
let raw: RawDatabase;
beforeAll(() => {
  raw = databaseAt(40);
  raw.insert('users', { id: id(2), name: 'D', role: 'director', active: 1, created_at: AT });
  raw.migrateTo(50);
});
afterAll(() => { raw.remove(); });

const SHA = 'ab'.repeat(32);
const made = { id: id(5), at: AT, kind: 'asked', folder: '/stick', file_name: 'a.idmaj-backup', size: 1, sha256: SHA, audit_seq: 3, outcome: 'done' };
test('keeps who is there, and knows of no backup', () => {
  expect(versionOf(raw.db)).toBe(50);
  expect(raw.db.prepare('SELECT count(*) AS n FROM users').get()).toEqual({ n: 1 });
  expect(raw.db.prepare('SELECT count(*) AS n FROM backups_made').get()).toEqual({ n: 0 });
});
test('takes a folder once, and only from somebody who is there', () => {
  raw.insert('backup_folders', { id: id(3), path: '/stick', added_at: AT, added_by: id(2) });
  expect(() => raw.insert('backup_folders', { id: id(4), path: '/stick', added_at: AT, added_by: id(2) })).toThrow(/UNIQUE/);
  expect(() => raw.insert('backup_folders', { id: id(4), path: '/other', added_at: AT, added_by: id(9) })).toThrow(/FOREIGN KEY/);
});
test('a backup that was made has a name and a digest; one that was not has neither', () => {
  raw.insert('backups_made', made);
  raw.insert('backups_made', { id: id(6), at: AT, kind: 'daily', folder: '/stick', outcome: 'backups.TARGET_FULL' });
  expect(() => raw.insert('backups_made', { ...made, id: id(7), sha256: '' })).toThrow(/CHECK/);
  expect(() => raw.insert('backups_made', { ...made, id: id(7), file_name: '' })).toThrow(/CHECK/);
});
test('finds the newest by index', () => {
  expect(JSON.stringify(raw.db.prepare(`EXPLAIN QUERY PLAN SELECT at FROM backups_made WHERE outcome = 'done' ORDER BY at DESC LIMIT 1`).all())).toContain('backups_made_by_at');
});
