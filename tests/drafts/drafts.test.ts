import { afterEach, beforeEach, expect, it } from 'vitest';
import path from 'node:path';
import { openStore } from '#electron/engine/store/open.ts';
import { unwrapDataKey } from '#electron/engine/store/keySlots.ts';
import { given, PASSPHRASE, steadyClock, testEngine, type TestEngine } from '#tests/support/engine.ts';

let at: TestEngine;
beforeEach(async () => { at = testEngine(); await at.create(); });
afterEach(() => at.remove());
const save = (key: string, content: string, after: string | null = null) => at.client.call('drafts.save', { key, content, after });
const load = async (key: string) => given(await at.client.call('drafts.load', { key }));

it('an unfinished form outlives a lock, is written over and dropped, and leaves no trace in the journal', async () => {
  expect(await load('ceremony/new')).toBeNull();
  const { savedAt } = given(await save('ceremony/new', '{"title":"حفل"}'));
  given(await save('ceremony/new', '{"title":"حفل أكادير"}', savedAt));
  given(await at.client.call('accounts.lock', {}));
  at.session = given(await at.client.call('accounts.unlock', { passphrase: PASSPHRASE })).session;
  expect(await load('ceremony/new')).toMatchObject({ content: '{"title":"حفل أكادير"}' });
  given(await save('b', '1'));
  expect(given(await at.client.call('drafts.list', {})).map(({ key }) => key)).toEqual(['b', 'ceremony/new']);
  given(await at.client.call('drafts.drop', { key: 'ceremony/new' }));
  expect(await load('ceremony/new')).toBeNull();
  await at.engine.close();
  const dir = path.join(at.folder, 'data'), { dataKey } = given(await unwrapDataKey(dir, PASSPHRASE)), store = given(openStore({ dir, dataKey, clock: steadyClock() }));
  try { expect(store.sql.all<{ procedure: string }>`SELECT procedure FROM audit ORDER BY seq`.map(({ procedure }) => procedure)).toEqual(['accounts.createCentre', 'accounts.lock', 'accounts.unlock']); } finally { store.close(); }
});
it.each([['{', 'app.INVALID_INPUT'], [`"${'x'.repeat(65_536)}"`, 'app.INPUT_TOO_LARGE'], ['', 'app.INVALID_INPUT']])('refuses %.10s', async (content, code) => {
  expect(await save('k', content)).toMatchObject({ ok: false, refusal: { code } });
});
it('lets the oldest go when there are too many', async () => {
  for (let i = 0; i < 103; i++) given(await save(`k${i}`, '{}'));
  const keys = given(await at.client.call('drafts.list', {})).map(({ key }) => key);
  expect([keys.length, keys[0], keys.at(-1)]).toEqual([100, 'k102', 'k3']);
});
it('what another window kept since is neither written over nor dropped', async () => {
  const first = given(await save('k', '1')), second = given(await save('k', '2', first.savedAt));
  expect(await save('k', '3', first.savedAt)).toMatchObject({ ok: false, refusal: { code: 'app.KEPT_ELSEWHERE' } });
  expect(await save('k', '3')).toMatchObject({ ok: false, refusal: { code: 'app.KEPT_ELSEWHERE' } });
  given(await at.client.call('drafts.drop', { key: 'k', after: first.savedAt }));
  expect(await load('k')).toEqual({ content: '2', savedAt: second.savedAt });
  given(await at.client.call('drafts.drop', { key: 'k', after: second.savedAt }));
  expect(await load('k')).toBeNull();
  // what is gone may be kept again, whatever this window knew
  given(await save('k', '4', second.savedAt));
});
