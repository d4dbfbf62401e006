import { cpSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { createEngine, type Engine } from '#electron/engine/engine.ts';
import { createClient } from '#shared/contract/client.ts';
import { ids } from '#shared/lib/ids.ts';
import { ok } from '#shared/lib/result.ts';
import { given, inPlaceHelper, inPlacePrinter, steadyClock } from '#tests/support/engine.ts';
import { codeOfRefusal, createTestCentre, insertPerson, PASSPHRASE, temporaryFolder } from '#tests/support/store.ts';

let folder = temporaryFolder();
afterEach(() => { folder.remove(); folder = temporaryFolder(); });
const moved = (): string => path.join(folder.dir, 'elsewhere');

it.each([
  ['deleted', (dir: string) => { rmSync(dir, { recursive: true }); }],
  ['moved away', (dir: string) => { renameSync(dir, moved()); }],
  ['replaced by a copy', (dir: string) => { renameSync(dir, moved()); cpSync(moved(), dir, { recursive: true }); }],
  ['an empty folder again', (dir: string) => { rmSync(dir, { recursive: true }); mkdirSync(dir); }],
])('a data folder that was %s while it was open takes nothing more, and says so', async (_, lose) => {
  if (process.platform === 'win32') return; // Windows deletes and moves no open file
  const dir = path.join(folder.dir, 'data');
  const { store } = await createTestCentre(dir);
  const write = (): string => codeOfRefusal(store.transaction(() => ok(insertPerson(store, '1-2026-1'))));
  expect(store.gone()).toBe(null);
  lose(dir);
  expect([write(), codeOfRefusal(store.gone() ?? ok(null))]).toEqual(['store.FOLDER_GONE', 'store.FOLDER_GONE']);
  expect(store.sql.all`SELECT * FROM persons`).toEqual([]);
  store.close();
});

it('is told on the next call, whatever it asks', async () => {
  const dir = path.join(folder.dir, 'data'), clock = steadyClock();
  (await createTestCentre(dir)).store.close();
  const engine: Engine = createEngine({ folder: dir, clock, ids: ids(clock), printer: inPlacePrinter(), helper: inPlaceHelper(), onBug: (_incident, error) => { throw error; } });
  let session: string | null = null;
  const client = createClient((call) => engine.call(call), () => session);
  session = given(await client.call('accounts.unlock', { passphrase: PASSPHRASE })).session;
  expect((await client.call('handover.ceremonies', {})).ok).toBe(true);
  renameSync(dir, moved());
  expect(await client.call('handover.ceremonies', {})).toEqual({ ok: false, refusal: { code: 'store.FOLDER_GONE', params: { folder: dir } } });
  // put back in its place, all goes on
  renameSync(moved(), dir);
  expect((await client.call('handover.ceremonies', {})).ok).toBe(true);
  await engine.close();
});
