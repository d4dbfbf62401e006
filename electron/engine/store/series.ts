import type { Store } from './store.ts';

/** Moves a series on by one; called in the transaction that uses the number, so that none is lost. */
export function nextNumber({ sql }: Pick<Store, 'sql'>, kind: string, centreCode: string, year: number): number {
  const row = sql.one<{ last_number: number }>`SELECT last_number FROM document_series WHERE kind = ${kind} AND centre_code = ${centreCode} AND year = ${year}`;
  if (!row) {
    sql.insert('document_series', { kind, centre_code: centreCode, year, last_number: 1 });
    return 1;
  }
  sql.run`UPDATE document_series SET last_number = last_number + 1 WHERE kind = ${kind} AND centre_code = ${centreCode} AND year = ${year}`;
  return row.last_number + 1;
}
