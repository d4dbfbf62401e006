import { expect, it } from 'vitest';
import { SCENARIOS } from './life/acts.ts';
import { faultsOf, runKills } from './life/kills.ts';

/* One kill of each scenario, and some more of those that replace files; `npm run faults` goes on for hundreds. IDMAJ_SEED repeats one. */
const RUNS = [['everything', SCENARIOS.map(({ name }) => name), SCENARIOS.length], ['backup and restore', ['backup', 'restore'], 6]] as const;
it.each(RUNS)('%s: nothing that was acknowledged is lost to a kill, and nothing is half there', async (_what, only, wanted) => {
  const { seed, table } = await runKills({ kills: wanted, only });
  console.info(`${[...table].map(([name, { kills, done }]) => `${name} ${kills}${done > 0 ? ` (done ${done})` : ''}`).join(', ')} (IDMAJ_SEED=${seed})`);
  expect(faultsOf(table)).toEqual([]);
  expect([...table.values()].reduce((sum, { kills }) => sum + kills, 0)).toBeGreaterThan(wanted / 2);
}, 600_000);
