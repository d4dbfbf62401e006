import { useCallback, useEffect, useRef, type RefObject } from 'react';
import type { MessageKey } from '#shared/i18n/index.ts';
import type { Refusal } from '#shared/lib/result.ts';

/* Refusals of a form whose fields are called by paths (`letterhead.ar.0`): each is said at the field it names. */
/** One text of a form, and what it must be. */
export interface Text { readonly path: string; readonly text: string; readonly most: number; readonly needed?: boolean }
const fieldOf = ({ params }: Refusal): string => String(params?.['field'] ?? '');

/** What shows before anything is sent: texts that are missing or too long. The rest is the engine's to say. */
export const faultsOf = (texts: readonly Text[]): readonly Refusal[] => texts.flatMap(({ path, text, most, needed = false }): readonly Refusal[] => {
  const code: MessageKey | null = [...text.trim()].length > most ? 'app.TEXT_TOO_LONG' : needed && text.trim() === '' ? 'app.EMPTY' : null;
  return code ? [{ code, params: { field: path, most } }] : [];
});

export interface At {
  /** What is wrong with the field at a path, in words. */
  (path: string): string | undefined;
}
/** @param say the sentence; @param name what a field is called */
export const refusalsAt = (refusals: readonly Refusal[], say: (key: MessageKey, params?: Refusal['params']) => string, name: (path: string) => string): At => (path) => {
  const found = refusals.find((refusal) => fieldOf(refusal) === path);
  return found && say(found.code, { ...found.params, field: name(path) });
};
/** Whether a refusal names a field that begins so. */
export const isAbout = (refusal: Refusal, beginnings: readonly string[]): boolean => {
  const field = fieldOf(refusal);
  return beginnings.some((beginning) => field === beginning || field.startsWith(`${beginning}.`));
};
/** The focus goes to the first field in which something is wrong; whether there is one. */
export function focusFault(form: HTMLElement | null): boolean {
  const first = form?.querySelector<HTMLElement>('[aria-invalid=true], [data-fault]');
  first?.focus();
  return Boolean(first);
}
/** A form whose first fault has the focus once it is drawn: `form` stands on it, `focus` is called where something is wrong. */
export function useFaultFocus(): { readonly form: RefObject<HTMLFormElement | null>; readonly focus: () => void } {
  const form = useRef<HTMLFormElement>(null), wanted = useRef(false);
  useEffect(() => { if (wanted.current) { wanted.current = false; focusFault(form.current); } });
  return { form, focus: useCallback(() => { wanted.current = true; }, []) };
}
