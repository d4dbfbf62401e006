import { expect, it } from 'vitest';
import { inOrder } from '#shared/lib/inOrder.ts';

/** Works that end when told to, and how many were under way at most. */
function works() {
  const ends: (() => void)[] = [];
  let under = 0, most = 0;
  const work = async (n: number): Promise<number> => {
    under += 1; most = Math.max(most, under);
    await new Promise<void>((resolve) => { ends[n] = resolve; });
    under -= 1;
    if (n === 3) throw new Error('the fourth');
    return n * 10;
  };
  return { work, ends, begun: () => ends.length, under: () => under, most: () => most };
}
const settle = (): Promise<void> => new Promise((resolve) => { setImmediate(resolve); });

it('gives what was done later first in its own turn, and never does more at a time than it may', async () => {
  const { work, ends, most } = works(), got: number[] = [];
  const all = (async () => { for await (const one of inOrder([0, 1, 2], 2, work)) got.push(one); })();
  await settle();
  ends[1]?.();
  await settle();
  expect(got).toEqual([]);
  ends[0]?.();
  await settle();
  ends[2]?.();
  await all;
  expect([got, most()]).toEqual([[0, 10, 20], 2]);
});
it('begins nothing more after a failure, and waits for what is under way', async () => {
  const { work, ends, begun, under } = works();
  const all = (async () => { for await (const one of inOrder([3, 4, 5, 6], 2, work)) expect(one).toBeNaN(); })().catch(String);
  await settle();
  ends[3]?.();
  await settle();
  expect(under()).toBe(1);
  ends[4]?.();
  expect([await all, begun(), under()]).toEqual(['Error: the fourth', 5, 0]);
});
it('begins nothing more once its reader left', async () => {
  const { work, ends, begun } = works();
  const all = (async () => { for await (const one of inOrder([0, 1, 2], 1, work)) return one; return null; })();
  await settle();
  ends[0]?.();
  expect(await all).toBe(0);
  expect(begun()).toBe(1);
});
