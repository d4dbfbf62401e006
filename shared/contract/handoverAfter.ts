import { z } from 'zod';
import { linesForm, recipientChange, recipientForm } from './handoverForms.ts';
import { problem } from './handoverShown.ts';
import { optionalReason, paperReference } from './papers.ts';
import { command } from './procedure.ts';
import { bilingual, centimes, ceremonyId, id } from './values.ts';

/*
 * A validated ceremony changed by hand: what a certificate says is said by another one, with a number of its own. `revision` as in
 * handoverDraft.ts: refused only where that very person moved on since.
 */
const revision = z.int().min(0);
const warnings = z.array(problem);

export const handoverAfter = {
  /**
   * One person's data and goods said anew. A certificate that nobody signed is cancelled with the reason and replaced, a cancelled one
   * replaced, a signed one corrected (shared/domain/papers.ts, `decideAmend`).
   */
  'handover.amend': command('ceremony.validate', z.strictObject({ reference: paperReference, revision, recipient: recipientChange, lines: linesForm, reason: optionalReason }),
    z.strictObject({ revision, reference: z.string(), former: z.string(), /** whether the former was cancelled now */ cancelled: z.boolean(), recipient: bilingual, totalCentimes: centimes, warnings })),
  /** A person gives up what was meant for them: their certificate is cancelled, and the day says so. */
  'handover.withdraw': command('paper.cancel', z.strictObject({ ceremonyId, recipientId: id, revision, reason: optionalReason }), z.strictObject({ revision, reference: z.string().nullable() })),
  /** Somebody who comes in after validation, at the end, or in the place of one who then stands at the end; with the next number. */
  'handover.admit': command('ceremony.validate', z.strictObject({ ceremonyId, revision, recipient: recipientForm, lines: linesForm, /** in whose place */ replaces: id.nullable().default(null), reason: optionalReason }),
    z.strictObject({ recipientId: id, revision, reference: z.string(), /** of the one who left */ cancelled: z.string().nullable(), warnings })),
};
