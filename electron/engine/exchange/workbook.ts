import { SSF, read, type CellObject, type DenseWorkSheet, type Range, type WorkBook } from '@e965/xlsx';
import { zipSync } from 'fflate';
import { readArchive, type Parts } from './archive.ts';

/*
 * A workbook (.xlsx, .xlsm) as bare values with their addresses. Macros, links, pictures and formulas are never followed; what could
 * make the parser run for ever is counted before it starts.
 */
export const LIMITS = {
  inflatedBytes: 200 * 1024 * 1024,
  /** Of XML, which the parser turns into twenty times as much memory: 20,000 rows are under 15 MB. */
  parsedBytes: 64 * 1024 * 1024,
  parts: 2_000,
  /** Cells of the whole workbook, empty ones with a format too: what holds more is no form. */
  cells: 2_000_000,
  /** The parser compares every cell with each of them. */
  arrayFormulas: 2_000,
} as const;

export type RawValue =
  | { readonly kind: 'text'; readonly text: string }
  /** `dated`: its format shows a date or a time. */
  | { readonly kind: 'number'; readonly number: number; readonly dated: boolean }
  | { readonly kind: 'truth'; readonly truth: boolean }
  /** `#REF!`, `#DIV/0!` … */
  | { readonly kind: 'error'; readonly text: string }
  /** A formula that no program has calculated yet. */
  | { readonly kind: 'uncalculated'; readonly formula: string };
/** Rows and columns count from 0. */
export interface RawRow { readonly row: number; readonly values: ReadonlyMap<number, RawValue> }
/** Cells merged into one, from its upper left down to `lastRow`. */
export interface Merge { readonly row: number; readonly column: number; readonly lastRow: number }
export interface RawSheet { readonly name: string; readonly rows: readonly RawRow[]; readonly merges: readonly Merge[] }
export interface RawWorkbook { readonly sheets: readonly RawSheet[]; readonly system1904: boolean }
export type WorkbookFault = 'NOT_A_WORKBOOK' | 'TOO_LARGE' | 'TOO_MANY_PARTS' | 'TOO_MANY_CELLS';
export type WorkbookReading =
  | { readonly ok: true; readonly workbook: RawWorkbook }
  | { readonly ok: false; readonly fault: WorkbookFault; /** what is exceeded: megabytes, cells */ readonly limit?: number };

/** What may hold values, or is looked for by the parser; pictures, macros and the like stay out. */
const VALUES = /\.(?:xml|rels)$/i;
const MEGABYTE = 1024 * 1024;
const LESS = 60, COLON = 58, SMALL_C = 99, SMALL_X = 120;
const afterName = (code: number | undefined): boolean => code === 32 || code === 62 || code === 47 || code === 10 || code === 13 || code === 9;
/** How many `<c …>` elements stand in a part, whatever their namespace prefix. */
function countCells(xml: Uint8Array): number {
  let count = 0;
  for (let at = xml.indexOf(LESS); at !== -1; at = xml.indexOf(LESS, at + 1)) {
    if ((xml[at + 1] === SMALL_C && afterName(xml[at + 2])) || (xml[at + 2] === COLON && xml[at + 3] === SMALL_C && afterName(xml[at + 4]))) count++;
  }
  return count;
}
function placesOf(xml: Buffer, text: string): number[] {
  const places: number[] = [];
  for (let at = xml.indexOf(text); at !== -1; at = xml.indexOf(text, at + text.length)) places.push(at);
  return places;
}
/** Renames the elements of links in place: the parser makes a cell of every one that a link covers, 17 thousand million in the worst case. */
function dropLinks(xml: Buffer): void {
  for (const at of placesOf(xml, 'hyperlink ')) if (xml[at - 1] === LESS || (xml[at - 1] === COLON && xml[at - 3] === LESS)) xml[at] = SMALL_X;
}

