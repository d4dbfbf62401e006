import { spawn } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { house, plant } from './plant.ts';

/*
 * build/start.mjs in a tree of its own. Programs from outside, npm and Vite, are small scripts that note each run;
 * everything between them is the real thing. (Scripts need a system with `#!`.)
 */
const runtime = `node-${process.platform}-${process.arch}`;
const NPM = `#!${process.execPath}
import { appendFileSync, existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
appendFileSync('npm.log', process.argv.slice(2).join(' ') + '\\n');
console.log('npm speaks');
rmSync('node_modules', { recursive: true, force: true });
setTimeout(() => {
  if (existsSync('npm-fails')) process.exit(1);
  mkdirSync('node_modules/${runtime}/bin', { recursive: true });
  symlinkSync(process.execPath, 'node_modules/${runtime}/bin/node');
  writeFileSync('node_modules/${runtime}/package.json', JSON.stringify({ version: process.versions.node }));
  mkdirSync('node_modules/vite/bin', { recursive: true });
  writeFileSync('node_modules/vite/package.json', '{}');
  writeFileSync('node_modules/vite/bin/vite.js', \`
    const { appendFileSync, cpSync, existsSync } = require('node:fs');
    appendFileSync('vite.log', 'build\\\\n');
    if (existsSync('vite-fails')) { console.log('vite speaks'); process.exit(1); }
    for (const room of ['electron', 'renderer']) cpSync(room, process.env.IDMAJ_OUT + '/' + room, { recursive: true });
  \`);
}, 200);
`;
const CLI = `process.on('SIGINT', () => process.exit(7));
console.log(JSON.stringify({ node: process.version, args: process.argv.slice(2), cwd: process.cwd() }));
const [what, value] = process.argv.slice(2);
if (what === 'exit') process.exit(Number(value));
if (what === 'die') process.kill(process.pid, 'SIGTERM');
if (what === 'wait') setTimeout(() => undefined, 30_000);
`;

let root = '';
beforeEach((context) => {
  if (process.platform === 'win32') context.skip('the stand-in for npm is a script with #!, which Windows does not run');
  root = plant({
    'build/start.mjs': readFileSync(path.join(house, 'build/start.mjs'), 'utf8'),
    'package.json': JSON.stringify({ type: 'module', optionalDependencies: { [runtime]: process.versions.node } }),
    'package-lock.json': '{}',
    'electron/cli.js': CLI,
    'electron/start.js': CLI,
    'renderer/index.html': '<!doctype html>',
    'bin/npm': NPM,
  }, 'none');
  chmodSync(path.join(root, 'bin/npm'), 0o755);
});

interface Ended { readonly code: number | null; readonly out: string; readonly err: string }
function start(args: readonly string[], { cwd = root, asked = '', onOutput = (_pid: number) => {} } = {}): Promise<Ended> {
  const { npm_execpath: _npm, npm_node_execpath: _node, INIT_CWD: _cwd, ...env } = process.env;
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [path.join(root, 'build/start.mjs'), ...args],
      { cwd, env: { ...env, PATH: `${path.join(root, 'bin')}:${env['PATH']}`, ...(asked ? { INIT_CWD: asked } : {}) }, stdio: ['ignore', 'pipe', 'pipe'] });
    let out = '', err = '';
    child.stdout.setEncoding('utf8').on('data', (piece: string) => { out += piece; onOutput(child.pid ?? 0); });
    child.stderr.setEncoding('utf8').on('data', (piece: string) => { err += piece; });
    child.on('close', (code) => resolve({ code, out, err }));
  });
}
const runs = (log: string): number => (existsSync(path.join(root, log)) ? readFileSync(path.join(root, log), 'utf8').trimEnd().split('\n').length : 0);
const said = (args: readonly string[], cwd = root) => `${JSON.stringify({ node: process.version, args, cwd })}\n`;

