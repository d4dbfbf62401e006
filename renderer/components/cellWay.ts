/* The way to a cell of a workbook, in the words of the person who opens it. */
export const isCell = (cell: string): boolean => /^[A-Z]{1,3}\d{1,7}$/.test(cell);
/** Sheet by sheet, row by row, column by column: the order in which a person walks the workbook. */
export function byCell(one: { readonly cell: string }, other: { readonly cell: string }): number {
  const [a, b] = [parts(one.cell), parts(other.cell)];
  return a.row - b.row || a.column - b.column;
}
function parts(cell: string): { row: number; column: number } {
  const [, letters = '', digits = '0'] = /^([A-Z]*)(\d*)/.exec(cell) ?? [];
  return { row: Number(digits), column: [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) };
}
/** What is wrong, and how to mend it: a message says the first in its first sentence. Stops inside isolated values do not count. */
export function inTwo(message: string): readonly [what: string, how: string] {
  let depth = 0;
  for (let at = 0; at < message.length - 1; at++) {
    const sign = message.charAt(at);
    if (sign === '\u2068' || sign === '\u2066' || sign === '\u2067') depth++;
    else if (sign === '\u2069') depth--;
    else if (depth === 0 && (sign === '.' || sign === '؟') && message.charAt(at + 1) === ' ') return [message.slice(0, at + 1), message.slice(at + 2)];
  }
  return [message, ''];
}
