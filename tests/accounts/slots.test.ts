import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Id } from '#shared/lib/ids.ts';
import type { Result } from '#shared/lib/result.ts';
import { given, PASSPHRASE, testEngine, type TestEngine } from '#tests/support/engine.ts';

/* The key file is written before a change of accounts is kept, and tidied after it: whatever stops in between, everybody comes in. */
let at: TestEngine;
const keys = (): string => path.join(at.folder, 'data', 'idmaj.keys');
const codeOf = (result: Result<unknown>): string => (result.ok ? 'done' : result.refusal.code);
async function begin(userName: string): Promise<void> {
  at = testEngine();
  at.session = given(await at.client.call('accounts.createCentre', { code: 'AGA', nameAr: 'م', nameFr: 'C', userName, passphrase: PASSPHRASE })).session;
}
/** Makes a change, and leaves the key file as it was in the middle of it: every slot of before and after. */
async function untidied(change: () => Promise<Result<unknown>>): Promise<void> {
  type File = { version: number; ring: { slots: object[] } };
  const { createHash } = await import('node:crypto');
  const before = JSON.parse(readFileSync(keys(), 'utf8')) as File;
  given(await change());
  const file = JSON.parse(readFileSync(keys(), 'utf8')) as File & { databaseHead: string; checksum: string };
  file.ring.slots = [...before.ring.slots, ...file.ring.slots.filter((slot) => !before.ring.slots.some((old) => JSON.stringify(old) === JSON.stringify(slot)))];
  file.checksum = createHash('sha256').update(JSON.stringify([...(file.version === 1 ? [] : [file.version]), file.databaseHead, file.ring])).digest('hex');
  given(await at.client.call('accounts.lock', {}));
  writeFileSync(keys(), JSON.stringify(file));
}
const unlock = async (user: string, passphrase: string): Promise<string> => codeOf(await at.client.call('accounts.unlock', { user, passphrase }));
const idOf = async (name: string): Promise<Id> => given(await at.client.call('users.list', {})).users.find((user) => user.name === name)?.id ?? ('' as Id);
const add = async (name: string): Promise<unknown> => given(await at.client.run('users.add', { name, role: 'companion', passphrase: `phrase de ${name}` }));
afterEach(async () => { expect(at.bugs).toEqual([]); await at.remove(); });

describe('with old slots still in the key file', () => {
  it('the only user, who has no name, opens with the new passphrase', async () => {
    await begin('');
    await untidied(() => at.client.run('accounts.changePassphrase', { passphrase: PASSPHRASE, newPassphrase: 'toute nouvelle' }));
    expect(given(await at.client.call('accounts.state', {}))).toMatchObject({ askName: false });
    expect(await unlock('', PASSPHRASE)).toBe('store.WRONG_PASSPHRASE');
    expect(await unlock('', 'toute nouvelle')).toBe('done');
  });
  it('who got the same passphrase again opens with it', async () => {
    await begin('Amina');
    await add('Brahim');
    const id = await idOf('Brahim');
    await untidied(() => at.client.run('users.resetPassphrase', { id, passphrase: 'phrase de Brahim' }));
    expect(await unlock('Brahim', 'phrase de Brahim')).toBe('done');
  });
});
describe('a new name', () => {
  beforeEach(async () => { await begin('Amina'); await add('Brahim'); });
  it('opens although the disk took no more after it', async () => {
    const id = await idOf('Brahim'), text = readFileSync(keys(), 'utf8');
    await untidied(() => at.client.run('users.rename', { id, name: 'Brahim Aït' }));
    expect(readFileSync(keys(), 'utf8')).not.toBe(text);
    expect(await unlock('Brahim Aït', 'phrase de Brahim')).toBe('done');
  });
  it('is refused in words where the key file is gone, and nothing is changed', async () => {
    const id = await idOf('Brahim'), text = readFileSync(keys(), 'utf8');
    rmSync(keys());
    expect(codeOf(await at.client.run('users.rename', { id, name: 'Autre' }))).toBe('store.KEYS_MISSING');
    expect(codeOf(await at.client.run('users.add', { name: 'Chadia', role: 'auditor', passphrase: 'x' }))).toBe('store.KEYS_MISSING');
    writeFileSync(keys(), text);
    expect(given(await at.client.call('users.list', {})).users.map(({ name }) => name)).toEqual(['Amina', 'Brahim']);
  });
});
