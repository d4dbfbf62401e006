import { Worker } from 'node:worker_threads';
import type { Helper } from './helper.ts';
import type { HelperAnswer, HelperTask, HelperTasks, TaskKind } from './helperTasks.ts';
import { workerLine, type Watch } from './workerLine.ts';

/** The helper in its worker, started at the first task. Tasks wait for each other. */
export function startHelper(script: URL = new URL('./helperWorker.js', import.meta.url)): Helper {
  const line = workerLine<HelperTask, HelperAnswer>(() => new Worker(script), 'helper');
  return {
    run: async <K extends TaskKind>(kind: K, order: HelperTasks[K]['order'], watch: Watch) => await line.ask({ kind, order }, watch) as HelperTasks[K]['answer'],
    close: () => line.close(),
  };
}
