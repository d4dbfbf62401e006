import { existsSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connect } from '#electron/engine/store/connect.ts';
import { FILES } from '#electron/engine/store/files.ts';
import { clockDoubt, secondsLeft, waitAfter } from '#shared/domain/accounts.ts';
import type { Clock, Instant } from '#shared/lib/ids.ts';
import { keysOf } from '#tests/support/backups.ts';
import { agadirWorkbook, given, inPlacePrinter, PASSPHRASE, testEngine, type TestEngine } from '#tests/support/engine.ts';

/** A clock that stands until it is moved. */
let now = Date.parse('2025-02-20T09:00:00.000Z');
const clock: Clock = { now: () => new Date(now).toISOString() as Instant };
let at: TestEngine;
beforeEach(() => { now = Date.parse('2025-02-20T09:00:00.000Z'); at = testEngine({ clock }); });
afterEach(() => at.remove());
const state = async () => given(await at.client.call('accounts.state', {}));
const unlock = async (passphrase = PASSPHRASE) => {
  const result = await at.client.call('accounts.unlock', { passphrase });
  if (result.ok) at.session = result.value.session;
  return result;
};
const code = async (passphrase?: string) => { const result = await unlock(passphrase); return result.ok ? 'open' : `${result.refusal.code} ${result.refusal.params?.['seconds'] ?? ''}`.trim(); };
/** The same folder, opened by a start of its own. */
const again = (folder = at.folder): TestEngine => testEngine({ folder, clock });

describe('where the centre stands', () => {
  it('none, open, locked, open: nothing personal while it is locked', async () => {
    expect(await state()).toEqual({ state: 'none' });
    await at.create();
    expect(await state()).toMatchObject({ state: 'open', user: { role: 'director' }, centre: { code: 'AGA' }, warnings: [] });
    given(await at.client.call('accounts.lock', {}));
    expect(await state()).toEqual({ state: 'locked', waitSeconds: 0, askName: false });
    expect(await at.client.call('handover.ceremonies', {})).toMatchObject({ ok: false, refusal: { code: 'app.NO_SESSION' } });
    expect(given(await at.client.call('accounts.lock', {}))).toEqual({});
    given(await unlock());
    expect(await state()).toMatchObject({ state: 'open' });
  });
  it('is made together with its row of the journal, even where the way in that follows is cut off', async () => {
    await at.remove();
    const folder = mkdtempSync(path.join(os.tmpdir(), 'idmaj-')), data = path.join(folder, 'data'), stops: Clock = { now() { if (existsSync(path.join(data, FILES.keys))) throw new Error('cut off'); return clock.now(); } };
    at = testEngine({ folder, clock: stops });
    expect((await at.client.call('accounts.createCentre', { code: 'AGA', nameAr: 'م', nameFr: 'C', userName: 'Amina', passphrase: PASSPHRASE })).ok).toBe(false);
    const { dataKey } = await keysOf(data), db = connect(path.join(data, FILES.database), dataKey);
    expect(db.prepare('SELECT procedure, outcome FROM audit').all()).toEqual([{ procedure: 'accounts.createCentre', outcome: 'done' }]);
    db.close();
  });
  it('tells the problems that show without a key, and touches nothing', async () => {
    await at.create();
    const other = again(), data = path.join(at.folder, 'data'), problem = async (engine = at) => given(await engine.client.call('accounts.state', {}));
    expect(await problem(other)).toMatchObject({ state: 'problem', refusal: { code: 'store.FOLDER_IN_USE' } });
    given(await at.client.call('accounts.lock', {}));
    expect(await problem(other)).toMatchObject({ state: 'locked' });
    const [database, keys] = [path.join(data, 'idmaj.db'), path.join(data, 'idmaj.keys')];
    renameSync(database, `${database}.away`);
    expect(await problem()).toMatchObject({ state: 'problem', refusal: { code: 'store.DATABASE_MISSING' } });
    writeFileSync(database, 'SQLite format 3\0');
    expect(await problem()).toMatchObject({ refusal: { code: 'store.FOREIGN_FILE' } });
    writeFileSync(database, 'x');
    expect(await problem()).toMatchObject({ refusal: { code: 'store.DAMAGED' } });
    rmSync(database);
    renameSync(`${database}.away`, database);
    renameSync(keys, `${keys}.away`);
    expect(await problem()).toMatchObject({ refusal: { code: 'store.KEYS_MISSING' } });
    writeFileSync(keys, '{"format":"idmaj-keys","version":99}');
    expect(await problem()).toMatchObject({ refusal: { code: 'store.KEYS_NEWER' } });
    writeFileSync(keys, '{');
    expect(await problem()).toMatchObject({ refusal: { code: 'store.KEYS_DAMAGED' } });
    rmSync(keys);
    renameSync(`${keys}.away`, keys);
    given(await unlock());
  });
  it('tells that the folder vanished while it was open', async () => {
    await at.create();
    rmSync(path.join(at.folder, 'data'), { recursive: true });
    expect(await state()).toMatchObject({ state: 'problem', refusal: { code: 'store.DATABASE_MISSING' } });
  });
  it('locks while papers are printed: the job is cancelled, what was archived stays', async () => {
    await at.remove();
    const real = inPlacePrinter();
    let printed = 0;
    at = testEngine({ clock, printer: { ...real, print: async (job) => { printed += 1; if (printed === 3) void at.client.call('accounts.lock', {}); return real.print(job); } } });
    await at.create();
    const result = await at.import(agadirWorkbook());
    if ('errors' in result) throw new Error('refused');
    const { ceremonyId } = result;
    given(await at.client.call('handover.issue', { ceremonyId }));
    expect(await at.client.run('handover.print', { ceremonyId, language: 'ar', kinds: ['certificate'] })).toMatchObject({ ok: false });
    given(await at.client.call('accounts.lock', {}));
    given(await unlock());
    expect(given(await at.client.call('papers.archive', {})).entries.length).toBeGreaterThan(0);
    expect(printed).toBeLessThan(10);
    expect(at.bugs).toEqual([]);
  });
});

