import { z } from 'zod';
import { query } from './procedure.ts';
import { bilingual, id, instant, sha256 } from './values.ts';

/** What a row is about, in words for those who read it; the journal itself keeps ids and references alone. */
const about = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ceremony'), ceremonyId: id, title: bilingual }),
  z.strictObject({ kind: z.literal('person'), ceremonyId: id, recipientId: id, name: bilingual }),
  z.strictObject({ kind: z.literal('user'), name: z.string() }),
  /** A reference, a code, or the id of something that is gone. */
  z.strictObject({ kind: z.literal('text'), text: z.string() }),
]);
const head = z.strictObject({ seq: z.int(), hash: z.string() });

export const audit = {
  /**
   * The journal, the newest row first; `next` is the `before` of the following page, null at the end. Looking is written down once a question,
   * not once a page: see electron/engine/audit/service.ts.
   */
  'audit.list': query('audit.read', z.strictObject({
    userId: id.nullable().default(null),
    /** A procedure's name, or an area with its dot: `papers.` */
    what: z.string().max(80).default(''),
    outcome: z.enum(['done', 'refused']).nullable().default(null),
    /** A reference or an id, whole. */
    subject: z.string().trim().max(80).default(''),
    /** Not before this instant, and before that one. */
    from: instant.nullable().default(null), to: instant.nullable().default(null),
    before: z.int().positive().nullable().default(null), limit: z.int().min(1).max(500).default(100),
  }), z.strictObject({
    entries: z.array(z.strictObject({
      seq: z.int(), at: instant, /** null: nobody was known, as at a wrong passphrase */ userId: id.nullable(), user: z.string(), procedure: z.string(), /** `done`, or the key of the refusal */ outcome: z.string(), about: about.nullable(),
    })),
    next: z.int().nullable(),
    /** What can be filtered by: everybody who had an account, every procedure that stands in the journal. */
    users: z.array(z.strictObject({ id, name: z.string() })), procedures: z.array(z.string()),
  }), true),
  /**
   * Walks the journal and the change log from end to end. `head`: number and hash (its beginning is enough) of a row, as a slip kept outside
   * tells them; a journal that was cut off or set back has no such row.
   */
  'audit.verify': query('audit.read', z.strictObject({ head: z.strictObject({ seq: z.int().min(1), hash: z.string().regex(/^[0-9a-f]{8,64}$/, { error: 'audit.HASH_FORM' }) }).nullable().default(null) }), z.discriminatedUnion('verdict', [
    /** `lostAt`: the newest row of an opening that missed rows it knew of (the end was lost, or an old copy put back); what is left is whole. */
    z.strictObject({ verdict: z.literal('whole'), rows: z.int(), changes: z.int(), head, lostAt: z.int().nullable() }),
    /** The first row of a chain that is altered or missing. */
    z.strictObject({ verdict: z.literal('broken'), chain: z.enum(['audit', 'changes']), seq: z.int() }),
    /** The chains hold, but the row that was told of is not in them. */
    z.strictObject({ verdict: z.literal('cut'), seq: z.int(), rows: z.int() }),
  ]), true),
  /** Number and hash of the newest row: what slips print. */
  'audit.head': query('audit.read', z.strictObject({}), z.strictObject({ seq: z.int(), hash: sha256 })),
};
