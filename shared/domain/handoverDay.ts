import { refuse, type No } from '#shared/lib/result.ts';

/*
 * The day of a ceremony: how each person's handover went, and the end of it. Works on a validated ceremony only: its papers are
 * numbered and do not change; what happens to them is kept beside them.
 */
export const DAY_STATES = ['waiting', 'handedOver', 'reserved', 'absent', 'refused'] as const;
/** `reserved`: handed over, with something noted; an absent person keeps their paper. */
export type DayState = (typeof DAY_STATES)[number];
export const MARKED_STATES = ['handedOver', 'reserved', 'absent', 'refused'] as const satisfies readonly DayState[];
export const PHOTO_ANSWERS = ['yes', 'no', 'unknown'] as const;
/** Whether the person agreed to be photographed at this event (domain.md §5): asked per event, unknown until asked. */
export type PhotoAnswer = (typeof PHOTO_ANSWERS)[number];

/** Equipment changed hands. */
export const isHandedOver = (state: DayState): boolean => state === 'handedOver' || state === 'reserved';

export interface DayOf { readonly status: 'draft' | 'validated'; readonly filed: boolean }
/** Refused where a day is not there yet, or is over. */
export const closed = ({ status, filed }: DayOf): No | null => (status === 'draft' ? refuse('handover.NOT_VALIDATED') : filed ? refuse('handover.FILED') : null);

/** @param hasPaper whether a certificate stands for the person, neither cancelled nor replaced */
export function decideMark(ceremony: DayOf, { state, note, hasPaper, name }: { readonly state: DayState; readonly note: string; readonly hasPaper: boolean; readonly name: string }): No | null {
  const refused = closed(ceremony);
  if (refused) return refused;
  if (state === 'reserved' && note === '') return refuse('handover.RESERVE_NEEDED');
  return isHandedOver(state) && !hasPaper ? refuse('handover.NO_STANDING_PAPER', { name }) : null;
}
export const decideUnmark = (ceremony: DayOf, canUndo: boolean): No | null => closed(ceremony) ?? (canUndo ? null : refuse('handover.NOTHING_TO_UNDO'));

export interface FilingOf extends DayOf {
  /** Names of those who wait. */
  readonly waiting: readonly string[];
  /** References of the certificates of those who took their equipment, without a signed scan. */
  readonly unscanned: readonly string[];
}
const MOST_NAMED = 5;
/** Some of a list, to be said in a sentence. */
const some = (names: readonly string[]): string => names.slice(0, MOST_NAMED).join(' · ') + (names.length > MOST_NAMED ? ' …' : '');
/** A ceremony is filed away when everybody has a state; without all signed scans only with a reason. */
export function decideFileAway({ waiting, unscanned, ...ceremony }: FilingOf, reason: string): No | null {
  const refused = closed(ceremony);
  if (refused) return refused;
  if (waiting.length > 0) return refuse('handover.STILL_WAITING', { count: waiting.length, names: some(waiting) });
  return unscanned.length > 0 && reason === '' ? refuse('handover.SCANS_MISSING', { count: unscanned.length, references: some(unscanned) }) : null;
}
export const decideReopen = ({ filed }: DayOf): No | null => (filed ? null : refuse('handover.NOT_FILED'));
