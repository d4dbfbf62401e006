import { inLanguage } from '#shared/domain/common/bilingual.ts';
import { cinTail } from '#shared/domain/common/identity.ts';
import { decideFileAway, decideMark, decideReopen, decideUnmark, isHandedOver, type DayOf, type DayState } from '#shared/domain/handoverDay.ts';
import { restrictedField } from '#shared/domain/ceremonyChecks.ts';
import type { Clock, Id } from '#shared/lib/ids.ts';
import { ok, refuse, type Result } from '#shared/lib/result.ts';
import type { CaseFiles } from '../caseFiles.ts';
import type { CurrentSettings } from '../currentSettings.ts';
import type { CallContext, HandlersOf } from '../handlers.ts';
import type { Papers } from '../issuing.ts';
import type { Store } from '../store/store.ts';
import { ceremonyRow, linesOf, pair, recipientRows, type CeremonyRow, type RecipientRow } from './ceremonies.ts';
import { before, dayCounts, dayMarks, filingOf, insertFiling, lastMark, noteMark, WAITING, withFilesNo } from './dayState.ts';
import { revisionOf, staleness, touch } from './revisions.ts';

type Names = 'handover.day' | 'handover.mark' | 'handover.unmark' | 'handover.setPhoto' | 'handover.fileAway' | 'handover.reopen';
export interface DayParts { readonly clock: Clock; readonly papers: Papers; readonly settings: CurrentSettings; readonly caseFiles: CaseFiles }

