import { z } from 'zod';
import { normalCin, normalPhone } from '#shared/domain/common/identity.ts';
import { oneLine } from '#shared/domain/common/names.ts';
import { civilDate, type CivilDate } from '#shared/domain/common/dates.ts';
import type { Centimes } from '#shared/domain/common/money.ts';
import { MAX_CENTIMES } from '#shared/domain/common/numbers.ts';
import { APPROXIMATIONS, CONDITIONS, LEGAL_FORMS, SEXES, SIGNATORY_ROLES, TRANSFERS } from '#shared/domain/handover.ts';
import { TRADES } from '#shared/domain/trades.ts';
import type { MessageKey } from '#shared/i18n/index.ts';

/*
 * What a person types about a ceremony, with the bounds of the workbook's columns (electron/engine/exchange/ceremonyColumns.ts): what
 * the importer refuses in a cell is refused here. Every text becomes one clean line, as the importer makes it.
 */
const said = (key: MessageKey): { readonly error: MessageKey } => ({ error: key });
const TOO_LONG = said('app.TEXT_TOO_LONG'), EMPTY = said('app.EMPTY'), NO_DATE = said('app.NOT_A_DATE'), NUMBER = said('app.OUT_OF_RANGE'), AMOUNT = said('app.NOT_AN_AMOUNT');

/** A text that may be empty. */
export const words = (max: number) => z.string().transform(oneLine).pipe(z.string().max(max, TOO_LONG));
/** A text that says something. */
export const filled = (max: number) => z.string().transform(oneLine).pipe(z.string().min(1, EMPTY).max(max, TOO_LONG));
const both = (max: number) => z.strictObject({ ar: words(max), fr: words(max) });
/** The Arabic stands on the deed: it must be there. */
const withArabic = (max: number) => z.strictObject({ ar: filled(max), fr: words(max) });

const isCivilDate = (text: string): boolean => civilDate(text) !== null;
const isBirth = (text: string): boolean => /^\d{4}$/.test(text) || isCivilDate(text);
const date = z.string().refine(isCivilDate, NO_DATE).transform((text) => text as CivilDate);
const time = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, said('app.NOT_A_TIME'));
const amount = z.int(AMOUNT).min(0, AMOUNT).max(MAX_CENTIMES, AMOUNT).transform((value) => value as Centimes);

export const signatoryForm = z.strictObject({ role: z.enum(SIGNATORY_ROLES), name: both(150), capacity: both(150), onBehalfOf: both(250) });
export const signatoriesForm = z.array(signatoryForm).max(20, NUMBER);
export const ceremonyForm = z.strictObject({
  title: withArabic(250), date, time: time.nullable(), place: withArabic(250),
  convention: z.strictObject({ number: filled(80), date: date.nullable(), parties: both(600) }),
  conventionTotal: amount.nullable(), conventionTotalApproximate: z.enum(APPROXIMATIONS).nullable(),
  envelope: amount.nullable(), envelopeApproximate: z.enum(APPROXIMATIONS).nullable(),
  giver: z.strictObject({ entity: withArabic(250), representative: both(150), capacity: both(150) }),
  originals: z.int(NUMBER).min(1, NUMBER).max(20, NUMBER), noDisposalMonths: z.int(NUMBER).min(0, NUMBER).max(120, NUMBER), transfer: z.enum(TRANSFERS),
  signatories: signatoriesForm,
});

const personal = {
  fileNumber: words(40), name: withArabic(120), sex: z.enum(SEXES),
  /** `YYYY-MM-DD`, or `YYYY` where only the year is known. */
  birthDate: z.string().refine(isBirth, NO_DATE).nullable(), birthPlace: both(120),
  phone: words(40).transform(normalPhone), address: both(300), commune: both(120), trade: z.enum(TRADES), projectTitle: both(250), legalForm: z.enum(LEGAL_FORMS).nullable(),
  reads: z.strictObject({ ar: z.boolean(), fr: z.boolean() }), readingLanguage: both(60), reader: both(120),
};
const cin = words(20).transform(normalCin);
export const recipientForm = z.strictObject({ ...personal, cin });
/** The same person changed: a CIN left out stays as it is, so that a screen that never saw it whole can change the rest. */
export const recipientChange = z.strictObject({ ...personal, cin: cin.optional() });

export const lineForm = z.strictObject({
  designation: withArabic(300), brandModel: words(150), serial: words(80), inventoryNumber: words(80), unit: both(80),
  quantity: z.int(NUMBER).min(1, NUMBER).max(100_000, NUMBER), unitPrice: amount, condition: z.enum(CONDITIONS).nullable(), purchaseReference: words(120), funder: both(300),
});
export const MOST_LINES = 200;
export const linesForm = z.array(lineForm).max(MOST_LINES, NUMBER);
