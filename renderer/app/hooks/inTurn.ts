import { useCallback, useRef } from 'react';

/** One work after the other: what is asked for while another is under way waits for its end, and is not lost. */
export function useInTurn(): <R>(work: () => Promise<R>) => Promise<R> {
  const last = useRef<Promise<unknown>>(Promise.resolve());
  return useCallback(<R>(work: () => Promise<R>): Promise<R> => { const next = last.current.then(work); last.current = next.catch(() => undefined); return next; }, []);
}
