import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { unwrapDataKey } from '#electron/engine/store/keySlots.ts';
import { openStore } from '#electron/engine/store/open.ts';
import { accountRefusal, pinTooPlain, type Account } from '#shared/domain/accounts.ts';
import type { Clock, Id, Instant } from '#shared/lib/ids.ts';
import type { Result } from '#shared/lib/result.ts';
import { given, PASSPHRASE, testEngine, type TestEngine } from '#tests/support/engine.ts';

let now = 0, at: TestEngine;
const clock: Clock = { now: () => new Date(now += 1000).toISOString() as Instant };
beforeEach(async () => {
  now = Date.parse('2025-02-20T09:00:00.000Z');
  at = testEngine({ clock });
  at.session = given(await at.client.call('accounts.createCentre', { code: 'AGA', nameAr: 'م', nameFr: 'C', userName: 'Amina Direction', passphrase: PASSPHRASE })).session;
});
afterEach(() => at.remove());

const codeOf = (result: Result<unknown>): string => (result.ok ? 'done' : result.refusal.code);
const users = async () => given(await at.client.call('users.list', {})).users;
const idOf = async (name: string): Promise<Id> => (await users()).find((user) => user.name === name)?.id ?? ('' as Id);
const add = (name: string, role: 'companion' | 'director' | 'administrator' | 'auditor' = 'companion', passphrase = `${PASSPHRASE} ${name}`) => at.client.run('users.add', { name, role, passphrase });
const lock = async () => { given(await at.client.call('accounts.lock', {})); at.session = null; };
/** Signs in past the waits of wrong passphrases. */
async function unlock(user: string, passphrase: string) {
  now += 100_000;
  const result = await at.client.call('accounts.unlock', { user, passphrase });
  if (result.ok) at.session = result.value.session;
  return result;
}
const keysText = (): string => readFileSync(path.join(at.folder, 'data', 'idmaj.keys'), 'utf8');

