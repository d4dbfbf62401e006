import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, type TestContext } from 'vitest';
import { contents, createTestCentre, seeded, temporaryFolder } from '#tests/support/store.ts';

let dir = '';
let remove = (): void => undefined;
beforeEach(() => { ({ dir, remove } = temporaryFolder()); });
afterEach(() => remove());

const FILES = ['idmaj.db', 'idmaj.keys', 'idmaj.lock'];
const child = (name: string): string => path.resolve(import.meta.dirname, 'children', `${name}.ts`);
/** Says why on the console too: the list of skipped tests alone does not. */
function skip({ skip: leave }: TestContext, reason: string): never {
  console.warn(`skipped: ${reason}`);
  return leave(reason);
}

test('a folder or a file that may not be written is refused, and stays as it was', async (context) => {
  if (process.platform === 'win32') skip(context, 'Windows keeps its rights in lists that Node cannot set');
  const centre = path.join(dir, 'centre');
  const { store, dataKey } = await createTestCentre(centre);
  store.close();
  const cases = [
    { name: 'read-only', folder: 0o555, database: 0o444, others: 0o444 }, { name: 'closed', folder: 0o000, database: 0o600, others: 0o600 },
    { name: 'unreadable', folder: 0o777, database: 0o000, others: 0o000 }, { name: 'read-only-database', folder: 0o777, database: 0o444, others: 0o666 },
    { name: 'read-only-lock', folder: 0o777, database: 0o666, others: 0o444 },
  ].map((each) => ({ ...each, at: path.join(dir, each.name) }));
  for (const { at } of cases) {
    mkdirSync(at);
    for (const file of FILES) copyFileSync(path.join(centre, file), path.join(at, file));
  }
  const before = contents(dir);
  chmodSync(dir, 0o755);
  for (const { at, folder, database, others } of cases) {
    for (const file of FILES) chmodSync(path.join(at, file), file === 'idmaj.db' ? database : others);
    chmodSync(at, folder);
  }
  const run = spawnSync(process.execPath, [child('unprivileged'), dataKey.toString('hex'), ...cases.map(({ at }) => at)], { encoding: 'utf8' });
  for (const { at } of cases) {
    chmodSync(at, 0o755);
    for (const file of FILES) chmodSync(path.join(at, file), 0o600);
  }
  expect(run.stderr).toBe('');
  const refused = 'store.FOLDER_NOT_WRITABLE';
  // In a folder that may be written, a new centre of one's own can be made below
  expect(JSON.parse(run.stdout)).toEqual([
    { open: refused, unwrap: refused, create: refused },
    { open: refused, unwrap: refused, create: refused },
    { open: refused, unwrap: refused, create: 'accepted' },
    { open: refused, unwrap: 'store.WRONG_PASSPHRASE', create: 'accepted' },
    { open: refused, unwrap: 'store.WRONG_PASSPHRASE', create: 'accepted' },
  ]);
  const after = contents(dir);
  for (const [name, bytes] of before) expect(after.get(name), name).toBe(bytes);
});

test('a full disk loses nothing that was kept, leaves no half centre, and is forgotten once there is room', (context) => {
  // A disk of 4 MB, in a mount namespace that ends with the process: root has the right, others where the system lets them
  if (process.platform !== 'linux') skip(context, 'a small disk can only be made on Linux');
  const small = ['-m', ...(process.getuid?.() === 0 ? [] : ['-U', '-r']), 'sh', '-c'];
  const mount = 'mount -t tmpfs -o size=4m tmpfs "$0" 2>/dev/null';
  if (spawnSync('unshare', [...small, mount, dir]).status !== 0) skip(context, 'this system lets nobody mount a small disk here');
  const run = spawnSync('unshare', [...small, `${mount} && exec "$1" "$2" "$0"`, dir, process.execPath, child('fullDisk')], { encoding: 'utf8' });
  expect(run.stderr).toBe('');
  const { creations, kept, refused, whileFull, afterwards, readWithLog, writeWithLog, opening, migration, files, filesAfter, atLast, chain } = JSON.parse(run.stdout) as Record<string, unknown>;
  expect(creations).toEqual(Array.from({ length: 5 }, () => ['store.DISK_FULL', ['filler']]));
  expect({ refused, whileFull, afterwards }).toEqual({ refused: 'store.DISK_FULL', whileFull: kept, afterwards: 'accepted' });
  expect(kept).toBeGreaterThan(0);
  expect({ readWithLog, writeWithLog }).toEqual({ readWithLog: Number(kept) + 2, writeWithLog: 'store.DISK_FULL' });
  expect(opening).toBe('store.DISK_FULL');
  expect({ migration, filesAfter }).toEqual({ migration: 'store.DISK_FULL', filesAfter: files });
  expect({ atLast, chain }).toEqual({ atLast: Number(kept) + 2, chain: { ok: true, rows: 0 } });
});

test('a centre at work on a full disk refuses in words, loses nothing, and goes on once there is room (seeded)', (context) => {
  if (process.platform !== 'linux') skip(context, 'a small disk can only be made on Linux');
  const small = ['-m', ...(process.getuid?.() === 0 ? [] : ['-U', '-r']), 'sh', '-c'], mount = 'mount -t tmpfs -o size=8m tmpfs "$0" 2>/dev/null';
  if (spawnSync('unshare', [...small, mount, dir]).status !== 0) skip(context, 'this system lets nobody mount a small disk here');
  const { seed } = seeded();
  const run = spawnSync('unshare', [...small, `${mount} && exec "$1" "$2" "$0" "$3" 60`, dir, process.execPath, child('fullCentre'), String(seed)], { encoding: 'utf8' });
  expect(run.stderr, `IDMAJ_SEED=${seed}`).toBe('');
  const { outcomes, wrong } = JSON.parse(run.stdout) as { outcomes: Record<string, number>; wrong: string[] };
  console.info(`${JSON.stringify(outcomes)} (IDMAJ_SEED=${seed})`);
  expect(wrong, `IDMAJ_SEED=${seed}`).toEqual([]);
  expect(Math.min(outcomes['store.DISK_FULL'] ?? 0, outcomes['done'] ?? 0)).toBeGreaterThan(0);
}, 600_000);
