import { EventEmitter } from 'node:events';
import path from 'node:path';
import type * as Real from 'electron';

/*
 * Stands in for the module `electron` (vite.config.ts, `test.alias`): what the shell uses, and no more. Each member is typed by
 * Electron's own, so that a wrong name or option fails tsc; it notes what it was told, and is strict about order as Electron is.
 * Loaded afresh with `vi.resetModules()`.
 */
type Handler = (event: unknown, ...sent: unknown[]) => unknown;
type Member<T, K extends keyof T> = T[K];

/** What happened, in order. */
export const order: string[] = [];

class App extends EventEmitter {
  isPackaged = true;
  lock = true;
  locale = 'fr-FR';
  readonly folders: Record<string, string> = {};
  readonly switches = new Map<string, string | undefined>();
  ready = false;
  quits = 0;
  exits: number[] = [];
  readonly enableSandbox: Member<Real.App, 'enableSandbox'> = () => { if (this.ready) throw new Error('only before ready'); order.push('enableSandbox'); };
  readonly requestSingleInstanceLock: Member<Real.App, 'requestSingleInstanceLock'> = () => { order.push('lock'); return this.lock; };
  readonly getPath: Member<Real.App, 'getPath'> = (name) => this.folders[name] ?? path.join(this.folders['userData'] ?? '/nowhere', name);
  readonly setPath: Member<Real.App, 'setPath'> = (name, to) => { this.folders[name] = to; };
  readonly getAppPath: Member<Real.App, 'getAppPath'> = () => '/app';
  readonly getLocale: Member<Real.App, 'getLocale'> = () => this.locale;
  readonly exit: Member<Real.App, 'exit'> = (code = 0) => { this.exits.push(code); };
  readonly commandLine: Pick<Real.CommandLine, 'appendSwitch'> = { appendSwitch: (name, value) => { if (this.ready) throw new Error('only before ready'); this.switches.set(name, value); } };
  readonly whenReady: Member<Real.App, 'whenReady'> = async () => { this.ready = true; order.push('ready'); };
  /** As Electron does: every window is asked to close; where all are gone, `will-quit` may still hold it. */
  readonly quit: Member<Real.App, 'quit'> = () => {
    this.quits += 1;
    for (const window of BrowserWindow.all.slice()) window.close();
    if (BrowserWindow.all.length > 0) return;
    const event = new Preventable();
    this.emit('will-quit', event);
    if (!event.defaultPrevented) order.push('quit');
  };
}
export class Preventable {
  defaultPrevented = false;
  constructor(extra: object = {}) { Object.assign(this, extra); }
  preventDefault(): void { this.defaultPrevented = true; }
}
export const app = new App();

export class Session extends EventEmitter {
  scheme = '';
  answer: ((request: Request) => Response | Promise<Response>) | null = null;
  request: Parameters<Real.Session['setPermissionRequestHandler']>[0] = null;
  check: Parameters<Real.Session['setPermissionCheckHandler']>[0] = null;
  device: Parameters<Real.Session['setDevicePermissionHandler']>[0] = null;
  display: Parameters<Real.Session['setDisplayMediaRequestHandler']>[0] = null;
  bluetooth: Parameters<Real.Session['setBluetoothPairingHandler']>[0] = null;
  certificate: Parameters<Real.Session['setCertificateVerifyProc']>[0] = null;
  beforeRequest: ((details: Real.OnBeforeRequestListenerDetails, callback: (response: Real.CallbackResponse) => void) => void) | null = null;
  spellChecker = true;
  proxy: Real.ProxyConfig | null = null;
  readonly partition: string;
  constructor(partition: string) { super(); this.partition = partition; }
  readonly setPermissionRequestHandler: Member<Real.Session, 'setPermissionRequestHandler'> = (handler) => { this.request = handler; };
  readonly setPermissionCheckHandler: Member<Real.Session, 'setPermissionCheckHandler'> = (handler) => { this.check = handler; };
  readonly setDevicePermissionHandler: Member<Real.Session, 'setDevicePermissionHandler'> = (handler) => { this.device = handler; };
  readonly setDisplayMediaRequestHandler: Member<Real.Session, 'setDisplayMediaRequestHandler'> = (handler) => { this.display = handler; };
  readonly setBluetoothPairingHandler: Member<Real.Session, 'setBluetoothPairingHandler'> = (handler) => { this.bluetooth = handler; };
  readonly setCertificateVerifyProc: Member<Real.Session, 'setCertificateVerifyProc'> = (proc) => { this.certificate = proc; };
  readonly setSpellCheckerEnabled: Member<Real.Session, 'setSpellCheckerEnabled'> = (enabled) => { this.spellChecker = enabled; };
  readonly setProxy: Member<Real.Session, 'setProxy'> = async (proxy) => { this.proxy = proxy; };
  readonly webRequest = { onBeforeRequest: (listener: Session['beforeRequest']): void => { this.beforeRequest = listener; } };
  readonly protocol: Pick<Real.Protocol, 'handle'> = {
    handle: (scheme, handler) => {
      if (!app.ready) throw new Error('only after ready');
      if (this.scheme !== '') throw new Error(`a second handler for ${scheme}`);
      this.scheme = scheme;
      this.answer = handler as NonNullable<Session['answer']>;
    },
  };
}
const partitions = new Map<string, Session>();
export const session = {
  defaultSession: new Session(''),
  fromPartition: (partition: string, _options?: Parameters<typeof Real.session.fromPartition>[1]): Session => {
    const found = partitions.get(partition) ?? new Session(partition);
    partitions.set(partition, found);
    return found;
  },
};
export const protocol: Pick<typeof Real.protocol, 'registerSchemesAsPrivileged'> & { schemes: Real.CustomScheme[] } = {
  schemes: [],
  registerSchemesAsPrivileged(schemes) { if (app.ready) throw new Error('only before ready'); this.schemes.push(...schemes); },
};

