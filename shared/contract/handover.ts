import { z } from 'zod';
import { PAPER_KINDS, SORTS } from '#shared/domain/papers.ts';
import type { MessageKey } from '#shared/i18n/index.ts';
import { ID_PATTERN, type Id } from '#shared/lib/ids.ts';
import { optionalReason, paperKind, paperLang, paperReference, printedFile } from './papers.ts';
import { command, job, query } from './procedure.ts';
import { bilingual, centimes, civilDate, fileHandle, id, sha256 } from './values.ts';

const NOT_A_CEREMONY: MessageKey = 'handover.NOT_A_CEREMONY';
/** A ceremony that a person names: what cannot be one is told apart from one that is not here. */
const ceremonyId = z.string({ error: NOT_A_CEREMONY }).regex(ID_PATTERN, { error: NOT_A_CEREMONY }).transform((text) => text as Id);

const standIn = z.strictObject({ reference: z.string(), former: z.string(), recipient: bilingual, totalCentimes: centimes });

export const handover = {
  'handover.ceremonies': query('ceremony.read', z.strictObject({}), z.array(z.strictObject({
    ceremonyId: id, title: bilingual, date: civilDate, conventionNumber: z.string(), status: z.enum(['draft', 'validated']),
    beneficiaries: z.int(), lines: z.int(), totalCentimes: centimes, envelopeCentimes: centimes.nullable(), remainderCentimes: centimes.nullable(),
    firstReference: z.string().nullable(), lastReference: z.string().nullable(),
  }))),
  /** Validates a ceremony: every beneficiary gets a numbered certificate whose content never changes again. */
  'handover.issue': command('ceremony.validate', z.strictObject({ ceremonyId }),
    z.strictObject({ ceremonyId: id, certificates: z.array(z.strictObject({ reference: z.string(), recipient: bilingual, checkCode: z.string(), contentSha256: sha256 })) })),
  /** Takes away a draft and all that only it brought in; a validated ceremony stays for ever. */
  'handover.discardDraft': command('ceremony.prepare', z.strictObject({ ceremonyId }), z.strictObject({ ceremonyId: id })),
  /**
   * Papers of a ceremony as files: drafts before validation; after it each is numbered, printed once and archived, and later calls give the
   * archived bytes. `pending`: what could not be made, to be asked for again.
   */
  'handover.print': job('paper.print', z.strictObject({
    ceremonyId, language: paperLang,
    kinds: z.array(paperKind).min(1).max(PAPER_KINDS.length).default(['certificate', 'summary', 'list', 'listPublic']).transform((kinds) => [...new Set(kinds)]),
    /** Named originals of each certificate; 0: one text that names none. */
    originals: z.int().min(0).max(99).default(0),
    sort: z.enum(SORTS).default('person'),
    /** For two-sided printing: each paper of a merged file begins on a fresh sheet. */
    freshSheets: z.boolean().default(false),
    /** One file a kind instead of one a paper. */
    merge: z.boolean().default(false),
  }), z.strictObject({ ceremonyId: id, papers: z.array(printedFile), pending: z.array(z.string()) })),
  /** A new certificate in place of a cancelled one, which it cites; from the person's row of a workbook where one is given. */
  'handover.reissue': job('ceremony.validate', z.strictObject({ reference: paperReference, file: fileHandle.nullable().default(null) }), standIn),
  /** A new certificate that corrects a signed one, which it names. */
  'handover.correct': job('ceremony.validate', z.strictObject({ reference: paperReference, reason: optionalReason, file: fileHandle.nullable().default(null) }), standIn),
};
