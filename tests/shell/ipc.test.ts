import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { FILE_LIMITS } from '#shared/contract/bridge.ts';
import { ok, refuse } from '#shared/lib/result.ts';
import { engines, script, start } from './started.ts';

const MEGABYTE = 1_048_576;
const bytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text) as Uint8Array<ArrayBuffer>;

describe('who may call', () => {
  it('our own top frame, in a window we made, still at our address', async () => {
    const { bridge } = await start();
    script.reply = ({ name, input }) => ok({ name, input });
    expect(await bridge.call('handover.ceremonies', { x: 1 })).toEqual(ok({ name: 'handover.ceremonies', input: { x: 1 } }));
  });
  it('nobody else, on any channel, and it is noted without a word of what was sent', async () => {
    const { electron, window, folder } = await start();
    const top = window.webContents.mainFrame;
    const other = new electron.BrowserWindow({ webPreferences: { partition: 'elsewhere' } });
    const gone = new electron.BrowserWindow({});
    gone.webContents.mainFrame.url = 'app://bundle/';
    const hostile: Readonly<Record<string, object>> = {
      'a frame within our page': { sender: window.webContents, senderFrame: { url: 'app://bundle/', parent: top } },
      'another frame that claims to be the top one': { sender: window.webContents, senderFrame: { url: 'app://bundle/', parent: null } },
      'a frame that is gone': { sender: window.webContents, senderFrame: null },
      'a window we did not make for the interface': { sender: other.webContents, senderFrame: other.webContents.mainFrame },
      'a window of our address that is none of ours': { sender: gone.webContents, senderFrame: gone.webContents.mainFrame },
      'contents without a window': { sender: {}, senderFrame: top },
    };
    for (const [who, event] of Object.entries(hostile)) {
      for (const [channel, handler] of electron.ipcMain.handlers) await expect(async () => handler(event, 'SECRET', 'SECRET'), `${who} on ${channel}`).rejects.toThrow('not ours');
    }
    for (const url of ['https://evil.example/', 'app://bundle.evil/', 'app://print/', 'file:///x', 'nonsense', '']) {
      top.url = url;
      await expect(async () => electron.ipcMain.handlers.get('idmaj:call')?.({ sender: window.webContents, senderFrame: top }, 'jobs.wait', {}), url).rejects.toThrow('not ours');
    }
    expect(engines[0]?.calls).toEqual([]);
    const log = readFileSync(path.join(folder, 'shell.log'), 'utf8');
    expect(log).toContain('foreign: idmaj:call');
    expect(log).not.toContain('SECRET');
  });
});