interface Frame { url: string; parent: Frame | null }
type OpenHandler = Parameters<Real.WebContents['setWindowOpenHandler']>[0];
export class WebContents extends EventEmitter {
  readonly mainFrame: Frame = { url: '', parent: null };
  readonly session: Session;
  openHandler: OpenHandler | null = null;
  zoom = 0;
  crashed = false;
  reloads = 0;
  killed = 0;
  printers: Pick<Real.PrinterInfo, 'name' | 'displayName'>[] = [];
  readonly sent: unknown[][] = [];
  readonly scripts: string[] = [];
  readonly printed: Real.WebContentsPrintOptions[] = [];
  constructor(partition: string | undefined) { super(); this.session = partition === undefined ? session.defaultSession : session.fromPartition(partition); }
  readonly setWindowOpenHandler: Member<Real.WebContents, 'setWindowOpenHandler'> = (handler) => { this.openHandler = handler; };
  readonly setZoomLevel: Member<Real.WebContents, 'setZoomLevel'> = (level) => { this.zoom = level; };
  readonly getZoomLevel: Member<Real.WebContents, 'getZoomLevel'> = () => this.zoom;
  readonly isCrashed: Member<Real.WebContents, 'isCrashed'> = () => this.crashed;
  readonly reload: Member<Real.WebContents, 'reload'> = () => { this.reloads += 1; this.crashed = false; };
  readonly forcefullyCrashRenderer: Member<Real.WebContents, 'forcefullyCrashRenderer'> = () => { this.killed += 1; };
  readonly send: Member<Real.WebContents, 'send'> = (channel, ...sent) => {
    this.sent.push([channel, ...sent]);
    ipcRenderer.deliver(channel, ...structuredClone(sent as unknown[]));
  };
  readonly getPrintersAsync = async (): Promise<WebContents['printers']> => this.printers;
  readonly executeJavaScript: Member<Real.WebContents, 'executeJavaScript'> = async (code) => { this.scripts.push(code); return page.run(code, this); };
  readonly print: Member<Real.WebContents, 'print'> = (options = {}, callback) => {
    this.printed.push(options);
    const reason = page.print(options, this);
    if (reason !== undefined) queueMicrotask(() => callback?.(reason === '', reason));
  };
}
/** What a window's page would do: a test says it. `print` answers '' for printed, a reason, or undefined for no answer at all; it may throw. */
export const page: { run: (code: string, contents: WebContents) => unknown; print: (options: Real.WebContentsPrintOptions, contents: WebContents) => string | undefined } = {
  run: () => null,
  print: () => '',
};

