import { EMPTY_PROFILE, identityRefusal, MOST_EXPERIENCES, MOST_TRAININGS, profileRefusal, type Identity, type Profile } from '#shared/domain/beneficiaries.ts';
import { likenessOf, nameKeys } from '#shared/domain/doubles.ts';
import { birthFault, personDoubts, sameNameKey } from '#shared/domain/ceremonyChecks.ts';
import type { CivilDate } from '#shared/domain/common/dates.ts';
import { fileNumberKey, normalCin, normalPhone } from '#shared/domain/common/identity.ts';
import { restrictedFinder, type Finding, type FormProblem } from '#shared/domain/exchange.ts';
import type { TradeCode } from '#shared/domain/trades.ts';
import { cellsOf, type Cells, type Where } from './ceremonyCells.ts';
import { noteTwice } from './ceremonyChecks.ts';
import type { FILE_SHEETS } from './ceremonyColumns.ts';
import { readTable } from './ceremonySheets.ts';
import { ownedBy, readExperience, readTraining } from './filesDetails.ts';
import { createFindings, problemOf, type Findings } from './problems.ts';
import { ceremonyWords } from './words.ts';
import { readWorkbook, type RawSheet } from './workbook.ts';

type FileSheet = (typeof FILE_SHEETS)[number];
/** A row of the workbook, and where what may be refused later stands. */
export interface FileEntry {
  readonly identity: Identity; readonly province: string; readonly trade: TradeCode | null; readonly profile: Profile; readonly openedOn: CivilDate;
  readonly at: { readonly fileNumber: Where; readonly cin: Where; readonly name: Where };
}
export type FilesReading = { readonly ok: true; readonly rows: readonly FileEntry[]; readonly warnings: FormProblem[] } | { readonly ok: false; readonly errors: FormProblem[]; readonly warnings: FormProblem[] };

/** A workbook of case files, its persons read as rows, with their trainings and experiences where there are such sheets: whole and faultless, or a list of everything wrong with it, each with its cell. Pure. */
export function readFilesForm(bytes: Uint8Array, today: CivilDate): FilesReading {
  const reading = readWorkbook(bytes);
  const refused = (code: Finding['code'], limit?: number): FilesReading => ({ ok: false, errors: [problemOf({ sheet: '', cell: '', value: '', code, ...(limit === undefined ? {} : { params: { limit } }) })], warnings: [] });
  if (!reading.ok) return refused(reading.fault, reading.limit);
  const findings = createFindings(), words = ceremonyWords(), { sheets, system1904 } = reading.workbook, context = { words, findings, system1904, restricted: restrictedFinder(words.restrictedNames) };
  // its sheet of persons would pass for one of case files
  if ((['ceremony', 'equipment'] as const).every((key) => sheets.some(({ name }) => words.sheet(name) === key))) return refused('CEREMONY_WORKBOOK');
  const called = (key: FileSheet): RawSheet[] => sheets.filter(({ name }) => words.fileSheet(name) === key);
  const persons = called('files')[0] ?? sheets.find(({ name }) => words.fileSheet(name) === null);
  if (!persons) findings.add({ sheet: 'beneficiaries', cell: '', value: '', code: 'MISSING_SHEET', params: { key: 'beneficiaries' }, words: { name: ['ceremonyForm.sheet.beneficiaries'] } });
  function rowsOf<T>(key: FileSheet, sheet: RawSheet | undefined, read: (cells: Cells) => T): T[] {
    const table = sheet ? readTable(sheet, key, words, findings) : null;
    return table ? table.rows.map((row) => read(cellsOf(key, table.sheet.name, table.locate(row), context))) : [];
  }
  /** A sheet that may be left out, or left empty. */
  function more<T>(key: 'trainings' | 'experiences', read: (cells: Cells) => T): T[] {
    const [sheet, twin] = called(key);
    if (sheet && twin) findings.add({ sheet: twin.name, cell: '', value: '', code: 'DUPLICATE_SHEET', params: { other: sheet.name } });
    return sheet && sheet.rows.length > 0 ? rowsOf(key, sheet, read) : [];
  }
  const rows = rowsOf('files', persons, (cells) => readRow(cells, findings, today));
  if (persons && rows.length === 0) findings.add({ sheet: persons.name, cell: '', value: '', code: 'NO_BENEFICIARIES' });
  noteTwice(rows, ({ identity }) => sameNameKey(identity), ({ at }) => at.name, 'SAME_NAME', findings);
  noteLikely(rows, findings);
  const cins = noteTwice(rows, ({ identity }) => identity.cin, ({ at }) => at.cin, 'DUPLICATE_ID', findings);
  const numbers = noteTwice(rows, ({ identity }) => fileNumberKey(identity.fileNumber), ({ at }) => at.fileNumber, 'DUPLICATE_FILE_NUMBER', findings);
  const owners = rows.map(({ identity }) => identity), doubtful = new Set(owners.filter(({ cin, fileNumber }) => cins.has(cin) || numbers.has(fileNumberKey(fileNumber))));
  const trainings = ownedBy(owners, doubtful, more('trainings', (cells) => readTraining(cells, findings, today)), MOST_TRAININGS, findings);
  const experiences = ownedBy(owners, doubtful, more('experiences', readExperience), MOST_EXPERIENCES, findings);
  const errors = findings.errors(), warnings = findings.warnings();
  return errors.length > 0 ? { ok: false, errors, warnings } : { ok: true, warnings, rows: rows.map((row, i) => ({ ...row, profile: { ...row.profile, trainings: trainings[i] ?? [], experiences: experiences[i] ?? [] } })) };
}

