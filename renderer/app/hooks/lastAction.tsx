import { createContext, use, useCallback, useMemo, useState, type ReactNode } from 'react';
import { BugError } from '#shared/lib/assert.ts';

/** What was done last, in words, and how to take it back where that can be. It stands until the next one, never for some seconds. */
export interface LastAction { readonly words: string; readonly undo?: () => Promise<unknown> }
interface Told { readonly last: LastAction | null; readonly tell: (action: LastAction) => void; readonly clear: () => void }
const ToldContext = createContext<Told | null>(null);

export function LastActionProvider({ children }: { readonly children: ReactNode }) {
  const [last, setLast] = useState<LastAction | null>(null);
  const clear = useCallback(() => { setLast(null); }, []);
  const told = useMemo<Told>(() => ({ last, tell: setLast, clear }), [last, clear]);
  return <ToldContext value={told}>{children}</ToldContext>;
}
export function useLastAction(): Told {
  const told = use(ToldContext);
  if (!told) throw new BugError('a component stands outside of LastActionProvider');
  return told;
}
