import type { Sent } from '#shared/contract/index.ts';
import { decideLeave } from '#shared/domain/handoverAfter.ts';
import { amendmentOf, type Amendment } from '#shared/domain/papers.ts';
import { readAmount, readWhole } from '#shared/domain/common/numbers.ts';
import { lineTexts, newPerson, personTexts, readLine, readNewPerson, readPerson, type LineTexts, type Person, type PersonTexts } from './personTexts.ts';
import type { Fault, Read } from '#renderer/components/typed.ts';

/** A line of the form; `lineId` tells which stored line it was, empty for a new one. */
export type AfterLine = LineTexts & { lineId: string };
/** The form of a change after validation: the person's details, what they get, and why. */
export interface AfterTexts extends PersonTexts { lines: AfterLine[]; reason: string }
export interface AfterSaid<R> { readonly recipient: R; readonly lines: Sent<'handover.amend'>['lines']; readonly reason: string }

const LEAST = 3, MOST = 300;
const linesOf = ({ lines }: Pick<Person, 'lines'>): AfterLine[] => lines.map((line) => ({ ...lineTexts(line), lineId: line.lineId }));
/** What stands of a person. */
export const afterTexts = (person: Person): AfterTexts => ({ ...personTexts(person, person.cinTail ? null : ''), lines: linesOf(person), reason: '' });
/** Somebody new; in another's place they are of the same trade and get the same. */
export const newAfter = (former: Person | null): AfterTexts => ({ ...newPerson(), ...(former ? { trade: former.trade, lines: linesOf(former) } : { lines: [] }), reason: '' });

/** What making a certificate anew means as it stands; null where there is none. */
export const wayOf = ({ paper }: Pick<Person, 'paper'>): Amendment | null => paper && amendmentOf({ status: paper.status, signed: paper.signedAt !== null });
/** Who has nothing in hand and signed nothing may leave; the rule itself is the engine's (shared/domain/handoverAfter.ts). */
export const mayLeave = ({ paper, day, name }: Pick<Person, 'paper' | 'day' | 'name'>): boolean =>
  paper !== null && decideLeave({ status: 'validated', filed: false }, { name: name.ar, state: day.state, paper: { reference: paper.reference, status: paper.status, signed: paper.signedAt !== null, heir: null } }, '…') === null;
export const reasonFault = (reason: string): readonly Fault[] => (reason.trim().length < LEAST || reason.trim().length > MOST ? [{ path: 'reason', code: 'papers.REASON_NEEDED' }] : []);

function read<R>({ lines, reason, ...person }: AfterTexts, readOne: (texts: PersonTexts) => Read<R>): Read<AfterSaid<R>> {
  const recipient = readOne(person), goods = lines.map(({ lineId: _, ...line }) => readLine(line));
  const faults: Fault[] = [
    ...(recipient.ok ? [] : recipient.faults),
    ...(lines.length === 0 ? [{ path: 'lines', code: 'handover.NOTHING_TO_HAND_OVER', params: { names: person.name.ar.trim() || '—' } } as const] : []),
    ...goods.flatMap((line, at) => (line.ok ? [] : line.faults.map((fault) => ({ ...fault, path: `lines.${at}.${fault.path}` })))),
  ];
  if (!recipient.ok || faults.length > 0) return { ok: false, faults };
  return { ok: true, value: { recipient: recipient.value, lines: goods.flatMap((line) => (line.ok ? [line.value] : [])), reason: reason.trim() } };
}
export const readAmended = (texts: AfterTexts): Read<AfterSaid<Sent<'handover.amend'>['recipient']>> => read(texts, readPerson);
export const readAdmitted = (texts: AfterTexts): Read<AfterSaid<Sent<'handover.admit'>['recipient']>> => read(texts, readNewPerson);

/** What lines are worth together, in centimes; null while one of them cannot be read. */
export function sumOf(lines: readonly LineTexts[]): number | null {
  let sum = 0;
  for (const { quantity, unitPrice } of lines) {
    const many = readWhole(quantity), each = readAmount(unitPrice);
    if (!many.ok || !each.ok) return null;
    sum += many.value * each.value;
  }
  return Number.isSafeInteger(sum) ? sum : null;
}

/** What differs between a form as it was filled and as it is: of the person, of a line that stays, a line more or less. */
export type Difference =
  | { readonly kind: 'person'; readonly path: string; readonly was: unknown; readonly now: unknown }
  | { readonly kind: 'line'; readonly number: number; readonly path: string; readonly was: unknown; readonly now: unknown }
  | { readonly kind: 'added' | 'removed'; readonly line: LineTexts };
export function differences(was: AfterTexts, now: AfterTexts): Difference[] {
  const { lines: before, reason: _b, ...person } = was, { lines: after, reason: _a, ...typed } = now;
  const left = new Map(before.map((line) => [line.lineId, line]));
  const kept = after.flatMap((line, at): Difference[] => {
    const { lineId, ...said } = line, stored = lineId === '' ? undefined : left.get(lineId);
    if (!stored) return [{ kind: 'added', line: said }];
    left.delete(lineId);
    const { lineId: _id, ...old } = stored;
    return changed(old, said).map((one) => ({ kind: 'line', number: at + 1, ...one }));
  });
  return [...changed(person, typed).map((one): Difference => ({ kind: 'person', ...one })), ...kept, ...[...left.values()].map(({ lineId: _id, ...line }): Difference => ({ kind: 'removed', line }))];
}
function changed(was: object, now: object, under = ''): { path: string; was: unknown; now: unknown }[] {
  return Object.entries(now).flatMap(([name, value]: [string, unknown]) => {
    const before = (was as Record<string, unknown>)[name], path = `${under}${name}`;
    if (typeof value === 'object' && value !== null) return changed((before ?? {}) as object, value, `${path}.`);
    const same = typeof value === 'string' && typeof before === 'string' ? value.trim() === before.trim() : value === before;
    return same ? [] : [{ path, was: before, now: value }];
  });
}
