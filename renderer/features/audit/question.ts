import type { Sent } from '#shared/contract/index.ts';
import { civilDate } from '#shared/domain/common/dates.ts';
import { ID_PATTERN } from '#shared/lib/ids.ts';

/* What is looked for stands in the address. */
export const FILTERS = ['who', 'what', 'outcome', 'subject', 'from', 'to'] as const;
const OUTCOMES = ['done', 'refused'] as const;

/** The instant at which a day begins by this computer's clock, so many days later. */
function dayBegins(typed: string | null, later: number): string | null {
  const date = civilDate(typed ?? '');
  if (date === null) return null;
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return new Date(year, month - 1, day + later).toISOString();
}
/** An address that somebody wrote by hand asks for what it can. */
export function askedOf(params: URLSearchParams): Sent<'audit.list'> {
  const who = params.get('who') ?? '';
  return {
    userId: ID_PATTERN.test(who) ? who : null, what: (params.get('what') ?? '').slice(0, 80), outcome: OUTCOMES.find((one) => one === params.get('outcome')) ?? null,
    subject: (params.get('subject') ?? '').slice(0, 80), from: dayBegins(params.get('from'), 0), to: dayBegins(params.get('to'), 1),
  };
}
