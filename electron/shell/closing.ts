import { dialog, type BrowserWindow, type MessageBoxOptions } from 'electron';
import { sendCommand } from './menu.ts';
import type { Words } from './words.ts';

export interface Closing {
  /** Lets a window close only once its interface has said that nothing would be lost, or the person has said that it may. */
  guard(window: BrowserWindow): void;
  /** The interface's answer. */
  answered(window: BrowserWindow, ready: boolean): void;
}
/** How long the interface may take to save its drafts, ms; a page that hangs must not hold its window for ever. */
const PATIENCE = 5_000;

export function createClosing(words: Words, patience = PATIENCE): Closing {
  const waiting = new Map<BrowserWindow, (ready: boolean) => void>();
  const mayClose = new WeakSet<BrowserWindow>(), agreed = new WeakSet<BrowserWindow>();

  const ask = (window: BrowserWindow): Promise<boolean> => new Promise((resolve) => {
    const timer = setTimeout(() => { resolve(false); }, patience);
    waiting.set(window, (ready) => { clearTimeout(timer); resolve(ready); });
    sendCommand(window, 'closing');
  });
  const question = (): MessageBoxOptions => ({ type: 'warning', message: words.say('shell.UNSAVED'), buttons: [words.say('shell.STAY'), words.say('shell.CLOSE_ANYWAY')], defaultId: 0, cancelId: 0, noLink: true });
  async function personAgrees(window: BrowserWindow): Promise<boolean> {
    const { response } = await dialog.showMessageBox(window, question());
    if (response === 1) agreed.add(window);
    return response === 1;
  }
  async function settle(window: BrowserWindow): Promise<void> {
    const free = await ask(window) || (!window.isDestroyed() && await personAgrees(window));
    waiting.delete(window);
    if (!free || window.isDestroyed()) return;
    mayClose.add(window);
    window.close();
  }
  return {
    guard(window) {
      window.on('close', (event) => {
        // where the page has crashed there is nobody to ask, and nothing of it left to lose
        if (mayClose.has(window) || window.webContents.isCrashed()) return;
        event.preventDefault();
        if (!waiting.has(window)) void settle(window);
      });
      // a page may hold its window back by `beforeunload` too, of which Electron says nothing to the person
      window.webContents.on('will-prevent-unload', (event) => {
        if (agreed.has(window) || dialog.showMessageBoxSync(window, question()) === 1) event.preventDefault();
        else mayClose.delete(window);
      });
    },
    answered(window, ready) { waiting.get(window)?.(ready); },
  };
}
