import type { CertificateView } from '#shared/domain/handover.ts';
import type { Lang } from '#shared/i18n/index.ts';
import type { Missing } from './print.ts';

/** Each paper that can be asked for, with what it shows. */
export interface PaperViews { readonly handoverCertificate: CertificateView }
export type PaperName = keyof PaperViews;
export type PaperJob = { [P in PaperName]: { readonly paper: P; readonly view: PaperViews[P]; readonly lang: Lang } }[PaperName];

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
