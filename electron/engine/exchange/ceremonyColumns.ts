import type { NumberFault } from '#shared/domain/common/numbers.ts';

/*
 * The form of a ceremony workbook, and of one of case files: its sheets, and what each column holds (cases/README.md). Labels, notes and the words accepted
 * for codes stand in the catalogue `ceremonyForm`.
 */
export const SHEETS = ['ceremony', 'beneficiaries', 'equipment', 'signatories'] as const;
/** Of a workbook of case files: its persons (`files`, a sheet called `beneficiaries` there too), and a row for each training and each experience of theirs. */
export const FILE_SHEETS = ['files', 'trainings', 'experiences'] as const;
export type SheetKey = (typeof SHEETS)[number] | (typeof FILE_SHEETS)[number];
export const CODE_LISTS = ['sex', 'legalForm', 'condition', 'transfer', 'yesNo', 'approximation', 'role', 'maritalStatus', 'schooling', 'language'] as const;
export type CodeList = (typeof CODE_LISTS)[number];

export type Kind =
  | { readonly is: 'text'; readonly max: number; /** «néant», «N/A», «-» mean: none */ readonly none?: true; /** keeps off papers */ readonly restricted?: true }
  /** One value in two languages, `unité / وحدة`. */
  | { readonly is: 'pair'; readonly max: number }
  | { readonly is: 'date' } | { readonly is: 'birth' } | { readonly is: 'time' } | { readonly is: 'amount' }
  | { readonly is: 'whole'; readonly min: number; readonly max: number; readonly fraction?: NumberFault | 'QUANTITY_NOT_WHOLE'; readonly below?: 'QUANTITY_NOT_POSITIVE' }
  | { readonly is: 'code'; readonly list: CodeList }
  /** Several of them in one cell, `darija, français`. */
  | { readonly is: 'codes'; readonly list: CodeList }
  | { readonly is: 'trade' };
export interface Column { readonly key: string; readonly kind: Kind; readonly required?: true }

const text = (key: string, max: number, more: { required?: true; none?: true; restricted?: true } = {}): Column => {
  const { required, ...kind } = more;
  return { key, kind: { is: 'text', max, ...kind }, ...(required ? { required } : {}) };
};
const code = (key: string, list: CodeList, required?: true): Column => ({ key, kind: { is: 'code', list }, ...(required ? { required } : {}) });
const whole = (key: string, min: number, max: number): Column => ({ key, kind: { is: 'whole', min, max } });
/** Whose row it is: as the persons' sheet says. */
const OWNER: readonly Column[] = [text('file_number', 40), text('cin', 20, { none: true }), text('name', 120)];
const both = (stem: string, max: number): Column[] => [text(`${stem}_ar`, max), text(`${stem}_fr`, max)];
const bothWithArabic = (stem: string, max: number): Column[] => [text(`${stem}_ar`, max, { required: true }), text(`${stem}_fr`, max)];

export const COLUMNS: Readonly<Record<SheetKey, readonly Column[]>> = {
  ceremony: [
    ...bothWithArabic('title', 250), { key: 'date', kind: { is: 'date' }, required: true }, { key: 'time', kind: { is: 'time' } }, ...bothWithArabic('place', 250),
    text('convention_no', 80, { required: true }), { key: 'convention_date', kind: { is: 'date' } }, ...both('convention_parties', 600),
    { key: 'convention_total', kind: { is: 'amount' } }, code('convention_total_approximate', 'approximation'),
    { key: 'envelope', kind: { is: 'amount' } }, code('envelope_approximate', 'approximation'), text('programme_label', 250, { restricted: true }),
    ...bothWithArabic('giver_entity', 250), ...both('giver_representative', 150), ...both('giver_capacity', 150),
    { key: 'originals', kind: { is: 'whole', min: 1, max: 20 } }, { key: 'no_disposal_months', kind: { is: 'whole', min: 0, max: 120 } }, code('transfer', 'transfer'),
  ],
  beneficiaries: [
    text('file_number', 40), text('cin', 20, { none: true }), ...bothWithArabic('name', 120), code('sex', 'sex', true), { key: 'birth_date', kind: { is: 'birth' } },
    ...both('birth_place', 120), text('phone', 40, { none: true }), ...both('address', 300), ...both('commune', 120), { key: 'trade', kind: { is: 'trade' }, required: true },
    ...both('project_title', 250), code('legal_form', 'legalForm'), code('reads_ar', 'yesNo'), code('reads_fr', 'yesNo'), ...both('reading_language', 60), ...both('reader', 120),
  ],
  equipment: [
    text('file_number', 40), text('cin', 20, { none: true }), ...bothWithArabic('designation', 300), text('brand_model', 150, { none: true }), text('serial', 80, { none: true }),
    text('inventory_no', 80, { none: true }), { key: 'unit', kind: { is: 'pair', max: 80 } },
    { key: 'quantity', kind: { is: 'whole', min: 1, max: 100_000, fraction: 'QUANTITY_NOT_WHOLE', below: 'QUANTITY_NOT_POSITIVE' }, required: true },
    { key: 'unit_price', kind: { is: 'amount' }, required: true }, code('condition', 'condition'), text('purchase_ref', 120, { none: true }), { key: 'funder', kind: { is: 'pair', max: 300 } },
  ],
  files: [
    text('file_number', 40), text('cin', 20, { none: true }), ...both('name', 120), code('sex', 'sex', true), { key: 'birth_date', kind: { is: 'birth' } }, ...both('birth_place', 120), text('phone', 40, { none: true }), text('other_phone', 40, { none: true }),
    ...both('address', 300), ...both('commune', 120), text('province', 80), { key: 'trade', kind: { is: 'trade' } }, { key: 'opened_on', kind: { is: 'date' } }, code('marital_status', 'maritalStatus'), whole('children', 0, 30), whole('dependants', 0, 50),
    code('schooling', 'schooling'), { key: 'languages', kind: { is: 'codes', list: 'language' } }, code('reads_ar', 'yesNo'), code('reads_fr', 'yesNo'), text('contact_name', 120, { none: true }), text('contact_relation', 80), text('contact_phone', 40, { none: true }), code('contact_guardian', 'yesNo'),
    { key: 'released_on', kind: { is: 'date' } }, text('release_note', 300), text('wishes', 2000),
  ],
  trainings: [...OWNER, text('title', 150, { required: true }), text('certificate', 150, { none: true }), whole('months', 0, 120), whole('year', 1930, 2200), code('seen', 'yesNo')],
  experiences: [...OWNER, text('title', 150, { required: true }), { key: 'trade', kind: { is: 'trade' } }, text('place', 150, { none: true }), whole('months', 0, 720), code('seen', 'yesNo')],
  signatories: [code('role', 'role', true), ...both('name', 150), ...both('capacity', 150), ...both('on_behalf_of', 250)],
};
/** Columns that speak for several rows when a person merged their cells: whose equipment, training or experience it is. A sheet that has any of them needs one. */
export const IDENTIFIERS: readonly string[] = ['file_number', 'cin', 'name'];
