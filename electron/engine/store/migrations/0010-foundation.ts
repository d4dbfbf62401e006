/*
 * The ground: centre, users, persons, ceremonies, units, papers, archive, audit, change log.
 * Ids are UUIDv7 text, amounts integer centimes, civil dates `YYYY-MM-DD`, instants UTC ISO 8601 text with milliseconds. A text
 * that is not known is empty, a date or amount that is not known is NULL. Lists that may grow (trades, roles) are not checked
 * here: SQLite cannot change a CHECK without rebuilding its table.
 */
export const version = 10;
export const name = 'foundation';

const ID = (column: string): string => `${column} TEXT NOT NULL CHECK (length(${column}) = 36)`;
const PRIMARY = `id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36)`;
const TEXT = (column: string): string => `${column} TEXT NOT NULL DEFAULT ''`;
const BOTH = (stem: string): string => `${TEXT(`${stem}_ar`)}, ${TEXT(`${stem}_fr`)}`;
const FLAG = (column: string): string => `${column} INTEGER NOT NULL CHECK (${column} IN (0, 1))`;
const D2 = '[0-9][0-9]';
const isDate = (column: string): string => `(${column} GLOB '${D2}${D2}-${D2}-${D2}' AND date(${column}) IS ${column})`;
const isInstant = (column: string): string => `(${column} GLOB '${D2}${D2}-${D2}-${D2}T${D2}:${D2}:${D2}.[0-9][0-9][0-9]Z')`;
const INSTANT = (column: string): string => `${column} TEXT NOT NULL CHECK ${isInstant(column)}`;
const MAYBE_INSTANT = (column: string): string => `${column} TEXT CHECK (${column} IS NULL OR ${isInstant(column)})`;
const MAYBE_DATE = (column: string): string => `${column} TEXT CHECK (${column} IS NULL OR ${isDate(column)})`;
/** A birth date may be a year alone. */
const BIRTH_DATE = `birth_date TEXT CHECK (birth_date IS NULL OR birth_date GLOB '${D2}${D2}' OR ${isDate('birth_date')})`;
/** Up to 999,999,999.99 dirhams, the most that an amount in words can say. */
const amount = (column: string): string => `${column} BETWEEN 0 AND 99999999999`;
const APPROXIMATE = (column: string): string => `${column} TEXT CHECK (${column} IN ('about', 'more than'))`;
const SEX = `sex TEXT NOT NULL CHECK (sex IN ('M', 'F'))`;
const isSha256 = (column: string): string => `(length(${column}) = 64 AND ${column} NOT GLOB '*[^0-9a-f]*')`;
const SHA256 = (column: string): string => `${column} TEXT NOT NULL CHECK ${isSha256(column)}`;
const LINES = (column: string): string => `${column} TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(${column}) AND json_type(${column}) = 'array')`;

