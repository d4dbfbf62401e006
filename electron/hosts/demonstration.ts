import { createClient, type Watch } from '#shared/contract/client.ts';
import type { Answer } from '#shared/contract/index.ts';
import { ok, type Result } from '#shared/lib/result.ts';
import demonstration from '../demonstration/centre.json' with { type: 'json' };
import demonstrationSettings from '../demonstration/settings.json' with { type: 'json' };
import { ceremonyWorkbook } from '../demonstration/workbook.ts';
import type { RunningEngine } from '../engine/client.ts';
import type { EngineHost } from './engineHost.ts';

export interface Demonstration { readonly opened: Answer<'accounts.unlock'>; readonly import: Answer<'exchange.importCeremony'> }

/** What is needed of an engine to open a centre in it and fill it. */
export type Opener = Pick<RunningEngine, 'call' | 'run' | 'put' | 'session'>;
/** An engine kept by a host, seen like that: the session stays with the host. */
export const opener = (host: EngineHost): Opener => ({ ...createClient(({ name, input }) => host.call(name, input), () => null), put: (bytes) => host.put(bytes), session: null });

/** Makes the demonstration centre, with an invented logo, on a running engine whose folder is empty, imports its ceremony, and leaves it open. */
export async function makeDemonstration(engine: Opener, watch: Watch = {}): Promise<Result<Demonstration>> {
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
export async function openDemonstration(engine: Opener): Promise<Result<Answer<'accounts.unlock'>>> {
  const opened = await engine.call('accounts.unlock', { passphrase: demonstration.passphrase });
  if (opened.ok) { engine.session = opened.value.session; return opened; }
  if (opened.refusal.code !== 'store.NO_CENTRE') return opened;
  const made = await makeDemonstration(engine);
  return made.ok ? ok(made.value.opened) : made;
}
