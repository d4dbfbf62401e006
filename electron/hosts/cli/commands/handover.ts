import { inLanguage } from '#shared/domain/common/bilingual.ts';
import { shortDate, type CivilDate } from '#shared/domain/common/dates.ts';
import { amount, type Centimes } from '#shared/domain/common/money.ts';
import type { Answer } from '#shared/contract/index.ts';
import { present } from '#shared/lib/assert.ts';
import type { RunningEngine } from '../../../engine/client.ts';
import { readUserFile } from '../diskFiles.ts';
import { say } from '../say.ts';
import { given, runJob, withCentre } from '../session.ts';
import { show, type Command } from './command.ts';
import { WORKBOOK_MEGABYTES } from './exchange.ts';

/** All pages of the list. */
async function everyCeremony(engine: RunningEngine): Promise<Answer<'handover.ceremonies'>['entries']> {
  const all: Answer<'handover.ceremonies'>['entries'] = [];
  let after: Answer<'handover.ceremonies'>['next'] = null;
  do {
    const page: Answer<'handover.ceremonies'> = given(await engine.call('handover.ceremonies', { after, limit: 500 }));
    all.push(...page.entries);
    after = page.next;
  } while (after !== null);
  return all;
}
export const ceremonies: Command = {
  spec: { usage: 'idmaj ceremonies --data DIR [--json]', words: ['ceremonies'], values: ['data'], flags: ['json'], positionals: [], required: ['data'] },
  help: 'cli.HELP_CEREMONIES',
  async run({ values }, terminal) {
    const { lang } = terminal;
    const list = await withCentre(present(values['data'], '--data'), terminal, everyCeremony);
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

/** A certificate in place of another, from the person's row of a workbook where `--from` names one. */
function standIn(word: 'reissue' | 'correct', help: Command['help']): Command {
  const values = word === 'correct' ? ['data', 'from', 'reason'] : ['data', 'from'];
  return {
    spec: { usage: `idmaj ${word} REFERENCE ${word === 'correct' ? '[--reason TEXT] ' : ''}[--from FILE.xlsx] --data DIR [--json]`, words: [word], values, flags: ['json'], positionals: ['REFERENCE'], required: ['data'] },
    help,
    async run({ positionals, values: given_ }, terminal) {
      const reference = present(positionals[0], 'REFERENCE'), from = given_['from'];
      const bytes = from === undefined ? null : readUserFile(from, WORKBOOK_MEGABYTES);
      const made = await withCentre(present(given_['data'], '--data'), terminal, async (engine, signal) => {
        const file = bytes === null ? null : given(await engine.put(bytes));
        return word === 'correct' ? runJob(engine, 'handover.correct', { reference, reason: given_['reason'] ?? '', file }, { signal }, terminal) : runJob(engine, 'handover.reissue', { reference, file }, { signal }, terminal);
      });
      show(terminal, made, () => [say(terminal.lang, word === 'correct' ? 'cli.CORRECTED' : 'cli.REISSUED', { reference: made.reference, former: made.former, name: inLanguage(made.recipient, terminal.lang), total: amount(made.totalCentimes as Centimes, terminal.lang) })]);
      return 0;
    },
  };
}
export const reissue: Command = standIn('reissue', 'cli.HELP_REISSUE');
export const correct: Command = standIn('correct', 'cli.HELP_CORRECT');