describe('what may be sent', () => {
  it('what fits, and nothing else', async () => {
    const { electron, window } = await start();
    const send = async (channel: string, ...sent: unknown[]): Promise<unknown> => electron.ipcMain.handlers.get(`idmaj:${channel}`)?.({ sender: window.webContents, senderFrame: window.webContents.mainFrame }, ...sent);
    const file = { name: 'a.pdf', bytes: bytes('x') }, options = { printer: null, sides: 'one', copies: 1 };
    const wrong: readonly (readonly [channel: string, ...sent: unknown[]])[] = [
      ['call'], ['call', 7, {}], ['call', 'x'.repeat(81), {}], ['call', 'a', {}, 'more'],
      ['put', 'exe', 'a', bytes('x')], ['put', 'scan', '', bytes('x')], ['put', 'scan', 'a', 'text'], ['put', 'scan', 'n'.repeat(401), bytes('x')],
      ['open', 'folder'], ['open'], ['take', { handle: 1 }], ['take', 'x'.repeat(81)],
      ['save', 'a.pdf'], ['save', [{ name: 'a.pdf' }]], ['save', [{ ...file, path: '/etc' }]],
      ['printers', 'all'], ['print', 1, [file], { ...options, copies: 0 }], ['print', 1, [file], { ...options, copies: 100 }], ['print', 1, [file], { ...options, sides: 'three' }], ['print', 'x', [file], options],
      ['set-language', 'en'], ['closing', 'yes'],
    ];
    for (const [channel, ...sent] of wrong) expect(await send(channel, ...sent), `${channel} ${JSON.stringify(sent).slice(0, 80)}`).toEqual(refuse('app.INVALID_INPUT', { field: `idmaj:${channel}` }));
    expect(electron.dialog.asked).toEqual([]);
    expect(await send('save', Array.from({ length: 2_001 }, () => file))).toEqual(refuse('shell.TOO_MUCH'));
    expect(await send('print', 1, Array.from({ length: 2_001 }, () => file), options)).toEqual(refuse('shell.TOO_MUCH'));
  });
  it('a dropped file as large as its kind allows: measured before it is read, and again where it arrives', async () => {
    const { electron, window, bridge } = await start();
    let read = 0;
    const dropped = (name: string, size: number) => ({ name, size, arrayBuffer: async () => { read += 1; return new ArrayBuffer(size); } });
    expect(await bridge.put('workbook', dropped('ceremony.xlsx', 5))).toEqual(ok({ name: 'ceremony.xlsx', size: 5, handle: 'handle-0' }));
    const large = FILE_LIMITS.workbook * MEGABYTE + 1;
    expect(await bridge.put('workbook', dropped('large.xlsx', large))).toEqual(refuse('files.FILE_TOO_LARGE', { file: 'large.xlsx', limit: 20 }));
    expect(read).toBe(1);
    const lied = await electron.ipcMain.handlers.get('idmaj:put')?.({ sender: window.webContents, senderFrame: window.webContents.mainFrame }, 'workbook', 'large.xlsx', new Uint8Array(large));
    expect(lied).toEqual(refuse('files.FILE_TOO_LARGE', { file: 'large.xlsx', limit: 20 }));
    expect(engines[0]?.files.size).toBe(1);
  });
});

describe('what comes back', () => {
  it('files by handle, once the engine has them', async () => {
    const { bridge } = await start();
    engines[0]?.files.set('h', bytes('%PDF'));
    expect(await bridge.take('h')).toEqual(ok(bytes('%PDF')));
    expect(await bridge.take('gone')).toEqual(refuse('app.UNKNOWN_FILE'));
  });
  it('no session', async () => {
    const { bridge } = await start();
    script.reply = ({ name }) => (name === 'accounts.unlock' ? ok({ session: 's'.repeat(64), warnings: [] }) : ok(null));
    expect(await bridge.call('accounts.unlock', { passphrase: 'demo' })).toEqual(ok({ session: '', warnings: [] }));
    await bridge.call('handover.ceremonies', {});
    expect(engines[0]?.calls.at(-1)?.session).toBe('s'.repeat(64));
  });
  it('a bug as a number, never as its text', async () => {
    const { bridge, folder } = await start();
    script.reply = () => { throw new Error('SECRET of a person'); };
    const reply = await bridge.call('handover.ceremonies', {});
    expect(reply).toMatchObject({ ok: false, refusal: { code: 'app.INTERNAL', params: { incident: expect.stringMatching(/^[0-9A-F]{8}$/) } } });
    const log = readFileSync(path.join(folder, 'shell.log'), 'utf8');
    expect(log).toMatch(/idmaj:call Error\n\s+at /);
    expect(log).not.toContain('SECRET');
  });
  it('an engine that was killed says so in words, and the next call has another one', async () => {
    const { bridge } = await start();
    script.reply = () => ok('answered');
    engines[0]?.crash();
    expect(await bridge.call('handover.ceremonies', {})).toEqual(ok('answered'));
    expect(engines).toHaveLength(2);
    engines[1]?.crash();
    expect(await bridge.call('handover.ceremonies', {})).toEqual(refuse('app.ENGINE_STOPPED'));
  });
});
