import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listHandlers } from '#electron/engine/beneficiaries/list.ts';
import { agendaOf } from '#electron/engine/followUp/agenda.ts';
import { dueActionsOf } from '#electron/engine/followUp/dueActions.ts';
import type { User } from '#electron/engine/handlers.ts';
import { plans } from '#electron/engine/lifeProjects/repository.ts';
import { entriesOf, refresh, visibleTo } from '#electron/engine/search/repository.ts';
import { createSearch } from '#electron/engine/search/service.ts';
import { connect } from '#electron/engine/store/connect.ts';
import type { Store } from '#electron/engine/store/store.ts';
import { lifeProjectContent } from '#shared/contract/lifeProjects.ts';
import { contract, type Answer, type Sent } from '#shared/contract/index.ts';
import { isClosed, type Status } from '#shared/domain/beneficiaries.ts';
import { addDays, type CivilDate } from '#shared/domain/common/dates.ts';
import { openActions } from '#shared/domain/lifeProjects.ts';
import type { Id } from '#shared/lib/ids.ts';
import { queryPlans } from '#tests/support/casework.ts';
import { given } from '#tests/support/engine.ts';
import { filler, type Known } from '#tests/support/manyFiles.ts';
import { AT, createTestCentre, heldClock, newIds, temporaryFolder } from '#tests/support/store.ts';

/* Lists, searches and the agenda of some hundred files by chance, beside what plain reading of every row says; and that they ask indexes. */
const TODAY = AT.slice(0, 10) as CivilDate, FILES = 400;
let folder: ReturnType<typeof temporaryFolder>, store: Store, known: Known[], companions: Id[], director: User, own: User;
interface Whole { readonly id: Id; readonly status: Status; readonly companion: Id; readonly trade: string; readonly ar: string; readonly fr: string; readonly updated: string; readonly merged: Id | null }
interface Visit { readonly id: Id; readonly person: Id; readonly on: CivilDate }
interface Due { readonly plan: Id; readonly key: string; readonly person: Id; readonly on: CivilDate }
let files: Whole[], planned: Visit[], actions: Due[];
const { finding } = createSearch(), handlers = listHandlers({ clock: heldClock, finding });
beforeAll(async () => {
  folder = temporaryFolder();
  const made = await createTestCentre(folder.dir);
  ({ store } = made);
  director = { id: made.userId, name: 'D', role: 'director' };
  companions = Array.from({ length: 4 }, () => newIds.next());
  for (const [i, id] of companions.entries()) store.sql.insert('users', { id, name: `C${i}`, role: 'companion', active: true, created_at: AT });
  own = { id: companions[0] as Id, name: 'C0', role: 'companion' };
  store.sql.insert('questionnaires', { version: 1, content: '{}', created_at: AT });
  const db = connect(path.join(folder.dir, 'idmaj.db'), made.dataKey);
  known = filler(db, { today: TODAY, companions, remembered: 4 }).upTo(FILES);
  db.close();
  // pairs, and chains of three
  for (let i = 0; i + 2 < known.length; i += 9) for (const [stays, other] of [[known[i], known[i + 1]], ...(i % 2 === 0 ? [[known[i + 1], known[i + 2]]] : [])] as [Known, Known][]) {
    store.sql.insert('merges', { id: newIds.next(), person_id: stays.personId, merged_id: other.personId, merged_at: AT, merged_by: director.id });
    store.sql.run`UPDATE persons SET merged_into = ${stays.personId} WHERE id = ${other.personId}`;
    plans.keepOpen(store, stays.personId);
  }
  // late visits of those who were joined, which chance seldom makes
  for (let i = 0; i + 2 < known.length; i += 18) store.sql.insert('visits', { id: newIds.next(), person_id: (known[i + 2] as Known).personId, kind: 'field', planned_on: addDays(TODAY, -1 - i), state: 'planned', findings: '{"milestone":"M3","findings":null}', created_at: AT, created_by: own.id, updated_at: AT, updated_by: own.id, revision: 1 });
  given(refresh(store));
  files = store.sql.all<Whole>`SELECT persons.id, status, companion_id AS companion, trade, commune_ar AS ar, commune_fr AS fr, case_files.updated_at AS updated, merged_into AS merged FROM persons JOIN case_files ON person_id = persons.id`;
  // what the plans themselves say: of those that came together in one file, the newest version
  const signed = store.sql.all<{ id: Id; person_id: Id; content: string }>`SELECT id, person_id, content FROM life_projects WHERE state = 'signed' ORDER BY version DESC, id DESC`, first = new Map<Id, (typeof signed)[number]>();
  for (const plan of signed) if (!first.has(rootOf(plan.person_id))) first.set(rootOf(plan.person_id), plan);
  actions = [...first].flatMap(([root, { id, content }]) => (files.some((file) => file.id === root && !isClosed(file.status)) ? openActions(lifeProjectContent.parse(JSON.parse(content))).map(({ key, deadline }) => ({ plan: id, key, person: root, on: deadline })) : []));
  planned = store.sql.all<Visit>`SELECT id, person_id AS person, planned_on AS "on" FROM visits WHERE state = 'planned'`;
});
afterAll(() => { store.close(); folder.remove(); });

