import type Database from 'better-sqlite3';
import { connect } from '#electron/engine/store/connect.ts';
import { makePrivate } from '#electron/engine/store/files.ts';
import { migrate, MIGRATIONS } from '#electron/engine/store/migrate.ts';
import { createSql, type Value } from '#electron/engine/store/sql.ts';
import { heldClock, temporaryFolder } from './store.ts';

/* For the test of a migration: a database of an older version, its rows put in as they are. */
export type Row = Readonly<Record<string, Value>>;
export const rowId = (n: number): string => `01950000-0000-7000-8000-${String(n).padStart(12, '0')}`;
export const hashOf = (digit: string): string => digit.repeat(64);

export interface RawDatabase {
  readonly db: Database.Database;
  insert(table: string, row: Row): void;
  migrateTo(version: number): void;
  remove(): void;
}
export function databaseAt(version: number): RawDatabase {
  const { dir, remove } = temporaryFolder(), file = `${dir}/a.db`;
  makePrivate(file);
  const db = connect(file, Buffer.alloc(32, 7));
  const raw: RawDatabase = {
    db,
    insert: (table, row) => { createSql(db).insert(table, row); },
    migrateTo(wanted) { migrate(db, { dir, clock: heldClock, migrations: MIGRATIONS.filter((each) => each.version <= wanted) }); },
    remove() { db.close(); remove(); },
  };
  raw.migrateTo(version);
  return raw;
}
