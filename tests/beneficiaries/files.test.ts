import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Id } from '#shared/lib/ids.ts';
import { given } from '#tests/support/engine.ts';
import { aCeremony, aFile, anIdentity, aProfile, aRecipient } from '#tests/support/forms.ts';
import { codeOf, testCentre, type Centre } from './support.ts';

let centre: Centre;
beforeAll(async () => { centre = await testCentre(); });
afterAll(async () => { expect(centre.at.bugs).toEqual([]); await centre.at.remove(); });
const call: Centre['at']['client']['call'] = (name, input) => centre.at.client.call(name, input);
const NOBODY = '0192f0c4-0000-7000-8000-000000000001';

describe('opening a file', () => {
  it('gives the next number of the centre, or keeps the one typed; each is one person’s', async () => {
    const first = await centre.open({ cin: 'JB500001' }), typed = await centre.open({ cin: 'JB500002', fileNumber: 'Ancien 12/2019' });
    expect(first).toMatchObject({ fileNumber: 'D/AGA/2025/0001', revision: 1, warnings: [] });
    expect(typed.fileNumber).toBe('Ancien 12/2019');
    expect(await call('beneficiaries.open', { identity: anIdentity({ cin: 'JB500003', fileNumber: 'ancien12/2019' }), ...aFile() })).toMatchObject({ ok: false, refusal: { code: 'beneficiaries.FILE_NUMBER_TAKEN' } });
    // a number of the series that somebody typed is passed over, never given twice
    await centre.open({ cin: 'JB500004', fileNumber: 'd/aga/2025/0002' });
    expect((await centre.open({ cin: 'JB500005' })).fileNumber).toBe('D/AGA/2025/0003');
    expect(await centre.show(first.personId)).toMatchObject({ status: 'intake', next: 'diagnosis', companion: { name: 'Directrice' }, mayWrite: true, mayAssign: true, unasked: ['caseWork', 'sharing', 'photo', 'naming', 'statistics'], identity: { cinMasked: 'JB••••01' }, counts: { papers: 0 } });
    expect(given(await call('beneficiaries.show', { fileNumber: 'd/aga/2025/0001' })).personId).toBe(first.personId);
  });
  it.each([
    ['beneficiaries.BIRTH_IN_FUTURE', { birthDate: '2031-01-01' }, {}, {}], ['beneficiaries.IMPOSSIBLE_BIRTH_DATE', { birthDate: '2025-02-01' }, {}, { openedOn: '2025-01-15' }], ['beneficiaries.IMPOSSIBLE_BIRTH_DATE', { birthDate: '1850' }, {}, {}],
    ['app.NOT_A_DATE', { birthDate: '1990-02-30' }, {}, {}], ['beneficiaries.NO_NAME', { name: { ar: ' ', fr: '' } }, {}, {}], ['beneficiaries.OPENED_IN_FUTURE', {}, {}, { openedOn: '2025-03-01' }],
    ['beneficiaries.RELEASED_LATER', {}, { releasedOn: '2025-06-01' }, {}], ['beneficiaries.TRAINING_IN_FUTURE', {}, { trainings: [{ title: 'x', certificate: '', months: null, year: 2030, seen: false }] }, {}],
    ['app.OUT_OF_RANGE', {}, { children: -1 }, {}], ['beneficiaries.UNKNOWN_COMPANION', {}, {}, { companionId: NOBODY }], ['beneficiaries.UNKNOWN', {}, {}, { personId: NOBODY }],
  ] as const)('refuses %s', async (code, identity, profile, more) => {
    expect(codeOf(await call('beneficiaries.open', { identity: anIdentity({ cin: 'JB500009', ...identity }), ...aFile({ profile: aProfile(profile as object) }), ...more }))).toBe(code);
  });
  it('takes a release after the intake with its note, and warns without blocking', async () => {
    const { personId, warnings } = await centre.open({ cin: '12', name: { ar: '', fr: 'Youssef Libre' }, phone: '12', birthDate: '2012' }, { profile: aProfile({ releasedOn: '2025-06-01', releaseNote: 'préparé avant la sortie' }) });
    expect(warnings.map(({ code }) => code)).toEqual(['UNUSUAL_CIN', 'UNUSUAL_AGE', 'NO_ARABIC_NAME', 'UNUSUAL_PHONE', 'NO_GUARDIAN']);
    expect((await centre.show(personId)).profile.releasedOn).toBe('2025-06-01');
    const again = await centre.open({ cin: '12' });
    expect(again.warnings).toContainEqual({ code: 'SAME_CIN', field: 'cin' });
  });
  it('is of the person whom a ceremony brought in, once; the draft’s end does not take them away', async () => {
    const { ceremonyId } = given(await call('handover.createCeremony', { ceremony: aCeremony() }));
    given(await call('handover.addRecipient', { ceremonyId, recipient: aRecipient({ cin: 'JK900', fileNumber: '', name: { ar: 'كوثر الحفل', fr: 'Kaoutar Cérémonie' } }) }));
    const [person] = given(await call('beneficiaries.find', { text: 'JK900' }));
    expect(person).toMatchObject({ status: 'noFile', fileNumber: '' });
    const opened = given(await call('beneficiaries.open', { personId: person?.personId ?? null, ...aFile() }));
    expect(opened).toMatchObject({ personId: person?.personId, fileNumber: 'D/AGA/2025/0006' });
    expect(await call('beneficiaries.open', { personId: opened.personId, ...aFile() })).toMatchObject({ ok: false, refusal: { code: 'beneficiaries.HAS_FILE', params: { fileNumber: 'D/AGA/2025/0006' } } });
    given(await call('handover.discardDraft', { ceremonyId }));
    expect((await centre.show(opened.personId)).identity).toMatchObject({ name: { fr: 'Kaoutar Cérémonie' }, cinMasked: 'JK•00' });
    // and a later ceremony finds them again, by ID number
    const other = given(await call('handover.createCeremony', { ceremony: aCeremony({ title: { ar: 'حفل ثان', fr: '' } }) }));
    given(await call('handover.addRecipient', { ceremonyId: other.ceremonyId, recipient: aRecipient({ cin: 'JK900', fileNumber: '', name: { ar: 'كوثر الحفل', fr: '' } }) }));
    expect((await centre.show(opened.personId)).counts.ceremonies).toBe(1);
  });
});

