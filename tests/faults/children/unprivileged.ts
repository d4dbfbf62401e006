/*
 * Becomes a user without rights, then tries every way into the folders given. Prints what each one answered, as JSON.
 * Arguments: data key in hexadecimal, folders. The code is loaded before: that user may not be able to read it.
 */
import Database from 'better-sqlite3';
import { createKeySlots, unwrapDataKey } from '#electron/engine/store/keySlots.ts';
import { createStore, openStore } from '#electron/engine/store/open.ts';
import { ids, systemClock } from '#shared/lib/ids.ts';
import { ok, type Result } from '#shared/lib/result.ts';

new Database(':memory:').close();
if (process.getuid?.() === 0) {
  process.setgroups?.([]);
  process.setgid?.(65534);
  process.setuid?.(65534);
}
const [key = '', ...folders] = process.argv.slice(2);
const code = (result: Result<unknown>): string => (result.ok ? 'accepted' : result.refusal.code);
const clock = systemClock;
const answers = [];
for (const dir of folders) {
  const made = await createKeySlots({ passphrase: 'x', ids: ids(clock), work: { logN: 10, r: 8, p: 1 } });
  answers.push({
    open: code(openStore({ dir, dataKey: Buffer.from(key, 'hex'), clock })),
    unwrap: code(await unwrapDataKey(dir, 'x')),
    create: code(createStore({ dir: `${dir}/new`, clock, ...made, fill: () => ok(null) })),
  });
}
process.stdout.write(JSON.stringify(answers));
