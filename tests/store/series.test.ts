import { expect, test } from 'vitest';
import { nextNumber } from '#electron/engine/store/series.ts';
import { ok } from '#shared/lib/result.ts';
import { createTestCentre, temporaryFolder, value } from '#tests/support/store.ts';

test('numbers run from 1 in each series, centre and year, whatever the others do', async () => {
  const folder = temporaryFolder(), { store } = await createTestCentre(folder.dir);
  const next = (kind: string, centre: string, year: number): number => value(store.transaction(() => ok(nextNumber(store, kind, centre, year))));
  expect([next('PV', 'AGA', 2025), next('PV', 'AGA', 2026), next('PV', 'AGA', 2025), next('D', 'AGA', 2025), next('PV', 'TIZ', 2025), next('PV', 'AGA', 2025)]).toEqual([1, 1, 2, 1, 1, 3]);
  expect([next('PV', 'AGA', 2026), next('D', 'AGA', 2025), next('PV', 'TIZ', 2025)]).toEqual([2, 2, 2]);
  store.close();
  folder.remove();
});
