import { spawn } from 'node:child_process';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';

/** What a step counted: a check is one test; a test runner counts its own. `output` is shown where something failed. */
export interface Outcome { readonly passed: number; readonly failed: number; readonly skipped: readonly string[]; /** What failed, then passed. */ readonly secondTries?: readonly string[]; readonly output: string }

export const root = path.resolve(import.meta.dirname, '..');
export const passed: Outcome = { passed: 1, failed: 0, skipped: [], output: '' };
export const failure = (output: string): Outcome => ({ passed: 0, failed: 1, skipped: [], output });
/** One check from its list of problems. */
export const verdict = (problems: readonly string[]): Outcome => (problems.length === 0 ? passed : failure(problems.join('\n')));

/** Runs Node (or `command`) in the checkout; its two outputs come back as one text. */
export function run(args: readonly string[], command: string = process.execPath): Promise<{ readonly ok: boolean; readonly output: string }> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, env: { ...process.env, NO_COLOR: '1' }, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (piece: string) => { output += piece; });
    child.on('error', (error) => resolve({ ok: false, output: `${command}: ${error.message}` }));
    child.on('close', (code) => resolve({ ok: code === 0, output }));
  });
}
/** A program as one check: passed when it ends with 0. */
export async function program(args: readonly string[], command?: string): Promise<Outcome> {
  const { ok, output } = await run(args, command);
  return ok ? passed : failure(output);
}

/** Counts all steps, and tells each in a line with its seconds. */
export function createTally(print: (line: string) => void = console.log) {
  let good = 0, bad = 0;
  const skipped: string[] = [], secondTries: string[] = [];
  return {
    async step(name: string, work: () => Outcome | Promise<Outcome>): Promise<boolean> {
      const begun = performance.now();
      let outcome: Outcome;
      try { outcome = await work(); } catch (error) { outcome = failure(error instanceof Error ? error.stack ?? error.message : String(error)); }
      good += outcome.passed;
      bad += outcome.failed;
      skipped.push(...outcome.skipped);
      secondTries.push(...outcome.secondTries ?? []);
      const ended = outcome.failed === 0, seconds = ((performance.now() - begun) / 1000).toFixed(1);
      print(`${ended ? '✓' : '✗'} ${name.padEnd(28)} ${seconds.padStart(6)} s${outcome.passed + outcome.failed > 1 ? `   ${outcome.passed} passed, ${outcome.failed} failed` : ''}`);
      if (!ended) print(`${stripVTControlCharacters(outcome.output).trimEnd()}\n`);
      return ended;
    },
    /** Prints what was skipped and what needed a second try, then the closing line; answers the exit code. */
    close(): number {
      for (const each of skipped) print(`- skipped: ${each}`);
      for (const each of secondTries) print(`- passed only at the second try: ${each}`);
      print(`${good} passed, ${bad} failed, ${skipped.length} skipped`);
      return bad === 0 && good > 0 ? 0 : 1;
    },
  };
}
export type Tally = ReturnType<typeof createTally>;
