import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { idmaj, workFolder, type Ran } from '#tests/support/cli.ts';
import { demonstrationIn } from '#tests/support/demonstration.ts';

/* The command line from end to end, as a person or an acceptance test would type it. */
const work = workFolder(), data = work.at('data'), stick = work.at('stick');
const json = ({ out }: Ran): Record<string, unknown> => JSON.parse(out) as Record<string, unknown>;
const done = (...args: string[]): Record<string, unknown> => {
  const ran = idmaj([...args, '--json']);
  expect([ran.status, ran.err]).toEqual([0, expect.any(String)]);
  return json(ran);
};
let file = '', made: Record<string, unknown> = {};
beforeAll(async () => {
  await demonstrationIn(data);
  made = done('backup', 'create', '--data', data, '--to', stick);
  file = String(made['file']);
}, 180_000);
afterAll(() => { work.remove(); });
/** Each command is a process with the product's own derivation of keys. */
vi.setConfig({ testTimeout: 300_000 });

describe('backup', () => {
  it('create makes the folder, and one file in it', () => {
    expect(readdirSync(stick)).toEqual([made['fileName']]);
    expect(made).toMatchObject({ sha256: expect.stringMatching(/^[0-9a-f]{64}$/), audit: { hash: expect.stringMatching(/^[0-9a-f]{64}$/) } });
    expect(idmaj(['backup', 'create', '--data', data, '--to', work.at('data', 'inside')])).toMatchObject({ status: 1, err: expect.stringContaining('données') });
    expect(idmaj(['backup', 'create', '--data', data]).status).toBe(2);
  });
  it('list shows it without being told where, and what lies beside it', () => {
    writeFileSync(work.at('stick', 'half.idmaj-backup'), readFileSync(file).subarray(0, 30_000));
    expect(done('backup', 'list', '--data', data)).toMatchObject({ backups: [{ fileName: 'half.idmaj-backup', verdict: 'truncated' }, { file, verdict: 'good', kind: 'asked', centreCode: 'AGA' }] });
    expect(idmaj(['backup', 'list', '--data', data, '--from', stick], { lang: 'ar' }).out).toMatch(/كاملة/);
    expect(idmaj(['backup', 'list', '--data', data, '--from', work.at('nowhere')])).toMatchObject({ status: 1 });
  });
  it('verify: 0 for a good one, 1 for one that is cut short, altered or foreign, with its name', () => {
    expect(done('backup', 'verify', file, '--data', data)).toMatchObject({ verdict: 'good', counts: { persons: 62 } });
    const bytes = readFileSync(file), altered = Buffer.from(bytes);
    altered.writeUInt8(altered.readUInt8(200_000) ^ 1, 200_000);
    mkdirSync(work.at('bad'));
    for (const [name, content, verdict, word] of [['cut', bytes.subarray(0, -1), 'truncated', 'coupée'], ['bit', altered, 'altered', 'modifiée'], ['txt', Buffer.from('x'.repeat(99)), 'notBackup', 'pas une sauvegarde']] as const) {
      writeFileSync(work.at('bad', name), content);
      expect(idmaj(['backup', 'verify', work.at('bad', name), '--data', data])).toMatchObject({ status: 1, out: '', err: expect.stringContaining(word) });
      const told = idmaj(['backup', 'verify', work.at('bad', name), '--data', data, '--json']);
      expect([told.status, json(told)['verdict']]).toEqual([1, verdict]);
    }
    done('init', '--data', work.at('other'), '--code', 'TIZ', '--name-ar', 'مركز تجريبي', '--name-fr', 'Centre d’essai');
    const foreign = done('backup', 'create', '--data', work.at('other'), '--to', work.at('bad'));
    expect(idmaj(['backup', 'verify', String(foreign['file']), '--data', data])).toMatchObject({ status: 1, err: expect.stringContaining('autre centre') });
    expect(idmaj(['backup', 'verify', work.at('bad', 'none'), '--data', data])).toMatchObject({ status: 1 });
  });
  it('restore into a new folder by the passphrase; not over what is there unless told', () => {
    expect(done('backup', 'restore', file, '--data', work.at('new'))).toMatchObject({ code: 'AGA', setAside: null, warnings: ['backups.NO_NEWER_ERASURES'] });
    expect(idmaj(['ceremonies', '--data', work.at('new')]).status).toBe(0);
    expect(idmaj(['backup', 'restore', file, '--data', work.at('new')])).toMatchObject({ status: 1, err: expect.stringContaining('déjà des données') });
    const replaced = done('backup', 'restore', file, '--data', work.at('new'), '--replace');
    expect(readdirSync(String(replaced['setAside']))).toContain('idmaj.db');
    expect(idmaj(['backup', 'restore', file, '--data', work.at('none')], { passphrase: 'wrong' })).toMatchObject({ status: 1 });
    expect(readdirSync(work.at())).not.toContain('none');
  });
  it('drill restores the newest and leaves nothing', () => {
    expect(done('backup', 'drill', '--data', data)).toMatchObject({ file, counts: { persons: 62 }, seconds: expect.any(Number) });
    // without a folder, the computer’s own centre: here there is none
    const nobody = { XDG_DATA_HOME: work.at('home'), LOCALAPPDATA: work.at('home'), HOME: work.at('home') };
    expect(idmaj(['backup', 'drill'], { env: nobody })).toMatchObject({ status: 1, err: expect.stringContaining('ne contient pas de centre') });
  });
  it('slip writes one page', () => {
    done('backup', 'slip', file, '--out', work.at('slip.pdf'), '--data', data);
    expect(readFileSync(work.at('slip.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
    expect(idmaj(['backup', 'slip', file, '--out', work.at('slip.pdf'), '--data', data])).toMatchObject({ status: 1 });
  });
  it('folder chooses where they are made by themselves', () => {
    expect(done('backup', 'folder', '--data', data, '--add', work.at('auto'))).toEqual({ folders: [work.at('auto')] });
    expect(readdirSync(work.at('auto'))).toHaveLength(1); // closing the very command that chose it
    expect(done('backup', 'folder', '--data', data, '--remove', work.at('auto'))).toEqual({ folders: [] });
    expect(idmaj(['backup', 'folder', '--data', data, '--remove', work.at('auto')]).status).toBe(1);
  });
});
describe('doctor', () => {
  it('all is well: 0; no backup yet is a warning', () => {
    expect(done('doctor', '--data', data)).toMatchObject({ healthy: true, checks: expect.arrayContaining([expect.objectContaining({ check: 'backups', state: 'ok' })]) });
    idmaj(['init', '--data', work.at('bare'), '--code', 'RAB', '--name-ar', 'م', '--name-fr', 'C']);
    const ran = idmaj(['doctor', '--data', work.at('bare')]);
    expect(ran).toMatchObject({ status: 0, out: expect.stringContaining('À VOIR') });
    expect(ran.out.trim().split('\n')).toHaveLength(9);
    expect(idmaj(['doctor', '--data', work.at('bare')], { lang: 'ar' }).out).toMatch(/للانتباه/);
  });
  it('help in both languages', () => {
    for (const lang of ['ar', 'fr'] as const) expect(idmaj(['backup', '--help'], { lang })).toMatchObject({ status: 0, out: expect.stringContaining('idmaj backup drill') });
    expect(idmaj(['doctor', '--help']).out).toContain('idmaj doctor');
  });
});
