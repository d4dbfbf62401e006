import { existsSync } from 'node:fs';
import path from 'node:path';
import { checkCatalogues } from './checks/catalogues.ts';
import { checkLayers } from './checks/layers.ts';
import { checkMigrations, freezeMigrations } from './checks/migrations.ts';
import { checkNotices, writeNotices } from './checks/notices.ts';
import { checkPacking } from './checks/packing.ts';
import { checkSentences } from './checks/sentences.ts';
import { createTally, program, root, verdict, type Tally } from './steps.ts';

const tool = (...parts: string[]): string => path.join(root, 'node_modules', ...parts);

/** Types, lint and the walls of the house: all that is known without running the product. */
export async function runChecks(tally: Tally): Promise<void> {
  for (const layer of ['shared', 'electron', 'renderer', 'build', 'tests', 'tests/e2e', 'tests/electron']) {
    if (existsSync(path.join(root, layer, 'tsconfig.json'))) await tally.step(`types: ${layer}`, () => program([tool('typescript', 'bin', 'tsc'), '-p', layer]));
  }
  await tally.step('lint', () => program([tool('oxlint', 'bin', 'oxlint'), '--deny-warnings', '--format=unix']));
  await tally.step('layers', () => verdict(checkLayers(root)));
  await tally.step('catalogues', () => verdict(checkCatalogues(root)));
  await tally.step('no sentence in code', () => verdict(checkSentences(root)));
  await tally.step('migrations', () => verdict(checkMigrations(root)));
  await tally.step('notices', () => verdict(checkNotices(root)));
  await tally.step('packing', async () => verdict(await checkPacking(root)));
}

if (import.meta.main) {
  const args = process.argv.slice(2);
  const unknown = args.filter((arg) => arg !== '--freeze' && arg !== '--write');
  if (unknown.length > 0) {
    console.error(`Unknown: ${unknown.join(' ')}. npm run check -- [--freeze: freeze new migrations] [--write: write THIRD-PARTY-NOTICES.md]`);
    process.exit(2);
  }
  if (args.includes('--freeze')) console.log(`Frozen: ${freezeMigrations(root).join(', ') || 'nothing new'}`);
  if (args.includes('--write')) writeNotices(root);
  const tally = createTally();
  await runChecks(tally);
  process.exit(tally.close());
}
