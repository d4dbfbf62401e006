import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DOMAINS } from '#shared/domain/questionnaire.ts';
import { casework, type Casework } from '#tests/support/casework.ts';
import { given } from '#tests/support/engine.ts';
import { codeOfRefusal } from '#tests/support/store.ts';

/* Diagnoses over a real store. */
let centre: Casework;
beforeAll(async () => { centre = await casework(); });
afterAll(() => { centre.remove(); });
const call: Casework['call'] = (...args) => centre.call(...args);
const said = (value: string | number | boolean) => ({ state: 'answered' as const, value, source: 'said' as const, on: '2025-06-01' });
const everyLevel = (level: 0 | 1 | 2 | 3 | 4 | 'unknown') => Object.fromEntries(DOMAINS.map((domain) => [domain, { level }]));
const historyOf = (id: string) => centre.store.changes.history('diagnoses', id as never).map(({ values }) => values);
async function begun(personId: string) { return given(await call('companion', 'diagnosis.begin', { personId, begunOn: '2025-06-01' })); }

describe('a diagnosis', () => {
  it('is begun once, saved in parts, completed when every domain was judged, and stays then', async () => {
    const personId = centre.file('D1'), { diagnosisId, number } = await begun(personId);
    expect(number).toBe(1);
    expect(codeOfRefusal(await call('companion', 'diagnosis.begin', { personId, begunOn: '2025-06-01' }))).toBe('diagnosis.ALREADY_OPEN');
    expect(given(await call('companion', 'diagnosis.save', { diagnosisId, revision: 1, answers: { idCard: said('expired'), dependants: said(2) }, levels: { money: { level: 3, note: 'sans local' } } })).revision).toBe(2);
    expect(given(await call('companion', 'diagnosis.save', { diagnosisId, revision: 2, answers: { dependants: null, familyStatus: { state: 'declined', on: '2025-06-01' } }, summary: 'Bref' })).revision).toBe(3);
    const shown = given(await call('companion', 'diagnosis.show', { diagnosisId }));
    expect(shown.content).toEqual({ answers: { idCard: said('expired'), familyStatus: { state: 'declined', on: '2025-06-01' } }, levels: { money: { level: 3, note: 'sans local' } }, summary: 'Bref' });
    expect(shown.missing).toHaveLength(12);
    expect(shown.needs).toEqual([{ domain: 'money', level: 3, note: 'sans local' }]);
    expect(await call('companion', 'diagnosis.complete', { diagnosisId, revision: 3, completedOn: '2025-06-02' })).toMatchObject({ refusal: { code: 'diagnosis.LEVEL_MISSING', params: { domain: 'family', more: 11 } } });
    const { money: _m, ...others } = everyLevel('unknown');
    given(await call('companion', 'diagnosis.save', { diagnosisId, revision: 3, levels: others }));
    given(await call('companion', 'diagnosis.complete', { diagnosisId, revision: 4, completedOn: '2025-06-02' }));
    expect(codeOfRefusal(await call('companion', 'diagnosis.save', { diagnosisId, revision: 5, summary: 'x' }))).toBe('diagnosis.COMPLETED');
    expect(() => centre.store.sql.run`UPDATE diagnoses SET answers = '{}' WHERE id = ${diagnosisId}`).toThrow('a completed one does not change');
    expect((await begun(personId)).number).toBe(2);
  });
  it('the first one begins with what was said at the intake, so that nobody asks it twice; a later one asks anew', async () => {
    const personId = centre.file('D90', { openedOn: '2025-05-20', profile: { maritalStatus: 'widowed', dependants: 4, schooling: 'literacy', reads: { ar: false, fr: null } } });
    const { diagnosisId } = await begun(personId), known = (value: string | number | boolean) => ({ ...said(value), on: '2025-05-20' });
    expect(given(await call('companion', 'diagnosis.show', { diagnosisId })).content).toEqual({ answers: { familyStatus: known('widowed'), dependants: known(4), schooling: known('literacy'), readsArabic: known(false) }, levels: {}, summary: '' });
    expect(historyOf(diagnosisId)[0]?.after).toMatchObject({ 'answers.dependants': JSON.stringify(known(4)) });
    given(await call('companion', 'diagnosis.save', { diagnosisId, revision: 1, levels: everyLevel(1) }));
    given(await call('companion', 'diagnosis.complete', { diagnosisId, revision: 2, completedOn: '2025-06-02' }));
    const second = await begun(personId);
    expect(given(await call('companion', 'diagnosis.show', { diagnosisId: second.diagnosisId })).content.answers).toEqual({});
  });
  it('refuses what is no answer, and keeps nothing of it', async () => {
    const { diagnosisId } = await begun(centre.file('D2'));
    expect(await call('companion', 'diagnosis.save', { diagnosisId, revision: 1, answers: { idCard: said('valid'), confidence: said(11) } })).toMatchObject({ refusal: { code: 'diagnosis.OUT_OF_RANGE', params: { domain: 'motivation', number: 3, least: 0, most: 10 } } });
    expect(codeOfRefusal(await call('companion', 'diagnosis.save', { diagnosisId, revision: 1, answers: { wishWords: said('برنامج مصالحة') } }))).toBe('settings.RESTRICTED_LABEL');
    expect(given(await call('companion', 'diagnosis.show', { diagnosisId }))).toMatchObject({ revision: 1, content: { answers: {} } });
  });
  it('tells the second of two windows that it moved on', async () => {
    const { diagnosisId } = await begun(centre.file('D3'));
    given(await call('companion', 'diagnosis.save', { diagnosisId, revision: 1, summary: 'one' }));
    expect(await call('director', 'diagnosis.save', { diagnosisId, revision: 1, summary: 'two' })).toMatchObject({ refusal: { code: 'app.CHANGED_MEANWHILE', params: { by: 'user', who: 'companion', minutes: 0 } } });
    expect(given(await call('companion', 'diagnosis.save', { diagnosisId, revision: 2, summary: 'one' })).revision).toBe(2);
    expect(historyOf(diagnosisId)).toHaveLength(2);
  });
  it('seals old and new answers with the person’s own key', async () => {
    const { diagnosisId } = await begun(centre.file('D4'));
    given(await call('companion', 'diagnosis.save', { diagnosisId, revision: 1, answers: { confidence: said(7) } }));
    given(await call('companion', 'diagnosis.save', { diagnosisId, revision: 2, answers: { confidence: said(8) } }));
    expect(historyOf(diagnosisId).at(-1)).toEqual({ before: { 'answers.confidence': JSON.stringify(said(7)) }, after: { 'answers.confidence': JSON.stringify(said(8)) } });
  });
});

