/*
 * What the interface needs beside the papers: who changed which record when, the day of a ceremony and its end, scans of signed
 * papers, unfinished forms, and the index of the search box.
 */
export const version = 30;
export const name = 'interface';

const ID = (column: string): string => `${column} TEXT NOT NULL CHECK (length(${column}) = 36)`;
const D2 = '[0-9][0-9]';
const isInstant = (column: string): string => `(${column} GLOB '${D2}${D2}-${D2}-${D2}T${D2}:${D2}:${D2}.[0-9][0-9][0-9]Z')`;
const INSTANT = (column: string): string => `${column} TEXT NOT NULL CHECK ${isInstant(column)}`;
const BY = (column: string): string => `${column} TEXT NOT NULL REFERENCES users (id)`;
const stays = (table: string): string[] => ['UPDATE', 'DELETE'].map((event) =>
  `CREATE TRIGGER ${table}_no_${event.toLowerCase()} BEFORE ${event} ON ${table} BEGIN SELECT RAISE(ABORT, '${table}: rows stay as they are'); END`);

/** Tables of the search box: what is looked for by what, and which columns matter to it. */
const SEARCHED: readonly (readonly [kind: string, table: string, columns: string])[] = [
  ['person', 'persons', 'name_ar, name_fr, file_number, cin'], ['ceremony', 'ceremonies', 'title_ar, title_fr, place_ar, place_fr, convention_number'],
  ['paper', 'documents', 'reference'], ['unit', 'units', 'serial, inventory_number'],
];
/** The words of a row are folded by the program, not by SQL: a change only notes which row to read again. */
const noted = (kind: string, row: 'NEW' | 'OLD'): string => `INSERT OR IGNORE INTO search_queue (kind, record_id) VALUES ('${kind}', ${row}.id)`;

