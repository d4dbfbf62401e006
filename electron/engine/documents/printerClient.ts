import { Worker } from 'node:worker_threads';
import { BugError } from '#shared/lib/assert.ts';
import type { PaperJob, PaperPrinter, PrintedPaper } from './paperJobs.ts';

type Answer = { readonly seq: number; readonly printed: PrintedPaper } | { readonly seq: number; readonly error: Error };

/** The printer in its worker, started at the first paper, or at once where `warm` says that papers will be asked for. */
export function startPrinter({ warm }: { readonly warm: boolean }): PaperPrinter {
  const pending = new Map<number, { resolve: (printed: PrintedPaper) => void; reject: (error: Error) => void }>();
  let seq = 0;
  let worker: Worker | null = null;
  const start = (): Worker => {
    const started = new Worker(new URL('./printerWorker.js', import.meta.url));
    started.on('message', (answer: Answer) => {
      const waiting = pending.get(answer.seq);
      pending.delete(answer.seq);
      if ('printed' in answer) waiting?.resolve(answer.printed);
      else waiting?.reject(answer.error);
    });
    // a printer that dies takes down the papers it held, no more: the next paper starts another
    const fail = (error: Error): void => {
      worker = null;
      for (const { reject } of pending.values()) reject(error);
      pending.clear();
    };
    started.on('error', fail);
    started.on('exit', (code) => { fail(new BugError(`the printer stopped (${code})`)); });
    started.unref();
    return started;
  };
  if (warm) worker = start();
  return {
    print(job: PaperJob) {
      worker ??= start();
      const to = worker;
      return new Promise((resolve, reject) => {
        seq += 1;
        pending.set(seq, { resolve, reject });
        to.postMessage({ seq, job });
      });
    },
    async close() { await worker?.terminate(); },
  };
}
