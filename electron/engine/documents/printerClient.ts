import os from 'node:os';
import { Worker } from 'node:worker_threads';
import { present } from '#shared/lib/assert.ts';
import { workerLine, type Watch, type WorkerLine } from '../workerLine.ts';
import type { PaperPrinter } from './paperJobs.ts';
import type { PrinterAnswer, PrinterTask } from './printerTask.ts';

type Line = WorkerLine<PrinterTask, PrinterAnswer>;
/** How long a second printer, which takes as much memory as the first, waits for more papers, ms. */
const RESTS = 20_000;

/**
 * The printer in its worker, started at the first paper, or before. Where the computer has two processors, a second one is got ready
 * when papers are asked for while others are made, and then shares them: which of them makes a paper changes no byte of it.
 * @param warmAfter how long to wait for the first paper, ms; null: for ever
 */
export function startPrinter(warmAfter: number | null, processors = os.availableParallelism()): PaperPrinter {
  const line = (): Line => workerLine(() => new Worker(new URL('./printerWorker.js', import.meta.url)), 'printer');
  const first = line(), second = processors > 1 ? line() : null;
  let timer: NodeJS.Timeout | null = null, rest: NodeJS.Timeout | null = null, helps: 'no' | 'soon' | 'yes' = 'no', busy = 0;
  // what a warming throws is met by the first paper too, and told then
  const warm = (one: Line): Promise<boolean> => one.ask({ kind: 'warm' }).then(() => true, () => false);
  if (warmAfter === 0) void warm(first);
  else if (warmAfter !== null) timer = setTimeout(() => { void warm(first); }, warmAfter).unref();

  /** By the first printer, which is busy with it; warming is nothing that another would help with. */
  async function ask(task: PrinterTask, watch?: Watch): Promise<PrinterAnswer> {
    if (timer) clearTimeout(timer);
    busy += 1;
    try { return await first.ask(task, watch); } finally { busy -= 1; }
  }
  function resting(): void {
    if (rest) clearTimeout(rest);
    rest = setTimeout(() => {
      if (second?.waiting) { resting(); return; }
      helps = 'no';
      void second?.close();
    }, RESTS).unref();
  }
  async function paper(task: PrinterTask): Promise<PrinterAnswer> {
    if (!second || busy === 0) return ask(task);
    if (helps === 'no') {
      helps = 'soon';
      void warm(second).then((ready) => { helps = ready ? 'yes' : 'no'; resting(); });
    }
    if (helps !== 'yes' || busy <= second.waiting) return ask(task);
    resting();
    try { return await second.ask(task); } catch (error) { helps = 'no'; throw error; }
  }
  return {
    width: second ? 2 : 1,
    print: async (job) => present(await paper({ kind: 'paper', job }), 'a paper is not cancelled half-way'),
    printSet: (set, watch) => ask({ kind: 'set', set }, watch),
    sheet: async (job) => present(await ask({ kind: 'sheet', job }), 'a page is not cancelled half-way'),
    async close() {
      for (const waiting of [timer, rest]) if (waiting) clearTimeout(waiting);
      await Promise.all([first.close(), second?.close()]);
    },
  };
}
