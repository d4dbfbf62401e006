import { nameKeys } from '#shared/domain/doubles.ts';
import type { Identity } from '#shared/domain/beneficiaries.ts';
import type { Clock, Id, Ids } from '#shared/lib/ids.ts';
import type { FileEntries, KnownForFile } from '../caseFiles.ts';
import type { User } from '../handlers.ts';
import { staysFor } from '../store/joined.ts';
import type { Store } from '../store/store.ts';
import { caseFiles, identityOf, nameOf, personRow, standing, type PersonRow } from './access.ts';
import { enterFile } from './identity.ts';

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
    namesakes(store, names) {
      const wanted = new Map(names.flatMap(nameKeys).map((key) => [key, new Set<Id>()]));
      // no index knows names as they compare: all are passed over once, however many rows there are
      for (const row of wanted.size === 0 ? [] : store.sql.all<Pick<PersonRow, 'id' | 'name_ar' | 'name_fr'>>`SELECT id, name_ar, name_fr FROM persons WHERE erased_at IS NULL ORDER BY created_at`) for (const key of nameKeys(nameOf(row))) wanted.get(key)?.add(row.id);
      const identities = new Map<Id, Identity | null>();
      const identityIn = (id: Id): Identity | null => {
        if (!identities.has(id)) { const row = personRow(store, id); identities.set(id, row && hasFile(store, staysFor(store, id)) ? identityOf(row) : null); }
        return identities.get(id) ?? null;
      };
      return (name) => [...new Set(nameKeys(name).flatMap((key) => [...wanted.get(key) ?? []]))].flatMap((id) => identityIn(id) ?? []);
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