describe('files that were made', () => {
  it('wait behind a locked screen, and are gone with the session', async () => {
    await at.create();
    const { file } = given(await at.client.call('exchange.ceremonyTemplate', {}) as never) as { file: string };
    given(await at.client.call('accounts.hold', {}));
    expect(at.engine.take(file)).toMatchObject({ ok: false, refusal: { code: 'app.HELD' } });
    given(await at.client.call('accounts.resume', { passphrase: PASSPHRASE }));
    const other = at.engine.files.put(Buffer.from('x'));
    expect(at.engine.take(file).ok).toBe(true);
    given(await at.client.call('accounts.lock', {}));
    expect(at.engine.take(other)).toMatchObject({ ok: false, refusal: { code: 'app.UNKNOWN_FILE' } });
  });
});

describe('wrong passphrases', () => {
  it('wait longer and longer, a right one too, also after a new start; time or the right one ends it', async () => {
    await at.create();
    given(await at.client.call('accounts.lock', {}));
    const wrong = 'store.WRONG_PASSPHRASE', wait = 'accounts.WRONG_PASSPHRASE_WAIT', blocked = 'accounts.TOO_MANY_TRIES';
    expect([await code('a'), await code('b'), await code('c'), await code('d')]).toEqual([wrong, wrong, `${wait} 1`, `${blocked} 1`]);
    expect(await code()).toBe(`${blocked} 1`);
    now += 1000;
    expect(await code('e')).toBe(`${wait} 2`);
    await at.engine.close();
    const next = again();
    expect(given(await next.client.call('accounts.state', {}))).toEqual({ state: 'locked', waitSeconds: 2, askName: false });
    expect(await next.client.call('accounts.unlock', { passphrase: PASSPHRASE })).toMatchObject({ refusal: { code: blocked, params: { seconds: 2 } } });
    // a clock put back does not make it longer
    now -= 3_600_000;
    expect(given(await next.client.call('accounts.state', {}))).toEqual({ state: 'locked', waitSeconds: 2, askName: false });
    now += 3_602_000;
    given(await next.client.call('accounts.unlock', { passphrase: PASSPHRASE }));
    expect(existsSync(path.join(at.folder, 'data', 'idmaj.tries'))).toBe(false);
    await next.engine.close();
  });
  it('are not looked at side by side', async () => {
    await at.create();
    given(await at.client.call('accounts.lock', {}));
    const codes = await Promise.all(['a', 'b', 'c', 'd', 'e', PASSPHRASE].map((passphrase) => code(passphrase)));
    expect(codes.slice(3)).toEqual(Array.from({ length: 3 }, () => 'accounts.TOO_MANY_TRIES 1'));
  });
  it('of a clock that ran ahead and was put right are not waited for until then', async () => {
    await at.create();
    given(await at.client.call('accounts.lock', {}));
    now += 365 * 86_400_000;
    for (const wrong of ['a', 'b', 'c']) await code(wrong);
    now -= 365 * 86_400_000;
    expect(await code()).toBe('accounts.TOO_MANY_TRIES 1');
    now += 1000;
    expect(await code()).toBe('open');
  });
  it('on a locked screen stand in the journal once the right one came', async () => {
    await at.create();
    given(await at.client.call('accounts.hold', {}));
    for (const passphrase of ['a', 'b']) expect((await at.client.call('accounts.resume', { passphrase })).ok).toBe(false);
    given(await at.client.call('accounts.resume', { passphrase: PASSPHRASE }));
    expect(given(await at.client.call('audit.list', { what: 'accounts.resume' })).entries.map(({ outcome }) => outcome)).toEqual(['done', 'store.WRONG_PASSPHRASE']);
  });
  it('of a file that is no count begin anew', async () => {
    await at.create();
    given(await at.client.call('accounts.lock', {}));
    writeFileSync(path.join(at.folder, 'data', 'idmaj.tries'), '{"wrong":"many"}');
    expect(await code()).toBe('open');
  });
  it.each([[0, 0], [2, 0], [3, 1], [4, 2], [8, 32], [9, 60], [1000, 60]])('%i of them cost %i s', (wrong, seconds) => { expect(waitAfter(wrong)).toBe(seconds); });
  it('of the future are waited for no longer than their wait', () => { expect(secondsLeft({ wrong: 5, lastAt: 1e15 }, 0)).toBe(4); });
});

