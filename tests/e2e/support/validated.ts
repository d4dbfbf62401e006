import type { Page } from '@playwright/test';
import type { Answer, NamesOf, Sent } from '#shared/contract/index.ts';
import { ask, demonstration } from './handover.ts';

/* The demonstration's ceremony after its validation, through the engine. */
type Ceremony = Answer<'handover.ceremony'>;
export async function validated(page: Page): Promise<Ceremony> {
  const { ceremonyId } = await demonstration(page);
  await ask(page, 'handover.issue', { ceremonyId });
  return ask(page, 'handover.ceremony', { ceremonyId });
}
/** A job to its end. */
export async function done<N extends NamesOf<'job'>>(page: Page, name: N, input: Sent<N>): Promise<Answer<N>> {
  const { jobId } = await ask(page, name as never, input as never) as { jobId: string };
  for (let seen = 0; ;) {
    const state = await ask(page, 'jobs.wait', { jobId, seen, waitMs: 30_000 });
    if (state.state === 'done') return state.result as Answer<N>;
    if (state.state !== 'running') throw new Error(`${name}: ${JSON.stringify(state)}`);
    seen = state.seen;
  }
}
type Marked = Sent<'handover.mark'>['state'];
/** Marks the first so many who wait, each as told. */
export async function mark(page: Page, ceremonyId: string, how: (order: number) => Marked | null): Promise<void> {
  const day = await ask(page, 'handover.day', { ceremonyId });
  let { revision } = day;
  for (const { recipientId, order } of day.recipients) {
    const state = how(order);
    if (state) ({ revision } = await ask(page, 'handover.mark', { ceremonyId, recipientId, revision, state, note: state === 'reserved' ? 'une vis manque' : '' }));
  }
}
/** The pages of the viewer, once one is drawn. */
export const drawnPages = (page: Page) => page.locator('[data-drawn]');
