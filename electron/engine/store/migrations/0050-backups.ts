/*
 * Where this computer's backups go, and which were made: the newest good one's age is always told, and an attempt that failed is not
 * forgotten. Rows of this machine: a restored centre finds folders that may not be there, and is told so.
 */
export const version = 50;
export const name = 'backups';

const D2 = '[0-9][0-9]';
const INSTANT = (column: string): string => `${column} TEXT NOT NULL CHECK (${column} GLOB '${D2}${D2}-${D2}-${D2}T${D2}:${D2}:${D2}.[0-9][0-9][0-9]Z')`;
const STATEMENTS = [
  `CREATE TABLE backup_folders (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36), path TEXT NOT NULL UNIQUE CHECK (path <> ''), ${INSTANT('added_at')}, added_by TEXT NOT NULL REFERENCES users (id)
  ) STRICT`,
  // `outcome` is done or the code of the refusal, whose words need `folder` alone; a backup that a browser saved has no folder
  `CREATE TABLE backups_made (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36), ${INSTANT('at')}, kind TEXT NOT NULL CHECK (kind <> ''), folder TEXT NOT NULL, file_name TEXT NOT NULL DEFAULT '',
    size INTEGER NOT NULL DEFAULT 0 CHECK (size >= 0), sha256 TEXT NOT NULL DEFAULT '', audit_seq INTEGER NOT NULL DEFAULT 0 CHECK (audit_seq >= 0),
    outcome TEXT NOT NULL CHECK (outcome <> ''), CHECK (outcome <> 'done' OR (file_name <> '' AND length(sha256) = 64))
  ) STRICT`,
  `CREATE INDEX backups_made_by_at ON backups_made (at) WHERE outcome = 'done'`,
];

interface Db { exec(text: string): unknown }

export function up(db: Db): void {
  for (const statement of STATEMENTS) db.exec(statement);
}
