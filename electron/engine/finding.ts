import type { Id } from '#shared/lib/ids.ts';
import type { Store } from './store/store.ts';

/** `close`: by another spelling of the same sounds; `cursor`: where to go on from. */
export interface FoundPerson { readonly personId: Id; readonly close: boolean; readonly cursor: string }
/** The index of the search box, for capabilities whose lists are searched. */
export interface Finding {
  /** Ceremonies by title, place or convention number. */
  ceremonies(store: Store, text: string): Id[];
  /**
   * Persons by name, file number, ID number or phone, exact spellings first, one by one as far as somebody asks; whoever was joined to another is found as the one who stays.
   * @param after the `cursor` of the last one seen @param among those alone who count; null: all
   */
  persons(store: Store, text: string, narrowed?: { readonly after?: string | null; readonly among?: ReadonlySet<Id> | null }): Iterable<FoundPerson>;
  /** Notes that a person is found by other words from now on: what no trigger sees. */
  changedPerson(store: Store, personId: Id): void;
  /** Takes a person's words out of the index at once, in the caller's transaction. */
  forgetPerson(store: Store, personId: Id): void;
}
