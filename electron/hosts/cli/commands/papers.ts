import path from 'node:path';
import type { Answer, Sent } from '#shared/contract/index.ts';
import { inLanguage } from '#shared/domain/common/bilingual.ts';
import { shortDate, type CivilDate } from '#shared/domain/common/dates.ts';
import { amount, type Centimes } from '#shared/domain/common/money.ts';
import { fileStem } from '#shared/domain/common/references.ts';
import type { Lang } from '#shared/i18n/index.ts';
import { present } from '#shared/lib/assert.ts';
import type { RunningEngine } from '../../../engine/client.ts';
import { checkOutFolder, makeOutFolder, readUserFile, removeOldDrafts, writeManifest, writeUserFile, type ManifestEntry } from '../diskFiles.ts';
import { Failure, wrongUsage } from '../failure.ts';
import { problemOf, say, warning } from '../say.ts';
import { given, runJob, withCentre, withEngine } from '../session.ts';
import type { Terminal } from '../terminal.ts';
import { show, type Command } from './command.ts';

const PDF_MEGABYTES = 200;
type Print = Sent<'handover.print'>;
type Kind = NonNullable<Print['kinds']>[number];
type File = Answer<'handover.print'>['papers'][number];
/** What `--set` calls each kind of paper. */
const SETS: Readonly<Record<string, Kind>> = {
  certificates: 'certificate', summary: 'summary', list: 'list', 'list-public': 'listPublic', programme: 'programme', attendance: 'attendance', slip: 'slip', leaflets: 'leaflet', receipts: 'receipt', attestations: 'attestation', labels: 'labels',
};
export const ALL_KINDS: readonly Kind[] = Object.values(SETS);
const PLAIN: readonly Kind[] = ['certificate', 'summary', 'list', 'listPublic'];

function kindsOf(sets: string | undefined): readonly Kind[] {
  if (sets === undefined) return PLAIN;
  const names = sets.split(',').map((name) => name.trim());
  return names.includes('all') ? ALL_KINDS : names.map((name) => {
    const kind = Object.hasOwn(SETS, name) ? SETS[name] : undefined;
    if (kind === undefined) throw wrongUsage('cli.BAD_CHOICE', { option: '--set', value: name, choices: [...Object.keys(SETS), 'all'].join(', ') });
    return kind;
  });
}
export function choice<T extends string>(option: string, value: string, choices: readonly T[]): T {
  const found = choices.find((one) => one === value);
  if (found === undefined) throw wrongUsage('cli.BAD_CHOICE', { option, value, choices: choices.join(', ') });
  return found;
}
function count(option: string, value: string): number {
  if (!/^\d{1,2}$/.test(value)) throw wrongUsage('cli.NOT_A_COUNT', { option, value });
  return Number(value);
}

interface Place {
  readonly out: string;
  readonly language: string;
  readonly before: readonly ManifestEntry[];
  /** Whether what is written now may make a draft of before void. */
  readonly voids?: (entry: ManifestEntry) => boolean;
}
/** Puts files into a folder readied before, and tells of signs that no font has. */
export async function writeFiles(engine: RunningEngine, terminal: Terminal, files: readonly File[], { out, language, before, voids = () => true }: Place): Promise<ManifestEntry[]> {
  const written = files.map(({ name, kind, reference, sha256, pages }): ManifestEntry => ({ file: name, kind, reference, sha256, pages }));
  makeOutFolder(out);
  const kept = [...before.filter((entry) => !voids(entry)), ...removeOldDrafts(out, before.filter(voids), language, written.some(({ reference }) => reference !== null) ? null : new Set(files.map(({ kind }) => kind)))];
  // first of all: what a run that is cut short leaves behind is known as ours to the next one
  writeManifest(out, kept, written);
  for (const { name, file, missing } of files) {
    writeUserFile(path.join(out, name), given(await engine.take(file)));
    for (const { character, text } of missing) terminal.err(warning(terminal.lang, say(terminal.lang, 'cli.MISSING_CHARACTER', { file: name, character, text })));
  }
  return written;
}
/** Prints a ceremony into a folder readied before; answers what was written and what could not be made. */
export async function printInto(engine: RunningEngine, signal: AbortSignal, terminal: Terminal, request: Print, place: { readonly out: string; readonly before: readonly ManifestEntry[] }): Promise<{ readonly written: ManifestEntry[]; readonly pending: readonly string[] }> {
  const { papers, pending } = await runJob(engine, 'handover.print', request, {
    signal, onProgress: (done, total) => { terminal.progress(say(terminal.lang, 'cli.PRINTING', { done, total })); },
  }, terminal);
  return { written: await writeFiles(engine, terminal, papers, { ...place, language: request.language }), pending };
}
/** Papers that are numbered, but could not be made. */
export const pendingFailure = (pending: readonly string[]): Failure => new Failure([problemOf({ code: 'cli.PENDING', params: { papers: pending.slice(0, 20).join(', '), count: pending.length } })], 1);

