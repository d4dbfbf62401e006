import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeBackup } from '#electron/engine/backups/make.ts';
import { targetRefusal } from '#electron/engine/backups/bytes.ts';
import { sha256 } from '#electron/policy/digest.ts';
import { ok, refuse } from '#shared/lib/result.ts';
import { lookAtBackup } from '#electron/engine/backups/look.ts';
import { createBackups } from '#electron/engine/backups/service.ts';
import type { Entering } from '#electron/engine/entering.ts';
import { latestOf, MIGRATIONS } from '#electron/engine/store/migrate.ts';
import { openStore } from '#electron/engine/store/open.ts';
import { backedEngine, DAY, keysOf, movedClock, type Backed } from '#tests/support/backups.ts';
import { agadirWorkbook, given, inPlaceHelper, inPlacePrinter, PASSPHRASE } from '#tests/support/engine.ts';
import { newIds } from '#tests/support/store.ts';

let backed: Backed, clock: ReturnType<typeof movedClock>;
beforeEach(async () => {
  clock = movedClock();
  backed = await backedEngine({ clock });
});
afterEach(() => backed.test.remove());
const at = (name: string): string => path.join(backed.stick, name);
const data = (): string => path.join(backed.test.folder, 'data');
const signOut = async (): Promise<void> => { given(await backed.test.client.call('accounts.lock', {})); };
const signIn = async (): Promise<void> => { backed.test.session = given(await backed.test.client.call('accounts.unlock', { passphrase: PASSPHRASE })).session; };
/** Something that counts as a change. */
const change = async (): Promise<void> => { given(await backed.test.client.call('settings.save', { contact: { phone: `05280000${10 + Math.floor(Math.random() * 89)}` } })); };

describe('a backup', () => {
  it('is one file, whole and encrypted, and nothing else is left anywhere', async () => {
    await backed.test.import(agadirWorkbook());
    const made = await backed.make();
    expect(backed.names()).toEqual([made.fileName]);
    expect(made.fileName).toMatch(/^idmaj-AGA-20250220-\d{6}\.idmaj-backup$/);
    const bytes = readFileSync(at(made.fileName));
    expect([bytes.length, sha256(bytes)]).toEqual([made.size, made.sha256]);
    for (const plain of ['SQLite format 3', 'Agadir', 'أكادير', 'handover']) expect(bytes.includes(Buffer.from(plain)), plain).toBe(false);
    expect(statSync(at(made.fileName)).mode & 0o077).toBe(0);
    expect(readdirSync(data()).filter((name) => /part|new/.test(name))).toEqual([]);
    const verified = given(await backed.test.client.run('backups.verify', { source: made.source }));
    expect(verified).toMatchObject({ verdict: 'good', sha256: made.sha256, centreCode: 'AGA', audit: made.audit, older: false, counts: { persons: 24, ceremonies: 1, users: 1 } });
    expect(backed.test.bugs).toEqual([]);
  });
  it('holds what was committed and still in the log, and tells the newest row of the journal', async () => {
    await backed.test.import(agadirWorkbook()); // not checkpointed: the log holds it
    expect(statSync(path.join(data(), 'idmaj.db-wal')).size).toBeGreaterThan(0);
    const made = await backed.make();
    const { audit: { seq } } = made;
    expect(seq).toBeGreaterThan(1);
    expect(given(await backed.test.client.run('backups.verify', { source: made.source })).counts).toMatchObject({ persons: 24 });
  });
  it('two of one second have two names', async () => {
    const held = await backedEngine({ clock: { now: () => '2025-02-20T09:00:00.000Z' as never } });
    await held.make();
    await held.make();
    expect(held.names()).toEqual(['idmaj-AGA-20250220-090000-2.idmaj-backup', 'idmaj-AGA-20250220-090000.idmaj-backup']);
    await held.test.remove();
  });
  it('carries the list of erasures', async () => {
    const line = `2025-02-01T10:00:00.000Z ${'ab'.repeat(32)}`;
    writeFileSync(path.join(data(), 'idmaj.erasures'), `${line}\nrubbish\n`);
    const bytes = readFileSync(at((await backed.make()).fileName));
    expect(bytes.includes(Buffer.from(`${line}\n`))).toBe(true);
    expect(bytes.includes(Buffer.from('rubbish'))).toBe(false);
  });
});

