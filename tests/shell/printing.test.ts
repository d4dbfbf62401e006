import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { printFailure } from '#electron/shell/printFailure.ts';
import { settingsOf } from '#electron/shell/printing.ts';
import type { HeldFile, PrintOptions } from '#shared/contract/bridge.ts';
import type { DrawOrder } from '#shared/contract/names.ts';
import { ok, refuse } from '#shared/lib/result.ts';
import { start, type Double, type Started } from './started.ts';

const held = (name: string): HeldFile => ({ name, bytes: new TextEncoder().encode(name) as Uint8Array<ArrayBuffer> });
const THREE = [held('a.pdf'), held('b.pdf'), held('c.pdf')];
const OFFICE: PrintOptions = { printer: 'office', sides: 'longEdge', copies: 2 };
const A4 = { pages: 2, width: 595.28, height: 841.89 };

/** A start with a printer, and a page that reads each paper of its order once, as renderer/print does. */
async function ready(answer: (read: readonly string[]) => unknown = () => A4): Promise<Started & { readonly orders: DrawOrder[]; readonly read: string[] }> {
  const started = await start(), orders: DrawOrder[] = [], read: string[] = [];
  started.window.webContents.printers.push({ name: 'office', displayName: 'Imprimante du bureau' }, { name: 'other', displayName: '' });
  started.electron.page.run = async (code, { session }) => {
    const order = JSON.parse(/^idmajDraw\((.*)\)$/.exec(code)?.[1] ?? '') as DrawOrder;
    orders.push(order);
    const here: string[] = [];
    for (const one of order.paths) here.push(await (await session.answer?.(new Request(`app://print${one}`)))?.text() ?? '');
    read.push(...here);
    return answer(here);
  };
  return { ...started, orders, read };
}
const printWindow = (electron: Double) => electron.BrowserWindow.ever.find(({ options }) => options.webPreferences?.partition !== undefined);

describe('printers', () => {
  it('by the system’s name, with words to show; the one used last comes first, with its sides', async () => {
    const { bridge, window, folder } = await ready();
    expect(await bridge.printers()).toEqual(ok([{ name: 'office', label: 'Imprimante du bureau', isDefault: false }, { name: 'other', label: 'other', isDefault: false }]));
    await bridge.print(THREE, OFFICE);
    expect(await bridge.printers()).toEqual(ok([{ name: 'office', label: 'Imprimante du bureau', isDefault: true, sides: 'longEdge' }, { name: 'other', label: 'other', isDefault: false }]));
    expect(JSON.parse(readFileSync(path.join(folder, 'shell.json'), 'utf8'))).toMatchObject({ printing: { printer: 'office', sides: 'longEdge' } });
    window.webContents.printers.splice(0, 1);
    expect(await bridge.printers()).toEqual(ok([{ name: 'other', label: 'other', isDefault: true }]));
  });
});

