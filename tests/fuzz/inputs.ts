import type { z } from 'zod';
import type { Chance } from './chance.ts';

/* Inputs made from a procedure's own schema: as it wants them, nearly so, and not at all. */

/** What is alive in the centre that is fuzzed: seen in answers before, so that random calls meet real things. */
export interface Live { readonly ids: string[]; readonly handles: string[]; readonly references: string[]; readonly digests: string[]; readonly words: string[]; revision: number }
interface Def {
  readonly type: string; readonly innerType?: z.ZodType; readonly element?: z.ZodType; readonly shape?: Readonly<Record<string, z.ZodType>>; readonly options?: readonly z.ZodType[];
  readonly entries?: Readonly<Record<string, string>>; readonly values?: readonly unknown[]; readonly in?: z.ZodType; readonly out?: z.ZodType; readonly keyType?: z.ZodType; readonly valueType?: z.ZodType; readonly format?: string;
  readonly checks?: readonly { readonly _zod: { readonly def: { readonly check: string; readonly maximum?: number; readonly pattern?: RegExp; readonly value?: number; readonly minimum?: number } } }[];
}
const defOf = (schema: z.ZodType): Def => schema.def as unknown as Def;

const RLM = '\u200f', NUL = '\u0000';
/** Texts that have broken something somewhere: marks of direction, lone surrogates, what looks like a formula, a path, a message's pattern. */
export const EVIL: readonly string[] = [
  '', ' ', '—', NUL, `a${NUL}b`, '\n', '\r\n', '\t', '\u2028', '\u202e', '\u2066x', '\u2069\u2069', RLM.repeat(9), '\ud800', '\udfff\ud800', '\ufeff', '\ufffe', 'ﷺ', '👩‍👩‍👧‍👦', '🇲🇦', 'e\u0301'.repeat(20), 'م\u0651\u064e\u0651',
  '__proto__', 'constructor', 'toString', 'hasOwnProperty', '{name}', '{', '}', "'{", '{n, plural, other{#}}', '{0, number}', '<b>', '</script><script>', '&amp;', '%s%n', '%00', '../../etc/passwd', 'C:\\x', '\\\\host\\share', 'file:///x',
  "' OR 1=1 --", '"; DROP TABLE users; --', '=HYPERLINK("x")', '+1', '@x', '-1', '0', '-0', '1e999', 'NaN', '٣', '１２', '0x10', 'true', 'null', '[]', '{}', 'x'.repeat(65_537), 'م'.repeat(300), 'x'.repeat(120), '9'.repeat(40),
];
const NUMBERS: readonly number[] = [0, -0, 1, -1, 2, 7, 99, 100, 0.5, -0.5, 1e-9, 2 ** 31, -(2 ** 31), 2 ** 32, 2 ** 53 - 1, 2 ** 53, -(2 ** 53), 1e21, 1e308, Number.MAX_VALUE, Number.MIN_VALUE, Infinity, -Infinity, NaN, 253_402_300_800_000];
const DATES: readonly string[] = ['2025-02-26', '2024-02-29', '2025-02-29', '0000-00-00', '9999-12-31', '1900-01-01', '2025-13-01', '2025-2-3', '2025-02-26T00:00:00Z', '1990', '٢٠٢٥-٠٢-٢٦'];

