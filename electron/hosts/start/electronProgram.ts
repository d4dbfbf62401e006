import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Whether a window can be shown at all. */
export const hasDisplay = (platform: NodeJS.Platform, env: Readonly<Record<string, string | undefined>>): boolean =>
  platform !== 'linux' || Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY']);

/**
 * Electron's program in the checkout, or null where it was not fetched. Never `require('electron')`: outside of Electron that
 * downloads, or throws. Its package writes `path.txt` once the program is there whole.
 * @param electron the folder of the package
 */
export function electronProgram(electron: string): string | null {
  try {
    const program = path.join(electron, 'dist', readFileSync(path.join(electron, 'path.txt'), 'utf8').trim());
    return existsSync(program) ? program : null;
  } catch { return null; }
}
/** Fetches the program by the package's own script (it checks the sums it came with); given up after `patience`, ms. */
export function fetchElectron(electron: string, patience: number): Promise<void> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [path.join(electron, 'install.js')], { stdio: 'ignore' });
    const timer = setTimeout(() => { child.kill('SIGKILL'); }, patience);
    child.once('error', () => { clearTimeout(timer); resolve(); });
    child.once('close', () => { clearTimeout(timer); resolve(); });
  });
}
/** A program that ends with an error this soon never showed a window, ms: it lacks something of the system. */
const STILLBORN = 5_000;
/**
 * Runs the application in Electron until it is closed.
 * @returns its exit code; null where it could not start
 */
export function runElectron(program: string, args: readonly string[]): Promise<number | null> {
  return new Promise((resolve) => {
    const started = performance.now();
    const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
    const child = spawn(program, args, { stdio: ['ignore', 'ignore', process.env['IDMAJ_DEBUG'] ? 'inherit' : 'ignore'], env });
    const pass = (signal: NodeJS.Signals): void => { child.kill(signal); };
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
    for (const signal of signals) process.on(signal, pass);
    const end = (code: number | null): void => {
      for (const signal of signals) process.off(signal, pass);
      resolve(code);
    };
    child.once('error', () => { end(null); });
    child.once('exit', (code) => { end(code === 0 || performance.now() - started > STILLBORN ? code ?? 1 : null); });
  });
}
