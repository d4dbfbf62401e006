import { canonicalJson } from '#shared/domain/common/canonical.ts';
import { inLanguage } from '#shared/domain/common/bilingual.ts';
import { checkCode, fileStem, qrText, readCheckCode, reference } from '#shared/domain/common/references.ts';
import { decideIssue, totalOf, type CertificateContent, type CertificateView, type Mark } from '#shared/domain/handover.ts';
import type { Lang } from '#shared/i18n/index.ts';
import type { Clock, Ids } from '#shared/lib/ids.ts';
import { ok, refuse, type Result } from '#shared/lib/result.ts';
import { sha256 } from '../../policy/digest.ts';
import type { PaperPrinter } from '../documents/paperJobs.ts';
import type { Drafts } from '../drafts.ts';
import type { Files } from '../files.ts';
import type { HandlersOf, JobContext } from '../handlers.ts';
import { ceremonyContents, ceremonyState, listCeremonies, markValidated } from './ceremonies.ts';
import { archiveRendition, archivedRendition, documentByCode, documentByFile, documentByReference, documentsOf, insertDocument, nextNumber, type IssuedDocument } from './documents.ts';
import { claimedReference } from './pdfClaim.ts';

const KIND = 'PV';

export interface HandoverParts { readonly files: Files; readonly clock: Clock; readonly ids: Ids; readonly printer: PaperPrinter; readonly drafts: Drafts }

