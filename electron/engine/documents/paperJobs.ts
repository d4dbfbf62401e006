import type { AttendanceContent, AttestationContent, LabelsContent, LeafletContent, ListContent, ProgrammeContent, PublicListContent, ReceiptContent, SlipContent, SummaryContent } from '#shared/domain/ceremonyPapers.ts';
import type { CertificateContent } from '#shared/domain/handover.ts';
import type { PaperKind, PaperLang, PaperView } from '#shared/domain/papers.ts';
import type { Missing } from './print.ts';

/** What each kind of paper shows. */
export interface PaperContents extends Record<PaperKind, unknown> {
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
/** Makes papers somewhere else: in a worker for the product, in place for a test. */
export interface PaperPrinter {
  print(job: PaperJob): Promise<PrintedPaper>;
  close(): Promise<void>;
}