export class BrowserWindow extends EventEmitter {
  static readonly all: BrowserWindow[] = [];
  static readonly ever: BrowserWindow[] = [];
  static fromWebContents(contents: WebContents): BrowserWindow | null { return BrowserWindow.all.find((one) => one.webContents === contents) ?? null; }
  readonly webContents: WebContents;
  url = '';
  shown = 0;
  focused = 0;
  minimized = false;
  maximized = false;
  destroyed = false;
  /** Its page prevents `beforeunload`. */
  holdsBack = false;
  bounds: Real.Rectangle;
  readonly options: Real.BrowserWindowConstructorOptions;
  constructor(options: Real.BrowserWindowConstructorOptions) {
    super();
    this.options = options;
    if (!app.ready) throw new Error('only after ready');
    this.webContents = new WebContents(options.webPreferences?.partition);
    this.bounds = { x: options.x ?? 0, y: options.y ?? 0, width: options.width ?? 800, height: options.height ?? 600 };
    BrowserWindow.all.push(this);
    BrowserWindow.ever.push(this);
    app.emit('web-contents-created', {}, this.webContents);
  }
  readonly loadURL: Member<Real.BrowserWindow, 'loadURL'> = async (url) => {
    this.url = this.webContents.mainFrame.url = url;
    await Promise.resolve();
    this.emit('ready-to-show');
    this.webContents.emit('did-finish-load');
  };
  readonly show: Member<Real.BrowserWindow, 'show'> = () => { this.shown += 1; };
  readonly focus: Member<Real.BrowserWindow, 'focus'> = () => { this.focused += 1; };
  readonly restore: Member<Real.BrowserWindow, 'restore'> = () => { this.minimized = false; };
  readonly maximize: Member<Real.BrowserWindow, 'maximize'> = () => { this.maximized = true; };
  readonly isMinimized: Member<Real.BrowserWindow, 'isMinimized'> = () => this.minimized;
  readonly isMaximized: Member<Real.BrowserWindow, 'isMaximized'> = () => this.maximized;
  readonly isDestroyed: Member<Real.BrowserWindow, 'isDestroyed'> = () => this.destroyed;
  readonly getNormalBounds: Member<Real.BrowserWindow, 'getNormalBounds'> = () => this.bounds;
  readonly close: Member<Real.BrowserWindow, 'close'> = () => {
    const event = new Preventable();
    this.emit('close', event);
    if (event.defaultPrevented) return;
    const leave = new Preventable();
    if (this.holdsBack) this.webContents.emit('will-prevent-unload', leave);
    if (!this.holdsBack || leave.defaultPrevented) this.destroy();
  };
  readonly destroy: Member<Real.BrowserWindow, 'destroy'> = () => {
    if (this.destroyed) return;
    this.destroyed = true;
    BrowserWindow.all.splice(BrowserWindow.all.indexOf(this), 1);
    this.emit('closed');
    if (BrowserWindow.all.length === 0) app.emit('window-all-closed');
  };
}

const handlers = new Map<string, Handler>();
export const ipcMain: Pick<typeof Real.ipcMain, 'handle'> & { handlers: Map<string, Handler> } = {
  handlers,
  handle(channel, listener) {
    if (handlers.has(channel)) throw new Error(`a second handler for ${channel}`);
    handlers.set(channel, listener as Handler);
  },
};
/** The renderer's side: one page, that of the window last made with a preload script. What passes is cloned as Electron does. */
class IpcRenderer extends EventEmitter {
  readonly invoke: Member<Real.IpcRenderer, 'invoke'> = async (channel, ...sent) => {
    const window = BrowserWindow.all.findLast(({ options }) => options.webPreferences?.preload !== undefined);
    const handler = handlers.get(channel);
    if (!window || !handler) throw new Error(`no handler for ${channel}`);
    return structuredClone(await handler({ sender: window.webContents, senderFrame: window.webContents.mainFrame }, ...structuredClone(sent as unknown[])));
  };
  deliver(channel: string, ...sent: unknown[]): void { this.emit(channel, { sender: this }, ...sent); }
}
export const ipcRenderer = new IpcRenderer();
export const exposed: Record<string, unknown> = {};
export const contextBridge: Pick<typeof Real.contextBridge, 'exposeInMainWorld'> = { exposeInMainWorld: (key, api) => { exposed[key] = api; } };

