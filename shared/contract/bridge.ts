import type { Lang } from '#shared/i18n/index.ts';
import type { Result } from '#shared/lib/result.ts';
import type { Reply } from './index.ts';

/** What a person may choose a file for; it says what the dialog offers and how large the file may be. */
export const FILE_KINDS = ['workbook', 'picture', 'paper', 'scan', 'attachment', 'backup'] as const;
export type FileKind = (typeof FILE_KINDS)[number];
/** Bytes. */
export const MEGABYTE = 1_048_576;
/** The largest file of each kind, in megabytes. */
export const FILE_LIMITS: Readonly<Record<FileKind, number>> = { workbook: 20, picture: 10, paper: 60, scan: 60, attachment: 25, backup: 200 };

/** A file that a person chose: its name as shown, its size in bytes, and the opaque handle by which the engine takes it once. */
export interface ChosenFile { readonly name: string; readonly size: number; readonly handle: string }
/** A folder that a person chose: its name as shown, and the handle by which the engine knows it. */
export interface ChosenFolder { readonly name: string; readonly handle: string }
/** A file in the interface's memory: what a preview shows, and what is saved or printed. */
export interface HeldFile { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> }

/** The part of the browser's File that is used: `shared` knows no browser. */
export interface DroppedFile { readonly name: string; readonly size: number; arrayBuffer(): Promise<ArrayBuffer> }

export const SIDES = ['one', 'longEdge', 'shortEdge'] as const;
/** `isDefault`: the one to offer first, which was used last or is the only one; `sides`: what was chosen with it last. */
export interface Printer { readonly name: string; readonly label: string; readonly isDefault: boolean; readonly sides?: (typeof SIDES)[number] }
export interface PrintOptions {
  /** The printer's name; null asks through the system's dialog. */
  readonly printer: string | null;
  readonly sides: (typeof SIDES)[number];
  /** How often each file is printed. */
  readonly copies: number;
}
/** Whether the operating system can keep a secret for the person signed in to it, and keeps one that opens the centre. */
export const KEYSTORE_STATES = ['unavailable', 'off', 'on'] as const;
export type KeystoreState = (typeof KEYSTORE_STATES)[number];
/** `state` looks, `keep` makes the computer's account open the centre for the one who is in, `forget` ends that, `open` opens. */
export const KEYSTORE_ACTS = ['state', 'keep', 'forget', 'open'] as const;
export type KeystoreAct = (typeof KEYSTORE_ACTS)[number];
/** What the host's menu or a second start asks the interface to do. */
export const HOST_COMMANDS = ['search', 'lock', 'language', 'help', 'settings', 'ceremonies', 'print', 'closing'] as const;
export type HostCommand = (typeof HOST_COMMANDS)[number];

/**
 * All that a host gives the interface (`window.bridge`; in a browser, a twin over HTTP). Only calls of the contract, and files
 * as bytes or opaque handles: no path goes either way, and the session stays with the host (gates answer with it blanked).
 */
export interface Bridge {
  readonly host: 'electron' | 'browser';
  call(name: string, input: unknown): Promise<Reply>;
  /** Hands a dropped or pasted file to the engine. Refused: larger than its kind allows. */
  put(kind: FileKind, file: DroppedFile): Promise<Result<ChosenFile>>;
  /** Lets the person choose a file; null when they chose none. */
  open(kind: FileKind): Promise<Result<ChosenFile | null>>;
  /** Lets the person choose a folder for backups; its handle is good until the engine ends. Null when they chose none, or where the host cannot (a browser). */
  chooseFolder(): Promise<Result<ChosenFolder | null>>;
  /** Takes what the engine made, once. */
  take(handle: string): Promise<Result<Uint8Array<ArrayBuffer>>>;
  /** Saves where the person says: one file by name, several into a folder. Null when they chose no place. */
  save(files: readonly HeldFile[]): Promise<Result<{ readonly saved: number } | null>>;
  /** The system's printers; an empty list where the host cannot print by itself (a browser: it shows the file, whose own viewer prints). */
  printers(): Promise<Result<readonly Printer[]>>;
  /** Prints one file after the other; `onPrinted` tells how many are through. Null when the person cancelled. */
  print(files: readonly HeldFile[], options: PrintOptions, onPrinted?: (done: number) => void): Promise<Result<{ readonly printed: number } | null>>;
  /** Opens the demonstration, in a folder of its own, in place of a computer's first run. Refused: a centre is open, or was made here. */
  openDemonstration(): Promise<Result<true>>;
  /** The operating system's keystore; `unavailable` in a browser, and where the system would keep the secret in clear. */
  keystore(act: KeystoreAct): Promise<Result<KeystoreState>>;
  /** The language of the host's menus and dialogs. */
  setLanguage(lang: Lang): Promise<void>;
  /**
   * Listens to the host's commands; answers how to stop. On `closing` the window waits, for some seconds, for what the listener
   * answers: false keeps it open until the person says that unsaved work may be lost.
   */
  onCommand(listener: (command: HostCommand) => void | Promise<boolean>): () => void;
}
