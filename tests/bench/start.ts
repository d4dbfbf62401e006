import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright';
import { present } from '#shared/lib/assert.ts';
import { chromiumPath } from '#tests/support/chromium.ts';
import { enter } from '#tests/hosts/requests.ts';
import { benchFrames } from './frames.ts';
import { benchInterface } from './interface.ts';

type Row = (what: string, ours: string, peer: string, ratio: string, wanted: string) => void;
const root = path.resolve(import.meta.dirname, '../..');
const s = (t: number): string => `${(t / 1000).toFixed(2)} s`;
/** How long Chromium's own start may take from the screen's, ms. */
const BROWSER_RESTS = 2_500;
const kB = (bytes: number): string => `${(bytes / 1000).toFixed(0)} kB`;

interface Started { readonly url: string; stop(): Promise<void> }
/** `npm start` as a person types it, up to the line it prints. */
function npmStart(data: string, ...more: string[]): Promise<Started> {
  const child = spawn('npm', ['start', '--silent', '--', '--no-open', '--data', data, ...more], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'], shell: process.platform === 'win32', detached: process.platform !== 'win32' });
  const exited = new Promise<void>((resolve) => { child.once('exit', () => { resolve(); }); });
  return new Promise((resolve, reject) => {
    let out = '';
    child.stdout.setEncoding('utf8').on('data', (piece: string) => {
      out += piece;
      const url = /^Idmaj: (\S+)$/m.exec(out)?.[1];
      // npm passes no signal on: its whole group is told
      if (url) resolve({ url, async stop() { process.kill(process.platform === 'win32' ? present(child.pid, 'started') : -present(child.pid, 'started'), 'SIGTERM'); await exited; } });
    });
    void exited.then(() => { reject(new Error(`npm start ended: ${out}`)); });
  });
}
/** From the command to a page served, and from the address to a first screen that can be read. @param floor what `npm run idmaj -- --help` takes, ms */
export async function benchStart(row: Row, floor: number): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'idmaj-bench-')), data = path.join(folder, 'data');
  try {
    await (await npmStart(data, '--demo')).stop();
    const times: number[] = [];
    for (let i = 0; i < 3; i++) {
      const begun = performance.now(), started = await npmStart(data);
      const page = await (await enter(started.url)).asPage('/');
      if (page.status !== 200) throw new Error(`the page was answered with ${page.status}`);
      times.push(performance.now() - begun);
      await started.stop();
    }
    const served = present(times.toSorted((a, b) => a - b)[1], 'three times');
    row('npm start, built, to a served page', s(served), `npm run idmaj -- --help ${s(floor)}`, `${(served / floor).toFixed(1)} ×`, '≤ 3 s');
    const stick = path.join(folder, 'stick');
    mkdirSync(stick);
    const chosen = spawnSync('npm', ['run', '--silent', 'idmaj', '--', 'backup', 'folder', '--data', data, '--add', stick], { cwd: root, encoding: 'utf8', env: { ...process.env, IDMAJ_PASSPHRASE: 'demo' }, shell: process.platform === 'win32' });
    if (chosen.status !== 0) throw new Error(chosen.stderr);
    await benchFirstScreen(row, data);
  } finally { rmSync(folder, { recursive: true, force: true }); }
}
async function benchFirstScreen(row: Row, data: string): Promise<void> {
  const executablePath = chromiumPath();
  const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
  const started = await npmStart(data, '--demo');
  try {
    const page = await (await browser.newContext({ locale: 'ar-MA', viewport: { width: 1366, height: 768 } })).newPage();
    const sizes: Promise<number>[] = [];
    page.on('response', (response) => { if (['script', 'stylesheet'].includes(response.request().resourceType())) sizes.push(response.body().then((body) => gzipSync(body).length)); });
    // a browser that has just started is busy with itself for a while
    await page.waitForTimeout(BROWSER_RESTS);
    const begun = performance.now();
    await page.goto(started.url);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    const shown = performance.now() - begun;
    await page.waitForLoadState('networkidle');
    const first = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
    row('scripts and styles of the first screen, gzip', kB(first), `${sizes.length} files`, '', '≤ 400 kB');
    row('first screen (the demonstration, unlocked) from navigation, nothing cached', s(shown), '', '', '≤ 2 s');
    await benchInterface(row, page);
    await benchFrames(row, page, data);
  } finally {
    await browser.close();
    await started.stop();
  }
}
