import { refuse, type No } from '#shared/lib/result.ts';

/** How a record stands: the count of its changes, and the last of them. */
export interface Revised { readonly revision: number; readonly updatedAt: string; /** name of a user; empty where none was given */ readonly updatedBy: string }
/** Refuses what was decided on an older state of a record; null where it still stands as it was seen. */
export function staleness({ revision, updatedAt, updatedBy }: Revised, seen: number, now: string): No | null {
  if (revision === seen) return null;
  return refuse('app.CHANGED_MEANWHILE', { by: updatedBy === '' ? 'window' : 'user', who: updatedBy, minutes: Math.max(0, Math.floor((Date.parse(now) - Date.parse(updatedAt)) / 60_000)) });
}
