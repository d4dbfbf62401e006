import path from 'node:path';
import { defineConfig } from 'vitest/config';

const at = (file: string): string => path.resolve(import.meta.dirname, file);
/** Packages that stay outside the bundle: native code, and pdfmake with what its seam patches. */
const external = [/^node:/, 'better-sqlite3', 'pdfmake', /^pdfmake\//, 'pdfkit', 'fontkit', 'linebreak'];

export default defineConfig({
  assetsInclude: ['**/*.xlsx'],
  build: {
    outDir: at('dist/electron'), emptyOutDir: true, target: 'node24', ssr: true, minify: false, sourcemap: true, copyPublicDir: false,
    rolldownOptions: {
      input: { cli: at('electron/hosts/cli.ts'), engineWorker: at('electron/engine/worker.ts'), printerWorker: at('electron/engine/documents/printerWorker.ts') },
      external, output: { format: 'es', entryFileNames: '[name].js' },
    },
  },
  ssr: { noExternal: true, external: ['better-sqlite3', 'pdfmake', 'pdfkit', 'fontkit', 'linebreak'] },
  test: { include: ['tests/**/*.test.ts'], environment: 'node', testTimeout: 60_000, hookTimeout: 60_000 },
});
