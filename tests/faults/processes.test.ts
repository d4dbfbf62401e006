import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openStore } from '#electron/engine/store/open.ts';
import { codeOfRefusal, contents, createTestCentre, heldClock as clock, seeded, temporaryFolder, value } from '#tests/support/store.ts';

let dir = '';
let dataKey: Buffer;
let remove = (): void => undefined;
let running: ChildProcess | undefined;
beforeEach(async () => {
  ({ dir, remove } = temporaryFolder());
  const centre = await createTestCentre(dir);
  ({ dataKey } = centre);
  centre.store.close();
});
afterEach(() => { running?.kill('SIGKILL'); remove(); });

const start = (name: string, ...more: string[]): { readonly process: ChildProcess; readonly lines: AsyncIterableIterator<string>; kill(): Promise<void> } => {
  const child = spawn(process.execPath, [path.resolve(import.meta.dirname, 'children', `${name}.ts`), dir, dataKey.toString('hex'), ...more], { stdio: ['ignore', 'pipe', 'inherit'] });
  running = child;
  const ended = once(child, 'exit');
  return { process: child, lines: createInterface({ input: child.stdout })[Symbol.asyncIterator](), kill: async () => { child.kill('SIGKILL'); await ended; } };
};
const open = (): ReturnType<typeof openStore> => openStore({ dir, dataKey, clock });

test('a second instance is refused and touches nothing; a killed one does not block', async () => {
  const holder = start('holder');
  expect((await holder.lines.next()).value).toBe('open');
  const before = contents(dir);
  expect(codeOfRefusal(open())).toBe('store.FOLDER_IN_USE');
  const second = start('holder');
  expect((await second.lines.next()).value).toBe('store.FOLDER_IN_USE');
  await second.kill();
  expect(contents(dir)).toEqual(before);
  await holder.kill();
  const store = value(open());
  expect(codeOfRefusal(open())).toBe('store.FOLDER_IN_USE'); // in the same process too
  expect(codeOfRefusal(open())).toBe('store.FOLDER_IN_USE');
  const third = start('holder');
  expect((await third.lines.next()).value).toBe('store.FOLDER_IN_USE');
  await third.kill();
  store.close();
  value(open()).close();
});

test('killed in the middle of many transactions: none that was said is lost, none is half there', async () => {
  const { seed, below } = seeded();
  const rounds = Number(process.env['IDMAJ_KILL_ROUNDS'] ?? 10);
  let said = 0;
  let whole = 0;
  for (let round = 1; round <= rounds; round++) {
    const writer = start('writer', String(whole + 1));
    const stopAfter = 1 + below(40);
    for (let heard = 0; heard < stopAfter; heard++) said = Number((await writer.lines.next()).value);
    await wait(below(8));
    await writer.kill();
    for await (const line of writer.lines) said = Number(line);

    const where = `IDMAJ_SEED=${seed}, round ${round}`;
    const store = value(open());
    const batches = store.sql.all<{ n: number; rows: number }>`SELECT CAST(phone AS INTEGER) AS n, count(*) AS rows FROM persons GROUP BY phone ORDER BY n`;
    whole = batches.length;
    expect(batches.every(({ n, rows }, i) => n === i + 1 && rows === 3), where).toBe(true);
    expect([said, said + 1], where).toContain(whole);
    expect(store.audit.verify(), where).toEqual({ ok: true, rows: whole });
    expect(store.changes.verify(), where).toEqual({ ok: true, rows: whole * 3 });
    store.close();
  }
  console.info(`killed ${rounds} times (IDMAJ_SEED=${seed}): ${whole} transactions whole, ${said} acknowledged`);
}, 180_000);
