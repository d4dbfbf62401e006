import { contextBridge, ipcRenderer } from 'electron';
import { FILE_LIMITS, MEGABYTE, type Bridge, type HostCommand } from '#shared/contract/bridge.ts';
import { CHANNELS, EVENTS } from '#shared/contract/names.ts';

/*
 * The bridge in Electron: runs sandboxed, beside the page but out of its reach. Each method is one named channel; the page
 * gets neither `ipcRenderer` nor an event of it.
 */
const listeners = new Set<Parameters<Bridge['onCommand']>[0]>();
const printing = new Map<number, (done: number) => void>();
let jobs = 0;

const bridge: Bridge = {
  host: 'electron',
  call: (name, input) => ipcRenderer.invoke(CHANNELS.call, name, input),
  async put(kind, file) {
    // before it is read into memory; the shell measures again what arrives
    if (file.size > FILE_LIMITS[kind] * MEGABYTE) return { ok: false, refusal: { code: 'files.FILE_TOO_LARGE', params: { file: file.name, limit: FILE_LIMITS[kind] } } };
    return ipcRenderer.invoke(CHANNELS.put, kind, file.name, new Uint8Array(await file.arrayBuffer()));
  },
  open: (kind) => ipcRenderer.invoke(CHANNELS.open, kind),
  chooseFolder: () => ipcRenderer.invoke(CHANNELS.chooseFolder),
  take: (handle) => ipcRenderer.invoke(CHANNELS.take, handle),
  save: (files) => ipcRenderer.invoke(CHANNELS.save, files),
  printers: () => ipcRenderer.invoke(CHANNELS.printers),
  async print(files, options, onPrinted) {
    const job = jobs += 1;
    if (onPrinted) printing.set(job, onPrinted);
    try { return await ipcRenderer.invoke(CHANNELS.print, job, files, options); } finally { printing.delete(job); }
  },
  openDemonstration: () => ipcRenderer.invoke(CHANNELS.openDemonstration),
  keystore: (act) => ipcRenderer.invoke(CHANNELS.keystore, act),
  setLanguage: (lang) => ipcRenderer.invoke(CHANNELS.setLanguage, lang),
  onCommand(listener) {
    listeners.add(listener);
    return () => { listeners.delete(listener); };
  },
};
ipcRenderer.on(EVENTS.printed, (_event, job: number, done: number) => { printing.get(job)?.(done); });
ipcRenderer.on(EVENTS.command, (_event, command: HostCommand) => {
  const answers = Promise.all([...listeners].map(async (listener) => listener(command)));
  if (command === 'closing') void answers.then((all) => all.every((ready) => ready !== false), () => false).then((ready) => ipcRenderer.invoke(CHANNELS.closing, ready));
});
contextBridge.exposeInMainWorld('bridge', bridge);
