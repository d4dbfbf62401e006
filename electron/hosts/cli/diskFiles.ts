import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { MEGABYTE } from '#shared/contract/bridge.ts';
import { sha256 as digestOf } from '../../policy/digest.ts';
import { makeFolder } from '../../policy/makeFolder.ts';
import { isWithin, realPlace } from '../../policy/places.ts';
import { PART, writeRefusal, writeWhole } from '../../policy/wholeFile.ts';
import { refused, refusedBy, type Failure } from './failure.ts';

/** A failed write as what ends the command. */
const failedWrite = (error: unknown, file: string): Failure => refused(writeRefusal(error, file).refusal);

/** The bytes of a file the user named, or a refusal in words. */
export function readUserFile(file: string, limitMegabytes: number): Uint8Array {
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found) throw refusedBy('files.FILE_NOT_FOUND', { file });
  if (!found.isFile()) throw refusedBy('files.NOT_A_FILE', { file });
  if (found.size > limitMegabytes * MEGABYTE) throw refusedBy('files.FILE_TOO_LARGE', { file, limit: limitMegabytes });
  try { return readFileSync(file); } catch { throw refusedBy('files.FILE_NOT_READABLE', { file }); }
}
/** Writes a whole file or none. */
export function writeUserFile(file: string, bytes: Uint8Array | string): void {
  const written = writeWhole(file, bytes);
  if (!written.ok) throw refused(written.refusal);
}
/** Refuses a file that would replace another one without the user's word (`--force`); asked before anything is made. */
export function checkNewFile(file: string, force: boolean): void {
  if (!force && existsSync(file)) throw refusedBy('cli.FILE_EXISTS', { file });
}
/** Writes a file that replaces another one only by the user's word. */
export function writeNewFile(file: string, bytes: Uint8Array, force: boolean): void {
  checkNewFile(file, force);
  writeUserFile(file, bytes);
}

const MANIFEST = 'manifest.json';
/** `reference` null: a draft. `kind` is missing in manifests of before there were other papers than certificates. */
const manifest = z.array(z.strictObject({ file: z.string(), kind: z.string().optional(), reference: z.string().nullable(), sha256: z.string(), pages: z.int() }));
export type ManifestEntry = z.output<typeof manifest>[number];

/**
 * Looks whether papers may go into a folder, before anything is made. It may hold what an earlier run wrote, as its manifest
 * tells; anything else is left alone and refused, unless forced. The folder of the centre's own data never takes papers:
 * nothing unencrypted lies there. Answers the entries that are there already.
 */
export function checkOutFolder(folder: string, data: string | null, force: boolean): ManifestEntry[] {
  const found = statSync(folder, { throwIfNoEntry: false });
  if (found && !found.isDirectory()) throw refusedBy('cli.OUT_NOT_A_FOLDER', { folder });
  if (data !== null && isWithin(realPlace(data), realPlace(folder))) throw refusedBy('cli.OUT_IN_DATA', { folder });
  if (!found) return [];
  const known = readManifest(folder);
  const names = new Set([MANIFEST, ...known.map(({ file }) => file)]);
  const present = listOf(folder).filter((name) => !PART.test(name));
  const other = known.length === 0 ? present[0] : present.find((name) => !names.has(name));
  if (other !== undefined && !force) throw refusedBy('cli.OUT_NOT_EMPTY', { folder, file: other });
  return known.filter(({ file }) => present.includes(file));
}
/**
 * Takes away drafts of an earlier run in the language, which a new run makes void, unless somebody has changed them; answers what is left.
 * @param kinds the kinds printed now; null where numbered papers were, which make every draft void
 */
export function removeOldDrafts(folder: string, before: readonly ManifestEntry[], language: string, kinds: ReadonlySet<string> | null): ManifestEntry[] {
  return before.filter(({ file, kind, reference, sha256 }) => {
    if (reference !== null || !file.endsWith(`.${language}.pdf`) || (kinds !== null && kind !== undefined && !kinds.has(kind))) return true;
    const place = path.join(folder, path.basename(file));
    try {
      if (digestOf(readFileSync(place)) !== sha256) return true;
      rmSync(place);
      return false;
    } catch { return true; }
  });
}
/** What a killed write left is taken away once nobody can be writing it any more, ms. */
const STALE_PART = 60_000;
/** Makes the folder where it is missing, and takes away halves of files that a killed run left; called when there is something to put into it. */
export function makeOutFolder(folder: string): void {
  try { makeFolder(folder); } catch (error) { throw failedWrite(error, folder); }
  for (const name of listOf(folder).filter((one) => PART.test(one))) {
    const part = path.join(folder, name), found = statSync(part, { throwIfNoEntry: false });
    if (found && Date.now() - found.mtimeMs > STALE_PART) rmSync(part, { force: true });
  }
}
function listOf(folder: string): string[] {
  try { return readdirSync(folder); } catch (error) { throw failedWrite(error, folder); }
}
function readManifest(folder: string): ManifestEntry[] {
  try {
    const read = manifest.safeParse(JSON.parse(readFileSync(path.join(folder, MANIFEST), 'utf8')));
    return read.success ? read.data : [];
  } catch { return []; }
}
/** Entries by file name, the newer ones in place of the older. */
export function writeManifest(folder: string, before: readonly ManifestEntry[], now: readonly ManifestEntry[]): void {
  const entries = new Map([...before, ...now].map((entry) => [entry.file, entry]));
  writeUserFile(path.join(folder, MANIFEST), `${JSON.stringify([...entries.values()].sort((a, b) => (a.file < b.file ? -1 : 1)), null, 2)}\n`);
}
