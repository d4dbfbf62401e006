import { EMPTY_PROFILE, identityRefusal, type Identity, type Profile } from '#shared/domain/beneficiaries.ts';
import { birthFault, personDoubts } from '#shared/domain/ceremonyChecks.ts';
import type { CivilDate } from '#shared/domain/common/dates.ts';
import { fileNumberKey, normalCin, normalPhone } from '#shared/domain/common/identity.ts';
import { restrictedFinder, type Finding, type FormProblem } from '#shared/domain/exchange.ts';
import type { TradeCode } from '#shared/domain/trades.ts';
import { cellsOf, type Cells, type Where } from './ceremonyCells.ts';
import { noteTwice } from './ceremonyChecks.ts';
import { readTable } from './ceremonySheets.ts';
import { createFindings, problemOf, type Findings } from './problems.ts';
import { ceremonyWords } from './words.ts';
import { readWorkbook } from './workbook.ts';

/** A row of the workbook, and where what may be refused later stands. */
export interface FileEntry {
  readonly identity: Identity; readonly province: string; readonly trade: TradeCode | null; readonly profile: Profile; readonly openedOn: CivilDate;
  readonly at: { readonly fileNumber: Where; readonly cin: Where; readonly name: Where };
}
export type FilesReading = { readonly ok: true; readonly rows: readonly FileEntry[]; readonly warnings: FormProblem[] } | { readonly ok: false; readonly errors: FormProblem[]; readonly warnings: FormProblem[] };

/** A workbook of case files, its one sheet read as rows: whole and faultless, or a list of everything wrong with it, each with its cell. Pure. */
export function readFilesForm(bytes: Uint8Array, today: CivilDate): FilesReading {
  const reading = readWorkbook(bytes);
  if (!reading.ok) return { ok: false, errors: [problemOf({ sheet: '', cell: '', value: '', code: reading.fault, ...(reading.limit === undefined ? {} : { params: { limit: reading.limit } }) })], warnings: [] };
  const findings = createFindings(), words = ceremonyWords(), { sheets, system1904 } = reading.workbook, sheet = sheets.find(({ name }) => words.sheet(name) === 'beneficiaries') ?? sheets[0];
  if (!sheet) findings.add({ sheet: 'beneficiaries', cell: '', value: '', code: 'MISSING_SHEET', params: { key: 'beneficiaries' }, words: { name: ['ceremonyForm.sheet.beneficiaries'] } });
  const table = sheet ? readTable(sheet, 'files', words, findings) : null, context = { words, findings, system1904, restricted: restrictedFinder(words.restrictedNames) };
  const rows = table && sheet ? table.rows.map((row) => readRow(cellsOf('files', sheet.name, table.locate(row), context), findings, today)) : [];
  if (table && sheet && rows.length === 0) findings.add({ sheet: sheet.name, cell: '', value: '', code: 'NO_BENEFICIARIES' });
  noteTwice(rows, ({ identity }) => identity.cin, ({ at }) => at.cin, 'DUPLICATE_ID', findings);
  noteTwice(rows, ({ identity }) => fileNumberKey(identity.fileNumber), ({ at }) => at.fileNumber, 'DUPLICATE_FILE_NUMBER', findings);
  const errors = findings.errors(), warnings = findings.warnings();
  return errors.length === 0 ? { ok: true, rows, warnings } : { ok: false, errors, warnings };
}

/** What the rules of a case file say of a row, in the importer's words. */
const ERROR_OF: Readonly<Record<string, Finding['code']>> = { 'beneficiaries.NO_NAME': 'NO_NAME', 'beneficiaries.OPENED_IN_FUTURE': 'DATE_IN_FUTURE', 'beneficiaries.BIRTH_IN_FUTURE': 'IMPOSSIBLE_BIRTH_DATE', 'beneficiaries.IMPOSSIBLE_BIRTH_DATE': 'IMPOSSIBLE_BIRTH_DATE' };
function readRow(cells: Cells, findings: Findings, today: CivilDate): FileEntry {
  const at = { fileNumber: cells.where('file_number'), cin: cells.where('cin'), name: cells.where('name_ar').cell === '' ? cells.where('name_fr') : cells.where('name_ar') };
  const reads = (key: 'reads_ar' | 'reads_fr'): boolean | null => { const said = cells.code(key, 'yesNo'); return said === null ? null : said === 'yes'; };
  const identity: Identity = {
    fileNumber: cells.text('file_number'), cin: normalCin(cells.text('cin')), name: cells.both('name'), sex: cells.code('sex', 'sex') ?? 'M', birthDate: cells.birth('birth_date'), birthPlace: cells.both('birth_place'),
    phone: normalPhone(cells.text('phone')), otherPhone: normalPhone(cells.text('other_phone')), address: cells.both('address'), commune: cells.both('commune'),
  };
  const openedOn = cells.date('opened_on') ?? today, contact = cells.text('contact_name'), relation = cells.text('contact_relation'), phone = normalPhone(cells.text('contact_phone'));
  const refused = identityRefusal(identity, openedOn, today), code = refused && ERROR_OF[refused.refusal.code], birth = cells.where('birth_date');
  if (code) findings.add({ ...(code === 'NO_NAME' ? at.name : code === 'DATE_IN_FUTURE' ? cells.where('opened_on') : birth), code });
  else if (birthFault(identity.birthDate, openedOn) === 'UNUSUAL_AGE') findings.add({ ...birth, code: 'UNUSUAL_AGE' });
  const places = { UNUSUAL_ID: at.cin, UNUSUAL_PHONE: cells.where('phone'), NO_LATIN_NAME: cells.where('name_fr'), NAME_NOT_ARABIC: at.name };
  for (const [doubt] of personDoubts(identity)) findings.add({ ...places[doubt], code: doubt });
  return {
    identity, province: cells.text('province'), trade: cells.trade('trade'), openedOn, at,
    profile: { ...EMPTY_PROFILE, maritalStatus: cells.code('marital_status', 'maritalStatus'), children: cells.whole('children'), dependants: cells.whole('dependants'), schooling: cells.code('schooling', 'schooling'), reads: { ar: reads('reads_ar'), fr: reads('reads_fr') }, contact: contact === '' ? null : { name: contact, relation, phone, guardian: false }, wishes: cells.text('wishes') },
  };
}
