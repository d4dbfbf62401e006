import { attendanceOf, attestationOf, labelsOf, leafletOf, listOf, programmeOf, publicListOf, receiptOf, slipOf, summaryOf, type Issued } from '#shared/domain/ceremonyPapers.ts';
import type { Bilingual } from '#shared/domain/common/bilingual.ts';
import type { CivilDate } from '#shared/domain/common/dates.ts';
import type { Centimes } from '#shared/domain/common/money.ts';
import type { Ceremony, CertificateContent, EquipmentLine } from '#shared/domain/handover.ts';
import type { PaperKind, PaperLang, PaperView } from '#shared/domain/papers.ts';
import { headOf, type Settings } from '#shared/domain/settings.ts';
import { saidInBoth as said } from '#shared/i18n/both.ts';
import type { MessageKey } from '#shared/i18n/index.ts';
import type { PaperContents, PaperJob } from '../documents/paperJobs.ts';
import { sampleFile } from './sampleFile.ts';

const NONE: Bilingual = { ar: '', fr: '' };
const MONTHS = 36, ENVELOPE = 2_000_000 as Centimes;
/** @param text a text to be seen: in a case of it alone, to which the sample then belongs */
interface Asked { readonly code: string; readonly today: CivilDate; readonly text: string }

/** A paper of nobody, by which a person judges the settings; it has no number. */
export function samplePaper(kind: PaperKind, settings: Settings, asked: Asked): (view: Omit<PaperView<unknown>, 'content'>, lang: PaperLang) => PaperJob {
  const certificate = sampleCertificate(settings, asked), head = headOf({ version: 0, settings }, asked.code), issued: Issued = { reference: null, content: certificate }, { signatories } = certificate;
  const ceremony: Ceremony = { ...certificate.ceremony, conventionTotal: null, conventionTotalApproximate: null, envelope: ENVELOPE, envelopeApproximate: null };
  const contents: { readonly [P in PaperKind]: () => PaperContents[P] } = {
    certificate: () => certificate, summary: () => summaryOf(head, ceremony, signatories, [issued], []), list: () => listOf(head, ceremony, [issued]), listPublic: () => publicListOf(head, ceremony, [issued]),
    programme: () => programmeOf(head, ceremony, settings.programme, signatories), attendance: () => attendanceOf(head, ceremony, signatories, [issued]), slip: () => slipOf(head, ceremony, settings.slipTo, [issued], null),
    leaflet: () => leafletOf(head, issued, settings.contact), receipt: () => receiptOf(head, issued), attestation: () => attestationOf(head, issued), labels: () => labelsOf(head, [issued]),
    ...sampleFile(head, settings, { ...asked, lines: certificate.lines, recipient: certificate.recipient }),
  };
  const content = contents[kind]();
  return (view, lang) => ({ paper: kind, view: { ...view, content }, lang }) as PaperJob;
}
/** What is read out stands on the paper of one who does not read, what it stands in for on one that replaces another. */
function sampleCertificate(settings: Settings, { code, today, text }: Asked): CertificateContent {
  const reads = !/\.reading(?:Lead)?$/.test(text);
  const line = (designation: MessageKey, quantity: number, unitPrice: number): EquipmentLine => ({
    designation: said(designation), brandModel: '', serial: '', inventoryNumber: '', unit: said('settings.sampleUnit'), quantity, unitPrice: unitPrice as Centimes, condition: 'new', purchaseReference: '', funder: said('settings.sampleFunder'),
  });
  return {
    ...headOf({ version: 0, settings }, code), former: text.endsWith('.former') ? { relation: 'replaces', reference: `PV/${code}/${today.slice(0, 4)}/0000`, date: today, reason: '' } : null,
    ceremony: {
      title: said('settings.sampleTitle'), date: today, time: '10:30', place: settings.city, convention: { number: '000/2025', date: today, parties: NONE },
      giver: { entity: settings.name, ...settings.giver }, originals: Math.max(1, settings.originals.length), noDisposalMonths: MONTHS, transfer: text.endsWith('Loan') ? 'loan' : 'ownership',
    },
    recipient: {
      fileNumber: '0000', cin: 'AA000000', name: said('settings.sampleName'), sex: 'F', birthDate: '1990', birthPlace: settings.city, phone: '0600000000', address: NONE, commune: settings.city, trade: 'sewing',
      projectTitle: said('settings.sampleProject'), legalForm: null, reads: { ar: reads, fr: reads }, readingLanguage: NONE, reader: NONE,
    },
    lines: [line('settings.sampleMachine', 1, 845_050), line('settings.sampleTable', 2, 120_000)], signatories: settings.signatories,
  };
}
