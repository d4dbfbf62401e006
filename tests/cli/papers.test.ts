import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idmaj, workFolder, type Ran } from '#tests/support/cli.ts';
import { demonstrationIn } from '#tests/support/demonstration.ts';
import { infoOf, textOf } from '#tests/support/poppler.ts';

/* The papers of a day by the command line, as a person would ask for them. */
const folder = workFolder(), data = folder.at('data');
let ceremony = '';
const run = (...args: string[]): Ran => idmaj([...args, '--data', data]);
const print = (out: string, ...args: string[]): Ran => run('print', ceremony, '--out', folder.at(out), ...args);
const names = (out: string): string[] => readdirSync(folder.at(out)).filter((name) => name !== 'manifest.json').sort();
const sha256 = (out: string, name: string): string => createHash('sha256').update(readFileSync(folder.at(out, name))).digest('hex');
const json = (ran: Ran): Record<string, unknown> => JSON.parse(ran.out) as Record<string, unknown>;

beforeAll(async () => {
  ({ ceremonyId: ceremony } = await demonstrationIn(data));
  expect(run('issue', ceremony)).toMatchObject({ status: 0 });
});
afterAll(() => { folder.remove(); });

describe('sets by name', () => {
  it('are every paper of the ceremony in each language', () => {
    expect(print('all', '--set', 'all', '--lang', 'both', '--merge')).toMatchObject({ status: 0, err: '' });
    expect(names('all')).toEqual(['attendance', 'attestations', 'certificates', 'labels', 'leaflets', 'list-public', 'list', 'programme', 'receipts', 'slip', 'summary'].map((name) => `${name}.both.pdf`));
    const info = infoOf(folder.at('all', 'certificates.both.pdf'));
    expect(info).toMatch(/Pages:\s+4[89]|Pages:\s+[5-9]\d/);
    const text = textOf(folder.at('all', 'list-public.both.pdf'));
    expect(text).toContain('Garage');
    expect(text).not.toMatch(/Aguensous|أكنسوس|JT90|PV\/AGA|062421/);
  });
  it('are one file a person where they are not merged', () => {
    expect(print('single', '--set', 'receipts, attestations,slip', '--lang', 'fr')).toMatchObject({ status: 0 });
    expect(names('single')).toHaveLength(49);
    expect(names('single')).toEqual(expect.arrayContaining(['RE-AGA-2025-0001.fr.pdf', 'AT-AGA-2025-0024.fr.pdf', 'slip.fr.pdf']));
    const attestation = textOf(folder.at('single', 'AT-AGA-2025-0001.fr.pdf'));
    expect(attestation).not.toMatch(/prison|détenu|détention/i);
  });
  it('default to Arabic', () => {
    expect(print('plain', '--set', 'list')).toMatchObject({ status: 0 });
    expect(names('plain')).toEqual(['list.ar.pdf']);
  });
});

