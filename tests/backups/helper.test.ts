import { readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startHelper } from '#electron/engine/helperClient.ts';
import { backedEngine, type Backed } from '#tests/support/backups.ts';
import { agadirWorkbook, given } from '#tests/support/engine.ts';

/* The helper as it runs in the product: in a thread of its own, here from its source. */
const script = pathToFileURL(path.resolve(import.meta.dirname, '../../electron/engine/helperWorker.ts'));
let backed: Backed;
beforeEach(async () => {
  backed = await backedEngine({ helper: startHelper(script) });
  await backed.test.import(agadirWorkbook());
});
afterEach(() => backed.test.remove());

test('the engine answers while a backup is made', async () => {
  const started = given(await backed.test.raw('backups.make', { to: backed.place(backed.stick) }) as { ok: true; value: { jobId: string } });
  let answered = 0;
  for (let state = 'running', seen = 0; state === 'running';) {
    expect((await backed.test.raw('handover.ceremonies', {})).ok).toBe(true);
    answered += 1;
    const told = given(await backed.test.client.call('jobs.wait', { jobId: started.jobId as never, seen, waitMs: 20 }));
    ({ state, seen } = told);
  }
  expect(answered).toBeGreaterThan(1);
  expect(backed.names()).toHaveLength(1);
  expect(given(await backed.test.client.run('backups.verify', { source: given(await backed.test.client.run('backups.list', {})).backups[0]?.source ?? '' })).verdict).toBe('good');
});
test('a cancelled one leaves nothing, anywhere', async () => {
  const stop = new AbortController();
  stop.abort();
  expect(await backed.test.client.run('backups.make', { to: backed.place(backed.stick) }, { signal: stop.signal })).toMatchObject({ ok: false, refusal: { code: 'app.CANCELLED' } });
  expect(backed.names()).toEqual([]);
  expect(readdirSync(path.join(backed.test.folder, 'data')).filter((name) => name.includes('.part'))).toEqual([]);
});
