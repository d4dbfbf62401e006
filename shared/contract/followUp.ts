import { z } from 'zod';
import { ACTIVITY_STATES, ATTEMPT_OUTCOMES, ATTEMPT_WAYS, MILESTONES, OBSTACLES, UNIT_STATES, VISIT_KINDS, VISIT_STATES } from '#shared/domain/followUp.ts';
import { ACTION_OWNERS } from '#shared/domain/lifeProjects.ts';
import { amount, day, filledText, moved, OUT_OF_RANGE, revision, text, whole } from './caseFields.ts';
import { words } from './handoverForms.ts';
import { reason } from './papers.ts';
import { command, query } from './procedure.ts';
import { bilingual, centimes, civilDate, id, instant } from './values.ts';

/* Follow-up (domain.md §2, §4 D): visits planned, made, postponed or cancelled, the agenda, and attempts to reach a person. */
const milestone = z.enum(MILESTONES), kind = z.enum(VISIT_KINDS);
export const visitForm = z.strictObject({ kind, milestone, plannedOn: day });
/** What a visit found. Money is of one month; a health obstacle is left out for whoever lacks `health.read`. */
export const findings = z.strictObject({
  activity: z.enum(ACTIVITY_STATES), activityNote: text(1000).default(''),
  /** units of the person's handover lines, each once at most */
  equipment: z.array(z.strictObject({ unitId: id, state: z.enum(UNIT_STATES), note: words(300).default('') })).max(400, OUT_OF_RANGE),
  turnover: amount.nullable(), charges: amount.nullable(), /** people at work, the person too */ jobs: whole(0, 1000).nullable(),
  obstacles: z.array(z.strictObject({ domain: z.enum(OBSTACLES), words: filledText(500), action: text(500).default(''), owner: z.enum(ACTION_OWNERS), deadline: day.nullable() })).max(20, OUT_OF_RANGE),
  ownView: text(2000).default(''),
});
/** As it is kept: `findings` null until the visit is made. */
export const visitContent = z.strictObject({ milestone, findings: findings.nullable() });
export type VisitContent = z.output<typeof visitContent>;

const attempt = z.strictObject({ triedOn: civilDate, way: z.enum(ATTEMPT_WAYS), outcome: z.enum(ATTEMPT_OUTCOMES), note: z.string(), notedBy: z.string() });
const visit = {
  visitId: id, personId: id, kind, milestone, plannedOn: civilDate, state: z.enum(VISIT_STATES), doneOn: civilDate.nullable(), /** planned, and its day is over */ overdue: z.boolean(),
  /** of a cancelled one, or of one that was mended after it was made */ reason: z.string(), findings: findings.nullable(), /** turnover minus charges; null where one of them is not known */ net: centimes.nullable(),
  /** how often it was postponed */ moves: z.int(), revision, updatedAt: instant, updatedBy: z.string(),
};
const unit = z.strictObject({
  unitId: id, designation: bilingual, brandModel: z.string(), serial: z.string(), inventoryNumber: z.string(), quantity: z.int(), handedOverOn: civilDate,
  /** what the last visit said of it; null where none did */ last: z.strictObject({ state: z.enum(UNIT_STATES), on: civilDate }).nullable(),
});
const agendaRow = z.strictObject({
  visitId: id, personId: id, fileNumber: z.string(), name: bilingual, phone: z.string(), commune: bilingual, kind, milestone, plannedOn: civilDate, companion: z.string(), moves: z.int(), revision,
});
/** An action of a plan in force that is still to be done. */
const agendaAction = z.strictObject({
  lifeProjectId: id, key: z.string(), personId: id, fileNumber: z.string(), name: bilingual, phone: z.string(), commune: bilingual, words: z.string(), owner: z.enum(ACTION_OWNERS), deadline: civilDate, companion: z.string(),
});
const part = <T extends z.ZodType>(row: T) => z.strictObject({ rows: z.array(row), /** of the same kind that are not shown; counted to a thousand in all */ more: z.int() });

export const followUp = {
  /** The usual calendar D15 … M24, counted from the handover; before that the visits of the plan in force, or the calendar from its signing. Nothing is stored. */
  'followUp.proposal': query('file.read', z.strictObject({ personId: id }), z.strictObject({
    basis: z.enum(['handover', 'plan', 'signature', 'none']), from: civilDate.nullable(),
    visits: z.array(z.strictObject({ milestone, kind, plannedOn: civilDate, /** planned or made already */ already: z.boolean() })),
  })),
  /** One visit or several; refused where the same milestone stands planned or done. */
  'followUp.plan': command('file.write', z.strictObject({ personId: id, visits: z.array(visitForm).min(1, OUT_OF_RANGE).max(30, OUT_OF_RANGE) }), z.strictObject({ visits: z.array(z.strictObject({ visitId: id, revision })) })),
  /** Planned visits and actions of plans in force `from` … `to` (at most a year), and all that are overdue today. `own`: of the files one accompanies; who may not see all sees these either way. */
  'followUp.agenda': query('file.read', z.strictObject({ from: day, to: day, whose: z.enum(['own', 'all']), /** rows of a kind, as many as a page or a printed list can be read with */ limit: z.int().min(1).max(300).default(300) }), z.strictObject({
    today: civilDate, due: part(agendaRow), overdue: part(agendaRow), actions: z.strictObject({ due: part(agendaAction), overdue: part(agendaAction) }),
  }), true),
  /** All of a person's, the newest date first. */
  'followUp.list': query('file.read', z.strictObject({ personId: id }), z.strictObject({ visits: z.array(z.strictObject(visit)) })),
  /** One visit, with the equipment there is to see. */
  'followUp.show': query('file.read', z.strictObject({ visitId: id }), z.strictObject({
    ...visit, units: z.array(unit), postponed: z.array(z.strictObject({ from: civilDate, to: civilDate, reason: z.string(), at: instant, by: z.string() })),
  }), true),
  /** Says what was found; for a visit that was recorded before, with the reason for mending it. `next` plans the next one in the same step. */
  'followUp.record': command('file.write', z.strictObject({ visitId: id, revision, doneOn: day, kind, findings, next: visitForm.nullable().default(null), reason: z.union([z.literal(''), reason]).default('') }),
    z.strictObject({ revision, /** the one planned by `next` */ nextVisitId: id.nullable() })),
  'followUp.postpone': command('file.write', z.strictObject({ visitId: id, revision, to: day, reason }), moved),
  'followUp.cancel': command('file.write', z.strictObject({ visitId: id, revision, reason }), moved),
  'followUp.attempt': command('file.write', z.strictObject({ personId: id, triedOn: day, way: z.enum(ATTEMPT_WAYS), outcome: z.enum(ATTEMPT_OUTCOMES), note: words(300).default('') }), z.strictObject({ unreached: z.int(), enough: z.boolean() })),
  /** What «lost to follow-up» rests on: the days on which nobody was reached since the last contact, `needed` of them at least. */
  'followUp.attempts': query('file.read', z.strictObject({ personId: id }), z.strictObject({
    attempts: z.array(attempt), unreached: z.int(), needed: z.int(), enough: z.boolean(), /** the last visit made, or attempt that reached somebody */ lastContact: civilDate.nullable(),
  })),
};
