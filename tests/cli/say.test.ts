import { describe, expect, it } from 'vitest';
import { lineOf, say } from '../../electron/hosts/cli/say.ts';

const sentence = { ar: 'لم يذكر أي موقع.', fr: 'Aucun signataire.' }, at = { code: 'NO_SIGNATORIES', message: sentence };
describe('a problem as one line', () => {
  it.each([
    ['sheet, cell and value', { sheet: 'equipment', cell: 'B2', value: '3' }, 'equipment B2 « 3 » : Aucun signataire.'],
    ['sheet and cell', { sheet: 'equipment', cell: 'B2', value: '' }, 'equipment B2 : Aucun signataire.'],
    ['a sheet alone', { sheet: 'signatories', cell: '', value: '' }, 'signatories : Aucun signataire.'],
    ['no place', { sheet: '', cell: '', value: '' }, 'Aucun signataire.'],
  ])('%s', (_what, where, line) => { expect(lineOf('fr', { ...where, ...at }).replaceAll(/[\u00a0\u202f]/g, ' ')).toBe(line); });
});
it.each([
  ['fr', 1, 'Validée : 1 certificat, PV/1.'], ['fr', 2, 'Validée : 2 certificats, de PV/1 à PV/2.'],
  ['ar', 1, 'تمت المصادقة: محضر واحد، PV/1.'], ['ar', 2, 'تمت المصادقة: محضران، من PV/1 إلى PV/2.'],
] as const)('%s: one is named once, several from the first to the last (%i)', (lang, certificates, words) => {
  expect(say(lang, 'cli.ISSUED', { certificates, first: 'PV/1', last: `PV/${certificates}` }).replaceAll(/[\u2066-\u2069]/g, '').replaceAll(/[\u00a0\u202f]/g, ' ')).toBe(words);
});
