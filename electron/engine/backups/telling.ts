import { statSync } from 'node:fs';
import path from 'node:path';
import type { Verdict } from '#shared/domain/backups.ts';
import { refuse, type No, type Refusal } from '#shared/lib/result.ts';
import { latestOf, MIGRATIONS } from '../store/migrate.ts';
import type { Store } from '../store/store.ts';
import type { Watch } from '../workerLine.ts';

/** A refusal as an answer carries it. */
export const plain = ({ code, params }: Refusal): { code: string; params?: Record<string, string | number> } => ({ code, ...(params ? { params: { ...params } } : {}) });

/** Why a file cannot be restored, or printed about. */
export function verdictRefusal(verdict: Verdict, file: string): No {
  const params = { file: path.basename(file) };
  switch (verdict) {
    case 'truncated': return refuse('backups.TRUNCATED', params);
    case 'olderFormat': return refuse('backups.OLDER_FORMAT', params);
    case 'newer': return refuse('backups.NEWER', params);
    case 'foreign': return refuse('backups.FOREIGN', params);
    case 'notBackup': return refuse('backups.NOT_A_BACKUP', params);
    case 'partial': return refuse('backups.PARTIAL', params);
    case 'good': case 'altered': return refuse('backups.ALTERED', params);
  }
}
export const isOlder = (schemaVersion: number | undefined): boolean => schemaVersion !== undefined && schemaVersion < latestOf(MIGRATIONS);

export function databaseBytes({ sql }: Store): number {
  const pages = sql.one<{ page_count: number }>`PRAGMA page_count`?.page_count ?? 0, size = sql.one<{ page_size: number }>`PRAGMA page_size`?.page_size ?? 0;
  return pages * size;
}
/** While SQLite copies, nothing tells how far it is but the copy itself, which grows. */
export function growth(file: string, bytes: number, total: number, watch: Pick<Watch, 'progress'>, every = 300): { stop(): void } {
  const timer = setInterval(() => {
    const found = statSync(file, { throwIfNoEntry: false });
    if (found) watch.progress(Math.min(found.size, bytes), total);
  }, every);
  return { stop() { clearInterval(timer); } };
}
