import { closed, isHandedOver, type DayOf, type DayState } from '#shared/domain/handoverDay.ts';
import { decideCancel, type PaperState } from '#shared/domain/papers.ts';
import { refuse, type No } from '#shared/lib/result.ts';

/*
 * What may still change in a validated ceremony, minutes before it begins: its papers are numbered, so that each change is a paper
 * cancelled with its reason, or a new one (domain.md §4, "Common").
 */
export interface Leaving {
  readonly name: string;
  readonly state: DayState;
  /** Their certificate; null where none was ever made. */
  readonly paper: PaperState | null;
}
/**
 * May a person give up what was meant for them, or leave it to somebody else? Not once they have it. Their certificate is cancelled
 * with the reason; where it is cancelled already, it has said why.
 */
export function decideLeave(ceremony: DayOf, { name, state, paper }: Leaving, reason: string): No | null {
  const refused = closed(ceremony);
  if (refused) return refused;
  if (isHandedOver(state)) return refuse('handover.HANDED_OVER', { name });
  if (!paper || paper.status === 'cancelled') return null;
  return decideCancel(paper) ?? (reason === '' ? refuse('papers.REASON_NEEDED') : null);
}
/** May somebody come in after validation? @param lines how many lines of equipment they would get */
export const decideAdmit = (ceremony: DayOf, { name, lines }: { readonly name: string; readonly lines: number }): No | null =>
  closed(ceremony) ?? (lines === 0 ? refuse('handover.NOTHING_TO_HAND_OVER', { names: name }) : null);
