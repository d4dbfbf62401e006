import { parentPort } from 'node:worker_threads';
import { present } from '#shared/lib/assert.ts';
import type { HelperAnswer, HelperOrder } from './helper.ts';
import { runTask } from './helperTasks.ts';

/* The helper's thread: it turns messages into tasks and nothing else. */
const port = present(parentPort, 'the helper runs in a worker');
const say = (answer: HelperAnswer): void => { port.postMessage(answer); };
/** How often it is told how far the work is, ms. */
const STEP = 100;
port.on('message', ({ seq, kind, order, stop }: HelperOrder) => {
  const flag = new Int32Array(stop);
  let told = 0;
  try {
    say({ seq, answer: runTask(kind, order, {
      progress(done, total) {
        const now = performance.now();
        if (now - told < STEP) return;
        told = now;
        say({ seq, done, total });
      },
      cancelled: () => Atomics.load(flag, 0) === 1,
    }) });
  } catch (error) { say({ seq, error: error instanceof Error ? error : new Error(String(error)) }); }
});
