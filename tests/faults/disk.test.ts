import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, type TestContext } from 'vitest';
import { contents, createTestCentre, temporaryFolder } from '#tests/support/store.ts';

let dir = '';
let remove = (): void => undefined;
beforeEach(() => { ({ dir, remove } = temporaryFolder()); });
afterEach(() => remove());

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
  /** A copy of the centre in a folder, with these modes. */
  const copy = (name: string, folderMode: number, fileMode: number, databaseMode = fileMode): string => {
    const to = path.join(dir, name);
    mkdirSync(to);
    for (const file of ['idmaj.db', 'idmaj.keys', 'idmaj.lock']) {
      copyFileSync(path.join(centre, file), path.join(to, file));
      chmodSync(path.join(to, file), file === 'idmaj.db' ? databaseMode : fileMode);
    }
    chmodSync(to, folderMode);
    return to;
  };
  chmodSync(dir, 0o755);
  const folders = [copy('read-only', 0o555, 0o444), copy('closed', 0o000, 0o600), copy('unreadable-keys', 0o777, 0o000), copy('read-only-database', 0o777, 0o666, 0o444), copy('read-only-lock', 0o777, 0o444, 0o666)];
  const before = process.getuid?.() === 0 ? contents(dir) : null; // nobody else may look into them
  const run = spawnSync(process.execPath, [child('unprivileged'), dataKey.toString('hex'), ...folders], { encoding: 'utf8' });
  if (process.getuid?.() !== 0) for (const folder of folders) chmodSync(folder, 0o755);
  expect(run.stderr).toBe('');
  const refused = 'store.FOLDER_NOT_WRITABLE';
  const answers = JSON.parse(run.stdout) as { open: string; unwrap: string; create: string }[];
  expect(answers.map(({ open }) => open)).toEqual([refused, refused, refused, refused, refused]);
  expect(answers.map(({ unwrap }) => unwrap)).toEqual([refused, refused, refused, 'store.WRONG_PASSPHRASE', 'store.WRONG_PASSPHRASE']);
  // In a folder that may be written, a new centre of one's own can be made below
  expect(answers.map(({ create }) => create)).toEqual([refused, refused, 'accepted', 'accepted', 'accepted']);
  const after = contents(dir);
  for (const [name, bytes] of before ?? []) expect(after.get(name), name).toBe(bytes);
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
