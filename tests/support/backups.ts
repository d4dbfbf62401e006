import { mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { Answer, Sent } from '#shared/contract/index.ts';
import { readKeyFile, unwrapDataKey } from '#electron/engine/store/keySlots.ts';
import type { Clock, Id, Instant } from '#shared/lib/ids.ts';
import { given, PASSPHRASE, testEngine, type TestEngine } from './engine.ts';

/** A clock that a test moves by hand, and that never stands still. */
export function movedClock(start = '2025-02-20T09:00:00.000Z'): Clock & { set(at: string): void; forward(ms: number): void } {
  let at = Date.parse(start);
  return { now: () => new Date(at += 1000).toISOString() as Instant, set(to) { at = Date.parse(to); }, forward(ms) { at += ms; } };
}
export const DAY = 86_400_000;
export type Made = Answer<'backups.make'>['made'][number];
export interface Backed { readonly test: TestEngine; readonly stick: string; place(at: string): string; make(folder?: string): Promise<Made>; names(folder?: string): string[] }
/** An engine with a centre, and a folder that stands for a stick. */
export async function backedEngine(parts: Parameters<typeof testEngine>[0] = {}): Promise<Backed> {
  const test = testEngine(parts), stick = path.join(test.folder, 'stick');
  mkdirSync(stick);
  await test.create();
  const place = (at: string): string => test.engine.places.put(at);
  return {
    test, stick, place,
    async make(folder = stick) {
      const { made: [one] } = given(await test.client.run('backups.make', { to: place(folder) }));
      if (!one) throw new Error('no backup was made');
      return one;
    },
    names: (folder = stick) => readdirSync(folder).sort(),
  };
}
/** Puts a backup in place by a passphrase, and goes in by it. */
export async function restoredIn(test: TestEngine, wanted: Sent<'backups.restore'> & { readonly passphrase: string }): Promise<Answer<'backups.restore'>> {
  const restored = given(await test.client.run('backups.restore', wanted));
  test.session = given(await test.client.call('accounts.unlock', { user: wanted.user ?? '', passphrase: wanted.passphrase })).session;
  return restored;
}
/** What opens a centre's folder, past the engine. */
export async function keysOf(dir: string): Promise<{ readonly databaseId: Id; readonly dataKey: Buffer }> {
  return { databaseId: given(readKeyFile(dir)).ring.databaseId, dataKey: given(await unwrapDataKey(dir, PASSPHRASE)).dataKey };
}
