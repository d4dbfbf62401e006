import type { Bilingual } from '#shared/domain/common/bilingual.ts';
import { foldName } from '#shared/domain/common/names.ts';
import type { CivilDate } from '#shared/domain/common/dates.ts';
import type { Condition, MatchEntry, Subject } from '#shared/domain/matching.ts';
import type { TradeCode } from '#shared/domain/trades.ts';
import type { Id, Instant } from '#shared/lib/ids.ts';
import type { Store } from '../store/store.ts';

/* SQL of what a centre knows of trades in its provinces: dated and sourced, added and retired, never changed. */
export interface Entry {
  readonly entryId: Id; readonly subject: Subject; readonly province: string; readonly trade: TradeCode; readonly isco: string; readonly level: number; readonly conditions: Condition[]; readonly note: Bilingual; readonly source: string; readonly dated: CivilDate;
  readonly createdAt: Instant; readonly createdBy: string; readonly retired: { readonly at: Instant; readonly by: string } | null;
}
interface Row {
  readonly id: Id; readonly subject: Subject; readonly province: string; readonly trade: TradeCode; readonly isco: string; readonly level: number; readonly conditions: string; readonly note_ar: string; readonly note_fr: string; readonly source: string; readonly dated: CivilDate;
  readonly created_at: Instant; readonly created: string; readonly retired_at: Instant | null; readonly retired: string | null;
}
const entryOf = (row: Row): Entry => ({
  entryId: row.id, subject: row.subject, province: row.province, trade: row.trade, isco: row.isco, level: row.level, conditions: JSON.parse(row.conditions) as Condition[], note: { ar: row.note_ar, fr: row.note_fr }, source: row.source, dated: row.dated,
  createdAt: row.created_at, createdBy: row.created, retired: row.retired_at === null ? null : { at: row.retired_at, by: row.retired ?? '' },
});
/** The newest first, of one province or of all. */
export const entries = ({ sql }: Store, province: string | null): Entry[] => sql.all<Row>`SELECT market_entries.*, making.name AS created, retiring.name AS retired FROM market_entries
  JOIN users AS making ON making.id = created_by LEFT JOIN users AS retiring ON retiring.id = retired_by WHERE ${province} IS NULL OR province = ${province} ORDER BY dated DESC, market_entries.id DESC`.map(entryOf);
export const entryById = ({ sql }: Store, id: Id): { readonly retired_at: Instant | null } | undefined => sql.one`SELECT retired_at FROM market_entries WHERE id = ${id}`;
/** Entries of a province that stand, as advice looks at them, however its name was spelt; the last noted of a day first. */
export function standingEntries({ sql }: Store, province: string): MatchEntry[] {
  const wanted = foldName(province), spelt = sql.all<{ province: string }>`SELECT DISTINCT province FROM market_entries`.map((row) => row.province).filter((one) => foldName(one) === wanted);
  return sql.all<Omit<MatchEntry, 'conditions'> & { conditions: string }>`SELECT subject, trade, level, source, dated, conditions FROM market_entries WHERE province IN (SELECT value FROM json_each(${JSON.stringify(spelt)})) AND retired_at IS NULL ORDER BY dated DESC, id DESC`
    .map((row) => ({ ...row, conditions: JSON.parse(row.conditions) as Condition[] }));
}
export const insertEntry = ({ sql }: Store, entry: Omit<Entry, 'createdAt' | 'createdBy' | 'retired'>, at: Instant, by: Id): void => sql.insert('market_entries', {
  id: entry.entryId, subject: entry.subject, province: entry.province, trade: entry.trade, isco: entry.isco, level: entry.level, conditions: JSON.stringify(entry.conditions), note_ar: entry.note.ar, note_fr: entry.note.fr, source: entry.source, dated: entry.dated, created_at: at, created_by: by,
});
export const retireEntry = ({ sql }: Store, id: Id, at: Instant, by: Id): void => sql.update('market_entries', id, { retired_at: at, retired_by: by });
/** The last ceremony at which one of these persons was handed their equipment. */
export const equippedOn = ({ sql }: Store, members: readonly Id[]): CivilDate | null => sql.one<{ date: CivilDate | null }>`SELECT max(date) AS date FROM recipients JOIN ceremonies ON ceremonies.id = ceremony_id
  WHERE person_id IN (SELECT value FROM json_each(${JSON.stringify(members)})) AND status = 'validated' AND (SELECT state FROM day_marks WHERE day_marks.recipient_id = recipients.id ORDER BY seq DESC LIMIT 1) IN ('handedOver', 'reserved')`?.date ?? null;
