import { seeded } from '#tests/support/store.ts';

/** Chance by a seed, in the shapes that a fuzz needs. */
export interface Chance {
  readonly seed: number;
  below(limit: number): number;
  /** True once in so many times. */
  once(of: number): boolean;
  pick<T>(from: readonly T[]): T;
  bytes(length: number): Uint8Array;
}
export function chanceOf(seed?: number): Chance {
  const source = seeded(seed), { below } = source;
  return {
    seed: source.seed, below,
    once: (of) => below(of) === 0,
    pick<T>(from: readonly T[]): T {
      if (from.length === 0) throw new Error('nothing to pick from');
      return from[below(from.length)] as T;
    },
    bytes: (length) => Uint8Array.from({ length }, () => below(256)),
  };
}
/** How a fuzz of one area ended: how many inputs, how many were taken, and what went wrong. */
export interface Fuzzed { readonly seed: number; readonly inputs: number; readonly accepted: number; readonly faults: readonly string[] }
/** What `npm run fuzz` and the tests run. */
export type Fuzz = (asked: { readonly seed?: number; readonly count: number; /** Papers are drawn by the real printer: each takes a hundred times as long as a call. */ readonly real?: boolean }) => Promise<Fuzzed>;
