import type { Result } from '#shared/lib/result.ts';
import type { Erased } from './store/erasuresFile.ts';
import type { Store } from './store/store.ts';

/** Erasures, for those who bring older data back or open them. */
export interface Erasing {
  /** Erases again whom the list names, in data that were made before; in one transaction of its own. Not to be called inside another. */
  replay(store: Store, erased: readonly Erased[]): Result<{ readonly erased: number }>;
  /** Writes into the list beside the database what only the database knows, where the power failed between the two. */
  catchUp(store: Store): void;
}
