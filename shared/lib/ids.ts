import { v7 } from 'uuid';

/** UUIDv7 in its 36-character text form (RFC 9562): sorts by the time it was made. */
export type Id = string & { readonly __brand: 'Id' };
/** The present instant as UTC ISO 8601 text with milliseconds, e.g. `2025-02-26T09:30:00.000Z`. */
export type Instant = string & { readonly __brand: 'Instant' };

/** Time and identity come in from outside, so that a test can hold both still. */
export interface Clock { now(): Instant }
export interface Ids { next(): Id }

export const systemClock: Clock = { now: () => new Date().toISOString() as Instant };
export const ids = (clock: Clock): Ids => ({ next: () => v7({ msecs: Date.parse(clock.now()) }) as Id });

export const ID_PATTERN = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