const TABLES = [
  // One database is one centre's
  `CREATE TABLE centre (
    ${PRIMARY}, only_row INTEGER NOT NULL DEFAULT 1 UNIQUE CHECK (only_row = 1),
    code TEXT NOT NULL CHECK (code <> ''), ${BOTH('name')}, ${BOTH('city')}, ${LINES('letterhead_ar')}, ${LINES('letterhead_fr')},
    ${FLAG('demonstration')}, ${INSTANT('created_at')}
  ) STRICT`,
  `CREATE TABLE users (
    ${PRIMARY}, ${TEXT('name')}, role TEXT NOT NULL CHECK (role <> ''), ${FLAG('active')}, ${INSTANT('created_at')}
  ) STRICT`,
  // The wrapped key itself lives in the key file, beside the database
  `CREATE TABLE key_slots (
    ${PRIMARY}, user_id TEXT NOT NULL REFERENCES users (id), kind TEXT NOT NULL CHECK (kind <> ''), ${INSTANT('created_at')}, ${MAYBE_INSTANT('revoked_at')}
  ) STRICT`,
  `CREATE TABLE persons (
    ${PRIMARY}, ${TEXT('file_number')}, ${TEXT('file_number_key')}, ${TEXT('cin')}, ${BOTH('name')}, ${SEX}, ${BIRTH_DATE}, ${BOTH('birth_place')},
    ${TEXT('phone')}, ${BOTH('address')}, ${BOTH('commune')}, ${INSTANT('created_at')}, ${INSTANT('updated_at')},
    CHECK (file_number <> '' OR cin <> ''), CHECK (file_number <> '' OR file_number_key = '')
  ) STRICT`,
  // A key is a number as it is compared, however it was typed. A query must say `<> ''` too, or it cannot use a partial index
  `CREATE UNIQUE INDEX persons_by_file_number_key ON persons (file_number_key) WHERE file_number_key <> ''`,
  `CREATE INDEX persons_by_cin ON persons (cin)`,
  // Seals a person's old values in the change log; to delete it is to erase them
  `CREATE TABLE person_keys (
    person_id TEXT NOT NULL PRIMARY KEY REFERENCES persons (id) ON DELETE CASCADE, key BLOB NOT NULL CHECK (length(key) = 32)
  ) STRICT`,
  `CREATE TABLE ceremonies (
    ${PRIMARY}, ${BOTH('title')}, title_key TEXT NOT NULL CHECK (title_key <> ''),
    date TEXT NOT NULL CHECK ${isDate('date')},
    time TEXT CHECK (time IS NULL OR (time GLOB '[0-2][0-9]:[0-5][0-9]' AND time < '24:00')), ${BOTH('place')},
    ${TEXT('convention_number')}, ${TEXT('convention_key')}, ${MAYBE_DATE('convention_date')}, ${BOTH('convention_parties')},
    convention_total INTEGER CHECK (${amount('convention_total')}), ${APPROXIMATE('convention_total_approximate')},
    envelope INTEGER CHECK (${amount('envelope')}), ${APPROXIMATE('envelope_approximate')},
    ${BOTH('giver_entity')}, ${BOTH('giver_representative')}, ${BOTH('giver_capacity')},
    originals INTEGER NOT NULL CHECK (originals > 0), no_disposal_months INTEGER NOT NULL CHECK (no_disposal_months >= 0),
    transfer TEXT NOT NULL CHECK (transfer IN ('ownership', 'loan')),
    status TEXT NOT NULL CHECK (status IN ('draft', 'validated')), ${TEXT('source_name')},
    ${INSTANT('created_at')}, created_by TEXT NOT NULL REFERENCES users (id),
    ${INSTANT('updated_at')}, updated_by TEXT NOT NULL REFERENCES users (id),
    ${MAYBE_INSTANT('validated_at')}, validated_by TEXT REFERENCES users (id),
    UNIQUE (date, title_key, convention_key),
    CHECK ((status = 'validated') = (validated_at IS NOT NULL) AND (validated_at IS NULL) = (validated_by IS NULL))
  ) STRICT`,
  // The programme's name can tell a conviction (domain.md §5): kept apart, so that no ordinary query picks it up
  `CREATE TABLE ceremony_restricted (
    ceremony_id TEXT NOT NULL PRIMARY KEY REFERENCES ceremonies (id) ON DELETE CASCADE, programme_label TEXT NOT NULL
  ) STRICT`,
  `CREATE TABLE ceremony_signatories (
    ceremony_id TEXT NOT NULL REFERENCES ceremonies (id) ON DELETE CASCADE, position INTEGER NOT NULL CHECK (position > 0),
    role TEXT NOT NULL CHECK (role <> ''), ${BOTH('name')}, ${BOTH('capacity')}, ${BOTH('on_behalf_of')},
    PRIMARY KEY (ceremony_id, position)
  ) STRICT, WITHOUT ROWID`,
  // The person as printed, whatever their file says later
  `CREATE TABLE recipients (
    ${PRIMARY}, ceremony_id TEXT NOT NULL REFERENCES ceremonies (id) ON DELETE CASCADE, person_id TEXT NOT NULL REFERENCES persons (id),
    position INTEGER NOT NULL CHECK (position > 0), ${TEXT('file_number')}, ${TEXT('cin')}, ${BOTH('name')}, ${SEX}, ${BIRTH_DATE}, ${BOTH('birth_place')},
    ${TEXT('phone')}, ${BOTH('address')}, ${BOTH('commune')}, trade TEXT NOT NULL CHECK (trade <> ''), ${BOTH('project_title')},
    legal_form TEXT CHECK (legal_form IN ('auto-entrepreneur', 'cooperative', 'other')),
    ${FLAG('reads_ar')}, ${FLAG('reads_fr')}, ${BOTH('reading_language')}, ${BOTH('reader')},
    UNIQUE (ceremony_id, position), UNIQUE (ceremony_id, person_id)
  ) STRICT`,
  `CREATE INDEX recipients_by_person ON recipients (person_id)`,
  // One row a unit of equipment: the thing with a serial number, or a lot
  `CREATE TABLE units (
    ${PRIMARY}, ${BOTH('designation')}, ${TEXT('brand_model')}, ${TEXT('serial')}, ${TEXT('serial_key')}, ${TEXT('inventory_number')}, ${BOTH('unit')},
    quantity INTEGER NOT NULL CHECK (quantity > 0), ${INSTANT('created_at')},
    CHECK (serial <> '' OR serial_key = '')
  ) STRICT`,
  `CREATE UNIQUE INDEX units_by_serial ON units (serial_key) WHERE serial_key <> ''`,
  `CREATE INDEX units_by_inventory_number ON units (inventory_number)`,
  `CREATE TABLE handover_lines (
    ${PRIMARY}, recipient_id TEXT NOT NULL REFERENCES recipients (id) ON DELETE CASCADE, unit_id TEXT NOT NULL REFERENCES units (id),
    position INTEGER NOT NULL CHECK (position > 0), unit_price INTEGER NOT NULL CHECK (${amount('unit_price')}),
    condition TEXT CHECK (condition IN ('new', 'used')), ${TEXT('purchase_reference')}, ${BOTH('funder')},
    UNIQUE (recipient_id, position)
  ) STRICT`,
  `CREATE INDEX handover_lines_by_unit ON handover_lines (unit_id)`,
  // The counter moves in the transaction that makes the paper, so that no number is ever skipped
  `CREATE TABLE document_series (
    kind TEXT NOT NULL CHECK (kind <> ''), centre_code TEXT NOT NULL CHECK (centre_code <> ''), year INTEGER NOT NULL CHECK (year BETWEEN 1900 AND 9999),
    last_number INTEGER NOT NULL CHECK (last_number >= 0),
    PRIMARY KEY (kind, centre_code, year)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE documents (
    ${PRIMARY}, kind TEXT NOT NULL, ceremony_id TEXT NOT NULL REFERENCES ceremonies (id), recipient_id TEXT REFERENCES recipients (id),
    centre_code TEXT NOT NULL, year INTEGER NOT NULL, number INTEGER NOT NULL CHECK (number > 0), reference TEXT NOT NULL UNIQUE CHECK (reference <> ''),
    content TEXT NOT NULL CHECK (json_valid(content)), ${SHA256('content_sha256')}, check_code TEXT NOT NULL UNIQUE CHECK (check_code <> ''),
    status TEXT NOT NULL CHECK (status IN ('issued', 'cancelled')), ${INSTANT('issued_at')}, issued_by TEXT NOT NULL REFERENCES users (id),
    UNIQUE (kind, centre_code, year, number),
    FOREIGN KEY (kind, centre_code, year) REFERENCES document_series (kind, centre_code, year)
  ) STRICT`,
  `CREATE INDEX documents_by_ceremony ON documents (ceremony_id, number)`,
  `CREATE INDEX documents_by_recipient ON documents (recipient_id)`,
  `CREATE TABLE archive (sha256 TEXT NOT NULL PRIMARY KEY CHECK ${isSha256('sha256')}, bytes BLOB NOT NULL CHECK (length(bytes) > 0)) STRICT`,
  // Originals count from 1; a reprint of an original counts from 1, the original itself is copy 0
  `CREATE TABLE renditions (
    document_id TEXT NOT NULL REFERENCES documents (id), language TEXT NOT NULL CHECK (language IN ('ar', 'fr')),
    original_number INTEGER NOT NULL CHECK (original_number > 0), copy_number INTEGER NOT NULL CHECK (copy_number >= 0),
    sha256 TEXT NOT NULL REFERENCES archive (sha256), pages INTEGER NOT NULL CHECK (pages > 0), template_version TEXT NOT NULL CHECK (template_version <> ''),
    ${INSTANT('printed_at')}, printed_by TEXT NOT NULL REFERENCES users (id),
    PRIMARY KEY (document_id, language, original_number, copy_number)
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX renditions_by_sha256 ON renditions (sha256)`,
  // The two chains cite nobody by a foreign key: they outlive what they tell of
  `CREATE TABLE audit (
    seq INTEGER NOT NULL PRIMARY KEY, ${INSTANT('at')}, user_id TEXT, procedure TEXT NOT NULL, outcome TEXT NOT NULL, subject TEXT NOT NULL,
    ${SHA256('detail_digest')}, ${SHA256('previous_hash')}, ${SHA256('hash')}
  ) STRICT`,
  `CREATE TABLE change_log (
    seq INTEGER NOT NULL PRIMARY KEY, ${INSTANT('at')}, user_id TEXT, table_name TEXT NOT NULL, ${ID('row_id')}, person_id TEXT,
    nonce BLOB, sealed BLOB NOT NULL, ${SHA256('previous_hash')}, ${SHA256('hash')},
    CHECK ((person_id IS NULL) = (nonce IS NULL))
  ) STRICT`,
  `CREATE INDEX change_log_by_row ON change_log (table_name, row_id)`,
];

