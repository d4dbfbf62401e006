import type { Instant } from '#shared/lib/ids.ts';

/** What was found of a file that is said to be a backup; each has words of its own. */
export const VERDICTS = ['good', 'truncated', 'altered', 'olderFormat', 'newer', 'foreign', 'notBackup', 'partial'] as const;
export type Verdict = (typeof VERDICTS)[number];
/** Why a backup was made: a person asked, the centre was closed, a day had passed, or the data were about to be changed to a newer form. */
export const BACKUP_KINDS = ['asked', 'closing', 'daily', 'migration'] as const;
export type BackupKind = (typeof BACKUP_KINDS)[number];

const HOUR = 3_600_000, DAY = 24 * HOUR;
/** From so many days on, the newest good backup is too old (issue's wish: told always, warned from a week on). */
export const OLD_DAYS = 7;

/** How old a backup is, in whole hours and days; a clock that was set back makes none younger than now. */
export interface Age { readonly hours: number; readonly days: number }
export function ageOf(madeAt: string, now: string): Age {
  const passed = Math.max(0, Date.parse(now) - Date.parse(madeAt));
  return { hours: Math.floor(passed / HOUR), days: Math.floor(passed / DAY) };
}
export type AgeWarning = 'backups.NONE_YET' | 'backups.TOO_OLD';
/** What to warn of; never in the demonstration, whose data are invented. */
export function ageWarning(newest: string | null, now: string, demonstration: boolean): AgeWarning | null {
  if (demonstration) return null;
  if (newest === null) return 'backups.NONE_YET';
  return ageOf(newest, now).days >= OLD_DAYS ? 'backups.TOO_OLD' : null;
}

/**
 * Whether a backup is to be made without anybody asking: something changed since the newest one, and the centre is being closed, or a
 * day has passed. A newest one that lies in the future (the clock was set back) tells nothing: then one is made.
 */
export function isDue({ kind, newest, now, changed }: { readonly kind: 'closing' | 'daily'; readonly newest: string | null; readonly now: string; readonly changed: boolean }): boolean {
  if (!changed) return false;
  if (kind === 'closing' || newest === null) return true;
  const passed = Date.parse(now) - Date.parse(newest);
  return passed >= DAY || passed < 0;
}

/** How many are kept: the newest ones whatever their day, then the newest of each day, ISO week and month. */
export const KEPT = { newest: 3, days: 7, weeks: 5, months: 12 } as const;
/** One of our own files in a folder, as rotation looks at it. */
export interface Kept { readonly id: string; readonly madeAt: string; readonly good: boolean }

/** The Monday that an instant's week begins with (ISO 8601), in UTC. */
const weekOf = (at: string): string => {
  const day = Date.parse(at.slice(0, 10));
  return new Date(day - ((new Date(day).getUTCDay() + 6) % 7) * DAY).toISOString().slice(0, 10);
};
/**
 * Which of a centre's own good backups in one folder may go. What is damaged is never taken away by itself, nor what is dated after now:
 * after a clock was set back nobody can say which is newer. Days are UTC's, which are Morocco's but for an hour.
 */
export function rotatedOut(files: readonly Kept[], now: string): readonly string[] {
  const good = files.filter((file) => file.good && file.madeAt <= now).toSorted((a, b) => (a.madeAt < b.madeAt ? 1 : a.madeAt > b.madeAt ? -1 : a.id < b.id ? 1 : -1));
  const kept = new Set(good.slice(0, KEPT.newest).map(({ id }) => id));
  const newestOfEach = (period: (at: string) => string, count: number): void => {
    const seen = new Set<string>();
    for (const { id, madeAt } of good) {
      const of = period(madeAt);
      if (seen.has(of)) continue;
      if (seen.size === count) return;
      seen.add(of);
      kept.add(id);
    }
  };
  newestOfEach((at) => at.slice(0, 10), KEPT.days);
  newestOfEach(weekOf, KEPT.weeks);
  newestOfEach((at) => at.slice(0, 7), KEPT.months);
  return good.filter(({ id }) => !kept.has(id)).map(({ id }) => id);
}

/** Ends every backup's name; what a write that was cut short leaves begins with a dot and ends otherwise. */
export const BACKUP_ENDING = '.idmaj-backup';
/** `idmaj-AGA-20250226-093000.idmaj-backup`: sorts by the time it was made. A number tells two of one second apart. */
export const backupName = (centreCode: string, madeAt: Instant, number = 1): string =>
  `idmaj-${centreCode}-${madeAt.slice(0, 19).replace(/[-:]/g, '').replace('T', '-')}${number > 1 ? `-${number}` : ''}${BACKUP_ENDING}`;

/** What a centre holds, counted: what a restore would bring, and what it would take away. */
export const COUNTED = ['persons', 'ceremonies', 'papers', 'users'] as const;
export type Counts = Readonly<Record<(typeof COUNTED)[number], number>>;
