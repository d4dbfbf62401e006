import type { PaperKind, PaperLang, PaperView } from '#shared/domain/papers.ts';
import type { Instant } from '#shared/lib/ids.ts';
import type { DocumentDefinition } from './definition.ts';
import type { PaperContents, PaperJob, PrintedPaper, SetJob, SheetJob } from './paperJobs.ts';
import type { Printer } from './print.ts';
import { ATTESTATION_VERSION, attestation } from './templates/attestation.ts';
import { BACKUP_SLIP_VERSION, backupSlip } from './templates/backupSlip.ts';
import { ATTENDANCE_VERSION, ceremonyAttendance } from './templates/ceremonyAttendance.ts';
import { CONSENT_FORM_VERSION, consentForm } from './templates/consentForm.ts';
import { DIAGNOSIS_SHEET_VERSION, diagnosisSheet } from './templates/diagnosisSheet.ts';
import { FILE_SUMMARY_VERSION, fileSummary } from './templates/fileSummary.ts';
import { LIFE_PROJECT_VERSION, lifeProject } from './templates/lifeProject.ts';
import { VISIT_SHEET_VERSION, visitSheet } from './templates/visitSheet.ts';
import { ceremonyList, LIST_VERSION } from './templates/ceremonyList.ts';
import { ceremonyListPublic, LIST_PUBLIC_VERSION } from './templates/ceremonyListPublic.ts';
import { ceremonyProgramme, PROGRAMME_VERSION } from './templates/ceremonyProgramme.ts';
import { ceremonySummary, SUMMARY_VERSION } from './templates/ceremonySummary.ts';
import { ERASURE_CERTIFICATE_VERSION, erasureCertificate } from './templates/erasureCertificate.ts';
import { HANDOVER_CERTIFICATE_VERSION, handoverCertificate } from './templates/handoverCertificate.ts';
import { LABELS_VERSION, labels } from './templates/labels.ts';
import { LEAFLET_VERSION, leaflet } from './templates/leaflet.ts';
import { RECEIPT_VERSION, receipt } from './templates/receipt.ts';
import { SLIP_VERSION, slip } from './templates/slip.ts';
import { RECOVERY_SHEET_VERSION, recoverySheet } from './templates/recoverySheet.ts';
import { TEST_PAGE_VERSION, testPage } from './templates/testPage.ts';

interface Paper<P extends PaperKind> {
  /** Kept with every paper printed; goes up when the template says or shows anything differently. */
  readonly version: number;
  readonly define: (view: PaperView<PaperContents[P]>, lang: PaperLang) => DocumentDefinition;
}
const papers: { readonly [P in PaperKind]: Paper<P> } = {
  certificate: { version: HANDOVER_CERTIFICATE_VERSION, define: handoverCertificate },
  slip: { version: SLIP_VERSION, define: slip },
  summary: { version: SUMMARY_VERSION, define: ceremonySummary },
  list: { version: LIST_VERSION, define: ceremonyList },
  listPublic: { version: LIST_PUBLIC_VERSION, define: ceremonyListPublic },
  programme: { version: PROGRAMME_VERSION, define: ceremonyProgramme },
  attendance: { version: ATTENDANCE_VERSION, define: ceremonyAttendance },
  leaflet: { version: LEAFLET_VERSION, define: leaflet },
  receipt: { version: RECEIPT_VERSION, define: receipt },
  attestation: { version: ATTESTATION_VERSION, define: attestation },
  labels: { version: LABELS_VERSION, define: labels },
  consent: { version: CONSENT_FORM_VERSION, define: consentForm },
  diagnosis: { version: DIAGNOSIS_SHEET_VERSION, define: diagnosisSheet },
  lifeProject: { version: LIFE_PROJECT_VERSION, define: lifeProject },
  visit: { version: VISIT_SHEET_VERSION, define: visitSheet },
  fileSummary: { version: FILE_SUMMARY_VERSION, define: fileSummary },
};
const paperOf = (kind: PaperKind): Paper<PaperKind> => papers[kind] as Paper<PaperKind>;
const definitionOf = ({ paper, view, lang }: PaperJob): DocumentDefinition => paperOf(paper).define(view, lang);

export async function printPaper(printer: Printer, job: PaperJob): Promise<PrintedPaper> {
  return { ...(await printer.print(definitionOf(job))), templateVersion: paperOf(job.paper).version };
}

/** Ends a set that is no longer wanted. */
class Cancelled extends Error { override name = 'Cancelled'; }
/**
 * @param afterPart told how many parts are done; answers whether to stop
 * @returns null where it was stopped
 */
export async function printSetOf(printer: Printer, { parts, freshSheets, lang, title, reference, dated }: SetJob, afterPart: (done: number) => Promise<boolean>): Promise<PrintedPaper | null> {
  const laid = parts.map(({ job, bookmark }) => ({ definition: definitionOf(job), bookmark })), author = laid[0]?.definition.info.author;
  try {
    const printed = await printer.printSet({
      info: { title, ...(author !== undefined && { author }), reference, creationDate: new Date(dated) }, language: lang === 'fr' ? 'fr-MA' : 'ar-MA', freshSheets,
      parts: laid,
    }, { async afterPart(done) { if (await afterPart(done)) throw new Cancelled(); } });
    return { ...printed, templateVersion: Math.max(...parts.map(({ job }) => paperOf(job.paper).version)) };
  } catch (error) {
    if (error instanceof Cancelled) return null;
    throw error;
  }
}

/** The same page whoever prints it and whenever: it is compared with others, and holds nobody's data. */
const TEST_PAGE_DATED = '2025-01-01T00:00:00.000Z' as Instant;
const SHEET_VERSIONS: { readonly [S in SheetJob['sheet']]: number } = { testPage: TEST_PAGE_VERSION, recoverySheet: RECOVERY_SHEET_VERSION, backupSlip: BACKUP_SLIP_VERSION, erasureCertificate: ERASURE_CERTIFICATE_VERSION };
function sheetOf(job: SheetJob): DocumentDefinition {
  switch (job.sheet) {
    case 'testPage': return testPage(job.lang, { centre: job.centre }, TEST_PAGE_DATED);
    case 'recoverySheet': return recoverySheet(job.lang, job.of);
    case 'backupSlip': return backupSlip(job.lang, job.of);
    case 'erasureCertificate': return erasureCertificate(job.of);
  }
}
export const printSheet = async (printer: Printer, job: SheetJob): Promise<PrintedPaper> => ({ ...(await printer.print(sheetOf(job))), templateVersion: SHEET_VERSIONS[job.sheet] });
