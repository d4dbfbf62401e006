import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { decideFileAway, decideMark } from '#shared/domain/handoverDay.ts';
import type { Result } from '#shared/lib/result.ts';
import { agadirWorkbook, given, testEngine, type TestEngine } from '#tests/support/engine.ts';

let at: TestEngine, ceremonyId: string, revision = 0;
const call: TestEngine['client']['call'] = (name, input) => at.client.call(name, input);
const code = (result: Result<unknown>): string => (result.ok ? 'accepted' : result.refusal.code);
const day = async () => given(await call('handover.day', { ceremonyId }));
const SCAN = new TextEncoder().encode('%PDF-1.4 signed %%EOF');

beforeAll(async () => {
  at = testEngine();
  await at.create();
  const result = await at.import(agadirWorkbook());
  if ('errors' in result) throw new Error('refused');
  ({ ceremonyId } = result);
});
afterAll(() => at.remove());
beforeEach(async () => { ({ revision } = await day()); });
const one = async (index: number) => { const found = (await day()).recipients[index]; if (!found) throw new Error('nobody'); return found; };
const mark = async (index: number, state: 'handedOver' | 'reserved' | 'absent' | 'refused', note = '') => call('handover.mark', { ceremonyId, recipientId: (await one(index)).recipientId, revision: (await day()).revision, state, note });

describe('the day', () => {
  it('begins with validation', async () => {
    expect(code(await mark(0, 'handedOver'))).toBe('handover.NOT_VALIDATED');
    expect(code(await call('handover.fileAway', { ceremonyId }))).toBe('handover.NOT_VALIDATED');
    given(await call('handover.issue', { ceremonyId }));
    const { recipients, counts } = await day();
    expect(counts).toEqual({ waiting: 24, handedOver: 0, reserved: 0, absent: 0, refused: 0 });
    expect(recipients[0]).toMatchObject({ order: 1, paper: { reference: 'PV/AGA/2025/0001', scans: 0 }, day: { state: 'waiting', photo: 'unknown', canUndo: false } });
    expect(recipients[0]?.cinTail).toHaveLength(3);
    expect(recipients[0]?.equipment.length).toBeGreaterThan(0);
  });
  it('marks, undoes step by step, and keeps who and when', async () => {
    given(await mark(0, 'handedOver'));
    given(await mark(0, 'reserved', 'Câble manquant'));
    expect(await one(0)).toMatchObject({ day: { state: 'reserved', note: 'Câble manquant', canUndo: true } });
    const back = async () => given(await call('handover.unmark', { ceremonyId, recipientId: (await one(0)).recipientId, revision: (await day()).revision }));
    await back();
    expect((await one(0)).day).toMatchObject({ state: 'handedOver', note: '' });
    await back();
    expect((await one(0)).day).toMatchObject({ state: 'waiting', canUndo: false, at: null });
    expect(code(await call('handover.unmark', { ceremonyId, recipientId: (await one(0)).recipientId, revision: (await day()).revision }))).toBe('handover.NOTHING_TO_UNDO');
  });
  it('asks for the reserve in words, and lets no programme’s name in', async () => {
    expect(code(await mark(0, 'reserved', '  '))).toBe('handover.RESERVE_NEEDED');
    expect(code(await mark(0, 'refused', 'Moussalaha'))).toBe('settings.RESTRICTED_LABEL');
  });
  it('hands nothing over on a cancelled paper', async () => {
    given(await call('papers.cancel', { reference: 'PV/AGA/2025/0002', reason: 'erreur' }));
    expect(code(await mark(1, 'handedOver'))).toBe('handover.NO_STANDING_PAPER');
    given(await mark(1, 'absent'));
    given(await at.client.run('handover.reissue', { reference: 'PV/AGA/2025/0002' }));
    expect(await one(1)).toMatchObject({ paper: { reference: 'PV/AGA/2025/0025', former: 'PV/AGA/2025/0002' }, day: { state: 'absent' } });
    given(await mark(1, 'handedOver'));
  });
  it('learns of another window only where it marked the same person', async () => {
    given(await mark(2, 'absent'));
    const [first, second] = [await one(2), await one(3)];
    expect(code(await call('handover.mark', { ceremonyId, recipientId: first.recipientId, revision, state: 'handedOver' }))).toBe('handover.CHANGED_MEANWHILE');
    given(await call('handover.mark', { ceremonyId, recipientId: second.recipientId, revision, state: 'handedOver' }));
  });
  it('keeps who may be photographed', async () => {
    const { recipientId } = await one(4), set = async (photo: 'yes' | 'no' | 'unknown') => { given(await call('handover.setPhoto', { ceremonyId, recipientId, revision: (await day()).revision, photo })); return (await one(4)).day; };
    expect(await set('yes')).toMatchObject({ photo: 'yes', state: 'waiting' });
    expect(await set('no')).toMatchObject({ photo: 'no' });
    expect(await set('unknown')).toMatchObject({ photo: 'unknown' });
  });
  it('ends when everybody has a state; without scans only with a reason; and is reopened with one', async () => {
    expect(code(await call('handover.fileAway', { ceremonyId }))).toBe('handover.STILL_WAITING');
    for (const [index, { day: { state } }] of (await day()).recipients.entries()) if (state === 'waiting') given(await mark(index, index % 2 === 0 ? 'absent' : 'refused'));
    const missing = await call('handover.fileAway', { ceremonyId });
    expect(missing).toMatchObject({ refusal: { code: 'handover.SCANS_MISSING', params: { count: 2, references: 'PV/AGA/2025/0025 · PV/AGA/2025/0004' } } });
    given(await call('papers.attachScan', { reference: 'PV/AGA/2025/0004', file: at.engine.files.put(SCAN) }));
    const filed = given(await call('handover.fileAway', { ceremonyId, reason: 'Copies à Rabat' }));
    expect(filed.unscanned).toEqual(['PV/AGA/2025/0025']);
    expect(given(await call('handover.ceremony', { ceremonyId }))).toMatchObject({ filed: { reason: 'Copies à Rabat' }, counts: { waiting: 0 } });
    expect([(await list('filed')).length, (await list('validated')).length, (await list('draft')).length]).toEqual([1, 0, 0]);
    expect([code(await mark(0, 'absent')), code(await call('handover.fileAway', { ceremonyId }))]).toEqual(['handover.FILED', 'handover.FILED']);
    given(await call('handover.reopen', { ceremonyId, reason: 'Oubli' }));
    expect(code(await call('handover.reopen', { ceremonyId, reason: 'Oubli' }))).toBe('handover.NOT_FILED');
    given(await mark(0, 'handedOver'));
  });
  const list = async (status: 'draft' | 'validated' | 'filed') => given(await call('handover.ceremonies', { status })).entries;
});

describe('rules of the day', () => {
  const open = { status: 'validated', filed: false } as const;
  it('name a few of many', () => {
    expect(decideFileAway({ ...open, waiting: ['a', 'b', 'c', 'd', 'e', 'f'], unscanned: [] }, '')).toMatchObject({ refusal: { params: { count: 6, names: 'a · b · c · d · e …' } } });
  });
  it('let an absent person keep a paper that does not stand', () => {
    expect(decideMark(open, { state: 'absent', note: '', hasPaper: false, name: 'x' })).toBeNull();
    expect(decideMark({ ...open, filed: true }, { state: 'absent', note: '', hasPaper: true, name: 'x' })).toMatchObject({ refusal: { code: 'handover.FILED' } });
  });
});
