import os from 'node:os';
import path from 'node:path';
import type { Lang } from '#shared/i18n/index.ts';
import { startEngine } from '../engine/client.ts';
import { dataFolder, demonstrationBeside } from '../policy/dataFolder.ts';
import { readArgs, type Args, type Spec } from './cli/args.ts';
import { ended } from './cli/ended.ts';
import { Failure, refusedBy, wrongUsage } from './cli/failure.ts';
import { say } from './cli/say.ts';
import { given } from './cli/session.ts';
import { createTerminal } from './cli/terminal.ts';
import { openDemonstration, opener } from './demonstration.ts';
import { keepEngine, WARM_PRINTER_AFTER, type EngineHost } from './engineHost.ts';
import { readInterface } from './interfaceFiles.ts';
import { startLoopback, type Loopback } from './loopback/loopback.ts';
import { electronProgram, fetchElectron, hasDisplay, runElectron } from './start/electronProgram.ts';
import { openBrowser } from './start/openBrowser.ts';

/*
 * `npm start`: opens the application in Electron where that is, else in the browser through the loopback host. A bundle of its own,
 * which the packaged application does not have.
 */
const lang: Lang = process.env['IDMAJ_LANG'] === 'ar' ? 'ar' : 'fr';
const terminal = createTerminal(lang, false);
const spec: Spec = { usage: 'npm start -- [--demo] [--data DIR] [--no-open] [--port N]', words: [], values: ['data', 'port'], flags: ['demo', 'no-open', 'help'], positionals: [], required: [] };
const ELECTRON = path.join(import.meta.dirname, '..', '..', 'node_modules', 'electron');
/** How long Electron's program may take to be fetched, ms. */
const FETCHING = 120_000;

/** The application in Electron until it is closed: its exit code; null where it cannot be had here. */
async function inElectron(folder: string, demonstration: boolean): Promise<number | null> {
  if (!electronProgram(ELECTRON)) {
    terminal.err(say(lang, 'start.FETCHING_ELECTRON'));
    await fetchElectron(ELECTRON, FETCHING);
  }
  const program = electronProgram(ELECTRON);
  const code = program ? await runElectron(program, [path.join(import.meta.dirname, 'main.js'), '--data', folder, ...(demonstration ? ['--demo'] : [])]) : null;
  if (code === null) terminal.err(say(lang, 'start.NO_ELECTRON'));
  return code;
}
function portOf(text: string | undefined): number {
  if (text === undefined) return 0;
  const port = Number(text);
  if (!/^\d+$/.test(text) || port < 1 || port > 65_535) throw wrongUsage('start.NOT_A_PORT', { value: text });
  return port;
}
/** An engine on the folder, kept running; the demonstration is already open. */
async function engineOn(folder: string, demonstration: boolean): Promise<EngineHost> {
  const on = (place: string) => () => startEngine({ folder: place, warmPrinter: WARM_PRINTER_AFTER });
  const engine = keepEngine({ start: on(folder), startDemonstration: on(demonstrationBeside(folder)) });
  if (!demonstration) return engine;
  // where it is made first, that takes longer than a start
  let told = false;
  const opened = await openDemonstration(opener(engine), { onProgress: () => { if (!told) { told = true; terminal.err(say(lang, 'start.MAKING_DEMONSTRATION')); } } });
  if (!opened.ok) await engine.close();
  given(opened);
  return engine;
}
async function serve(engine: EngineHost, port: number): Promise<Loopback> {
  try {
    return await startLoopback({ engine, port, page: readInterface(path.join(import.meta.dirname, '..', 'renderer')), onBug: (error) => { if (process.env['IDMAJ_DEBUG']) console.error(error); } });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    throw code === 'EADDRINUSE' || code === 'EACCES' ? refusedBy('start.PORT_TAKEN', { port }) : error;
  }
}
/** Waits for the word to stop: Ctrl+C, a closed terminal, the system. */
const toldToStop = (): Promise<void> => new Promise((resolve) => { for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => { resolve(); }); });

async function main(): Promise<number> {
  let args: Args, port: number;
  try {
    args = readArgs(spec, process.argv.slice(2));
    port = portOf(args.values['port']);
  } catch (error) {
    if (error instanceof Failure) terminal.err(say(lang, 'cli.USAGE', { usage: spec.usage }));
    throw error;
  }
  const { values, flags } = args;
  if (flags.has('help')) { terminal.out(`${spec.usage}\n${say(lang, 'start.HELP')}`); return 0; }
  const demonstration = flags.has('demo'), shown = !flags.has('no-open');
  const folder = path.resolve(values['data'] ?? dataFolder({ platform: process.platform, env: process.env, home: os.homedir() }, demonstration ? 'demonstration' : 'centre'));
  // who names a port or wants nothing opened asks for the browser's host
  if (shown && port === 0 && hasDisplay(process.platform, process.env)) {
    const code = await inElectron(folder, demonstration);
    if (code !== null) return code;
  }
  const stop = toldToStop();
  const engine = await engineOn(folder, demonstration);
  try {
    const loopback = await serve(engine, port);
    terminal.out(`Idmaj: ${loopback.url}`);
    if (shown) openBrowser(loopback.url);
    await stop;
    await loopback.close();
  } finally { await engine.close(); }
  return 0;
}
await ended(terminal, main);