describe('changing a file', () => {
  it('goes on from what was seen, keeps the ID number left out, and writes old and new values under the person’s key', async () => {
    const { personId } = await centre.open({ cin: 'JC1' }), { cin: _cin, ...identity } = anIdentity({ phone: '+212 699 887 766', otherPhone: '0700112233' });
    const form = { identity, ...aFile({ trade: 'sewing', profile: aProfile({ children: 2, contact: { name: 'Fatima', relation: 'mère', phone: '', guardian: false } }) }) };
    expect(given(await call('beneficiaries.change', { personId, revision: 1, ...form })).revision).toBe(2);
    expect(await call('beneficiaries.change', { personId, revision: 1, ...form })).toMatchObject({ ok: false, refusal: { code: 'beneficiaries.CHANGED_MEANWHILE', params: { by: 'Directrice' } } });
    expect(given(await call('beneficiaries.change', { personId, revision: 2, ...form })).revision).toBe(2);
    expect(await centre.show(personId)).toMatchObject({ trade: 'sewing', profile: { children: 2 }, identity: { phone: '0699887766', otherPhone: '0700112233' } });
    expect(given(await call('beneficiaries.idNumber', { personId })).cin).toBe('JC1');
    expect(given(await call('audit.list', { what: 'beneficiaries.idNumber' })).entries).toMatchObject([{ outcome: 'done', about: { kind: 'text', text: (await centre.show(personId)).identity.fileNumber } }]);
  });
});

