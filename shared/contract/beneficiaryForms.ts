import { z } from 'zod';
import { LANGUAGES, MARITAL_STATUSES, MOST_EXPERIENCES, MOST_TRAININGS, SCHOOLINGS, type Profile } from '#shared/domain/beneficiaries.ts';
import { civilDate, type CivilDate } from '#shared/domain/common/dates.ts';
import { normalCin, normalPhone } from '#shared/domain/common/identity.ts';
import { SEXES } from '#shared/domain/handover.ts';
import { TRADES } from '#shared/domain/trades.ts';
import type { MessageKey } from '#shared/i18n/index.ts';
import { filled, words } from './handoverForms.ts';

/* What a person types into a case file. The profile is kept as JSON and parsed by the same schema when it is read back. */
const NO_DATE = { error: 'app.NOT_A_DATE' satisfies MessageKey }, RANGE = { error: 'app.OUT_OF_RANGE' satisfies MessageKey };
const both = (max: number) => z.strictObject({ ar: words(max), fr: words(max) });
/** A day of the calendar. */
export const day = z.string().refine((text) => civilDate(text) !== null, NO_DATE).transform((text) => text as CivilDate);
const count = (most: number) => z.int(RANGE).min(0, RANGE).max(most, RANGE).nullable();
const phone = words(40).transform(normalPhone);

export const profile = z.strictObject({
  maritalStatus: z.enum(MARITAL_STATUSES).nullable(), children: count(30), dependants: count(50), schooling: z.enum(SCHOOLINGS).nullable(),
  trainings: z.array(z.strictObject({ title: filled(150), certificate: words(150), months: count(120), year: z.int(RANGE).min(1930, RANGE).max(2200, RANGE).nullable(), seen: z.boolean() })).max(MOST_TRAININGS, RANGE).readonly(),
  experiences: z.array(z.strictObject({ title: filled(150), trade: z.enum(TRADES).nullable(), months: count(720), place: words(150), seen: z.boolean() })).max(MOST_EXPERIENCES, RANGE).readonly(),
  languages: z.array(z.enum(LANGUAGES)).max(LANGUAGES.length, RANGE).transform((list) => [...new Set(list)]).readonly(),
  reads: z.strictObject({ ar: z.boolean().nullable(), fr: z.boolean().nullable() }),
  contact: z.strictObject({ name: filled(120), relation: words(80), phone, guardian: z.boolean() }).nullable(),
  releasedOn: day.nullable(), releaseNote: words(300), wishes: words(2000),
}) satisfies z.ZodType<Profile>;

const isBirth = (text: string): boolean => /^\d{4}$/.test(text) || civilDate(text) !== null;
/** `YYYY-MM-DD`, or `YYYY` where only the year is known. */
export const birthDate = z.string().refine(isBirth, NO_DATE).nullable();
const personal = {
  name: both(120), sex: z.enum(SEXES), birthDate, birthPlace: both(120),
  phone, otherPhone: phone, address: both(300), commune: both(120),
};
/** `fileNumber` empty: the next of the centre's series `D/AGA/2026/0001`; a number of older files may be typed. `cin` left out: as it is. */
export const identityForm = z.strictObject({ ...personal, fileNumber: words(40).default(''), cin: words(20).transform(normalCin).optional() });
export const fileForm = z.strictObject({ province: words(80).default(''), trade: z.enum(TRADES).nullable().default(null), profile });