export const print: Command = {
  spec: {
    usage: 'idmaj print (CEREMONY | --reprint REFERENCE) [--set NAMES] [--lang ar|fr|both] [--originals N] [--sort person|recipient] [--duplex] [--merge] --out DIR --data DIR [--force] [--json]',
    words: ['print'], values: ['data', 'lang', 'out', 'set', 'originals', 'sort', 'reprint'], flags: ['force', 'json', 'duplex', 'merge'], positionals: ['[CEREMONY]'], required: ['data', 'out'],
  },
  help: 'cli.HELP_PRINT',
  async run({ positionals: [ceremonyId], values, flags }, terminal) {
    const language = choice('--lang', values['lang'] ?? 'ar', ['ar', 'fr', 'both'] as const), sort = choice('--sort', values['sort'] ?? 'person', ['person', 'recipient'] as const);
    const kinds = kindsOf(values['set']), originals = count('--originals', values['originals'] ?? '0'), reference = values['reprint'];
    const out = present(values['out'], '--out'), data = present(values['data'], '--data');
    if (reference === undefined && ceremonyId === undefined) throw wrongUsage('cli.MISSING_ARGUMENT', { argument: 'CEREMONY' });
    if (reference !== undefined && ceremonyId !== undefined) throw wrongUsage('cli.TOO_MANY_ARGUMENTS', { argument: ceremonyId });
    const before = checkOutFolder(out, data, flags.has('force'));
    if (reference !== undefined) {
      const { copy, written } = await withCentre(data, terminal, async (engine, signal) => {
        const made = await runJob(engine, 'papers.reprint', { reference, language, original: originals }, { signal }, terminal);
        return { copy: made.copy, written: await writeFiles(engine, terminal, [made.paper], { out, language, before }) };
      }, { warmPrinter: 0 });
      show(terminal, { reference: written[0]?.reference ?? reference, language, copy, out, papers: written }, () => [say(terminal.lang, 'cli.REPRINTED', { reference: written[0]?.reference ?? reference, copy, folder: out })]);
      return 0;
    }
    const { written, pending } = await withCentre(data, terminal, (engine, signal) => printInto(engine, signal, terminal, {
      ceremonyId: present(ceremonyId, 'CEREMONY'), language, kinds: [...kinds], originals, sort, freshSheets: flags.has('duplex'), merge: flags.has('merge'),
    }, { out, before }), { warmPrinter: 0 });
    if (pending.length > 0) throw pendingFailure(pending);
    show(terminal, { ceremonyId, language, out, papers: written, pending }, () => [say(terminal.lang, 'cli.PRINTED', { papers: written.length, folder: out })]);
    return 0;
  },
};

export const testPage: Command = {
  spec: { usage: 'idmaj print test-page --out DIR [--lang ar|fr|both] [--force] [--json]', words: ['print', 'test-page'], values: ['lang', 'out'], flags: ['force', 'json'], positionals: [], required: ['out'] },
  help: 'cli.HELP_TEST_PAGE',
  async run({ values, flags }, terminal) {
    const language = choice('--lang', values['lang'] ?? 'both', ['ar', 'fr', 'both'] as const), out = present(values['out'], '--out'), before = checkOutFolder(out, null, flags.has('force'));
    const name = `test-page.${language}.pdf`;
    const { bytes, pages, sha256 } = await withEngine({ folder: null, warmPrinter: 0 }, async (engine) => {
      const made = given(await engine.call('papers.testPage', { language }));
      return { ...made, bytes: given(await engine.take(made.file)) };
    });
    makeOutFolder(out);
    writeManifest(out, before, [{ file: name, kind: 'testPage', reference: 'TEST', sha256, pages }]);
    writeUserFile(path.join(out, name), bytes);
    show(terminal, { file: name, language, pages, sha256, out }, () => [say(terminal.lang, 'cli.TEST_PAGE', { file: path.join(out, name) })]);
    return 0;
  },
};