type Asked = Sent<'beneficiaries.list'>;
function list(user: User, asked: Asked, at: Store = store): Id[] {
  const ids: Id[] = [];
  for (let cursor: string | null = null; ;) {
    const piece: Answer<'beneficiaries.list'> = given(handlers['beneficiaries.list'](contract['beneficiaries.list'].input.parse({ ...asked, cursor, limit: 60 }), { store: at, user, about: () => undefined, continuing: () => undefined }) as never);
    ids.push(...piece.entries.map(({ personId }) => personId));
    if (piece.next === null) return ids;
    cursor = piece.next;
  }
}
/** Whose file a person's rows stand under: their own, or that of whoever they were joined to. */
const rootOf = (id: Id): Id => { const merged = files.find((file) => file.id === id)?.merged ?? null; return merged === null ? id : rootOf(merged); };
/** Visits and actions of a closed file cannot be made: they are no more late than due. */
const isShut = (id: Id): boolean => files.some((file) => file.id === id && isClosed(file.status));
const isLate = (id: Id): boolean => !isShut(id) && (planned.some(({ person, on }) => on < TODAY && rootOf(person) === id) || actions.some(({ person, on }) => on < TODAY && person === id));
const fits = (user: User, { id, status, companion, trade, ar, fr, merged }: Whole, asked: Asked): boolean => merged === null && (user.role === 'director' || companion === user.id)
  && (!asked.status || (asked.status === 'open' ? !isClosed(status) : asked.status === 'closed' ? isClosed(status) : status === asked.status)) && (!asked.trade || trade === asked.trade)
  && (!asked.commune || [ar, fr].includes(asked.commune)) && (!asked.companionId || companion === asked.companionId) && (!asked.overdue || isLate(id));
