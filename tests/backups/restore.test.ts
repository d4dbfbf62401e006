import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '#electron/engine/store/open.ts';
import type { Helper } from '#electron/engine/helper.ts';
import { runTask } from '#electron/engine/helperTasks.ts';
import { refuse } from '#shared/lib/result.ts';
import { backedEngine, keysOf, movedClock, restoredIn, type Backed, type Made } from '#tests/support/backups.ts';
import { agadirWorkbook, given, PASSPHRASE, testEngine, type TestEngine } from '#tests/support/engine.ts';
import { aCeremony } from '#tests/support/forms.ts';
import { codeOfRefusal, contents } from '#tests/support/store.ts';

let backed: Backed, made: Made, clock: ReturnType<typeof movedClock>, words: readonly string[] = [];
const engines: TestEngine[] = [];
beforeEach(async () => {
  clock = movedClock();
  backed = await backedEngine({ clock });
  await backed.test.import(agadirWorkbook());
  ({ words } = given(await backed.test.client.run('accounts.recoverySheet', {})));
  made = await backed.make();
});
afterEach(async () => { for (const one of [backed.test, ...engines.splice(0)]) await one.remove(); });

/** An engine on a computer where nothing is yet. */
const elsewhere = (): TestEngine => { const fresh = testEngine({ clock }); engines.push(fresh); return fresh; };
const sourceIn = (engine: TestEngine): string => engine.engine.places.put(path.join(backed.stick, made.fileName));
const dataOf = (engine: TestEngine): string => path.join(engine.folder, 'data');
const ceremonies = async (engine: TestEngine): Promise<number> => given(await engine.client.call('handover.ceremonies', {})).entries.length;
const RECOVERY = 'NEW words are chosen here';

