import { existsSync, mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { electronProgram, fetchElectron, hasDisplay, runElectron } from '#electron/hosts/start/electronProgram.ts';
import { dataFolder } from '#electron/policy/dataFolder.ts';
import { message } from '#shared/i18n/index.ts';
import { workFolder } from '#tests/support/cli.ts';
import { demonstrationIn } from '#tests/support/demonstration.ts';
import { hostEnded, startHost as start, type RunningHost } from '#tests/support/host.ts';
import { enter } from './requests.ts';

const folder = workFolder();
afterAll(() => { folder.remove(); });
/** A host that outlives no test, even one that fails. */
async function startHost(...asked: Parameters<typeof start>): Promise<RunningHost> {
  const host = await start(...asked);
  onTestFinished(() => { host.child.kill('SIGKILL'); });
  return host;
}

describe('npm start, in the browser', () => {
  it('prints one line, serves the built interface, and closes the store in order when told to stop', async () => {
    const data = folder.at('whole');
    const host = await startHost(['--demo', '--data', data]);
    const at = await enter(host.url);
    const { status, text, headers } = await at.asPage('/');
    expect(status).toBe(200);
    const nonce = /nonce-([0-9a-f]{32})/.exec(String(headers['content-security-policy']))?.[1] ?? '—';
    expect([text.includes('__CSP_NONCE__'), text.includes(`nonce="${nonce}"`)]).toEqual([false, true]);
    for (const [, file = ''] of text.matchAll(/(?:src|href)="\.(\/[^"]+)"/g)) expect([file, (await at.asPage(file)).status]).toEqual([file, 200]);
    // the demonstration is open, and the session is nobody's to see
    const ceremonies = await at.rpc('handover.ceremonies');
    expect(JSON.parse(ceremonies.text)).toMatchObject({ ok: true, value: { entries: [{ beneficiaries: 24, status: 'draft' }, { beneficiaries: 5, status: 'validated' }] } });
    expect(ceremonies.text).not.toMatch(/[0-9a-f]{64}/);
    expect(existsSync(path.join(data, 'idmaj.db-wal'))).toBe(true);
    expect(await host.stop()).toBe(0);
    expect([host.said(), readdirSync(data).filter((name) => /-(?:wal|shm)$/.test(name))]).toEqual([`${message('fr', 'start.MAKING_DEMONSTRATION')}\n`, []]);
  });
  it('opens the same demonstration the next time, and tells a second window of it', async () => {
    const data = folder.at('twice');
    await demonstrationIn(data);
    const host = await startHost(['--demo', '--data', data]);
    const second = await hostEnded(['--no-open', '--demo', '--data', data]);
    expect([second.code, second.out, second.err]).toEqual([1, '', expect.stringContaining('est déjà ouvert dans une autre fenêtre')]);
    expect(JSON.parse((await (await enter(host.url)).rpc('handover.ceremonies')).text)).toMatchObject({ value: { entries: [{ beneficiaries: 24 }, { beneficiaries: 5 }] } });
    await host.stop('SIGINT');
  });
  it('says in words that a centre is open elsewhere, or that its folder went away', async () => {
    const data = folder.at('centre');
    await demonstrationIn(data);
    const first = await startHost(['--demo', '--data', data]), one = await enter(first.url);
    const second = await startHost(['--data', data]), other = await enter(second.url);
    expect(JSON.parse((await other.rpc('accounts.unlock', { passphrase: 'demo' })).text)).toEqual({ ok: false, refusal: { code: 'store.FOLDER_IN_USE', params: { folder: data } } });
    await second.stop();
    renameSync(data, folder.at('moved'));
    expect(JSON.parse((await one.rpc('handover.ceremonies')).text)).toEqual({ ok: false, refusal: { code: 'store.FOLDER_GONE', params: { folder: data } } });
    expect(await first.stop()).toBe(0);
  });
  it('keeps a centre in the platform’s data folder, the demonstration apart', async (context) => {
    if (process.platform !== 'linux') context.skip('XDG_DATA_HOME is of Linux');
    const XDG_DATA_HOME = folder.at('xdg');
    await demonstrationIn(path.join(XDG_DATA_HOME, 'Idmaj', 'demonstration'));
    await (await startHost(['--demo'], { XDG_DATA_HOME })).stop();
    expect(readdirSync(path.join(XDG_DATA_HOME, 'Idmaj'))).toEqual(['demonstration']);
  });
  it.each([
    [['--port', '0'], 2, '« 0 » n’est pas un port'], [['--port', '65536'], 2, 'n’est pas un port'], [['--port', '8e3'], 2, 'n’est pas un port'], [['--port'], 2, '--port'], [['--wat'], 2, '--wat'], [['x'], 2, 'x'],
  ])('%j is wrong usage', async (args, code, words) => {
    const ended = await hostEnded(['--no-open', '--data', folder.at('none'), ...args]);
    expect([ended.code, ended.out, ended.err]).toEqual([code, '', expect.stringContaining(words)]);
    expect(ended.err).toContain('npm start --');
    expect(existsSync(folder.at('none'))).toBe(false);
  });
  it('says that a port is taken, and takes the one it is given', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => { taken.listen(0, '127.0.0.1', () => { resolve(); }); });
    const port = String((taken.address() as AddressInfo).port);
    const ended = await hostEnded(['--no-open', '--port', port, '--data', folder.at('none')]);
    expect([ended.code, ended.out, ended.err]).toEqual([1, '', expect.stringContaining(`Le port ${port} est déjà pris`)]);
    await new Promise((resolve) => { taken.close(resolve); });
    const host = await startHost(['--port', port, '--data', folder.at('none')]);
    expect(new URL(host.url).port).toBe(port);
    await host.stop();
  });
  it('explains itself in the person’s language', async () => {
    expect(await hostEnded(['--help'], { IDMAJ_LANG: 'ar' })).toEqual({ code: 0, err: '', out: expect.stringMatching(/^npm start --[^\n]+\nيفتح إدماج/) as string });
  });
});

