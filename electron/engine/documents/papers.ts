import type { PaperKind, PaperLang, PaperView } from '#shared/domain/papers.ts';
import type { DocumentDefinition } from './definition.ts';
import type { PaperContents, PaperJob, PrintedPaper } from './paperJobs.ts';
import type { Printer } from './print.ts';
import { ATTESTATION_VERSION, attestation } from './templates/attestation.ts';
import { HANDOVER_CERTIFICATE_VERSION, handoverCertificate } from './templates/handoverCertificate.ts';
import { LABELS_VERSION, labels } from './templates/labels.ts';
import { LEAFLET_VERSION, leaflet } from './templates/leaflet.ts';
import { RECEIPT_VERSION, receipt } from './templates/receipt.ts';
import { SLIP_VERSION, slip } from './templates/slip.ts';

interface Paper<P extends PaperKind> {
  /** Kept with every paper printed; goes up when the template says or shows anything differently. */
  readonly version: number;
  readonly define: (view: PaperView<PaperContents[P]>, lang: PaperLang) => DocumentDefinition;
}
const papers: { readonly [P in PaperKind]?: Paper<P> } = {
  certificate: { version: HANDOVER_CERTIFICATE_VERSION, define: handoverCertificate },
  slip: { version: SLIP_VERSION, define: slip },
  leaflet: { version: LEAFLET_VERSION, define: leaflet },
  receipt: { version: RECEIPT_VERSION, define: receipt },
  attestation: { version: ATTESTATION_VERSION, define: attestation },
  labels: { version: LABELS_VERSION, define: labels },
};
/** The definition of a paper, ready for the printer. */
export const definitionOf = ({ paper, view, lang }: PaperJob): DocumentDefinition => (papers[paper] as Paper<PaperKind>).define(view, lang);

export async function printPaper(printer: Printer, job: PaperJob): Promise<PrintedPaper> {
  return { ...(await printer.print(definitionOf(job))), templateVersion: papers[job.paper].version };
}