describe('whose file it is', () => {
  let mine = '' as Id, theirs = '' as Id;
  it('a companion sees and changes their own alone; no answer tells that another is at the centre', async () => {
    await centre.as('Badr');
    ({ personId: theirs } = await centre.open({ cin: 'JD100', name: { ar: 'مراد الآخر', fr: 'Mourad Autre' }, fileNumber: 'B-1' }));
    await centre.as('Amal');
    ({ personId: mine } = await centre.open({ cin: 'JD200', name: { ar: 'مريم العاملة', fr: 'Meriem Amila' } }));
    expect((await centre.show(mine)).mayAssign).toBe(false);
    for (const [name, input] of [['beneficiaries.show', {}], ['beneficiaries.timeline', {}], ['beneficiaries.attachments', {}], ['beneficiaries.idNumber', {}], ['beneficiaries.change', { revision: 1, identity: anIdentity(), ...aFile() }],
      ['beneficiaries.setStatus', { revision: 1, to: 'diagnosis' }], ['beneficiaries.consent', { purpose: 'photo', answer: 'given', on: '2025-01-01', by: 'person' }]] as const) {
      expect([name, await centre.at.raw(name, { personId: theirs, ...input })]).toEqual([name, { ok: false, refusal: { code: 'beneficiaries.NOT_YOURS' } }]);
    }
    expect(await call('beneficiaries.show', { fileNumber: 'B-1' })).toEqual(await call('beneficiaries.show', { fileNumber: 'B-2' }));
    expect(codeOf(await call('beneficiaries.open', { personId: theirs, ...aFile() }))).toBe('beneficiaries.NOT_YOURS');
    expect(codeOf(await call('beneficiaries.open', { identity: anIdentity({ cin: 'JD300' }), ...aFile(), companionId: centre.ids.badr }))).toBe('app.NOT_ALLOWED');
    expect(given(await call('beneficiaries.list', {})).entries.map(({ personId }) => personId)).toEqual([mine]);
    expect(given(await call('beneficiaries.list', { companionId: centre.ids.badr })).entries).toEqual([]);
    expect(given(await call('beneficiaries.find', { text: 'JD100' }))).toEqual([]);
    expect(given(await call('search.find', { text: 'JD100' })).hits).toEqual([]);
    expect(given(await call('search.find', { text: 'meriem' })).hits).toMatchObject([{ kind: 'person', file: mine }]);
    expect(given(await call('beneficiaries.choices', {})).companions.map(({ name }) => name)).toEqual(['Amal', 'Badr', 'Directrice']);
  });
  it('while typing, of another’s file only whom to ask is told, and nothing on a name alone', async () => {
    const like = async (input: object) => given(await call('beneficiaries.duplicates', { name: { ar: '', fr: '' }, ...input })).hits;
    expect(await like({ cin: 'jd 100' })).toEqual([{ why: 'cin', person: null, ask: 'Badr' }]);
    expect(await like({ name: { ar: '', fr: 'Mourad Autre' } })).toEqual([]);
    expect(await like({ name: { ar: '', fr: 'Murad Autre' }, birthDate: '1988-03-09' })).toEqual([{ why: 'nameAndBirth', person: null, ask: 'Badr' }]);
    expect(await like({ name: { ar: '', fr: 'Maryam Amila' } })).toMatchObject([{ why: 'closeName', person: { personId: mine, name: { fr: 'Meriem Amila' } }, ask: null }]);
    expect(await like({ name: { ar: 'مريم العاملة', fr: '' }, except: mine })).toEqual([]);
  });
  it('is handed over by the director, with the reason', async () => {
    expect(codeOf(await call('beneficiaries.assign', { personId: mine, revision: 1, companionId: centre.ids.badr, reason: 'x' }))).toBe('app.NOT_ALLOWED');
    await centre.as('Directrice');
    // who closes an account is told how many stay with it
    const files = async () => Object.fromEntries(given(await call('users.list', {})).users.map(({ name, files: open }) => [name, open])), before = await files();
    const { revision } = given(await call('beneficiaries.assign', { personId: mine, revision: 1, companionId: centre.ids.badr, reason: 'congé' }));
    expect(codeOf(await call('beneficiaries.assign', { personId: mine, revision, companionId: centre.ids.badr, reason: 'x' }))).toBe('beneficiaries.SAME_COMPANION');
    expect((await centre.show(mine)).companion.name).toBe('Badr');
    expect(await files()).toEqual({ ...before, Amal: (before['Amal'] ?? 0) - 1, Badr: (before['Badr'] ?? 0) + 1 });
    await centre.as('Amal');
    expect(codeOf(await call('beneficiaries.show', { personId: mine }))).toBe('beneficiaries.NOT_YOURS');
    await centre.as('Auditrice');
    expect(await centre.show(mine)).toMatchObject({ mayWrite: false, mayAssign: false });
    await centre.as('Directrice');
  });
});

