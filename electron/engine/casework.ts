import type { Proposal } from '#shared/contract/matching.ts';
import type { DiagnosisContent } from '#shared/domain/diagnosis.ts';
import type { CivilDate } from '#shared/domain/common/dates.ts';
import type { LostEvidence, ProposedVisit } from '#shared/domain/followUp.ts';
import type { LateAction, PERMIT_STATES } from '#shared/domain/lifeProjects.ts';
import type { IncomeSheet } from '#shared/domain/incomeProject.ts';
import type { Questionnaire } from '#shared/domain/questionnaire.ts';
import type { TradeCode } from '#shared/domain/trades.ts';
import type { Id } from '#shared/lib/ids.ts';
import type { CaseFile } from './caseFiles.ts';
import type { Store } from './store/store.ts';

/* What the parts of the work on a case file offer each other. */
export interface KnownDiagnosis { readonly id: Id; readonly personId: Id; readonly number: number; readonly completedOn: CivilDate | null; readonly content: DiagnosisContent; readonly questionnaire: Questionnaire }
/** Diagnoses, whole: who shows them takes out what the reader may not see. */
export interface Diagnoses {
  /** The newest of these persons', or the newest completed one. */
  latest(store: Store, members: readonly Id[], which: 'any' | 'completed'): KnownDiagnosis | null;
  find(store: Store, diagnosisId: Id): KnownDiagnosis | null;
}
/** Of life projects, what others look at. */
export interface Plans {
  /** The sheet of the draft; null where there is no draft, or none of its own. */
  draftSheet(store: Store, members: readonly Id[]): (IncomeSheet & { readonly trade: TradeCode | null; readonly permits: readonly { readonly state: (typeof PERMIT_STATES)[number] }[] }) | null;
  /** What the plan in force wanted done by now and is not, as far as somebody noted it; nothing where none is in force. */
  lateActions(store: Store, members: readonly Id[], today: CivilDate): (LateAction & { readonly lifeProjectId: Id })[];
  /**
   * Writes down anew which dated actions are to be done in the file of a person (`open_actions`), for the agenda and the lists: whoever signs,
   * notes progress, closes, reopens, joins, parts or erases calls it, in the same transaction. A closed file has none.
   */
  keepOpen(store: Store, personId: Id): void;
  /** The plan in force: when it was signed, and the visits it proposes. */
  inForce(store: Store, members: readonly Id[]): { readonly signedOn: CivilDate; readonly visits: readonly ProposedVisit[] } | null;
}
export interface Advice {
  /** The three trades that fit a file best, as of today; nothing is stored. */
  propose(store: Store, file: CaseFile): Proposal;
}
export interface Contacts {
  /** What «lost to follow-up» rests on. */
  evidence(store: Store, members: readonly Id[]): LostEvidence;
}
