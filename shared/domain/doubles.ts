import type { Identity } from './beneficiaries.ts';
import { joined } from './exchange.ts';
import type { Bilingual } from './common/bilingual.ts';
import { fileNumberKey } from './common/identity.ts';

/* Whether two identities that no number joins may be one person: for rows that come in by the hundred, where nobody looks at each. */
/** `same`: nothing that the row says tells them apart; `likely`: one name, and the same telephone or commune, or nothing to tell them apart by. */
export type Likeness = 'same' | 'likely' | 'other';

/** A name in each script it is written in, as it compares: two persons of one name share a key. */
export const nameKeys = ({ ar, fr }: Bilingual): string[] => [`ar ${joined(ar)}`, `fr ${joined(fr)}`].filter((key) => key.length > 3);
const sameName = (one: Bilingual, other: Bilingual): boolean => { const keys = nameKeys(other); return nameKeys(one).some((key) => keys.includes(key)); };
/** What an identity says, but for numbers, name, sex and birth, each as it compares; nothing of what is left empty. */
const saidOf = ({ birthPlace, address, commune, phone, otherPhone }: Identity): readonly (readonly [string, string])[] =>
  ([['birthPlaceAr', birthPlace.ar], ['birthPlaceFr', birthPlace.fr], ['addressAr', address.ar], ['addressFr', address.fr], ['communeAr', commune.ar], ['communeFr', commune.fr], ['phone', phone], ['otherPhone', otherPhone]] as const)
    .flatMap(([field, value]) => (joined(value) === '' ? [] : [[field, joined(value)] as const]));
const phonesOf = ({ phone, otherPhone }: Identity): string[] => [phone, otherPhone].filter((one) => one !== '');
const communesOf = ({ commune }: Identity): string[] => nameKeys(commune);
const share = (one: readonly string[], other: readonly string[]): boolean => one.some((value) => other.includes(value));
/** A year alone agrees with any day of it. */
const bornApart = (one: string | null, other: string | null): boolean => one !== null && other !== null && !one.startsWith(other) && !other.startsWith(one);

/** How much a row is like a person known. Two ID numbers, two births or two sexes that differ tell two persons apart whatever else agrees. */
export function likenessOf(row: Identity, known: Identity): Likeness {
  if (!sameName(row.name, known.name) || row.sex !== known.sex || bornApart(row.birthDate, known.birthDate) || (row.cin !== '' && known.cin !== '' && row.cin !== known.cin)) return 'other';
  if (row.birthDate !== null && row.birthDate === known.birthDate) return 'same';
  const has = new Map(saidOf(known)), unheard = row.birthDate !== null || (row.cin !== '' && row.cin !== known.cin) || (row.fileNumber !== '' && fileNumberKey(row.fileNumber) !== fileNumberKey(known.fileNumber));
  if (!unheard && saidOf(row).every(([field, value]) => has.get(field) === value)) return 'same';
  if (share(phonesOf(row), phonesOf(known)) || share(communesOf(row), communesOf(known))) return 'likely';
  const silent = (one: Identity): boolean => phonesOf(one).length === 0 && communesOf(one).length === 0;
  return silent(row) || silent(known) ? 'likely' : 'other';
}
