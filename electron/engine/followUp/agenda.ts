import { CLOSINGS } from '#shared/domain/beneficiaries.ts';
import type { Bilingual } from '#shared/domain/common/bilingual.ts';
import type { CivilDate } from '#shared/domain/common/dates.ts';
import type { Milestone, VisitKind } from '#shared/domain/followUp.ts';
import type { Id } from '#shared/lib/ids.ts';
import type { Store } from '../store/store.ts';

/*
 * SQL of the agenda: planned visits of some days, in the order of the days. Of all files it walks the index of planned visits (visits_planned), so
 * that its cost grows with the visits of these days; of one's own it begins at these, so that nobody else's files are passed over. A visit
 * of one who was joined to another, perhaps over a third, stands under the file that stays.
 */
/** Whose file a row of the agenda stands under, and how that person is reached. */
export interface Whose { readonly personId: Id; readonly fileNumber: string; readonly name: Bilingual; readonly phone: string; readonly commune: Bilingual; readonly companion: string }
export interface WhoseRow {
  readonly person_id: Id; readonly file_number: string; readonly name_ar: string; readonly name_fr: string; readonly phone: string; readonly commune_ar: string; readonly commune_fr: string; readonly companion: string;
}
export interface AgendaRow extends Whose {
  readonly visitId: Id; readonly kind: VisitKind; readonly milestone: Milestone; readonly plannedOn: CivilDate; readonly moves: number; readonly revision: number;
}
interface Row extends WhoseRow {
  readonly id: Id; readonly kind: VisitKind; readonly milestone: Milestone; readonly planned_on: CivilDate; readonly moves: number; readonly revision: number;
}
/** How far those that are not shown are counted. */
export const COUNTED = 1000;
const CLOSED = JSON.stringify(CLOSINGS);
export interface AgendaDays { readonly from: CivilDate; readonly to: CivilDate }
/** @param companionId of whose files; null: of all. @param limit rows shown */
export interface AgendaAsked extends AgendaDays { readonly companionId: Id | null; readonly limit: number }
/** A visit's row, and whose file it stands under. */
interface Place { readonly visit: number; readonly root: Id }
/** Which visits there are, from indexes alone: rows of persons and files are only read for those that are shown. */
const ofAll = ({ sql }: Store, { from, to }: AgendaDays): Place[] => sql.all<Place>`SELECT visits.rowid AS visit, case_files.person_id AS root
  FROM visits CROSS JOIN case_files INDEXED BY case_files_by_person ON case_files.person_id = CASE WHEN NOT EXISTS (SELECT 1 FROM persons INDEXED BY persons_joined WHERE persons.id = visits.person_id AND merged_into IS NOT NULL) THEN visits.person_id ELSE
    (WITH RECURSIVE up (id, next) AS (SELECT persons.id, merged_into FROM persons WHERE persons.id = visits.person_id UNION ALL SELECT further.id, further.merged_into FROM up JOIN persons AS further ON further.id = up.next) SELECT id FROM up WHERE next IS NULL) END
  WHERE visits.state = 'planned' AND planned_on BETWEEN ${from} AND ${to} AND case_files.status NOT IN (SELECT value FROM json_each(${CLOSED}))
  ORDER BY planned_on, visits.person_id LIMIT ${COUNTED}`;
const ofOwn = ({ sql }: Store, { from, to }: AgendaDays, companionId: Id): Place[] => sql.all<Place>`WITH RECURSIVE own (root, id) AS (
    SELECT case_files.person_id, case_files.person_id FROM case_files WHERE companion_id = ${companionId} AND status NOT IN (SELECT value FROM json_each(${CLOSED})) AND NOT EXISTS (SELECT 1 FROM persons INDEXED BY persons_joined WHERE persons.id = case_files.person_id AND merged_into IS NOT NULL)
    UNION SELECT own.root, persons.id FROM own CROSS JOIN persons INDEXED BY persons_joined_to ON merged_into = own.id WHERE merged_into IS NOT NULL)
  SELECT visits.rowid AS visit, own.root FROM own CROSS JOIN visits ON visits.person_id = own.id WHERE visits.state = 'planned' AND planned_on BETWEEN ${from} AND ${to}
  ORDER BY planned_on, visits.person_id LIMIT ${COUNTED}`;
const shown = ({ sql }: Store, places: readonly Place[]): Row[] => sql.all<Row>`SELECT visits.id, persons.id AS person_id, persons.file_number, persons.name_ar, persons.name_fr, persons.phone, persons.commune_ar, persons.commune_fr, kind, json_extract(findings, '$.milestone') AS milestone, planned_on, users.name AS companion, visits.revision,
    (SELECT count(*) FROM visit_moves WHERE visit_moves.person_id = visits.person_id AND visit_id = visits.id) AS moves
  FROM json_each(${JSON.stringify(places.map(({ visit, root }) => [visit, root]))}) AS place CROSS JOIN visits ON visits.rowid = place.value ->> 0 CROSS JOIN persons ON persons.id = place.value ->> 1 CROSS JOIN case_files INDEXED BY case_files_by_person ON case_files.person_id = persons.id CROSS JOIN users ON users.id = companion_id
  ORDER BY place.key`;
export const whoseOf = (row: WhoseRow): Whose => ({
  personId: row.person_id, fileNumber: row.file_number, name: { ar: row.name_ar, fr: row.name_fr }, phone: row.phone, commune: { ar: row.commune_ar, fr: row.commune_fr }, companion: row.companion,
});
/** The first rows of the places found, and how many more places there are. */
export const firstOf = <Found, Shown>(places: readonly Found[], limit: number, rowsOf: (some: readonly Found[]) => Shown[]): { readonly rows: Shown[]; readonly more: number } =>
  ({ rows: rowsOf(places.slice(0, limit)), more: Math.max(0, places.length - limit) });
/** Planned from one day to another, both within. */
export const agendaOf = (store: Store, { companionId, limit, ...days }: AgendaAsked): { readonly rows: AgendaRow[]; readonly more: number } =>
  firstOf(companionId === null ? ofAll(store, days) : ofOwn(store, days, companionId), limit, (places) => shown(store, places).map((row) =>
    ({ ...whoseOf(row), visitId: row.id, kind: row.kind, milestone: row.milestone, plannedOn: row.planned_on, moves: row.moves, revision: row.revision })));
