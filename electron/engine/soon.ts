import type { HandlersOf } from './handlers.ts';

/** Promised in the contract, made in the next commits. */
export const soon = <Area extends string>(): HandlersOf<Area> => ({}) as HandlersOf<Area>;
