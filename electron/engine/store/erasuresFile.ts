import { createHmac } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import type { Id, Instant } from '#shared/lib/ids.ts';
import { flushFolderOf } from './files.ts';
import type { Store } from './store.ts';

/*
 * The list of erasures beside the database, `<instant> <digest>` a line: it travels with data and backups, so that a backup made before an
 * erasure is told of it before it opens. Digests alone: who has the list and not the data learns nothing.
 */
export const ERASURES = 'idmaj.erasures';
const LINE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z [0-9a-f]{64}$/;
export interface Erased { readonly at: Instant; readonly digest: string }

const keyed = (databaseId: string, text: string): string => createHmac('sha256', databaseId).update(text).digest('hex');
export const personDigest = (databaseId: Id, personId: Id): string => keyed(databaseId, personId);
/** A second line of the same person: the papers of validated ceremonies went too. */
export const papersDigest = (databaseId: Id, personId: Id): string => keyed(databaseId, `${personId} papers`);
/** Of the number on the person's paper file: who holds both can show that they belong together. */
export const fileDigest = (databaseId: Id, fileNumber: string): string => keyed(databaseId, `file ${fileNumber}`);

/** The lines that are whole, each once, in the order of their instants; one that a power cut left half-written is no line. */
export function erasureLines(...texts: readonly (Uint8Array | string)[]): readonly string[] {
  const lines = texts.flatMap((text) => (typeof text === 'string' ? text : Buffer.from(text).toString('latin1')).split('\n'));
  return [...new Set(lines.filter((line) => LINE.test(line)))].sort();
}
export const erasedIn = (lines: readonly string[]): readonly Erased[] => lines.map((line) => { const [at = '', digest = ''] = line.split(' '); return { at: at as Instant, digest }; });
export const erasuresText = (lines: readonly string[]): Buffer => Buffer.from(lines.map((line) => `${line}\n`).join(''));
/** The lines of the list in a folder; none where there is no list that can be read. */
export function erasureLinesIn(dir: string): readonly string[] {
  try { return erasureLines(readFileSync(path.join(dir, ERASURES))); } catch { return []; }
}
export const readErasures = (dir: string): readonly Erased[] => erasedIn(erasureLinesIn(dir));
/** Adds what is missing in the list, and waits until it lies on the disk. */
export function addErasures(dir: string, erased: readonly Erased[]): void {
  const known = new Set(readErasures(dir).map(({ digest }) => digest)), missing = erased.filter(({ digest }) => !known.has(digest));
  if (missing.length === 0) return;
  const file = path.join(dir, ERASURES), fresh = !existsSync(file), handle = openSync(file, 'a', 0o600);
  try {
    // begins a line of its own, whatever a power cut left before it
    writeSync(handle, `${fresh ? '' : '\n'}${missing.map(({ at, digest }) => `${at} ${digest}\n`).join('')}`);
    fsyncSync(handle);
  } finally { closeSync(handle); }
  if (fresh) flushFolderOf(file);
}
/** What the database says was erased, as lines of the list. The list may lag behind where the power failed between the two. */
export function erasuresIn({ sql }: Store): Erased[] {
  return sql.all<{ digest: string; erased_at: Instant; outcome: string }>`SELECT digest, erased_at, outcome FROM erasures ORDER BY erased_at, digest`.flatMap((row) => {
    const { papersDigest: also } = JSON.parse(row.outcome) as { papersDigest: string | null };
    return [row.digest, ...(also === null ? [] : [also])].map((digest) => ({ at: row.erased_at, digest }));
  });
}
