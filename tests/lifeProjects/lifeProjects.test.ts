import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caseFiles } from '#electron/engine/beneficiaries/access.ts';
import { planTelling } from '#electron/engine/lifeProjects/paper.ts';
import type { ProcedureName, Sent } from '#shared/contract/index.ts';
import type { CivilDate } from '#shared/domain/common/dates.ts';
import { DOMAINS } from '#shared/domain/questionnaire.ts';
import type { Id } from '#shared/lib/ids.ts';
import { aPlan } from '#tests/support/caseForms.ts';
import { casework, type Casework, type Who } from '#tests/support/casework.ts';
import { given } from '#tests/support/engine.ts';
import { codeOfRefusal } from '#tests/support/store.ts';

/* Life projects over a real store. */
let centre: Casework;
beforeAll(async () => { centre = await casework(); });
afterAll(() => { centre.remove(); });
const call: Casework['call'] = (...args) => centre.call(...args);
const said = (value: string) => ({ state: 'answered' as const, value, source: 'said' as const, on: '2025-06-01' });
/** A completed diagnosis with one need of money, and one of health. */
async function diagnosed(personId: string, who: Who = 'companion'): Promise<string> {
  const { diagnosisId } = given(await call(who, 'diagnosis.begin', { personId, begunOn: '2025-06-01' }));
  given(await call(who, 'diagnosis.save', {
    diagnosisId, revision: 1, answers: { trackWish: said('selfEmployment'), wishWords: said('Mon atelier'), skills: said('Coudre'), hindrance: said('Le loyer') },
    levels: { ...Object.fromEntries(DOMAINS.map((domain) => [domain, { level: 0 as const }])), money: { level: 3, note: 'Un local' }, health: { level: 2, note: 'Chaise' } },
  }));
  given(await call(who, 'diagnosis.complete', { diagnosisId, revision: 2, completedOn: '2025-06-01' }));
  return diagnosisId;
}
const HEALTH = { key: 'n2', domain: 'health', level: 2, words: 'Chaise', state: 'open', owner: 'companion', whyNot: 'Déjà réglé' } as const;
const whole = () => { const form = aPlan(); return { ...form, needs: [...form.needs, HEALTH] }; };
/** A plan in force. */
async function signed(personId: string, who: Who = 'companion'): Promise<string> {
  const diagnosisId = await diagnosed(personId, who), { lifeProjectId } = given(await call(who, 'lifeProjects.draft', { personId, dated: '2025-06-02' }));
  expect(given(await call(who, 'lifeProjects.save', { lifeProjectId, revision: 1, diagnosisId, form: whole() })).problems.map(({ code }) => code)).toEqual(['lifeProjects.NO_CHOICE']);
  given(await call(who, 'lifeProjects.sign', { lifeProjectId, revision: 2, signedOn: '2025-06-02' }));
  return lifeProjectId;
}

