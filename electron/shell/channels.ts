import type { BrowserWindow } from 'electron';
import { z } from 'zod';
import { FILE_KINDS, KEYSTORE_ACTS, SIDES, type HeldFile } from '#shared/contract/bridge.ts';
import { CHANNELS, EVENTS } from '#shared/contract/names.ts';
import { LANGS, type Lang } from '#shared/i18n/index.ts';
import { refuse, type Result } from '#shared/lib/result.ts';
import type { EngineHost } from '../hosts/engineHost.ts';
import type { Closing } from './closing.ts';
import type { Dialogs } from './dialogs.ts';
import type { Door } from './ipc.ts';
import type { Keystore } from './keystore.ts';
import type { Printing } from './printing.ts';

export interface ChannelParts {
  readonly engine: EngineHost;
  readonly dialogs: Dialogs;
  readonly printing: Printing;
  readonly closing: Closing;
  readonly keystore: Keystore;
  readonly setLanguage: (lang: Lang) => void;
}
const name = z.string().min(1).max(400);
const bytes = z.instanceof(Uint8Array<ArrayBuffer>);
const file = z.strictObject({ name, bytes });
const kind = z.enum(FILE_KINDS);
const options = z.strictObject({ printer: name.nullable(), sides: z.enum(SIDES), copies: z.int().min(1).max(99) });

/** So many files, and so many bytes, are saved or printed at once. */
const MOST_FILES = 2_000;
const MOST_BYTES = 512 * 1_048_576;
const tooMuch = (files: readonly HeldFile[]): boolean => files.length > MOST_FILES || files.reduce((sum, one) => sum + one.bytes.byteLength, 0) > MOST_BYTES;
const bounded = async <T>(files: readonly HeldFile[], work: () => Promise<Result<T>>): Promise<Result<T>> => (tooMuch(files) ? refuse('shell.TOO_MUCH') : work());

/** One channel for each method of the bridge: what it takes, and who does it. The engine measures and parses the input of its calls itself. */
export function openChannels({ handle }: Door, { engine, dialogs, printing, closing, keystore, setLanguage }: ChannelParts): void {
  handle(CHANNELS.call, z.tuple([z.string().max(80), z.unknown()]), async (_window, [called, input]) => engine.call(called, input));
  handle(CHANNELS.put, z.tuple([kind, name, bytes]), async (_window, sent) => dialogs.put(...sent));
  handle(CHANNELS.open, z.tuple([kind]), async (window, [what]) => dialogs.open(window, what));
  handle(CHANNELS.chooseFolder, z.tuple([]), async (window) => dialogs.chooseFolder(window));
  handle(CHANNELS.take, z.tuple([z.string().max(80)]), async (_window, [handleOf]) => engine.take(handleOf));
  handle(CHANNELS.save, z.tuple([z.array(file)]), async (window, [files]) => bounded(files, () => dialogs.save(window, files)));
  handle(CHANNELS.printers, z.tuple([]), async (window) => printing.printers(window));
  handle(CHANNELS.print, z.tuple([z.int(), z.array(file), options]), async (window, [job, files, how]) =>
    bounded(files, () => printing.print(window, files, how, (done) => { tellPrinted(window, job, done); })));
  handle(CHANNELS.openDemonstration, z.tuple([]), async () => engine.openDemonstration());
  handle(CHANNELS.keystore, z.tuple([z.enum(KEYSTORE_ACTS)]), async (_window, [act]) => keystore(act));
  handle(CHANNELS.setLanguage, z.tuple([z.enum(LANGS)]), async (_window, [lang]) => { setLanguage(lang); });
  handle(CHANNELS.closing, z.tuple([z.boolean()]), async (window, [ready]) => { closing.answered(window, ready); });
}
function tellPrinted(window: BrowserWindow, job: number, done: number): void {
  if (!window.isDestroyed()) window.webContents.send(EVENTS.printed, job, done);
}
