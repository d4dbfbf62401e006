import { existsSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { connect } from '#electron/engine/store/connect.ts';
import { createKeySlots, readKeyFile, unwrapDataKey } from '#electron/engine/store/keySlots.ts';
import { buildStore, createStore, openStore } from '#electron/engine/store/open.ts';
import { ok, refuse } from '#shared/lib/result.ts';
import { codeOfRefusal, contents, createTestCentre, heldClock as clock, insertPerson, LIGHT_WORK, newIds, PASSPHRASE, temporaryFolder, value } from '#tests/support/store.ts';

let dir = '';
let remove = (): void => undefined;
beforeEach(() => { ({ dir, remove } = temporaryFolder()); });
afterEach(() => remove());

const at = (name: string): string => path.join(dir, name);
async function closedCentre(): Promise<Buffer> {
  const { store, dataKey } = await createTestCentre(dir);
  insertPerson(store, '1/25');
  store.close();
  return dataKey;
}
describe('a centre that is made', () => {
  test('opens again with its passphrase, and only with it', async () => {
    await closedCentre();
    const { dataKey } = value(await unwrapDataKey(dir, PASSPHRASE));
    const store = value(openStore({ dir, dataKey, clock }));
    expect(store.sql.all<{ file_number: string }>`SELECT file_number FROM persons`).toEqual([{ file_number: '1/25' }]);
    expect(store.warnings).toEqual([]);
    store.close();
    expect(codeOfRefusal(await unwrapDataKey(dir, 'une autre phrase'))).toBe('store.WRONG_PASSPHRASE');
  });
  test('has its guards on, at every connection', async () => {
    const db = connect(at('idmaj.db'), await closedCentre());
    const pragma = (name: string): unknown => db.pragma(name, { simple: true });
    expect({ cipher: pragma('cipher'), journal: pragma('journal_mode'), synchronous: pragma('synchronous'), foreignKeys: pragma('foreign_keys') })
      .toEqual({ cipher: 'sqlcipher', journal: 'wal', synchronous: 2, foreignKeys: 1 });
    expect({ temporary: pragma('temp_store'), secureDelete: pragma('secure_delete'), trusted: pragma('trusted_schema'), triggers: pragma('recursive_triggers') })
      .toEqual({ temporary: 2, secureDelete: 1, trusted: 0, triggers: 1 });
    db.close();
    expect(readFileSync(at('idmaj.db')).subarray(0, 15).toString('latin1')).not.toBe('SQLite format 3');
  });
  test('needs a key of exactly 32 bytes', async () => {
    await closedCentre();
    for (const bytes of [0, 16, 31, 33, 64]) expect(() => connect(at('idmaj.db'), Buffer.alloc(bytes))).toThrow('32 bytes');
  });
  test('is for its owner only', async () => {
    const made = path.join(dir, 'a', 'b');
    const { store } = await createTestCentre(made);
    insertPerson(store, '1/25');
    const modes = readdirSync(made).map((name) => (statSync(path.join(made, name)).mode & 0o777).toString(8));
    expect(modes).toHaveLength(5);
    if (process.platform !== 'win32') {
      expect(new Set(modes)).toEqual(new Set(['600']));
      expect((statSync(made).mode & 0o777).toString(8)).toBe('700');
    }
    store.close();
    expect(readdirSync(made).sort()).toEqual(['idmaj.db', 'idmaj.keys', 'idmaj.lock']);
  });
});

describe('a creation', () => {
  const ring = () => createKeySlots({ passphrase: PASSPHRASE, ids: newIds, work: LIGHT_WORK });
  test('is refused where a centre stands, and changes nothing', async () => {
    await closedCentre();
    const before = contents(dir);
    expect(codeOfRefusal(createStore({ dir, clock, ...await ring(), fill: () => ok(null) }))).toBe('store.ALREADY_A_CENTRE');
    for (const [keep, gone] of [['idmaj.db', 'idmaj.keys'], ['idmaj.keys', 'idmaj.db']] as const) {
      renameSync(at(gone), at('aside'));
      expect(codeOfRefusal(createStore({ dir, clock, ...await ring(), fill: () => ok(null) })), keep).toBe('store.ALREADY_A_CENTRE');
      renameSync(at('aside'), at(gone));
    }
    expect(contents(dir)).toEqual(before);
  });
  test('that is refused or fails half-way leaves nothing, and takes away nothing of others', async () => {
    writeFileSync(at('notes.txt'), 'keep me');
    const before = contents(dir);
    expect(codeOfRefusal(createStore({ dir, clock, ...await ring(), fill: () => refuse('app.INTERNAL') }))).toBe('app.INTERNAL');
    expect(contents(dir)).toEqual(before);
    const keys = await ring();
    expect(() => createStore({ dir, clock, ...keys, fill: () => { throw new Error('half-way'); } })).toThrow('half-way');
    expect(contents(dir)).toEqual(before);
    expect(() => createStore({ dir: at('new/deep'), clock, ...keys, fill: () => { throw new Error('half-way'); } })).toThrow('half-way');
    expect(readdirSync(dir)).toEqual(['notes.txt']);
  });
  test('that goes on for long counts as a whole: each transaction can be undone in it, and nothing is there before the end', async () => {
    const { dataKey, ...keys } = await ring();
    const dropped = value(buildStore({ dir: at('new'), clock, dataKey, ...keys }));
    dropped.store.transaction(() => { insertPerson(dropped.store, '1'); return ok(null); });
    expect(codeOfRefusal(await unwrapDataKey(at('new'), PASSPHRASE))).toBe('store.NO_CENTRE');
    dropped.drop();
    expect(existsSync(at('new'))).toBe(false);
    const { store, finish } = value(buildStore({ dir, clock, dataKey, ...keys }));
    store.transaction(() => { insertPerson(store, '1'); return ok(null); });
    store.transaction(() => { insertPerson(store, '2'); return refuse('app.INTERNAL'); });
    expect(() => store.transaction(() => { insertPerson(store, '3'); throw new Error('half-way'); })).toThrow('half-way');
    expect(() => store.transaction(() => store.transaction(() => ok(null)))).toThrow('a transaction in a transaction');
    store.close();
    finish();
    expect(readdirSync(dir).sort()).toEqual(['idmaj.db', 'idmaj.keys', 'idmaj.lock']);
    const opened = value(openStore({ dir, dataKey, clock }));
    expect([opened.sql.all`SELECT file_number FROM persons`, opened.warnings]).toEqual([[{ file_number: '1' }], []]);
    opened.close();
  });
  test('interrupted after its keys were written is finished by the next opening', async () => {
    const dataKey = await closedCentre();
    const { ring: { databaseId } } = value(readKeyFile(dir));
    renameSync(at('idmaj.db'), at(`idmaj-${databaseId}.new`));
    const store = value(openStore({ dir, dataKey, clock }));
    expect(store.sql.one<{ n: number }>`SELECT count(*) AS n FROM persons`).toEqual({ n: 1 });
    store.close();
    expect(readdirSync(dir).sort()).toEqual(['idmaj.db', 'idmaj.keys', 'idmaj.lock']);
  });
  test('interrupted before its keys were written is no centre: it can be made again', async () => {
    const { databaseId } = (await ring()).ring;
    writeFileSync(at(`idmaj-${databaseId}.new`), 'half a database');
    expect(codeOfRefusal(await unwrapDataKey(dir, PASSPHRASE))).toBe('store.NO_CENTRE');
    (await createTestCentre(dir)).store.close();
    expect(readdirSync(dir)).not.toContain(`idmaj-${databaseId}.new`);
  });
});
