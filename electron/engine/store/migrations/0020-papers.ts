/*
 * Papers of every kind: the centre's settings in versions, pictures, papers that are cancelled, signed, replaced and corrected,
 * originals by recipient, sets of papers in one file, and prints that failed.
 */
export const version = 20;
export const name = 'papers';

const D2 = '[0-9][0-9]';
const isInstant = (column: string): string => `(${column} GLOB '${D2}${D2}-${D2}-${D2}T${D2}:${D2}:${D2}.[0-9][0-9][0-9]Z')`;
const INSTANT = (column: string): string => `${column} TEXT NOT NULL CHECK ${isInstant(column)}`;
const SHA256 = (column: string): string => `${column} TEXT NOT NULL CHECK (length(${column}) = 64 AND ${column} NOT GLOB '*[^0-9a-f]*')`;
const LANGUAGE = `language TEXT NOT NULL CHECK (language IN ('ar', 'fr', 'both'))`;
const PRINTED = `${INSTANT('printed_at')}, printed_by TEXT NOT NULL REFERENCES users (id)`;

const STATEMENTS = [
  // What papers carry from the centre; a version is never changed, so that a paper can always say which one it was made by
  `CREATE TABLE settings_versions (
    version INTEGER NOT NULL PRIMARY KEY CHECK (version > 0), content TEXT NOT NULL CHECK (json_valid(content) AND json_type(content) = 'object'),
    ${INSTANT('created_at')}, created_by TEXT NOT NULL REFERENCES users (id)
  ) STRICT`,
  `INSERT INTO settings_versions SELECT 1, json_object('letterhead', json_object('ar', json(letterhead_ar), 'fr', json(letterhead_fr))), created_at,
    (SELECT id FROM users ORDER BY created_at, id LIMIT 1) FROM centre`,
  `CREATE TABLE pictures (${SHA256('sha256').replace('CHECK', 'PRIMARY KEY CHECK')}, bytes BLOB NOT NULL CHECK (length(bytes) > 0)) STRICT`,

  // former: the paper that this one stands in for. 'renews': the same ceremony's paper, made again because what it tells of has changed
  `ALTER TABLE documents ADD COLUMN former_id TEXT REFERENCES documents (id)`,
  `ALTER TABLE documents ADD COLUMN former_relation TEXT CHECK (former_relation IN ('replaces', 'corrects', 'renews'))`,
  `ALTER TABLE documents ADD COLUMN cancelled_at TEXT CHECK (cancelled_at IS NULL OR ${isInstant('cancelled_at')})`,
  `ALTER TABLE documents ADD COLUMN cancelled_by TEXT REFERENCES users (id)`,
  `ALTER TABLE documents ADD COLUMN cancel_reason TEXT`,
  `ALTER TABLE documents ADD COLUMN signed_at TEXT CHECK (signed_at IS NULL OR ${isInstant('signed_at')})`,
  `ALTER TABLE documents ADD COLUMN signed_by TEXT REFERENCES users (id)`,
  `CREATE INDEX documents_by_former ON documents (former_id)`,
  `DROP TRIGGER documents_no_update`,
  // A paper may be signed, once, or cancelled before that, once, with a reason; nothing else about it moves
  `CREATE TRIGGER documents_no_update BEFORE UPDATE ON documents WHEN NOT (
      (OLD.id, OLD.kind, OLD.ceremony_id, OLD.recipient_id, OLD.centre_code, OLD.year, OLD.number, OLD.reference, OLD.content, OLD.content_sha256, OLD.check_code, OLD.issued_at, OLD.issued_by, OLD.former_id, OLD.former_relation)
      IS (NEW.id, NEW.kind, NEW.ceremony_id, NEW.recipient_id, NEW.centre_code, NEW.year, NEW.number, NEW.reference, NEW.content, NEW.content_sha256, NEW.check_code, NEW.issued_at, NEW.issued_by, NEW.former_id, NEW.former_relation)
      AND OLD.status = 'issued' AND OLD.signed_at IS NULL
      AND ((NEW.status = 'issued' AND NEW.signed_at IS NOT NULL AND NEW.signed_by IS NOT NULL AND (NEW.cancelled_at, NEW.cancelled_by, NEW.cancel_reason) IS (NULL, NULL, NULL))
        OR (NEW.status = 'cancelled' AND (NEW.signed_at, NEW.signed_by) IS (NULL, NULL) AND NEW.cancelled_at IS NOT NULL AND NEW.cancelled_by IS NOT NULL AND trim(coalesce(NEW.cancel_reason, '')) <> ''))
    ) BEGIN SELECT RAISE(ABORT, 'documents: an issued paper does not change'); END`,

  // Original 0 is the text that names no recipient; a reprint counts from 1, the print itself is copy 0
  `CREATE TABLE renditions_new (
    document_id TEXT NOT NULL REFERENCES documents (id), ${LANGUAGE},
    original_number INTEGER NOT NULL CHECK (original_number >= 0), copy_number INTEGER NOT NULL CHECK (copy_number >= 0),
    sha256 TEXT NOT NULL REFERENCES archive (sha256), pages INTEGER NOT NULL CHECK (pages > 0), template_version TEXT NOT NULL CHECK (template_version <> ''),
    ${PRINTED}, PRIMARY KEY (document_id, language, original_number, copy_number)
  ) STRICT, WITHOUT ROWID`,
  `INSERT INTO renditions_new SELECT document_id, language, 0, copy_number, sha256, pages, template_version, printed_at, printed_by FROM renditions`,
  `DROP TRIGGER renditions_no_update`, `DROP TRIGGER renditions_no_delete`, `DROP TABLE renditions`,
  `ALTER TABLE renditions_new RENAME TO renditions`,
  `CREATE INDEX renditions_by_sha256 ON renditions (sha256)`,
  // Several papers in one file, in one order; the key tells the same set asked for again
  `CREATE TABLE print_sets (
    ${SHA256('key').replace('CHECK', 'PRIMARY KEY CHECK')}, ceremony_id TEXT NOT NULL REFERENCES ceremonies (id), kind TEXT NOT NULL CHECK (kind <> ''), ${LANGUAGE},
    sheets TEXT NOT NULL CHECK (json_valid(sheets) AND json_type(sheets) = 'array'),
    sha256 TEXT NOT NULL REFERENCES archive (sha256), pages INTEGER NOT NULL CHECK (pages > 0), template_version TEXT NOT NULL CHECK (template_version <> ''), ${PRINTED}
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX print_sets_by_ceremony ON print_sets (ceremony_id)`,
  `CREATE INDEX print_sets_by_sha256 ON print_sets (sha256)`,
  // Papers that exist but could not be made; gone as soon as they are
  `CREATE TABLE pending_prints (
    document_id TEXT NOT NULL REFERENCES documents (id), ${LANGUAGE}, original_number INTEGER NOT NULL, copy_number INTEGER NOT NULL,
    attempts INTEGER NOT NULL CHECK (attempts > 0), ${INSTANT('failed_at')}, PRIMARY KEY (document_id, language, original_number, copy_number)
  ) STRICT, WITHOUT ROWID`,
  ...['settings_versions', 'pictures', 'renditions', 'print_sets'].flatMap((table) => ['update', 'delete'].map((event) =>
    `CREATE TRIGGER ${table}_no_${event} BEFORE ${event.toUpperCase()} ON ${table} BEGIN SELECT RAISE(ABORT, '${table}: rows stay as they are'); END`)),
];

interface Db { exec(text: string): unknown }

export function up(db: Db): void {
  for (const statement of STATEMENTS) db.exec(statement);
}
