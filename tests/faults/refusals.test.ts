import { createHash, randomBytes } from 'node:crypto';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { connect } from '#electron/engine/store/connect.ts';
import { unwrapDataKey } from '#electron/engine/store/keySlots.ts';
import { openStore } from '#electron/engine/store/open.ts';
import { message } from '#shared/i18n/index.ts';
import { ok } from '#shared/lib/result.ts';
import { codeOfRefusal, contents, createTestCentre, heldClock as clock, insertPerson, PASSPHRASE, seeded, temporaryFolder, value } from '#tests/support/store.ts';

let dir = '';
let remove = (): void => undefined;
let dataKey: Buffer = Buffer.alloc(32);
beforeEach(async () => {
  ({ dir, remove } = temporaryFolder());
  const centre = await createTestCentre(dir);
  ({ dataKey } = centre);
  // More than a page of every sort, so that damage has something to hit
  for (let i = 1; i <= 200; i++) insertPerson(centre.store, `${i}/25`, { name_fr: `Personne ${i}`, name_ar: `شخص ${i}` });
  centre.store.sql.insert('archive', { sha256: 'a'.repeat(64), bytes: randomBytes(40_000) });
  centre.store.close();
});
afterEach(() => remove());

const at = (name: string): string => path.join(dir, name);
/** Refused with the code and words in both languages, and every byte of the folder as before. */
function expectRefused(code: string, options: Partial<Parameters<typeof openStore>[0]> = {}): void {
  const before = contents(dir);
  const result = openStore({ dir, dataKey, clock, ...options });
  expect(codeOfRefusal(result)).toBe(code);
  if (!result.ok) for (const lang of ['ar', 'fr'] as const) expect(message(lang, result.refusal.code, result.refusal.params)).not.toMatch(/[{}]|^store\./);
  expect(contents(dir)).toEqual(before);
}

describe('the folder', () => {
  test('empty, or not there', () => {
    const empty = temporaryFolder();
    expectRefused('store.NO_CENTRE', { dir: empty.dir });
    expectRefused('store.NO_CENTRE', { dir: path.join(empty.dir, 'none') });
    expect(readdirSync(empty.dir)).toEqual([]);
    empty.remove();
  });
  test('is a file, or lies below one', () => {
    expectRefused('store.NOT_A_FOLDER', { dir: at('idmaj.keys') });
    expectRefused('store.NOT_A_FOLDER', { dir: at('idmaj.keys/below') });
  });
});

describe('the keys', () => {
  const unwrap = async (): Promise<string> => codeOfRefusal(await unwrapDataKey(dir, PASSPHRASE));
  test('missing', async () => {
    rmSync(at('idmaj.keys'));
    expectRefused('store.KEYS_MISSING');
    expect(await unwrap()).toBe('store.KEYS_MISSING');
  });
  test('damaged: cut, empty, not JSON, too large, any letter changed', async () => {
    const text = readFileSync(at('idmaj.keys'), 'utf8');
    const { seed, below } = seeded();
    const flipped = Array.from({ length: 40 }, () => {
      const place = below(text.length);
      return `${text.slice(0, place)}${text[place] === '1' ? '2' : '1'}${text.slice(place + 1)}`;
    }).filter((other) => JSON.stringify(tryParse(other)) !== JSON.stringify(JSON.parse(text)));
    for (const [n, bad] of [text.slice(0, text.length / 2), '', 'no keys', '[]', '{}', text + ' '.repeat(300_000), ...flipped].entries()) {
      writeFileSync(at('idmaj.keys'), bad);
      // A digit changed in the version is a newer version
      expect(await unwrap(), `seed ${seed}, case ${n}`).toMatch(/^store\.KEYS_(DAMAGED|NEWER)$/);
    }
    expectRefused('store.KEYS_DAMAGED');
  });
  test('asking for more work than a machine has', async () => {
    const file = JSON.parse(readFileSync(at('idmaj.keys'), 'utf8')) as { databaseHead: string; ring: { slots: { work: unknown }[] }; checksum: string };
    for (const work of [{ logN: 40, r: 8, p: 1 }, { logN: 20, r: 32, p: 1 }, { logN: 17, r: 8, p: 1000 }, { logN: 1.5, r: 8, p: 1 }, { logN: '17', r: 8, p: 1 }, { logN: 11, r: 8, p: 1 }]) {
      for (const slot of file.ring.slots) slot.work = work;
      file.checksum = createHash('sha256').update(JSON.stringify([2, file.databaseHead, file.ring])).digest('hex');
      writeFileSync(at('idmaj.keys'), JSON.stringify(file));
      expect(await unwrap(), JSON.stringify(work)).toBe(work.logN === 11 ? 'store.WRONG_PASSPHRASE' : 'store.KEYS_DAMAGED');
    }
  });
  test('of a newer version', async () => {
    writeFileSync(at('idmaj.keys'), JSON.stringify({ ...JSON.parse(readFileSync(at('idmaj.keys'), 'utf8')) as object, version: 3, more: true }));
    expectRefused('store.KEYS_NEWER');
    expect(await unwrap()).toBe('store.KEYS_NEWER');
  });
  test('of another centre', async () => {
    const other = temporaryFolder();
    const stranger = await createTestCentre(other.dir);
    stranger.store.close();
    copyFileSync(path.join(other.dir, 'idmaj.keys'), at('idmaj.keys'));
    expectRefused('store.FOREIGN_FILE', { dataKey: stranger.dataKey });
    other.remove();
  });
});

