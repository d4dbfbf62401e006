import { parentPort } from 'node:worker_threads';
import { present } from '#shared/lib/assert.ts';
import type { PaperJob } from './paperJobs.ts';
import { printPaper } from './papers.ts';
import { createPrinter } from './print.ts';

/* The printer's thread: fonts are parsed and words shaped here once, for all papers of the session. */
const port = present(parentPort, 'the printer runs in a worker');
const printer = createPrinter();

port.on('message', ({ seq, job }: { readonly seq: number; readonly job: PaperJob }) => {
  void printPaper(printer, job).then(
    (printed) => { port.postMessage({ seq, printed }, [printed.pdf.buffer as ArrayBuffer]); },
    (error: unknown) => { port.postMessage({ seq, error: error instanceof Error ? error : new Error(String(error)) }); },
  );
});
