import { utils } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { FORM_ERRORS, FORM_WARNINGS, totals } from '#shared/domain/exchange.ts';
import { problemOf } from '#electron/engine/exchange/problems.ts';
import { readCeremonyForm, type FormReading } from '#electron/engine/exchange/ceremonyWorkbook.ts';
import { agadir, brief, bytesOf, cell, changed, draft, errorsOf, formOf, put, rowsOf, withValue, type Draft, type Key, type Value } from './workbooks.ts';

const line = (reading: FormReading, person = 0, at = 0) => formOf(reading).beneficiaries[person]?.lines[at];
const person = (reading: FormReading, at = 0) => formOf(reading).beneficiaries[at]?.recipient;
const formula = (f: string, more: object): Value => ({ t: 'n', f, ...more });
const dated = (v: number): Value => ({ t: 'n', v, z: 'dd/mm/yyyy' });
const without = (of: Draft, key: Key, column: string): void => {
  const rows = rowsOf(of, key), at = rows[0]?.indexOf(column) ?? -1;
  if (key === 'ceremony') rows.splice(rows.findIndex(([name]) => name === column), 1);
  else for (const row of rows) row.splice(at, 1);
};
const seen = new Set<string>();

describe('the sample', () => {
  const reading = readCeremonyForm(agadir());
  it('is read whole, without a warning', () => {
    expect(totals(formOf(reading))).toEqual({ beneficiaries: 24, lines: 90, totalCentimes: 84_758_666, envelopeCentimes: 85_000_000, remainderCentimes: 241_334 });
    expect(reading.warnings).toEqual([]);
    expect(formOf(reading).ceremony).toMatchObject({ date: '2025-02-26', time: '10:30', originals: 4, noDisposalMonths: 36, transfer: 'ownership', conventionTotalApproximate: 'more than', envelopeApproximate: 'about' });
    expect(formOf(reading).programmeLabel).toBe('مصالحة 2017-2025');
    expect(person(reading)).toMatchObject({ fileNumber: '3-2024-0001', cin: 'JT901500', sex: 'M', birthDate: '1994-01-11', phone: '0624211219', trade: 'sewing', legalForm: 'other', reads: { ar: true, fr: true } });
    expect(person(reading, 1)).toMatchObject({ reads: { ar: true, fr: false }, legalForm: 'auto-entrepreneur' });
    expect(line(reading)).toMatchObject({ unit: { ar: 'جهاز', fr: 'unité' }, quantity: 1, unitPrice: 889_424, condition: 'new', funder: { ar: 'المبادرة الوطنية للتنمية البشرية', fr: 'INDH' } });
    expect(formOf(reading).signatories.map(({ role }) => role)).toEqual(['centre', 'foundation', 'committee', 'region']);
  });
  it('tells its progress to the end', () => {
    const told: string[] = [];
    readCeremonyForm(agadir(), { progress: (done, total) => told.push(`${done}/${total}`) });
    expect(told).toEqual(['118/118']);
  });
});

/** One value of the sample changed: what must be found, where (there, unless said). */
type Case = readonly [code: string, key: Key, column: string, row: number, value: Value, at?: string];
const cases = (of: readonly Case[]): [string, Key, string, number, Value, string][] =>
  of.map(([code, key, column, row, value, at]) => [code, key, column, row, value, at ?? `${key}!${cell(draft(), key, column, row)}`]);
