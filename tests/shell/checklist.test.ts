import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { Preventable } from '#tests/doubles/electron.ts';
import { start, type Double, type Started } from './started.ts';

/*
 * Electron's own checklist (https://www.electronjs.org/docs/latest/tutorial/security, twenty points), in its order and words: how
 * each is met, and a test of it through the double. Two of them ask for a habit rather than for code; their test looks at that.
 */
const root = path.resolve(import.meta.dirname, '../..');
const text = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const preferences = ({ window }: Started) => window.options.webPreferences ?? {};
const prevented = (emitter: { emit(event: string, ...sent: unknown[]): boolean }, event: string, extra: object, ...more: unknown[]): boolean => {
  const given = new Preventable(extra);
  emitter.emit(event, given, ...more);
  return given.defaultPrevented;
};
const passes = (session: InstanceType<Double['Session']>, url: string): boolean => {
  let cancelled: boolean | undefined;
  session.beforeRequest?.({ url } as never, ({ cancel }) => { cancelled = cancel; });
  return cancelled === false;
};
const HOSTILE = ['https://evil.example/', 'http://127.0.0.1:8080/', 'app://bundle.evil/', 'app://print/', 'app://user@bundle/', 'file:///etc/passwd', 'javascript:alert(1)', 'data:text/html,x', 'blob:https://evil.example/1', 'chrome://gpu', 'about:blank', 'devtools://devtools/x', 'nonsense', ''] as const;

