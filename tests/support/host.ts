import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';

const START = path.resolve(import.meta.dirname, '../../dist/electron/start.js');
export interface RunningHost {
  /** The address that opens the interface, once. */
  readonly url: string;
  readonly origin: string;
  readonly child: ChildProcess;
  /** What it wrote to stderr so far. */
  readonly said: () => string;
  /** Stops it as the terminal would; answers its exit code. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}
export interface HostEnded { readonly code: number | null; readonly out: string; readonly err: string }

function run(args: readonly string[], env: NodeJS.ProcessEnv): ChildProcess {
  // a test runner's wishes for colour, which Node would remark on
  const { FORCE_COLOR: _, NO_COLOR: __, ...inherited } = process.env;
  return spawn(process.execPath, [START, ...args], { env: { ...inherited, IDMAJ_LANG: 'fr', ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
}

/** The built `npm start -- --no-open …`, once it has printed its address. Fails with what it said where it ends before. */
export function startHost(args: readonly string[], env: NodeJS.ProcessEnv = {}, always: readonly string[] = ['--no-open']): Promise<RunningHost> {
  const child = run([...always, ...args], env);
  let out = '', err = '';
  const exited = new Promise<number | null>((resolve) => { child.once('exit', (code) => { resolve(code); }); });
  child.stderr?.setEncoding('utf8').on('data', (piece: string) => { err += piece; });
  return new Promise((resolve, reject) => {
    child.stdout?.setEncoding('utf8').on('data', (piece: string) => {
      out += piece;
      const url = /^Idmaj: (\S+)\n/.exec(out)?.[1];
      if (url === undefined) return;
      resolve({ url, origin: new URL(url).origin, child, said: () => err, stop(signal = 'SIGTERM') { child.kill(signal); return exited; } });
    });
    void exited.then((code) => { reject(new Error(`npm start ended with ${code}: ${out}${err}`)); });
  });
}
/** The same for what is to end by itself. */
export function hostEnded(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<HostEnded> {
  const child = run(args, env);
  let out = '', err = '';
  child.stdout?.setEncoding('utf8').on('data', (piece: string) => { out += piece; });
  child.stderr?.setEncoding('utf8').on('data', (piece: string) => { err += piece; });
  return new Promise((resolve) => { child.once('close', (code) => { resolve({ code, out, err }); }); });
}
