import type { Result } from '#shared/lib/result.ts';
import type { Store } from './store/store.ts';

/**
 * Erases again, in a store that was restored and is not open to anybody yet, everybody whose digest is on the list and who came back with
 * the backup; answers how many those were.
 */
export type ReplayErasures = (store: Store, digests: readonly string[]) => Result<{ readonly replayed: number }>;
