import type { Lang, MessageParams } from '#shared/i18n/index.ts';

/*
 * Unicode isolates (UAX #9). A value that a person typed is wrapped before it enters a sentence, so that its
 * direction cannot disturb the words around it.
 */
const DIRECTION_CONTROLS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** A name, an address, a title: takes the direction of its own first letter (FSI … PDI). */
export const iso = (value: string): string => `\u2068${value.replace(DIRECTION_CONTROLS, '')}\u2069`;
/** A code, a phone number, a date, an amount: left to right inside, always (LRI … PDI). */
export const ltr = (value: string): string => `\u2066${value.replace(DIRECTION_CONTROLS, '')}\u2069`;
/** A whole sentence inside another: takes the direction of its own first letter and keeps its own isolates. */
export const embedded = (sentence: string): string => `\u2068${sentence}\u2069`;
/** The same for a sentence of isolated values alone, of whose letters none counts (UAX #9, P2): takes its language's direction. */
export const embeddedAs = (sentence: string, lang: Lang): string => `${lang === 'ar' ? '\u2067' : '\u2066'}${sentence}\u2069`;
/** The text without any direction control. */
export const bare = (value: string): string => value.replace(DIRECTION_CONTROLS, '');
/** A word of code, by which a message chooses its form (`select`): isolated it would fit none. */
const CHOICE = /^(?:[a-z][A-Za-z]*|[A-Z])$/;
/** What fills a message, its texts isolated: they come from outside, and must not turn the words around them. */
export const isolated = (params: MessageParams): MessageParams =>
  Object.fromEntries(Object.entries(params).map(([name, value]) => [name, typeof value === 'string' && !CHOICE.test(value) ? iso(value) : value]));