describe('one begun by mistake', () => {
  it('is taken out of the file as it stood last, and put back by undo', async () => {
    const personId = centre.file('D20'), { diagnosisId } = await begun(personId), health = { adjustment: said(true), idCard: said('valid') };
    given(await call('companion', 'diagnosis.save', { diagnosisId, revision: 1, answers: health, levels: { money: { level: 3, note: 'sans local' } } }));
    expect(codeOfRefusal(await call('companion', 'diagnosis.discard', { diagnosisId, revision: 1 }))).toBe('app.CHANGED_MEANWHILE');
    const before = given(await call('companion', 'diagnosis.show', { diagnosisId }));
    expect(given(await call('companion', 'diagnosis.discard', { diagnosisId, revision: 2 }))).toEqual({ personId });
    expect(codeOfRefusal(await call('companion', 'diagnosis.show', { diagnosisId }))).toBe('diagnosis.UNKNOWN');
    expect(given(await call('companion', 'diagnosis.list', { personId })).diagnoses).toEqual([]);
    // what another window still shows is not this one
    expect(codeOfRefusal(await call('companion', 'diagnosis.save', { diagnosisId, revision: 2, summary: 'x' }))).toBe('diagnosis.UNKNOWN');
    expect(given(await call('director', 'diagnosis.bringBack', { personId, diagnosisId }))).toEqual({ diagnosisId, number: 1, revision: 3 });
    const back = given(await call('companion', 'diagnosis.show', { diagnosisId }));
    expect(back).toEqual({ ...before, revision: 3, updatedAt: back.updatedAt, updatedBy: 'director' });
    expect(codeOfRefusal(await call('companion', 'diagnosis.bringBack', { personId, diagnosisId }))).toBe('diagnosis.UNKNOWN');
    expect(historyOf(diagnosisId)).toHaveLength(4);
    expect(centre.store.changes.verify().ok).toBe(true);
  });
  it('is not put back beside another open one, nor into somebody else’s file', async () => {
    const personId = centre.file('D21'), { diagnosisId } = await begun(personId);
    given(await call('companion', 'diagnosis.discard', { diagnosisId, revision: 1 }));
    expect(codeOfRefusal(await call('companion', 'diagnosis.bringBack', { personId: centre.file('D22'), diagnosisId }))).toBe('diagnosis.UNKNOWN');
    const next = await begun(personId);
    expect(next.number).toBe(1);
    expect(await call('companion', 'diagnosis.bringBack', { personId, diagnosisId })).toMatchObject({ refusal: { code: 'diagnosis.ALREADY_OPEN', params: { number: 1 } } });
    given(await call('companion', 'diagnosis.save', { diagnosisId: next.diagnosisId, revision: 1, levels: everyLevel('unknown') }));
    given(await call('companion', 'diagnosis.complete', { diagnosisId: next.diagnosisId, revision: 2, completedOn: '2025-06-01' }));
    // its number was given to another: it gets the next one
    expect(given(await call('companion', 'diagnosis.bringBack', { personId, diagnosisId })).number).toBe(2);
  });
  it('stays where it is complete, where a sheet of it was printed, and where it is not the user’s', async () => {
    const personId = centre.file('D23'), { diagnosisId } = await begun(personId), of = { diagnosisId, revision: 1 };
    expect(codeOfRefusal(await call('other', 'diagnosis.discard', of))).toBe('beneficiaries.NOT_YOURS');
    expect(codeOfRefusal(await call('auditor', 'diagnosis.discard', of))).toBe('app.NOT_ALLOWED');
    const { sql } = centre.store, at = '2025-06-02T12:00:00.000Z';
    sql.insert('document_series', { kind: 'DG', centre_code: 'AGA', year: 2025, last_number: 1 });
    sql.insert('documents', { id: '0192f0c4-0000-7000-8000-00000000d0c1', kind: 'DG', person_id: personId, subject_id: diagnosisId, centre_code: 'AGA', year: 2025, number: 1, reference: 'DG/AGA/2025/0001', content: '{}', content_sha256: 'ab'.repeat(32), check_code: 'x', status: 'issued', issued_at: at, issued_by: centre.userId.companion });
    expect(await call('companion', 'diagnosis.discard', of)).toMatchObject({ refusal: { code: 'diagnosis.HAS_PAPER', params: { number: 1, reference: 'DG/AGA/2025/0001' } } });
    given(await call('companion', 'diagnosis.save', { ...of, levels: everyLevel(0) }));
    given(await call('companion', 'diagnosis.complete', { diagnosisId, revision: 2, completedOn: '2025-06-02' }));
    expect(codeOfRefusal(await call('companion', 'diagnosis.discard', { diagnosisId, revision: 3 }))).toBe('diagnosis.COMPLETED');
  });
});

