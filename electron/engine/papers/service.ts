import type { Bilingual } from '#shared/domain/common/bilingual.ts';
import type { CivilDate } from '#shared/domain/common/dates.ts';
import type { Centimes } from '#shared/domain/common/money.ts';
import { readCheckCode } from '#shared/domain/common/references.ts';
import { decideCancel, decideSign, type Picture } from '#shared/domain/papers.ts';
import type { Answer } from '#shared/contract/index.ts';
import type { Clock, Id, Ids } from '#shared/lib/ids.ts';
import { ok, refuse, type Result } from '#shared/lib/result.ts';
import { sha256 } from '../../policy/digest.ts';
import type { PaperPrinter } from '../documents/paperJobs.ts';
import type { CaseFiles } from '../caseFiles.ts';
import type { FileReach } from '../casePaperSources.ts';
import type { Files } from '../files.ts';
import type { HandlersOf, User } from '../handlers.ts';
import type { IssuedPaper, Papers } from '../issuing.ts';
import type { Store } from '../store/store.ts';
import { archivedBytes, archiveEntries, nextCopy, pendingPrints, personsOf, printOf, printsOf, setByName } from './archive.ts';
import { certificateStates, insertPaper, markCancelled, markSigned, paperByCode, paperByReference, papersById, papersOf, papersOfPerson, stateOf } from './documents.ts';
import { claimedReference } from './pdfClaim.ts';
import { scanHandlers } from './scans.ts';
import { copyFor, createPrinting, duplicateMarks, duplicateName, setName, viewOf, type Printing } from './printing.ts';

/** What a paper tells of itself to those who check it; the capability whose paper it is knows how to read its content. */
export interface PaperFacts { readonly recipient: Bilingual | null; readonly ceremonyDate: CivilDate | null; readonly paperDate: CivilDate | null; readonly totalCentimes: Centimes | null }
export interface PapersParts {
  readonly files: Files; readonly clock: Clock; readonly ids: Ids; readonly printer: PaperPrinter;
  /** Told of what the printer threw. */
  readonly onFailure: (error: unknown) => void;
  /** Whether a reason may not stand on a paper. */
  readonly unprintable: (store: Store, reason: string) => boolean;
  readonly factsOf: (store: Store, paper: IssuedPaper) => PaperFacts;
  readonly pictures: (store: Store, content: unknown) => Readonly<Record<string, Picture>>;
  /** Papers of a file are for those who may see it; others are told that there is no such paper. */
  readonly reach: FileReach;
  /** For which partner a print of a file's paper with this number is (null: the paper itself), if for any. */
  readonly partnerOf: (store: Store, paper: Pick<IssuedPaper, 'id' | 'personId' | 'content'>, number: number | null) => string | null;
  /** Whether a file's paper may go to a partner today. */
  readonly sharing: CaseFiles['sharing'];
}

