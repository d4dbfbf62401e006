import { utils } from '@e965/xlsx';
import { COLUMNS, IDENTIFIERS, SHEETS, type Column, type SheetKey } from './ceremonyColumns.ts';
import type { Findings } from './problems.ts';
import { columnLabel, type Lookup, type Words } from './words.ts';
import { dateOfSerial } from '#shared/domain/common/numbers.ts';
import type { RawRow, RawSheet, RawValue, RawWorkbook } from './workbook.ts';

/** Rows with data in a sheet. */
export const MAX_ROWS = 20_000;
/** A title or a logo may stand above the headers, not a page. */
const HEADER_WITHIN = 10;

export const address = (row: number, column: number): string => utils.encode_cell({ r: row, c: column });
/** A value as the person sees it. */
export function typed(raw: RawValue | null, system1904 = false): string {
  if (!raw) return '';
  if (raw.kind === 'text' || raw.kind === 'error') return raw.text;
  if (raw.kind === 'truth') return String(raw.truth);
  if (raw.kind === 'uncalculated') return `=${raw.formula}`;
  const date = raw.dated && raw.number >= 1 ? dateOfSerial(raw.number, system1904) : null;
  return date ? date.split('-').reverse().join('/') : String(Number(raw.number.toPrecision(15)));
}

/** The visible sheets of the form by their key; one that is missing, or there twice, is an error. */
export function findSheets({ sheets }: RawWorkbook, words: Words, findings: Findings): Map<SheetKey, RawSheet> {
  const found = new Map<SheetKey, RawSheet>();
  for (const sheet of sheets) {
    const key = words.sheet(sheet.name);
    const other = key && found.get(key);
    if (other) findings.add({ sheet: sheet.name, cell: '', value: '', code: 'DUPLICATE_SHEET', params: { other: other.name } });
    else if (key) found.set(key, sheet);
  }
  for (const key of SHEETS) {
    if (!found.has(key)) findings.add({ sheet: key, cell: '', value: '', code: 'MISSING_SHEET', params: { key }, words: { name: [`ceremonyForm.sheet.${key}`] } });
  }
  return found;
}

/** Where the value of a column stands, and what is there. */
export interface Place { readonly row: number; readonly column: number; readonly raw: RawValue | null }
/** Null where the sheet lacks the column. */
export type Locate = (key: string) => Place | null;

const headerText = (raw: RawValue | null): string => (raw?.kind === 'text' ? raw.text : '');
const recognised = (row: RawRow, column: Lookup<string>): number => [...row.values.values()].filter((raw) => column(headerText(raw)) !== null).length;

/** `file_number` and `cin` stand for each other: a sheet needs one of them. */
function missingColumns(sheet: RawSheet, key: SheetKey, has: (column: string) => boolean, findings: Findings): void {
  const missing = (column: string): void => findings.add({
    sheet: sheet.name, cell: '', value: column, code: 'MISSING_COLUMN', params: { key: column }, words: { column: [columnLabel(key, column)] },
  });
  for (const { key: column, required } of COLUMNS[key]) if (required && !has(column)) missing(column);
  if (COLUMNS[key].some((column: Column) => IDENTIFIERS.includes(column.key)) && !IDENTIFIERS.some(has)) missing(IDENTIFIERS[0] ?? '');
}

