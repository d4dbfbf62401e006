import { existsSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import type Database from 'better-sqlite3';
import { assert } from '#shared/lib/assert.ts';
import type { Clock } from '#shared/lib/ids.ts';
import { assertEncrypted, APPLICATION_ID } from './connect.ts';
import { flush, flushFolderOf, makePrivate } from './files.ts';
import * as foundation from './migrations/0010-foundation.ts';
import * as papers from './migrations/0020-papers.ts';
import * as interface_ from './migrations/0030-interface.ts';
import * as accounts from './migrations/0040-accounts.ts';
import * as backups from './migrations/0050-backups.ts';
import * as erasures from './migrations/0060-erasures.ts';
import * as caseFiles from './migrations/0070-case-files.ts';
import * as journalIndexes from './migrations/0080-journal-indexes.ts';
import * as caseFileIndexes from './migrations/0090-case-file-indexes.ts';
import * as actionProgress from './migrations/0100-action-progress.ts';
import * as communications from './migrations/0110-communications.ts';
import * as openActions from './migrations/0120-open-actions.ts';
import * as namesHeard from './migrations/0130-names-heard.ts';
import * as conventions from './migrations/0140-conventions.ts';
import { createSql, type Sql } from './sql.ts';

export interface Migration {
  /** Counts in tens, so that a forgotten step can still be put between. */
  readonly version: number;
  readonly name: string;
  up(db: { exec(text: string): unknown }, sql: Sql): void;
}
export const MIGRATIONS: readonly Migration[] = [foundation, papers, interface_, accounts, backups, erasures, caseFiles, journalIndexes, caseFileIndexes, actionProgress, communications, openActions, namesHeard, conventions];

export const latestOf = (migrations: readonly Migration[]): number => migrations.at(-1)?.version ?? 0;
export const versionOf = (db: Database.Database): number => Number(db.pragma('user_version', { simple: true }));

/**
 * Brings a database to the newest version, each migration in a transaction of its own. A database that holds data is first copied
 * to `before-<version>-<moment>.db` beside it, encrypted with the same key: at hand even where no stick is plugged in. Throws SQLite's
 * errors; then the database stands as it did before the migration that failed.
 * @param before told of the version that data of an older form have, while they still have it
 * @param copy false where the file it came from is still there: a backup that is being restored
 */
export function migrate(db: Database.Database, { dir, clock, migrations = MIGRATIONS, copy = true, before = () => undefined }: {
  readonly dir: string; readonly clock: Clock; readonly migrations?: readonly Migration[]; readonly copy?: boolean; readonly before?: (version: number) => void;
}): void {
  const pending = migrations.filter(({ version }) => version > versionOf(db));
  if (pending.length === 0) return;
  if (copy && versionOf(db) > 0) {
    copyBefore(db, dir, latestOf(pending), clock);
    before(versionOf(db));
  }
  // A table can only be rebuilt with foreign keys off, and they cannot be switched within a transaction (sqlite.org/lang_altertable.html)
  db.pragma('foreign_keys = OFF');
  try {
    for (const { version, up } of pending) {
      db.transaction(() => {
        db.pragma(`application_id = ${APPLICATION_ID}`);
        up(db, createSql(db));
        assert((db.pragma('foreign_key_check') as unknown[]).length === 0, `migration ${version} breaks a foreign key`);
        db.pragma(`user_version = ${version}`);
      }).immediate();
    }
  } finally { db.pragma('foreign_keys = ON'); }
}

function copyBefore(db: Database.Database, dir: string, version: number, clock: Clock): void {
  const copy = path.join(dir, `before-${version}-${clock.now().replace(/[-:]|\.\d+/g, '')}.db`);
  if (existsSync(copy)) return; // of the same second: this very opening, begun before
  // under another name until it is whole: half a copy must not look like one
  const staged = `${copy}.new`;
  makePrivate(staged);
  try {
    db.prepare('VACUUM INTO ?').run(staged);
    flush(staged);
    assertEncrypted(staged);
    renameSync(staged, copy);
  } catch (error) {
    rmSync(staged, { force: true });
    throw error;
  }
  flushFolderOf(copy);
}
