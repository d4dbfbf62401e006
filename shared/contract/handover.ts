import { z } from 'zod';
import { CEREMONY_KINDS, SORTS } from '#shared/domain/papers.ts';
import { handoverAfter } from './handoverAfter.ts';
import { handoverDay } from './handoverDay.ts';
import { handoverDraft } from './handoverDraft.ts';
import { dayCounts } from './handoverShown.ts';
import { optionalReason, paperLang, paperReference, printedFile } from './papers.ts';
import { command, job, query } from './procedure.ts';
import { bilingual, centimes, ceremonyId, civilDate, fileHandle, id, instant, sha256 } from './values.ts';

const standIn = z.strictObject({ reference: z.string(), former: z.string(), recipient: bilingual, totalCentimes: centimes });

export const handover = {
  ...handoverDraft,
  ...handoverDay,
  ...handoverAfter,
  /** The newest day first. `text` is of the title, place or convention; `next` is the `after` of the following page, null at the end. */
  'handover.ceremonies': query('ceremony.read', z.strictObject({
    text: z.string().max(200).default(''), status: z.enum(['draft', 'validated', 'filed']).nullable().default(null), year: z.int().min(1900).max(9999).nullable().default(null),
    after: z.strictObject({ date: civilDate, ceremonyId: id }).nullable().default(null), limit: z.int().min(1).max(500).default(100),
  }), z.strictObject({
    entries: z.array(z.strictObject({
      ceremonyId: id, title: bilingual, date: civilDate, place: bilingual, conventionNumber: z.string(), status: z.enum(['draft', 'validated']), filedAt: instant.nullable(), updatedAt: instant, revision: z.int(),
      beneficiaries: z.int(), lines: z.int(), totalCentimes: centimes, envelopeCentimes: centimes.nullable(), remainderCentimes: centimes.nullable(),
      firstReference: z.string().nullable(), lastReference: z.string().nullable(), counts: dayCounts, /** of a draft; 0 after validation */ blocking: z.int(), warnings: z.int(),
    })),
    next: z.strictObject({ date: civilDate, ceremonyId: id }).nullable(),
  })),
  /** Validates a ceremony: every beneficiary gets a numbered certificate whose content never changes again. */
  'handover.issue': command('ceremony.validate', z.strictObject({ ceremonyId, /** what the person read before they validated: refused where anything moved on since */ revision: z.int().min(0).nullable().default(null) }),
    z.strictObject({ ceremonyId: id, certificates: z.array(z.strictObject({ reference: z.string(), recipient: bilingual, checkCode: z.string(), contentSha256: sha256 })) })),
  /** Takes away a draft and all that only it brought in; a validated ceremony stays for ever. */
  'handover.discardDraft': command('ceremony.prepare', z.strictObject({ ceremonyId }), z.strictObject({ ceremonyId: id })),
  /**
   * Papers of a ceremony as files: drafts before validation; after it each is numbered, printed once and archived, and later calls give the
   * archived bytes. `pending`: what could not be made, to be asked for again.
   */
  'handover.print': job('paper.print', z.strictObject({
    ceremonyId, language: paperLang,
    kinds: z.array(z.enum(CEREMONY_KINDS)).min(1).max(CEREMONY_KINDS.length).default(['certificate', 'summary', 'list', 'listPublic']).transform((kinds) => [...new Set(kinds)]),
    /** Named originals of each certificate: the first so many, or these numbers; 0 or none: one text that names nobody. */
    originals: z.union([z.int().min(0).max(99), z.array(z.int().min(1).max(99)).max(99)]).default(0).transform((asked) => (typeof asked === 'number' ? Array.from({ length: asked }, (_, i) => i + 1) : [...new Set(asked)].sort((a, b) => a - b))),
    sort: z.enum(SORTS).default('person'),
    /** Papers of these persons alone, of the kinds that are one a person; null for everybody's. */
    recipients: z.array(id).min(1).max(2000).nullable().default(null),
    /** For two-sided printing: each paper of a merged file begins on a fresh sheet. */
    freshSheets: z.boolean().default(false),
    /** One file a kind instead of one a paper. */
    merge: z.boolean().default(false),
  }), z.strictObject({ ceremonyId: id, papers: z.array(printedFile), pending: z.array(z.string()) })),
  /** What could not be made before, each in its language and as the original or reprint it was to be. */
  'handover.printPending': job('paper.print', z.strictObject({ ceremonyId }), z.strictObject({ ceremonyId: id, papers: z.array(printedFile), pending: z.array(z.string()) })),
  /** A new certificate in place of a cancelled one, which it cites; from the person's row of a workbook where one is given. */
  'handover.reissue': job('ceremony.validate', z.strictObject({ reference: paperReference, file: fileHandle.nullable().default(null) }), standIn),
  /** A new certificate that corrects a signed one, which it names. */
  'handover.correct': job('ceremony.validate', z.strictObject({ reference: paperReference, reason: optionalReason, file: fileHandle.nullable().default(null) }), standIn),
};
