import { Worker } from 'node:worker_threads';
import { createClient, type Client } from '#shared/contract/client.ts';
import { BugError } from '#shared/lib/assert.ts';
import { ok, refuse, type Result } from '#shared/lib/result.ts';
import type { EngineData, FromEngine, ToEngine } from './protocol.ts';

/** A running engine, as a host sees it. */
export interface RunningEngine extends Client {
  /** Hands a file's bytes to the engine (they are moved, not copied) for one use by handle. */
  put(bytes: Uint8Array): Promise<string>;
  take(handle: string): Promise<Result<Uint8Array>>;
  /** The session of every later call; set from what a gate answered. */
  session: string | null;
  /** Closes the store in order, then the worker. */
  close(): Promise<void>;
}
type Request = ToEngine extends infer T ? T extends { readonly seq: number } ? Omit<T, 'seq'> : never : never;

/** Starts the engine in a worker of its own: all writes of the application happen there, never on a host's thread. */
export function startEngine(data: EngineData): RunningEngine {
  const worker = new Worker(new URL('./engineWorker.js', import.meta.url), { workerData: data });
  const pending = new Map<number, { resolve: (message: FromEngine) => void; reject: (error: Error) => void }>();
  let seq = 0;
  worker.on('message', (message: FromEngine) => {
    pending.get(message.seq)?.resolve(message);
    pending.delete(message.seq);
  });
  const fail = (error: Error): void => {
    for (const { reject } of pending.values()) reject(error);
    pending.clear();
  };
  worker.on('error', fail);
  worker.on('exit', (code) => fail(new BugError(`the engine stopped (${code})`)));
  const ask = (request: Request, transfer: ArrayBuffer[] = []): Promise<FromEngine> => new Promise((resolve, reject) => {
    seq += 1;
    pending.set(seq, { resolve, reject });
    worker.postMessage({ ...request, seq }, transfer);
  });
  const engine: RunningEngine = {
    ...createClient(async (call) => {
      const message = await ask({ kind: 'call', call });
      if (!('reply' in message)) throw new BugError('a call was answered by something else');
      return message.reply;
    }, () => engine.session),
    session: null,
    async put(bytes) {
      const own = new Uint8Array(bytes);
      const message = await ask({ kind: 'put', bytes: own }, [own.buffer]);
      if (!('handle' in message)) throw new BugError('a file was answered by something else');
      return message.handle;
    },
    async take(handle) {
      const message = await ask({ kind: 'take', handle });
      if (!('bytes' in message)) throw new BugError('a handle was answered by something else');
      return message.bytes ? ok(message.bytes) : refuse('app.UNKNOWN_FILE');
    },
    async close() {
      await ask({ kind: 'close' });
      await worker.terminate();
    },
  };
  return engine;
}