describe('the way', () => {
  it('goes on step by step, and otherwise with a reason; a closed file is only reopened', async () => {
    const { personId } = await centre.open({ cin: 'JE1' });
    const go = (revision: number, to: 'diagnosis' | 'lifeProject' | 'committee' | 'lost' | 'cancelled' | 'intake', reason = '') => call('beneficiaries.setStatus', { personId, revision, to, reason });
    expect(given(await go(1, 'diagnosis')).revision).toBe(2);
    expect(codeOf(await go(1, 'lifeProject'))).toBe('beneficiaries.CHANGED_MEANWHILE');
    expect(codeOf(await go(2, 'committee'))).toBe('beneficiaries.REASON_NEEDED');
    expect(codeOf(await go(2, 'committee', 'programme Moussalaha'))).toBe('settings.RESTRICTED_LABEL');
    given(await go(2, 'committee', 'dossier déjà étudié'));
    expect(codeOf(await go(3, 'lost', 'plus de nouvelles'))).toBe('beneficiaries.NOT_LOST');
    given(await go(3, 'cancelled', 'a déménagé'));
    expect(codeOf(await call('beneficiaries.change', { personId, revision: 4, identity: anIdentity(), ...aFile() }))).toBe('beneficiaries.CLOSED');
    expect(await centre.show(personId)).toMatchObject({ status: 'cancelled', next: null, mayWrite: true });
    given(await go(4, 'intake', 'est revenu'));
    const { events } = given(await call('beneficiaries.timeline', { personId }));
    expect(events.map((event) => (event.kind === 'status' ? `${event.to} ${event.reason}` : event.kind))).toEqual(['intake est revenu', 'cancelled a déménagé', 'committee dossier déjà étudié', 'diagnosis ', 'companion', 'intake ']);
    const first = given(await call('beneficiaries.timeline', { personId, limit: 4 })), rest = given(await call('beneficiaries.timeline', { personId, limit: 4, cursor: first.next }));
    expect([...first.events, ...rest.events]).toEqual(events);
    expect(rest.next).toBeNull();
  });
  it('tells a day in the order in which it was written down, and what was noted later at the end of its day', async () => {
    const { personId } = await centre.open({ cin: 'JE9' }, {}, { openedOn: '2025-01-02' }), today = (await centre.show(personId)).updatedAt.slice(0, 10);
    const kinds = async () => given(await call('beneficiaries.timeline', { personId })).events.map(({ kind, at }) => `${kind} ${at.slice(0, 10)}`);
    given(await call('followUp.attempt', { personId, triedOn: today, way: 'phone', outcome: 'reached', note: 'après l’accueil' }));
    given(await call('beneficiaries.setStatus', { personId, revision: 1, to: 'diagnosis', reason: '' }));
    given(await call('diagnosis.begin', { personId, begunOn: today }));
    given(await call('beneficiaries.consent', { personId, purpose: 'photo', answer: 'given', on: today, by: 'person' }));
    given(await call('followUp.attempt', { personId, triedOn: '2025-01-03', way: 'phone', outcome: 'unreached', note: '' }));
    expect(await kinds()).toEqual([`consent ${today}`, `diagnosis ${today}`, `status ${today}`, `attempt ${today}`, `companion ${today}`, `status ${today}`, 'attempt 2025-01-03']);
  });
  it('ends as lost after attempts that reached nobody since the last visit too, as the follow-up tells', async () => {
    const { personId } = await centre.open({ cin: 'JE2' }, {}, { openedOn: '2025-01-02' });
    const lost = async () => codeOf(await call('beneficiaries.setStatus', { personId, revision: (await centre.show(personId)).revision, to: 'lost', reason: 'plus de nouvelles' }));
    const tried = async (...days: string[]) => { for (const triedOn of days) given(await call('followUp.attempt', { personId, triedOn, way: 'phone', outcome: 'unreached' })); };
    await tried('2025-01-10', '2025-01-11', '2025-01-12');
    const [visit] = given(await call('followUp.plan', { personId, visits: [{ milestone: 'D15', kind: 'field', plannedOn: '2025-01-20' }] })).visits;
    given(await call('followUp.record', { visitId: visit?.visitId ?? '', revision: 1, doneOn: '2025-01-20', kind: 'field', reason: '', next: null, findings: { activity: 'slow', activityNote: '', equipment: [], turnover: null, charges: null, jobs: null, obstacles: [], ownView: '' } }));
    expect((await centre.show(personId)).unanswered).toBe(0);
    expect(await lost()).toBe('beneficiaries.NOT_LOST');
    await tried('2025-02-01', '2025-02-05', '2025-02-10');
    expect((await centre.show(personId)).unanswered).toBe(given(await call('followUp.attempts', { personId })).unreached);
    expect(await lost()).toBe('done');
  });
});
