import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { MenuItemConstructorOptions as Item } from 'electron';
import { describe, expect, it, vi } from 'vitest';
import { WARM_PRINTER_AFTER } from '#electron/hosts/engineHost.ts';
import { plainName } from '#electron/policy/places.ts';
import { dataFolder } from '#electron/policy/dataFolder.ts';
import { placeWindow, type Box } from '#electron/policy/windowPlace.ts';
import { createIncidents } from '#electron/shell/incidents.ts';
import { createMemory } from '#electron/shell/remembered.ts';
import { HOST_COMMANDS, type HostCommand } from '#shared/contract/bridge.ts';
import { ok, refuse } from '#shared/lib/result.ts';
import { engines, load, script, start, tempFolder, type Double, type Started } from './started.ts';

const kept = (folder: string): Record<string, unknown> => JSON.parse(readFileSync(path.join(folder, 'shell.json'), 'utf8')) as Record<string, unknown>;
const remember = (folder: string, what: object): void => { writeFileSync(path.join(folder, 'shell.json'), JSON.stringify(what)); };
const settled = (): Promise<void> => new Promise((resolve) => { setTimeout(resolve, 0); });
/** The page says that it is ready, or that it is not, whenever it is asked. */
const answerClosing = ({ bridge }: Started, ready: boolean): void => { bridge.onCommand((command) => (command === 'closing' ? Promise.resolve(ready) : undefined)); };

describe('one start at a time', () => {
  it('a second start leaves at once, without an engine or a window, and the first one comes forward', async () => {
    const { electron } = await load((double) => { double.app.lock = false; });
    await settled();
    expect([electron.app.quits, electron.BrowserWindow.ever.length, engines.length]).toEqual([1, 0, 0]);
    const first = await start();
    first.window.minimized = true;
    first.electron.app.emit('second-instance');
    expect(first.window).toMatchObject({ minimized: false, focused: 1, shown: 2 });
    first.window.destroy();
    first.electron.app.emit('second-instance');
    expect(first.electron.BrowserWindow.all).toHaveLength(1);
  });
  it('a start that fails says so in words, with a number, and ends', async () => {
    const { electron } = await load((double) => { double.screen.getPrimaryDisplay = () => { throw new Error('SECRET'); }; });
    await vi.waitFor(() => { expect(electron.app.exits).toEqual([1]); });
    expect(electron.dialog.asked).toMatchObject([{ kind: 'error', options: { title: 'Idmaj', text: expect.stringMatching(/incident [0-9A-F]{8}\.$/) } }]);
  });
});

describe('the data folder', () => {
  it('lies in the user’s own place; another one can be named in development only', async () => {
    const argv = process.argv;
    try {
      const folder = tempFolder();
      process.argv = [...argv, '--data', folder];
      const packaged = await start();
      const usual = (home: string) => ({ folder: dataFolder({ platform: process.platform, env: process.env, home: path.join(home, 'home') }), warmPrinter: WARM_PRINTER_AFTER });
      expect(engines[0]?.data).toEqual(usual(packaged.folder));
      const developing = await start((double) => { double.app.isPackaged = false; });
      expect(engines[0]?.data).toEqual({ folder, warmPrinter: WARM_PRINTER_AFTER });
      expect(developing.electron.app.folders['userData']).toBe(`${folder}-shell`);
      process.argv = [...argv, '--data'];
      const without = await start((double) => { double.app.isPackaged = false; });
      expect(engines[0]?.data).toEqual(usual(without.folder));
    } finally { process.argv = argv; }
  });
  it('the demonstration is opened in the folder that npm start names, in development only', async () => {
    const argv = process.argv;
    try {
      process.argv = [...argv, '--data', tempFolder(), '--demo'];
      const opening = ({ name }: { readonly name: string }) => (name === 'accounts.unlock' ? ok({ session: 's'.repeat(64) }) : ok({}));
      script.first = opening;
      await start((double) => { double.app.isPackaged = false; });
      expect([engines.length, engines[0]?.calls.map(({ name }) => name)]).toEqual([1, ['accounts.unlock']]);
      script.first = opening;
      await start();
      expect(engines[0]?.calls).toEqual([]);
      script.first = () => refuse('app.INTERNAL', { incident: '1' });
      const { window } = await start((double) => { double.app.isPackaged = false; });
      // one that does not open is told by the interface
      expect([window.shown, engines.length]).toEqual([1, 1]);
    } finally { process.argv = argv; }
  });
});

