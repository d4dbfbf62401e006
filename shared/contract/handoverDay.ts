import { z } from 'zod';
import { MARKED_STATES } from '#shared/domain/handoverDay.ts';
import { filled, words } from './handoverForms.ts';
import { dayShown, photoAnswer } from './handoverShown.ts';
import { command, query } from './procedure.ts';
import { ceremonyId, id } from './values.ts';

/* The day of a ceremony (shared/domain/handoverDay.ts). `revision` as in handoverDraft.ts: refused only where that very person moved on since. */
const revision = z.int().min(0);
const one = { ceremonyId, recipientId: id, revision };
const note = words(500).default('');
const done = z.strictObject({ revision });

export const handoverDay = {
  'handover.day': query('ceremony.read', z.strictObject({ ceremonyId }), dayShown),
  'handover.mark': command('ceremony.day', z.strictObject({ ...one, state: z.enum(MARKED_STATES), note }), done),
  /** Back to the state before; again, to the one before that. */
  'handover.unmark': command('ceremony.day', z.strictObject(one), done),
  'handover.setPhoto': command('ceremony.day', z.strictObject({ ...one, photo: photoAnswer }), done),
  /** Closes the day. Refused while somebody waits; while signed scans are missing only a reason closes it. */
  'handover.fileAway': command('ceremony.file', z.strictObject({ ceremonyId, reason: note }), z.strictObject({ revision, /** references of certificates without a signed scan */ unscanned: z.array(z.string()) })),
  'handover.reopen': command('ceremony.file', z.strictObject({ ceremonyId, reason: filled(500) }), done),
};