interface Point { readonly n: number; readonly what: string; readonly how: string; readonly test: () => Promise<void> }
const POINTS: readonly Point[] = [
  { n: 1, what: 'Only load secure content', how: 'nothing but app://bundle is loaded, and every other request is cancelled', test: async () => {
    const started = await start();
    expect(started.window.url).toBe('app://bundle/');
    const { defaultSession } = started.electron.session;
    for (const url of HOSTILE) expect(passes(defaultSession, url), url).toBe(false);
    for (const url of ['app://bundle/', 'app://bundle/assets/index-1a2b3c4d.js', 'blob:app://bundle/1', 'data:image/png;base64,AA']) expect(passes(defaultSession, url), url).toBe(true);
    expect(started.electron.app.switches.get('host-resolver-rules')).toBe('MAP * ~NOTFOUND');
    expect(defaultSession.proxy).toEqual({ mode: 'direct' });
    let verdict: number | undefined;
    defaultSession.certificate?.({} as never, (result) => { verdict = result; });
    expect(verdict).toBe(-2);
  } },
  { n: 2, what: 'Do not enable Node.js integration for remote content', how: 'for no content at all, in workers and frames neither', test: async () => {
    expect(preferences(await start())).toMatchObject({ nodeIntegration: false, nodeIntegrationInWorker: false, nodeIntegrationInSubFrames: false });
  } },
  { n: 3, what: 'Enable context isolation', how: 'said in every window; the page gets a copy of the bridge and no event of Electron', test: async () => {
    const started = await start();
    expect(preferences(started)).toMatchObject({ contextIsolation: true });
    expect(Object.keys(started.electron.exposed)).toEqual(['bridge']);
    expect(Object.keys(started.bridge).sort()).toEqual(['call', 'chooseFolder', 'host', 'keystore', 'onCommand', 'open', 'openDemonstration', 'print', 'printers', 'put', 'save', 'setLanguage', 'take']);
    const heard: unknown[][] = [];
    started.bridge.onCommand((...sent) => { heard.push(sent); });
    started.window.webContents.send('idmaj:command', 'help');
    expect(heard).toEqual([['help']]);
  } },
  { n: 4, what: 'Enable process sandboxing', how: 'for the whole application, by the first statement of main.ts, and said again for each window', test: async () => {
    const started = await start();
    expect(started.electron.order.slice(0, 2)).toEqual(['enableSandbox', 'lock']);
    expect(preferences(started)).toMatchObject({ sandbox: true });
    expect(/^(?!import|\/\*| \*|\s*$).*$/m.exec(text('electron/main.ts'))?.[0]).toBe('app.enableSandbox();');
  } },
  { n: 5, what: 'Handle session permission requests from remote content', how: 'asked or checked, all are refused, but to fill the screen and to copy, for our own top frame', test: async () => {
    const { electron, window } = await start();
    const { defaultSession } = electron.session;
    const asked = (permission: string, requestingUrl: string, isMainFrame = true, contents: object = window.webContents): boolean => {
      let granted: boolean | undefined;
      defaultSession.request?.(contents as never, permission as never, (answer) => { granted = answer; }, { requestingUrl, isMainFrame } as never);
      const checked = defaultSession.check?.(contents as never, permission as never, requestingUrl, { isMainFrame } as never);
      if (contents === window.webContents) expect(checked).toBe(granted);
      return granted === true;
    };
    for (const permission of ['media', 'geolocation', 'notifications', 'midi', 'pointerLock', 'openExternal', 'clipboard-read', 'fileSystem', 'hid', 'serial', 'usb', 'display-capture', 'unknown']) expect(asked(permission, 'app://bundle/'), permission).toBe(false);
    for (const permission of ['fullscreen', 'clipboard-sanitized-write']) {
      expect(asked(permission, 'app://bundle/')).toBe(true);
      for (const url of HOSTILE) expect(asked(permission, url), url).toBe(false);
      expect(asked(permission, 'app://bundle/', false)).toBe(false);
      expect(asked(permission, 'app://bundle/', true, { session: {} })).toBe(false);
    }
    expect(defaultSession.device?.({} as never)).toBe(false);
    const answers: unknown[] = [];
    defaultSession.display?.({} as never, (streams) => { answers.push(streams); });
    defaultSession.bluetooth?.({} as never, (response) => { answers.push(response); });
    expect(answers).toEqual([null, { confirmed: false }]);
  } },
  { n: 6, what: 'Do not disable webSecurity', how: 'said to be on', test: async () => { expect(preferences(await start())).toMatchObject({ webSecurity: true }); } },
  { n: 7, what: 'Define a Content Security Policy', how: 'default-src none in the header of every answer, a nonce of its own for the page, none unsafe', test: async () => {
    const { electron } = await start();
    const { answer } = electron.session.defaultSession;
    const page = await answer?.(new Request('app://bundle/'));
    const policy = page?.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
    expect(await page?.text()).toContain('nonce="nonce"');
    expect((await answer?.(new Request('app://bundle/assets/index-1a2b3c4d.js')))?.headers.get('content-security-policy')).toContain("default-src 'none'");
  } },
  { n: 8, what: 'Do not set allowRunningInsecureContent to true', how: 'said to be off', test: async () => { expect(preferences(await start())).toMatchObject({ allowRunningInsecureContent: false }); } },
  { n: 9, what: 'Do not enable experimental features', how: 'said to be off', test: async () => { expect(preferences(await start())).toMatchObject({ experimentalFeatures: false }); } },
  { n: 10, what: 'Do not use enableBlinkFeatures', how: 'not used', test: async () => {
    const started = await start();
    expect(preferences(started)).not.toHaveProperty('enableBlinkFeatures');
    expect([...started.electron.app.switches.keys()].filter((name) => name.startsWith('enable'))).toEqual([]);
  } },
  { n: 11, what: 'Do not use allowpopups for WebViews', how: 'there are no webviews', test: async () => {
    const { window } = await start();
    expect(prevented(window.webContents, 'will-attach-webview', {}, { allowpopups: true })).toBe(true);
  } },
  { n: 12, what: 'Verify WebView options before creation', how: 'none is ever created', test: async () => {
    const started = await start();
    expect(preferences(started)).toMatchObject({ webviewTag: false });
    expect(prevented(started.window.webContents, 'will-attach-webview', {}, {}, {})).toBe(true);
  } },
  { n: 13, what: 'Disable or limit navigation', how: 'only within app://bundle, only the top frame, redirects and frames alike', test: async () => {
    const { window: { webContents } } = await start();
    for (const event of ['will-navigate', 'will-redirect', 'will-frame-navigate']) {
      for (const url of HOSTILE) expect(prevented(webContents, event, { url, isMainFrame: true }), `${event} ${url}`).toBe(true);
      expect(prevented(webContents, event, { url: 'app://bundle/#/ceremonies', isMainFrame: true })).toBe(false);
    }
    expect(prevented(webContents, 'will-frame-navigate', { url: 'app://bundle/', isMainFrame: false })).toBe(true);
  } },
  { n: 14, what: 'Disable or limit creation of new windows', how: 'a page opens none; the shell makes its own', test: async () => {
    const { window: { webContents } } = await start();
    for (const url of [...HOSTILE, 'app://bundle/']) expect(webContents.openHandler?.({ url } as never)).toEqual({ action: 'deny' });
  } },
  { n: 15, what: 'Do not use shell.openExternal with untrusted content', how: 'nothing outside is ever opened: nobody imports the module `shell`', test: async () => {
    for (const file of shellFiles()) expect(text(file), file).not.toMatch(/openExternal|openPath|\bshell\s*[,}].*from 'electron'/);
  } },
  { n: 16, what: 'Use a current version of Electron', how: 'pinned exactly; raised by a person who reads its notes', test: async () => {
    const { devDependencies } = JSON.parse(text('package.json')) as { devDependencies: Record<string, string> };
    expect(devDependencies['electron']).toMatch(/^\d+\.\d+\.\d+$/);
    expect(Number.parseInt(devDependencies['electron'] ?? '', 10)).toBeGreaterThanOrEqual(45);
  } },
  { n: 17, what: 'Validate the sender of all IPC messages', how: 'one way in, which looks at window, frame and address (tests/shell/ipc.test.ts)', test: async () => {
    const { electron, window: { webContents } } = await start();
    const call = electron.ipcMain.handlers.get('idmaj:call');
    await expect(async () => call?.({ sender: webContents, senderFrame: { url: 'https://evil.example/', parent: null } }, 'jobs.wait', {})).rejects.toThrow('not ours');
  } },
  { n: 18, what: 'Avoid usage of the file:// protocol and prefer usage of custom protocols', how: 'app:// with a fixed map of files; the fuse of file:// is off', test: async () => {
    const { electron } = await start();
    expect(electron.protocol.schemes).toEqual([{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true } }]);
    for (const url of ['app://bundle/%2e%2e%2fpackage.json', 'app://bundle/../package.json', 'app://bundle/assets/', 'app://other/']) expect((await electron.session.defaultSession.answer?.(new Request(url)))?.status, url).toBe(404);
    expect((await electron.session.defaultSession.answer?.(new Request('app://bundle/', { method: 'POST' })))?.status).toBe(405);
    expect(text('electron-builder.yml')).toMatch(/^ {2}grantFileProtocolExtraPrivileges: false$/m);
    for (const file of shellFiles()) expect(text(file), file).not.toMatch(/loadFile|file:\/\//);
  } },
  { n: 19, what: 'Check which fuses you can change', how: 'no running as Node, no inspecting, no options from outside, integrity checked, nothing but the archive', test: async () => {
    const fuses = /^electronFuses:\n((?: {2}.*\n)+)/m.exec(text('electron-builder.yml'))?.[1] ?? '';
    expect(Object.fromEntries([...fuses.matchAll(/^ {2}(\w+): (\w+)$/gm)].map(([, name, value]) => [name, value]))).toEqual({
      runAsNode: 'false', enableCookieEncryption: 'true', enableNodeOptionsEnvironmentVariable: 'false', enableNodeCliInspectArguments: 'false',
      enableEmbeddedAsarIntegrityValidation: 'true', onlyLoadAppFromAsar: 'true', grantFileProtocolExtraPrivileges: 'false',
    });
  } },
  { n: 20, what: 'Do not expose Electron APIs to untrusted web content', how: 'one bridge of twelve named channels: no `on`, no `send`, no event, no path', test: async () => {
    const { electron, bridge } = await start();
    for (const [name, member] of Object.entries(bridge)) if (name !== 'host') expect(typeof member, name).toBe('function');
    expect([...electron.ipcMain.handlers.keys()].sort()).toEqual(['call', 'choose-folder', 'closing', 'keystore', 'open', 'open-demonstration', 'print', 'printers', 'put', 'save', 'set-language', 'take'].map((name) => `idmaj:${name}`));
    expect(text('electron/preload.ts')).not.toMatch(/ipcRenderer\.(?:send|sendSync|postMessage|sendToHost)\b/);
  } },
];
function shellFiles(): string[] {
  return ['electron/main.ts', 'electron/preload.ts', ...readdirSync(path.join(root, 'electron/shell')).map((name) => `electron/shell/${name}`)];
}