describe('a batch', () => {
  it('one file after the other to a chosen printer, silently, telling how far it is', async () => {
    const { bridge, electron, orders, read } = await ready();
    const told: number[] = [];
    expect(await bridge.print(THREE, OFFICE, (done) => { told.push(done); })).toEqual(ok({ printed: 3 }));
    expect(told).toEqual([1, 2, 3]);
    expect(read).toEqual(['a.pdf', 'b.pdf', 'c.pdf']);
    expect(orders.map(({ paths, sheets }) => [paths.length, sheets])).toEqual([[1, true], [1, true], [1, true]]);
    expect(printWindow(electron)?.webContents.printed).toEqual(Array.from({ length: 3 }, () => ({
      silent: true, deviceName: 'office', copies: 2, collate: true, duplexMode: 'longEdge', margins: { marginType: 'none' }, scaleFactor: 100, printBackground: true, landscape: false, pageSize: 'A4',
    })));
  });
  it('all as one job through the system’s dialog, which comes up once', async () => {
    const { bridge, electron, orders } = await ready();
    const told: number[] = [];
    expect(await bridge.print(THREE, { printer: null, sides: 'one', copies: 1 }, (done) => { told.push(done); })).toEqual(ok({ printed: 3 }));
    expect(orders.map(({ paths, sheets }) => [paths.length, sheets])).toEqual([[3, false]]);
    expect(printWindow(electron)?.webContents.printed).toMatchObject([{ silent: false, duplexMode: 'simplex' }]);
    expect(printWindow(electron)?.webContents.printed[0]).not.toHaveProperty('deviceName');
    expect(told).toEqual([3]);
  });
  it('nothing to print needs no printer; a listener is not needed', async () => {
    const { bridge, electron } = await ready();
    expect(await bridge.print([], OFFICE)).toEqual(ok({ printed: 0 }));
    expect(printWindow(electron)).toBe(undefined);
  });
  it('two at once keep their progress apart', async () => {
    const { bridge } = await ready();
    const first: number[] = [], second: number[] = [];
    await Promise.all([bridge.print(THREE, OFFICE, (done) => { first.push(done); }), bridge.print([held('d.pdf')], { ...OFFICE, printer: 'other' }, (done) => { second.push(done); })]);
    expect([first, second]).toEqual([[1, 2, 3], [1]]);
  });
});

describe('what stops it', () => {
  const failing = (reason: string, after = 0) => { let done = 0; return () => (done++ < after ? '' : reason); };
  it('the person: null where nothing was printed, else how many were', async () => {
    const { bridge, electron } = await ready();
    electron.page.print = failing('Print job canceled');
    expect(await bridge.print(THREE, { ...OFFICE, printer: null })).toEqual(ok(null));
    electron.page.print = failing('Print job canceled', 2);
    expect(await bridge.print(THREE, OFFICE)).toEqual(ok({ printed: 2 }));
  });
  it.each([
    ['Invalid printer settings', refuse('shell.PRINT_SETTINGS', {})],
    ['Print job failed', refuse('shell.PRINT_FAILED', { file: 'b.pdf' })],
    ['Invalid deviceName provided', refuse('shell.PRINTER_GONE', { printer: 'office' })],
    ['No printers available on the network', refuse('shell.NO_PRINTER', {})],
    ['something new', refuse('shell.PRINT_FAILED', { file: 'b.pdf' })],
  ])('Electron’s “%s”, in words', async (reason, refusal) => {
    const { bridge, electron } = await ready();
    electron.page.print = failing(reason, 1);
    expect(await bridge.print(THREE, OFFICE)).toEqual(refusal);
    expect(electron.BrowserWindow.all).toHaveLength(1);
  });
  it('a printer that is gone; where there is none, the system’s dialog says what it can', async () => {
    const { bridge, window, electron } = await ready();
    expect(await bridge.print(THREE, { ...OFFICE, printer: 'sold' })).toEqual(refuse('shell.PRINTER_GONE', { printer: 'sold' }));
    window.webContents.printers.length = 0;
    expect(await bridge.print(THREE, { ...OFFICE, printer: null })).toEqual(ok({ printed: 3 }));
    electron.page.print = failing('No printers available on the network');
    expect(await bridge.print(THREE, { ...OFFICE, printer: null })).toEqual(refuse('shell.NO_PRINTER', {}));
  });
  it('a file that is no PDF, by its name', async () => {
    const { bridge, electron } = await ready((read) => (read.includes('b.pdf') ? null : A4));
    expect(await bridge.print(THREE, OFFICE)).toEqual(refuse('shell.PRINT_UNREADABLE', { file: 'b.pdf' }));
    expect(electron.BrowserWindow.all).toHaveLength(1);
  });
  it('settings that Electron does not take at all', async () => {
    const { bridge, electron } = await ready();
    electron.page.print = () => { throw new TypeError('webContents.print(): Invalid print settings specified.'); };
    expect(await bridge.print(THREE, OFFICE)).toEqual(refuse('shell.PRINT_SETTINGS'));
  });
  it('a page that breaks, or a window that is gone: no waiting for ever, and another print works', async () => {
    const { bridge, electron } = await ready();
    electron.page.print = (_options, contents) => { queueMicrotask(() => contents.emit('render-process-gone', {}, { reason: 'oom', exitCode: 1 })); return undefined; };
    expect(await bridge.print(THREE, OFFICE)).toEqual(refuse('shell.PRINT_FAILED', { file: 'a.pdf' }));
    electron.page.print = (_options, contents) => { electron.BrowserWindow.fromWebContents(contents)?.destroy(); return undefined; };
    expect(await bridge.print(THREE, OFFICE)).toEqual(refuse('shell.PRINT_FAILED', { file: 'a.pdf' }));
    electron.page.print = () => '';
    expect(await bridge.print(THREE, OFFICE)).toEqual(ok({ printed: 3 }));
  });
});

