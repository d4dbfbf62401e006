import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { onTestFinished, vi } from 'vitest';
import type { RunningEngine } from '#electron/engine/client.ts';
import { readAssets, serveAsset } from '#electron/policy/assets.ts';
import type { Bridge } from '#shared/contract/bridge.ts';
import type { Call, Reply } from '#shared/contract/index.ts';
import { ok, refuse } from '#shared/lib/result.ts';
import type * as DoubleModule from '#tests/doubles/electron.ts';

/* The shell as it starts: the real main.ts and preload.ts over the double of Electron, a stand-in for the engine's worker, a built interface of three files. */
export type Double = typeof DoubleModule;

/** The engine's worker: answers what `reply` says, holds files, can crash. */
export interface FakeEngine { readonly calls: Call[]; readonly files: Map<string, Uint8Array<ArrayBuffer>>; data: unknown; closed: number; crash(): void }
export const engines: FakeEngine[] = [];
export const script: { reply: (call: Call) => Reply; /** Of the next start, before the page asks anything. */ first?: ((call: Call) => Reply) | undefined } = { reply: () => ok({}) };

function fakeEngine(data: unknown): RunningEngine {
  let stopped = false;
  const self: FakeEngine = { calls: [], files: new Map(), data, closed: 0, crash: () => { stopped = true; } };
  engines.push(self);
  const running: Pick<RunningEngine, 'call' | 'pass' | 'put' | 'place' | 'take' | 'close' | 'kill' | 'session' | 'stopped'> = {
    session: null,
    call: (name, input) => running.pass(name, input) as never,
    get stopped() { return stopped; },
    pass: async (name, input) => {
      const call = { name, input, session: running.session };
      self.calls.push(call);
      return script.reply(call);
    },
    put: async (bytes) => { const handle = `handle-${self.files.size}`; self.files.set(handle, new Uint8Array(bytes)); return ok(handle); },
    place: async (at) => ok(`place ${at}`),
    take: async (handle) => { const bytes = self.files.get(handle); return bytes ? ok(bytes) : refuse('app.UNKNOWN_FILE'); },
    close: async () => { self.closed += 1; stopped = true; },
    kill: async () => { stopped = true; },
  };
  return running as RunningEngine;
}
vi.mock('#electron/engine/client.ts', () => ({ startEngine: fakeEngine }));

const FILES: Readonly<Record<string, string>> = { 'index.html': '<!doctype html><script nonce="__CSP_NONCE__"></script>', 'assets/index-1a2b3c4d.js': 'export {};', 'print/print.html': '<!doctype html><title>print</title>' };
vi.mock('#electron/hosts/interfaceFiles.ts', () => ({
  readInterface: () => {
    const assets = readAssets(JSON.stringify(Object.keys(FILES)));
    return (wanted: string) => serveAsset(assets, wanted, 'nonce', (file) => new TextEncoder().encode(FILES[file]) as Uint8Array<ArrayBuffer>);
  },
}));

export interface Started { readonly electron: Double; readonly window: InstanceType<Double['BrowserWindow']>; readonly bridge: Bridge; readonly folder: string }
export const tempFolder = (): string => {
  const made = mkdtempSync(path.join(os.tmpdir(), 'idmaj-shell-'));
  onTestFinished(() => { rmSync(made, { recursive: true, force: true }); });
  return made;
};
/** Loads everything afresh; `set` says how the system is before the start. */
export async function load(set: (electron: Double, folder: string) => void = () => undefined): Promise<{ readonly electron: Double; readonly folder: string }> {
  vi.resetModules();
  engines.length = 0;
  script.reply = script.first ?? (() => ok({}));
  script.first = undefined;
  const electron = await import('#tests/doubles/electron.ts'), folder = tempFolder();
  electron.app.folders['userData'] = folder;
  electron.app.folders['documents'] = folder;
  // else the centre's folder would be the tester's own
  for (const name of ['XDG_DATA_HOME', 'LOCALAPPDATA']) vi.stubEnv(name, '');
  onTestFinished(() => { vi.unstubAllEnvs(); });
  set(electron, folder);
  const before = { uncaughtException: process.listeners('uncaughtException'), unhandledRejection: process.listeners('unhandledRejection') };
  onTestFinished(() => {
    for (const one of process.listeners('uncaughtException')) if (!before.uncaughtException.includes(one)) process.off('uncaughtException', one);
    for (const one of process.listeners('unhandledRejection')) if (!before.unhandledRejection.includes(one)) process.off('unhandledRejection', one);
  });
  await import('#electron/main.ts');
  return { electron, folder };
}
/** The same, to the first window, with the bridge that its page sees. */
export async function start(set?: (electron: Double, folder: string) => void): Promise<Started> {
  const { electron, folder } = await load(set);
  const window = await vi.waitFor(() => { const [first] = electron.BrowserWindow.all; if (!first) throw new Error('no window yet'); return first; });
  await vi.waitFor(() => { if (window.shown === 0) throw new Error('not shown yet'); });
  await import('#electron/preload.ts');
  return { electron, window, bridge: electron.exposed['bridge'] as Bridge, folder };
}
export const exists = existsSync;
