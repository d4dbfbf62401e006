import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { startEngine, type RunningEngine } from '#electron/engine/client.ts';
import { openDemonstration, opener } from '#electron/hosts/demonstration.ts';
import { keepEngine } from '#electron/hosts/engineHost.ts';
import { startLoopback } from '#electron/hosts/loopback/loopback.ts';
import { readAssets, serveAsset } from '#electron/policy/assets.ts';
import { present } from '#shared/lib/assert.ts';
import { workFolder } from '#tests/support/cli.ts';
import { demonstrationIn } from '#tests/support/demonstration.ts';
import { given } from '#tests/support/engine.ts';
import { enter } from './requests.ts';

const folder = workFolder();
afterAll(() => { folder.remove(); });
const worker = pathToFileURL(path.resolve(import.meta.dirname, '../../dist/electron/engineWorker.js'));
const STOPPED = { ok: false, refusal: { code: 'app.ENGINE_STOPPED' } };

it('an engine that is killed in the middle of work is started again; what was stored is there, what was under way is not', async () => {
  await demonstrationIn(folder.at('data'));
  const engines: RunningEngine[] = [];
  const start = (): RunningEngine => { const engine = startEngine({ folder: folder.at('data'), warmPrinter: null }, worker); engines.push(engine); return engine; };
  const host = keepEngine({ start });
  given(await openDemonstration(opener(host)));
  const first = present(engines[0], 'the one that has the demonstration open');
  const loopback = await startLoopback({ engine: host, page: (at) => serveAsset(readAssets('["index.html"]'), at, 'n', () => new Uint8Array()) });
  const page = await enter(loopback.url);
  const call = async (name: string, input: unknown = {}): Promise<unknown> => JSON.parse((await page.rpc(name, input)).text) as unknown;

  const { entries: [{ ceremonyId } = { ceremonyId: '' }] } = (await call('handover.ceremonies') as { value: { entries: { ceremonyId: string }[] } }).value;
  expect(await call('handover.issue', { ceremonyId })).toMatchObject({ ok: true });
  // printing is under way, and the page waits for how far it is
  const { jobId } = (await call('handover.print', { ceremonyId, language: 'ar', kinds: ['certificate'] }) as { value: { jobId: string } }).value;
  const waiting = call('jobs.wait', { jobId, seen: 1_000_000, waitMs: 30_000 }), late = call('handover.ceremonies');
  await first.kill();
  expect(await waiting).toEqual(STOPPED);
  expect([STOPPED, expect.objectContaining({ ok: true })]).toContainEqual(await late);

  // the next one knows no session, opens the same folder, and lost nothing
  expect(await call('handover.ceremonies')).toEqual({ ok: false, refusal: { code: 'app.NO_SESSION' } });
  expect(await call('accounts.unlock', { passphrase: 'demo' })).toMatchObject({ ok: true, value: { session: '' } });
  expect(await call('handover.ceremonies')).toMatchObject({ ok: true, value: { entries: [{ ceremonyId, status: 'validated', beneficiaries: 24 }, { beneficiaries: 5 }] } });
  expect(engines).toHaveLength(2);
  await loopback.close();
  await host.close();
  expect(engines.map(({ stopped }) => stopped)).toEqual([true, true]);
});
it('a worker that cannot even start is told in words', async () => {
  const host = keepEngine({ start: () => startEngine({ folder: null, warmPrinter: null }, pathToFileURL(folder.at('no-such-worker.js'))) });
  expect([await host.call('handover.ceremonies', {}), await host.put(new Uint8Array([1])), await host.take('0'.repeat(32))]).toEqual([STOPPED, STOPPED, STOPPED]);
  await host.close();
});
