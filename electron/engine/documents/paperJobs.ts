import type { Bilingual } from '#shared/domain/common/bilingual.ts';
import type { AttendanceContent, AttestationContent, LabelsContent, LeafletContent, ListContent, ProgrammeContent, PublicListContent, ReceiptContent, SlipContent, SummaryContent } from '#shared/domain/ceremonyPapers.ts';
import type { CaseContents } from '#shared/domain/casePapers.ts';
import type { CertificateContent } from '#shared/domain/handover.ts';
import type { PaperKind, PaperLang, PaperView } from '#shared/domain/papers.ts';
import type { Instant } from '#shared/lib/ids.ts';
import type { Watch } from '../workerLine.ts';
import type { Missing } from './print.ts';
import type { BackupSlip } from './templates/backupSlip.ts';
import type { ErasureCertificate } from './templates/erasureCertificate.ts';
import type { RecoverySheet } from './templates/recoverySheet.ts';

/** What each kind of paper shows. */
export interface PaperContents extends CaseContents {
  readonly certificate: CertificateContent;
  readonly summary: SummaryContent;
  readonly list: ListContent;
  readonly listPublic: PublicListContent;
  readonly programme: ProgrammeContent;
  readonly attendance: AttendanceContent;
  readonly slip: SlipContent;
  readonly leaflet: LeafletContent;
  readonly receipt: ReceiptContent;
  readonly attestation: AttestationContent;
  readonly labels: LabelsContent;
}
export type PaperJob = { [P in PaperKind]: { readonly paper: P; readonly view: PaperView<PaperContents[P]>; readonly lang: PaperLang } }[PaperKind];

export interface PrintedPaper {
  readonly pdf: Uint8Array;
  readonly pages: number;
  readonly templateVersion: number;
  readonly missing: readonly Missing[];
}
/** Several papers in one file, in this order; two-sided, each may begin on a fresh sheet. Its author is that of the first. */
export interface SetJob {
  readonly parts: readonly { readonly job: PaperJob; readonly bookmark: string }[];
  readonly freshSheets: boolean;
  readonly lang: PaperLang;
  readonly title: string; readonly reference: string; readonly dated: Instant;
}
/** A page of no series, made on request and kept nowhere. */
export type SheetJob =
  /** Two pages by which a person judges a printer. */
  | { readonly sheet: 'testPage'; readonly lang: PaperLang; readonly centre: Bilingual }
  /** The page with a centre's recovery words. */
  | { readonly sheet: 'recoverySheet'; readonly lang: PaperLang; readonly of: RecoverySheet }
  /** The page that goes with a backup. */
  | { readonly sheet: 'backupSlip'; readonly lang: PaperLang; readonly of: BackupSlip }
  /** The page that tells of an erasure, in both languages. */
  | { readonly sheet: 'erasureCertificate'; readonly of: ErasureCertificate };
/** Makes papers somewhere else: in a worker for the product, in place for a test. */
export interface PaperPrinter {
  /** How many papers it makes at a time. */
  readonly width: number;
  print(job: PaperJob): Promise<PrintedPaper>;
  /** Null where it was cancelled, which is looked at between two parts: they are its steps. */
  printSet(set: SetJob, watch: Watch): Promise<PrintedPaper | null>;
  sheet(job: SheetJob): Promise<PrintedPaper>;
  close(): Promise<void>;
}
