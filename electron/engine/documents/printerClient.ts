import { Worker } from 'node:worker_threads';
import { BugError, present } from '#shared/lib/assert.ts';
import type { PaperPrinter, PrintedPaper } from './paperJobs.ts';
import { WARM, type PrinterAnswer, type PrinterTask } from './printerTask.ts';

interface Waiting { readonly resolve: (printed: PrintedPaper | null) => void; readonly reject: (error: Error) => void; readonly onDone: (done: number) => void }

/** The printer in its worker, started at the first paper, or before. @param warmAfter how long to wait for one, ms; null: for ever */
export function startPrinter(warmAfter: number | null): PaperPrinter {
  const pending = new Map<number, Waiting>();
  let seq = 0;
  let worker: Worker | null = null;
  const start = (workerData: typeof WARM | null): Worker => {
    const started = new Worker(new URL('./printerWorker.js', import.meta.url), { workerData });
    started.on('message', (answer: PrinterAnswer) => {
      const waiting = pending.get(answer.seq);
      if ('done' in answer) { waiting?.onDone(answer.done); return; }
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
  let timer: NodeJS.Timeout | null = null;
  if (warmAfter === 0) worker = start(WARM);
  else if (warmAfter !== null) timer = setTimeout(() => { worker ??= start(WARM); }, warmAfter).unref();
  function ask(task: PrinterTask, onDone: (done: number) => void = () => undefined): Promise<PrintedPaper | null> {
    worker ??= start(null);
    const to = worker;
    return new Promise((resolve, reject) => {
      seq += 1;
      pending.set(seq, { resolve, reject, onDone });
      to.postMessage({ seq, task });
    });
  }
  return {
    print: async (job) => present(await ask({ kind: 'paper', job }), 'a paper is not cancelled half-way'),
    printSet(set, { onProgress, cancelled }) {
      const stop = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
      return ask({ kind: 'set', set, stop }, (done) => {
        onProgress(done, set.parts.length);
        if (cancelled()) Atomics.store(new Int32Array(stop), 0, 1);
      });
    },
    sheet: async (job) => present(await ask({ kind: 'sheet', job }), 'a page is not cancelled half-way'),
    async close() {
      if (timer) clearTimeout(timer);
      await worker?.terminate();
    },
  };
}
