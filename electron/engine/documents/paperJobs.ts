import type { Bilingual } from '#shared/domain/common/bilingual.ts';
import type { AttendanceContent, AttestationContent, LabelsContent, LeafletContent, ListContent, ProgrammeContent, PublicListContent, ReceiptContent, SlipContent, SummaryContent } from '#shared/domain/ceremonyPapers.ts';
import type { CaseContents } from '#shared/domain/casePapers.ts';
import type { CertificateContent } from '#shared/domain/handover.ts';
import type { PaperKind, PaperLang, PaperView } from '#shared/domain/papers.ts';
import type { Instant } from '#shared/lib/ids.ts';
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
/** Several papers in one file, in this order; two-sided, each may begin on a fresh sheet. */
export interface SetJob {
  readonly parts: readonly { readonly job: PaperJob; readonly bookmark: string }[];
  readonly freshSheets: boolean;
  readonly lang: PaperLang;
  readonly title: string; readonly author: string; readonly reference: string; readonly dated: Instant;
}
export interface SetWatch {
  readonly onProgress: (done: number, total: number) => void;
  /** Looked at between two parts. */
  readonly cancelled: () => boolean;
}
/** Makes papers somewhere else: in a worker for the product, in place for a test. */
export interface PaperPrinter {
  print(job: PaperJob): Promise<PrintedPaper>;
  /** Null where it was cancelled. */
  printSet(set: SetJob, watch: SetWatch): Promise<PrintedPaper | null>;
  /** Two pages by which a person judges a printer. */
  testPage(lang: PaperLang, centre: Bilingual): Promise<PrintedPaper>;
  /** The page with a centre's recovery words: made for its reader and kept nowhere. */
  recoverySheet(lang: PaperLang, sheet: RecoverySheet): Promise<PrintedPaper>;
  /** The page that tells of an erasure, in both languages. */
  erasureCertificate(certificate: ErasureCertificate): Promise<PrintedPaper>;
  /** The page that goes with a backup. */
  backupSlip(lang: PaperLang, slip: BackupSlip): Promise<PrintedPaper>;
  close(): Promise<void>;
}