describe('users', () => {
  it('each open the data with a passphrase of their own, and say who they are once there are two', async () => {
    expect(given(await at.client.call('accounts.state', {}))).toMatchObject({ state: 'open', user: { name: 'Amina Direction', role: 'director' }, mustChange: false });
    given(await add('Brahim Suivi'));
    await lock();
    expect(given(await at.client.call('accounts.state', {}))).toMatchObject({ state: 'locked', askName: true });
    expect(codeOf(await unlock('', PASSPHRASE))).toBe('store.NAME_NEEDED');
    expect(codeOf(await unlock('Brahim Suivi', PASSPHRASE))).toBe('store.WRONG_PASSPHRASE');
    expect(codeOf(await unlock('Personne', PASSPHRASE))).toBe('store.WRONG_PASSPHRASE');
    // a name as people type it: case and spaces do not matter
    expect(given(await unlock('  brahim   SUIVI ', `${PASSPHRASE} Brahim Suivi`))).toMatchObject({ user: { name: 'Brahim Suivi', role: 'companion' }, mustChange: true, lastSignIn: { at: null, wrong: 2 } });
    await lock();
    expect(given(await unlock('Amina Direction', PASSPHRASE))).toMatchObject({ user: { role: 'director' }, lastSignIn: { wrong: 0 } });
    expect(await users()).toMatchObject([{ name: 'Amina Direction', mustChange: false }, { name: 'Brahim Suivi', mustChange: true, active: true }]);
    for (const name of ['Amina', 'Brahim']) expect(keysText()).not.toContain(name);
  });
  it('write their name as people do: hamza, ta marbuta, accents and hyphens are no other person', async () => {
    given(await add('فاطمة الزهراء أوبلا'));
    given(await add('Saïd Ou-Hmad'));
    expect(codeOf(await add('فاطمه الزهراء اوبلا'))).toBe('users.NAME_TAKEN');
    await lock();
    expect(given(await unlock('فاطمه الزهراء اوبلا', `${PASSPHRASE} فاطمة الزهراء أوبلا`))).toMatchObject({ user: { name: 'فاطمة الزهراء أوبلا' } });
    await lock();
    expect(given(await unlock('said ou hmad', `${PASSPHRASE} Saïd Ou-Hmad`))).toMatchObject({ user: { name: 'Saïd Ou-Hmad' } });
  });
  it('alone need not say a name, and a wrong one does not open', async () => {
    await lock();
    expect(given(await at.client.call('accounts.state', {}))).toMatchObject({ askName: false });
    expect(codeOf(await unlock('Quelqu’un', PASSPHRASE))).toBe('store.WRONG_PASSPHRASE');
    expect(codeOf(await unlock('', PASSPHRASE))).toBe('done');
  });
  it('who are removed open nothing any more, with an old key file neither', async () => {
    given(await add('Brahim'));
    const old = keysText();
    given(await at.client.run('users.remove', { id: await idOf('Brahim') }));
    expect(JSON.parse(keysText()).ring.slots).toHaveLength(1);
    await lock();
    expect(codeOf(await unlock('Brahim', `${PASSPHRASE} Brahim`))).toBe('store.WRONG_PASSPHRASE');
    writeFileSync(path.join(at.folder, 'data', 'idmaj.keys'), old);
    expect(codeOf(await unlock('Brahim', `${PASSPHRASE} Brahim`))).toBe('store.WRONG_PASSPHRASE');
    given(await unlock('Amina Direction', PASSPHRASE));
    // the next who comes in takes the slot out again
    expect(JSON.parse(keysText()).ring.slots).toHaveLength(1);
    expect(await users()).toMatchObject([{ active: true }, { name: 'Brahim', active: false }]);
    given(await add('Brahim'));
  });
  it('change their passphrase: the old one opens nothing, the new one at once', async () => {
    given(await add('Brahim'));
    await lock();
    given(await unlock('Brahim', `${PASSPHRASE} Brahim`));
    expect(codeOf(await at.client.run('accounts.changePassphrase', { passphrase: PASSPHRASE, newPassphrase: 'autre chose' }))).toBe('store.WRONG_PASSPHRASE');
    expect(codeOf(await at.client.run('accounts.changePassphrase', { passphrase: `${PASSPHRASE} Brahim`, newPassphrase: `${PASSPHRASE} Brahim` }))).toBe('accounts.SAME_PASSPHRASE');
    given(await at.client.run('accounts.changePassphrase', { passphrase: `${PASSPHRASE} Brahim`, newPassphrase: 'phrase nouvelle de Brahim' }));
    expect(given(await at.client.call('accounts.state', {}))).toMatchObject({ mustChange: false });
    await lock();
    expect(codeOf(await unlock('Brahim', `${PASSPHRASE} Brahim`))).toBe('store.WRONG_PASSPHRASE');
    given(await unlock('Brahim', 'phrase nouvelle de Brahim'));
    await lock();
    given(await unlock('Amina Direction', PASSPHRASE));
    given(await at.client.run('users.resetPassphrase', { id: await idOf('Brahim'), passphrase: 'oubliée puis redonnée' }));
    await lock();
    expect(given(await unlock('Brahim', 'oubliée puis redonnée'))).toMatchObject({ mustChange: true });
  });
  it('are refused by name: taken, unknown, oneself, the last director, not allowed', async () => {
    given(await add('Brahim'));
    const [amina, brahim] = [await idOf('Amina Direction'), await idOf('Brahim')], nobody = '0192f0c4-0000-7000-8000-000000000009' as Id;
    expect(codeOf(await add('  BRAHIM '))).toBe('users.NAME_TAKEN');
    expect(codeOf(await at.client.run('users.rename', { id: brahim, name: 'amina direction' }))).toBe('users.NAME_TAKEN');
    expect(codeOf(await at.client.run('users.remove', { id: nobody }))).toBe('users.UNKNOWN');
    expect(codeOf(await at.client.run('users.remove', { id: amina }))).toBe('users.YOURSELF');
    expect(codeOf(await at.client.call('users.setRole', { id: amina, role: 'auditor' }))).toBe('users.YOURSELF');
    expect(codeOf(await at.client.run('users.resetPassphrase', { id: amina, passphrase: 'x' }))).toBe('users.YOURSELF');
    given(await at.client.call('users.setRole', { id: brahim, role: 'administrator' }));
    await lock();
    given(await unlock('Brahim', `${PASSPHRASE} Brahim`));
    expect(codeOf(await at.client.run('users.remove', { id: amina }))).toBe('users.LAST_DIRECTOR');
    expect(codeOf(await at.client.call('users.setRole', { id: amina, role: 'companion' }))).toBe('users.LAST_DIRECTOR');
    expect(codeOf(await at.client.call('handover.ceremonies', {}))).toBe('app.NOT_ALLOWED');
    expect(at.bugs).toEqual([]);
  });
  it('get a new name, and sign in by it', async () => {
    given(await add('Brahim'));
    given(await at.client.run('users.rename', { id: await idOf('Brahim'), name: 'Brahim Aït' }));
    await lock();
    expect(codeOf(await unlock('Brahim', `${PASSPHRASE} Brahim`))).toBe('store.WRONG_PASSPHRASE');
    given(await unlock('Brahim Aït', `${PASSPHRASE} Brahim`));
  });
  it('leave their trace, and never a passphrase or its digest', async () => {
    given(await add('Brahim'));
    given(await at.client.call('accounts.setPin', { pin: '2580' }));
    await lock();
    const { dataKey } = given(await unwrapDataKey(path.join(at.folder, 'data'), { kind: 'passphrase', text: PASSPHRASE, user: 'Amina Direction' }));
    const store = given(openStore({ dir: path.join(at.folder, 'data'), dataKey, clock }));
    try {
      const rows = store.sql.all<{ procedure: string; outcome: string }>`SELECT procedure, outcome, detail_digest FROM audit ORDER BY seq`;
      expect(rows.map(({ procedure }) => procedure)).toEqual(['accounts.createCentre', 'users.add', 'accounts.setPin', 'accounts.lock']);
      // what is asked of `setPin` holds nothing but the number: its row tells of an empty input
      const { sha256 } = await import('#electron/policy/digest.ts');
      expect(rows[2]).toMatchObject({ detail_digest: sha256('{"input":{}}') });
      expect(store.audit.verify()).toEqual({ ok: true, rows: 4 });
      expect(store.changes.verify()).toMatchObject({ ok: true });
    } finally { store.close(); }
  });
});

