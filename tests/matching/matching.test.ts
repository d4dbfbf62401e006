import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sent } from '#shared/contract/index.ts';
import type { Id } from '#shared/lib/ids.ts';
import { aPlan } from '#tests/support/caseForms.ts';
import { casework, type Casework } from '#tests/support/casework.ts';
import { given } from '#tests/support/engine.ts';
import { codeOfRefusal } from '#tests/support/store.ts';

/* Advice and market entries over a real store. */
let centre: Casework;
beforeAll(async () => { centre = await casework(); });
afterAll(() => { centre.remove(); });
const call: Casework['call'] = (...args) => centre.call(...args);
const said = (value: string | number | boolean, source: 'said' | 'document' = 'said') => ({ state: 'answered' as const, value, source, on: '2025-06-01' });
const ENTRY = { subject: 'demand', province: 'Agadir', trade: 'sewing', level: 4, note: { ar: '', fr: '' }, source: 'ANAPEC', dated: '2025-05-01' } as const;
const propose = async (personId: string) => given(await call('companion', 'matching.propose', { personId }));

describe('entries', () => {
  it('are dated and sourced, carry the trade’s ISCO-08 code, and the newest counts until it is retired', async () => {
    const first = given(await call('officer', 'matching.addEntry', { ...ENTRY, province: 'Tiznit', level: 1, dated: '2025-01-01' })), second = given(await call('director', 'matching.addEntry', { ...ENTRY, province: 'Tiznit' }));
    const listed = async (retired = false) => given(await call('companion', 'matching.entries', { province: 'Tiznit', retired })).entries.map(({ entryId, isco, inForce }) => [entryId, isco, inForce]);
    expect(await listed()).toEqual([[second.entryId, '7531', true], [first.entryId, '7531', false]]);
    given(await call('officer', 'matching.retireEntry', { entryId: second.entryId, reason: 'Faux' }));
    expect(await listed()).toEqual([[first.entryId, '7531', true]]);
    expect(await listed(true)).toEqual([[second.entryId, '7531', false], [first.entryId, '7531', true]]);
    expect(codeOfRefusal(await call('officer', 'matching.retireEntry', { entryId: second.entryId, reason: 'Faux' }))).toBe('matching.RETIRED');
    expect(codeOfRefusal(await call('officer', 'matching.retireEntry', { entryId: '0192f0c4-0000-7000-8000-000000000001', reason: 'Faux' }))).toBe('matching.UNKNOWN_ENTRY');
    expect(codeOfRefusal(await call('officer', 'matching.addEntry', { ...ENTRY, dated: '2025-06-03' }))).toBe('matching.IN_FUTURE');
    expect(codeOfRefusal(await call('companion', 'matching.addEntry', ENTRY))).toBe('app.NOT_ALLOWED');
    for (const [more, field] of [[{ source: 'Moussalaha' }, 'source'], [{ note: { ar: 'برنامج مصالحة', fr: '' } }, 'note.ar']] as const) expect(await call('officer', 'matching.addEntry', { ...ENTRY, ...more })).toMatchObject({ refusal: { code: 'settings.RESTRICTED_LABEL', params: { field } } });
    expect(codeOfRefusal(await call('director', 'matching.retireEntry', { entryId: first.entryId, reason: 'Par Moussalaha' }))).toBe('settings.RESTRICTED_LABEL');
    expect(codeOfRefusal(await call('officer', 'matching.addEntry', { ...ENTRY, level: 5 }))).toBe('app.OUT_OF_RANGE');
  });
});

