import { z } from 'zod';
import { civilDate, type CivilDate } from '#shared/domain/common/dates.ts';
import type { Centimes } from '#shared/domain/common/money.ts';
import { severalLines } from '#shared/domain/common/names.ts';
import { MAX_CENTIMES } from '#shared/domain/common/numbers.ts';
import type { MessageKey } from '#shared/i18n/index.ts';

/* The fields that forms of a case file are made of. What they take they give back unchanged: a stored form is read by the same schema. */
const said = (key: MessageKey): { readonly error: MessageKey } => ({ error: key });
const TOO_LONG = said('app.TEXT_TOO_LONG'), EMPTY = said('app.EMPTY'), NO_DATE = said('app.NOT_A_DATE'), AMOUNT = said('app.NOT_AN_AMOUNT');
export const OUT_OF_RANGE = said('app.OUT_OF_RANGE');

/** A day of the calendar. */
export const day = z.string().refine((text) => civilDate(text) !== null, NO_DATE).transform((text) => text as CivilDate);
export const amount = z.int(AMOUNT).min(0, AMOUNT).max(MAX_CENTIMES, AMOUNT).transform((value) => value as Centimes);
export const whole = (least: number, most: number) => z.int(OUT_OF_RANGE).min(least, OUT_OF_RANGE).max(most, OUT_OF_RANGE);
/** A text of one or more lines; it may be empty. */
export const text = (max: number) => z.string().transform(severalLines).pipe(z.string().max(max, TOO_LONG));
/** The same where something must be said. */
export const filledText = (max: number) => z.string().transform(severalLines).pipe(z.string().min(1, EMPTY).max(max, TOO_LONG));
/** A wording of one line: its no-break spaces stay, which its language means. */
export const wording = (max: number) => z.string().transform((typed) => typed.normalize('NFC').trim()).pipe(z.string().min(1, EMPTY).max(max, TOO_LONG).regex(/^[^\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]*$/u, said('app.NOT_ONE_LINE')));
/** What a person's browser calls a row of a form, so that another row can point at it. */
export const key = z.string().regex(/^[a-z][a-z0-9]{0,19}$/);
export const code = z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/);
/** Which state of a record a change was decided on. */
export const revision = z.int().min(1);
export const moved = z.strictObject({ revision });
