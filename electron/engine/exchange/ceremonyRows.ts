import { isUnusualDate, lacksCapacity, lineDoubts, personDoubts } from '#shared/domain/ceremonyChecks.ts';
import { normalCin, normalPhone } from '#shared/domain/common/identity.ts';
import type { Ceremony, EquipmentLine, Recipient, Signatory } from '#shared/domain/handover.ts';
import type { Centimes } from '#shared/domain/common/money.ts';
import type { CivilDate } from '#shared/domain/common/dates.ts';
import type { MessageKey } from '#shared/i18n/index.ts';
import type { Cells, Where } from './ceremonyCells.ts';
import type { Findings } from './problems.ts';
import { codeLabel, columnLabel } from './words.ts';

/*
 * Rows of the form as the domain's values. Where a required value is missing, something harmless stands in for it: its error is
 * already noted, and such a form is never handed out.
 */
const DEFAULT_ORIGINALS = 2, DEFAULT_MONTHS = 0, DEFAULT_TRANSFER = 'ownership';
const NO_DATE = '' as CivilDate, NO_AMOUNT = 0 as Centimes;

export function readCeremony(cells: Cells, findings: Findings, today?: string): Ceremony {
  const standIn = <T extends number | string>(key: string, value: T | null, fallback: T, words?: MessageKey): T => {
    if (value === null && cells.isEmpty(key)) {
      const column = { column: [columnLabel('ceremony', key)] };
      findings.add({ ...cells.where(key), code: 'DEFAULT_USED', ...(words ? { words: { ...column, default: [words] } } : { params: { default: fallback }, words: column }) });
    }
    return value ?? fallback;
  };
  const date = cells.date('date');
  if (date !== null && isUnusualDate(date, today)) findings.add({ ...cells.where('date'), code: 'UNUSUAL_DATE' });
  return {
    title: cells.both('title'), date: date ?? NO_DATE, time: cells.time('time'), place: cells.both('place'),
    convention: { number: cells.text('convention_no'), date: cells.date('convention_date'), parties: cells.both('convention_parties') },
    conventionTotal: cells.amount('convention_total', 'NEGATIVE_AMOUNT'), conventionTotalApproximate: cells.code('convention_total_approximate', 'approximation'),
    envelope: cells.amount('envelope', 'NEGATIVE_AMOUNT'), envelopeApproximate: cells.code('envelope_approximate', 'approximation'),
    giver: { entity: cells.both('giver_entity'), representative: cells.both('giver_representative'), capacity: cells.both('giver_capacity') },
    originals: standIn('originals', cells.whole('originals'), DEFAULT_ORIGINALS),
    noDisposalMonths: standIn('no_disposal_months', cells.whole('no_disposal_months'), DEFAULT_MONTHS),
    transfer: standIn('transfer', cells.code('transfer', 'transfer'), DEFAULT_TRANSFER, codeLabel('transfer', DEFAULT_TRANSFER)),
  };
}

