import type { Lang } from '#shared/i18n/index.ts';
import { readArgs } from './cli/args.ts';
import { demo, init } from './cli/commands/centre.ts';
import type { Command } from './cli/commands/command.ts';
import { importCeremony, template } from './cli/commands/exchange.ts';
import { ceremonies, issue, print, verify } from './cli/commands/handover.ts';
import { start } from './cli/commands/start.ts';
import { Failure, wrongUsage } from './cli/failure.ts';
import { lineOf, problemOf, say } from './cli/say.ts';
import { createTerminal, type Terminal } from './cli/terminal.ts';

/* The command line: the first host. Thin: it reads arguments and files, calls the engine by its contract, and prints. */
const commands: readonly Command[] = [init, demo, template, importCeremony, ceremonies, issue, print, verify, start];

const lang: Lang = process.env['IDMAJ_LANG'] === 'ar' ? 'ar' : 'fr';
const argv = process.argv.slice(2);
const terminal = createTerminal(lang, argv.includes('--json'));
const wantsHelp = argv.includes('--help') || argv.includes('-h');

function find(words: readonly string[]): Command {
  const found = commands.find(({ spec }) => spec.words.every((word, i) => words[i] === word));
  if (found) return found;
  throw wrongUsage('cli.UNKNOWN_COMMAND', { command: words.slice(0, 2).join(' ') });
}
function help(command: Command | null, { out }: Terminal): void {
  const one = ({ spec, help: text }: Command): string[] => [`  ${spec.usage}`, `      ${say(lang, text)}`];
  if (command) { out(say(lang, 'cli.USAGE', { usage: command.spec.usage })); out(say(lang, command.help)); return; }
  for (const line of [say(lang, 'cli.HELP_INTRO'), '', say(lang, 'cli.HELP_COMMANDS'), ...commands.flatMap(one), '', say(lang, 'cli.HELP_ENVIRONMENT')]) out(line);
}
async function main(): Promise<number> {
  const words = argv.filter((arg) => !arg.startsWith('-'));
  if (wantsHelp) { help(words.length > 0 ? find(words) : null, terminal); return 0; }
  if (words.length === 0) { help(null, { ...terminal, out: terminal.err }); return 2; }
  const command = find(argv);
  try {
    return await command.run(readArgs(command.spec, argv.slice(command.spec.words.length)), terminal);
  } catch (error) {
    if (error instanceof Failure && error.exitCode === 2) terminal.err(say(lang, 'cli.USAGE', { usage: command.spec.usage }));
    throw error;
  }
}
try {
  process.exitCode = await main();
} catch (error) {
  const failure = error instanceof Failure ? error : new Failure([problemOf({ code: 'app.INTERNAL', params: { incident: '—' } })], 1);
  if (terminal.json) terminal.out(JSON.stringify({ errors: failure.problems }));
  for (const problem of failure.problems) terminal.err(lineOf(lang, problem));
  if (process.env['IDMAJ_DEBUG'] && !(error instanceof Failure)) terminal.err(String(error instanceof Error ? error.stack : error));
  process.exitCode = failure.exitCode;
}
