import type { Answer } from '#shared/contract/index.ts';
import type { CivilDate } from '#shared/domain/common/dates.ts';
import { decideConsent, sameScope, standing } from '#shared/domain/consents.ts';
import { present } from '#shared/lib/assert.ts';
import type { Clock, Id, Ids } from '#shared/lib/ids.ts';
import { ok, refuse } from '#shared/lib/result.ts';
import type { CurrentSettings } from '../currentSettings.ts';
import type { HandlersOf } from '../handlers.ts';
import { caseFiles, unsayable, writable } from './access.ts';
import { answersOf, type ConsentRow } from './consentRows.ts';

export const consentShown = (row: ConsentRow): Answer<'beneficiaries.consent'>['consent'] => ({
  consentId: row.id, purpose: row.purpose, partner: row.partner, ceremony: row.ceremonyId === null ? null : { ceremonyId: row.ceremonyId, title: { ar: row.titleAr ?? '', fr: row.titleFr ?? '' }, date: row.date ?? '' },
  answer: row.answer, on: row.on, by: row.by, paper: row.paper, attachmentId: row.attachmentId, note: row.note, notedAt: row.notedAt, notedBy: row.notedBy,
});

/** Noting who agreed to what; the answer, never changed, stands until another one does. */
export function consentHandlers({ clock, ids, settings }: { readonly clock: Clock; readonly ids: Ids; readonly settings: CurrentSettings }): Pick<HandlersOf<'beneficiaries'>, 'beneficiaries.consent'> {
  return {
    'beneficiaries.consent'({ personId, purpose, partner, ceremonyId, answer, on, by, paper, attachmentId, note }, { store, user, about }) {
      about(personId);
      // a «no» is heard whatever became of the file
      const found = writable(store, user, personId, { closed: answer !== 'given' });
      if (!found.ok) return found;
      const { members, personId: id } = found.value, { sql } = store, among = JSON.stringify(members), said = { purpose, partner, ceremonyId, answer, on };
      const last = standing(answersOf(store, members)).find((one) => sameScope(one, said)) ?? null;
      const refused = unsayable(store, settings, { partner, note }) ?? decideConsent(said, last, clock.now().slice(0, 10) as CivilDate);
      if (refused) return refused;
      if (ceremonyId !== null && !sql.one`SELECT 1 FROM recipients WHERE ceremony_id = ${ceremonyId} AND person_id IN (SELECT value FROM json_each(${among}))`) return refuse('beneficiaries.UNKNOWN_CEREMONY');
      if (attachmentId !== null && !sql.one`SELECT 1 FROM attachments WHERE id = ${attachmentId} AND removed_at IS NULL AND person_id IN (SELECT value FROM json_each(${among}))`) return refuse('beneficiaries.UNKNOWN_ATTACHMENT');
      const document = paper === null ? null : sql.one<{ id: Id }>`SELECT documents.id FROM documents LEFT JOIN recipients ON recipients.id = recipient_id WHERE documents.reference = ${paper} AND coalesce(documents.person_id, recipients.person_id) IN (SELECT value FROM json_each(${among}))`;
      if (document === undefined) return refuse('beneficiaries.OTHERS_PAPER');
      const consentId = ids.next(), at = clock.now(), { ceremonyId: _ceremony, ...told } = said;
      sql.insert('consents', { id: consentId, person_id: id, purpose, partner, ceremony_id: ceremonyId, answer, answered_on: on, answered_by: by, paper_id: document?.id ?? null, attachment_id: attachmentId, note, noted_at: at, noted_by: user.id });
      store.changes.record({ table: 'consents', rowId: consentId, personId: id, userId: user.id, before: last && { answer: last.answer, on: last.on }, after: { ...told, ceremony: ceremonyId, by, note } });
      caseFiles.touch(store, id, at, user.id);
      return ok({ consent: consentShown(present(answersOf(store, members).find((one) => one.id === consentId), 'the answer was just noted')) });
    },
  };
}