describe('the recovery sheet', () => {
  const sheet = async () => given(await at.client.run('accounts.recoverySheet', {}));
  it('opens with its words alone, and gives a new passphrase', async () => {
    const { words, file, fileName } = await sheet();
    expect(words).toHaveLength(12);
    expect(fileName).toBe('idmaj-AGA-recovery.pdf');
    expect(Buffer.from(given(at.engine.files.take(file)).subarray(0, 4)).toString()).toBe('%PDF');
    given(await add('Brahim'));
    await lock();
    const recover = (recovery: string, user = '') => { now += 100_000; return at.client.call('accounts.recover', { recovery, user, newPassphrase: 'toute nouvelle phrase' }); };
    expect(codeOf(await recover([...words].reverse().join(' ')))).toBe('accounts.WRONG_RECOVERY');
    expect(codeOf(await recover('abandon '.repeat(12)))).toBe('accounts.WRONG_RECOVERY');
    expect(codeOf(await recover(words.join(' '), 'Personne'))).toBe('accounts.NO_SUCH_USER');
    // as somebody types it: capitals, numbers, the first four letters
    const opened = given(await recover(words.map((word, i) => `${i + 1}. ${i % 2 ? word.toUpperCase() : word.slice(0, 4)}`).join('\u00a0 ')));
    expect(opened).toMatchObject({ user: { name: 'Amina Direction' }, mustChange: false });
    at.session = opened.session;
    await lock();
    expect(codeOf(await unlock('Amina Direction', PASSPHRASE))).toBe('store.WRONG_PASSPHRASE');
    given(await unlock('Amina Direction', 'toute nouvelle phrase'));
    await lock();
    at.session = given(await recover(words.join(' '), 'brahim')).session;
    await lock();
    given(await unlock('Brahim', 'toute nouvelle phrase'));
  });
  it('that a newer one replaces opens nothing', async () => {
    const old = await sheet(), fresh = await sheet();
    given(await at.client.call('accounts.recoverySheetShown', { sheet: fresh.sheet }));
    expect(codeOf(await at.client.call('accounts.recoverySheetShown', { sheet: old.sheet }))).toBe('accounts.SHEET_GONE');
    await lock();
    expect(codeOf(await at.client.call('accounts.recover', { recovery: old.words.join(' '), newPassphrase: 'x' }))).toBe('accounts.WRONG_RECOVERY');
    given(await at.client.call('accounts.recover', { recovery: fresh.words.join(' '), newPassphrase: 'x' }));
  });
  it('that nobody saw yet leaves the former one as it was, over and over; seen, it stands alone', async () => {
    const opens = async ({ words }: { readonly words: readonly string[] }): Promise<boolean> => {
      now += 100_000;
      await lock();
      const opened = await at.client.call('accounts.recover', { recovery: words.join(' '), newPassphrase: 'une phrase de plus' });
      if (opened.ok) at.session = opened.value.session;
      else at.session = given(await unlock('Amina Direction', 'une phrase de plus')).session;
      return opened.ok;
    };
    const told = async () => given(await at.client.call('users.list', {})).recoverySheetAt;
    const drawer = await sheet();
    // nobody can open anything with words that nobody saw
    expect(await told()).toBeNull();
    given(await at.client.call('accounts.recoverySheetShown', { sheet: drawer.sheet }));
    const since = await told();
    expect(since).not.toBeNull();
    expect(await opens(drawer)).toBe(true);
    // the program ended before these were on a screen
    const unseen = await sheet(), seen = await sheet();
    expect(await told()).toBe(since);
    expect([await opens(drawer), await opens(unseen), await opens(seen)]).toEqual([true, false, true]);
    given(await at.client.call('accounts.recoverySheetShown', { sheet: seen.sheet }));
    expect([await opens(drawer), await opens(seen)]).toEqual([false, true]);
  });
  it('is waited for like a passphrase', async () => {
    const { words } = await sheet();
    await lock();
    const other = given(await (async () => { const again = testEngine({ clock }); await again.create(); const made = await again.client.run('accounts.recoverySheet', {}); await again.remove(); return made; })());
    const wrong = async (recovery: readonly string[]) => codeOf(await at.client.call('accounts.recover', { recovery: recovery.join(' '), newPassphrase: 'x' }));
    for (let i = 0; i < 8; i += 1) await wrong(other.words);
    expect(await wrong(words)).toBe('accounts.TOO_MANY_TRIES');
  });
});