describe('where a centre lives', () => {
  it.each([
    ['linux', {}, '/home/a', '/home/a/.local/share/Idmaj/centre'], ['linux', { XDG_DATA_HOME: '/data' }, '/home/a', '/data/Idmaj/centre'],
    ['linux', { XDG_DATA_HOME: 'data' }, '/home/a', '/home/a/.local/share/Idmaj/centre'], ['linux', { XDG_DATA_HOME: '', LOCALAPPDATA: 'C:\\x' }, '/home/a', '/home/a/.local/share/Idmaj/centre'],
    ['win32', { LOCALAPPDATA: 'C:\\Users\\a\\AppData\\Local', APPDATA: 'C:\\Roaming' }, 'C:\\Users\\a', 'C:\\Users\\a\\AppData\\Local\\Idmaj\\centre'],
    ['win32', { XDG_DATA_HOME: 'C:\\x' }, 'C:\\Users\\a', 'C:\\Users\\a\\AppData\\Local\\Idmaj\\centre'], ['win32', { LOCALAPPDATA: 'x' }, 'C:\\Users\\a', 'C:\\Users\\a\\AppData\\Local\\Idmaj\\centre'],
    ['darwin', { XDG_DATA_HOME: '/data' }, '/Users/a', '/Users/a/Library/Application Support/Idmaj/centre'],
  ] as const)('%s %j %s', (platform, env, home, place) => {
    expect(dataFolder({ platform, env, home })).toBe(place);
    expect(dataFolder({ platform, env, home }, 'demonstration')).toBe(place.replace(/centre$/, 'demonstration'));
  });
});

describe('Electron’s program', () => {
  it.each([['linux', {}, false], ['linux', { DISPLAY: ':0' }, true], ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, true], ['linux', { DISPLAY: '' }, false], ['win32', {}, true], ['darwin', {}, true]] as const)('on %s with %j there is a display: %s', (platform, env, there) => {
    expect(hasDisplay(platform, env)).toBe(there);
  });
  it('is where its package says, once it is there whole', () => {
    const electron = folder.at('electron');
    expect(electronProgram(electron)).toBe(null);
    mkdirSync(path.join(electron, 'dist'), { recursive: true });
    writeFileSync(path.join(electron, 'dist', 'electron'), '');
    expect(electronProgram(electron)).toBe(null);
    writeFileSync(path.join(electron, 'path.txt'), 'electron');
    expect(electronProgram(electron)).toBe(path.join(electron, 'dist', 'electron'));
    writeFileSync(path.join(electron, 'path.txt'), 'electron.exe');
    expect(electronProgram(electron)).toBe(null);
  });
  it('is fetched by its package’s own script, and given up after a while', async () => {
    const electron = folder.at('fetched');
    mkdirSync(path.join(electron, 'dist'), { recursive: true });
    writeFileSync(path.join(electron, 'install.js'), `const { writeFileSync } = require('node:fs'); for (const name of ['dist/electron', 'path.txt']) writeFileSync(__dirname + '/' + name, 'electron');`);
    await fetchElectron(electron, 60_000);
    expect(electronProgram(electron)).toBe(path.join(electron, 'dist', 'electron'));
    const hanging = folder.at('hanging');
    mkdirSync(hanging);
    writeFileSync(path.join(hanging, 'install.js'), 'setInterval(() => undefined, 1000);');
    await fetchElectron(hanging, 50);
    await fetchElectron(folder.at('not there'), 60_000);
    expect(electronProgram(hanging)).toBe(null);
  });
  it('runs until it is closed; one that cannot start is none', async () => {
    expect(await runElectron(process.execPath, ['-e', ''])).toBe(0);
    expect(await runElectron(process.execPath, ['-e', 'process.exit(127)'])).toBe(null);
    expect(await runElectron(process.execPath, ['-e', 'process.abort()'])).toBe(null);
    expect(await runElectron(folder.at('no such program'), [])).toBe(null);
  });
  it('opens no window where there is no display', async (context) => {
    if (process.platform !== 'linux') context.skip('other systems always have a display');
    // without --no-open: the browser's program is looked for in a PATH that has none
    const { DISPLAY: _, WAYLAND_DISPLAY: __, ...env } = process.env;
    const host = await startHost(['--data', folder.at('headless')], { ...env, PATH: os.tmpdir(), DISPLAY: '', WAYLAND_DISPLAY: '' }, []);
    expect((await (await enter(host.url)).asPage('/')).status).toBe(200);
    expect([await host.stop(), host.said()]).toEqual([0, '']);
  });
});
