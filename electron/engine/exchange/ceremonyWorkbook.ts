import { regionDoesNotFund } from '#shared/domain/ceremonyChecks.ts';
import { restrictedFinder, type CeremonyForm, type FormBeneficiary, type FormProblem } from '#shared/domain/exchange.ts';
import { cellsOf, type Cells, type Context } from './ceremonyCells.ts';
import { checkBeneficiaries, checkLines, checkTotals } from './ceremonyChecks.ts';
import type { SheetKey } from './ceremonyColumns.ts';
import { noteFunders, noteReading, readBeneficiary, readCeremony, readLine, readSignatory } from './ceremonyRows.ts';
import { findSheets, locateKeys, readTable, type Table } from './ceremonySheets.ts';
import { createFindings, problemOf } from './problems.ts';
import { ceremonyWords } from './words.ts';
import { readWorkbook, type RawSheet } from './workbook.ts';

export interface ReadOptions {
  /** `YYYY-MM-DD`: lets a ceremony far in the future be noticed. */
  readonly today?: string;
  readonly progress?: (done: number, total: number) => void;
}
export type FormReading =
  | { readonly ok: true; readonly form: CeremonyForm; readonly warnings: FormProblem[] }
  | { readonly ok: false; readonly errors: FormProblem[]; readonly warnings: FormProblem[] };

const PROGRESS_EVERY = 500;

/**
 * A ceremony's workbook (cases/README.md) as a form: whole and faultless, or a list of everything wrong with it, each with its
 * sheet, cell, value and how to mend it. Pure: the same bytes always read the same.
 */
export function readCeremonyForm(bytes: Uint8Array, options: ReadOptions = {}): FormReading {
  const reading = readWorkbook(bytes);
  if (!reading.ok) {
    const { fault, limit } = reading;
    return { ok: false, errors: [problemOf({ sheet: '', cell: '', value: '', code: fault, ...(limit === undefined ? {} : { params: { limit } }) })], warnings: [] };
  }
  const findings = createFindings(), words = ceremonyWords();
  const sheets = findSheets(reading.workbook, words, findings);
  const context: Context = { words, findings, system1904: reading.workbook.system1904, restricted: () => false };
  const form = readSheets(sheets, context, options);
  const errors = findings.errors(), warnings = findings.warnings();
  return form && errors.length === 0 ? { ok: true, form, warnings } : { ok: false, errors, warnings };
}

function readSheets(sheets: ReadonlyMap<SheetKey, RawSheet>, open: Context, { today, progress }: ReadOptions): CeremonyForm | null {
  const { findings, words } = open;
  const ceremonySheet = sheets.get('ceremony');
  const locate = ceremonySheet && locateKeys(ceremonySheet, words, findings);
  const programmeLabel = ceremonySheet && locate ? cellsOf('ceremony', ceremonySheet.name, locate, open).text('programme_label') : '';
  // «INDH» as the programme tells nothing that the funders do not
  const labels = words.institution(programmeLabel) ? [] : [programmeLabel];
  const context: Context = { ...open, restricted: restrictedFinder([...labels, ...words.restrictedNames]) };
  const ceremonyCells = ceremonySheet && locate && cellsOf('ceremony', ceremonySheet.name, locate, context);
  const ceremony = ceremonyCells && readCeremony(ceremonyCells, findings, today);

  const table = (key: SheetKey): Table | null => { const sheet = sheets.get(key); return sheet ? readTable(sheet, key, words, findings) : null; };
  const tables = { beneficiaries: table('beneficiaries'), equipment: table('equipment'), signatories: table('signatories') };
  const total = Object.values(tables).reduce((sum, found) => sum + (found?.rows.length ?? 0), 0);
  let done = 0;
  const rows = <T>(key: keyof typeof tables, read: (cells: Cells) => T): T[] => {
    const found = tables[key];
    return found ? found.rows.map((row) => {
      if (++done % PROGRESS_EVERY === 0 || done === total) progress?.(done, total);
      return read(cellsOf(key, found.sheet.name, found.locate(row), context));
    }) : [];
  };
  const beneficiaries = rows('beneficiaries', (cells) => readBeneficiary(cells, findings));
  const lines = rows('equipment', (cells) => readLine(cells, findings));
  const signatories = rows('signatories', (cells) => readSignatory(cells, findings));
  noteReading(beneficiaries, findings);
  noteFunders(lines, findings);
  const emptyTable = (found: Table | null, code: 'NO_BENEFICIARIES' | 'NO_SIGNATORIES'): void => {
    if (found && found.rows.length === 0) findings.add({ sheet: found.sheet.name, cell: '', value: '', code });
  };
  emptyTable(tables.beneficiaries, 'NO_BENEFICIARIES');
  emptyTable(tables.signatories, 'NO_SIGNATORIES');

  const doubtful = checkBeneficiaries(beneficiaries, ceremony?.date ?? null, findings);
  if (!tables.beneficiaries || !tables.equipment) return null;
  const owned = checkLines(beneficiaries, lines, doubtful, findings);
  if (!ceremony || !ceremonyCells) return null;
  const withLines = beneficiaries.map((row, index): FormBeneficiary => {
    const own = owned[index] ?? [];
    return {
      recipient: row.recipient, lines: own.map(({ line }) => line),
      cells: { fileNumber: row.at.fileNumber.cell, cin: row.at.cin.cell, name: row.at.name.cell, serials: own.map(({ at }) => at.serial.cell) },
    };
  });
  const form: CeremonyForm = {
    ceremony, programmeLabel, beneficiaries: withLines, signatories,
    sheets: { beneficiaries: tables.beneficiaries.sheet.name, equipment: tables.equipment.sheet.name },
  };
  const goods = withLines.flatMap((one) => one.lines);
  if (regionDoesNotFund(signatories, goods)) {
    findings.add({ sheet: tables.signatories?.sheet.name ?? '', cell: '', value: '', code: 'REGION_DOES_NOT_FUND' });
  }
  checkTotals(form, beneficiaries, ceremonyCells.where('envelope'), findings);
  return form;
}
