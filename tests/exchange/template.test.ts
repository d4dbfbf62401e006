import { strFromU8, unzipSync } from 'fflate';
import { read, utils, type WorkSheet } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { parseXml } from './xml.ts';
import { ceremonyTemplate } from '#electron/engine/exchange/ceremonyTemplate.ts';
import { readCeremonyForm } from '#electron/engine/exchange/ceremonyWorkbook.ts';
import { COLUMNS, SHEETS } from '#electron/engine/exchange/ceremonyColumns.ts';
import { ceremonyWords } from '#electron/engine/exchange/words.ts';
import { agadir, brief, bytesOf, draft, errorsOf, formOf, rowsOf, type Draft } from './workbooks.ts';

const bytes = ceremonyTemplate();
const parts = Object.entries(unzipSync(bytes)).map(([name, content]) => [name, strFromU8(content)] as const);
const sheetXml = (index: number): string => parts.find(([name]) => name === `xl/worksheets/sheet${index + 1}.xml`)?.[1] ?? '';

/** The template filled as a person would: the sample's values under the template's own headers. */
function filled(): Draft {
  const book = read(bytes, { type: 'array' }), words = ceremonyWords(), sample = draft();
  return { sheets: SHEETS.map((key) => {
    const rows = utils.sheet_to_json<string[]>(book.Sheets[key] as WorkSheet, { header: 1, defval: null });
    const source = rowsOf(sample, key);
    if (key === 'ceremony') return { name: key, rows: rows.map(([label = '', , note = ''], index) => [label, index === 0 ? 'x' : source.find(([name]) => name === words.column.ceremony(label))?.[1] ?? null, note]) };
    const [headers = []] = rows, [keys = []] = source;
    return { name: key, rows: [headers, ...source.slice(1).map((row) => headers.map((header) => row[keys.indexOf(words.column[key](header))] ?? null))] };
  }) };
}

describe('the empty workbook', () => {
  it('is well-formed in every part', () => { for (const [name, xml] of parts) expect(() => parseXml(xml), name).not.toThrow(); });
  it('has the four sheets, right to left, with frozen headers, and its lists hidden', () => {
    const book = read(bytes, { type: 'array' });
    expect(book.SheetNames).toEqual([...SHEETS, 'lists']);
    expect(book.Workbook?.Sheets?.map(({ Hidden }) => Hidden)).toEqual([0, 0, 0, 0, 1]);
    SHEETS.forEach((_, index) => expect(sheetXml(index)).toMatch(/rightToLeft="1".*ySplit="1".*state="frozen"/));
  });
  it('offers every choice, and each choice is accepted when read', () => {
    const book = read(bytes, { type: 'array' }), words = ceremonyWords();
    const [heads = [], ...rows] = utils.sheet_to_json<string[]>(book.Sheets['lists'] as WorkSheet, { header: 1, defval: '' });
    heads.forEach((list, column) => {
      const choices = rows.map((row) => row[column] ?? '').filter((choice) => choice !== '');
      const meant = choices.map((choice) => (list === 'trade' ? words.trade(choice) : words.code[list as keyof typeof words.code](choice)));
      expect(meant).not.toContain(null);
      expect(new Set(meant).size).toBe(choices.length);
      const letter = utils.encode_col(column);
      expect(SHEETS.map((_, index) => sheetXml(index)).join('')).toContain(`<formula1>lists!$${letter}$2:$${letter}$${choices.length + 1}</formula1>`);
    });
    expect(heads).toHaveLength(8);
  });
  it('explains each value beside its cell, whole and in both languages', () => {
    SHEETS.forEach((key, index) => {
      const notes = [...sheetXml(index).matchAll(/ prompt="([^"]*)"/g)].map(([, note = '']) => note);
      expect(notes).toHaveLength(COLUMNS[key].length);
      for (const note of notes) { expect(note.length).toBeLessThan(255); expect(note).toMatch(/[.!]\u200e$/); expect(note).toMatch(/\p{Script=Arabic}.*&#10;.*\p{Script=Latin}/u); }
    });
  });
  it('has labels that cannot be taken for one another', () => {
    const words = ceremonyWords(), book = read(bytes, { type: 'array' });
    for (const key of SHEETS) {
      const rows = utils.sheet_to_json<string[]>(book.Sheets[key] as WorkSheet, { header: 1 });
      const labels = key === 'ceremony' ? rows.slice(1).map(([label = '']) => label) : rows[0] ?? [];
      expect(labels.map((label) => words.column[key](label))).toEqual(COLUMNS[key].map((column) => column.key));
    }
  });
  it('is the same bytes each time', () => expect(Buffer.from(ceremonyTemplate()).equals(bytes)).toBe(true));
  it('empty, says what is missing', () => {
    expect(brief(errorsOf(readCeremonyForm(bytes)))).toEqual(expect.arrayContaining(['MISSING_VALUE ceremony!B2', 'NO_BENEFICIARIES beneficiaries!']));
    expect(brief(errorsOf(readCeremonyForm(bytes))).every((problem) => /^(?:MISSING_VALUE|NO_BENEFICIARIES) /.test(problem))).toBe(true);
  });
  it('filled with the sample, gives the sample’s form', () => {
    const reading = readCeremonyForm(bytesOf(filled()));
    const { sheets, ...form } = formOf(reading), { sheets: _, ...sample } = formOf(readCeremonyForm(agadir()));
    expect(reading.warnings.filter(({ code }) => code !== 'READING_NOT_SAID')).toEqual([]);
    expect(form.ceremony).toEqual(sample.ceremony);
    expect(form.beneficiaries.map(({ recipient, lines }) => ({ recipient, lines }))).toEqual(sample.beneficiaries.map(({ recipient, lines }) => ({ recipient, lines })));
    expect(form.signatories).toEqual(sample.signatories);
    expect(sheets).toEqual({ beneficiaries: 'beneficiaries', equipment: 'equipment' });
  });
});