/** Ceremonies from draft to validated, their certificates, and the proof of a printed paper. */
export function createHandover({ files, clock, ids, printer, drafts }: HandoverParts): HandlersOf<'handover'> {
  return {
    'handover.ceremonies': (_input, { store }) => ok(listCeremonies(store)),

    'handover.issue'({ ceremonyId }, { store, user, about }) {
      about(ceremonyId);
      const state = ceremonyState(store, ceremonyId);
      if (!state) return refuse('handover.UNKNOWN_CEREMONY', { ceremony: ceremonyId });
      const refused = decideIssue(state);
      if (refused) {
        const names = 'names' in refused ? refused.names.map((name) => inLanguage(name, 'ar')).join('، ') : '';
        return refuse(refused.code, names ? { names } : undefined);
      }
      const at = clock.now();
      const year = Number(state.date.slice(0, 4));
      const certificates = ceremonyContents(store, ceremonyId).map(({ recipientId, content }) => {
        const number = nextNumber(store, KIND, state.centreCode, year);
        const ref = reference(KIND, state.centreCode, year, number);
        const text = canonicalJson({ reference: ref, content });
        const contentSha256 = sha256(text);
        const code = checkCode(contentSha256);
        insertDocument(store, { id: ids.next(), kind: KIND, ceremonyId, recipientId, centreCode: state.centreCode, year, number, reference: ref, content: text, contentSha256, checkCode: code, issuedAt: at, issuedBy: user.id });
        return { reference: ref, recipient: content.recipient.name, checkCode: code, contentSha256 };
      });
      markValidated(store, ceremonyId, at, user.id);
      return ok({ ceremonyId, certificates });
    },

    'handover.discardDraft'({ ceremonyId }, { store, user, about }) {
      about(ceremonyId);
      const state = ceremonyState(store, ceremonyId);
      if (!state) return refuse('handover.UNKNOWN_CEREMONY', { ceremony: ceremonyId });
      if (state.status === 'validated') return refuse('handover.ALREADY_VALIDATED');
      drafts.remove(store, ceremonyId, user.id);
      return ok({ ceremonyId });
    },

    async 'handover.print'({ ceremonyId, language }, context) {
      const { store, about } = context;
      about(ceremonyId);
      const state = ceremonyState(store, ceremonyId);
      if (!state) return refuse('handover.UNKNOWN_CEREMONY', { ceremony: ceremonyId });
      const marks: Mark[] = state.demonstration ? ['specimen'] : [];
      const printed = state.status === 'validated'
        ? await each(documentsOf(store, ceremonyId), context, (document) => printIssued(context, document, language, marks))
        : await each(ceremonyContents(store, ceremonyId), context, ({ content }, index) => printDraft(content, index, language, [...marks, 'draft'], state.updatedAt));
      return printed.ok ? ok({ ceremonyId, papers: printed.value }) : printed;
    },

    'handover.verifyFile'({ file }, { store, about }) {
      const taken = files.take(file);
      if (!taken.ok) return taken;
      const bytes = taken.value;
      if (Buffer.from(bytes.subarray(0, 5)).toString('latin1') !== '%PDF-') return refuse('handover.NOT_A_PDF');
      const digest = sha256(bytes);
      about(digest);
      const found = documentByFile(store, digest);
      if (found) return ok(known(found.document, found.language));
      const claim = claimedReference(bytes);
      if (claim === 'DRAFT') return ok({ verdict: 'draft' });
      return ok(claim !== null && documentByReference(store, claim) ? { verdict: 'altered', reference: claim } : { verdict: 'unknown' });
    },

    'handover.verifyCode'({ code }, { store, about }) {
      const read = readCheckCode(code);
      if (read === null) return refuse('handover.CODE_MISTYPED', { code });
      about(read);
      const document = documentByCode(store, read);
      return ok(document ? known(document, null) : { verdict: 'unknown' });
    },
  };

  /** The archived bytes where the paper was printed before; otherwise prints it, and archives it before anyone sees it. */
  async function printIssued({ store, user }: JobContext, document: IssuedDocument, language: Lang, marks: readonly Mark[]): Promise<Result<Paper>> {
    const name = `${fileStem(document.reference)}.${language}.pdf`;
    const before = archivedRendition(store, document.id, language);
    if (before) {
      if (sha256(before.bytes) !== before.sha256) return refuse('handover.ARCHIVE_ALTERED', { reference: document.reference });
      return ok({ name, reference: document.reference, sha256: before.sha256, pages: before.pages, file: files.put(before.bytes), missing: [] });
    }
    const view: CertificateView = {
      content: document.content, reference: document.reference, marks, dated: document.issuedAt,
      check: { code: document.checkCode, qr: qrText(document.reference, document.contentSha256) },
    };
    const { pdf, pages, templateVersion, missing } = await printer.print({ paper: 'handoverCertificate', view, lang: language });
    const digest = sha256(pdf);
    const archived = store.transaction(() => {
      archiveRendition(store, { documentId: document.id, language, sha256: digest, bytes: pdf, pages, templateVersion, printedAt: clock.now(), printedBy: user.id });
      return ok(null);
    });
    if (!archived.ok) return archived;
    return ok({ name, reference: document.reference, sha256: digest, pages, file: files.put(pdf), missing: signs(missing) });
  }
  /** A draft is for reading over: no number, no code, not kept. */
  async function printDraft(content: CertificateContent, index: number, language: Lang, marks: readonly Mark[], dated: CertificateView['dated']): Promise<Result<Paper>> {
    const { pdf, pages, missing } = await printer.print({ paper: 'handoverCertificate', view: { content, reference: null, check: null, marks, dated }, lang: language });
    return ok({ name: `DRAFT-${String(index + 1).padStart(4, '0')}.${language}.pdf`, reference: null, sha256: sha256(pdf), pages, file: files.put(pdf), missing: signs(missing) });
  }
}
interface Paper {
  readonly name: string; readonly reference: string | null; readonly sha256: string; readonly pages: number; readonly file: string;
  readonly missing: { readonly character: string; readonly text: string }[];
}
const signs = (missing: readonly { readonly codePoint: number; readonly text: string }[]): Paper['missing'] =>
  missing.map(({ codePoint, text }) => ({ character: String.fromCodePoint(codePoint), text: text.slice(0, 120) }));

/** One after the other, with progress; stops between two papers when asked to. What was archived stays archived. */
async function each<T>(items: readonly T[], { job }: JobContext, work: (item: T, index: number) => Promise<Result<Paper>>): Promise<Result<Paper[]>> {
  const papers: Paper[] = [];
  for (const [index, item] of items.entries()) {
    if (job.cancelled()) return refuse('app.CANCELLED');
    const paper = await work(item, index);
    if (!paper.ok) return paper;
    papers.push(paper.value);
    job.progress(index + 1, items.length);
  }
  return ok(papers);
}
const known = ({ reference: ref, status, issuedAt, content, contentSha256 }: IssuedDocument, language: Lang | null) => ({
  verdict: 'known' as const, reference: ref, status, language, issuedAt, recipient: content.recipient.name, ceremonyDate: content.ceremony.date,
  totalCentimes: totalOf(content.lines), contentSha256,
});
