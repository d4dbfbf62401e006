import { randomBytes } from 'node:crypto';
import { readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Role } from '#shared/domain/accounts.ts';
import { CHAIN_START } from '../store/chain.ts';
import { APPLICATION_ID, connect } from '../store/connect.ts';
import { codeOf, makePrivate } from '../store/files.ts';
import { versionOf } from '../store/migrate.ts';
import type { Facts, Head } from './format.ts';

type Connection = ReturnType<typeof connect>;

/** A copy in the data folder that lives as long as the work on it: encrypted like the data, and gone afterwards. */
const SCRATCH = /^backup-[0-9a-f]{12}\.part(-wal|-shm|-journal)?$/;
export const scratchName = (): string => `backup-${randomBytes(6).toString('hex')}.part`;
export function removeScratch(file: string): void {
  for (const ending of ['', '-wal', '-shm', '-journal']) rmSync(`${file}${ending}`, { force: true });
}
/** What a process that was killed left. To be asked by who holds the folder's lock. @param using copies that somebody is working on */
export function removeOldScratch(dir: string, using: ReadonlySet<string>): void {
  try {
    for (const name of readdirSync(dir)) {
      const at = path.join(dir, name), [, ending = ''] = SCRATCH.exec(name) ?? [];
      if (SCRATCH.test(name) && !using.has(at.slice(0, at.length - ending.length))) rmSync(at, { force: true });
    }
  } catch { /* next time */ }
}

/** Copies a database that may be in use, whole and as it stood at one moment; the same key opens the copy. Throws SQLite's errors. */
export function copyDatabase(database: string, dataKey: Uint8Array, to: string): void {
  makePrivate(to);
  const source = connect(database, dataKey, { readonly: true });
  try { source.prepare('VACUUM INTO ?').run(to); } finally { source.close(); }
}

/** What a copy holds, as its own rows tell. */
export interface Told {
  readonly centreCode: string; readonly schemaVersion: number; readonly databaseBytes: number;
  readonly audit: Head['audit']; readonly facts: Facts;
  /** The slots whose rows stand: of a ring, these open something. */
  readonly standing: ReadonlySet<string>;
}
/** Opens a copy with the key, reads it through and through, and tells what it holds; null where it is damaged or not ours. */
export function examineCopy(file: string, dataKey: Uint8Array): Told | null {
  let db: Connection | undefined;
  try {
    db = connect(file, dataKey, { readonly: true });
    if (db.pragma('application_id', { simple: true }) !== APPLICATION_ID || db.pragma('quick_check(1)', { simple: true }) !== 'ok') return null;
    return tell(db, statSync(file).size);
  } catch (error) {
    if (/^SQLITE_(NOTADB|CORRUPT|IOERR)/.test(codeOf(error))) return null;
    throw error;
  } finally {
    db?.close();
    for (const ending of ['-wal', '-shm']) rmSync(`${file}${ending}`, { force: true }); // a read-only connection leaves them behind
  }
}
/** The same of any open connection, without reading all of it. */
export function tell(db: Connection, databaseBytes: number): Told | null {
  const one = <T>(text: string): T | undefined => db.prepare<[], T>(text).get();
  const centre = one<{ code: string; name_ar: string; name_fr: string; demonstration: number }>('SELECT code, name_ar, name_fr, demonstration FROM centre');
  if (!centre) return null;
  const count = (table: string): number => one<{ n: number }>(`SELECT count(*) AS n FROM ${table}`)?.n ?? 0;
  const users = db.prepare<[], { name: string; role: Role }>('SELECT name, role FROM users WHERE active = 1 ORDER BY created_at, id').all();
  return {
    centreCode: centre.code, schemaVersion: versionOf(db), databaseBytes,
    audit: one<Head['audit']>('SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1') ?? { seq: 0, hash: CHAIN_START },
    standing: new Set(db.prepare<[], { id: string }>('SELECT id FROM key_slots WHERE revoked_at IS NULL').all().map(({ id }) => id)),
    facts: {
      nameAr: centre.name_ar, nameFr: centre.name_fr, demonstration: centre.demonstration === 1, users: users.slice(0, 256),
      counts: { persons: count('persons'), ceremonies: count('ceremonies'), papers: count('documents'), users: users.length },
    },
  };
}
