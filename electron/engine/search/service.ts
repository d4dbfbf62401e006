import type { Answer } from '#shared/contract/index.ts';
import { cinTail } from '#shared/domain/common/identity.ts';
import { askedOf, ceremonyFoundBy, ceremonyQuery, paperQuery, personFoundBy, personQueries, unitFoundBy, unitQuery, type Asked } from '#shared/domain/search.ts';
import type { Id } from '#shared/lib/ids.ts';
import { ok } from '#shared/lib/result.ts';
import type { Finding } from '../finding.ts';
import type { HandlersOf } from '../handlers.ts';
import type { Store } from '../store/store.ts';
import { ceremonyRow, matching, pair, paperRow, personRow, placesOf, refresh, removePerson, unitRow, type PlaceRow } from './repository.ts';

type Hit = Answer<'search.find'>['hits'][number];
const placeOf = (row: PlaceRow) => ({ ceremonyId: row.ceremony_id, title: pair(row, 'title'), date: row.date });
const MOST_CEREMONIES = 2000;

/** The search box, and the same index for lists that are searched. */
export function createSearch(): { readonly handlers: HandlersOf<'search'>; readonly finding: Finding } {
  function persons(store: Store, text: string, asked: Asked, limit: number): Hit[] {
    const found = new Map<Id, boolean>();
    for (const { match, close } of personQueries(asked)) {
      if (found.size >= limit) break;
      for (const id of matching(store, match, limit)) if (found.size < limit && !found.has(id)) found.set(id, close);
    }
    return [...found].flatMap(([id, close]): Hit[] => {
      const row = personRow(store, id);
      return row ? [{
        kind: 'person', why: close ? 'closeSpelling' : personFoundBy(text, asked, { cin: row.cin, fileNumber: row.file_number }), name: pair(row, 'name'), fileNumber: row.file_number, cinTail: cinTail(row.cin),
        ceremonies: placesOf(store, id).map((place) => ({ ...placeOf(place), recipientId: place.recipient_id })),
      }] : [];
    });
  }
  const of = (store: Store, match: string | null, limit: number, hit: (id: Id) => Hit | null): Hit[] => (match === null ? [] : matching(store, match, limit)).map(hit).filter((one) => one !== null);

  return {
    finding: {
      ceremonies(store, text) {
        const match = ceremonyQuery(askedOf(text));
        return match !== null && refresh(store).ok ? matching(store, match, MOST_CEREMONIES) : [];
      },
      forgetPerson: removePerson,
    },
    handlers: {
      'search.find'({ text, limit }, { store }) {
        const asked = askedOf(text), refreshed = refresh(store);
        if (!refreshed.ok) return refreshed;
        const hits = [
          ...persons(store, text, asked, limit),
          ...of(store, paperQuery(asked), limit, (id) => {
            const row = paperRow(store, id);
            return row ? { kind: 'paper', why: 'reference', reference: row.reference, status: row.status, name: row.recipient_id === null ? null : pair(row, 'name'), recipientId: row.recipient_id, ...placeOf(row) } : null;
          }),
          ...of(store, ceremonyQuery(asked), limit, (id) => {
            const row = ceremonyRow(store, id);
            return row ? { kind: 'ceremony', why: ceremonyFoundBy(asked, row.convention_number), status: row.status, ...placeOf(row) } : null;
          }),
          ...of(store, unitQuery(asked), limit, (id) => {
            const row = unitRow(store, id);
            return row ? { kind: 'unit', why: unitFoundBy(asked, row.serial), designation: pair(row, 'designation'), serial: row.serial, inventoryNumber: row.inventory_number, name: pair(row, 'name'), recipientId: row.recipient_id, ...placeOf(row) } : null;
          }),
        ];
        const isClose = (hit: Hit): number => Number(hit.why === 'closeSpelling');
        return ok({ hits: hits.toSorted((one, other) => isClose(one) - isClose(other)) });
      },
    },
  };
}