/** A file with a diagnosis that says much. */
async function known(fileNumber: string, person: Readonly<Record<string, string>> = {}, profile: Parameters<Casework['file']>[1] = {}): Promise<Id> {
  const personId = centre.file(fileNumber, { person, ...profile }), { diagnosisId } = given(await call('companion', 'diagnosis.begin', { personId, begunOn: '2025-06-01' }));
  given(await call('companion', 'diagnosis.save', {
    diagnosisId, revision: 1,
    answers: { trainingTrade: said('sewing'), trainingMonths: said(9), trainingCertificate: said(true, 'document'), firstWish: said('sewing'), secondWish: said('cooking'), premises: said('rented'), ownTools: said(true), adjustment: said(person['sex'] === 'M'), familyStatus: said('married') },
  }));
  return personId;
}
describe('a proposal', () => {
  it('is made of the profile, the diagnosis and the entries of the file’s province', async () => {
    given(await call('director', 'matching.addEntry', { ...ENTRY, province: 'AGADIR ' }));
    const personId = await known('M1', {}, { profile: { experiences: [{ title: 'Atelier', trade: 'sewing', months: 30, place: '', seen: true }] } }), found = await propose(personId);
    expect(found).toMatchObject({ weightsVersion: 1, province: 'Agadir', on: '2025-06-02' });
    expect(found.best[0]).toMatchObject({ trade: 'sewing', isco: '7531' });
    expect(found.best[0]?.lines.map(({ criterion, lowest, highest, evidence }) => [criterion, lowest, highest, evidence])).toEqual([
      ['training', 4, 4, 'certificateSeen'], ['experience', 4, 4, 'monthsWorked'], ['demand', 4, 4, 'entry'], ['territory', 0, 4, 'noEntry'], ['preference', 4, 4, 'wished'], ['premises', 3, 3, 'place'], ['budget', 0, 4, 'notKnown'],
    ]);
    expect(found.best[0]?.lines.find(({ criterion }) => criterion === 'demand')?.params).toEqual({ source: 'ANAPEC', dated: '2025-05-01' });
  });
  it('says when equipment was handed over before, and leaves the convention for a person to look up', async () => {
    const personId = await known('M9'), before = await propose(personId);
    expect(before.equippedOn).toBeNull();
    expect(before.best[0]?.gates).toContainEqual({ gate: 'eligibility', state: 'unknown', because: [{ reason: 'noRule', state: 'unknown' }], rule: null });
    centre.handedOver(personId, { serial: 'M9A', date: '2025-03-01', state: 'absent' });
    expect((await propose(personId)).equippedOn).toBeNull();
    centre.handedOver(personId, { serial: 'M9B' });
    // it is told, and moves nothing
    expect(await propose(personId)).toEqual({ ...before, equippedOn: '2025-02-26' });
  });
  it('knows by a convention’s entry whether the file is eligible, and refuses the choice of a trade that it shuts out', async () => {
    const rule: Sent<'matching.addEntry'> = { ...ENTRY, province: 'Tata', subject: 'eligibility', level: 4, conditions: ['certificate', 'firstSupport'], source: 'Convention 12/2025' };
    for (const wrong of [{ subject: 'demand' as const }, { level: 0 }]) expect(codeOfRefusal(await call('officer', 'matching.addEntry', { ...rule, ...wrong }))).toBe('matching.CONDITIONS_ELSEWHERE');
    given(await call('officer', 'matching.addEntry', rule));
    expect(given(await call('companion', 'matching.entries', { province: 'Tata' })).entries).toMatchObject([{ subject: 'eligibility', conditions: ['certificate', 'firstSupport'], inForce: true }]);
    const personId = await known('M10', {}, { province: 'Tata' }), sewing = async () => { const { best, others } = await propose(personId); return { gate: best.find(({ trade }) => trade === 'sewing')?.gates.find(({ gate }) => gate === 'eligibility'), other: others.find(({ trade }) => trade === 'sewing') }; };
    expect((await sewing()).gate).toEqual({ gate: 'eligibility', state: 'open', because: [{ reason: 'certificate', state: 'open' }, { reason: 'firstSupport', state: 'open' }], rule: { source: 'Convention 12/2025', dated: '2025-05-01' } });
    centre.handedOver(personId, { serial: 'M10A' });
    expect((await sewing()).other).toMatchObject({ shut: ['eligibility'], because: ['firstSupport'] });
    const { lifeProjectId, revision } = given(await call('companion', 'lifeProjects.draft', { personId, dated: '2025-06-02' }));
    expect(await call('companion', 'lifeProjects.choose', { lifeProjectId, revision, choice: { trade: 'sewing', why: 'x' } })).toMatchObject({ refusal: { code: 'matching.GATE_SHUT', params: { gate: 'eligibility' } } });
  });
  it('takes what was declined, or is unknown, for unknown', async () => {
    const personId = centre.file('M2'), { diagnosisId } = given(await call('companion', 'diagnosis.begin', { personId, begunOn: '2025-06-01' }));
    given(await call('companion', 'diagnosis.save', { diagnosisId, revision: 1, answers: { trainingTrade: { state: 'declined', on: '2025-06-01' }, premises: { state: 'unknown', on: '2025-06-01' }, firstWish: said('open') } }));
    const [first] = (await propose(personId)).best;
    expect(first?.lines.filter(({ evidence }) => evidence === 'notKnown').map(({ criterion }) => criterion)).toEqual(expect.arrayContaining(['training', 'preference', 'experience']));
  });
  it('does not move by anything that is never an input', async () => {
    const base = { ...await propose(await known('M3')) };
    // sex, age, origin, neighbourhood, family, health, languages, release: everything else that is stored of a person, changed over and over
    const people: readonly (readonly [string, Readonly<Record<string, string>>, Parameters<Casework['file']>[1]])[] = [
      ['M4', { sex: 'M', birth_date: '1950-01-01', birth_place_fr: 'Laâyoune', commune_fr: 'Anza', address_fr: 'Derb 4', cin: 'ZZ1', name_ar: 'آخر', name_fr: 'Autre' }, {}],
      ['M5', { sex: 'F', birth_date: '2006-01-01', birth_place_fr: 'Fès', commune_fr: 'Tilila', phone: '0600000000' }, { profile: { maritalStatus: 'widowed', children: 9, dependants: 12, schooling: 'none', languages: ['hassaniya'], reads: { ar: false, fr: false }, releasedOn: '2024-12-01' as never, contact: { name: 'x', relation: 'y', phone: '', guardian: true } } }],
      ['M6', { sex: 'M', birth_date: '1990' }, { openedOn: '2024-02-01', status: 'intake', profile: { languages: ['tamazight', 'spanish'], children: 0, wishes: 'x', releaseNote: 'y' } }],
    ];
    for (const [number, person, more] of people) expect(await propose(await known(number, person, more)), number).toEqual(base);
  });
  it('is shut where the person did not agree, and to whom the file is not', async () => {
    const personId = await known('M7');
    centre.store.sql.insert('consents', { id: '0192f0c4-0000-7000-8000-00000000c0de', person_id: personId, purpose: 'caseWork', answer: 'refused', answered_on: '2025-06-01', answered_by: 'person', noted_at: '2025-06-01T10:00:00.000Z', noted_by: centre.userId.companion });
    expect((await propose(personId)).best).toEqual([]);
    expect(codeOfRefusal(await call('other', 'matching.propose', { personId }))).toBe('beneficiaries.NOT_YOURS');
  });
});

