import type { PaperKind, PaperLang, PaperView } from '#shared/domain/papers.ts';
import type { DocumentDefinition } from './definition.ts';
import type { PaperContents, PaperJob, PrintedPaper } from './paperJobs.ts';
import type { Printer } from './print.ts';
import { ATTENDANCE_VERSION, ceremonyAttendance } from './templates/ceremonyAttendance.ts';
import { ceremonyList, LIST_VERSION } from './templates/ceremonyList.ts';
import { ceremonyListPublic, LIST_PUBLIC_VERSION } from './templates/ceremonyListPublic.ts';
import { ceremonyProgramme, PROGRAMME_VERSION } from './templates/ceremonyProgramme.ts';
import { ceremonySummary, SUMMARY_VERSION } from './templates/ceremonySummary.ts';
import { HANDOVER_CERTIFICATE_VERSION, handoverCertificate } from './templates/handoverCertificate.ts';

interface Paper<P extends PaperKind> {
  /** Kept with every paper printed; goes up when the template says or shows anything differently. */
  readonly version: number;
  readonly define: (view: PaperView<PaperContents[P]>, lang: PaperLang) => DocumentDefinition;
}
const papers: { readonly [P in PaperKind]?: Paper<P> } = {
  certificate: { version: HANDOVER_CERTIFICATE_VERSION, define: handoverCertificate },
  summary: { version: SUMMARY_VERSION, define: ceremonySummary },
  list: { version: LIST_VERSION, define: ceremonyList },
  listPublic: { version: LIST_PUBLIC_VERSION, define: ceremonyListPublic },
  programme: { version: PROGRAMME_VERSION, define: ceremonyProgramme },
  attendance: { version: ATTENDANCE_VERSION, define: ceremonyAttendance },
};
/** The definition of a paper, ready for the printer. */
export const definitionOf = ({ paper, view, lang }: PaperJob): DocumentDefinition => (papers[paper] as Paper<PaperKind>).define(view, lang);

export async function printPaper(printer: Printer, job: PaperJob): Promise<PrintedPaper> {
  return { ...(await printer.print(definitionOf(job))), templateVersion: papers[job.paper].version };
}
