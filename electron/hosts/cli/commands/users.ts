import type { Answer, Sent } from '#shared/contract/index.ts';
import { ROLES } from '#shared/contract/roles.ts';
import { shortDate, type CivilDate } from '#shared/domain/common/dates.ts';
import { foldedUser } from '#shared/domain/common/names.ts';
import { present } from '#shared/lib/assert.ts';
import type { RunningEngine } from '../../../engine/client.ts';
import type { Args } from '../args.ts';
import { checkNewFile } from '../diskFiles.ts';
import { refusedBy, wrongUsage } from '../failure.ts';
import { say } from '../say.ts';
import { enter, given, runJob, withCentre, withEngine } from '../session.ts';
import { makeRecoverySheet, newPassphrase, recoveryLines } from './centre.ts';
import { show, type Command } from './command.ts';

const USERS = { values: ['data', 'name', 'role'], flags: ['json'], required: ['data'] } as const;
const data = ({ values }: Args): string => present(values['data'], '--data');
/** Whom the command is about: the first argument, or `--name`. */
function nameOf({ values, positionals }: Args): string {
  const name = values['name'] ?? positionals[0];
  if (name === undefined) throw wrongUsage('cli.MISSING_ARGUMENT', { argument: 'NAME' });
  return name;
}
/** A role as its code, however its words are written together. */
function roleOf({ values, positionals }: Args): Sent<'users.add'>['role'] {
  const typed = values['role'] ?? positionals[values['name'] === undefined ? 1 : 0];
  if (typed === undefined) throw wrongUsage('cli.MISSING_ARGUMENT', { argument: 'ROLE' });
  const found = ROLES.find((role) => role.toLowerCase() === typed.toLowerCase().replace(/[-_ ]/g, ''));
  if (found === undefined) throw wrongUsage('cli.BAD_CHOICE', { value: typed, option: '--role', choices: ROLES.join(', ') });
  return found;
}
async function find(engine: RunningEngine, name: string): Promise<Answer<'users.list'>['users'][number]> {
  const { users } = given(await engine.call('users.list', {}));
  const found = users.find((user) => user.active && foldedUser(user.name) === foldedUser(name));
  if (!found) throw refusedBy('accounts.NO_SUCH_USER', { name });
  return found;
}

export const usersList: Command = {
  spec: { usage: 'idmaj users list --data DIR [--user NAME] [--json]', words: ['users', 'list'], ...USERS, values: ['data'], positionals: [] },
  help: 'cli.HELP_USERS_LIST',
  async run(args, terminal) {
    const { lang } = terminal, list = await withCentre(data(args), terminal, async (engine) => given(await engine.call('users.list', {})));
    const day = (at: string | null): string => (at === null ? '' : shortDate(at.slice(0, 10) as CivilDate));
    show(terminal, list, () => [
      ...list.users.map(({ name, role, active, lastSignIn }) => say(lang, 'cli.USER_LINE', { name: name || '—', role: say(lang, `ui.role_${role}`), active: active ? 'yes' : 'no', signedIn: lastSignIn === null ? 'no' : 'yes', date: day(lastSignIn) })),
      say(lang, 'cli.SHEET_LINE', { made: list.recoverySheetAt === null ? 'no' : 'yes', date: day(list.recoverySheetAt) }),
    ]);
    return 0;
  },
};
export const usersAdd: Command = {
  spec: { usage: 'idmaj users add NAME --role ROLE --data DIR [--user NAME] [--json]', words: ['users', 'add'], ...USERS, positionals: ['[NAME]', '[ROLE]'] },
  help: 'cli.HELP_USERS_ADD',
  async run(args, terminal) {
    const name = nameOf(args), role = roleOf(args), passphrase = await newPassphrase(terminal, 'IDMAJ_NEW_PASSPHRASE');
    const added = await withCentre(data(args), terminal, (engine, signal) => runJob(engine, 'users.add', { name, role, passphrase }, { signal }, terminal));
    show(terminal, { ...added, name, role }, () => [say(terminal.lang, 'cli.USER_ADDED', { name, role: say(terminal.lang, `ui.role_${role}`) })]);
    return 0;
  },
};
type OnOne = 'users.rename' | 'users.remove' | 'users.resetPassphrase';
/** A change of one user's account, found by name. */
const onUser = (words: string, positionals: readonly string[], help: Command['help'], name: OnOne, told: 'cli.USER_CHANGED' | 'cli.USER_REMOVED', more: (args: Args, terminal: Parameters<Command['run']>[1]) => Promise<{ readonly name?: string; readonly passphrase?: string }>): Command => ({
  spec: { usage: `idmaj users ${words} ${positionals.join(' ').replace(/[[\]]/g, '')} --data DIR [--user NAME] [--json]`, words: ['users', words], ...USERS, values: ['data', 'name'], positionals },
  help,
  async run(args, terminal) {
    const whom = nameOf(args), rest = await more(args, terminal);
    const found = await withCentre(data(args), terminal, async (engine, signal) => {
      const user = await find(engine, whom);
      await runJob(engine, name, { ...rest, id: user.id } as Sent<OnOne>, { signal }, terminal);
      return user;
    });
    const called = rest.name ?? found.name;
    show(terminal, { id: found.id, name: called }, () => [say(terminal.lang, told, { name: called })]);
    return 0;
  },
});
export const usersRemove = onUser('remove', ['[NAME]'], 'cli.HELP_USERS_REMOVE', 'users.remove', 'cli.USER_REMOVED', () => Promise.resolve({}));
export const usersRename = onUser('rename', ['[NAME]', '[NEW-NAME]'], 'cli.HELP_USERS_RENAME', 'users.rename', 'cli.USER_CHANGED', (args) => {
  const name = args.positionals[args.values['name'] === undefined ? 1 : 0];
  if (name === undefined) throw wrongUsage('cli.MISSING_ARGUMENT', { argument: 'NEW-NAME' });
  return Promise.resolve({ name });
});
export const usersReset = onUser('reset', ['[NAME]'], 'cli.HELP_USERS_RESET', 'users.resetPassphrase', 'cli.USER_CHANGED', async (_args, terminal) => ({ passphrase: await newPassphrase(terminal, 'IDMAJ_NEW_PASSPHRASE') }));
export const usersRole: Command = {
  spec: { usage: 'idmaj users role NAME ROLE --data DIR [--user NAME] [--json]', words: ['users', 'role'], ...USERS, positionals: ['[NAME]', '[ROLE]'] },
  help: 'cli.HELP_USERS_ROLE',
  async run(args, terminal) {
    const name = nameOf(args), role = roleOf(args);
    const user = await withCentre(data(args), terminal, async (engine) => {
      const found = await find(engine, name);
      given(await engine.call('users.setRole', { id: found.id, role }));
      return found;
    });
    show(terminal, { id: user.id, name: user.name, role }, () => [say(terminal.lang, 'cli.USER_CHANGED', { name: user.name })]);
    return 0;
  },
};