describe('a life project', () => {
  it('begins with what is known already', async () => {
    const personId = centre.file('L1', { profile: { trainings: [{ title: 'Couture', certificate: 'CQP', months: 9, year: 2020, seen: true }] } }), diagnosisId = await diagnosed(personId);
    const { lifeProjectId, version } = given(await call('companion', 'lifeProjects.draft', { personId, dated: '2025-06-02' }));
    expect(version).toBe(1);
    const { content, ...shown } = given(await call('companion', 'lifeProjects.show', { lifeProjectId }));
    expect(shown).toMatchObject({ personId, state: 'draft', diagnosisId, diagnosisNumber: 1, revision: 1, figures: null });
    expect(content).toMatchObject({
      wishes: 'Mon atelier', track: 'selfEmployment', summary: { strengths: 'Coudre', obstacles: 'Le loyer' }, training: [{ words: 'Couture', duration: '9', evidence: 'seen' }],
      needs: [{ key: 'n1', domain: 'money', level: 3, words: 'Un local', state: 'open' }, { key: 'n2', domain: 'health', level: 2 }], choice: null,
    });
    expect(codeOfRefusal(await call('companion', 'lifeProjects.draft', { personId, dated: '2025-06-02' }))).toBe('lifeProjects.DRAFT_EXISTS');
    expect(codeOfRefusal(await call('companion', 'lifeProjects.sign', { lifeProjectId, revision: 1, signedOn: '2025-06-02' }))).toBe('lifeProjects.NO_TRACK_WHY');
  });
  it('is signed, stays, and is replaced by a version that says why and what it changed', async () => {
    const personId = centre.file('L2'), first = await signed(personId);
    for (const refused of [
      await call('companion', 'lifeProjects.save', { lifeProjectId: first, revision: 3, diagnosisId: null, form: aPlan() }), await call('companion', 'lifeProjects.choose', { lifeProjectId: first, revision: 3, choice: null }),
      await call('companion', 'lifeProjects.sign', { lifeProjectId: first, revision: 3, signedOn: '2025-06-02' }), await call('companion', 'lifeProjects.abandon', { lifeProjectId: first, revision: 3, reason: 'Autre' }),
    ]) expect(codeOfRefusal(refused)).toBe('lifeProjects.SIGNED_STAYS');
    expect(() => centre.store.sql.run`UPDATE life_projects SET content = '{}' WHERE id = ${first}`).toThrow('a signed version does not change');
    expect(await call('companion', 'lifeProjects.draft', { personId, dated: '2025-06-02' })).toMatchObject({ refusal: { code: 'lifeProjects.ALREADY_IN_FORCE', params: { version: 1 } } });

    const { lifeProjectId, version } = given(await call('companion', 'lifeProjects.draft', { personId, dated: '2025-06-02', reason: 'Le local a changé' })), before = given(await call('companion', 'lifeProjects.show', { lifeProjectId }));
    expect(version).toBe(2);
    given(await call('companion', 'lifeProjects.save', { lifeProjectId, revision: 1, diagnosisId: before.diagnosisId, form: { ...whole(), wishes: 'Un plus grand atelier' } }));
    given(await call('companion', 'lifeProjects.sign', { lifeProjectId, revision: 2, signedOn: '2025-06-02' }));
    const list = given(await call('companion', 'lifeProjects.list', { personId }));
    expect(list.lifeProjects.map((one) => [one.version, one.state, one.former, one.reason])).toEqual([[2, 'signed', 1, 'Le local a changé'], [1, 'superseded', null, '']]);
    expect(list).toMatchObject({ draft: null, inForce: lifeProjectId });
    expect(given(await call('companion', 'lifeProjects.differences', { lifeProjectId }))).toEqual({ from: 1, to: 2, reason: 'Le local a changé', differences: [{ section: 'wishes', kind: 'changed', name: '', field: '', before: 'Je veux mon atelier', after: 'Un plus grand atelier' }] });
    expect(codeOfRefusal(await call('companion', 'lifeProjects.differences', { lifeProjectId: first }))).toBe('lifeProjects.NO_FORMER');
  });
  it('whose draft was given up makes room for another', async () => {
    const personId = centre.file('L3'), { lifeProjectId } = given(await call('companion', 'lifeProjects.draft', { personId, dated: '2025-06-02' }));
    given(await call('companion', 'lifeProjects.abandon', { lifeProjectId, revision: 1, reason: 'Le projet a changé' }));
    expect(given(await call('companion', 'lifeProjects.show', { lifeProjectId }))).toMatchObject({ state: 'abandoned', reason: 'Le projet a changé', problems: [] });
    expect(codeOfRefusal(await call('companion', 'lifeProjects.save', { lifeProjectId, revision: 2, diagnosisId: null, form: aPlan() }))).toBe('lifeProjects.GIVEN_UP');
    expect(given(await call('companion', 'lifeProjects.draft', { personId, dated: '2025-06-02' })).version).toBe(2);
  });
  it('refuses what no plan may hold, by name, and keeps nothing of it', async () => {
    const personId = centre.file('L4'), { lifeProjectId } = given(await call('companion', 'lifeProjects.draft', { personId, dated: '2025-06-02' })), open = given(await call('companion', 'diagnosis.begin', { personId, begunOn: '2025-06-01' }));
    const save = (form: ReturnType<typeof aPlan>, diagnosisId: string | null = null, revision = 1) => call('companion', 'lifeProjects.save', { lifeProjectId, revision, diagnosisId, form });
    const [objective] = aPlan().objectives, [action] = objective?.actions ?? [];
    if (!objective || !action) throw new Error('the plan of the tests has an action');
    expect(await save(aPlan({ objectives: [{ ...objective, actions: [{ ...action, deadline: '2025-06-01' }] }] }))).toMatchObject({ refusal: { code: 'lifeProjects.DEADLINE_BEFORE_PLAN', params: { action: 'Louer le local' } } });
    expect(codeOfRefusal(await save(aPlan({ dated: '2025-06-03' })))).toBe('lifeProjects.DATED_IN_FUTURE');
    expect(codeOfRefusal(await save(aPlan(), open.diagnosisId))).toBe('lifeProjects.DIAGNOSIS_OPEN');
    expect(codeOfRefusal(await save(aPlan(), await diagnosed(centre.file('L5'))))).toBe('diagnosis.UNKNOWN');
    expect(codeOfRefusal(await save(aPlan({ objectives: [{ ...objective, actions: [{ ...action, deadline: '2025-02-30' }] }] })))).toBe('app.NOT_A_DATE');
    expect(codeOfRefusal(await call('companion', 'lifeProjects.abandon', { lifeProjectId, revision: 1, reason: 'Par Moussalaha' }))).toBe('settings.RESTRICTED_LABEL');
    expect(await save(aPlan({ wishes: 'Par Moussalaha' }))).toMatchObject({ refusal: { code: 'settings.RESTRICTED_LABEL', params: { field: 'wishes' } } });
    expect(given(await call('companion', 'lifeProjects.show', { lifeProjectId })).revision).toBe(1);
    given(await save(aPlan()));
    expect(codeOfRefusal(await call('director', 'lifeProjects.save', { lifeProjectId, revision: 1, diagnosisId: null, form: aPlan() }))).toBe('app.CHANGED_MEANWHILE');
    // what the form gives back is what it takes
    const { content: { choice: _choice, ...form } } = given(await call('companion', 'lifeProjects.show', { lifeProjectId }));
    expect(given(await save(form, null, 2)).revision).toBe(2);
  });
});

