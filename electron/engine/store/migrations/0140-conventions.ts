/*
 * What a convention says of a trade stands beside demand and territory: a subject of its own, with the conditions that a file can answer. The
 * table is made anew, for SQLite changes no check in place; nothing points to its rows.
 */
export const version = 140;
export const name = 'what conventions say';

const D2 = '[0-9][0-9]';
const isDate = (column: string): string => `(${column} GLOB '${D2}${D2}-${D2}-${D2}' AND date(${column}) IS ${column})`;
const isInstant = (column: string): string => `(${column} GLOB '${D2}${D2}-${D2}-${D2}T${D2}:${D2}:${D2}.[0-9][0-9][0-9]Z')`;
const COLUMNS = 'id, subject, province, trade, isco, level, note_ar, note_fr, source, dated, created_at, created_by, retired_at, retired_by';
const TABLE = `CREATE TABLE market_entries_new (
  id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36), subject TEXT NOT NULL CHECK (subject IN ('demand', 'territory', 'eligibility')), province TEXT NOT NULL CHECK (province <> ''), trade TEXT NOT NULL CHECK (trade <> ''),
  isco TEXT NOT NULL CHECK (length(isco) = 4 AND isco NOT GLOB '*[^0-9]*'), level INTEGER NOT NULL CHECK (level BETWEEN 0 AND 4), conditions TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(conditions) AND json_type(conditions) = 'array'),
  note_ar TEXT NOT NULL DEFAULT '', note_fr TEXT NOT NULL DEFAULT '', source TEXT NOT NULL CHECK (source <> ''), dated TEXT NOT NULL CHECK ${isDate('dated')},
  created_at TEXT NOT NULL CHECK ${isInstant('created_at')}, created_by TEXT NOT NULL REFERENCES users (id), retired_at TEXT CHECK (retired_at IS NULL OR ${isInstant('retired_at')}), retired_by TEXT REFERENCES users (id),
  CHECK (conditions = '[]' OR (subject = 'eligibility' AND level > 0))
) STRICT`;

interface Db { exec(text: string): unknown }

export function up(db: Db): void {
  db.exec(TABLE);
  db.exec(`INSERT INTO market_entries_new (${COLUMNS}) SELECT ${COLUMNS} FROM market_entries`);
  db.exec('DROP TABLE market_entries');
  db.exec('ALTER TABLE market_entries_new RENAME TO market_entries');
  db.exec('CREATE INDEX market_entries_by_province ON market_entries (province, trade, subject, dated)');
}
