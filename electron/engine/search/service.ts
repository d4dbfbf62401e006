import type { Answer } from '#shared/contract/index.ts';
import { may } from '#shared/domain/accounts.ts';
import { cinTail } from '#shared/domain/common/identity.ts';
import { askedOf, ceremonyFoundBy, ceremonyQuery, isSpelling, paperQuery, personFoundBy, personQueries, unitFoundBy, unitQuery, type Asked } from '#shared/domain/search.ts';
import type { Id } from '#shared/lib/ids.ts';
import { ok } from '#shared/lib/result.ts';
import type { Finding, FoundPerson } from '../finding.ts';
import type { HandlersOf, User } from '../handlers.ts';
import type { Store } from '../store/store.ts';
import { casePaperRow, ceremonyRow, entriesOf, knownAs, matching, matchingAmong, matchingFrom, namesOf, noteChanged, pair, paperRow, personPlace, placesOf, refresh, removePerson, unitRow, visibleTo, type PlaceRow } from './repository.ts';

type Hit = Answer<'search.find'>['hits'][number];
const placeOf = (row: PlaceRow) => ({ ceremonyId: row.ceremony_id, title: pair(row, 'title'), date: row.date });
const MOST_CEREMONIES = 2000;

/** The search box, and the same index for lists that are searched. */
export function createSearch(): { readonly handlers: HandlersOf<'search'>; readonly finding: Finding } {
  /** Persons one after the other as far as somebody asks, exact spellings first. */
  function* found(store: Store, text: string, { after = null, among = null }: NonNullable<Parameters<Finding['persons']>[2]> = {}): Generator<FoundPerson> {
    const asked = askedOf(text), queries = personQueries(asked), [tier = 0, entry = Number.MAX_SAFE_INTEGER] = (after ?? '').split('.').filter(Boolean).map(Number);
    const spelt = isSpelling(asked), entries = among && entriesOf(store, among);
    for (const [i, { match, close }] of queries.entries()) {
      if (i < tier) continue;
      const before = i === tier ? entry : Number.MAX_SAFE_INTEGER;
      for (const one of entries ? matchingAmong(store, match, before, entries) : matchingFrom(store, match, before, close && among === null)) {
        if (among?.has(one.id) === false) continue;
        if (!close || spelt(one.names ?? namesOf(store, one.id))) yield { personId: one.id, close, cursor: `${i}.${one.entry}` };
      }
    }
  }
  const opens = (user: User, companion: Id): boolean => may(user.role, 'file.read') && (companion === user.id || may(user.role, 'file.all'));
  function persons(store: Store, user: User, text: string, asked: Asked, limit: number): Hit[] {
    const hits: Hit[] = [], reads = may(user.role, 'file.read'), all = reads && may(user.role, 'file.all');
    for (const { personId, close } of found(store, text, { among: all ? null : visibleTo(store, reads ? user.id : null) })) {
      if (hits.length >= limit) break;
      const place = personPlace(store, personId), [self] = knownAs(store, personId);
      if (!place || !self) continue;
      const file = place.companion !== null && opens(user, place.companion) ? personId : null;
      // that somebody has a file is for those alone who may open it
      if (file === null && !place.inCeremony) continue;
      const places = placesOf(store, personId), [last] = places;
      // of somebody else's file nothing is told: they are who their ceremony says they are
      const as = file === null && place.companion !== null && last ? { name: pair(last, 'name'), fileNumber: last.file_number, cin: last.cin } : self;
      hits.push({
        kind: 'person', why: close ? 'closeSpelling' : personFoundBy(text, asked, self), name: as.name, fileNumber: as.fileNumber, cinTail: cinTail(as.cin), file,
        ceremonies: places.map((one) => ({ ...placeOf(one), recipientId: one.recipient_id })),
      });
    }
    return hits;
  }
  const of = (store: Store, match: string | null, limit: number, hit: (id: Id) => Hit | null): Hit[] => (match === null ? [] : matching(store, match, limit)).map(hit).filter((one) => one !== null);

  return {
    finding: {
      ceremonies(store, text) {
        const match = ceremonyQuery(askedOf(text));
        return match !== null && refresh(store).ok ? matching(store, match, MOST_CEREMONIES) : [];
      },
      *persons(store, text, narrowed) { if (refresh(store).ok) yield* found(store, text, narrowed); },
      changedPerson: noteChanged,
      forgetPerson: removePerson,
    },
    handlers: {
      'search.find'({ text, limit }, { store, user }) {
        const asked = askedOf(text), refreshed = refresh(store);
        if (!refreshed.ok) return refreshed;
        const hits = [
          ...persons(store, user, text, asked, limit),
          ...of(store, paperQuery(asked), limit, (id) => {
            const own = casePaperRow(store, id);
            if (own) return opens(user, own.companion) ? { kind: 'casePaper', why: 'reference', reference: own.reference, status: own.status, name: own.name, file: own.personId } : null;
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
