import { z } from 'zod';
import type { MessageKey } from '#shared/i18n/index.ts';
import { ID_PATTERN, type Id } from '#shared/lib/ids.ts';

/* The small values that procedures share. Every text has a bound: nothing oversized gets past the parse. */
export const id = z.string().regex(ID_PATTERN).transform((text) => text as Id);
export const lang = z.enum(['ar', 'fr']);
/** Integer centimes; a remainder may be negative. */
export const centimes = z.int();
export const civilDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
export const instant = z.iso.datetime();
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const NOT_A_CEREMONY: MessageKey = 'handover.NOT_A_CEREMONY';
/** A ceremony that a person names: what cannot be one is told apart from one that is not here. */
export const ceremonyId = z.string({ error: NOT_A_CEREMONY }).regex(ID_PATTERN, { error: NOT_A_CEREMONY }).transform((text) => text as Id);
/** An opaque name for a file that a host handed to the engine, or may take from it; never a path. */
export const fileHandle = z.string().regex(/^[0-9a-f]{32}$/);
export const bilingual = z.strictObject({ ar: z.string(), fr: z.string() });
const lineForm = { error: 'app.NOT_ONE_LINE' satisfies MessageKey };
/** Text of at most `max` signs on one line. */
export const oneLine = (max: number): z.ZodString => z.string().trim().max(max, { error: 'app.TEXT_TOO_LONG' satisfies MessageKey }).regex(/^[^\p{Cc}\u2028\u2029]*$/u, lineForm);
/** A name or title that a person types: one line, not blank. */
export const line = (max: number): z.ZodString => oneLine(max).min(1, lineForm);
/** The same where nothing need be given. */
export const optionalLine = (max: number): z.ZodDefault<z.ZodString> => oneLine(max).default('');
