import { CLOSINGS } from '#shared/domain/beneficiaries.ts';
import type { CivilDate } from '#shared/domain/common/dates.ts';
import type { ACTION_OWNERS } from '#shared/domain/lifeProjects.ts';
import type { Id } from '#shared/lib/ids.ts';
import type { Store } from '../store/store.ts';
import { COUNTED, firstOf, whoseOf, type AgendaAsked, type AgendaDays, type Whose, type WhoseRow } from './agenda.ts';

/*
 * SQL of the agenda's other half: actions of plans in force that are still to be done, in the order of their deadlines. Their table holds those
 * of open files alone, each under the file that stays (migration 0120), so that it is walked as far as the answer goes and no further.
 */
type Owner = (typeof ACTION_OWNERS)[number];
export interface DueAction extends Whose { readonly lifeProjectId: Id; readonly key: string; readonly words: string; readonly owner: Owner; readonly deadline: CivilDate }
interface Row extends WhoseRow { readonly life_project_id: Id; readonly action_key: string; readonly words: string; readonly owner: Owner; readonly deadline: CivilDate }
interface Place { readonly action: number }
const ofAll = ({ sql }: Store, { from, to }: AgendaDays): Place[] => sql.all<Place>`SELECT rowid AS action FROM open_actions WHERE deadline BETWEEN ${from} AND ${to} ORDER BY deadline, person_id LIMIT ${COUNTED}`;
const ofOwn = ({ sql }: Store, { from, to }: AgendaDays, companionId: Id): Place[] => sql.all<Place>`SELECT open_actions.rowid AS action FROM case_files CROSS JOIN open_actions ON open_actions.person_id = case_files.person_id
  WHERE companion_id = ${companionId} AND status NOT IN (SELECT value FROM json_each(${JSON.stringify(CLOSINGS)})) AND deadline BETWEEN ${from} AND ${to} ORDER BY deadline, open_actions.person_id LIMIT ${COUNTED}`;
const shown = ({ sql }: Store, places: readonly Place[]): Row[] => sql.all<Row>`SELECT life_project_id, action_key, open_actions.person_id, file_number, name_ar, name_fr, phone, commune_ar, commune_fr, words, owner, deadline, users.name AS companion
  FROM json_each(${JSON.stringify(places.map(({ action }) => action))}) AS place CROSS JOIN open_actions ON open_actions.rowid = place.value CROSS JOIN persons ON persons.id = open_actions.person_id
    CROSS JOIN case_files INDEXED BY case_files_by_person ON case_files.person_id = persons.id CROSS JOIN users ON users.id = companion_id
  ORDER BY place.key`;
/** Due from one day to another, both within. */
export const dueActionsOf = (store: Store, { companionId, limit, ...days }: AgendaAsked): { readonly rows: DueAction[]; readonly more: number } =>
  firstOf(companionId === null ? ofAll(store, days) : ofOwn(store, days, companionId), limit, (places) => shown(store, places).map((row) =>
    ({ ...whoseOf(row), lifeProjectId: row.life_project_id, key: row.action_key, words: row.words, owner: row.owner, deadline: row.deadline })));
