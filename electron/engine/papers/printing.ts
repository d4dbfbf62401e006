import type { CasePaper } from '#shared/domain/casePapers.ts';
import { canonicalJson } from '#shared/domain/common/canonical.ts';
import { fileStem, nameStem, qrText } from '#shared/domain/common/references.ts';
import { CASE_KINDS, isPerPerson, langsOf, sheetsOf, type Mark, type Original, type PaperKind, type PaperLang, type PaperView, type Sheet } from '#shared/domain/papers.ts';
import { typedInBoth } from '#shared/i18n/both.ts';
import { message } from '#shared/i18n/index.ts';
import { present } from '#shared/lib/assert.ts';
import type { Clock, Id, Instant } from '#shared/lib/ids.ts';
import { inOrder } from '#shared/lib/inOrder.ts';
import { ok, refuse, type Result } from '#shared/lib/result.ts';
import { sha256 } from '../../policy/digest.ts';
import type { PaperJob, PaperPrinter, PrintedPaper } from '../documents/paperJobs.ts';
import type { Files } from '../files.ts';
import type { JobContext } from '../handlers.ts';
import type { Batch, IssuedPaper, PendingRequest, Printed, PrintedFile, PrintRequest } from '../issuing.ts';
import { archivedRendition, archivedSet, archiveRendition, archiveSet, notePending, pendingPrints, type Archived, type PrintSet, type Rendition } from './archive.ts';
import { papersById } from './documents.ts';

/* From papers to files: what is archived is given as it is, the rest is printed and archived before anyone sees it. */
export interface PrintingParts { readonly printer: PaperPrinter; readonly files: Files; readonly clock: Clock; /** told of what the printer threw */ readonly onFailure: (error: unknown) => void }

/** From how many papers on several are made at a time: another printer has to be started for it, which takes as long as a hundred papers. */
const MANY = 100;
/** Names of files; of one person's paper they hold its reference instead. */
const FILE: Readonly<Record<PaperKind, string>> = {
  certificate: 'certificates', summary: 'summary', list: 'list', listPublic: 'list-public', programme: 'programme', attendance: 'attendance', slip: 'slip', leaflet: 'leaflets', receipt: 'receipts', attestation: 'attestations', labels: 'labels',
  consent: 'consent', diagnosis: 'diagnosis', lifeProject: 'life-project', visit: 'visit', fileSummary: 'summary',
};
const DRAFT_STEM: Partial<Record<PaperKind, string>> = { leaflet: '-leaflet', receipt: '-receipt', attestation: '-attestation' };
const isCase = (kind: PaperKind): boolean => CASE_KINDS.some((one) => one === kind);
/** A draft of a person's file is called by the file's number, one of a ceremony by its place. */
const draftName = (kind: PaperKind, place: number, content: unknown): string =>
  (isCase(kind) ? ['DRAFT', FILE[kind], nameStem((content as CasePaper).person.fileNumber)].filter(Boolean).join('-') : `DRAFT${DRAFT_STEM[kind] ?? ''}-${String(place + 1).padStart(4, '0')}`);

/** What a paper shows besides its content. */
export interface Shown { readonly marks: readonly Mark[]; readonly original: Original | null; readonly copy: number; readonly pictures: PaperView<unknown>['pictures'] }
export const viewOf = (paper: IssuedPaper, shown: Shown): PaperView<unknown> =>
  ({ content: paper.content, reference: paper.reference, check: { code: paper.checkCode, qr: qrText(paper.reference, paper.contentSha256) }, dated: paper.issuedAt, ...shown });
/** A content comes from the database as it was frozen: its kind says what it is. */
const jobOf = (kind: PaperKind, view: PaperView<unknown>, lang: PaperLang): PaperJob => ({ paper: kind, view, lang }) as PaperJob;
const signs = (missing: PrintedPaper['missing']): PrintedFile['missing'] => missing.map(({ codePoint, text }) => ({ character: String.fromCodePoint(codePoint), text: text.slice(0, 120) }));

