import type { Answer } from '#shared/contract/index.ts';
import { foldName, latinDigits } from '#shared/domain/common/names.ts';

/* What the day's screen works out from what the engine tells it: pure. */
export type Day = Answer<'handover.day'>;
export type Person = Day['recipients'][number];
export type DayState = Person['day']['state'];

export const isMarked = ({ day }: Person): boolean => day.state !== 'waiting';
/** The next person who waits, after this one and then from the beginning; null where nobody waits. */
export function nextWaiting(recipients: readonly Person[], after: string | null): Person | null {
  const at = recipients.findIndex(({ recipientId }) => recipientId === after);
  const following = [...recipients.slice(at + 1), ...recipients.slice(0, at + 1)];
  return following.find((person) => !isMarked(person) && person.recipientId !== after) ?? null;
}
/** The person before or after this one, whatever their state; at either end the same. */
export function neighbour(recipients: readonly Person[], of: string, direction: 1 | -1): Person | null {
  const at = recipients.findIndex(({ recipientId }) => recipientId === of);
  return at < 0 ? null : recipients[Math.min(recipients.length - 1, Math.max(0, at + direction))] ?? null;
}
/** Others who bear the same name in either script, as it is compared, not as it is written. */
export function namesakes(recipients: readonly Person[], one: Person): readonly Person[] {
  const ar = foldName(one.name.ar), fr = foldName(one.name.fr);
  return recipients.filter(({ recipientId, name }) => recipientId !== one.recipientId && ((ar !== '' && foldName(name.ar) === ar) || (fr !== '' && foldName(name.fr) === fr)));
}
/** People by what a companion remembers or reads: part of a name in either script, the order number, the last digits of the card, a reference. */
export function found(recipients: readonly Person[], typed: string): readonly Person[] {
  const text = latinDigits(typed.slice(0, 200)).trim(), words = foldName(text).split(' ').filter(Boolean);
  if (text === '') return recipients;
  if (/^\d+$/.test(text)) return recipients.filter(({ order, cinTail }) => String(order) === text || cinTail === text);
  return recipients.filter(({ name, paper }) => {
    const both = `${foldName(name.ar)} ${foldName(name.fr)} ${foldName(paper?.reference ?? '')}`;
    return words.every((word) => both.includes(word));
  });
}
/** What may be said of how a person reads. */
export const reading = ({ reads }: Person): 'both' | 'ar' | 'fr' | 'none' => (reads.ar && reads.fr ? 'both' : reads.ar ? 'ar' : reads.fr ? 'fr' : 'none');
/** What the space bar does for a person: hand over to those who wait, were absent or refused; else go on. */
export const mainDeed = ({ day }: Person): 'handOver' | 'goOn' => (day.state === 'handedOver' || day.state === 'reserved' ? 'goOn' : 'handOver');