function valueOf(cell: CellObject, dates: Map<string, boolean>): RawValue | null {
  const { t: type, v: value, z: format, f: formula } = cell;
  if (type === 'n' && typeof value === 'number') {
    const key = String(format ?? '');
    const dated = dates.get(key) ?? (SSF.is_date(key) as boolean);
    dates.set(key, dated);
    return { kind: 'number', number: value, dated };
  }
  if (type === 's') return typeof value === 'string' && value.trim() !== '' ? { kind: 'text', text: value } : null;
  if (type === 'b') return { kind: 'truth', truth: value === true };
  if (type === 'e') return { kind: 'error', text: String(cell.w ?? value ?? '') };
  return formula ? { kind: 'uncalculated', formula } : null;
}
function sheetOf(name: string, data: DenseWorkSheet['!data'], merges: readonly Range[], dates: Map<string, boolean>): RawSheet {
  const rows: RawRow[] = [];
  // the arrays have holes, which forEach leaves out
  data.forEach((cells, row) => {
    const values = new Map<number, RawValue>();
    cells?.forEach((cell, column) => {
      const value = cell && valueOf(cell, dates);
      if (value) values.set(column, value);
    });
    if (values.size > 0) rows.push({ row, values });
  });
  return { name, rows, merges: merges.map(({ s, e }) => ({ row: s.r, column: s.c, lastRow: e.r })) };
}
/** The parser may throw anything at a damaged part: to us that is one answer, no workbook. */
function parse(parts: Parts): WorkbookReading {
  const stored = zipSync(Object.fromEntries([...parts].map(([name, content]) => [name, [content, { level: 0 }] as const])));
  let book: WorkBook;
  try {
    book = read(stored, { type: 'array', dense: true, cellDates: false, cellNF: true, cellText: true, cellHTML: false, cellFormula: true, sheetStubs: true });
  } catch {
    return { ok: false, fault: 'NOT_A_WORKBOOK' };
  }
  const dates = new Map<string, boolean>();
  const sheets: RawSheet[] = [];
  for (const [index, name] of book.SheetNames.entries()) {
    // what a person cannot see is not read
    if (book.Workbook?.Sheets?.[index]?.Hidden) continue;
    const sheet = book.Sheets[name] as Partial<DenseWorkSheet> | null | undefined;
    // the parser leaves out in silence a sheet that it cannot read
    if (!sheet) return { ok: false, fault: 'NOT_A_WORKBOOK' };
    const data = sheet['!data'];
    // a chart's sheet has none
    if (data) sheets.push(sheetOf(name, data, sheet['!merges'] ?? [], dates));
  }
  return { ok: true, workbook: { sheets, system1904: book.Workbook?.WBProps?.date1904 === true } };
}

/**
 * The visible sheets of a workbook. Refused: what is no .xlsx (empty, text, PDF, encrypted, damaged, .xls, .ods), more than 200 MB
 * inflated, or more cells and parts than any form has.
 */
export function readWorkbook(bytes: Uint8Array): WorkbookReading {
  const archive = readArchive(bytes, LIMITS);
  if (!archive.ok) {
    if (archive.fault === 'TOO_LARGE') return { ok: false, fault: 'TOO_LARGE', limit: LIMITS.inflatedBytes / MEGABYTE };
    return { ok: false, fault: archive.fault === 'NOT_AN_ARCHIVE' ? 'NOT_A_WORKBOOK' : archive.fault };
  }
  const parts = new Map([...archive.parts].filter(([name]) => VALUES.test(name)));
  if (![...parts.keys()].some((name) => /(?:^|\/)workbook\.xml$/i.test(name))) return { ok: false, fault: 'NOT_A_WORKBOOK' };
  let cells = 0, arrayFormulas = 0, size = 0;
  for (const [name, content] of parts) {
    size += content.length;
    if (!/worksheets\//i.test(name)) continue;
    const xml = Buffer.from(content.buffer, content.byteOffset, content.length);
    cells += countCells(xml);
    arrayFormulas += placesOf(xml, 't="array"').length;
    dropLinks(xml);
  }
  if (size > LIMITS.parsedBytes) return { ok: false, fault: 'TOO_LARGE', limit: LIMITS.parsedBytes / MEGABYTE };
  return cells > LIMITS.cells || arrayFormulas > LIMITS.arrayFormulas ? { ok: false, fault: 'TOO_MANY_CELLS', limit: LIMITS.cells } : parse(parts);
}
