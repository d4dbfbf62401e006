import path from 'node:path';
import { amount, type Centimes } from '#shared/domain/common/money.ts';
import { present } from '#shared/lib/assert.ts';
import { readUserFile, writeNewFile } from '../diskFiles.ts';
import { Failure, wrongUsage } from '../failure.ts';
import { lineOf, say, warning } from '../say.ts';
import { given, runJob, withCentre, withEngine } from '../session.ts';
import { show, type Command } from './command.ts';

/** A workbook of 20,000 rows is under 3 MB; the engine measures what is inside. */
export const WORKBOOK_MEGABYTES = 50;

/** `idmaj template WHAT OUT.xlsx`: an empty workbook, as the engine makes it. */
export const templateCommand = (what: 'ceremony' | 'beneficiaries', help: Command['help'], procedure: 'exchange.ceremonyTemplate' | 'exchange.beneficiariesTemplate'): Command => ({
  spec: { usage: `idmaj template ${what} OUT.xlsx [--force] [--json]`, words: ['template', what], values: [], flags: ['force', 'json'], positionals: ['OUT.xlsx'], required: [] },
  help,
  async run({ positionals, flags }, terminal) {
    const file = present(positionals[0], 'OUT.xlsx');
    if (!/\.xlsx$/i.test(file)) throw wrongUsage('cli.NOT_XLSX', { file });
    const bytes = await withEngine({ folder: null, warmPrinter: null }, async (engine) => given(await engine.take(given(await engine.call(procedure, {})).file)));
    writeNewFile(file, bytes, flags.has('force'));
    show(terminal, { file }, () => [say(terminal.lang, 'cli.TEMPLATE_WRITTEN', { file })]);
    return 0;
  },
});
export const template = templateCommand('ceremony', 'cli.HELP_TEMPLATE', 'exchange.ceremonyTemplate');

export const importCeremony: Command = {
  spec: { usage: 'idmaj import ceremony FILE.xlsx --data DIR [--replace] [--json]', words: ['import', 'ceremony'], values: ['data'], flags: ['replace', 'json'], positionals: ['FILE.xlsx'], required: ['data'] },
  help: 'cli.HELP_IMPORT',
  async run({ positionals, values, flags }, terminal) {
    const { lang } = terminal;
    const name = present(positionals[0], 'FILE');
    const bytes = readUserFile(name, WORKBOOK_MEGABYTES);
    const result = await withCentre(present(values['data'], '--data'), terminal, async (engine, signal) =>
      runJob(engine, 'exchange.importCeremony', { file: given(await engine.put(bytes)), fileName: path.basename(name).slice(0, 255), replace: flags.has('replace') }, { signal }, terminal));
    for (const told of result.warnings) terminal.err(warning(lang, lineOf(lang, told)));
    if ('errors' in result) {
      if (!terminal.json && result.errors.some(({ sheet }) => sheet !== '')) terminal.err(say(lang, 'cli.NOT_IMPORTED', { errors: result.errors.length }));
      if (!terminal.json && result.errors.some(({ code }) => code === 'CEREMONY_EXISTS')) terminal.err(say(lang, 'cli.HOW_TO_REPLACE'));
      throw new Failure(result.errors, 1);
    }
    const { ceremonyId, beneficiaries, lines, totalCentimes, envelopeCentimes, remainderCentimes } = result;
    const money = (centimes: number): string => amount(centimes as Centimes, lang);
    show(terminal, result, () => [
      say(lang, 'cli.IMPORTED', { beneficiaries, lines, total: money(totalCentimes), ceremony: ceremonyId }),
      ...(envelopeCentimes === null || remainderCentimes === null ? []
        : remainderCentimes < 0 ? [say(lang, 'cli.EXCESS', { envelope: money(envelopeCentimes), excess: money(-remainderCentimes) })]
        : [say(lang, 'cli.REMAINDER', { envelope: money(envelopeCentimes), remainder: money(remainderCentimes) })]),
    ]);
    return 0;
  },
};
