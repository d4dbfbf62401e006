import type { Id } from '#shared/lib/ids.ts';
import type { Sql } from './sql.ts';

/** When a user came in last, as the journal tells; null for one who never did. */
export const lastSignIn = (sql: Sql, userId: Id): string | null => sql.one<{ at: string }>`SELECT at FROM audit WHERE user_id = ${userId} AND outcome = 'done'
  AND procedure IN ('accounts.unlock', 'accounts.recover', 'accounts.keystoreOpen', 'accounts.createCentre') ORDER BY seq DESC LIMIT 1`?.at ?? null;