/** Issued papers of every kind: proof, cancelling, signing, reprints, the archive. */
export function createPapers({ files, clock, ids, printer, onFailure, unprintable, factsOf, pictures, reach, partnerOf, sharing }: PapersParts): { readonly papers: Papers; readonly handlers: HandlersOf<'papers'> } {
  const printing: Printing = createPrinting({ printer, files, clock, onFailure });
  const reaches = (store: Store, user: User, { personId }: Pick<IssuedPaper, 'personId'>): boolean => personId === null || reach(store, user, personId) === null;
  const found = (store: Store, user: User, reference: string): Result<IssuedPaper> => {
    const paper = paperByReference(store, reference);
    return paper && reaches(store, user, paper) ? ok(paper) : refuse('papers.UNKNOWN_PAPER', { reference });
  };
  const isSpecimen = ({ sql }: Store): boolean => sql.one<{ demonstration: number }>`SELECT demonstration FROM centre`?.demonstration === 1;
  const known = (store: Store, user: User, paper: IssuedPaper, print: { readonly language: 'ar' | 'fr' | 'both'; readonly original: number; readonly copy: number } | null): Answer<'papers.verifyFile'> => ({
    verdict: 'known', kind: paper.kind, reference: paper.reference, status: paper.status, language: print?.language ?? null, original: print?.original ?? 0, copy: print?.copy ?? 0,
    issuedAt: paper.issuedAt, contentSha256: paper.contentSha256, replacedBy: paper.heir, ...factsOf(store, paper), partner: partnerOf(store, paper, print?.original ?? null), ...(reaches(store, user, paper) ? {} : { recipient: null, partner: null }),
  });

  return {
    papers: {
      ofPerson: papersOfPerson,
      issue: (store, paper) => insertPaper(store, ids, paper),
      of: papersOf, certificates: certificateStates, byReference: paperByReference,
      sign: (store, paper, at, by) => { markSigned(store, paper.id, at, by); },
      cancel: (store, paper, reason, at, by) => { markCancelled(store, paper.id, reason, at, by); },
      print: printing.print, printPending: printing.printPending,
    },
    handlers: {
      ...scanHandlers({ files, clock, ids, found, reaches }),
      'papers.cancel'({ reference, reason }, { store, user, about }) {
        about(reference);
        const paper = found(store, user, reference);
        if (!paper.ok) return paper;
        const refused = decideCancel(stateOf(paper.value));
        if (refused) return refused;
        if (unprintable(store, reason)) return refuse('papers.RESTRICTED_REASON');
        markCancelled(store, paper.value.id, reason, clock.now(), user.id);
        return ok({ reference });
      },
      'papers.sign'({ paper: what }, { store, user, about }) {
        about(what);
        const paper = paperByReference(store, what), one = paper && reaches(store, user, paper) ? paper : null;
        if (!one) {
          // a ceremony: all its certificates that stand and are not signed yet
          const open = papersOf(store, what as Id, 'certificate').filter(({ status, signedAt }) => status === 'issued' && signedAt === null);
          if (open.length === 0) return refuse('papers.NOTHING_TO_SIGN', { reference: what });
          // nobody signs what was never on paper
          const printed = open.filter(({ id }) => printsOf(store, id, 0).prints > 0);
          if (printed.length === 0) return refuse('papers.NONE_PRINTED');
          for (const { id } of printed) markSigned(store, id, clock.now(), user.id);
          return ok({ references: printed.map(({ reference }) => reference).sort() });
        }
        const refused = decideSign(stateOf(one));
        if (refused) return refused;
        markSigned(store, one.id, clock.now(), user.id);
        return ok({ references: [one.reference] });
      },

      async 'papers.reprint'({ reference, language, original }, context) {
        const { store, user, about } = context;
        about(reference);
        const asked = found(store, user, reference);
        if (!asked.ok) return asked;
        const paper = asked.value, { prints, numbered } = printsOf(store, paper.id, original);
        // of a file's paper each number is somebody's own print
        if ((paper.personId === null ? prints : numbered) === 0) return refuse('papers.NEVER_PRINTED', { reference });
        // a duplicate goes to the same partner, and rests on what the person says today
        const partner = partnerOf(store, paper, original), consent = partner === null || paper.personId === null ? null : sharing(store, paper.personId, partner);
        if (consent?.ok === false) return consent;
        const copy = nextCopy(store, { documentId: paper.id, language, original });
        const view = viewOf(paper, { marks: [...(isSpecimen(store) ? ['specimen'] as const : []), ...duplicateMarks(paper)], original: partner === null ? null : copyFor(original, partner), copy, pictures: pictures(store, paper.content) });
        const made = await printing.rendition(context, paper, { documentId: paper.id, language, original, copy }, view, duplicateName(reference, copy, language));
        if (!made.ok) return made;
        return made.value ? ok({ copy, paper: made.value }) : refuse('papers.PRINTER_FAILED', { reference });
      },
      async 'papers.testPage'({ language, centre }) {
        const { pdf, pages } = await printer.sheet({ sheet: 'testPage', lang: language, centre });
        return ok({ file: files.put(pdf), pages, sha256: sha256(pdf) });
      },

      'papers.archive': ({ ceremonyId }, { store, user }) => ok({
        entries: archiveEntries(store, ceremonyId).filter((entry) => reaches(store, user, entry)).map(({ documentId: id, personId, ...entry }) => ({ ...entry, partner: id === null ? null : partnerOf(store, { id, personId, content: null }, entry.original) })),
        pending: pendingPrints(store, ceremonyId).filter((one) => reaches(store, user, one)).map(({ documentId: id, personId, ...one }) => ({ ...one, personId, partner: partnerOf(store, { id, personId, content: null }, one.original) })),
      }),
      'papers.archived'({ sha256: digest }, { store, user, about }) {
        about(digest);
        const bytes = archivedBytes(store, digest);
        if (!bytes || !personsOf(store, digest).every((personId) => reaches(store, user, { personId }))) return refuse('papers.UNKNOWN_FILE', { digest });
        return sha256(bytes) === digest ? ok({ file: files.put(bytes) }) : refuse('papers.ARCHIVE_ALTERED', { reference: digest.slice(0, 12) });
      },

      'papers.verifyFile'({ file }, { store, user, about }) {
        const taken = files.take(file);
        if (!taken.ok) return taken;
        const bytes = taken.value;
        if (Buffer.from(bytes.subarray(0, 5)).toString('latin1') !== '%PDF-') return refuse('papers.NOT_A_PDF');
        const digest = sha256(bytes);
        about(digest);
        const print = printOf(store, digest);
        if (print && 'rendition' in print) {
          const [paper] = papersById(store, [print.rendition.documentId]);
          if (paper) return ok(known(store, user, paper, print.rendition));
        } else if (print) {
          const papers = papersById(store, [...new Set(print.set.sheets.map(([id]) => id))]);
          return ok({ verdict: 'set', kind: print.set.kind, language: print.set.language, reference: setName(print.set.key), papers: papers.map(({ reference, status, heir }) => ({ reference, status, replacedBy: heir })) });
        }
        const claim = claimedReference(bytes);
        if (claim === 'DRAFT') return ok({ verdict: 'draft' });
        const altered = claim !== null && (claim.startsWith('SET/') ? setByName(store, claim.slice(4)) : paperByReference(store, claim) !== null);
        return ok(altered ? { verdict: 'altered', reference: claim } : { verdict: 'unknown' });
      },
      'papers.verifyCode'({ code }, { store, user, about }) {
        const read = readCheckCode(code);
        if (read === null) return refuse('papers.CODE_MISTYPED', { code });
        about(read);
        const paper = paperByCode(store, read);
        return ok(paper ? known(store, user, paper, null) : { verdict: 'unknown' });
      },
    },
  };
}
