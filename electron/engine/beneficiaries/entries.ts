import type { Bilingual } from '#shared/domain/common/bilingual.ts';
import { joined } from '#shared/domain/exchange.ts';
import type { Clock, Id, Ids } from '#shared/lib/ids.ts';
import type { FileEntries, KnownForFile } from '../caseFiles.ts';
import type { User } from '../handlers.ts';
import { staysFor } from '../store/joined.ts';
import type { Store } from '../store/store.ts';
import { caseFiles, nameOf, standing, type PersonRow } from './access.ts';
import { enterFile } from './identity.ts';

/** A name in each script it is known in. */
const keysOf = ({ ar, fr }: Bilingual): string[] => [`ar ${joined(ar)}`, `fr ${joined(fr)}`].filter((key) => key.length > 3);
/** Files that come in many at once. */
export function createFileEntries(parts: { readonly clock: Clock; readonly ids: Ids }): FileEntries {
  const hasFile = ({ sql }: Store, id: Id): boolean => sql.one`SELECT 1 FROM case_files WHERE person_id = ${id}` !== undefined;
  const knownAs = (store: Store, user: User, row: PersonRow): KnownForFile => { const id = staysFor(store, row.id); return { id, fileNumber: row.file_number, cin: row.cin, name: nameOf(row), hasFile: hasFile(store, id), elsewhere: caseFiles.elsewhere(store, user, id) }; };
  return {
    known(store, user, { cins, fileNumbers }) {
      const rows = [
        ...cins.flatMap((cin) => store.sql.all<PersonRow>`SELECT * FROM persons WHERE cin = ${cin} AND cin <> '' AND erased_at IS NULL ORDER BY created_at`),
        ...fileNumbers.flatMap((key) => store.sql.all<PersonRow>`SELECT * FROM persons WHERE file_number_key = ${key} AND file_number_key <> '' AND erased_at IS NULL`),
      ];
      return rows.map((row) => knownAs(store, user, row));
    },
    namesakes(store, user) {
      // each day of birth is asked for once, however many rows have it
      const days = new Map<string, Map<string, PersonRow[]>>();
      const bornOn = (day: string): Map<string, PersonRow[]> => {
        const named = days.get(day) ?? new Map<string, PersonRow[]>();
        if (days.has(day)) return named;
        for (const row of store.sql.all<PersonRow>`SELECT * FROM persons WHERE birth_date = ${day} AND erased_at IS NULL ORDER BY created_at`) for (const key of keysOf(nameOf(row))) named.set(key, [...named.get(key) ?? [], row]);
        days.set(day, named);
        return named;
      };
      return ({ name, birthDate }) => (birthDate === null ? [] : keysOf(name).flatMap((key) => bornOn(birthDate).get(key) ?? []).map((row) => knownAs(store, user, row)));
    },
    enter(store, { personId, identity: said, by, openedOn, ...form }) {
      const row = personId === null ? null : standing(store, personId) ?? null;
      // what a list leaves empty is not taken away from somebody who is known
      const identity = row === null ? said : {
        ...said, fileNumber: said.fileNumber || row.file_number, cin: said.cin || row.cin, name: { ar: said.name.ar || row.name_ar, fr: said.name.fr || row.name_fr }, birthDate: said.birthDate ?? row.birth_date, birthPlace: { ar: said.birthPlace.ar || row.birth_place_ar, fr: said.birthPlace.fr || row.birth_place_fr },
        phone: said.phone || row.phone, otherPhone: said.otherPhone || row.other_phone, address: { ar: said.address.ar || row.address_ar, fr: said.address.fr || row.address_fr }, commune: { ar: said.commune.ar || row.commune_ar, fr: said.commune.fr || row.commune_fr },
      };
      return enterFile(store, parts, { row, identity, form, openedOn, companionId: by, by });
    },
  };
}
