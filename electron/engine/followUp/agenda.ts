import { CLOSINGS } from '#shared/domain/beneficiaries.ts';
import type { Bilingual } from '#shared/domain/common/bilingual.ts';
import type { CivilDate } from '#shared/domain/common/dates.ts';
import type { Milestone, VisitKind } from '#shared/domain/followUp.ts';
import type { Id } from '#shared/lib/ids.ts';
import type { Store } from '../store/store.ts';

/*
 * SQL of the agenda: planned visits of some days, in the order of the days. It walks the index of planned visits (visits_planned) and looks each
 * person up (one who was joined to another, perhaps over a third, under the file that stays), so that its cost grows with the visits of these days, not with the number of files.
 */
export interface AgendaRow {
  readonly visitId: Id; readonly personId: Id; readonly fileNumber: string; readonly name: Bilingual; readonly phone: string; readonly commune: Bilingual; readonly kind: VisitKind; readonly milestone: Milestone;
  readonly plannedOn: CivilDate; readonly companion: string; readonly moves: number; readonly revision: number;
}
interface Row {
  readonly id: Id; readonly person_id: Id; readonly file_number: string; readonly name_ar: string; readonly name_fr: string; readonly phone: string; readonly commune_ar: string; readonly commune_fr: string; readonly kind: VisitKind;
  readonly milestone: Milestone; readonly planned_on: CivilDate; readonly companion: string; readonly moves: number; readonly revision: number;
}
/** As many as a page, or a printed list, can be read with; and how far those beyond are counted. */
const MOST = 300, COUNTED = 1000;
const CLOSED = JSON.stringify(CLOSINGS);
/** Planned from one day to another, both within. @param companionId of whose files; null: of all */
export function agendaOf({ sql }: Store, { from, to, companionId }: { readonly from: CivilDate; readonly to: CivilDate; readonly companionId: Id | null }): { readonly rows: AgendaRow[]; readonly more: number } {
  const rows = sql.all<Row>`SELECT visits.id, persons.id AS person_id, persons.file_number, persons.name_ar, persons.name_fr, persons.phone, persons.commune_ar, persons.commune_fr, kind, json_extract(findings, '$.milestone') AS milestone, planned_on, users.name AS companion, visits.revision,
      (SELECT count(*) FROM visit_moves WHERE visit_moves.person_id = visits.person_id AND visit_id = visits.id) AS moves
    FROM visits JOIN persons AS written ON written.id = visits.person_id JOIN persons ON persons.id = CASE WHEN written.merged_into IS NULL THEN written.id ELSE (WITH RECURSIVE up (id, next) AS (SELECT written.id, written.merged_into UNION ALL SELECT further.id, further.merged_into FROM up JOIN persons AS further ON further.id = up.next) SELECT id FROM up WHERE next IS NULL) END
      JOIN case_files ON case_files.person_id = persons.id JOIN users ON users.id = companion_id
    WHERE visits.state = 'planned' AND planned_on BETWEEN ${from} AND ${to} AND (${companionId} IS NULL OR companion_id = ${companionId}) AND case_files.status NOT IN (SELECT value FROM json_each(${CLOSED}))
    ORDER BY planned_on, visits.person_id LIMIT ${MOST}`;
  const more = rows.length < MOST ? 0 : (sql.one<{ n: number }>`SELECT count(*) AS n FROM (SELECT 1 FROM visits JOIN persons AS written ON written.id = visits.person_id JOIN case_files ON case_files.person_id = CASE WHEN written.merged_into IS NULL THEN written.id ELSE (WITH RECURSIVE up (id, next) AS (SELECT written.id, written.merged_into UNION ALL SELECT further.id, further.merged_into FROM up JOIN persons AS further ON further.id = up.next) SELECT id FROM up WHERE next IS NULL) END
    WHERE visits.state = 'planned' AND planned_on BETWEEN ${from} AND ${to} AND (${companionId} IS NULL OR companion_id = ${companionId}) AND case_files.status NOT IN (SELECT value FROM json_each(${CLOSED})) LIMIT ${COUNTED})`?.n ?? MOST) - MOST;
  return {
    rows: rows.map((row) => ({
      visitId: row.id, personId: row.person_id, fileNumber: row.file_number, name: { ar: row.name_ar, fr: row.name_fr }, phone: row.phone, commune: { ar: row.commune_ar, fr: row.commune_fr }, kind: row.kind, milestone: row.milestone,
      plannedOn: row.planned_on, companion: row.companion, moves: row.moves, revision: row.revision,
    })), more,
  };
}
