import type { Result } from '#shared/lib/result.ts';
import type { User } from './handlers.ts';
import type { Secret } from './store/keySlots.ts';
import type { Store } from './store/store.ts';

export interface OpenCentre { readonly user: User; readonly store: Store; readonly held: boolean }

/** What the accounts offer to who puts other data into the folder. */
export interface Entering {
  /** Who is in, and on what. */
  current(): OpenCentre | null;
  /** What opens a key ring. Refused: WRONG_RECOVERY, where the words can be no sheet's. */
  secretOf(by: { readonly user: string; readonly passphrase: string } | { readonly recovery: string }): Result<Secret>;
  /**
   * Looks at a secret of a file that somebody brought, as at the door: not while there is a wait, and a wrong one (`store.WRONG_PASSPHRASE`) counts. A
   * right one takes nothing back, for the file may be of their own making. Refused: TOO_MANY_TRIES.
   */
  tried<T extends object>(look: () => Promise<Result<T>>): Promise<Result<T>>;
  /** Whose account the recovery sheet would open. Refused: NO_SUCH_USER. */
  recoverable(store: Store, user: string): Result<unknown>;
  /** Ends the session, as signing out does, but makes no backup; wrong secrets that were tried on the former data do not count for the next. */
  vacate(): Promise<void>;
}
