/*
 * Erasing a person (domain.md §5). What is frozen stays frozen, but for what an erasure names: the digest of a file, the id of a paper or
 * of a recipient. The list itself holds no name and is never changed, for a restored backup to be told whom to erase again.
 */
export const version = 60;
export const name = 'erasures';

const D2 = '[0-9][0-9]';
const isInstant = (column: string): string => `(${column} GLOB '${D2}${D2}-${D2}-${D2}T${D2}:${D2}:${D2}.[0-9][0-9][0-9]Z')`;
const isSha256 = (column: string): string => `(length(${column}) = 64 AND ${column} NOT GLOB '*[^0-9a-f]*')`;
const stays = (table: string): string[] => ['UPDATE', 'DELETE'].map((event) =>
  `CREATE TRIGGER ${table}_no_${event.toLowerCase()} BEFORE ${event} ON ${table} BEGIN SELECT RAISE(ABORT, '${table}: rows stay as they are'); END`);
const named = (record: string): string => `EXISTS (SELECT 1 FROM erased_records WHERE record = ${record})`;
/** Rows that stayed whatever happened go where an erasure names them. */
const freed = (table: string, record: string, words = 'rows stay as they are'): string[] => [
  `DROP TRIGGER ${table}_no_delete`,
  `CREATE TRIGGER ${table}_no_delete BEFORE DELETE ON ${table} WHEN NOT ${named(record)} BEGIN SELECT RAISE(ABORT, '${table}: ${words}'); END`,
];
const PAPER = ['id', 'kind', 'ceremony_id', 'recipient_id', 'centre_code', 'year', 'number', 'reference', 'content_sha256', 'check_code', 'issued_at', 'issued_by', 'former_id', 'former_relation'];
const FATE = ['status', 'signed_at', 'signed_by', 'cancelled_at', 'cancelled_by'];
const of = (row: 'OLD' | 'NEW', columns: readonly string[]): string => `(${columns.map((column) => `${row}.${column}`).join(', ')})`;

const STATEMENTS = [
  // digest: of the person's id, keyed; erased_by is null where a restored backup was told; papers: whether the papers of validated ceremonies went too
  `CREATE TABLE erasures (
    digest TEXT NOT NULL PRIMARY KEY CHECK ${isSha256('digest')}, file_digest TEXT NOT NULL CHECK ${isSha256('file_digest')},
    erased_at TEXT NOT NULL CHECK ${isInstant('erased_at')}, erased_by TEXT REFERENCES users (id), reason TEXT NOT NULL,
    papers TEXT NOT NULL CHECK (papers IN ('keep', 'erase')), outcome TEXT NOT NULL CHECK (json_valid(outcome))
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE erased_records (record TEXT NOT NULL PRIMARY KEY, digest TEXT NOT NULL REFERENCES erasures (digest)) STRICT, WITHOUT ROWID`,
  ...['erasures', 'erased_records'].flatMap(stays),
  `ALTER TABLE persons ADD COLUMN erased_at TEXT CHECK (erased_at IS NULL OR ${isInstant('erased_at')})`,
  `CREATE INDEX audit_by_procedure ON audit (procedure, seq)`,
  ...['archive', 'renditions', 'print_sets', 'scans'].flatMap((table) => freed(table, 'OLD.sha256')),
  `DROP TRIGGER documents_no_update`,
  // A paper may be signed, once, or cancelled before that, once, with a reason; of one that an erasure names, what it says of the person goes
  `CREATE TRIGGER documents_no_update BEFORE UPDATE ON documents WHEN NOT (
      ${of('OLD', PAPER)} IS ${of('NEW', PAPER)}
      AND ((OLD.content IS NEW.content AND OLD.status = 'issued' AND OLD.signed_at IS NULL
          AND ((NEW.status = 'issued' AND NEW.signed_at IS NOT NULL AND NEW.signed_by IS NOT NULL AND (NEW.cancelled_at, NEW.cancelled_by, NEW.cancel_reason) IS (NULL, NULL, NULL))
            OR (NEW.status = 'cancelled' AND (NEW.signed_at, NEW.signed_by) IS (NULL, NULL) AND NEW.cancelled_at IS NOT NULL AND NEW.cancelled_by IS NOT NULL AND trim(coalesce(NEW.cancel_reason, '')) <> '')))
        OR (${named('OLD.id')} AND ${of('OLD', FATE)} IS ${of('NEW', FATE)}))
    ) BEGIN SELECT RAISE(ABORT, 'documents: an issued paper does not change'); END`,
  `DROP TRIGGER day_marks_no_update`,
  `CREATE TRIGGER day_marks_no_update BEFORE UPDATE ON day_marks WHEN NOT (${named('OLD.recipient_id')} AND NEW.note = ''
      AND (OLD.seq, OLD.recipient_id, OLD.undoing, OLD.state, OLD.earlier_seq, OLD.marked_at, OLD.marked_by) IS (NEW.seq, NEW.recipient_id, NEW.undoing, NEW.state, NEW.earlier_seq, NEW.marked_at, NEW.marked_by))
    BEGIN SELECT RAISE(ABORT, 'day_marks: rows stay as they are'); END`,
];

interface Db { exec(text: string): unknown }

export function up(db: Db): void {
  for (const statement of STATEMENTS) db.exec(statement);
}
