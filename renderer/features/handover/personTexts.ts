import { lineForm, recipientChange, recipientForm } from '#shared/contract/handoverForms.ts';
import type { Answer, Sent } from '#shared/contract/index.ts';
import type { Bilingual } from '#shared/domain/common/bilingual.ts';
import type { Condition, LegalForm, Sex } from '#shared/domain/handover.ts';
import type { TradeCode } from '#shared/domain/trades.ts';
import { amountText, checked, createReader, dateText, type Fault, type Read } from '#renderer/components/typed.ts';

/** A beneficiary's form as it is typed; `cin` is null while the number is kept and was not asked to be seen. */
export interface PersonTexts {
  fileNumber: string; cin: string | null; name: Bilingual; sex: '' | Sex; birthDate: string; birthPlace: Bilingual; phone: string; address: Bilingual; commune: Bilingual;
  trade: '' | TradeCode; projectTitle: Bilingual; legalForm: '' | LegalForm; reads: { ar: boolean; fr: boolean }; readingLanguage: Bilingual; reader: Bilingual;
}
export type Person = Answer<'handover.ceremony'>['recipients'][number];
export type Whole = Answer<'handover.recipient'>['recipient'];
const none = (): Bilingual => ({ ar: '', fr: '' });

export const newPerson = (): PersonTexts => ({
  fileNumber: '', cin: '', name: none(), sex: '', birthDate: '', birthPlace: none(), phone: '', address: none(), commune: none(), trade: '', projectTitle: none(), legalForm: '',
  reads: { ar: true, fr: true }, readingLanguage: none(), reader: none(),
});
export const personTexts = ({ fileNumber, name, sex, birthDate, birthPlace, phone, address, commune, trade, projectTitle, legalForm, reads, readingLanguage, reader }: Omit<Whole, 'cin'>, cin: string | null): PersonTexts =>
  ({ fileNumber, cin, name, sex, birthDate: dateText(birthDate), birthPlace, phone, address, commune, trade, projectTitle, legalForm: legalForm ?? '', reads, readingLanguage, reader });

function read(texts: PersonTexts, faults: Fault[]): Omit<PersonTexts, 'cin' | 'sex' | 'trade' | 'legalForm' | 'birthDate'> & { sex: Sex; trade: TradeCode; legalForm: LegalForm | null; birthDate: string | null } {
  const { cin: _, ...rest } = texts, reader = createReader();
  const value = { ...rest, sex: texts.sex as Sex, trade: texts.trade as TradeCode, legalForm: texts.legalForm || null, birthDate: reader.birth('birthDate', texts.birthDate) };
  faults.push(...reader.faults);
  return value;
}
/** A person who was not there. */
export function readNewPerson(texts: PersonTexts): Read<Sent<'handover.addRecipient'>['recipient']> {
  const faults: Fault[] = [];
  return checked(recipientForm, { ...read(texts, faults), cin: texts.cin ?? '' }, faults);
}
/** A person who is there: the number stays as it is unless it was shown. */
export function readPerson(texts: PersonTexts): Read<Sent<'handover.changeRecipient'>['recipient']> {
  const faults: Fault[] = [];
  return checked(recipientChange, { ...read(texts, faults), ...(texts.cin === null ? {} : { cin: texts.cin }) }, faults);
}

export interface LineTexts {
  designation: Bilingual; brandModel: string; serial: string; inventoryNumber: string; unit: Bilingual; quantity: string; unitPrice: string; condition: '' | Condition; purchaseReference: string; funder: Bilingual;
}
export type Line = Person['lines'][number];
/** A new line is most often like the one before it: bought by the same order, paid by the same body. */
export const newLine = (like?: Line): LineTexts => ({
  designation: none(), brandModel: '', serial: '', inventoryNumber: '', unit: like?.unit ?? none(), quantity: '1', unitPrice: '', condition: like?.condition ?? 'new', purchaseReference: like?.purchaseReference ?? '', funder: like?.funder ?? none(),
});
export const lineTexts = ({ designation, brandModel, serial, inventoryNumber, unit, quantity, unitPrice, condition, purchaseReference, funder }: Omit<Line, 'lineId' | 'position' | 'totalCentimes'>): LineTexts =>
  ({ designation, brandModel, serial, inventoryNumber, unit, quantity: String(quantity), unitPrice: amountText(unitPrice), condition: condition ?? '', purchaseReference, funder });

export function readLine(texts: LineTexts): Read<Sent<'handover.addLine'>['line']> {
  const reader = createReader();
  const value = { ...texts, quantity: reader.whole('quantity', texts.quantity) ?? Number.NaN, unitPrice: reader.amount('unitPrice', texts.unitPrice) ?? Number.NaN, condition: texts.condition || null };
  const empty: Fault[] = (['quantity', 'unitPrice'] as const).filter((path) => texts[path].trim() === '').map((path) => ({ path, code: 'app.EMPTY' }));
  return checked(lineForm, value, [...reader.faults, ...empty]);
}
