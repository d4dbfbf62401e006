import { appendFileSync, existsSync } from 'node:fs';
import path from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { ids, systemClock } from '#shared/lib/ids.ts';
import { present } from '#shared/lib/assert.ts';
import { startPrinter } from './documents/printerClient.ts';
import { startHelper } from './helperClient.ts';
import type { EngineData, FromEngine, ToEngine } from './protocol.ts';

/* The engine's thread: it turns messages into calls and nothing else. */
const port = present(parentPort, 'the engine runs in a worker');
const { folder, warmPrinter } = workerData as EngineData;
// before all that an engine is made of is read, which takes as long as a page
const printer = startPrinter(warmPrinter);
const { createEngine } = await import('./engine.ts');
const engine = createEngine({ folder, clock: systemClock, ids: ids(systemClock), printer, helper: startHelper(), version: import.meta.env.VITE_VERSION, onBug: (incident, error) => {
  // the stack's places only: a message could quote what a user typed
  const places = error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)).join('\n') : '';
  const note = `${systemClock.now()} ${incident} ${error instanceof Error ? error.name : typeof error}\n${places}\n`;
  if (process.env['IDMAJ_DEBUG']) process.stderr.write(`${String(error)}\n${note}`);
  // where there is no folder, or it takes no more, the number shown to the user is all there is
  try { if (folder !== null && existsSync(folder)) appendFileSync(path.join(folder, 'idmaj.log'), note, { mode: 0o600 }); } catch { /* as said */ }
} });

/** How often it is looked what is due, ms. */
const TICK = 900_000;
setInterval(() => { void engine.tick(); }, TICK).unref();

async function answer(message: ToEngine): Promise<FromEngine> {
  const { seq } = message;
  switch (message.kind) {
    case 'call': return { seq, reply: await engine.call(message.call) };
    case 'put': return { seq, handle: engine.files.put(message.bytes) };
    case 'place': return { seq, handle: engine.places.put(message.path) };
    case 'take': {
      const taken = engine.take(message.handle);
      return { seq, bytes: taken.ok ? new Uint8Array(taken.value) : null };
    }
    case 'close':
      await engine.close();
      return { seq, closed: true };
  }
}
port.on('message', (message: ToEngine) => { void answer(message).then((reply) => { port.postMessage(reply, 'bytes' in reply && reply.bytes ? [reply.bytes.buffer] : []); }); });
