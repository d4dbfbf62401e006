import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { FieldValues, UseFormReturn } from 'react-hook-form';
import { bridge } from '../bridge/index.ts';
import { call } from './api.ts';
import { useInTurn } from './inTurn.ts';

/** The forms on the screen. */
const shown = new Set<() => Promise<boolean>>();
/** Keeps what is typed in every form now, as before a lock. */
export const keepForms = async (): Promise<void> => { await Promise.all([...shown].map((keep) => keep())); };

/** Milliseconds without a key until what is typed is kept. */
const PAUSE = 600;
export interface FormDraft {
  /** When what the form was filled with was typed; null where the form is fresh. */
  readonly restoredAt: string | null;
  /** The form's work is done, or thrown away: nothing of it is kept. What another window typed stays. */
  readonly drop: () => Promise<void>;
  /** Whether it is known yet if there is something to restore. */
  readonly ready: boolean;
  /** What is typed could not be kept the last time: too long, or the data folder does not answer. */
  readonly unkept: boolean;
  /** Another text of the same form, typed in another window, and the two ways on; both are kept until the person chose. */
  readonly elsewhere: { readonly at: string; readonly keep: () => Promise<void>; readonly take: () => Promise<void> } | null;
}
interface Kept { readonly key: string; readonly content: string; readonly savedAt: string }
/** What a window could not keep under the form's own key, because another window types there. */
const ASIDE = '~';

/**
 * Keeps an unfinished form in the encrypted store while it is typed, and fills it again when the screen comes back: after a crash, a lock, a
 * closed window. `key` names the form and the thing it changes; null keeps nothing. Two windows on one form never write over each other:
 * the one that comes second keeps its text aside, and says so.
 */
export function useFormDraft<T extends FieldValues>(key: string | null, form: UseFormReturn<T>): FormDraft {
  const [restoredAt, setRestoredAt] = useState<string | null>(null);
  const [ready, setReady] = useState(key === null);
  const [other, setOther] = useState<Kept | null>(null);
  const [unkept, setUnkept] = useState(false);
  const waiting = useRef<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  /** Where this window's text is kept, and when it last was: by that it is told from another window's. */
  const own = useRef<{ readonly key: string; readonly savedAt: string | null } | null>(null);
  own.current ??= key === null ? null : { key, savedAt: null };
  /** One after the other, or a window would take its own earlier text for another's. */
  const inTurn = useInTurn();
  const { reset, watch, formState: { defaultValues } } = form;

  const fill = useCallback((content: string): boolean => {
    // over the values as stored now: a field that the draft's version of the form did not have stays as it is
    try { reset({ ...defaultValues, ...JSON.parse(content) } as T, { keepDefaultValues: true }); return true; } catch { return false; /* a draft that cannot be read is none */ }
  // once a form: its stored values are there before it is shown
  // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [reset]);

  const save = useCallback(async (content: string): Promise<boolean> => {
    const at = own.current;
    if (key === null || at === null) return true;
    const saved = await call('drafts.save', { key: at.key, content, after: at.savedAt });
    if (saved.ok) { own.current = { key: at.key, savedAt: saved.value.savedAt }; return true; }
    if (saved.refusal.code !== 'app.KEPT_ELSEWHERE' || at.key !== key) return false;
    const theirs = await call('drafts.load', { key });
    if (theirs.ok && theirs.value) setOther({ key, ...theirs.value });
    const aside = `${key}${ASIDE}${crypto.randomUUID()}`, kept = await call('drafts.save', { key: aside, content, after: null });
    if (kept.ok) own.current = { key: aside, savedAt: kept.value.savedAt };
    return kept.ok;
  }, [key]);
  const flush = useCallback((): Promise<boolean> => {
    clearTimeout(timer.current);
    return inTurn(async () => {
      const content = waiting.current;
      if (content === null) return true;
      waiting.current = null;
      const ok = await save(content);
      // what could not be kept is tried again with the next key, or when the window closes
      if (!ok) waiting.current ??= content;
      setUnkept(!ok);
      return ok;
    });
  }, [inTurn, save]);

  useEffect(() => {
    if (key === null) return undefined;
    let gone = false;
    void (async () => {
      const [found, listed] = await Promise.all([call('drafts.load', { key }), call('drafts.list', {})]);
      const aside = listed.ok ? listed.value.find((one) => one.key.startsWith(key + ASIDE)) : undefined, besides = aside && await call('drafts.load', { key: aside.key });
      if (gone) return;
      const mine: Kept | null = found.ok && found.value ? { key, ...found.value } : null, theirs: Kept | null = aside && besides?.ok && besides.value ? { key: aside.key, ...besides.value } : null;
      const first = mine ?? theirs;
      if (first && fill(first.content)) { own.current = { key: first.key, savedAt: first.savedAt }; setRestoredAt(first.savedAt); }
      if (mine && theirs) setOther(theirs);
      setReady(true);
    })();
    return () => { gone = true; };
  }, [key, fill]);

  // from when its fields are to be seen: nothing typed or pasted goes by
  useLayoutEffect(() => {
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
    await inTurn(async () => {
      const at = own.current;
      if (key === null || at === null) return;
      if (at.savedAt !== null) await call('drafts.drop', { key: at.key, after: at.savedAt });
      own.current = { key, savedAt: null };
    });
  }, [key, inTurn]);

  /** The form goes on as one text, under its own key; the one that was not wanted is gone. */
  const settle = useCallback((content: string, unwanted: Kept): Promise<void> => inTurn(async () => {
    if (key === null) return;
    clearTimeout(timer.current);
    waiting.current = null;
    const at = own.current;
    await call('drafts.drop', { key: unwanted.key, after: unwanted.savedAt });
    if (at?.savedAt) await call('drafts.drop', { key: at.key, after: at.savedAt });
    const now = await call('drafts.load', { key }), saved = await call('drafts.save', { key, content, after: now.ok ? now.value?.savedAt ?? null : null });
    own.current = { key, savedAt: saved.ok ? saved.value.savedAt : null };
    setOther(null);
  }), [key, inTurn]);
  return {
    restoredAt, drop, ready, unkept,
    elsewhere: other && {
      at: other.savedAt,
      keep: () => settle(JSON.stringify(form.getValues()), other),
      take: async () => { if (fill(other.content)) await settle(other.content, other); },
    },
  };
}
