import { afterAll, beforeAll, expect, test } from 'vitest';
import { versionOf } from '#electron/engine/store/migrate.ts';
import { databaseAt, rowId as id, type RawDatabase } from '#tests/support/rawDatabase.ts';
import { AT } from '#tests/support/store.ts';

/* From raw rows of version 80 to version 90: the same rows, and indexes that hold what lists ask for. */
let raw: RawDatabase;
const KEPT = { created_at: AT, created_by: id(2), updated_at: AT, updated_by: id(2), revision: 1 };
beforeAll(() => {
  raw = databaseAt(80);
  raw.insert('users', { id: id(2), name: 'D', role: 'director', active: 1, created_at: AT });
  for (const n of [7, 8]) raw.insert('persons', { id: id(n), cin: `AB${n}`, sex: 'F', commune_ar: 'طاطا', commune_fr: 'Tata', created_at: AT, updated_at: AT });
  raw.insert('case_files', { person_id: id(7), status: 'intake', companion_id: id(2), opened_on: '2026-01-02', trade: 'sewing', profile: '{}', ...KEPT });
  raw.insert('visits', { id: id(20), person_id: id(7), kind: 'field', planned_on: '2026-02-01', state: 'planned', findings: '{}', ...KEPT });
  raw.db.exec(`UPDATE persons SET merged_into = '${id(7)}' WHERE id = '${id(8)}'`);
  raw.migrateTo(90);
});
afterAll(() => { raw.remove(); });
const plan = (sql: string): string => raw.db.prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all().map(({ detail }) => detail).join('\n');
test('keeps every row', () => {
  expect(versionOf(raw.db)).toBe(90);
  expect(raw.db.prepare('SELECT person_id, status, trade FROM case_files').all()).toEqual([{ person_id: id(7), status: 'intake', trade: 'sewing' }]);
  expect(raw.db.prepare('SELECT id FROM visits').pluck().all()).toEqual([id(20)]);
  expect(raw.db.pragma('integrity_check', { simple: true })).toBe('ok');
});
test.each([
  ['SELECT person_id, status, companion_id, trade FROM case_files ORDER BY updated_at DESC, person_id DESC', 'COVERING INDEX case_files_by_updated'],
  [`SELECT updated_at, person_id, status, trade FROM case_files WHERE companion_id = 'x' ORDER BY updated_at DESC, person_id DESC`, 'COVERING INDEX case_files_by_companion'],
  [`SELECT updated_at, person_id, companion_id, trade FROM case_files WHERE status = 'x' ORDER BY updated_at DESC, person_id DESC`, 'COVERING INDEX case_files_by_status'],
  [`SELECT status, companion_id, trade, updated_at FROM case_files INDEXED BY case_files_by_person WHERE person_id = 'x'`, 'COVERING INDEX case_files_by_person'],
  [`SELECT id FROM persons WHERE commune_ar = 'x' AND commune_fr = 'y'`, 'COVERING INDEX persons_by_commune'],
  [`SELECT merged_into FROM persons INDEXED BY persons_joined WHERE id = 'x' AND merged_into IS NOT NULL`, 'COVERING INDEX persons_joined'],
  [`SELECT id FROM persons WHERE merged_into = 'x' AND merged_into IS NOT NULL`, 'COVERING INDEX persons_joined_to'],
  [`SELECT planned_on FROM visits WHERE person_id = 'x' AND state = 'planned'`, 'COVERING INDEX visits_planned_by_person'],
])('%s', (sql, index) => {
  expect(plan(sql)).toContain(index);
  expect(plan(sql)).not.toContain('TEMP B-TREE');
});
