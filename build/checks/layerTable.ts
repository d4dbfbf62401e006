/*
 * Who may import whom: architecture.md's table as data. The first row that fits a file holds for it; a file that no row
 * fits is itself a violation. Patterns: `*` any part of one name, `**` anything, `<x>` the same capability on both sides.
 * Targets: our own files by path, `node:*` for Node, `npm:NAME` for a package; `type ` before one: for types alone.
 */
export interface Row { readonly name: string; readonly from: readonly string[]; readonly may: readonly string[] }

/** What a host needs to speak: the contract, the catalogues, and how values are written (dates, money, isolates), but no rule. */
const WORDS = ['shared/contract/**', 'shared/i18n/**', 'shared/lib/**', 'shared/domain/common/**'];
/** The engine's entry: what a host may start and talk to. */
const ENGINE_ENTRY = ['electron/engine/*.ts'];
const DOM = ['react', 'react-dom', 'react-router', 'react-hook-form', '@mui/*', '@emotion/*', 'pdfjs-dist', '@tanstack/*', '@fontsource-variable/*'].map((name) => `npm:${name}`);

export const ROWS: readonly Row[] = [
  { name: 'shared/lib', from: ['shared/lib/**'], may: ['shared/lib/**', 'npm:uuid', 'type shared/i18n/index.ts'] },
  // the judge of passphrases
  { name: 'shared/domain/common', from: ['shared/domain/common/**'], may: ['shared/lib/**', 'shared/domain/common/**', 'type shared/i18n/index.ts', 'npm:@zxcvbn-ts/*'] },
  // other domain files by DOMAIN_IMPORTS below
  { name: 'shared/domain', from: ['shared/domain/<x>.ts', 'shared/domain/<x>/**'], may: ['shared/lib/**', 'shared/domain/common/**', 'shared/domain/<x>/**', 'type shared/i18n/*.ts'] },
  { name: 'shared/contract', from: ['shared/contract/**'], may: ['shared/contract/**', 'shared/lib/**', 'shared/domain/**', 'type shared/i18n/index.ts', 'npm:zod'] },
  { name: 'shared/i18n', from: ['shared/i18n/**'], may: ['shared/i18n/**', 'shared/lib/**', 'npm:intl-messageformat'] },

  { name: 'electron/policy', from: ['electron/policy/**'], may: ['electron/policy/**', 'shared/lib/**', 'node:*'] },
  { name: 'migrations', from: ['electron/engine/store/migrations/*-*.ts'], may: [] },
  { name: 'engine/store', from: ['electron/engine/store/**'], may: ['electron/engine/store/**', 'electron/policy/**', 'shared/**', 'node:*', 'npm:better-sqlite3', 'npm:zod'] },
  { name: 'documents/templates', from: ['electron/engine/documents/templates/**'], may: ['electron/engine/documents/templates/**', 'type electron/engine/documents/*.ts', 'shared/**'] },
  {
    name: 'engine/documents', from: ['electron/engine/documents/**'],
    may: ['electron/engine/documents/**', 'electron/engine/workerLine.ts', 'shared/**', 'node:*', 'npm:pdfmake', 'npm:pdfkit', 'npm:fontkit', 'npm:linebreak', 'npm:bidi-js', 'npm:@expo-google-fonts/*'],
  },
  { name: 'engine entry', from: ['electron/engine/*.ts'], may: ['electron/engine/**', 'shared/**', 'node:*', 'type npm:zod'] },
  {
    name: 'engine/exchange', from: ['electron/engine/exchange/**'],
    may: ['electron/engine/exchange/**', 'electron/engine/store/**', 'electron/engine/documents/**', 'type electron/engine/*.ts', 'shared/**', 'node:*', 'npm:@e965/xlsx', 'npm:fflate'],
  },
  // the words of a recovery sheet
  {
    name: 'engine/accounts', from: ['electron/engine/accounts/**'],
    may: ['electron/engine/accounts/**', 'electron/engine/store/**', 'type electron/engine/*.ts', 'type electron/engine/documents/*.ts', 'electron/policy/**', 'shared/**', 'node:*', 'npm:@scure/bip39'],
  },
  // the head of a backup is a file from outside
  {
    name: 'engine/backups', from: ['electron/engine/backups/**'],
    may: ['electron/engine/backups/**', 'electron/engine/store/**', 'type electron/engine/*.ts', 'type electron/engine/documents/*.ts', 'electron/policy/**', 'shared/**', 'node:*', 'npm:zod'],
  },
  // plays the invented centre's years through an engine of its own
  {
    name: 'engine/demonstration', from: ['electron/engine/demonstration/**'],
    may: ['electron/engine/demonstration/**', 'electron/demonstration/**', 'electron/engine/store/**', 'type electron/engine/*.ts', 'shared/**', 'node:*'],
  },
  // another capability only through the interface handed to the factory, of which the engine's files give the types
  {
    name: 'engine capability', from: ['electron/engine/<x>/**'],
    may: ['electron/engine/<x>/**', 'electron/engine/store/**', 'electron/engine/documents/**', 'type electron/engine/*.ts', 'electron/policy/**', 'shared/**', 'node:*'],
  },
  // the invented centre that `demo` and `start` show: data and its workbook
  { name: 'demonstration', from: ['electron/demonstration/**'], may: ['electron/demonstration/**', 'shared/**', 'node:*'] },
  { name: 'electron/hosts', from: ['electron/hosts/**'], may: ['electron/hosts/**', 'electron/demonstration/**', ...ENGINE_ENTRY, ...WORDS, 'electron/policy/**', 'node:*', 'npm:zod'] },
  { name: 'electron/shell', from: ['electron/shell/**', 'electron/main.ts'], may: ['electron/shell/**', 'electron/hosts/**', ...ENGINE_ENTRY, ...WORDS, 'electron/policy/**', 'node:*', 'npm:electron', 'npm:zod'] },
  // bundled for a sandbox: constants only
  { name: 'preload', from: ['electron/preload.ts'], may: ['shared/contract/names.ts', 'shared/contract/bridge.ts', 'npm:electron'] },

  // no word of the trade, but how values are written (dates, money, isolates) and the interface's own words
  { name: 'renderer/components', from: ['renderer/components/**'], may: ['renderer/components/**', 'shared/lib/**', 'shared/i18n/**', 'shared/domain/common/**', ...DOM] },
  { name: 'renderer/features', from: ['renderer/features/<x>/**'], may: ['renderer/features/<x>/**', 'renderer/components/**', 'renderer/app/hooks/**', 'shared/**', 'THIRD-PARTY-NOTICES.md?raw', ...DOM] },
  // the hidden page that papers are printed from: no bridge, no part of the interface
  { name: 'renderer/print', from: ['renderer/print/**'], may: ['renderer/print/**', 'shared/contract/names.ts', 'npm:pdfjs-dist'] },
  { name: 'renderer/app', from: ['renderer/app/**', 'renderer/*'], may: ['renderer/**', 'shared/**', ...DOM] },

  { name: 'build', from: ['build/**', '*.ts'], may: ['build/**', 'node:*', 'npm:*'] },
  { name: 'tests', from: ['tests/**'], may: ['shared/**', 'electron/**', 'renderer/**', 'build/**', 'tests/**', 'node:*', 'npm:*'] },
];

