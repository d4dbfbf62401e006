import { statSync } from 'node:fs';
import type Database from 'better-sqlite3';
import { assert, BugError } from '#shared/lib/assert.ts';
import type { Clock, Id } from '#shared/lib/ids.ts';
import { refuse, type No, type Refusal, type Result } from '#shared/lib/result.ts';
import { createAudit, type Audit } from './audit.ts';
import { createChanges, type Changes } from './changes.ts';
import { createKeyring, type Keyring } from './keyring.ts';
import { createHead } from './head.ts';
import { diskRefusal } from './refusals.ts';
import { createSql, type Sql } from './sql.ts';

/** A centre's open data. Everything in it is synchronous: one writer, nothing awaited inside a transaction. */
export interface Store {
  readonly sql: Sql;
  readonly audit: Audit;
  readonly changes: Changes;
  readonly keys: Keyring;
  /** The data folder. */
  readonly dir: string;
  /** What to tell the user about the place where the data lie. */
  readonly warnings: readonly Refusal[];
  /**
   * All of `work` or nothing: a refusal and a throw undo it. A full or failing disk is a refusal too. Not to be nested, nor async:
   * both are bugs.
   */
  transaction<T>(work: () => Result<T>): Result<T>;
  /**
   * Refused with FOLDER_GONE where the database is no longer the file that was opened: taken away with its disk, moved, deleted. The
   * system would let us go on writing into a file that nobody can find any more.
   */
  gone(): No | null;
  /** A disk's or damaged file's error, met while reading outside a transaction, as a refusal; null for a bug. */
  refusalOf(error: unknown): No | null;
  /** Brings the write-ahead log home, and gives the folder back. Closing twice does nothing more. */
  close(): void;
}

/** The store over an open, migrated connection; `open.ts` makes those. */
export function composeStore({ db, dir, dataKey, databaseId, clock, warnings, whole = false, release }: {
  readonly db: Database.Database; readonly dir: string; readonly dataKey: Uint8Array; readonly databaseId: Id; readonly clock: Clock; readonly warnings: readonly Refusal[]; readonly release: () => void;
  /** While a centre is being made: all of it is one transaction of the caller's, in which each of `transaction` can be undone; how far its journal came is nothing that could be lost. */
  readonly whole?: boolean;
}): Store {
  const sql = createSql(db), head = createHead({ dir, sql });
  const opened = identity(db.name);
  const gone = (): No | null => (identity(db.name) === opened ? null : refuse('store.FOLDER_GONE', { folder: dir }));
  const [begin, commit, rollback] = whole ? ['SAVEPOINT command', 'RELEASE command', 'ROLLBACK TO command; RELEASE command'] : ['BEGIN IMMEDIATE', 'COMMIT', 'ROLLBACK'];
  const undo = (): void => { if (db.inTransaction) db.exec(rollback); }; // SQLite undoes some failures by itself
  let inside = false;
  return {
    sql,
    audit: createAudit(sql),
    changes: createChanges(sql, clock),
    keys: createKeyring({ sql, dir, dataKey, databaseId }),
    dir,
    warnings,
    gone,
    transaction(work) {
      assert(!inside && db.inTransaction === whole, 'a transaction in a transaction');
      const lost = gone();
      if (lost) return lost;
      try {
        db.exec(begin);
        inside = true;
        const result = work();
        if (result instanceof Promise) throw new BugError('a transaction awaits');
        if (result.ok) {
          db.exec(commit);
          if (!whole) head.note();
        } else undo();
        return result;
      } catch (error) {
        undo();
        const refused = diskRefusal(error, dir);
        if (refused) return refused;
        throw error;
      } finally { inside = false; }
    },
    refusalOf: (error) => diskRefusal(error, dir),
    close() {
      if (!db.open) return;
      try { db.pragma('wal_checkpoint(TRUNCATE)'); } catch (error) {
        // On a full or failing disk the log stays beside the database, whole, and is read at the next opening
        if (!diskRefusal(error, dir)) throw error;
      } finally {
        head.close();
        db.close();
        release();
      }
    },
  };
}

/** Which file lies at a path, as its file system numbers it; empty where there is none. */
function identity(file: string): string {
  try {
    const { dev, ino } = statSync(file, { bigint: true });
    return `${dev} ${ino}`;
  } catch { return ''; }
}
