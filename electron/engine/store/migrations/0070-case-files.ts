/*
 * The case file of a person: identity beside the person's row, status and companion with their history, consents, attachments, diagnoses,
 * life projects, labour-market entries, visits; and papers that are a person's own, of no ceremony. What a form holds is JSON that the
 * contract parses strictly; what is looked for or counted is a column.
 */
export const version = 70;
export const name = 'case files';

const D2 = '[0-9][0-9]';
const isDate = (column: string): string => `(${column} GLOB '${D2}${D2}-${D2}-${D2}' AND date(${column}) IS ${column})`;
const isInstant = (column: string): string => `(${column} GLOB '${D2}${D2}-${D2}-${D2}T${D2}:${D2}:${D2}.[0-9][0-9][0-9]Z')`;
const PRIMARY = `id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36)`;
const DATE = (column: string): string => `${column} TEXT NOT NULL CHECK ${isDate(column)}`;
const MAYBE_DATE = (column: string): string => `${column} TEXT CHECK (${column} IS NULL OR ${isDate(column)})`;
const INSTANT = (column: string): string => `${column} TEXT NOT NULL CHECK ${isInstant(column)}`;
const MAYBE_INSTANT = (column: string): string => `${column} TEXT CHECK (${column} IS NULL OR ${isInstant(column)})`;
const BY = (column: string): string => `${column} TEXT NOT NULL REFERENCES users (id)`;
const MAYBE_BY = (column: string): string => `${column} TEXT REFERENCES users (id)`;
const MADE = `${INSTANT('created_at')}, ${BY('created_by')}`;
const KEPT = `${MADE}, ${INSTANT('updated_at')}, ${BY('updated_by')}, revision INTEGER NOT NULL CHECK (revision > 0)`;
const TEXT = (column: string): string => `${column} TEXT NOT NULL DEFAULT ''`;
const CONTENT = (column: string): string => `${column} TEXT NOT NULL CHECK (json_valid(${column}) AND json_type(${column}) = 'object')`;
const PERSON = `person_id TEXT NOT NULL REFERENCES persons (id) ON DELETE CASCADE`;
/** Rows that nobody changes; they go with the person alone. */
const stays = (table: string): string => `CREATE TRIGGER ${table}_no_update BEFORE UPDATE ON ${table} BEGIN SELECT RAISE(ABORT, '${table}: rows stay as they are'); END`;

