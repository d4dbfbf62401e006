import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient, QueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { createClient } from '#shared/contract/client.ts';
import type { Answer, NamesOf, Sent } from '#shared/contract/index.ts';
import { refuse, type Refusal, type Result } from '#shared/lib/result.ts';
import { bridge } from '../bridge/index.ts';

/** The engine, over whatever host there is; the host holds the session. */
const client = createClient(({ name, input }) => bridge.call(name, input), () => null);
export const call = client.call;

/** A refusal on its way through the query library, which knows only throws. */
class Refused extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) { super(refusal.code); this.refusal = refusal; }
}
const refusalOf = (error: unknown): Refusal | null => (error instanceof Refused ? error.refusal : error ? { code: 'app.NO_ANSWER' } : null);
const given = <T>(result: Result<T>): T => { if (!result.ok) throw new Refused(result.refusal); return result.value; };

/** Answers are asked for again when a window comes back to the front: another one may have changed them. Nothing is tried twice by itself. */
export const createQueries = (onRefusal: (refusal: Refusal) => void): QueryClient => {
  const queries = new QueryClient({ defaultOptions: { queries: { networkMode: 'always', retry: false, staleTime: 0, gcTime: 60_000 }, mutations: { networkMode: 'always', retry: false } } });
  queries.getQueryCache().subscribe(({ type, query }) => {
    const refusal = type === 'updated' ? refusalOf(query.state.error) : null;
    if (refusal) onRefusal(refusal);
  });
  return queries;
};

