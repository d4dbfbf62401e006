import { z } from 'zod';
import { jotting, query } from './procedure.ts';
import { instant } from './values.ts';

/** The name of a form, as its screen calls it: `ceremony/new`, `recipient/<id>`. */
const key = z.string().min(1).max(200);
const draft = z.strictObject({ key, savedAt: instant });

export const drafts = {
  /** An unfinished form, of this user alone: it survives a crash, a lock, a closed window. `content` is JSON of the screen's own. */
  'drafts.save': jotting('ceremony.prepare', z.strictObject({ key, content: z.string().max(65_536) }), draft),
  'drafts.load': query('ceremony.prepare', z.strictObject({ key }), z.strictObject({ content: z.string(), savedAt: instant }).nullable()),
  'drafts.drop': jotting('ceremony.prepare', z.strictObject({ key }), z.strictObject({})),
  /** The newest first. */
  'drafts.list': query('ceremony.prepare', z.strictObject({}), z.array(draft)),
};
