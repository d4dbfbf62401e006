import { shortDate, type CivilDate } from '#shared/domain/common/dates.ts';
import type { MessageKey, MessageParams } from '#shared/i18n/index.ts';
import type { Source } from './diagnosis.ts';
import type { ACTIVITY_STATES, ATTEMPT_OUTCOMES, ATTEMPT_WAYS, Milestone, OBSTACLES, UNIT_STATES, VisitKind, VisitState } from './followUp.ts';
import type { ACTION_OWNERS, ACTION_STATES, DIFFERENCE_KINDS, EVIDENCE, FUNDERS, FUNDING_STATES, LIKELIHOODS, NEED_STATES, PERMIT_STATES, ProjectState, Section, TENURES, Track } from './lifeProjects.ts';
import type { Contribution, Criterion, Gate, GateState, Raise, Subject } from './matching.ts';
import type { AnswerKind, DomainCode, NeedLevel } from './questionnaire.ts';

/* What the codes of a case file are called, on screens and papers alike: the keys of their words. */
type Of<List extends readonly string[]> = List[number];
export const domainWord = (code: DomainCode): MessageKey => `caseWords.domain_${code}`;
export const levelWord = (level: NeedLevel | 'unknown'): MessageKey => `caseWords.level_${level}`;
export const sourceWord = (source: Source): MessageKey => `caseWords.source_${source}`;
export const answerWord = (state: 'answered' | 'declined' | 'unknown'): MessageKey => `caseWords.answer_${state}`;
export const kindWord = (kind: AnswerKind): MessageKey => `caseWords.kind_${kind}`;
export const trackWord = (track: Track): MessageKey => `caseWords.track_${track}`;
export const ownerWord = (owner: Of<typeof ACTION_OWNERS>): MessageKey => `caseWords.owner_${owner}`;
export const actionStateWord = (state: Of<typeof ACTION_STATES>): MessageKey => `caseWords.actionState_${state}`;
export const needStateWord = (state: Of<typeof NEED_STATES>): MessageKey => `caseWords.needState_${state}`;
export const projectStateWord = (state: ProjectState): MessageKey => `caseWords.projectState_${state}`;
export const evidenceWord = (evidence: Of<typeof EVIDENCE>): MessageKey => `caseWords.evidence_${evidence}`;
export const likelihoodWord = (likelihood: Of<typeof LIKELIHOODS>): MessageKey => `caseWords.likelihood_${likelihood}`;
export const tenureWord = (tenure: Of<typeof TENURES>): MessageKey => `caseWords.tenure_${tenure}`;
export const permitStateWord = (state: Of<typeof PERMIT_STATES>): MessageKey => `caseWords.permitState_${state}`;
export const funderWord = (funder: Of<typeof FUNDERS>): MessageKey => `caseWords.funder_${funder}`;
export const fundingStateWord = (state: Of<typeof FUNDING_STATES>): MessageKey => `caseWords.fundingState_${state}`;
export const sectionWord = (section: Section): MessageKey => `caseWords.section_${section}`;
export const differenceWord = (kind: Of<typeof DIFFERENCE_KINDS>): MessageKey => `caseWords.difference_${kind}`;
export const criterionWord = (criterion: Criterion): MessageKey => `caseWords.criterion_${criterion}`;
export const gateWord = (gate: Gate): MessageKey => `caseWords.gate_${gate}`;
export const gateStateWord = (state: GateState): MessageKey => `caseWords.gateState_${state}`;
export const raiseWord = (way: Raise['way']): MessageKey => `caseWords.raise_${way}`;
export const subjectWord = (subject: Subject): MessageKey => `caseWords.subject_${subject}`;
export const milestoneWord = (milestone: Milestone): MessageKey => `caseWords.milestone_${milestone}`;
export const visitKindWord = (kind: VisitKind): MessageKey => `caseWords.visitKind_${kind}`;
export const visitStateWord = (state: VisitState): MessageKey => `caseWords.visitState_${state}`;
export const activityWord = (state: Of<typeof ACTIVITY_STATES>): MessageKey => `caseWords.activity_${state}`;
export const unitStateWord = (state: Of<typeof UNIT_STATES>): MessageKey => `caseWords.unitState_${state}`;
export const obstacleWord = (obstacle: Of<typeof OBSTACLES>): MessageKey => `caseWords.obstacle_${obstacle}`;
export const attemptWayWord = (way: Of<typeof ATTEMPT_WAYS>): MessageKey => `caseWords.attemptWay_${way}`;
export const attemptOutcomeWord = (outcome: Of<typeof ATTEMPT_OUTCOMES>): MessageKey => `caseWords.attemptOutcome_${outcome}`;
/** What an anchor rests on, as a sentence. */
export const readingWords = ({ evidence, params }: Pick<Contribution, 'evidence' | 'params'>): { readonly key: MessageKey; readonly params: MessageParams } =>
  ({ key: `caseWords.reading_${evidence}`, params: typeof params['dated'] === 'string' ? { ...params, dated: shortDate(params['dated'] as CivilDate) } : params });
