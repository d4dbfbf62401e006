import { parentPort, workerData } from 'node:worker_threads';
import { present } from '#shared/lib/assert.ts';
import type { PrintedPaper } from './paperJobs.ts';
import { printPaper, printSetOf, printSheet } from './papers.ts';
import { createPrinter } from './print.ts';
import { WARM, type PrinterAnswer, type PrinterTask } from './printerTask.ts';

/* The printer's thread: fonts are parsed and words shaped here once, for all papers of the session. */
const port = present(parentPort, 'the printer runs in a worker');
const printer = createPrinter();
const say = (answer: PrinterAnswer, transfer: ArrayBuffer[] = []): void => { port.postMessage(answer, transfer); };

function made({ seq, task }: { readonly seq: number; readonly task: PrinterTask }): Promise<PrintedPaper | null> {
  switch (task.kind) {
    case 'paper': return printPaper(printer, task.job);
    case 'sheet': return printSheet(printer, task.job);
    case 'set': {
      const stop = new Int32Array(task.stop);
      return printSetOf(printer, task.set, (done) => { say({ seq, done }); return Promise.resolve(Atomics.load(stop, 0) === 1); });
    }
  }
}
// while the passphrase is still being worked on: the first paper of a process takes ten times as long as the next
if (workerData === WARM) await Promise.all((['ar', 'fr'] as const).map((lang) => printSheet(printer, { sheet: 'testPage', lang, centre: { ar: '', fr: '' } })));
port.on('message', (message: { readonly seq: number; readonly task: PrinterTask }) => {
  void made(message).then(
    (printed) => { say({ seq: message.seq, printed }, printed ? [printed.pdf.buffer as ArrayBuffer] : []); },
    (error: unknown) => { say({ seq: message.seq, error: error instanceof Error ? error : new Error(String(error)) }); },
  );
});
