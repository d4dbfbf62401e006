import { Failure } from './failure.ts';
import { lineOf, problemOf } from './say.ts';
import type { Terminal } from './terminal.ts';

/** Runs a program of the terminal to its end: its exit code, or what went wrong in words. */
export async function ended(terminal: Terminal, main: () => Promise<number>): Promise<void> {
  // whoever reads us may stop reading (`| head`): that is no failure of ours
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => { process.exit(process.exitCode ?? 0); });
  try {
    process.exitCode = await main();
  } catch (error) {
    const failure = error instanceof Failure ? error : new Failure([problemOf({ code: 'app.INTERNAL', params: { incident: '—' } })], 1);
    if (terminal.json) terminal.out(JSON.stringify({ errors: failure.problems }));
    for (const problem of failure.problems) terminal.err(lineOf(terminal.lang, problem));
    if (process.env['IDMAJ_DEBUG'] && !(error instanceof Failure)) terminal.err(String(error instanceof Error ? error.stack : error));
    process.exitCode = failure.exitCode;
  }
}