describe('onto a computer where nothing is', () => {
  it('with the sheet alone: opens, with a new passphrase, and everything is there', async () => {
    const fresh = elsewhere(), source = sourceIn(fresh);
    const seen = given(await fresh.client.run('backups.preview', { source, recovery: words.join(' ') }));
    expect(seen).toMatchObject({ centre: { code: 'AGA' }, counts: { persons: 24, ceremonies: 1 }, present: null, older: false, erasuresSeen: false, users: [{ role: 'director' }] });
    expect(existsSync(dataOf(fresh))).toBe(false);
    const restored = given(await fresh.client.run('backups.restore', { source, recovery: words.join(' ') }));
    expect(restored).toMatchObject({ madeAt: made.madeAt, setAside: null, warnings: [{ code: 'backups.NO_NEWER_ERASURES' }] });
    const entered = given(await fresh.client.call('accounts.recover', { recovery: words.join(' '), newPassphrase: RECOVERY }));
    fresh.session = entered.session;
    expect(entered.user.role).toBe('director');
    expect(await ceremonies(fresh)).toBe(1);
    // what was restored is a good backup of it, as old as it is
    expect(given(await fresh.client.call('backups.state', {})).newest).toMatchObject({ madeAt: made.madeAt, fileName: made.fileName });
    expect(readdirSync(dataOf(fresh)).filter((name) => !name.startsWith('idmaj.'))).toEqual([]);
    given(await fresh.client.call('accounts.lock', {}));
    // the former passphrase opens nothing any more, as after every recovery
    expect(await fresh.client.call('accounts.unlock', { passphrase: PASSPHRASE })).toMatchObject(refuse('store.WRONG_PASSPHRASE'));
    expect((await fresh.client.call('accounts.unlock', { passphrase: RECOVERY })).ok).toBe(true);
    expect(fresh.bugs).toEqual([]);
  });
  it('with a passphrase that was good then, and the journal goes on from where the backup was', async () => {
    const fresh = elsewhere();
    await restoredIn(fresh, { source: sourceIn(fresh), passphrase: PASSPHRASE });
    expect(await ceremonies(fresh)).toBe(1);
    await fresh.engine.close();
    const { dataKey } = await keysOf(dataOf(fresh));
    const store = given(openStore({ dir: dataOf(fresh), dataKey, clock }));
    expect(store.audit.verify().ok && store.changes.verify().ok).toBe(true);
    expect(store.sql.one`SELECT procedure, outcome FROM audit WHERE seq = ${made.audit.seq + 1}`).toEqual({ procedure: 'backups.restore', outcome: 'done' });
    expect(store.sql.one`SELECT hash FROM audit WHERE seq = ${made.audit.seq}`).toEqual({ hash: made.audit.hash });
    store.close();
  });
  it('with wrong words: refused, and nothing was made', async () => {
    const fresh = elsewhere(), source = sourceIn(fresh);
    expect(codeOfRefusal(await fresh.client.run('backups.restore', { source, passphrase: 'wrong' }))).toBe('store.WRONG_PASSPHRASE');
    expect(codeOfRefusal(await fresh.client.run('backups.restore', { source, recovery: 'abaisser abandon' }))).toBe('accounts.WRONG_RECOVERY');
    expect(codeOfRefusal(await fresh.client.run('backups.restore', { source, recovery: [...words.slice(1), words[0] ?? ''].join(' ') }))).toMatch(/WRONG_RECOVERY$/);
    expect(codeOfRefusal(await fresh.client.run('backups.restore', { source, user: 'Personne', recovery: words.join(' ') }))).toBe('accounts.NO_SUCH_USER');
    expect(codeOfRefusal(await fresh.client.run('backups.restore', { source: '0'.repeat(32), passphrase: PASSPHRASE }))).toBe('app.UNKNOWN_FILE');
    expect(readdirSync(fresh.folder)).toEqual([]);
    expect(given(await fresh.client.call('accounts.state', {}))).toEqual({ state: 'none' });
  });
  it('by a companion: only who may restore does', async () => {
    given(await backed.test.client.run('users.rename', { id: given(await backed.test.client.call('users.list', {})).users[0]?.id ?? '' as never, name: 'Directrice' }));
    given(await backed.test.client.run('users.add', { name: 'Accompagnateur', role: 'companion', passphrase: 'une autre phrase' }));
    made = await backed.make();
    const fresh = elsewhere();
    expect(codeOfRefusal(await fresh.client.run('backups.restore', { source: sourceIn(fresh), user: 'Accompagnateur', passphrase: 'une autre phrase' }))).toBe('backups.MAY_NOT_RESTORE');
    expect(readdirSync(fresh.folder)).toEqual([]);
    expect((await fresh.client.run('backups.restore', { source: sourceIn(fresh), user: 'directrice', passphrase: PASSPHRASE })).ok).toBe(true);
  });
  it('guessing at a backup is counted as at the door, and a right one of another’s making takes nothing back', async () => {
    const fresh = backed.test;
    given(await fresh.client.call('accounts.lock', {}));
    const preview = async (passphrase: string): Promise<string> => codeOfRefusal(await fresh.client.run('backups.preview', { source: sourceIn(fresh), passphrase }));
    for (const wrong of ['a', 'b', 'c', 'd', 'e', 'f', 'g']) { clock.forward(60_000); expect(await preview(wrong)).toBe('store.WRONG_PASSPHRASE'); }
    expect(await preview(PASSPHRASE)).toBe('accounts.TOO_MANY_TRIES');
    expect(codeOfRefusal(await fresh.client.call('accounts.unlock', { passphrase: PASSPHRASE }))).toBe('accounts.TOO_MANY_TRIES');
    clock.forward(60_000);
    given(await fresh.client.run('backups.preview', { source: sourceIn(fresh), passphrase: PASSPHRASE }));
    expect(given(await fresh.client.call('accounts.unlock', { passphrase: PASSPHRASE })).lastSignIn.wrong).toBe(7);
  });
  it('a colleague who left does not put their own backup in the place of the data, nor look into it; elsewhere an old backup opens as it did', async () => {
    const { client } = backed.test, [self] = given(await client.call('users.list', {})).users;
    given(await client.run('users.rename', { id: self?.id ?? '' as never, name: 'Directrice' }));
    const { id } = given(await client.run('users.add', { name: 'Ancien', role: 'administrator', passphrase: 'une autre phrase' }));
    made = await backed.make();
    const by = { source: sourceIn(backed.test), user: 'Ancien', passphrase: 'une autre phrase' };
    given(await client.run('backups.preview', by));
    given(await client.call('users.setRole', { id, role: 'companion' }));
    given(await client.call('accounts.lock', {}));
    expect(codeOfRefusal(await client.run('backups.preview', by))).toBe('backups.MAY_NOT_RESTORE');
    backed.test.session = given(await client.call('accounts.unlock', { user: 'Directrice', passphrase: PASSPHRASE })).session;
    given(await client.run('users.remove', { id }));
    given(await client.call('accounts.lock', {}));
    const before = contents(dataOf(backed.test));
    expect(codeOfRefusal(await client.run('backups.restore', { ...by, replace: true }))).toBe('backups.MAY_NOT_RESTORE');
    expect(contents(dataOf(backed.test))).toEqual(before);
    expect((await elsewhere().client.run('backups.preview', { ...by, source: sourceIn(engines[0]!) })).ok).toBe(true);
  });
  it('an uploaded file does as well as one on a disk', async () => {
    const fresh = elsewhere(), source = fresh.engine.files.put(readFileSync(path.join(backed.stick, made.fileName)));
    given(await fresh.client.run('backups.preview', { source, passphrase: PASSPHRASE }));
    expect((await fresh.client.run('backups.restore', { source, passphrase: PASSPHRASE })).ok).toBe(true);
  });
});

