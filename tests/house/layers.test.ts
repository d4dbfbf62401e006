import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkLayers } from '../../build/checks/layers.ts';
import { ROWS } from '../../build/checks/layerTable.ts';
import { house, plant } from './plant.ts';

const manifest = readFileSync(path.join(house, 'package.json'), 'utf8');
/** Files that planted imports reach; each allowed to exist by itself. */
const GROUND = {
  'package.json': manifest,
  'shared/lib/result.ts': 'export const ok = 1;',
  'shared/lib/other.ts': "import { ok } from './result.ts'; export const other = ok;",
  'shared/i18n/index.ts': 'export type Lang = string; export const message = 1;',
  'shared/domain/common/money.ts': 'export const money = 1;',
  'shared/domain/handover.ts': "import { money } from '#shared/domain/common/money.ts'; import type { T } from '#shared/domain/trades.ts'; export const h: T = money;",
  'shared/domain/trades.ts': 'export type T = number; export const trades = 1;',
  'shared/contract/index.ts': "import { z } from 'zod'; export const contract = z;",
  'electron/policy/urls.ts': 'export const urls = 1;',
  'electron/engine/engine.ts': "import { service } from './handover/service.ts'; export const engine = service;",
  'electron/engine/store/store.ts': "import Database from 'better-sqlite3'; export const store = Database;",
  'electron/engine/store/migrations/0010-first.ts': "export const up = 'CREATE TABLE t (a TEXT)';",
  'electron/engine/documents/print.ts': 'export interface Definition { a: string } export const print = 1;',
  'electron/engine/documents/templates/slip.ts': "import type { Definition } from '../print.ts'; export const slip: Definition = { a: '' };",
  'electron/engine/handover/service.ts': "import { store } from '../store/store.ts'; export const service = store;",
  'electron/engine/exchange/read.ts': "import { read } from '@e965/xlsx'; export const reader = read;",
  'electron/demonstration/workbook.ts': 'export const workbook = 1;',
  'electron/hosts/cli.ts': "import { engine } from '../engine/engine.ts'; export const worker = () => new Worker(new URL('../engine/engine.ts', import.meta.url), { name: String(engine) });",
  'electron/shell/window.ts': "import { app } from 'electron'; export const window = app;",
  'electron/preload.ts': "import { contextBridge } from 'electron'; contextBridge.exposeInMainWorld('bridge', {});",
  'renderer/components/Button.tsx': "import { ok } from '#shared/lib/result.ts'; export const Button = () => <b>{ok}</b>;",
  'renderer/features/handover/HandoverPage.tsx': "import { Button } from '../../components/Button.tsx'; export const HandoverPage = Button;",
  'renderer/features/exchange/ExchangePage.tsx': 'export const ExchangePage = 1;',
  'renderer/app/App.tsx': "import { HandoverPage } from '../features/handover/HandoverPage.tsx'; export const App = HandoverPage;",
  'build/check.ts': 'export const check = 1;',
  'tests/handover/handover.test.ts': "import { trades } from '#shared/domain/trades.ts'; export const t = trades;",
};

