import { afterAll, beforeAll, expect, test } from 'vitest';
import { versionOf } from '#electron/engine/store/migrate.ts';
import { databaseAt, rowId as id, type RawDatabase } from '#tests/support/rawDatabase.ts';
import { AT } from '#tests/support/store.ts';

/* From raw rows of version 130 to version 140: entries stay as they were, and what a convention says may stand beside them. */
let raw: RawDatabase;
const OLD = { subject: 'demand', province: 'Agadir', trade: 'sewing', isco: '7531', level: 3, note_ar: 'ملاحظة', note_fr: 'note', source: 'ANAPEC', dated: '2026-01-01', created_at: AT, created_by: id(1) };
beforeAll(() => {
  raw = databaseAt(130);
  raw.insert('users', { id: id(1), name: 'Amina', role: 'director', active: 1, created_at: AT });
  raw.insert('market_entries', { id: id(2), ...OLD });
  raw.insert('market_entries', { id: id(3), ...OLD, subject: 'territory', retired_at: AT, retired_by: id(1) });
  raw.migrateTo(140);
});
afterAll(() => { raw.remove(); });

test('keeps the entries, without conditions', () => {
  expect(versionOf(raw.db)).toBe(140);
  expect(raw.db.prepare('SELECT * FROM market_entries ORDER BY id').all()).toEqual([{ id: id(2), ...OLD, conditions: '[]', retired_at: null, retired_by: null }, { id: id(3), ...OLD, subject: 'territory', conditions: '[]', retired_at: AT, retired_by: id(1) }]);
});
test('takes what a convention says, and no conditions elsewhere', () => {
  raw.insert('market_entries', { id: id(4), ...OLD, subject: 'eligibility', level: 4, conditions: '["certificate"]' });
  for (const wrong of [{ conditions: '["certificate"]' }, { subject: 'eligibility', level: 0, conditions: '["certificate"]' }, { subject: 'eligibility', conditions: '{}' }, { subject: 'law' }]) expect(() => { raw.insert('market_entries', { id: id(5), ...OLD, ...wrong }); }).toThrow(/CHECK/);
  expect(raw.db.prepare("SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = 'market_entries' AND sql IS NOT NULL").all()).toEqual([{ name: 'market_entries_by_province' }]);
});
