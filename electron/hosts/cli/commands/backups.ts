import { existsSync, mkdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { MEGABYTE } from '#shared/contract/bridge.ts';
import type { Answer } from '#shared/contract/index.ts';
import { shortDate, type CivilDate } from '#shared/domain/common/dates.ts';
import type { MessageKey } from '#shared/i18n/index.ts';
import { present } from '#shared/lib/assert.ts';
import type { RunningEngine } from '../../../engine/client.ts';
import { dataFolder } from '../../../policy/dataFolder.ts';
import { writeNewFile } from '../diskFiles.ts';
import { refusedBy, wrongUsage } from '../failure.ts';
import { lineOf, problemOf, say } from '../say.ts';
import { enter, given, percent, runJob, withCentre, withEngine } from '../session.ts';
import { askHidden } from '../terminal.ts';
import { show, type Command } from './command.ts';

const at = (when: string | null): string => (when === null ? '' : `${shortDate(when.slice(0, 10) as CivilDate)} ${when.slice(11, 16)}`);
/** With a decimal comma, as in both languages. */
const decimal = (value: number): string => value.toFixed(1).replace('.', ',');
/** A file that holds something has a size to be seen. */
const megabytes = (size: number): string => decimal(size === 0 ? 0 : Math.max(0.1, size / MEGABYTE));
/** A place of this computer, shown to the engine; a file must be there. */
const shown = async (engine: RunningEngine, place: string): Promise<string> => given(await engine.place(path.resolve(place)));
function existing(file: string): string {
  if (!existsSync(file)) throw refusedBy('files.FILE_NOT_FOUND', { file });
  return file;
}

export const backupCreate: Command = {
  spec: { usage: 'idmaj backup create --data DIR --to DIR2 [--json]', words: ['backup', 'create'], values: ['data', 'to'], flags: ['json'], positionals: [], required: ['data', 'to'] },
  help: 'cli.HELP_BACKUP_CREATE',
  async run({ values }, terminal) {
    const { lang } = terminal, to = present(values['to'], '--to');
    const made = await withCentre(present(values['data'], '--data'), terminal, async (engine, signal) => {
      const { made: [one] } = await runJob(engine, 'backups.make', { to: await shown(engine, to) }, { signal, onProgress: percent(terminal, 'cli.BACKUP_PROGRESS') }, terminal);
      const { source: _, ...rest } = present(one, 'one folder, one backup');
      return { ...rest, file: path.join(to, rest.fileName) };
    });
    show(terminal, made, () => [say(lang, 'cli.BACKUP_MADE', { file: made.file, size: megabytes(made.size), sha256: made.sha256, row: made.audit.seq, hash: made.audit.hash })]);
    return 0;
  },
};
export const backupList: Command = {
  spec: { usage: 'idmaj backup list --data DIR [--from DIR2] [--json]', words: ['backup', 'list'], values: ['data', 'from'], flags: ['json'], positionals: [], required: ['data'] },
  help: 'cli.HELP_BACKUP_LIST',
  async run({ values }, terminal) {
    const { lang } = terminal, from = values['from'];
    const { backups, folders } = await withCentre(present(values['data'], '--data'), terminal, async (engine, signal) =>
      runJob(engine, 'backups.list', { from: from === undefined ? null : await shown(engine, from) }, { signal }, terminal));
    const found = backups.map(({ source: _, ...one }) => ({ ...one, file: path.join(one.folder, one.fileName) }));
    const lost = folders.flatMap(({ refusal }) => (refusal ? [problemOf(refusal as Parameters<typeof problemOf>[0])] : []));
    show(terminal, { backups: found, folders: folders.map(({ folder, chosen, refusal }) => ({ folder, chosen, refusal: refusal?.code ?? null })) }, () => [
      ...(found.length === 0 ? [say(lang, 'cli.BACKUP_EMPTY')] : found.map(({ madeAt, verdict, size, file }) => say(lang, 'cli.BACKUP_LINE', { date: at(madeAt) || say(lang, 'cli.BACKUP_NO_DATE'), verdict: say(lang, `cli.VERDICT_${verdict}`), size: megabytes(size), file }))),
      ...lost.map((problem) => lineOf(lang, problem)),
    ]);
    return 0;
  },
};
/** The sentence of each verdict that is a no. */
const NO: Readonly<Record<Exclude<Answer<'backups.verify'>['verdict'], 'good'>, MessageKey>> = {
  truncated: 'backups.TRUNCATED', altered: 'backups.ALTERED', olderFormat: 'backups.OLDER_FORMAT', newer: 'backups.NEWER', foreign: 'backups.FOREIGN', notBackup: 'backups.NOT_A_BACKUP', partial: 'backups.PARTIAL',
};
export const backupVerify: Command = {
  spec: { usage: 'idmaj backup verify FILE --data DIR [--json]', words: ['backup', 'verify'], values: ['data'], flags: ['json'], positionals: ['FILE'], required: ['data'] },
  help: 'cli.HELP_BACKUP_VERIFY',
  async run({ positionals, values }, terminal) {
    const { lang } = terminal, file = existing(present(positionals[0], 'FILE'));
    const verdict = await withCentre(present(values['data'], '--data'), terminal, async (engine, signal) =>
      runJob(engine, 'backups.verify', { source: await shown(engine, file) }, { signal, onProgress: percent(terminal, 'cli.BACKUP_READING') }, terminal));
    const no = verdict.verdict === 'good' ? null : say(lang, NO[verdict.verdict], { file });
    if (terminal.json || no === null) {
      show(terminal, { file, ...verdict }, () => [say(lang, 'cli.BACKUP_GOOD', { date: at(verdict.madeAt), sha256: verdict.sha256 ?? '', row: verdict.audit?.seq ?? 0, hash: verdict.audit?.hash ?? '', persons: verdict.counts?.persons ?? 0, ceremonies: verdict.counts?.ceremonies ?? 0, papers: verdict.counts?.papers ?? 0 })]);
    }
    if (no !== null) terminal.err(no);
    return no === null ? 0 : 1;
  },
};
export const backupRestore: Command = {
  spec: { usage: 'idmaj backup restore FILE --data NEWDIR [--user NAME] [--replace] [--json]', words: ['backup', 'restore'], values: ['data', 'user'], flags: ['json', 'replace'], positionals: ['FILE'], required: ['data'] },
  help: 'cli.HELP_BACKUP_RESTORE',
  async run({ positionals, values, flags }, terminal) {
    const { lang } = terminal, file = existing(present(positionals[0], 'FILE')), folder = present(values['data'], '--data'), user = values['user'] ?? '', replace = flags.has('replace');
    const recovery = process.env['IDMAJ_RECOVERY'] ?? '', newPassphrase = process.env['IDMAJ_NEW_PASSPHRASE'] ?? '';
    if (recovery && !newPassphrase) throw refusedBy('cli.NO_NEW_PASSPHRASE');
    const passphrase = recovery ? '' : process.env['IDMAJ_PASSPHRASE'] || await askHidden(say(lang, 'cli.ASK_PASSPHRASE'));
    if (!recovery && !passphrase) throw refusedBy('cli.NO_PASSPHRASE');
    const { centre, madeAt, setAside, erasures, warnings } = await withEngine({ folder, warmPrinter: null }, async (engine, signal) => {
      const base = { source: await shown(engine, file), replace, user };
      const watch = { signal, onProgress: percent(terminal, 'cli.BACKUP_READING'), onDecided: () => { terminal.progress(say(lang, 'cli.BACKUP_PLACING')); } };
      const restored = await runJob(engine, 'backups.restore', recovery ? { ...base, recovery } : { ...base, passphrase: passphrase ?? '' }, watch, terminal);
      const opened = given(await (recovery ? engine.call('accounts.recover', { user, recovery, newPassphrase }) : engine.call('accounts.unlock', { user, passphrase: passphrase ?? '' })));
      const all = [...opened.warnings, ...restored.warnings];
      enter(engine, { ...opened, warnings: all }, terminal);
      return { ...restored, centre: opened.centre, warnings: all };
    });
    show(terminal, { centreId: centre.id, code: centre.code, data: folder, madeAt, setAside: setAside === null ? null : path.join(folder, setAside), erasures, warnings: warnings.map(({ code }) => code) }, () => [
      say(lang, 'cli.BACKUP_RESTORED', { code: centre.code, folder, date: at(madeAt) }), ...(setAside === null ? [] : [say(lang, 'cli.BACKUP_SET_ASIDE', { folder: path.join(folder, setAside) })]),
    ]);
    return 0;
  },
};
export const backupDrill: Command = {
  spec: { usage: 'idmaj backup drill [--data DIR] [--json]', words: ['backup', 'drill'], values: ['data'], flags: ['json'], positionals: [], required: [] },
  help: 'cli.HELP_BACKUP_DRILL',
  async run({ values }, terminal) {
    const { lang } = terminal;
    const folder = values['data'] ?? dataFolder({ platform: process.platform, env: process.env, home: os.homedir() });
    const drilled = await withCentre(folder, terminal, async (engine, signal) => runJob(engine, 'backups.drill', {}, { signal, onProgress: percent(terminal, 'cli.BACKUP_READING') }, terminal));
    const { fileName, seconds, counts, auditRows } = drilled, file = path.join(drilled.folder, fileName);
    show(terminal, { ...drilled, file }, () => [say(lang, 'cli.BACKUP_DRILLED', { file, seconds: decimal(seconds), persons: counts.persons, ceremonies: counts.ceremonies, papers: counts.papers, rows: auditRows })]);
    return 0;
  },
};
const LANGUAGES = ['ar', 'fr', 'both'] as const;
export const backupSlip: Command = {
  spec: { usage: 'idmaj backup slip FILE --out SLIP.pdf --data DIR [--lang ar|fr|both] [--force] [--json]', words: ['backup', 'slip'], values: ['data', 'out', 'lang'], flags: ['json', 'force'], positionals: ['FILE'], required: ['data', 'out'] },
  help: 'cli.HELP_BACKUP_SLIP',
  async run({ positionals, values, flags }, terminal) {
    const file = existing(present(positionals[0], 'FILE')), out = present(values['out'], '--out'), language = LANGUAGES.find((one) => one === (values['lang'] ?? 'both'));
    if (language === undefined) throw wrongUsage('cli.BAD_CHOICE', { option: '--lang', value: values['lang'] ?? '', choices: LANGUAGES.join(', ') });
    const bytes = await withCentre(present(values['data'], '--data'), terminal, async (engine, signal) => {
      const { file: slip } = await runJob(engine, 'backups.slip', { source: await shown(engine, file), language }, { signal }, terminal);
      return given(await engine.take(slip));
    }, { warmPrinter: 0 });
    writeNewFile(out, bytes, flags.has('force'));
    show(terminal, { file: out }, () => [say(terminal.lang, 'cli.BACKUP_SLIP', { file: out })]);
    return 0;
  },
};
export const backupFolder: Command = {
  spec: { usage: 'idmaj backup folder --data DIR [--add DIR2] [--remove DIR2] [--json]', words: ['backup', 'folder'], values: ['data', 'add', 'remove'], flags: ['json'], positionals: [], required: ['data'] },
  help: 'cli.HELP_BACKUP_FOLDER',
  async run({ values }, terminal) {
    const { lang } = terminal, add = values['add'], remove = values['remove'];
    if (add !== undefined) mkdirSync(add, { recursive: true });
    const folders = await withCentre(present(values['data'], '--data'), terminal, async (engine, signal) => {
      const chosen = async (): Promise<Answer<'backups.list'>['folders']> => (await runJob(engine, 'backups.list', { from: null }, { signal }, terminal)).folders.filter((one) => one.chosen);
      if (add !== undefined) given(await engine.call('backups.addFolder', { folder: await shown(engine, add) }));
      if (remove !== undefined) {
        const id = (await chosen()).find(({ folder }) => folder === path.resolve(remove))?.id;
        if (!id) throw refusedBy('cli.BACKUP_UNKNOWN_FOLDER', { folder: remove });
        given(await engine.call('backups.removeFolder', { id }));
      }
      return (await chosen()).map(({ folder }) => folder);
    });
    show(terminal, { folders }, () => (folders.length === 0 ? [say(lang, 'cli.BACKUP_NO_FOLDERS')] : folders.map((folder) => say(lang, 'cli.BACKUP_FOLDER_LINE', { folder }))));
    return 0;
  },
};
export const doctor: Command = {
  spec: { usage: 'idmaj doctor --data DIR [--json]', words: ['doctor'], values: ['data'], flags: ['json'], positionals: [], required: ['data'] },
  help: 'cli.HELP_DOCTOR',
  async run({ values }, terminal) {
    const { lang } = terminal;
    const { checks } = await withCentre(present(values['data'], '--data'), terminal, async (engine, signal) => runJob(engine, 'doctor.examine', {}, { signal }, terminal), { warmPrinter: 0 });
    const healthy = checks.every(({ state }) => state !== 'trouble');
    show(terminal, { healthy, checks: checks.map(({ check, state, said }) => ({ check, state, code: said.code, params: said.params ?? {}, message: problemOf(said as Parameters<typeof problemOf>[0]).message })) },
      () => checks.map(({ state, said }) => say(lang, `cli.DOCTOR_${state}`, { message: lineOf(lang, problemOf(said as Parameters<typeof problemOf>[0])) })));
    return healthy ? 0 : 1;
  },
};
