import type { Watch } from '#shared/contract/client.ts';
import type { Answer } from '#shared/contract/index.ts';
import { ok, type Result } from '#shared/lib/result.ts';
import demonstration from '../demonstration/centre.json' with { type: 'json' };
import demonstrationSettings from '../demonstration/settings.json' with { type: 'json' };
import { ceremonyWorkbook } from '../demonstration/workbook.ts';
import type { RunningEngine } from '../engine/client.ts';

export interface Demonstration { readonly opened: Answer<'accounts.unlock'>; readonly import: Answer<'exchange.importCeremony'> }

/** Makes the demonstration centre, with an invented logo, on a running engine whose folder is empty, imports its ceremony, and leaves it open. */
export async function makeDemonstration(engine: RunningEngine, watch: Watch = {}): Promise<Result<Demonstration>> {
  const opened = await engine.call('accounts.createCentre', { ...demonstration, demonstration: true });
  if (!opened.ok) return opened;
  engine.session = opened.value.session;
  const logo = await engine.put(Buffer.from(demonstrationSettings.logo)), file = await engine.put(ceremonyWorkbook());
  if (!logo.ok) return logo;
  if (!file.ok) return file;
  for (const step of [() => engine.call('settings.save', { contact: demonstrationSettings.contact }), () => engine.call('settings.setLogo', { side: 'right', file: logo.value })]) {
    const done = await step();
    if (!done.ok) return done;
  }
  const imported = await engine.run('exchange.importCeremony', { file: file.value, fileName: 'ceremony-agadir.xlsx' }, watch);
  return imported.ok ? ok({ opened: opened.value, import: imported.value }) : imported;
}

/** Opens the demonstration in the engine's folder, and makes it there the first time. */
export async function openDemonstration(engine: RunningEngine): Promise<Result<Answer<'accounts.unlock'>>> {
  const opened = await engine.call('accounts.unlock', { passphrase: demonstration.passphrase });
  if (opened.ok) { engine.session = opened.value.session; return opened; }
  if (opened.refusal.code !== 'store.NO_CENTRE') return opened;
  const made = await makeDemonstration(engine);
  return made.ok ? ok(made.value.opened) : made;
}

/** How an interface's engines are started on the demonstration's folder: the first one has it open. */
export async function onDemonstration(start: () => RunningEngine): Promise<Result<() => RunningEngine>> {
  const engine = start();
  const opened = await openDemonstration(engine);
  if (!opened.ok) { await engine.close(); return opened; }
  let first: RunningEngine | null = engine;
  return ok(() => {
    const next = first ?? start();
    first = null;
    return next;
  });
}