const ERRORS: readonly Case[] = [
  ['MISSING_VALUE', 'ceremony', 'title_ar', 0, null], ['MISSING_VALUE', 'ceremony', 'date', 0, '  '], ['MISSING_VALUE', 'beneficiaries', 'name_ar', 3, '\u00a0'], ['MISSING_VALUE', 'beneficiaries', 'sex', 3, null], ['MISSING_VALUE', 'beneficiaries', 'trade', 3, null],
  ['MISSING_VALUE', 'equipment', 'designation_ar', 5, null], ['MISSING_VALUE', 'equipment', 'quantity', 5, null], ['MISSING_VALUE', 'equipment', 'unit_price', 5, ''], ['MISSING_VALUE', 'signatories', 'role', 2, null],
  ['TEXT_TOO_LONG', 'beneficiaries', 'name_ar', 2, 'م'.repeat(121)], ['TEXT_TOO_LONG', 'equipment', 'funder', 2, 'x'.repeat(301)], ['DATE_NOT_TEXT', 'ceremony', 'convention_no', 0, dated(45627)],
  ['UNKNOWN_CODE', 'beneficiaries', 'sex', 2, 'X'], ['UNKNOWN_CODE', 'beneficiaries', 'legal_form', 2, 'SARL'], ['UNKNOWN_CODE', 'beneficiaries', 'reads_ar', 2, 'parfois'], ['UNKNOWN_CODE', 'equipment', 'condition', 2, 'cassé'],
  ['UNKNOWN_CODE', 'ceremony', 'transfer', 0, 'vol'], ['UNKNOWN_CODE', 'ceremony', 'envelope_approximate', 0, 'moins'], ['UNKNOWN_CODE', 'signatories', 'role', 3, 'roi'], ['UNKNOWN_CODE', 'beneficiaries', 'sex', 2, 'ذكر / Femme'], ['UNKNOWN_CODE', 'beneficiaries', 'sex', 2, true],
  ['UNKNOWN_TRADE', 'beneficiaries', 'trade', 9, 'Astronaute'], ['UNKNOWN_TRADE', 'beneficiaries', 'trade', 9, 'الخياطة / Cuisine'],
  ['OUT_OF_RANGE', 'ceremony', 'originals', 0, 0], ['OUT_OF_RANGE', 'ceremony', 'originals', 0, 21], ['OUT_OF_RANGE', 'ceremony', 'no_disposal_months', 0, -1], ['OUT_OF_RANGE', 'equipment', 'quantity', 2, 100_001], ['NOT_WHOLE', 'ceremony', 'originals', 0, 2.5],
  ['IMPOSSIBLE_DATE', 'ceremony', 'date', 0, '31/02/2025'], ['IMPOSSIBLE_DATE', 'ceremony', 'date', 0, 45714], ['IMPOSSIBLE_DATE', 'ceremony', 'date', 0, dated(60)], ['IMPOSSIBLE_DATE', 'beneficiaries', 'birth_date', 4, '32/01/1990'], ['SHORT_YEAR', 'beneficiaries', 'birth_date', 4, '11/01/94'], ['SHORT_YEAR', 'ceremony', 'convention_date', 0, '14/06/23'],
  ['IMPOSSIBLE_BIRTH_DATE', 'beneficiaries', 'birth_date', 4, '27/02/2025'], ['IMPOSSIBLE_BIRTH_DATE', 'beneficiaries', 'birth_date', 4, 2026], ['IMPOSSIBLE_BIRTH_DATE', 'beneficiaries', 'birth_date', 4, '1910'], ['IMPOSSIBLE_BIRTH_DATE', 'beneficiaries', 'birth_date', 4, dated(1984)],
  ['IMPOSSIBLE_TIME', 'ceremony', 'time', 0, '25:10'], ['IMPOSSIBLE_TIME', 'ceremony', 'time', 0, 10],
  ['NOT_A_NUMBER', 'equipment', 'unit_price', 6, 'gratuit'], ['NOT_A_NUMBER', 'equipment', 'quantity', 6, dated(2)], ['NOT_A_NUMBER', 'equipment', 'unit_price', 6, true], ['NOT_A_NUMBER', 'ceremony', 'envelope', 0, 'beaucoup'],
  ['AMBIGUOUS_NUMBER', 'equipment', 'unit_price', 6, '8.450'], ['AMBIGUOUS_NUMBER', 'equipment', 'unit_price', 6, '8,450'], ['AMBIGUOUS_NUMBER', 'equipment', 'quantity', 6, '1.000'], ['AMBIGUOUS_NUMBER', 'ceremony', 'envelope', 0, '850.000'],
  ['TOO_MANY_DECIMALS', 'equipment', 'unit_price', 6, 12.345], ['TOO_MANY_DECIMALS', 'equipment', 'unit_price', 6, '8450,505'], ['NUMBER_TOO_LARGE', 'equipment', 'unit_price', 6, 1e9], ['NUMBER_TOO_LARGE', 'equipment', 'quantity', 6, '12345678901'],
  ['QUANTITY_NOT_POSITIVE', 'equipment', 'quantity', 6, 0], ['QUANTITY_NOT_POSITIVE', 'equipment', 'quantity', 6, '-2'], ['QUANTITY_NOT_WHOLE', 'equipment', 'quantity', 6, 1.5], ['QUANTITY_NOT_WHOLE', 'equipment', 'quantity', 6, '1,5'],
  ['NEGATIVE_PRICE', 'equipment', 'unit_price', 6, -1], ['NEGATIVE_AMOUNT', 'ceremony', 'envelope', 0, '-5'], ['TOTAL_TOO_LARGE', 'equipment', 'unit_price', 2, 999_999_999, 'beneficiaries!C2'],
  ['DUPLICATE_ID', 'beneficiaries', 'cin', 5, 'jt 901500'], ['DUPLICATE_FILE_NUMBER', 'beneficiaries', 'file_number', 5, '3-2024-0001 '], ['DUPLICATE_SERIAL', 'equipment', 'serial', 7, 'sn 6383 1'],
  ['IDENTIFIERS_DISAGREE', 'equipment', 'cin', 6, 'JT901500', 'equipment!A6'],
  ['FORMULA_ERROR', 'equipment', 'unit_price', 8, { t: 'e', v: 0x17, w: '#REF!' }], ['FORMULA_ERROR', 'equipment', 'quantity', 8, { t: 'e', v: 0x07, w: '#DIV/0!', f: '1/0' }], ['FORMULA_ERROR', 'beneficiaries', 'phone', 8, { t: 'e', v: 0x2a, w: '#N/A' }],
  ['RESTRICTED_LABEL', 'ceremony', 'title_fr', 0, 'Cérémonie Moussalaha'], ['RESTRICTED_LABEL', 'equipment', 'designation_ar', 3, 'آلة برنامج مُصالحة'], ['RESTRICTED_LABEL', 'equipment', 'funder', 3, 'مصالحة 2017'], ['RESTRICTED_LABEL', 'signatories', 'capacity_fr', 2, 'Coordonnateur MOUSALAHA'],
];