describe('a window', () => {
  it('opens in the middle at first, shows itself once there is something to see', async () => {
    const { window } = await start();
    expect(window.options).toMatchObject({ x: 43, y: 0, width: 1280, height: 728, minWidth: 800, minHeight: 560, show: false, backgroundColor: '#ffffff', icon: expect.stringMatching(/build.icons.icon\.png$/) });
    expect([window.shown, window.maximized, window.webContents.zoom]).toEqual([1, false, 0]);
  });
  it('comes back as it was left: place, full size, zoom', async () => {
    const first = await start();
    answerClosing(first, true);
    first.window.bounds = { x: 10, y: 20, width: 1000, height: 600 };
    first.window.maximized = true;
    first.window.webContents.zoom = 1.5;
    first.window.close();
    await vi.waitFor(() => { expect(first.window.destroyed).toBe(true); });
    const left = kept(first.folder);
    expect(left['window']).toEqual({ x: 10, y: 20, width: 1000, height: 600, maximized: true, zoom: 1.5 });
    const again = await start((_double, folder) => { remember(folder, left); });
    expect(again.window.options).toMatchObject({ x: 10, y: 20, width: 1000, height: 600 });
    expect([again.window.maximized, again.window.webContents.zoom]).toEqual([true, 1.5]);
  });
  const LAPTOP: Box = { x: 0, y: 0, width: 1366, height: 728 }, BESIDE: Box = { x: 1366, y: -100, width: 1920, height: 1040 };
  it.each<readonly [string, Box, readonly [Box, ...Box[]], Box]>([
    ['on the second display', { x: 1500, y: 0, width: 1000, height: 700 }, [LAPTOP, BESIDE], { x: 1500, y: 0, width: 1000, height: 700 }],
    ['whose display is gone', { x: 1500, y: 0, width: 1000, height: 700 }, [LAPTOP], { x: 183, y: 14, width: 1000, height: 700 }],
    ['larger than what is left', { x: 1400, y: 0, width: 1900, height: 1000 }, [LAPTOP], { x: 0, y: 0, width: 1366, height: 728 }],
    ['whose upper edge is out of reach', { x: 100, y: -60, width: 900, height: 600 }, [LAPTOP], { x: 233, y: 64, width: 900, height: 600 }],
    ['of which a corner can be seen', { x: 1300, y: 700, width: 900, height: 600 }, [LAPTOP], { x: 233, y: 64, width: 900, height: 600 }],
    ['smaller than it may be', { x: 5, y: 5, width: 10, height: 10 }, [LAPTOP], { x: 283, y: 84, width: 800, height: 560 }],
    ['on a display smaller than the smallest', { x: 0, y: 0, width: 900, height: 700 }, [{ x: 0, y: 0, width: 640, height: 480 }], { x: 0, y: 0, width: 640, height: 480 }],
  ])('%s', (_, left, areas, place) => { expect(placeWindow(left, areas)).toEqual(place); });
  it.each(['', 'no JSON', '[]', '{"window":{"x":"left"}}', '{"window":{"x":1,"y":1,"width":-5,"height":1e99,"maximized":1,"zoom":900}}', '{"lang":"en","printing":{"sides":"three"}}'])('forgets what cannot be read: %s', async (text) => {
    const { window } = await start((_double, folder) => { writeFileSync(path.join(folder, 'shell.json'), text); });
    expect(window.options).toMatchObject({ width: 1280 });
  });
  it('keeps the good parts of what is remembered, and a disk that takes nothing stops nobody', () => {
    const folder = tempFolder();
    remember(folder, { lang: 'ar', window: 7 });
    expect(createMemory(path.join(folder, 'shell.json')).get()).toEqual({ lang: 'ar', window: null, printing: null });
    const lost = createMemory(path.join(folder, 'gone', 'shell.json'));
    lost.set({ lang: 'fr' });
    expect(lost.get().lang).toBe('fr');
  });
});

const items = (electron: Double): Item[] => (electron.Menu.application?.template ?? []).flatMap((top) => [top, ...(top.submenu as Item[])]);
const labels = (electron: Double): string[] => items(electron).map(({ label }) => label ?? '').filter((label) => label !== '');

