import { randomBytes } from 'node:crypto';
import { statSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright';
import { connect } from '#electron/engine/store/connect.ts';
import { unwrapDataKey } from '#electron/engine/store/keySlots.ts';
import { given } from '#tests/support/engine.ts';

type Row = (what: string, ours: string, peer: string, ratio: string, wanted: string) => void;

/* Runs in the page: the longest time between two frames, at rest for two seconds, and while a backup is made in the folders that are chosen. */
const GAPS = `(async () => {
  const ask = async (name, input) => (await (await fetch('/rpc', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ name, input }) })).json()).value;
  const watched = async (work) => {
    let last = performance.now(), longest = 0, on = true;
    const frame = (now) => { longest = Math.max(longest, now - last); last = now; if (on) requestAnimationFrame(frame); };
    requestAnimationFrame(frame);
    const answer = await work();
    on = false;
    return [longest, answer];
  };
  const [rest] = await watched(() => new Promise((resume) => setTimeout(resume, 2000)));
  const [gap, state] = await watched(async () => {
    const { jobId } = await ask('backups.make', {});
    for (let seen = 0;;) { const told = await ask('jobs.wait', { jobId, seen, waitMs: 1000 }); if (told.state !== 'running') return told.state; seen = told.seen; }
  });
  return { rest, gap, state };
})()`;
/**
 * What a person at the screen sees of a large backup: frames that come late. @param page shows the demonstration, unlocked, with a folder chosen for backups
 * @param megabytes put into its data, which are random: nothing gets smaller by being copied
 */
export async function benchFrames(row: Row, page: Page, data: string, megabytes = Number(process.env['IDMAJ_BENCH_MEGABYTES'] ?? 1024)): Promise<void> {
  const database = path.join(data, 'idmaj.db'), { dataKey } = given(await unwrapDataKey(data, 'demo')), db = connect(database, dataKey);
  db.exec('CREATE TABLE bench (a BLOB)');
  const insert = db.prepare('INSERT INTO bench VALUES (?)');
  for (let at = 0; at < megabytes; at += 16) db.transaction(() => { for (let i = 0; i < 16; i++) insert.run(randomBytes(1_048_576)); })();
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
  const { rest, gap, state } = await page.evaluate<{ readonly rest: number; readonly gap: number; readonly state: string }>(GAPS);
  if (state !== 'done') throw new Error(`the backup was ${state}`);
  row(`the longest gap between two frames while a backup of ${Math.round(statSync(database).size / 1_048_576)} MB is made`, `${gap.toFixed(0)} ms`, `at rest ${rest.toFixed(0)} ms`, '', '≤ 200 ms');
}
