import type { Answer } from '#shared/contract/index.ts';
import type { Result } from '#shared/lib/result.ts';
import type { User } from './handlers.ts';
import type { Secret } from './store/keySlots.ts';
import type { Store } from './store/store.ts';

/** How somebody shows that the data are theirs to open: a passphrase, or the words of the recovery sheet with a new passphrase. */
export type By = { readonly user: string; readonly passphrase: string } | { readonly user: string; readonly recovery: string; readonly newPassphrase: string };
export interface OpenCentre { readonly user: User; readonly store: Store; readonly held: boolean }

/** What the accounts offer to who puts other data into the folder. */
export interface Entering {
  /** Who is in, and on what. */
  current(): OpenCentre | null;
  /** What opens a key ring. Refused: WRONG_RECOVERY, where the words can be no sheet's. */
  secretOf(by: { readonly user: string; readonly passphrase: string } | { readonly recovery: string }): Result<Secret>;
  /** Whose account the recovery sheet would open. Refused: NO_SUCH_USER. */
  recoverable(store: Store, user: string): Result<unknown>;
  /** Ends the session, as signing out does, but makes no backup. */
  vacate(): Promise<void>;
  /** Opens what lies in the folder now. */
  enter(by: By): Promise<Result<Answer<'accounts.unlock'>>>;
}
