import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PaperPrinter } from '#electron/engine/documents/paperJobs.ts';
import { openStore } from '#electron/engine/store/open.ts';
import { unwrapDataKey } from '#electron/engine/store/keySlots.ts';
import type { Store } from '#electron/engine/store/store.ts';
import path from 'node:path';
import { agadirWorkbook, given, inPlacePrinter, PASSPHRASE, steadyClock, testEngine, type TestEngine } from '#tests/support/engine.ts';

let at: TestEngine;
beforeEach(() => { at = testEngine(); });
afterEach(() => at.remove());

async function imported(replace = false): Promise<string> {
  const result = await at.import(agadirWorkbook(), replace);
  if ('errors' in result) throw new Error(JSON.stringify(result.errors));
  return result.ceremonyId;
}
/** Looks into the closed centre's database. */
async function inside<T>(look: (store: Store) => T): Promise<T> {
  await at.engine.close();
  const dir = path.join(at.folder, 'data');
  const { dataKey } = given(await unwrapDataKey(dir, PASSPHRASE));
  const store = given(openStore({ dir, dataKey, clock: steadyClock() }));
  try { return look(store); } finally { store.close(); }
}
const count = (store: Store, table: 'persons' | 'units' | 'recipients' | 'ceremonies' | 'documents' | 'archive' | 'renditions' | 'person_keys'): number => ({
  persons: store.sql.one<{ n: number }>`SELECT count(*) AS n FROM persons`, units: store.sql.one<{ n: number }>`SELECT count(*) AS n FROM units`,
  recipients: store.sql.one<{ n: number }>`SELECT count(*) AS n FROM recipients`, ceremonies: store.sql.one<{ n: number }>`SELECT count(*) AS n FROM ceremonies`,
  documents: store.sql.one<{ n: number }>`SELECT count(*) AS n FROM documents`, archive: store.sql.one<{ n: number }>`SELECT count(*) AS n FROM archive`,
  renditions: store.sql.one<{ n: number }>`SELECT count(*) AS n FROM renditions`, person_keys: store.sql.one<{ n: number }>`SELECT count(*) AS n FROM person_keys`,
})[table]?.n ?? -1;

describe('a ceremony in the engine', () => {
  it('leaves nothing behind of a draft that was replaced', async () => {
    await at.create();
    await imported();
    await imported(true);
    await inside((store) => {
      expect(['ceremonies', 'recipients', 'persons', 'person_keys', 'units'].map((table) => count(store, table as 'persons'))).toEqual([1, 24, 24, 24, 90]);
      expect(store.audit.verify()).toMatchObject({ ok: true });
      expect(store.changes.verify()).toMatchObject({ ok: true });
    });
  });
  it('numbers without a gap, freezes the content, audits each step', async () => {
    await at.create();
    const ceremonyId = await imported();
    const issued = given(await at.client.call('handover.issue', { ceremonyId }));
    expect(issued.certificates).toHaveLength(24);
    expect(await at.client.call('handover.issue', { ceremonyId })).toMatchObject({ ok: false, refusal: { code: 'handover.ALREADY_VALIDATED' } });
    await inside((store) => {
      const rows = store.sql.all<{ procedure: string; outcome: string }>`SELECT procedure, outcome FROM audit ORDER BY seq`;
      expect(rows.map(({ procedure, outcome }) => `${procedure} ${outcome}`)).toEqual(['accounts.createCentre done', 'exchange.importCeremony done', 'handover.issue done', 'handover.issue handover.ALREADY_VALIDATED']);
      expect(store.audit.verify()).toMatchObject({ ok: true });
      expect(() => store.sql.run`UPDATE documents SET content = '{}'`).toThrow(/does not change/);
    });
  });
  it('counts each year and centre from 1, and goes on where it stopped', async () => {
    await at.create({ code: 'TIZ' });
    const first = given(await at.client.call('handover.issue', { ceremonyId: await imported() }));
    expect([first.certificates[0]?.reference, first.certificates.at(-1)?.reference]).toEqual(['PV/TIZ/2025/0001', 'PV/TIZ/2025/0024']);
  });
  it('gives the archived bytes again, and archives them once', async () => {
    await at.create();
    const ceremonyId = await imported();
    given(await at.client.call('handover.issue', { ceremonyId }));
    const once = given(await at.client.run('handover.print', { ceremonyId, language: 'ar', kinds: ['certificate'] }));
    const again = given(await at.client.run('handover.print', { ceremonyId, language: 'ar', kinds: ['certificate'] }));
    expect(again.papers.map(({ sha256 }) => sha256)).toEqual(once.papers.map(({ sha256 }) => sha256));
    expect(once.papers.flatMap(({ missing }) => missing)).toEqual([]);
    await inside((store) => { expect([count(store, 'archive'), count(store, 'renditions')]).toEqual([24, 24]); });
  });
  it('stops printing when cancelled: what was archived stays, the rest is printed next time', async () => {
    const real = inPlacePrinter();
    let printed = 0;
    const stop = new AbortController();
    const slow: PaperPrinter = { ...real, async print(job) { printed += 1; if (printed === 5) stop.abort(); await new Promise((resolve) => { setTimeout(resolve, 5); }); return real.print(job); } };
    await at.remove();
    at = testEngine({ printer: slow });
    await at.create();
    const ceremonyId = await imported();
    given(await at.client.call('handover.issue', { ceremonyId }));
    expect(await at.client.run('handover.print', { ceremonyId, language: 'fr', kinds: ['certificate'] }, { signal: stop.signal })).toMatchObject({ ok: false, refusal: { code: 'app.CANCELLED' } });
    expect(printed).toBeLessThan(10);
    const progress: number[] = [];
    expect(given(await at.client.run('handover.print', { ceremonyId, language: 'fr', kinds: ['certificate'] }, { onProgress: (done) => { progress.push(done); } })).papers).toHaveLength(24);
    expect(printed).toBe(24);
    expect(progress.length).toBeGreaterThan(0);
  });
  it('keeps the handover when the printer fails, and prints later', async () => {
    const real = inPlacePrinter();
    let broken = true;
    await at.remove();
    at = testEngine({ printer: { ...real, print: (job) => (broken ? Promise.reject(new Error('paper jam')) : real.print(job)) } });
    await at.create();
    const ceremonyId = await imported();
    given(await at.client.call('handover.issue', { ceremonyId }));
    const failed = given(await at.client.run('handover.print', { ceremonyId, language: 'ar', kinds: ['certificate'] }));
    expect(failed).toMatchObject({ papers: [], pending: expect.arrayContaining(['PV/AGA/2025/0001', 'PV/AGA/2025/0024']) });
    expect(JSON.stringify(failed)).not.toContain('jam');
    expect(at.bugs).toHaveLength(48);
    expect(given(await at.client.call('papers.archive', {})).pending).toHaveLength(24);
    broken = false;
    expect(given(await at.client.run('handover.print', { ceremonyId, language: 'ar', kinds: ['certificate'] })).papers).toHaveLength(24);
    expect(given(await at.client.call('papers.archive', {}))).toMatchObject({ pending: [], entries: { length: 24 } });
  });
});