describe('who may', () => {
  it('sees and changes the own files alone, a closed one not at all', async () => {
    const own = centre.file('D5'), { diagnosisId } = await begun(own), theirs = centre.file('D6', { who: 'other' });
    for (const refused of [await call('other', 'diagnosis.show', { diagnosisId }), await call('other', 'diagnosis.save', { diagnosisId, revision: 1 }), await call('companion', 'diagnosis.list', { personId: theirs }), await call('companion', 'diagnosis.begin', { personId: theirs, begunOn: '2025-06-01' })]) expect(codeOfRefusal(refused)).toBe('beneficiaries.NOT_YOURS');
    given(await call('director', 'diagnosis.show', { diagnosisId }));
    const closed = centre.file('D7', { status: 'cancelled' });
    expect(codeOfRefusal(await call('companion', 'diagnosis.begin', { personId: closed, begunOn: '2025-06-01' }))).toBe('beneficiaries.CLOSED');
  });
  it('reads of health with the right alone', async () => {
    const personId = centre.file('D8'), { diagnosisId } = await begun(personId);
    given(await call('companion', 'diagnosis.save', { diagnosisId, revision: 1, answers: { adjustment: said(true), idCard: said('valid') }, levels: { health: { level: 3, note: 'dos' }, money: { level: 2 } } }));
    for (const who of ['officer', 'auditor'] as const) {
      const shown = given(await call(who, 'diagnosis.show', { diagnosisId }));
      expect(shown.content).toEqual({ answers: { idCard: said('valid') }, levels: { money: { level: 2, note: '' } }, summary: '' });
      expect(shown).toMatchObject({ healthHidden: true, needs: [{ domain: 'money' }] });
      expect(shown.missing).not.toContain('health');
      expect(given(await call(who, 'diagnosis.list', { personId })).diagnoses[0]?.levels).toEqual({ money: 2 });
      expect(given(await call(who, 'diagnosis.compare', { personId })).rows.map(({ domain }) => domain)).not.toContain('health');
    }
    given(await call('companion', 'diagnosis.complete', { diagnosisId, revision: given(await call('companion', 'diagnosis.save', { diagnosisId, revision: 2, levels: everyLevel(1) })).revision, completedOn: '2025-06-02' }));
    const again = await begun(personId);
    given(await call('companion', 'diagnosis.save', { diagnosisId: again.diagnosisId, revision: 1, answers: { adjustment: said(false), idCard: said('expired'), skills: said('Coudre') } }));
    for (const [who, wanted] of [['officer', ['idCard']], ['companion', ['idCard', 'adjustment']]] as const) {
      const { answers, strengths } = given(await call(who, 'diagnosis.compare', { personId }));
      expect([answers.map(({ question }) => question.code), strengths]).toEqual([wanted, null]);
    }
    expect(given(await call('companion', 'diagnosis.show', { diagnosisId }))).toMatchObject({ healthHidden: false, content: { levels: { health: { level: 1, note: '' } } } });
  });
});

