import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CHAIN_START, walk } from '#electron/engine/store/chain.ts';
import { connect } from '#electron/engine/store/connect.ts';
import { openStore } from '#electron/engine/store/open.ts';
import type { Store } from '#electron/engine/store/store.ts';
import type { Id } from '#shared/lib/ids.ts';
import { ok } from '#shared/lib/result.ts';
import { AT, createTestCentre, heldClock as clock, insertPerson, newIds, temporaryFolder, value } from '#tests/support/store.ts';

let dir = '';
let dataKey: Buffer;
let store: Store;
let userId: Id;
let remove = (): void => undefined;
beforeEach(async () => {
  ({ dir, remove } = temporaryFolder());
  ({ store, userId, dataKey } = await createTestCentre(dir));
});
afterEach(() => { store.close(); remove(); });

/** What a person with the key and a tool could do: past the triggers. */
function tamper(statement: string): void {
  store.close();
  const db = connect(`${dir}/idmaj.db`, dataKey);
  const triggers = db.prepare<[], { name: string; sql: string }>(`SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'`).all();
  for (const { name } of triggers) db.exec(`DROP TRIGGER ${name}`);
  db.exec(statement);
  for (const { sql } of triggers) db.exec(sql);
  db.close();
  store = value(openStore({ dir, dataKey, clock }));
}

test('a chain whose every hash is right, and whose numbers skip one, is broken there', () => {
  const row = (seq: number, previous: string) => ({ seq, previous_hash: previous, hash: `h${seq}` }), chain = (...numbers: number[]) => numbers.map((seq, i) => row(seq, i === 0 ? CHAIN_START : `h${numbers[i - 1] ?? 0}`));
  const walked = (rows: ReturnType<typeof chain>) => walk((after) => rows.filter(({ seq }) => seq > after), ({ hash }) => hash);
  expect(walked(chain(1, 2, 3))).toEqual({ ok: true, rows: 3 });
  expect(walked(chain(1, 3))).toEqual({ ok: false, brokenSeq: 2 });
  expect(walked(chain(2, 3))).toEqual({ ok: false, brokenSeq: 1 });
});

describe('the audit trail', () => {
  beforeEach(() => {
    value(store.transaction(() => {
      for (let i = 1; i <= 1005; i++) store.audit.append({ at: AT, userId: i % 3 === 0 ? null : userId, procedure: 'handover.issue', outcome: i % 2 === 0 ? 'done' : 'app.NOT_ALLOWED', subject: `s${i}`, detail: { b: i, a: 'جهة' } });
      return ok(null);
    }));
  });
  test('holds, and still holds after more rows and another opening', () => {
    expect(store.audit.verify()).toEqual({ ok: true, rows: 1005 });
    tamper('SELECT 1');
    store.audit.append({ at: AT, userId, procedure: 'x', outcome: 'done', subject: '', detail: {} });
    expect(store.audit.verify()).toEqual({ ok: true, rows: 1006 });
  });
  test.each([
    ['a subject', `UPDATE audit SET subject = 'other' WHERE seq = 500`, 500],
    ['who it was', 'UPDATE audit SET user_id = NULL WHERE seq = 1', 1],
    ['what was done', `UPDATE audit SET procedure = 'handover.ceremony' WHERE seq = 9`, 9],
    ['how it ended', `UPDATE audit SET outcome = 'done' WHERE seq = 11`, 11],
    ['what was asked', `UPDATE audit SET detail_digest = '${'0'.repeat(64)}' WHERE seq = 1001`, 1001],
    ['the moment', `UPDATE audit SET at = '2025-02-26T09:30:00.001Z' WHERE seq = 2`, 2],
    ['two neighbouring fields', `UPDATE audit SET procedure = procedure || substr(outcome, 1, 1), outcome = substr(outcome, 2) WHERE seq = 7`, 7],
    ['a row left out', 'DELETE FROM audit WHERE seq = 700', 700],
    ['the first row left out', 'DELETE FROM audit WHERE seq = 1', 1],
    ['a row left out and the rest moved up', 'DELETE FROM audit WHERE seq = 1004; UPDATE audit SET seq = 1004 WHERE seq = 1005', 1004],
    ['a row put in', `INSERT INTO audit SELECT 1006, at, user_id, procedure, outcome, subject, detail_digest, previous_hash, hash FROM audit WHERE seq = 1005`, 1006],
  ])('shows that %s was altered, and where', (_what, statement, seq) => {
    tamper(statement);
    expect(store.audit.verify()).toEqual({ ok: false, brokenSeq: seq });
  });
  test('its head moves on with every row, and tells what was cut off the end', () => {
    const head = store.audit.head();
    expect(head).toEqual(store.sql.one`SELECT seq, hash FROM audit WHERE seq = 1005`);
    tamper('DELETE FROM audit WHERE seq > 1000');
    expect(store.audit.verify()).toEqual({ ok: true, rows: 1000 });
    expect(store.audit.head()).not.toEqual(head);
    tamper('DELETE FROM audit');
    expect(store.audit.head()).toEqual({ seq: 0, hash: '0'.repeat(64) });
  });
  test('keeps only a digest of what was asked, the same whatever the order of its fields', () => {
    const digests = (detail: object): unknown => {
      store.audit.append({ at: AT, userId, procedure: 'x', outcome: 'done', subject: '', detail });
      return store.sql.one`SELECT detail_digest FROM audit ORDER BY seq DESC LIMIT 1`;
    };
    expect(digests({ a: 1, b: 2 })).toEqual(digests({ b: 2, a: 1 }));
    expect(digests({ a: 1, b: 2 })).not.toEqual(digests({ a: 12 }));
  });
});