describe('in place of what is there', () => {
  beforeEach(async () => { given(await backed.test.client.call('handover.createCeremony', { ceremony: aCeremony() })); });
  it('says what would be lost, asks, sets it aside, and opens the backup', async () => {
    const source = made.source, wanted = { source, passphrase: PASSPHRASE };
    expect(await ceremonies(backed.test)).toBe(2);
    const seen = given(await backed.test.client.run('backups.preview', wanted));
    expect(seen).toMatchObject({ counts: { ceremonies: 1 }, present: { same: true, counts: { ceremonies: 2 }, apart: false }, erasuresSeen: true });
    expect(seen.present?.since).toBeGreaterThan(0);
    expect(await backed.test.client.run('backups.restore', wanted)).toMatchObject(refuse('backups.DATA_THERE'));
    expect(await ceremonies(backed.test)).toBe(2); // still signed in
    const restored = await restoredIn(backed.test, { ...wanted, replace: true });
    expect(restored).toMatchObject({ warnings: [] });
    expect(restored.setAside).toMatch(/^before-restore-/);
    expect(await ceremonies(backed.test)).toBe(1);
    // what was set aside is a centre like any other
    given(await backed.test.client.call('accounts.lock', {}));
    const aside = path.join(dataOf(backed.test), restored.setAside ?? ''), { dataKey } = await keysOf(aside);
    const store = given(openStore({ dir: aside, dataKey, clock }));
    expect(store.sql.one`SELECT count(*) AS n FROM ceremonies`).toEqual({ n: 2 });
    store.close();
  });
  it('a refused one leaves the session and every byte where they were', async () => {
    writeFileSync(path.join(backed.stick, made.fileName), readFileSync(path.join(backed.stick, made.fileName)).fill(0, 90_000, 90_010));
    expect(await backed.test.client.run('backups.restore', { source: made.source, passphrase: PASSPHRASE, replace: true })).toMatchObject(refuse('backups.ALTERED'));
    expect(await ceremonies(backed.test)).toBe(2);
    expect(readdirSync(dataOf(backed.test)).filter((name) => /restor|part/.test(name))).toEqual([]);
  });
  it('of another centre: is told apart, and set aside too', async () => {
    const other = await backedEngine({ clock }), foreign = await other.make();
    engines.push(other.test);
    const source = backed.test.engine.places.put(path.join(other.stick, foreign.fileName));
    expect(given(await backed.test.client.run('backups.preview', { source, passphrase: PASSPHRASE })).present).toEqual({ same: false, counts: null, lastAt: null, since: null, apart: false });
    const restored = await restoredIn(backed.test, { source, passphrase: PASSPHRASE, replace: true });
    expect([await ceremonies(backed.test), typeof restored.setAside]).toEqual([0, 'string']);
  });
  it('behind a locked screen: nothing', async () => {
    given(await backed.test.client.call('accounts.hold', {}));
    for (const name of ['backups.preview', 'backups.restore'] as const) expect(await backed.test.client.run(name, { source: made.source, passphrase: PASSPHRASE })).toMatchObject(refuse('app.HELD'));
  });
  it('where the database is damaged: that is what backups are for', async () => {
    given(await backed.test.client.call('accounts.lock', {}));
    writeFileSync(path.join(dataOf(backed.test), 'idmaj.db'), Buffer.alloc(90_000, 7));
    expect(given(await backed.test.client.run('backups.preview', { source: made.source, passphrase: PASSPHRASE })).present).toMatchObject({ same: true, counts: null });
    await restoredIn(backed.test, { source: made.source, passphrase: PASSPHRASE, replace: true });
    expect(await ceremonies(backed.test)).toBe(1);
  });
});

