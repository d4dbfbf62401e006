import { createContext, use, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useSyncExternalStore, type ReactNode } from 'react';
import type { MessageKey } from '#shared/i18n/index.ts';
import { BugError } from '#shared/lib/assert.ts';

/** `Ctrl+K`, `Shift+Slash`, `Space`, `F8`: modifiers, then a letter A–Z or a name as in KeyboardEvent.code. */
export type Keys = string;
export interface Shortcut { readonly keys: Keys; readonly label: MessageKey; readonly act: () => void; readonly evenInFields?: boolean; /** over a dialog too */ readonly everywhere?: boolean }

interface Registry { add(shortcut: { current: Shortcut }): () => void; list(): readonly Shortcut[]; subscribe(listener: () => void): () => void }
const RegistryContext = createContext<Registry | null>(null);

/**
 * Is this the key? A letter is told by what it types where that is Latin (AZERTY moves A, Q, Z, W), else by its place (an Arabic layout
 * types none); any other key by its place.
 */
export function isKey(event: Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'altKey' | 'shiftKey' | 'metaKey'>, keys: Keys): boolean {
  const parts = keys.split('+'), last = parts.at(-1) ?? '';
  if (event.ctrlKey !== parts.includes('Ctrl') || event.altKey !== parts.includes('Alt') || event.shiftKey !== parts.includes('Shift') || event.metaKey) return false;
  if (!/^[A-Z]$/.test(last)) return event.code === last;
  return /^[a-z]$/i.test(event.key) ? event.key.toUpperCase() === last : event.code === `Key${last}`;
}
const inField = (target: EventTarget | null): boolean => target instanceof HTMLElement && (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
/** A page rests behind a dialog or a menu; a field keeps the plain keys, and Ctrl+Z, which takes back what was typed there and nothing else. */
function isHeard({ keys, evenInFields, everywhere }: Shortcut, target: EventTarget | null): boolean {
  if (everywhere) return true;
  if (target instanceof Element && target.closest('[role=dialog], [role=menu]')) return false;
  return evenInFields || (keys.includes('Ctrl') && keys !== 'Ctrl+Z') || !inField(target);
}

export function ShortcutProvider({ children }: { readonly children: ReactNode }) {
  const registry = useMemo<Registry>(() => {
    const all: { current: Shortcut }[] = [], listeners = new Set<() => void>();
    let shown: readonly Shortcut[] = [];
    const told = (): void => { shown = all.map(({ current }) => current); for (const listener of listeners) listener(); };
    return {
      add(shortcut) {
        all.push(shortcut); told();
        return () => { all.splice(all.indexOf(shortcut), 1); told(); };
      },
      list: () => shown,
      subscribe(listener) { listeners.add(listener); return () => { listeners.delete(listener); }; },
    };
  }, []);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.repeat) return;
      // the newest stands nearest to the person: a panel's before its page's
      const hit = registry.list().findLast((shortcut) => isKey(event, shortcut.keys) && isHeard(shortcut, event.target));
      if (hit) { event.preventDefault(); hit.act(); }
    };
    addEventListener('keydown', onKey);
    return () => { removeEventListener('keydown', onKey); };
  }, [registry]);
  return <RegistryContext value={registry}>{children}</RegistryContext>;
}
function useRegistry(): Registry {
  const registry = use(RegistryContext);
  if (!registry) throw new BugError('a component stands outside of ShortcutProvider');
  return registry;
}
/**
 * A key that does something while the component is there; `null` turns it off. It is listed in the help under its label.
 * @param busy something done before is still under way: what the key asks for is done after it, once, if it is still about the same `subject`
 */
export function useShortcut(keys: Keys, label: MessageKey, act: (() => void) | null, { evenInFields = false, everywhere = false, busy = false, subject = '' } = {}): void {
  const registry = useRegistry();
  // a shortcut is listed as it was when it came; what it does is what the newest render says
  const latest = useRef({ act, busy, subject });
  latest.current = { act, busy, subject };
  const asked = useRef<string | null>(null);
  const on = act !== null;
  // heard as soon as it is seen
  useLayoutEffect(() => (on ? registry.add({ current: { keys, label, evenInFields, everywhere, act: () => { if (latest.current.busy) asked.current = latest.current.subject; else latest.current.act?.(); } } }) : undefined), [registry, keys, label, evenInFields, everywhere, on]);
  useEffect(() => {
    if (busy || asked.current === null) return;
    const still = asked.current === latest.current.subject;
    asked.current = null;
    if (still) latest.current.act?.();
  }, [busy]);
}
/** Does what a key would do here, for the host's menu; answers whether there was anything to do. */
export function useAct(): (keys: Keys) => boolean {
  const registry = useRegistry();
  return useCallback((keys) => {
    const hit = registry.list().findLast((shortcut) => shortcut.keys === keys);
    hit?.act();
    return hit !== undefined;
  }, [registry]);
}
export function useShortcuts(): readonly Shortcut[] {
  const registry = useRegistry();
  return useSyncExternalStore(registry.subscribe, registry.list);
}
