import { inLanguage } from '#shared/domain/common/bilingual.ts';
import { problemsOf } from '#shared/domain/ceremonyChecks.ts';
import { decideIssue, type CertificateContent, type Former } from '#shared/domain/handover.ts';
import { decideCorrect, decideReissue, isPerPerson, type CeremonyKind } from '#shared/domain/papers.ts';
import { headOf } from '#shared/domain/settings.ts';
import { present } from '#shared/lib/assert.ts';
import type { Clock, Id, Ids } from '#shared/lib/ids.ts';
import { ok, refuse, type Result } from '#shared/lib/result.ts';
import type { CaseFiles } from '../caseFiles.ts';
import type { CurrentSettings } from '../currentSettings.ts';
import type { Drafts } from '../ceremonyDrafts.ts';
import type { Files } from '../files.ts';
import type { Finding } from '../finding.ts';
import type { Forms } from '../forms.ts';
import type { HandlersOf, JobContext } from '../handlers.ts';
import type { Batch, IssuedPaper, Papers } from '../issuing.ts';
import type { Store } from '../store/store.ts';
import { ceremonyContents, ceremonyOf, ceremonyRow, ceremonyState, markValidated, recipientRows, type StoredState } from './ceremonies.ts';
import { bookmarkOf, certificateOf, contentsOf, issueKind, standing, type Sources } from './ceremonyPapers.ts';
import { afterHandlers } from './after.ts';
import { amend, rowInWorkbook } from './amend.ts';
import { certify } from './certify.ts';
import { ceremonyHandlers } from './ceremonyForm.ts';
import { dayHandlers } from './day.ts';
import { lineHandlers } from './lines.ts';
import { checkedOf, overviewHandlers } from './overview.ts';
import { recipientHandlers } from './recipients.ts';
import { restrictedHandlers } from './restricted.ts';
import { staleness, touch } from './revisions.ts';
import { picturesOf } from './facts.ts';

/** `only`: papers of these persons, of the kinds that are one a person; null for everybody's. */
interface Asked { readonly ceremonyId: Id; readonly kinds: readonly CeremonyKind[]; readonly originals: readonly number[]; readonly only: ReadonlySet<Id> | null }
const wanted = (only: Asked['only'], recipientId: Id | null): boolean => only === null || (recipientId !== null && only.has(recipientId));
const of = (sources: Sources, only: Asked['only']): Sources => ({ ...sources, issued: sources.issued.filter(({ recipientId }) => wanted(only, recipientId)) });

export interface HandoverParts { readonly files: Files; readonly clock: Clock; readonly ids: Ids; readonly papers: Papers; readonly drafts: Drafts; readonly forms: Forms; readonly settings: CurrentSettings; readonly finding: Finding; readonly caseFiles: CaseFiles; /** whether a reason may not stand on a paper */ readonly unprintable: (store: Store, reason: string) => boolean }