export function createPrinting({ printer, files, clock, onFailure }: PrintingParts) {
  /** What the work answers; a second try where it throws, and null where that throws too: a printer that died comes back for the next paper. */
  async function tried<T>(work: () => Promise<T>): Promise<T | null> {
    try { return await work(); } catch (error) { onFailure(error); }
    try { return await work(); } catch (error) { onFailure(error); return null; }
  }
  const fileOf = (name: string, kind: PaperKind, reference: string | null, { sha256: digest, pages, bytes }: Archived, missing: PrintedFile['missing'] = []): PrintedFile =>
    ({ name, kind, reference, sha256: digest, pages, file: files.put(bytes), missing });

  /** The archived print, or a new one. A printer that fails is tried once more; then the paper stands as pending. */
  async function rendition({ store, user }: JobContext, paper: IssuedPaper, which: Rendition, view: PaperView<unknown>, name: string): Promise<Result<PrintedFile | null>> {
    const before = archivedRendition(store, which);
    if (before) {
      if (sha256(before.bytes) !== before.sha256) return refuse('papers.ARCHIVE_ALTERED', { reference: paper.reference });
      return ok(fileOf(name, paper.kind, paper.reference, before));
    }
    const printed = await tried(() => printer.print(jobOf(paper.kind, view, which.language)));
    if (printed === null) {
      const noted = store.transaction(() => { notePending(store, which, clock.now()); return ok(null); });
      return noted.ok ? ok(null) : noted;
    }
    const { pdf: bytes, pages, templateVersion, missing } = printed, digest = sha256(bytes);
    const kept = store.transaction(() => { archiveRendition(store, which, { sha256: digest, bytes, pages, templateVersion, at: clock.now(), by: user.id }); return ok(null); });
    return kept.ok ? ok(fileOf(name, paper.kind, paper.reference, { sha256: digest, pages, bytes }, signs(missing))) : kept;
  }

  async function print(context: JobContext, request: PrintRequest): Promise<Result<Printed>> {
    const plans = request.batches.map((batch) => planOf(batch, request));
    const total = plans.reduce((sum, { sheets }) => sum + sheets.length, 0), made: PrintedFile[] = [], pending: string[] = [];
    let done = 0;
    for (const plan of plans) {
      if (request.merge && plan.sheets.length > 1) {
        const set = await merged(context, { ...request, ceremonyId: present(request.ceremonyId, 'a set is of a ceremony') }, plan, (parts) => { context.job.progress(done + parts, total); });
        if (!set.ok) return set;
        if (set.value) made.push(set.value); else pending.push(FILE[plan.batch.kind]);
        done += plan.sheets.length;
        context.job.progress(done, total);
      } else for await (const one of inOrder(plan.sheets, plan.sheets.length < MANY ? 1 : printer.width, (sheet) => single(context, plan, sheet, request.language))) {
        if (!one.ok) return one;
        if (typeof one.value === 'string') pending.push(one.value); else made.push(one.value);
        done += 1;
        context.job.progress(done, total);
      }
    }
    return ok({ files: made, pending });
  }
  /** The file of one sheet, or how it is called where it could not be made. */
  async function single(context: JobContext, plan: Plan, sheet: Sheet, language: PaperLang): Promise<Result<PrintedFile | string>> {
    if (context.job.cancelled()) return refuse('app.CANCELLED');
    const view = plan.view(sheet), name = plan.name(sheet), paper = plan.paper(sheet);
    if (!paper) return draft(plan.batch.kind, view, language, name);
    const one = await rendition(context, paper, { documentId: paper.id, language, original: sheet.original, copy: 0 }, view, name);
    return one.ok ? ok(one.value ?? paper.reference) : one;
  }
  async function printPending(context: JobContext, { ceremonyId, specimen, pictures, ...signed }: PendingRequest, contentOf: (paper: IssuedPaper) => unknown): Promise<Result<Printed>> {
    const waiting = pendingPrints(context.store, ceremonyId), made: PrintedFile[] = [], pending: string[] = [];
    for (const [done, { documentId, kind, reference, language, original, copy }] of waiting.entries()) {
      if (context.job.cancelled()) return refuse('app.CANCELLED');
      const [issued] = papersById(context.store, [documentId]), paper = present(issued, 'a pending print is of a paper'), content = contentOf(paper);
      const marks: Mark[] = [...(specimen ? ['specimen'] as const : []), ...(copy === 0 ? [] : duplicateMarks(paper))];
      const view = viewOf({ ...paper, content }, { marks, original: copy === 0 ? originalOf(original, signed) : null, copy, pictures: pictures(content) });
      const name = copy === 0 ? `${isPerPerson(kind) ? fileStem(reference) : FILE[kind]}${original === 0 ? '' : `.original-${original}`}.${language}.pdf` : duplicateName(reference, copy, language);
      const one = await rendition(context, paper, { documentId, language, original, copy }, view, name);
      if (!one.ok) return one;
      if (one.value) made.push(one.value); else pending.push(reference);
      context.job.progress(done + 1, waiting.length);
    }
    return ok({ files: made, pending });
  }
  /** A draft is for reading over: no number, no code, not kept. */
  async function draft(kind: PaperKind, view: PaperView<unknown>, language: PaperLang, name: string): Promise<Result<PrintedFile>> {
    const { pdf: bytes, pages, missing } = await printer.print(jobOf(kind, view, language));
    return ok(fileOf(name, kind, null, { sha256: sha256(bytes), pages, bytes }, signs(missing)));
  }

  /** All sheets of a plan in one file; of issued papers it is archived like them. Null where it could not be made. */
  async function merged({ store, user, job }: JobContext, { ceremonyId, language, freshSheets, bookmark }: PrintRequest & { readonly ceremonyId: Id }, { batch, sheets, view, paper, dated }: Plan, onProgress: (parts: number) => void): Promise<Result<PrintedFile | null>> {
    const { kind } = batch, name = `${FILE[kind]}.${language}.pdf`;
    const members = sheets.flatMap((sheet) => { const of = paper(sheet); return of ? [[of.id, sheet.original] as const] : []; });
    const set: PrintSet = { key: sha256(canonicalJson([ceremonyId, kind, language, freshSheets, members.map(([id, original]) => [id, original])])), ceremonyId, kind, language, sheets: members };
    const isDraft = members.length === 0, before = isDraft ? null : archivedSet(store, set.key);
    if (before) {
      if (sha256(before.bytes) !== before.sha256) return refuse('papers.ARCHIVE_ALTERED', { reference: name });
      return ok(fileOf(name, kind, setName(set.key), before));
    }
    let stopped = false;
    const printed = await tried(async () => {
      const views = sheets.map(view);
      const out = await printer.printSet({
        parts: views.map((each) => ({ job: jobOf(kind, each, language), bookmark: bookmark(kind, each) })), freshSheets, lang: language, title: langsOf(language).map((lang) => message(lang, `papers.kind_${kind}`)).join(' · '), reference: isDraft ? 'DRAFT' : setName(set.key), dated,
      }, { progress: onProgress, cancelled: () => job.cancelled() });
      stopped = out === null;
      return out;
    });
    if (stopped) return refuse('app.CANCELLED');
    if (printed === null) return ok(null);
    const { pdf: bytes, pages, templateVersion, missing } = printed, digest = sha256(bytes);
    if (!isDraft) {
      const kept = store.transaction(() => { archiveSet(store, set, { sha256: digest, bytes, pages, templateVersion, at: clock.now(), by: user.id }); return ok(null); });
      if (!kept.ok) return kept;
    }
    return ok(fileOf(name, kind, isDraft ? null : setName(set.key), { sha256: digest, pages, bytes }, signs(missing)));
  }
  return { print, printPending, rendition };
}
/** A set calls itself by the beginning of its key. */
export const setName = (key: string): string => `SET/${key.slice(0, 12).toUpperCase()}`;

