import { parentPort } from 'node:worker_threads';
import { present } from '#shared/lib/assert.ts';
import { runTask, type HelperAnswer, type HelperTask } from './helperTasks.ts';
import { answerLine } from './workerLine.ts';

/* The helper's thread: it turns messages into tasks and nothing else. */
/** How often it is told how far the work is, ms. */
const STEP = 100;
answerLine<HelperTask, HelperAnswer>(present(parentPort, 'the helper runs in a worker'), ({ kind, order }, watch) => {
  let told = 0;
  return runTask(kind, order, {
    progress(done, total) {
      const now = performance.now();
      if (now - told < STEP) return;
      told = now;
      watch.progress(done, total);
    },
    cancelled: () => watch.cancelled(),
  });
});
