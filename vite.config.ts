import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

const { version } = JSON.parse(readFileSync(path.resolve(import.meta.dirname, 'package.json'), 'utf8')) as { readonly version: string };
const at = (...parts: string[]): string => path.resolve(import.meta.dirname, ...parts);
/** build/start.mjs builds beside what is in use, and changes places afterwards. */
const out = process.env['IDMAJ_OUT'] ?? at('dist');
/** Packages that stay outside the bundle: native code, pdfmake with what its seam patches, and Electron, which is its own. (Packed by electron-builder.yml.) */
const outside = ['electron', 'better-sqlite3', 'pdfmake', 'pdfkit', 'fontkit', 'linebreak'];

/**
 * The bundles of one room on Node's side. Every file lies in one folder, pieces shared by several bundles too: a worker's script
 * is found beside whatever file starts it.
 */
const nodeSide = (input: Readonly<Record<string, string>>, format: 'es' | 'cjs' = 'es') => ({
  consumer: 'server' as const,
  resolve: { noExternal: true as const, external: outside },
  build: {
    outDir: path.join(out, 'electron'), emptyOutDir: false, target: 'node24', ssr: true, minify: false, sourcemap: true, copyPublicDir: false,
    rolldownOptions: {
      input: { ...input }, external: [/^node:/, ...outside, /^pdfmake\//],
      output: { format, entryFileNames: format === 'es' ? '[name].js' : '[name].cjs', chunkFileNames: '[name]-[hash].js' },
    },
  },
});

/** Writes the list of what is served (electron/policy/assets.ts): the files of this build and of renderer/public, by name. */
const assetList: Plugin = {
  name: 'idmaj-asset-list',
  applyToEnvironment: ({ name }) => name === 'client',
  writeBundle({ dir = '' }, bundle) {
    const given = readdirSync(at('renderer'), { withFileTypes: true }).some((entry) => entry.name === 'public') ? readdirSync(at('renderer', 'public')) : [];
    writeFileSync(path.join(dir, 'assets.json'), JSON.stringify([...Object.keys(bundle), ...given].sort()));
  },
};

/** Tests that replace modules, or start what changes the process. */
const APART = ['tests/shell/**/*.test.ts', 'tests/house/**/*.test.ts', 'tests/hosts/**/*.test.ts', 'tests/cli/terminal.test.ts', 'tests/documents/printerClient.test.ts'];

export default defineConfig({
  root: at('renderer'),
  base: './',
  plugins: [assetList],
  assetsInclude: ['**/*.xlsx'],
  define: { 'import.meta.env.VITE_VERSION': JSON.stringify(version) },
  // stands for the nonce of a response until electron/policy/assets.ts puts that in
  html: { cspNonce: '__CSP_NONCE__' },
  builder: { async buildApp({ environments, build }) { for (const environment of Object.values(environments)) if (environment.name !== 'ssr') await build(environment); } },
  environments: {
    client: {
      build: { outDir: path.join(out, 'renderer'), emptyOutDir: true, target: 'chrome140', assetsInlineLimit: 0, modulePreload: { polyfill: false }, reportCompressedSize: false,
        rolldownOptions: { input: { index: at('renderer/index.html'), print: at('renderer/print/print.html') } } },
    },
    main: nodeSide({
      cli: at('electron/hosts/cli.ts'),
      start: at('electron/hosts/start.ts'),
      engineWorker: at('electron/engine/worker.ts'),
      helperWorker: at('electron/engine/helperWorker.ts'),
      printerWorker: at('electron/engine/documents/printerWorker.ts'),
      main: at('electron/main.ts'),
    }),
    // runs in a sandbox, which takes one CommonJS file alone
    preload: nodeSide({ preload: at('electron/preload.ts') }, 'cjs'),
  },
  // the module `electron` cannot be loaded in plain Node, where it would fetch its binary
  test: {
    root: at('.'), alias: { electron: at('tests/doubles/electron.ts') }, environment: 'node', maxWorkers: '100%', testTimeout: 60_000, hookTimeout: 60_000,
    // files share what they load, which is a third of the work of them all; those that put doubles in its place get a world of their own
    projects: [
      { extends: true, test: { name: 'shared', isolate: false, include: ['tests/**/*.test.ts'], exclude: APART } },
      { extends: true, test: { name: 'apart', include: APART } },
    ],
  },
});
