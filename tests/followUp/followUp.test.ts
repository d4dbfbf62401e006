import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { diagnosesOf } from '#electron/engine/diagnosis/repository.ts';
import { agendaOf } from '#electron/engine/followUp/agenda.ts';
import { attemptsOf, movesOf, unitsOf, visitById, visitsOf } from '#electron/engine/followUp/repository.ts';
import { plans, projectsOf } from '#electron/engine/lifeProjects/repository.ts';
import { standingEntries } from '#electron/engine/matching/repository.ts';
import { lifeProjectContent } from '#shared/contract/lifeProjects.ts';
import type { Sent } from '#shared/contract/index.ts';
import type { CivilDate } from '#shared/domain/common/dates.ts';
import type { Id } from '#shared/lib/ids.ts';
import { aPlan } from '#tests/support/caseForms.ts';
import { casework, queryPlans, type Casework } from '#tests/support/casework.ts';
import { given } from '#tests/support/engine.ts';
import { codeOfRefusal, newIds } from '#tests/support/store.ts';

/* Visits, agenda and attempts over a real store. */
let centre: Casework;
beforeAll(async () => { centre = await casework(); });
afterAll(() => { centre.remove(); });
const call: Casework['call'] = (...args) => centre.call(...args);
const handedOver = (personId: Id, of: Parameters<Casework['handedOver']>[1]): Id => centre.handedOver(personId, of);
const FINDINGS: Sent<'followUp.record'>['findings'] = { activity: 'active', equipment: [], turnover: 900_000, charges: 350_000, jobs: 2, obstacles: [], ownView: 'Ça marche' };
async function planned(personId: Id, plannedOn = '2025-06-02'): Promise<string> { return given(await call('companion', 'followUp.plan', { personId, visits: [{ kind: 'field', milestone: 'other', plannedOn }] })).visits[0]?.visitId ?? ''; }

describe('a calendar of visits', () => {
  it('is proposed from the handover, and planned once', async () => {
    const personId = centre.file('V1');
    expect(given(await call('companion', 'followUp.proposal', { personId }))).toEqual({ basis: 'none', from: null, visits: [] });
    handedOver(personId, { serial: 'V1-1' });
    const proposal = given(await call('companion', 'followUp.proposal', { personId }));
    expect(proposal).toMatchObject({ basis: 'handover', from: '2025-02-26' });
    expect(proposal.visits.map(({ milestone, plannedOn, already }) => [milestone, plannedOn, already]).slice(0, 2)).toEqual([['D15', '2025-03-13', false], ['M1', '2025-03-26', false]]);
    const visits = proposal.visits.map(({ already: _already, ...visit }) => visit);
    expect(given(await call('companion', 'followUp.plan', { personId, visits })).visits).toHaveLength(7);
    expect(await call('companion', 'followUp.plan', { personId, visits: visits.slice(2, 3) })).toMatchObject({ refusal: { code: 'followUp.ALREADY_PLANNED', params: { milestone: 'M3' } } });
    expect(given(await call('companion', 'followUp.proposal', { personId })).visits.every(({ already }) => already)).toBe(true);
    expect(given(await call('companion', 'followUp.list', { personId })).visits.filter(({ overdue }) => overdue).map(({ milestone }) => milestone)).toEqual(['M3', 'M1', 'D15']);
  });
  it('is counted from the signing where nothing was handed over', async () => {
    const personId = centre.file('V2'), { sql } = centre.store, by = centre.userId.companion, at = '2025-04-01T10:00:00.000Z';
    handedOver(personId, { serial: 'V2-1', state: 'absent' });
    const { visits, ...content } = lifeProjectContent.parse({ ...aPlan(), choice: null });
    const plan = { person_id: personId, version: 1, state: 'signed', signed_on: '2025-04-01', signed_by: by, created_at: at, created_by: by, updated_at: at, updated_by: by, revision: 2 };
    sql.insert('life_projects', { id: newIds.next(), ...plan, content: JSON.stringify({ ...content, visits: [] }) });
    expect(given(await call('companion', 'followUp.proposal', { personId }))).toMatchObject({ basis: 'signature', from: '2025-04-01', visits: [{ milestone: 'D15', plannedOn: '2025-04-16' }, {}, {}, {}, {}, {}, {}] });
    const other = centre.file('V31');
    sql.insert('life_projects', { id: newIds.next(), ...plan, person_id: other, content: JSON.stringify({ ...content, visits }) });
    expect(given(await call('companion', 'followUp.proposal', { personId: other }))).toMatchObject({ basis: 'plan', visits: [{ milestone: 'D15', plannedOn: '2025-06-17', already: false }] });
  });
});