/** The sheet `ceremony`: one key a row, its value in the next column. */
export function locateKeys(sheet: RawSheet, words: Words, findings: Findings): Locate {
  const column = words.column.ceremony;
  const counts = new Map<number, number>();
  for (const { values } of sheet.rows.slice(0, MAX_ROWS)) for (const [at, raw] of values) if (column(headerText(raw)) !== null) counts.set(at, (counts.get(at) ?? 0) + 1);
  const keyColumn = [...counts].reduce((best, entry) => (entry[1] > best[1] ? entry : best), [0, 0])[0];
  const places = new Map<string, Place & { readonly keyCell: string }>();
  for (const { row, values } of sheet.rows) {
    const name = typed(values.get(keyColumn) ?? null), value = values.get(keyColumn + 1) ?? null;
    const key = column(name), keyCell = address(row, keyColumn);
    const other = key === null ? undefined : places.get(key);
    if (other && key !== null) findings.add({ sheet: sheet.name, cell: keyCell, value: name, code: 'DUPLICATE_COLUMN', params: { cell: other.keyCell }, words: { column: [columnLabel('ceremony', key)] } });
    else if (key !== null) places.set(key, { row, column: keyColumn + 1, raw: value, keyCell });
    else if (name !== '' && value && !words.keyHeader(name)) findings.add({ sheet: sheet.name, cell: keyCell, value: name, code: 'UNKNOWN_COLUMN' });
  }
  missingColumns(sheet, 'ceremony', (key) => places.has(key), findings);
  return (key) => places.get(key) ?? null;
}

export interface Table {
  readonly sheet: RawSheet;
  /** Rows below the headers, empty ones left out. */
  readonly rows: readonly RawRow[];
  readonly locate: (row: RawRow) => Locate;
}
/** A sheet with a row of headers and data below it; null when it has too many rows to be read at all. */
export function readTable(sheet: RawSheet, key: SheetKey, words: Words, findings: Findings): Table | null {
  const column = words.column[key];
  let header = 0;
  sheet.rows.slice(0, HEADER_WITHIN).forEach((row, index) => {
    const best = sheet.rows[header];
    if (best && recognised(row, column) > recognised(best, column)) header = index;
  });
  const places = columnsOf(sheet, key, sheet.rows[header], column, findings);
  missingColumns(sheet, key, (name) => places.has(name), findings);
  // a second row of headers, in the other language
  const repeats = (row: RawRow): boolean => [...row.values].every(([at, raw]) => places.get(column(headerText(raw)) ?? '') === at);
  const below = sheet.rows.slice(header + 1);
  const rows = below[0] && repeats(below[0]) ? below.slice(1) : below;
  if (rows.length > MAX_ROWS) {
    findings.add({ sheet: sheet.name, cell: '', value: String(rows.length), code: 'TOO_MANY_ROWS', params: { limit: MAX_ROWS } });
    return null;
  }
  const merged = mergedIdentifiers(sheet, places);
  const byRow = new Map(rows.map((row) => [row.row, row]));
  return {
    sheet, rows,
    locate: (row) => (name) => {
      const at = places.get(name);
      if (at === undefined) return null;
      const raw = row.values.get(at) ?? byRow.get(merged.get(`${row.row} ${at}`) ?? -1)?.values.get(at) ?? null;
      return { row: row.row, column: at, raw };
    },
  };
}
function columnsOf(sheet: RawSheet, key: SheetKey, header: RawRow | undefined, column: Lookup<string>, findings: Findings): Map<string, number> {
  const places = new Map<string, number>();
  for (const [at, raw] of header?.values ?? []) {
    const cell = address(header?.row ?? 0, at), name = column(headerText(raw));
    const other = name === null ? undefined : places.get(name);
    if (name === null) findings.add({ sheet: sheet.name, cell, value: typed(raw), code: 'UNKNOWN_COLUMN' });
    else if (other === undefined) places.set(name, at);
    else findings.add({ sheet: sheet.name, cell, value: typed(raw), code: 'DUPLICATE_COLUMN', params: { cell: address(header?.row ?? 0, other) }, words: { column: [columnLabel(key, name)] } });
  }
  return places;
}
/** Cells merged down an identifier's column speak for every row they cover; elsewhere (a price!) they do not: `row column` → row of the value. */
function mergedIdentifiers(sheet: RawSheet, places: ReadonlyMap<string, number>): Map<string, number> {
  const columns = new Set(IDENTIFIERS.map((name) => places.get(name)));
  const covered = new Map<string, number>();
  let rows = 0;
  for (const { row, lastRow, column } of sheet.merges) {
    if (!columns.has(column)) continue;
    for (let at = row + 1; at <= lastRow && rows <= 2 * MAX_ROWS; at++, rows++) covered.set(`${at} ${column}`, row);
  }
  return covered;
}