export interface Asked<T> { readonly data: T | undefined; readonly refusal: Refusal | null; readonly loading: boolean; /** what is shown answers an earlier question, while the new one is asked */ readonly stale: boolean; readonly again: () => void }
/** A question by name, as the query library keeps it. */
const question = <N extends NamesOf<'query'>>(name: N, input: Sent<N>) => ({ queryKey: [name, input] as const, queryFn: async () => given(await client.call(name, input)) });
/** Asks before anything is drawn that needs the answer. */
export const askAhead = <N extends NamesOf<'query'>>(queries: QueryClient, name: N, input: Sent<N>): void => void queries.prefetchQuery(question(name, input));
/** What the engine answers to a query; asked again after every command. `every`: also at this interval, ms, for what another window may change. */
export function useAnswer<N extends NamesOf<'query'>>(name: N, input: Sent<N>, { every, enabled = true, keep = false }: { readonly every?: number; readonly enabled?: boolean; readonly keep?: boolean } = {}): Asked<Answer<N>> {
  const query = useQuery({ ...question(name, input), enabled, ...(every === undefined ? {} : { refetchInterval: every }), ...(keep ? { placeholderData: keepPreviousData } : {}) });
  return { data: query.data, refusal: refusalOf(query.error), loading: query.isPending && enabled, stale: query.isPlaceholderData, again: () => void query.refetch() };
}
/** A list that comes in pieces: `next` answers what to ask for after a piece, null at the end. */
export function usePieces<N extends NamesOf<'query'>>(name: N, input: Sent<N>, next: (last: Answer<N>) => Partial<Sent<N>> | null): { readonly pieces: readonly Answer<N>[]; readonly refusal: Refusal | null; readonly loading: boolean; readonly more: () => void; readonly again: () => void } {
  const query = useInfiniteQuery({
    queryKey: [name, 'pieces', input], initialPageParam: {} as Partial<Sent<N>>, placeholderData: keepPreviousData,
    queryFn: async ({ pageParam }) => given(await client.call(name, { ...(input as object), ...(pageParam as object) } as Sent<N>)),
    getNextPageParam: (last: Answer<N>) => next(last),
  });
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  const more = useCallback(() => { if (hasNextPage && !isFetchingNextPage) void fetchNextPage(); }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  return { pieces: query.data?.pages ?? [], refusal: refusalOf(query.error), loading: query.isPending, more, again: () => void query.refetch() };
}

export interface Command<N extends NamesOf<'command' | 'gate'>> {
  /** Answers the outcome, and refreshes what is on the screen when it is good. Asked for the same while it is on its way, as by a double click, it is done once. */
  readonly run: (input: Sent<N>) => Promise<Result<Answer<N>>>;
  readonly busy: boolean;
  /** Why the last run was refused, until the next one or `clear`. */
  readonly refusal: Refusal | null;
  readonly clear: () => void;
}
export function useCommand<N extends NamesOf<'command' | 'gate'>>(name: N): Command<N> {
  const queries = useQueryClient();
  const mutation = useMutation({
    mutationFn: async (input: Sent<N>) => given(await client.call(name, input)),
    onSuccess: () => queries.invalidateQueries(),
  });
  const { mutateAsync, reset } = mutation;
  // no state: the second click may come before anything is drawn anew
  const going = useRef<{ readonly asked: string; readonly outcome: Promise<Result<Answer<N>>> } | null>(null);
  const run = useCallback((input: Sent<N>): Promise<Result<Answer<N>>> => {
    const asked = JSON.stringify(input);
    if (going.current?.asked === asked) return going.current.outcome;
    const outcome = mutateAsync(input).then((value): Result<Answer<N>> => ({ ok: true, value }), (error: unknown): Result<Answer<N>> => ({ ok: false, refusal: refusalOf(error) ?? { code: 'app.NO_ANSWER' } }))
      .finally(() => { if (going.current?.outcome === outcome) going.current = null; });
    going.current = { asked, outcome };
    return outcome;
  }, [mutateAsync]);
  return { run, busy: mutation.isPending, refusal: refusalOf(mutation.error), clear: reset };
}

export interface Job<N extends NamesOf<'job'>> {
  /** @param last what belongs to it, and comes before anything on the screen is asked again */
  readonly run: (input: Sent<N>, last?: (answer: Answer<N>) => Promise<unknown>) => Promise<Result<Answer<N>>>;
  readonly busy: boolean;
  readonly done: number;
  /** 0 while it is not known. */
  readonly total: number;
  /** It counts now, and cannot be cancelled any more. */
  readonly decided: boolean;
  readonly cancel: () => void;
  readonly refusal: Refusal | null;
  readonly clear: () => void;
}
/** Jobs of this window that run. */
let running = 0;
export const isWorking = (): boolean => running > 0;

/** Long work with its progress. Leaving the screen stops it, unless it is to `outlive` it. */
export function useJob<N extends NamesOf<'job'>>(name: N, { outlive = false } = {}): Job<N> {
  const queries = useQueryClient();
  const [state, set] = useState<{ busy: boolean; done: number; total: number; decided: boolean; refusal: Refusal | null }>({ busy: false, done: 0, total: 0, decided: false, refusal: null });
  const stop = useRef<AbortController | null>(null);
  useEffect(() => () => { if (!outlive) stop.current?.abort(); }, [outlive]);
  const run = useCallback(async (input: Sent<N>, last?: (answer: Answer<N>) => Promise<unknown>): Promise<Result<Answer<N>>> => {
    stop.current?.abort();
    const mine = stop.current = new AbortController();
    set({ busy: true, done: 0, total: 0, decided: false, refusal: null });
    let outcome: Result<Answer<N>>;
    running += 1;
    try {
      const tell = (what: { done: number; total: number } | { decided: true }): void => { if (stop.current === mine) set((now) => ({ ...now, ...what })); };
      outcome = await client.run(name, input, { signal: mine.signal, onProgress: (done, total) => { tell({ done, total }); }, onDecided: () => { tell({ decided: true }); } });
      if (outcome.ok) await last?.(outcome.value);
    } catch { outcome = refuse('app.NO_ANSWER'); } finally { running -= 1; }
    if (stop.current === mine) {
      stop.current = null;
      set({ busy: false, done: 0, total: 0, decided: false, refusal: outcome.ok || outcome.refusal.code === 'app.CANCELLED' ? null : outcome.refusal });
    }
    void queries.invalidateQueries();
    return outcome;
  }, [name, queries]);
  const cancel = useCallback(() => { stop.current?.abort(); }, []);
  const clear = useCallback(() => { set((now) => ({ ...now, refusal: null })); }, []);
  return { ...state, run, cancel, clear };
}
