import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test, type TestContext } from 'vitest';
import { checkBackup } from '#electron/engine/backups/check.ts';
import { openStore } from '#electron/engine/store/open.ts';
import { decideRestore, finishRestore } from '#electron/engine/store/restoring.ts';
import { backedEngine, keysOf } from '#tests/support/backups.ts';
import { given, PASSPHRASE } from '#tests/support/engine.ts';
import { contents, heldClock as clock, seeded, temporaryFolder, value } from '#tests/support/store.ts';

/* A process that dies in the middle of a backup or a restore, and disks that fill up. */
let dir = '', remove = (): void => undefined;
let running: ChildProcess | undefined;
beforeEach(() => { ({ dir, remove } = temporaryFolder()); });
afterEach(() => { running?.kill('SIGKILL'); remove(); });
const data = (): string => path.join(dir, 'data'), stick = (): string => path.join(dir, 'stick');
const silent = { progress: () => undefined, cancelled: () => false };

/** A centre and one backup of it, closed. */
async function centre(): Promise<string> {
  const backed = await backedEngine({ folder: dir }), made = await backed.make();
  given(await backed.test.client.call('settings.save', { contact: { phone: '0528000000' } }));
  await backed.test.engine.close();
  return made.fileName;
}
function start(...args: string[]): { readonly lines: AsyncIterableIterator<string>; kill(): Promise<void> } {
  const child = spawn(process.execPath, [path.resolve(import.meta.dirname, 'children/backups.ts'), args[0] ?? '', data(), stick(), PASSPHRASE, ...args.slice(1)], { stdio: ['ignore', 'pipe', 'inherit'] });
  running = child;
  const ended = once(child, 'exit');
  return { lines: createInterface({ input: child.stdout })[Symbol.asyncIterator](), kill: async () => { child.kill('SIGKILL'); await ended; } };
}
const rounds = Number(process.env['IDMAJ_KILL_ROUNDS'] ?? 4);

test('killed while backups are made: every file with a backup’s name is whole, and the next one tidies up', async () => {
  await centre();
  const { seed, below } = seeded();
  let said = 0, parts = 0;
  for (let round = 1; round <= rounds; round++) {
    const child = start('make');
    expect((await child.lines.next()).value).toBe('ready');
    const stopAfter = below(4);
    for (let heard = 0; heard < stopAfter; heard++) { await child.lines.next(); said += 1; }
    await wait(below(150));
    await child.kill();
    parts += readdirSync(stick()).filter((name) => name.endsWith('.part')).length;
  }
  const known = await keysOf(data()), names = readdirSync(stick()).filter((name) => name.endsWith('.idmaj-backup'));
  expect(names.length, `IDMAJ_SEED=${seed}`).toBeGreaterThanOrEqual(said + 1);
  for (const [i, name] of names.entries()) expect(value(checkBackup({ file: path.join(stick(), name), known, to: path.join(dir, `out-${i}`), keep: false }, silent)).verdict, `${name} IDMAJ_SEED=${seed}`).toBe('good');
  // the copy that was being worked on goes with the next backup; a stranger's half file stays until nobody can be writing it
  const child = start('make');
  await child.lines.next();
  await child.lines.next();
  await child.kill();
  expect(readdirSync(data()).filter((name) => name.endsWith('.part')).length, `IDMAJ_SEED=${seed}`).toBeLessThanOrEqual(1);
  const store = value(openStore({ dir: data(), dataKey: known.dataKey, clock }));
  expect(store.audit.verify().ok).toBe(true);
  store.close();
  console.info(`killed ${rounds} times (IDMAJ_SEED=${seed}): ${names.length} backups whole, ${said} acknowledged, ${parts} halves seen`);
}, 300_000);

test('killed while a restore takes the place of what is there: the one or the other, whole, and what was there is kept', async () => {
  const file = await centre(), { seed, below } = seeded();
  let said = 0;
  for (let round = 1; round <= rounds; round++) {
    const child = start('restore', file);
    expect((await child.lines.next()).value).toBe('ready');
    if (below(2) === 1) { expect((await child.lines.next()).value).toMatch(/^before-restore-/); said += 1; }
    await wait(below(400));
    await child.kill();
    const where = `IDMAJ_SEED=${seed}, round ${round}`, { dataKey } = await keysOf(data());
    const store = value(openStore({ dir: data(), dataKey, clock }));
    expect([store.audit.verify().ok, store.changes.verify().ok], where).toEqual([true, true]);
    store.close();
    for (const aside of readdirSync(data()).filter((name) => name.startsWith('before-restore-'))) {
      const kept = value(openStore({ dir: path.join(data(), aside), dataKey, clock }));
      expect(kept.audit.verify().ok, where).toBe(true);
      kept.close();
    }
  }
  expect(readdirSync(data()).filter((name) => name.startsWith('before-restore-')).length, `IDMAJ_SEED=${seed}`).toBeGreaterThanOrEqual(said);
}, 300_000);

