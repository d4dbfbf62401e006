import { z } from 'zod';
import type { MessageKey } from '#shared/i18n/index.ts';
import { ID_PATTERN, type Id } from '#shared/lib/ids.ts';
import { command, job, query } from './procedure.ts';
import { bilingual, centimes, civilDate, fileHandle, id, instant, lang, sha256 } from './values.ts';

const NOT_A_CEREMONY: MessageKey = 'handover.NOT_A_CEREMONY';
/** A ceremony that a person names: what cannot be one is told apart from one that is not here. */
const ceremonyId = z.string({ error: NOT_A_CEREMONY }).regex(ID_PATTERN, { error: NOT_A_CEREMONY }).transform((text) => text as Id);

const verdict = z.discriminatedUnion('verdict', [
  /** The bytes, or the code, are those of a paper printed here. */
  z.strictObject({
    verdict: z.literal('known'), reference: z.string(), status: z.enum(['issued', 'cancelled']), language: lang.nullable(),
    issuedAt: instant, recipient: bilingual, ceremonyDate: civilDate, totalCentimes: centimes, contentSha256: sha256,
  }),
  /** The file says it is `reference`, but its bytes are not the printed ones. */
  z.strictObject({ verdict: z.literal('altered'), reference: z.string() }),
  /** A draft: it was never validated and is not kept. */
  z.strictObject({ verdict: z.literal('draft') }),
  z.strictObject({ verdict: z.literal('unknown') }),
]);

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
  /** One PDF a beneficiary. A validated paper is printed once and archived; later calls give the archived bytes. */
  'handover.print': job('paper.print', z.strictObject({ ceremonyId, language: lang }),
    z.strictObject({
      ceremonyId: id,
      papers: z.array(z.strictObject({
        name: z.string(), reference: z.string().nullable(), sha256, pages: z.int(), file: fileHandle,
        /** Characters that no bundled font has, printed as a visible sign. */
        missing: z.array(z.strictObject({ character: z.string(), text: z.string() })),
      })),
    })),
  'handover.verifyFile': query('paper.verify', z.strictObject({ file: fileHandle }), verdict, true),
  'handover.verifyCode': query('paper.verify', z.strictObject({ code: z.string().max(40) }), verdict, true),
};
