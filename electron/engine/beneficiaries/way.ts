import { decideStatus } from '#shared/domain/beneficiaries.ts';
import type { Clock, Id, Ids, Instant } from '#shared/lib/ids.ts';
import { ok, refuse } from '#shared/lib/result.ts';
import type { Contacts, Plans } from '../casework.ts';
import type { CurrentSettings } from '../currentSettings.ts';
import type { Finding } from '../finding.ts';
import type { HandlersOf } from '../handlers.ts';
import type { Store } from '../store/store.ts';
import { fileOfPerson, personRow, standing, unsayable, writableAt } from './access.ts';
import { isCompanion } from './identity.ts';

/* Where a file is in its way, who accompanies it, and which files are one person's. */
export interface WayParts { readonly clock: Clock; readonly ids: Ids; readonly finding: Finding; readonly settings: CurrentSettings; readonly plans: Plans; readonly contacts: Contacts }
type Names = 'beneficiaries.setStatus' | 'beneficiaries.assign' | 'beneficiaries.merge' | 'beneficiaries.part';

const move = ({ sql }: Store, personId: Id, revision: number, at: Instant, by: Id): number => {
  sql.run`UPDATE case_files SET revision = ${revision + 1}, updated_at = ${at}, updated_by = ${by} WHERE person_id = ${personId}`;
  return revision + 1;
};

export function wayHandlers({ clock, ids, finding, settings, plans, contacts }: WayParts): Pick<HandlersOf<'beneficiaries'>, Names> {
  return {
    'beneficiaries.setStatus'({ personId, revision, to, reason }, { store, user, about }) {
      about(personId);
      const found = writableAt(store, user, { personId, revision }, { closed: true });
      if (!found.ok) return found;
      const { status, members, personId: id } = found.value, refused = unsayable(store, settings, { reason }) ?? decideStatus({ status, unanswered: contacts.evidence(store, members).unreached }, to, reason);
      if (refused) return refused;
      const at = clock.now();
      store.sql.run`UPDATE case_files SET status = ${to} WHERE person_id = ${id}`;
      store.sql.insert('status_changes', { id: ids.next(), person_id: id, from_status: status, to_status: to, reason, changed_at: at, changed_by: user.id });
      store.changes.record({ table: 'case_files', rowId: id, personId: id, userId: user.id, before: { status }, after: { status: to, reason } });
      plans.keepOpen(store, id);
      return ok({ revision: move(store, id, revision, at, user.id) });
    },
    'beneficiaries.assign'({ personId, revision, companionId, reason }, { store, user, about }) {
      about(personId);
      const found = writableAt(store, user, { personId, revision });
      if (!found.ok) return found;
      const { companionId: before, personId: id } = found.value;
      if (companionId === before) return refuse('beneficiaries.SAME_COMPANION');
      if (!isCompanion(store, companionId)) return refuse('beneficiaries.UNKNOWN_COMPANION');
      const unsaid = unsayable(store, settings, { reason });
      if (unsaid) return unsaid;
      const at = clock.now();
      store.sql.run`UPDATE case_files SET companion_id = ${companionId} WHERE person_id = ${id}`;
      store.sql.insert('assignments', { id: ids.next(), person_id: id, companion_id: companionId, reason, assigned_at: at, assigned_by: user.id });
      store.changes.record({ table: 'case_files', rowId: id, personId: id, userId: user.id, before: { companion: before }, after: { companion: companionId, reason } });
      return ok({ revision: move(store, id, revision, at, user.id) });
    },
    'beneficiaries.merge'({ personId, otherId, revision, reason }, { store, user, about }) {
      about(personId);
      const found = writableAt(store, user, { personId, revision });
      if (!found.ok) return found;
      const unsaid = unsayable(store, settings, { reason });
      if (unsaid) return unsaid;
      const stays = found.value, other = personRow(store, otherId);
      if (!other) return refuse('beneficiaries.UNKNOWN');
      if (other.id === stays.personId || stays.members.includes(other.id)) return refuse('beneficiaries.MERGE_ITSELF');
      if (other.merged_into !== null || personRow(store, personId)?.merged_into !== null) return refuse('beneficiaries.ALREADY_MERGED');
      const at = clock.now(), mergeId = ids.next();
      store.sql.insert('merges', { id: mergeId, person_id: stays.personId, merged_id: other.id, reason, merged_at: at, merged_by: user.id });
      store.sql.run`UPDATE persons SET merged_into = ${stays.personId} WHERE id = ${other.id}`;
      for (const id of [stays.personId, other.id]) {
        finding.changedPerson(store, id);
        store.changes.record({ table: 'merges', rowId: mergeId, personId: id, userId: user.id, before: null, after: { stays: stays.personId, merged: other.id, reason } });
      }
      plans.keepOpen(store, stays.personId);
      return ok({ mergeId, revision: move(store, stays.personId, revision, at, user.id) });
    },
    'beneficiaries.part'({ mergeId, reason }, { store, user, about }) {
      const row = store.sql.one<{ person_id: Id; merged_id: Id }>`SELECT person_id, merged_id FROM merges WHERE id = ${mergeId} AND undone_at IS NULL`;
      if (!row) return refuse('beneficiaries.UNKNOWN_MERGE');
      about(row.person_id);
      const unsaid = unsayable(store, settings, { reason });
      if (unsaid) return unsaid;
      const at = clock.now();
      store.sql.run`UPDATE merges SET undone_at = ${at}, undone_by = ${user.id} WHERE id = ${mergeId}`;
      store.sql.run`UPDATE persons SET merged_into = NULL WHERE id = ${row.merged_id}`;
      for (const id of [row.person_id, row.merged_id]) {
        finding.changedPerson(store, id);
        store.changes.record({ table: 'merges', rowId: mergeId, personId: id, userId: user.id, before: { stays: row.person_id, merged: row.merged_id }, after: { undone: true, reason } });
      }
      for (const id of [row.person_id, row.merged_id]) plans.keepOpen(store, id);
      // whoever stays may have been joined to a third person meanwhile: their words are there
      const root = standing(store, row.person_id);
      if (root && root.id !== row.person_id) finding.changedPerson(store, root.id);
      const own = personRow(store, row.person_id), file = own && fileOfPerson(store, own);
      return ok({ personId: row.person_id, otherId: row.merged_id, revision: file ? move(store, row.person_id, file.revision, at, user.id) : 0 });
    },
  };
}
