import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { read, write } from '@e965/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idmaj, workFolder } from '#tests/support/cli.ts';
import { lightenKeys } from '#tests/support/keys.ts';

/* A ceremony from the workbook to the proof, by the command line alone, on the built program. */
const WORKBOOK = path.resolve(import.meta.dirname, '../../electron/demonstration/ceremony-agadir.xlsx');
const folder = workFolder();
const data = folder.at('data');
const sha256 = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');
const json = (text: string): unknown => JSON.parse(text) as unknown;
let ceremony = '';

beforeAll(async () => {
  const made = idmaj(['init', '--data', data, '--code', 'AGA', '--name-ar', 'مركز التجربة', '--name-fr', 'Centre d’essai', '--city-ar', 'أكادير', '--city-fr', 'Agadir'], { passphrase: 'quatre mots bien choisis' });
  expect(made).toMatchObject({ status: 0, err: '' });
  await lightenKeys(data, 'quatre mots bien choisis');
});
afterAll(folder.remove);
const run = (...args: string[]): ReturnType<typeof idmaj> => idmaj([...args, '--data', data], { passphrase: 'quatre mots bien choisis' });

describe('a ceremony by the command line', () => {
  it('imports the workbook whole', () => {
    const ran = run('import', 'ceremony', WORKBOOK, '--json');
    expect(ran.status).toBe(0);
    const value = json(ran.out) as Record<string, unknown>;
    expect(value).toMatchObject({ beneficiaries: 24, lines: 90, totalCentimes: 84_758_666, envelopeCentimes: 85_000_000, remainderCentimes: 241_334 });
    ceremony = String(value['ceremonyId']);
  });
  it('refuses the same ceremony a second time, in words, and replaces the draft when asked', () => {
    const again = run('import', 'ceremony', WORKBOOK, '--json');
    expect(again.status).toBe(1);
    expect(json(again.out)).toMatchObject({ errors: [{ code: 'CEREMONY_EXISTS', message: { ar: expect.stringMatching(/\p{Script=Arabic}/u), fr: expect.any(String) } }] });
    const replaced = run('import', 'ceremony', WORKBOOK, '--replace', '--json');
    expect(replaced).toMatchObject({ status: 0 });
    ceremony = String((json(replaced.out) as Record<string, unknown>)['ceremonyId']);
    expect(json(run('ceremonies', '--json').out)).toMatchObject([{ ceremonyId: ceremony, status: 'draft', beneficiaries: 24, lines: 90 }]);
  });
  it('gives a way out of a draft whose title was mistyped', () => {
    const of = read(readFileSync(WORKBOOK), { type: 'buffer' });
    const cell = of.Sheets['ceremony']?.['B2'] as { v: string; w?: string; h?: string; r?: string };
    Object.assign(cell, { v: 'حفل بعنوان آخر' });
    for (const key of ['w', 'h', 'r'] as const) Reflect.deleteProperty(cell, key);
    writeFileSync(folder.at('typo.xlsx'), write(of, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
    const held = run('import', 'ceremony', folder.at('typo.xlsx'), '--json');
    expect(held).toMatchObject({ status: 1, out: expect.stringContaining('SERIAL_HELD') });
    expect(held.out).toContain('حفل تسليم تجهيزات لفائدة حاملي المشاريع');
    expect(run('discard', ceremony, '--json')).toMatchObject({ status: 0 });
    const typo = json(run('import', 'ceremony', folder.at('typo.xlsx'), '--json').out) as { ceremonyId: string };
    expect(run('discard', typo.ceremonyId)).toMatchObject({ status: 0 });
    expect(json(run('ceremonies', '--json').out)).toEqual([]);
    ceremony = String((json(run('import', 'ceremony', WORKBOOK, '--json').out) as Record<string, unknown>)['ceremonyId']);
  });
  it('prints drafts before validation: marked, without number', () => {
    const out = folder.at('drafts');
    expect(run('print', ceremony, '--lang', 'fr', '--out', out)).toMatchObject({ status: 0 });
    const files = readdirSync(out).sort();
    expect(files).toHaveLength(28);
    expect(files[0]).toBe('DRAFT-0001.fr.pdf');
    expect(run('verify', path.join(out, 'DRAFT-0001.fr.pdf'))).toMatchObject({ status: 1, out: '' });
    // a run that was cut short left its manifest, some papers and half of one: the next one goes on
    rmSync(path.join(out, 'DRAFT-0002.fr.pdf'));
    writeFileSync(path.join(out, '.0123456789ab.part'), 'half');
    utimesSync(path.join(out, '.0123456789ab.part'), new Date(0), new Date(0));
    writeFileSync(path.join(out, 'DRAFT-0003.fr.pdf'), 'noted on by hand');
    expect(run('print', ceremony, '--lang', 'fr', '--out', out)).toMatchObject({ status: 0 });
    expect(readdirSync(out).filter((name) => name.startsWith('DRAFT'))).toHaveLength(24);
    expect(readdirSync(out).filter((name) => name.endsWith('.part'))).toEqual([]);
  });
  it('validates once, without a gap in the numbers', () => {
    const issued = run('issue', ceremony, '--json');
    expect(issued.status).toBe(0);
    const { certificates } = json(issued.out) as { certificates: { reference: string; checkCode: string }[] };
    expect(certificates.map(({ reference }) => reference)).toEqual(Array.from({ length: 24 }, (_, i) => `PV/AGA/2025/${String(i + 1).padStart(4, '0')}`));
    const again = run('issue', ceremony);
    expect(again).toMatchObject({ status: 1, out: '' });
    expect(run('discard', ceremony, '--json')).toMatchObject({ status: 1, out: expect.stringContaining('ALREADY_VALIDATED') });
    // the drafts made void are gone from their folder
    expect(run('print', ceremony, '--lang', 'fr', '--out', folder.at('drafts'))).toMatchObject({ status: 0 });
    expect(readdirSync(folder.at('drafts')).filter((name) => name.startsWith('DRAFT'))).toEqual([]);
    expect(again.err.trim().split('\n')).toHaveLength(1);
    expect(run('import', 'ceremony', WORKBOOK, '--replace', '--json')).toMatchObject({ status: 1, out: expect.stringContaining('CEREMONY_VALIDATED') });
    const code = certificates[4]?.checkCode ?? '';
    expect(run('verify', '--code', code.toLowerCase())).toMatchObject({ status: 0, out: expect.stringContaining('PV/AGA/2025/0005') });
    expect(run('verify', '--code', '111-111-1111')).toMatchObject({ status: 1 });
  });
  it.each(['ar', 'fr'])('prints every certificate in %s, with a manifest, the same bytes again', (lang) => {
    const out = folder.at(`papers-${lang}`);
    const printed = run('print', ceremony, '--lang', lang, '--out', out, '--json');
    expect(printed.status).toBe(0);
    const manifest = json(readFileSync(path.join(out, 'manifest.json'), 'utf8')) as { file: string; reference: string; sha256: string; pages: number }[];
    // plain: certificates, summary, list and public list
    expect(manifest.map(({ file }) => file)).toEqual([...Array.from({ length: 24 }, (_, i) => `PV-AGA-2025-${String(i + 1).padStart(4, '0')}.${lang}.pdf`), `list-public.${lang}.pdf`, `list.${lang}.pdf`, `summary.${lang}.pdf`]);
    expect(manifest[0]).toMatchObject({ reference: 'PV/AGA/2025/0001' });
    for (const entry of manifest) {
      expect(sha256(path.join(out, entry.file))).toBe(entry.sha256);
      expect(entry.pages).toBeGreaterThan(0);
    }
    const again = folder.at(`again-${lang}`);
    expect(run('print', ceremony, '--lang', lang, '--out', again)).toMatchObject({ status: 0 });
    for (const { file, sha256: digest } of manifest) expect(sha256(path.join(again, file))).toBe(digest);
  });
  it('knows its own papers, and names one that was altered', () => {
    const file = folder.at('papers-ar', 'PV-AGA-2025-0003.ar.pdf');
    expect(run('verify', file, '--json')).toMatchObject({ status: 0, out: expect.stringContaining('PV/AGA/2025/0003') });
    const altered = folder.at('altered.pdf');
    const bytes = readFileSync(file);
    bytes[Math.floor(bytes.length / 2)]! ^= 1;
    writeFileSync(altered, bytes);
    expect(run('verify', altered, '--json')).toMatchObject({ status: 1, out: expect.stringContaining('"altered"') });
    writeFileSync(altered, '%PDF-1.4 another');
    expect(run('verify', altered, '--json')).toMatchObject({ status: 1, out: expect.stringContaining('"unknown"') });
    writeFileSync(altered, 'no pdf at all');
    expect(run('verify', altered, '--json')).toMatchObject({ status: 1, out: expect.stringContaining('NOT_A_PDF') });
  });
  it('leaves a folder with other content alone, unless forced', () => {
    const out = folder.at('busy');
    mkdirSync(out);
    writeFileSync(path.join(out, 'mine.txt'), 'mine');
    expect(run('print', ceremony, '--lang', 'fr', '--out', out)).toMatchObject({ status: 1, err: expect.stringContaining('mine.txt') });
    expect(readdirSync(out)).toEqual(['mine.txt']);
    expect(run('print', ceremony, '--lang', 'fr', '--out', out, '--force')).toMatchObject({ status: 0 });
    expect(readFileSync(path.join(out, 'mine.txt'), 'utf8')).toBe('mine');
    // its own papers of another language are no other content
    copyFileSync(path.join(out, 'manifest.json'), folder.at('papers-fr', 'manifest.json'));
    expect(run('print', ceremony, '--lang', 'ar', '--out', folder.at('papers-fr'))).toMatchObject({ status: 0 });
    expect(readdirSync(folder.at('papers-fr'))).toHaveLength(55);
  });
});

describe('wrong use', () => {
  it.each([
    [[], 2], [['nothing'], 2], [['import', 'nothing', 'x', '--data', 'd'], 2], [['issue', '--data', 'd'], 2], [['issue', 'x'], 2], [['issue', 'x', 'y', '--data', 'd'], 2],
    [['ceremonies', '--data'], 2], [['ceremonies', '--data', 'd', '--colour'], 2], [['print', 'x', '--lang', 'en', '--out', 'o', '--data', 'd'], 2], [['verify', '--data', 'd'], 2],
  ])('%j exits %i with words and nothing else', (args, status) => {
    const ran = idmaj(args);
    expect(ran).toMatchObject({ status, out: '' });
    expect(ran.err).not.toMatch(/\bat .*:\d+:\d+|Error:/);
    expect(ran.err.length).toBeGreaterThan(10);
  });
  it('shows help for all in both languages, and for each in one or the other', () => {
    for (const [half, lang] of (['ar', 'fr'] as const).entries()) {
      const all = idmaj(['--help'], { lang });
      expect(all).toMatchObject({ status: 0, err: '' });
      for (const [n, command] of ['init', 'demo', 'template ceremony', 'import ceremony', 'ceremonies', 'issue', 'discard', 'print', 'print test-page', 'cancel', 'reissue', 'correct', 'sign', 'archive list', 'archive export', 'settings', 'verify', 'users add', 'backup create', 'backup restore', 'audit verify', 'persons erase', 'doctor'].entries()) {
        expect(all.out).toContain(`idmaj ${command}`);
        if (n % 2 === half) expect(idmaj([...command.split(' '), '--help'], { lang })).toMatchObject({ status: 0, out: expect.stringContaining(command) });
      }
    }
  });
  it('refuses, each in one line and without a stack: wrong passphrase, no passphrase, no centre, missing file, unknown ceremony', () => {
    const wrong = idmaj(['ceremonies', '--data', data], { passphrase: 'not this one' });
    const none = idmaj(['ceremonies', '--data', data], { passphrase: null });
    const nowhere = idmaj(['ceremonies', '--data', folder.at('nowhere')]);
    const file = run('import', 'ceremony', folder.at('nothing.xlsx'));
    const unknown = run('issue', 'not-an-id');
    const absent = run('print', '0192f0c4-0000-7000-8000-000000000000', '--lang', 'ar', '--out', folder.at('absent'));
    for (const ran of [wrong, none, nowhere, file, unknown, absent]) {
      expect(ran).toMatchObject({ status: 1, out: '' });
      expect(ran.err.trim().split('\n')).toHaveLength(1);
      expect(ran.err).not.toMatch(/\bat .*:\d+|Error/);
    }
    expect(new Set([wrong, none, nowhere, file, unknown, absent].map(({ err }) => err)).size).toBe(6);
    expect(existsSync(folder.at('nowhere'))).toBe(false);
    expect(idmaj(['ceremonies', '--data', data, '--json'], { passphrase: 'not this one' })).toMatchObject({ status: 1, out: expect.stringContaining('"WRONG_PASSPHRASE"') });
  });
  it('does not make a centre over another one', () => {
    expect(idmaj(['demo', '--data', data])).toMatchObject({ status: 1, out: '' });
    expect(run('ceremonies')).toMatchObject({ status: 0 });
  });
  it('prints no paper into the centre’s own folder, wherever a link leads, and makes no folder for nothing', () => {
    symlinkSync(data, folder.at('link'));
    for (const out of [data, path.join(data, 'papers'), folder.at('link', 'papers')]) {
      expect(run('print', ceremony, '--lang', 'ar', '--out', out, '--force', '--json')).toMatchObject({ status: 1, out: expect.stringContaining('OUT_IN_DATA') });
    }
    expect(run('print', 'abc', '--lang', 'ar', '--out', folder.at('none'), '--json')).toMatchObject({ status: 1, out: expect.stringContaining('NOT_A_CEREMONY') });
    expect(existsSync(folder.at('none'))).toBe(false);
  });
  it('gives up at once where no folder can be made', (context) => {
    if (process.platform !== 'linux') context.skip('only Linux has /proc, where nobody makes a folder');
    expect(run('print', ceremony, '--lang', 'ar', '--out', '/proc/idmaj/papers')).toMatchObject({ status: 1, out: '', err: expect.stringContaining('/proc/idmaj') });
    expect(idmaj(['init', '--data', '/proc/idmaj', '--code', 'AGA', '--name-ar', 'م', '--name-fr', 'C'])).toMatchObject({ status: 1, out: '' });
  });
  it('keeps the programme’s name out of the letterhead', () => {
    expect(idmaj(['init', '--data', folder.at('label'), '--code', 'AGA', '--name-ar', 'مركز مصالحة', '--name-fr', 'C', '--json'])).toMatchObject({ status: 1, out: expect.stringContaining('RESTRICTED_LABEL') });
    expect(idmaj(['init', '--data', folder.at('label'), '--code', 'AGA', '--name-ar', 'م', '--name-fr', 'C', '--authority-fr', 'Programme Moussalaha', '--json'])).toMatchObject({ status: 1, out: expect.stringContaining('RESTRICTED_LABEL') });
    expect(existsSync(folder.at('label'))).toBe(false);
  });
  it('answers --json with one value whatever happens, help included', () => {
    for (const args of [['--help'], ['import', '--help'], [], ['nothing'], ['issue'], ['ceremonies', '--data', folder.at('nowhere')], ['import', 'ceremony', folder.at(), '--data', data], ['template', 'ceremony', 'x.pdf']]) {
      const ran = idmaj([...args, '--json']);
      expect(Object.keys(json(ran.out) as object)).toEqual([ran.status === 0 ? 'help' : 'errors']);
    }
    expect(idmaj(['template', '--help'])).toMatchObject({ status: 0, out: expect.stringContaining('template ceremony') });
    expect(idmaj(['ceremonies', '--data', 'a', '--data', 'b'])).toMatchObject({ status: 2, out: '' });
  });
  it('says what is wrong with a code or a name that no centre can have', () => {
    expect(idmaj(['init', '--data', folder.at('bad'), '--code', 'A/B', '--name-ar', 'م', '--name-fr', 'C'])).toMatchObject({ status: 1, out: '' });
    expect(existsSync(folder.at('bad', 'idmaj.keys'))).toBe(false);
  });
});

describe('the template', () => {
  it('is written once, and not over another file', () => {
    const file = folder.at('empty.xlsx');
    expect(idmaj(['template', 'ceremony', file])).toMatchObject({ status: 0 });
    expect(readFileSync(file).subarray(0, 2).toString()).toBe('PK');
    expect(idmaj(['template', 'ceremony', file])).toMatchObject({ status: 1 });
    expect(idmaj(['template', 'ceremony', file, '--force'])).toMatchObject({ status: 0 });
    expect(run('import', 'ceremony', file, '--json')).toMatchObject({ status: 1, out: expect.stringContaining('"errors"') });
  });
});