const TABLES = [
  `ALTER TABLE persons ADD COLUMN other_phone TEXT NOT NULL DEFAULT ''`,
  // a duplicate that was joined to another file points to the person who stays; its rows stay where they are, so that it can be parted again
  `ALTER TABLE persons ADD COLUMN merged_into TEXT REFERENCES persons (id)`,
  `CREATE INDEX persons_by_birth_date ON persons (birth_date)`,
  `CREATE TRIGGER persons_searched_more AFTER UPDATE OF phone, other_phone, merged_into ON persons BEGIN INSERT OR IGNORE INTO search_queue (kind, record_id) VALUES ('person', NEW.id); END`,
  `INSERT OR IGNORE INTO search_queue SELECT 'person', id FROM persons`,
  `CREATE TABLE case_files (
    person_id TEXT NOT NULL PRIMARY KEY REFERENCES persons (id) ON DELETE CASCADE, status TEXT NOT NULL CHECK (status <> ''), ${BY('companion_id')},
    ${DATE('opened_on')}, ${TEXT('province')}, trade TEXT CHECK (trade <> ''), ${CONTENT('profile')}, ${KEPT}
  ) STRICT`,
  `CREATE INDEX case_files_by_updated ON case_files (updated_at, person_id)`,
  `CREATE INDEX case_files_by_companion ON case_files (companion_id, updated_at, person_id)`,
  `CREATE INDEX case_files_by_status ON case_files (status, updated_at, person_id)`,
  `CREATE TABLE status_changes (
    ${PRIMARY}, ${PERSON}, from_status TEXT, to_status TEXT NOT NULL CHECK (to_status <> ''), ${TEXT('reason')}, ${INSTANT('changed_at')}, ${BY('changed_by')}
  ) STRICT`,
  `CREATE INDEX status_changes_by_person ON status_changes (person_id, id)`,
  `CREATE TABLE assignments (
    ${PRIMARY}, ${PERSON}, ${BY('companion_id')}, ${TEXT('reason')}, ${INSTANT('assigned_at')}, ${BY('assigned_by')}
  ) STRICT`,
  `CREATE INDEX assignments_by_person ON assignments (person_id, id)`,
  `CREATE TABLE attachments (
    ${PRIMARY}, ${PERSON}, title TEXT NOT NULL CHECK (title <> ''), kind TEXT NOT NULL CHECK (kind <> ''), format TEXT NOT NULL CHECK (format IN ('pdf', 'jpeg', 'png')),
    size INTEGER NOT NULL CHECK (size > 0), sha256 TEXT NOT NULL CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'), ${INSTANT('attached_at')}, ${BY('attached_by')},
    ${MAYBE_INSTANT('removed_at')}, ${MAYBE_BY('removed_by')}, ${TEXT('removal_reason')}
  ) STRICT`,
  `CREATE INDEX attachments_by_person ON attachments (person_id, id)`,
  `CREATE TABLE attachment_bytes (attachment_id TEXT NOT NULL PRIMARY KEY REFERENCES attachments (id) ON DELETE CASCADE, bytes BLOB NOT NULL CHECK (length(bytes) > 0)) STRICT`,
  // An answer is never changed: a later one stands for it. partner: whom it is shared with; ceremony_id: what is asked per event
  `CREATE TABLE consents (
    ${PRIMARY}, ${PERSON}, purpose TEXT NOT NULL CHECK (purpose <> ''), ${TEXT('partner')}, ceremony_id TEXT REFERENCES ceremonies (id) ON DELETE CASCADE,
    answer TEXT NOT NULL CHECK (answer IN ('given', 'refused', 'withdrawn')), ${DATE('answered_on')}, answered_by TEXT NOT NULL CHECK (answered_by IN ('person', 'guardian')),
    paper_id TEXT REFERENCES documents (id), attachment_id TEXT REFERENCES attachments (id), ${TEXT('note')}, ${INSTANT('noted_at')}, ${BY('noted_by')}
  ) STRICT`,
  `CREATE INDEX consents_by_person ON consents (person_id, purpose, id)`,
  `CREATE TABLE merges (
    ${PRIMARY}, ${PERSON}, merged_id TEXT NOT NULL REFERENCES persons (id) ON DELETE CASCADE, ${TEXT('reason')}, ${INSTANT('merged_at')}, ${BY('merged_by')}, ${MAYBE_INSTANT('undone_at')}, ${MAYBE_BY('undone_by')}
  ) STRICT`,
  `CREATE INDEX merges_by_person ON merges (person_id)`,

  `CREATE TABLE questionnaires (
    version INTEGER NOT NULL PRIMARY KEY CHECK (version > 0), ${CONTENT('content')}, ${TEXT('reason')}, ${INSTANT('created_at')}, ${MAYBE_BY('created_by')}
  ) STRICT`,
  ...['UPDATE', 'DELETE'].map((event) => `CREATE TRIGGER questionnaires_no_${event.toLowerCase()} BEFORE ${event} ON questionnaires BEGIN SELECT RAISE(ABORT, 'questionnaires: rows stay as they are'); END`),
  `CREATE TABLE diagnoses (
    ${PRIMARY}, ${PERSON}, number INTEGER NOT NULL CHECK (number > 0), questionnaire INTEGER NOT NULL REFERENCES questionnaires (version), ${DATE('begun_on')},
    ${MAYBE_DATE('completed_on')}, ${MAYBE_BY('completed_by')}, ${CONTENT('answers')}, ${KEPT}, UNIQUE (person_id, number)
  ) STRICT`,
  `CREATE UNIQUE INDEX diagnoses_open ON diagnoses (person_id) WHERE completed_on IS NULL`,
  `CREATE TRIGGER diagnoses_completed BEFORE UPDATE ON diagnoses WHEN OLD.completed_on IS NOT NULL BEGIN SELECT RAISE(ABORT, 'diagnoses: a completed one does not change'); END`,
  `CREATE TABLE life_projects (
    ${PRIMARY}, ${PERSON}, version INTEGER NOT NULL CHECK (version > 0), state TEXT NOT NULL CHECK (state IN ('draft', 'signed', 'superseded', 'abandoned')),
    diagnosis_id TEXT REFERENCES diagnoses (id), former_id TEXT REFERENCES life_projects (id), ${TEXT('reason')}, ${CONTENT('content')},
    ${MAYBE_DATE('signed_on')}, ${MAYBE_BY('signed_by')}, ${KEPT}, UNIQUE (person_id, version), CHECK ((state IN ('signed', 'superseded')) = (signed_on IS NOT NULL))
  ) STRICT`,
  `CREATE UNIQUE INDEX life_projects_draft ON life_projects (person_id) WHERE state = 'draft'`,
  `CREATE UNIQUE INDEX life_projects_in_force ON life_projects (person_id) WHERE state = 'signed'`,
  `CREATE TRIGGER life_projects_signed BEFORE UPDATE ON life_projects WHEN OLD.state <> 'draft'
    AND NOT (OLD.state = 'signed' AND NEW.state = 'superseded' AND (OLD.person_id, OLD.content, OLD.version, OLD.signed_on, OLD.reason) IS (NEW.person_id, NEW.content, NEW.version, NEW.signed_on, NEW.reason))
    BEGIN SELECT RAISE(ABORT, 'life_projects: a signed version does not change'); END`,
  // Dated and sourced: what a centre knows of demand and territory, a trade and a province an entry; a newer one stands for an older
  `CREATE TABLE market_entries (
    ${PRIMARY}, subject TEXT NOT NULL CHECK (subject IN ('demand', 'territory')), province TEXT NOT NULL CHECK (province <> ''), trade TEXT NOT NULL CHECK (trade <> ''), isco TEXT NOT NULL CHECK (length(isco) = 4 AND isco NOT GLOB '*[^0-9]*'),
    level INTEGER NOT NULL CHECK (level BETWEEN 0 AND 4), ${TEXT('note_ar')}, ${TEXT('note_fr')}, source TEXT NOT NULL CHECK (source <> ''), ${DATE('dated')}, ${MADE}, ${MAYBE_INSTANT('retired_at')}, ${MAYBE_BY('retired_by')}
  ) STRICT`,
  `CREATE INDEX market_entries_by_province ON market_entries (province, trade, subject, dated)`,
  `CREATE TABLE visits (
    ${PRIMARY}, ${PERSON}, kind TEXT NOT NULL CHECK (kind <> ''), ${DATE('planned_on')}, state TEXT NOT NULL CHECK (state IN ('planned', 'done', 'cancelled')),
    ${MAYBE_DATE('done_on')}, ${CONTENT('findings')}, ${TEXT('reason')}, ${KEPT}, CHECK ((state = 'done') = (done_on IS NOT NULL))
  ) STRICT`,
  `CREATE INDEX visits_by_person ON visits (person_id, planned_on)`,
  `CREATE INDEX visits_planned ON visits (planned_on, person_id) WHERE state = 'planned'`,
  `CREATE TABLE visit_moves (
    ${PRIMARY}, ${PERSON}, visit_id TEXT NOT NULL REFERENCES visits (id) ON DELETE CASCADE, ${DATE('from_on')}, ${DATE('to_on')}, reason TEXT NOT NULL CHECK (reason <> ''), ${INSTANT('moved_at')}, ${BY('moved_by')}
  ) STRICT`,
  `CREATE INDEX visit_moves_by_person ON visit_moves (person_id, visit_id)`,
  `CREATE TABLE contact_attempts (
    ${PRIMARY}, ${PERSON}, ${DATE('tried_on')}, way TEXT NOT NULL CHECK (way <> ''), outcome TEXT NOT NULL CHECK (outcome IN ('reached', 'unreached')), ${TEXT('note')}, ${INSTANT('noted_at')}, ${BY('noted_by')}
  ) STRICT`,
  `CREATE INDEX contact_attempts_by_person ON contact_attempts (person_id, tried_on)`,
  ...['status_changes', 'assignments', 'consents', 'visit_moves', 'contact_attempts'].map(stays),
];