describe('the window it goes through', () => {
  it('is hidden, isolated, in memory only, without a bridge, and is gone afterwards', async () => {
    const { bridge, electron, window } = await ready();
    await bridge.print(THREE, OFFICE);
    const { options, destroyed, url, webContents } = printWindow(electron) ?? {};
    expect(options).toMatchObject({ show: false, webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, webSecurity: true, webviewTag: false, plugins: false, devTools: false, spellcheck: false } });
    expect(options?.webPreferences).not.toHaveProperty('preload');
    expect(options?.webPreferences?.partition).not.toMatch(/^persist:/);
    expect([destroyed, url]).toEqual([true, 'app://print/print/print.html']);
    expect(webContents?.session).not.toBe(window.webContents.session);
    expect(electron.BrowserWindow.all).toEqual([window]);
  });
  it('serves its page under a policy of its own, each paper once, and nothing of the interface’s origin', async () => {
    const { bridge, electron, orders } = await ready();
    await bridge.print([held('a.pdf')], OFFICE);
    const { session } = printWindow(electron)?.webContents ?? {};
    const get = async (url: string) => session?.answer?.(new Request(url));
    expect((await get('app://print/print/print.html'))?.headers.get('content-security-policy')).toMatch(/^default-src 'none'; script-src 'self'; worker-src 'self'; connect-src 'self'; img-src blob:;/);
    expect((await get('app://print/assets/index-1a2b3c4d.js'))?.status).toBe(200);
    expect((await get(`app://print${orders[0]?.paths[0] ?? ''}`))?.status).toBe(404);
    expect((await get('app://bundle/'))?.status).toBe(404);
    const passes: unknown[] = [];
    for (const url of ['app://print/', 'app://bundle/', 'https://evil.example/']) session?.beforeRequest?.({ url } as never, ({ cancel }) => { passes.push(!cancel); });
    expect(passes).toEqual([true, false, false]);
    let granted: unknown;
    session?.request?.({ session } as never, 'fullscreen', (answer) => { granted = answer; }, { requestingUrl: 'app://print/', isMainFrame: true } as never);
    expect(granted).toBe(false);
  });
});

describe('settings', () => {
  it('A4 by name, either way round; any other sheet by its size in microns; the sheet’s own direction', () => {
    const plain: PrintOptions = { printer: 'p', sides: 'one', copies: 1 };
    expect(settingsOf(plain, { pages: 1, width: 841.89, height: 595.28 })).toMatchObject({ pageSize: 'A4', landscape: true });
    expect(settingsOf(plain, { pages: 1, width: 595, height: 842 })).toMatchObject({ pageSize: 'A4', landscape: false });
    expect(settingsOf(plain, { pages: 1, width: 612, height: 792 })).toMatchObject({ pageSize: { width: 215_900, height: 279_400 }, landscape: false });
    expect(settingsOf({ ...plain, sides: 'shortEdge' }, A4)).toMatchObject({ duplexMode: 'shortEdge' });
  });
  it('a reason in another spelling', () => { expect([printFailure('Print job cancelled'), printFailure('')]).toEqual([null, 'shell.PRINT_FAILED']); });
});
