import { parentPort } from 'node:worker_threads';
import { present } from '#shared/lib/assert.ts';
import { answerLine, type Watch } from '../workerLine.ts';
import { printPaper, printSetOf, printSheet } from './papers.ts';
import { createPrinter } from './print.ts';
import type { PrinterAnswer, PrinterTask } from './printerTask.ts';

/* A printer's thread: fonts are parsed and words shaped here once, for all papers of the session. */
const printer = createPrinter();
async function made(task: PrinterTask, watch: Watch): Promise<PrinterAnswer> {
  switch (task.kind) {
    case 'paper': return printPaper(printer, task.job);
    case 'sheet': return printSheet(printer, task.job);
    case 'warm':
      for (const lang of ['ar', 'fr'] as const) await printSheet(printer, { sheet: 'testPage', lang, centre: { ar: '', fr: '' } });
      return null;
    case 'set': return printSetOf(printer, task.set, (done) => { watch.progress(done, task.set.parts.length); return Promise.resolve(watch.cancelled()); });
  }
}
answerLine<PrinterTask, PrinterAnswer>(present(parentPort, 'a printer runs in a worker'), made, (printed) => (printed ? [printed.pdf.buffer as ArrayBuffer] : []));
