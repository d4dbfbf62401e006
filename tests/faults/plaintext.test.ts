import { copyFileSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { MIGRATIONS } from '#electron/engine/store/migrate.ts';
import { openStore } from '#electron/engine/store/open.ts';
import { ok } from '#shared/lib/result.ts';
import { AT, createTestCentre, heldClock as clock, newIds, temporaryFolder, value } from '#tests/support/store.ts';

let dir = '';
let remove = (): void => undefined;
beforeEach(() => { ({ dir, remove } = temporaryFolder()); });
afterEach(() => remove());

const MARK = 'MARQUEUR-علامة-7351';
const FORMS = [Buffer.from(MARK), Buffer.from(MARK, 'utf16le'), Buffer.from('MARQUEUR'), Buffer.from('SQLite format 3'), Buffer.from('CREATE TABLE')];
/** The names of the files in which any of it can be read. */
const leaks = (): string[] => readdirSync(dir).filter((name) => { const bytes = readFileSync(path.join(dir, name)); return FORMS.some((form) => bytes.includes(form)); });

test('nothing that was written can be read in any file: database, log, lock, keys, copy before a migration', async () => {
  const { store, dataKey, userId } = await createTestCentre(dir);
  const write = (n: number): void => {
    const personId = newIds.next();
    value(store.transaction(() => {
      store.sql.insert('persons', { id: personId, file_number: `${MARK}${n}`, cin: MARK, name_ar: MARK, name_fr: MARK, address_ar: MARK.repeat(50), sex: 'F', created_at: AT, updated_at: AT });
      store.changes.record({ table: 'persons', rowId: personId, personId, userId, before: { name: MARK }, after: { name: MARK } });
      store.changes.record({ table: 'centre', rowId: personId, personId: null, userId, before: { name: MARK }, after: { name: MARK } });
      store.audit.append({ at: AT, userId, procedure: MARK, outcome: 'done', subject: MARK, detail: { name: MARK } });
      return ok(null);
    }));
  };
  for (let n = 0; n < 300; n++) write(n);
  // What a big sort would spill to a file
  expect(store.sql.all`SELECT p.address_ar || q.address_ar AS long FROM persons p, persons q ORDER BY long DESC LIMIT 1`).toHaveLength(1);
  expect(readdirSync(dir)).toContain('idmaj.db-wal');
  expect(readFileSync(path.join(dir, 'idmaj.db-wal')).length).toBeGreaterThan(100_000);
  expect(leaks()).toEqual([]);
  store.close();
  expect(leaks()).toEqual([]);

  const migrations = [...MIGRATIONS, { version: 1000, name: 'later', up: (db: { exec(text: string): unknown }) => { db.exec(`CREATE TABLE later (a TEXT) STRICT`); } }];
  value(openStore({ dir, dataKey, clock, migrations })).close();
  expect(readdirSync(dir)).toContain('before-1000-20250226T093000Z.db');
  expect(leaks()).toEqual([]);

  // The scan itself works: it finds the mark in a file that holds it
  copyFileSync(import.meta.filename, path.join(dir, 'this.ts'));
  expect(leaks()).toEqual(['this.ts']);
});