/** At least one forbidden import for every row of the table: row, file, code, what it reaches. */
const PLANTED: readonly (readonly [row: string, file: string, code: string, reached: string])[] = [
  ['shared/lib', 'shared/lib/x.ts', "import { trades } from '../domain/trades.ts';", 'shared/domain/trades.ts'],
  ['shared/lib', 'shared/lib/x.ts', "import { readFileSync } from 'fs';", 'node:fs'],
  ['shared/lib', 'shared/lib/x.ts', "import { message } from '#shared/i18n/index.ts';", 'shared/i18n/index.ts'],
  ['shared/domain/common', 'shared/domain/common/x.ts', "import { trades } from '../trades.ts';", 'shared/domain/trades.ts'],
  ['shared/domain', 'shared/domain/trades.ts', "export type { h } from './handover.ts';", 'shared/domain/handover.ts'],
  ['shared/domain', 'shared/domain/x.ts', "export const now = () => import('node:os');", 'node:os'],
  ['shared/contract', 'shared/contract/x.ts', "import type { Definition } from '#electron/engine/documents/print.ts';", 'electron/engine/documents/print.ts'],
  ['shared/i18n', 'shared/i18n/x.ts', "type T = import('../domain/trades.ts').T; export const t: T = 1;", 'shared/domain/trades.ts'],
  ['electron/policy', 'electron/policy/x.ts', "import { contract } from '#shared/contract/index.ts';", 'shared/contract/index.ts'],
  ['migrations', 'electron/engine/store/migrations/0020-x.ts', "import { ok } from '#shared/lib/result.ts';", 'shared/lib/result.ts'],
  ['engine/store', 'electron/engine/store/x.ts', "import { print } from '../documents/print.ts';", 'electron/engine/documents/print.ts'],
  ['documents/templates', 'electron/engine/documents/templates/x.ts', "import { print } from '../print.ts';", 'electron/engine/documents/print.ts'],
  ['documents/templates', 'electron/engine/documents/templates/x.ts', "import pdfmake from 'pdfmake';", 'npm:pdfmake'],
  ['engine/documents', 'electron/engine/documents/x.ts', "export * from '../store/store.ts';", 'electron/engine/store/store.ts'],
  ['engine entry', 'electron/engine/dispatch.ts', "import { worker } from '../hosts/cli.ts';", 'electron/hosts/cli.ts'],
  ['engine/accounts', 'electron/engine/accounts/x.ts', "import { zipSync } from 'fflate';", 'npm:fflate'],
  ['engine/exchange', 'electron/engine/exchange/x.ts', "import { service } from '../handover/service.ts';", 'electron/engine/handover/service.ts'],
  ['engine/backups', 'electron/engine/backups/x.ts', "import { service } from '../handover/service.ts';", 'electron/engine/handover/service.ts'],
  ['engine/demonstration', 'electron/engine/demonstration/x.ts', "import { service } from '../handover/service.ts';", 'electron/engine/handover/service.ts'],
  ['engine capability', 'electron/engine/handover/x.ts', "import { reader } from '../exchange/read.ts';", 'electron/engine/exchange/read.ts'],
  ['engine capability', 'electron/engine/handover/x.ts', "import { createRequire } from 'node:module'; const need = createRequire(import.meta.url); need('pdfmake');", 'npm:pdfmake'],
  ['engine capability', 'electron/engine/handover/x.ts', "import { app } from 'electron';", 'npm:electron'],
  ['demonstration', 'electron/demonstration/x.ts', "import { store } from '../engine/store/store.ts';", 'electron/engine/store/store.ts'],
  ['electron/hosts', 'electron/hosts/x.ts', "import { service } from '../engine/handover/service.ts';", 'electron/engine/handover/service.ts'],
  ['electron/hosts', 'electron/hosts/x.ts', "new Worker(new URL('../engine/store/store.ts', import.meta.url));", 'electron/engine/store/store.ts'],
  ['electron/shell', 'electron/main.ts', "import { store } from './engine/store/store.ts';", 'electron/engine/store/store.ts'],
  ['preload', 'electron/preload.ts', "import { urls } from './policy/urls.ts';", 'electron/policy/urls.ts'],
  ['renderer/components', 'renderer/components/x.tsx', "import type { T } from '#shared/domain/trades.ts';", 'shared/domain/trades.ts'],
  ['renderer/features', 'renderer/features/handover/x.tsx', "import { ExchangePage } from '../exchange/ExchangePage.tsx';", 'renderer/features/exchange/ExchangePage.tsx'],
  ['electron/shell', 'electron/shell/x.ts', "import { trades } from '#shared/domain/trades.ts';", 'shared/domain/trades.ts'],
  ['renderer/print', 'renderer/print/x.ts', "import { Button } from '../components/Button.tsx';", 'renderer/components/Button.tsx'],
  ['renderer/app', 'renderer/app/x.tsx', "import { engine } from '#electron/engine/engine.ts';", 'electron/engine/engine.ts'],
  ['build', 'build/x.ts', "import { trades } from '#shared/domain/trades.ts';", 'shared/domain/trades.ts'],
  ['build', 'build/x.ts', "import { t } from '#tests/handover/handover.test.ts';", 'tests/handover/handover.test.ts'],
];

describe('who may import whom', () => {
  it('has a planted violation for every row of the table (tests may import anything)', () => {
    expect(new Set(PLANTED.map(([row]) => row))).toEqual(new Set(ROWS.map(({ name }) => name).filter((name) => name !== 'tests')));
  });
  it('finds nothing in a clean tree', () => {
    expect(checkLayers(plant(GROUND))).toEqual([]);
  });
  it.each(PLANTED)('%s: %s: %s', (row, file, code, reached) => {
    const problems = checkLayers(plant({ ...GROUND, [file]: code }));
    expect(problems).toContain(`${file}:1 [${row}] may not import ${reached}`);
  });
  it('no room imports tests', () => {
    for (const row of ROWS.filter(({ name }) => name !== 'tests')) expect(row.may.filter((may) => may.includes('tests'))).toEqual([]);
  });
  it.each([
    ['an import that is not there', { 'tests/x.test.ts': "import './gone.ts';" }, 'tests/x.test.ts:1 [tests] cannot be found: ./gone.ts'],
    ['a package that is not there', { 'build/x.ts': "import 'no-such-package-here';" }, 'build/x.ts:1 [build] cannot be found: no-such-package-here'],
    ['a package that came with another', { 'electron/engine/documents/x.ts': "import 'restructure';" }, 'electron/engine/documents/x.ts:1 [engine/documents] the package restructure is not in package.json "dependencies"'],
    ['a computed module', { 'electron/hosts/x.ts': 'export const load = (name: string) => import(`./${name}.ts`);' }, 'electron/hosts/x.ts:1 [electron/hosts] loads a module whose name is computed'],
    ['a file without a row', { 'electron/elsewhere/x.ts': 'export {};' }, 'electron/elsewhere/x.ts:1 no row of build/checks/layerTable.ts says what this file may import'],
    ['a circle', { 'shared/lib/result.ts': "import { other } from './other.ts'; export const ok = () => other;" }, 'shared/lib/other.ts:1 modules in a circle: shared/lib/other.ts → shared/lib/result.ts → shared/lib/other.ts'],
  ])('reports %s', (_, files, problem) => {
    expect(checkLayers(plant({ ...GROUND, ...files }))).toContain(problem);
  });
  it('takes types for types: a circle of types alone is none', () => {
    const files = { 'shared/lib/result.ts': "import type { other } from './other.ts'; export const ok: typeof other | 1 = 1;" };
    expect(checkLayers(plant({ ...GROUND, ...files }))).toEqual([]);
  });
});
