/*
 * Makes backups, or restores one over and over, until it is killed; says each step once it counts.
 * Arguments: `make` or `restore`, the data folder, the folder of the backups, the passphrase, and for a restore the backup's file.
 */
import { writeSync } from 'node:fs';
import path from 'node:path';
import { createEngine } from '#electron/engine/engine.ts';
import type { PaperPrinter } from '#electron/engine/documents/paperJobs.ts';
import type { Helper } from '#electron/engine/helper.ts';
import { runTask } from '#electron/engine/helperTasks.ts';
import { createClient } from '#shared/contract/client.ts';
import { ids, systemClock } from '#shared/lib/ids.ts';

const [what = '', folder = '', stick = '', passphrase = '', file = ''] = process.argv.slice(2);
const helper: Helper = { run: (kind, order, watch) => Promise.resolve().then(() => runTask(kind, order, watch)), close: () => Promise.resolve() };
const printer = { close: () => Promise.resolve() } as unknown as PaperPrinter;
const engine = createEngine({ folder, clock: systemClock, ids: ids(systemClock), printer, helper, onBug: (_incident, error) => { throw error; } });
let session: string | null = null;
const client = createClient((call) => engine.call(call), () => session);
const say = (text: string): void => { writeSync(1, `${text}\n`); };

if (what === 'make') {
  const opened = await client.call('accounts.unlock', { passphrase });
  if (!opened.ok) throw new Error(opened.refusal.code);
  ({ session } = opened.value);
  say('ready');
  for (;;) {
    const made = await client.run('backups.make', { to: engine.places.put(stick) });
    if (!made.ok) throw new Error(made.refusal.code);
    say(made.value.made[0]?.fileName ?? '');
  }
}
say('ready');
for (;;) {
  const restored = await client.run('backups.restore', { source: engine.places.put(path.join(stick, file)), passphrase, replace: true });
  if (!restored.ok) throw new Error(restored.refusal.code);
  say(restored.value.setAside ?? 'new');
}
