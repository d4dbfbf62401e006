import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { seeded } from '#tests/support/store.ts';
import { SCENARIOS } from './life/acts.ts';
import { asTable, faultsOf, runKills, type Tally } from './life/kills.ts';

/*
 * `npm run faults`: kills by hundreds, over all scenarios by turns. --count (500), --seed, --only write,users, --minutes to stop after.
 * In batches, each with a seed of its own (the first one's, and one more each time); the table is written to RESULTS.md.
 */
const BATCH = SCENARIOS.length; // each its turn
const { values: { count, seed, only, minutes } } = parseArgs({ options: { count: { type: 'string', default: '500' }, seed: { type: 'string' }, only: { type: 'string' }, minutes: { type: 'string' } } });
const first = seeded(seed === undefined ? undefined : Number(seed)).seed, until = minutes === undefined ? Infinity : performance.now() + Number(minutes) * 60_000;
const table = new Map<string, Tally>();
let asked = 0, batch = first;
for (; asked < Number(count) && performance.now() < until; batch += 1) {
  const kills = Math.min(BATCH, Number(count) - asked), run = await runKills({ kills, seed: batch, until, ...(only === undefined ? {} : { only: only.split(',') }) });
  asked += kills;
  for (const [name, more] of run.table) {
    const sum = table.get(name) ?? { kills: 0, done: 0, reopened: 0, lost: [], half: [] };
    table.set(name, { kills: sum.kills + more.kills, done: sum.done + more.done, reopened: sum.reopened + more.reopened, lost: [...sum.lost, ...more.lost], half: [...sum.half, ...more.half] });
  }
  for (const fault of faultsOf(run.table)) console.log(`- ${fault}`);
  console.log(`${[...table.values()].reduce((sum, { kills: n }) => sum + n, 0)} kills, ${faultsOf(table).length} faults (seeds ${first} to ${batch})`);
}
const told = `seeds ${first} to ${batch - 1}\n\n${asTable(table)}`;
console.log(told);
if (only === undefined) writeFileSync(path.join(import.meta.dirname, 'RESULTS.md'), `# Kills\n\nThe engine killed in the middle of what it does (\`npm run faults\`), opened again, and compared with what it had acknowledged; ${told}`);
process.exitCode = faultsOf(table).length > 0 ? 1 : 0;
