import type { CivilDate } from './common/dates.ts';
import type { NeedLevel } from './questionnaire.ts';

export const SOURCES = ['said', 'document', 'observed'] as const;
/** How an answer is known. */
export type Source = (typeof SOURCES)[number];
/** `declined`: the person prefers not to answer; `unknown`: asked, and not to be told. A question without an answer was not asked yet. */
export type DiagnosisAnswer =
  | { readonly state: 'answered'; readonly value: string | number | boolean; readonly source: Source; readonly on: CivilDate }
  | { readonly state: 'declined' | 'unknown'; readonly on: CivilDate };
/** A need as it was judged, with what was seen; unknown is not 0. */
export interface DomainLevel { readonly level: NeedLevel | 'unknown'; readonly note: string }
