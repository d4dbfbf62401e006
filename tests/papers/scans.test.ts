import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { JPEG as SMALL, png } from '#tests/support/pictures.ts';
import type { Result } from '#shared/lib/result.ts';
import { agadirWorkbook, given, testEngine } from '#tests/support/engine.ts';

const at = testEngine();
let ceremonyId = '';
const call: typeof at.client.call = (name, input) => at.client.call(name, input);
const code = (result: Result<unknown>): string => (result.ok ? 'accepted' : result.refusal.code);
const PDF = new TextEncoder().encode('%PDF-1.4 signed\n%%EOF'), JPEG = new Uint8Array(SMALL), PNG = new Uint8Array(png(2, 2, () => [9, 9, 9, 255], { type: 2, bits: 8 }));
const attach = (reference: string, file: Uint8Array) => call('papers.attachScan', { reference, file: at.engine.files.put(file) });
beforeAll(async () => {
  await at.create();
  const result = await at.import(agadirWorkbook());
  if ('errors' in result) throw new Error('refused');
  ({ ceremonyId } = result);
  given(await call('handover.issue', { ceremonyId }));
});
afterAll(() => at.remove());

describe('scans of signed papers', () => {
  it('are kept as they came, in their order, and note the signature once', async () => {
    const first = given(await attach('pv-aga-2025-0001', PDF));
    expect(first).toMatchObject({ signed: true, scan: { reference: 'PV/AGA/2025/0001', order: 1, format: 'pdf', bytes: PDF.length, removed: null } });
    expect(given(await attach('PV/AGA/2025/0001', JPEG))).toMatchObject({ signed: false, scan: { order: 2, format: 'jpeg' } });
    const { file, scan } = given(await call('papers.scan', { scanId: first.scan.scanId }));
    expect(given(at.engine.files.take(file))).toEqual(Buffer.from(PDF));
    expect(scan.sha256).toBe(first.scan.sha256);
    expect(code(await call('papers.cancel', { reference: 'PV/AGA/2025/0001', reason: 'erreur' }))).toBe('papers.SIGNED');
    expect(given(await call('handover.ceremony', { ceremonyId })).recipients[0]?.paper).toMatchObject({ scans: 2 });
  });
  it('taken away stay, marked so, and count no longer; the same sheet may come again', async () => {
    const [, jpeg] = given(await call('papers.scans', { reference: 'PV/AGA/2025/0001' }));
    if (!jpeg) throw new Error('no scan');
    given(await call('papers.removeScan', { scanId: jpeg.scanId, reason: 'Mauvaise feuille' }));
    expect(code(await call('papers.removeScan', { scanId: jpeg.scanId, reason: 'x' }))).toBe('papers.SCAN_REMOVED');
    expect(given(await attach('PV/AGA/2025/0001', JPEG))).toMatchObject({ scan: { order: 3 } });
    expect(given(await call('papers.scans', { ceremonyId })).map(({ order, removed }) => [order, removed?.reason ?? null])).toEqual([[1, null], [2, 'Mauvaise feuille'], [3, null]]);
  });
  it('of several papers may be one file', async () => {
    expect([code(await attach('PV/AGA/2025/0002', PDF)), code(await attach('PV/AGA/2025/0003', PNG))]).toEqual(['accepted', 'accepted']);
  });
  it.each<[string, string, () => Uint8Array, string]>([
    ['no picture', 'PV/AGA/2025/0004', () => new TextEncoder().encode('<svg/>'), 'papers.NOT_A_SCAN'], ['nothing', 'PV/AGA/2025/0004', () => new Uint8Array(0), 'papers.NOT_A_SCAN'],
    ['too large', 'PV/AGA/2025/0004', () => { const large = new Uint8Array(60 * 1024 * 1024 + 1); large.set(PDF); return large; }, 'papers.SCAN_TOO_LARGE'],
    ['cut short', 'PV/AGA/2025/0004', () => PDF.slice(0, -2), 'papers.SCAN_CUT'], ['with a page behind it', 'PV/AGA/2025/0004', () => Buffer.concat([PNG, Buffer.from('<script>alert(1)</script>')]), 'papers.SCAN_SURPLUS'],
    ['twice', 'PV/AGA/2025/0001', () => PDF, 'papers.SCAN_TWICE'], ['of no paper', 'PV/AGA/2025/9999', () => PDF, 'papers.UNKNOWN_PAPER'],
  ])('%s: refused, and nothing is signed', async (_, reference, file, expected) => {
    expect(code(await attach(reference, file()))).toBe(expected);
    expect(given(await call('handover.ceremony', { ceremonyId })).recipients[3]?.paper?.signedAt).toBeNull();
  });
  it('are not of a cancelled paper', async () => {
    given(await call('papers.cancel', { reference: 'PV/AGA/2025/0005', reason: 'erreur' }));
    expect(code(await attach('PV/AGA/2025/0005', PDF))).toBe('papers.CANCELLED');
  });
  it('nobody knows are refused', async () => {
    expect([code(await call('papers.scan', { scanId: ceremonyId })), code(await call('papers.removeScan', { scanId: ceremonyId, reason: 'x' })), code(await call('papers.scans', { reference: 'PV/AGA/2025/9999' }))])
      .toEqual(['papers.UNKNOWN_SCAN', 'papers.UNKNOWN_SCAN', 'papers.UNKNOWN_PAPER']);
  });
});
