import { utils, write } from '@e965/xlsx';
import { existsSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { idmaj, workFolder, type Ran } from '#tests/support/cli.ts';
import { demonstrationIn } from '#tests/support/demonstration.ts';

/* Case files by the command line alone, on the built program, over the demonstration. */
const folder = workFolder(), data = folder.at('data');
const run = (...args: string[]): Ran => idmaj([...args, '--data', data]);
const json = <T>(ran: Ran): T => { expect(ran).toMatchObject({ status: 0 }); return JSON.parse(ran.out) as T; };
interface Found { readonly fileNumber: string; readonly nameAr: string; readonly nameFr: string; readonly status: string }
beforeAll(() => demonstrationIn(data));
afterAll(folder.remove);

it('template, import, find, show', () => {
  const template = folder.at('vide.xlsx'), filled = folder.at('dossiers.xlsx'), faulty = folder.at('faux.xlsx');
  expect(idmaj(['template', 'beneficiaries', template])).toMatchObject({ status: 0, err: '' });
  expect(existsSync(template)).toBe(true);
  const rows = [['file_number', 'cin', 'name_ar', 'name_fr', 'sex', 'trade', 'opened_on'], ['', 'ZX900012', '', 'Naïma Aït El Haj', 'F', 'Couture', '01/02/2025'], ['Ancien 7', '', 'حسين بوعزة', '', 'M', '', '']];
  const save = (file: string, table: unknown[][]): void => { const book = utils.book_new(); utils.book_append_sheet(book, utils.aoa_to_sheet(table), 'beneficiaries'); writeFileSync(file, Buffer.from(write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer)); };
  save(filled, rows);
  save(faulty, [...rows, ['', '', '', '', 'X']]);
  const refused = run('import', 'beneficiaries', faulty);
  expect(refused).toMatchObject({ status: 1, out: '' });
  expect(refused.err).toContain('E4');
  expect(json<{ files: number }>(run('import', 'beneficiaries', filled, '--json'))).toMatchObject({ files: 2, known: 0 });
  const find = (text: string): Found[] => json<Found[]>(run('beneficiaries', 'find', text, '--json'));
  const [naima] = find('ait elhaj');
  expect(naima).toMatchObject({ nameAr: '', nameFr: 'Naïma Aït El Haj', status: 'intake' });
  expect(Object.keys(naima ?? {})).toEqual(['fileNumber', 'nameAr', 'nameFr', 'status']);
  // any text is a question, one spelt like an option too; asked for alone, help is help
  expect(['--', '--json', '--data', '--help', '-zz', '*', '"', '😀', 'ن'.repeat(10_000)].map(find)).toEqual(Array.from({ length: 9 }, () => []));
  expect(idmaj(['beneficiaries', 'find', '--help']).out).toContain('QUERY');
  expect(run('beneficiaries', 'find')).toMatchObject({ status: 2, out: '' });
  expect([find('ZX9000'), find('hassan').filter(({ nameAr }) => nameAr === 'حسين بوعزة'), find('--nobody'), find('')]).toEqual([[naima], [], [], []]);
  expect(json<{ identity: { cinMasked: string } }>(run('beneficiaries', 'show', naima?.fileNumber ?? '', '--json')).identity.cinMasked).toBe('ZX••••12');
  const { out: old } = run('beneficiaries', 'show', 'ancien7');
  expect(old).toContain('Ancien 7');
  // what is not there is said in words, never as a zero
  expect(old).toContain('Rien n’est encore dans le dossier');
  expect(run('beneficiaries', 'show', 'personne')).toMatchObject({ status: 1, out: '' });
});
it('a paper for a partner: given by consent, and told as theirs by verify and the archive', () => {
  const fileNumber = '3-2024-0013', { consents } = json<{ consents: { purpose: string; partner: string; answer: string }[] }>(run('beneficiaries', 'show', fileNumber, '--json'));
  expect(run('beneficiaries', 'show', fileNumber).out).toMatch(/Dans le dossier – 1 diagnostic – 1 projet de vie(?: – [1-9]\d* [^–]+)+$/m);
  const partner = consents.find(({ purpose, answer }) => purpose === 'sharing' && answer === 'given')?.partner ?? '', out = folder.at('partner');
  expect(run('print', 'summary', fileNumber, '--for', 'Inconnus', '--purpose', 'Stage', '--out', out)).toMatchObject({ status: 1, out: '' });
  const { papers: [paper] } = json<{ papers: { file: string }[] }>(run('print', 'summary', fileNumber, '--lang', 'fr', '--for', partner, '--purpose', 'Stage', '--out', out, '--force', '--json')), name = paper?.file ?? '';
  expect(run('verify', `${out}/${name}`)).toMatchObject({ status: 0, out: expect.stringContaining(`exemplaire destiné à ${partner}`) as string });
  expect(run('archive', 'list').out).toContain(`${name} (pour ${partner})`);
});