describe('a folder that will not do', () => {
  const make = async (folder: string): Promise<unknown> => backed.test.client.run('backups.make', { to: backed.place(folder) });
  it('in the data folder, or a file: refused', async () => {
    expect(await make(path.join(data(), 'sub'))).toMatchObject(refuse('backups.IN_DATA'));
    expect(await make(data())).toMatchObject(refuse('backups.IN_DATA'));
    writeFileSync(at('file'), 'x');
    expect(await make(at('file'))).toMatchObject(refuse('backups.TARGET_NOT_A_FOLDER'));
    expect(existsSync(path.join(data(), 'sub'))).toBe(false);
  });
  it('a new one is made for who names it now, never for what is chosen', async () => {
    await backed.make(path.join(backed.test.folder, 'a', 'b'));
    expect(backed.names(path.join(backed.test.folder, 'a', 'b'))).toHaveLength(1);
    given(await backed.test.client.call('backups.addFolder', { folder: backed.place(backed.stick) }));
    rmSync(backed.stick, { recursive: true }); // the stick is pulled out
    expect(await backed.test.client.run('backups.make', {})).toMatchObject(refuse('backups.NO_FOLDER', { folder: backed.stick }));
    expect(existsSync(backed.stick)).toBe(false);
  });
  it('none chosen, or a handle that nobody gave: refused', async () => {
    expect(await backed.test.client.run('backups.make', {})).toMatchObject(refuse('backups.NO_FOLDER_CHOSEN'));
    expect(await backed.test.client.run('backups.make', { to: '0'.repeat(32) })).toMatchObject(refuse('app.UNKNOWN_FILE'));
  });
  it.each([['ENOSPC', 'backups.TARGET_FULL'], ['EFBIG', 'backups.TARGET_FULL'], ['EROFS', 'backups.TARGET_READ_ONLY'], ['EACCES', 'backups.TARGET_READ_ONLY'], ['EIO', 'backups.FOLDER_LOST'], ['ENODEV', 'backups.FOLDER_LOST'], ['ENOENT', 'backups.FOLDER_LOST']])('%s is told as %s', (code, said) => {
    expect(targetRefusal(Object.assign(new Error('x'), { code }), '/stick')?.refusal).toEqual({ code: said, params: { folder: '/stick' } });
    expect(targetRefusal(new Error('a bug'), '/stick')).toBeNull();
  });
  it('one that disappears while it is written is told, and one beside it gets its backup', async () => {
    const other = path.join(backed.test.folder, 'other');
    mkdirSync(other);
    const { databaseId, dataKey } = await keysOf(data());
    let pulled = false;
    const made = given(makeBackup({ dir: data(), dataKey, databaseId, scratch: path.join(data(), 'backup-0123456789ab.part'), folders: [backed.stick, other], makeFolders: false, madeAt: clock.now() }, {
      cancelled: () => false,
      progress() { if (!pulled) { pulled = true; rmSync(backed.stick, { recursive: true }); } },
    }));
    expect(made.map(({ outcome }) => (outcome.ok ? 'made' : outcome.refusal.code))).toEqual(['backups.FOLDER_LOST', 'made']);
    expect(backed.names(other)).toHaveLength(1);
  });
  it('one that may not be written changes nothing', async (context) => {
    if (process.getuid?.() === 0 || process.platform === 'win32') context.skip('the superuser may write everywhere, and Windows keeps its rights in lists that Node cannot set');
    chmodSync(backed.stick, 0o500);
    expect(await make(backed.stick)).toMatchObject(refuse('backups.TARGET_READ_ONLY'));
    chmodSync(backed.stick, 0o700);
    expect(backed.names()).toEqual([]);
  });
});