const FILTERS: readonly Asked[] = [
  {}, { status: 'open' }, { status: 'closed' }, { status: 'inserted' }, { trade: 'sewing' }, { commune: 'أكادير' }, { commune: 'Tiznit' }, { commune: 'nowhere' }, { overdue: true }, { overdue: true, status: 'open' }, { overdue: true, status: 'closed' }, { overdue: true, status: 'inserted' }, { commune: 'Inezgane', status: 'inserted', overdue: false },
  { overdue: true, commune: 'Agadir' }, { trade: 'carpentry', commune: 'Agadir', status: 'closed' },
];
describe.each(['director', 'companion'] as const)('for a %s', (role) => {
  const user = (): User => (role === 'director' ? director : own);
  it.each(FILTERS)('a list holds what every row says: %o', (asked) => {
    const wanted = files.filter((file) => fits(user(), file, asked)).toSorted((a, b) => (`${a.updated} ${a.id}` < `${b.updated} ${b.id}` ? 1 : -1)).map(({ id }) => id);
    expect(list(user(), asked)).toEqual(wanted);
  });
  it.each(['Mohamed', 'moh', 'م', 'El Houssine', 'hasan', 'فاطمة', 'Alaoui', '2020'])('a search for %s keeps its order, whatever narrows it', (text) => {
    const all = list(director, { text }), byId = new Map(files.map((file) => [file.id, file]));
    expect(all.length).toBeGreaterThan(0);
    for (const asked of FILTERS) expect([asked, list(user(), { ...asked, text })]).toEqual([asked, all.filter((id) => { const file = byId.get(id); return file !== undefined && fits(user(), file, asked); })]);
  });
  it.each([[TODAY, addDays(TODAY, 6)], ['0001-01-01', addDays(TODAY, -1)], [TODAY, addDays(TODAY, 400)]] as [CivilDate, CivilDate][])('the agenda from %s to %s holds what every row says', (from, to) => {
    const wanted = planned.filter(({ on }) => on >= from && on <= to).toSorted((a, b) => (`${a.on} ${a.person}` < `${b.on} ${b.person}` ? -1 : 1)).flatMap(({ id, person }) => {
      const file = files.find((one) => one.id === rootOf(person));
      return file && !isClosed(file.status) && (role === 'director' || file.companion === own.id) ? [[id, file.id]] : [];
    });
    const { rows, more } = agendaOf(store, { from, to, companionId: role === 'director' ? null : own.id, limit: 300 });
    expect(rows.map(({ visitId, personId }) => [visitId, personId])).toEqual(wanted);
    expect(more).toBe(0);
    const due = actions.filter(({ person, on }) => on >= from && on <= to && (role === 'director' || files.some(({ id, companion }) => id === person && companion === own.id)));
    const found = dueActionsOf(store, { from, to, companionId: role === 'director' ? null : own.id, limit: 300 }).rows, told = (lines: readonly (readonly string[])[]): string[] => lines.map((one) => one.join(' ')).sort();
    expect(told(found.map((one) => [one.deadline, one.personId, one.lifeProjectId, one.key]))).toEqual(told(due.map(({ on, person, plan, key }) => [on, person, plan, key])));
    expect(found.map(({ deadline }) => deadline)).toEqual(found.map(({ deadline }) => deadline).toSorted());
  });
});
it('a file in the list counts visits and actions that are late, of all who were joined, and tells their next visit', () => {
  const entries: Answer<'beneficiaries.list'>['entries'] = [];
  for (let cursor: string | null = null; ;) {
    const piece: Answer<'beneficiaries.list'> = given(handlers['beneficiaries.list'](contract['beneficiaries.list'].input.parse({ cursor, limit: 60 }), { store, user: director, about: () => undefined, continuing: () => undefined }) as never);
    entries.push(...piece.entries);
    if (piece.next === null) break;
    cursor = piece.next;
  }
  const wanted = entries.map(({ personId }) => { const days = planned.filter(({ person }) => !isShut(personId) && rootOf(person) === personId).map(({ on }) => on); return [personId, days.filter((on) => on < TODAY).length, days.filter((on) => on >= TODAY).sort()[0] ?? null, actions.filter(({ person, on }) => person === personId && on < TODAY).length]; });
  expect(planned.some(({ person, on }) => on < TODAY && isShut(rootOf(person)))).toBe(true);
  expect(entries.map(({ personId, overdue, nextVisit, lateActions }) => [personId, overdue, nextVisit, lateActions])).toEqual(wanted);
});
it('tells the communes of all files, or of one’s own', () => {
  const communes = (user: User) => given(handlers['beneficiaries.choices']({}, { store, user, about: () => undefined, continuing: () => undefined }) as never) as Answer<'beneficiaries.choices'>;
  for (const user of [director, own]) {
    const wanted = [...new Set(files.filter(({ companion }) => user === director || companion === own.id).map(({ ar, fr }) => `${ar}|${fr}`))].sort();
    expect(communes(user).communes.map(({ ar, fr }) => `${ar}|${fr}`).toSorted()).toEqual(wanted);
  }
});
describe('asks indexes, never every row', () => {
  /** Steps that pass over every row of a table or sort what an index could give in order. */
  const bad = (steps: readonly string[]): string[] => steps.flatMap((plan) => plan.split('\n')).filter((step) => /^SCAN (persons|visits|open_actions|merges|written|status_changes)\b/.test(step) || (/^(SCAN|SEARCH) case_files\b/.test(step) && !/USING (COVERING )?INDEX/.test(step)));
  it.each(FILTERS)('a list: %o', (asked) => {
    for (const user of [director, own]) {
      const told = queryPlans(store, (watched) => { list(user, asked, watched); });
      expect(bad(told)).toEqual([]);
      // the walk itself: within its index, and in its order
      const walks = told.filter((plan) => /case_files_by_(updated|companion|status)/.test(plan) && !plan.includes('LIMIT 1'));
      for (const walk of walks.filter((plan) => plan.includes('LIST SUBQUERY'))) { expect(walk).toMatch(/case_files USING COVERING INDEX/); expect(walk).not.toContain('TEMP B-TREE FOR ORDER BY'); }
    }
  });
  it('a narrowed search, the box, the communes and the agenda', () => {
    expect(bad(queryPlans(store, (watched) => { list(own, { text: 'mohamed', trade: 'sewing', commune: 'Agadir', overdue: true }, watched); }))).toEqual([]);
    expect(bad(queryPlans(store, (watched) => { entriesOf(watched, new Set(known.map(({ personId }) => personId))); visibleTo(watched, own.id); }))).toEqual([]);
    expect(bad(queryPlans(store, (watched) => { handlers['beneficiaries.choices']({}, { store: watched, user: director, about: () => undefined, continuing: () => undefined }); }))).toEqual([]);
    for (const companionId of [null, own.id]) {
      const told = queryPlans(store, (watched) => { agendaOf(watched, { from: TODAY, to: addDays(TODAY, 6), companionId, limit: 300 }); });
      expect(bad(told)).toEqual([]);
      const due = queryPlans(store, (watched) => { dueActionsOf(watched, { from: TODAY, to: addDays(TODAY, 6), companionId, limit: 300 }); });
      expect(bad(due)).toEqual([]);
      expect(due[0]).toMatch(companionId === null ? /^SEARCH open_actions USING COVERING INDEX open_actions_by_deadline / : /SEARCH case_files USING COVERING INDEX case_files_by_companion[^]*SEARCH open_actions USING COVERING INDEX open_actions_by_person/);
      if (companionId === null) expect(due[0]).not.toContain('TEMP B-TREE');
      expect(told[0]).toMatch(companionId === null ? /visits USING COVERING INDEX visits_planned / : /visits USING COVERING INDEX visits_planned_by_person/);
    }
  });
});
