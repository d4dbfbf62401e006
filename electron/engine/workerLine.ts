import type { MessagePort, Worker } from 'node:worker_threads';
import { BugError } from '#shared/lib/assert.ts';

/* A line between the engine's thread and one that works for it: tasks go out by number, progress and answers come back. */

/** Says how far long work is, and whether it is still wanted. What a step is, the task says. */
export interface Watch { progress(done: number, total: number): void; cancelled(): boolean }
/** `stop`: one Int32, 1 when the work is no longer wanted. */
interface Order<Task> { readonly seq: number; readonly task: Task; readonly stop: SharedArrayBuffer }
type Word<Answer> =
  | { readonly seq: number; readonly done: number; readonly total: number }
  | { readonly seq: number; readonly answer: Answer }
  | { readonly seq: number; readonly error: Error };

export interface WorkerLine<Task, Answer> {
  /** Rejects with what the worker threw, or where it died meanwhile; the next task starts another. */
  ask(task: Task, watch?: Watch): Promise<Answer>;
  /** How many tasks are not answered yet. */
  readonly waiting: number;
  /** Ends the worker at once; one that never started stays so. */
  close(): Promise<void>;
}
/** How often a cancelled task is looked for, ms. */
const LOOK = 100;

/**
 * A worker that is started when the first task comes, and again after it died.
 * @param name what a bug's message calls it
 */
export function workerLine<Task, Answer>(run: () => Worker, name: string): WorkerLine<Task, Answer> {
  const pending = new Map<number, { readonly resolve: (answer: Answer) => void; readonly reject: (error: Error) => void; readonly watch: Watch | undefined; readonly by: Worker }>();
  let seq = 0;
  let worker: Worker | null = null;
  const started = (): Worker => {
    const mine = run();
    mine.on('message', (word: Word<Answer>) => {
      const asked = pending.get(word.seq);
      if ('done' in word) { asked?.watch?.progress(word.done, word.total); return; }
      pending.delete(word.seq);
      if ('answer' in word) asked?.resolve(word.answer);
      else asked?.reject(word.error);
    });
    // a worker that dies takes down the tasks it held, no more
    const fail = (error: Error): void => {
      if (worker === mine) worker = null;
      for (const [number, { by, reject }] of pending) if (by === mine) { pending.delete(number); reject(error); }
    };
    mine.on('error', fail);
    mine.on('exit', (code) => { fail(new BugError(`the ${name} stopped (${code})`)); });
    mine.unref();
    return mine;
  };
  return {
    get waiting() { return pending.size; },
    async ask(task, watch) {
      worker ??= started();
      const to = worker, stop = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT), flag = new Int32Array(stop);
      const looking = watch && setInterval(() => { if (watch.cancelled()) Atomics.store(flag, 0, 1); }, LOOK);
      try {
        return await new Promise<Answer>((resolve, reject) => {
          seq += 1;
          pending.set(seq, { resolve, reject, watch, by: to });
          to.postMessage({ seq, task, stop } satisfies Order<Task>);
        });
      } finally { clearInterval(looking); }
    },
    async close() {
      const ending = worker;
      worker = null;
      await ending?.terminate();
    },
  };
}

/**
 * The other end: every task that comes is done and answered, in the worker.
 * @param transfer which memory of an answer is given away rather than copied
 */
export function answerLine<Task, Answer>(port: MessagePort, work: (task: Task, watch: Watch) => Answer | Promise<Answer>, transfer: (answer: Answer) => ArrayBuffer[] = () => []): void {
  const say = (word: Word<Answer>, given: ArrayBuffer[] = []): void => { port.postMessage(word, given); };
  port.on('message', ({ seq, task, stop }: Order<Task>) => {
    const flag = new Int32Array(stop);
    const watch: Watch = { progress(done, total) { say({ seq, done, total }); }, cancelled: () => Atomics.load(flag, 0) === 1 };
    void (async () => work(task, watch))().then(
      (answer) => { say({ seq, answer }, transfer(answer)); },
      (error: unknown) => { say({ seq, error: error instanceof Error ? error : new Error(String(error)) }); },
    );
  });
}
