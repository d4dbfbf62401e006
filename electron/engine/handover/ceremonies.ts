import type { Bilingual } from '#shared/domain/common/bilingual.ts';
import type { CivilDate } from '#shared/domain/common/dates.ts';
import type { Centimes } from '#shared/domain/common/money.ts';
import { signatoriesOf, type Approximation, type Ceremony, type CertificateContent, type CeremonyState, type Condition, type EquipmentLine, type LegalForm, type PaperHead, type Recipient, type Sex, type Signatory, type SignatoryRole, type Transfer } from '#shared/domain/handover.ts';
import type { TradeCode } from '#shared/domain/trades.ts';
import { present } from '#shared/lib/assert.ts';
import type { Id, Instant } from '#shared/lib/ids.ts';
import type { Store } from '../store/store.ts';

/* SQL of ceremonies as they are read: the list, what validation looks at, and what each certificate says. */
type Pair<Stem extends string> = { readonly [K in `${Stem}_${'ar' | 'fr'}`]: string };
export const pair = <Stem extends string>(row: Pair<Stem>, stem: Stem): Bilingual => ({ ar: row[`${stem}_ar`], fr: row[`${stem}_fr`] });

interface CentreRow { readonly code: string; readonly demonstration: number }
export interface CeremonyRow extends Pair<'title'>, Pair<'place'>, Pair<'convention_parties'>, Pair<'giver_entity'>, Pair<'giver_representative'>, Pair<'giver_capacity'> {
  readonly id: Id; readonly date: CivilDate; readonly time: string | null; readonly convention_number: string; readonly convention_key: string; readonly convention_date: CivilDate | null;
  readonly convention_total: Centimes | null; readonly convention_total_approximate: Approximation | null; readonly envelope: Centimes | null; readonly envelope_approximate: Approximation | null;
  readonly originals: number; readonly no_disposal_months: number; readonly transfer: Transfer; readonly status: 'draft' | 'validated'; readonly source_name: string; readonly created_at: Instant; readonly updated_at: Instant; readonly validated_at: Instant | null; readonly validated_by: Id | null;
}
export interface RecipientRow extends Pair<'name'>, Pair<'birth_place'>, Pair<'address'>, Pair<'commune'>, Pair<'project_title'>, Pair<'reading_language'>, Pair<'reader'> {
  readonly id: Id; readonly person_id: Id; readonly position: number; readonly file_number: string; readonly cin: string; readonly sex: Sex; readonly birth_date: string | null; readonly phone: string;
  readonly trade: TradeCode; readonly legal_form: LegalForm | null; readonly reads_ar: number; readonly reads_fr: number;
}
export interface LineRow extends Pair<'designation'>, Pair<'unit'>, Pair<'funder'> {
  readonly recipient_id: Id; readonly line_id: Id; readonly position: number; readonly brand_model: string; readonly serial: string; readonly inventory_number: string; readonly quantity: number;
  readonly unit_price: Centimes; readonly condition: Condition | null; readonly purchase_reference: string;
}
interface SignatoryRow extends Pair<'name'>, Pair<'capacity'>, Pair<'on_behalf_of'> { readonly role: SignatoryRole }

const centre = ({ sql }: Store): CentreRow => present(sql.one<CentreRow>`SELECT * FROM centre`, 'an open store has its centre');

export const ceremonyRow = ({ sql }: Store, ceremonyId: Id): CeremonyRow | undefined => sql.one<CeremonyRow>`SELECT * FROM ceremonies WHERE id = ${ceremonyId}`;

export interface StoredState extends CeremonyState { readonly date: CivilDate; readonly updatedAt: Instant; readonly centreCode: string; readonly demonstration: boolean }

