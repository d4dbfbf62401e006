import { app, session, type BrowserWindow } from 'electron';
import path from 'node:path';
import { startEngine } from './engine/client.ts';
import { openDemonstration, opener } from './hosts/demonstration.ts';
import { keepEngine, WARM_PRINTER_AFTER } from './hosts/engineHost.ts';
import { readInterface } from './hosts/interfaceFiles.ts';
import { demonstrationBeside } from './policy/dataFolder.ts';
import { INTERFACE } from './policy/pages.ts';
import { openChannels } from './shell/channels.ts';
import { createClosing } from './shell/closing.ts';
import { watchApp, watchWindow } from './shell/crash.ts';
import { createDialogs } from './shell/dialogs.ts';
import { createIncidents } from './shell/incidents.ts';
import { createDoor } from './shell/ipc.ts';
import { createKeystore } from './shell/keystore.ts';
import { offerContextMenu, sendCommand, setMenu } from './shell/menu.ts';
import { guardNavigation } from './shell/navigation.ts';
import { createPrinting } from './shell/printing.ts';
import { createPrintWindows } from './shell/printWindow.ts';
import { registerScheme, serve } from './shell/protocol.ts';
import { createMemory } from './shell/remembered.ts';
import { shutSession } from './shell/session.ts';
import { closeBeforeQuit, cutNetwork, onLeaving, wantsDemonstration, readFolder } from './shell/start.ts';
import { bringForward, makeWindow } from './shell/window.ts';
import { createWords } from './shell/words.ts';

/* Electron's main process: composes the shell, decides nothing. */
app.enableSandbox();
registerScheme();
cutNetwork();
const data = readFolder(process.argv), own = app.getPath('userData');
const memory = createMemory(path.join(own, 'shell.json')), words = createWords(memory), incidents = createIncidents(path.join(own, 'shell.log'));
const broken = watchApp(words, incidents);
app.on('web-contents-created', (_event, contents) => { guardNavigation(contents); });

if (app.requestSingleInstanceLock()) app.whenReady().then(start).catch(broken);
else app.quit();

/** Everything from here on happens where no other start is running, and Electron is ready. */
async function start(): Promise<void> {
  const here = import.meta.dirname, packaged = app.isPackaged;
  const files = readInterface(path.join(here, '..', 'renderer'));
  const on = (folder: string) => () => startEngine({ folder, warmPrinter: WARM_PRINTER_AFTER });
  const engine = keepEngine({ start: on(data), startDemonstration: on(demonstrationBeside(data)) });
  closeBeforeQuit(() => engine.close());

  const windows = new Set<BrowserWindow>(), closing = createClosing(words);
  function openWindow(): void {
    const window = makeWindow({ preload: path.join(here, 'preload.cjs'), icon: path.join(here, '..', '..', 'build', 'icons', 'icon.png'), memory, packaged });
    windows.add(window);
    window.on('closed', () => { windows.delete(window); });
    closing.guard(window);
    watchWindow(window, words, incidents);
    offerContextMenu(window, words);
  }
  const showMenu = (): void => { setMenu({ words, packaged, openWindow }); };
  openChannels(createDoor(windows, incidents), {
    engine, closing,
    dialogs: createDialogs({ words, put: (bytes) => engine.put(bytes), place: (at) => engine.place(at), data }),
    printing: createPrinting({ openPrintWindow: createPrintWindows(files), memory, incidents }),
    keystore: createKeystore({ file: path.join(own, 'keystore'), engine }),
    setLanguage(lang) { memory.set({ lang }); showMenu(); },
  });
  app.on('second-instance', () => {
    const last = [...windows].at(-1);
    if (last) bringForward(last);
    else openWindow();
  });
  app.on('window-all-closed', () => { app.quit(); });
  onLeaving(() => { for (const window of windows) sendCommand(window, 'lock'); }, () => { void engine.call('accounts.hold', {}); });

  await shutSession(session.defaultSession, INTERFACE, !packaged);
  serve(session.defaultSession, INTERFACE, files);
  // one that does not open is told by the interface itself, as any other centre is
  if (wantsDemonstration(process.argv)) await openDemonstration(opener(engine));
  showMenu();
  openWindow();
}
