import { parseArgs } from 'node:util';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { asTable, faultsOf, runKills } from './life/kills.ts';

/* `npm run faults`: kills by hundreds. --count, --seed, --only write,users, --minutes. */
const { values: { count, seed, only, minutes, quiet } } = parseArgs({ options: { count: { type: 'string', default: '500' }, seed: { type: 'string' }, only: { type: 'string' }, minutes: { type: 'string' }, quiet: { type: 'boolean', default: false } } });
const run = await runKills({ kills: Number(count), ...(seed === undefined ? {} : { seed: Number(seed) }), ...(only === undefined ? {} : { only: only.split(',') }), ...(minutes === undefined ? {} : { until: performance.now() + Number(minutes) * 60_000 }) });
const faults = faultsOf(run.table);
console.log(`seed ${run.seed}\n${asTable(run.table)}`);
for (const fault of faults) console.log(`- ${fault}`);
if (!quiet) writeFileSync(path.join(import.meta.dirname, 'RESULTS.md'), `# Kills\n\n\`npm run faults -- --seed ${run.seed} --count ${count}\`\n\n${asTable(run.table)}`);
process.exitCode = faults.length > 0 ? 1 : 0;
