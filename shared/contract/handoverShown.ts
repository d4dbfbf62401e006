import { z } from 'zod';
import { DAY_STATES, PHOTO_ANSWERS } from '#shared/domain/handoverDay.ts';
import { APPROXIMATIONS, CONDITIONS, LEGAL_FORMS, SEXES, SIGNATORY_ROLES, TRANSFERS } from '#shared/domain/handover.ts';
import { TRADES } from '#shared/domain/trades.ts';
import { bilingual, centimes, civilDate, id, instant } from './values.ts';

/* What screens are shown of a ceremony. Stored values go out as they are: the bounds of the forms hold for what comes in. */
export const signatoryShown = z.strictObject({ role: z.enum(SIGNATORY_ROLES), name: bilingual, capacity: bilingual, onBehalfOf: bilingual });
export const ceremonyShown = z.strictObject({
  title: bilingual, date: civilDate, time: z.string().nullable(), place: bilingual,
  convention: z.strictObject({ number: z.string(), date: civilDate.nullable(), parties: bilingual }),
  conventionTotal: centimes.nullable(), conventionTotalApproximate: z.enum(APPROXIMATIONS).nullable(),
  envelope: centimes.nullable(), envelopeApproximate: z.enum(APPROXIMATIONS).nullable(),
  giver: z.strictObject({ entity: bilingual, representative: bilingual, capacity: bilingual }),
  originals: z.int(), noDisposalMonths: z.int(), transfer: z.enum(TRANSFERS), signatories: z.array(signatoryShown),
});
const personal = {
  fileNumber: z.string(), name: bilingual, sex: z.enum(SEXES), birthDate: z.string().nullable(), birthPlace: bilingual, phone: z.string(), address: bilingual, commune: bilingual,
  trade: z.enum(TRADES), projectTitle: bilingual, legalForm: z.enum(LEGAL_FORMS).nullable(), reads: z.strictObject({ ar: z.boolean(), fr: z.boolean() }), readingLanguage: bilingual, reader: bilingual,
};
/** A recipient with the whole ID number: for the form that changes it, and for undoing a removal. */
export const recipientWhole = z.strictObject({ ...personal, cin: z.string() });
export const lineShown = z.strictObject({
  designation: bilingual, brandModel: z.string(), serial: z.string(), inventoryNumber: z.string(), unit: bilingual, quantity: z.int(), unitPrice: centimes,
  condition: z.enum(CONDITIONS).nullable(), purchaseReference: z.string(), funder: bilingual,
});

/**
 * Something to mend or to know before validation: `code` is the key of its sentence, filled from `params`, and from `amounts` written as
 * each language writes them; `texts` are those of the params that have a form of their own in each language. `field` is a path in the form of the ceremony, the recipient or the line, such as `name.fr`.
 */
export const problem = z.strictObject({
  severity: z.enum(['blocking', 'warning']), code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])), texts: z.record(z.string(), bilingual), amounts: z.record(z.string(), centimes),
  recipientId: id.nullable(), lineId: id.nullable(), field: z.string().nullable(),
});

/** The certificate that stands for a person; where none does, the last one that was cancelled. */
const paper = z.strictObject({
  reference: z.string(), status: z.enum(['issued', 'cancelled']), signedAt: instant.nullable(), cancelReason: z.string().nullable(), /** the reference of the paper it replaces or corrects */ former: z.string().nullable(), scans: z.int(),
});
export const dayState = z.enum(DAY_STATES);
export const photoAnswer = z.enum(PHOTO_ANSWERS);
/** How one person's handover went; `at` and `by` are null while they wait. */
const dayMark = z.strictObject({ state: dayState, note: z.string(), at: instant.nullable(), by: z.string().nullable(), /** whether there is an earlier state to go back to */ canUndo: z.boolean(), photo: photoAnswer });
export const dayCounts = z.strictObject({ waiting: z.int(), handedOver: z.int(), reserved: z.int(), absent: z.int(), refused: z.int() });
export const filing = z.strictObject({ at: instant, by: z.string(), reason: z.string() });

export const recipientShown = z.strictObject({
  recipientId: id, position: z.int(), ...personal, /** `JT••••00` */ cinMasked: z.string(), /** the last three digits, by which a person is told from a namesake */ cinTail: z.string(),
  lines: z.array(z.strictObject({ lineId: id, position: z.int(), totalCentimes: centimes, ...lineShown.shape })), totalCentimes: centimes, paper: paper.nullable(), day: dayMark,
  /** whose case file it is, where there is one that the user may open */ caseFile: id.nullable(),
});
export const totalsShown = z.strictObject({
  beneficiaries: z.int(), lines: z.int(), totalCentimes: centimes, envelopeCentimes: centimes.nullable(), /** negative when the lines cost more than the envelope */ remainderCentimes: centimes.nullable(),
  byTrade: z.array(z.strictObject({ trade: z.enum(TRADES), beneficiaries: z.int(), totalCentimes: centimes })),
});

export const dayShown = z.strictObject({
  ceremonyId: id, title: bilingual, date: civilDate, revision: z.int(), filed: filing.nullable(), counts: dayCounts,
  recipients: z.array(z.strictObject({
    recipientId: id, order: z.int(), name: bilingual, sex: z.enum(SEXES), cinTail: z.string(), trade: z.enum(TRADES), reads: z.strictObject({ ar: z.boolean(), fr: z.boolean() }),
    equipment: z.array(z.strictObject({ designation: bilingual, quantity: z.int() })), paper: paper.nullable(), day: dayMark, /** they said no to being named in public, in their file */ unnamed: z.boolean(),
  })),
});
