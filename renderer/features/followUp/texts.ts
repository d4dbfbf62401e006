import { amountText, checked, createReader, dateText, type Read } from '#renderer/components/typed.ts';
import { followUp } from '#shared/contract/followUp.ts';
import type { Answer, Sent } from '#shared/contract/index.ts';
import { shortDate, type CivilDate } from '#shared/domain/common/dates.ts';
import type { MessageKey } from '#shared/i18n/index.ts';

export type Visit = Answer<'followUp.list'>['visits'][number];
export type Shown = Answer<'followUp.show'>;
type Findings = NonNullable<Shown['findings']>;
type Recorded = Pick<Sent<'followUp.record'>, 'doneOn' | 'kind' | 'findings' | 'next' | 'reason'>;
const RECORDED = followUp['followUp.record'].input.pick({ doneOn: true, kind: true, findings: true, next: true, reason: true });

export interface ObstacleTexts { domain: Findings['obstacles'][number]['domain']; words: string; action: string; owner: Findings['obstacles'][number]['owner']; deadline: string }
/** A visit's findings as they are typed; equipment in the order of the units. */
export interface RecordTexts {
  doneOn: string; kind: Visit['kind']; /** empty until somebody says what was found */ activity: '' | Findings['activity']; activityNote: string; equipment: { unitId: string; state: Findings['equipment'][number]['state']; note: string }[];
  turnover: string; charges: string; jobs: string; obstacles: ObstacleTexts[]; ownView: string; plans: boolean; next: { milestone: Visit['milestone']; kind: Visit['kind']; plannedOn: string }; reason: string;
}
export const newObstacle = (): ObstacleTexts => ({ domain: 'other', words: '', action: '', owner: 'companion', deadline: '' });

export const recordTexts = ({ kind, plannedOn, doneOn, findings, units }: Shown, today: CivilDate): RecordTexts => ({
  doneOn: dateText(doneOn ?? (plannedOn < today ? plannedOn : today)), kind, activity: findings?.activity ?? '', activityNote: findings?.activityNote ?? '',
  equipment: units.map(({ unitId }) => { const seen = findings?.equipment.find((one) => one.unitId === unitId); return { unitId, state: seen?.state ?? 'notLookedAt', note: seen?.note ?? '' }; }),
  turnover: amountText(findings?.turnover ?? null), charges: amountText(findings?.charges ?? null), jobs: findings?.jobs === null || findings === null ? '' : String(findings.jobs),
  obstacles: (findings?.obstacles ?? []).map((one) => ({ ...one, deadline: dateText(one.deadline) })), ownView: findings?.ownView ?? '', plans: false, next: { milestone: 'other', kind: 'field', plannedOn: '' }, reason: '',
});
export const readRecord = (mends: boolean) => (texts: RecordTexts): Read<Recorded> => {
  const read = createReader(), { plans, next, reason, doneOn, kind, equipment, turnover, charges, jobs, obstacles, activity, activityNote, ownView } = texts;
  const value: Recorded = {
    doneOn: read.date('doneOn', doneOn) ?? '', kind, reason: mends ? reason.trim() : '',
    findings: {
      activity: activity as Findings['activity'], activityNote, ownView, equipment, turnover: read.amount('turnover', turnover), charges: read.amount('charges', charges), jobs: read.whole('jobs', jobs),
      obstacles: obstacles.map((one, i) => ({ ...one, deadline: read.date(`obstacles.${i}.deadline`, one.deadline) })),
    },
    next: plans ? { ...next, plannedOn: read.date('next.plannedOn', next.plannedOn) ?? '' } : null,
  };
  const empty = [...(doneOn.trim() === '' ? ['doneOn'] : []), ...(plans && next.plannedOn.trim() === '' ? ['next.plannedOn'] : [])].map((path) => ({ path, code: 'app.EMPTY' as const }));
  const found = checked(RECORDED, value, [...read.faults, ...empty, ...(mends && reason.trim() === '' ? [{ path: 'reason', code: 'papers.REASON_NEEDED' as const }] : [])]);
  return found.ok ? found : { ok: false, faults: found.faults.map((fault) => ({ ...fault, path: fault.path.replace(/^findings\./, '') })) };
};
export const labelOf = (path: string): MessageKey => `followUpForm.f_${path.replaceAll(/\.\d+(?=\.|$)/g, '').replaceAll('.', '_')}` as MessageKey;
export const dayText = (date: string): string => shortDate(date as CivilDate);
/** A day as it is typed; null and its fault where it cannot be read. */
export function readDay(typed: string): { readonly day: string } | { readonly fault: MessageKey } {
  const read = createReader(), day = read.date('day', typed);
  return day === null ? { fault: read.faults[0]?.code ?? 'app.EMPTY' } : { day };
}
/** Letters of a reason, as every deed that needs one takes it. */
export const REASON = { least: 3, most: 300 } as const;
export const reasonFaulty = (reason: string): boolean => reason.trim().length < REASON.least || reason.trim().length > REASON.most;
