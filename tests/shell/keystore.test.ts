import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createKeystore } from '#electron/shell/keystore.ts';
import { ok, refuse, type Result } from '#shared/lib/result.ts';
import { given, PASSPHRASE, testEngine } from '#tests/support/engine.ts';
import { temporaryFolder } from '#tests/support/store.ts';
import { safeStorage } from '../doubles/electron.ts';

/* The operating system's keystore as a way in, over the double of `electron` and a real engine. */
let folder: ReturnType<typeof temporaryFolder>, file = '';
beforeEach(() => { folder = temporaryFolder(); file = path.join(folder.dir, 'keystore'); Object.assign(safeStorage, { available: true, backend: 'gnome_libsecret' }); });
afterEach(() => { folder.remove(); });
const SECRET = 'ab'.repeat(32);
const engine = (opened: Result<true> = ok(true)) => ({
  keystoreKeep: () => Promise.resolve(ok({ secret: SECRET, user: 'Amina' })), keystoreForget: () => Promise.resolve(ok({})), keystoreOpen: () => Promise.resolve(opened),
});

describe('the keystore of the operating system', () => {
  it('keeps, opens and forgets; the file holds nothing in clear', async () => {
    const keystore = createKeystore({ file, engine: engine(), platform: 'win32' });
    expect(await keystore('state')).toEqual(ok('off'));
    expect(await keystore('open')).toEqual(refuse('shell.KEYSTORE_EMPTY'));
    expect(await keystore('keep')).toEqual(ok('on'));
    expect(readFileSync(file, 'utf8')).not.toMatch(/abab|Amina/);
    expect(await keystore('open')).toEqual(ok('on'));
    expect(await keystore('forget')).toEqual(ok('off'));
    expect(existsSync(file)).toBe(false);
  });
  it.each([['linux', 'basic_text', 'unavailable'], ['linux', 'kwallet6', 'off'], ['win32', 'basic_text', 'off']] as const)('on %s with %s it is %s', async (platform, backend, state) => {
    safeStorage.backend = backend;
    const keystore = createKeystore({ file, engine: engine(), platform });
    expect(await keystore('state')).toEqual(ok(state));
    if (state === 'unavailable') { expect(await keystore('keep')).toEqual(ok(state)); expect(existsSync(file)).toBe(false); }
  });
  it('is none where the system says so', async () => {
    safeStorage.available = false;
    expect(await createKeystore({ file, engine: engine(), platform: 'win32' })('keep')).toEqual(ok('unavailable'));
  });
  it('forgets a secret that opens nothing any more, and keeps one that waits', async () => {
    given(await createKeystore({ file, engine: engine(), platform: 'win32' })('keep'));
    expect(await createKeystore({ file, engine: engine(refuse('accounts.TOO_MANY_TRIES', { seconds: 3 })), platform: 'win32' })('open')).toEqual(refuse('accounts.TOO_MANY_TRIES', { seconds: 3 }));
    expect(existsSync(file)).toBe(true);
    expect(await createKeystore({ file, engine: engine(refuse('store.WRONG_PASSPHRASE')), platform: 'win32' })('open')).toEqual(refuse('shell.KEYSTORE_EMPTY'));
    expect(existsSync(file)).toBe(false);
  });
  it('takes a file of another computer for none', async () => {
    writeFileSync(file, 'copied');
    expect(await createKeystore({ file, engine: engine(), platform: 'win32' })('state')).toEqual(ok('off'));
  });
  it('opens a real centre by the kept secret, until the passphrase changes', async () => {
    const at = testEngine();
    try {
      at.session = given(await at.client.call('accounts.createCentre', { code: 'AGA', nameAr: 'م', nameFr: 'C', userName: 'Amina', passphrase: PASSPHRASE })).session;
      const kept = given(await at.client.run('accounts.keystoreKeep', {}));
      given(await at.client.call('accounts.lock', {}));
      at.session = given(await at.client.call('accounts.keystoreOpen', kept)).session;
      given(await at.client.run('accounts.changePassphrase', { passphrase: PASSPHRASE, newPassphrase: 'une autre phrase longue' }));
      given(await at.client.call('accounts.lock', {}));
      expect(await at.client.call('accounts.keystoreOpen', kept)).toMatchObject({ ok: false, refusal: { code: 'store.WRONG_PASSPHRASE' } });
    } finally { await at.remove(); }
  });
});
