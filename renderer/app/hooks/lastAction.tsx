import { createContext, use, useCallback, useMemo, useState, type ReactNode } from 'react';
import { useLanguage } from '#renderer/components/language.tsx';
import type { Lang } from '#shared/i18n/index.ts';
import { BugError } from '#shared/lib/assert.ts';

/** What was done last, in words, and how to take it back where that can be. It stands until the next one, never for some seconds. */
export interface LastAction { readonly words: string; readonly undo?: () => Promise<unknown>; /** told on the way to another page, where it is to be read */ readonly travels?: boolean }
interface Told { readonly last: (LastAction & { /** that its words are of */ readonly lang: Lang }) | null; readonly tell: (action: LastAction) => void; readonly clear: () => void; /** another page: what was done on the last one is not to be taken back from here */ readonly arrive: () => void }
const ToldContext = createContext<Told | null>(null);

export function LastActionProvider({ children }: { readonly children: ReactNode }) {
  const { lang } = useLanguage();
  const [last, setLast] = useState<Told['last']>(null);
  const tell = useCallback((action: LastAction) => { setLast({ ...action, lang }); }, [lang]);
  const clear = useCallback(() => { setLast(null); }, []);
  const arrive = useCallback(() => { setLast((now) => (now?.travels ? { ...now, travels: false } : null)); }, []);
  const told = useMemo<Told>(() => ({ last, tell, clear, arrive }), [last, tell, clear, arrive]);
  return <ToldContext value={told}>{children}</ToldContext>;
}
export function useLastAction(): Told {
  const told = use(ToldContext);
  if (!told) throw new BugError('a component stands outside of LastActionProvider');
  return told;
}