type BoxAnswer = number | Promise<number>;
export type Asked =
  | { readonly kind: 'open'; readonly options: Real.OpenDialogOptions }
  | { readonly kind: 'save'; readonly options: Real.SaveDialogOptions }
  | { readonly kind: 'box'; readonly options: Real.MessageBoxOptions }
  | { readonly kind: 'error'; readonly options: { readonly title: string; readonly text: string } };
class Dialog {
  readonly asked: Asked[] = [];
  /** What the person chooses, one after the other; nothing left: they cancel. */
  readonly opens: (string[] | null)[] = [];
  readonly saves: (string | null)[] = [];
  readonly boxes: BoxAnswer[] = [];
  readonly showOpenDialog = async (_window: BrowserWindow, options: Real.OpenDialogOptions): Promise<Real.OpenDialogReturnValue> => {
    this.asked.push({ kind: 'open', options });
    const filePaths = this.opens.shift() ?? null;
    return { canceled: filePaths === null, filePaths: filePaths ?? [] };
  };
  readonly showSaveDialog = async (_window: BrowserWindow, options: Real.SaveDialogOptions): Promise<Real.SaveDialogReturnValue> => {
    this.asked.push({ kind: 'save', options });
    const filePath = this.saves.shift() ?? null;
    return { canceled: filePath === null, filePath: filePath ?? '' };
  };
  readonly showMessageBox = async (_window: BrowserWindow, options: Real.MessageBoxOptions): Promise<Pick<Real.MessageBoxReturnValue, 'response'>> => {
    this.asked.push({ kind: 'box', options });
    const aborted = new Promise<number>((resolve) => { options.signal?.addEventListener('abort', () => { resolve(options.cancelId ?? 0); }); });
    return { response: await Promise.race([this.boxes.shift() ?? options.cancelId ?? 0, aborted]) };
  };
  readonly showMessageBoxSync = (_window: BrowserWindow, options: Real.MessageBoxOptions): number => {
    this.asked.push({ kind: 'box', options });
    const answer = this.boxes.shift();
    return typeof answer === 'number' ? answer : options.cancelId ?? 0;
  };
  readonly showErrorBox: Member<typeof Real.dialog, 'showErrorBox'> = (title, content) => { this.asked.push({ kind: 'error', options: { title, text: content } }); };
}
export const dialog = new Dialog();

export class Menu {
  static application: Menu | null = null;
  static readonly popups: Menu[] = [];
  readonly template: Real.MenuItemConstructorOptions[];
  constructor(template: Real.MenuItemConstructorOptions[]) { this.template = template; }
  static buildFromTemplate(template: Real.MenuItemConstructorOptions[]): Menu { return new Menu(template); }
  static setApplicationMenu(menu: Menu | null): void { Menu.application = menu; }
  popup(_options: Real.PopupOptions): void { Menu.popups.push(this); }
}
const display = (id: number, workArea: Real.Rectangle): Pick<Real.Display, 'id' | 'workArea'> => ({ id, workArea });
export const screen = {
  displays: [display(1, { x: 0, y: 0, width: 1366, height: 728 })],
  getPrimaryDisplay(): Pick<Real.Display, 'id' | 'workArea'> { return this.displays[0] ?? display(1, { x: 0, y: 0, width: 1366, height: 728 }); },
  getAllDisplays(): Pick<Real.Display, 'id' | 'workArea'>[] { return this.displays; },
};
export const powerMonitor = new EventEmitter();
/** Keeps what is given it under a mark of its own, so that a test sees what would lie on the disk. */
export const safeStorage = {
  available: true,
  backend: 'gnome_libsecret' as ReturnType<Real.SafeStorage['getSelectedStorageBackend']>,
  isEncryptionAvailable(): boolean { return this.available; },
  getSelectedStorageBackend(): ReturnType<Real.SafeStorage['getSelectedStorageBackend']> { return this.backend; },
  encryptString: ((text) => Buffer.from(`sealed:${Buffer.from(text).toString('base64')}`)) satisfies Real.SafeStorage['encryptString'],
  decryptString: ((bytes) => {
    const sealed = /^sealed:(.*)$/.exec(bytes.toString())?.[1];
    if (sealed === undefined) throw new Error('Error while decrypting the ciphertext provided to safeStorage.decryptString.');
    return Buffer.from(sealed, 'base64').toString();
  }) satisfies Real.SafeStorage['decryptString'],
};
