import { message, type Lang, type MessageKey, type MessageParams } from '#shared/i18n/index.ts';
import { TRADES } from '#shared/domain/trades.ts';
import { CODE_LISTS, COLUMNS, FILE_SHEETS, IDENTIFIERS, SHEETS, type CodeList, type Column, type Kind, type SheetKey } from './ceremonyColumns.ts';
import { MAX_ROWS } from './ceremonySheets.ts';
import { columnName, writeSpreadsheet, type Rule, type Sheet, type SheetCell, type Style } from './spreadsheet.ts';
import { bothLabels, codeLabels, columnLabel, tradeLabel } from './words.ts';

/** The hidden sheet that holds the choices, a list a column. */
const LISTS = 'lists';
type ChoiceList = CodeList | 'trade';
const CHOICES: readonly ChoiceList[] = [...CODE_LISTS, 'trade'];
const listOf = ({ kind }: Column): ChoiceList | null => (kind.is === 'code' ? kind.list : kind.is === 'trade' ? kind.is : null);
/** The lists that the columns of these sheets need. */
const listsFor = (sheets: readonly SheetKey[]): readonly ChoiceList[] => CHOICES.filter((list) => sheets.some((sheet) => COLUMNS[sheet].some((column) => listOf(column) === list)));
const choicesOf = (list: ChoiceList): string[] => (list === 'trade' ? TRADES.map(tradeLabel) : codeLabels(list)).map(bothLabels);

const STYLE: Readonly<Record<Kind['is'], Style>> = {
  // a birth date may be a year: as a date, 1984 would turn into 06/06/1905
  text: 'text', pair: 'text', birth: 'text', code: 'text', codes: 'text', trade: 'text', date: 'date', time: 'time', amount: 'amount', whole: 'whole',
};
const WIDTH: Readonly<Record<Kind['is'], number>> = { text: 28, pair: 24, birth: 18, code: 22, codes: 28, trade: 28, date: 18, time: 14, amount: 20, whole: 16 };

function noteKey({ kind }: Column): { key: MessageKey; params?: MessageParams } {
  switch (kind.is) {
    case 'text': return { key: 'ceremonyForm.noteText', params: { max: kind.max } };
    case 'pair': return { key: 'ceremonyForm.notePair' };
    case 'date': return { key: 'ceremonyForm.noteDate' };
    case 'birth': return { key: 'ceremonyForm.noteBirth' };
    case 'time': return { key: 'ceremonyForm.noteTime' };
    case 'amount': return { key: 'ceremonyForm.noteAmount' };
    case 'whole': return { key: 'ceremonyForm.noteWhole', params: { min: kind.min, max: kind.max } };
    case 'codes': return { key: 'fileForm.noteLanguages' };
    default: return { key: 'ceremonyForm.noteChoice' };
  }
}
/** French between left-to-right marks, so that its stop and brackets stay in place in a right-to-left cell; the marks are not read back. */
const held = (french: string): string => `\u200e${french}\u200e`;
const labels = (key: MessageKey): string => `${message('ar', key)} / ${held(message('fr', key))}`;
/** What to write there, in both languages. */
function noteOf(sheet: SheetKey, column: Column): string {
  const { key, params } = noteKey(column);
  const identifier: MessageKey | null = !IDENTIFIERS.includes(column.key) || sheet === 'files' ? null : column.key === 'name' ? 'fileForm.noteName'
    : sheet !== 'beneficiaries' ? 'ceremonyForm.noteEquipmentIdentifier' : 'ceremonyForm.noteIdentifier';
  const inLang = (lang: Lang): string => [
    ...(column.required ? [message(lang, 'ceremonyForm.noteRequired')] : []),
    identifier ? message(lang, identifier) : message(lang, key, params),
    ...(column.kind.is === 'text' && column.kind.restricted ? [message(lang, 'ceremonyForm.noteNeverPrinted')] : []),
    ...(column.key === 'role' ? [message(lang, 'ceremonyForm.noteOrder')] : []),
  ].join(' ');
  return `${inLang('ar')}\n${held(inLang('fr'))}`;
}
/** Where the choices of a column stand, for a rule. */
function choicesFor(told: Column, lists: readonly ChoiceList[]): { choices?: string } {
  const list = listOf(told);
  if (list === null) return {};
  const column = columnName(lists.indexOf(list));
  return { choices: `${LISTS}!$${column}$2:$${column}$${choicesOf(list).length + 1}` };
}
const header = (sheet: SheetKey, column: Column): SheetCell => ({
  text: `${labels(columnLabel(sheet, column.key))}${column.required ? ' *' : ''}`, style: column.required ? 'requiredHeader' : 'header',
});
const plain = (key: MessageKey): SheetCell => ({ text: labels(key), style: 'header' });