describe('what happens by itself', () => {
  beforeEach(async () => { given(await backed.test.client.call('backups.addFolder', { folder: backed.place(backed.stick) })); });
  it('on signing out, where something changed since', async () => {
    await change();
    await signOut();
    expect(backed.names()).toHaveLength(1);
    await signIn();
    await signOut(); // looked in, and changed nothing
    expect(backed.names()).toHaveLength(1);
    await signIn();
    await change();
    await backed.test.engine.close();
    expect(backed.names()).toHaveLength(2);
  });
  it('once a day while it is open', async () => {
    await change();
    await backed.test.engine.tick();
    expect(backed.names()).toHaveLength(1);
    await change();
    await backed.test.engine.tick();
    expect(backed.names()).toHaveLength(1);
    clock.forward(DAY);
    await backed.test.engine.tick();
    expect(backed.names()).toHaveLength(2);
  });
  it('a folder that was chosen just now gets its first one, where others are up to date', async () => {
    await change();
    await signOut();
    await signIn();
    const other = path.join(backed.test.folder, 'other');
    mkdirSync(other);
    given(await backed.test.client.call('backups.addFolder', { folder: backed.place(other) }));
    await signOut();
    expect([backed.names().length, backed.names(other).length]).toEqual([1, 1]);
  });
  it('a stick that stays away is one trouble, however often it is looked for', async () => {
    await change();
    rmSync(backed.stick, { recursive: true });
    for (let i = 0; i < 5; i++) await backed.test.engine.tick();
    await backed.test.engine.close();
    const { dataKey } = await keysOf(data()), store = given(openStore({ dir: data(), dataKey, clock }));
    expect([store.sql.one`SELECT count(*) AS n FROM backups_made`, store.sql.one`SELECT count(*) AS n FROM audit WHERE procedure = 'backups.make'`]).toEqual([{ n: 1 }, { n: 1 }]);
    store.close();
  });
  it('a stick that is not there is told, until it is there again, and signing out goes on', async () => {
    await change();
    rmSync(backed.stick, { recursive: true });
    await signOut();
    await signIn();
    expect(given(await backed.test.client.call('backups.state', {}))).toMatchObject({ newest: null, warning: 'backups.NONE_YET', automatic: true, failure: { code: 'backups.NO_FOLDER', params: { folder: backed.stick } } });
    mkdirSync(backed.stick);
    await signOut();
    await signIn();
    expect(given(await backed.test.client.call('backups.state', {}))).toMatchObject({ newest: { days: 0 }, warning: null, failure: null });
    expect(backed.test.bugs).toEqual([]);
  });
  it('warns from a week on', async () => {
    await backed.make();
    clock.forward(7 * DAY);
    expect(given(await backed.test.client.call('backups.state', {}))).toMatchObject({ newest: { days: 7 }, warning: 'backups.TOO_OLD' });
  });
  it('rotation takes our own good files of a chosen folder, and nothing else', async () => {
    const other = await backedEngine({ clock: movedClock('2025-01-01T09:00:00.000Z') }), foreign = await other.make(backed.stick);
    writeFileSync(at('letter.docx'), 'x');
    const old: string[] = [];
    for (let i = 0; i < 8; i++) {
      old.push((await backed.make()).fileName);
      if (i === 0) writeFileSync(at(old[0] ?? ''), readFileSync(at(old[0] ?? '')).subarray(0, -9)); // cut short: kept, and told
    }
    expect(backed.names()).toEqual([foreign.fileName, old[0], ...old.slice(-3), 'letter.docx'].sort());
    await other.test.remove();
  });
  it('before data are brought to a newer form, while they still have the old one', async () => {
    given(await backed.test.client.call('accounts.lock', {}));
    for (const name of backed.names()) rmSync(at(name));
    const { dataKey } = await keysOf(data()), onBug = (error: unknown): never => { throw error; };
    const backups = createBackups({ folder: data(), clock, ids: newIds, helper: inPlaceHelper(), files: backed.test.engine.files, places: backed.test.engine.places, printer: inPlacePrinter(), entering: {} as Entering, replayErasures: () => ok({ erased: 0 }), onBug });
    const later = { version: 9000, name: 'later', up: (db: { exec(text: string): unknown }) => { db.exec('CREATE TABLE later (a TEXT) STRICT'); } };
    const store = given(openStore({ dir: data(), dataKey, clock, migrations: [...MIGRATIONS, later], beforeMigrating: (version) => { backups.beforeMigrating(dataKey, version); } }));
    const [only] = backed.names();
    expect(given(lookAtBackup(at(only ?? '')))).toMatchObject({ verdict: 'good', head: { schemaVersion: latestOf(MIGRATIONS) } });
    await backups.automatic('daily', { store, user: { id: '' as never, name: '', role: 'director' }, held: false });
    expect(store.sql.one`SELECT kind, file_name FROM backups_made ORDER BY id DESC LIMIT 1`).toEqual({ kind: 'migration', file_name: only });
    store.close();
  });
  it('a folder can be let go again', async () => {
    const { folders: [one] } = given(await backed.test.client.run('backups.list', {}));
    given(await backed.test.client.call('backups.removeFolder', { id: one?.id ?? '' }));
    expect(await backed.test.client.call('backups.removeFolder', { id: one?.id ?? '' })).toMatchObject(refuse('backups.NO_SUCH_FOLDER'));
    await change();
    await signOut();
    expect(backed.names()).toEqual([]);
  });
});

