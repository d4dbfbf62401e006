import { visitContent, type VisitContent } from '#shared/contract/followUp.ts';
import type { Bilingual } from '#shared/domain/common/bilingual.ts';
import type { CivilDate } from '#shared/domain/common/dates.ts';
import type { Attempt, ATTEMPT_WAYS, VisitKind, VisitState } from '#shared/domain/followUp.ts';
import type { Id, Instant } from '#shared/lib/ids.ts';
import type { Store } from '../store/store.ts';

/* SQL of visits, of what was postponed, and of attempts to reach a person. */
export interface Visit {
  readonly id: Id; readonly personId: Id; readonly kind: VisitKind; readonly plannedOn: CivilDate; readonly state: VisitState; readonly doneOn: CivilDate | null; readonly reason: string; readonly content: VisitContent;
  readonly moves: number; readonly revision: number; readonly updatedAt: Instant; readonly updatedBy: string;
}
interface Row {
  readonly id: Id; readonly person_id: Id; readonly kind: VisitKind; readonly planned_on: CivilDate; readonly state: VisitState; readonly done_on: CivilDate | null; readonly reason: string; readonly findings: string;
  readonly moves: number; readonly revision: number; readonly updated_at: Instant; readonly updated: string;
}
const visitOf = (row: Row): Visit => ({
  id: row.id, personId: row.person_id, kind: row.kind, plannedOn: row.planned_on, state: row.state, doneOn: row.done_on, reason: row.reason, content: visitContent.parse(JSON.parse(row.findings)),
  moves: row.moves, revision: row.revision, updatedAt: row.updated_at, updatedBy: row.updated,
});
const listed = (members: readonly Id[]): string => JSON.stringify(members);
export function visitById({ sql }: Store, id: Id): Visit | null {
  const row = sql.one<Row>`SELECT visits.*, name AS updated, (SELECT count(*) FROM visit_moves WHERE visit_moves.person_id = visits.person_id AND visit_id = visits.id) AS moves FROM visits JOIN users ON users.id = updated_by WHERE visits.id = ${id}`;
  return row ? visitOf(row) : null;
}
/** All of these persons', the newest date first. */
export const visitsOf = ({ sql }: Store, members: readonly Id[]): Visit[] => sql.all<Row>`SELECT visits.*, name AS updated, (SELECT count(*) FROM visit_moves WHERE visit_moves.person_id = visits.person_id AND visit_id = visits.id) AS moves
  FROM visits JOIN users ON users.id = updated_by WHERE person_id IN (SELECT value FROM json_each(${listed(members)})) ORDER BY planned_on DESC, visits.id DESC`.map(visitOf);
export const insertVisit = ({ sql }: Store, { id, personId, kind, plannedOn, content, at, by }: Pick<Visit, 'id' | 'personId' | 'kind' | 'plannedOn' | 'content'> & { readonly at: Instant; readonly by: Id }): void => sql.insert('visits', {
  id, person_id: personId, kind, planned_on: plannedOn, state: 'planned', findings: JSON.stringify(content), created_at: at, created_by: by, updated_at: at, updated_by: by, revision: 1,
});
/** Writes what changed, and counts the change; answers the new revision. */
export function updateVisit({ sql }: Store, { id, revision }: Pick<Visit, 'id' | 'revision'>, columns: Readonly<Record<string, string | null>>, at: Instant, by: Id): number {
  sql.update('visits', id, { ...columns, updated_at: at, updated_by: by, revision: revision + 1 });
  return revision + 1;
}
export const insertMove = ({ sql }: Store, move: { readonly id: Id; readonly visit: Visit; readonly to: CivilDate; readonly reason: string; readonly at: Instant; readonly by: Id }): void =>
  sql.insert('visit_moves', { id: move.id, person_id: move.visit.personId, visit_id: move.visit.id, from_on: move.visit.plannedOn, to_on: move.to, reason: move.reason, moved_at: move.at, moved_by: move.by });
export const movesOf = ({ sql }: Store, { personId, id }: Visit): { from: CivilDate; to: CivilDate; reason: string; at: Instant; by: string }[] =>
  sql.all`SELECT from_on AS "from", to_on AS "to", reason, moved_at AS at, name AS "by" FROM visit_moves JOIN users ON users.id = moved_by WHERE person_id = ${personId} AND visit_id = ${id} ORDER BY visit_moves.id`;

interface UnitRow { readonly unit_id: Id; readonly designation_ar: string; readonly designation_fr: string; readonly brand_model: string; readonly serial: string; readonly inventory_number: string; readonly quantity: number; readonly date: CivilDate }
export interface HeldUnit { readonly unitId: Id; readonly designation: Bilingual; readonly brandModel: string; readonly serial: string; readonly inventoryNumber: string; readonly quantity: number; readonly handedOverOn: CivilDate }
/** What was handed over to these persons: lines of validated ceremonies where the last mark of the day says so. */
export const unitsOf = ({ sql }: Store, members: readonly Id[]): HeldUnit[] => sql.all<UnitRow>`SELECT unit_id, designation_ar, designation_fr, brand_model, serial, inventory_number, quantity, date
  FROM recipients JOIN ceremonies ON ceremonies.id = ceremony_id JOIN handover_lines ON recipient_id = recipients.id JOIN units ON units.id = unit_id
  WHERE recipients.person_id IN (SELECT value FROM json_each(${listed(members)})) AND ceremonies.status = 'validated'
    AND (SELECT state FROM day_marks WHERE day_marks.recipient_id = recipients.id ORDER BY seq DESC LIMIT 1) IN ('handedOver', 'reserved')
  ORDER BY date, recipients.id, handover_lines.position`
  .map((row) => ({ unitId: row.unit_id, designation: { ar: row.designation_ar, fr: row.designation_fr }, brandModel: row.brand_model, serial: row.serial, inventoryNumber: row.inventory_number, quantity: row.quantity, handedOverOn: row.date }));

interface AttemptRow { readonly tried_on: CivilDate; readonly way: (typeof ATTEMPT_WAYS)[number]; readonly outcome: Attempt['outcome']; readonly note: string; readonly name: string }
export interface NotedAttempt extends Attempt { readonly way: AttemptRow['way']; readonly note: string; readonly notedBy: string }
/** In the order they were noted. */
export const attemptsOf = ({ sql }: Store, members: readonly Id[]): NotedAttempt[] => sql.all<AttemptRow>`SELECT tried_on, way, outcome, note, name FROM contact_attempts JOIN users ON users.id = noted_by
  WHERE person_id IN (SELECT value FROM json_each(${listed(members)})) ORDER BY contact_attempts.id`.map((row) => ({ triedOn: row.tried_on, way: row.way, outcome: row.outcome, note: row.note, notedBy: row.name }));
export const insertAttempt = ({ sql }: Store, { id, personId, triedOn, way, outcome, note, at, by }: Omit<NotedAttempt, 'notedBy'> & { readonly id: Id; readonly personId: Id; readonly at: Instant; readonly by: Id }): void =>
  sql.insert('contact_attempts', { id, person_id: personId, tried_on: triedOn, way, outcome, note, noted_at: at, noted_by: by });