/** The day itself: who got what was theirs, who did not come, and the end of it. */
export function dayHandlers({ clock, papers, settings, caseFiles }: DayParts): Pick<HandlersOf<'handover'>, Names> {
  const unknown = (ceremonyId: Id) => refuse('handover.UNKNOWN_CEREMONY', { ceremony: ceremonyId });
  const stateOf = (store: Store, { id, status }: CeremonyRow): DayOf => ({ status, filed: filingOf(store, id) !== null });

  interface One { readonly ceremony: DayOf; readonly row: RecipientRow }
  /** A person of the ceremony, as the one who marks them saw them. */
  function find({ store, about }: CallContext, { ceremonyId, recipientId, revision }: { readonly ceremonyId: Id; readonly recipientId: Id; readonly revision: number }): Result<One> {
    about(recipientId);
    const ceremony = ceremonyRow(store, ceremonyId);
    if (!ceremony) return unknown(ceremonyId);
    const row = store.sql.one<RecipientRow>`SELECT * FROM recipients WHERE id = ${recipientId} AND ceremony_id = ${ceremonyId}`;
    if (!row) return refuse('handover.UNKNOWN_RECIPIENT');
    return staleness(store, clock, { ceremonyId, recordId: recipientId, seen: revision }) ?? ok({ ceremony: stateOf(store, ceremony), row });
  }
  function record({ store, user }: CallContext, ceremonyId: Id, { id, person_id }: RecipientRow, mark: { readonly undoing: boolean; readonly state: DayState; readonly note: string; readonly earlierSeq: number | null }): { readonly revision: number } {
    const at = clock.now();
    noteMark(store, { recipientId: id, personId: person_id, ...mark, at, by: user.id });
    return { revision: touch(store, ceremonyId, id, at, user.id) };
  }

  return {
    'handover.day'({ ceremonyId }, { store }) {
      const ceremony = ceremonyRow(store, ceremonyId);
      if (!ceremony) return unknown(ceremonyId);
      const marks = dayMarks(store, ceremonyId), lines = linesOf(store, ceremonyId), certificates = papers.certificates(store, ceremonyId);
      return ok({
        ceremonyId, title: pair(ceremony, 'title'), date: ceremony.date, revision: revisionOf(store, ceremonyId).revision, filed: filingOf(store, ceremonyId), counts: dayCounts(store, ceremonyId),
        recipients: recipientRows(store, ceremonyId).map((row) => ({
          recipientId: row.id, order: row.position, name: pair(row, 'name'), sex: row.sex, cinTail: cinTail(row.cin), trade: row.trade, reads: { ar: row.reads_ar === 1, fr: row.reads_fr === 1 },
          equipment: (lines.get(row.id) ?? []).map((line) => ({ designation: pair(line, 'designation'), quantity: line.quantity })), paper: certificates.get(row.id) ?? null, day: withFilesNo(caseFiles, store, { ceremonyId, personId: row.person_id }, marks.get(row.id) ?? WAITING),
          unnamed: caseFiles.forbidden(store, row.person_id, { purpose: 'naming', ceremonyId }) !== null,
        })),
      });
    },

    'handover.mark'({ ceremonyId, recipientId, revision, state, note }, context) {
      const found = find(context, { ceremonyId, recipientId, revision });
      if (!found.ok) return found;
      const { store } = context, { ceremony, row } = found.value, certificate = papers.certificates(store, ceremonyId).get(recipientId);
      const refused = decideMark(ceremony, { state, note, hasPaper: certificate?.status === 'issued', name: inLanguage(pair(row, 'name'), 'ar') });
      if (refused) return refused;
      if (restrictedField({ note }, settings.restricted(store)) !== null) return refuse('settings.RESTRICTED_LABEL', { field: 'note' });
      const last = lastMark(store, recipientId);
      return ok(record(context, ceremonyId, row, { undoing: false, state, note, earlierSeq: last?.seq ?? null }));
    },
    'handover.unmark'({ ceremonyId, recipientId, revision }, context) {
      const found = find(context, { ceremonyId, recipientId, revision });
      if (!found.ok) return found;
      const { ceremony, row } = found.value, last = lastMark(context.store, recipientId);
      const refused = decideUnmark(ceremony, last !== null && last.state !== 'waiting');
      if (refused || !last) return refused ?? refuse('handover.NOTHING_TO_UNDO');
      return ok(record(context, ceremonyId, row, { undoing: true, ...pick(before(context.store, last)) }));
    },
    'handover.setPhoto'({ ceremonyId, recipientId, revision, photo }, context) {
      const found = find(context, { ceremonyId, recipientId, revision });
      if (!found.ok) return found;
      if (found.value.ceremony.filed) return refuse('handover.FILED');
      const { store, user } = context, { row: { person_id: personId } } = found.value, at = clock.now();
      const forbidden = photo === 'yes' ? caseFiles.forbidden(store, personId, { purpose: 'photo', ceremonyId }) : null;
      if (forbidden) return forbidden;
      const earlier = store.sql.one<{ answer: string }>`SELECT answer FROM photo_answers WHERE recipient_id = ${recipientId}`;
      store.sql.run`DELETE FROM photo_answers WHERE recipient_id = ${recipientId}`;
      if (photo !== 'unknown') store.sql.insert('photo_answers', { recipient_id: recipientId, answer: photo, answered_at: at, answered_by: user.id });
      store.changes.record({ table: 'photo_answers', rowId: recipientId, personId, userId: user.id, before: earlier ? { answer: earlier.answer } : null, after: photo === 'unknown' ? null : { answer: photo } });
      return ok({ revision: touch(store, ceremonyId, recipientId, at, user.id) });
    },

    'handover.fileAway'({ ceremonyId, reason }, { store, user, about }) {
      about(ceremonyId);
      const ceremony = ceremonyRow(store, ceremonyId);
      if (!ceremony) return unknown(ceremonyId);
      const marks = dayMarks(store, ceremonyId), certificates = papers.certificates(store, ceremonyId), recipients = recipientRows(store, ceremonyId);
      const in_ = (state: DayState) => (row: RecipientRow): boolean => (marks.get(row.id) ?? WAITING).state === state;
      const unscanned = recipients.filter((row) => isHandedOver((marks.get(row.id) ?? WAITING).state)).flatMap((row) => { const paper = certificates.get(row.id); return paper && paper.scans === 0 ? [paper.reference] : []; });
      const refused = decideFileAway({ ...stateOf(store, ceremony), waiting: recipients.filter(in_('waiting')).map((row) => inLanguage(pair(row, 'name'), 'ar')), unscanned }, reason);
      if (refused) return refused;
      const at = clock.now();
      insertFiling(store, { ceremonyId, filed: true, reason, at, by: user.id });
      store.changes.record({ table: 'filings', rowId: ceremonyId, personId: null, userId: user.id, before: null, after: { filed: true, reason, unscanned: unscanned.length } });
      return ok({ revision: touch(store, ceremonyId, ceremonyId, at, user.id), unscanned });
    },
    'handover.reopen'({ ceremonyId, reason }, { store, user, about }) {
      about(ceremonyId);
      const ceremony = ceremonyRow(store, ceremonyId);
      if (!ceremony) return unknown(ceremonyId);
      const refused = decideReopen(stateOf(store, ceremony));
      if (refused) return refused;
      const at = clock.now();
      insertFiling(store, { ceremonyId, filed: false, reason, at, by: user.id });
      store.changes.record({ table: 'filings', rowId: ceremonyId, personId: null, userId: user.id, before: { filed: true }, after: { filed: false, reason } });
      return ok({ revision: touch(store, ceremonyId, ceremonyId, at, user.id) });
    },
  };
}
const pick = <T extends { readonly state: DayState; readonly note: string; readonly earlierSeq: number | null }>({ state, note, earlierSeq }: T): { readonly state: DayState; readonly note: string; readonly earlierSeq: number | null } => ({ state, note, earlierSeq });