it('a person chooses and writes why; the proposal of that moment stays with the choice', async () => {
  const personId = await known('M8'), { lifeProjectId } = given(await call('companion', 'lifeProjects.draft', { personId, dated: '2025-06-02' }));
  given(await call('companion', 'lifeProjects.save', { lifeProjectId, revision: 1, diagnosisId: null, form: aPlan() }));
  expect(codeOfRefusal(await call('companion', 'lifeProjects.choose', { lifeProjectId, revision: 2, choice: { trade: 'sewing', why: ' ' } }))).toBe('app.EMPTY');
  given(await call('companion', 'lifeProjects.choose', { lifeProjectId, revision: 2, choice: { trade: 'sewing', why: 'Elle sait coudre' } }));
  const chosen = async () => given(await call('companion', 'lifeProjects.show', { lifeProjectId })).content.choice;
  const first = await chosen();
  expect(first).toMatchObject({ trade: 'sewing', why: 'Elle sait coudre', chosenOn: '2025-06-02', chosenBy: 'companion', proposal: { weightsVersion: 1 } });
  // the draft's own sheet counts for the budget
  expect(first?.proposal.best[0]?.lines.at(-1)).toMatchObject({ criterion: 'budget', lowest: 4, evidence: 'financed', params: { percent: 100 } });
  given(await call('director', 'matching.addEntry', { ...ENTRY, subject: 'territory', level: 0, dated: '2025-06-01' }));
  given(await call('companion', 'lifeProjects.save', { lifeProjectId, revision: 3, diagnosisId: null, form: aPlan({ wishes: 'Autre' }) }));
  expect(await chosen()).toEqual(first);
  expect(await call('companion', 'lifeProjects.choose', { lifeProjectId, revision: 4, choice: { trade: 'sewing', why: 'x' } })).toMatchObject({ refusal: { code: 'matching.GATE_SHUT', params: { gate: 'territory' } } });
  given(await call('companion', 'lifeProjects.choose', { lifeProjectId, revision: 4, choice: null }));
  expect(await chosen()).toBeNull();
});
