import { z } from 'zod';
import type { MessageKey } from '#shared/i18n/index.ts';
import { PAPER_KINDS, PAPER_LANGS } from '#shared/domain/papers.ts';
import { filled } from './handoverForms.ts';
import { command, job, query } from './procedure.ts';
import { bilingual, centimes, civilDate, fileHandle, id, instant, sha256 } from './values.ts';

const NOT_A_REFERENCE: MessageKey = 'papers.NOT_A_REFERENCE';
/** `PV/AGA/2025/0001` as a person types it: case does not matter, nor `-` for `/` as in a file's name. */
export const paperReference = z.string({ error: NOT_A_REFERENCE }).trim().max(60, { error: NOT_A_REFERENCE })
  .transform((text) => text.toUpperCase().replaceAll('-', '/')).pipe(z.string().regex(/^[A-Z]{2,4}\/[A-Z0-9]{2,8}\/\d{4}\/\d{4,}$/, { error: NOT_A_REFERENCE }));
export const paperLang = z.enum(PAPER_LANGS);
export const paperKind = z.enum(PAPER_KINDS);
/** Why a paper is cancelled or corrected: printed on the one that stands in for it. */
const REASON: MessageKey = 'papers.REASON_NEEDED';
export const reason = z.string({ error: REASON }).trim().min(3, { error: REASON }).max(300, { error: REASON }).regex(/^[^\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]*$/u, { error: REASON });

/** The same where it need not be given. */
export const optionalReason = z.union([z.literal(''), reason]).default('');

/** A paper as a file to take. */
export const printedFile = z.strictObject({
  name: z.string(), kind: paperKind, reference: z.string().nullable(), sha256, pages: z.int(), file: fileHandle,
  /** Characters that no bundled font has, printed as a visible sign. */
  missing: z.array(z.strictObject({ character: z.string(), text: z.string() })),
});
const status = z.enum(['issued', 'cancelled']);
const verdict = z.discriminatedUnion('verdict', [
  /** The bytes, or the code, are those of a paper printed here. */
  z.strictObject({
    verdict: z.literal('known'), kind: paperKind, reference: z.string(), status, language: paperLang.nullable(),
    /** Which original it is (0: the text that names none), and which reprint of it (0: the first print). */
    original: z.int(), copy: z.int(), /** for whom a file's paper was made, told to whoever may see the file */ partner: z.string().nullable(), issuedAt: instant, contentSha256: sha256, replacedBy: z.string().nullable(),
    recipient: bilingual.nullable(), /** null for a paper of a person's file */ ceremonyDate: civilDate.nullable(), /** the day that such a paper is of */ paperDate: civilDate.nullable(), totalCentimes: centimes.nullable(),
  }),
  /** The bytes are those of several papers printed here in one file. */
  z.strictObject({ verdict: z.literal('set'), kind: paperKind, language: paperLang, reference: z.string(), papers: z.array(z.strictObject({ reference: z.string(), status, replacedBy: z.string().nullable() })) }),
  /** The file says it is `reference`, but its bytes are not the printed ones. */
  z.strictObject({ verdict: z.literal('altered'), reference: z.string() }),
  /** A draft: it was never validated and is not kept. */
  z.strictObject({ verdict: z.literal('draft') }),
  z.strictObject({ verdict: z.literal('unknown') }),
]);
/** Formats of a signed sheet's scan, told by its content. */
const SCAN_FORMATS = ['pdf', 'jpeg', 'png'] as const;
const scan = z.strictObject({ scanId: id, reference: z.string(), order: z.int(), format: z.enum(SCAN_FORMATS), bytes: z.int(), sha256, attachedAt: instant, attachedBy: z.string(), removed: z.strictObject({ at: instant, by: z.string(), reason: z.string() }).nullable() });
const maybeCeremony = id.nullable().default(null);

export const papers = {
  /** Before anybody signed it: its number stays used, a reprint is marked, and it can be replaced. */
  'papers.cancel': command('paper.cancel', z.strictObject({ reference: paperReference, reason }), z.strictObject({ reference: z.string() })),
  /** Notes that a paper, or all standing certificates of a ceremony, were signed by hand. */
  'papers.sign': command('paper.sign', z.strictObject({ paper: z.union([id, paperReference], { error: NOT_A_REFERENCE }) }), z.strictObject({ references: z.array(z.string()) })),
  /** A marked duplicate; the count is per paper, language and original. */
  'papers.reprint': job('paper.print', z.strictObject({ reference: paperReference, language: paperLang, original: z.int().min(0).max(99).default(0) }), z.strictObject({ copy: z.int(), paper: printedFile })),
  /** Two pages by which a person judges a printer; they hold nobody's data. */
  'papers.testPage': query('public', z.strictObject({ language: paperLang, centre: bilingual.default({ ar: '', fr: '' }) }), z.strictObject({ file: fileHandle, pages: z.int(), sha256 })),
  'papers.archive': query('paper.print', z.strictObject({ ceremonyId: maybeCeremony }), z.strictObject({
    entries: z.array(z.strictObject({
      kind: paperKind, reference: z.string().nullable(), status: z.enum(['issued', 'cancelled', 'set']), language: paperLang, original: z.int(), copy: z.int(),
      /** For whom a file's paper was made, whose number stands as the original's. */
      partner: z.string().nullable(), sha256, pages: z.int(), printedAt: instant, papers: z.int(),
      /** The sheets of a set, in their order. */
      members: z.array(z.strictObject({ reference: z.string(), original: z.int() })),
    })),
    /** Papers that exist but could not be made yet. */
    pending: z.array(z.strictObject({
      ceremonyId: id.nullable(),
      /** Whose file the paper is of, where it is of no ceremony. */
      personId: id.nullable(), reference: z.string(), kind: paperKind, language: paperLang, original: z.int(), copy: z.int(), partner: z.string().nullable(), attempts: z.int(), failedAt: instant,
    })),
  }), true),
  'papers.archived': query('paper.print', z.strictObject({ sha256 }), z.strictObject({ file: fileHandle }), true),
  'papers.verifyFile': query('paper.verify', z.strictObject({ file: fileHandle }), verdict, true),
  'papers.verifyCode': query('paper.verify', z.strictObject({ code: z.string().max(40) }), verdict, true),

  /** Keeps the scan of a signed paper, as it is, for ever; the paper is noted as signed if it was not. Several of one paper stand in the order they came. */
  'papers.attachScan': command('paper.sign', z.strictObject({ reference: paperReference, file: fileHandle }), z.strictObject({ scan, /** whether the signature was noted now */ signed: z.boolean() })),
  /** Of one paper, or of all papers of a ceremony; removed ones too, marked so. */
  'papers.scans': query('paper.print', z.strictObject({ reference: paperReference.nullable().default(null), ceremonyId: maybeCeremony }), z.array(scan)),
  'papers.scan': query('paper.print', z.strictObject({ scanId: id }), z.strictObject({ file: fileHandle, scan }), true),
  /** It is kept, and counts no longer; the paper stays signed. */
  'papers.removeScan': command('paper.sign', z.strictObject({ scanId: id, reason: filled(300) }), z.strictObject({ scan })),
};
