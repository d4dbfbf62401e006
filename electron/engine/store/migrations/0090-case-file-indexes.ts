/*
 * Lists of case files in a large centre. A list is narrowed within an index that holds all it asks of a file, so that files passed over cost
 * no look at their row, which carries the whole profile; communes are told, and whoever lives there, without reading every person.
 */
export const version = 90;
export const name = 'indexes of case files';

const STATEMENTS = [
  'DROP INDEX case_files_by_updated', 'DROP INDEX case_files_by_companion', 'DROP INDEX case_files_by_status',
  'CREATE INDEX case_files_by_updated ON case_files (updated_at, person_id, status, companion_id, trade)',
  'CREATE INDEX case_files_by_companion ON case_files (companion_id, updated_at, person_id, status, trade)',
  'CREATE INDEX case_files_by_status ON case_files (status, updated_at, person_id, companion_id, trade)',
  'CREATE INDEX case_files_by_person ON case_files (person_id, status, companion_id, trade, updated_at)',
  'CREATE INDEX persons_joined ON persons (id, merged_into) WHERE merged_into IS NOT NULL',
  'CREATE INDEX persons_joined_to ON persons (merged_into, id) WHERE merged_into IS NOT NULL',
  'CREATE INDEX persons_by_commune ON persons (commune_ar, commune_fr, id)',
  `CREATE INDEX visits_planned_by_person ON visits (person_id, planned_on) WHERE state = 'planned'`,
];

interface Db { exec(text: string): unknown }

export function up(db: Db): void {
  for (const statement of STATEMENTS) db.exec(statement);
}