describe('build/start.mjs', () => {
  it('installs and builds once, silently for the command line, and passes arguments and exit code on', async () => {
    expect(await start(['idmaj', 'exit', '3'])).toEqual({ code: 3, out: said(['exit', '3']), err: '' });
    expect(await start(['idmaj', 'hello', '--lang', 'ar'])).toEqual({ code: 0, out: said(['hello', '--lang', 'ar']), err: '' });
    expect([runs('npm.log'), runs('vite.log')]).toEqual([1, 1]);
    expect(readFileSync(path.join(root, 'npm.log'), 'utf8')).toContain('ci --include=dev --include=optional');
  });
  it('keeps stdout clean on `npm start` too, and says on stderr what it does', async () => {
    const { code, out, err } = await start(['start', '--demo']);
    expect([code, out]).toEqual([0, said(['--demo'])]);
    expect(err).toContain('Installation des composants');
    expect(err).toContain('npm speaks');
  });
  it('installs and builds once when three start together', async () => {
    const ended = await Promise.all([start(['idmaj', 'a']), start(['idmaj', 'b']), start(['idmaj', 'c'])]);
    expect(ended.map(({ out }) => out)).toEqual([said(['a']), said(['b']), said(['c'])]);
    expect([runs('npm.log'), runs('vite.log')]).toEqual([1, 1]);
  });
  it('says what to do when the installation fails, and does it again the next time', async () => {
    writeFileSync(path.join(root, 'npm-fails'), '');
    const { code, out, err } = await start(['idmaj', 'hello']);
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain('npm speaks');
    expect(err).toContain('L’installation a échoué');
    rmSync(path.join(root, 'npm-fails'));
    expect((await start(['idmaj', 'hello'])).code).toBe(0);
    expect(runs('npm.log')).toBe(2);
  });
  it('installs again when the lock changed, builds again when a source changed', async () => {
    await start(['idmaj']);
    writeFileSync(path.join(root, 'electron/cli.js'), `${CLI}// changed`);
    await start(['idmaj']);
    expect([runs('npm.log'), runs('vite.log')]).toEqual([1, 2]);
    writeFileSync(path.join(root, 'package-lock.json'), '{ }');
    await start(['idmaj']);
    expect([runs('npm.log'), runs('vite.log')]).toEqual([2, 3]);
  });
  it('does not start an old program when the build of the new one fails', async () => {
    await start(['idmaj']);
    writeFileSync(path.join(root, 'electron/cli.js'), `${CLI}// changed`);
    writeFileSync(path.join(root, 'vite-fails'), '');
    const { code, out, err } = await start(['idmaj', 'hello']);
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain('vite speaks');
  });
  it('is not held up by the lock of a process that was killed', async () => {
    await start(['idmaj']);
    writeFileSync(path.join(root, 'package-lock.json'), '{ }');
    writeFileSync(path.join(root, 'dist/.lock'), '4194304 1'); // above the largest process number of Linux
    const ended = await Promise.all([start(['idmaj', 'a']), start(['idmaj', 'b'])]);
    expect(ended.map(({ code }) => code)).toEqual([0, 0]);
    expect([runs('npm.log'), existsSync(path.join(root, 'dist/.lock'))]).toEqual([2, false]);
  });
  it('passes signals on, and a death by signal back', async () => {
    await start(['idmaj']);
    expect((await start(['idmaj', 'wait'], { onOutput: (pid) => process.kill(pid, 'SIGINT') })).code).toBe(7);
    expect((await start(['idmaj', 'wait'], { onOutput: (pid) => process.kill(pid, 'SIGTERM') })).code).toBe(128 + 15);
    expect((await start(['idmaj', 'die'])).code).toBe(128 + 15);
  });
  it('stands where the person stands', async () => {
    const elsewhere = plant({}, 'none');
    expect((await start(['idmaj', 'x'], { cwd: elsewhere })).out).toBe(said(['x'], elsewhere));
    expect((await start(['idmaj', 'x'], { asked: elsewhere })).out).toBe(said(['x'], elsewhere));
  });
  it('refuses an unknown command as wrong usage', async () => {
    expect(await start(['nonsense'])).toMatchObject({ code: 2, out: '' });
    expect(await start([])).toMatchObject({ code: 2, out: '' });
  });
});
