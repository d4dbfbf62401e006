/*
 * An engine behind lines of JSON, to be killed. Argument: milliseconds by which its clock is set on (or back). Each line asks for one
 * thing; each answer is one line, written before anything else happens, with how many steps (writing calls of the file system and of
 * SQLite) came so far. Armed with a number, it kills itself right before that step.
 */
import fs, { writeSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { createInterface } from 'node:readline';
import Database from 'better-sqlite3';
import { createEngine, type Engine } from '#electron/engine/engine.ts';
import type { Call } from '#shared/contract/index.ts';
import { ids, type Instant } from '#shared/lib/ids.ts';
import { inPlaceHelper, inPlacePrinter } from '#tests/support/engine.ts';
import { LIGHT_WORK } from '#tests/support/store.ts';

export type Asked =
  | { readonly kind: 'open'; readonly folder: string }
  | { readonly kind: 'call'; readonly call: Call }
  | { readonly kind: 'put'; readonly bytes: string }
  | { readonly kind: 'place'; readonly at: string }
  | { readonly kind: 'arm'; readonly step: number };
export interface Answered { readonly value: unknown; readonly steps: number; readonly bugs: number }

let steps = 0, armed = 0, bugs = 0;
function step(): void {
  steps += 1;
  if (armed > 0 && steps >= armed) process.kill(process.pid, 'SIGKILL');
}
/** Counts a method's calls, and dies before the one that was asked for. */
function counted(of: object, name: string): void {
  const methods = of as Record<string, (...values: unknown[]) => unknown>, plain = methods[name];
  if (!plain) throw new Error(`no ${name}`);
  // what is written to stdout is an answer, and no step
  methods[name] = function (this: unknown, ...values: unknown[]) { if (values[0] !== 1) step(); return plain.apply(this, values); };
}
for (const name of ['openSync', 'writeSync', 'writeFileSync', 'fsyncSync', 'mkdirSync', 'renameSync', 'rmSync']) counted(fs, name);
syncBuiltinESMExports();
const memory = new Database(':memory:');
counted(Database.prototype, 'exec');
counted(Object.getPrototypeOf(memory.prepare('SELECT 1')) as object, 'run');
memory.close();

const shift = Number(process.argv[2] ?? 0), clock = { now: () => new Date(Date.now() + shift).toISOString() as Instant };
// a sheet's pages take a second and change nothing of how its slot is kept
const printer = { ...inPlacePrinter(), sheet: () => Promise.resolve({ pdf: new TextEncoder().encode('%PDF-1.7'), pages: 1, templateVersion: 1, missing: [] }) };
let engine: Engine | undefined;
async function answer(asked: Asked): Promise<unknown> {
  switch (asked.kind) {
    case 'open': engine = createEngine({ folder: asked.folder, clock, ids: ids(clock), printer, helper: inPlaceHelper(), keyWork: LIGHT_WORK, onBug: (_incident, error) => { bugs += 1; console.error(error); } }); return null;
    case 'call': return engine?.call(asked.call);
    case 'put': return engine?.files.put(Buffer.from(asked.bytes, 'base64'));
    case 'place': return engine?.places.put(asked.at);
    case 'arm': steps = 0; armed = asked.step; return null;
  }
}
writeSync(1, 'ready\n');
for await (const line of createInterface({ input: process.stdin })) {
  const value = await answer(JSON.parse(line) as Asked);
  writeSync(1, `${JSON.stringify({ value, steps, bugs } satisfies Answered)}\n`);
}
