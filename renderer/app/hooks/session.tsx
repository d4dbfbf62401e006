import { createContext, use } from 'react';
import type { Answer } from '#shared/contract/index.ts';
import { may, type Permission } from '#shared/domain/accounts.ts';
import { BugError } from '#shared/lib/assert.ts';
import type { Refusal } from '#shared/lib/result.ts';

type Open = Extract<Answer<'accounts.state'>, { state: 'open' }>;
export interface Session {
  readonly user: Open['user'];
  readonly centre: Open['centre'];
  /** What should be known of the place where the data lie, and of the clock. */
  readonly warnings: readonly Refusal[];
  /** When the person was in before, and how many wrong passphrases were typed since. */
  readonly lastSignIn: Open['lastSignIn'];
  /** Whether a number unlocks the screen. */
  readonly pin: boolean;
  /** Locks the screen: what runs goes on, and nothing shows before the number or the passphrase. */
  readonly lock: () => void;
  /** Ends the session. */
  readonly signOut: () => void;
}
export const SessionContext = createContext<Session | null>(null);

/** Who is at the keyboard, and in which centre. */
export function useSession(): Session {
  const session = use(SessionContext);
  if (!session) throw new BugError('this screen stands behind the lock');
  return session;
}
/** Whether the person's role allows it: a button that would be refused is not shown. */
export const useMay = (permission: Permission): boolean => may(useSession().user.role, permission);