describe('a visit', () => {
  it('is recorded with what was found, the goods of the person alone, and plans the next one', async () => {
    const personId = centre.file('V3'), unitId = handedOver(personId, { serial: 'V3-1' }), foreign = handedOver(centre.file('V4'), { serial: 'V4-1' }), visitId = await planned(personId);
    expect(given(await call('companion', 'followUp.show', { visitId }))).toMatchObject({ state: 'planned', findings: null, units: [{ unitId, serial: 'V3-1', handedOverOn: '2025-02-26', last: null }] });
    const record = { visitId, doneOn: '2025-06-02', kind: 'home' as const, revision: 1 };
    expect(codeOfRefusal(await call('companion', 'followUp.record', { ...record, findings: { ...FINDINGS, equipment: [{ unitId: foreign, state: 'seen' }] } }))).toBe('followUp.UNKNOWN_UNIT');
    const answered = given(await call('companion', 'followUp.record', {
      ...record, findings: { ...FINDINGS, equipment: [{ unitId, state: 'broken', note: 'Aiguille' }], obstacles: [{ domain: 'cash', words: 'Tissu cher', action: 'Achat groupé', owner: 'person', deadline: '2025-06-20' }] }, next: { kind: 'field', milestone: 'M6', plannedOn: '2025-08-26' },
    }));
    expect(answered.revision).toBe(2);
    const shown = given(await call('companion', 'followUp.show', { visitId: answered.nextVisitId ?? '' }));
    expect(shown).toMatchObject({ state: 'planned', milestone: 'M6', plannedOn: '2025-08-26', units: [{ last: { state: 'broken', on: '2025-06-02' } }] });
    expect(given(await call('companion', 'followUp.show', { visitId }))).toMatchObject({ state: 'done', doneOn: '2025-06-02', kind: 'home', net: 550_000, findings: { jobs: 2, equipment: [{ unitId, state: 'broken', note: 'Aiguille' }], ownView: 'Ça marche' } });
    expect(codeOfRefusal(await call('companion', 'followUp.record', { ...record, revision: 2, findings: FINDINGS }))).toBe('followUp.ALREADY_DONE');
    given(await call('companion', 'followUp.record', { ...record, revision: 2, findings: { ...FINDINGS, turnover: null }, reason: 'Chiffre à vérifier' }));
    expect(given(await call('companion', 'followUp.show', { visitId }))).toMatchObject({ reason: 'Chiffre à vérifier', net: null });
  });
  it('whose next one cannot stand is not recorded either', async () => {
    const personId = centre.file('V5'), visitId = await planned(personId), before = centre.store.sql.one<{ n: number }>`SELECT count(*) AS n FROM visits`;
    expect(codeOfRefusal(await call('companion', 'followUp.record', { visitId, revision: 1, doneOn: '2025-06-02', kind: 'field', findings: FINDINGS, next: { kind: 'field', milestone: 'other', plannedOn: '2040-01-01' } }))).toBe('followUp.TOO_FAR');
    expect(centre.store.sql.one`SELECT count(*) AS n FROM visits`).toEqual(before);
    expect(given(await call('companion', 'followUp.show', { visitId }))).toMatchObject({ state: 'planned', revision: 1 });
  });
  it('is postponed with a reason that stays, and cancelled', async () => {
    const visitId = await planned(centre.file('V6'));
    expect(codeOfRefusal(await call('companion', 'followUp.postpone', { visitId, revision: 1, to: '2025-06-09', reason: '' }))).not.toBe('accepted');
    given(await call('companion', 'followUp.postpone', { visitId, revision: 1, to: '2025-06-09', reason: 'Absent' }));
    expect(given(await call('companion', 'followUp.show', { visitId }))).toMatchObject({ plannedOn: '2025-06-09', moves: 1, postponed: [{ from: '2025-06-02', to: '2025-06-09', reason: 'Absent', by: 'companion' }] });
    expect(codeOfRefusal(await call('companion', 'followUp.cancel', { visitId, revision: 1, reason: 'Doublon' }))).toBe('app.CHANGED_MEANWHILE');
    given(await call('companion', 'followUp.cancel', { visitId, revision: 2, reason: 'Doublon' }));
    expect(codeOfRefusal(await call('companion', 'followUp.record', { visitId, revision: 3, doneOn: '2025-06-02', kind: 'field', findings: FINDINGS }))).toBe('followUp.CANCELLED');
  });
  it('on a closed file, or on somebody else’s, is refused', async () => {
    const personId = centre.file('V7'), visitId = await planned(personId);
    for (const refused of [await call('other', 'followUp.show', { visitId }), await call('other', 'followUp.plan', { personId, visits: [{ kind: 'field', milestone: 'M1', plannedOn: '2025-07-01' }] }), await call('other', 'followUp.attempts', { personId })]) expect(codeOfRefusal(refused)).toBe('beneficiaries.NOT_YOURS');
    centre.store.sql.run`UPDATE case_files SET status = 'inserted' WHERE person_id = ${personId}`;
    for (const refused of [
      await call('companion', 'followUp.record', { visitId, revision: 1, doneOn: '2025-06-02', kind: 'field', findings: FINDINGS }), await call('companion', 'followUp.plan', { personId, visits: [{ kind: 'field', milestone: 'M1', plannedOn: '2025-07-01' }] }),
      await call('companion', 'followUp.attempt', { personId, triedOn: '2025-06-01', way: 'phone', outcome: 'unreached' }),
    ]) expect(codeOfRefusal(refused)).toBe('beneficiaries.CLOSED');
  });
  it('takes no text that holds the programme’s name', async () => {
    const visitId = await planned(centre.file('V10'));
    const named = 'Par Moussalaha', personId = centre.file('V90'), at = { visitId, revision: 1 };
    for (const [refused, field] of [
      [await call('companion', 'followUp.record', { ...at, doneOn: '2025-06-02', kind: 'field', findings: { ...FINDINGS, ownView: named } }), 'findings.ownView'],
      [await call('companion', 'followUp.postpone', { ...at, to: '2025-08-01', reason: named }), 'reason'], [await call('companion', 'followUp.cancel', { ...at, reason: named }), 'reason'],
      [await call('companion', 'followUp.attempt', { personId, triedOn: '2025-06-01', way: 'phone', outcome: 'unreached', note: named }), 'note'],
    ] as const) expect(refused).toMatchObject({ refusal: { code: 'settings.RESTRICTED_LABEL', params: { field } } });
    expect(given(await call('companion', 'followUp.show', { visitId }))).toMatchObject({ revision: 1, state: 'planned' });
    expect(given(await call('companion', 'followUp.attempts', { personId })).attempts).toEqual([]);
  });
  it('tells of an obstacle of health to those alone who may read it', async () => {
    const visitId = await planned(centre.file('V8'));
    given(await call('companion', 'followUp.record', { visitId, revision: 1, doneOn: '2025-06-02', kind: 'field', findings: { ...FINDINGS, obstacles: [{ domain: 'health', words: 'Dos', owner: 'person', deadline: null }] } }));
    expect(JSON.stringify(given(await call('officer', 'followUp.show', { visitId })))).not.toContain('Dos');
    expect(JSON.stringify(given(await call('companion', 'followUp.show', { visitId })))).toContain('Dos');
  });
});

