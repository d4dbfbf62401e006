import { useCallback, useEffect, useRef, useState } from 'react';
import type { FieldValues, UseFormReturn } from 'react-hook-form';
import { bridge } from '../bridge/index.ts';
import { call } from './api.ts';

/** The forms on the screen. */
const shown = new Set<() => Promise<boolean>>();
/** Keeps what is typed in every form now, as before a lock. */
export const keepForms = async (): Promise<void> => { await Promise.all([...shown].map((keep) => keep())); };

/** Milliseconds without a key until what is typed is kept. */
const PAUSE = 600;
export interface FormDraft {
  /** When what the form was filled with was typed; null where the form is fresh. */
  readonly restoredAt: string | null;
  /** The form's work is done, or thrown away: nothing of it is kept. */
  readonly drop: () => Promise<void>;
  /** Whether it is known yet if there is something to restore. */
  readonly ready: boolean;
}
/**
 * Keeps an unfinished form in the encrypted store while it is typed, and fills it again when the screen comes back: after a crash, a lock, a
 * closed window. `key` names the form and the thing it changes; null keeps nothing.
 */
export function useFormDraft<T extends FieldValues>(key: string | null, form: UseFormReturn<T>): FormDraft {
  const [restoredAt, setRestoredAt] = useState<string | null>(null);
  const [ready, setReady] = useState(key === null);
  const waiting = useRef<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const { reset, watch, formState: { defaultValues } } = form;

  const flush = useCallback(async (): Promise<boolean> => {
    clearTimeout(timer.current);
    const content = waiting.current;
    if (key === null || content === null) return true;
    waiting.current = null;
    const { ok } = await call('drafts.save', { key, content });
    // what could not be kept is tried again with the next key, or when the window closes
    if (!ok) waiting.current ??= content;
    return ok;
  }, [key]);

  useEffect(() => {
    if (key === null) return undefined;
    let gone = false;
    void call('drafts.load', { key }).then((found) => {
      if (gone) return;
      if (found.ok && found.value) {
        // over the values as stored now: a field that the draft's version of the form did not have stays as it is
        try { reset({ ...defaultValues, ...JSON.parse(found.value.content) } as T, { keepDefaultValues: true }); setRestoredAt(found.value.savedAt); } catch { /* a draft that cannot be read is none */ }
      }
      setReady(true);
    });
    return () => { gone = true; };
  // once a form: its stored values are there before it is shown
  // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [key]);

  useEffect(() => {
    if (key === null || !ready) return undefined;
    const watching = watch((values) => {
      waiting.current = JSON.stringify(values);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void flush(), PAUSE);
    });
    // the window waits for the answer: false asks the person before it closes
    const stop = bridge.onCommand((command) => (command === 'closing' ? flush() : undefined));
    const leave = (): void => void flush();
    addEventListener('pagehide', leave);
    shown.add(flush);
    return () => { shown.delete(flush); watching.unsubscribe(); stop(); removeEventListener('pagehide', leave); leave(); };
  }, [key, ready, watch, flush]);

  const drop = useCallback(async (): Promise<void> => {
    clearTimeout(timer.current);
    waiting.current = null;
    setRestoredAt(null);
    if (key !== null) await call('drafts.drop', { key });
  }, [key]);
  return { restoredAt, drop, ready };
}