export const usersPassphrase: Command = {
  spec: { usage: 'idmaj users passphrase --data DIR [--user NAME] [--json]', words: ['users', 'passphrase'], ...USERS, values: ['data'], positionals: [] },
  help: 'cli.HELP_USERS_PASSPHRASE',
  async run(args, terminal) {
    const newPhrase = await newPassphrase(terminal, 'IDMAJ_NEW_PASSPHRASE'), recovery = process.env['IDMAJ_RECOVERY'] ?? '';
    const user = await withEngine({ folder: data(args), warmPrinter: null }, async (engine, signal) => {
      if (recovery !== '') return given(await engine.call('accounts.recover', { user: terminal.user, recovery, newPassphrase: newPhrase })).user;
      const passphrase = process.env['IDMAJ_PASSPHRASE'] ?? '';
      if (passphrase === '') throw refusedBy('cli.NO_PASSPHRASE');
      const opened = given(await engine.call('accounts.unlock', { user: terminal.user, passphrase }));
      enter(engine, opened, terminal);
      await runJob(engine, 'accounts.changePassphrase', { passphrase, newPassphrase: newPhrase }, { signal }, terminal);
      return opened.user;
    });
    show(terminal, { id: user.id, name: user.name }, () => [say(terminal.lang, 'cli.PASSPHRASE_CHANGED')]);
    return 0;
  },
};
export const usersRecoverySheet: Command = {
  spec: { usage: 'idmaj users recovery-sheet [--out FILE.pdf [--force]] --data DIR [--user NAME] [--json]', words: ['users', 'recovery-sheet'], ...USERS, values: ['data', 'out'], flags: ['json', 'force'], positionals: [] },
  help: 'cli.HELP_USERS_SHEET',
  async run(args, terminal) {
    const file = args.values['out'] ?? null;
    if (file !== null) checkNewFile(file, args.flags.has('force'));
    await withCentre(data(args), terminal, async (engine, signal) => {
      const { sheet, words } = await makeRecoverySheet(engine, { signal }, file, terminal);
      show(terminal, { recovery: words }, () => recoveryLines(terminal.lang, words, file));
      given(await engine.call('accounts.recoverySheetShown', { sheet }));
    }, { warmPrinter: 0 });
    return 0;
  },
};
