import type { Store } from '#electron/engine/store/store.ts';

/** Every place of the open database that still says one of the marks: columns of all tables (the index's shadow tables too), and the sealed log. */
export function tracesIn(store: Store, marks: readonly string[]): string[] {
  const tables = store.sql.all<{ name: string }>`SELECT name FROM sqlite_schema WHERE type = 'table'`.map(({ name }) => name), found: string[] = [];
  for (const table of tables) {
    // the names are the schema's own
    const rows = store.sql.all<Record<string, unknown>>(Object.assign([`SELECT * FROM "${table}"`], { raw: [] }) as unknown as TemplateStringsArray);
    for (const row of rows) for (const [column, value] of Object.entries(row)) {
      const bytes = Buffer.isBuffer(value) ? value : Buffer.from(String(value));
      if (marks.some((mark) => bytes.includes(mark))) found.push(`${table}.${column}`);
    }
  }
  return [...new Set(found)].sort();
}
