import { expect, it } from 'vitest';
import type { Fuzz } from './chance.ts';
import { fuzzImporter } from './importer.ts';
import { fuzzLoopback } from './loopback.ts';
import { fuzzProcedures } from './procedures.ts';

/* A short round of each area; `npm run fuzz` goes on for a hundred thousand. IDMAJ_SEED repeats one. */
it.each<[string, Fuzz, number]>([['every procedure', fuzzProcedures, 300], ['the importer of workbooks', fuzzImporter, 200], ['the loopback host', fuzzLoopback, 250]])('nothing crashes or gets through %s', async (name, fuzz, count) => {
  const { seed, inputs, accepted, faults } = await fuzz({ count });
  console.info(`${name}: ${inputs} inputs, ${accepted} accepted (IDMAJ_SEED=${seed})`);
  expect(faults).toEqual([]);
  expect(inputs).toBe(count);
  expect(accepted, 'some of it is right').toBeGreaterThan(0);
}, 600_000);
