/* Runs beside a small disk of its own, which stands for a stick. Arguments: a data folder, that disk. Prints what happened, as JSON. */
import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { makeBackup, type MadeBackup } from '#electron/engine/backups/make.ts';
import { connect } from '#electron/engine/store/connect.ts';
import { createKeySlots } from '#electron/engine/store/keySlots.ts';
import { createStore } from '#electron/engine/store/open.ts';
import { ids, systemClock as clock } from '#shared/lib/ids.ts';
import { ok, type Result } from '#shared/lib/result.ts';

const [dir = '', stick = ''] = process.argv.slice(2), newIds = ids(clock);
const keys = await createKeySlots({ passphrase: 'x', ids: newIds, work: { logN: 10, r: 8, p: 1 } });
const created = createStore({ dir, clock, ...keys, fill({ sql }) {
  sql.insert('centre', { id: newIds.next(), code: 'AGA', name_ar: 'م', name_fr: 'C', demonstration: false, created_at: clock.now() });
  const userId = newIds.next();
  sql.insert('users', { id: userId, name: 'D', role: 'director', active: true, created_at: clock.now() });
  sql.insert('key_slots', { id: keys.slotId, user_id: userId, kind: 'passphrase', created_at: clock.now() });
  return ok(null);
} });
if (!created.ok) throw new Error(created.refusal.code);
const make = (): Result<MadeBackup> => {
  const made = makeBackup({ dir, dataKey: keys.dataKey, databaseId: keys.ring.databaseId, scratch: path.join(dir, 'backup-0123456789ab.part'), folders: [stick], makeFolders: false, madeAt: clock.now() }, { progress: () => undefined, cancelled: () => false });
  return made.ok ? made.value[0]?.outcome ?? made as never : made;
};
const code = (result: Result<unknown>): string => (result.ok ? 'accepted' : result.refusal.code);
const first = make(), before = readdirSync(stick), bytes = before.map((name) => readFileSync(path.join(stick, name)).toString('base64')).join();

// no room at all; then the data have grown larger than the whole stick
const filler = path.join(stick, 'filler'), { bavail, bsize } = statfsSync(stick);
writeFileSync(filler, Buffer.alloc(bavail * bsize));
const full = make();
rmSync(filler);
const db = connect(path.join(dir, 'idmaj.db'), keys.dataKey);
db.exec('CREATE TABLE filling (a BLOB)');
db.prepare('INSERT INTO filling VALUES (?)').run(randomBytes(4_000_000));
db.close();
const squeezed = make();
const names = readdirSync(stick);
created.value.close();
process.stdout.write(JSON.stringify({ first: code(first), full: code(full), squeezed: code(squeezed), names, same: names.map((name) => readFileSync(path.join(stick, name)).toString('base64')).join() === bytes }));
