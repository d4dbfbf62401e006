/*
 * Papers of a file that were given to a partner, each with the answer it rests on. A row never changes: one that was entered by mistake is told
 * of beside it. `partner_number`: which partner of the paper's, from 1; the prints for them bear it as the number of their original.
 */
export const version = 110;
export const name = 'communications';

const D2 = '[0-9][0-9]';
const isInstant = (column: string): string => `(${column} GLOB '${D2}${D2}-${D2}-${D2}T${D2}:${D2}:${D2}.[0-9][0-9][0-9]Z')`;
const NOTED = `at TEXT NOT NULL CHECK ${isInstant('at')}, by TEXT NOT NULL REFERENCES users (id)`;

const STATEMENTS = [
  `CREATE TABLE communications (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36), person_id TEXT NOT NULL REFERENCES persons (id) ON DELETE CASCADE, document_id TEXT NOT NULL REFERENCES documents (id),
    partner TEXT NOT NULL CHECK (trim(partner) <> ''), partner_number INTEGER NOT NULL CHECK (partner_number > 0), purpose TEXT NOT NULL CHECK (trim(purpose) <> ''), consent_id TEXT NOT NULL REFERENCES consents (id),
    language TEXT NOT NULL CHECK (language IN ('ar', 'fr', 'both')), ${NOTED}
  ) STRICT`,
  `CREATE INDEX communications_by_person ON communications (person_id, at)`,
  `CREATE INDEX communications_by_document ON communications (document_id, partner_number)`,
  `CREATE INDEX communications_by_consent ON communications (consent_id)`,
  `CREATE TABLE communication_corrections (communication_id TEXT NOT NULL PRIMARY KEY REFERENCES communications (id) ON DELETE CASCADE, reason TEXT NOT NULL CHECK (trim(reason) <> ''), ${NOTED}) STRICT`,
  ...['communications', 'communication_corrections'].map((table) => `CREATE TRIGGER ${table}_no_update BEFORE UPDATE ON ${table} BEGIN SELECT RAISE(ABORT, '${table}: rows stay as they are'); END`),
];

interface Db { exec(text: string): unknown }

export function up(db: Db): void {
  for (const statement of STATEMENTS) db.exec(statement);
}
