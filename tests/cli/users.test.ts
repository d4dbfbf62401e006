import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idmaj, workFolder, type Ran } from '#tests/support/cli.ts';
import { lightenKeys } from '#tests/support/keys.ts';

/* Several people at one centre, by the command line alone. */
const { at, remove } = workFolder();
const DIRECTOR = 'phrase de la directrice', COMPANION = 'phrase du compagnon';
const run = (args: readonly string[], passphrase = DIRECTOR, more: Readonly<Record<string, string>> = {}): Ran => {
  Object.assign(process.env, more);
  try { return idmaj([...args, '--data', at('data')], { passphrase }); } finally { for (const name of Object.keys(more)) delete process.env[name]; }
};
const json = ({ out }: Ran): unknown => JSON.parse(out);
let words = '';
beforeAll(async () => {
  const made = run(['init', '--code', 'AGA', '--name-ar', 'مركز', '--name-fr', 'Centre', '--user', 'Amina B.', '--sheet', at('sheet.pdf'), '--json']);
  expect(made.err).toBe('');
  words = (json(made) as { recovery: string }).recovery;
  await lightenKeys(at('data'), DIRECTOR);
});
afterAll(remove);

describe('users by the command line', () => {
  it('init prints the recovery words, and writes their sheet', () => {
    expect(words.split(' ')).toHaveLength(12);
    expect(existsSync(at('sheet.pdf'))).toBe(true);
    expect(readFileSync(at('sheet.pdf')).subarray(0, 4).toString()).toBe('%PDF');
  });
  it('does not write over a sheet that is there, and makes none before it may', () => {
    const sheet = readFileSync(at('sheet.pdf')), before = json(run(['users', 'list', '--json']));
    expect(run(['users', 'recovery-sheet', '--out', at('sheet.pdf')])).toMatchObject({ status: 1, out: '', err: expect.stringContaining('--force') });
    expect(idmaj(['init', '--code', 'AGA', '--name-ar', 'مركز', '--name-fr', 'Centre', '--sheet', at('sheet.pdf'), '--data', at('other')], { passphrase: DIRECTOR })).toMatchObject({ status: 1, out: '' });
    expect(existsSync(at('other'))).toBe(false);
    expect(readFileSync(at('sheet.pdf')).equals(sheet)).toBe(true);
    expect(json(run(['users', 'list', '--json']))).toMatchObject({ recoverySheetAt: (before as { recoverySheetAt: string }).recoverySheetAt });
    words = (json(run(['users', 'recovery-sheet', '--out', at('sheet.pdf'), '--force', '--json'])) as { recovery: string }).recovery;
    expect(readFileSync(at('sheet.pdf')).equals(sheet)).toBe(false);
  });
  it('tells the new name of whom it renames', () => {
    expect(run(['users', 'rename', 'Amina B.', 'Amina Ben'])).toMatchObject({ status: 0, out: expect.stringContaining('Amina Ben') });
    expect(run(['users', 'rename', 'Amina Ben', 'Amina B.'])).toMatchObject({ status: 0 });
  });
  it('adds, lists, and then wants to know who it is', () => {
    expect(run(['users', 'add', 'Brahim'])).toMatchObject({ status: 2, err: expect.stringContaining('ROLE') });
    expect(run(['users', 'add', 'Brahim', '--role', 'case-worker'], DIRECTOR, { IDMAJ_NEW_PASSPHRASE: COMPANION })).toMatchObject({ status: 2 });
    expect(run(['users', 'add', 'Brahim', '--role', 'companion'])).toMatchObject({ status: 1, err: expect.stringContaining('IDMAJ_NEW_PASSPHRASE') });
    expect(run(['users', 'add', 'Brahim', '--role', 'companion'], DIRECTOR, { IDMAJ_NEW_PASSPHRASE: COMPANION })).toMatchObject({ status: 0 });
    expect(run(['users', 'list'])).toMatchObject({ status: 1, out: '' });
    expect(json(run(['users', 'list', '--user', 'amina b.', '--json']))).toMatchObject({ users: [{ name: 'Amina B.', role: 'director' }, { name: 'Brahim', role: 'companion', active: true }] });
    expect(run(['ceremonies', '--user', 'Brahim'], COMPANION)).toMatchObject({ status: 0 });
    expect(run(['ceremonies', '--user', 'Brahim'])).toMatchObject({ status: 1 });
    expect(run(['users', 'list', '--user', 'Brahim'], COMPANION).err).toContain('Votre rôle');
  });
  it('says of a passphrase that it is easily guessed, however long', () => {
    const added = (phrase: string, n: number) => run(['users', 'add', `Essai ${n}`, '--role', 'auditor', '--user', 'Amina B.'], DIRECTOR, { IDMAJ_NEW_PASSPHRASE: phrase });
    expect(added('a'.repeat(20), 1)).toMatchObject({ status: 0, err: expect.stringContaining('se devine') });
    expect(added('olivier montagne trois bougies', 2)).toMatchObject({ status: 0, err: '' });
    for (const n of [1, 2]) run(['users', 'remove', `Essai ${n}`, '--user', 'Amina B.']);
  });
  it('gives another role, closes the account, and says what it cannot', () => {
    expect(run(['users', 'role', 'Brahim', 'placement-officer', '--user', 'Amina B.'])).toMatchObject({ status: 0 });
    expect(run(['users', 'role', 'Amina B.', 'auditor', '--user', 'Amina B.']).err).toContain('ses propres droits');
    expect(run(['users', 'remove', 'Personne', '--user', 'Amina B.']).err).toContain('Personne');
    expect(run(['users', 'remove', 'Brahim', '--user', 'Amina B.'])).toMatchObject({ status: 0, out: expect.stringContaining('fermé') });
    expect(run(['ceremonies', '--user', 'Brahim'], COMPANION)).toMatchObject({ status: 1 });
  });
  it('changes a passphrase, by the old one or by the sheet', () => {
    expect(run(['users', 'passphrase'], DIRECTOR, { IDMAJ_NEW_PASSPHRASE: 'une phrase toute neuve' })).toMatchObject({ status: 0 });
    expect(run(['ceremonies'])).toMatchObject({ status: 1 });
    expect(run(['users', 'passphrase'], '', { IDMAJ_NEW_PASSPHRASE: 'encore une autre phrase', IDMAJ_RECOVERY: words })).toMatchObject({ status: 0 });
    expect(run(['ceremonies'], 'encore une autre phrase')).toMatchObject({ status: 0 });
  });
});