/** Rows without an ID number and without a birth that are, or may be, one person: two that say the same are refused, as two of one number are. */
function noteLikely(rows: readonly FileEntry[], findings: Findings): void {
  const before = new Map<string, FileEntry[]>();
  for (const row of rows) {
    const { identity, at } = row, keys = nameKeys(identity.name), namesakes = [...new Set(keys.flatMap((key) => before.get(key) ?? []))];
    // two births that are one are SAME_NAME's, two numbers that are one have their own words, and two file numbers are two persons
    const told = ({ identity: one }: FileEntry): boolean => (sameNameKey(one) !== '' && sameNameKey(one) === sameNameKey(identity)) || (one.cin !== '' && one.cin === identity.cin) || (one.fileNumber !== '' && identity.fileNumber !== '');
    const alike = namesakes.filter((one) => !told(one)).map((one) => ({ one, like: likenessOf(identity, one.identity), back: likenessOf(one.identity, identity) }));
    const same = alike.find(({ like, back }) => like === 'same' && back === 'same'), likely = alike.find(({ like, back }) => like !== 'other' || back !== 'other');
    if (same) findings.add({ ...at.name, code: 'SAME_ROW', params: { cell: same.one.at.name.cell } });
    else if (likely) findings.add({ ...at.name, code: 'LIKELY_TWICE', params: { cell: likely.one.at.name.cell } });
    for (const key of keys) before.set(key, [...before.get(key) ?? [], row]);
  }
}
/** What the rules of a case file say of a row, in the importer's words. */
const ERROR_OF: Readonly<Record<string, Finding['code']>> = { 'beneficiaries.NO_NAME': 'NO_NAME', 'beneficiaries.OPENED_IN_FUTURE': 'DATE_IN_FUTURE', 'beneficiaries.BIRTH_IN_FUTURE': 'IMPOSSIBLE_BIRTH_DATE', 'beneficiaries.IMPOSSIBLE_BIRTH_DATE': 'IMPOSSIBLE_BIRTH_DATE' };
function readRow(cells: Cells, findings: Findings, today: CivilDate): FileEntry {
  const at = { fileNumber: cells.where('file_number'), cin: cells.where('cin'), name: cells.where(cells.where('name_ar').cell === '' || (cells.isEmpty('name_ar') && !cells.isEmpty('name_fr')) ? 'name_fr' : 'name_ar') };
  const reads = (key: 'reads_ar' | 'reads_fr'): boolean | null => { const said = cells.code(key, 'yesNo'); return said === null ? null : said === 'yes'; };
  const identity: Identity = {
    fileNumber: cells.text('file_number'), cin: normalCin(cells.text('cin')), name: cells.both('name'), sex: cells.code('sex', 'sex') ?? 'M', birthDate: cells.birth('birth_date'), birthPlace: cells.both('birth_place'),
    phone: normalPhone(cells.text('phone')), otherPhone: normalPhone(cells.text('other_phone')), address: cells.both('address'), commune: cells.both('commune'),
  };
  const openedOn = cells.date('opened_on') ?? today, contact = cells.text('contact_name'), relation = cells.text('contact_relation'), phone = normalPhone(cells.text('contact_phone')), guardian = cells.code('contact_guardian', 'yesNo') === 'yes';
  const releasedOn = cells.date('released_on'), releaseNote = cells.text('release_note');
  const refused = identityRefusal(identity, openedOn, today), code = refused && ERROR_OF[refused.refusal.code], birth = cells.where('birth_date');
  if (code) findings.add({ ...(code === 'NO_NAME' ? at.name : code === 'DATE_IN_FUTURE' ? cells.where('opened_on') : birth), code });
  else if (birthFault(identity.birthDate, openedOn) === 'UNUSUAL_AGE') findings.add({ ...birth, code: 'UNUSUAL_AGE' });
  if (profileRefusal({ releasedOn, releaseNote, trainings: [] }, openedOn, today)) findings.add({ ...cells.where('released_on'), code: 'RELEASED_LATER' });
  // old workbooks hold such rows: told, not refused
  if (contact === '' && (relation !== '' || phone !== '' || guardian)) findings.add({ ...cells.where(phone !== '' ? 'contact_phone' : relation !== '' ? 'contact_relation' : 'contact_guardian'), code: 'NO_CONTACT_NAME' });
  const places = { UNUSUAL_ID: at.cin, UNUSUAL_PHONE: cells.where('phone'), NO_LATIN_NAME: cells.where('name_fr'), NAME_NOT_ARABIC: at.name };
  for (const [doubt] of personDoubts(identity)) findings.add({ ...places[doubt], code: doubt });
  return {
    identity, province: cells.text('province'), trade: cells.trade('trade'), openedOn, at,
    profile: {
      ...EMPTY_PROFILE, maritalStatus: cells.code('marital_status', 'maritalStatus'), children: cells.whole('children'), dependants: cells.whole('dependants'), schooling: cells.code('schooling', 'schooling'),
      reads: { ar: reads('reads_ar'), fr: reads('reads_fr') }, contact: contact === '' ? null : { name: contact, relation, phone, guardian }, languages: cells.codes('languages', 'language'),
      releasedOn, releaseNote, wishes: cells.text('wishes'),
    },
  };
}
