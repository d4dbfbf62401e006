import type { Id } from '#shared/lib/ids.ts';
import type { Store } from './store/store.ts';

/** The index of the search box, for capabilities whose lists are searched. */
export interface Finding {
  /** Ceremonies by title, place or convention number. */
  ceremonies(store: Store, text: string): Id[];
}
