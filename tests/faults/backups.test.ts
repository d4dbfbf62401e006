import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, type TestContext } from 'vitest';
import { decideRestore, finishRestore } from '#electron/engine/store/restoring.ts';
import { contents, temporaryFolder } from '#tests/support/store.ts';

/* A restore that stops between two steps of its last moment, and disks that fill up; kills at random are in kills.test.ts. */
let dir = '', remove = (): void => undefined;
beforeEach(() => { ({ dir, remove } = temporaryFolder()); });
afterEach(() => { remove(); });
const data = (): string => path.join(dir, 'data'), stick = (): string => path.join(dir, 'stick');

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
