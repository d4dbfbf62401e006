import type { MessageKey } from '#shared/i18n/index.ts';
import type { Args, Spec } from '../args.ts';
import type { Terminal } from '../terminal.ts';

export interface Command {
  readonly spec: Spec;
  readonly help: MessageKey;
  /** Prints what it did, and answers the exit code: 0 done, 1 for a verdict that is a no. Throws a Failure otherwise. */
  readonly run: (args: Args, terminal: Terminal) => Promise<0 | 1>;
}
/** Prints a value for a program (`--json`), or lines for a person. */
export function show(terminal: Terminal, value: unknown, lines: () => readonly string[]): void {
  if (terminal.json) terminal.out(JSON.stringify(value));
  else for (const line of lines()) terminal.out(line);
}
