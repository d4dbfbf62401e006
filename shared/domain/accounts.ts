/* Who may do what. Roles and their rights are the law of the house (domain.md §2); titles are editable data elsewhere. */
export const ROLES = ['companion', 'placementOfficer', 'director', 'regionalCoordinator', 'nationalCoordinator', 'auditor', 'administrator'] as const;
export type Role = (typeof ROLES)[number];

export const PERMISSIONS = ['ceremony.read', 'ceremony.prepare', 'ceremony.validate', 'ceremony.day', 'ceremony.file', 'paper.print', 'paper.cancel', 'paper.sign', 'paper.verify', 'settings.read', 'settings.change'] as const;
export type Permission = (typeof PERMISSIONS)[number];

const RIGHTS: Readonly<Record<Role, readonly Permission[]>> = {
  companion: ['ceremony.read', 'ceremony.prepare', 'ceremony.day', 'paper.print', 'paper.sign', 'paper.verify', 'settings.read'],
  placementOfficer: ['ceremony.read', 'ceremony.day', 'paper.verify'],
  director: ['ceremony.read', 'ceremony.prepare', 'ceremony.validate', 'ceremony.day', 'ceremony.file', 'paper.print', 'paper.cancel', 'paper.sign', 'paper.verify', 'settings.read', 'settings.change'],
  regionalCoordinator: ['ceremony.read', 'paper.verify', 'settings.read'],
  nationalCoordinator: ['ceremony.read', 'paper.verify', 'settings.read'],
  auditor: ['paper.verify'],
  administrator: [],
};
export const may = (role: Role, permission: Permission): boolean => RIGHTS[role].includes(permission);

/** Wrong passphrases that cost nothing, seconds of the first wait, and of the longest. */
const FREE_TRIES = 2, LONGEST_WAIT = 60;
/** Wrong passphrases in a row, and when the last one was typed, in milliseconds since 1970. */
export interface Tries { readonly wrong: number; readonly lastAt: number }
export const NO_TRIES: Tries = { wrong: 0, lastAt: 0 };
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