describe('errors', () => {
  it.each(cases(ERRORS))('%s: %s %s row %i = %j', (code, key, column, row, value, at) => {
    const problems = errorsOf(withValue(key, column, row, value));
    expect(brief(problems)).toContain(`${code} ${at}`);
    seen.add(code);
  });
  it('keeps what was typed, cut at 120 characters', () => {
    expect(errorsOf(withValue('equipment', 'unit_price', 6, '8.450 DH'))).toMatchObject([{ value: '8.450 DH' }]);
    expect(errorsOf(withValue('beneficiaries', 'trade', 6, 'x'.repeat(500)))[0]?.value).toHaveLength(120);
    expect(errorsOf(withValue('ceremony', 'convention_no', 0, dated(45627)))).toMatchObject([{ value: '01/12/2024' }]);
  });
  it('an unknown beneficiary, by file number, by CIN, by both', () => {
    const set = (file: Value, cin: Value) => brief(errorsOf(changed((of) => { put(of, 'equipment', 'A6', file); put(of, 'equipment', 'B6', cin); })));
    expect(set('3-2024-9999', null)).toEqual(['UNKNOWN_BENEFICIARY equipment!A6']);
    expect(set(null, 'ZZ1')).toEqual(['UNKNOWN_BENEFICIARY equipment!B6']);
    expect(set('3-2024-9999', 'ZZ1')).toEqual(['UNKNOWN_BENEFICIARY equipment!A6']);
    expect(set('3-2024-9999', 'JE901501')).toEqual(['IDENTIFIERS_DISAGREE equipment!A6']);
    expect(set(null, null)).toEqual(['NO_IDENTIFIER equipment!A6']);
    expect(set('3-2023-0002', null)).toEqual([]);
    expect(set(null, 'je 901501')).toEqual([]);
    for (const code of ['UNKNOWN_BENEFICIARY', 'NO_IDENTIFIER']) seen.add(code);
  });
  it('an identifier given twice is told once, not at every line that bears it', () => {
    expect(brief(errorsOf(withValue('beneficiaries', 'cin', 5, 'JT901500')))).toEqual(['DUPLICATE_ID beneficiaries!B5']);
    expect(brief(errorsOf(withValue('beneficiaries', 'file_number', 5, '3-2024-0001')))).toEqual(['DUPLICATE_FILE_NUMBER beneficiaries!A5']);
  });
  it('a CIN that is another’s contradicts the file number of a person without one', () => {
    const reading = changed((of) => { put(of, 'beneficiaries', 'B3', null); for (const row of rowsOf(of, 'equipment')) if (row[0] === '3-2023-0002') row[1] = null; put(of, 'equipment', 'B6', 'JT901500'); });
    expect(brief(errorsOf(reading))).toEqual(['IDENTIFIERS_DISAGREE equipment!A6']);
  });
  it('a beneficiary needs a file number or a CIN', () => {
    const reading = changed((of) => { put(of, 'beneficiaries', 'A3', null); put(of, 'beneficiaries', 'B3', 'néant'); });
    expect(brief(errorsOf(reading))).toContain('NO_IDENTIFIER beneficiaries!A3');
    const linked = changed((of) => { put(of, 'beneficiaries', 'B3', 'néant'); for (const row of rowsOf(of, 'equipment')) if (row[0] === '3-2023-0002') row[1] = null; });
    expect(person(linked, 1)).toMatchObject({ cin: '', fileNumber: '3-2023-0002' });
  });
  it('a formula that nothing calculated; a calculated one counts by its value', () => {
    expect(brief(errorsOf(withValue('equipment', 'unit_price', 8, { t: 'z', f: 'A1*2' } as unknown as Value)))).toEqual(['FORMULA_NOT_CALCULATED equipment!J8']);
    expect(line(withValue('equipment', 'unit_price', 2, formula('4000+50.5', { v: 4050.5 })))?.unitPrice).toBe(405_050);
    seen.add('FORMULA_NOT_CALCULATED');
  });
  it.each(['ceremony', 'beneficiaries', 'equipment', 'signatories'] as const)('a missing sheet: %s', (key) => {
    const reading = changed((of) => { of.sheets.splice(of.sheets.findIndex(({ name }) => name === key), 1); });
    expect(brief(errorsOf(reading))).toEqual([`MISSING_SHEET ${key}!`]);
    seen.add('MISSING_SHEET');
  });
  it('a hidden sheet is not read, a sheet twice is refused', () => {
    expect(brief(errorsOf(readCeremonyForm(bytesOf({ ...draft(), hidden: ['equipment'] }))))).toEqual(['MISSING_SHEET equipment!']);
    expect(brief(errorsOf(changed((of) => of.sheets.push({ name: 'المعدات', rows: [] }))))).toEqual(['DUPLICATE_SHEET المعدات!']);
    seen.add('DUPLICATE_SHEET');
  });
  it.each<[Key, string[]]>([
    ['ceremony', ['title_ar', 'date', 'place_ar', 'convention_no', 'giver_entity_ar']], ['beneficiaries', ['name_ar', 'sex', 'trade']], ['equipment', ['designation_ar', 'quantity', 'unit_price']], ['signatories', ['role']],
  ])('a missing column of %s: %j', (key, columns) => {
    for (const column of columns) expect(errorsOf(changed((of) => without(of, key, column))).map(({ sheet, cell: at, code, value }) => [sheet, at, code, value])).toEqual([[key, '', 'MISSING_COLUMN', column]]);
    seen.add('MISSING_COLUMN');
  });
  it('either identifier’s column is enough', () => {
    for (const dropped of ['cin', 'file_number']) {
      const reading = changed((of) => {
        for (const key of ['beneficiaries', 'equipment'] as const) {
          // one person of the sample has no CIN
          for (const row of rowsOf(of, key)) row[1] ||= 'ZZ99';
          without(of, key, dropped);
        }
      });
      expect(totals(formOf(reading)).lines).toBe(90);
    }
    const neither = changed((of) => { for (const column of ['cin', 'file_number']) without(of, 'equipment', column); });
    expect(brief(errorsOf(neither))).toContain('MISSING_COLUMN equipment!');
  });
  it('a column or a key given twice', () => {
    expect(brief(errorsOf(changed((of) => put(of, 'equipment', 'N1', 'Quantité'))))).toEqual(['DUPLICATE_COLUMN equipment!N1']);
    expect(brief(errorsOf(changed((of) => put(of, 'ceremony', 'A30', 'date'))))).toEqual(['DUPLICATE_COLUMN ceremony!A30']);
    seen.add('DUPLICATE_COLUMN');
  });
  it('nobody at all', () => {
    const reading = changed((of) => { rowsOf(of, 'beneficiaries').length = 1; rowsOf(of, 'equipment').length = 1; });
    expect(brief(errorsOf(reading))).toEqual(['NO_BENEFICIARIES beneficiaries!']);
    seen.add('NO_BENEFICIARIES');
  });
  it('more than 20,000 rows, and not one less', () => {
    const rows = (count: number) => changed((of) => {
      const equipment = rowsOf(of, 'equipment');
      equipment.length = 1;
      for (let index = 0; index < count; index++) equipment.push(['3-2024-0001', null, 'مقص', 'Ciseaux', null, null, null, null, 1, 10]);
    });
    expect(formOf(rows(20_000)).beneficiaries[0]?.lines).toHaveLength(20_000);
    expect(brief(errorsOf(rows(20_001)))).toEqual(['TOO_MANY_ROWS equipment!']);
    seen.add('TOO_MANY_ROWS');
  });
  it('collects everything, up to a thousand', () => {
    expect(brief(errorsOf(changed((of) => { put(of, 'ceremony', 'B4', 'demain'); put(of, 'beneficiaries', 'E2', '?'); put(of, 'equipment', 'J2', 'x'); put(of, 'equipment', 'J90', -1); })))).toEqual([
      'IMPOSSIBLE_DATE ceremony!B4', 'UNKNOWN_CODE beneficiaries!E2', 'NOT_A_NUMBER equipment!J2', 'NEGATIVE_PRICE equipment!J90',
    ]);
    const many = errorsOf(changed((of) => { for (let row = 2; row < 1_200; row++) { put(of, 'equipment', `A${row}`, '3-2024-0001'); put(of, 'equipment', `J${row}`, 'x'); } }));
    expect(many).toHaveLength(1_001);
    expect(many.at(-1)).toMatchObject({ code: 'TOO_MANY_ERRORS', sheet: '', cell: '' });
    seen.add('TOO_MANY_ERRORS');
  });
});

