import { BrowserWindow, screen } from 'electron';
import { INTERFACE } from '../policy/pages.ts';
import { placeWindow, SMALLEST } from '../policy/windowPlace.ts';
import type { Memory } from './remembered.ts';

export interface WindowParts {
  readonly preload: string;
  readonly icon: string;
  readonly memory: Memory;
  readonly packaged: boolean;
}
/** Makes a window of the interface where the last one was left; it shows itself once there is something to see. */
export function makeWindow({ preload, icon, memory, packaged }: WindowParts): BrowserWindow {
  const left = memory.get().window;
  const primary = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter(({ id }) => id !== primary.id);
  const window = new BrowserWindow({
    ...placeWindow(left, [primary.workArea, ...others.map(({ workArea }) => workArea)]),
    minWidth: Math.min(SMALLEST.width, primary.workArea.width), minHeight: Math.min(SMALLEST.height, primary.workArea.height),
    show: false, backgroundColor: '#ffffff', icon,
    webPreferences: {
      preload,
      // what Electron does by itself today is said here too, so that no later version or switch changes it unseen
      sandbox: true, contextIsolation: true, nodeIntegration: false, nodeIntegrationInWorker: false, nodeIntegrationInSubFrames: false,
      webSecurity: true, allowRunningInsecureContent: false, experimentalFeatures: false, webviewTag: false, plugins: false,
      navigateOnDragDrop: false, safeDialogs: true, spellcheck: false, devTools: !packaged,
    },
  });
  const { webContents } = window;
  window.once('ready-to-show', () => {
    if (left?.maximized) window.maximize();
    window.show();
  });
  webContents.on('did-finish-load', () => { webContents.setZoomLevel(memory.get().window?.zoom ?? 0); });
  window.on('close', () => {
    if (webContents.isCrashed()) return;
    memory.set({ window: { ...window.getNormalBounds(), maximized: window.isMaximized(), zoom: webContents.getZoomLevel() } });
  });
  // where it fails the page's process is gone, of which crash.ts speaks
  window.loadURL(`${INTERFACE}/`).catch(() => undefined);
  return window;
}
/** Brings a window before the person, wherever it was. */
export function bringForward(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
