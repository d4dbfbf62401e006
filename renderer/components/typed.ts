import { civilDate, shortDate } from '#shared/domain/common/dates.ts';
import { FIRST, MONTH_NAMES } from '#shared/domain/common/lexicon.ts';
import { foldName, latinDigits } from '#shared/domain/common/names.ts';
import { readAmount, readDate, readTime, readWhole, readYear } from '#shared/domain/common/numbers.ts';
import type { MessageKey, MessageParams } from '#shared/i18n/index.ts';
import type { Refusal } from '#shared/lib/result.ts';

/* Between what is typed in a field and what the contract takes: dates, times, amounts and counts as people write them. */

/** Something to mend in a form: where, and the key of its words. */
export interface Fault { readonly path: string; readonly code: MessageKey; readonly params?: MessageParams }

/** The path of the field that a refusal names, as the engine calls it: of one that the contract finds, or of the programme's name; null for any other. */
export function fieldNamed({ code, params }: Refusal): string | null {
  const field = params?.['field'];
  return (code.startsWith('app.') || code === 'settings.RESTRICTED_LABEL') && typeof field === 'string' ? field : null;
}

const MONTHS: ReadonlyMap<string, number> = new Map([...MONTH_NAMES.ar, ...MONTH_NAMES.fr].map((name, at) => [foldName(name), (at % 12) + 1]));
const FIRSTS: ReadonlySet<string> = new Set([FIRST.ar, FIRST.fr].map(foldName));

/** Reads the texts of a form, and collects what cannot be read. */
export interface Reader {
  readonly faults: Fault[];
  date(path: string, typed: string): string | null;
  /** A date, or a year alone. */
  birth(path: string, typed: string): string | null;
  time(path: string, typed: string): string | null;
  /** Integer centimes. */
  amount(path: string, typed: string): number | null;
  whole(path: string, typed: string): number | null;
}
export function createReader(): Reader {
  const faults: Fault[] = [];
  const fault = (path: string, code: MessageKey, params?: MessageParams): null => { faults.push({ path, code, ...(params ? { params } : {}) }); return null; };
  const number = (path: string, typed: string, read: typeof readWhole): number | null => {
    if (typed.trim() === '') return null;
    const found = read(typed);
    if (found.ok) return found.value;
    return found.fault === 'AMBIGUOUS_NUMBER' ? fault(path, 'exchange.AMBIGUOUS_NUMBER', { whole: latinDigits(typed).replace(/\D/g, '') }) : fault(path, `exchange.${found.fault}`);
  };
  const date = (path: string, typed: string): string | null => {
    if (typed.trim() === '') return null;
    const found = readDate(typed, MONTHS, FIRSTS);
    return found.ok ? found.value : fault(path, `exchange.${found.fault}`);
  };
  return {
    faults, date,
    birth: (path, typed) => readYear(typed.trim()) ?? date(path, typed),
    time: (path, typed) => (typed.trim() === '' ? null : readTime(typed.trim()) ?? fault(path, 'exchange.IMPOSSIBLE_TIME')),
    amount: (path, typed) => number(path, typed, readAmount as typeof readWhole),
    whole: (path, typed) => number(path, typed, readWhole),
  };
}

export type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly faults: readonly Fault[] };
/** What the contract's own schema finds, as faults of the form; a field whose text could not even be read is told once. */
export function checked<T>(schema: { safeParse(value: unknown): { success: boolean; error?: { issues: readonly { path: readonly PropertyKey[]; message: string; maximum?: number | bigint }[] } | undefined } }, value: T, unread: readonly Fault[]): Read<T> {
  const parsed = schema.safeParse(value);
  const said = new Set(unread.map(({ path }) => path));
  const found = (parsed.error?.issues ?? []).map(({ path, message, maximum }): Fault => ({ path: path.join('.'), code: (/^[a-z]\w*\.\w+$/i.test(message) ? message : 'app.EMPTY') as MessageKey, ...(maximum === undefined ? {} : { params: { most: Number(maximum) } }) }));
  const faults = [...unread, ...found.filter(({ path }) => !said.has(path))];
  return faults.length === 0 ? { ok: true, value } : { ok: false, faults };
}
/** A stored date, or birth year, as a field shows it. */
export const dateText = (date: string | null): string => {
  const civil = date === null ? null : civilDate(date);
  return civil ? shortDate(civil) : date ?? '';
};
/** Centimes as a field shows them: `8450,50`, without grouping, so that they read back the same. */
export const amountText = (centimes: number | null): string => {
  if (centimes === null) return '';
  const rest = Math.abs(centimes) % 100;
  return `${Math.trunc(centimes / 100)}${rest === 0 ? '' : `,${String(rest).padStart(2, '0')}`}`;
};
