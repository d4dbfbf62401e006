import { expect, it } from 'vitest';
import { SCENARIOS } from './life/acts.ts';
import { faultsOf, runKills } from './life/kills.ts';

/* One kill of each scenario; `npm run faults` goes on for hundreds. IDMAJ_SEED repeats one. */
it('nothing that was acknowledged is lost to a kill, and nothing is half there', async () => {
  const { seed, table } = await runKills({ kills: SCENARIOS.length });
  console.info(`${[...table].map(([name, { kills, done }]) => `${name} ${kills}${done > 0 ? ` (done ${done})` : ''}`).join(', ')} (IDMAJ_SEED=${seed})`);
  expect(faultsOf(table)).toEqual([]);
  expect([...table.values()].reduce((sum, { kills }) => sum + kills, 0)).toBeGreaterThan(SCENARIOS.length / 2);
}, 600_000);
