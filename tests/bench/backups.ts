import { createHash, randomBytes } from 'node:crypto';
import { closeSync, mkdirSync, mkdtempSync, openSync, readSync, rmSync, statSync, writeSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { createEngine } from '#electron/engine/engine.ts';
import { startHelper } from '#electron/engine/helperClient.ts';
import { connect } from '#electron/engine/store/connect.ts';
import { createClient } from '#shared/contract/client.ts';
import { ids, systemClock } from '#shared/lib/ids.ts';
import { keysOf } from '#tests/support/backups.ts';
import { given, inPlacePrinter, PASSPHRASE } from '#tests/support/engine.ts';

type Row = (what: string, ours: string, peer: string, ratio: string, wanted: string) => void;
const s = (t: number): string => `${(t / 1000).toFixed(1)} s`;
const CHUNK = 4 * 1_048_576;

/** Reading and writing so many bytes once, with a SHA-256: no backup can cost less. */
function floor(file: string, to: string): number {
  const began = performance.now(), [from, out] = [openSync(file, 'r'), openSync(to, 'w')], bytes = Buffer.alloc(CHUNK), digest = createHash('sha256');
  for (let read = readSync(from, bytes); read > 0; read = readSync(from, bytes)) { digest.update(bytes.subarray(0, read)); writeSync(out, bytes, 0, read); }
  digest.digest();
  closeSync(from);
  closeSync(out);
  return performance.now() - began;
}
/**
 * The backup of a large centre, made by the helper's thread, while another call is asked over and over: how long it takes, the longest that
 * the other call had to wait, and how much the memory grew.
 * @param megabytes of data, which are random: nothing gets smaller by being copied
 */
export async function benchBackups(row: Row, megabytes = Number(process.env['IDMAJ_BENCH_MEGABYTES'] ?? 1024)): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'idmaj-bench-')), dir = path.join(folder, 'data'), stick = path.join(folder, 'stick');
  mkdirSync(stick);
  const helper = startHelper(pathToFileURL(path.resolve(import.meta.dirname, '../../electron/engine/helperWorker.ts')));
  const engine = createEngine({ folder: dir, clock: systemClock, ids: ids(systemClock), printer: inPlacePrinter(), helper, onBug: (_incident, error) => { throw error; } });
  let session: string | null = null;
  const client = createClient((call) => engine.call(call), () => session);
  try {
    ({ session } = given(await client.call('accounts.createCentre', { code: 'AGA', nameAr: 'م', nameFr: 'C', demonstration: false, passphrase: PASSPHRASE })));
    const database = path.join(dir, 'idmaj.db'), { dataKey } = await keysOf(dir), db = connect(database, dataKey);
    db.exec('CREATE TABLE bench (a BLOB)');
    const insert = db.prepare('INSERT INTO bench VALUES (?)');
    for (let at = 0; at < megabytes; at += 16) {
      db.exec('BEGIN');
      for (let i = 0; i < 16; i++) insert.run(randomBytes(1_048_576));
      db.exec('COMMIT');
    }
    db.pragma('wal_checkpoint(TRUNCATE)');
    db.close();
    let longest = 0, asking = true, most = 0;
    const asked = (async () => {
      while (asking) {
        const began = performance.now();
        given(await client.call('backups.state', {}));
        // the call alone: how late this loop's own timer is tells of the machine, and the frames of a page are measured in frames.ts
        longest = Math.max(longest, performance.now() - began);
        await new Promise((resume) => { setTimeout(resume, 5); });
        most = Math.max(most, process.memoryUsage().rss);
      }
    })();
    const before = process.memoryUsage().rss, began = performance.now();
    given(await client.run('backups.make', { to: engine.places.put(stick) }));
    const took = performance.now() - began;
    asking = false;
    await asked;
    const least = floor(database, path.join(folder, 'floor'));
    row(`backup of ${Math.round(statSync(database).size / 1_048_576)} MB, verified; meanwhile the longest wait of another call ${Math.round(longest)} ms, memory +${Math.round((most - before) / 1_048_576)} MB`, s(took), `reading, hashing and writing them once ${s(least)}`, `${(took / least).toFixed(1)} ×`, '≤ 60 s');
  } finally {
    await engine.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
