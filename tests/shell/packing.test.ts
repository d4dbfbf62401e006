import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startEngine } from '#electron/engine/client.ts';
import { checkPacking } from '../../build/checks/packing.ts';
import { house, plant } from '../house/plant.ts';

const text = (file: string): string => readFileSync(path.join(house, file), 'utf8');
const GROUND = Object.fromEntries(['electron-builder.yml', 'vite.config.ts', 'package.json', 'package-lock.json'].map((file) => [file, text(file)]));
const planted = (file: string, from: string, to: string): Promise<string[]> => {
  expect(GROUND[file]).toContain(from);
  return checkPacking(plant({ ...GROUND, [file]: (GROUND[file] ?? '').replace(from, to) }));
};

describe('the installers’ configuration', () => {
  it('is valid, and packs what the bundle leaves outside', async () => { expect(await checkPacking(house)).toEqual([]); });
  it('a package too many, one missing, one more outside the bundle', async () => {
    expect(await planted('electron-builder.yml', '|clone|', '|clone|react|')).toEqual(['electron-builder.yml:1 files: react is packed, but nothing outside the bundle needs it']);
    expect(await planted('electron-builder.yml', '|brotli|', '|')).toEqual(['electron-builder.yml:1 files: brotli is needed outside the bundle and not packed']);
    expect(await planted('vite.config.ts', "'linebreak']", "'linebreak', 'zod']")).toEqual(['electron-builder.yml:1 files: zod is needed outside the bundle and not packed']);
    expect(await planted('electron-builder.yml', 'files:\n  - package.json', 'files:\n  - node_modules/**\n  - package.json')).toEqual([]);
    expect(await planted('electron-builder.yml', '!node_modules/!(', '!modules/!(')).toEqual(['electron-builder.yml:1 files: no list of packed packages']);
    expect(await planted('vite.config.ts', 'const outside =', 'const external =')).toEqual(['vite.config.ts:1 build/checks/packing.ts finds no list `outside` there']);
  });
  it('an option that electron-builder does not know, files of one platform, anything sent or rebuilt', async () => {
    expect((await planted('electron-builder.yml', 'oneClick:', 'oneClik:'))[0]).toMatch(/^electron-builder\.yml:1 .*configuration\.nsis/);
    expect(await planted('electron-builder.yml', 'linux:\n', 'linux:\n  files: ["!tests/**"]\n')).toEqual([expect.stringContaining('files of one platform')]);
    expect(await planted('electron-builder.yml', 'publish: null', 'publish: { provider: generic, url: "https://evil.example" }')).toEqual([expect.stringContaining('publish')]);
    expect(await planted('electron-builder.yml', 'npmRebuild: false', 'npmRebuild: true')).toEqual([expect.stringContaining('npmRebuild')]);
  });
  it('a tree without installers has nothing to check', async () => { expect(await checkPacking(plant({}))).toEqual([]); });
});

/** The mark by which @electron/fuses finds the fuses in a program, then their version, count and states. */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
interface Folder { readonly files: Readonly<Record<string, Folder | { readonly size: number }>> }
const need = createRequire(import.meta.url);
/** Electron's own archive format, in the version that electron-builder uses. */
const ASAR = '@electron/asar';
const asar = need(createRequire(need.resolve('electron-builder/package.json')).resolve(ASAR)) as { getRawHeader(file: string): { header: Folder }; extractAll(file: string, to: string): void };

