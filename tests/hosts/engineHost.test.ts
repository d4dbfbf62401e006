import { describe, expect, it } from 'vitest';
import type { RunningEngine } from '#electron/engine/client.ts';
import { ALONE, keepEngine } from '#electron/hosts/engineHost.ts';
import { createClient } from '#shared/contract/client.ts';
import { HOST_ONLY, type Call, type Reply } from '#shared/contract/index.ts';
import { ok, refuse } from '#shared/lib/result.ts';

interface FakeEngine extends RunningEngine { crash(): void; readonly calls: Call[]; readonly asked: number }
/** A stand-in for a worker: it answers what `reply` says, and can be made to crash or to hang. */
function fakeEngine(reply: (call: Call) => Reply = () => ok({}), { hangs = false } = {}): FakeEngine {
  const calls: Call[] = [], waiting: ((reply: Reply) => void)[] = [];
  let stopped = false;
  const send = (call: Call): Promise<Reply> => {
    if (stopped) return Promise.resolve(refuse('app.ENGINE_STOPPED'));
    calls.push(call);
    return call.name === 'jobs.wait' ? new Promise((resolve) => { waiting.push(resolve); }) : Promise.resolve(reply(call));
  };
  const end = () => { stopped = true; for (const answer of waiting) answer(refuse('app.ENGINE_STOPPED')); };
  const self: FakeEngine = {
    ...createClient(send, () => self.session), session: null, calls,
    get asked() { return calls.length; },
    get stopped() { return stopped; },
    pass: (name, input) => send({ name, input, session: self.session }),
    put: () => Promise.resolve(ok('0'.repeat(32))), take: () => Promise.resolve(ok(new Uint8Array())), place: () => Promise.resolve(ok('0'.repeat(32))),
    close: () => (hangs ? new Promise((resolve) => { waiting.push(() => { resolve(); }); }) : Promise.resolve(end())),
    kill: () => Promise.resolve(end()), crash: end,
  };
  return self;
}
function kept(reply?: (call: Call) => Reply) {
  const engines: FakeEngine[] = [];
  const clock = { at: 0 };
  const host = keepEngine({ now: () => clock.at, start: () => { const engine = fakeEngine(reply); engines.push(engine); return engine; } });
  return { host, engines, clock, last: () => engines.at(-1)! };
}
const STOPPED = refuse('app.ENGINE_STOPPED');

