/*
 * Accounts of several users. A passphrase that somebody else chose is to be changed; a sheet of recovery is a slot of its own kind, whose
 * `user_id` is who made it.
 */
export const version = 40;
export const name = 'accounts';

const STATEMENTS = [
  `ALTER TABLE users ADD COLUMN must_change INTEGER NOT NULL DEFAULT 0 CHECK (must_change IN (0, 1))`,
  `CREATE INDEX key_slots_by_user ON key_slots (user_id)`,
  `CREATE INDEX audit_by_user ON audit (user_id, seq)`,
  `CREATE INDEX audit_by_at ON audit (at)`,
];

interface Db { exec(text: string): unknown }

export function up(db: Db): void {
  for (const statement of STATEMENTS) db.exec(statement);
}