it('attempts are counted until somebody was reached, or visited', async () => {
  const personId = centre.file('V9'), attempt = async (triedOn: string, outcome: 'reached' | 'unreached') => given(await call('companion', 'followUp.attempt', { personId, triedOn, way: 'phone', outcome }));
  expect(await attempt('2025-05-01', 'unreached')).toEqual({ unreached: 1, enough: false });
  await attempt('2025-05-02', 'reached');
  for (const day of ['2025-05-10', '2025-05-17', '2025-05-24']) await attempt(day, 'unreached');
  expect(given(await call('auditor', 'followUp.attempts', { personId }))).toMatchObject({ unreached: 3, needed: 3, enough: true, lastContact: '2025-05-02', attempts: [{ triedOn: '2025-05-24', notedBy: 'companion' }, {}, {}, {}, {}] });
  expect(() => centre.store.sql.run`UPDATE contact_attempts SET note = 'x' WHERE person_id = ${personId}`).toThrow('rows stay as they are');
  const visitId = await planned(personId, '2025-05-30');
  given(await call('companion', 'followUp.record', { visitId, revision: 1, doneOn: '2025-05-30', kind: 'home', findings: FINDINGS }));
  expect(given(await call('companion', 'followUp.attempts', { personId }))).toMatchObject({ unreached: 0, enough: false, lastContact: '2025-05-30' });
});

