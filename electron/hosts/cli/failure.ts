import type { MessageKey, MessageParams } from '#shared/i18n/index.ts';
import type { Refusal } from '#shared/lib/result.ts';
import { problemOf, type Problem } from './say.ts';

/** A command stops here, with what to print and the exit code: 1 refused, 2 wrong usage. Thrown by commands, caught once in cli.ts. */
export class Failure extends Error {
  readonly problems: readonly Problem[];
  readonly exitCode: 1 | 2;
  constructor(problems: readonly Problem[], exitCode: 1 | 2) {
    super();
    this.problems = problems;
    this.exitCode = exitCode;
  }
}
export const refused = (refusal: Refusal): Failure => new Failure([problemOf(refusal)], 1);
export const refusedBy = (code: MessageKey, params: MessageParams = {}): Failure => refused({ code, params });
export const wrongUsage = (code: MessageKey, params: MessageParams = {}): Failure => new Failure([problemOf({ code, params })], 2);
