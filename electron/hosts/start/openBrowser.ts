import { spawn } from 'node:child_process';

/** Shows an address in the person's browser; nothing happens where there is none. */
export function openBrowser(url: string): void {
  const [program, ...args] = process.platform === 'win32' ? ['rundll32', 'url.dll,FileProtocolHandler', url] : [process.platform === 'darwin' ? 'open' : 'xdg-open', url];
  const child = spawn(program ?? '', args, { stdio: 'ignore', detached: true });
  child.once('error', () => undefined);
  child.unref();
}
