import type { Bilingual } from '#shared/domain/common/bilingual.ts';
import type { CivilDate } from '#shared/domain/common/dates.ts';
import { total, type Centimes } from '#shared/domain/common/money.ts';
import { totalOf, type EquipmentLine } from '#shared/domain/handover.ts';
import type { Picture } from '#shared/domain/papers.ts';
import { present } from '#shared/lib/assert.ts';
import type { CurrentSettings } from '../currentSettings.ts';
import type { IssuedPaper } from '../issuing.ts';
import type { Store } from '../store/store.ts';
import { pictureNames } from './ceremonyPapers.ts';

interface Known { readonly recipient?: { readonly name: Bilingual }; readonly lines?: readonly EquipmentLine[]; readonly total?: Centimes; readonly entries?: readonly { readonly total?: Centimes }[] }

/** What one who checks a paper is told to compare: whose it is, of which day, worth how much; null where the paper does not say. */
export function factsOf({ sql }: Store, { content, ceremonyId }: IssuedPaper): { readonly recipient: Bilingual | null; readonly ceremonyDate: CivilDate; readonly paperDate: null; readonly totalCentimes: Centimes | null } {
  const { recipient, lines, total: own, entries } = content as Known;
  const sums = entries?.map((entry) => entry.total).filter((sum) => sum !== undefined) ?? [];
  const { date } = present(sql.one<{ date: CivilDate }>`SELECT date FROM ceremonies WHERE id = ${ceremonyId}`, 'a paper’s ceremony stays');
  return { recipient: recipient?.name ?? null, ceremonyDate: date, paperDate: null, totalCentimes: lines ? totalOf(lines) : own ?? (sums.length > 0 ? total(sums) : null) };
}
export const picturesOf = (settings: CurrentSettings) => (store: Store, content: unknown): Readonly<Record<string, Picture>> => settings.pictures(store, pictureNames(content));
