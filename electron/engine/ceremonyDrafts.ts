import type { CeremonyForm, Known } from '#shared/domain/exchange.ts';
import type { Id } from '#shared/lib/ids.ts';
import type { User } from './handlers.ts';
import type { Store } from './store/store.ts';

/** Draft ceremonies as the importer writes them: always inside its transaction. */
export interface Drafts {
  /** The ceremony of the same title, date and convention. */
  same(store: Store, form: CeremonyForm): { readonly id: Id; readonly status: 'draft' | 'validated' } | null;
  /** Takes away a draft and all that only it brought in: its units, and its persons whom nothing else names. */
  remove(store: Store, ceremonyId: Id, by: Id): void;
  /** Takes a person out of a draft with what they were to receive, for good: nothing of it is kept in the change log. */
  withdraw(store: Store, recipientId: Id, by: Id): void;
  /** What the store knows that concerns the form, as far as it is told to this user. */
  known(store: Store, user: User, form: Pick<CeremonyForm, 'beneficiaries'>): Known;
  insert(store: Store, form: CeremonyForm, source: { readonly known: Known; readonly fileName: string; readonly by: Id }): Id;
}
