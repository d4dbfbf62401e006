import type { Lang } from '#shared/i18n/index.ts';
import type { DocumentDefinition } from './definition.ts';
import type { PaperJob, PaperName, PaperViews, PrintedPaper } from './paperJobs.ts';
import type { Printer } from './print.ts';
import { HANDOVER_CERTIFICATE_VERSION, handoverCertificate } from './templates/handoverCertificate.ts';

interface Paper<P extends PaperName> {
  /** Kept with every paper printed; goes up when the template says or shows anything differently. */
  readonly version: number;
  readonly define: (view: PaperViews[P], lang: Lang) => DocumentDefinition;
}
const papers: { readonly [P in PaperName]: Paper<P> } = {
  handoverCertificate: { version: HANDOVER_CERTIFICATE_VERSION, define: handoverCertificate },
};

export async function printPaper(printer: Printer, { paper, view, lang }: PaperJob): Promise<PrintedPaper> {
  const { version, define } = papers[paper];
  return { ...(await printer.print(define(view, lang))), templateVersion: version };
}
