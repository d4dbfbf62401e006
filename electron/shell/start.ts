import { app, powerMonitor } from 'electron';
import path from 'node:path';
import { dataFolder } from '../policy/dataFolder.ts';

/**
 * What the command line of Electron says, in development only: `--data DIR` opens another data folder, and keeps the shell's own
 * things beside it, so that neither the settings nor the lock of the installed application are touched.
 */
export function readFolder(args: readonly string[]): string {
  const at = app.isPackaged ? -1 : args.indexOf('--data');
  const given = at < 0 ? undefined : args[at + 1];
  // never userData: on Windows that is the roaming one, which a domain copies to its server
  if (given === undefined) return dataFolder({ platform: process.platform, env: process.env, home: app.getPath('home') });
  const folder = path.resolve(given);
  app.setPath('userData', `${folder}-shell`);
  return folder;
}
/** Whether the demonstration is asked for: in development only. */
export const wantsDemonstration = (args: readonly string[]): boolean => !app.isPackaged && args.includes('--demo');

/** Switches of Chromium that only the command line can set: nothing is looked up, asked or sent outside this PC. */
const SWITCHES: readonly (readonly [name: string, value?: string])[] = [
  ['host-resolver-rules', 'MAP * ~NOTFOUND'], ['no-proxy-server'], ['disable-background-networking'], ['disable-component-update'], ['disable-domain-reliability'], ['no-pings'],
];
export function cutNetwork(): void {
  for (const [name, value] of SWITCHES) {
    if (value === undefined) app.commandLine.appendSwitch(name);
    else app.commandLine.appendSwitch(name, value);
  }
}
/** How long windows may take to keep their forms before the engine is locked whatever they do, ms. */
export const KEEPING = 5_000;
/**
 * Locks when the PC is left: it sleeps, or its own screen is locked. @param windows tells them to keep their forms and lock
 * @param engine locks by itself, for a window that hangs or whose page is gone does not
 */
export function onLeaving(windows: () => void, engine: () => void): void {
  const left = (): void => { windows(); setTimeout(engine, KEEPING); };
  powerMonitor.on('suspend', left);
  powerMonitor.on('lock-screen', left);
}
/** Ends in order: the store is closed before the program is. */
export function closeBeforeQuit(close: () => Promise<void>): void {
  let closed = false;
  app.on('will-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    void close().catch(() => undefined).then(() => { closed = true; app.quit(); });
  });
}
