import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';
import { useForm, type DefaultValues, type FieldValues, type UseFormReturn } from 'react-hook-form';
import { merged } from '#renderer/components/merge.ts';
import type { Fault, Read } from '#renderer/components/typed.ts';
import type { Refusal } from '#shared/lib/result.ts';
import { useFormDraft, type FormDraft } from './formDraft.ts';
import { useLastAction } from './lastAction.tsx';

/** A form's content: as typed, as it was when the form was filled, and the revision that was. */
export interface Kept<T> { now: T; was: T; revision: number }

export interface KeptForm<T extends object> {
  readonly form: UseFormReturn<Kept<T>>;
  readonly draft: FormDraft;
  readonly faults: readonly Fault[];
  /** On the `<form>`, to find its first fault. */
  readonly box: RefObject<HTMLFormElement | null>;
  /** What is typed, as the contract takes it; null where something is to mend, which then has the focus. */
  check<V>(read: (texts: T) => Read<V>): V | null;
  /** Shows a refusal at the field it speaks of; false where it speaks of none. */
  atField(refusal: Refusal): boolean;
  /** Goes on from what another window stored: both changes together. */
  goOn(theirs: T, revision: number, prefer: 'mine' | 'theirs'): void;
  /** `sent` is stored as `revision`, and the form goes on: what was typed meanwhile is still to be stored. */
  stored(revision: number, sent: T): Promise<void>;
  focus(path: string): void;
}
interface KeptTexts<T> {
  readonly texts: T;
  set<K extends keyof T & string>(name: K, text: T[K]): void;
  readonly draft: FormDraft;
  /** The deed is done: nothing of it is kept, `words` tell of it as the last action, the dialog closes. */
  done(words: string): Promise<void>;
  /** The person wants it no more: nothing of it is kept, the dialog closes. */
  giveUp(): void;
}
/** The few fields of a dialog that tells of its faults itself, kept while they are typed (`key`). */
export function useKeptTexts<T extends object>(key: string, start: T, onClose: () => void): KeptTexts<T> {
  const form = useForm<FieldValues>({ defaultValues: start });
  const draft = useFormDraft(key, form);
  const { tell } = useLastAction();
  return {
    texts: form.watch() as T, draft,
    set(name, text) { form.setValue(name as string, text); },
    async done(words) { await draft.drop(); tell({ words }); onClose(); },
    giveUp() { void draft.drop().then(onClose); },
  };
}
/**
 * A form kept while it is typed (`key`), with its faults. Its screen remounts it (`key` of React) for another thing.
 * @param fieldOf which field a refusal speaks of, as a path in the form; null for none
 */
export function useKept<T extends object>(key: string, start: T, revision: number, fieldOf: (refusal: Refusal) => string | null): KeptForm<T> {
  const form = useForm<Kept<T>>({ defaultValues: { now: start, was: start, revision } as DefaultValues<Kept<T>> });
  const draft = useFormDraft(key, form as unknown as UseFormReturn<FieldValues>);
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const box = useRef<HTMLFormElement>(null);
  const { watch, getValues, reset } = form;

  // a fault stands until its field is touched
  useEffect(() => {
    const watching = watch((_values, { name }) => { setFaults((all) => (all.some(({ path }) => `now.${path}` === name) ? all.filter(({ path }) => `now.${path}` !== name) : all)); });
    return () => { watching.unsubscribe(); };
  }, [watch]);
  const focus = useCallback((path: string) => {
    setTimeout(() => {
      const fields = [...box.current?.elements ?? []].filter((one): one is HTMLInputElement => 'name' in one);
      const field = fields.find(({ name }) => name === `now.${path}`) ?? fields.find(({ name }) => name.startsWith(`now.${path}.`));
      field?.focus(); field?.scrollIntoView({ block: 'nearest' });
    });
  }, []);
  const show = useCallback((found: readonly Fault[]) => {
    setFaults(found);
    const names = new Set(found.map(({ path }) => `now.${path}`));
    const first = [...box.current?.elements ?? []].filter((one): one is HTMLInputElement => 'name' in one).find(({ name }) => names.has(name));
    if (first) setTimeout(() => { first.focus(); first.scrollIntoView({ block: 'center' }); }); else if (found[0]) focus(found[0].path);
  }, [focus]);
  return {
    form, draft, faults, box, focus,
    check(read) {
      const found = read(getValues().now);
      if (found.ok) { setFaults([]); return found.value; }
      show(found.faults);
      return null;
    },
    atField(refusal) {
      const path = fieldOf(refusal), { code, params } = refusal;
      if (path === null) return false;
      show([{ path, code, ...(params ? { params } : {}) }]);
      return true;
    },
    goOn(theirs, next, prefer) {
      const { now, was } = getValues();
      reset({ now: merged(was, now, theirs, prefer), was: theirs, revision: next } as Kept<T>);
      setFaults([]);
    },
    async stored(next, sent) {
      const { now } = getValues(), whole = JSON.stringify(now) === JSON.stringify(sent);
      reset({ now, was: sent, revision: next } as Kept<T>);
      setFaults([]);
      // after the form was filled anew, which is otherwise kept as if somebody had typed
      if (whole) await draft.drop();
    },
  };
}