it('a file that names no trade gets that of the plan that is signed; one that names another keeps it', async () => {
  const tradeOf = (personId: string) => centre.store.sql.one<{ trade: string | null; revision: number }>`SELECT trade, revision FROM case_files WHERE person_id = ${personId}`;
  const personId = centre.file('L15'), other = centre.file('L16'), chosen = whole().incomeProject?.trade;
  centre.store.sql.run`UPDATE case_files SET trade = NULL WHERE person_id = ${personId}`;
  centre.store.sql.run`UPDATE case_files SET trade = 'cooking' WHERE person_id = ${other}`;
  const before = tradeOf(personId)?.revision ?? 0, kept = tradeOf(other);
  await signed(personId);
  await signed(other);
  expect(chosen).not.toBeNull();
  expect(tradeOf(personId)).toEqual({ trade: chosen, revision: before + 1 });
  expect(tradeOf(other)).toEqual(kept);
});
describe('who may', () => {
  it('opens the own files alone, changes none that is closed', async () => {
    const personId = centre.file('L6'), { lifeProjectId } = given(await call('companion', 'lifeProjects.draft', { personId, dated: '2025-06-02' }));
    for (const refused of [await call('other', 'lifeProjects.show', { lifeProjectId }), await call('other', 'lifeProjects.abandon', { lifeProjectId, revision: 1, reason: 'xxx' }), await call('other', 'lifeProjects.list', { personId })]) expect(codeOfRefusal(refused)).toBe('beneficiaries.NOT_YOURS');
    centre.store.sql.run`UPDATE case_files SET status = 'suspended' WHERE person_id = ${personId}`;
    expect(codeOfRefusal(await call('companion', 'lifeProjects.abandon', { lifeProjectId, revision: 1, reason: 'xxx' }))).toBe('beneficiaries.CLOSED');
    given(await call('officer', 'lifeProjects.show', { lifeProjectId }));
  });
  it('reads needs of health with the right alone', async () => {
    const lifeProjectId = await signed(centre.file('L7'));
    const shown = given(await call('officer', 'lifeProjects.show', { lifeProjectId }));
    expect(shown.healthHidden).toBe(true);
    expect(JSON.stringify(shown.content)).not.toMatch(/health|Chaise/);
    expect(JSON.stringify(given(await call('companion', 'lifeProjects.show', { lifeProjectId })).content)).toMatch(/Chaise/);
  });
});
it('what the plan in force wanted done by now shows on the file’s page, until a version says that it is done', async () => {
  const personId = centre.file('L9'), { sql } = centre.store, at = '2025-01-01T12:00:00.000Z';
  sql.insert('status_changes', { id: personId, person_id: personId, from_status: null, to_status: 'intake', changed_at: at, changed_by: centre.userId.companion });
  const late = async () => given(await call('companion', 'beneficiaries.show', { personId })).lateActions;
  await signed(personId);
  centre.today('2025-07-15');
  expect(await late()).toEqual([]);
  centre.today('2025-07-16');
  expect(await late()).toMatchObject([{ words: 'Louer le local', on: '2025-07-15' }]);
  sql.run`UPDATE case_files SET status = 'inserted' WHERE person_id = ${personId}`;
  expect(await late()).toEqual([]);
  sql.run`UPDATE case_files SET status = 'followUp' WHERE person_id = ${personId}`;
  const { lifeProjectId } = given(await call('companion', 'lifeProjects.draft', { personId, dated: '2025-07-16', reason: 'Le bail est signé' })), { diagnosisId, content: { choice: _choice, ...form } } = given(await call('companion', 'lifeProjects.show', { lifeProjectId }));
  given(await call('companion', 'lifeProjects.save', { lifeProjectId, revision: 1, diagnosisId, form: { ...form, objectives: form.objectives.map((one) => ({ ...one, actions: one.actions.map((action) => ({ ...action, deadline: '2025-07-15', state: 'done' as const })) })) } }));
  // a draft says nothing yet
  expect(await late()).toHaveLength(1);
  given(await call('companion', 'lifeProjects.sign', { lifeProjectId, revision: 2, signedOn: '2025-07-16' }));
  expect(await late()).toEqual([]);
  centre.today('2025-06-02');
});
describe('the progress of an action', () => {
  const done = { state: 'done', on: '2025-06-02', note: 'Bail reçu' } as const;
  const progress = (lifeProjectId: string, revision: number, what: Sent<'lifeProjects.progress'>['progress'], key = 'a1') => call('companion', 'lifeProjects.progress', { lifeProjectId, key, revision, progress: what });
  const standing = async (lifeProjectId: string) => given(await call('companion', 'lifeProjects.show', { lifeProjectId })).progress;
  it('stands beside the signed plan, which stays; counts and late actions follow it, and it can be taken back', async () => {
    const personId = centre.file('L10'), lifeProjectId = await signed(personId), { sql, changes } = centre.store, paper = () => sql.one`SELECT content, revision FROM life_projects WHERE id = ${lifeProjectId}`, before = paper();
    sql.insert('status_changes', { id: personId, person_id: personId, from_status: null, to_status: 'intake', changed_at: '2025-01-01T12:00:00.000Z', changed_by: centre.userId.companion });
    const counts = () => { const file = caseFiles.byFileNumber(centre.store, { id: centre.userId.director, name: '', role: 'director' }, 'L10'); return file.ok ? planTelling.progress(centre.store, file.value, '2025-07-16' as CivilDate) : null; };
    expect(await standing(lifeProjectId)).toEqual([{ key: 'a1', state: 'toDo', on: null, note: '', by: '', revision: 0 }]);
    expect(counts()).toMatchObject({ actions: 1, done: 0, overdue: 1 });
    expect(given(await progress(lifeProjectId, 0, done))).toEqual({ revision: 1 });
    expect(await standing(lifeProjectId)).toEqual([{ key: 'a1', ...done, by: 'companion', revision: 1 }]);
    expect(counts()).toMatchObject({ actions: 1, done: 1, overdue: 0 });
    centre.today('2025-07-16');
    const late = async () => given(await call('companion', 'beneficiaries.show', { personId })).lateActions;
    expect(await late()).toEqual([]);
    // decided on what was seen before: refused
    expect(await progress(lifeProjectId, 0, null)).toMatchObject({ refusal: { code: 'app.CHANGED_MEANWHILE', params: { who: 'companion' } } });
    given(await progress(lifeProjectId, 1, null));
    expect(await standing(lifeProjectId)).toMatchObject([{ state: 'toDo', on: null, note: '', revision: 2 }]);
    expect(await late()).toEqual([{ lifeProjectId, words: 'Louer le local', on: '2025-07-15' }]);
    const events = async () => given(await call('companion', 'beneficiaries.timeline', { personId })).events.filter(({ kind }) => kind === 'progress');
    expect(await events()).toEqual([]);
    given(await progress(lifeProjectId, 2, { ...done, on: '2025-07-16' }));
    expect(await events()).toMatchObject([{ at: '2025-07-16', by: 'companion', lifeProjectId, action: 'Louer le local', state: 'done', note: 'Bail reçu' }]);
    expect(paper()).toEqual(before);
    const [row] = sql.all<{ id: Id }>`SELECT id FROM action_progress WHERE life_project_id = ${lifeProjectId}`, noted = { action_key: 'a1', state: 'done', as_of: '2025-06-02', note: 'Bail reçu' }, none = { action_key: 'a1', state: null, as_of: null, note: '' };
    expect(row && changes.history('action_progress', row.id).map(({ userId, values }) => [userId, values])).toEqual([[null, noted], [noted, none], [none, { ...noted, as_of: '2025-07-16' }]].map(([was, now]) => [centre.userId.companion, { before: was, after: now }]));
    centre.today('2025-06-02');
  });
  it('goes into the next version: from its draft on, and where it was noted after', async () => {
    const personId = centre.file('L11'), first = await signed(personId);
    given(await progress(first, 0, done));
    const { lifeProjectId } = given(await call('companion', 'lifeProjects.draft', { personId, dated: '2025-06-02', reason: 'Le bail est signé' })), state = async () => { const { content, revision, progress: none } = given(await call('companion', 'lifeProjects.show', { lifeProjectId })); return [content.objectives[0]?.actions[0]?.state, revision, none]; };
    expect(await state()).toEqual(['done', 1, []]);
    expect(given(await call('companion', 'lifeProjects.differences', { lifeProjectId })).differences).toMatchObject([{ section: 'objectives', name: 'Louer le local', field: 'actions.state', before: 'toDo', after: 'done' }]);
    given(await progress(first, 1, { state: 'dropped', on: '2025-06-02', note: 'Trop cher' }));
    expect(await state()).toEqual(['dropped', 2, []]);
    given(await progress(first, 2, done));
    given(await call('companion', 'lifeProjects.sign', { lifeProjectId, revision: 3, signedOn: '2025-06-02' }));
    expect(await standing(lifeProjectId)).toEqual([{ key: 'a1', state: 'done', on: null, note: '', by: '', revision: 0 }]);
    // the older one still tells what was noted of it, and takes no more
    expect(await standing(first)).toMatchObject([{ state: 'done', note: 'Bail reçu', revision: 3 }]);
    expect(await progress(first, 3, null)).toMatchObject({ refusal: { code: 'lifeProjects.NOT_IN_FORCE', params: { version: 1 } } });
  });
  it('taken back while the next version is drafted, leaves there an action that is late: it is not signed so', async () => {
    const personId = centre.file('L14'), first = await signed(personId);
    given(await progress(first, 0, done));
    centre.today('2025-08-01');
    const { lifeProjectId } = given(await call('companion', 'lifeProjects.draft', { personId, dated: '2025-08-01', reason: 'Le bail est signé' }));
    given(await progress(first, 1, null));
    expect(await call('companion', 'lifeProjects.sign', { lifeProjectId, revision: 2, signedOn: '2025-08-01' })).toMatchObject({ refusal: { code: 'lifeProjects.DEADLINE_BEFORE_PLAN', params: { action: 'Louer le local' } } });
    given(await progress(first, 2, done));
    given(await call('companion', 'lifeProjects.sign', { lifeProjectId, revision: 3, signedOn: '2025-08-01' }));
    centre.today('2025-06-02');
  });
  it('is refused by name, and nothing of it is kept', async () => {
    const personId = centre.file('L12'), lifeProjectId = await signed(personId), draft = given(await call('companion', 'lifeProjects.draft', { personId: centre.file('L13'), dated: '2025-06-02' }));
    const codes = await Promise.all([
      progress(draft.lifeProjectId, 0, done), progress(lifeProjectId, 0, done, 'a9'), progress(lifeProjectId, 0, { ...done, on: '2025-06-03' }), progress(lifeProjectId, 0, { ...done, on: '2025-06-01' }), progress(lifeProjectId, 0, { ...done, note: 'Par Moussalaha' } as never),
      progress(lifeProjectId, 0, { state: 'dropped', on: '2025-06-02', note: ' ' }), progress(lifeProjectId, 0, { ...done, note: 'x'.repeat(301) }), call('other', 'lifeProjects.progress', { lifeProjectId, key: 'a1', revision: 0, progress: done }), call('officer', 'lifeProjects.progress', { lifeProjectId, key: 'a1', revision: 0, progress: done }),
    ]);
    expect(codes.map(codeOfRefusal)).toEqual(['lifeProjects.NOT_SIGNED', 'lifeProjects.UNKNOWN_ACTION', 'lifeProjects.PROGRESS_IN_FUTURE', 'lifeProjects.PROGRESS_BEFORE_SIGNATURE', 'settings.RESTRICTED_LABEL', 'lifeProjects.DROPPED_WHY', 'app.TEXT_TOO_LONG', 'beneficiaries.NOT_YOURS', 'app.NOT_ALLOWED']);
    centre.store.sql.run`UPDATE case_files SET status = 'suspended' WHERE person_id = ${personId}`;
    expect(codeOfRefusal(await progress(lifeProjectId, 0, done))).toBe('beneficiaries.CLOSED');
    expect(await standing(lifeProjectId)).toMatchObject([{ state: 'toDo', revision: 0 }]);
  });
});
describe('figures', () => {
  it('are told while the sheet is filled in, unless they pass all bounds', async () => {
    const sheet = aPlan().incomeProject;
    if (!sheet) throw new Error('the plan of the tests has a sheet');
    expect(given(await call('officer', 'lifeProjects.figures', { incomeProject: sheet }))).toMatchObject({ breakEven: 250_000, gap: 0 });
    expect(codeOfRefusal(await call('officer', 'lifeProjects.figures', { incomeProject: { ...sheet, sales: Array.from({ length: 2 }, (_, i) => ({ key: `s${i}`, words: '', quantity: 1, unitPrice: 99_999_999_999, unitCost: 0 })) } }))).toBe('lifeProjects.SUM_TOO_LARGE');
  });
});

