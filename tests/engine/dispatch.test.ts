import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { oversized } from '#electron/engine/oversized.ts';
import { contract, type ProcedureName } from '#shared/contract/index.ts';
import { LANGS, message } from '#shared/i18n/index.ts';
import { SENT } from '#tests/support/sent.ts';
import { agadirWorkbook, testEngine, type TestEngine } from '#tests/support/engine.ts';

let at: TestEngine;
const names = Object.keys(contract) as ProcedureName[];
const guarded = names.filter((name) => contract[name].access !== 'public');

beforeAll(async () => {
  at = testEngine();
  await at.create();
  await at.import(agadirWorkbook());
});
afterAll(() => at.remove());

describe('the dispatcher', () => {
  it.each([['nothing'], ['handover.'], ['constructor'], ['__proto__'], ['toString'], [''], [null], [7], [{}], [['handover.issue']], ['x'.repeat(1_000_000)]])('does not know %j', async (name) => {
    expect(await at.raw(name, {})).toMatchObject({ ok: false, refusal: { code: 'app.UNKNOWN_PROCEDURE' } });
  });
  it.each(guarded)('%s needs a session', async (name) => {
    for (const session of [null, '', 'x', undefined, {}, at.session?.toUpperCase()]) {
      const reply = await at.raw(name, {}, session ?? null);
      expect(reply).toMatchObject({ ok: false, refusal: { code: 'app.NO_SESSION' } });
    }
  });
  it.each(names)('%s names an unknown field', async (name) => {
    const reply = await at.raw(name, { ...SENT[name], surprise: 1 });
    expect(reply).toMatchObject({ ok: false, refusal: { code: 'app.UNKNOWN_FIELD' } });
  });
  it.each([
    ['handover.issue', null, '—'], ['handover.issue', 'x', '—'],
    ['handover.print', { ceremonyId: '0192f0c4-0000-7000-8000-000000000000', language: 'en' }, 'language'], ['exchange.importCeremony', { file: '../../etc/passwd', fileName: 'x' }, 'file'],
    ['jobs.wait', { jobId: '0192f0c4-0000-7000-8000-000000000000', seen: -1, waitMs: 0 }, 'seen'], ['jobs.wait', { jobId: '0192f0c4-0000-7000-8000-000000000000', seen: 0, waitMs: 1e12 }, 'waitMs'],
  ])('%s names the field that is wrong in %j', async (name, input, field) => {
    expect(await at.raw(name, input)).toMatchObject({ ok: false, refusal: { code: 'app.INVALID_INPUT', params: { field } } });
  });
  it.each([{ ceremonyId: 7 }, { ceremonyId: 'x' }, {}])('says in words what is no ceremony in %j', async (input) => {
    expect(await at.raw('handover.issue', input)).toMatchObject({ ok: false, refusal: { code: 'handover.NOT_A_CEREMONY', params: { field: 'ceremonyId' } } });
  });
  it('refuses what is oversized before anything reads it, and names it', async () => {
    let deep: unknown = 'x';
    for (let i = 0; i < 50; i++) deep = { deep };
    for (const [input, field] of [[{ ceremonyId: 'x'.repeat(100_000) }, 'ceremonyId'], [{ list: Array.from({ length: 200_000 }, () => 1) }, 'list'], [deep, 'deep']] as const) {
      const reply = await at.raw('handover.issue', input);
      expect(reply).toMatchObject({ ok: false, refusal: { code: 'app.INPUT_TOO_LARGE' } });
      expect(JSON.stringify(reply)).toContain(field);
    }
  });
  it.each([
    ['a text', (n: number) => ({ a: 'x'.repeat(n) }), 65_536], ['levels', (n: number) => Array.from({ length: n }, () => 0).reduce<unknown>((inner) => ({ a: inner }), 1), 12], ['a whole', (n: number) => ({ a: new Uint8Array(n - 9) }), 1_048_576],
  ] as const)('takes %s up to its bound, and no more', (_what, of, bound) => {
    expect(oversized(of(bound))).toBeNull();
    expect(oversized(of(bound + 1))).not.toBeNull();
  });
  it('takes a field that says undefined for one that is left out', async () => {
    for (const input of [{ contact: { phone: '0522', hours: undefined } }, { slipTo: undefined }]) expect(await at.raw('settings.save', input)).toMatchObject({ ok: true });
    expect(at.bugs).toEqual([]);
  });
  it('does not open a second centre over the first', async () => {
    expect(await at.raw('accounts.unlock', { passphrase: 'x' })).toMatchObject({ ok: false, refusal: { code: 'app.ALREADY_OPEN' } });
  });
  it('tells every refusal in both languages', async () => {
    const replies = await Promise.all([at.raw('nothing', {}), at.raw('handover.issue', { x: 1 }), at.raw('papers.verifyCode', { code: 'zz' }), at.raw('handover.ceremonies', {}, 'x')]);
    for (const reply of replies) {
      if (reply.ok) throw new Error('not refused');
      for (const lang of LANGS) expect(message(lang, reply.refusal.code, reply.refusal.params).length).toBeGreaterThan(10);
    }
  });
  it('never crashes, whatever comes in (seeded)', async () => {
    const value = fc.anything({ withBigInt: true, withDate: true, withTypedArray: true, withMap: true, withNullPrototype: true, withSparseArray: true, maxDepth: 4 });
    await fc.assert(fc.asyncProperty(fc.constantFrom(...names), value, async (name, input) => {
      const reply = await at.raw(name, input);
      expect(typeof reply.ok).toBe('boolean');
      if (!reply.ok) expect(reply.refusal.code).not.toBe('app.INTERNAL');
    }), { numRuns: 400 });
    expect(at.bugs).toEqual([]);
  });
});
