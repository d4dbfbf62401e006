/*
 * Writes transactions as fast as it can until it is killed, and says each number once it is committed.
 * Arguments: folder, data key in hexadecimal, first number.
 */
import { writeSync } from 'node:fs';
import { openStore } from '#electron/engine/store/open.ts';
import { ids, systemClock, type Id } from '#shared/lib/ids.ts';
import { ok } from '#shared/lib/result.ts';

const [dir = '', key = '', first = '1'] = process.argv.slice(2);
const opened = openStore({ dir, dataKey: Buffer.from(key, 'hex'), clock: systemClock });
if (!opened.ok) throw new Error(opened.refusal.code);
const { sql, audit, changes, transaction } = opened.value;
const newIds = ids(systemClock);
const userId = sql.one<{ id: Id }>`SELECT id FROM users`?.id ?? null;

for (let n = Number(first); ; n++) {
  const done = transaction(() => {
    const at = systemClock.now();
    for (const part of ['a', 'b', 'c']) {
      const personId = newIds.next();
      sql.insert('persons', { id: personId, file_number: `${n}/${part}`, file_number_key: `${n}/${part}`, phone: String(n), sex: 'M', created_at: at, updated_at: at, name_fr: 'x'.repeat(500) });
      changes.record({ table: 'persons', rowId: personId, personId, userId, before: null, after: { phone: String(n) } });
    }
    audit.append({ at, userId, procedure: 'test', outcome: 'done', subject: String(n), detail: { n } });
    return ok(null);
  });
  if (!done.ok) throw new Error(done.refusal.code);
  writeSync(1, `${n}\n`);
}