describe('the database', () => {
  test('missing', () => {
    rmSync(at('idmaj.db'));
    expectRefused('store.DATABASE_MISSING');
  });
  test('plain SQLite', () => {
    rmSync(at('idmaj.db'));
    const plain = new Database(at('idmaj.db'));
    plain.exec('CREATE TABLE t (a)');
    plain.close();
    expectRefused('store.FOREIGN_FILE');
  });
  test('random bytes', () => {
    writeFileSync(at('idmaj.db'), randomBytes(100_000));
    expectRefused('store.FOREIGN_FILE');
  });
  test('is a folder; or the lock is another file', () => {
    const lock = readFileSync(at('idmaj.lock'));
    writeFileSync(at('idmaj.lock'), randomBytes(5000));
    expectRefused('store.FOREIGN_FILE');
    writeFileSync(at('idmaj.lock'), lock);
    rmSync(at('idmaj.db'));
    mkdirSync(at('idmaj.db'));
    expectRefused('store.FOREIGN_FILE');
  });
  test('of another program, with our key', () => {
    const db = connect(at('idmaj.db'), dataKey);
    db.pragma('application_id = 7');
    db.close();
    expectRefused('store.FOREIGN_FILE');
  });
  test('of a newer version, with rows still in its log', () => {
    const db = connect(at('idmaj.db'), dataKey);
    db.pragma('user_version = 1000');
    for (const suffix of ['', '-wal']) copyFileSync(at(`idmaj.db${suffix}`), at(`copy${suffix}`));
    db.close();
    for (const suffix of ['', '-wal']) { copyFileSync(at(`copy${suffix}`), at(`idmaj.db${suffix}`)); rmSync(at(`copy${suffix}`)); }
    expect(statSync(at('idmaj.db-wal')).size).toBeGreaterThan(0);
    expectRefused('store.NEWER_VERSION');
  });
  test('cut short, anywhere', () => {
    const whole = readFileSync(at('idmaj.db'));
    for (const bytes of [0, 1, 16, 100, 4095, 4096, 4097, 8192, Math.floor(whole.length / 2), whole.length - 4096, whole.length - 1]) {
      writeFileSync(at('idmaj.db'), whole);
      truncateSync(at('idmaj.db'), bytes);
      expectRefused('store.DAMAGED');
    }
  });
  test('damaged by one bit, in any page', () => {
    const whole = readFileSync(at('idmaj.db'));
    const { seed, below } = seeded();
    const places = [0, 15, 16, 4095, 4096, ...Array.from({ length: 25 }, () => below(whole.length))];
    for (const place of places) {
      const bad = Buffer.from(whole);
      bad[place] = (bad[place] ?? 0) ^ (1 << below(8));
      writeFileSync(at('idmaj.db'), bad);
      try { expectRefused('store.DAMAGED'); } catch (error) { throw new Error(`seed ${seed}, byte ${place}`, { cause: error }); }
    }
    writeFileSync(at('idmaj.db'), whole);
    value(openStore({ dir, dataKey, clock })).close();
  });
  test('too large to be read whole at opening: damage is refused where it is met', () => {
    const bytes = readFileSync(at('idmaj.db'));
    bytes[bytes.length - 2000] = (bytes[bytes.length - 2000] ?? 0) ^ 1; // within the archived paper, which was written last
    writeFileSync(at('idmaj.db'), bytes);
    const store = value(openStore({ dir, dataKey, clock, checkedWholeBytes: 0 }));
    const read = store.transaction(() => ok(store.sql.one`SELECT bytes FROM archive`));
    expect(codeOfRefusal(read)).toBe('store.DAMAGED');
    expect(store.sql.one<{ n: number }>`SELECT count(*) AS n FROM users`).toEqual({ n: 1 });
    store.close();
  });
});

function tryParse(text: string): unknown {
  try { return JSON.parse(text); } catch { return null; }
}
