import type Database from 'better-sqlite3';
import { assert } from '#shared/lib/assert.ts';

/** What a column takes; a boolean is kept as 0 or 1. */
export type Value = string | number | bigint | Uint8Array | boolean | null;

/**
 * Prepared statements as tagged templates: what stands in `${…}` is bound, never read as SQL, so that no text of a user can
 * become a statement: ``sql.one<{ name: string }>`SELECT name FROM users WHERE id = ${id}` ``. The row's type is the caller's
 * promise.
 */
export interface Sql {
  /** The first row, or undefined. */
  one<Row>(text: TemplateStringsArray, ...values: Value[]): Row | undefined;
  all<Row>(text: TemplateStringsArray, ...values: Value[]): Row[];
  /** How many rows were changed. */
  run(text: TemplateStringsArray, ...values: Value[]): number;
  /** One new row; table and columns are names of the code's own. */
  insert(table: string, row: Readonly<Record<string, Value>>): void;
  /** The row with this id gets these columns. */
  update(table: string, id: string, columns: Readonly<Record<string, Value>>): void;
}
const NAME = /^[a-z][a-z0-9_]*$/;
const bindable = (value: Value): Exclude<Value, boolean> => (typeof value === 'boolean' ? Number(value) : value);

export function createSql(db: Database.Database): Sql {
  const prepared = new Map<string, Database.Statement<unknown[]>>();
  const statement = (text: string): Database.Statement<unknown[]> => {
    let found = prepared.get(text);
    if (!found) prepared.set(text, found = db.prepare<unknown[]>(text));
    return found;
  };
  return {
    one: <Row>(text: TemplateStringsArray, ...values: Value[]) => statement(text.join('?')).get(...values.map(bindable)) as Row | undefined,
    all: <Row>(text: TemplateStringsArray, ...values: Value[]) => statement(text.join('?')).all(...values.map(bindable)) as Row[],
    run: (text, ...values) => statement(text.join('?')).run(...values.map(bindable)).changes,
    insert(table, row) {
      const columns = Object.keys(row);
      assert([table, ...columns].every((name) => NAME.test(name)), 'tables and columns are named by the code');
      statement(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`).run(...Object.values(row).map(bindable));
    },
    update(table, id, row) {
      const columns = Object.keys(row);
      assert(columns.length > 0 && [table, ...columns].every((name) => NAME.test(name)), 'tables and columns are named by the code');
      statement(`UPDATE ${table} SET ${columns.map((column) => `${column} = ?`).join(', ')} WHERE id = ?`).run(...Object.values(row).map(bindable), id);
    },
  };
}
