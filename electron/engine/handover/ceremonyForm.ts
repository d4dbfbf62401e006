import type { Answer } from '#shared/contract/index.ts';
import { canonicalJson } from '#shared/domain/common/canonical.ts';
import type { CivilDate } from '#shared/domain/common/dates.ts';
import { ceremonyKey } from '#shared/domain/exchange.ts';
import type { Ceremony, Signatory } from '#shared/domain/handover.ts';
import type { Id } from '#shared/lib/ids.ts';
import { ok, refuse, type No } from '#shared/lib/result.ts';
import type { HandlersOf } from '../handlers.ts';
import type { Store } from '../store/store.ts';
import { ceremonyOf, signatoriesOfCeremony } from './ceremonies.ts';
import { ceremonyColumns } from './columns.ts';
import { difference, type Columns } from '../store/difference.ts';
import { insertSignatories } from './drafts.ts';
import { changedNow, draftRow, unprintableField, type EditingParts } from './editing.ts';
import { staleness } from './revisions.ts';

/** No law asks for a term; the centre's own papers had none at first (the importer's defaults). */
const DEFAULT_ORIGINALS = 2;
const NONE = { ar: '', fr: '' };

/** The ceremony itself, by hand: made, and its fields and signatories changed. */
export function ceremonyHandlers({ clock, ids, settings }: EditingParts): Pick<HandlersOf<'handover'>, 'handover.newCeremony' | 'handover.createCeremony' | 'handover.changeCeremony'> {
  /** @param own the ceremony that is being changed */
  function taken({ sql }: Store, ceremony: Ceremony, own: Id | null): No | null {
    const { titleKey, date, conventionKey } = ceremonyKey({ ceremony });
    if (titleKey === '') return refuse('app.EMPTY', { field: 'ceremony.title.ar' });
    const same = sql.one<{ id: Id }>`SELECT id FROM ceremonies WHERE date = ${date} AND title_key = ${titleKey} AND convention_key = ${conventionKey}`;
    return same && same.id !== own ? refuse('handover.SAME_CEREMONY') : null;
  }
  return {
    'handover.newCeremony'(_input, { store }) {
      const { name, originals, giver, signatories } = settings.of(store).settings;
      return ok({ ceremony: {
        title: NONE, date: clock.now().slice(0, 10) as CivilDate, time: null, place: NONE, convention: { number: '', date: null, parties: NONE },
        conventionTotal: null, conventionTotalApproximate: null, envelope: null, envelopeApproximate: null,
        giver: { entity: name, ...giver }, originals: Math.max(DEFAULT_ORIGINALS, originals.length), noDisposalMonths: 0, transfer: 'ownership', signatories: [...signatories],
      } satisfies Answer<'handover.newCeremony'>['ceremony'] });
    },

    'handover.createCeremony'({ ceremony: { signatories, ...ceremony } }, context) {
      const { store, user, about } = context;
      const refused = unprintableField(store, settings, { ceremony: { ...ceremony, signatories } }) ?? taken(store, ceremony, null);
      if (refused) return refused;
      const ceremonyId = ids.next(), now = clock.now();
      about(ceremonyId);
      store.sql.insert('ceremonies', { id: ceremonyId, ...ceremonyColumns(ceremony), status: 'draft', source_name: '', created_at: now, created_by: user.id, updated_at: now, updated_by: user.id });
      insertSignatories(store, ceremonyId, signatories);
      store.changes.record({ table: 'ceremonies', rowId: ceremonyId, personId: null, userId: user.id, before: null, after: { ...ceremonyColumns(ceremony), signatories: canonicalJson(signatories) } });
      return ok({ ceremonyId, revision: changedNow(context, clock, ceremonyId, ceremonyId) });
    },

    'handover.changeCeremony'({ ceremonyId, revision, ceremony: { signatories, ...ceremony } }, context) {
      const { store, user, about } = context;
      about(ceremonyId);
      const found = draftRow(store, ceremonyId);
      if (!found.ok) return found;
      const refused = staleness(store, clock, { ceremonyId, recordId: ceremonyId, seen: revision }) ?? unprintableField(store, settings, { ceremony: { ...ceremony, signatories } }) ?? taken(store, ceremony, ceremonyId);
      if (refused) return refused;
      const signed = (list: readonly Signatory[]): Columns => ({ signatories: canonicalJson(list) });
      const differs = difference({ ...ceremonyColumns(ceremonyOf(store, ceremonyId)), ...signed(signatoriesOfCeremony(store, ceremonyId)) }, { ...ceremonyColumns(ceremony), ...signed(signatories) });
      if (differs) store.changes.record({ table: 'ceremonies', rowId: ceremonyId, personId: null, userId: user.id, ...differs });
      store.sql.update('ceremonies', ceremonyId, ceremonyColumns(ceremony));
      store.sql.run`DELETE FROM ceremony_signatories WHERE ceremony_id = ${ceremonyId}`;
      insertSignatories(store, ceremonyId, signatories);
      return ok({ revision: changedNow(context, clock, ceremonyId, ceremonyId) });
    },
  };
}
