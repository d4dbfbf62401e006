import type { Experience, Training } from '#shared/domain/beneficiaries.ts';
import type { Bilingual } from '#shared/domain/common/bilingual.ts';
import type { CivilDate } from '#shared/domain/common/dates.ts';
import { normalCin } from '#shared/domain/common/identity.ts';
import { foldName } from '#shared/domain/common/names.ts';
import type { Finding } from '#shared/domain/exchange.ts';
import type { Cells, Where } from './ceremonyCells.ts';
import { ownerCell, ownerFinder } from './ceremonyChecks.ts';
import type { Findings } from './problems.ts';

/** A row of the sheets `trainings` and `experiences`, and what it says about whose it is. */
export interface DetailRow<T> {
  readonly detail: T; readonly fileNumber: string; readonly cin: string; readonly name: string;
  readonly at: { readonly fileNumber: Where; readonly cin: Where; readonly name: Where };
}
const ownerOf = (cells: Cells): Omit<DetailRow<never>, 'detail'> => ({
  at: { fileNumber: cells.where('file_number'), cin: cells.where('cin'), name: cells.where('name') }, fileNumber: cells.text('file_number'), cin: normalCin(cells.text('cin')), name: cells.text('name'),
});
// what nobody wrote down was not seen
const seen = (cells: Cells): boolean => cells.code('seen', 'yesNo') === 'yes';
export function readTraining(cells: Cells, findings: Findings, today: CivilDate): DetailRow<Training> {
  const year = cells.whole('year');
  if (year !== null && year > Number(today.slice(0, 4))) findings.add({ ...cells.where('year'), code: 'TRAINING_IN_FUTURE' });
  return { ...ownerOf(cells), detail: { title: cells.text('title'), certificate: cells.text('certificate'), months: cells.whole('months'), year, seen: seen(cells) } };
}
export const readExperience = (cells: Cells): DetailRow<Experience> => ({ ...ownerOf(cells), detail: { title: cells.text('title'), trade: cells.trade('trade'), months: cells.whole('months'), place: cells.text('place'), seen: seen(cells) } });

export interface Owner { readonly fileNumber: string; readonly cin: string; readonly name: Bilingual }
/**
 * Gives each row to its person: by file number or ID, where a name that stands beside it must be theirs; by the name alone where there is no
 * number, for somebody may have neither.
 * @param doubtful persons whose number another bears too, which is told already
 * @param most as many as a file holds
 * @returns the rows of each person, in their order
 */
export function ownedBy<T>(owners: readonly Owner[], doubtful: ReadonlySet<Owner>, rows: readonly DetailRow<T>[], most: number, findings: Findings): T[][] {
  const owned = owners.map((): T[] => []), byNumber = ownerFinder(owners, doubtful), byName = new Map<string, Set<number>>();
  owners.forEach(({ name }, index) => { for (const key of [foldName(name.ar), foldName(name.fr)]) if (key !== '') byName.set(key, (byName.get(key) ?? new Set()).add(index)); });
  for (const row of rows) {
    const { fileNumber, cin, name, at } = row, named = name === '' ? null : byName.get(foldName(name)) ?? new Set<number>();
    const refuse = (where: Where, code: Finding['code'], params?: Finding['params']): void => findings.add({ ...where, code, ...(params ? { params } : {}) });
    const found = fileNumber === '' && cin === '' && named ? named.size === 1 ? [...named][0] ?? 0 : named.size === 0 ? 'UNKNOWN_NAME' : 'NAME_NOT_UNIQUE' : byNumber(row);
    const own = typeof found === 'number' ? owned[found] : undefined, owner = typeof found === 'number' ? owners[found] : undefined;
    if (found === 'UNKNOWN_NAME' || found === 'NAME_NOT_UNIQUE') refuse(at.name, found);
    else if (typeof found !== 'number') refuse(ownerCell(row, at).cell === '' ? at.name : ownerCell(row, at), found, found === 'IDENTIFIERS_DISAGREE' ? { file: fileNumber, cin } : undefined);
    else if (named && owner && !named.has(found) && !doubtful.has(owner)) refuse(at.name, 'NAME_DISAGREES', { name: owner.name.ar || owner.name.fr });
    // said once a person
    else if (own?.push(row.detail) === most + 1) refuse(ownerCell(row, at).value === '' ? at.name : ownerCell(row, at), 'TOO_MANY_OF_PERSON', { limit: most });
  }
  return owned;
}
