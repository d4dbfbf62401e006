import { Worker } from 'node:worker_threads';
import { createClient, type Client } from '#shared/contract/client.ts';
import type { Call, Reply } from '#shared/contract/index.ts';
import { BugError } from '#shared/lib/assert.ts';
import { ok, refuse, type Result } from '#shared/lib/result.ts';
import type { EngineData, FromEngine, ToEngine } from './protocol.ts';

/** A running engine, as a host sees it. Once its worker has stopped, everything asked of it is refused with app.ENGINE_STOPPED. */
export interface RunningEngine extends Client {
  /** A call as it came from outside, not yet looked at; the session is this engine's own. */
  pass(name: string, input: unknown): Promise<Reply>;
  /** Hands a file's bytes to the engine for one use by handle. */
  put(bytes: Uint8Array): Promise<Result<string>>;
  /** Shows the engine a folder or a file of this computer that the person named; answers its handle. */
  place(path: string): Promise<Result<string>>;
  take(handle: string): Promise<Result<Uint8Array<ArrayBuffer>>>;
  /** The session of every later call; set from what a gate answered. */
  session: string | null;
  /** True once the worker has ended, by a crash or by `close`. */
  readonly stopped: boolean;
  /** Closes the store in order, then the worker. */
  close(): Promise<void>;
  /** Ends the worker at once, whatever it is doing; the store recovers at its next opening. */
  kill(): Promise<void>;
}
type Request = ToEngine extends infer T ? T extends { readonly seq: number } ? Omit<T, 'seq'> : never : never;

/**
 * Starts the engine in a worker of its own: all writes of the application happen there, never on a host's thread.
 * @param script the worker's bundle, which lies beside the host's
 */
export function startEngine(data: EngineData, script: URL = new URL('./engineWorker.js', import.meta.url)): RunningEngine {
  const worker = new Worker(script, { workerData: data });
  const pending = new Map<number, (message: FromEngine | null) => void>();
  let seq = 0, stopped = false;
  worker.on('message', (message: FromEngine) => {
    pending.get(message.seq)?.(message);
    pending.delete(message.seq);
  });
  const stop = (): void => {
    stopped = true;
    for (const answer of pending.values()) answer(null);
    pending.clear();
  };
  worker.on('error', (error) => {
    if (process.env['IDMAJ_DEBUG']) process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    stop();
  });
  worker.on('exit', stop);
  /** The worker's answer; null where it stopped before it gave one. */
  const ask = (request: Request, transfer: ArrayBuffer[] = []): Promise<FromEngine | null> => new Promise((resolve) => {
    if (stopped) { resolve(null); return; }
    seq += 1;
    pending.set(seq, resolve);
    worker.postMessage({ ...request, seq }, transfer);
  });
  const call = async (asked: Call): Promise<Reply> => {
    const message = await ask({ kind: 'call', call: asked });
    if (message === null) return refuse('app.ENGINE_STOPPED');
    if (!('reply' in message)) throw new BugError('a call was answered by something else');
    return message.reply;
  };
  const engine: RunningEngine = {
    ...createClient(call, () => engine.session),
    pass: (name, input) => call({ name, input, session: engine.session }),
    session: null,
    get stopped() { return stopped; },
    async put(bytes) {
      const own = new Uint8Array(bytes);
      const message = await ask({ kind: 'put', bytes: own }, [own.buffer]);
      if (message === null) return refuse('app.ENGINE_STOPPED');
      if (!('handle' in message)) throw new BugError('a file was answered by something else');
      return ok(message.handle);
    },
    async place(path) {
      const message = await ask({ kind: 'place', path });
      if (message === null) return refuse('app.ENGINE_STOPPED');
      if (!('handle' in message)) throw new BugError('a place was answered by something else');
      return ok(message.handle);
    },
    async take(handle) {
      const message = await ask({ kind: 'take', handle });
      if (message === null) return refuse('app.ENGINE_STOPPED');
      if (!('bytes' in message)) throw new BugError('a handle was answered by something else');
      return message.bytes ? ok(message.bytes) : refuse('app.UNKNOWN_FILE');
    },
    async close() {
      await ask({ kind: 'close' });
      await worker.terminate();
    },
    async kill() { await worker.terminate(); },
  };
  return engine;
}
