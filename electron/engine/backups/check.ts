import { closeSync, fsyncSync, openSync } from 'node:fs';
import path from 'node:path';
import type { Verdict } from '#shared/domain/backups.ts';
import { ok, refuse, type Result } from '#shared/lib/result.ts';
import { flush } from '../store/files.ts';
import { diskRefusal, orThrow } from '../store/refusals.ts';
import type { Watch } from '../workerLine.ts';
import { Cancelled, writeAll } from './bytes.ts';
import { examineCopy, removeScratch, type Told } from './copy.ts';
import { unseal, type Facts, type Head } from './format.ts';
import { readThrough, type Known } from './look.ts';

export interface CheckOrder {
  readonly file: string;
  readonly known: Known;
  /** Where the database out of the backup goes: a new file, on a disk with room. */
  readonly to: string;
  /** It stays there where it is good; else it is taken away again, whatever came out. */
  readonly keep: boolean;
}
export interface Checked {
  readonly verdict: Verdict; readonly size: number;
  readonly head: Head | null; readonly erasures: Uint8Array; readonly sha256: string;
  /** Null where the verdict is a no. */
  readonly facts: Facts | null;
}
/**
 * Opens a backup for real: checksum and HMAC over every byte, its database written out, opened with the key, read through and through,
 * and compared with what the head says of it. Refused: FILE_NOT_FOUND, FILE_NOT_READABLE, FOLDER_LOST, DISK_FULL, CANCELLED.
 */
export function checkBackup({ file, known, to, keep }: CheckOrder, watch: Watch): Result<Checked> {
  let kept = false;
  try {
    const handle = openSync(to, 'wx', 0o600);
    let failed: { readonly error: unknown } | null = null as { readonly error: unknown } | null;
    const read = (() => {
      try {
        return readThrough(file, known, watch, (bytes) => {
          // the disk of the data, not the one of the backup, is in trouble
          try { writeAll(handle, bytes); } catch (error) { failed = { error }; throw error; }
        });
      } finally { try { fsyncSync(handle); } catch { /* told below, by opening it */ } closeSync(handle); }
    })();
    if (failed) throw failed.error;
    if (!read.ok) return read;
    const { verdict, size, head, erasures, sha256 } = read.value;
    const no = (why: Verdict): Result<Checked> => ok({ verdict: why, size, head, erasures, sha256, facts: null });
    if (verdict !== 'good' || !head) return no(verdict);
    const facts = unseal(head, known.dataKey), told = examineCopy(to, known.dataKey);
    if (!facts || !told || !agree(head, facts, told)) return no('altered');
    flush(to);
    kept = keep;
    return ok({ verdict, size, head, erasures, sha256, facts });
  } catch (error) {
    if (error instanceof Cancelled) return refuse('app.CANCELLED');
    return orThrow(diskRefusal(error, path.dirname(to)), error);
  } finally { if (!kept) removeScratch(to); }
}
export interface ReadOrder { readonly file: string; readonly known: Known }
/** Reads every byte of a backup and opens what its head seals, but not its database: what a preview may promise, where no disk has room. */
export function readBackup({ file, known }: ReadOrder, watch: Watch): Result<Checked> {
  try {
    const read = readThrough(file, known, watch);
    if (!read.ok) return read;
    const { head, ...rest } = read.value, facts = rest.verdict === 'good' && head ? unseal(head, known.dataKey) : null;
    return ok({ ...rest, head, facts, verdict: rest.verdict === 'good' && !facts ? 'altered' : rest.verdict });
  } catch (error) {
    if (error instanceof Cancelled) return refuse('app.CANCELLED');
    throw error;
  }
}
const agree = (head: Head, facts: Facts, told: Told): boolean =>
  head.audit.seq === told.audit.seq && head.audit.hash === told.audit.hash && head.schemaVersion === told.schemaVersion && head.centreCode === told.centreCode
  && JSON.stringify(facts.counts) === JSON.stringify(told.facts.counts);
