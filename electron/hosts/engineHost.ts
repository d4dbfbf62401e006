import { contract, HOST_ONLY, type Answer, type Reply } from '#shared/contract/index.ts';
import { ok, refuse, type Result } from '#shared/lib/result.ts';
import type { RunningEngine } from '../engine/client.ts';
import { openDemonstration } from './demonstration.ts';

/** One engine for a host's interface, kept running. The session never leaves it: what a gate answers has `session: ''`. */
export interface EngineHost {
  call(name: string, input: unknown): Promise<Reply>;
  put(bytes: Uint8Array): Promise<Result<string>>;
  /** Shows the engine a folder or a file that the person chose. */
  place(path: string): Promise<Result<string>>;
  take(handle: string): Promise<Result<Uint8Array<ArrayBuffer>>>;
  /** A secret by which the operating system's keystore may open the centre for the one who is in. Never told to the interface. */
  keystoreKeep(): Promise<Result<Answer<'accounts.keystoreKeep'>>>;
  keystoreForget(): Promise<Result<unknown>>;
  keystoreOpen(kept: Answer<'accounts.keystoreKeep'>): Promise<Result<true>>;
  /** Goes over to the demonstration's folder and opens it there, where no centre is made yet: from then on the host knows no other folder. */
  openDemonstration(): Promise<Result<true>>;
  /** Closes the store in order; where that does not end, the worker is ended. Nothing starts again afterwards. */
  close(): Promise<void>;
}
export interface EngineHostParts {
  /** Starts an engine on the host's data folder. */
  readonly start: () => RunningEngine;
  /** Starts one on the demonstration's folder. */
  readonly startDemonstration?: () => RunningEngine;
  /** Milliseconds that only grow; a test holds them. */
  readonly now?: () => number;
  /** How long the store may take to close, ms: a backup of a large centre is made on the way. */
  readonly patience?: number;
}
/** An interface comes first: the printer's thread takes a processor for about a second, and nobody prints before the first screen is there. Ms. */
export const WARM_PRINTER_AFTER = 5_000;
/** An engine that died may start again at once; one that dies again within `CALM` waits longer each time, ms. */
const WAITS = [0, 1_000, 5_000, 15_000, 30_000] as const;
const CALM = 60_000;
/** A window that is there says so once a minute (renderer/app/hooks/idle.ts). Nothing heard for so long, ms: it was closed, or its page stopped, and nobody locked. */
export const ALONE = 5 * 60_000;

/**
 * Keeps an engine alive. Where its worker stops, what was asked is refused with app.ENGINE_STOPPED, and the next call starts another
 * one, which knows no session: the interface asks for the passphrase again. One that keeps stopping is not started over and over.
 */
export function keepEngine({ start: startFirst, startDemonstration, now = () => performance.now(), patience = 90_000 }: EngineHostParts): EngineHost {
  let start = startFirst;
  let engine: RunningEngine | null = start();
  let startedAt = now(), crashes = 0, readyAt = 0, heardAt = now(), closed = false;

  /** The running engine, a new one where it may be started, or null. */
  function running(): RunningEngine | null {
    if (closed) return null;
    if (engine && !engine.stopped) return engine;
    const at = now();
    if (engine) {
      engine = null;
      crashes = at - startedAt > CALM ? 1 : crashes + 1;
      readyAt = at + (WAITS[Math.min(crashes, WAITS.length) - 1] ?? 0);
    }
    if (at < readyAt) return null;
    startedAt = at;
    return engine = start();
  }
  return {
    async call(name, input) {
      if (HOST_ONLY.includes(name)) return refuse('app.UNKNOWN_PROCEDURE', { name });
      const to = running();
      if (!to) return refuse('app.ENGINE_STOPPED');
      const alone = now() - heardAt > ALONE;
      heardAt = now();
      // whoever opens a window again does not come into what another one left open
      if (alone && to.session !== null) await to.call('accounts.hold', {});
      const reply = await to.pass(name, input);
      return reply.ok && isGate(name) ? { ok: true, value: keepSession(to, reply.value) } : reply;
    },
    put: async (bytes) => await running()?.put(bytes) ?? refuse('app.ENGINE_STOPPED'),
    place: async (path) => await running()?.place(path) ?? refuse('app.ENGINE_STOPPED'),
    take: async (handle) => await running()?.take(handle) ?? refuse('app.ENGINE_STOPPED'),
    keystoreKeep: async () => await running()?.run('accounts.keystoreKeep', {}) ?? refuse('app.ENGINE_STOPPED'),
    keystoreForget: async () => await running()?.call('accounts.keystoreForget', {}) ?? refuse('app.ENGINE_STOPPED'),
    async keystoreOpen(kept) {
      const to = running();
      if (!to) return refuse('app.ENGINE_STOPPED');
      const opened = await to.call('accounts.keystoreOpen', kept);
      if (!opened.ok) return opened;
      to.session = opened.value.session;
      return ok(true);
    },
    async openDemonstration() {
      const state = await running()?.call('accounts.state', {}) ?? refuse('app.ENGINE_STOPPED');
      if (!state.ok) return state;
      if (state.value.state !== 'none' || !startDemonstration) return refuse('app.ALREADY_OPEN');
      const former = engine;
      start = startDemonstration;
      const opening = engine = start();
      startedAt = now();
      await former?.close();
      const opened = await openDemonstration(opening);
      return opened.ok ? ok(true) : opened;
    },
    async close() {
      const last = engine;
      closed = true;
      engine = null;
      if (!last || last.stopped) return;
      const timer = setTimeout(() => { void last.kill(); }, patience);
      try { await last.close(); } finally { clearTimeout(timer); }
    },
  };
}
const isGate = (name: string): boolean => Object.hasOwn(contract, name) && contract[name as keyof typeof contract].kind === 'gate';
/** What a gate answered, without the session, which stays with the engine it is good for. */
function keepSession(engine: RunningEngine, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('session' in value)) return value;
  engine.session = String(value.session);
  return { ...value, session: '' };
}
