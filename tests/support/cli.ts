import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const CLI = path.resolve(import.meta.dirname, '../../dist/electron/cli.js');
export interface Ran { readonly status: number | null; readonly out: string; readonly err: string }
export interface Asked { readonly passphrase?: string | null; readonly lang?: 'ar' | 'fr'; readonly cwd?: string; readonly env?: Readonly<Record<string, string>> }

const environment = ({ passphrase = 'demo', lang = 'fr', env = {} }: Asked): NodeJS.ProcessEnv => {
  const { IDMAJ_PASSPHRASE: _, ...rest } = process.env;
  return { ...rest, IDMAJ_LANG: lang, ...(passphrase === null ? {} : { IDMAJ_PASSPHRASE: passphrase }), ...env };
};
/** Runs the built command line as a user would; its input is closed, so it cannot ask. */
export function idmaj(args: readonly string[], asked: Asked = {}): Ran {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], { encoding: 'utf8', env: environment(asked), cwd: asked.cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  return { status, out: stdout, err: stderr };
}
/** The same, left running. */
export const startIdmaj = (args: readonly string[], asked: Asked = {}): ChildProcess =>
  spawn(process.execPath, [CLI, ...args], { env: environment(asked), stdio: ['ignore', 'pipe', 'pipe'] });

/** A folder of its own for a test file; gone when `remove` is called. */
export function workFolder(): { readonly at: (...names: string[]) => string; readonly remove: () => void } {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'idmaj-'));
  return { at: (...names) => path.join(folder, ...names), remove: () => { rmSync(folder, { recursive: true, force: true }); } };
}