describe('what is overdue', () => {
  const agenda = async (who: Who) => { const { actions: { due, overdue } } = given(await call(who, 'followUp.agenda', { from: '2025-07-01', to: '2025-07-31', whose: 'own' })); return { due: due.rows, overdue: overdue.rows }; };
  /** The agenda and the glance of a file say the same. */
  async function late(personId: Id): Promise<string[]> {
    const { lateActions } = given(await call('other', 'beneficiaries.show', { personId })), rows = (await agenda('other')).overdue.filter((one) => one.personId === personId);
    expect(rows.map(({ lifeProjectId, words, deadline }) => ({ lifeProjectId, words, on: deadline }))).toEqual(lateActions);
    return rows.map(({ lifeProjectId, key, deadline, owner, companion }) => `${lifeProjectId} ${key} ${deadline} ${owner} ${companion}`);
  }
  it('is an action of the plan in force, until it is done, the file closed, or another version signed; of one’s own files', async () => {
    const personId = centre.file('L30', { who: 'other' }), other = centre.file('L31', { who: 'other' }), { sql } = centre.store, rows = () => sql.all<{ person_id: Id }>`SELECT person_id FROM open_actions WHERE person_id IN (${personId}, ${other})`.length;
    const write = async <N extends ProcedureName>(name: N, input: Sent<N>) => given(await call('other', name, input));
    for (const id of [personId, other]) sql.insert('status_changes', { id, person_id: id, from_status: null, to_status: 'intake', changed_at: '2025-01-01T12:00:00.000Z', changed_by: centre.userId.other });
    const first = await signed(personId, 'other'), row = `${first} a1 2025-07-15 ${aPlan().objectives[0]?.actions[0]?.owner} other`;
    centre.today('2025-07-15');
    expect(await agenda('other')).toMatchObject({ due: [{ personId, fileNumber: 'L30', words: 'Louer le local', key: 'a1' }], overdue: [] });
    expect((await agenda('companion')).due.filter((one) => one.personId === personId)).toEqual([]);
    centre.today('2025-07-16');
    expect(await late(personId)).toEqual([row]);
    await write('lifeProjects.progress', { lifeProjectId: first, key: 'a1', revision: 0, progress: { state: 'done', on: '2025-07-16', note: '' } });
    expect(await late(personId)).toEqual([]);
    await write('lifeProjects.progress', { lifeProjectId: first, key: 'a1', revision: 1, progress: null });
    expect(await late(personId)).toEqual([row]);
    const { revision } = await write('beneficiaries.show', { personId });
    await write('beneficiaries.setStatus', { personId, revision, to: 'suspended', reason: 'Départ' });
    expect([await late(personId), rows()]).toEqual([[], 0]);
    await write('beneficiaries.setStatus', { personId, revision: revision + 1, to: 'followUp', reason: 'Retour' });
    expect(await late(personId)).toEqual([row]);
    // joined to another file it stands there, and back again
    const { mergeId } = given(await call('director', 'beneficiaries.merge', { personId: other, otherId: personId, revision: 1, reason: 'Doublon' }));
    expect([await late(other), rows()]).toEqual([[row], 1]);
    given(await call('director', 'beneficiaries.part', { mergeId, reason: 'Erreur' }));
    expect([await late(other), await late(personId)]).toEqual([[], [row]]);
    const { lifeProjectId } = await write('lifeProjects.draft', { personId, dated: '2025-07-16', reason: 'Le bail tarde' }), { content: { choice: _none, ...form }, diagnosisId } = await write('lifeProjects.show', { lifeProjectId });
    await write('lifeProjects.save', { lifeProjectId, revision: 1, diagnosisId, form: { ...form, visits: [], objectives: form.objectives.map((one) => ({ ...one, actions: one.actions.map((action) => ({ ...action, deadline: '2025-07-20' })) })) } });
    expect(await late(personId)).toEqual([row]);
    await write('lifeProjects.sign', { lifeProjectId, revision: 2, signedOn: '2025-07-16' });
    expect([await late(personId), rows()]).toEqual([[], 1]);
    centre.today('2025-07-21');
    expect((await late(personId)).map((one) => one.split(' ')[0])).toEqual([lifeProjectId]);
    centre.today('2025-06-02');
  });
});
