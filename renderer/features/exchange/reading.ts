import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigationType } from 'react-router';
import { putFile } from '#renderer/app/hooks/files.ts';
import { FILE_LIMITS, MEGABYTE } from '#shared/contract/bridge.ts';
import type { Answer } from '#shared/contract/index.ts';
import type { MessageKey, MessageParams } from '#shared/i18n/index.ts';
import type { Refusal, Result } from '#shared/lib/result.ts';
import type { Source } from './dropZone.ts';

/** What kept a workbook out. */
export type Faulty = Extract<Answer<'exchange.importBeneficiaries'>, { errors: unknown }>;
const isFaulty = (answer: object): answer is Faulty => 'errors' in answer;
/** The job that reads it, as far as its screen looks at it. */
interface Work { readonly busy: boolean; readonly done: number; readonly total: number; readonly cancel: () => void; readonly clear: () => void }
/** What came in, and what of it is worth looking at again. */
export interface Brought { readonly warnings: readonly unknown[] }
interface Said { readonly code: MessageKey; readonly params?: MessageParams }
export interface Reading<T extends Brought> {
  /** The file that was read last, or is being read. */
  readonly source: Source | null;
  readonly busy: boolean;
  readonly done: number;
  readonly total: number;
  /** Undefined while there is nothing to stop. */
  readonly stop: (() => void) | undefined;
  readonly faulty: Faulty | null;
  readonly imported: T | null;
  /** Why nothing was read at all. */
  readonly said: Said | null;
  readonly say: (said: Said) => void;
  readonly read: (from: Source, replace?: boolean) => Promise<void>;
  /** The same file, as it is now. */
  readonly again: () => void;
  /** What was found is not shown any more. */
  readonly forget: () => void;
}
const MOST_NAME = 255;

/**
 * A workbook handed to the engine and read there: what came of it, and the same file again after it was mended. What came in is there again for who comes
 * back from one of the files that a warning led to, until the window is locked.
 * @param of the kind of workbook
 * @param run reads it for good, all or nothing
 */
export function useReading<T extends Brought>(of: string, job: Work, run: (sent: { readonly file: string; readonly fileName: string }, replace: boolean) => Promise<Result<T | Faulty>>): Reading<T> {
  const [source, setSource] = useState<Source | null>(null);
  const [faulty, setFaulty] = useState<Faulty | null>(null);
  const queries = useQueryClient(), kept = ['imported', of], comesBack = useNavigationType() === 'POP';
  const [imported, setNow] = useState<T | null>(() => (comesBack ? queries.getQueryData<T>(kept) ?? null : null));
  const setImported = (now: T | null): void => {
    setNow(() => now);
    queries.setQueryDefaults(kept, { gcTime: Infinity });
    queries.setQueryData(kept, now);
  };
  const [said, say] = useState<Said | null>(null);
  const [handing, setHanding] = useState(false);
  const forget = (): void => { setFaulty(null); };
  const read = async (from: Source, replace = false): Promise<void> => {
    setSource(from); say(null); setImported(null); setHanding(true);
    const handed = await hand(from);
    setHanding(false);
    if (!handed.ok) { forget(); say(handed.refusal); return; }
    const outcome = await run({ file: handed.value, fileName: from.name.slice(-MOST_NAME) }, replace);
    forget();
    if (!outcome.ok) { job.clear(); say(outcome.refusal.code === 'app.CANCELLED' ? { code: 'importing.stopped' } : outcome.refusal); } else if (isFaulty(outcome.value)) setFaulty(outcome.value);
    else setImported(outcome.value);
  };
  return {
    source, faulty, imported, said, say, read, forget, busy: handing || job.busy, done: job.done, total: job.total, stop: job.busy ? job.cancel : undefined,
    again: () => { if (source) void read(source); },
  };
}

/** The file as it is now, in the engine's hands. */
async function hand(source: Source): Promise<{ ok: true; value: string } | { ok: false; refusal: Refusal }> {
  let file: File;
  try {
    file = await source.again();
    // a file that changed since it was chosen cannot be read any more: found out before it is sent
    if (file.size <= FILE_LIMITS.workbook * MEGABYTE) await file.slice(0, 1).arrayBuffer();
  } catch { return { ok: false, refusal: { code: 'importing.cannotReread' } }; }
  const put = await putFile('workbook', file);
  return put.ok ? { ok: true, value: put.value.handle } : put;
}
