import { existsSync, rmSync, statSync } from 'node:fs';
import { ok, refuse, type Result } from '#shared/lib/result.ts';
import { systemClock } from '#shared/lib/ids.ts';
import { createAudit } from '../store/audit.ts';
import type { Verified } from '../store/chain.ts';
import { createChanges } from '../store/changes.ts';
import { connect } from '../store/connect.ts';
import { codeOf } from '../store/files.ts';
import { createSql } from '../store/sql.ts';

export interface ExamineOrder { readonly database: string; readonly dataKey: Uint8Array }
export interface Examined {
  /** Every page, every index and every reference of one row to another. */
  readonly sound: boolean;
  readonly audit: Verified; readonly changes: Verified;
  readonly bytes: number;
}
/** Reads a database that may be in use through and through. Refused: DAMAGED, where it cannot even be read. */
export function examineDatabase({ database, dataKey }: ExamineOrder): Result<Examined> {
  const companions = [`${database}-wal`, `${database}-shm`].filter((file) => !existsSync(file));
  let db: ReturnType<typeof connect> | undefined;
  try {
    db = connect(database, dataKey, { readonly: true });
    const sound = db.pragma('integrity_check(1)', { simple: true }) === 'ok' && (db.pragma('foreign_key_check') as unknown[]).length === 0;
    const sql = createSql(db);
    return ok({ sound, audit: createAudit(sql).verify(), changes: createChanges(sql, systemClock).verify(), bytes: statSync(database).size });
  } catch (error) {
    if (/^SQLITE_(NOTADB|CORRUPT|IOERR)/.test(codeOf(error))) return refuse('store.DAMAGED', { folder: '', file: database });
    throw error;
  } finally {
    db?.close();
    for (const file of companions) rmSync(file, { force: true });
  }
}