function text(chance: Chance, live: Live, def: Def): string {
  const patterns = (def.checks ?? []).flatMap(({ _zod }) => (_zod.def.pattern ? [_zod.def.pattern.source] : [])), most = Math.min(...(def.checks ?? []).flatMap(({ _zod }) => (_zod.def.maximum === undefined ? [] : [_zod.def.maximum])), 400);
  const has = (part: string): boolean => patterns.some((source) => source.includes(part));
  if (has('-7[0-9a-f]')) return chance.pick([...live.ids.slice(-60), '0192f0c4-0000-7000-8000-000000000001']);
  if (has('{32}$')) return chance.pick([...live.handles.slice(-6), 'ab'.repeat(16)]);
  if (has('{64}$')) return chance.pick([...live.digests.slice(-6), 'ab'.repeat(32)]);
  if (has('\\d{4}-')) return chance.pick(DATES);
  if (has('[01]\\d')) return chance.pick(['10:30', '00:00', '23:59', '24:00', '9:5']);
  if (has('[A-Z]{2,4}')) return chance.pick([...live.references.slice(-20), 'PV/AGA/2025/0001']);
  if (has('^[0-9]{')) return chance.pick(['2580', '1234', '13579', '99999999']);
  if (has('^[A-Z][A-Z0-9]')) return chance.pick(['AGA', 'A1', 'ZZZZZZZZ']);
  if (def.format === 'datetime') return '2025-02-26T09:30:00.000Z';
  if (chance.once(3)) return chance.pick(EVIL).slice(0, Math.max(0, most));
  if (chance.once(3)) return chance.pick([...live.references.slice(-20), ...live.ids.slice(-5), ...DATES]);
  return chance.pick([...live.words, 'نص عربي', 'texte', 'Amina', 'F12/2025']).slice(0, most);
}
function number(chance: Chance, live: Live, def: Def): number {
  const bounds = (def.checks ?? []).map(({ _zod }) => _zod.def), least = Math.max(...bounds.filter(({ check }) => check === 'greater_than').map(({ value }) => value ?? 0), -1000), most = Math.min(...bounds.filter(({ check }) => check === 'less_than').map(({ value }) => value ?? 0), 5000);
  if (chance.once(4)) return least;
  if (chance.once(6)) return most;
  return chance.once(2) ? Math.min(most, Math.max(least, live.revision)) : least + chance.below(Math.max(1, Math.min(most - least, 40)));
}
/** A value that the schema should take, as far as its shape tells: rules that only code knows may still refuse it. */
export function valid(schema: z.ZodType, chance: Chance, live: Live, depth = 0): unknown {
  const def = defOf(schema), again = (inner: z.ZodType | undefined): unknown => (inner ? valid(inner, chance, live, depth + 1) : undefined);
  switch (def.type) {
    case 'string': return text(chance, live, def);
    case 'number': return number(chance, live, def);
    case 'boolean': return chance.once(2);
    case 'null': return null;
    case 'literal': return def.values?.[0];
    case 'enum': return chance.pick(Object.values(def.entries ?? {}));
    case 'nullable': return chance.once(3) ? null : again(def.innerType);
    case 'optional': case 'default': case 'prefault': return chance.once(3) ? undefined : again(def.innerType);
    case 'array': return Array.from({ length: chance.pick([0, 1, 1, 1, 2, 3]) }, () => again(def.element));
    case 'object': return Object.fromEntries(Object.entries(def.shape ?? {}).map(([key, inner]) => [key, again(inner)]).filter(([, value]) => value !== undefined));
    case 'union': return again(chance.pick(def.options ?? []));
    case 'record': return Object.fromEntries([[String(again(def.keyType)), again(def.valueType)]]);
    case 'pipe': return again(def.in);
    default: return chance.pick(EVIL);
  }
}
function deep(levels: number): unknown {
  let value: unknown = 'x';
  for (let n = 0; n < levels; n++) value = n % 2 ? [value] : { value };
  return value;
}
/** Something that fits nowhere. */
const hostile = (chance: Chance): unknown => chance.pick<() => unknown>([
  () => chance.pick(EVIL), () => chance.pick(NUMBERS), () => null, () => undefined, () => true, () => [], () => ({}), () => [[]], () => deep(3 + chance.below(400)), () => Array.from({ length: 5000 }, () => 1), () => 'م'.repeat(70_000),
  () => JSON.parse('{"__proto__":{"role":"director"},"constructor":{"prototype":{}}}') as unknown, () => Object.create(null) as unknown, () => new Date(NaN), () => 10n ** 30n, () => new Map([['a', 1]]), () => chance.bytes(9), () => Symbol.iterator.description,
])();
/** The same value with one place in it spoilt. */
export function spoilt(value: unknown, chance: Chance): unknown {
  if (typeof value === 'object' && value !== null && !chance.once(4)) {
    const keys = Object.keys(value);
    if (Array.isArray(value)) {
      const items = value as unknown[];
      if (items.length === 0 || chance.once(4)) return [...items, hostile(chance)];
      const at = chance.below(items.length);
      return chance.once(5) ? Array.from({ length: 3000 }, () => items[at]) : items.with(at, spoilt(items[at], chance));
    }
    const entries = value as Record<string, unknown>, key = keys.length > 0 ? chance.pick(keys) : 'x';
    if (chance.once(5)) { const { [key]: _, ...rest } = entries; return rest; }
    if (chance.once(6)) return { ...entries, [chance.pick(['surprise', 'role', 'session', 'toString', key.toUpperCase()])]: hostile(chance) };
    if (chance.once(12)) return Object.defineProperty({ ...entries }, '__proto__', { value: { admin: true }, enumerable: true });
    return { ...entries, [key]: spoilt(entries[key], chance) };
  }
  return hostile(chance);
}
/** Notes what an answer names. */
export function learn(live: Live, answer: unknown, depth = 0): void {
  if (typeof answer === 'string') {
    if (/^[0-9a-f]{8}-[0-9a-f]{4}-7/.test(answer)) live.ids.push(answer);
    else if (/^[0-9a-f]{32}$/.test(answer)) live.handles.push(answer);
    else if (/^[0-9a-f]{64}$/.test(answer)) live.digests.push(answer);
    else if (/^[A-Z]{2,4}\/[A-Z0-9]+\/\d{4}\/\d{4,}$/.test(answer)) live.references.push(answer);
    return;
  }
  if (typeof answer !== 'object' || answer === null || depth > 5) return;
  for (const [key, value] of Object.entries(answer).slice(0, 30)) {
    if (key === 'revision' && typeof value === 'number') live.revision = value;
    learn(live, value, depth + 1);
  }
  for (const list of [live.ids, live.handles, live.references, live.digests]) if (list.length > 400) list.splice(0, 200);
}