const refuse = (table: string, event: 'UPDATE' | 'DELETE', when = ''): string =>
  `CREATE TRIGGER ${table}_no_${event.toLowerCase()} BEFORE ${event} ON ${table} ${when} BEGIN SELECT RAISE(ABORT, '${table}: rows stay as they are'); END`;
const FROZEN = ['audit', 'change_log', 'archive', 'renditions'];
const TRIGGERS = [
  ...FROZEN.flatMap((table) => [refuse(table, 'UPDATE'), refuse(table, 'DELETE')]),
  // A paper may be cancelled, once; nothing else about it moves
  refuse('documents', 'DELETE'),
  `CREATE TRIGGER documents_no_update BEFORE UPDATE ON documents WHEN OLD.status = 'cancelled'
    OR (OLD.id, OLD.kind, OLD.ceremony_id, OLD.recipient_id, OLD.centre_code, OLD.year, OLD.number, OLD.reference, OLD.content, OLD.content_sha256, OLD.check_code, OLD.issued_at, OLD.issued_by)
    IS NOT (NEW.id, NEW.kind, NEW.ceremony_id, NEW.recipient_id, NEW.centre_code, NEW.year, NEW.number, NEW.reference, NEW.content, NEW.content_sha256, NEW.check_code, NEW.issued_at, NEW.issued_by)
    BEGIN SELECT RAISE(ABORT, 'documents: an issued paper does not change'); END`,
  refuse('document_series', 'DELETE'),
  `CREATE TRIGGER document_series_starts BEFORE INSERT ON document_series WHEN NEW.last_number > 1
    BEGIN SELECT RAISE(ABORT, 'document_series: starts at 1'); END`,
  `CREATE TRIGGER document_series_steps BEFORE UPDATE ON document_series
    WHEN NEW.last_number <> OLD.last_number + 1 OR (NEW.kind, NEW.centre_code, NEW.year) IS NOT (OLD.kind, OLD.centre_code, OLD.year)
    BEGIN SELECT RAISE(ABORT, 'document_series: one step at a time'); END`,
  refuse('ceremonies', 'UPDATE', `WHEN OLD.status = 'validated'`),
  refuse('ceremonies', 'DELETE', `WHEN OLD.status = 'validated'`),
];

interface Db { exec(text: string): unknown }

export function up(db: Db): void {
  for (const statement of [...TABLES, ...TRIGGERS]) db.exec(statement);
}