describe('with progress, and cancelled', () => {
  /** A helper that reads like the product's, and is asked to stop at a moment of the test's choice. */
  const watching = (seen: (done: number, total: number) => void): Helper => ({
    async run(kind, order, watch) {
      await Promise.resolve();
      return runTask(kind, order, { ...watch, progress(done, total) { seen(done, total); watch.progress(done, total); } });
    },
    close: () => Promise.resolve(),
  });
  it.each(['backups.preview', 'backups.restore'] as const)('%s tells how far it is, and a cancelled one leaves nothing', async (name) => {
    const stop = new AbortController(), told: [number, number][] = [];
    const fresh = testEngine({ clock, helper: watching((done, total) => { told.push([done, total]); stop.abort(); }) });
    engines.push(fresh);
    expect(await fresh.client.run(name, { source: sourceIn(fresh), passphrase: PASSPHRASE }, { signal: stop.signal })).toMatchObject(refuse('app.CANCELLED'));
    const [done = 0, total = 0] = told[0] ?? [];
    expect([done > 0, total >= done]).toEqual([true, true]);
    expect(readdirSync(fresh.folder)).toEqual([]);
    expect(given(await fresh.client.call('accounts.state', {}))).toEqual({ state: 'none' });
  });
  it('cancelled in place of what is there: the session and every file are as they were, and it can be done again', async () => {
    const before = contents(dataOf(backed.test)), stop = new AbortController();
    stop.abort();
    const wanted = { source: made.source, passphrase: PASSPHRASE, replace: true };
    expect(await backed.test.client.run('backups.restore', wanted, { signal: stop.signal })).toMatchObject(refuse('app.CANCELLED'));
    expect(await ceremonies(backed.test)).toBe(1);
    expect(contents(dataOf(backed.test))).toEqual(before);
    expect((await restoredIn(backed.test, wanted)).setAside).toMatch(/^before-restore-/);
  });
  it('says when it cannot be cancelled any more, and then is not', async () => {
    const fresh = elsewhere(), stop = new AbortController();
    let decided = 0;
    const watch = { signal: stop.signal, onDecided: () => { decided += 1; stop.abort(); } };
    expect((await fresh.client.run('backups.restore', { source: sourceIn(fresh), passphrase: PASSPHRASE }, watch)).ok).toBe(true);
    expect(decided).toBe(1);
    expect((await fresh.client.call('accounts.unlock', { passphrase: PASSPHRASE })).ok).toBe(true);
  });
  it('is followed and cancelled by who knows its number, whoever is in; closing the engine ends it', async () => {
    const fresh = elsewhere(), started = await fresh.raw('backups.restore', { source: sourceIn(fresh), passphrase: PASSPHRASE }) as { ok: true; value: { jobId: string } };
    expect(await backed.test.raw('jobs.cancel', started.value)).toMatchObject(refuse('app.UNKNOWN_JOB'));
    expect(await fresh.raw('jobs.wait', { ...started.value, seen: 0, waitMs: 0 }, '0'.repeat(64))).toMatchObject({ ok: true, value: { state: 'running', decided: false } });
    await fresh.engine.close();
    expect(readdirSync(fresh.folder)).toEqual([]);
  });
});

