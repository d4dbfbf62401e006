import { Worker } from 'node:worker_threads';
import { BugError } from '#shared/lib/assert.ts';
import type { Helper, HelperAnswer, HelperOrder } from './helper.ts';
import type { HelperTasks, TaskKind } from './helperTasks.ts';

interface Waiting { readonly resolve: (answer: HelperTasks[TaskKind]['answer']) => void; readonly reject: (error: Error) => void; readonly onProgress: (done: number, total: number) => void }
/** How often a cancelled call is looked for, ms. */
const LOOK = 100;

/** The helper in its worker, started at the first task. Tasks wait for each other. */
export function startHelper(script: URL = new URL('./helperWorker.js', import.meta.url)): Helper {
  const pending = new Map<number, Waiting>();
  let seq = 0;
  let worker: Worker | null = null;
  function start(): Worker {
    const started = new Worker(script);
    started.on('message', (message: HelperAnswer) => {
      const waiting = pending.get(message.seq);
      if ('done' in message) { waiting?.onProgress(message.done, message.total); return; }
      pending.delete(message.seq);
      if ('answer' in message) waiting?.resolve(message.answer);
      else waiting?.reject(message.error);
    });
    const fail = (error: Error): void => {
      worker = null;
      for (const { reject } of pending.values()) reject(error);
      pending.clear();
    };
    started.on('error', fail);
    started.on('exit', (code) => { fail(new BugError(`the helper stopped (${code})`)); });
    started.unref();
    return started;
  }
  return {
    async run<K extends TaskKind>(kind: K, order: HelperTasks[K]['order'], { progress, cancelled }: Parameters<Helper['run']>[2]): Promise<HelperTasks[K]['answer']> {
      worker ??= start();
      const to = worker, stop = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT), flag = new Int32Array(stop);
      const looking = setInterval(() => { if (cancelled()) Atomics.store(flag, 0, 1); }, LOOK);
      try {
        return await new Promise<HelperTasks[TaskKind]['answer']>((resolve, reject) => {
          seq += 1;
          pending.set(seq, { resolve, reject, onProgress: progress });
          to.postMessage({ seq, kind, order, stop } satisfies HelperOrder);
        }) as HelperTasks[K]['answer'];
      } finally { clearInterval(looking); }
    },
    async close() { await worker?.terminate(); },
  };
}