describe('originals', () => {
  it('merged, sorted by recipient, each certificate on a fresh sheet; the same bytes again', () => {
    const wanted = ['--set', 'certificates', '--originals', '4', '--sort', 'recipient', '--duplex', '--merge', '--lang', 'ar'];
    const printed = json(print('merged', ...wanted, '--json'));
    expect(printed).toMatchObject({ papers: [{ file: 'certificates.ar.pdf', reference: expect.stringMatching(/^SET\//), pages: 192 }], pending: [] });
    print('merged-again', ...wanted);
    expect(sha256('merged-again', 'certificates.ar.pdf')).toBe(sha256('merged', 'certificates.ar.pdf'));
    expect(run('verify', folder.at('merged', 'certificates.ar.pdf'))).toMatchObject({ status: 0, out: expect.stringContaining('PV/AGA/2025/0024') });
  });
  it.each([
    [['--originals', '9'], 1, '4'], [['--originals', '2', '--set', 'list'], 1, 'originaux'], [['--originals', 'deux'], 2, 'deux'], [['--originals', '-1'], 2, ''], [['--sort', 'name'], 2, 'recipient'], [['--set', 'nothing'], 2, 'labels'], [['--lang', 'en'], 2, 'both'],
  ])('%j is refused in words', (args, status, words) => {
    const ran = print('refused', ...args);
    expect(ran).toMatchObject({ status, out: '' });
    expect(ran.err).toContain(words);
    expect(ran.err).not.toMatch(/\bat .*:\d+:\d+|Error:/);
    expect(existsSync(folder.at('refused'))).toBe(false);
  });
});

describe('the life of a certificate', () => {
  it('cancelled, replaced, reprinted, corrected, signed', () => {
    expect(print('life', '--set', 'certificates', '--lang', 'fr')).toMatchObject({ status: 0 });
    expect(run('cancel', 'PV/AGA/2025/0005')).toMatchObject({ status: 2 });
    expect(run('cancel', 'PV/AGA/2025/0005', '--reason', 'erreur')).toMatchObject({ status: 0, err: '' });
    expect(run('cancel', 'PV/AGA/2025/0005', '--reason', 'erreur')).toMatchObject({ status: 1, out: '' });
    expect(run('verify', folder.at('life', 'PV-AGA-2025-0005.fr.pdf'))).toMatchObject({ status: 1, out: '' });
    expect(json(run('reissue', 'PV/AGA/2025/0005', '--json'))).toMatchObject({ reference: 'PV/AGA/2025/0025', former: 'PV/AGA/2025/0005' });
    expect(run('verify', folder.at('life', 'PV-AGA-2025-0005.fr.pdf'))).toMatchObject({ status: 1, err: expect.stringContaining('PV/AGA/2025/0025') });
    expect(json(run('correct', 'PV-AGA-2025-0006', '--reason', 'adresse', '--json'))).toMatchObject({ reference: 'PV/AGA/2025/0026' });
    expect(run('cancel', 'PV/AGA/2025/0006', '--reason', 'trop tard')).toMatchObject({ status: 1 });
    expect(print('life', '--set', 'certificates,summary', '--lang', 'fr')).toMatchObject({ status: 0 });
    expect(names('life')).toHaveLength(27);
    const summary = textOf(folder.at('life', 'summary.fr.pdf'));
    for (const reference of ['PV/AGA/2025/0025', 'PV/AGA/2025/0026', 'PV/AGA/2025/0005']) expect(summary).toContain(reference);
    expect(run('sign', ceremony)).toMatchObject({ status: 0, out: expect.stringContaining('24') });

    expect(json(run('print', '--reprint', 'PV/AGA/2025/0001', '--lang', 'fr', '--out', folder.at('again'), '--json'))).toMatchObject({ copy: 1 });
    expect(run('print', '--reprint', 'PV/AGA/2025/0001', '--lang', 'fr', '--out', folder.at('again'))).toMatchObject({ status: 0, out: expect.stringContaining('n° 2') });
    expect(names('again')).toEqual(['PV-AGA-2025-0001.duplicate-1.fr.pdf', 'PV-AGA-2025-0001.duplicate-2.fr.pdf']);
    expect(textOf(folder.at('again', 'PV-AGA-2025-0001.duplicate-2.fr.pdf'))).toContain('DUPLICATA');
    expect(run('verify', folder.at('again', 'PV-AGA-2025-0001.duplicate-2.fr.pdf'))).toMatchObject({ status: 0, out: expect.stringContaining('duplicata n° 2') });
    expect(run('print', '--reprint', 'PV/AGA/2025/7777', '--lang', 'fr', '--out', folder.at('none'))).toMatchObject({ status: 1, out: '' });
    expect(run('print', ceremony, '--reprint', 'PV/AGA/2025/0001', '--out', folder.at('none')), 'a ceremony, or one of its papers').toMatchObject({ status: 2, out: '', err: expect.stringContaining(ceremony) });
    expect(existsSync(folder.at('none'))).toBe(false);
  });
  it('a workbook that does not fit is refused in words', () => {
    run('cancel', 'PV/AGA/2025/0025', '--reason', 'encore');
    writeFileSync(folder.at('bad.xlsx'), 'not a workbook');
    expect(run('reissue', 'PV/AGA/2025/0025', '--from', folder.at('bad.xlsx'))).toMatchObject({ status: 1, out: '' });
    expect(run('reissue', 'PV/AGA/2025/0025', '--from', folder.at('missing.xlsx'))).toMatchObject({ status: 1, out: '' });
  });
});

describe('the archive', () => {
  it('is listed and written out byte for byte', () => {
    const { entries, pending } = json(run('archive', 'list', '--json')) as { entries: { sha256: string; reference: string | null }[]; pending: unknown[] };
    expect(pending).toEqual([]);
    // the rest are papers of the demonstration's files
    expect(run('archive', 'list', '--ceremony', ceremony).out.trim().split('\n')).toHaveLength(entries.filter(({ reference }) => !/^(?:CO|DI|PVI|FV)\//.test(reference ?? '')).length);
    expect(run('archive', 'export', '--out', folder.at('archive'))).toMatchObject({ status: 0 });
    const written = names('archive').map((name) => sha256('archive', name));
    expect(written.toSorted()).toEqual(entries.map((entry) => entry.sha256).toSorted());
    expect(run('archive', 'export', '--out', data)).toMatchObject({ status: 1, out: '' });
  });
});

describe('the test page', () => {
  it('needs no centre, and is the same each time', () => {
    for (const out of ['test', 'test-again']) expect(idmaj(['print', 'test-page', '--out', folder.at(out)])).toMatchObject({ status: 0, err: '' });
    expect(names('test')).toEqual(['test-page.both.pdf']);
    expect(sha256('test', 'test-page.both.pdf')).toBe(sha256('test-again', 'test-page.both.pdf'));
    expect(infoOf(folder.at('test', 'test-page.both.pdf'))).toMatch(/Pages:\s+2/);
  });
});
