import { present } from '#shared/lib/assert.ts';
import type { RunningEngine } from '../../../engine/client.ts';
import { makeDemonstration } from '../../demonstration.ts';
import { Failure, refusedBy } from '../failure.ts';
import { say, warning } from '../say.ts';
import { enter, given, withEngine } from '../session.ts';
import { askHidden, type Terminal } from '../terminal.ts';
import { show, type Command } from './command.ts';

/** Shorter ones get a word of advice; the rules of strength come with the accounts. */
const ADVISED_LENGTH = 16;

async function newPassphrase(terminal: Terminal): Promise<string> {
  const fromEnvironment = process.env['IDMAJ_PASSPHRASE'];
  const first = fromEnvironment || await askHidden(say(terminal.lang, 'cli.ASK_NEW_PASSPHRASE'));
  if (!first) throw refusedBy('cli.NO_PASSPHRASE');
  if (!fromEnvironment && await askHidden(say(terminal.lang, 'cli.ASK_AGAIN')) !== first) throw refusedBy('cli.PASSPHRASES_DIFFER');
  if ([...first].length < ADVISED_LENGTH) terminal.err(warning(terminal.lang, say(terminal.lang, 'cli.WEAK_PASSPHRASE')));
  return first;
}

export const init: Command = {
  spec: {
    usage: 'idmaj init --data DIR --code AGA --name-ar NAME --name-fr NAME [--city-ar CITY] [--city-fr CITY] [--authority-ar NAME] [--authority-fr NAME] [--user NAME] [--json]',
    words: ['init'], values: ['data', 'code', 'name-ar', 'name-fr', 'city-ar', 'city-fr', 'authority-ar', 'authority-fr', 'user'], flags: ['json'],
    positionals: [], required: ['data', 'code', 'name-ar', 'name-fr'],
  },
  help: 'cli.HELP_INIT',
  async run({ values }, terminal) {
    const folder = present(values['data'], '--data');
    const code = present(values['code'], '--code').toUpperCase();
    const passphrase = await newPassphrase(terminal);
    const opened = await withEngine({ folder, warmPrinter: null }, async (engine) => given(await engine.call('accounts.createCentre', {
      code, nameAr: present(values['name-ar'], '--name-ar'), nameFr: present(values['name-fr'], '--name-fr'),
      cityAr: values['city-ar'] ?? '', cityFr: values['city-fr'] ?? '', authorityAr: values['authority-ar'] ?? '', authorityFr: values['authority-fr'] ?? '',
      userName: values['user'] ?? '', demonstration: false, passphrase,
    })));
    show(terminal, { centreId: opened.centre.id, code, data: folder }, () => [say(terminal.lang, 'cli.CREATED', { code, folder })]);
    return 0;
  },
};

/** Makes the demonstration centre on a running engine; a faulty workbook of ours would be told cell by cell. */
export async function createDemonstration(engine: RunningEngine, signal: AbortSignal, terminal: Terminal): Promise<{ readonly centreId: string; readonly ceremonyId: string }> {
  const made = given(await makeDemonstration(engine, { signal }));
  enter(engine, made.opened, terminal);
  if ('errors' in made.import) throw new Failure(made.import.errors, 1);
  return { centreId: made.opened.centre.id, ceremonyId: made.import.ceremonyId };
}
export const demo: Command = {
  spec: { usage: 'idmaj demo --data DIR [--json]', words: ['demo'], values: ['data'], flags: ['json'], positionals: [], required: ['data'] },
  help: 'cli.HELP_DEMO',
  async run({ values }, terminal) {
    const folder = present(values['data'], '--data');
    const made = await withEngine({ folder, warmPrinter: null }, (engine, signal) => createDemonstration(engine, signal, terminal));
    show(terminal, { ...made, data: folder }, () => [say(terminal.lang, 'cli.DEMO_CREATED', { folder, ceremony: made.ceremonyId })]);
    return 0;
  },
};
