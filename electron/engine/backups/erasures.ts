import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Instant } from '#shared/lib/ids.ts';
import type { Erased } from '../store/erasuresFile.ts';

/* The list of who was erased: an instant and a digest a line, no name and no id. It is kept beside the database, travels with every backup, and only grows. */
export const ERASURES = 'idmaj.erasures';
const LINE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z [0-9a-f]{32,128}$/;

/** The lines that are whole, each once, in the order of their instants. */
export function erasureLines(...texts: readonly (Uint8Array | string)[]): readonly string[] {
  const lines = texts.flatMap((text) => (typeof text === 'string' ? text : Buffer.from(text).toString('utf8')).split('\n'));
  return [...new Set(lines.filter((line) => LINE.test(line)))].sort();
}
export const erasedIn = (lines: readonly string[]): readonly Erased[] => lines.map((line) => { const [at = '', digest = ''] = line.split(' '); return { at: at as Instant, digest }; });
export const erasuresText = (lines: readonly string[]): Buffer => Buffer.from(lines.map((line) => `${line}\n`).join(''));
/** The list of a data folder; empty where there is none. */
export function readErasures(dir: string): readonly string[] {
  try { return erasureLines(readFileSync(path.join(dir, ERASURES))); } catch { return []; }
}
