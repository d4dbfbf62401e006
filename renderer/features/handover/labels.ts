import type { MessageKey } from '#shared/i18n/index.ts';

/* What a field of a form is called: as the workbook's column of the same thing, so that both speak one language. */
export type RecordName = 'ceremony' | 'beneficiaries' | 'equipment';
const COLUMN: Readonly<Record<string, string>> = { 'convention.number': 'convention_no', inventoryNumber: 'inventory_no', purchaseReference: 'purchase_ref' };
/** Told by language here, one column in the workbook. */
const OWN: Readonly<Record<string, MessageKey>> = {
  'unit.ar': 'ceremonyEdit.unitAr', 'unit.fr': 'ceremonyEdit.unitFr', 'funder.ar': 'ceremonyEdit.funderAr', 'funder.fr': 'ceremonyEdit.funderFr', unitPrice: 'ceremonyEdit.priceShort',
  conventionTotalApproximate: 'ceremonyEdit.precision', envelopeApproximate: 'ceremonyEdit.precision', signatories: 'ceremonyEdit.signatories',
};
const snake = (path: string): string => path.replaceAll('.', '_').replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** @param path in the form: `name.ar`, `convention.number`, `signatories.2.capacity.fr` */
export function labelKey(record: RecordName, path: string): MessageKey {
  const signatory = /^signatories\.\d+\.(.+)$/.exec(path)?.[1];
  if (signatory !== undefined) return `ceremonyForm.column.signatories.${snake(signatory)}` as MessageKey;
  return OWN[path] ?? `ceremonyForm.column.${record}.${COLUMN[path] ?? snake(path)}` as MessageKey;
}
/** Which of the two records a person's field belongs to, by what the engine calls it: `recipient.name.ar`, `line.serial`. */
export const bare = (field: string): string => field.replace(/^(?:ceremony|recipient|lines?(?:\.\d+)?)\./, '');
