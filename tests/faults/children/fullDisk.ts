/* Runs on a small disk of its own. Arguments: a folder on it. Prints what happened, as JSON. */
import { readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { MIGRATIONS } from '#electron/engine/store/migrate.ts';
import { createKeySlots } from '#electron/engine/store/keySlots.ts';
import { createStore, openStore } from '#electron/engine/store/open.ts';
import type { Store } from '#electron/engine/store/store.ts';
import { ids, systemClock as clock } from '#shared/lib/ids.ts';
import { ok, type Result } from '#shared/lib/result.ts';

const disk = process.argv[2] ?? '';
const dir = path.join(disk, 'centre');
const newIds = ids(clock);
const code = (result: Result<unknown>): string => (result.ok ? 'accepted' : result.refusal.code);
const filler = path.join(disk, 'filler');
/** Fills the disk but for so many bytes. */
function leave(bytes: number): void {
  rmSync(filler, { force: true });
  const { bavail, bsize } = statfsSync(disk);
  writeFileSync(filler, Buffer.alloc(bavail * bsize - bytes));
}
const insert = (store: Store, n: number): Result<null> => store.transaction(() => {
  for (const part of ['a', 'b']) store.sql.insert('persons', { id: newIds.next(), file_number: `${n}${part}`, name_fr: 'x'.repeat(20_000), sex: 'M', created_at: clock.now(), updated_at: clock.now() });
  return ok(null);
});
const count = (store: Store): number => store.sql.one<{ n: number }>`SELECT count(*) AS n FROM persons`?.n ?? -1;

const keys = await createKeySlots({ passphrase: 'x', ids: newIds, work: { logN: 10, r: 8, p: 1 } });
const creations = [0, 4096, 40_960, 102_400, 204_800].map((bytes) => {
  leave(bytes);
  return [code(createStore({ dir, clock, ...keys, fill: () => ok(null) })), readdirSync(disk)];
});
rmSync(filler);

const created = createStore({ dir, clock, ...keys, fill: () => ok(null) });
if (!created.ok) throw new Error(created.refusal.code);
let store = created.value;
leave(300_000);
let kept = 0;
let refused = '';
for (let n = 0; n < 100 && refused === ''; n++) {
  const result = insert(store, n);
  if (result.ok) kept += 2; else refused = result.refusal.code;
}
const whileFull = count(store);
rmSync(filler);
const afterwards = code(insert(store, 1000));
leave(0);
store.close();
// What could not be brought home stays in the log, and can be read
const withLog = openStore({ dir, dataKey: keys.dataKey, clock });
if (!withLog.ok) throw new Error(withLog.refusal.code);
const readWithLog = count(withLog.value);
const writeWithLog = code(insert(withLog.value, 2000));
rmSync(filler);
withLog.value.close();
leave(0);
const opening = openStore({ dir, dataKey: keys.dataKey, clock });
rmSync(filler);

leave(120_000); // room to open, none for the copy
const files = readdirSync(dir).sort();
const migrations = [...MIGRATIONS, { version: 1000, name: 'later', up: (db: { exec(text: string): unknown }) => { db.exec('CREATE TABLE later (a TEXT) STRICT'); } }];
const migration = code(openStore({ dir, dataKey: keys.dataKey, clock, migrations }));
const filesAfter = readdirSync(dir).sort();
rmSync(filler);
const last = openStore({ dir, dataKey: keys.dataKey, clock });
if (!last.ok) throw new Error(last.refusal.code);
store = last.value;
const atLast = count(store);
const chain = store.audit.verify();
store.close();
process.stdout.write(JSON.stringify({ creations, kept, refused, whileFull, afterwards, readWithLog, writeWithLog, opening: code(opening), migration, files, filesAfter, atLast, chain }));
