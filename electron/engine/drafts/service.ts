import type { Clock, Instant } from '#shared/lib/ids.ts';
import { ok, refuse } from '#shared/lib/result.ts';
import type { HandlersOf } from '../handlers.ts';

/** As many unfinished forms as one person can have in mind; the oldest makes room. */
const MOST = 100;
const isJson = (text: string): boolean => { try { JSON.parse(text); return true; } catch { return false; } };

/** Unfinished forms of each user, in the encrypted database: they outlive a crash, a lock, a closed window. */
export function createFormDrafts({ clock }: { readonly clock: Clock }): HandlersOf<'drafts'> {
  return {
    'drafts.save'({ key, content, after }, { store: { sql }, user }) {
      if (!isJson(content)) return refuse('app.INVALID_INPUT', { field: 'content' });
      const kept = sql.one<{ saved_at: Instant }>`SELECT saved_at FROM form_drafts WHERE user_id = ${user.id} AND key = ${key}`;
      if (kept && kept.saved_at !== after) return refuse('app.KEPT_ELSEWHERE');
      const savedAt = clock.now();
      sql.run`INSERT INTO form_drafts (user_id, key, content, saved_at) VALUES (${user.id}, ${key}, ${content}, ${savedAt}) ON CONFLICT DO UPDATE SET content = ${content}, saved_at = ${savedAt}`;
      sql.run`DELETE FROM form_drafts WHERE user_id = ${user.id} AND key IN (SELECT key FROM form_drafts WHERE user_id = ${user.id} ORDER BY saved_at DESC, key LIMIT -1 OFFSET ${MOST})`;
      return ok({ key, savedAt });
    },
    'drafts.load': ({ key }, { store: { sql }, user }) => {
      const row = sql.one<{ content: string; saved_at: Instant }>`SELECT content, saved_at FROM form_drafts WHERE user_id = ${user.id} AND key = ${key}`;
      return ok(row ? { content: row.content, savedAt: row.saved_at } : null);
    },
    'drafts.drop'({ key, after }, { store: { sql }, user }) {
      sql.run`DELETE FROM form_drafts WHERE user_id = ${user.id} AND key = ${key} AND (${after} IS NULL OR saved_at = ${after})`;
      return ok({});
    },
    'drafts.list': (_input, { store: { sql }, user }) => ok(sql.all<{ key: string; saved_at: Instant }>`SELECT key, saved_at FROM form_drafts WHERE user_id = ${user.id} ORDER BY saved_at DESC, key`
      .map((row) => ({ key: row.key, savedAt: row.saved_at }))),
  };
}