describe('the agenda', () => {
  it('tells what is due and what is overdue, of one’s own files or of all', async () => {
    centre.today('2031-03-05');
    const mine = centre.file('A1', { person: { phone: '+212600000000', commune_fr: 'Agadir' } }), theirs = centre.file('A2', { who: 'other' }), closed = centre.file('A3');
    for (const [personId, days] of [[mine, ['2031-03-01', '2031-03-05', '2031-03-07', '2031-03-20']], [closed, ['2031-03-02', '2031-03-06']]] as const) for (const day of days) await planned(personId, day);
    given(await call('other', 'followUp.plan', { personId: theirs, visits: [{ kind: 'call', milestone: 'M1', plannedOn: '2031-03-06' }] }));
    centre.store.sql.run`UPDATE case_files SET status = 'lost' WHERE person_id = ${closed}`;
    const agenda = async (who: 'companion' | 'other' | 'officer', whose: 'own' | 'all') => {
      const { today, due, overdue } = given(await call(who, 'followUp.agenda', { from: '2031-03-03', to: '2031-03-09', whose }));
      expect(today).toBe('2031-03-05');
      return { due: due.rows.map(({ fileNumber, plannedOn }) => `${fileNumber} ${plannedOn}`), overdue: overdue.rows.filter(({ plannedOn }) => plannedOn > '2031-01-01').map(({ fileNumber, plannedOn }) => `${fileNumber} ${plannedOn}`) };
    };
    expect(await agenda('companion', 'own')).toEqual({ due: ['A1 2031-03-05', 'A1 2031-03-07'], overdue: ['A1 2031-03-01'] });
    expect(await agenda('companion', 'all')).toEqual({ due: ['A1 2031-03-05', 'A1 2031-03-07'], overdue: ['A1 2031-03-01'] });
    expect(await agenda('other', 'own')).toEqual({ due: ['A2 2031-03-06'], overdue: [] });
    expect(await agenda('officer', 'all')).toEqual({ due: ['A1 2031-03-05', 'A2 2031-03-06', 'A1 2031-03-07'], overdue: ['A1 2031-03-01'] });
    // the file and its follow-up say the same (and the list: tests/beneficiaries/many.test.ts); what was planned of a closed file waits until it is opened again
    for (const id of [mine, closed]) centre.store.sql.insert('status_changes', { id, person_id: id, from_status: null, to_status: 'intake', changed_at: '2031-01-01T12:00:00.000Z', changed_by: centre.userId.companion });
    const said = async (personId: Id) => {
      const file = given(await call('companion', 'beneficiaries.show', { personId })), { visits } = given(await call('companion', 'followUp.list', { personId }));
      return [file.overdue.map(({ on }) => on), file.nextVisit?.on ?? null, visits.filter(({ overdue }) => overdue).map(({ plannedOn }) => plannedOn)];
    };
    expect(await said(mine)).toEqual([['2031-03-01'], '2031-03-05', ['2031-03-01']]);
    expect(await said(closed)).toEqual([[], null, []]);
    centre.store.sql.run`UPDATE case_files SET status = 'followUp' WHERE person_id = ${closed}`;
    expect(await said(closed)).toEqual([['2031-03-02'], '2031-03-06', ['2031-03-02']]);
    centre.store.sql.run`UPDATE case_files SET status = 'lost' WHERE person_id = ${closed}`;
    expect(given(await call('companion', 'followUp.agenda', { from: '2031-03-05', to: '2031-03-05', whose: 'own' })).due.rows[0]).toMatchObject({ personId: mine, phone: '+212600000000', commune: { fr: 'Agadir' }, kind: 'field', milestone: 'other', companion: 'companion', moves: 0 });
    expect(codeOfRefusal(await call('companion', 'followUp.agenda', { from: '2031-03-05', to: '2031-03-04', whose: 'own' }))).toBe('followUp.ENDS_BEFORE');
    expect(codeOfRefusal(await call('companion', 'followUp.agenda', { from: '2031-03-05', to: '2032-03-06', whose: 'own' }))).toBe('followUp.AGENDA_TOO_LONG');
  });
  it('shows three hundred, or as many as asked for, and counts those beyond', async () => {
    const personId = centre.file('A8'), { sql } = centre.store, at = '2025-06-02T12:00:00.000Z', by = centre.userId.companion;
    centre.store.transaction(() => {
      for (let i = 0; i < 305; i += 1) sql.insert('visits', { id: newIds.next(), person_id: personId, kind: 'field', planned_on: '2040-01-01', state: 'planned', findings: '{"milestone":"other","findings":null}', created_at: at, created_by: by, updated_at: at, updated_by: by, revision: 1 });
      return { ok: true, value: null };
    });
    const { rows, more } = agendaOf(centre.store, { from: '2040-01-01' as CivilDate, to: '2040-01-02' as CivilDate, companionId: by, limit: 300 });
    expect([rows.length, more]).toEqual([300, 5]);
    const { due } = given(await call('companion', 'followUp.agenda', { from: '2040-01-01', to: '2040-01-02', whose: 'own', limit: 6 }));
    expect([due.rows.length, due.more]).toEqual([6, 299]);
  });
  it('shows the visit of a duplicate under the file it was joined to', async () => {
    const stays = centre.file('A4'), joined = centre.file('A5'), between = centre.file('A7');
    await planned(joined, '2031-04-01');
    centre.store.sql.run`UPDATE persons SET merged_into = ${between} WHERE id = ${joined}`;
    centre.store.sql.run`UPDATE persons SET merged_into = ${stays} WHERE id = ${between}`;
    expect(given(await call('companion', 'followUp.agenda', { from: '2031-04-01', to: '2031-04-01', whose: 'own' })).due.rows.map(({ personId, fileNumber }) => [personId, fileNumber])).toEqual([[stays, 'A4']]);
  });
  it('walks the index of planned visits; what looks at one file finds its rows by the person', async () => {
    const personId = centre.file('A6');
    await planned(personId, '2031-06-01');
    const agenda = queryPlans(centre.store, (store) => { for (const companionId of [null, centre.userId.companion]) agendaOf(store, { from: '2031-03-03' as CivilDate, to: '2031-03-09' as CivilDate, companionId, limit: 300 }); });
    // which visits, then what is shown of them
    expect(agenda).toHaveLength(4);
    expect(agenda[0]).toMatch(/SEARCH visits USING COVERING INDEX visits_planned \(planned_on>\? AND planned_on<\?\)/);
    expect(agenda[0]).not.toContain('TEMP B-TREE');
    expect(agenda[2]).toMatch(/SEARCH case_files USING COVERING INDEX case_files_by_companion[^]*SEARCH visits USING COVERING INDEX visits_planned_by_person/);
    // `up` is the chain of persons who were joined, one row mostly; `own` one's open files
    for (const plan of agenda) expect(plan).not.toMatch(/SCAN (?!json_each|place|up$|own$|CONSTANT ROW$)/m);
    const own = queryPlans(centre.store, (store) => {
      const members = [personId];
      for (const visit of visitsOf(store, members)) { visitById(store, visit.id); movesOf(store, visit); }
      unitsOf(store, members); attemptsOf(store, members); diagnosesOf(store, members); projectsOf(store, members); plans.inForce(store, members); standingEntries(store, 'Agadir');
    });
    expect(own).toHaveLength(10);
    // what a centre knows of its provinces does not grow with its files
    for (const plan of own) expect(plan).not.toMatch(/SCAN (?!json_each|market_entries USING COVERING)/);
  });
});
