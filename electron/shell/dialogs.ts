import { app, dialog, type BrowserWindow, type FileFilter } from 'electron';
import { existsSync, statSync } from 'node:fs';
import { open as openFile } from 'node:fs/promises';
import path from 'node:path';
import { FILE_LIMITS, MEGABYTE, type Bridge, type ChosenFile, type FileKind, type HeldFile } from '#shared/contract/bridge.ts';
import { ok, refuse, type Result } from '#shared/lib/result.ts';
import { isWithin, plainName, realPlace } from '../policy/places.ts';
import { writeWhole } from '../policy/wholeFile.ts';
import type { Words } from './words.ts';

export interface DialogParts {
  readonly words: Words;
  /** Hands bytes to the engine; answers the handle. */
  readonly put: (bytes: Uint8Array) => Promise<Result<string>>;
  /** Shows the engine a place; answers its handle. */
  readonly place: (path: string) => Promise<Result<string>>;
  /** The centre's data folder, into which nothing unencrypted is saved. */
  readonly data: string;
}
export interface Dialogs {
  put(kind: FileKind, name: string, bytes: Uint8Array): Promise<Result<ChosenFile>>;
  open(window: BrowserWindow, kind: FileKind): Promise<Result<ChosenFile | null>>;
  chooseFolder(window: BrowserWindow): ReturnType<Bridge['chooseFolder']>;
  save(window: BrowserWindow, files: readonly HeldFile[]): ReturnType<Bridge['save']>;
}
const SCANS = ['pdf', 'png', 'jpg', 'jpeg'], PICTURES = ['png', 'jpg', 'jpeg', 'svg'] as const;
const ENDINGS: Readonly<Record<FileKind, readonly string[]>> = { workbook: ['xlsx'], picture: PICTURES, paper: ['pdf'], scan: SCANS, attachment: SCANS, backup: ['idmaj-backup'] };

