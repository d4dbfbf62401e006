import { readFileSync } from 'node:fs';
import path from 'node:path';
import { read, utils, write, type CellObject, type WorkBook, type WorkSheet } from '@e965/xlsx';
import { readCeremonyForm, type FormReading } from '#electron/engine/exchange/ceremonyWorkbook.ts';
import type { CeremonyForm, FormProblem } from '#shared/domain/exchange.ts';

export const agadir = (): Uint8Array => new Uint8Array(readFileSync(path.join(import.meta.dirname, '../../electron/demonstration/ceremony-agadir.xlsx')));

export type Value = string | number | boolean | null | CellObject;
export const KEYS = ['ceremony', 'beneficiaries', 'equipment', 'signatories'] as const;
export type Key = (typeof KEYS)[number];
/** A workbook as rows of values, to be changed and written. */
export interface Draft { readonly sheets: { name: string; rows: Value[][]; merges?: string[] }[]; date1904?: boolean; hidden?: string[] }

let sample: Draft | null = null;
export function draft(): Draft {
  sample ??= readSample();
  return structuredClone(sample);
}
function readSample(): Draft {
  const book = read(agadir(), { type: 'array' });
  return { sheets: book.SheetNames.map((name) => ({ name, rows: utils.sheet_to_json<Value[]>(book.Sheets[name] as WorkSheet, { header: 1, defval: null }) })) };
}
export const rowsOf = (of: Draft, key: Key): Value[][] => of.sheets[KEYS.indexOf(key)]?.rows ?? [];
/** Puts a value at an address like `F12` of a sheet. */
export function put(of: Draft, key: Key, at: string, value: Value): void {
  const { r, c } = utils.decode_cell(at), rows = rowsOf(of, key);
  while (rows.length <= r) rows.push([]);
  (rows[r] ?? [])[c] = value;
}
/** The address of a column of the sample by its key, in a row counted from 1. */
export function cell(of: Draft, key: Key, column: string, row: number): string {
  if (key === 'ceremony') return `B${rowsOf(of, key).findIndex(([name]) => name === column) + 1}`;
  return utils.encode_cell({ r: row - 1, c: rowsOf(of, key)[0]?.indexOf(column) ?? -1 });
}
export function bytesOf({ sheets, date1904 = false, hidden = [] }: Draft, compression = true): Uint8Array {
  const book: WorkBook = utils.book_new();
  for (const { name, rows, merges } of sheets) {
    const sheet = utils.aoa_to_sheet(rows as unknown[][]);
    if (merges) sheet['!merges'] = merges.map((range) => utils.decode_range(range));
    utils.book_append_sheet(book, sheet, name);
  }
  book.Workbook = { WBProps: { date1904 }, Sheets: sheets.map(({ name }) => ({ name, Hidden: hidden.includes(name) ? 1 as const : 0 as const })) };
  return new Uint8Array(write(book, { type: 'array', bookType: 'xlsx', compression }) as ArrayBuffer);
}
/** The sample, changed, and read. */
export function changed(change: (of: Draft) => void): FormReading {
  const of = draft();
  change(of);
  return readCeremonyForm(bytesOf(of));
}
/** The sample with one value of a row (from 1; any number for `ceremony`) changed, and read. */
export const withValue = (key: Key, column: string, row: number, value: Value): FormReading => changed((of) => put(of, key, cell(of, key, column, row), value));

export function formOf(reading: FormReading): CeremonyForm {
  if (!reading.ok) throw new Error(reading.errors.map(({ sheet, cell: at, code, value }) => `${sheet} ${at} ${code} ${value}`).join('\n'));
  return reading.form;
}
export const errorsOf = (reading: FormReading): readonly FormProblem[] => (reading.ok ? [] : reading.errors);
export const brief = (problems: readonly FormProblem[]): string[] => problems.map(({ sheet, cell: at, code }) => `${code} ${sheet}!${at}`);
