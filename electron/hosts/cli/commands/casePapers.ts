import type { MessageKey } from '#shared/i18n/index.ts';
import type { Sent } from '#shared/contract/index.ts';
import { nameStem } from '#shared/domain/common/references.ts';
import { present } from '#shared/lib/assert.ts';
import { checkOutFolder } from '../diskFiles.ts';
import { wrongUsage } from '../failure.ts';
import { say } from '../say.ts';
import { given, runJob, withCentre } from '../session.ts';
import { show, type Command } from './command.ts';
import { choice, pendingFailure, SHARED_KINDS, writeFiles } from './papers.ts';

type Kind = Sent<'casePapers.print'>['kind'];
type Shared = Sent<'casePapers.communicate'>['kind'];
const isShared = (kind: Kind): kind is Shared => SHARED_KINDS.some((one) => one === kind);
/** `print WORD FILE-NUMBER`: the newest paper of a kind of a person's file; `--for` gives it to a partner, and keeps to whom and for what. */
const printCase = (word: string, kind: Kind, help: MessageKey): Command => ({
  spec: {
    usage: `idmaj print ${word} FILE-NUMBER [--lang ar|fr|both] [--draft${isShared(kind) ? ' | --for PARTNER --purpose TEXT' : ''}] --out DIR --data DIR [--force] [--json]`,
    words: ['print', word], values: ['data', 'lang', 'out', ...(isShared(kind) ? ['for', 'purpose'] : [])], flags: ['draft', 'force', 'json'], positionals: ['FILE-NUMBER'], required: ['data', 'out'],
  },
  help,
  async run({ positionals, values, flags }, terminal) {
    const language = choice('--lang', values['lang'] ?? 'ar', ['ar', 'fr', 'both'] as const), fileNumber = present(positionals[0], 'FILE-NUMBER');
    const out = present(values['out'], '--out'), data = present(values['data'], '--data'), before = checkOutFolder(out, data, flags.has('force'));
    const partner = values['for'], purpose = values['purpose'], draft = flags.has('draft');
    if (purpose !== undefined && partner === undefined) throw wrongUsage('cli.MISSING_OPTION', { option: '--for' });
    if (partner !== undefined && purpose === undefined) throw wrongUsage('cli.MISSING_OPTION', { option: '--purpose' });
    if (partner !== undefined && draft) throw wrongUsage('cli.DRAFT_FOR_PARTNER');
    const { written, pending } = await withCentre(data, terminal, async (engine, signal) => {
      const { personId } = given(await engine.call('beneficiaries.show', { fileNumber }));
      const { papers, pending: failed } = partner !== undefined && purpose !== undefined && isShared(kind)
        ? await runJob(engine, 'casePapers.communicate', { personId, kind, language, partner, purpose }, { signal }, terminal) : await runJob(engine, 'casePapers.print', { personId, kind, language, draft }, { signal }, terminal);
      return { written: await writeFiles(engine, terminal, papers, { out, language, before, voids: ({ kind: of, file }) => of === kind && file.startsWith(`DRAFT-${word}-${nameStem(fileNumber)}.`) }), pending: failed };
    }, { warmPrinter: 0 });
    if (pending.length > 0) throw pendingFailure(pending);
    show(terminal, { fileNumber, language, out, papers: written }, () => [say(terminal.lang, 'cli.PRINTED', { papers: written.length, folder: out })]);
    return 0;
  },
});
export const printCasePapers: readonly Command[] = [
  printCase('life-project', 'lifeProject', 'cli.HELP_PRINT_LIFE_PROJECT'), printCase('diagnosis', 'diagnosis', 'cli.HELP_PRINT_DIAGNOSIS'), printCase('consent', 'consent', 'cli.HELP_PRINT_CONSENT'),
  printCase('visit', 'visit', 'cli.HELP_PRINT_VISIT'), printCase('summary', 'fileSummary', 'cli.HELP_PRINT_SUMMARY'),
];
