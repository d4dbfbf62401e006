import { canonicalJson } from '#shared/domain/common/canonical.ts';
import { SECTIONS, type DIFFERENCE_KINDS, type Section } from './lifeProjects.ts';

/* What a version of a life project changed, row by row: rows are told by their key, where they have one. */
type Json = string | number | boolean | null | Json[] | { [name: string]: Json };
export interface Difference {
  readonly section: Section;
  readonly kind: (typeof DIFFERENCE_KINDS)[number];
  /** What the row is called; empty for what is no row of a list. */
  readonly name: string;
  readonly field: string;
  readonly before: Json;
  readonly after: Json;
}
type Content = Readonly<Record<string, Json>>;
const isRecord = (value: Json | undefined): value is { [name: string]: Json } => typeof value === 'object' && value !== null && !Array.isArray(value);
const isList = (value: Json | undefined): value is Json[] => Array.isArray(value);
const same = (one: Json, other: Json): boolean => canonicalJson(one) === canonicalJson(other);
const NAMED_BY = ['words', 'designation', 'milestone'] as const;
const nameOf = (row: Json): string => { const found = isRecord(row) ? NAMED_BY.map((name) => row[name]).find((value) => typeof value === 'string') : row; return typeof found === 'string' ? found : ''; };
/** What tells a row from others: its key, else what it is called. */
const keyOf = (row: Json): string => (isRecord(row) && typeof row['key'] === 'string' ? row['key'] : nameOf(row));
const isRows = (list: readonly Json[]): boolean => list.every((row) => isRecord(row) || typeof row === 'string');

/** `choice` counts by the trade and the why alone: the proposal behind it is not what somebody changed. */
const compared = (section: Section, value: Json | undefined): Json => (value === undefined ? null : section === 'choice' && isRecord(value) ? { trade: value['trade'] ?? null, why: value['why'] ?? null } : value);
const partsOf: Readonly<Partial<Record<Section, readonly string[]>>> = { track: ['track', 'trackWhy'] };

/** Every difference between two contents, in the order of the paper. */
export function differencesOf(before: Content, after: Content): Difference[] {
  return SECTIONS.flatMap((section) => (partsOf[section] ?? [section]).flatMap((part) => walk(section, compared(section, before[part]), compared(section, after[part]), { name: '', field: part === section ? '' : part })));
}
interface Place { readonly name: string; readonly field: string }
function walk(section: Section, before: Json, after: Json, place: Place): Difference[] {
  if (same(before, after)) return [];
  const inside = (field: string): string => (place.field === '' ? field : `${place.field}.${field}`);
  if (isList(before) && isList(after) && isRows(before) && isRows(after)) return rows(section, before, after, place.field);
  if (isRecord(before) && isRecord(after)) return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((name) => walk(section, before[name] ?? null, after[name] ?? null, { name: place.name, field: inside(name) }));
  const empty = (value: Json): boolean => value === null || value === '' || (isList(value) && value.length === 0);
  return [{ section, kind: empty(before) ? 'added' : empty(after) ? 'removed' : 'changed', ...place, before, after }];
}
function rows(section: Section, before: readonly Json[], after: readonly Json[], field: string): Difference[] {
  const byKey = (list: readonly Json[]): ReadonlyMap<string, Json> => new Map(list.map((row) => [keyOf(row), row]));
  const [old, now] = [byKey(before), byKey(after)];
  return [
    ...before.filter((row) => !now.has(keyOf(row))).map((row): Difference => ({ section, kind: 'removed', name: nameOf(row), field, before: row, after: null })),
    ...after.flatMap((row): Difference[] => {
      const former = old.get(keyOf(row));
      return former === undefined ? [{ section, kind: 'added', name: nameOf(row), field, before: null, after: row }] : walk(section, former, row, { name: nameOf(row), field });
    }),
  ];
}
