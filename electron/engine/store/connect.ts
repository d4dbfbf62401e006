import Database from 'better-sqlite3';
import { assert } from '#shared/lib/assert.ts';
import { head } from './files.ts';

/** "IDMJ", in the header of every database of ours (sqlite.org/fileformat2.html, offset 68). */
export const APPLICATION_ID = 0x49444d4a;
/** Of the database's file: SQLCipher's salt, in clear by design. */
export const HEAD_BYTES = 16;
const PLAIN_HEAD = 'SQLite format 3\0';

export const isPlain = (bytes: Buffer): boolean => bytes.subarray(0, HEAD_BYTES).toString('latin1') === PLAIN_HEAD;

/**
 * A connection to an encrypted database, which must exist. Throws SQLite's errors: SQLITE_NOTADB at the first read where the
 * key does not fit.
 * @param dataKey 32 bytes
 */
export function connect(file: string, dataKey: Uint8Array, { readonly = false }: { readonly readonly?: boolean } = {}): Database.Database {
  const key = Buffer.from(dataKey).toString('hex');
  // Anything but 64 digits would silently be taken for a passphrase
  assert(/^[0-9a-f]{64}$/.test(key), 'a data key has 32 bytes');
  const db = new Database(file, { fileMustExist: true, readonly, timeout: 5000 });
  try {
    // SQLCipher 4's format, page for page: a centre's data can be saved with that well-known tool, should Idmaj be gone
    db.pragma("cipher = 'sqlcipher'");
    db.pragma('legacy = 4');
    db.pragma(`key = "x'${key}'"`);
    assert(db.pragma('cipher', { simple: true }) === 'sqlcipher', 'the cipher is on');
    db.pragma('temp_store = MEMORY'); // or plaintext lands in temporary files
    db.pragma('trusted_schema = OFF');
    db.pragma('cell_size_check = ON');
    db.pragma('foreign_keys = ON');
    db.pragma('recursive_triggers = ON'); // or INSERT OR REPLACE deletes rows past the triggers that forbid it
    if (!readonly) {
      db.pragma('journal_mode = WAL');
      db.pragma('synchronous = FULL');
      db.pragma('secure_delete = ON');
    }
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** Nothing may ever be kept in clear. To be asked when no connection is open (see `head`). */
export function assertEncrypted(file: string): void {
  const bytes = head(file, HEAD_BYTES);
  assert(bytes.length === HEAD_BYTES && !isPlain(bytes), 'the database is encrypted');
}
