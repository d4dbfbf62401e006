import path from 'node:path';
import type { Answer } from '#shared/contract/index.ts';
import { inLanguage } from '#shared/domain/common/bilingual.ts';
import { shortDate, type CivilDate } from '#shared/domain/common/dates.ts';
import { amount, type Centimes } from '#shared/domain/common/money.ts';
import type { Lang } from '#shared/i18n/index.ts';
import { present } from '#shared/lib/assert.ts';
import type { RunningEngine } from '../../../engine/client.ts';
import { checkOutFolder, makeOutFolder, readUserFile, removeOldDrafts, writeManifest, writeUserFile, type ManifestEntry } from '../diskFiles.ts';
import { wrongUsage } from '../failure.ts';
import { say, warning } from '../say.ts';
import { given, runJob, withCentre } from '../session.ts';
import type { Terminal } from '../terminal.ts';
import { show, type Command } from './command.ts';

const PDF_MEGABYTES = 100;

export const ceremonies: Command = {
  spec: { usage: 'idmaj ceremonies --data DIR [--json]', words: ['ceremonies'], values: ['data'], flags: ['json'], positionals: [], required: ['data'] },
  help: 'cli.HELP_CEREMONIES',
  async run({ values }, terminal) {
    const { lang } = terminal;
    const list = await withCentre(present(values['data'], '--data'), terminal, async (engine) => given(await engine.call('handover.ceremonies', {})));
    show(terminal, list, () => (list.length === 0 ? [say(lang, 'cli.NO_CEREMONIES')] : list.map((ceremony) => say(lang, 'cli.CEREMONY_LINE', {
      id: ceremony.ceremonyId, date: shortDate(ceremony.date as CivilDate), title: inLanguage(ceremony.title, lang), beneficiaries: ceremony.beneficiaries,
      status: say(lang, ceremony.status === 'draft' ? 'cli.STATUS_DRAFT' : 'cli.STATUS_VALIDATED'), total: amount(ceremony.totalCentimes as Centimes, lang),
    }))));
    return 0;
  },
};

export const issue: Command = {
  spec: { usage: 'idmaj issue CEREMONY --data DIR [--json]', words: ['issue'], values: ['data'], flags: ['json'], positionals: ['CEREMONY'], required: ['data'] },
  help: 'cli.HELP_ISSUE',
  async run({ positionals, values }, terminal) {
    const issued = await withCentre(present(values['data'], '--data'), terminal, async (engine) => given(await engine.call('handover.issue', { ceremonyId: present(positionals[0], 'CEREMONY') })));
    const { certificates } = issued;
    show(terminal, issued, () => [say(terminal.lang, 'cli.ISSUED', { certificates: certificates.length, first: certificates[0]?.reference ?? '', last: certificates.at(-1)?.reference ?? '' })]);
    return 0;
  },
};

export const discard: Command = {
  spec: { usage: 'idmaj discard CEREMONY --data DIR [--json]', words: ['discard'], values: ['data'], flags: ['json'], positionals: ['CEREMONY'], required: ['data'] },
  help: 'cli.HELP_DISCARD',
  async run({ positionals, values }, terminal) {
    const gone = await withCentre(present(values['data'], '--data'), terminal, async (engine) => given(await engine.call('handover.discardDraft', { ceremonyId: present(positionals[0], 'CEREMONY') })));
    show(terminal, gone, () => [say(terminal.lang, 'cli.DISCARDED', { ceremony: gone.ceremonyId })]);
    return 0;
  },
};

