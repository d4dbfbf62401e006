import { afterEach, beforeEach, expect, test } from 'vitest';
import path from 'node:path';
import { writeFileSync } from 'node:fs';
import { examineDatabase } from '#electron/engine/doctor/examine.ts';
import { connect } from '#electron/engine/store/connect.ts';
import type { Answer } from '#shared/contract/index.ts';
import { backedEngine, DAY, keysOf, movedClock, type Backed } from '#tests/support/backups.ts';
import { given, inPlacePrinter } from '#tests/support/engine.ts';

let backed: Backed, clock: ReturnType<typeof movedClock>;
const printer = inPlacePrinter();
let broken = false;
beforeEach(async () => {
  clock = movedClock();
  broken = false;
  backed = await backedEngine({ clock, printer: { ...printer, sheet: async (job) => { if (broken) throw new Error('no font'); return printer.sheet(job); } } });
});
afterEach(() => backed.test.remove());
type Check = Answer<'doctor.examine'>['checks'][number];
const checks = async (): Promise<Readonly<Partial<Record<Check['check'], string>>>> =>
  Object.fromEntries(given(await backed.test.client.run('doctor.examine', {})).checks.map(({ check, state, said }) => [check, `${state} ${said.code}`]));
/** Past the engine, as somebody with the key and a tool could. */
async function meddle(sql: string): Promise<void> {
  const { dataKey } = await keysOf(path.join(backed.test.folder, 'data')), db = connect(path.join(backed.test.folder, 'data', 'idmaj.db'), dataKey);
  try { for (const { name } of db.prepare<[], { name: string }>(`SELECT name FROM sqlite_schema WHERE type = 'trigger'`).all()) db.exec(`DROP TRIGGER ${name}`); db.exec(sql); } finally { db.close(); }
}

test('all is well, but that there is no backup yet', async () => {
  expect(await checks()).toEqual({
    version: 'ok doctor.VERSION', cipher: 'ok doctor.CIPHER', settings: 'ok doctor.SETTINGS', integrity: 'ok doctor.SOUND', audit: 'ok doctor.audit_OK', changes: 'ok doctor.changes_OK',
    backups: 'warning doctor.NO_BACKUP', space: 'ok doctor.SPACE', fonts: 'ok doctor.FONTS',
  });
  await backed.make();
  expect((await checks()).backups).toBe('ok doctor.BACKUP_AGE');
  clock.forward(8 * DAY);
  expect((await checks()).backups).toBe('warning doctor.BACKUP_AGE');
});
test('none yet is a warning in the demonstration too', async () => {
  await meddle('UPDATE centre SET demonstration = 1');
  expect((await checks()).backups).toBe('warning doctor.NO_BACKUP');
});
test('a row of the journal that was changed, or taken out, is trouble', async () => {
  await meddle(`UPDATE audit SET procedure = 'nothing' WHERE seq = 1`);
  expect((await checks()).audit).toBe('trouble doctor.audit_BROKEN');
});
test('a reference to nothing is trouble', async () => {
  await meddle(`PRAGMA foreign_keys = OFF; INSERT INTO key_slots (id, user_id, kind, created_at) VALUES ('0192f0c4-0000-7000-8000-000000000001', '0192f0c4-0000-7000-8000-000000000009', 'passphrase', '2025-02-20T09:00:00.000Z')`);
  expect((await checks()).integrity).toBe('trouble doctor.UNSOUND');
});
test('fonts that do not load are trouble', async () => {
  broken = true;
  expect((await checks()).fonts).toBe('trouble doctor.FONTS_BROKEN');
});
test('a database that cannot be read is told as damaged', async () => {
  const file = path.join(backed.test.folder, 'junk.db');
  writeFileSync(file, Buffer.alloc(20_000, 3));
  expect(examineDatabase({ database: file, dataKey: Buffer.alloc(32) })).toMatchObject({ ok: false, refusal: { code: 'store.DAMAGED' } });
});
