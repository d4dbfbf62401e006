import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idmaj, workFolder, type Ran } from '#tests/support/cli.ts';
import { demonstrationIn } from '#tests/support/demonstration.ts';

/* Erasing a person by the command line alone, on the built program. */
const folder = workFolder(), data = folder.at('data');
const run = (...args: string[]): Ran => idmaj(['persons', ...args, '--data', data]);
const json = <T>(ran: Ran): T => { expect(ran).toMatchObject({ status: 0, err: '' }); return JSON.parse(ran.out) as T; };
/** One of the demonstration's invented numbers. */
const FILE_NUMBER = '3-2024-0001';
beforeAll(async () => {
  await demonstrationIn(data);
});
afterAll(folder.remove);

describe('persons by the command line', () => {
  it('are previewed, erased with a reason, listed, and certified', () => {
    const before = json<{ personId: string; drafts: object[] }>(run('erase', FILE_NUMBER, '--dry-run', '--json'));
    expect(before.drafts).toHaveLength(1);
    const dry = run('erase', FILE_NUMBER, '--dry-run').out;
    expect(dry).toContain('Son dossier d’accompagnement entier – ');
    expect(dry).not.toMatch(/[ (]0[ )]/);
    expect(run('erase', FILE_NUMBER)).toMatchObject({ status: 2, err: expect.stringContaining('--reason') });
    const pdf = folder.at('a.pdf');
    writeFileSync(pdf, 'another file');
    expect(run('erase', FILE_NUMBER, '--reason', 'Demande écrite', '--certificate', pdf)).toMatchObject({ status: 1, err: expect.stringContaining('--force') });
    const done = json<{ digest: string }>(run('erase', FILE_NUMBER, '--reason', 'Demande écrite', '--certificate', pdf, '--force', '--json'));
    expect(readFileSync(pdf).subarray(0, 5).toString()).toBe('%PDF-');
    expect(run('erase', FILE_NUMBER, '--dry-run')).toMatchObject({ status: 1, out: '' });
    expect(run('erasures').out).toContain(done.digest.slice(0, 16));
    expect(readFileSync(`${data}/idmaj.erasures`, 'utf8')).toContain(done.digest);
    expect(existsSync(`${data}/idmaj.db-wal`)).toBe(false);
  });
});
