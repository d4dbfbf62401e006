/*
 * A centre on a small disk that is filled before each thing that is done. Arguments: a folder on that disk, the seed, how many things.
 * Prints, as JSON, how often each outcome was, and what was wrong.
 */
import { rmSync, statfsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createClient } from '#shared/contract/client.ts';
import { present } from '#shared/lib/assert.ts';
import type { Id } from '#shared/lib/ids.ts';
import { given, stubPrinter, type TestEngine, testEngine } from '#tests/support/engine.ts';
import { seeded } from '#tests/support/store.ts';
import { SCENARIOS } from '../life/acts.ts';
import { changesIn, broken, look, readFacts } from '../life/facts.ts';
import type { Act, Known, World } from '../life/world.ts';
import { unwrapDataKey } from '#electron/engine/store/keySlots.ts';

const [disk = '', seed = '1', times = '100'] = process.argv.slice(2);
const { below } = seeded(Number(seed)), ME = 'Amina', PASSPHRASE = 'quatre mots bien choisis', filler = path.join(disk, 'filler'), data = path.join(disk, 'data');
/** Fills the disk but for so many bytes. */
function leave(bytes: number): void {
  rmSync(filler, { force: true });
  const { bavail, bsize } = statfsSync(disk), size = bavail * bsize - bytes;
  if (size > 0) writeFileSync(filler, Buffer.alloc(size));
}
const start = (): TestEngine => testEngine({ folder: disk, printer: stubPrinter(sheet) });
function sheet() { return Promise.resolve({ pdf: new Uint8Array(30_000).fill(65), pages: 1, templateVersion: 1, missing: [] }); }
let at = start(), numbers = 100;
at.session = given(await at.client.call('accounts.createCentre', { code: 'AGA', nameAr: 'م', nameFr: 'C', userName: ME, passphrase: PASSPHRASE })).session;
const { dataKey } = given(await unwrapDataKey(data, { kind: 'passphrase', text: PASSPHRASE, user: ME }));
const facts = () => look(data, dataKey, readFacts);
const known: Known = { facts: facts(), ways: new Map([[ME, PASSPHRASE]]), words: null, unseen: null, backups: new Map() }, outcomes: Record<string, number> = {}, wrong: string[] = [];
const world: World = {
  client: createClient((call) => at.engine.call(call), () => at.session), known, me: ME, put: (bytes) => Promise.resolve(at.engine.files.put(bytes)), onStick: () => Promise.reject(new Error('no stick here')), below, fresh: () => { numbers += 1; return numbers; },
  revision: (ceremonyId) => look(data, dataKey, (db) => Number(db.prepare('SELECT coalesce(max(revision), 0) FROM ceremony_revisions WHERE ceremony_id = ?').pluck().get(ceremonyId))),
  changes: changesIn(data, dataKey),
  userId: (name) => look(data, dataKey, (db) => db.prepare('SELECT id FROM users WHERE name = ? AND active = 1').pluck().get(name)) as Id,
};
// a disk that is full of backups, or under a restore, has tests of its own
const acts = SCENARIOS.filter(({ begins, name }) => begins === 'in' && !['import', 'backup', 'restore'].includes(name)).flatMap((scenario) => scenario.acts);
for (let n = 0; n < Number(times); n++) {
  let act: Act | null = null;
  while (!act) act = acts[below(acts.length)]?.(world) ?? null;
  leave(n < 12 ? 3_000_000 : [0, 4096, below(60_000), below(400_000), 2_000_000][below(5)] ?? 0);
  const result = await act.run(), code = result.ok ? 'done' : result.refusal.code;
  outcomes[code] = (outcomes[code] ?? 0) + 1;
  rmSync(filler, { force: true });
  if (result.ok) act.done(known, result.value);
  const now = facts(), lost = [...known.facts].filter(([what, says]) => now.get(what) !== says).map(([what]) => what), more = [...now.keys()].filter((what) => !known.facts.has(what));
  if (lost.length > 0) wrong.push(`${n} ${act.name} ${code}: lost ${lost.join(', ')}`);
  // a paper's number is kept though the paper could not be made
  if (!result.ok && more.some((what) => !/^(archive|paper):/.test(what))) wrong.push(`${n} ${act.name} ${code}: half there ${more.join(', ')}`);
  known.facts = now;
  if (at.bugs.length > 0) { wrong.push(`${n} ${act.name} ${code}: ${at.bugs.splice(0).map((bug) => (bug instanceof Error ? bug.stack : String(bug))).join(' | ').slice(0, 600)}`); }
  if (n % 10 === 9) {
    for (const fault of await broken(data, dataKey, known)) wrong.push(`${n} ${act.name} ${code}: ${fault}`);
    leave(below(200_000));
    await at.engine.close();
    at = start();
    const entered = await at.client.call('accounts.unlock', { user: ME, passphrase: present(known.ways.get(ME), 'mine') });
    if (!entered.ok && entered.refusal.code !== 'store.DISK_FULL') wrong.push(`${n}: opening said ${entered.refusal.code}`);
    rmSync(filler, { force: true });
    at.session = entered.ok ? entered.value.session : given(await at.client.call('accounts.unlock', { user: ME, passphrase: present(known.ways.get(ME), 'mine') })).session;
  }
}
await at.engine.close();
process.stdout.write(JSON.stringify({ outcomes, wrong }));