describe('the menu', () => {
  it('speaks the system’s language at first, then the interface’s, now and at the next start', async () => {
    expect(labels((await start()).electron)).toContain('Nouvelle fenêtre');
    const arabic = await start((double) => { double.app.locale = 'ar-MA'; });
    expect(labels(arabic.electron)).toContain('نافذة جديدة');
    await arabic.bridge.setLanguage('fr');
    expect(labels(arabic.electron)).toContain('Nouvelle fenêtre');
    expect(kept(arabic.folder)).toMatchObject({ lang: 'fr' });
    const again = await start((double, folder) => { double.app.locale = 'ar-MA'; remember(folder, { lang: 'fr' }); });
    expect(labels(again.electron)).toContain('Nouvelle fenêtre');
  });
  it.each(['fr', 'ar'] as const)('in %s every entry has words of ours, no accelerator twice, no English', async (lang) => {
    const { electron, bridge } = await start();
    await bridge.setLanguage(lang);
    const all = items(electron).filter(({ type }) => type !== 'separator');
    for (const { label } of all) expect(label).toMatch(lang === 'ar' ? /^[\p{Script=Arabic}\s…]+$|^Français$/u : /^[\p{Script=Latin}\s…’]+$|^العربية$/u);
    const keys = all.flatMap(({ accelerator }) => (accelerator ? [String(accelerator)] : []));
    expect(new Set(keys).size).toBe(keys.length);
    expect(all.map(({ role }) => role).filter((role) => role === 'reload' || role === 'toggleDevTools')).toEqual([]);
  });
  it('tells the window in front each command of the host', async () => {
    const { electron, window, bridge } = await start();
    const heard: HostCommand[] = [];
    const stop = bridge.onCommand((command) => { heard.push(command); });
    for (const { click } of items(electron)) if (click?.length === 2) click({} as never, window as never, {});
    expect(heard.sort()).toEqual(HOST_COMMANDS.filter((command) => command !== 'closing').sort());
    for (const { click } of items(electron)) if (click?.length === 2) click({} as never, undefined, {});
    stop();
    window.webContents.send('idmaj:command', 'help');
    expect(heard).toHaveLength(HOST_COMMANDS.length - 1);
  });
  it('opens another window, and has the tools of development in development', async () => {
    const { electron } = await start((double) => { double.app.isPackaged = false; });
    items(electron).find(({ label }) => label === 'Nouvelle fenêtre')?.click?.({} as never, undefined, {});
    expect(electron.BrowserWindow.all).toHaveLength(2);
    expect(items(electron).map(({ role }) => role)).toContain('toggleDevTools');
  });
  it('of a right click: cut, copy, paste in a field, copy on chosen text, nothing elsewhere', async () => {
    const { electron, window, bridge } = await start();
    const flags = { canCut: true, canCopy: true, canPaste: false, canSelectAll: true };
    const click = (isEditable: boolean, selectionText: string): (string | undefined)[] => {
      const before = electron.Menu.popups.length;
      window.webContents.emit('context-menu', {}, { isEditable, selectionText, editFlags: flags });
      return electron.Menu.popups.length === before ? [] : (electron.Menu.popups.at(-1)?.template ?? []).map(({ label, enabled }) => `${label ?? '–'}${enabled === false ? ' (off)' : ''}`);
    };
    expect(click(true, '')).toEqual(['Couper', 'Copier', 'Coller (off)', '–', 'Tout sélectionner']);
    expect(click(false, 'text')).toEqual(['Copier']);
    expect(click(false, ' ')).toEqual([]);
    await bridge.setLanguage('ar');
    expect(click(true, '')).toEqual(['قص', 'نسخ', 'لصق (off)', '–', 'تحديد الكل']);
  });
});

