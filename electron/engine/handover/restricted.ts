import { may } from '#shared/domain/accounts.ts';
import { ok, refuse } from '#shared/lib/result.ts';
import type { HandlersOf } from '../handlers.ts';
import { ceremonyRow } from './ceremonies.ts';
import { changedNow, draftRow, type EditingParts } from './editing.ts';
import { revisionOf, staleness } from './revisions.ts';

/**
 * The programme's label, which can tell a conviction (domain.md §5): shown and changed through these two alone, each sight and change
 * written down with its ceremony. Neither journal nor change log holds the words.
 */
export function restrictedHandlers({ clock }: Pick<EditingParts, 'clock'>): Pick<HandlersOf<'handover'>, 'handover.restricted' | 'handover.setRestricted'> {
  return {
    'handover.restricted'({ ceremonyId }, { store, about }) {
      about(ceremonyId);
      if (!ceremonyRow(store, ceremonyId)) return refuse('handover.UNKNOWN_CEREMONY', { ceremony: ceremonyId });
      const row = store.sql.one<{ programme_label: string }>`SELECT programme_label FROM ceremony_restricted WHERE ceremony_id = ${ceremonyId}`;
      return ok({ programmeLabel: row?.programme_label ?? '', revision: revisionOf(store, ceremonyId).revision });
    },
    'handover.setRestricted'({ ceremonyId, revision, programmeLabel }, context) {
      const { store, user, about } = context;
      about(ceremonyId);
      // to see is one right, to write in a draft another
      if (!may(user.role, 'ceremony.prepare')) return refuse('app.NOT_ALLOWED');
      const found = draftRow(store, ceremonyId);
      if (!found.ok) return found;
      const stale = staleness(store, clock, { ceremonyId, recordId: ceremonyId, seen: revision });
      if (stale) return stale;
      const had = store.sql.run`DELETE FROM ceremony_restricted WHERE ceremony_id = ${ceremonyId}` > 0, has = programmeLabel !== '';
      if (has) store.sql.insert('ceremony_restricted', { ceremony_id: ceremonyId, programme_label: programmeLabel });
      store.changes.record({ table: 'ceremony_restricted', rowId: ceremonyId, personId: null, userId: user.id, before: { known: had }, after: { known: has } });
      return ok({ revision: changedNow(context, clock, ceremonyId, ceremonyId) });
    },
  };
}