describe('Electron’s security checklist', () => {
  it('has all twenty points', () => { expect(POINTS.map(({ n }) => n)).toEqual(Array.from({ length: 20 }, (_, at) => at + 1)); });
  for (const { n, what, how, test } of POINTS) it(`${n}. ${what}: ${how}`, async () => { await test(); expect.hasAssertions(); });
});
describe('beyond the checklist', () => {
  it('nothing is downloaded, spelled or connected', async () => {
    const started = await start(), { defaultSession } = started.electron.session;
    expect(prevented(defaultSession, 'will-download', {})).toBe(true);
    expect(defaultSession.spellChecker).toBe(false);
    expect(preferences(started)).toMatchObject({ spellcheck: false, navigateOnDragDrop: false, plugins: false });
  });
  it('a packaged application has no tools of development; an unpackaged one has, and only their address opens', async () => {
    expect(preferences(await start())).toMatchObject({ devTools: false });
    const developing = await start((electron) => { electron.app.isPackaged = false; });
    expect(preferences(developing)).toMatchObject({ devTools: true });
    expect(passes(developing.electron.session.defaultSession, 'devtools://devtools/bundled/x.js')).toBe(true);
    expect(passes(developing.electron.session.defaultSession, 'https://evil.example/')).toBe(false);
  });
  it('nobody but the one door names ipcMain, and nothing outside the shell imports Electron', async () => {
    expect(shellFiles()).toContain('electron/shell/ipc.ts');
    for (const file of shellFiles()) if (file !== 'electron/shell/ipc.ts') expect(text(file), file).not.toMatch(/\bipcMain\b/);
    for (const file of shellFiles()) expect(text(file), file).not.toMatch(/crashReporter|setAsDefaultProtocolClient|@electron\/remote|desktopCapturer|disableHardwareAcceleration/);
  });
});
