import { expect, it } from 'vitest';
import { createFiles } from '#electron/engine/files.ts';
import type { JobContext } from '#electron/engine/handlers.ts';
import { createPrinting } from '#electron/engine/papers/printing.ts';
import type { Instant } from '#shared/lib/ids.ts';
import { stubPrinter, steadyClock } from '#tests/support/engine.ts';

it.each([false, true])('printing tells once of each sheet that is done (in one file: %s)', async (merge) => {
  const told: string[] = [], printer = stubPrinter(() => Promise.resolve({ pdf: new Uint8Array([1]), pages: 1, templateVersion: 1, missing: [] }));
  const { print } = createPrinting({ printer, files: createFiles(), clock: steadyClock(), onFailure: (error) => { throw error; } });
  // drafts are not kept: no store is asked
  const context = { job: { progress: (done: number, total: number) => { told.push(`${done}/${total}`); }, cancelled: () => false } } as unknown as JobContext;
  const drafts = (...contents: readonly object[]) => ({ kind: 'receipt' as const, papers: { drafts: contents, dated: '2025-02-20T09:00:00.000Z' as Instant }, originals: [], title: '' });
  const done = await print(context, { ceremonyId: 'c' as never, language: 'fr', batches: [drafts({}, {}), drafts({})], sort: 'person', freshSheets: false, merge, specimen: false, keepers: [], signedOriginals: 0, pictures: () => ({}), bookmark: () => '' });
  expect(done.ok).toBe(true);
  expect(told).toEqual(merge ? ['2/3', '3/3'] : ['1/3', '2/3', '3/3']);
});
