import type Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { versionOf } from '#electron/engine/store/migrate.ts';
import { lastSignIn } from '#electron/engine/store/signIns.ts';
import { createSql } from '#electron/engine/store/sql.ts';
import type { Id } from '#shared/lib/ids.ts';
import { databaseAt, hashOf as hash, rowId as id, type RawDatabase } from '#tests/support/rawDatabase.ts';

/* From raw rows of version 70 to version 80: the journal without the indexes that no question uses. */
let raw: RawDatabase, db: Database.Database;
const at = (second: number): string => `2026-01-02T08:00:0${second}.000Z`;
beforeAll(() => {
  raw = databaseAt(70);
  ({ db } = raw);
  for (const [i, procedure] of ['accounts.unlock', 'handover.issue', 'accounts.unlock'].entries()) raw.insert('audit', { seq: i + 1, at: at(i), user_id: id(2 + i % 2), procedure, outcome: 'done', subject: '', detail_digest: hash('a'), previous_hash: hash('b'), hash: hash(String(i)) });
  raw.migrateTo(80);
});
afterAll(() => { raw.remove(); });

test('keeps each row, and the index by which sign-ins and the kinds of deeds are found', () => {
  expect(versionOf(db)).toBe(80);
  expect(db.prepare('SELECT seq, user_id FROM audit ORDER BY seq').all()).toEqual([{ seq: 1, user_id: id(2) }, { seq: 2, user_id: id(3) }, { seq: 3, user_id: id(2) }]);
  expect(db.prepare(`SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = 'audit'`).all()).toEqual([{ name: 'audit_by_procedure' }]);
  expect(lastSignIn(createSql(db), id(2) as Id)).toBe(at(2));
  expect(lastSignIn(createSql(db), id(3) as Id)).toBeNull();
});
test('the list of the journal walks it from its end, and sorts nothing', () => {
  const plan = db.prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN SELECT seq FROM audit WHERE (NULL IS NULL OR user_id = 'x') AND (NULL IS NULL OR at >= 'x') ORDER BY seq DESC LIMIT 51`).all().map(({ detail }) => detail);
  expect(plan).toEqual(['SCAN audit']);
});