/** What marks a reprint, and what it is called as a file. */
export const duplicateMarks = ({ status }: IssuedPaper): Mark[] => ['duplicate', ...(status === 'cancelled' ? ['cancelled'] as const : [])];
export const duplicateName = (reference: string, copy: number, language: PaperLang): string => `${fileStem(reference)}.duplicate-${copy}.${language}.pdf`;
/** A paper of a file has no originals to count: what is numbered there is a copy for a partner. */
export const copyFor = (number: number, partner: string): Original => ({ number, of: null, recipient: typedInBoth(partner) });
const originalOf = (number: number, { keepers, signedOriginals, partner }: Pick<PrintRequest, 'keepers' | 'signedOriginals' | 'partner'>): Original | null =>
  (number === 0 ? null : partner !== undefined ? copyFor(number, partner) : { number, of: signedOriginals, recipient: keepers[number - 1] ?? { ar: '', fr: '' } });

interface Plan {
  readonly batch: Batch; readonly sheets: readonly Sheet[]; readonly dated: Instant;
  readonly paper: (sheet: Sheet) => IssuedPaper | null; readonly view: (sheet: Sheet) => PaperView<unknown>; readonly name: (sheet: Sheet) => string;
}
function planOf(batch: Batch, request: PrintRequest): Plan {
  const { sort, specimen, pictures, language, partner } = request, { kind, papers, originals } = batch, marks: Mark[] = specimen ? ['specimen'] : [];
  const shown = (sheet: Sheet, content: unknown): Shown => ({ marks, original: originalOf(sheet.original, request), copy: 0, pictures: pictures(content) });
  const end = (sheet: Sheet): string => `${sheet.original === 0 ? '' : `.${partner === undefined ? 'original' : 'partner'}-${sheet.original}`}.${language}.pdf`;
  if ('drafts' in papers) {
    const { drafts, dated } = papers;
    return {
      batch, sheets: sheetsOf(drafts.length, originals, sort), dated, paper: () => null,
      view: (sheet) => { const content = drafts[sheet.paper]; return { ...shown(sheet, content), marks: [...marks, 'draft'], content, reference: null, check: null, dated }; },
      name: (sheet) => `${isPerPerson(kind) ? draftName(kind, sheet.paper, drafts[sheet.paper]) : FILE[kind]}${end(sheet)}`,
    };
  }
  const paper = (sheet: Sheet): IssuedPaper => present(papers[sheet.paper], 'a sheet is of a paper of the batch');
  return {
    batch, sheets: sheetsOf(papers.length, originals, sort), dated: present(papers[0] ?? { issuedAt: '' as Instant }, 'a date').issuedAt, paper,
    view: (sheet) => { const one = paper(sheet); return viewOf(one, shown(sheet, one.content)); },
    name: (sheet) => `${isPerPerson(kind) ? fileStem(paper(sheet).reference) : FILE[kind]}${end(sheet)}`,
  };
}
export type Printing = ReturnType<typeof createPrinting>;
