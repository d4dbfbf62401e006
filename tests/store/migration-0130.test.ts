import { afterAll, beforeAll, expect, test } from 'vitest';
import { versionOf } from '#electron/engine/store/migrate.ts';
import { databaseAt, rowId as id, type RawDatabase } from '#tests/support/rawDatabase.ts';
import { AT } from '#tests/support/store.ts';

/* From raw rows of version 120 to version 130: every person's words are made again before the next search. */
let raw: RawDatabase;
beforeAll(() => {
  raw = databaseAt(120);
  for (const n of [7, 8]) raw.insert('persons', { id: id(n), name_ar: 'نور الدين', cin: `AB${n}`, sex: 'M', created_at: AT, updated_at: AT });
  // one of them was noted already, and nothing else is
  raw.db.exec(`DELETE FROM search_queue WHERE record_id <> '${id(7)}'`);
  raw.migrateTo(130);
});
afterAll(() => { raw.remove(); });

test('notes all persons, each once', () => {
  expect(versionOf(raw.db)).toBe(130);
  expect(raw.db.prepare('SELECT kind, record_id FROM search_queue ORDER BY record_id').all()).toEqual([{ kind: 'person', record_id: id(7) }, { kind: 'person', record_id: id(8) }]);
});
