import { createClient, type Watch } from '#shared/contract/client.ts';
import type { Answer } from '#shared/contract/index.ts';
import type { Result } from '#shared/lib/result.ts';
import demonstration from '../demonstration/centre.json' with { type: 'json' };
import type { RunningEngine } from '../engine/client.ts';
import type { EngineHost } from './engineHost.ts';

/** What is needed of an engine to open a centre in it. */
export type Opener = Pick<RunningEngine, 'call' | 'run' | 'session'>;
/** An engine kept by a host, seen like that: the session stays with the host. */
export const opener = (host: EngineHost): Opener => ({ ...createClient(({ name, input }) => host.call(name, input), () => null), session: null });

/** Opens the demonstration in the engine's folder, and makes it there the first time. */
export async function openDemonstration(engine: Opener, watch: Watch = {}): Promise<Result<Answer<'accounts.unlock'>>> {
  const open = async (): Promise<Result<Answer<'accounts.unlock'>>> => {
    const opened = await engine.call('accounts.unlock', { passphrase: demonstration.passphrase });
    if (opened.ok) engine.session = opened.value.session;
    return opened;
  };
  const opened = await open();
  if (opened.ok || opened.refusal.code !== 'store.NO_CENTRE') return opened;
  const made = await engine.run('demonstration.make', {}, watch);
  return made.ok ? open() : made;
}