/** A paper is a ceremony's or a person's own; subject_id: the diagnosis, plan or visit that it tells of. */
const DOCUMENTS = `CREATE TABLE documents_new (
    ${PRIMARY}, kind TEXT NOT NULL, ceremony_id TEXT REFERENCES ceremonies (id), recipient_id TEXT REFERENCES recipients (id),
    centre_code TEXT NOT NULL, year INTEGER NOT NULL, number INTEGER NOT NULL CHECK (number > 0), reference TEXT NOT NULL UNIQUE CHECK (reference <> ''),
    content TEXT NOT NULL CHECK (json_valid(content)), content_sha256 TEXT NOT NULL CHECK (length(content_sha256) = 64 AND content_sha256 NOT GLOB '*[^0-9a-f]*'), check_code TEXT NOT NULL UNIQUE CHECK (check_code <> ''),
    status TEXT NOT NULL CHECK (status IN ('issued', 'cancelled')), ${INSTANT('issued_at')}, issued_by TEXT NOT NULL REFERENCES users (id),
    former_id TEXT REFERENCES documents (id), former_relation TEXT CHECK (former_relation IN ('replaces', 'corrects', 'renews')),
    ${MAYBE_INSTANT('cancelled_at')}, ${MAYBE_BY('cancelled_by')}, cancel_reason TEXT, ${MAYBE_INSTANT('signed_at')}, ${MAYBE_BY('signed_by')},
    person_id TEXT REFERENCES persons (id), subject_id TEXT,
    UNIQUE (kind, centre_code, year, number), CHECK ((ceremony_id IS NULL) = (person_id IS NOT NULL)), CHECK (recipient_id IS NULL OR ceremony_id IS NOT NULL),
    FOREIGN KEY (kind, centre_code, year) REFERENCES document_series (kind, centre_code, year)
  ) STRICT`;
