import { afterAll, beforeAll, expect, test } from 'vitest';
import { versionOf } from '#electron/engine/store/migrate.ts';
import { databaseAt, rowId as id, type RawDatabase } from '#tests/support/rawDatabase.ts';
import { AT } from '#tests/support/store.ts';

/* From raw rows of version 30 to version 40: who is there keeps their own passphrase, and nobody is asked to change it. */
let raw: RawDatabase;
beforeAll(() => {
  raw = databaseAt(30);
  raw.insert('users', { id: id(2), name: 'D', role: 'director', active: 1, created_at: AT });
  raw.insert('key_slots', { id: id(3), user_id: id(2), kind: 'passphrase', created_at: AT });
  raw.migrateTo(40);
});
afterAll(() => { raw.remove(); });

test('keeps users and their slots as they were', () => {
  expect(versionOf(raw.db)).toBe(40);
  expect(raw.db.prepare('SELECT * FROM users').all()).toEqual([{ id: id(2), name: 'D', role: 'director', active: 1, created_at: AT, must_change: 0 }]);
  expect(raw.db.prepare('SELECT * FROM key_slots').all()).toEqual([{ id: id(3), user_id: id(2), kind: 'passphrase', created_at: AT, revoked_at: null }]);
});
test('knows no third answer to whether a passphrase must change', () => {
  expect(() => raw.db.exec('UPDATE users SET must_change = 2')).toThrow(/CHECK/);
});
test('finds by index who did what, and when', () => {
  const plan = (sql: string): string => JSON.stringify(raw.db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all());
  expect(plan(`SELECT at FROM audit WHERE user_id = 'x' AND procedure = 'accounts.unlock' ORDER BY seq DESC LIMIT 1`)).toContain('audit_by_user');
  expect(plan(`SELECT * FROM audit WHERE at >= '2025' ORDER BY at LIMIT 10`)).toContain('audit_by_at');
});
