import { afterAll, beforeAll, expect, test } from 'vitest';
import { versionOf } from '#electron/engine/store/migrate.ts';
import { databaseAt, rowId as id, type RawDatabase, type Row } from '#tests/support/rawDatabase.ts';
import { AT } from '#tests/support/store.ts';

/* From raw rows of version 90 to version 100: the signed plan as it was, and room beside it for how its actions stand. */
let raw: RawDatabase;
const KEPT = { created_at: AT, created_by: id(2), updated_at: AT, updated_by: id(2), revision: 1 };
const noted = (more: Row = {}): void => { raw.insert('action_progress', { id: id(50), life_project_id: id(30), action_key: 'a1', state: 'done', as_of: '2026-01-09', updated_at: AT, updated_by: id(2), revision: 1, ...more }); };
beforeAll(() => {
  raw = databaseAt(90);
  raw.insert('users', { id: id(2), name: 'D', role: 'director', active: 1, created_at: AT });
  raw.insert('persons', { id: id(7), cin: 'AB7', sex: 'F', created_at: AT, updated_at: AT });
  raw.insert('case_files', { person_id: id(7), status: 'followUp', companion_id: id(2), opened_on: '2026-01-02', profile: '{}', ...KEPT });
  raw.insert('life_projects', { id: id(30), person_id: id(7), version: 1, state: 'signed', content: '{"a":1}', signed_on: '2026-01-08', signed_by: id(2), ...KEPT });
  raw.migrateTo(100);
});
afterAll(() => { raw.remove(); });

test('keeps the signed plan, of which nothing is noted yet', () => {
  expect(versionOf(raw.db)).toBe(100);
  expect(raw.db.prepare('SELECT id, state, content, signed_on, revision FROM life_projects').all()).toEqual([{ id: id(30), state: 'signed', content: '{"a":1}', signed_on: '2026-01-08', revision: 1 }]);
  expect(raw.db.prepare('SELECT count(*) FROM action_progress').pluck().get()).toBe(0);
});
test.each([
  ['of no plan', { life_project_id: id(31) }, /FOREIGN KEY/], ['of no action', { action_key: '' }, /CHECK/], ['in no known state', { state: 'begun' }, /CHECK/], ['as of no day', { as_of: null }, /CHECK/], ['as of no calendar’s day', { as_of: '2026-02-30' }, /CHECK/],
  ['dropped without a why', { state: 'dropped' }, /CHECK/], ['taken back, yet saying something', { state: null, as_of: null, note: 'x' }, /CHECK/], ['with too long a note', { note: 'x'.repeat(301) }, /CHECK/],
])('takes none %s', (_what, more, refused) => { expect(() => { noted(more); }).toThrow(refused); });
test('takes one an action, found by its plan, which goes with the plan', () => {
  noted();
  expect(() => { noted({ id: id(51) }); }).toThrow(/UNIQUE/);
  noted({ id: id(52), action_key: 'a2', state: 'dropped', note: 'Trop cher' });
  noted({ id: id(53), action_key: 'a3', state: null, as_of: null });
  expect(raw.db.prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN SELECT id FROM action_progress WHERE life_project_id = 'x'`).all()).toMatchObject([{ detail: expect.stringMatching(/^SEARCH action_progress USING INDEX/) as string }]);
  raw.db.exec(`DELETE FROM life_projects`);
  expect(raw.db.prepare('SELECT count(*) FROM action_progress').pluck().get()).toBe(0);
});
