import type { Sent } from '#shared/contract/index.ts';
import { EMPTY_PROFILE } from '#shared/domain/beneficiaries.ts';

/* What a person types, as a screen sends it. */
const NONE = { ar: '', fr: '' };
export type CeremonyForm = Sent<'handover.createCeremony'>['ceremony'];
export type RecipientForm = Sent<'handover.addRecipient'>['recipient'];
export type LineForm = Sent<'handover.addLine'>['line'];

export const aCeremony = (more: Partial<CeremonyForm> = {}): CeremonyForm => ({
  title: { ar: 'حفل التجربة', fr: 'Cérémonie d’essai' }, date: '2025-02-26', time: '10:30', place: { ar: 'أكادير', fr: 'Agadir' }, convention: { number: 'C-1/2025', date: '2025-01-10', parties: NONE },
  conventionTotal: null, conventionTotalApproximate: null, envelope: 85_000_000, envelopeApproximate: 'about',
  giver: { entity: { ar: 'مركز التجربة', fr: 'Centre d’essai' }, representative: { ar: 'المديرة', fr: 'La directrice' }, capacity: NONE }, originals: 4, noDisposalMonths: 36, transfer: 'ownership',
  signatories: [{ role: 'centre', name: { ar: 'المديرة', fr: 'La directrice' }, capacity: { ar: 'مديرة المركز', fr: 'Directrice' }, onBehalfOf: NONE }], ...more,
});
export const aRecipient = (more: Partial<RecipientForm> = {}): RecipientForm => ({
  fileNumber: 'F1', cin: 'JA100001', name: { ar: 'فاطمة أولى', fr: 'Fatima Une' }, sex: 'F', birthDate: '1990-05-01', birthPlace: NONE, phone: '0611223344', address: NONE, commune: { ar: 'أكادير', fr: 'Agadir' },
  trade: 'sewing', projectTitle: { ar: 'ورشة خياطة', fr: 'Atelier de couture' }, legalForm: null, reads: { ar: true, fr: true }, readingLanguage: NONE, reader: NONE, ...more,
});
export const aLine = (more: Partial<LineForm> = {}): LineForm => ({
  designation: { ar: 'آلة خياطة', fr: 'Machine à coudre' }, brandModel: 'X-1', serial: '', inventoryNumber: '', unit: { ar: 'وحدة', fr: 'unité' }, quantity: 2, unitPrice: 100_000, condition: 'new', purchaseReference: '',
  funder: { ar: 'المبادرة', fr: 'INDH' }, ...more,
});

export type IdentityForm = Sent<'beneficiaries.change'>['identity'];
export type FileForm = Pick<Sent<'beneficiaries.change'>, 'province' | 'trade' | 'profile'>;
export const anIdentity = (more: Partial<IdentityForm> = {}): IdentityForm => ({
  cin: 'JA200001', name: { ar: 'سعيد التجريبي', fr: 'Saïd Tajribi' }, sex: 'M', birthDate: '1988-03-09', birthPlace: NONE, phone: '0612345678', otherPhone: '', address: NONE, commune: { ar: 'أكادير', fr: 'Agadir' }, ...more,
});
export const aProfile = (more: Partial<FileForm['profile']> = {}): FileForm['profile'] => ({ ...EMPTY_PROFILE, ...more }) as FileForm['profile'];
export const aFile = (more: Partial<FileForm> = {}): FileForm => ({ province: 'أكادير إدا وتنان', trade: 'carpentry', profile: aProfile(), ...more });
