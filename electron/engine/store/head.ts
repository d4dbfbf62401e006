import { closeSync, constants, openSync, readFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import { sha256 } from '../../policy/digest.ts';
import type { Sql } from './sql.ts';

/**
 * How far the journal came, told beside the database: number and hash of its newest row. A write-ahead log that was lost or damaged, and
 * an old copy put in the database's place, open without a word, as if what was last written had never been; this tells. It is written
 * after each commit and never flushed, so that it costs nothing: after a power cut it may be behind the database, and never before it.
 */
export interface Head {
  /** After a commit. A disk that refuses leaves what was noted before. */
  note(): void;
  close(): void;
}
const NAME = 'idmaj.head';
/** Always as long, so that a shorter one leaves nothing of a longer one behind. */
const LENGTH = 160;
interface Newest { readonly seq: number; readonly hash: string }
/** Damage of this file alone is no loss. */
const checkOf = ({ seq, hash }: Newest): string => sha256(`${seq} ${hash}`).slice(0, 16);

export function createHead({ dir, sql }: { readonly dir: string; readonly sql: Sql }): Head {
  let handle: number | null = null, noted = '';
  return {
    note() {
      // what was committed is done, whatever becomes of this
      try {
        const newest = sql.one<Newest>`SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1`;
        if (!newest || newest.hash === noted) return;
        handle ??= openSync(path.join(dir, NAME), constants.O_RDWR | constants.O_CREAT, 0o600);
        writeSync(handle, `${JSON.stringify({ ...newest, check: checkOf(newest) })}\n`.padStart(LENGTH), 0);
        noted = newest.hash;
      } catch { /* as said */ }
    },
    close() {
      if (handle !== null) closeSync(handle);
      handle = null;
    },
  };
}
/** Whether the journal lacks the row that it once came to. Nothing noted, or nothing that can be read, tells nothing. */
export function lacksRows({ dir, sql }: { readonly dir: string; readonly sql: Sql }): boolean {
  try {
    const { seq, hash, check } = JSON.parse(readFileSync(path.join(dir, NAME), 'utf8')) as Newest & { readonly check: string };
    return check === checkOf({ seq, hash }) && sql.one<{ hash: string }>`SELECT hash FROM audit WHERE seq = ${seq}`?.hash !== hash;
  } catch { return false; }
}