describe('closing', () => {
  it('asks the interface first, and closes once it is ready; the engine closes before the program ends', async () => {
    const started = await start();
    let release = (_ready: boolean): void => undefined;
    started.bridge.onCommand((command) => (command === 'closing' ? new Promise((resolve) => { release = resolve; }) : undefined));
    started.window.close();
    started.window.close();
    await settled();
    expect([started.window.destroyed, started.window.webContents.sent.filter(([, command]) => command === 'closing').length]).toEqual([false, 1]);
    release(true);
    await vi.waitFor(() => { expect(started.electron.order.at(-1)).toBe('quit'); });
    expect([started.window.destroyed, engines[0]?.closed]).toEqual([true, 1]);
  });
  it('where nobody listens there is nothing to wait for', async () => {
    const { window } = await start();
    window.close();
    await vi.waitFor(() => { expect(window.destroyed).toBe(true); });
  });
  it('stays open where drafts are not saved, until the person says that they may be lost', async () => {
    const started = await start();
    answerClosing(started, false);
    started.electron.dialog.boxes.push(0, 1);
    started.window.close();
    await vi.waitFor(() => { expect(started.electron.dialog.asked).toHaveLength(1); });
    await settled();
    expect(started.window.destroyed).toBe(false);
    expect(started.electron.dialog.asked).toMatchObject([{ options: { buttons: ['Rester', 'Fermer quand même'], defaultId: 0, cancelId: 0 } }]);
    started.electron.app.quit();
    await vi.waitFor(() => { expect(started.window.destroyed).toBe(true); });
  });
  it('a page that holds back by beforeunload: the person is asked, once', async () => {
    const { electron, window } = await start();
    window.holdsBack = true;
    electron.dialog.boxes.push(0);
    window.close();
    await vi.waitFor(() => { expect(electron.dialog.asked).toHaveLength(1); });
    expect(window.destroyed).toBe(false);
    electron.dialog.boxes.push(1);
    window.close();
    await vi.waitFor(() => { expect(window.destroyed).toBe(true); });
    const other = await start();
    other.window.holdsBack = true;
    answerClosing(other, false);
    other.electron.dialog.boxes.push(1);
    other.window.close();
    await vi.waitFor(() => { expect(other.window.destroyed).toBe(true); });
    expect(other.electron.dialog.asked).toHaveLength(1);
  });
  it('a listener that breaks counts as not saved', async () => {
    const started = await start();
    started.bridge.onCommand((command) => (command === 'closing' ? Promise.reject(new Error('broken')) : undefined));
    started.window.close();
    await vi.waitFor(() => { expect(started.electron.dialog.asked).toHaveLength(1); });
    expect(started.window.destroyed).toBe(false);
  });
  it('a page that never answers holds its window for some seconds only', async () => {
    const started = await start();
    started.bridge.onCommand((command) => (command === 'closing' ? new Promise(() => undefined) : undefined));
    started.electron.dialog.boxes.push(1);
    vi.useFakeTimers();
    try {
      started.window.close();
      await vi.advanceTimersByTimeAsync(4_999);
      expect(started.electron.dialog.asked).toEqual([]);
      await vi.advanceTimersByTimeAsync(1);
      expect(started.electron.dialog.asked).toHaveLength(1);
    } finally { vi.useRealTimers(); }
    await vi.waitFor(() => { expect(started.window.destroyed).toBe(true); });
  });
  it('a window that is gone meanwhile, or an answer that nobody asked for, breaks nothing', async () => {
    const started = await start();
    started.bridge.onCommand((command) => (command === 'closing' ? new Promise(() => undefined) : undefined));
    started.window.close();
    started.window.destroy();
    await settled();
    const other = await start();
    await expect(other.electron.ipcMain.handlers.get('idmaj:closing')?.({ sender: other.window.webContents, senderFrame: other.window.webContents.mainFrame }, true)).resolves.toBe(undefined);
  });
  it('ends even where the store does not close', async () => {
    const started = await start();
    const engine = engines[0];
    if (engine) Object.defineProperty(engine, 'closed', { get: () => { throw new Error('disk gone'); }, set: () => { throw new Error('disk gone'); } });
    started.window.destroy();
    await vi.waitFor(() => { expect(started.electron.order.at(-1)).toBe('quit'); });
  });
});

describe('leaving the PC', () => {
  it.each(['suspend', 'lock-screen'])('%s locks every window', async (event) => {
    const { electron, bridge } = await start();
    const heard: HostCommand[] = [];
    bridge.onCommand((command) => { heard.push(command); });
    electron.powerMonitor.emit(event);
    expect(heard).toEqual(['lock']);
  });
  it.each(['suspend', 'lock-screen'])('%s locks the engine too, where the window’s page hangs or is gone', async (event) => {
    const { electron } = await start();
    vi.useFakeTimers();
    try {
      electron.powerMonitor.emit(event);
      const asked = (): string[] => engines[0]?.calls.map(({ name }) => name) ?? [];
      expect(asked()).not.toContain('accounts.hold');
      await vi.advanceTimersByTimeAsync(5_000);
      expect(asked()).toContain('accounts.hold');
    } finally { vi.useRealTimers(); }
  });
});

