/*
 * Actions that the plan in force of an open file dates and that are still to be done: what the agenda and the lists look for, without reading
 * plans. A row is made from the plan and the progress noted beside it, with the file that it stands under: of whoever was joined to another,
 * the one who stays. Whatever changes the answer makes the file's rows anew (electron/engine/lifeProjects/repository.ts).
 */
export const version = 120;
export const name = 'open actions';

const D2 = '[0-9][0-9]';
const isDate = (column: string): string => `(${column} GLOB '${D2}${D2}-${D2}-${D2}' AND date(${column}) IS ${column})`;

const STATEMENTS = [
  `CREATE TABLE open_actions (
    life_project_id TEXT NOT NULL REFERENCES life_projects (id) ON DELETE CASCADE, action_key TEXT NOT NULL CHECK (action_key <> ''), person_id TEXT NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
    deadline TEXT NOT NULL CHECK ${isDate('deadline')}, words TEXT NOT NULL, owner TEXT NOT NULL CHECK (owner <> ''), UNIQUE (life_project_id, action_key)
  ) STRICT`,
  'CREATE INDEX open_actions_by_deadline ON open_actions (deadline, person_id)',
  'CREATE INDEX open_actions_by_person ON open_actions (person_id, deadline)',
  // of the plans of persons who were joined the newest version is in force
  `WITH RECURSIVE stays (id, of_file) AS (SELECT id, id FROM persons WHERE merged_into IS NULL UNION ALL SELECT persons.id, of_file FROM stays JOIN persons ON persons.merged_into = stays.id),
    signed (id, content, of_file, place) AS (
      SELECT life_projects.id, content, of_file, row_number() OVER (PARTITION BY of_file ORDER BY life_projects.version DESC, life_projects.id DESC) FROM life_projects JOIN stays ON stays.id = life_projects.person_id JOIN case_files ON case_files.person_id = of_file
      WHERE state = 'signed' AND status NOT IN ('inserted', 'suspended', 'lost', 'transferred', 'cancelled'))
  INSERT INTO open_actions (life_project_id, action_key, person_id, deadline, words, owner)
    SELECT signed.id, action.value ->> 'key', of_file, action.value ->> 'deadline', action.value ->> 'words', action.value ->> 'owner'
    FROM signed JOIN json_each(content, '$.objectives') AS objective JOIN json_each(objective.value, '$.actions') AS action
      LEFT JOIN action_progress ON life_project_id = signed.id AND action_key = action.value ->> 'key'
    WHERE place = 1 AND action.value ->> 'deadline' IS NOT NULL AND coalesce(action_progress.state, action.value ->> 'state') IN ('toDo', 'underWay')`,
];

interface Db { exec(text: string): unknown }

export function up(db: Db): void {
  for (const statement of STATEMENTS) db.exec(statement);
}