describe('where its own backups go', () => {
  const chosen = async (engine: TestEngine): Promise<string[]> => given(await engine.client.run('backups.list', {})).folders.filter((one) => one.chosen).map((one) => one.folder);
  beforeEach(async () => {
    given(await backed.test.client.call('backups.addFolder', { folder: backed.place(backed.stick) }));
    made = await backed.make();
  });
  it('elsewhere: nowhere, until somebody chooses; a copy restored on trial leaves the centre’s backups alone', async () => {
    const fresh = elsewhere(), before = backed.names();
    await restoredIn(fresh, { source: sourceIn(fresh), passphrase: PASSPHRASE });
    expect(await chosen(fresh)).toEqual([]);
    expect(given(await fresh.client.call('backups.state', {})).automatic).toBe(false);
    given(await fresh.client.call('settings.save', { contact: { phone: '0528000001' } }));
    await fresh.engine.close();
    expect(backed.names()).toEqual(before);
  });
  it('here: where they went', async () => {
    const other = path.join(backed.test.folder, 'other');
    mkdirSync(other);
    given(await backed.test.client.call('backups.addFolder', { folder: backed.place(other) }));
    await restoredIn(backed.test, { source: made.source, passphrase: PASSPHRASE, replace: true });
    expect((await chosen(backed.test)).sort()).toEqual([backed.stick, other].sort());
  });
});

describe('the list of erasures', () => {
  const line = (at: string, digit: string): string => `${at} ${digit.repeat(64)}`;
  it('is gathered from the backup, from newer ones beside it, and from here', async () => {
    const list = path.join(dataOf(backed.test), 'idmaj.erasures');
    writeFileSync(list, `${line('2025-02-21T10:00:00.000Z', 'b')}\n`);
    await backed.make(); // newer, beside it, with one more
    const fresh = elsewhere();
    expect(given(await fresh.client.run('backups.preview', { source: sourceIn(fresh), passphrase: PASSPHRASE })).erasuresSeen).toBe(true);
    const restored = given(await fresh.client.run('backups.restore', { source: sourceIn(fresh), passphrase: PASSPHRASE }));
    expect(restored).toMatchObject({ erasures: { known: 1 }, warnings: [] });
    expect(readFileSync(path.join(dataOf(fresh), 'idmaj.erasures'), 'utf8')).toBe(`${line('2025-02-21T10:00:00.000Z', 'b')}\n`);
  });
  it('erases again whom an older backup brings back, before anybody is in', async () => {
    const { client } = backed.test, { ceremonyId } = given(await client.call('handover.ceremonies', {})).entries[0] ?? { ceremonyId: '' as never };
    const { recipients } = given(await client.call('handover.ceremony', { ceremonyId })), gone = recipients[0], kept = recipients[1];
    if (!gone || !kept) throw new Error('the workbook has people');
    const found = given(await client.call('persons.erasable', { recipientId: gone.recipientId }));
    given(await client.run('persons.erase', { personId: found.personId, reason: 'demande de la personne', confirmation: found.fileNumber }));
    const restored = await restoredIn(backed.test, { source: made.source, passphrase: PASSPHRASE, replace: true });
    expect(restored).toMatchObject({ erasures: { known: 1, replayed: 1 } });
    const hits = given(await client.call('search.find', { text: gone.name.fr }));
    expect(JSON.stringify(hits)).not.toContain(gone.name.fr);
    expect(JSON.stringify(given(await client.call('search.find', { text: kept.name.fr })))).toContain(kept.name.fr);
    expect(given(await client.call('persons.erasures', {})).erasures).toHaveLength(1);
  });
  it('beside it, but made up by somebody without the key: not listened to', async () => {
    const other = await backedEngine({ clock }), foreign = await other.make();
    engines.push(other.test);
    writeFileSync(path.join(backed.stick, 'zz.idmaj-backup'), readFileSync(path.join(other.stick, foreign.fileName)));
    const fresh = elsewhere();
    expect(given(await fresh.client.run('backups.preview', { source: sourceIn(fresh), passphrase: PASSPHRASE })).erasuresSeen).toBe(false);
  });
});

it('the drill restores the newest, checks it, and leaves nothing', async () => {
  await backed.test.import(agadirWorkbook(), true);
  const newest = await backed.make();
  expect(given(await backed.test.client.run('backups.drill', {}))).toMatchObject({ fileName: newest.fileName, counts: { persons: 24 }, auditRows: newest.audit.seq + 1 });
  mkdirSync(path.join(backed.stick, 'x'));
  for (const name of backed.names().filter((one) => one.endsWith('.idmaj-backup'))) writeFileSync(path.join(backed.stick, name), 'x');
  expect(await backed.test.client.run('backups.drill', {})).toMatchObject(refuse('backups.NONE_FOUND'));
});
