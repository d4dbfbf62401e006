import { useCallback, useEffect, useRef, useState } from 'react';
import type { HeldFile } from '#shared/contract/bridge.ts';
import { ok, type Result } from '#shared/lib/result.ts';
import { useJob, type Job } from '../../app/hooks/api.ts';
import { takeFile } from '../../app/hooks/files.ts';
import type { PrintedPaper, PrintRequest } from './printRequest.ts';

/** Milliseconds without another choice until papers are made unasked. */
const PAUSE = 400;
export interface Made { readonly key: string; /** of what failed before, not of the present choices */ readonly late: boolean; readonly papers: readonly PrintedPaper[]; readonly pending: readonly string[] }
export interface Printed {
  readonly job: Pick<Job<'handover.print'>, 'busy' | 'done' | 'total' | 'refusal' | 'cancel'>;
  /** What the present choices made; null while it is not made. */
  readonly made: Made | null;
  readonly make: () => void;
  /** Makes what failed before, whatever is chosen: it stands in the place of the choices' papers until they change. */
  readonly makePending: (ceremonyId: string) => Promise<void>;
  /** The bytes of one of the made papers, taken from the engine once and held. */
  readonly bytesOf: (paper: PrintedPaper) => Promise<Result<Uint8Array<ArrayBuffer>>>;
  /** All of them, as files to save or print; `onTaken` tells how many are there. */
  readonly all: (onTaken?: (done: number) => void) => Promise<Result<readonly HeldFile[]>>;
}
/** Makes the papers of a request: unasked after a short while where that is harmless, else when `make` is called. */
export function usePrinted(request: PrintRequest | null, unasked: boolean): Printed {
  const job = useJob('handover.print'), later = useJob('handover.printPending');
  const [made, setMade] = useState<Made | null>(null);
  const held = useRef(new Map<string, Promise<Result<Uint8Array<ArrayBuffer>>>>());
  const key = request ? JSON.stringify(request) : '';
  const wanted = useRef(key), timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  wanted.current = key;
  const { run, cancel } = job, { clear } = later;
  const make = useCallback((): void => {
    if (!request) return;
    clear();
    const mine = JSON.stringify(request);
    void run(request).then((outcome) => {
      if (!outcome.ok || wanted.current !== mine) return;
      held.current.clear();
      setMade({ key: mine, late: false, papers: outcome.value.papers, pending: outcome.value.pending });
    });
  // the request is told by its key
  // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [key, run, clear]);
  useEffect(() => {
    if (!unasked || key === '') return undefined;
    timer.current = setTimeout(make, PAUSE);
    return () => { clearTimeout(timer.current); cancel(); };
  }, [key, unasked, make, cancel]);

  const makePending = async (ceremonyId: string): Promise<void> => {
    // nor do the choices' papers, which would be made in a moment, come in its place
    clearTimeout(timer.current);
    cancel();
    const mine = wanted.current, outcome = await later.run({ ceremonyId });
    if (!outcome.ok || wanted.current !== mine) return;
    held.current.clear();
    setMade({ key: mine, late: true, papers: outcome.value.papers, pending: outcome.value.pending });
  };

  const bytesOf = useCallback((paper: PrintedPaper) => {
    const before = held.current.get(paper.file), taken = before ?? takeFile(paper.file);
    if (!before) held.current.set(paper.file, taken);
    return taken;
  }, []);
  const current = made?.key === key ? made : null;
  const papers = current?.papers;
  const all = useCallback(async (onTaken?: (done: number) => void): Promise<Result<readonly HeldFile[]>> => {
    const files: HeldFile[] = [];
    for (const paper of papers ?? []) {
      const bytes = await bytesOf(paper);
      if (!bytes.ok) return bytes;
      files.push({ name: paper.name, bytes: bytes.value });
      onTaken?.(files.length);
    }
    return ok(files);
  }, [papers, bytesOf]);
  return { job: later.busy || later.refusal ? later : job, made: current, make, makePending, bytesOf, all };
}
