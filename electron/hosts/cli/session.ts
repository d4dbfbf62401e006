import path from 'node:path';
import type { Answer, NamesOf, Sent } from '#shared/contract/index.ts';
import type { Watch } from '#shared/contract/client.ts';
import type { Result } from '#shared/lib/result.ts';
import { startEngine, type RunningEngine } from '../../engine/client.ts';
import type { EngineData } from '../../engine/protocol.ts';
import { refused, refusedBy } from './failure.ts';
import { lineOf, problemOf, say, warning } from './say.ts';
import { askHidden, type Terminal } from './terminal.ts';

/** The value, or the command ends with the refusal's words. */
export function given<T>(result: Result<T>): T {
  if (!result.ok) throw refused(result.refusal);
  return result.value;
}
/** Runs a command's work on an engine, which is closed in order whatever happens. Ctrl+C cancels what runs, the second one kills. */
export async function withEngine<T>(data: EngineData, work: (engine: RunningEngine, signal: AbortSignal) => Promise<T>): Promise<T> {
  const engine = startEngine({ ...data, folder: data.folder === null ? null : path.resolve(data.folder) });
  const stop = new AbortController();
  process.once('SIGINT', () => { stop.abort(); });
  try { return await work(engine, stop.signal); } finally { await engine.close(); }
}
/** The same on an unlocked centre. */
export function withCentre<T>(folder: string, terminal: Terminal, work: (engine: RunningEngine, signal: AbortSignal) => Promise<T>, { warmPrinter = null }: Partial<Pick<EngineData, 'warmPrinter'>> = {}): Promise<T> {
  return withEngine({ folder, warmPrinter }, async (engine, signal) => {
    const passphrase = process.env['IDMAJ_PASSPHRASE'] || await askHidden(say(terminal.lang, 'cli.ASK_PASSPHRASE'));
    if (!passphrase) throw refusedBy('cli.NO_PASSPHRASE');
    enter(engine, given(await engine.call('accounts.unlock', { user: terminal.user, passphrase })), terminal);
    return work(engine, signal);
  });
}
/** Uses the session that a gate opened, and tells what should be known of the place. */
export function enter(engine: RunningEngine, opened: Answer<'accounts.unlock'>, terminal: Terminal): void {
  engine.session = opened.session;
  for (const told of opened.warnings) terminal.err(warning(terminal.lang, lineOf(terminal.lang, problemOf(told as Parameters<typeof problemOf>[0]))));
}
/** Runs a job and shows how far it is. */
export async function runJob<N extends NamesOf<'job'>>(engine: RunningEngine, name: N, input: Sent<N>, watch: Watch, terminal: Terminal): Promise<Answer<N>> {
  try { return given(await engine.run(name, input, watch)); } finally { terminal.progress(null); }
}
/** Tells how far a job is, in percent. */
export const percent = (terminal: Terminal, key: 'cli.BACKUP_PROGRESS' | 'cli.BACKUP_READING' | 'cli.DEMO_PROGRESS') => (done: number, total: number): void => { if (total > 0) terminal.progress(say(terminal.lang, key, { percent: Math.floor((done / total) * 100) })); };
