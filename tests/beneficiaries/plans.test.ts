import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { connect } from '#electron/engine/store/connect.ts';
import { createTestCentre, temporaryFolder } from '#tests/support/store.ts';

/* What looks at one file, or at a piece of the list, asks an index and never every row. The conditions are those that the repository asks by; lists that are narrowed are looked at in many.test.ts. */
let db: ReturnType<typeof connect>, folder: ReturnType<typeof temporaryFolder>;
beforeAll(async () => {
  folder = temporaryFolder();
  const { store, dataKey } = await createTestCentre(folder.dir);
  store.close();
  db = connect(path.join(folder.dir, 'idmaj.db'), dataKey, { readonly: true });
});
afterAll(() => { db.close(); folder.remove(); });
const of = 'IN (SELECT value FROM json_each(?))', after = '(updated_at, person_id) < (?, ?) ORDER BY updated_at DESC, person_id DESC LIMIT 200';
const plan = (sql: string): string[] => db.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all(...[...sql.matchAll(/\?/g)].map(() => 'x')).map(({ detail }) => detail);
it.each([
  ['a file', 'SELECT * FROM case_files WHERE person_id = ?'], ['by number', "SELECT * FROM persons WHERE file_number_key = ? AND file_number_key <> ''"], ['the members', 'WITH RECURSIVE same (id) AS (SELECT ? UNION SELECT merged_id FROM merges JOIN same ON merges.person_id = same.id WHERE undone_at IS NULL) SELECT id FROM same'],
  ['all files', `SELECT person_id FROM case_files WHERE ${after}`], ['one’s own', `SELECT person_id FROM case_files WHERE companion_id = ? AND ${after}`], ['of a status', `SELECT person_id FROM case_files WHERE status = ? AND ${after}`],
  ['visits', `SELECT id FROM visits WHERE state = 'planned' AND person_id ${of} ORDER BY planned_on`], ['attempts', `SELECT outcome FROM contact_attempts WHERE person_id ${of}`], ['answers', `SELECT id FROM consents WHERE person_id ${of}`], ['attachments', `SELECT id FROM attachments WHERE person_id ${of}`],
  ['diagnoses', `SELECT count(*) FROM diagnoses WHERE person_id ${of}`], ['life projects', `SELECT count(*) FROM life_projects WHERE person_id ${of}`], ['the plan in force', `SELECT content FROM life_projects WHERE state = 'signed' AND person_id ${of} ORDER BY version DESC LIMIT 1`], ['own papers', `SELECT id FROM documents WHERE person_id ${of}`], ['papers of ceremonies', `SELECT documents.id FROM recipients JOIN documents ON recipient_id = recipients.id WHERE recipients.person_id ${of}`],
  ['statuses', `SELECT id FROM status_changes WHERE person_id ${of}`], ['late visits', "SELECT json_group_array(person_id) FROM visits WHERE state = 'planned' AND planned_on < ?"],
])('%s', (_what, sql) => {
  const steps = plan(sql);
  expect(steps.filter((step) => /^SCAN (?!json_each|CONSTANT|same)/.test(step))).toEqual([]);
  if (sql.includes(after)) expect(steps.some((step) => step.includes('TEMP B-TREE'))).toBe(false);
});
