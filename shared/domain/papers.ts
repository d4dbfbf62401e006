import type { Bilingual } from '#shared/domain/common/bilingual.ts';
import type { Lang } from '#shared/i18n/index.ts';
import type { Instant } from '#shared/lib/ids.ts';
import { ok, refuse, type No, type Result } from '#shared/lib/result.ts';

/*
 * What all papers share, whatever they say (domain.md §4, "Common"): kinds and their series, languages, marks, originals.
 */

/** Arabic, French, or both on one paper. */
export const PAPER_LANGS = ['ar', 'fr', 'both'] as const;
export type PaperLang = (typeof PAPER_LANGS)[number];
/** The languages that a paper of this kind is read in, the first one leading. */
export const langsOf = (lang: PaperLang): readonly Lang[] => (lang === 'both' ? ['ar', 'fr'] : [lang]);

/** Papers of a ceremony. */
export const CEREMONY_KINDS = ['certificate', 'summary', 'list', 'listPublic', 'programme', 'attendance', 'slip', 'leaflet', 'receipt', 'attestation', 'labels'] as const;
export type CeremonyKind = (typeof CEREMONY_KINDS)[number];
/** Papers of a person's file, of no ceremony. */
export const CASE_KINDS = ['consent', 'diagnosis', 'lifeProject', 'visit', 'fileSummary'] as const;
export type CaseKind = (typeof CASE_KINDS)[number];
/** Those that may be given to a partner: a consent form is between the person and the centre. */
export const SHARED_KINDS = ['diagnosis', 'lifeProject', 'visit', 'fileSummary'] as const satisfies readonly CaseKind[];
export type SharedKind = (typeof SHARED_KINDS)[number];
export const PAPER_KINDS = [...CEREMONY_KINDS, ...CASE_KINDS] as const;
export type PaperKind = (typeof PAPER_KINDS)[number];
/** The first part of a paper's reference, as `PV` in `PV/AGA/2025/0001`: a series of its own, gap-free, for each kind, centre and year. */
export const SERIES: Readonly<Record<PaperKind, string>> = {
  certificate: 'PV', summary: 'PVG', list: 'LB', listPublic: 'LP', programme: 'PC', attendance: 'FP', slip: 'BE', leaflet: 'NI', receipt: 'RE', attestation: 'AT', labels: 'ET',
  consent: 'CO', diagnosis: 'DI', lifeProject: 'PVI', visit: 'FV', fileSummary: 'RS',
};
export const kindOfSeries = (series: string): PaperKind | null => PAPER_KINDS.find(kind => SERIES[kind] === series) ?? null;
/** One paper for each beneficiary; the other kinds are one paper for the whole ceremony. */
export const PER_PERSON: readonly PaperKind[] = ['certificate', 'leaflet', 'receipt', 'attestation', ...CASE_KINDS];
export const isPerPerson = (kind: PaperKind): boolean => PER_PERSON.includes(kind);

/** `duplicate` and `cancelled` are marks of a reprint: what was printed before does not change. */
export const MARKS = ['draft', 'specimen', 'duplicate', 'cancelled'] as const;
export type Mark = (typeof MARKS)[number];
/** Which of the signed originals a sheet is, and who keeps it; an empty recipient where the settings name no more. `of` null: no signed original, but a copy for a partner. */
export interface Original { readonly number: number; readonly of: number | null; readonly recipient: Bilingual }

/** A picture that stands on a paper: a logo. Width and height in its own units, of which only the ratio counts. */
export type Picture = { readonly width: number; readonly height: number } & ({ readonly kind: 'png' | 'jpeg'; readonly dataUrl: `data:image/${string}` } | { readonly kind: 'svg'; readonly svg: string });

/** A paper ready for a template. Drafts have neither reference nor check. */
export interface PaperView<Content> {
  readonly content: Content;
  readonly reference: string | null;
  /** The code that can be typed, and what the QR holds. */
  readonly check: { readonly code: string; readonly qr: string } | null;
  readonly marks: readonly Mark[];
  /** The sheet's own place among the originals; null where it is not said. */
  readonly original: Original | null;
  /** Which reprint this is, from 1; 0 for the original. */
  readonly copy: number;
  /** Goes into the PDF as its date: the moment of validation (of the last change, for a draft), never of printing. */
  readonly dated: Instant;
  /** Pictures that the content names by their SHA-256. */
  readonly pictures: Readonly<Record<string, Picture>>;
}

/** One sheet of a set: which paper, and which of its originals (0: not said). */
export interface Sheet { readonly paper: number; readonly original: number }
export const SORTS = ['person', 'recipient'] as const;
export type Sort = (typeof SORTS)[number];
/**
 * The order of a set's sheets: all originals of one person together, or all sheets of one recipient together, ready to be sent.
 * @param papers how many papers; @param originals which originals of each, none where no recipient is named
 */
export function sheetsOf(papers: number, originals: readonly number[], sort: Sort): Sheet[] {
  const numbers = originals.length === 0 ? [0] : originals;
  const all = Array.from({ length: papers }, (_, paper) => paper);
  return sort === 'person' ? all.flatMap(paper => numbers.map(original => ({ paper, original }))) : numbers.flatMap(original => all.map(paper => ({ paper, original })));
}

/** What the rules of a paper's life look at (domain.md §4, "Common"). `heir`: the reference of the paper that stands in for it already. */
export interface PaperState { readonly reference: string; readonly status: 'issued' | 'cancelled'; readonly signed: boolean; readonly heir: string | null }
const heirOf = ({ reference, heir }: PaperState): No | null => (heir === null ? null : refuse('papers.HAS_HEIR', { reference, heir }));

/** Before anybody signs it a paper can be cancelled, once; its number stays used. */
export function decideCancel(state: PaperState): No | null {
  if (state.status === 'cancelled') return refuse('papers.ALREADY_CANCELLED', { reference: state.reference });
  return state.signed ? refuse('papers.SIGNED', { reference: state.reference }) : heirOf(state);
}
/** A cancelled paper gets one replacement. */
export function decideReissue(state: PaperState): No | null {
  return state.status === 'issued' ? refuse('papers.NOT_CANCELLED', { reference: state.reference }) : heirOf(state);
}
/** A paper that was signed is corrected by another one, which names it; the newest of the line is the one to correct. */
export function decideCorrect(state: PaperState): No | null {
  return state.status === 'cancelled' ? refuse('papers.CANCELLED', { reference: state.reference }) : heirOf(state);
}
export function decideSign(state: PaperState): No | null {
  if (state.status === 'cancelled') return refuse('papers.CANCELLED', { reference: state.reference });
  return state.signed ? refuse('papers.ALREADY_SIGNED', { reference: state.reference }) : null;
}

/** How a person's certificate is made anew in other words: one that nobody signed is cancelled and replaced, a cancelled one is replaced, a signed one corrected. */
export type Amendment = 'cancelAndReplace' | 'replace' | 'correct';
export const amendmentOf = ({ status, signed }: Pick<PaperState, 'status' | 'signed'>): Amendment => (status === 'cancelled' ? 'replace' : signed ? 'correct' : 'cancelAndReplace');
/** The reason stands on the new paper; that of a cancelled one was said when it was cancelled. */
export function decideAmend(state: PaperState, reason: string): Result<Amendment> {
  const heir = heirOf(state), way = amendmentOf(state);
  if (heir) return heir;
  return reason === '' && way !== 'replace' ? refuse('papers.REASON_NEEDED') : ok(way);
}
