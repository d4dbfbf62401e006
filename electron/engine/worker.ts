import { parentPort, workerData } from 'node:worker_threads';
import { ids, systemClock } from '#shared/lib/ids.ts';
import { present } from '#shared/lib/assert.ts';
import { startPrinter } from './documents/printerClient.ts';
import { createEngine } from './engine.ts';
import type { EngineData, FromEngine, ToEngine } from './protocol.ts';

/* The engine's thread: it turns messages into calls and nothing else. */
const port = present(parentPort, 'the engine runs in a worker');
const { folder, warmPrinter } = workerData as EngineData;
const engine = createEngine({ folder, clock: systemClock, ids: ids(systemClock), printer: startPrinter({ warm: warmPrinter }), onBug: (incident, error) => {
  // the stack's places only: a message could quote what a user typed
  const places = error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)).join('\n') : '';
  process.stderr.write(`${incident} ${error instanceof Error ? error.name : typeof error}\n${process.env['IDMAJ_DEBUG'] ? String(error) : ''}${places}\n`);
} });

async function answer(message: ToEngine): Promise<FromEngine> {
  const { seq } = message;
  switch (message.kind) {
    case 'call': return { seq, reply: await engine.call(message.call) };
    case 'put': return { seq, handle: engine.files.put(message.bytes) };
    case 'take': {
      const taken = engine.files.take(message.handle);
      return { seq, bytes: taken.ok ? taken.value : null };
    }
    case 'close':
      await engine.close();
      return { seq, closed: true };
  }
}
port.on('message', (message: ToEngine) => { void answer(message).then((reply) => { port.postMessage(reply); }); });
