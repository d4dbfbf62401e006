import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { checkBackup } from '#electron/engine/backups/check.ts';
import { FORMAT, PREFIX_BYTES, readHead, readPrefix, TRAILER_BYTES, writeHead, writeTrailer } from '#electron/engine/backups/format.ts';
import { lookAtBackup, type Known } from '#electron/engine/backups/look.ts';
import { sha256 } from '#electron/policy/digest.ts';
import { backedEngine, keysOf, movedClock, type Backed } from '#tests/support/backups.ts';
import { agadirWorkbook, given, PASSPHRASE, testEngine } from '#tests/support/engine.ts';
import { seeded } from '#tests/support/store.ts';

/* Every way a file can be wrong, on a real backup: named as what it is by those who look and by those who open, and restored by nobody. */
let backed: Backed, folder = '', known: Known, whole: Buffer, headBytes = 0, name = '';
beforeAll(async () => {
  backed = await backedEngine({ clock: movedClock() });
  await backed.test.import(agadirWorkbook());
  const made = await backed.make();
  name = made.fileName;
  whole = readFileSync(path.join(backed.stick, name));
  known = await keysOf(path.join(backed.test.folder, 'data'));
  const prefix = readPrefix(whole.subarray(0, PREFIX_BYTES));
  headBytes = prefix.is === 'whole' ? prefix.headBytes : 0;
  folder = mkdtempSync(path.join(os.tmpdir(), 'idmaj-damage-'));
});
afterAll(async () => { rmSync(folder, { recursive: true }); await backed.test.remove(); });

const silent = { progress: () => undefined, cancelled: () => false };
let files = 0;
function fileOf(bytes: Uint8Array, called = name): string {
  const dir = path.join(folder, String(files += 1));
  mkdirSync(dir);
  const file = path.join(dir, called);
  writeFileSync(file, bytes);
  return file;
}
/** The verdict of who looks without a key, and of who opens the whole file with it. */
function verdicts(bytes: Uint8Array, called = name): readonly [string, string] {
  const file = fileOf(bytes, called), looked = given(lookAtBackup(file)).verdict;
  const opened = given(checkBackup({ file, known, to: path.join(folder, `out-${files}`), keep: false }, silent)).verdict;
  expect(readFileSync(file).equals(Buffer.from(bytes)), 'the file itself stays as it was').toBe(true);
  return [looked, opened];
}
const flipped = (at: number, bit = 0): Buffer => { const bytes = Buffer.from(whole); bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << bit), at); return bytes; };

test('whole, it is good', () => { expect(verdicts(whole)).toEqual(['good', 'good']); });

describe('cut short', () => {
  const { seed, below } = seeded();
  it('at any length: truncated', () => {
    const lengths = [0, 1, 4, 8, 12, PREFIX_BYTES - 1, PREFIX_BYTES, PREFIX_BYTES + 100, headBytes - 1, headBytes, headBytes + 4096, whole.length - TRAILER_BYTES - 1, whole.length - TRAILER_BYTES, whole.length - 64, whole.length - 1,
      ...Array.from({ length: 40 }, () => below(whole.length))];
    for (const length of lengths) expect([length, ...verdicts(whole.subarray(0, length))], `IDMAJ_SEED=${seed}`).toEqual([length, 'truncated', 'truncated']);
  });
  it('under its first name: the rest of a write', () => {
    for (const length of [0, 10, headBytes, whole.length - 1, whole.length]) expect(verdicts(whole.subarray(0, length), '.idmaj-0123456789ab.part'), String(length)).toEqual(['partial', 'partial']);
  });
});

describe('one bit the other way', () => {
  const { seed, below } = seeded();
  it('in the prefix, the header, the lists: seen at once; in their HMAC, by who has the key', () => {
    for (let i = 0; i < 120; i++) {
      const at = i < PREFIX_BYTES ? i : below(headBytes - 32), bit = below(8);
      expect([at, bit, ...verdicts(flipped(at, bit))], `IDMAJ_SEED=${seed}`).toEqual([at, bit, 'altered', 'altered']);
    }
    for (let at = headBytes - 32; at < headBytes; at++) expect(given(lookAtBackup(fileOf(flipped(at)), known)).verdict).toBe('altered');
  });
  it('in the data: seen by who reads them', () => {
    for (let i = 0; i < 40; i++) {
      const at = headBytes + below(whole.length - headBytes - TRAILER_BYTES), bit = below(8);
      expect([at, bit, verdicts(flipped(at, bit))[1]], `IDMAJ_SEED=${seed}`).toEqual([at, bit, 'altered']);
    }
  });
  it('in the trailer: altered', () => {
    for (let at = whole.length - TRAILER_BYTES; at < whole.length; at++) expect([at, verdicts(flipped(at, at % 8))[1]]).toEqual([at, 'altered']);
  });
});

