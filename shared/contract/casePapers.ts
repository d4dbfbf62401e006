import { z } from 'zod';
import { CASE_KINDS, SHARED_KINDS } from '#shared/domain/papers.ts';
import { paperLang, printedFile } from './papers.ts';
import { command, job, query } from './procedure.ts';
import { civilDate, id, instant, line } from './values.ts';

const caseKind = z.enum(CASE_KINDS), sharedKind = z.enum(SHARED_KINDS);
/** Papers of a person's file (domain.md §4 B, C, D, J); cancelling, signing, scans and duplicates are those of all papers. */
export const casePapers = {
  /**
   * One paper. `subjectId`: which diagnosis, plan or visit; null: the newest. A draft has a mark and no number; issued, it is numbered and kept, and
   * what was issued before and still tells the same is given again as it was.
   */
  'casePapers.print': job('paper.print', z.strictObject({ personId: id, kind: caseKind, subjectId: id.nullable().default(null), language: paperLang, draft: z.boolean().default(false) }),
    z.strictObject({ personId: id, subjectId: id.nullable(), papers: z.array(printedFile), /** numbered, but could not be made: printing again makes it */ pending: z.array(z.string()) })),
  /** All that were issued for a person, the newest first. */
  'casePapers.list': query('file.read', z.strictObject({ personId: id }), z.array(z.strictObject({
    kind: caseKind, reference: z.string(), subjectId: id.nullable(), /** made to leave the centre: it tells less than the centre's own */ outside: z.boolean(), status: z.enum(['issued', 'cancelled']), issuedAt: instant, issuedBy: z.string(), signedAt: instant.nullable(), cancelReason: z.string().nullable(),
    replacedBy: z.string().nullable(), /** signed sheets kept as scans */ scans: z.int(),
  }))),
  /**
   * A paper given to a partner: the copy bears whom it is for, and a row is kept of it. Refused where the person was not asked about this partner
   * (casePapers.PARTNER_NOT_ASKED) or said no, however the name is spelt (casePapers.PARTNER_FORBIDDEN). It tells nothing of health, and of consents and partners only what concerns this one. `papers` is
   * empty and `pending` names the paper where the copy could not be made: asked for again, it is made, and no second row is kept.
   */
  'casePapers.communicate': job('file.write', z.strictObject({ personId: id, kind: sharedKind, subjectId: id.nullable().default(null), language: paperLang, partner: line(120), purpose: line(300) }),
    z.strictObject({ communicationId: id, reference: z.string(), papers: z.array(printedFile), pending: z.array(z.string()) })),
  /** A row that was entered by mistake: it stays, and says so from now on. Once. */
  'casePapers.uncommunicate': command('file.write', z.strictObject({ communicationId: id, reason: line(300) }), z.strictObject({ communicationId: id })),
  /** All that was given to partners, the newest first. */
  'casePapers.communications': query('file.read', z.strictObject({ personId: id }), z.array(z.strictObject({
    communicationId: id, kind: sharedKind, reference: z.string(), language: paperLang, /** as the consent spells it */ partner: z.string(), purpose: z.string(), at: instant, by: z.string(),
    /** the day of the answer that it rests on */ consentOn: civilDate, corrected: z.strictObject({ reason: z.string(), at: instant, by: z.string() }).nullable(),
  }))),
};
