import type { Id } from '#shared/lib/ids.ts';
import { ok, type Refusal, type Result } from '#shared/lib/result.ts';
import type { Answer, Call, JobStarted, NamesOf, Reply, Sent } from './index.ts';

/** Carries one call to the engine and its reply back: a worker's port, an HTTP request, Electron's IPC. */
export type Transport = (call: Call) => Promise<Reply>;
/** The part of an AbortSignal that is used: `shared` knows neither the browser nor Node. */
export interface CancelSignal {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}
export interface Watch {
  /** Steps done out of the total; the total may be 0 while it is not known. */
  readonly onProgress?: (done: number, total: number) => void;
  /** From now on the work cannot be cancelled any more. */
  readonly onDecided?: () => void;
  readonly signal?: CancelSignal;
}
export interface Client {
  call<N extends NamesOf<'query' | 'command' | 'gate'>>(name: N, input: Sent<N>): Promise<Result<Answer<N>>>;
  /** Starts a job, follows it to its end, and cancels it when the signal says so. */
  run<N extends NamesOf<'job'>>(name: N, input: Sent<N>, watch?: Watch): Promise<Result<Answer<N>>>;
}
const WAIT_MS = 20_000;

export function createClient(transport: Transport, session: () => string | null): Client {
  const send = async <T>(name: string, input: unknown): Promise<Result<T>> => {
    const reply = await transport({ name, input, session: session() });
    return reply.ok ? ok(reply.value as T) : { ok: false, refusal: reply.refusal };
  };
  return {
    call: (name, input) => send(name, input),
    async run(name, input, watch = {}) {
      const started = await send<JobStarted>(name, input);
      if (!started.ok) return started;
      return follow(send, started.value.jobId, watch);
    },
  };
}
async function follow<T>(send: <R>(name: string, input: unknown) => Promise<Result<R>>, jobId: Id, { onProgress, onDecided, signal }: Watch): Promise<Result<T>> {
  const cancel = (): void => void send('jobs.cancel', { jobId });
  if (signal?.aborted) cancel();
  signal?.addEventListener('abort', cancel);
  try {
    for (let seen = 0, told = false; ;) {
      const reply = await send<Answer<'jobs.wait'>>('jobs.wait', { jobId, seen, waitMs: WAIT_MS });
      if (!reply.ok) return reply;
      const { state, done, total, decided, result, refusal } = reply.value;
      if (decided && !told) { told = true; onDecided?.(); }
      if (state === 'running') onProgress?.(done, total);
      else if (state === 'done') return ok(result as T);
      else return { ok: false, refusal: (refusal ?? { code: 'app.CANCELLED' }) as Refusal };
      seen = reply.value.seen;
    }
  } finally {
    signal?.removeEventListener('abort', cancel);
  }
}
