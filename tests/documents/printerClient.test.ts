import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PaperJob, SetJob } from '#electron/engine/documents/paperJobs.ts';
import { startPrinter } from '#electron/engine/documents/printerClient.ts';

interface Told { readonly seq: number; readonly task: { readonly kind: string } }
interface Thread { readonly told: Told[]; ended: boolean; say(word: object): void; die(): void }
const threads = vi.hoisted((): Thread[] => []);
vi.mock('node:worker_threads', () => ({
  Worker: class implements Thread {
    readonly told: Told[] = [];
    ended = false;
    private readonly hear = new Map<string, (word: unknown) => void>();
    constructor() { threads.push(this); }
    on(what: string, hear: (word: unknown) => void): void { this.hear.set(what, hear); }
    say(word: object): void { this.hear.get('message')?.(word); }
    die(): void { this.hear.get('error')?.(new Error('no memory')); this.hear.get('exit')?.(1); }
    unref(): void { /* there is no thread */ }
    postMessage(told: Told): void { this.told.push(told); }
    terminate(): Promise<void> { this.ended = true; return Promise.resolve(); }
  },
}));

beforeEach(() => { threads.length = 0; vi.useFakeTimers(); });
afterEach(() => { vi.useRealTimers(); });
const sheet = { sheet: 'testPage', lang: 'ar', centre: { ar: '', fr: '' } } as const;
const job = (n: number): PaperJob => ({ paper: 'certificate', lang: 'ar', view: n }) as unknown as PaperJob;
/** What every thread was asked for, by kind. */
const asked = (): string[][] => threads.map(({ told }) => told.map(({ task }) => task.kind));
const settle = (): Promise<unknown> => vi.advanceTimersByTimeAsync(0);
/** A thread answers the oldest task that it has not answered. */
const answered = new WeakMap<Thread, number>();
async function answer(thread: Thread | undefined): Promise<void> {
  if (!thread) throw new Error('no such thread');
  const at = answered.get(thread) ?? 0;
  answered.set(thread, at + 1);
  thread.say({ seq: thread.told[at]?.seq, answer: { at } });
  await settle();
}

describe('the printer’s thread', () => {
  it('starts at once, or after a while, or at the first paper', () => {
    startPrinter(0);
    expect(asked()).toEqual([['warm']]);
    startPrinter(5_000);
    vi.advanceTimersByTime(4_999);
    expect(threads).toHaveLength(1);
    vi.advanceTimersByTime(1);
    expect(asked()).toEqual([['warm'], ['warm']]);
    const last = startPrinter(null);
    vi.advanceTimersByTime(60_000);
    expect(threads).toHaveLength(2);
    void last.sheet(sheet);
    expect(asked()).toEqual([['warm'], ['warm'], ['sheet']]);
  });
  it('is one, where a paper comes before its time', () => {
    void startPrinter(5_000).sheet(sheet);
    vi.advanceTimersByTime(60_000);
    expect(asked()).toEqual([['sheet']]);
  });
  it('does not start once the engine is closed', async () => {
    await startPrinter(5_000).close();
    vi.advanceTimersByTime(60_000);
    expect(threads).toEqual([]);
  });
  it('takes down the papers it held when it dies, and the next paper starts another', async () => {
    const printer = startPrinter(null, 1), lost = printer.print(job(1)).catch(String);
    threads[0]?.die();
    expect(await lost).toContain('no memory');
    const made = printer.print(job(2));
    await answer(threads[1]);
    expect(await made).toEqual({ at: 0 });
  });
  it('tells how far a set is, and whether it is wanted, before it is answered', async () => {
    const steps: number[] = [];
    let wanted = true;
    const made = startPrinter(null).printSet({ parts: [] } as unknown as SetJob, { progress: (done) => { steps.push(done); }, cancelled: () => !wanted });
    const thread = threads[0], { seq, stop } = (thread?.told ?? [])[0] as unknown as { readonly seq: number; readonly stop: SharedArrayBuffer };
    thread?.say({ seq, done: 1, total: 2 });
    await vi.advanceTimersByTimeAsync(500);
    expect([...new Int32Array(stop)]).toEqual([0]);
    wanted = false;
    await vi.advanceTimersByTimeAsync(500);
    expect([...new Int32Array(stop)]).toEqual([1]);
    thread?.say({ seq, answer: null });
    expect(await made).toBeNull();
    expect([steps, vi.getTimerCount()]).toEqual([[1], 0]);
  });
});

describe('a second printer', () => {
  it('is not started for one paper after the other, nor where the first is only warming', async () => {
    const printer = startPrinter(0);
    void printer.print(job(1));
    await answer(threads[0]);
    await answer(threads[0]);
    void printer.print(job(2));
    expect(asked()).toEqual([['warm', 'paper', 'paper']]);
  });
  it('is none on a computer with one processor', () => {
    const printer = startPrinter(null, 1);
    expect(printer.width).toBe(1);
    void printer.print(job(1)); void printer.print(job(2));
    expect(asked()).toEqual([['paper', 'paper']]);
  });
  it('is made ready while the first goes on, then shares the papers, and rests when there are no more', async () => {
    const printer = startPrinter(null, 2);
    void printer.print(job(1)); void printer.print(job(2));
    expect(asked()).toEqual([['paper', 'paper'], ['warm']]);
    void printer.print(job(3));
    await answer(threads[1]);
    void printer.print(job(4)); void printer.print(job(5));
    expect(asked()).toEqual([['paper', 'paper', 'paper'], ['warm', 'paper', 'paper']]);
    await answer(threads[1]); await answer(threads[1]);
    await vi.advanceTimersByTimeAsync(30_000);
    expect(threads.map(({ ended }) => ended)).toEqual([false, true]);
    // and comes back
    void printer.print(job(6));
    expect(asked()[2]).toEqual(['warm']);
  });
  it('that dies loses its papers alone; they are asked for again by who wanted them', async () => {
    const printer = startPrinter(null, 2);
    const first = printer.print(job(1));
    void printer.print(job(2));
    await answer(threads[1]);
    const lost = Promise.all([job(3), job(4)].map((one) => printer.print(one).catch(String)));
    expect(asked()).toEqual([['paper', 'paper'], ['warm', 'paper', 'paper']]);
    threads[1]?.die();
    expect(await lost).toEqual(['Error: no memory', 'Error: no memory']);
    await answer(threads[0]);
    expect(await first).toEqual({ at: 0 });
  });
});