/** Prints a ceremony in one language into a folder readied before; answers what was written. */
export async function printInto(engine: RunningEngine, signal: AbortSignal, terminal: Terminal, { ceremonyId, language, out, before }: { readonly ceremonyId: string; readonly language: Lang; readonly out: string; readonly before: readonly ManifestEntry[] }): Promise<ManifestEntry[]> {
  const { papers } = await runJob(engine, 'handover.print', { ceremonyId, language }, {
    signal, onProgress: (done, total) => { terminal.progress(say(terminal.lang, 'cli.PRINTING', { done, total })); },
  }, terminal);
  const written = papers.map(({ name, reference, sha256, pages }): ManifestEntry => ({ file: name, reference, sha256, pages }));
  makeOutFolder(out);
  const kept = removeOldDrafts(out, before, language);
  // first of all: what a run that is cut short leaves behind is known as ours to the next one
  writeManifest(out, kept, written);
  for (const { name, file, missing } of papers) {
    writeUserFile(path.join(out, name), given(await engine.take(file)));
    for (const { character, text } of missing) terminal.err(warning(terminal.lang, say(terminal.lang, 'cli.MISSING_CHARACTER', { file: name, character, text })));
  }
  return written;
}
export const print: Command = {
  spec: { usage: 'idmaj print CEREMONY --lang ar|fr --out DIR --data DIR [--force] [--json]', words: ['print'], values: ['data', 'lang', 'out'], flags: ['force', 'json'], positionals: ['CEREMONY'], required: ['data', 'lang', 'out'] },
  help: 'cli.HELP_PRINT',
  async run({ positionals, values, flags }, terminal) {
    const language = present(values['lang'], '--lang');
    if (language !== 'ar' && language !== 'fr') throw wrongUsage('cli.BAD_CHOICE', { option: '--lang', value: language, choices: 'ar, fr' });
    const out = present(values['out'], '--out');
    const data = present(values['data'], '--data');
    const before = checkOutFolder(out, data, flags.has('force'));
    const ceremonyId = present(positionals[0], 'CEREMONY');
    const papers = await withCentre(data, terminal, (engine, signal) => printInto(engine, signal, terminal, { ceremonyId, language, out, before }), { warmPrinter: true });
    show(terminal, { ceremonyId, language, out, papers }, () => [say(terminal.lang, 'cli.PRINTED', { papers: papers.length, folder: out })]);
    return 0;
  },
};

export const verify: Command = {
  spec: { usage: 'idmaj verify (FILE.pdf | --code CODE) --data DIR [--json]', words: ['verify'], values: ['data', 'code'], flags: ['json'], positionals: ['[FILE.pdf]'], required: ['data'] },
  help: 'cli.HELP_VERIFY',
  async run({ positionals, values }, terminal) {
    const [file] = positionals;
    const code = values['code'];
    if (file === undefined && code === undefined) throw wrongUsage('cli.MISSING_ARGUMENT', { argument: 'FILE.pdf | --code CODE' });
    if (file !== undefined && code !== undefined) throw wrongUsage('cli.TOO_MANY_ARGUMENTS', { argument: file });
    const bytes = file === undefined ? null : readUserFile(file, PDF_MEGABYTES);
    const verdict = await withCentre(present(values['data'], '--data'), terminal, async (engine) =>
      given(bytes ? await engine.call('handover.verifyFile', { file: await engine.put(bytes) }) : await engine.call('handover.verifyCode', { code: code ?? '' })));
    const genuine = verdict.verdict === 'known' && verdict.status === 'issued';
    if (terminal.json || genuine) show(terminal, verdict, () => [sentence(verdict, terminal.lang, bytes !== null)]);
    if (!genuine) terminal.err(sentence(verdict, terminal.lang, bytes !== null));
    return genuine ? 0 : 1;
  },
};
function sentence(verdict: Answer<'handover.verifyFile'>, lang: Lang, byFile: boolean): string {
  switch (verdict.verdict) {
    case 'altered': return say(lang, 'cli.ALTERED', { reference: verdict.reference });
    case 'draft': return say(lang, 'cli.IS_DRAFT');
    case 'unknown': return say(lang, 'cli.UNKNOWN_PAPER');
    case 'known': {
      if (verdict.status === 'cancelled') return say(lang, 'cli.CANCELLED_PAPER', { reference: verdict.reference });
      return say(lang, byFile ? 'cli.KNOWN' : 'cli.KNOWN_CODE', {
        reference: verdict.reference, name: inLanguage(verdict.recipient, lang), date: shortDate(verdict.ceremonyDate as CivilDate), total: amount(verdict.totalCentimes as Centimes, lang),
      });
    }
  }
}
