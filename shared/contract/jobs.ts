import { z } from 'zod';
import { query } from './procedure.ts';
import { id } from './values.ts';

export const jobs = {
  /** Answers as soon as the job has moved on from `seen`, or after `waitMs`. Only the session that started a job sees it, but for one of the gate. */
  'jobs.wait': query('public', z.strictObject({ jobId: id, seen: z.int().min(0), waitMs: z.int().min(0).max(60_000) }),
    z.strictObject({
      state: z.enum(['running', 'done', 'refused', 'cancelled']), seen: z.int(), done: z.int(), total: z.int(),
      /** It counts now, and cannot be cancelled any more. */
      decided: z.boolean(),
      result: z.unknown().optional(),
      refusal: z.strictObject({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])).optional() }).optional(),
    })),
  /** Refused: TOO_LATE, where it is `decided`. */
  'jobs.cancel': query('public', z.strictObject({ jobId: id }), z.strictObject({})),
};
