/**
 * Works on up to `width` things at a time and gives what came of each in their order. Nothing more is begun once one of them failed or
 * the reader leaves; what is under way is waited for.
 */
export async function* inOrder<T, R>(things: readonly T[], width: number, work: (thing: T) => Promise<R>): AsyncGenerator<R, void, void> {
  const under: Promise<R>[] = [];
  let next = 0;
  try {
    while (next < things.length || under.length > 0) {
      for (; next < things.length && under.length < width; next++) {
        const begun = work(things[next] as T);
        begun.catch(() => undefined); // told when its turn comes
        under.push(begun);
      }
      const first = await (under[0] as Promise<R>);
      under.shift();
      yield first;
    }
  } finally { await Promise.allSettled(under); }
}