const WARNINGS: readonly Case[] = [
  ['UNUSUAL_ID', 'beneficiaries', 'cin', 2, '12345'], ['UNUSUAL_PHONE', 'beneficiaries', 'phone', 2, '6.12E+08'], ['UNUSUAL_AGE', 'beneficiaries', 'birth_date', 2, 2014], ['UNUSUAL_DATE', 'ceremony', 'date', 0, '26/02/1995'],
  ['DUPLICATE_INVENTORY', 'equipment', 'inventory_no', 3, 'INV/2025/0001'], ['NO_LATIN_NAME', 'beneficiaries', 'name_fr', 2, null], ['NAME_NOT_ARABIC', 'beneficiaries', 'name_ar', 2, 'Abderrahim'], ['UNUSUAL_SIGN', 'beneficiaries', 'name_ar', 2, 'عمر 名'], ['UNUSUAL_SIGN', 'equipment', 'designation_fr', 2, 'Мотор'], ['NO_DESIGNATION_FR', 'equipment', 'designation_fr', 2, null],
  ['NO_FUNDER', 'equipment', 'funder', 2, null], ['SERIAL_WITH_QUANTITY', 'equipment', 'quantity', 2, 2, 'equipment!F2'], ['DEFAULT_USED', 'ceremony', 'originals', 0, null], ['DEFAULT_USED', 'ceremony', 'no_disposal_months', 0, null], ['DEFAULT_USED', 'ceremony', 'transfer', 0, null],
  ['READING_NOT_SAID', 'beneficiaries', 'reads_fr', 2, null], ['OVER_ENVELOPE', 'ceremony', 'envelope', 0, 847_586.65],
];
describe('warnings do not block', () => {
  it.each(cases(WARNINGS))('%s: %s %s row %i = %j', (code, key, column, row, value, at) => {
    const reading = changed((of) => {
      put(of, key, cell(of, key, column, row), value);
      // the line still needs the ID that it names
      if (column === 'cin') for (const equipment of rowsOf(of, 'equipment')) if (equipment[1] === 'JT901500') equipment[1] = value;
      // years before a ceremony of 1995 nobody of the sample had been born
      if (code === 'UNUSUAL_DATE') for (const beneficiary of rowsOf(of, 'beneficiaries').slice(1)) beneficiary[5] = null;
    });
    formOf(reading);
    expect(brief(reading.warnings)).toContain(`${code} ${at}`);
    seen.add(code);
  });
  it('a sign that one of the papers’ fonts has is none to warn of', () => {
    for (const text of ['☎ 05 28', 'ورشة 😀', 'ⴰⵣⵓⵍ', '№ 4 ✓']) expect(brief(withValue('beneficiaries', 'address_ar', 2, text).warnings).filter((one) => one.startsWith('UNUSUAL_SIGN')), text).toEqual([]);
  });
  it('tells the excess over the envelope', () => {
    const [problem] = withValue('ceremony', 'envelope', 0, '840.000,00').warnings;
    expect(problem).toMatchObject({ code: 'OVER_ENVELOPE', value: '840.000,00' });
    expect(problem?.message.fr).toContain('7\u202f586,66');
    expect(problem?.message.ar).toContain('7.586,66');
  });
  it('an unexpected column or key, a person without equipment, nobody who signs', () => {
    expect(brief(changed((of) => { put(of, 'equipment', 'N1', 'Observations'); put(of, 'ceremony', 'A40', 'météo'); put(of, 'ceremony', 'B40', 'beau'); put(of, 'ceremony', 'A41', 'une note'); }).warnings)).toEqual(['UNKNOWN_COLUMN ceremony!A40', 'UNKNOWN_COLUMN equipment!N1']);
    expect(brief(changed((of) => { const rows = rowsOf(of, 'equipment'); rows.splice(1, 4); }).warnings)).toEqual(['NO_EQUIPMENT beneficiaries!C2']);
    expect(brief(changed((of) => { rowsOf(of, 'signatories').length = 1; }).warnings)).toEqual(['NO_SIGNATORIES signatories!']);
    for (const code of ['UNKNOWN_COLUMN', 'NO_EQUIPMENT', 'NO_SIGNATORIES']) seen.add(code);
  });
  it('a ceremony far ahead, where today is known', () => {
    const of = draft();
    put(of, 'ceremony', 'B4', '26/02/2099');
    for (const row of rowsOf(of, 'beneficiaries').slice(1)) row[5] = null;
    expect(brief(readCeremonyForm(bytesOf(of), { today: '2025-01-01' }).warnings)).toEqual(['UNUSUAL_DATE ceremony!B4']);
    expect(readCeremonyForm(bytesOf(of)).warnings).toEqual([]);
  });
  it('a column that is not there is told once', () => {
    const reading = changed((of) => { for (const column of ['funder', 'reads_ar', 'reads_fr']) without(of, column === 'funder' ? 'equipment' : 'beneficiaries', column); });
    expect(brief(reading.warnings)).toEqual(['READING_NOT_SAID beneficiaries!', 'READING_NOT_SAID beneficiaries!', 'NO_FUNDER equipment!']);
    expect(person(reading)?.reads).toEqual({ ar: true, fr: true });
  });
  it('a signatory who speaks for nobody, and a Region that pays for nothing', () => {
    const nobody = changed((of) => { const [, , second = []] = rowsOf(of, 'signatories'); second.fill(null, 3); });
    expect(brief(nobody.warnings)).toEqual(['SIGNATORY_WITHOUT_CAPACITY signatories!A3']);
    const unpaid = changed((of) => { const [heads = [], ...lines] = rowsOf(of, 'equipment'), funder = heads.indexOf('funder'); for (const goods of lines) goods[funder] = 'INDH'; });
    expect(brief(unpaid.warnings)).toEqual(['REGION_DOES_NOT_FUND signatories!']);
    seen.add('SIGNATORY_WITHOUT_CAPACITY'); seen.add('REGION_DOES_NOT_FUND');
  });
  it('the same name with the same birth date twice, but not homonyms', () => {
    const twice = (birth: Value) => changed((of) => { const [, first = [], second = []] = rowsOf(of, 'beneficiaries'); second[2] = first[2] ?? null; second[5] = birth; });
    expect(brief(twice('11/01/1994').warnings)).toEqual(['SAME_NAME beneficiaries!C3']);
    expect(brief(twice('12/01/1994').warnings)).toEqual([]);
    seen.add('SAME_NAME');
  });
  it('names the Arabic cell where there is no French column', () => {
    const reading = changed((of) => { without(of, 'beneficiaries', 'name_fr'); rowsOf(of, 'beneficiaries').length = 2; rowsOf(of, 'equipment').length = 2; without(of, 'equipment', 'designation_fr'); });
    expect(brief(reading.warnings)).toEqual(['NO_LATIN_NAME beneficiaries!C2', 'NO_DESIGNATION_FR equipment!C2', 'REGION_DOES_NOT_FUND signatories!']);
  });
  it('a programme that is an institution’s own name hides nothing', () => {
    expect(withValue('ceremony', 'programme_label', 0, 'INDH').ok).toBe(true);
    expect(brief(errorsOf(withValue('ceremony', 'programme_label', 0, 'عنوان الحفل')))).toEqual([]);
    expect(brief(errorsOf(withValue('ceremony', 'programme_label', 0, 'حاملي المشاريع')))).toEqual(['RESTRICTED_LABEL ceremony!B2']);
  });
  it('a thousand of them, then how many more', () => {
    const { warnings } = changed((of) => { for (let row = 2; row < 1_202; row++) { rowsOf(of, 'equipment')[row - 1] = ['3-2024-0001', null, 'مقص', 'Ciseaux', null, null, null, null, 1, 10]; } for (const row of rowsOf(of, 'beneficiaries').slice(2)) row[3] = 'x'; });
    expect(warnings).toHaveLength(1_001);
    expect(warnings.at(-1)).toMatchObject({ code: 'MORE_WARNINGS' });
    seen.add('MORE_WARNINGS');
  });
});

