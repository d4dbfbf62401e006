import type { Lang } from '#shared/i18n/index.ts';
import { readArgs, startsWithText } from './cli/args.ts';
import { auditList, auditVerify } from './cli/commands/audit.ts';
import { backupCreate, backupDrill, backupFolder, backupList, backupRestore, backupSlip, backupVerify, doctor } from './cli/commands/backups.ts';
import { beneficiariesFind, beneficiariesShow, importBeneficiaries, templateBeneficiaries } from './cli/commands/beneficiaries.ts';
import { printCasePapers } from './cli/commands/casePapers.ts';
import { demo, init } from './cli/commands/centre.ts';
import type { Command } from './cli/commands/command.ts';
import { demoPapers } from './cli/commands/demoPapers.ts';
import { importCeremony, template } from './cli/commands/exchange.ts';
import { ceremonies, correct, discard, issue, reissue } from './cli/commands/handover.ts';
import { archiveExport, archiveList, cancel, print, sign, testPage, verify } from './cli/commands/papers.ts';
import { personsErase, personsErasures } from './cli/commands/persons.ts';
import { usersAdd, usersList, usersPassphrase, usersRecoverySheet, usersRemove, usersRename, usersReset, usersRole } from './cli/commands/users.ts';
import { settings, settingsLogo, settingsReset, settingsSet, settingsText } from './cli/commands/settings.ts';
import { ended } from './cli/ended.ts';
import { Failure, wrongUsage } from './cli/failure.ts';
import { say } from './cli/say.ts';
import { createTerminal } from './cli/terminal.ts';

/* The command line: the first host. Thin: it reads arguments and files, calls the engine by its contract, and prints. */
const commands: readonly Command[] = [init, demo, demoPapers, template, importCeremony, ceremonies, discard, issue, testPage, ...printCasePapers, print, sign, cancel, reissue, correct, archiveList, archiveExport, verify, settingsSet, settingsReset, settingsLogo, settingsText, settings,
  usersList, usersAdd, usersRole, usersRename, usersRemove, usersReset, usersPassphrase, usersRecoverySheet, auditList, auditVerify, personsErase, personsErasures, beneficiariesFind, beneficiariesShow, templateBeneficiaries, importBeneficiaries,
  backupCreate, backupList, backupVerify, backupRestore, backupDrill, backupSlip, backupFolder, doctor];

const lang: Lang = process.env['IDMAJ_LANG'] === 'ar' ? 'ar' : 'fr';
const argv = process.argv.slice(2);
const terminal = createTerminal(lang, argv.includes('--json'));
const words = argv.filter((arg) => !arg.startsWith('-'));
const called = (): Command | undefined => commands.find(({ spec }) => spec.words.every((word, i) => argv[i] === word));
/** Help is asked for anywhere but in the place of a text that is looked for. */
function wantsHelp(): boolean {
  const at = argv.findIndex((arg) => arg === '--help' || arg === '-h'), spec = called()?.spec;
  return at >= 0 && !(spec && at === spec.words.length && startsWithText(spec, argv.slice(at)));
}
/** The commands whose words begin like those typed: `template` alone finds `template ceremony`. */
const near = (): Command[] => commands.filter(({ spec }) => words.slice(0, spec.words.length).every((word, i) => word === spec.words[i]));
function find(): Command {
  const found = called();
  if (found) return found;
  throw words.length === 0 ? wrongUsage('cli.MISSING_COMMAND') : wrongUsage('cli.UNKNOWN_COMMAND', { command: words.slice(0, 2).join(' ') });
}
const helpOf = ({ spec, help: key }: Command): string => `  ${spec.usage}\n      ${say(lang, key)}`;
function help(): string {
  const asked = words.length > 0 ? near() : commands;
  if (asked.length === 0) find();
  if (asked.length < commands.length) return asked.map(helpOf).join('\n');
  return [say(lang, 'cli.HELP_INTRO'), '', say(lang, 'cli.HELP_COMMANDS'), ...commands.map(helpOf), '', say(lang, 'cli.HELP_ENVIRONMENT')].join('\n');
}
async function main(): Promise<number> {
  if (wantsHelp()) { terminal.out(terminal.json ? JSON.stringify({ help: help() }) : help()); return 0; }
  if (argv.length === 0) { terminal.err(help()); return 2; }
  const command = find();
  try {
    const args = readArgs(command.spec, argv.slice(command.spec.words.length));
    return await command.run(args, { ...terminal, user: args.values['user'] ?? '' });
  } catch (error) {
    if (error instanceof Failure && error.exitCode === 2) terminal.err(say(lang, 'cli.USAGE', { usage: command.spec.usage }));
    throw error;
  }
}
await ended(terminal, main);