describe('an engine that is kept running', () => {
  it('keeps the session of a gate to itself and uses it afterwards', async () => {
    const at = kept(({ name }) => (name === 'accounts.unlock' ? ok({ session: 's'.repeat(64), user: 1 }) : ok({ session: 'not of a gate' })));
    expect(await at.host.call('accounts.unlock', {})).toEqual(ok({ session: '', user: 1 }));
    expect(await at.host.call('handover.ceremonies', {})).toEqual(ok({ session: 'not of a gate' }));
    expect(at.last().calls.map(({ session }) => session)).toEqual([null, 's'.repeat(64)]);
  });
  it('asks for the keystore by itself alone, and tells the interface nothing of it', async () => {
    const secret = 'ab'.repeat(32);
    const at = kept(({ name }) => (name === 'accounts.keystoreOpen' ? ok({ session: 's'.repeat(64) }) : ok({})));
    for (const name of HOST_ONLY) expect(await at.host.call(name, { user: '', secret })).toEqual(refuse('app.UNKNOWN_PROCEDURE', { name }));
    expect(at.last().calls).toEqual([]);
    expect(await at.host.keystoreOpen({ user: 'Amina', secret })).toEqual(ok(true));
    expect(at.last().session).toBe('s'.repeat(64));
  });
  it('locks the screen before it answers a window that comes after none was there', async () => {
    const at = kept(({ name }) => (name === 'accounts.unlock' ? ok({ session: 's'.repeat(64) }) : ok({})));
    const names = (): string[] => at.last().calls.splice(0).map(({ name }) => name);
    at.clock.at += 2 * ALONE;
    await at.host.call('accounts.state', {});
    await at.host.call('accounts.unlock', {});
    // as long as a window says that it is there, nothing is locked by the host
    for (let minute = 0; minute < 30; minute += 1) { at.clock.at += 60_000; await at.host.call('accounts.state', {}); }
    expect(names()).not.toContain('accounts.hold');
    at.clock.at += ALONE + 1;
    await Promise.all([at.host.call('accounts.state', {}), at.host.call('users.list', {})]);
    expect(names()).toEqual(['accounts.hold', 'users.list', 'accounts.state']);
  });
  it('has no session after a gate that refused', async () => {
    const at = kept(() => refuse('store.WRONG_PASSPHRASE'));
    expect(await at.host.call('accounts.unlock', {})).toEqual(refuse('store.WRONG_PASSPHRASE'));
    expect(at.last().session).toBe(null);
  });
  it('answers what was under way when it died, starts another, and forgets the session', async () => {
    const at = kept(() => ok({ session: 'secret' }));
    await at.host.call('accounts.unlock', {});
    const waiting = at.host.call('jobs.wait', {});
    at.last().crash();
    expect(await waiting).toEqual(STOPPED);
    await at.host.call('handover.ceremonies', {});
    expect([at.engines.length, at.last().calls[0]?.session]).toEqual([2, null]);
  });
  it('does not start one over and over that keeps stopping', async () => {
    const at = kept();
    const startsWithin = async (ms: number): Promise<number> => {
      const before = at.engines.length;
      for (let i = 0; i < ms; i += 100) { at.clock.at += 100; await at.host.call('x', {}); at.last().crash(); }
      return at.engines.length - before;
    };
    expect(await startsWithin(60_000)).toBeLessThanOrEqual(6);
    expect(await at.host.call('x', {})).toEqual(STOPPED);
    at.clock.at += 30_000;
    expect(await at.host.call('x', {})).toEqual(ok({}));
    // a long calm forgives
    at.clock.at += 100_000;
    at.last().crash();
    expect(await at.host.call('x', {})).toEqual(ok({}));
  });
  it('closes in order, ends what does not close, and starts nothing afterwards', async () => {
    const at = kept();
    await at.host.close();
    await at.host.close();
    expect([at.last().stopped, await at.host.call('x', {}), await at.host.put(new Uint8Array()), await at.host.take(''), at.engines.length]).toEqual([true, STOPPED, STOPPED, STOPPED, 1]);
    const hanging = fakeEngine(undefined, { hangs: true });
    await keepEngine({ start: () => hanging, patience: 5 }).close();
    expect(hanging.stopped).toBe(true);
  });
});

describe('the demonstration in place of a first run', () => {
  const state = (now: string) => ({ name }: Call): Reply => (name === 'accounts.state' ? ok({ state: now }) : name === 'accounts.unlock' ? ok({ session: 'd'.repeat(64) }) : ok({}));
  function both(now: string) {
    const own: FakeEngine[] = [], invented: FakeEngine[] = [];
    const add = (to: FakeEngine[]) => () => { const engine = fakeEngine(state(now)); to.push(engine); return engine; };
    return { own, invented, host: keepEngine({ start: add(own), startDemonstration: add(invented) }) };
  }
  it('goes over to its folder, opens it, and stays there', async () => {
    const { host, own, invented } = both('none');
    expect(await host.openDemonstration()).toEqual(ok(true));
    expect(own[0]!.stopped).toBe(true);
    expect(invented[0]!.session).toBe('d'.repeat(64));
    invented[0]!.crash();
    await host.call('accounts.state', {});
    expect([own.length, invented.length]).toEqual([1, 2]);
  });
  it.each(['locked', 'open'])('is refused where a centre is %s', async (now) => {
    const { host, own, invented } = both(now);
    expect(await host.openDemonstration()).toEqual(refuse('app.ALREADY_OPEN'));
    expect([own[0]!.stopped, invented.length]).toEqual([false, 0]);
  });
});