it('every code has a test, and a sentence in both languages that asks for nothing more', () => {
  // the archive's own faults, what the store knows and case files are tested in their own files
  const elsewhere = new Set(['NOT_A_WORKBOOK', 'TOO_LARGE', 'TOO_MANY_PARTS', 'TOO_MANY_CELLS', 'FILE_NUMBER_TAKEN', 'SAME_PERSON', 'SERIAL_HELD', 'ID_KNOWN_UNDER_OTHER_NAME', 'FILE_NUMBER_DIFFERS', 'NO_NAME', 'HAS_FILE', 'DATE_IN_FUTURE',
    'UNKNOWN_NAME', 'NAME_NOT_UNIQUE', 'NAME_DISAGREES', 'RELEASED_LATER', 'TRAINING_IN_FUTURE', 'TOO_MANY_OF_PERSON', 'NO_CONTACT_NAME', 'CEREMONY_WORKBOOK', 'LIKELY_HAS_FILE', 'ROW_HAS_FILE', 'SAME_ROW', 'LIKELY_DOUBLE', 'LIKELY_TWICE', 'FILE_NUMBER_ELSEWHERE', 'KNOWN_ELSEWHERE']);
  expect([...FORM_ERRORS, ...FORM_WARNINGS].filter((code) => !seen.has(code) && !elsewhere.has(code))).toEqual([]);
  const { message } = problemOf({ sheet: '', cell: '', value: '', code: 'DUPLICATE_ID', params: { cell: 'B2' } });
  expect(message.ar).toContain('\u2066B2\u2069');
  expect(message.fr).toContain('B2');
});