/** Ceremonies from draft to validated, their certificates and every other paper of theirs. */
export function createHandover(parts: HandoverParts): HandlersOf<'handover'> {
  const { files, clock, papers, drafts, forms, settings, unprintable } = parts;
  const pictures = picturesOf(settings);
  const currentHead = (store: Store, code: string) => headOf(settings.of(store), code);
  const making = (state: StoredState, by: Id) => ({ centreCode: state.centreCode, year: Number(state.date.slice(0, 4)), at: clock.now(), by });

  return {
    ...overviewHandlers(parts),
    ...ceremonyHandlers(parts),
    ...recipientHandlers(parts),
    ...lineHandlers(parts),
    ...dayHandlers(parts),
    ...afterHandlers(parts),
    ...restrictedHandlers(parts),

    'handover.issue'({ ceremonyId, revision }, { store, user, about }) {
      about(ceremonyId);
      const state = ceremonyState(store, ceremonyId);
      if (!state) return refuse('handover.UNKNOWN_CEREMONY', { ceremony: ceremonyId });
      const stale = revision === null ? null : staleness(store, clock, { ceremonyId, recordId: null, seen: revision });
      if (stale) return stale;
      const refused = decideIssue(state);
      if (refused) {
        const names = 'names' in refused ? refused.names.map((name) => inLanguage(name, 'ar')).join('، ') : '';
        return refuse(refused.code, names ? { names } : undefined);
      }
      const blocking = problemsOf(checkedOf(store, ceremonyId), { today: clock.now().slice(0, 10), restricted: settings.restricted(store) }).filter(({ severity }) => severity === 'blocking');
      if (blocking.length > 0) return refuse('handover.BLOCKED', { count: blocking.length });
      const made = making(state, user.id);
      const certificates = ceremonyContents(store, ceremonyId, currentHead(store, state.centreCode)).map(({ recipientId, content }) => {
        const { reference, checkCode, contentSha256 } = papers.issue(store, { kind: 'certificate', of: { ceremonyId, recipientId }, content, former: null, ...made });
        return { reference, recipient: content.recipient.name, checkCode, contentSha256 };
      });
      markValidated(store, ceremonyId, made.at, user.id);
      touch(store, ceremonyId, ceremonyId, made.at, user.id);
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

    async 'handover.print'({ ceremonyId, kinds, language, originals, sort, freshSheets, merge, recipients }, context) {
      const { store, about } = context;
      about(ceremonyId);
      const state = ceremonyState(store, ceremonyId);
      if (!state) return refuse('handover.UNKNOWN_CEREMONY', { ceremony: ceremonyId });
      const ceremony = ceremonyOf(store, ceremonyId);
      if (originals.length > 0 && !kinds.includes('certificate')) return refuse('papers.ORIGINALS_OF_CERTIFICATES');
      const last = originals.at(-1) ?? 0;
      if (last > ceremony.originals) return refuse('papers.TOO_MANY_ORIGINALS', { asked: last, originals: ceremony.originals });
      const there = recipients && new Set(recipientRows(store, ceremonyId).map(({ id }) => id));
      if (recipients?.some((id) => !there?.has(id))) return refuse('handover.UNKNOWN_RECIPIENT');
      const asked = { ceremonyId, kinds, originals, only: recipients && new Set(recipients) };
      const batches = state.status === 'validated' ? validated(context, state, asked) : ok(draftBatches(store, state, asked));
      if (!batches.ok) return batches;
      const current = settings.of(store).settings;
      const printed = await papers.print(context, {
        ceremonyId, language, batches: batches.value, sort, freshSheets, merge, specimen: state.demonstration, keepers: current.originals, signedOriginals: ceremony.originals, pictures: (content) => pictures(store, content),
        bookmark: (kind, view) => bookmarkOf(kind, view, language),
      });
      return printed.ok ? ok({ ceremonyId, papers: printed.value.files, pending: printed.value.pending }) : printed;
    },

    async 'handover.printPending'({ ceremonyId }, context) {
      const { store, about } = context;
      about(ceremonyId);
      const state = ceremonyState(store, ceremonyId);
      if (!state) return refuse('handover.UNKNOWN_CEREMONY', { ceremony: ceremonyId });
      const signed = { keepers: settings.of(store).settings.originals, signedOriginals: ceremonyOf(store, ceremonyId).originals };
      const printed = await papers.printPending(context, { ceremonyId, specimen: state.demonstration, ...signed, pictures: (content) => pictures(store, content) }, (paper) => (paper.kind === 'certificate' ? certificateOf(paper) : paper.content));
      return printed.ok ? ok({ ceremonyId, papers: printed.value.files, pending: printed.value.pending }) : printed;
    },

    'handover.reissue': ({ reference, file }, context) => standIn(context, reference, 'replaces', '', file),
    'handover.correct': ({ reference, reason, file }, context) => standIn(context, reference, 'corrects', reason, file),
  };

  function sourcesOf(store: Store, state: StoredState, ceremonyId: Id): Sources {
    const all = papers.of(store, ceremonyId, 'certificate'), current = settings.of(store);
    const issued = standing(all).map((paper) => ({ reference: paper.reference, recipientId: present(paper.recipientId, 'a certificate is somebody’s'), content: certificateOf(paper) }));
    const voided = all.filter(({ status }) => status === 'cancelled').map(({ reference, heir }) => ({ reference, replacedBy: heir }));
    return { ceremonyId, head: headOf(current, state.centreCode), settings: current.settings, issued, voided };
  }
  /** Numbers what has no number yet; certificates have theirs since validation. */
  function validated({ commit, store, user, about }: JobContext, state: StoredState, { ceremonyId, kinds, originals, only }: Asked): Result<Batch[]> {
    return commit(() => {
      about(ceremonyId);
      const sources = sourcesOf(store, state, ceremonyId), made = making(state, user.id);
      // the slip cites the summary, which is numbered before it
      const others = new Map<CeremonyKind, IssuedPaper[]>();
      for (const kind of [...kinds].sort((a, b) => Number(a === 'slip') - Number(b === 'slip'))) if (kind !== 'certificate') others.set(kind, issueKind(store, papers, kind, isPerPerson(kind) ? of(sources, only) : sources, made));
      const certificates = (): IssuedPaper[] => standing(papers.of(store, ceremonyId, 'certificate')).filter(({ recipientId }) => wanted(only, recipientId)).map((paper) => ({ ...paper, content: certificateOf(paper) }));
      return ok(kinds.map((kind): Batch => ({ kind, originals: kind === 'certificate' ? originals : [], papers: others.get(kind) ?? certificates() })));
    });
  }
  function draftBatches(store: Store, state: StoredState, { ceremonyId, kinds, originals, only }: Asked): Batch[] {
    const current = settings.of(store), head = headOf(current, state.centreCode), contents = ceremonyContents(store, ceremonyId, head);
    const sources: Sources = { ceremonyId, head, settings: current.settings, voided: [], issued: contents.map(({ recipientId, content }) => ({ reference: null, recipientId, content })) };
    return kinds.map((kind): Batch => ({
      kind, originals: kind === 'certificate' ? originals : [],
      papers: { drafts: (kind === 'certificate' ? contents.filter(({ recipientId }) => wanted(only, recipientId)) : contentsOf(store, kind, isPerPerson(kind) ? of(sources, only) : sources, null)).map(({ content }) => content), dated: state.updatedAt },
    }));
  }

  /** A certificate in place of another: the same person's, from the workbook where one is given, under the settings of today. */
  async function standIn(context: JobContext, reference: string, relation: Former['relation'], reason: string, file: string | null): Promise<Result<{ reference: string; former: string; recipient: CertificateContent['recipient']['name']; totalCentimes: number }>> {
    const { store, about, commit } = context;
    const workbook = file === null ? null : files.take(file);
    if (workbook && !workbook.ok) return workbook;
    const form = workbook ? await forms.read(workbook.value) : null;
    if (form && !form.ok) return form;
    return commit(() => {
      about(reference);
      const former = papers.byReference(store, reference);
      if (!former || former.kind !== 'certificate') return refuse('papers.UNKNOWN_PAPER', { reference });
      const state = { reference, status: former.status, signed: former.signedAt !== null, heir: former.heir };
      const refused = relation === 'replaces' ? decideReissue(state) : decideCorrect(state);
      if (refused) return refused;
      if (unprintable(store, reason)) return refuse('papers.RESTRICTED_REASON');
      const ceremonyId = present(former.ceremonyId, 'a certificate is of a ceremony'), recipientId = present(former.recipientId, 'a certificate is somebody’s');
      if (form) {
        const ceremony = present(ceremonyRow(store, ceremonyId), 'a paper’s ceremony stays'), row = present(recipientRows(store, ceremonyId).find(({ id }) => id === recipientId), 'a certificate’s recipient stays');
        const mended = rowInWorkbook(form.value, ceremony, row);
        if (!mended.ok) return mended;
        const amended = amend(context, parts, { ceremony, row, ...mended.value });
        if (!amended.ok) return amended;
      }
      const made = certify(context, parts, { ceremonyId, recipientId, former: { paper: former, relation, reason: relation === 'replaces' ? former.cancelReason ?? '' : reason } });
      return made.ok ? ok({ reference: made.value.reference, former: reference, recipient: made.value.recipient, totalCentimes: made.value.totalCentimes }) : made;
    });
  }
}