const STATEMENTS = [
  // One counter a ceremony; a record (the ceremony itself, or one of its recipients) carries the count of its last change
  `CREATE TABLE ceremony_revisions (
    ceremony_id TEXT NOT NULL REFERENCES ceremonies (id) ON DELETE CASCADE, ${ID('record_id')}, revision INTEGER NOT NULL CHECK (revision > 0),
    ${INSTANT('changed_at')}, ${BY('changed_by')}, PRIMARY KEY (ceremony_id, record_id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE UNIQUE INDEX ceremony_revisions_by_count ON ceremony_revisions (ceremony_id, revision)`,
  `CREATE INDEX ceremonies_by_date ON ceremonies (date, id)`,

  // The last row of a person tells their state; undoing adds a row that says the earlier one again
  `CREATE TABLE day_marks (
    seq INTEGER NOT NULL PRIMARY KEY, recipient_id TEXT NOT NULL REFERENCES recipients (id), undoing INTEGER NOT NULL CHECK (undoing IN (0, 1)),
    state TEXT NOT NULL CHECK (state <> ''), note TEXT NOT NULL DEFAULT '', earlier_seq INTEGER REFERENCES day_marks (seq), ${INSTANT('marked_at')}, ${BY('marked_by')}
  ) STRICT`,
  `CREATE INDEX day_marks_by_recipient ON day_marks (recipient_id, seq)`,
  `CREATE TABLE photo_answers (
    recipient_id TEXT NOT NULL PRIMARY KEY REFERENCES recipients (id) ON DELETE CASCADE, answer TEXT NOT NULL CHECK (answer IN ('yes', 'no')), ${INSTANT('answered_at')}, ${BY('answered_by')}
  ) STRICT`,
  `CREATE TABLE filings (
    seq INTEGER NOT NULL PRIMARY KEY, ceremony_id TEXT NOT NULL REFERENCES ceremonies (id), filed INTEGER NOT NULL CHECK (filed IN (0, 1)),
    reason TEXT NOT NULL DEFAULT '', ${INSTANT('filed_at')}, ${BY('filed_by')}
  ) STRICT`,
  `CREATE INDEX filings_by_ceremony ON filings (ceremony_id, seq)`,
  ...['day_marks', 'filings'].flatMap(stays),

  // The bytes are in the archive; a scan taken away stays, marked so
  `CREATE TABLE scans (
    ${ID('id')} PRIMARY KEY, document_id TEXT NOT NULL REFERENCES documents (id), position INTEGER NOT NULL CHECK (position > 0),
    format TEXT NOT NULL CHECK (format IN ('pdf', 'jpeg', 'png')), size INTEGER NOT NULL CHECK (size > 0), sha256 TEXT NOT NULL REFERENCES archive (sha256),
    ${INSTANT('attached_at')}, ${BY('attached_by')},
    removed_at TEXT CHECK (removed_at IS NULL OR ${isInstant('removed_at')}), removed_by TEXT REFERENCES users (id), remove_reason TEXT NOT NULL DEFAULT '',
    UNIQUE (document_id, position), CHECK ((removed_at IS NULL) = (removed_by IS NULL) AND (removed_at IS NULL) = (trim(remove_reason) = ''))
  ) STRICT`,
  `CREATE INDEX scans_by_sha256 ON scans (sha256)`,
  `CREATE TRIGGER scans_no_delete BEFORE DELETE ON scans BEGIN SELECT RAISE(ABORT, 'scans: rows stay as they are'); END`,
  `CREATE TRIGGER scans_no_update BEFORE UPDATE ON scans WHEN OLD.removed_at IS NOT NULL OR NEW.removed_at IS NULL
    OR (OLD.id, OLD.document_id, OLD.position, OLD.format, OLD.size, OLD.sha256, OLD.attached_at, OLD.attached_by)
    IS NOT (NEW.id, NEW.document_id, NEW.position, NEW.format, NEW.size, NEW.sha256, NEW.attached_at, NEW.attached_by)
    BEGIN SELECT RAISE(ABORT, 'scans: a scan is only taken away, once'); END`,

  `CREATE TABLE form_drafts (
    user_id TEXT NOT NULL REFERENCES users (id), key TEXT NOT NULL CHECK (key <> ''), content TEXT NOT NULL CHECK (json_valid(content)), ${INSTANT('saved_at')}, PRIMARY KEY (user_id, key)
  ) STRICT, WITHOUT ROWID`,

  `CREATE TABLE search_queue (kind TEXT NOT NULL, record_id TEXT NOT NULL, PRIMARY KEY (kind, record_id)) STRICT, WITHOUT ROWID`,
  `CREATE TABLE search_entries (entry INTEGER NOT NULL PRIMARY KEY, kind TEXT NOT NULL, ${ID('record_id')}, UNIQUE (kind, record_id)) STRICT`,
  // A column a way to be found; words are folded before they come in, so that the tokenizer only cuts at spaces
  `CREATE VIRTUAL TABLE search_words USING fts5 (name, sound, code, ceremony, paper, unit, prefix = '1 2 3', detail = 'column', tokenize = 'unicode61 remove_diacritics 0')`,
  // What is erased is gone from the index's pages too, not only hidden in them (domain.md, 5)
  `INSERT INTO search_words (search_words, rank) VALUES ('secure-delete', 1)`,
  ...SEARCHED.flatMap(([kind, table, columns]) => [
    `CREATE TRIGGER ${table}_searched_new AFTER INSERT ON ${table} BEGIN ${noted(kind, 'NEW')}; END`,
    `CREATE TRIGGER ${table}_searched_changed AFTER UPDATE OF ${columns} ON ${table} BEGIN ${noted(kind, 'NEW')}; END`,
    `CREATE TRIGGER ${table}_searched_gone AFTER DELETE ON ${table} BEGIN ${noted(kind, 'OLD')}; END`,
    `INSERT INTO search_queue SELECT '${kind}', id FROM ${table}`,
  ]),
];

interface Db { exec(text: string): unknown }

export function up(db: Db): void {
  for (const statement of STATEMENTS) db.exec(statement);
}
