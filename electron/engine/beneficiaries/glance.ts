import type { Answer } from '#shared/contract/index.ts';
import { may } from '#shared/domain/accounts.ts';
import { isClosed, nextStep } from '#shared/domain/beneficiaries.ts';
import type { CivilDate } from '#shared/domain/common/dates.ts';
import { maskedCin } from '#shared/domain/common/identity.ts';
import { answerFor, PURPOSES, standing, type Consent } from '#shared/domain/consents.ts';
import { present } from '#shared/lib/assert.ts';
import type { Clock, Id, Instant } from '#shared/lib/ids.ts';
import { ok } from '#shared/lib/result.ts';
import type { Contacts, Plans } from '../casework.ts';
import type { HandlersOf } from '../handlers.ts';
import type { Store } from '../store/store.ts';
import { caseFiles, fileOf } from './access.ts';
import { answersOf } from './consentRows.ts';
import { consentShown } from './consents.ts';
import { doubtsOf } from './identity.ts';
import { eventsOf, pieceOf } from './timeline.ts';

/* A file at one glance, and what happened in it. */
type Shown = Answer<'beneficiaries.show'>;

function countsOf({ sql }: Store, of: string): Shown['counts'] {
  return present(sql.one<Shown['counts']>`SELECT (SELECT count(*) FROM diagnoses WHERE person_id IN (SELECT value FROM json_each(${of}))) AS diagnoses, (SELECT count(*) FROM life_projects WHERE person_id IN (SELECT value FROM json_each(${of}))) AS lifeProjects,
    (SELECT count(*) FROM visits WHERE state = 'done' AND person_id IN (SELECT value FROM json_each(${of}))) AS visits,
    (SELECT count(*) FROM documents WHERE person_id IN (SELECT value FROM json_each(${of}))) + (SELECT count(*) FROM recipients JOIN documents ON recipient_id = recipients.id WHERE recipients.person_id IN (SELECT value FROM json_each(${of}))) AS papers,
    (SELECT count(*) FROM attachments WHERE removed_at IS NULL AND person_id IN (SELECT value FROM json_each(${of}))) AS attachments, (SELECT count(*) FROM recipients WHERE person_id IN (SELECT value FROM json_each(${of}))) AS ceremonies`, 'an aggregate has a row');
}
const joinedTo = ({ sql }: Store, of: string): Shown['joined'] =>
  sql.all<{ id: Id; merged_id: Id; file_number: string; name_ar: string; name_fr: string; reason: string; merged_at: Instant; name: string }>`SELECT merges.id, merged_id, file_number, name_ar, name_fr, reason, merged_at, users.name FROM merges JOIN persons ON persons.id = merged_id JOIN users ON users.id = merged_by
    WHERE person_id IN (SELECT value FROM json_each(${of})) AND undone_at IS NULL ORDER BY merged_at`
    .map((row) => ({ mergeId: row.id, personId: row.merged_id, fileNumber: row.file_number, name: { ar: row.name_ar, fr: row.name_fr }, reason: row.reason, at: row.merged_at, by: row.name }));
/** The newest picture of the person, while they agree to it; a PDF is none. A «yes» to one ceremony is no «yes» to the file. */
function photoOf({ sql }: Store, of: string, consents: readonly Consent[]): Id | null {
  if (answerFor(consents, { purpose: 'photo' })?.answer !== 'given') return null;
  return sql.one<{ id: Id }>`SELECT id FROM attachments WHERE kind = 'photo' AND format IN ('jpeg', 'png') AND removed_at IS NULL AND person_id IN (SELECT value FROM json_each(${of})) ORDER BY attached_at DESC, rowid DESC LIMIT 1`?.id ?? null;
}

export function glanceHandlers({ clock, plans, contacts }: { readonly clock: Clock; readonly plans: Plans; readonly contacts: Contacts }): Pick<HandlersOf<'beneficiaries'>, 'beneficiaries.show' | 'beneficiaries.timeline'> {
  return {
    'beneficiaries.show'(by, { store, user, about }) {
      const found = 'personId' in by ? fileOf(store, user, by.personId) : caseFiles.byFileNumber(store, user, by.fileNumber);
      if (!found.ok) return found;
      const file = found.value, { personId, identity: { cin, ...identity }, members } = file, of = JSON.stringify(members), today = clock.now().slice(0, 10) as CivilDate, { sql } = store;
      about(personId);
      const noted = answersOf(store, members), answers = standing(noted), closed = isClosed(file.status), visits = closed ? [] : sql.all<{ id: Id; kind: string; planned_on: CivilDate }>`SELECT id, kind, planned_on FROM visits WHERE state = 'planned' AND person_id IN (SELECT value FROM json_each(${of})) ORDER BY planned_on, id`
        .map((row) => ({ visitId: row.id, kind: row.kind, on: row.planned_on }));
      const since = sql.one<{ at: Instant }>`SELECT changed_at AS at FROM status_changes WHERE person_id = ${personId} ORDER BY changed_at DESC, rowid DESC LIMIT 1`, companion = sql.one<{ name: string }>`SELECT name FROM users WHERE id = ${file.companionId}`;
      return ok({
        personId, revision: file.revision, mayWrite: may(user.role, 'file.write'), mayAssign: may(user.role, 'file.assign'), identity: { ...identity, cinMasked: maskedCin(cin) }, photo: photoOf(store, of, noted),
        status: file.status, statusSince: present(since, 'a file has its first status').at, next: nextStep(file.status), companion: { id: file.companionId, name: companion?.name ?? '' }, openedOn: file.openedOn, province: file.province, trade: file.trade, profile: file.profile,
        warnings: doubtsOf(store, file.identity, file.profile, file.openedOn, members), unanswered: contacts.evidence(store, members).unreached,
        nextVisit: visits.find(({ on }) => on >= today) ?? null, overdue: visits.filter(({ on }) => on < today), lateActions: closed ? [] : plans.lateActions(store, members, today), consents: answers.map(consentShown), unasked: PURPOSES.filter((purpose) => !answers.some((one) => one.purpose === purpose)),
        counts: countsOf(store, of), joined: joinedTo(store, of), updatedAt: file.updatedAt, updatedBy: file.updatedBy,
      });
    },
    'beneficiaries.timeline'({ personId, cursor, limit }, { store, user }) {
      const file = fileOf(store, user, personId);
      return file.ok ? ok(pieceOf(eventsOf(store, file.value.members), cursor, limit)) : file;
    },
  };
}
