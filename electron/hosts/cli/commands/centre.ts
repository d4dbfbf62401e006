import type { Watch } from '#shared/contract/client.ts';
import { ltr } from '#shared/domain/common/isolate.ts';
import { strengthOf } from '#shared/domain/common/strength.ts';
import type { Lang } from '#shared/i18n/index.ts';
import type { Id } from '#shared/lib/ids.ts';
import { present } from '#shared/lib/assert.ts';
import type { RunningEngine } from '../../../engine/client.ts';
import { checkNewFile, writeUserFile } from '../diskFiles.ts';
import { refusedBy } from '../failure.ts';
import { say, warning } from '../say.ts';
import { enter, given, percent, runJob, withEngine } from '../session.ts';
import { askHidden, type Terminal } from '../terminal.ts';
import { show, type Command } from './command.ts';

/** A passphrase to be set: out of the environment, or asked twice. What the screens would refuse or call weak gets a word of advice. */
export async function newPassphrase(terminal: Terminal, variable: 'IDMAJ_PASSPHRASE' | 'IDMAJ_NEW_PASSPHRASE'): Promise<string> {
  const fromEnvironment = process.env[variable];
  const first = fromEnvironment || await askHidden(say(terminal.lang, 'cli.ASK_NEW_PASSPHRASE'));
  if (!first) throw refusedBy(variable === 'IDMAJ_PASSPHRASE' ? 'cli.NO_PASSPHRASE' : 'cli.NO_NEW_PASSPHRASE');
  if (!fromEnvironment && await askHidden(say(terminal.lang, 'cli.ASK_AGAIN')) !== first) throw refusedBy('cli.PASSPHRASES_DIFFER');
  if (['refused', 'weak'].includes((await strengthOf(first, [])).level)) terminal.err(warning(terminal.lang, say(terminal.lang, 'cli.WEAK_PASSPHRASE')));
  return first;
}

export const init: Command = {
  spec: {
    usage: 'idmaj init --data DIR --code AGA --name-ar NAME --name-fr NAME [--city-ar CITY] [--city-fr CITY] [--authority-ar NAME] [--authority-fr NAME] [--user NAME] [--sheet FILE.pdf [--force]] [--json]',
    words: ['init'], values: ['data', 'code', 'name-ar', 'name-fr', 'city-ar', 'city-fr', 'authority-ar', 'authority-fr', 'user', 'sheet'], flags: ['json', 'force'],
    positionals: [], required: ['data', 'code', 'name-ar', 'name-fr'],
  },
  help: 'cli.HELP_INIT',
  async run({ values, flags }, terminal) {
    const folder = present(values['data'], '--data');
    if (values['sheet'] !== undefined) checkNewFile(values['sheet'], flags.has('force'));
    const code = present(values['code'], '--code').toUpperCase();
    const passphrase = await newPassphrase(terminal, 'IDMAJ_PASSPHRASE');
    await withEngine({ folder, warmPrinter: 0 }, async (engine, signal) => {
      const opened = given(await engine.call('accounts.createCentre', {
      code, nameAr: present(values['name-ar'], '--name-ar'), nameFr: present(values['name-fr'], '--name-fr'),
      cityAr: values['city-ar'] ?? '', cityFr: values['city-fr'] ?? '', authorityAr: values['authority-ar'] ?? '', authorityFr: values['authority-fr'] ?? '',
      userName: values['user'] ?? '', demonstration: false, passphrase,
      }));
      enter(engine, opened, terminal);
      const { sheet, words } = await makeRecoverySheet(engine, { signal }, values['sheet'] ?? null, terminal);
      show(terminal, { centreId: opened.centre.id, code, data: folder, recovery: words }, () => [say(terminal.lang, 'cli.CREATED', { code, folder }), ...recoveryLines(terminal.lang, words, values['sheet'] ?? null)]);
      given(await engine.call('accounts.recoverySheetShown', { sheet }));
    });
    return 0;
  },
};

/** A new recovery sheet: its words, and its page where a file (looked at by `checkNewFile`) is named. Whoever had one before keeps it until `accounts.recoverySheetShown`. */
export async function makeRecoverySheet(engine: RunningEngine, watch: Watch, file: string | null, terminal: Terminal): Promise<{ readonly sheet: Id; readonly words: string }> {
  const sheet = await runJob(engine, 'accounts.recoverySheet', {}, watch, terminal);
  const pdf = given(await engine.take(sheet.file));
  if (file !== null) writeUserFile(file, pdf);
  return { sheet: sheet.sheet, words: sheet.words.join(' ') };
}
export const recoveryLines = (lang: Lang, words: string, file: string | null): string[] =>
  [say(lang, 'cli.RECOVERY_WORDS', { words: lang === 'ar' ? ltr(words) : words }), ...(file === null ? [] : [say(lang, 'cli.RECOVERY_FILE', { file })])];

export const demo: Command = {
  spec: { usage: 'idmaj demo --data DIR [--json]', words: ['demo'], values: ['data'], flags: ['json'], positionals: [], required: ['data'] },
  help: 'cli.HELP_DEMO',
  async run({ values }, terminal) {
    const folder = present(values['data'], '--data');
    const made = await withEngine({ folder, warmPrinter: null }, (engine, signal) => runJob(engine, 'demonstration.make', {}, { signal, onProgress: percent(terminal, 'cli.DEMO_PROGRESS') }, terminal));
    show(terminal, { ...made, data: folder }, () => [say(terminal.lang, 'cli.DEMO_CREATED', { folder, ceremony: made.ceremonyId })]);
    return 0;
  },
};
