import type { PaperKind, PaperLang, PaperView, Picture, Sort } from '#shared/domain/papers.ts';
import type { Id, Instant } from '#shared/lib/ids.ts';
import type { Result } from '#shared/lib/result.ts';
import type { JobContext } from './handlers.ts';
import type { Store } from './store/store.ts';

/* What the capability `papers` does for those whose papers they are: numbers, freezes, prints, archives. */
/** `renews`: the same paper of a ceremony, made again because what it tells of has changed. */
export type FormerRelation = 'replaces' | 'corrects' | 'renews';
/** A ceremony's, or a person's own; `subjectId`: the diagnosis, plan or visit that it tells of. */
export type PaperOf = { readonly ceremonyId: Id; readonly recipientId: Id | null } | { readonly personId: Id; readonly subjectId: Id | null };
export interface NewPaper {
  readonly kind: PaperKind; readonly centreCode: string; readonly year: number; readonly of: PaperOf;
  /** Frozen: canonical JSON of `{ reference, content }`, whose SHA-256 is in the QR and, shortened, in the code under it. */
  readonly content: unknown;
  readonly former: { readonly id: Id; readonly relation: FormerRelation } | null;
  readonly at: Instant; readonly by: Id;
}
export interface IssuedPaper {
  readonly id: Id; readonly kind: PaperKind; readonly ceremonyId: Id | null; readonly recipientId: Id | null; readonly personId: Id | null; readonly subjectId: Id | null; readonly reference: string; readonly status: 'issued' | 'cancelled';
  readonly content: unknown; readonly contentSha256: string; readonly checkCode: string; readonly issuedAt: Instant; readonly signedAt: Instant | null; readonly cancelReason: string | null;
  /** The reference of the paper that stands in for this one; null where it stands. */
  readonly heir: string | null;
}
/** A paper printed, or fetched from the archive, as a host takes it. */
export interface PrintedFile {
  readonly name: string; readonly kind: PaperKind; /** null for a draft; a set has a name of its own */ readonly reference: string | null; readonly sha256: string; readonly pages: number; readonly file: string;
  /** Characters that no bundled font has, printed as a visible sign. */
  readonly missing: { readonly character: string; readonly text: string }[];
}
/** Papers of one kind to print in one go: issued ones, or the contents of drafts. */
export interface Batch {
  readonly kind: PaperKind;
  readonly papers: readonly IssuedPaper[] | { readonly drafts: readonly unknown[]; readonly dated: Instant };
  /** Which named originals of each, in order; none for the text that names nobody. */
  readonly originals: readonly number[];
}
export interface PrintRequest {
  /** Null for papers of a person: these are never joined in one file. */
  readonly ceremonyId: Id | null; readonly language: PaperLang; readonly batches: readonly Batch[]; readonly sort: Sort; readonly freshSheets: boolean; readonly merge: boolean;
  readonly specimen: boolean;
  /** Who keeps each signed original, in order, and how many are signed in all. */
  readonly keepers: readonly { readonly ar: string; readonly fr: string }[]; readonly signedOriginals: number;
  readonly pictures: (content: unknown) => Readonly<Record<string, Picture>>;
  /** The partner for whom a paper of a file is, whose number is the batch's original. */
  readonly partner?: string;
  /** What a sheet is called in a set's bookmarks. */
  readonly bookmark: (kind: PaperKind, view: PaperView<unknown>) => string;
}
export type PendingRequest = Pick<PrintRequest, 'specimen' | 'keepers' | 'signedOriginals' | 'pictures'> & { readonly ceremonyId: Id };
/** `pending`: papers that exist but could not be made; the next print tries them again. */
export interface Printed { readonly files: PrintedFile[]; readonly pending: string[] }

/** A certificate as lists show it: its content stays where it is. */
export interface CertificateState { readonly reference: string; readonly status: 'issued' | 'cancelled'; readonly signedAt: Instant | null; readonly cancelReason: string | null; /** the paper it stands in for */ readonly former: string | null; /** signed sheets kept as scans */ readonly scans: number }
export interface Papers {
  issue(store: Store, paper: NewPaper): IssuedPaper;
  of(store: Store, ceremonyId: Id, kind: PaperKind): IssuedPaper[];
  /** Papers of a person's file in the order in which they were issued, cancelled ones too. */
  ofPerson(store: Store, personId: Id): IssuedPaper[];
  /** By recipient: the certificate that stands, or, where none does, the last one that was cancelled. */
  certificates(store: Store, ceremonyId: Id): ReadonlyMap<Id, CertificateState>;
  byReference(store: Store, reference: string): IssuedPaper | null;
  sign(store: Store, paper: IssuedPaper, at: Instant, by: Id): void;
  cancel(store: Store, paper: IssuedPaper, reason: string, at: Instant, by: Id): void;
  /** Archived papers are given as they are; the others are printed and archived before anyone sees them. */
  print(context: JobContext, request: PrintRequest): Promise<Result<Printed>>;
  /** Tries again what failed before. @param contentOf an issued paper's content as its template takes it */
  printPending(context: JobContext, request: PendingRequest, contentOf: (paper: IssuedPaper) => unknown): Promise<Result<Printed>>;
}
