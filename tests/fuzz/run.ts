import { parseArgs } from 'node:util';
import { seeded } from '#tests/support/store.ts';
import type { Fuzz } from './chance.ts';
import { fuzzImporter } from './importer.ts';
import { fuzzLoopback } from './loopback.ts';
import { fuzzProcedures } from './procedures.ts';

/*
 * `npm run fuzz`: --area procedures|importer|loopback (all), --count (100,000 each), --seed. In batches, each with a seed of its own
 * (the first one's, and one more each time), so that a fault is repeated in a minute;
 * one batch of eight draws its papers with the real printer.
 */
const AREAS: Readonly<Record<string, Fuzz>> = { procedures: fuzzProcedures, importer: fuzzImporter, loopback: fuzzLoopback }, BATCH = 1000, REAL_PRINTER = 8;
const { values: { area, count, seed } } = parseArgs({ options: { area: { type: 'string' }, count: { type: 'string', default: '100000' }, seed: { type: 'string' } } });
const first = seeded(seed === undefined ? undefined : Number(seed)).seed;
for (const [name, fuzz] of Object.entries(AREAS)) {
  if (area !== undefined && area !== name) continue;
  let [inputs, accepted, faults] = [0, 0, 0];
  for (let batch = first; inputs < Number(count); batch += 1) {
    const done = await fuzz({ count: Math.min(BATCH, Number(count) - inputs), seed: batch, real: batch % REAL_PRINTER === 0 });
    [inputs, accepted, faults] = [inputs + done.inputs, accepted + done.accepted, faults + done.faults.length];
    for (const fault of done.faults) console.log(`- ${fault}`);
    console.log(`${name}: ${inputs} inputs, ${accepted} accepted, ${faults} faults (seeds ${first} to ${batch})`);
    if (faults > 100) break;
  }
  if (faults > 0) process.exitCode = 1;
}
