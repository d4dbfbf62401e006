import type { Bilingual } from '#shared/domain/common/bilingual.ts';
import type { CivilDate } from '#shared/domain/common/dates.ts';
import type { Centimes } from '#shared/domain/common/money.ts';
import type { CertificateContent, EquipmentLine } from '#shared/domain/handover.ts';
import { headOf, type Settings } from '#shared/domain/settings.ts';
import { message, type MessageKey } from '#shared/i18n/index.ts';

const said = (key: MessageKey): Bilingual => ({ ar: message('ar', key), fr: message('fr', key) });
const NONE: Bilingual = { ar: '', fr: '' };
const MONTHS = 36;

/** A certificate of nobody, by which a person judges the settings: every clause is on it, and no number. */
export function sampleCertificate(settings: Settings, code: string, today: CivilDate): CertificateContent {
  const line = (designation: MessageKey, quantity: number, unitPrice: number): EquipmentLine => ({
    designation: said(designation), brandModel: '', serial: '', inventoryNumber: '', unit: said('settings.sampleUnit'), quantity, unitPrice: unitPrice as Centimes, condition: 'new', purchaseReference: '', funder: said('settings.sampleFunder'),
  });
  return {
    ...headOf({ version: 0, settings }, code), former: null,
    ceremony: {
      title: said('settings.sampleTitle'), date: today, time: '10:30', place: settings.city, convention: { number: '000/2025', date: today, parties: NONE },
      giver: { entity: settings.name, ...settings.giver }, originals: Math.max(1, settings.originals.length), noDisposalMonths: MONTHS, transfer: 'ownership',
    },
    recipient: {
      fileNumber: '0000', cin: 'AA000000', name: said('settings.sampleName'), sex: 'F', birthDate: '1990', birthPlace: settings.city, phone: '0600000000', address: NONE, commune: settings.city, trade: 'sewing',
      projectTitle: said('settings.sampleProject'), legalForm: null, reads: { ar: true, fr: true }, readingLanguage: NONE, reader: NONE,
    },
    lines: [line('settings.sampleMachine', 1, 845_050), line('settings.sampleTable', 2, 120_000)], signatories: settings.signatories,
  };
}
