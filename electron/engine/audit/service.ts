import type { Received } from '#shared/contract/index.ts';
import { canonicalJson } from '#shared/domain/common/canonical.ts';
import type { Clock, Id } from '#shared/lib/ids.ts';
import { ok } from '#shared/lib/result.ts';
import type { HandlersOf } from '../handlers.ts';
import type { Store } from '../store/store.ts';
import { aboutOf, entriesOf, proceduresIn, usersOf } from './repository.ts';

/** As long as one question is gone on with: its further pages, and the same one asked again when a window comes back to the front. */
const SAME_LOOK = 10 * 60_000;

/** The journal, for those who watch over it. */
export function createAuditTrail({ clock }: { readonly clock: Clock }): HandlersOf<'audit'> {
  /** What each person asked last, and the journal's head then. */
  const asked = new Map<Id, { readonly question: string; readonly seq: number }>();

  /** Whether this look is part of one that was written down: else reading the journal would fill it. */
  function continues(store: Store, userId: Id, { before: _before, limit: _limit, ...question }: Received<'audit.list'>): boolean {
    const text = canonicalJson(question), last = asked.get(userId);
    const row = last?.question === text && store.sql.one<{ at: string }>`SELECT at FROM audit WHERE seq > ${last.seq} AND user_id = ${userId} AND procedure = 'audit.list' AND outcome = 'done' ORDER BY seq LIMIT 1`;
    if (row && Date.parse(clock.now()) - Date.parse(row.at) < SAME_LOOK) return true;
    asked.set(userId, { question: text, seq: store.audit.head().seq });
    return false;
  }
  return {
    'audit.list'(input, { store, user, continuing }) {
      if (continues(store, user.id, input)) continuing();
      const rows = entriesOf(store, input), users = usersOf(store), names = new Map(users.map(({ id, name }) => [id, name]));
      const entries = rows.slice(0, input.limit).map(({ seq, at, user_id: userId, procedure, outcome, subject }) =>
        ({ seq, at, userId, user: (userId && names.get(userId)) ?? '', procedure, outcome, about: aboutOf(store, names, subject) }));
      return ok({ entries, next: rows.length > input.limit ? entries.at(-1)?.seq ?? null : null, users, procedures: proceduresIn(store) });
    },
    'audit.verify'({ head: told }, { store }) {
      const rows = store.audit.verify();
      if (!rows.ok) return ok({ verdict: 'broken', chain: 'audit', seq: rows.brokenSeq });
      const changes = store.changes.verify();
      if (!changes.ok) return ok({ verdict: 'broken', chain: 'changes', seq: changes.brokenSeq });
      const there = told && store.sql.one<{ hash: string }>`SELECT hash FROM audit WHERE seq = ${told.seq}`;
      if (told && there?.hash.startsWith(told.hash) !== true) return ok({ verdict: 'cut', seq: told.seq, rows: rows.rows });
      const lost = store.sql.one<{ seq: number | null }>`SELECT max(seq) AS seq FROM audit WHERE outcome = 'store.CHANGES_LOST'`;
      return ok({ verdict: 'whole', rows: rows.rows, changes: changes.rows, head: store.audit.head(), lostAt: lost?.seq ?? null });
    },
    'audit.head': (_input, { store }) => ok(store.audit.head()),
  };
}