describe('in the list', () => {
  it('stands what is there, newest first, with what each is', async () => {
    const first = await backed.make(), second = await backed.make();
    writeFileSync(at('half.idmaj-backup'), readFileSync(at(first.fileName)).subarray(0, 4000));
    writeFileSync(at('.idmaj-0123456789ab.part'), readFileSync(at(first.fileName)).subarray(0, 9000));
    writeFileSync(at('notes.txt'), 'x');
    const { backups } = given(await backed.test.client.run('backups.list', {}));
    expect(backups.map(({ fileName, verdict, kind }) => [fileName, verdict, kind])).toEqual([
      [second.fileName, 'good', 'asked'], ['.idmaj-0123456789ab.part', 'partial', null], ['half.idmaj-backup', 'truncated', null], [first.fileName, 'good', 'asked'],
    ]);
  });
  it('what turns out to be damaged is the newest good one no longer', async () => {
    const newest = async (): Promise<string | undefined> => given(await backed.test.client.call('backups.state', {})).newest?.fileName;
    const first = await backed.make(), second = await backed.make(), bytes = readFileSync(at(first.fileName));
    writeFileSync(at(second.fileName), readFileSync(at(second.fileName)).subarray(0, -9));
    expect(await newest()).toBe(second.fileName);
    given(await backed.test.client.run('backups.list', {}));
    expect(await newest()).toBe(first.fileName);
    // the head of this one is whole: only who reads it through can tell
    bytes.writeUInt8(bytes.readUInt8(bytes.length - 9000) ^ 1, bytes.length - 9000);
    writeFileSync(at(first.fileName), bytes);
    expect(given(await backed.test.client.run('backups.list', {})).backups.map(({ verdict }) => verdict)).toEqual(['truncated', 'good']);
    expect(await backed.test.client.run('backups.drill', {})).toMatchObject(refuse('backups.ALTERED'));
    expect(given(await backed.test.client.call('backups.state', {}))).toMatchObject({ newest: null, warning: 'backups.NONE_YET', failure: null });
    expect(given(await backed.test.client.run('backups.verify', { source: (await backed.make()).source })).verdict).toBe('good');
    expect(await newest()).toBeDefined();
  });
  it('a folder that is not there is told; one that was asked for is refused', async () => {
    await backed.make();
    rmSync(backed.stick, { recursive: true });
    expect(given(await backed.test.client.run('backups.list', {})).folders).toMatchObject([{ folder: backed.stick, chosen: false, refusal: { code: 'backups.NO_FOLDER' } }]);
    expect(await backed.test.client.run('backups.list', { from: backed.place(backed.stick) })).toMatchObject(refuse('backups.NO_FOLDER'));
  });
});

it('the slip is one page, of a backup that is good alone', async () => {
  const made = await backed.make();
  const { file, fileName } = given(await backed.test.client.run('backups.slip', { source: made.source }));
  expect(fileName).toBe(`${made.fileName}.pdf`);
  expect(Buffer.from(given(backed.test.engine.files.take(file))).toString('latin1')).toMatch(/^%PDF/);
  writeFileSync(at(made.fileName), readFileSync(at(made.fileName)).subarray(0, -1));
  expect(await backed.test.client.run('backups.slip', { source: made.source })).toMatchObject(refuse('backups.TRUNCATED'));
});
it('as a download it is the same file, by a handle', async () => {
  const { file, fileName, sha256: digest } = given(await backed.test.client.run('backups.download', {}));
  const bytes = given(backed.test.engine.files.take(file));
  expect([sha256(bytes), fileName.endsWith('.idmaj-backup')]).toEqual([digest, true]);
  // what a browser was handed can be handed back
  expect(given(await backed.test.client.run('backups.verify', { source: backed.test.engine.files.put(bytes) })).verdict).toBe('good');
});