const COLUMNS = 'id, kind, ceremony_id, recipient_id, centre_code, year, number, reference, content, content_sha256, check_code, status, issued_at, issued_by, former_id, former_relation, cancelled_at, cancelled_by, cancel_reason, signed_at, signed_by';

interface Db { exec(text: string): unknown }
interface Sql { all<T>(text: TemplateStringsArray): T[] }

export function up(db: Db, sql: Sql): void {
  // SQLite cannot take NOT NULL away: the table is made anew, with its indexes and triggers as they stood (sqlite.org/lang_altertable.html, 7)
  const kept = sql.all<{ sql: string }>`SELECT sql FROM sqlite_master WHERE tbl_name = 'documents' AND type IN ('index', 'trigger') AND sql IS NOT NULL ORDER BY type, name`;
  db.exec(DOCUMENTS);
  db.exec(`INSERT INTO documents_new (${COLUMNS}) SELECT ${COLUMNS} FROM documents`);
  db.exec('DROP TABLE documents');
  db.exec('ALTER TABLE documents_new RENAME TO documents');
  for (const { sql: text } of kept) db.exec(text);
  db.exec(`CREATE TRIGGER documents_whose BEFORE UPDATE ON documents WHEN (OLD.person_id, OLD.subject_id) IS NOT (NEW.person_id, NEW.subject_id) BEGIN SELECT RAISE(ABORT, 'documents: an issued paper does not change'); END`);
  db.exec('CREATE INDEX documents_by_person ON documents (person_id, number) WHERE person_id IS NOT NULL');
  for (const statement of TABLES) db.exec(statement);
}