describe('what breaks', () => {
  const gone = ({ window }: Started, reason = 'crashed'): void => {
    window.webContents.crashed = reason !== 'clean-exit';
    window.webContents.emit('render-process-gone', {}, { reason, exitCode: 1 });
  };
  it('a page: said in words, opened again', async () => {
    const started = await start();
    started.electron.dialog.boxes.push(0);
    gone(started);
    await vi.waitFor(() => { expect(started.window.webContents.reloads).toBe(1); });
    expect(started.electron.dialog.asked).toMatchObject([{ options: { buttons: ['Rouvrir la fenêtre', 'Fermer'], message: expect.stringContaining('n’est pas perdu') } }]);
    expect(readFileSync(path.join(started.folder, 'shell.log'), 'utf8')).toContain('page gone: crashed 1');
  });
  it('a page: closed without a question to nobody, and its place is not remembered from a broken page', async () => {
    const started = await start();
    started.electron.dialog.boxes.push(1);
    gone(started);
    await vi.waitFor(() => { expect(started.window.destroyed).toBe(true); });
    const other = await start();
    gone(other, 'oom');
    other.window.close();
    expect(other.window.destroyed).toBe(true);
    expect(existsSync(path.join(other.folder, 'shell.json'))).toBe(false);
  });
  it('a page that ended as it should is no crash', async () => {
    const started = await start();
    gone(started, 'clean-exit');
    await settled();
    expect(started.electron.dialog.asked).toEqual([]);
  });
  it('a page that hangs: waits or opens again, as the person says; one question at a time, and none once it answers', async () => {
    const { electron, window } = await start();
    electron.dialog.boxes.push(0, 1, new Promise(() => undefined));
    window.emit('unresponsive');
    await vi.waitFor(() => { expect([window.webContents.killed, window.webContents.reloads]).toEqual([1, 1]); });
    window.emit('unresponsive');
    await settled();
    window.emit('unresponsive');
    window.emit('unresponsive');
    await settled();
    expect(electron.dialog.asked).toHaveLength(3);
    window.emit('responsive');
    await settled();
    expect([window.webContents.killed, window.destroyed]).toEqual([1, false]);
    window.emit('responsive');
  });
  it('a helper of Chromium, such as the graphics card’s: noted', async () => {
    const { electron, folder } = await start();
    electron.app.emit('child-process-gone', {}, { type: 'GPU', reason: 'crashed', exitCode: 5 });
    electron.app.emit('child-process-gone', {}, { type: 'Utility', reason: 'clean-exit', exitCode: 0 });
    const log = readFileSync(path.join(folder, 'shell.log'), 'utf8');
    expect(log).toContain('helper gone: GPU crashed 5');
    expect(log).not.toContain('Utility');
  });
  it('our own code: an error ends the program in words, a promise nobody waits for is only noted', async () => {
    const others = process.listeners('uncaughtException'), before = process.listeners('unhandledRejection');
    const { electron, folder } = await start();
    process.listeners('unhandledRejection').filter((one) => !before.includes(one)).forEach((one) => { one(new RangeError('SECRET'), Promise.resolve()); });
    expect(electron.app.exits).toEqual([]);
    process.listeners('uncaughtException').filter((one) => !others.includes(one)).forEach((one) => { one(new TypeError('SECRET'), 'uncaughtException'); });
    expect(electron.app.exits).toEqual([1]);
    const log = readFileSync(path.join(folder, 'shell.log'), 'utf8');
    expect(log).toMatch(/rejection RangeError\n[\s\S]*main TypeError\n/);
    expect(log).not.toContain('SECRET');
  });
  it('the log stays small, and a disk that takes nothing stops nobody', () => {
    const folder = tempFolder(), file = path.join(folder, 'logs', 'shell.log'), incidents = createIncidents(file, () => 'NOW');
    incidents.note('x'.repeat(300 * 1024));
    const number = incidents.note('small');
    expect(readFileSync(file, 'utf8')).toBe(`NOW ${number} small\n`);
    expect(statSync(file).size).toBeLessThan(100);
    writeFileSync(path.join(folder, 'file'), '');
    expect(createIncidents(path.join(folder, 'file', 'shell.log')).note('lost')).toMatch(/^[0-9A-F]{8}$/);
  });
});

describe('names of files', () => {
  it.each([['a.pdf', 'a.pdf'], ['محضر 12.pdf', 'محضر 12.pdf'], ['a/b\\c:d*e?f"g<h>i|j.pdf', 'a-b-c-d-e-f-g-h-i-j.pdf'], ['nul', '_nul'], ['LPT1.pdf', '_LPT1.pdf'], ['console.pdf', 'console.pdf'], [' . ', '_'], ['a\n.pdf', 'a-.pdf'], ['.hidden', 'hidden']])('%j becomes %j', (name, plain) => {
    expect(plainName(name)).toBe(plain);
  });
});
