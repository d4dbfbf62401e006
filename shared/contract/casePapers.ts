import { z } from 'zod';
import { CASE_KINDS } from '#shared/domain/papers.ts';
import { paperLang, printedFile } from './papers.ts';
import { job, query } from './procedure.ts';
import { id, instant, oneLine } from './values.ts';

const caseKind = z.enum(CASE_KINDS);
/** Papers of a person's file (domain.md §4 B, C, D, J); cancelling, signing, scans and duplicates are those of all papers. */
export const casePapers = {
  /**
   * One paper. `subjectId`: which diagnosis, plan or visit; null: the newest. A draft has a mark and no number; issued, it is numbered and kept, and
   * what was issued before and still tells the same is given again as it was.
   */
  'casePapers.print': job('paper.print', z.strictObject({ personId: id, kind: caseKind, subjectId: id.nullable().default(null), language: paperLang, draft: z.boolean().default(false) }),
    z.strictObject({ personId: id, subjectId: id.nullable(), papers: z.array(printedFile), /** numbered, but could not be made: printing again makes it */ pending: z.array(z.string()) })),
  /** Whose file bears the number, as the command line names it. */
  'casePapers.find': query('paper.print', z.strictObject({ fileNumber: oneLine(40).min(1) }), z.strictObject({ personId: id })),
  /** All that were issued for a person, the newest first. */
  'casePapers.list': query('file.read', z.strictObject({ personId: id }), z.array(z.strictObject({
    kind: caseKind, reference: z.string(), subjectId: id.nullable(), status: z.enum(['issued', 'cancelled']), issuedAt: instant, issuedBy: z.string(), signedAt: instant.nullable(), cancelReason: z.string().nullable(),
    replacedBy: z.string().nullable(), /** signed sheets kept as scans */ scans: z.int(),
  }))),
};