describe('a restore that was decided, cut short after each step of taking its place', () => {
  const names = { ready: 'restored-20250220T090000Z', aside: 'before-restore-20250220T090000Z' } as const;
  const MOVES = [['idmaj.db', 'aside'], ['idmaj.keys', 'aside'], ['idmaj.erasures', 'aside'], ['idmaj.db', 'in'], ['idmaj.keys', 'in'], ['idmaj.erasures', 'in']] as const;
  test.each(Array.from({ length: MOVES.length + 1 }, (_, steps) => steps))('%i steps', (steps) => {
    const ready = path.join(dir, names.ready), aside = path.join(dir, names.aside);
    for (const name of ['idmaj.db', 'idmaj.keys', 'idmaj.erasures']) writeFileSync(path.join(dir, name), `old ${name}`);
    mkdirSync(ready);
    for (const name of ['idmaj.db', 'idmaj.keys', 'idmaj.erasures']) writeFileSync(path.join(ready, name), `new ${name}`);
    decideRestore(dir, names);
    if (steps > 0) mkdirSync(aside);
    for (const [name, where] of MOVES.slice(0, steps)) cpSync(path.join(where === 'aside' ? dir : ready, name), path.join(where === 'aside' ? aside : dir, name));
    for (const [name, where] of MOVES.slice(0, steps)) if (where === 'in') rmSync(path.join(ready, name)); else if (!MOVES.slice(0, steps).some(([other, to]) => other === name && to === 'in')) rmSync(path.join(dir, name));
    expect(finishRestore(dir)).toBeNull();
    expect(Object.fromEntries(['idmaj.db', 'idmaj.keys', 'idmaj.erasures'].map((name) => [name, [readFileSync(path.join(dir, name), 'utf8'), readFileSync(path.join(aside, name), 'utf8')]]))).toEqual(
      Object.fromEntries(['idmaj.db', 'idmaj.keys', 'idmaj.erasures'].map((name) => [name, [`new ${name}`, `old ${name}`]])));
    expect(readdirSync(dir).filter((name) => /^restored|restoring/.test(name))).toEqual([]);
    expect(finishRestore(dir)).toBeNull();
  });
  test('nothing is touched where it was never decided', () => {
    writeFileSync(path.join(dir, 'idmaj.db'), 'old');
    mkdirSync(path.join(dir, names.ready));
    const before = contents(dir);
    expect(finishRestore(dir)).toBeNull();
    expect(contents(dir)).toEqual(before);
  });
});

test('a stick that is full: told, and its older backups are as they were', (context: TestContext) => {
  // a disk of 3 MB, in a mount namespace that ends with the process (see disk.test.ts)
  const skip = (reason: string): never => { console.warn(`skipped: ${reason}`); return context.skip(reason); };
  if (process.platform !== 'linux') skip('a small disk can only be made on Linux');
  mkdirSync(stick());
  const small = ['-m', ...(process.getuid?.() === 0 ? [] : ['-U', '-r']), 'sh', '-c'], mount = 'mount -t tmpfs -o size=3m tmpfs "$0" 2>/dev/null';
  if (spawnSync('unshare', [...small, mount, stick()]).status !== 0) skip('this system lets nobody mount a small disk here');
  const run = spawnSync('unshare', [...small, `${mount} && exec "$1" "$2" "$3" "$0"`, stick(), process.execPath, path.resolve(import.meta.dirname, 'children/fullStick.ts'), data()], { encoding: 'utf8' });
  expect(run.stderr).toBe('');
  const told = JSON.parse(run.stdout) as { readonly names: readonly string[] };
  expect(told).toMatchObject({ first: 'accepted', full: 'backups.TARGET_FULL', squeezed: 'backups.TARGET_FULL', same: true });
  expect(told.names).toHaveLength(1);
});
