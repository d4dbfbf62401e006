import { parseArgs } from 'node:util';
import { wrongUsage } from './failure.ts';

/** The options a command knows: those that take a value, and plain flags. */
export interface Spec {
  /** How to call it, e.g. `init --data DIR …`; not a sentence, the same in every language. */
  readonly usage: string;
  readonly words: readonly string[];
  readonly values: readonly string[];
  readonly flags: readonly string[];
  /** Names of the arguments without option; one in brackets may be left out. */
  readonly positionals: readonly string[];
  readonly required: readonly string[];
  /** The first argument is a text of any kind: one spelt like an option is none, unless the call is a whole one only with it. */
  readonly anyText?: true;
}
export interface Args {
  readonly values: Readonly<Record<string, string>>;
  readonly flags: ReadonlySet<string>;
  readonly positionals: readonly string[];
}
/** Whether the first of what stands after the command's words is its text, although it is spelt like an option: the call is whole so. */
export function startsWithText(spec: Spec, argv: readonly string[]): boolean {
  if (spec.anyText !== true || argv.length === 0) return false;
  try { read(spec, argv, true); return true; } catch { return false; }
}
/** Reads what stands after the command's words. Anything unknown, missing or in excess is wrong usage, named. */
export function readArgs(spec: Spec, argv: readonly string[]): Args {
  const [first = ''] = argv, isOption = [...spec.values, ...spec.flags, 'user'].some((name) => first === `--${name}` || first.startsWith(`--${name}=`));
  return read(spec, argv, spec.anyText === true && argv.length > 0 && (!isOption || startsWithText(spec, argv)));
}
function read(given: Spec, argv: readonly string[], isText: boolean): Args {
  // who opens the centre: every command on one takes it
  const spec = given.values.includes('data') && !given.values.includes('user') ? { ...given, values: [...given.values, 'user'] } : given;
  const options = Object.fromEntries([
    ...spec.values.map((name) => [name, { type: 'string' }] as const),
    ...spec.flags.map((name) => [name, { type: 'boolean' }] as const),
  ]);
  // not `strict`: its errors are English sentences; the tokens say the same, and we say it in the user's language
  const { tokens } = parseArgs({ args: argv.slice(isText ? 1 : 0), options, strict: false, allowPositionals: true, tokens: true });
  const values: Record<string, string> = {};
  const flags = new Set<string>();
  const positionals: string[] = argv.slice(0, isText ? 1 : 0);
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value);
    if (token.kind !== 'option') continue;
    const option = token.rawName;
    if (spec.flags.includes(token.name)) {
      if (token.value !== undefined) throw wrongUsage('cli.OPTION_TAKES_NO_VALUE', { option });
      flags.add(token.name);
    } else if (spec.values.includes(token.name)) {
      if (!token.value || (!token.inlineValue && token.value.startsWith('--'))) throw wrongUsage('cli.OPTION_WITHOUT_VALUE', { option });
      if (token.name in values) throw wrongUsage('cli.OPTION_TWICE', { option });
      values[token.name] = token.value;
    } else throw wrongUsage('cli.UNKNOWN_OPTION', { option });
  }
  for (const name of spec.required) if (!(name in values)) throw wrongUsage('cli.MISSING_OPTION', { option: `--${name}` });
  const missing = spec.positionals.filter((name) => !name.startsWith('['))[positionals.length];
  if (missing !== undefined) throw wrongUsage('cli.MISSING_ARGUMENT', { argument: missing });
  const excess = positionals[spec.positionals.length];
  if (excess !== undefined) throw wrongUsage('cli.TOO_MANY_ARGUMENTS', { argument: excess });
  return { values, flags, positionals };
}
