import { afterAll, beforeAll, expect, test } from 'vitest';
import { versionOf } from '#electron/engine/store/migrate.ts';
import { databaseAt, rowId as id, type RawDatabase, type Row } from '#tests/support/rawDatabase.ts';
import { AT } from '#tests/support/store.ts';

/* From raw rows of version 100 to version 120: the dated actions of plans in force that are still to be done, under the file that stays. */
let raw: RawDatabase;
const KEPT = { created_at: AT, created_by: id(2), updated_at: AT, updated_by: id(2), revision: 1 };
const SIGNED = { state: 'signed', signed_on: '2026-01-08', signed_by: id(2), ...KEPT };
const action = (key: string, deadline: string | null, state = 'toDo') => ({ key, words: `w ${key}`, needs: [], owner: 'person', partner: '', deadline, indicator: '', resources: '', state });
const plan = (...actions: object[]): string => JSON.stringify({ objectives: [{ key: 'o1', words: 'o', actions: actions.slice(0, 1) }, { key: 'o2', words: 'o', actions: actions.slice(1) }] });
const person = (n: number, status: string | null, more: Row = {}): void => {
  raw.insert('persons', { id: id(n), cin: `AB${n}`, sex: 'F', created_at: AT, updated_at: AT, ...more });
  if (status !== null) raw.insert('case_files', { person_id: id(n), status, companion_id: id(2), opened_on: '2026-01-02', profile: '{}', ...KEPT });
};
const project = (n: number, of: number, version: number, content: string, more: Row = {}): void => { raw.insert('life_projects', { id: id(n), person_id: id(of), version, content, ...SIGNED, ...more }); };
const open = (): unknown[] => raw.db.prepare('SELECT life_project_id AS plan, action_key AS key, person_id AS person, deadline, words, owner FROM open_actions ORDER BY 1, 2').raw().all();
const added = (more: Row): void => { raw.insert('open_actions', { life_project_id: id(30), action_key: 'x', person_id: id(7), deadline: '2026-02-01', words: 'x', owner: 'person', ...more }); };
beforeAll(() => {
  raw = databaseAt(100);
  raw.insert('users', { id: id(2), name: 'D', role: 'director', active: 1, created_at: AT });
  person(7, 'followUp');
  project(30, 7, 1, plan(action('a1', '2026-01-20'), action('a2', '2026-01-21', 'underWay'), action('a3', '2026-01-22', 'done'), action('a4', null), action('a5', '2026-01-23'), action('a6', '2026-01-24', 'done'), action('a7', '2026-01-25'), action('a8', '2026-01-26')));
  project(31, 7, 2, plan(action('a1', '2026-05-20')), { state: 'draft', signed_on: null, signed_by: null });
  for (const [n, key, state] of [[50, 'a5', 'done'], [51, 'a6', 'toDo'], [52, 'a7', null], [53, 'a8', 'dropped']] as const) {
    raw.insert('action_progress', { id: id(n), life_project_id: id(30), action_key: key, state, as_of: state === null ? null : '2026-01-09', note: state === 'dropped' ? 'why' : '', updated_at: AT, updated_by: id(2), revision: 1 });
  }
  // one whose file is closed; one joined over another, whose newer version is in force for the file that stays; a plan without words, as an older test has it
  person(8, 'suspended');
  project(32, 8, 1, plan(action('a1', '2026-01-20')));
  person(9, 'lifeProject');
  project(33, 9, 1, plan(action('a1', '2026-01-20')));
  person(10, null, { merged_into: id(9) });
  person(11, 'inserted', { merged_into: id(10) });
  project(34, 11, 2, plan(action('b1', '2026-03-01')));
  person(12, 'lifeProject');
  project(35, 12, 1, '{}');
  raw.migrateTo(120);
});
afterAll(() => { raw.remove(); });

test('finds what is dated and still to be done, as signed or as noted since, of the plan in force of open files', () => {
  expect(versionOf(raw.db)).toBe(120);
  expect(open()).toEqual([
    [id(30), 'a1', id(7), '2026-01-20', 'w a1', 'person'], [id(30), 'a2', id(7), '2026-01-21', 'w a2', 'person'], [id(30), 'a6', id(7), '2026-01-24', 'w a6', 'person'], [id(30), 'a7', id(7), '2026-01-25', 'w a7', 'person'],
    [id(34), 'b1', id(9), '2026-03-01', 'w b1', 'person'],
  ]);
});
test.each([
  ['of no plan', { life_project_id: id(99) }, /FOREIGN KEY/], ['of no person', { person_id: id(99) }, /FOREIGN KEY/], ['of no action', { action_key: '' }, /CHECK/], ['of no calendar’s day', { deadline: '2026-02-30' }, /CHECK/], ['of nobody', { owner: '' }, /CHECK/],
  ['twice', { action_key: 'a1' }, /UNIQUE/],
] as [string, Row, RegExp][])('takes none %s', (_what, more, refused) => { expect(() => { added(more); }).toThrow(refused); });
test('goes with its plan', () => {
  raw.db.exec(`DELETE FROM life_projects WHERE id = '${id(34)}'`);
  expect(open()).toHaveLength(4);
});
