import { app, dialog, type BrowserWindow } from 'electron';
import type { Incidents } from './incidents.ts';
import type { Words } from './words.ts';

/** Tells in words that a window's page has stopped or hangs, and offers to open it again. What was saved is with the engine. */
export function watchWindow(window: BrowserWindow, words: Words, incidents: Incidents): void {
  const { say } = words;
  let asking: AbortController | null = null;
  const ask = async (message: string, ...buttons: readonly [string, string]): Promise<number | null> => {
    if (asking || window.isDestroyed()) return null;
    asking = new AbortController();
    try {
      const { response } = await dialog.showMessageBox(window, { type: 'warning', message, buttons: [...buttons], defaultId: 0, cancelId: 1, noLink: true, signal: asking.signal });
      return asking.signal.aborted || window.isDestroyed() ? null : response;
    } finally { asking = null; }
  };
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit') return;
    incidents.note(`page gone: ${reason} ${exitCode}`);
    asking?.abort();
    void ask(say('shell.PAGE_GONE'), say('shell.REOPEN'), say('shell.CLOSE')).then((answer) => {
      if (answer === 0) window.webContents.reload();
      else if (answer === 1) window.destroy();
    });
  });
  window.on('unresponsive', () => {
    incidents.note('page hangs');
    void ask(say('shell.UNRESPONSIVE'), say('shell.REOPEN'), say('shell.WAIT')).then((answer) => {
      // a page that hangs hears no call to reload: its process has to end first
      if (answer === 0) { window.webContents.forcefullyCrashRenderer(); window.webContents.reload(); }
    });
  });
  window.on('responsive', () => { asking?.abort(); });
}

/**
 * Notes the end of Chromium's own helpers (it starts them again by itself; where the graphics card's fails again and again, it
 * draws with the processor, so that an old PC without one works too). Answers what ends the program in words where our own code broke.
 */
export function watchApp(words: Words, incidents: Incidents): (error: unknown) => void {
  app.on('child-process-gone', (_event, { type, reason, exitCode }) => {
    if (reason !== 'clean-exit') incidents.note(`helper gone: ${type} ${reason} ${exitCode}`);
  });
  const broken = (error: unknown): void => {
    dialog.showErrorBox(words.say('shell.NAME'), words.say('shell.BROKEN', { incident: incidents.note('main', error) }));
    app.exit(1);
  };
  process.on('uncaughtException', broken);
  // nothing waits for it any more: a fault to mend, but no reason to take the work from a person's hands
  process.on('unhandledRejection', (error) => { incidents.note('rejection', error); });
  return broken;
}
