import { describe, expect, it } from 'vitest';
import { createJobs, type JobControl } from '#electron/engine/jobs.ts';
import { ids, systemClock, type Id } from '#shared/lib/ids.ts';
import { ok, refuse } from '#shared/lib/result.ts';

const make = (): ReturnType<typeof createJobs> => createJobs(ids(systemClock));

describe('jobs', () => {
  it('reports each step, then the result once', async () => {
    const jobs = make();
    let step: (() => void) | undefined;
    const id = jobs.start('mine', async (job) => {
      job.progress(1, 2);
      await new Promise<void>((resolve) => { step = resolve; });
      job.progress(2, 2);
      return ok('made');
    });
    const first = await jobs.wait('mine', id, 0, 1000);
    expect(first).toMatchObject({ ok: true, value: { state: 'running', done: 1, total: 2 } });
    const waiting = jobs.wait('mine', id, first.ok ? first.value.seen : 0, 5000);
    step?.();
    let last = await waiting;
    while (last.ok && last.value.state === 'running') last = await jobs.wait('mine', id, last.value.seen, 5000);
    expect(last).toMatchObject({ ok: true, value: { state: 'done', result: 'made' } });
    expect(await jobs.wait('mine', id, 0, 0)).toMatchObject({ ok: false, refusal: { code: 'app.UNKNOWN_JOB' } });
  });

  it('answers after the waiting time when nothing moves', async () => {
    const jobs = make();
    const id = jobs.start('mine', () => new Promise(() => undefined));
    expect(await jobs.wait('mine', id, 0, 10)).toMatchObject({ ok: true, value: { state: 'running', seen: 0 } });
  });

  it('is seen and cancelled only by the session that started it', async () => {
    const jobs = make();
    let control: JobControl | undefined;
    const id = jobs.start('mine', async (job) => {
      control = job;
      while (!job.cancelled()) await job.breathe();
      return refuse('app.CANCELLED');
    });
    expect(await jobs.wait('other', id, 0, 0)).toMatchObject({ ok: false });
    expect(jobs.cancel('other', id)).toMatchObject({ ok: false });
    expect(control?.cancelled()).toBe(false);
    expect(jobs.cancel('mine', id)).toMatchObject({ ok: true });
    expect(await jobs.wait('mine', id, 0, 5000)).toMatchObject({ ok: true, value: { state: 'cancelled' } });
  });

  it('cannot be cancelled from the moment it is decided, and is not decided once it was cancelled', async () => {
    const jobs = make();
    let control: JobControl | undefined, end: (() => void) | undefined;
    const work = async (job: JobControl) => { control = job; await new Promise<void>((resolve) => { end = resolve; }); return ok('made'); };
    const id = jobs.start('mine', work);
    expect(control?.decide()).toBe(true);
    expect(jobs.cancel('mine', id)).toMatchObject(refuse('app.TOO_LATE'));
    expect(await jobs.wait('mine', id, 0, 0)).toMatchObject({ ok: true, value: { state: 'running', decided: true } });
    expect(control?.cancelled()).toBe(false);
    end?.();
    expect(await jobs.wait('mine', id, 1, 5000)).toMatchObject({ ok: true, value: { state: 'done', result: 'made' } });
    const other = jobs.start('mine', work);
    expect(jobs.cancel('mine', other)).toMatchObject({ ok: true });
    expect(control?.decide()).toBe(false);
    expect(await jobs.wait('mine', other, 0, 0)).toMatchObject({ ok: true, value: { decided: false } });
  });

  it('keeps a bounded number of ended jobs that nobody fetched', async () => {
    const jobs = make();
    const started: Id[] = [];
    for (let i = 0; i < 100; i++) {
      started.push(jobs.start('mine', async () => ok(i)));
      await Promise.resolve();
    }
    await new Promise((resolve) => { setImmediate(resolve); });
    expect(await jobs.wait('mine', started[0] as Id, 0, 0)).toMatchObject({ ok: false });
    expect(await jobs.wait('mine', started[99] as Id, 0, 0)).toMatchObject({ ok: true, value: { result: 99 } });
  });
});
