import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Store } from '#electron/engine/store/store.ts';
import { BugError } from '#shared/lib/assert.ts';
import type { Id } from '#shared/lib/ids.ts';
import { ok, refuse, type Result } from '#shared/lib/result.ts';
import { AT, codeOfRefusal, createTestCentre, insertPerson, temporaryFolder, value } from '#tests/support/store.ts';

let store: Store;
let userId: Id;
let remove = (): void => undefined;
beforeEach(async () => {
  const folder = temporaryFolder();
  ({ remove } = folder);
  ({ store, userId } = await createTestCentre(folder.dir));
});
afterEach(() => { store.close(); remove(); });

const persons = (): number => store.sql.one<{ n: number }>`SELECT count(*) AS n FROM persons`?.n ?? -1;
const writeAll = (): void => {
  const personId = insertPerson(store, '1/25');
  store.audit.append({ at: AT, userId, procedure: 'test', outcome: 'done', subject: personId, detail: {} });
  store.changes.record({ table: 'persons', rowId: personId, personId, userId, before: null, after: { cin: 'J1' } });
};
const rows = (): unknown => ({ persons: persons(), audit: value(ok(store.audit.verify())), changes: store.changes.verify(), keys: store.sql.one`SELECT count(*) AS n FROM person_keys` });
const NONE = { persons: 0, audit: { ok: true, rows: 0 }, changes: { ok: true, rows: 0 }, keys: { n: 0 } };

test('keeps all of it', () => {
  expect(value(store.transaction(() => { writeAll(); return ok('done'); }))).toBe('done');
  expect(rows()).toEqual({ persons: 1, audit: { ok: true, rows: 1 }, changes: { ok: true, rows: 1 }, keys: { n: 1 } });
});
test('a refusal undoes all of it, and comes back', () => {
  expect(codeOfRefusal(store.transaction(() => { writeAll(); return refuse('app.NOT_ALLOWED'); }))).toBe('app.NOT_ALLOWED');
  expect(rows()).toEqual(NONE);
});
test('a throw undoes all of it, and is thrown on', () => {
  expect(() => store.transaction(() => { writeAll(); throw new RangeError('bug'); })).toThrow(RangeError);
  expect(() => store.transaction(() => { writeAll(); store.sql.run`INSERT INTO persons (id) VALUES ('x')`; return ok(null); })).toThrow(/constraint/i);
  expect(rows()).toEqual(NONE);
  writeAll();
  expect(persons()).toBe(1);
});
test('one in another is a bug, and undoes both', () => {
  expect(() => store.transaction(() => { writeAll(); return store.transaction(() => ok(null)); })).toThrow(BugError);
  expect(rows()).toEqual(NONE);
});
test('one that awaits is a bug, and is undone', () => {
  const late = (async () => { writeAll(); return ok(null); }) as unknown as () => Result<null>;
  expect(() => store.transaction(late)).toThrow(BugError);
  expect(rows()).toEqual(NONE);
});
test.each([
  ['SQLITE_FULL', 'store.DISK_FULL'], ['ENOSPC', 'store.DISK_FULL'], ['SQLITE_IOERR_SHMSIZE', 'store.DISK_FULL'], ['SQLITE_CORRUPT_VTAB', 'store.DAMAGED'], ['SQLITE_NOTADB', 'store.DAMAGED'],
  ['SQLITE_READONLY', 'store.FOLDER_NOT_WRITABLE'], ['EACCES', 'store.FOLDER_NOT_WRITABLE'], ['SQLITE_BUSY_SNAPSHOT', 'store.FOLDER_IN_USE'], ['SQLITE_IOERR_READ', 'store.DISK_ERROR'],
  ['SQLITE_CONSTRAINT_UNIQUE', undefined], ['SQLITE_ERROR', undefined], ['', undefined],
])('%s, met while working, is %s', (code, refusal) => {
  const fail = (): Result<null> => { throw Object.assign(new Error(code), { code }); };
  expect(store.refusalOf(Object.assign(new Error(code), { code }))?.refusal.code).toBe(refusal);
  if (refusal === undefined) expect(() => store.transaction(fail)).toThrow(code || Error);
  else expect(codeOfRefusal(store.transaction(fail))).toBe(refusal);
});
test('values never become SQL', () => {
  const nasty = `'; DROP TABLE persons; --`;
  insertPerson(store, nasty);
  expect(store.sql.all<{ file_number: string }>`SELECT file_number FROM persons WHERE file_number = ${nasty}`).toEqual([{ file_number: nasty }]);
  expect(() => store.sql.insert('persons; DROP TABLE persons', { id: 'x' })).toThrow(BugError);
  expect(() => store.sql.insert('persons', { 'id) VALUES (1); --': 'x' })).toThrow(BugError);
  expect(store.sql.run`UPDATE persons SET cin = ${'J1'} WHERE file_number = ${nasty}`).toBe(1);
});
test('closing twice is closing once', () => {
  store.close();
  expect(() => store.close()).not.toThrow();
});