describe('the change log', () => {
  const record = (personId: Id | null, rowId: Id, before: string | null, after: string | null): void =>
    store.changes.record({ table: 'persons', rowId, personId, userId, before: before === null ? null : { name: before }, after: after === null ? null : { name: after } });
  test('gives old and new values back, of a person and of nobody', () => {
    const [person, other, row] = [insertPerson(store, '1/25'), insertPerson(store, '2/25'), newIds.next()];
    record(person, person, null, 'أمينة');
    record(other, other, null, 'Samira');
    record(person, person, 'أمينة', 'آمنة');
    record(null, row, 'x', null);
    expect(store.changes.history('persons', person).map(({ seq, at, userId: by, values }) => [seq, at, by, values])).toEqual([
      [1, AT, userId, { before: null, after: { name: 'أمينة' } }], [3, AT, userId, { before: { name: 'أمينة' }, after: { name: 'آمنة' } }],
    ]);
    expect(store.changes.history('persons', row)[0]?.values).toEqual({ before: { name: 'x' }, after: null });
    expect(store.sql.one`SELECT count(*) AS n, count(DISTINCT key) AS keys FROM person_keys`).toEqual({ n: 2, keys: 2 });
  });
  test('after a person was erased their values cannot be read, others can, and the chain holds', () => {
    const [person, other] = [insertPerson(store, '1/25'), insertPerson(store, '2/25')];
    record(person, person, null, 'Amina');
    record(other, other, null, 'Samira');
    store.changes.destroyKey(person);
    expect(store.changes.history('persons', person)).toEqual([{ seq: 1, at: AT, userId, values: null }]);
    expect(store.changes.history('persons', other)[0]?.values).toEqual({ before: null, after: { name: 'Samira' } });
    expect(store.changes.verify()).toEqual({ ok: true, rows: 2 });
    // A new key for the same person does not bring the old values back
    record(person, other, null, 'again');
    expect(() => store.changes.history('persons', person)).toThrow(/authenticate/);
    expect(store.changes.verify()).toEqual({ ok: true, rows: 3 });
  });
  test.each([
    ['a sealed value', `UPDATE change_log SET sealed = zeroblob(40) WHERE seq = 2`, 2],
    ['the moment', `UPDATE change_log SET at = '2025-02-26T09:30:00.001Z' WHERE seq = 2`, 2],
    ['who it was', `PRAGMA foreign_keys = OFF; UPDATE change_log SET user_id = '0192f0c4-0000-7000-8000-00000000c0de' WHERE seq = 2; PRAGMA foreign_keys = ON`, 2],
    ['of which table', `UPDATE change_log SET table_name = 'recipients' WHERE seq = 1`, 1],
    ['of which person', `UPDATE change_log SET person_id = (SELECT person_id FROM change_log WHERE seq = 1) WHERE seq = 2`, 2],
    ['what it is sealed with', `UPDATE change_log SET nonce = zeroblob(12) WHERE seq = 2`, 2],
    ['whose it is', `UPDATE change_log SET row_id = (SELECT row_id FROM change_log WHERE seq = 1) WHERE seq = 2`, 2],
    ['a row left out', `DELETE FROM change_log WHERE seq = 1`, 1],
  ])('shows that %s was altered', (_what, statement, seq) => {
    const [person, other] = [insertPerson(store, '1/25'), insertPerson(store, '2/25')];
    record(person, person, null, 'Amina');
    record(other, other, null, 'Samira');
    tamper(statement);
    expect(store.changes.verify()).toEqual({ ok: false, brokenSeq: seq });
  });
  test('sealed values moved to another row do not open', () => {
    const person = insertPerson(store, '1/25');
    record(person, person, null, 'one');
    record(person, person, 'one', 'two');
    tamper('UPDATE change_log SET (nonce, sealed) = (SELECT nonce, sealed FROM change_log WHERE seq = 1) WHERE seq = 2');
    expect(() => store.changes.history('persons', person)).toThrow(/authenticate/);
  });
});
