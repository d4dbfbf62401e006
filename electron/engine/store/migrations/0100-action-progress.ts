/*
 * How the actions of a signed life project stand, beside it: the signed version itself does not change. A row an action that somebody noted
 * something of; taken back, it says nothing any more (state NULL) and keeps its count of changes.
 */
export const version = 100;
export const name = 'progress of actions';

const D2 = '[0-9][0-9]';
const isDate = (column: string): string => `(${column} GLOB '${D2}${D2}-${D2}-${D2}' AND date(${column}) IS ${column})`;
const isInstant = (column: string): string => `(${column} GLOB '${D2}${D2}-${D2}-${D2}T${D2}:${D2}:${D2}.[0-9][0-9][0-9]Z')`;

const TABLE = `CREATE TABLE action_progress (
  id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36), life_project_id TEXT NOT NULL REFERENCES life_projects (id) ON DELETE CASCADE, action_key TEXT NOT NULL CHECK (action_key <> ''),
  state TEXT CHECK (state IN ('toDo', 'underWay', 'done', 'dropped')), as_of TEXT CHECK (as_of IS NULL OR ${isDate('as_of')}), note TEXT NOT NULL DEFAULT '' CHECK (length(note) <= 300),
  updated_at TEXT NOT NULL CHECK ${isInstant('updated_at')}, updated_by TEXT NOT NULL REFERENCES users (id), revision INTEGER NOT NULL CHECK (revision > 0),
  UNIQUE (life_project_id, action_key), CHECK ((state IS NULL) = (as_of IS NULL)), CHECK (state IS NOT NULL OR note = ''), CHECK (state IS NOT 'dropped' OR note <> '')
) STRICT`;

interface Db { exec(text: string): unknown }

export function up(db: Db): void {
  db.exec(TABLE);
}
