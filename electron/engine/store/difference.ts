/** A row's columns by their names. */
export type Columns = Record<string, string | number | boolean | null>;
/** What differs between a stored row and new columns, before and after; null where nothing does. */
export function difference(row: Readonly<Record<string, unknown>>, columns: Columns): { readonly before: Columns; readonly after: Columns } | null {
  const stored = (value: Columns[string]): unknown => (typeof value === 'boolean' ? Number(value) : value);
  const changed = Object.entries(columns).filter(([name, value]) => row[name] !== stored(value));
  if (changed.length === 0) return null;
  return { before: Object.fromEntries(changed.map(([name]) => [name, row[name] as Columns[string]])), after: Object.fromEntries(changed) };
}