export const cancel: Command = {
  spec: { usage: 'idmaj cancel REFERENCE --reason TEXT --data DIR [--json]', words: ['cancel'], values: ['data', 'reason'], flags: ['json'], positionals: ['REFERENCE'], required: ['data', 'reason'] },
  help: 'cli.HELP_CANCEL',
  async run({ positionals, values }, terminal) {
    const gone = await withCentre(present(values['data'], '--data'), terminal, async (engine) => given(await engine.call('papers.cancel', { reference: present(positionals[0], 'REFERENCE'), reason: present(values['reason'], '--reason') })));
    show(terminal, gone, () => [say(terminal.lang, 'cli.CANCELLED', { reference: gone.reference })]);
    return 0;
  },
};
export const sign: Command = {
  spec: { usage: 'idmaj sign (REFERENCE | CEREMONY) --data DIR [--json]', words: ['sign'], values: ['data'], flags: ['json'], positionals: ['REFERENCE'], required: ['data'] },
  help: 'cli.HELP_SIGN',
  async run({ positionals, values }, terminal) {
    const signed = await withCentre(present(values['data'], '--data'), terminal, async (engine) => given(await engine.call('papers.sign', { paper: present(positionals[0], 'REFERENCE') })));
    show(terminal, signed, () => [say(terminal.lang, 'cli.SIGNED', { papers: signed.references.length, first: signed.references[0] ?? '', last: signed.references.at(-1) ?? '' })]);
    return 0;
  },
};

type Entry = Answer<'papers.archive'>['entries'][number];
/** Papers of a file that may be given to a partner: a numbered print of one is that partner's. */
export const SHARED_KINDS: readonly Sent<'casePapers.communicate'>['kind'][] = ['diagnosis', 'lifeProject', 'visit', 'fileSummary'];
/** A name of its own for each thing in the archive. */
const nameOf = ({ kind, reference, language, original, copy, sha256 }: Entry): string =>
  `${reference === null ? `set-${kind}-${sha256.slice(0, 8)}` : fileStem(reference)}${original === 0 ? '' : `.${SHARED_KINDS.some((one) => one === kind) ? 'partner' : 'original'}-${original}`}${copy === 0 ? '' : `.duplicate-${copy}`}.${language}.pdf`;
