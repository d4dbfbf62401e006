import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { printPaper, printSetOf, printSheet } from '#electron/engine/documents/papers.ts';
import type { PaperPrinter, PrintedPaper } from '#electron/engine/documents/paperJobs.ts';
import { createPrinter } from '#electron/engine/documents/print.ts';
import type { CasePaperSources } from '#electron/engine/casePaperSources.ts';
import { createEngine, type Engine } from '#electron/engine/engine.ts';
import type { Helper } from '#electron/engine/helper.ts';
import { runTask } from '#electron/engine/helperTasks.ts';
import { createClient, type Client } from '#shared/contract/client.ts';
import { contract, type Answer, type ProcedureName, type Reply } from '#shared/contract/index.ts';
import type { Procedure } from '#shared/contract/procedure.ts';
import { ids, type Clock, type Instant } from '#shared/lib/ids.ts';
import type { Result } from '#shared/lib/result.ts';
import { LIGHT_WORK } from '#tests/support/store.ts';

/** Prints in place: the same templates and seam as the worker's, without a thread. */
export function inPlacePrinter(): PaperPrinter {
  const printer = createPrinter();
  return {
    width: 2,
    print: (job) => printPaper(printer, job),
    printSet: (set, { progress, cancelled }) => printSetOf(printer, set, (done) => { progress(done, set.parts.length); return Promise.resolve(cancelled()); }),
    sheet: (job) => printSheet(printer, job),
    close: () => Promise.resolve(),
  };
}
/** Prints nothing: every page is what `sheet` answers. */
export const stubPrinter = (sheet: () => Promise<PrintedPaper>): PaperPrinter => ({ width: 1, print: sheet, printSet: sheet, sheet, close: () => Promise.resolve() });
/** The helper's tasks done in place: the same functions as the worker's, without a thread. */
export const inPlaceHelper = (): Helper => ({ run: (kind, order, watch) => Promise.resolve().then(() => runTask(kind, order, watch)), close: () => Promise.resolve() });
/** A clock that moves one second at every look, so that runs are alike. */
export function steadyClock(start = '2025-02-20T09:00:00.000Z'): Clock {
  let at = Date.parse(start);
  return { now: () => { at += 1000; return new Date(at).toISOString() as Instant; } };
}
export interface TestEngine {
  readonly engine: Engine;
  readonly client: Client;
  readonly bugs: unknown[];
  session: string | null;
  /** A call past the typed client, as a hostile host would make it. */
  raw(name: unknown, input: unknown, session?: unknown): Promise<Reply>;
  create(more?: { readonly demonstration?: boolean; readonly code?: string; readonly userName?: string }): Promise<Answer<'accounts.unlock'>>;
  import(bytes: Uint8Array, replace?: boolean): Promise<Answer<'exchange.importCeremony'>>;
  readonly folder: string;
  remove(): Promise<void>;
}
export const PASSPHRASE = 'quatre mots bien choisis';

export function testEngine({ folder = mkdtempSync(path.join(os.tmpdir(), 'idmaj-')), printer = inPlacePrinter(), helper = inPlaceHelper(), clock = steadyClock(), casePaperSources }: { readonly casePaperSources?: CasePaperSources; readonly folder?: string; readonly printer?: PaperPrinter; readonly helper?: Helper; readonly clock?: Clock } = {}): TestEngine {
  const bugs: unknown[] = [];
  const engine = createEngine({ folder: path.join(folder, 'data'), clock, ids: ids(clock), printer, helper, keyWork: LIGHT_WORK, ...(casePaperSources && { casePaperSources }), onBug: (_incident, error) => { bugs.push(error); } });
  const self: TestEngine = {
    engine, bugs, folder, session: null,
    client: createClient((call) => engine.call(call), () => self.session),
    raw: (name, input, session = self.session) => engine.call({ name: name as string, input, session: session as string | null }),
    async create({ demonstration = false, code = 'AGA', userName = '' } = {}) {
      const opened = given(await self.client.call('accounts.createCentre', { code, nameAr: 'مركز التجربة', nameFr: 'Centre d’essai', cityAr: 'أكادير', cityFr: 'Agadir', userName, demonstration, passphrase: PASSPHRASE }));
      self.session = opened.session;
      return opened;
    },
    async import(bytes, replace = false) { return given(await self.client.run('exchange.importCeremony', { file: engine.files.put(bytes), fileName: 'x.xlsx', replace })); },
    async remove() {
      await engine.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return self;
}
/** The reply to a procedure; of a job, what `jobs.wait` tells when it has ended. */
export async function lastReply(at: Pick<TestEngine, 'raw'>, name: ProcedureName, input: object): Promise<Reply> {
  const { kind }: Procedure = contract[name];
  let reply = await at.raw(name, input);
  if (kind === 'job' && reply.ok) {
    const { jobId } = reply.value as { jobId: string };
    for (let seen = 0; ;) {
      const waited = await at.raw('jobs.wait', { jobId, seen, waitMs: 10_000 }), state = waited.ok ? waited.value as { state: string; seen: number } : { state: 'gone', seen: 0 };
      seen = state.seen;
      if (state.state !== 'running') { reply = waited; break; }
    }
  }
  return reply;
}
/** The value of a result that must not be a refusal. */
export function given<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.refusal)}`);
  return result.value;
}
export const agadirWorkbook = (): Uint8Array => readFileSync(path.resolve(import.meta.dirname, '../../electron/demonstration/ceremony-agadir.xlsx'));
