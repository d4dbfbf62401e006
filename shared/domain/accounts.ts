import type { Id } from '#shared/lib/ids.ts';

/* Who may do what. Roles and their rights are the law of the house (domain.md §2); titles are editable data elsewhere. */
export const ROLES = ['companion', 'placementOfficer', 'director', 'regionalCoordinator', 'nationalCoordinator', 'auditor', 'administrator'] as const;
export type Role = (typeof ROLES)[number];

export const PERMISSIONS = ['ceremony.read', 'ceremony.prepare', 'ceremony.validate', 'ceremony.day', 'ceremony.file', 'paper.print', 'paper.cancel', 'paper.sign', 'paper.verify',
  'settings.read', 'settings.change', 'users.manage', 'audit.read', 'backup.make', 'backup.restore', 'restricted.read', 'person.erase',
  // case files: without `file.all` only one's own; `health.read` sees whether work is to be adjusted
  'file.read', 'file.write', 'file.all', 'file.assign', 'health.read', 'questionnaire.change', 'market.change'] as const;
export type Permission = (typeof PERMISSIONS)[number];

const RIGHTS: Readonly<Record<Role, readonly Permission[]>> = {
  companion: ['ceremony.read', 'ceremony.prepare', 'ceremony.day', 'paper.print', 'paper.sign', 'paper.verify', 'settings.read', 'backup.make', 'file.read', 'file.write', 'health.read'],
  placementOfficer: ['ceremony.read', 'ceremony.day', 'paper.verify', 'backup.make', 'file.read', 'file.all', 'market.change'],
  director: [...PERMISSIONS],
  regionalCoordinator: ['ceremony.read', 'paper.verify', 'settings.read'],
  nationalCoordinator: ['ceremony.read', 'paper.verify', 'settings.read', 'restricted.read'],
  // reads, and takes nothing personal away: no printing, no files
  auditor: ['ceremony.read', 'paper.verify', 'settings.read', 'audit.read', 'file.read', 'file.all'],
  // accounts and backups, and no content of any file
  administrator: ['users.manage', 'backup.make', 'backup.restore'],
};
export const may = (role: Role, permission: Permission): boolean => RIGHTS[role].includes(permission);

/** An account, as far as the rules below look at it. */
export interface Account { readonly id: Id; readonly role: Role; readonly active: boolean }
export type AccountRefusal = 'users.UNKNOWN' | 'users.YOURSELF' | 'users.LAST_DIRECTOR';
/**
 * Whether an account may be taken out of use, or get another role. A centre keeps a director: nobody else validates or restores. Nobody
 * changes their own rights: one who could would give them to themselves.
 * @param next the role wanted, null where the account is to be closed
 */
export function accountRefusal(accounts: readonly Account[], id: Id, next: Role | null, by: Id): AccountRefusal | null {
  const found = accounts.find((one) => one.id === id && one.active);
  if (!found) return 'users.UNKNOWN';
  if (id === by) return 'users.YOURSELF';
  const leaves = found.role === 'director' && next !== 'director';
  return leaves && !accounts.some((one) => one.active && one.role === 'director' && one.id !== id) ? 'users.LAST_DIRECTOR' : null;
}

/** A short number for the screen's lock, good for one session: five tries, then the passphrase (domain.md §5). */
export const PIN_TRIES = 5, PIN_DIGITS = { fewest: 4, most: 8 } as const;
/** Digits that somebody would try first: one digit over and over, or counting up or down. */
export function pinTooPlain(pin: string): boolean {
  const steps = new Set([...pin].slice(1).map((digit, i) => Number(digit) - Number(pin[i])));
  return steps.size <= 1 && [0, 1, -1].includes([...steps][0] ?? 0);
}

/** Wrong passphrases that cost nothing, seconds of the first wait, and of the longest. */
const FREE_TRIES = 2, LONGEST_WAIT = 60;
/** Wrong passphrases in a row, and when the last one was typed, in milliseconds since 1970. */
export interface Tries { readonly wrong: number; readonly lastAt: number }
export const NO_TRIES: Tries = { wrong: 0, lastAt: 0 };
/** As they count now: of a clock that was put back since, the wait begins anew. Left as it was, it would last until the clock is there again, be that a year. */
export const countedNow = (tries: Tries, now: number): Tries => (tries.lastAt > now ? { ...tries, lastAt: now } : tries);
/** Seconds to wait after so many wrong passphrases in a row: none after two, then 1, 2, 4 … 60. */
export const waitAfter = (wrong: number): number => (wrong <= FREE_TRIES ? 0 : Math.min(LONGEST_WAIT, 2 ** Math.min(wrong - FREE_TRIES - 1, 10)));
/** Whole seconds that are still to be waited; never longer than the wait itself, whatever was done to the clock. */
export const secondsLeft = ({ wrong, lastAt }: Tries, now: number): number => Math.min(waitAfter(wrong), Math.max(0, Math.ceil((lastAt - now) / 1000 + waitAfter(wrong))));

/** No centre is older than the product: a clock before this is wrong. */
const PRODUCT_SINCE = '2025-01-01T00:00:00.000Z';
const MINUTE = 60_000, DAY = 24 * 60 * MINUTE, UNUSED_DAYS = 180;
/**
 * Whether the clock can be right, by what was written down last: papers and the journal carry its date. Behind: earlier than the last
 * row (five minutes are a clock that was put right); ahead: half a year after it, which may also be a centre that was not used.
 * @param last the newest row of the journal, null in a new centre
 */
export function clockDoubt(now: string, last: string | null): 'accounts.CLOCK_BEHIND' | 'accounts.CLOCK_AHEAD' | null {
  const passed = Date.parse(now) - Date.parse(last ?? now);
  if (now < PRODUCT_SINCE || passed < -5 * MINUTE) return 'accounts.CLOCK_BEHIND';
  return passed > UNUSED_DAYS * DAY ? 'accounts.CLOCK_AHEAD' : null;
}
