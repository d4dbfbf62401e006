import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createDispatcher, type Dispatcher } from '#electron/engine/dispatch.ts';
import type { Handlers, JobContext } from '#electron/engine/handlers.ts';
import { createJobs } from '#electron/engine/jobs.ts';
import type { Store } from '#electron/engine/store/store.ts';
import { contract, type ProcedureName } from '#shared/contract/index.ts';
import { ROLES, type Role } from '#shared/domain/accounts.ts';
import { ids, systemClock, type Id } from '#shared/lib/ids.ts';
import { ok, refuse } from '#shared/lib/result.ts';
import { SENT } from '#tests/support/sent.ts';
import { ALLOWED } from './permissionTable.ts';
import { createTestCentre, temporaryFolder } from '#tests/support/store.ts';

/* Each procedure × each role, on a real store: what is not allowed does not run, and is written down. */
let store: Store;
let folder: ReturnType<typeof temporaryFolder>;
const called: string[] = [];
const USER = '0192f0c4-0000-7000-8000-000000000001' as Id;

const handlers = new Proxy({}, { get: (_target, name) => () => { called.push(String(name)); return refuse('app.CANCELLED'); } }) as Handlers;
const dispatcher = (role: Role): Dispatcher => createDispatcher({
  handlers, jobs: createJobs(ids(systemClock)), clock: systemClock, onBug: (_incident, error) => { throw error; },
  sessions: { find: (session) => (session === 'open' ? { user: { id: USER, name: '', role }, store, held: false } : null) },
});
const rows = (): { procedure: string; outcome: string }[] => store.sql.all`SELECT procedure, outcome FROM audit ORDER BY seq`;

// one centre for all: what is not allowed changes nothing in it
beforeAll(async () => {
  folder = temporaryFolder();
  ({ store } = await createTestCentre(folder.dir));
});
afterAll(() => { store.close(); folder.remove(); });
beforeEach(() => { called.length = 0; });

const guarded = (Object.keys(contract) as ProcedureName[]).filter((name) => contract[name].access !== 'public');
describe('permissions', () => {
  it.each(ROLES.flatMap((role) => guarded.map((name) => [role, name] as const)))('%s: %s', async (role, name) => {
    const before = rows().length;
    const reply = await dispatcher(role).call({ name, input: SENT[name] ?? {}, session: 'open' });
    await new Promise((resolve) => { setImmediate(resolve); });
    if (ALLOWED[name]?.includes(role) === true) {
      expect(called).toEqual([name]);
      expect(reply.ok || reply.refusal.code === 'app.CANCELLED').toBe(true);
    } else {
      expect(called).toEqual([]);
      expect(reply).toMatchObject({ ok: false, refusal: { code: 'app.NOT_ALLOWED' } });
      expect(rows().slice(before)).toEqual([{ procedure: name, outcome: 'app.NOT_ALLOWED' }]);
    }
  });
  it('are written down for every procedure', () => { expect(Object.keys(ALLOWED).sort()).toEqual([...guarded].sort()); });
  it('leave the administrator no ceremony and no paper', () => {
    expect(guarded.filter((name) => ALLOWED[name]?.includes('administrator') === true && /^(?:handover|papers|exchange|drafts|search)\./.test(name))).toEqual([]);
  });
  it('wait behind a locked screen, all of them', async () => {
    const held = createDispatcher({ handlers, jobs: createJobs(ids(systemClock)), clock: systemClock, onBug: () => undefined, sessions: { find: () => ({ user: { id: USER, name: '', role: 'director' }, store, held: true }) } });
    for (const name of guarded) expect(await held.call({ name, input: SENT[name] ?? {}, session: 'open' })).toMatchObject({ ok: false, refusal: { code: 'app.HELD' } });
    expect(called).toEqual([]);
  });
  it('a command that is refused changes nothing, and is audited by itself', async () => {
    const writing = { ...handlers, 'handover.issue': () => { store.sql.run`UPDATE users SET name = 'changed'`; return refuse('handover.NO_RECIPIENTS'); } } as unknown as Handlers;
    const engine = createDispatcher({ handlers: writing, jobs: createJobs(ids(systemClock)), clock: systemClock, onBug: () => undefined, sessions: { find: () => ({ user: { id: USER, name: '', role: 'director' }, store, held: false }) } });
    expect(await engine.call({ name: 'handover.issue', input: { ceremonyId: USER }, session: 'open' })).toMatchObject({ ok: false });
    expect(store.sql.all`SELECT * FROM users WHERE name = 'changed'`).toEqual([]);
    expect(rows().at(-1)).toEqual({ procedure: 'handover.issue', outcome: 'handover.NO_RECIPIENTS' });
  });
  it('a job’s change and its audit row stand or fall together', async () => {
    const job = { ...handlers, 'exchange.importCeremony': async (_input: unknown, { commit }: JobContext) => commit(() => { store.sql.run`UPDATE users SET name = 'changed'`; return ok({ errors: [], warnings: [] }); }) } as unknown as Handlers;
    const broken: Store = { ...store, audit: { ...store.audit, append: () => { throw new Error('no room'); } } };
    const engine = createDispatcher({ handlers: job, jobs: createJobs(ids(systemClock)), clock: systemClock, onBug: () => undefined, sessions: { find: () => ({ user: { id: USER, name: '', role: 'director' }, store: broken, held: false }) } });
    const started = await engine.call({ name: 'exchange.importCeremony', input: SENT['exchange.importCeremony'], session: 'open' });
    const jobId = started.ok ? (started.value as { jobId: string }).jobId : '';
    expect(await engine.call({ name: 'jobs.wait', input: { jobId, seen: 0, waitMs: 2000 }, session: 'open' })).toMatchObject({ ok: true, value: { state: 'refused' } });
    expect(store.sql.all`SELECT * FROM users WHERE name = 'changed'`).toEqual([]);
  });
  it('shows nothing that it cannot write down', async () => {
    const full: Store = { ...store, transaction: () => refuse('store.DISK_FULL', { folder: 'x' }) };
    const reading = { ...handlers, 'papers.verifyCode': () => ok({ verdict: 'unknown' }) } as unknown as Handlers;
    const engine = createDispatcher({ handlers: reading, jobs: createJobs(ids(systemClock)), clock: systemClock, onBug: () => undefined, sessions: { find: () => ({ user: { id: USER, name: '', role: 'auditor' }, store: full, held: false }) } });
    expect(await engine.call({ name: 'papers.verifyCode', input: { code: 'x' }, session: 'open' })).toMatchObject({ ok: false, refusal: { code: 'store.DISK_FULL' } });
  });
  it('an answer outside the contract is a bug, never passed on', async () => {
    const bugs: unknown[] = [];
    const lying = { ...handlers, 'handover.ceremonies': () => ok([{ secret: 'x' }]) } as unknown as Handlers;
    const engine = createDispatcher({ handlers: lying, jobs: createJobs(ids(systemClock)), clock: systemClock, onBug: (_incident, error) => { bugs.push(error); }, sessions: { find: () => ({ user: { id: USER, name: '', role: 'director' }, store, held: false }) } });
    const reply = await engine.call({ name: 'handover.ceremonies', input: {}, session: 'open' });
    expect(reply).toMatchObject({ ok: false, refusal: { code: 'app.INTERNAL' } });
    expect(bugs).toHaveLength(1);
  });
});