describe('questionnaires', () => {
  it('change by a new version; a diagnosis keeps the one it was begun under', async () => {
    const before = given(await call('companion', 'diagnosis.questionnaire', {}));
    expect(before).toMatchObject({ version: 1, createdBy: null });
    const { diagnosisId } = await begun(centre.file('D9')), content = structuredClone(before.content);
    content.domains[0]?.questions.splice(0, 1);
    expect(codeOfRefusal(await call('companion', 'diagnosis.changeQuestionnaire', { version: 1, reason: 'Plus court', content }))).toBe('app.NOT_ALLOWED');
    expect(given(await call('director', 'diagnosis.changeQuestionnaire', { version: 1, reason: 'Plus court', content })).version).toBe(2);
    expect(codeOfRefusal(await call('director', 'diagnosis.changeQuestionnaire', { version: 1, reason: 'Plus court', content }))).toBe('diagnosis.VERSION_PASSED');
    expect(given(await call('companion', 'diagnosis.questionnaire', {}))).toMatchObject({ version: 2, reason: 'Plus court', createdBy: 'director', versions: [{ version: 2 }, { version: 1 }] });
    expect(given(await call('companion', 'diagnosis.questionnaire', { version: 1 })).content).toEqual(before.content);
    given(await call('companion', 'diagnosis.save', { diagnosisId, revision: 1, answers: { familyStatus: said('married') } }));
    const later = await begun(centre.file('D10'));
    expect(codeOfRefusal(await call('companion', 'diagnosis.save', { diagnosisId: later.diagnosisId, revision: 1, answers: { familyStatus: said('married') } }))).toBe('diagnosis.UNKNOWN_QUESTION');
    expect(codeOfRefusal(await call('director', 'diagnosis.changeQuestionnaire', { version: 2, reason: 'Vide', content: { domains: [] } }))).toBe('diagnosis.DOMAINS_INCOMPLETE');
    const { version: now, content: standing } = given(await call('director', 'diagnosis.questionnaire', {}));
    expect(await call('director', 'diagnosis.changeQuestionnaire', { version: now, reason: 'Rien', content: standing })).toMatchObject({ refusal: { code: 'diagnosis.NOTHING_CHANGED', params: { version: 2 } } });
    expect(codeOfRefusal(await call('companion', 'diagnosis.questionnaire', { version: 9 }))).toBe('diagnosis.UNKNOWN_VERSION');
  });
});

it('diagnoses of a person and of whoever was joined to them stand side by side', async () => {
  const stays = centre.file('D11'), joined = centre.file('D12'), { sql } = centre.store;
  const { diagnosisId } = await begun(joined);
  given(await call('companion', 'diagnosis.save', { diagnosisId, revision: 1, levels: everyLevel(3) }));
  given(await call('companion', 'diagnosis.complete', { diagnosisId, revision: 2, completedOn: '2025-06-01' }));
  sql.run`UPDATE persons SET merged_into = ${stays} WHERE id = ${joined}`;
  sql.insert('merges', { id: '0192f0c4-0000-7000-8000-00000000abcd', person_id: stays, merged_id: joined, reason: 'x', merged_at: '2025-06-02T12:00:00.000Z', merged_by: centre.userId.director });
  const next = await begun(joined);
  expect(next.number).toBe(2);
  expect(sql.one`SELECT person_id FROM diagnoses WHERE id = ${next.diagnosisId}`).toEqual({ person_id: stays });
  given(await call('companion', 'diagnosis.save', { diagnosisId: next.diagnosisId, revision: 1, levels: { money: { level: 1 } } }));
  const compared = given(await call('companion', 'diagnosis.compare', { personId: stays }));
  expect(compared.diagnoses.map(({ number }) => number)).toEqual([1, 2]);
  expect(compared.rows.find(({ domain }) => domain === 'money')).toEqual({ domain: 'money', levels: [3, 1], change: -2 });
});
it('one that is not here is told so', async () => {
  expect(codeOfRefusal(await call('companion', 'diagnosis.show', { diagnosisId: '0192f0c4-0000-7000-8000-000000000001' }))).toBe('diagnosis.UNKNOWN');
});
