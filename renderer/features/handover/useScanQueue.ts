import { useCallback, useRef, useState } from 'react';
import type { Refusal } from '#shared/lib/result.ts';
import { useCommand } from '../../app/hooks/api.ts';
import { putFile } from '../../app/hooks/files.ts';
import { referenceIn } from './fileRules.ts';

/** A file on its way to a paper. `reference` is read from its name, or chosen. */
export interface Queued { readonly key: number; readonly file: File; readonly reference: string | null; readonly state: 'asking' | 'waiting' | 'sending' | 'refused'; readonly refusal: Refusal | null }
export interface ScanQueue {
  readonly items: readonly Queued[];
  /** Of the files now being attached. */
  readonly progress: { readonly done: number; readonly total: number } | null;
  readonly attached: number;
  readonly add: (files: readonly File[], references: ReadonlySet<string>) => void;
  readonly attach: (key: number, reference: string) => void;
  readonly drop: (key: number) => void;
  /** Nothing more is sent; what was attached stays. */
  readonly stop: () => void;
}
/** Scanned files, attached one after the other. One that is refused, or belongs to nobody by its name, waits for the person's choice. */
export function useScanQueue(): ScanQueue {
  const { run } = useCommand('papers.attachScan');
  const [items, setItems] = useState<readonly Queued[]>([]);
  const [progress, setProgress] = useState<ScanQueue['progress']>(null);
  const [attached, setAttached] = useState(0);
  const next = useRef(0), line = useRef<{ readonly key: number; readonly file: File; readonly reference: string }[]>([]), working = useRef(false);
  const change = useCallback((key: number, to: Partial<Queued>): void => { setItems((all) => all.map((item) => (item.key === key ? { ...item, ...to } : item))); }, []);
  const work = useCallback(async (): Promise<void> => {
    if (working.current) return;
    working.current = true;
    for (let one = line.current.shift(); one; one = line.current.shift()) {
      const { key, file, reference } = one;
      change(key, { state: 'sending', refusal: null });
      const handed = await putFile('scan', file), outcome = handed.ok ? await run({ reference, file: handed.value.handle }) : handed;
      if (outcome.ok) { setItems((all) => all.filter((item) => item.key !== key)); setAttached((count) => count + 1); }
      else change(key, { state: 'refused', refusal: outcome.refusal });
      setProgress((now) => now && { ...now, done: now.done + 1 });
    }
    working.current = false;
    setProgress(null);
  }, [change, run]);
  const push = useCallback((more: typeof line.current): void => {
    if (more.length === 0) return;
    line.current.push(...more);
    setProgress((now) => ({ done: now?.done ?? 0, total: (now?.total ?? 0) + more.length }));
    void work();
  }, [work]);
  const add = useCallback((files: readonly File[], references: ReadonlySet<string>): void => {
    const fresh = files.map((file): Queued => { const reference = referenceIn(file.name, references); return { key: next.current++, file, reference, state: reference === null ? 'asking' : 'waiting', refusal: null }; });
    setAttached(0);
    setItems((all) => [...all, ...fresh]);
    push(fresh.flatMap(({ key, file, reference }) => (reference === null ? [] : [{ key, file, reference }])));
  }, [push]);
  const attach = useCallback((key: number, reference: string): void => {
    const item = items.find((one) => one.key === key);
    if (!item || item.state === 'sending' || item.state === 'waiting') return;
    change(key, { reference, state: 'waiting', refusal: null });
    push([{ key, file: item.file, reference }]);
  }, [items, change, push]);
  const drop = useCallback((key: number): void => { line.current = line.current.filter((one) => one.key !== key); setItems((all) => all.filter((item) => item.key !== key)); }, []);
  const stop = useCallback((): void => {
    const left = new Set(line.current.map(({ key }) => key));
    line.current = [];
    setItems((all) => all.map((item) => (left.has(item.key) ? { ...item, state: 'asking' } : item)));
  }, []);
  return { items, progress, attached, add, attach, drop, stop };
}
