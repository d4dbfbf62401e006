import { v7 } from 'uuid';

/** UUIDv7 in its 36-character text form (RFC 9562): sorts by the time it was made, within a millisecond by the order. */
export type Id = string & { readonly __brand: 'Id' };
/** The present instant as UTC ISO 8601 text with milliseconds, e.g. `2025-02-26T09:30:00.000Z`. */
export type Instant = string & { readonly __brand: 'Instant' };

/** Time and identity come in from outside, so that a test can hold both still. */
export interface Clock { now(): Instant }
export interface Ids { next(): Id }

export const systemClock: Clock = { now: () => new Date().toISOString() as Instant };
/** Within one millisecond a counter goes on (RFC 9562, 6.2, method 1): rows of one transaction sort in the order they were made. */
export function ids(clock: Clock): Ids {
  let last = -1, seq = 0;
  return {
    next() {
      const msecs = Date.parse(clock.now());
      // the counter has 32 bits; the half that it begins in leaves room for two thousand million more
      seq = msecs === last ? seq + 1 : Math.floor(Math.random() * 2 ** 31);
      last = msecs;
      return v7({ msecs, seq }) as Id;
    },
  };
}

export const ID_PATTERN = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
