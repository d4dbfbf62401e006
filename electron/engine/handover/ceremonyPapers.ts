import { inLanguage } from '#shared/domain/common/bilingual.ts';
import { canonicalJson } from '#shared/domain/common/canonical.ts';
import { attestationOf, attendanceOf, labelsOf, leafletOf, listOf, programmeOf, publicListOf, receiptOf, slipOf, summaryOf, type Issued, type Voided } from '#shared/domain/ceremonyPapers.ts';
import type { CertificateContent, PaperHead } from '#shared/domain/handover.ts';
import type { CeremonyKind, PaperKind, PaperLang, PaperView } from '#shared/domain/papers.ts';
import type { Settings } from '#shared/domain/settings.ts';
import { message } from '#shared/i18n/index.ts';
import type { Id, Instant } from '#shared/lib/ids.ts';
import type { IssuedPaper, Papers } from '../issuing.ts';
import type { Store } from '../store/store.ts';
import { ceremonyOf, signatoriesOfCeremony } from './ceremonies.ts';

/* Every paper of a ceremony from its certificates: drafts before validation, numbered papers after. */
/** A certificate's content as frozen; what was frozen before logos and wording existed has none. */
export function certificateOf({ content }: Pick<IssuedPaper, 'content'>): CertificateContent {
  const frozen = content as CertificateContent;
  return { ...frozen, letterhead: { ...frozen.letterhead, logos: frozen.letterhead.logos ?? { left: null, right: null } }, wording: frozen.wording ?? {}, settingsVersion: frozen.settingsVersion ?? 1, former: frozen.former ?? null };
}
/** Certificates that stand: neither cancelled nor stood in for by another. */
export const standing = (certificates: readonly IssuedPaper[]): IssuedPaper[] => certificates.filter(({ status, heir }) => status === 'issued' && heir === null);

export interface Sources { readonly ceremonyId: Id; readonly head: PaperHead; readonly settings: Settings; readonly issued: readonly (Issued & { readonly recipientId: Id })[]; readonly voided: readonly Voided[] }
/** The contents of one kind of paper: one for the ceremony, or one a person. Certificates are not made here. */
export function contentsOf(store: Store, kind: Exclude<CeremonyKind, 'certificate'>, { ceremonyId, head, settings, issued, voided }: Sources, summary: string | null): { readonly recipientId: Id | null; readonly content: unknown }[] {
  const ceremony = ceremonyOf(store, ceremonyId), signatories = signatoriesOfCeremony(store, ceremonyId);
  const whole = (content: unknown): { recipientId: null; content: unknown }[] => [{ recipientId: null, content }];
  const each = (content: (one: Issued) => unknown): { recipientId: Id; content: unknown }[] => issued.map((one) => ({ recipientId: one.recipientId, content: content(one) }));
  switch (kind) {
    case 'summary': return whole(summaryOf(head, ceremony, signatories, issued, voided));
    case 'list': return whole(listOf(head, ceremony, issued));
    case 'listPublic': return whole(publicListOf(head, ceremony, issued));
    case 'programme': return whole(programmeOf(head, ceremony, settings.programme, signatories));
    case 'attendance': return whole(attendanceOf(head, ceremony, signatories, issued));
    case 'slip': return whole(slipOf(head, ceremony, settings.slipTo, issued, summary));
    case 'leaflet': return each((one) => leafletOf(head, one, settings.contact));
    case 'receipt': return each((one) => receiptOf(head, one));
    case 'attestation': return each((one) => attestationOf(head, one));
    case 'labels': return whole(labelsOf(head, issued));
  }
}

/** What a paper tells of, without the head it is printed under: a new letterhead does not make a new paper. */
function facts(content: unknown): string {
  const { letterhead: _l, wording: _w, settingsVersion: _v, ...rest } = content as PaperHead;
  return canonicalJson(rest);
}
interface Making { readonly centreCode: string; readonly year: number; readonly at: Instant; readonly by: Id }
/**
 * The numbered papers of one kind: the one that stands where it still tells the same, else a new one that renews it. In a
 * transaction of the caller.
 */
export function issueKind(store: Store, papers: Papers, kind: Exclude<CeremonyKind, 'certificate'>, sources: Sources, making: Making): IssuedPaper[] {
  const before = Map.groupBy(papers.of(store, sources.ceremonyId, kind), ({ recipientId }) => recipientId);
  const summary = kind === 'slip' ? (standing(papers.of(store, sources.ceremonyId, 'summary')).at(-1)?.reference ?? null) : null;
  return contentsOf(store, kind, sources, summary).map(({ recipientId, content }) => {
    const last = before.get(recipientId)?.at(-1);
    if (last && last.status === 'issued' && facts(last.content) === facts(content)) return last;
    return papers.issue(store, { kind, of: { ceremonyId: sources.ceremonyId, recipientId }, content, former: last ? { id: last.id, relation: 'renews' } : null, ...making });
  });
}

/** The pictures that a content's head names. */
export const pictureNames = (content: unknown): string[] => {
  const { left, right } = (content as Partial<PaperHead>).letterhead?.logos ?? { left: null, right: null };
  return [left, right].filter((name) => name !== null);
};

/** What a sheet is called in a set's outline: the person's name, or the paper's, and which original. */
export function bookmarkOf(kind: PaperKind, { content, reference, original }: PaperView<unknown>, lang: PaperLang): string {
  const main = lang === 'fr' ? 'fr' : 'ar', name = (content as Partial<CertificateContent>).recipient?.name;
  const keeper = original === null ? '' : [`${original.number}/${original.of}`, inLanguage(original.recipient, main)].filter(Boolean).join(' ');
  return [reference, name ? inLanguage(name, main) : message(main, `papers.kind_${kind}`), keeper].filter(Boolean).join(' · ');
}