describe('a clock that is off', () => {
  it('is told at the gate', async () => {
    await at.create();
    given(await at.client.call('accounts.lock', {}));
    now -= 365 * 86_400_000;
    expect(given(await unlock()).warnings).toEqual([{ code: 'accounts.CLOCK_BEHIND', params: { now: '21/02/2024', last: '20/02/2025' } }]);
    expect(await state()).toMatchObject({ warnings: [{ code: 'accounts.CLOCK_BEHIND' }] });
  });
  it.each([
    ['2025-03-01', '2025-02-28', null], ['2025-02-27', '2025-02-28', 'accounts.CLOCK_BEHIND'], ['2024-12-31', null, 'accounts.CLOCK_BEHIND'], ['2026-02-28', '2025-02-28', 'accounts.CLOCK_AHEAD'], ['2025-06-28', '2025-02-28', null], ['2025-03-01', null, null],
  ])('at %s after %s: %s', (today, last, doubt) => { expect(clockDoubt(`${today}T10:00:00.000Z`, last && `${last}T10:00:00.000Z`)).toBe(doubt); });
  it.each([[-300_000, null], [-300_001, 'accounts.CLOCK_BEHIND'], [180 * 86_400_000, null], [180 * 86_400_000 + 1, 'accounts.CLOCK_AHEAD']])('%i ms after the last row: %s', (passed, doubt) => {
    const last = '2025-06-01T10:00:00.000Z';
    expect(clockDoubt(new Date(Date.parse(last) + passed).toISOString(), last)).toBe(doubt);
  });
});
