import { describe, expect, it } from 'vitest';
import { checkSentences } from '../../build/checks/sentences.ts';
import { plant } from './plant.ts';

const check = (code: string, data = {}, file = 'electron/hosts/cli.ts') => checkSentences(plant({ [file]: code }), data);

describe('no sentence of a language stands in code', () => {
  it.each([
    ['Arabic', "export const a = 'تم الحفظ';"],
    ['one Arabic word in a template', 'export const a = (n: number) => `${n} درهم`;'],
    ['an accented word', "export const a = 'Terminé';"],
    ['a French sentence without accents', "export const a = 'Le fichier existe';"],
    ['an English sentence', "console.log('Done with it all');"],
    ['a sentence beside a value', 'export const a = (file: string) => `${file} could not be read`;'],
    ['a sentence inside the hole of a template', "export const a = (b: boolean) => `${b ? 'It is all there' : ''}`;"],
    ['a sentence in a function handed to an assertion', "assert(list.every(() => say('Done with it all')), 'a bug');"],
    ['a sentence that begins like SQL', "export const a = 'Select the right file';"],
  ])('finds %s', (_, code) => {
    expect(check(code)).toEqual([expect.stringMatching(/^electron\/hosts\/cli\.ts:1 a sentence in code: /)]);
  });
  it('finds a sentence on the screen', () => {
    expect(check('export const P = () => <p>Save the file now</p>;', {}, 'renderer/app/P.tsx')).toHaveLength(1);
  });
  it.each([
    ['a key', "export const a = 'handover.hello';"],
    ['a comment', '// Le fichier existe déjà\nexport const a = 1;'],
    ['a bug', "export const f = () => { throw new BugError('the row is not there'); };"],
    ['an assertion', "assert(1 > 0, `one must be more than ${0}`);"],
    ['an error class', "export class TooTall extends Error { constructor() { super('a block is higher than the page'); } }"],
    ['SQL', 'db.prepare(`${a} and the rest here`); export const q = "SELECT name FROM users WHERE id = ?";'],
    ['SQL of a tag', 'sql.run`${table} and the rest here`;'],
    ['single letters that code works on', "export const a = 'ء'; export const e = 'é';"],
    ['a pattern', 'export const r = /المبلغ الإجمالي/; export const s = new RegExp(`المبلغ ${r}`);'],
    ['a font', "export const f = 'Noto Sans Symbols 2';"],
  ])('leaves %s alone', (_, code) => {
    expect(check(code)).toEqual([]);
  });
  it('leaves files of words alone, and says when one holds none any more', () => {
    const data = { 'shared/domain/words.ts': 'number words' };
    expect(checkSentences(plant({ 'shared/domain/words.ts': "export const one = 'واحد';" }), data)).toEqual([]);
    expect(checkSentences(plant({ 'shared/domain/words.ts': 'export const one = 1;' }), data))
      .toEqual(['build/checks/sentences.ts:1 WORD_DATA lists shared/domain/words.ts, which holds no words']);
  });
});