describe('more cunning', () => {
  const headOf = (): ReturnType<typeof readHead> & object => { const prefix = readPrefix(whole); if (prefix.is !== 'whole') throw new Error('no prefix'); const head = readHead(whole.subarray(0, headBytes), prefix.headerBytes); if (!head) throw new Error('no head'); return head; };
  const database = (): Buffer => whole.subarray(headBytes, whole.length - TRAILER_BYTES);
  const built = (first: Buffer, body: Uint8Array, key = known): Buffer => {
    const digest = createHash('sha256').update(first).update(body).digest();
    return Buffer.concat([first, body, writeTrailer(digest, key.databaseId, key.dataKey)]);
  };
  it('something behind the end, or in the middle', () => {
    expect(verdicts(Buffer.concat([whole, Buffer.from('x')]))).toEqual(['altered', 'altered']);
    expect(verdicts(Buffer.concat([whole.subarray(0, headBytes), Buffer.alloc(4096), whole.subarray(headBytes)]))[1]).toBe('altered');
  });
  it('a page put in another’s place, with its checksum made anew', () => {
    const body = Buffer.from(database());
    database().copy(body, 4096, 8192, 12_288);
    database().copy(body, 8192, 4096, 8192);
    // whoever has no key cannot make the HMAC
    expect(verdicts(built(whole.subarray(0, headBytes), body, { ...known, dataKey: randomBytes(32) }))).toEqual(['good', 'altered']);
    // and who had it would still be told by the database itself
    expect(verdicts(built(whole.subarray(0, headBytes), body))).toEqual(['good', 'altered']);
  });
  it('a head that says something else of the data, with all its marks made anew', () => {
    const { head } = headOf();
    for (const changed of [{ ...head, audit: { ...head.audit, seq: head.audit.seq + 1 } }, { ...head, audit: { ...head.audit, hash: sha256('x') } }, { ...head, schemaVersion: head.schemaVersion - 10 }]) {
      expect(verdicts(built(writeHead(changed, Buffer.alloc(0), known.dataKey), database()))).toEqual(['good', 'altered']);
    }
  });
  it('an older file under a newer one’s name tells its own date', async () => {
    const newer = await backed.make();
    const looked = given(lookAtBackup(fileOf(whole, newer.fileName)));
    expect([looked.verdict, (looked.head?.madeAt ?? '') < newer.madeAt]).toEqual(['good', true]);
    // and the data of one with the head of the other are no backup
    const other = readFileSync(path.join(backed.stick, newer.fileName)), prefix = readPrefix(other.subarray(0, PREFIX_BYTES)), at = prefix.is === 'whole' ? prefix.headBytes : 0;
    expect(verdicts(Buffer.concat([whole.subarray(0, headBytes), other.subarray(at)]))[1]).not.toBe('good');
  });
  it('of another centre: foreign, and to who has no key a backup like any', async () => {
    const other = await backedEngine(), made = await other.make();
    expect(verdicts(readFileSync(path.join(other.stick, made.fileName)))).toEqual(['good', 'foreign']);
    await other.test.remove();
  });
  it('of a newer program, or of a format that is gone', () => {
    const renumbered = (version: number): Buffer => {
      const bytes = Buffer.from(whole);
      bytes.writeUInt32BE(version, 8);
      createHash('sha256').update(bytes.subarray(0, 20)).digest().copy(bytes, 20, 0, 12);
      return bytes;
    };
    expect(verdicts(renumbered(FORMAT + 1))).toEqual(['newer', 'newer']);
    expect(verdicts(renumbered(0))).toEqual(['olderFormat', 'olderFormat']);
    const { head } = headOf();
    expect(verdicts(built(writeHead({ ...head, schemaVersion: 9990 }, Buffer.alloc(0), known.dataKey), database()))).toEqual(['newer', 'newer']);
  });
  it.each([['an empty note', ''], ['a letter', 'Bonjour, ceci n’est pas une sauvegarde.'.repeat(50)], ['a PDF', '%PDF-1.7\n'.repeat(30)], ['a plain database', `SQLite format 3\0${'\0'.repeat(5000)}`]])('%s is no backup', (_what, text) => {
    expect(verdicts(Buffer.from(text), 'x.bin')).toEqual(['notBackup', 'notBackup']);
  });
  it('chance bytes never pass, and never throw', () => {
    const { seed, below } = seeded();
    for (let i = 0; i < 200; i++) {
      const bytes = Buffer.from(randomBytes(below(600)));
      if (i % 2) whole.copy(bytes, 0, 0, below(Math.max(1, bytes.length)));
      expect(verdicts(bytes)[1], `IDMAJ_SEED=${seed}`).not.toBe('good');
    }
  });
});

it.each(['truncated', 'altered', 'newer', 'notBackup'] as const)('%s: nobody restores it, and an empty folder stays empty', async (what) => {
  const bytes = { truncated: whole.subarray(0, -5), altered: flipped(headBytes + 70_000), newer: (() => { const one = Buffer.from(whole); one.writeUInt32BE(7, 8); createHash('sha256').update(one.subarray(0, 20)).digest().copy(one, 20, 0, 12); return one; })(), notBackup: Buffer.from('x'.repeat(900)) }[what];
  const fresh = testEngine(), source = fresh.engine.places.put(fileOf(bytes));
  const code = { truncated: 'backups.TRUNCATED', altered: 'backups.ALTERED', newer: 'backups.NEWER', notBackup: 'backups.NOT_A_BACKUP' }[what];
  expect(await fresh.client.run('backups.preview', { source, passphrase: PASSPHRASE })).toMatchObject({ ok: false, refusal: { code } });
  expect(await fresh.client.run('backups.restore', { source, passphrase: PASSPHRASE })).toMatchObject({ ok: false, refusal: { code } });
  expect(given(await fresh.client.call('accounts.state', {}))).toEqual({ state: 'none' });
  expect(readdirSync(fresh.folder)).toEqual([]);
  await fresh.remove();
});
