import type { Id } from '#shared/lib/ids.ts';
import type { Store } from './store.ts';

/* Persons who turned out to be one. Rows stay with the person they were written for; `persons.merged_into` leads to the one who stays. */
/** The one who stays for a person; themselves where they were joined to nobody. */
export function staysFor({ sql }: Pick<Store, 'sql'>, id: Id): Id {
  for (let one = id; ;) {
    const next = sql.one<{ merged_into: Id | null }>`SELECT merged_into FROM persons WHERE id = ${one}`?.merged_into ?? null;
    if (next === null) return one;
    one = next;
  }
}
/** The person first, then whoever was joined to them, directly or by another. */
export const membersOf = ({ sql }: Pick<Store, 'sql'>, id: Id): Id[] => sql.all<{ id: Id }>`WITH RECURSIVE same (id) AS (SELECT ${id} UNION SELECT merged_id FROM merges JOIN same ON merges.person_id = same.id WHERE undone_at IS NULL) SELECT id FROM same`.map((row) => row.id);