describe('a build against a stand-in for Electron', () => {
  let folder = '', packed = '', archive = '', output = '';
  const built = existsSync(path.join(house, 'dist/electron/main.js')) && existsSync(path.join(house, 'dist/renderer/index.html'));
  const runs = built && process.platform === 'linux';
  beforeAll(() => {
    if (!runs) return;
    folder = mkdtempSync(path.join(os.tmpdir(), 'idmaj-packing-'));
    const electron = path.join(folder, 'electron');
    mkdirSync(path.join(electron, 'locales'), { recursive: true });
    mkdirSync(path.join(electron, 'resources'));
    writeFileSync(path.join(electron, 'electron'), Buffer.concat([Buffer.from(`\u007fELF${'\0'.repeat(64)}${SENTINEL}`, 'latin1'), Buffer.from([1, 9]), Buffer.from('1'.repeat(9)), Buffer.alloc(64)]));
    chmodSync(path.join(electron, 'electron'), 0o755);
    for (const name of ['LICENSE', 'LICENSES.chromium.html', 'version', 'chrome-sandbox', 'chrome_crashpad_handler', 'icudtl.dat', 'resources.pak']) writeFileSync(path.join(electron, name), name);
    for (const name of ['ar', 'fr', 'en-US', 'de', 'he']) writeFileSync(path.join(electron, 'locales', `${name}.pak`), name);
    const { VITEST: _, ...env } = process.env;
    const ended = spawnSync(process.execPath, [path.join(house, 'node_modules/electron-builder/cli.js'), '--linux', 'dir', `-c.electronDist=${electron}`, `-c.directories.output=${path.join(folder, 'release')}`], { cwd: house, env, encoding: 'utf8' });
    output = `${ended.stdout}${ended.stderr}`;
    packed = path.join(folder, 'release', 'linux-unpacked');
    archive = path.join(packed, 'resources', 'app.asar');
  }, 300_000);
  afterAll(() => { if (folder) rmSync(folder, { recursive: true, force: true }); });
  beforeEach((context) => { if (!runs) context.skip(built ? 'built for Linux, on Linux' : 'the application is not built: npm run build'); });

  it('holds the bundle and the few packages it needs; no source, test, map, or host of the development', () => {
    expect(existsSync(archive), output).toBe(true);
    const { header } = asar.getRawHeader(archive);
    const names = (...way: readonly string[]): string[] => Object.keys(way.reduce<Folder>((at, name) => at.files[name] as Folder, header).files).sort();
    expect(names()).toEqual(['build', 'dist', 'node_modules', 'package.json']);
    expect(names('build', 'icons')).toEqual(['icon.png']);
    expect(names('dist')).toEqual(['electron', 'renderer']);
    expect(names('dist', 'electron')).toEqual(expect.arrayContaining(['main.js', 'preload.cjs', 'engineWorker.js', 'printerWorker.js']));
    expect(names('dist', 'electron').filter((name) => /\.map$|^(?:cli|start)\.js$|^\./.test(name))).toEqual([]);
    expect(names('dist', 'renderer')).toEqual(expect.arrayContaining(['assets', 'assets.json', 'index.html', 'print']));
    expect(names('node_modules').filter((name) => /react|mui|emotion|tanstack|pdfjs|fontsource|electron|playwright|^node-(?:linux|win)/.test(name))).toEqual([]);
    expect(names('node_modules', 'better-sqlite3', 'prebuilds')).toEqual(['linux-x64.node']);
    expect(existsSync(path.join(packed, 'resources/app.asar.unpacked/node_modules/better-sqlite3/prebuilds/linux-x64.node'))).toBe(true);
    expect(readdirSync(path.join(packed, 'locales')).sort()).toEqual(['ar.pak', 'en-US.pak', 'fr.pak']);
    for (const name of ['LICENSE', 'THIRD-PARTY-NOTICES.md', 'idmaj']) expect(existsSync(path.join(packed, name)), name).toBe(true);
  });
  it('has its fuses blown as the list says', () => {
    const program = readFileSync(path.join(packed, 'idmaj')).toString('latin1');
    // in the order of Electron's own list: runAsNode, cookies, NODE_OPTIONS, inspect, integrity, asar only, snapshot, file://
    expect(program.slice(program.indexOf(SENTINEL) + SENTINEL.length + 2).slice(0, 8)).toBe('01001110');
  });
  it('runs from what is packed alone: the store opens, a paper is printed', async () => {
    const unpacked = path.join(folder, 'unpacked');
    asar.extractAll(archive, unpacked);
    const engine = startEngine({ folder: path.join(folder, 'data'), warmPrinter: null }, pathToFileURL(path.join(unpacked, 'dist/electron/engineWorker.js')));
    try {
      const made = await engine.call('accounts.createCentre', { code: 'TST', nameAr: 'مركز التجربة', nameFr: 'Centre d’essai', cityAr: 'أكادير', cityFr: 'Agadir', demonstration: true, passphrase: 'quatre mots pour un essai' });
      expect(made.ok ? '' : made.refusal).toBe('');
      expect(await engine.call('papers.testPage', { language: 'both' })).toMatchObject({ ok: true, value: { pages: 2 } });
    } finally { await engine.close(); }
  });
});
