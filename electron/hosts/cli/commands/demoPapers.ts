import path from 'node:path';
import { checkOutFolder } from '../diskFiles.ts';
import { refusedBy } from '../failure.ts';
import { say } from '../say.ts';
import { enter, given, percent, withEngine } from '../session.ts';
import { openDemonstration } from '../../demonstration.ts';
import { show, type Command } from './command.ts';
import { ALL_KINDS, printInto } from './papers.ts';

/** The demonstration centre, its ceremony validated, all its papers printed: what the papers look like, in one command. */
export const demoPapers: Command = {
  spec: { usage: 'idmaj demo-papers [--data DIR] [--out DIR] [--json]', words: ['demo-papers'], values: ['data', 'out'], flags: ['json'], positionals: [], required: [] },
  help: 'cli.HELP_DEMO_PAPERS',
  async run({ values }, terminal) {
    const data = path.resolve(values['data'] ?? path.join('idmaj-demo', 'data'));
    const out = path.resolve(values['out'] ?? path.join('idmaj-demo', 'papers'));
    const folders = { ar: path.join(out, 'ar'), fr: path.join(out, 'fr'), both: path.join(out, 'both') };
    const before = { ar: checkOutFolder(folders.ar, data, false), fr: checkOutFolder(folders.fr, data, false), both: checkOutFolder(folders.both, data, false) };
    await withEngine({ folder: data, warmPrinter: 0 }, async (engine, signal) => {
      enter(engine, given(await openDemonstration(engine, { signal, onProgress: percent(terminal, 'cli.DEMO_PROGRESS') })), terminal);
      const [ceremony] = given(await engine.call('handover.ceremonies', { limit: 1 })).entries;
      if (!ceremony) throw refusedBy('handover.UNKNOWN_CEREMONY', { ceremony: data });
      const { ceremonyId, status } = ceremony;
      if (status === 'draft') given(await engine.call('handover.issue', { ceremonyId }));
      for (const language of ['ar', 'fr', 'both'] as const) await printInto(engine, signal, terminal, { ceremonyId, language, kinds: [...ALL_KINDS] }, { out: folders[language], before: before[language] });
    });
    show(terminal, { data, ...folders }, () => [say(terminal.lang, 'cli.DEMO_PAPERS_READY', { ...folders, data })]);
    return 0;
  },
};
