import type { Result } from '#shared/lib/result.ts';
import type { Erased } from './store/erasuresFile.ts';
import type { Store } from './store/store.ts';

/** Erases again, in a store that was restored and is not open to anybody yet, whom the list names; answers how many those were. */
export type ReplayErasures = (store: Store, erased: readonly Erased[]) => Result<{ readonly erased: number }>;
/** Erasures, for those who bring older data back or open them. */
export interface Erasing {
  /** Erases again whom the list names, in data that were made before; in one transaction of its own. Not to be called inside another. */
  readonly replay: ReplayErasures;
  /** Writes into the list beside the database what only the database knows, where the power failed between the two. */
  catchUp(store: Store): void;
}
