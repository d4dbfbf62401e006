import { strToU8, zipSync } from 'fflate';

/*
 * Writes a small .xlsx (ECMA-376) with what an empty form needs and no writer at hand has together: right-to-left sheets, frozen
 * headers, lists of choices, notes that show beside the cell being filled, formats a column.
 */
export const STYLES = ['text', 'header', 'requiredHeader', 'note', 'date', 'amount', 'whole', 'time'] as const;
export type Style = (typeof STYLES)[number];
export interface SheetCell { readonly text: string; readonly style: Style }
/** What holds for a range of cells: a note shown beside it, and where to choose from. */
export interface Rule { readonly range: string; readonly note: string; /** a range on another sheet */ readonly choices?: string }
export interface Sheet {
  readonly name: string;
  readonly hidden?: true;
  readonly columns: readonly { readonly width: number; readonly style: Style }[];
  readonly rows: readonly (readonly SheetCell[])[];
  /** Heights in points of the header and of the other rows given: programs do not always fit a row to its wrapped text. */
  readonly heights: { readonly header: number; readonly row: number };
  readonly rules: readonly Rule[];
  /** Title and text of the warning on a value outside the choices. */
  readonly warning: { readonly title: string; readonly text: string };
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const CONTENT = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
/** Excel refuses longer notes and titles. */
const MAX_NOTE = 255, MAX_TITLE = 32;

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll('\n', '&#10;');
const styleOf = (style: Style): number => STYLES.indexOf(style) + 1;
export function columnName(index: number): string {
  const rest = Math.floor(index / 26);
  return `${rest > 0 ? columnName(rest - 1) : ''}${String.fromCharCode(65 + (index % 26))}`;
}

function sheetXml({ columns, rows, heights, rules, warning }: Sheet, first: boolean): string {
  const cols = columns.map(({ width, style }, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" style="${styleOf(style)}" customWidth="1"/>`).join('');
  const data = rows.map((cells, row) => `<row r="${row + 1}" ht="${row === 0 ? heights.header : heights.row}" customHeight="1">${cells.map(({ text, style }, column) => {
    const place = `r="${columnName(column)}${row + 1}" s="${styleOf(style)}"`;
    return text === '' ? `<c ${place}/>` : `<c ${place} t="inlineStr"><is><t xml:space="preserve">${escape(text)}</t></is></c>`;
  }).join('')}</row>`).join('');
  const validations = rules.map(({ range, note, choices }) =>
    `<dataValidation ${choices ? 'type="list" errorStyle="warning" showErrorMessage="1" ' : ''}allowBlank="1" showInputMessage="1" `
    + `errorTitle="${escape(warning.title.slice(0, MAX_TITLE))}" error="${escape(warning.text.slice(0, MAX_NOTE))}" prompt="${escape(note.slice(0, MAX_NOTE))}" sqref="${range}"`
    + (choices ? `><formula1>${escape(choices)}</formula1></dataValidation>` : '/>')).join('');
  return `${XML}<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView rightToLeft="1" workbookViewId="0"${first ? ' tabSelected="1"' : ''}>`
    + '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
    + `<sheetFormatPr defaultRowHeight="15"/><cols>${cols}</cols><sheetData>${data}</sheetData>`
    + (rules.length > 0 ? `<dataValidations count="${rules.length}">${validations}</dataValidations>` : '')
    + '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/></worksheet>';
}

/** Number formats: 49 is text, 1 a whole number, 4 an amount (ECMA-376 part 1, 18.8.30); 164 and 165 are ours. */
const FORMATS: Readonly<Record<Style, { readonly format: number; readonly font?: number; readonly fill?: number; readonly wrap?: true }>> = {
  text: { format: 49 }, header: { format: 49, font: 1, fill: 2, wrap: true }, requiredHeader: { format: 49, font: 1, fill: 3, wrap: true },
  note: { format: 49, font: 2, wrap: true }, date: { format: 164 }, amount: { format: 4 }, whole: { format: 1 }, time: { format: 165 },
};
function stylesXml(): string {
  const fill = (color: string): string => `<fill><patternFill patternType="solid"><fgColor rgb="${color}"/><bgColor indexed="64"/></patternFill></fill>`;
  const cells = STYLES.map((style) => {
    const { format, font = 0, fill: filled = 0, wrap } = FORMATS[style];
    return `<xf numFmtId="${format}" fontId="${font}" fillId="${filled}" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1"`
      + (wrap ? ' applyAlignment="1"><alignment horizontal="right" vertical="center" wrapText="1" readingOrder="2"/></xf>' : '/>');
  }).join('');
  const font = (weight: string, color = ''): string => `<font>${weight}<sz val="11"/>${color}<name val="Calibri"/><family val="2"/></font>`;
  return `${XML}<styleSheet xmlns="${MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/><numFmt numFmtId="165" formatCode="hh:mm"/></numFmts>`
    + `<fonts count="3">${font('')}${font('<b/>')}${font('', '<color rgb="FF4A4A4A"/>')}</fonts>`
    + `<fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>${fill('FFE7EEF5')}${fill('FFFCE4C8')}</fills>`
    + '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    + `<cellXfs count="${STYLES.length + 1}"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>${cells}</cellXfs>`
    + '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>';
}

/** The workbook's bytes; the same sheets always give the same bytes. */
export function writeSpreadsheet(sheets: readonly Sheet[]): Uint8Array {
  const part = (index: number): string => `worksheets/sheet${index + 1}.xml`;
  const files: Record<string, string> = {
    '[Content_Types].xml': `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>`
      + `<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${CONTENT}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${CONTENT}.styles+xml"/>`
      + `${sheets.map((_, index) => `<Override PartName="/xl/${part(index)}" ContentType="${CONTENT}.worksheet+xml"/>`).join('')}</Types>`,
    '_rels/.rels': `${XML}<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><bookViews><workbookView/></bookViews><sheets>`
      + `${sheets.map(({ name, hidden }, index) => `<sheet name="${escape(name)}" sheetId="${index + 1}"${hidden ? ' state="hidden"' : ''} r:id="rId${index + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${XML}<Relationships xmlns="${RELATIONS}">${sheets.map((_, index) => `<Relationship Id="rId${index + 1}" Type="${OFFICE}/worksheet" Target="${part(index)}"/>`).join('')}`
      + `<Relationship Id="rId${sheets.length + 1}" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': stylesXml(),
  };
  sheets.forEach((sheet, index) => { files[`xl/${part(index)}`] = sheetXml(sheet, index === 0); });
  // zip keeps local times from 1980 on: one fixed moment
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])), { mtime: new Date(2025, 0, 1) });
}
