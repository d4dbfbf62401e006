/*
 * The words under which persons are found have changed: names are heard better (shared/domain/common/sounds.ts), and any piece of an ID number
 * finds it. All are looked at again before the next search.
 */
export const version = 130;
export const name = 'names heard';

interface Db { exec(text: string): unknown }

export function up(db: Db): void {
  db.exec(`INSERT OR IGNORE INTO search_queue (kind, record_id) SELECT 'person', id FROM persons`);
}