/** For whom a file's paper was made, as a sentence says it. */
const partnerOf = ({ partner }: { readonly partner: string | null }) => ({ hasPartner: partner === null ? 'no' : 'yes', partner: partner ?? '' });
const ARCHIVE = { values: ['data', 'ceremony'], positionals: [], required: ['data'] } as const;
export const archiveList: Command = {
  spec: { usage: 'idmaj archive list [--ceremony CEREMONY] --data DIR [--json]', words: ['archive', 'list'], flags: ['json'], ...ARCHIVE },
  help: 'cli.HELP_ARCHIVE_LIST',
  async run({ values }, terminal) {
    const { lang } = terminal;
    const found = await withCentre(present(values['data'], '--data'), terminal, async (engine) => given(await engine.call('papers.archive', { ceremonyId: values['ceremony'] ?? null })));
    show(terminal, found, () => [
      ...(found.entries.length === 0 ? [say(lang, 'cli.ARCHIVE_EMPTY')] : found.entries.map((entry) => say(lang, 'cli.ARCHIVE_LINE', {
        name: nameOf(entry), ...partnerOf(entry), status: say(lang, `cli.ARCHIVE_${entry.status}`), pages: entry.pages, date: entry.printedAt.slice(0, 10).split('-').toReversed().join('/'), sha256: entry.sha256.slice(0, 16),
      }))),
      ...found.pending.map(({ reference, language, attempts, partner }) => say(lang, 'cli.ARCHIVE_PENDING', { reference, language, attempts, ...partnerOf({ partner }) })),
    ]);
    return 0;
  },
};
export const archiveExport: Command = {
  spec: { usage: 'idmaj archive export --out DIR [--ceremony CEREMONY] --data DIR [--force] [--json]', words: ['archive', 'export'], flags: ['force', 'json'], ...ARCHIVE, values: ['data', 'ceremony', 'out'], required: ['data', 'out'] },
  help: 'cli.HELP_ARCHIVE_EXPORT',
  async run({ values, flags }, terminal) {
    const { lang } = terminal, out = present(values['out'], '--out'), data = present(values['data'], '--data'), before = checkOutFolder(out, data, flags.has('force'));
    const written = await withCentre(data, terminal, async (engine, signal) => {
      const { entries } = given(await engine.call('papers.archive', { ceremonyId: values['ceremony'] ?? null }));
      makeOutFolder(out);
      const files = entries.map((entry): ManifestEntry => ({ file: nameOf(entry), kind: entry.kind, reference: entry.reference ?? 'SET', sha256: entry.sha256, pages: entry.pages }));
      writeManifest(out, before, files);
      for (const [i, { file, sha256 }] of files.entries()) {
        if (signal.aborted) throw new Failure([problemOf({ code: 'app.CANCELLED' })], 1);
        writeUserFile(path.join(out, file), given(await engine.take(given(await engine.call('papers.archived', { sha256 })).file)));
        terminal.progress(say(lang, 'cli.EXPORTING', { done: i + 1, total: files.length }));
      }
      terminal.progress(null);
      return files;
    });
    show(terminal, { out, papers: written }, () => [say(lang, 'cli.EXPORTED', { papers: written.length, folder: out })]);
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
      given(bytes ? await engine.call('papers.verifyFile', { file: given(await engine.put(bytes)) }) : await engine.call('papers.verifyCode', { code: code ?? '' })));
    const genuine = (verdict.verdict === 'known' && verdict.status === 'issued') || (verdict.verdict === 'set' && verdict.papers.every(({ status }) => status === 'issued'));
    if (terminal.json || genuine) show(terminal, verdict, () => [sentence(verdict, terminal.lang, bytes !== null)]);
    if (!genuine) terminal.err(sentence(verdict, terminal.lang, bytes !== null));
    return genuine ? 0 : 1;
  },
};
function sentence(verdict: Answer<'papers.verifyFile'>, lang: Lang, byFile: boolean): string {
  switch (verdict.verdict) {
    case 'altered': return say(lang, 'cli.ALTERED', { reference: verdict.reference });
    case 'draft': return say(lang, 'cli.IS_DRAFT');
    case 'unknown': return say(lang, 'cli.UNKNOWN_PAPER');
    case 'set': {
      const cancelled = verdict.papers.filter(({ status }) => status === 'cancelled').map(({ reference }) => reference);
      return cancelled.length > 0 ? say(lang, 'cli.SET_WITH_CANCELLED', { references: cancelled.join(', ') })
        : say(lang, 'cli.KNOWN_SET', { papers: verdict.papers.length, first: verdict.papers[0]?.reference ?? '', last: verdict.papers.at(-1)?.reference ?? '' });
    }
    case 'known': {
      const { reference, replacedBy, recipient, issuedAt, ceremonyDate, paperDate, totalCentimes, copy } = verdict;
      if (verdict.status === 'cancelled') return say(lang, 'cli.CANCELLED_PAPER', { reference, ...partnerOf(verdict), hasHeir: replacedBy === null ? 'no' : 'yes', heir: replacedBy ?? '' });
      return say(lang, byFile ? 'cli.KNOWN' : 'cli.KNOWN_CODE', {
        reference, hasName: recipient === null ? 'no' : 'yes', name: recipient === null ? '' : inLanguage(recipient, lang), of: ceremonyDate === null ? 'file' : 'ceremony', date: shortDate((ceremonyDate ?? paperDate ?? issuedAt.slice(0, 10)) as CivilDate),
        ...partnerOf(verdict), hasTotal: totalCentimes === null ? 'no' : 'yes', total: totalCentimes === null ? '' : amount(totalCentimes as Centimes, lang), isCopy: copy > 0 ? 'yes' : 'no', copy, hasHeir: replacedBy === null ? 'no' : 'yes', heir: replacedBy ?? '',
      });
    }
  }
}
