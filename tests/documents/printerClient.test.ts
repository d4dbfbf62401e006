import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startPrinter } from '#electron/engine/documents/printerClient.ts';

/** What the printer's threads were started with. */
const started = vi.hoisted((): unknown[] => []);
vi.mock('node:worker_threads', () => ({
  Worker: class {
    constructor(_script: URL, { workerData }: { readonly workerData: unknown }) { started.push(workerData); }
    on(): void { /* it never answers */ }
    unref(): void { /* there is no thread */ }
    postMessage(): void { /* nor does it print */ }
    terminate(): Promise<void> { return Promise.resolve(); }
  },
}));

beforeEach(() => { started.length = 0; vi.useFakeTimers(); });
afterEach(() => { vi.useRealTimers(); });

describe('the printer’s thread', () => {
  it('starts at once, or after a while, or at the first paper', () => {
    startPrinter(0);
    expect(started).toEqual(['warm']);
    startPrinter(5_000);
    vi.advanceTimersByTime(4_999);
    expect(started).toEqual(['warm']);
    vi.advanceTimersByTime(1);
    expect(started).toEqual(['warm', 'warm']);
    const last = startPrinter(null);
    vi.advanceTimersByTime(60_000);
    expect(started).toHaveLength(2);
    void last.sheet({ sheet: 'testPage', lang: 'ar', centre: { ar: '', fr: '' } });
    expect(started).toEqual(['warm', 'warm', null]);
  });
  it('is one, where a paper comes before its time', () => {
    void startPrinter(5_000).sheet({ sheet: 'testPage', lang: 'fr', centre: { ar: '', fr: '' } });
    vi.advanceTimersByTime(60_000);
    expect(started).toEqual([null]);
  });
  it('does not start once the engine is closed', async () => {
    await startPrinter(5_000).close();
    vi.advanceTimersByTime(60_000);
    expect(started).toEqual([]);
  });
});
