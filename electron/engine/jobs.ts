import type { Answer } from '#shared/contract/index.ts';
import type { Id, Ids } from '#shared/lib/ids.ts';
import { ok, refuse, type Result } from '#shared/lib/result.ts';

/** What a job's handler holds: it says how far it is, and stops where it may when `cancelled()` turns true. */
export interface JobControl {
  progress(done: number, total: number): void;
  cancelled(): boolean;
  /** The moment from which the work counts and cannot be cancelled any more. False where it was cancelled before: then it must not count. */
  decide(): boolean;
  /** Lets waiting calls (progress, cancel) through; to be awaited between the steps of long work. */
  breathe(): Promise<void>;
}
interface Job {
  readonly session: string;
  state: Answer<'jobs.wait'>['state'];
  /** Grows with every change; callers wait for it to pass what they have seen. */
  version: number;
  done: number;
  total: number;
  outcome: Result<unknown> | null;
  cancelAsked: boolean;
  decided: boolean;
  waiting: Set<() => void>;
}
export interface Jobs {
  start(session: string, work: (control: JobControl) => Promise<Result<unknown>>): Id;
  /** Whether it is one of `GATE`'s. */
  isAtGate(jobId: Id): boolean;
  /** @param veiled while the screen is locked: how far it is, and what it came to, is told afterwards */
  wait(session: string, jobId: Id, seen: number, waitMs: number, veiled?: () => boolean): Promise<Result<Answer<'jobs.wait'>>>;
  cancel(session: string, jobId: Id): Result<Record<string, never>>;
  /** Asks every job of a session to stop, and waits until all have ended; one that is decided comes to its good end. */
  settle(session: string): Promise<void>;
}
/** Whose the jobs are that run before anybody is in: no session's. A session is 64 hexadecimal digits. */
export const GATE = '';
/** Ended jobs that nobody asked about are kept this many deep, so that a slow client still finds its result. */
const KEPT = 64;

export function createJobs(ids: Ids): Jobs {
  const jobs = new Map<Id, Job>();
  const changed = (job: Job): void => {
    job.version += 1;
    for (const wake of job.waiting) wake();
    job.waiting.clear();
  };
  const mine = (session: string, jobId: Id): Job | null => {
    const found = jobs.get(jobId);
    return found && found.session === session ? found : null;
  };
  const report = (job: Job): Answer<'jobs.wait'> => ({
    state: job.state, seen: job.version, done: job.done, total: job.total, decided: job.decided,
    ...(job.outcome?.ok === true ? { result: job.outcome.value } : {}),
    ...(job.outcome?.ok === false ? { refusal: job.outcome.refusal } : {}),
  });
  return {
    start(session, work) {
      const jobId = ids.next();
      const job: Job = { session, state: 'running', version: 0, done: 0, total: 0, outcome: null, cancelAsked: false, decided: false, waiting: new Set() };
      jobs.set(jobId, job);
      for (const [old, { state }] of jobs) if (jobs.size > KEPT && state !== 'running') jobs.delete(old);
      const control: JobControl = {
        progress(done, total) { job.done = done; job.total = total; changed(job); },
        cancelled: () => job.cancelAsked,
        decide() {
          if (job.cancelAsked) return false;
          job.decided = true;
          changed(job);
          return true;
        },
        breathe: () => new Promise((resume) => { setImmediate(resume); }),
      };
      // the work is given by the dispatcher, which turns every throw into a refusal: it never rejects
      void work(control).then((outcome) => {
        job.outcome = outcome;
        job.state = outcome.ok ? 'done' : outcome.refusal.code === 'app.CANCELLED' ? 'cancelled' : 'refused';
        changed(job);
      });
      return jobId;
    },
    isAtGate: (jobId) => jobs.get(jobId)?.session === GATE,
    async wait(session, jobId, seen, waitMs, veiled = () => false) {
      const job = mine(session, jobId);
      if (!job) return refuse('app.UNKNOWN_JOB');
      if ((job.version <= seen && job.state === 'running') || veiled()) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, waitMs);
          job.waiting.add(() => { clearTimeout(timer); resolve(); });
        });
      }
      if (veiled()) return ok({ state: 'running', seen, done: 0, total: 0, decided: false });
      const answer = report(job);
      if (answer.state !== 'running') jobs.delete(jobId);
      return ok(answer);
    },
    cancel(session, jobId) {
      const job = mine(session, jobId);
      if (!job) return refuse('app.UNKNOWN_JOB');
      if (job.decided) return refuse('app.TOO_LATE');
      job.cancelAsked = true;
      return ok({});
    },
    async settle(session) {
      for (const job of [...jobs.values()].filter((one) => one.session === session)) {
        job.cancelAsked = true;
        while (job.state === 'running') await new Promise<void>((resolve) => { job.waiting.add(resolve); });
      }
    },
  };
}
