import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createKeySlots, type Work } from '#electron/engine/store/keySlots.ts';
import { createStore } from '#electron/engine/store/open.ts';
import type { Store } from '#electron/engine/store/store.ts';
import { ids, type Clock, type Id, type Instant } from '#shared/lib/ids.ts';
import { ok, type Result } from '#shared/lib/result.ts';

/** A passphrase's work that a test can afford: 1 MiB, a few milliseconds. */
export const LIGHT_WORK: Work = { logN: 10, r: 8, p: 1 };
export const AT = '2025-02-26T09:30:00.000Z' as Instant;
export const heldClock: Clock = { now: () => AT };
export const newIds = ids({ now: () => new Date().toISOString() as Instant });
export const PASSPHRASE = 'une phrase secrète';

/** A folder of the test's own in the system's temporary folder; `remove` takes it away. */
export function temporaryFolder(): { readonly dir: string; remove(): void } {
  const dir = mkdtempSync(path.join(tmpdir(), 'idmaj-test-'));
  return { dir, remove: () => rmSync(dir, { recursive: true, force: true }) };
}
export function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.refusal)}`);
  return result.value;
}
export const codeOfRefusal = (result: Result<unknown>): string => (result.ok ? 'accepted' : result.refusal.code);

/** The bytes of every file in a folder and below, by relative name. Not while this process has a database open in it. */
export function contents(dir: string): ReadonlyMap<string, string> {
  const names = (readdirSync(dir, { recursive: true }) as string[]).sort();
  return new Map(names.filter((name) => statSync(path.join(dir, name)).isFile()).map((name) => [name, readFileSync(path.join(dir, name)).toString('base64')]));
}

export interface TestCentre { readonly store: Store; readonly dir: string; readonly dataKey: Buffer; readonly userId: Id; readonly centreId: Id }
/** A demonstration centre with its director, in `dir`. */
export async function createTestCentre(dir: string, { passphrase = PASSPHRASE, clock = heldClock }: { readonly passphrase?: string; readonly clock?: Clock } = {}): Promise<TestCentre> {
  const { dataKey, ring, slotId } = await createKeySlots({ passphrase, ids: newIds, work: LIGHT_WORK });
  const [userId, centreId] = [newIds.next(), newIds.next()];
  const store = value(createStore({
    dir, dataKey, ring, clock,
    fill: ({ sql }) => {
      sql.insert('centre', { id: centreId, code: 'AGA', name_ar: 'مركز أكادير', name_fr: 'Centre d’Agadir', demonstration: true, created_at: clock.now() });
      sql.insert('users', { id: userId, name: 'Directrice', role: 'director', active: true, created_at: clock.now() });
      sql.insert('key_slots', { id: slotId, user_id: userId, kind: 'passphrase', created_at: clock.now() });
      return ok(null);
    },
  }));
  return { store, dir, dataKey, userId, centreId };
}
/** A person with a file number, and nothing else that matters. */
export function insertPerson({ sql }: Store, fileNumber: string, more: { readonly cin?: string; readonly name_fr?: string; readonly name_ar?: string } = {}): Id {
  const id = newIds.next();
  sql.insert('persons', { id, file_number: fileNumber, file_number_key: fileNumber, sex: 'F', created_at: AT, updated_at: AT, ...more });
  return id;
}

/** Numbers by chance, the same again for the same seed: `IDMAJ_SEED` in the environment, or a new one. A test prints `seed` when it fails. */
export function seeded(seed = Number(process.env['IDMAJ_SEED'] ?? Math.floor(Math.random() * 2 ** 31))): { readonly seed: number; below(limit: number): number } {
  let state = seed >>> 0;
  return {
    seed,
    below(limit) { // mulberry32
      state = (state + 0x6d2b79f5) >>> 0;
      let t = Math.imul(state ^ (state >>> 15), state | 1);
      t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
      return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * limit);
    },
  };
}
