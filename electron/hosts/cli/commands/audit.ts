import type { Answer } from '#shared/contract/index.ts';
import { inLanguage } from '#shared/domain/common/bilingual.ts';
import { civilDate } from '#shared/domain/common/dates.ts';
import type { Lang } from '#shared/i18n/index.ts';
import { procedureWords } from '#shared/i18n/procedures.ts';
import { present } from '#shared/lib/assert.ts';
import { wrongUsage } from '../failure.ts';
import { say } from '../say.ts';
import { given, withCentre } from '../session.ts';
import { show, type Command } from './command.ts';

type Entry = Answer<'audit.list'>['entries'][number];
const MOST = 500;
/** The instant at which a day begins by this computer's clock, so many days later. */
function dayBegins(option: string, value: string, later = 0): string {
  const date = civilDate(value);
  if (date === null) throw wrongUsage('cli.NOT_A_DAY', { option, value });
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return new Date(year, month - 1, day + later).toISOString();
}
function lineOf(lang: Lang, { seq, at, user, procedure, outcome, about }: Entry): string {
  const subject = about === null ? '' : about.kind === 'ceremony' ? inLanguage(about.title, lang) : about.kind === 'person' ? inLanguage(about.name, lang) : about.kind === 'user' ? about.name : about.text;
  return say(lang, 'cli.AUDIT_LINE', { seq: String(seq), at: at.slice(0, 16).replace('T', ' '), user: user || '–', what: procedureWords(lang, procedure), subject: subject || '–', outcome: outcome === 'done' ? say(lang, 'audit.outcome_done') : say(lang, 'cli.AUDIT_REFUSED', { code: outcome }) });
}

export const auditList: Command = {
  spec: { usage: 'idmaj audit list --data DIR [--user-name NAME] [--what NAME] [--from YYYY-MM-DD] [--to YYYY-MM-DD] [--json]', words: ['audit', 'list'], values: ['data', 'user-name', 'what', 'from', 'to'], flags: ['json'], positionals: [], required: ['data'] },
  help: 'cli.HELP_AUDIT_LIST',
  async run({ values }, terminal) {
    const from = values['from'] === undefined ? null : dayBegins('--from', values['from']), to = values['to'] === undefined ? null : dayBegins('--to', values['to'], 1), name = values['user-name'];
    const entries = await withCentre(present(values['data'], '--data'), terminal, async (engine) => {
      const ask = async (more: object) => given(await engine.call('audit.list', { what: values['what'] ?? '', from, to, limit: MOST, ...more }));
      let userId: string | null = null;
      if (name !== undefined) {
        const { users } = given(await engine.call('audit.list', { limit: 1 })), found = users.find((user) => user.name.toLowerCase() === name.toLowerCase());
        if (!found) throw wrongUsage('cli.NO_SUCH_NAME', { option: '--user-name', value: name });
        userId = found.id;
      }
      const all: Entry[] = [];
      for (let before: number | null = null; ;) {
        const page: Answer<'audit.list'> = await ask({ userId, before });
        all.push(...page.entries);
        if (page.next === null) return all;
        before = page.next;
      }
    });
    show(terminal, { entries }, () => (entries.length === 0 ? [say(terminal.lang, 'audit.emptyTitle')] : entries.map((entry) => lineOf(terminal.lang, entry))));
    return 0;
  },
};

export const auditVerify: Command = {
  spec: { usage: 'idmaj audit verify --data DIR [--head NUMBER:HASH] [--json]', words: ['audit', 'verify'], values: ['data', 'head'], flags: ['json'], positionals: [], required: ['data'] },
  help: 'cli.HELP_AUDIT_VERIFY',
  async run({ values }, terminal) {
    const { lang } = terminal, told = values['head'], [, seq = '', hash = ''] = /^(\d{1,15}):([0-9a-fA-F]+)$/.exec(told ?? '') ?? [];
    if (told !== undefined && seq === '') throw wrongUsage('cli.NOT_A_HEAD', { option: '--head', value: told });
    const found = await withCentre(present(values['data'], '--data'), terminal, async (engine) => given(await engine.call('audit.verify', { head: told === undefined ? null : { seq: Number(seq), hash: hash.toLowerCase() } })));
    const lines = found.verdict === 'whole'
      ? [say(lang, 'audit.whole', { rows: found.rows, changes: found.changes }), say(lang, 'audit.wholeHead', { seq: String(found.head.seq), hash: found.head.hash }), ...(told === undefined ? [] : [say(lang, 'audit.slipFound', { seq })])]
      : [found.verdict === 'cut' ? say(lang, 'audit.cut', { seq: String(found.seq), rows: String(found.rows) }) : say(lang, `audit.broken_${found.chain}`, { seq: String(found.seq) })];
    if (terminal.json || found.verdict === 'whole') show(terminal, found, () => lines);
    if (found.verdict !== 'whole') { for (const line of lines) terminal.err(line); return 1; }
    if (found.lostAt !== null) terminal.err(say(lang, 'audit.lost', { seq: String(found.lostAt) }));
    return found.lostAt === null ? 0 : 1;
  },
};
