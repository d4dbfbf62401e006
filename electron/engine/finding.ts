import type { Id } from '#shared/lib/ids.ts';
import type { Store } from './store/store.ts';

/** The index of the search box, for capabilities whose lists are searched. */
export interface Finding {
  /** Ceremonies by title, place or convention number. */
  ceremonies(store: Store, text: string): Id[];
  /** Takes a person's words out of the index at once, in the caller's transaction. */
  forgetPerson(store: Store, personId: Id): void;
}
