import { cpSync, existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inventedPeople } from '#electron/demonstration/people.ts';
import type { Client } from '#shared/contract/client.ts';
import type { Answer } from '#shared/contract/index.ts';
import { isClosed, STATUSES } from '#shared/domain/beneficiaries.ts';
import type { CivilDate } from '#shared/domain/common/dates.ts';
import { figuresOf } from '#shared/domain/incomeProject.ts';
import { refuse } from '#shared/lib/result.ts';
import { present } from '#shared/lib/assert.ts';
import { given, steadyClock, stubPrinter, testEngine, type TestEngine } from '#tests/support/engine.ts';

/* The demonstration, made by its job and then read as anybody reads a centre. */
const TODAY = '2026-03-03', START = `${TODAY}T10:00:00.000Z`;
const sheet = () => Promise.resolve({ pdf: new TextEncoder().encode('%PDF-1.7 stub'), pages: 1, templateVersion: 1, missing: [] });
const test = testEngine({ clock: steadyClock(START), printer: stubPrinter(sheet) });
type Entry = Answer<'beneficiaries.list'>['entries'][number];
let made: Answer<'demonstration.make'>, entries: Entry[] = [];
const call = ((name: never, input: never) => test.client.call(name, input)) as Client['call'];
async function open(at: TestEngine): Promise<void> { at.session = given(await at.client.call('accounts.unlock', { passphrase: 'demo' })).session; }

beforeAll(async () => {
  made = given(await test.client.run('demonstration.make', {}));
  await open(test);
  ({ entries } = given(await call('beneficiaries.list', { limit: 200 })));
});
afterAll(() => test.remove());

describe('the demonstration’s files', () => {
  it('are forty or more: two or more at every status, a third women, nobody twice', () => {
    expect(entries.length).toBeGreaterThanOrEqual(40);
    for (const status of STATUSES) expect(entries.filter((entry) => entry.status === status).length, status).toBeGreaterThanOrEqual(2);
    expect(entries.filter(({ sex }) => sex === 'F').length * 3).toBeGreaterThanOrEqual(entries.length);
    for (const of of [({ name }: Entry) => name.ar, ({ name }: Entry) => name.fr, ({ fileNumber }: Entry) => fileNumber]) expect(new Set(entries.map(of)).size).toBe(entries.length);
  });
  it('tell their days in order: nothing before the intake, nothing after today but what is planned', async () => {
    for (const { personId, fileNumber, status } of entries) {
      const { openedOn, statusSince } = given(await call('beneficiaries.show', { personId })), { diagnoses } = given(await call('diagnosis.list', { personId })), { lifeProjects } = given(await call('lifeProjects.list', { personId })), { visits } = given(await call('followUp.list', { personId }));
      const first = diagnoses.at(-1), plan = lifeProjects.at(-1), done = visits.flatMap(({ doneOn }) => doneOn ?? []).sort();
      const days = [openedOn, first?.begunOn, first?.completedOn, plan?.signedOn, ...done, status === 'lost' || isClosed(status) ? statusSince.slice(0, 10) : undefined].filter((on) => typeof on === 'string');
      expect([fileNumber, days.toSorted()]).toEqual([fileNumber, days]);
      expect(days.every((on) => on <= TODAY), fileNumber).toBe(true);
      if (isClosed(status)) expect(visits.filter(({ state }) => state === 'planned'), fileNumber).toEqual([]);
      const told = given(await call('beneficiaries.timeline', { personId, limit: 200 })).events.map(({ at }) => at);
      expect(told.every((at) => at.slice(0, 10) >= openedOn && at.slice(0, 10) <= TODAY), fileNumber).toBe(true);
      for (const { lifeProjectId } of lifeProjects) {
        const { content: { incomeProject }, problems, state } = given(await call('lifeProjects.show', { lifeProjectId }));
        expect(problems.filter(({ severity }) => severity === 'blocking'), `${fileNumber} ${state}`).toEqual([]);
        if (!incomeProject) continue;
        const { gap, result, breakEven, breakEvenShare } = figuresOf(incomeProject as never);
        expect({ fileNumber, gap, earns: result > 0, breakEven: (breakEven ?? 0) > 0, within: (breakEvenShare ?? 999) < 90 }).toEqual({ fileNumber, gap: 0, earns: true, breakEven: true, within: true });
      }
    }
  });
  it('give the agenda a visit of today, some of this week, and some that are late', async () => {
    const { due, overdue } = given(await call('followUp.agenda', { from: TODAY, to: '2026-03-09', whose: 'all' }));
    expect(due.rows.filter(({ plannedOn }) => plannedOn === TODAY).length).toBeGreaterThan(0);
    expect(due.rows.length).toBeGreaterThan(2);
    expect(overdue.rows.length).toBeGreaterThanOrEqual(2);
  });
  it('have their plans’ actions noted as they were done: most are not late, some are', async () => {
    const late: number[] = [], states: string[] = [];
    for (const { personId } of entries.filter(({ status }) => status === 'followUp')) {
      late.push(given(await call('beneficiaries.show', { personId })).lateActions.length);
      const { inForce } = given(await call('lifeProjects.list', { personId }));
      for (const { state, on } of given(await call('lifeProjects.show', { lifeProjectId: present(inForce, 'followed up on a plan') })).progress) states.push(`${state} ${on === null ? 'as signed' : 'noted'}`);
    }
    expect(late.filter((n) => n > 0).length).toBeGreaterThan(0);
    expect(late.filter((n) => n > 0).length * 2).toBeLessThan(late.length);
    expect([...new Set(states)]).toEqual(expect.arrayContaining(['done noted', 'underWay noted']));
  });
  it('close with a reason, and the lost ones after attempts', async () => {
    for (const { personId, status } of entries.filter((entry) => isClosed(entry.status))) {
      const last = present(given(await call('beneficiaries.timeline', { personId })).events.find(({ kind }) => kind === 'status'), 'closed by a change of status');
      expect(JSON.stringify(last)).toMatch(/"reason":"[^"]{10,}"/);
      if (status === 'lost') expect(given(await call('followUp.attempts', { personId }))).toMatchObject({ enough: true, unreached: 3 });
    }
  });
  it('are those of people of the ceremony too: one person', async () => {
    const { recipients } = given(await call('handover.ceremony', { ceremonyId: made.ceremonyId }));
    expect(recipients).toHaveLength(24);
    const both = entries.filter(({ name }) => recipients.some((one) => one.name.ar === name.ar));
    expect(both.map(({ fileNumber }) => fileNumber).sort()).toEqual(['3-2024-0001', '3-2024-0003', '3-2024-0013']);
    for (const { personId } of both) expect(given(await call('beneficiaries.show', { personId })).counts).toMatchObject({ ceremonies: 1, lifeProjects: 1 });
  });
  it('hold the equipment of a ceremony of some years ago, which their visits sight and their papers tell', async () => {
    const { entries: [, past, ...more] } = given(await call('handover.ceremonies', {}));
    expect([past, more]).toMatchObject([{ status: 'validated', date: '2024-12-18', beneficiaries: 5, counts: { waiting: 0, handedOver: 5 }, filedAt: expect.stringContaining('2024-12-18') }, []]);
    const { recipients } = given(await call('handover.ceremony', { ceremonyId: past?.ceremonyId ?? ('' as never) })), ofFiles = entries.filter(({ name }) => recipients.some((one) => one.name.ar === name.ar));
    expect(ofFiles.map(({ status }) => status).sort()).toEqual(['followUp', 'inserted', 'inserted', 'suspended', 'suspended']);
    for (const { personId, fileNumber } of ofFiles) {
      const { events } = given(await call('beneficiaries.timeline', { personId, limit: 200 })), at = (kind: string) => events.findIndex((event) => event.kind === kind);
      expect(events.filter(({ kind }) => kind === 'paper').some((event) => 'series' in event && event.series === 'PV' && /^PV\/AGA\/2024\/000\d$/.test(event.reference)), fileNumber).toBe(true);
      // the newest first: handed over before the first visit
      expect(at('ceremony') > at('visit') && at('visit') >= 0, fileNumber).toBe(true);
      const { visits } = given(await call('followUp.list', { personId })), sighted = await Promise.all(visits.filter(({ state, kind }) => state === 'done' && kind !== 'call').map(async ({ visitId }) => { const { findings, units } = given(await call('followUp.show', { visitId })); return [findings?.equipment.length, units.length]; }));
      expect(sighted.length, fileNumber).toBeGreaterThan(0);
      expect(sighted.every(([seen, all]) => seen === all && (all ?? 0) > 1), fileNumber).toBe(true);
    }
  });
  it('have papers in the archive', async () => {
    const counts = await Promise.all(entries.map(async ({ personId }) => given(await call('casePapers.list', { personId })).map(({ kind }) => kind)));
    expect([...new Set(counts.flat())].sort()).toEqual(['consent', 'diagnosis', 'lifeProject', 'visit']);
    expect(counts.flat().length).toBeGreaterThanOrEqual(5);
  });
  it('stand in a journal that goes from day to day, unbroken', async () => {
    const at = given(await call('audit.list', { limit: 200 })).entries.map((entry) => entry.at);
    expect(at.toSorted().toReversed()).toEqual(at);
    expect(given(await call('audit.verify', {}))).toMatchObject({ verdict: 'whole' });
  });
});