export function ceremonyState(store: Store, ceremonyId: Id): StoredState | null {
  const row = ceremonyRow(store, ceremonyId);
  if (!row) return null;
  const { code, demonstration } = centre(store);
  const recipients = store.sql.all<Pair<'name'> & { readonly lines: number }>`SELECT name_ar, name_fr, (SELECT count(*) FROM handover_lines WHERE recipient_id = recipients.id) AS lines
    FROM recipients WHERE ceremony_id = ${ceremonyId} ORDER BY position`;
  return {
    status: row.status, date: row.date, updatedAt: row.updated_at, centreCode: code, demonstration: demonstration === 1,
    recipients: recipients.map((recipient) => ({ name: pair(recipient, 'name'), lines: recipient.lines })),
  };
}
/** The ceremony itself, as its papers tell of it. */
export function ceremonyOf(store: Store, ceremonyId: Id): Ceremony {
  return ceremonyOfRow(present(ceremonyRow(store, ceremonyId), 'the ceremony was looked up before'));
}
export function ceremonyOfRow(row: CeremonyRow): Ceremony {
  return {
    title: pair(row, 'title'), date: row.date, time: row.time, place: pair(row, 'place'),
    convention: { number: row.convention_number, date: row.convention_date, parties: pair(row, 'convention_parties') },
    conventionTotal: row.convention_total, conventionTotalApproximate: row.convention_total_approximate, envelope: row.envelope, envelopeApproximate: row.envelope_approximate,
    giver: { entity: pair(row, 'giver_entity'), representative: pair(row, 'giver_representative'), capacity: pair(row, 'giver_capacity') },
    originals: row.originals, noDisposalMonths: row.no_disposal_months, transfer: row.transfer,
  };
}
export const signatoriesOfCeremony = ({ sql }: Store, ceremonyId: Id): Signatory[] => sql.all<SignatoryRow>`SELECT * FROM ceremony_signatories WHERE ceremony_id = ${ceremonyId} ORDER BY position`
  .map((row): Signatory => ({ role: row.role, name: pair(row, 'name'), capacity: pair(row, 'capacity'), onBehalfOf: pair(row, 'on_behalf_of') }));

export const recipientRows = ({ sql }: Store, ceremonyId: Id): RecipientRow[] => sql.all<RecipientRow>`SELECT * FROM recipients WHERE ceremony_id = ${ceremonyId} ORDER BY position`;
/** The goods of every recipient, in their order. */
export const linesOf = ({ sql }: Store, ceremonyId: Id): ReadonlyMap<Id, LineRow[]> => Map.groupBy(
  sql.all<LineRow>`SELECT units.*, handover_lines.*, handover_lines.id AS line_id FROM recipients JOIN handover_lines ON recipient_id = recipients.id JOIN units ON units.id = unit_id
    WHERE ceremony_id = ${ceremonyId} ORDER BY recipients.position, handover_lines.position`,
  (row) => row.recipient_id,
);
/** What the certificate of each recipient says, in the workbook's order, under the given head. */
export function ceremonyContents(store: Store, ceremonyId: Id, head: PaperHead): { readonly recipientId: Id; readonly content: CertificateContent }[] {
  const { title, date, time, place, convention, giver, originals, noDisposalMonths, transfer } = ceremonyOf(store, ceremonyId);
  const signatories = signatoriesOfCeremony(store, ceremonyId);
  const equipment = linesOf(store, ceremonyId);
  return recipientRows(store, ceremonyId).map((row) => {
    const goods = (equipment.get(row.id) ?? []).map(lineOf);
    const content: CertificateContent = {
      ...head, ceremony: { title, date, time, place, convention, giver, originals, noDisposalMonths, transfer },
      recipient: recipientOf(row), lines: goods, signatories: signatoriesOf(signatories, goods), former: null,
    };
    return { recipientId: row.id, content };
  });
}
export const recipientOf = (row: RecipientRow): Recipient => ({
  fileNumber: row.file_number, cin: row.cin, name: pair(row, 'name'), sex: row.sex, birthDate: row.birth_date, birthPlace: pair(row, 'birth_place'), phone: row.phone,
  address: pair(row, 'address'), commune: pair(row, 'commune'), trade: row.trade, projectTitle: pair(row, 'project_title'), legalForm: row.legal_form,
  reads: { ar: row.reads_ar === 1, fr: row.reads_fr === 1 }, readingLanguage: pair(row, 'reading_language'), reader: pair(row, 'reader'),
});
export const lineOf = (row: LineRow): EquipmentLine => ({
  designation: pair(row, 'designation'), brandModel: row.brand_model, serial: row.serial, inventoryNumber: row.inventory_number, unit: pair(row, 'unit'), quantity: row.quantity,
  unitPrice: row.unit_price, condition: row.condition, purchaseReference: row.purchase_reference, funder: pair(row, 'funder'),
});

/** The ceremony itself does not change after this: the database refuses it too. */
export function markValidated({ sql }: Store, ceremonyId: Id, at: Instant, by: Id): void {
  sql.run`UPDATE ceremonies SET status = 'validated', validated_at = ${at}, validated_by = ${by}, updated_at = ${at}, updated_by = ${by} WHERE id = ${ceremonyId}`;
}
