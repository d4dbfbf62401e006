import { closeSync, fsyncSync, openSync, readdirSync, readSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';

/** The files of a data folder. `database` gets a `-wal` and a `-shm` beside it while open. */
export const FILES = { database: 'idmaj.db', keys: 'idmaj.keys', lock: 'idmaj.lock' } as const;

/** The code of a system error such as `EACCES`, or of SQLite such as `SQLITE_FULL`; empty for anything else. */
export const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '');

/** An empty file that only its owner may read; SQLite gives its companions the same mode. Throws EEXIST where there is one. */
export const makePrivate = (file: string): void => closeSync(openSync(file, 'wx', 0o600));

/** The first bytes of a file. Never of one that this process has open in SQLite: closing it would drop SQLite's POSIX locks. */
export function head(file: string, length: number): Buffer {
  const handle = openSync(file, 'r');
  try {
    const bytes = Buffer.alloc(length);
    return bytes.subarray(0, readSync(handle, bytes, 0, length, 0));
  } finally { closeSync(handle); }
}
/** Makes what was written or renamed survive a power cut; Windows opens no folder, and needs it not. */
export function flush(file: string): void {
  const handle = openSync(file, statSync(file).isDirectory() ? 'r' : 'r+');
  try { fsyncSync(handle); } finally { closeSync(handle); }
}
export const flushFolderOf = (file: string): void => { if (process.platform !== 'win32') flush(path.dirname(file)); };

/** What is being written, until it is whole and gets its name: a key file, a copy before a migration, a new centre's database. */
const UNFINISHED = /^(?:idmaj\.keys\.[0-9a-f]{8}|before-\d+-\w+\.db|idmaj-[0-9a-f-]{36})\.new(?:-wal|-shm|-journal)?$/;
/** Takes away what was broken off before it was whole: half of a copy, or a key file with the slot of somebody who has none any more. Under the folder's lock. */
export function dropUnfinished(dir: string): void {
  for (const name of readdirSync(dir)) if (UNFINISHED.test(name)) rmSync(path.join(dir, name), { force: true });
}