it('everybody wants something in words of their own', () => {
  const wishes = inventedPeople(TODAY as CivilDate).map(({ wish }) => wish);
  expect(wishes.filter((wish, i) => wishes.indexOf(wish) !== i)).toEqual([]);
});

describe('a demonstration that is broken off', () => {
  it('was never there: cancelled, or with its power cut', async () => {
    const half = testEngine({ clock: steadyClock(START), printer: stubPrinter(sheet) }), data = path.join(half.folder, 'data'), cut = path.join(half.folder, 'cut', 'data'), stop = new AbortController();
    const ended = await half.client.run('demonstration.make', {}, { signal: stop.signal, onProgress(done, total) {
      if (done * 10 < total || stop.signal.aborted) return;
      cpSync(data, cut, { recursive: true });
      stop.abort();
    } });
    expect(ended).toEqual(refuse('app.CANCELLED'));
    expect([existsSync(data), given(await half.client.call('accounts.state', {}))]).toEqual([false, { state: 'none' }]);
    const after = testEngine({ folder: path.dirname(cut) });
    expect(readdirSync(cut)).toContainEqual(expect.stringMatching(/^idmaj-.*\.new$/));
    expect([given(await after.client.call('accounts.state', {})), await after.client.call('accounts.unlock', { passphrase: 'demo' })]).toMatchObject([{ state: 'none' }, { refusal: { code: 'store.NO_CENTRE' } }]);
    await after.create();
    expect(readdirSync(cut).filter((name) => name.endsWith('.new'))).toEqual([]);
    await after.remove();
    await half.remove();
  });
  it('is made over no centre, and beside none that is open', async () => {
    expect(await test.client.run('demonstration.make', {})).toEqual(refuse('app.ALREADY_OPEN'));
    given(await test.client.call('accounts.lock', {}));
    expect(await test.client.run('demonstration.make', {})).toMatchObject({ refusal: { code: 'store.ALREADY_A_CENTRE' } });
    await open(test);
  });
});
