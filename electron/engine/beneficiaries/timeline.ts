import type { TimelineEvent } from '#shared/contract/beneficiaryTimeline.ts';
import type { AttachmentKind, Status } from '#shared/domain/beneficiaries.ts';
import type { ActionState } from '#shared/domain/lifeProjects.ts';
import type { Id } from '#shared/lib/ids.ts';
import type { Store } from '../store/store.ts';
import { answersOf } from './consentRows.ts';

/* What happened to a person, read from every capability's rows. */
interface Told { readonly id: Id; readonly at: string; readonly by: string | null; /** when it was written down, of what has a day alone */ readonly noted?: string }
/** An event with its place in the order: its day, then when it was written down, then the order within that instant. */
interface Placed { readonly event: TimelineEvent; readonly place: string }
const told = ({ id, at, by }: Told): { readonly id: Id; readonly at: string; readonly by: string } => ({ id, at, by: by ?? '' });
interface StatusRow extends Told { readonly from_status: Status | null; readonly to_status: Status; readonly reason: string }
interface CompanionRow extends Told { readonly companion: string; readonly reason: string }
interface DiagnosisRow extends Told { readonly number: number; readonly completed: number }
interface PlanRow extends Told { readonly version: number; readonly state: string; readonly reason: string }
interface ProgressRow extends Told { readonly life_project_id: Id; readonly action: string | null; readonly state: ActionState; readonly note: string }
interface VisitRow extends Told { readonly kind: string; readonly state: string; readonly reason: string }
interface AttemptRow extends Told { readonly way: string; readonly outcome: string; readonly note: string }
interface PaperRow extends Told { readonly kind: string; readonly reference: string; readonly status: string }
interface CommunicationRow extends Told { readonly reference: string; readonly partner: string; readonly purpose: string; readonly corrected: number }
interface AttachmentRow extends Told { readonly title: string; readonly kind: AttachmentKind; readonly removed: number }
interface CeremonyRow extends Told { readonly ceremony_id: Id; readonly title_ar: string; readonly title_fr: string }
interface MergeRow extends Told { readonly file_number: string; readonly name_ar: string; readonly name_fr: string; readonly reason: string; readonly undone: number }