/** The system's own dialogs. Places stay here: the page gets a name and a handle, and refusals tell names only. */
export function createDialogs({ words: { say }, put, place, data }: DialogParts): Dialogs {
  // where the person opened or saved last in this run; the system's own choice at first
  let folder: string | null = null;
  const at = (name: string): string => path.join(folder ?? app.getPath('documents'), name);

  async function give(kind: FileKind, name: string, bytes: Uint8Array): Promise<Result<ChosenFile>> {
    if (bytes.byteLength > FILE_LIMITS[kind] * MEGABYTE) return tooLarge(kind, name);
    // measured first: the engine takes the bytes themselves, not a copy
    const size = bytes.byteLength, handle = await put(bytes);
    return handle.ok ? ok({ name, size, handle: handle.value }) : handle;
  }
  async function saveOne(window: BrowserWindow, { name, bytes }: HeldFile): ReturnType<Bridge['save']> {
    const plain = plainName(name);
    const { canceled, filePath } = await dialog.showSaveDialog(window, { title: say('shell.SAVE_FILE'), defaultPath: at(plain), filters: filtersFor(plain), properties: ['showOverwriteConfirmation', 'createDirectory'] });
    if (canceled || filePath === '') return ok(null);
    return into(path.dirname(filePath), [{ name: path.basename(filePath), bytes }]);
  }
  async function saveMany(window: BrowserWindow, files: readonly HeldFile[]): ReturnType<Bridge['save']> {
    const { canceled, filePaths: [chosen] } = await dialog.showOpenDialog(window, { title: say('shell.SAVE_FOLDER'), defaultPath: at(''), properties: ['openDirectory', 'createDirectory'] });
    if (canceled || chosen === undefined) return ok(null);
    const named = apart(files), there = named.filter(({ name }) => existsSync(path.join(chosen, name)));
    const [first] = there;
    if (first) {
      const message = say('shell.REPLACE_QUESTION', { count: there.length, name: first.name });
      const { response } = await dialog.showMessageBox(window, { type: 'question', message, buttons: [say('shell.CANCEL'), say('shell.REPLACE')], defaultId: 0, cancelId: 0, noLink: true });
      if (response !== 1) return ok(null);
    }
    return into(chosen, named);
  }
  /** Writes each whole or not at all; stops at the first that cannot be written. */
  function into(chosen: string, files: readonly HeldFile[]): Result<{ readonly saved: number }> {
    if (isWithin(realPlace(data), realPlace(chosen))) return refuse('shell.IN_DATA');
    folder = chosen;
    for (const { name, bytes } of files) {
      const written = writeWhole(path.join(chosen, name), bytes, name);
      if (!written.ok) return written;
    }
    return ok({ saved: files.length });
  }
  const filtersFor = (name: string): FileFilter[] => {
    const ending = path.extname(name).slice(1).toLowerCase();
    return ending === '' ? [] : [{ name: ending.toUpperCase(), extensions: [ending] }];
  };
  return {
    put: give,
    async open(window, kind) {
      const { canceled, filePaths: [chosen] } = await dialog.showOpenDialog(window, { title: say(`shell.CHOOSE_${kind}`), defaultPath: at(''), properties: ['openFile'], filters: [{ name: say(`shell.SORT_${kind}`), extensions: [...ENDINGS[kind]] }] });
      if (canceled || chosen === undefined) return ok(null);
      folder = path.dirname(chosen);
      const name = path.basename(chosen);
      // as large as a centre's data: read where it lies
      if (kind === 'backup') return shown(name, statSync(chosen, { throwIfNoEntry: false })?.size ?? 0, await place(chosen));
      const bytes = await readWithin(chosen, name, kind);
      return bytes.ok ? give(kind, name, bytes.value) : bytes;
    },
    async chooseFolder(window) {
      const { canceled, filePaths: [chosen] } = await dialog.showOpenDialog(window, { title: say('shell.CHOOSE_FOLDER'), properties: ['openDirectory', 'createDirectory'] });
      if (canceled || chosen === undefined) return ok(null);
      const handle = await place(chosen);
      return handle.ok ? ok({ name: path.basename(chosen) || chosen, handle: handle.value }) : handle;
    },
    save: async (window, files) => {
      const [only] = files;
      if (!only) return ok({ saved: 0 });
      return files.length === 1 ? saveOne(window, only) : saveMany(window, files);
    },
  };
}
const shown = (name: string, size: number, handle: Result<string>): Result<ChosenFile> => (handle.ok ? ok({ name, size, handle: handle.value }) : handle);
const tooLarge = (kind: FileKind, file: string): Result<never> => refuse('files.FILE_TOO_LARGE', { file, limit: FILE_LIMITS[kind] });

/** Reads a chosen file piece by piece: what grows while it is read, or lies about its size, stops at the limit. */
async function readWithin(place: string, name: string, kind: FileKind): Promise<Result<Uint8Array>> {
  const limit = FILE_LIMITS[kind] * MEGABYTE;
  try {
    await using file = await openFile(place, 'r');
    const found = await file.stat();
    if (!found.isFile()) return refuse('files.NOT_A_FILE', { file: name });
    if (found.size > limit) return tooLarge(kind, name);
    const pieces: Uint8Array[] = [];
    let size = 0;
    for await (const piece of file.createReadStream({ autoClose: false })) {
      const bytes = piece as Uint8Array;
      size += bytes.byteLength;
      if (size > limit) return tooLarge(kind, name);
      pieces.push(bytes);
    }
    return ok(new Uint8Array(Buffer.concat(pieces, size)));
  } catch { return refuse('files.FILE_NOT_READABLE', { file: name }); }
}
/** Plain names, each once (compared as Windows does, without case): a second `a.pdf` becomes `a (2).pdf`. */
function apart(files: readonly HeldFile[]): HeldFile[] {
  const taken = new Set<string>();
  return files.map(({ name, bytes }) => {
    const plain = plainName(name), ending = path.extname(plain), stem = plain.slice(0, plain.length - ending.length);
    let free = plain;
    for (let n = 2; taken.has(free.toLowerCase()); n += 1) free = `${stem} (${n})${ending}`;
    taken.add(free.toLowerCase());
    return { name: free, bytes };
  });
}
