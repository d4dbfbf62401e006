import { fileNumberKey } from '#shared/domain/common/identity.ts';
import { ceremonyKey, serialKey } from '#shared/domain/exchange.ts';
import type { Ceremony, EquipmentLine, Recipient } from '#shared/domain/handover.ts';
import type { Columns } from '../store/difference.ts';
import type { Value } from '../store/sql.ts';

/* What is said of a ceremony, as columns. */
export const both = <Stem extends string>(stem: Stem, value: { readonly ar: string; readonly fr: string }): Record<`${Stem}_ar` | `${Stem}_fr`, string> =>
  ({ [`${stem}_ar`]: value.ar, [`${stem}_fr`]: value.fr }) as Record<`${Stem}_ar` | `${Stem}_fr`, string>;

export function ceremonyColumns(ceremony: Ceremony): Columns {
  const { titleKey, conventionKey } = ceremonyKey({ ceremony }), { convention, giver } = ceremony;
  return {
    ...both('title', ceremony.title), title_key: titleKey, date: ceremony.date, time: ceremony.time, ...both('place', ceremony.place),
    convention_number: convention.number, convention_key: conventionKey, convention_date: convention.date, ...both('convention_parties', convention.parties),
    convention_total: ceremony.conventionTotal, convention_total_approximate: ceremony.conventionTotalApproximate, envelope: ceremony.envelope, envelope_approximate: ceremony.envelopeApproximate,
    ...both('giver_entity', giver.entity), ...both('giver_representative', giver.representative), ...both('giver_capacity', giver.capacity),
    originals: ceremony.originals, no_disposal_months: ceremony.noDisposalMonths, transfer: ceremony.transfer,
  };
}
export const personColumns = (recipient: Recipient) => ({
  file_number: recipient.fileNumber, cin: recipient.cin, ...both('name', recipient.name), sex: recipient.sex, birth_date: recipient.birthDate, ...both('birth_place', recipient.birthPlace),
  phone: recipient.phone, ...both('address', recipient.address), ...both('commune', recipient.commune),
}) satisfies Record<string, Value>;
/** The same with the key that a file number is found by. */
export const fileColumns = (recipient: Recipient) => ({ ...personColumns(recipient), file_number_key: fileNumberKey(recipient.fileNumber) });
/** The recipient as printed, without whom it belongs to. */
export const recipientColumns = (recipient: Recipient): Columns => ({
  ...personColumns(recipient), trade: recipient.trade, ...both('project_title', recipient.projectTitle), legal_form: recipient.legalForm,
  reads_ar: recipient.reads.ar, reads_fr: recipient.reads.fr, ...both('reading_language', recipient.readingLanguage), ...both('reader', recipient.reader),
});
/** The thing itself, and what its handing over says of it. */
export const unitColumns = (line: EquipmentLine): Columns => ({
  ...both('designation', line.designation), brand_model: line.brandModel, serial: line.serial, serial_key: serialKey(line.serial), inventory_number: line.inventoryNumber, ...both('unit', line.unit), quantity: line.quantity,
});
export const lineColumns = (line: EquipmentLine): Columns => ({ unit_price: line.unitPrice, condition: line.condition, purchase_reference: line.purchaseReference, ...both('funder', line.funder) });
