import { z } from 'zod';
import { jotting, query } from './procedure.ts';
import { instant } from './values.ts';

/** The name of a form, as its screen calls it: `ceremony/new`, `recipient/<id>`. */
const key = z.string().min(1).max(200);
const draft = z.strictObject({ key, savedAt: instant });

// everybody who fills in a form, the reserve of the day included
export const drafts = {
  /**
   * An unfinished form, of this user alone: it survives a crash, a lock, a closed window. `content` is JSON of the screen's own. `after`: when
   * what this window knows was kept, null for nothing; refused (app.KEPT_ELSEWHERE) where another window kept something since.
   */
  'drafts.save': jotting('ceremony.day', z.strictObject({ key, content: z.string().max(65_536), after: instant.nullable().default(null) }), draft),
  'drafts.load': query('ceremony.day', z.strictObject({ key }), z.strictObject({ content: z.string(), savedAt: instant }).nullable()),
  /** `after`: only what was kept then, not what another window kept since. */
  'drafts.drop': jotting('ceremony.day', z.strictObject({ key, after: instant.nullable().default(null) }), z.strictObject({})),
  /** The newest first. */
  'drafts.list': query('ceremony.day', z.strictObject({}), z.array(draft)),
};