/** Key, value, and how to fill it. */
function keysSheet(warning: Sheet['warning'], lists: readonly ChoiceList[]): Sheet {
  const columns = COLUMNS.ceremony;
  return {
    name: 'ceremony', warning,
    heights: { header: 24, row: 34 },
    columns: [{ width: 66, style: 'text' }, { width: 48, style: 'text' }, { width: 96, style: 'note' }],
    rows: [
      [plain('ceremonyForm.keyHeader'), plain('ceremonyForm.valueHeader'), plain('ceremonyForm.noteHeader')],
      ...columns.map((column): SheetCell[] => [header('ceremony', column), { text: '', style: STYLE[column.kind.is] }, { text: noteOf('ceremony', column), style: 'note' }]),
    ],
    rules: columns.map((column, index): Rule => ({ range: `B${index + 2}`, note: noteOf('ceremony', column), ...choicesFor(column, lists) })),
  };
}
function tableSheet(sheet: Exclude<SheetKey, 'ceremony'>, warning: Sheet['warning'], lists: readonly ChoiceList[]): Sheet {
  const columns = COLUMNS[sheet];
  return {
    name: sheet, warning, heights: { header: 48, row: 15 },
    columns: columns.map(({ kind }) => ({ width: WIDTH[kind.is], style: STYLE[kind.is] })),
    rows: [columns.map((column) => header(sheet, column))],
    rules: columns.map((column, index): Rule => {
      const name = columnName(index);
      return { range: `${name}2:${name}${MAX_ROWS + 1}`, note: noteOf(sheet, column), ...choicesFor(column, lists) };
    }),
  };
}
function listsSheet(warning: Sheet['warning'], lists: readonly ChoiceList[]): Sheet {
  const all = lists.map(choicesOf), longest = Math.max(...all.map((choices) => choices.length));
  return {
    name: LISTS, hidden: true, warning, rules: [], heights: { header: 15, row: 15 },
    columns: lists.map(() => ({ width: 40, style: 'text' })),
    rows: [
      lists.map((list): SheetCell => ({ text: list, style: 'header' })),
      ...Array.from({ length: longest }, (_, row) => all.map((choices): SheetCell => ({ text: choices[row] ?? '', style: 'text' }))),
    ],
  };
}
/** The empty workbook of case files: the persons, and a row for each of their trainings and experiences. */
export function filesTemplate(): Uint8Array {
  const warning = { title: message('ar', 'ceremonyForm.choiceTitle'), text: bothLabels('ceremonyForm.noteChoice') };
  const lists = listsFor(FILE_SHEETS);
  return writeSpreadsheet([...FILE_SHEETS.map((key) => ({ ...tableSheet(key, warning, lists), name: key === 'files' ? 'beneficiaries' : key })), listsSheet(warning, lists)]);
}
/** The empty workbook of a ceremony (.xlsx): the form's four sheets with headers in both languages, lists of choices, and a note for each value. */
export function ceremonyTemplate(): Uint8Array {
  const warning = { title: message('ar', 'ceremonyForm.choiceTitle'), text: bothLabels('ceremonyForm.noteChoice') };
  const lists = listsFor(SHEETS);
  return writeSpreadsheet([...SHEETS.map((sheet) => (sheet === 'ceremony' ? keysSheet(warning, lists) : tableSheet(sheet, warning, lists))), listsSheet(warning, lists)]);
}
