import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { createClient, type Client } from '#shared/contract/client.ts';
import type { Reply } from '#shared/contract/index.ts';
import type { Answered, Asked } from '#tests/faults/children/engine.ts';

/** What is thrown where the engine was killed before it answered. */
export class Killed extends Error {}
/** An engine in a process of its own. Every answer that came was acknowledged. */
export interface Killable {
  readonly client: Client;
  session: string | null;
  open(folder: string): Promise<void>;
  put(bytes: Uint8Array): Promise<string>;
  place(at: string): Promise<string>;
  /** From here on steps are counted; before this one it kills itself (0: never). */
  arm(step: number): Promise<void>;
  readonly steps: () => number;
  readonly bugs: () => number;
  /** What it wrote to stderr. */
  readonly said: () => string;
  /** SIGKILL, and its end waited for. */
  kill(): Promise<void>;
}
const CHILD = path.resolve(import.meta.dirname, '../children/engine.ts');

export interface Starting {
  /** A folder where Node keeps what it compiled: most of a start is that. */
  readonly cache: string;
  /** Milliseconds by which its clock is set on, or back. */
  readonly shift?: number;
  readonly env?: NodeJS.ProcessEnv;
}
export function startKillable({ cache, shift = 0, env = {} }: Starting): Killable {
  const child = spawn(process.execPath, [CHILD, String(shift)], { stdio: ['pipe', 'pipe', 'pipe'], env: { ...process.env, NODE_COMPILE_CACHE: cache, ...env } });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (piece: string) => { said += piece; });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator](), ended = once(child, 'exit');
  child.stdin.on('error', () => undefined); // written to after its end
  let last: Answered = { value: null, steps: 0, bugs: 0 };
  const ready = lines.next();
  const ask = async (asked: Asked): Promise<unknown> => {
    await ready;
    child.stdin.write(`${JSON.stringify(asked)}\n`);
    const { value, done } = await lines.next();
    if (done === true) throw new Killed(asked.kind);
    last = JSON.parse(value) as Answered;
    return last.value;
  };
  const self: Killable = {
    client: createClient(async (call) => await ask({ kind: 'call', call }) as Reply, () => self.session),
    session: null,
    open: async (folder) => { await ask({ kind: 'open', folder }); },
    put: async (bytes) => await ask({ kind: 'put', bytes: Buffer.from(bytes).toString('base64') }) as string,
    place: async (at) => await ask({ kind: 'place', at }) as string,
    arm: async (step) => { await ask({ kind: 'arm', step }); },
    steps: () => last.steps,
    bugs: () => last.bugs,
    said: () => said,
    kill: async () => { child.kill('SIGKILL'); await ended; },
  };
  return self;
}
