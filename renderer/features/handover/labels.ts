import { fieldNamed } from '#renderer/components/typed.ts';
import { isMessageKey, type MessageKey } from '#shared/i18n/index.ts';
import type { Refusal } from '#shared/lib/result.ts';

/* What a field of a form is called: as the workbook's column of the same thing, so that both speak one language. */
export type RecordName = 'ceremony' | 'beneficiaries' | 'equipment';
const COLUMN: Readonly<Record<string, string>> = { 'convention.number': 'convention_no', inventoryNumber: 'inventory_no', purchaseReference: 'purchase_ref' };
/** Told by language here, one column in the workbook. */
const OWN: Readonly<Record<string, MessageKey>> = {
  'unit.ar': 'ceremonyEdit.unitAr', 'unit.fr': 'ceremonyEdit.unitFr', 'funder.ar': 'ceremonyEdit.funderAr', 'funder.fr': 'ceremonyEdit.funderFr', unitPrice: 'ceremonyEdit.priceShort',
  reason: 'printing.reason', lines: 'ceremonyAfter.goods', conventionTotalApproximate: 'ceremonyEdit.precision', envelopeApproximate: 'ceremonyEdit.precision', signatories: 'ceremonyEdit.signatories',
};
const snake = (path: string): string => path.replaceAll('.', '_').replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** @param path in the form: `name.ar`, `convention.number`, `signatories.2.capacity.fr`; or of both languages' fields, `name` */
export function labelKey(record: RecordName, path: string): MessageKey {
  const line = /^lines\.\d+\.(.+)$/.exec(path)?.[1];
  if (line !== undefined) return labelKey('equipment', line);
  const signatory = /^signatories\.\d+\.(.+)$/.exec(path)?.[1];
  const column = signatory === undefined ? `${record}.${COLUMN[path] ?? snake(path)}` : `signatories.${snake(signatory)}`;
  const key = OWN[path] ?? `ceremonyForm.column.${column}`;
  // a thing in both languages, named as one: by the first of its two fields, which is also where the focus goes
  return isMessageKey(key) ? key : OWN[`${path}.ar`] ?? `ceremonyForm.column.${column}_ar` as MessageKey;
}
/** Which of the two records a person's field belongs to, by what the engine calls it: `recipient.name.ar`, `line.serial`. */
export const bare = (field: string): string => field.replace(/^(?:ceremony|recipient|lines?(?:\.\d+)?)\./, '');
const labelsOf = (record: RecordName) => (path: string): MessageKey => labelKey(record, path);
/** The labels of each record's form. */
export const LABELS = { ceremony: labelsOf('ceremony'), beneficiaries: labelsOf('beneficiaries'), equipment: labelsOf('equipment') } as const;

/** Refusals that speak of one field without naming its path. */
const SPEAKS_OF: Readonly<Record<string, string>> = { 'handover.FILE_NUMBER_TAKEN': 'fileNumber', 'handover.ALREADY_THERE': 'cin', 'handover.SERIAL_HELD': 'serial', 'handover.SERIAL_TWICE': 'serial' };
/** Which field of a ceremony's form a refusal speaks of. */
export function fieldOf(refusal: Refusal): string | null {
  const named = fieldNamed(refusal);
  return SPEAKS_OF[refusal.code] ?? (named === null ? null : bare(named));
}
