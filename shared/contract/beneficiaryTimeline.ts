import { z } from 'zod';
import { ATTACHMENT_KINDS, STATUSES } from '#shared/domain/beneficiaries.ts';
import { ANSWERS, PURPOSES } from '#shared/domain/consents.ts';
import { ACTION_STATES } from '#shared/domain/lifeProjects.ts';
import { bilingual, civilDate, id } from './values.ts';

/* What happened to a person, of whatever capability: each kind of event with what its line says. */
/** `at`: an instant, or the civil date where only the day counts. `by`: who noted it; empty where that is not kept. */
const told = { id, at: z.string(), by: z.string() };
const text = z.string(), status = z.enum(STATUSES);
export const event = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('status'), ...told, from: status.nullable(), to: status, reason: text }),
  z.strictObject({ kind: z.literal('companion'), ...told, companion: text, reason: text }),
  z.strictObject({ kind: z.literal('consent'), ...told, purpose: z.enum(PURPOSES), partner: text, ceremony: bilingual.nullable(), answer: z.enum(ANSWERS), on: civilDate }),
  /** Begun, or completed where `completed`. */
  z.strictObject({ kind: z.literal('diagnosis'), ...told, diagnosisId: id, number: z.int(), completed: z.boolean() }),
  z.strictObject({ kind: z.literal('lifeProject'), ...told, lifeProjectId: id, version: z.int(), state: text, reason: text }),
  /** How an action of a signed plan stands, beside the plan; what was taken back is no event. */
  z.strictObject({ kind: z.literal('progress'), ...told, lifeProjectId: id, action: text, state: z.enum(ACTION_STATES), note: text }),
  /** Made or cancelled; planned ones are in the agenda. */
  z.strictObject({ kind: z.literal('visit'), ...told, visitId: id, visitKind: text, state: text, reason: text }),
  z.strictObject({ kind: z.literal('attempt'), ...told, way: text, reached: z.boolean(), note: text }),
  z.strictObject({ kind: z.literal('paper'), ...told, /** the series of its number, `PV` */ series: text, reference: text, cancelled: z.boolean() }),
  /** A paper given to a partner; `corrected`: entered by mistake. */
  z.strictObject({ kind: z.literal('communication'), ...told, reference: text, partner: text, purpose: text, corrected: z.boolean() }),
  z.strictObject({ kind: z.literal('attachment'), ...told, attachmentId: id, title: text, attachmentKind: z.enum(ATTACHMENT_KINDS), removed: z.boolean() }),
  z.strictObject({ kind: z.literal('ceremony'), ...told, ceremonyId: id, recipientId: id, title: bilingual }),
  /** Somebody joined to this person; `undone` where they were parted again. */
  z.strictObject({ kind: z.literal('merge'), ...told, mergeId: id, fileNumber: text, name: bilingual, reason: text, undone: z.boolean() }),
]);
export type TimelineEvent = z.output<typeof event>;
/** The newest first; `next` is the `cursor` of the following piece, null at the end. */
export const timeline = z.strictObject({ events: z.array(event), next: z.string().nullable() });
