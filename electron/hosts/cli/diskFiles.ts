import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { refusedBy } from './failure.ts';

const MEGABYTE = 1_048_576;

/** The bytes of a file the user named, or a refusal in words. */
export function readUserFile(file: string, limitMegabytes: number): Uint8Array {
  const size = (() => {
    try {
      const found = statSync(file);
      return found.isFile() ? found.size : null;
    } catch { return null; }
  })();
  if (size === null) throw refusedBy('cli.FILE_NOT_FOUND', { file });
  if (size > limitMegabytes * MEGABYTE) throw refusedBy('cli.FILE_TOO_LARGE', { file, limit: limitMegabytes });
  try { return readFileSync(file); } catch { throw refusedBy('cli.FILE_NOT_READABLE', { file }); }
}
/** Writes a whole file or none: beside its place first, then renamed over it (a reader never sees half of it). */
export function writeUserFile(file: string, bytes: Uint8Array | string): void {
  const part = path.join(path.dirname(file), `.${path.basename(file)}.${randomBytes(4).toString('hex')}.part`);
  try {
    const handle = openSync(part, 'wx', 0o600);
    try {
      const data = typeof bytes === 'string' ? Buffer.from(bytes) : bytes;
      for (let at = 0; at < data.length;) at += writeSync(handle, data, at);
      fsyncSync(handle);
    } finally { closeSync(handle); }
    renameSync(part, file);
  } catch {
    rmSync(part, { force: true });
    throw refusedBy('cli.CANNOT_WRITE', { file });
  }
}
/** A new file that must not replace another one without the user's word. */
export function writeNewFile(file: string, bytes: Uint8Array, force: boolean): void {
  if (!force && existsSync(file)) throw refusedBy('cli.FILE_EXISTS', { file });
  writeUserFile(file, bytes);
}

export const MANIFEST = 'manifest.json';
const manifest = z.array(z.strictObject({ file: z.string(), reference: z.string().nullable(), sha256: z.string(), pages: z.int() }));
export type ManifestEntry = z.output<typeof manifest>[number];

/**
 * Readies a folder for papers. It may hold what an earlier run wrote, as its manifest tells; anything else is left alone
 * and refused, unless forced. Answers the entries that are there already.
 */
export function openOutFolder(folder: string, force: boolean): ManifestEntry[] {
  if (existsSync(folder) && !statSync(folder).isDirectory()) throw refusedBy('cli.OUT_NOT_A_FOLDER', { folder });
  try { mkdirSync(folder, { recursive: true }); } catch { throw refusedBy('cli.CANNOT_WRITE', { file: folder }); }
  const known = readManifest(folder);
  const names = new Set([MANIFEST, ...known.map(({ file }) => file)]);
  const present = readdirSync(folder);
  const other = known.length === 0 ? present[0] : present.find((name) => !names.has(name));
  if (other !== undefined && !force) throw refusedBy('cli.OUT_NOT_EMPTY', { folder, file: other });
  return known.filter(({ file }) => present.includes(file));
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
