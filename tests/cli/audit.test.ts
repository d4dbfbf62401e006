import { copyFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idmaj, workFolder, type Ran } from '#tests/support/cli.ts';
import { demonstrationIn } from '#tests/support/demonstration.ts';

/* The journal by the command line alone, on the built program. */
const folder = workFolder(), data = folder.at('data');
const run = (...args: string[]): Ran => idmaj(['audit', ...args, '--data', data]);
const json = <T>(ran: Ran): T => { expect(ran).toMatchObject({ status: 0, err: '' }); return JSON.parse(ran.out) as T; };
interface Listed { entries: { seq: number; procedure: string; user: string }[] }
beforeAll(async () => {
  await demonstrationIn(data);
});
afterAll(folder.remove);

describe('the journal by the command line', () => {
  it('is listed, in words and as a value, and narrowed', () => {
    const { entries } = json<Listed>(run('list', '--json'));
    expect(entries.map(({ procedure }) => procedure)).toEqual(expect.arrayContaining(['accounts.createCentre', 'exchange.importCeremony', 'accounts.unlock']));
    expect(run('list').out).toContain('Liste d’une cérémonie importée');
    expect(idmaj(['audit', 'list', '--data', data], { lang: 'ar' }).out).toContain('استيراد لائحة حفل');
    expect(json<Listed>(run('list', '--what', 'exchange.', '--json')).entries).toHaveLength(1);
    expect(json<Listed>(run('list', '--from', '2999-01-01', '--json')).entries).toEqual([]);
    expect(run('list', '--from', '31/12/2025')).toMatchObject({ status: 2, err: expect.stringContaining('--from') });
    expect(run('list', '--user-name', 'Personne')).toMatchObject({ status: 2, err: expect.stringContaining('Personne') });
  });
  it('is verified, with what a slip tells: 0 whole, 1 cut off', () => {
    const { head } = json<{ verdict: string; head: { seq: number; hash: string } }>(run('verify', '--json'));
    expect(run('verify', '--head', `${head.seq}:${head.hash.slice(0, 16)}`)).toMatchObject({ status: 0, out: expect.stringContaining(`La ligne ${head.seq} du bordereau y est`) });
    expect(run('verify', '--head', '1:0000000000000000')).toMatchObject({ status: 1, out: '', err: expect.stringContaining('1') });
    expect(run('verify', '--head', 'x')).toMatchObject({ status: 2 });
  });
  it('an old copy put back in its place is told, now and ever after', () => {
    const database = folder.at('data', 'idmaj.db'), old = folder.at('old.db');
    copyFileSync(database, old);
    json(run('verify', '--json'));
    copyFileSync(old, database);
    for (const _ of ['when it is opened first', 'later']) expect(run('verify')).toMatchObject({ status: 1, out: expect.stringContaining('Le journal est entier'), err: expect.stringContaining('manquaient') });
  });
});