/** Which domain file may use which other: acyclic, and as short as the trade itself allows. */
export const DOMAIN_IMPORTS: Readonly<Record<string, readonly string[]>> = {
  beneficiaries: ['handover', 'trades'],
  handover: ['papers', 'trades'],
  handoverAfter: ['handoverDay', 'papers'],
  ceremonyPapers: ['handover', 'papers', 'trades'],
  casePapers: ['ceremonyPapers', 'handover', 'papers'],
  settings: ['ceremonyPapers', 'handover'],
  exchange: ['handover', 'trades'],
  doubles: ['beneficiaries', 'exchange'],
  ceremonyChecks: ['exchange', 'handover', 'trades'],
  diagnosis: ['beneficiaries', 'questionnaire'],
  followUp: ['beneficiaries'],
  lifeProjects: ['diagnosis', 'incomeProject', 'questionnaire', 'trades'],
  matching: ['trades'],
  questionnaire: ['matching'],
  planDifferences: ['lifeProjects'],
};

/** Names that code gives to a file of the bundle, and the source that becomes it (vite.config.ts, `input`). */
export const BUNDLED: Readonly<Record<string, string>> = {
  './engineWorker.js': 'electron/engine/worker.ts',
  './helperWorker.js': 'electron/engine/helperWorker.ts',
  './printerWorker.js': 'electron/engine/documents/printerWorker.ts',
};

/** Files that may load a module whose name is computed, each with the reason. */
export const COMPUTED: Readonly<Record<string, string>> = {
  'electron/engine/documents/bidi/internals.ts': 'parts of pdfmake, and packages found from pdfmake’s own place',
  'electron/engine/documents/fonts.ts': 'font files inside the pinned font packages',
};

/** Packages the application gets from its host or loads for development only: not in `dependencies`. */
export const GIVEN: readonly string[] = ['electron'];