/** Every event of these persons, the newest first. One person has some dozens: they are put in order here. */
export function eventsOf(store: Store, members: readonly Id[]): Placed[] {
  const { sql } = store, of = JSON.stringify(members), placed: Placed[] = [];
  // what has a day alone stands where somebody noted it that day; noted later, at the day's end
  const add = (event: TimelineEvent, noted: string = event.at): void => { placed.push({ event, place: `${event.at.slice(0, 10)} ${noted} ${event.id}` }); };
  for (const row of sql.all<StatusRow>`SELECT c.id, changed_at AS at, name AS by, from_status, to_status, reason
    FROM status_changes AS c JOIN users ON users.id = changed_by WHERE person_id IN (SELECT value FROM json_each(${of}))`)
    add({ kind: 'status', ...told(row), from: row.from_status, to: row.to_status, reason: row.reason });
  for (const row of sql.all<CompanionRow>`SELECT c.id, assigned_at AS at, users.name AS by, companions.name AS companion, reason
    FROM assignments AS c JOIN users ON users.id = assigned_by JOIN users AS companions ON companions.id = companion_id WHERE person_id IN (SELECT value FROM json_each(${of}))`)
    add({ kind: 'companion', ...told(row), companion: row.companion, reason: row.reason });
  for (const row of answersOf(store, members)) add({ kind: 'consent', id: row.id, at: row.notedAt, by: row.notedBy, purpose: row.purpose, partner: row.partner, ceremony: row.ceremonyId === null ? null : { ar: row.titleAr ?? '', fr: row.titleFr ?? '' }, answer: row.answer, on: row.on });
  for (const row of sql.all<DiagnosisRow>`SELECT c.id, c.updated_at AS noted, coalesce(completed_on, begun_on) AS at, name AS by, number, completed_on IS NOT NULL AS completed
    FROM diagnoses AS c JOIN users ON users.id = coalesce(completed_by, created_by) WHERE person_id IN (SELECT value FROM json_each(${of}))`)
    add({ kind: 'diagnosis', ...told(row), diagnosisId: row.id, number: row.number, completed: row.completed === 1 }, row.noted);
  for (const row of sql.all<PlanRow>`SELECT c.id, CASE state WHEN 'superseded' THEN c.created_at ELSE c.updated_at END AS noted, coalesce(signed_on, c.updated_at) AS at, name AS by, version, state, reason
    FROM life_projects AS c JOIN users ON users.id = coalesce(signed_by, updated_by) WHERE person_id IN (SELECT value FROM json_each(${of}))`)
    add({ kind: 'lifeProject', ...told(row), lifeProjectId: row.id, version: row.version, state: row.state, reason: row.reason }, row.noted);
  for (const row of sql.all<ProgressRow>`SELECT c.id, c.updated_at AS noted, as_of AS at, name AS by, life_project_id, c.state, c.note, (SELECT json_extract(action.value, '$.words') FROM json_each(life_projects.content, '$.objectives') AS objective, json_each(objective.value, '$.actions') AS action WHERE json_extract(action.value, '$.key') = action_key) AS action
    FROM action_progress AS c JOIN life_projects ON life_projects.id = life_project_id JOIN users ON users.id = c.updated_by WHERE c.state IS NOT NULL AND person_id IN (SELECT value FROM json_each(${of}))`)
    add({ kind: 'progress', ...told(row), lifeProjectId: row.life_project_id, action: row.action ?? '', state: row.state, note: row.note }, row.noted);
  for (const row of sql.all<VisitRow>`SELECT c.id, c.updated_at AS noted, coalesce(done_on, updated_at) AS at, name AS by, kind, state, reason
    FROM visits AS c JOIN users ON users.id = updated_by WHERE state <> 'planned' AND person_id IN (SELECT value FROM json_each(${of}))`)
    add({ kind: 'visit', ...told(row), visitId: row.id, visitKind: row.kind, state: row.state, reason: row.reason }, row.noted);
  for (const row of sql.all<AttemptRow>`SELECT c.id, noted_at AS noted, tried_on AS at, name AS by, way, outcome, note
    FROM contact_attempts AS c JOIN users ON users.id = noted_by WHERE person_id IN (SELECT value FROM json_each(${of}))`)
    add({ kind: 'attempt', ...told(row), way: row.way, reached: row.outcome === 'reached', note: row.note }, row.noted);
  const papers = [
    ...sql.all<PaperRow>`SELECT c.id, issued_at AS at, name AS by, kind, reference, status FROM documents AS c JOIN users ON users.id = issued_by WHERE person_id IN (SELECT value FROM json_each(${of}))`,
    ...sql.all<PaperRow>`SELECT c.id, issued_at AS at, name AS by, kind, reference, status FROM recipients JOIN documents AS c ON recipient_id = recipients.id JOIN users ON users.id = issued_by WHERE recipients.person_id IN (SELECT value FROM json_each(${of}))`,
  ];
  for (const row of papers) add({ kind: 'paper', ...told(row), series: row.kind, reference: row.reference, cancelled: row.status === 'cancelled' });
  for (const row of sql.all<CommunicationRow>`SELECT c.id, c.at, name AS by, reference, partner, purpose, EXISTS (SELECT 1 FROM communication_corrections WHERE communication_id = c.id) AS corrected
    FROM communications AS c JOIN documents ON documents.id = document_id JOIN users ON users.id = c.by WHERE c.person_id IN (SELECT value FROM json_each(${of}))`)
    add({ kind: 'communication', ...told(row), reference: row.reference, partner: row.partner, purpose: row.purpose, corrected: row.corrected === 1 });
  for (const row of sql.all<AttachmentRow>`SELECT c.id, attached_at AS at, name AS by, title, kind, removed_at IS NOT NULL AS removed
    FROM attachments AS c JOIN users ON users.id = attached_by WHERE person_id IN (SELECT value FROM json_each(${of}))`)
    add({ kind: 'attachment', ...told(row), attachmentId: row.id, title: row.title, attachmentKind: row.kind, removed: row.removed === 1 });
  for (const row of sql.all<CeremonyRow>`SELECT c.id, coalesce(validated_at, ceremonies.updated_at) AS noted, date AS at, name AS by, ceremony_id, title_ar, title_fr
    FROM recipients AS c JOIN ceremonies ON ceremonies.id = ceremony_id LEFT JOIN users ON users.id = validated_by WHERE person_id IN (SELECT value FROM json_each(${of}))`)
    add({ kind: 'ceremony', ...told(row), ceremonyId: row.ceremony_id, recipientId: row.id, title: { ar: row.title_ar, fr: row.title_fr } }, row.noted);
  for (const row of sql.all<MergeRow>`SELECT c.id, merged_at AS at, users.name AS by, file_number, name_ar, name_fr, reason, undone_at IS NOT NULL AS undone
    FROM merges AS c JOIN users ON users.id = merged_by JOIN persons ON persons.id = merged_id WHERE person_id IN (SELECT value FROM json_each(${of}))`)
    add({ kind: 'merge', ...told(row), mergeId: row.id, fileNumber: row.file_number, name: { ar: row.name_ar, fr: row.name_fr }, reason: row.reason, undone: row.undone === 1 });
  return placed.toSorted((one, other) => (one.place < other.place ? 1 : -1));
}
/** A piece of them, after the place where the last one ended. */
export function pieceOf(placed: readonly Placed[], cursor: string | null, limit: number): { readonly events: TimelineEvent[]; readonly next: string | null } {
  const rest = cursor === null ? placed : placed.filter(({ place }) => place < cursor), shown = rest.slice(0, limit), last = shown.at(-1);
  return { events: shown.map(({ event }) => event), next: rest.length > shown.length && last ? last.place : null };
}
