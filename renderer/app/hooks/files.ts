import { useCallback, useState } from 'react';
import type { ChosenFile, ChosenFolder, DroppedFile, FileKind, HeldFile, KeystoreAct, KeystoreState, Printer, PrintOptions } from '#shared/contract/bridge.ts';
import type { Refusal, Result } from '#shared/lib/result.ts';
import { bridge } from '../bridge/index.ts';

/* Files, as screens know them: handed to the engine, taken from it, saved and printed through the host; never a path. */
export const host = bridge.host;
export const putFile = (kind: FileKind, file: DroppedFile): Promise<Result<ChosenFile>> => bridge.put(kind, file);
export const openFile = (kind: FileKind): Promise<Result<ChosenFile | null>> => bridge.open(kind);
export const chooseFolder = (): Promise<Result<ChosenFolder | null>> => bridge.chooseFolder();
export const takeFile = (handle: string): Promise<Result<Uint8Array<ArrayBuffer>>> => bridge.take(handle);
export const saveFiles = (files: readonly HeldFile[]): Promise<Result<{ readonly saved: number } | null>> => bridge.save(files);
export const listPrinters = (): Promise<Result<readonly Printer[]>> => bridge.printers();
export const printFiles = (files: readonly HeldFile[], options: PrintOptions, onPrinted?: (done: number) => void): Promise<Result<{ readonly printed: number } | null>> => bridge.print(files, options, onPrinted);

/** The operating system's keystore, which may open the centre for the person signed in to the computer. */
export const keystore = (act: KeystoreAct): Promise<Result<KeystoreState>> => bridge.keystore(act);

/** The invented centre, opened in a folder of its own; made there the first time. */
export const openDemonstration = (): Promise<Result<true>> => bridge.openDemonstration();

/** One piece of work on files at a time, with what it was refused for. */
export function useFileWork(): { readonly busy: boolean; readonly refusal: Refusal | null; readonly clear: () => void; readonly work: <T>(doing: () => Promise<Result<T>>) => Promise<T | null> } {
  const [state, set] = useState<{ busy: boolean; refusal: Refusal | null }>({ busy: false, refusal: null });
  const work = useCallback(async <T>(doing: () => Promise<Result<T>>): Promise<T | null> => {
    set({ busy: true, refusal: null });
    let outcome: Result<T>;
    try { outcome = await doing(); } catch { outcome = { ok: false, refusal: { code: 'app.NO_ANSWER' } }; }
    set({ busy: false, refusal: outcome.ok ? null : outcome.refusal });
    return outcome.ok ? outcome.value : null;
  }, []);
  const clear = useCallback(() => { set({ busy: false, refusal: null }); }, []);
  return { ...state, work, clear };
}
