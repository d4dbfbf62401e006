import { ceremonyForm } from '#shared/contract/handoverForms.ts';
import type { Answer, Sent } from '#shared/contract/index.ts';
import type { Bilingual } from '#shared/domain/common/bilingual.ts';
import type { Approximation, SignatoryRole, Transfer } from '#shared/domain/handover.ts';
import { amountText, checked, createReader, dateText, type Fault, type Read } from '#renderer/components/typed.ts';

/** A ceremony's form: everything as text, as it is typed. */
export interface CeremonyTexts {
  title: Bilingual; date: string; time: string; place: Bilingual;
  convention: { number: string; date: string; parties: Bilingual };
  conventionTotal: string; conventionTotalApproximate: '' | Approximation; envelope: string; envelopeApproximate: '' | Approximation;
  giver: { entity: Bilingual; representative: Bilingual; capacity: Bilingual };
  originals: string; noDisposalMonths: string; transfer: Transfer;
  signatories: SignatoryTexts[];
}
export interface SignatoryTexts { role: SignatoryRole; name: Bilingual; capacity: Bilingual; onBehalfOf: Bilingual }
export const NEW_SIGNATORY: SignatoryTexts = { role: 'other', name: { ar: '', fr: '' }, capacity: { ar: '', fr: '' }, onBehalfOf: { ar: '', fr: '' } };
type Shown = Answer<'handover.ceremony'>['ceremony'];

export const ceremonyTexts = ({ convention, ...ceremony }: Shown): CeremonyTexts => ({
  ...ceremony, date: dateText(ceremony.date), time: ceremony.time ?? '',
  convention: { ...convention, date: dateText(convention.date) },
  conventionTotal: amountText(ceremony.conventionTotal), conventionTotalApproximate: ceremony.conventionTotalApproximate ?? '',
  envelope: amountText(ceremony.envelope), envelopeApproximate: ceremony.envelopeApproximate ?? '',
  originals: String(ceremony.originals), noDisposalMonths: String(ceremony.noDisposalMonths),
});

export function readCeremony(texts: CeremonyTexts): Read<Sent<'handover.createCeremony'>['ceremony']> {
  const read = createReader();
  const value = {
    ...texts, date: read.date('date', texts.date) ?? '', time: read.time('time', texts.time),
    convention: { ...texts.convention, date: read.date('convention.date', texts.convention.date) },
    conventionTotal: read.amount('conventionTotal', texts.conventionTotal), conventionTotalApproximate: texts.conventionTotalApproximate || null,
    envelope: read.amount('envelope', texts.envelope), envelopeApproximate: texts.envelopeApproximate || null,
    originals: read.whole('originals', texts.originals) ?? Number.NaN, noDisposalMonths: read.whole('noDisposalMonths', texts.noDisposalMonths) ?? Number.NaN,
  };
  const empty: Fault[] = texts.date.trim() === '' ? [{ path: 'date', code: 'app.EMPTY' }] : [];
  return checked(ceremonyForm, value, [...read.faults, ...empty]);
}
