import workbook from './ceremony-agadir.xlsx?inline';

/** The workbook of the demonstration's ceremony, carried inside the program so that it is there wherever the program is. */
export const ceremonyWorkbook = (): Uint8Array => Buffer.from(workbook.slice(workbook.indexOf(',') + 1), 'base64');