describe('what a person may type', () => {
  it('sheets and headers by Arabic or French label, in any case, with stray spaces, below a title', () => {
    const names: Readonly<Record<string, string>> = { ceremony: ' الحفل ', beneficiaries: 'BÉNÉFICIAIRES', equipment: 'equipement', signatories: 'الموقعون' };
    const reading = changed((of) => {
      for (const sheet of of.sheets) sheet.name = names[sheet.name] ?? '';
      const [heads = []] = rowsOf(of, 'equipment');
      heads.splice(0, 5, 'رقم ملف المستفيد', ' CIN  du bénéficiaire *', 'التعيين بالعربية / Désignation en arabe', 'DESIGNATION EN FRANCAIS', 'Marque et modèle\nالعلامة والطراز');
      rowsOf(of, 'beneficiaries').unshift(['لائحة المستفيدين'], []);
      put(of, 'ceremony', 'A2', 'عنوان الحفل بالعربية');
      put(of, 'ceremony', 'A4', 'Date de la cérémonie');
    });
    expect(totals(formOf(reading))).toMatchObject({ beneficiaries: 24, lines: 90, totalCentimes: 84_758_666 });
    expect(reading.warnings).toEqual([]);
    expect(formOf(reading).sheets).toEqual({ beneficiaries: 'BÉNÉFICIAIRES', equipment: 'equipement' });
    expect(formOf(reading).beneficiaries[0]?.cells).toMatchObject({ name: 'C4', serials: ['F2', 'F3', 'F4', 'F5'] });
  });
  it('two rows of headers, one a language', () => {
    const reading = changed((of) => rowsOf(of, 'signatories').splice(1, 0, ['Rôle', 'Nom en arabe', null, 'صفة الموقع بالعربية']));
    expect(formOf(reading).signatories).toHaveLength(4);
  });
  it.each<[Key, string, Value, (reading: FormReading) => unknown, unknown]>([
    ['beneficiaries', 'sex', 'أنثى', (r) => person(r)?.sex, 'F'], ['beneficiaries', 'sex', ' H ', (r) => person(r)?.sex, 'M'], ['beneficiaries', 'sex', 'أنثى / Femme', (r) => person(r)?.sex, 'F'],
    ['beneficiaries', 'reads_fr', 'لا', (r) => person(r)?.reads.fr, false], ['beneficiaries', 'reads_fr', 'NON', (r) => person(r)?.reads.fr, false], ['beneficiaries', 'reads_fr', false, (r) => person(r)?.reads.fr, false],
    ['beneficiaries', 'legal_form', 'Coopérative', (r) => person(r)?.legalForm, 'cooperative'], ['beneficiaries', 'legal_form', 'مقاول ذاتي', (r) => person(r)?.legalForm, 'auto-entrepreneur'], ['beneficiaries', 'legal_form', null, (r) => person(r)?.legalForm, null],
    ['beneficiaries', 'trade', 'Imprimerie / impression', (r) => person(r)?.trade, 'printing'], ['beneficiaries', 'trade', 'mecanique', (r) => person(r)?.trade, 'mechanics'], ['beneficiaries', 'trade', 'الحدادة والتلحيم', (r) => person(r)?.trade, 'metalwork'], ['beneficiaries', 'trade', 'غسل السيارات/Lavage auto', (r) => person(r)?.trade, 'carWash'],
    ['beneficiaries', 'birth_date', 1984, (r) => person(r)?.birthDate, '1984'], ['beneficiaries', 'birth_date', '١٩٨٤', (r) => person(r)?.birthDate, '1984'], ['beneficiaries', 'birth_date', dated(34345), (r) => person(r)?.birthDate, '1994-01-11'], ['beneficiaries', 'birth_date', null, (r) => person(r)?.birthDate, null],
    ['beneficiaries', 'phone', 624211219, (r) => person(r)?.phone, '0624211219'], ['beneficiaries', 'address_fr', ' 12,\n rue\u00a0X ', (r) => person(r)?.address.fr, '12, rue X'],
    ['equipment', 'condition', 'مستعمل', (r) => line(r)?.condition, 'used'], ['equipment', 'condition', 'Neuve', (r) => line(r)?.condition, 'new'], ['equipment', 'serial', 'N/A', (r) => line(r)?.serial, ''], ['equipment', 'serial', 12345678901234, (r) => line(r)?.serial, '12345678901234'],
    ['equipment', 'unit_price', '8.450,50', (r) => line(r)?.unitPrice, 845_050], ['equipment', 'unit_price', '٨٬٤٥٠٫٥٠ درهم', (r) => line(r)?.unitPrice, 845_050], ['equipment', 'unit_price', 0, (r) => line(r)?.unitPrice, 0], ['equipment', 'quantity', '2,00', (r) => line(r)?.quantity, 2],
    ['equipment', 'unit', 'unité', (r) => line(r)?.unit, { ar: 'وحدة', fr: 'unité' }], ['equipment', 'unit', 'كيس', (r) => line(r)?.unit, { ar: 'كيس', fr: 'sac' }], ['equipment', 'unit', 'fagot', (r) => line(r)?.unit, { ar: '', fr: 'fagot' }], ['equipment', 'unit', 'كومة / tas', (r) => line(r)?.unit, { ar: 'كومة', fr: 'tas' }],
    ['equipment', 'funder', 'المبادرة الوطنية للتنمية البشرية', (r) => line(r)?.funder, { ar: 'المبادرة الوطنية للتنمية البشرية', fr: 'INDH' }], ['equipment', 'funder', 'Région Souss-Massa', (r) => line(r)?.funder, { ar: 'جهة سوس ماسة', fr: 'Région Souss-Massa' }],
    ['equipment', 'funder', 'INDH + Région de l’Oriental', (r) => line(r)?.funder, { ar: 'المبادرة الوطنية للتنمية البشرية، جهة الشرق', fr: 'INDH + Région de l’Oriental' }], ['equipment', 'funder', 'Mécène X', (r) => line(r)?.funder, { ar: '', fr: 'Mécène X' }],
    ['ceremony', 'transfer', 'عارية استعمال', (r) => formOf(r).ceremony.transfer, 'loan'], ['ceremony', 'envelope_approximate', 'حوالي', (r) => formOf(r).ceremony.envelopeApproximate, 'about'], ['ceremony', 'convention_total_approximate', 'أكثر من', (r) => formOf(r).ceremony.conventionTotalApproximate, 'more than'],
    ['ceremony', 'date', dated(45714), (r) => formOf(r).ceremony.date, '2025-02-26'], ['ceremony', 'date', 'فاتح مارس 2025', (r) => formOf(r).ceremony.date, '2025-03-01'], ['ceremony', 'time', { t: 'n', v: 0.4375, z: 'hh:mm' }, (r) => formOf(r).ceremony.time, '10:30'], ['ceremony', 'time', null, (r) => formOf(r).ceremony.time, null],
    ['ceremony', 'convention_total', null, (r) => formOf(r).ceremony.conventionTotal, null], ['ceremony', 'programme_label', 'برنامج مصالحة', (r) => formOf(r).programmeLabel, 'برنامج مصالحة'], ['signatories', 'role', 'شاهد', (r) => formOf(r).signatories[0]?.role, 'witness'],
  ])('%s %s = %j', (key, column, value, read, expected) => expect(read(withValue(key, column, 2, value))).toEqual(expected));

  it('dates of the 1904 system', () => {
    const of = draft();
    put(of, 'ceremony', 'B4', dated(45714 - 1462));
    expect(formOf(readCeremonyForm(bytesOf({ ...of, date1904: true }))).ceremony.date).toBe('2025-02-26');
  });
  it('an identifier merged down its lines speaks for all of them, a price does not', () => {
    const merged = (column: string) => changed((of) => {
      const at = utils.decode_col(column);
      for (const row of [2, 3, 4]) (rowsOf(of, 'equipment')[row] ?? [])[at] = null;
      if (column === 'A') for (const row of [2, 3, 4]) (rowsOf(of, 'equipment')[row] ?? [])[1] = null;
      const sheet = of.sheets[2];
      if (sheet) sheet.merges = [`${column}2:${column}5`];
    });
    expect(formOf(merged('A')).beneficiaries[0]?.lines).toHaveLength(4);
    expect(brief(errorsOf(merged('J')))).toEqual(['MISSING_VALUE equipment!J3', 'MISSING_VALUE equipment!J4', 'MISSING_VALUE equipment!J5']);
  });
  it('blank rows between, and sheets that are none of the form', () => {
    const reading = changed((of) => { rowsOf(of, 'equipment').splice(3, 0, [], [null, '  ']); of.sheets.push({ name: 'notes', rows: [['x']] }); });
    expect(totals(formOf(reading)).lines).toBe(90);
  });
});
