import type { Answer } from '#shared/contract/index.ts';
import { inLanguage } from '#shared/domain/common/bilingual.ts';
import { shortDate, type CivilDate } from '#shared/domain/common/dates.ts';
import type { Lang } from '#shared/i18n/index.ts';
import { present } from '#shared/lib/assert.ts';
import { checkNewFile, writeUserFile } from '../diskFiles.ts';
import { wrongUsage } from '../failure.ts';
import { say } from '../say.ts';
import { given, runJob, withCentre } from '../session.ts';
import { show, type Command } from './command.ts';

const day = (date: string): string => shortDate(date as CivilDate);
function previewLines(lang: Lang, found: Answer<'persons.erasable'>, papers: 'keep' | 'erase'): string[] {
  const of = ({ title, date }: { readonly title: { readonly ar: string; readonly fr: string }; readonly date: string }) => ({ title: inLanguage(title, lang), date: day(date) });
  const goes = found.validated.filter(({ over }) => over || papers === 'erase'), stays = found.validated.filter(({ over }) => !over);
  const kept = [
    ...(papers === 'keep' ? stays : []).map((one) => say(lang, 'persons.staysOwn', { ...of(one), papers: one.papers, until: day(one.until) })),
    ...stays.filter(({ shared }) => shared > 0).map((one) => say(lang, 'persons.staysShared', { ...of(one), count: one.shared, until: day(one.until) })),
  ];
  return [
    say(lang, 'persons.goes'), ...[say(lang, 'persons.goesFile'), ...(found.file ? [say(lang, 'persons.goesCase', found.file)] : []), ...(found.changes > 0 ? [say(lang, 'persons.goesChanges', { count: found.changes })] : []), ...(found.forms > 0 ? [say(lang, 'persons.goesForms', { count: found.forms })] : []),
      ...found.drafts.map((one) => say(lang, 'persons.goesDraft', of(one))), ...goes.map((one) => say(lang, 'persons.goesPapers', { ...of(one), papers: one.papers, files: one.files }))].map((line) => `  ${line}`),
    say(lang, 'persons.stays'), ...[...kept, say(lang, 'persons.staysBackups')].map((line) => `  ${line}`),
    ...(found.mentions.length + found.fileMentions.length === 0 ? [] : [say(lang, 'persons.mentions'), say(lang, 'persons.mentionsLead')]),
    ...found.mentions.map((one) => `  ${say(lang, 'persons.mention', { ...of(one), status: one.status, where: say(lang, `persons.mention_${one.where}`), count: one.count })}`),
    ...found.fileMentions.map((one) => `  ${say(lang, 'persons.fileMention', { name: inLanguage(one.name, lang), fileNumber: one.fileNumber, where: say(lang, `persons.fileMention_${one.where}`), count: one.count })}`),
  ];
}
export const personsErase: Command = {
  spec: { usage: 'idmaj persons erase FILE-NUMBER --data DIR (--dry-run | --reason TEXT) [--papers keep|erase] [--certificate FILE.pdf [--force]] [--json]', words: ['persons', 'erase'], values: ['data', 'reason', 'papers', 'certificate'], flags: ['dry-run', 'force', 'json'], positionals: ['FILE-NUMBER'], required: ['data'] },
  help: 'cli.HELP_PERSONS_ERASE',
  async run({ positionals, values, flags }, terminal) {
    const fileNumber = present(positionals[0], 'FILE-NUMBER'), papers = values['papers'] ?? 'keep', { reason, certificate } = values;
    if (papers !== 'keep' && papers !== 'erase') throw wrongUsage('cli.BAD_CHOICE', { option: '--papers', value: papers, choices: 'keep, erase' });
    if (!flags.has('dry-run') && reason === undefined) throw wrongUsage('cli.MISSING_OPTION', { option: '--reason' });
    if (certificate !== undefined) checkNewFile(certificate, flags.has('force'));
    await withCentre(present(values['data'], '--data'), terminal, async (engine, signal) => {
      const found = given(await engine.call('persons.erasable', { fileNumber }));
      if (flags.has('dry-run')) { show(terminal, found, () => previewLines(terminal.lang, found, papers)); return; }
      // the number on the command line is the confirmation: it was typed in full
      const done = await runJob(engine, 'persons.erase', { personId: found.personId, reason: reason ?? '', papers, confirmation: fileNumber }, { signal }, terminal);
      if (certificate !== undefined) writeUserFile(certificate, given(await engine.take((await runJob(engine, 'persons.erasureCertificate', { digest: done.digest }, { signal }, terminal)).file)));
      show(terminal, done, () => [say(terminal.lang, 'cli.ERASED', { digest: done.digest })]);
    });
    return 0;
  },
};
export const personsErasures: Command = {
  spec: { usage: 'idmaj persons erasures --data DIR [--json]', words: ['persons', 'erasures'], values: ['data'], flags: ['json'], positionals: [], required: ['data'] },
  help: 'cli.HELP_PERSONS_ERASURES',
  async run({ values }, terminal) {
    const found = await withCentre(present(values['data'], '--data'), terminal, async (engine) => given(await engine.call('persons.erasures', {})));
    show(terminal, found, () => (found.erasures.length === 0 ? [say(terminal.lang, 'cli.NO_ERASURES')] : found.erasures.map((one) => say(terminal.lang, 'cli.ERASURE_LINE', {
      digest: one.digest.slice(0, 16), at: one.erasedAt.slice(0, 16).replace('T', ' '), user: one.erasedBy || '–', reason: one.reason || '–', kept: one.outcome.kept.reduce((sum, { papers }) => sum + papers, 0),
    }))));
    return 0;
  },
};