/** A beneficiary as read, before the equipment is theirs. */
export interface BeneficiaryRow {
  readonly recipient: Recipient;
  readonly at: { readonly fileNumber: Where; readonly cin: Where; readonly name: Where; readonly birth: Where };
  /** Where nothing says whether the person reads Arabic, French. */
  readonly readingNotSaid: { readonly ar: Where | null; readonly fr: Where | null };
}
/** The empty French cell, or the Arabic one where there is no French column. */
const gap = (cells: Cells, stem: string): Where => (cells.where(`${stem}_fr`).cell === '' ? cells.where(`${stem}_ar`) : cells.where(`${stem}_fr`));
export function readBeneficiary(cells: Cells, findings: Findings): BeneficiaryRow {
  const cin = normalCin(cells.text('cin')), phone = normalPhone(cells.text('phone'));
  const at = { fileNumber: cells.where('file_number'), cin: cells.where('cin'), name: cells.where('name_ar'), birth: cells.where('birth_date') };
  const name = cells.both('name');
  const reads = (key: 'reads_ar' | 'reads_fr'): boolean => cells.code(key, 'yesNo') !== 'no';
  const notSaid = (key: 'reads_ar' | 'reads_fr'): Where | null => (cells.isEmpty(key) ? cells.where(key) : null);
  const recipient: Recipient = {
    fileNumber: cells.text('file_number'), cin, name, sex: cells.code('sex', 'sex') ?? 'M', birthDate: cells.birth('birth_date'), birthPlace: cells.both('birth_place'),
    phone, address: cells.both('address'), commune: cells.both('commune'), trade: cells.trade('trade') ?? 'crafts', projectTitle: cells.both('project_title'),
    legalForm: cells.code('legal_form', 'legalForm'), reads: { ar: reads('reads_ar'), fr: reads('reads_fr') },
    readingLanguage: cells.both('reading_language'), reader: cells.both('reader'),
  };
  const places = { UNUSUAL_ID: at.cin, UNUSUAL_PHONE: cells.where('phone'), NO_LATIN_NAME: gap(cells, 'name'), NAME_NOT_ARABIC: at.name };
  for (const [code] of personDoubts(recipient)) findings.add({ ...places[code], code });
  return { recipient, at, readingNotSaid: { ar: notSaid('reads_ar'), fr: notSaid('reads_fr') } };
}
/** Nothing said about reading: the person is taken to read, so that no clause about reading aloud is printed on a guess; said once a language. */
export function noteReading(rows: readonly BeneficiaryRow[], findings: Findings): void {
  for (const lang of ['ar', 'fr'] as const) {
    const places = rows.map(({ readingNotSaid }) => readingNotSaid[lang]).filter((where) => where !== null);
    if (places[0]) findings.add({ ...places[0], code: 'READING_NOT_SAID', params: { rows: places.length }, words: { column: [columnLabel('beneficiaries', `reads_${lang}`)] } });
  }
}

/** A line of equipment, and what it says about whose it is. */
export interface LineRow {
  readonly line: EquipmentLine;
  readonly fileNumber: string;
  readonly cin: string;
  readonly at: { readonly fileNumber: Where; readonly cin: Where; readonly serial: Where; readonly inventory: Where; readonly funder: Where };
}
export function readLine(cells: Cells, findings: Findings): LineRow {
  const at = { fileNumber: cells.where('file_number'), cin: cells.where('cin'), serial: cells.where('serial'), inventory: cells.where('inventory_no'), funder: cells.where('funder') };
  const line: EquipmentLine = {
    designation: cells.both('designation'), brandModel: cells.text('brand_model'), serial: cells.text('serial'), inventoryNumber: cells.text('inventory_no'), unit: cells.pair('unit'), quantity: cells.whole('quantity') ?? 1,
    unitPrice: cells.amount('unit_price', 'NEGATIVE_PRICE') ?? NO_AMOUNT, condition: cells.code('condition', 'condition'), purchaseReference: cells.text('purchase_ref'), funder: cells.pair('funder'),
  };
  const places = { NO_DESIGNATION_FR: gap(cells, 'designation'), SERIAL_WITH_QUANTITY: at.serial };
  for (const [code] of lineDoubts(line)) findings.add({ ...places[code], code, ...(code === 'SERIAL_WITH_QUANTITY' ? { params: { quantity: line.quantity } } : {}) });
  return { line, fileNumber: cells.text('file_number'), cin: normalCin(cells.text('cin')), at };
}
/** Lines whose funder is not named, line by line, or once where there is no such column. */
export function noteFunders(rows: readonly LineRow[], findings: Findings): void {
  const without = rows.filter(({ line: { funder } }) => funder.ar === '' && funder.fr === '').map(({ at }) => at.funder);
  for (const where of without[0]?.cell === '' ? without.slice(0, 1) : without) findings.add({ ...where, code: 'NO_FUNDER' });
}

export function readSignatory(cells: Cells, findings: Findings): Signatory {
  const signatory: Signatory = { role: cells.code('role', 'role') ?? 'other', name: cells.both('name'), capacity: cells.both('capacity'), onBehalfOf: cells.both('on_behalf_of') };
  if (lacksCapacity(signatory)) findings.add({ ...cells.where('role'), code: 'SIGNATORY_WITHOUT_CAPACITY' });
  return signatory;
}