describe('the screen’s lock', () => {
  const state = async () => given(await at.client.call('accounts.state', {}));
  const resume = (by: { pin: string } | { passphrase: string }) => at.client.call('accounts.resume', by);
  it('lets nothing through, and gives the same session back for the number', async () => {
    given(await at.client.call('accounts.setPin', { pin: '2580' }));
    given(await at.client.call('drafts.save', { key: 'k', content: '{"typed":"text"}' }));
    given(await at.client.call('accounts.hold', {}));
    expect(await state()).toMatchObject({ state: 'held', pin: true, user: { name: 'Amina Direction' } });
    expect(codeOf(await at.client.call('handover.ceremonies', {}))).toBe('app.HELD');
    expect(codeOf(await at.client.call('accounts.setPin', { pin: null }))).toBe('app.HELD');
    expect(codeOf(await resume({ pin: '1379' }))).toBe('accounts.WRONG_PIN');
    expect(given(await resume({ pin: '2580' }))).toMatchObject({ session: at.session });
    expect(given(await at.client.call('drafts.load', { key: 'k' }))).toMatchObject({ content: '{"typed":"text"}' });
  });
  it('asks for the passphrase after five wrong numbers, and forgets the number', async () => {
    given(await at.client.call('accounts.setPin', { pin: '2580' }));
    given(await at.client.call('accounts.hold', {}));
    const codes = [];
    for (const pin of ['0001', '0002', '0003', '0004', '0005']) codes.push(codeOf(await resume({ pin })));
    expect(codes).toEqual([...Array.from({ length: 4 }, () => 'accounts.WRONG_PIN'), 'accounts.PIN_SPENT']);
    expect(codeOf(await resume({ pin: '2580' }))).toBe('accounts.NO_PIN');
    expect(await state()).toMatchObject({ state: 'held', pin: false });
    expect(codeOf(await resume({ passphrase: 'fausse' }))).toBe('store.WRONG_PASSPHRASE');
    given(await resume({ passphrase: PASSPHRASE }));
    expect(await state()).toMatchObject({ state: 'open' });
  });
  it('veils what a job came to until the screen is open again', async () => {
    const { jobId } = given(await at.raw('accounts.recoverySheet', {})) as { jobId: string };
    const wait = async (waitMs: number) => given(await at.raw('jobs.wait', { jobId, seen: 0, waitMs })) as { state: string; result?: { words: string[] } };
    const pending = wait(1_000);
    given(await at.client.call('accounts.hold', {}));
    for (const told of [await pending, await wait(0), await wait(20)]) expect(told).toEqual({ state: 'running', seen: 0, done: 0, total: 0, decided: false });
    given(await resume({ passphrase: PASSPHRASE }));
    let told = await wait(5_000);
    while (told.state === 'running') told = await wait(5_000);
    expect(told.result?.words).toHaveLength(12);
  });
  it('is not opened by somebody else’s passphrase', async () => {
    given(await add('Brahim'));
    given(await at.client.call('accounts.hold', {}));
    expect(codeOf(await resume({ passphrase: `${PASSPHRASE} Brahim` }))).toBe('store.WRONG_PASSPHRASE');
  });
  it('ends with the session', async () => {
    given(await at.client.call('accounts.setPin', { pin: '2580' }));
    given(await at.client.call('accounts.hold', {}));
    await lock();
    expect(codeOf(await resume({ pin: '2580' }))).toBe('app.NO_SESSION');
    expect(given(await unlock('', PASSPHRASE))).toMatchObject({ pin: false });
  });
  it.each([['1234', true], ['4321', true], ['0000', true], ['2580', false], ['1357', false], ['11112', false]])('takes %s for plain: %s', (pin, plain) => { expect(pinTooPlain(pin)).toBe(plain); });
  it.each(['123', '123456789', '12a4', '١٢٣٤', ''])('refuses “%s” as a number', async (pin) => { expect(codeOf(await at.client.call('accounts.setPin', { pin }))).toBe('accounts.PIN_FORM'); });
});

describe('rights of accounts', () => {
  const id = (n: number): Id => `0192f0c4-0000-7000-8000-00000000000${n}` as Id;
  const two: readonly Account[] = [{ id: id(1), role: 'director', active: true }, { id: id(2), role: 'administrator', active: true }, { id: id(3), role: 'director', active: false }];
  it.each([
    [1, null, 2, 'users.LAST_DIRECTOR'], [1, 'auditor', 2, 'users.LAST_DIRECTOR'], [1, 'director', 2, null], [2, null, 1, null], [2, null, 2, 'users.YOURSELF'], [3, null, 1, 'users.UNKNOWN'], [9, null, 1, 'users.UNKNOWN'],
  ] as const)('account %i to %s by %i: %s', (whose, next, by, refusal) => { expect(accountRefusal(two, id(whose), next, id(by))).toBe(refusal); });
});
