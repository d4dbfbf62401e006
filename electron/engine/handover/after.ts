import { may } from '#shared/domain/accounts.ts';
import { inLanguage } from '#shared/domain/common/bilingual.ts';
import type { DayOf, DayState } from '#shared/domain/handoverDay.ts';
import { decideAdmit, decideLeave } from '#shared/domain/handoverAfter.ts';
import { decideAmend, type PaperState } from '#shared/domain/papers.ts';
import { present } from '#shared/lib/assert.ts';
import type { Id } from '#shared/lib/ids.ts';
import { ok, refuse, type Result } from '#shared/lib/result.ts';
import type { CallContext, HandlersOf } from '../handlers.ts';
import type { IssuedPaper, Papers } from '../issuing.ts';
import type { Store } from '../store/store.ts';
import { amend, takeGoods } from './amend.ts';
import { ceremonyRow, pair, recipientRows, type CeremonyRow, type RecipientRow } from './ceremonies.ts';
import { certify } from './certify.ts';
import { recipientColumns } from './columns.ts';
import { filingOf, lastMark, noteMark } from './dayState.ts';
import { insertLines } from './drafts.ts';
import { goodsFault, identify, MOST_RECIPIENTS, orderRecipients, unprintableField, type EditingParts } from './editing.ts';
import { personOf } from './persons.ts';
import { staleness, touch } from './revisions.ts';

type Names = 'handover.amend' | 'handover.withdraw' | 'handover.admit';
export interface AfterParts extends EditingParts { readonly papers: Papers; /** whether a reason may not stand on a paper */ readonly unprintable: (store: Store, reason: string) => boolean }

/** What still changes in a validated ceremony: one person's certificate made anew, a person who withdraws, one who comes in. */
export function afterHandlers(parts: AfterParts): Pick<HandlersOf<'handover'>, Names> {
  const { clock, ids, settings, papers, unprintable } = parts;
  const stateOf = (paper: IssuedPaper): PaperState => ({ reference: paper.reference, status: paper.status, signed: paper.signedAt !== null, heir: paper.heir });
  const dayOf = (store: Store, { id, status }: CeremonyRow): DayOf => ({ status, filed: filingOf(store, id) !== null });
  const nameOf = (row: RecipientRow): string => inLanguage(pair(row, 'name'), 'ar');
  const rowOf = ({ sql }: Store, ceremonyId: Id, recipientId: Id): RecipientRow | undefined => sql.one<RecipientRow>`SELECT * FROM recipients WHERE id = ${recipientId} AND ceremony_id = ${ceremonyId}`;

  /** Cancels the certificate of one who leaves, and says on the day how they stand. */
  function leave(context: CallContext, ceremony: CeremonyRow, { recipientId, revision, reason, state }: { readonly recipientId: Id; readonly revision: number; readonly reason: string; readonly state: DayState }): Result<{ readonly row: RecipientRow; readonly cancelled: string | null; readonly reference: string | null }> {
    const { store, user } = context, row = rowOf(store, ceremony.id, recipientId);
    if (!row) return refuse('handover.UNKNOWN_RECIPIENT');
    const stale = staleness(store, clock, { ceremonyId: ceremony.id, recordId: recipientId, seen: revision });
    if (stale) return stale;
    const certificate = papers.certificates(store, ceremony.id).get(recipientId), paper = certificate ? papers.byReference(store, certificate.reference) : null;
    const last = lastMark(store, recipientId), now = last?.state ?? 'waiting';
    const refused = decideLeave(dayOf(store, ceremony), { name: nameOf(row), state: now, paper: paper && stateOf(paper) }, reason);
    if (refused) return refused;
    if (unprintable(store, reason)) return refuse('papers.RESTRICTED_REASON');
    const at = clock.now(), cancels = paper?.status === 'issued';
    if (cancels) papers.cancel(store, paper, reason, at, user.id);
    if (now === 'waiting') noteMark(store, { recipientId, personId: row.person_id, undoing: false, state, note: reason, earlierSeq: last?.seq ?? null, at, by: user.id });
    return ok({ row, cancelled: cancels ? paper.reference : null, reference: paper?.reference ?? null });
  }

  return {
    'handover.amend'({ reference, revision, recipient: said, lines, reason }, context) {
      const { store, user, about } = context;
      about(reference);
      const former = papers.byReference(store, reference);
      if (!former || former.kind !== 'certificate') return refuse('papers.UNKNOWN_PAPER', { reference });
      const way = decideAmend(stateOf(former), reason);
      if (!way.ok) return way;
      const ceremonyId = present(former.ceremonyId, 'a certificate is of a ceremony'), recipientId = present(former.recipientId, 'a certificate is somebody’s'), cancelled = way.value === 'cancelAndReplace';
      if (cancelled && !may(user.role, 'paper.cancel')) return refuse('app.NOT_ALLOWED');
      const stale = staleness(store, clock, { ceremonyId, recordId: recipientId, seen: revision });
      if (stale) return stale;
      if (unprintable(store, reason)) return refuse('papers.RESTRICTED_REASON');
      const ceremony = present(ceremonyRow(store, ceremonyId), 'a paper’s ceremony stays'), row = present(rowOf(store, ceremonyId, recipientId), 'a certificate’s recipient stays');
      const amended = amend(context, parts, { ceremony, row, recipient: { ...said, cin: said.cin ?? row.cin }, lines });
      if (!amended.ok) return amended;
      if (cancelled) papers.cancel(store, former, reason, clock.now(), user.id);
      const relation = way.value === 'correct' ? 'corrects' : 'replaces';
      const made = certify(context, parts, { ceremonyId, recipientId, former: { paper: former, relation, reason: way.value === 'replace' ? former.cancelReason ?? '' : reason } });
      return made.ok ? ok({ ...made.value, former: reference, cancelled, warnings: amended.value }) : made;
    },

    'handover.withdraw'({ ceremonyId, recipientId, revision, reason }, context) {
      const { store, user, about } = context;
      about(recipientId);
      const ceremony = ceremonyRow(store, ceremonyId);
      if (!ceremony) return refuse('handover.UNKNOWN_CEREMONY', { ceremony: ceremonyId });
      const left = leave(context, ceremony, { recipientId, revision, reason, state: 'refused' });
      return left.ok ? ok({ revision: touch(store, ceremonyId, recipientId, clock.now(), user.id), reference: left.value.reference }) : left;
    },

    'handover.admit'({ ceremonyId, revision, recipient, lines, replaces, reason }, context) {
      const { store, user, about } = context, ceremony = ceremonyRow(store, ceremonyId);
      about(ceremonyId);
      if (!ceremony) return refuse('handover.UNKNOWN_CEREMONY', { ceremony: ceremonyId });
      const refused = decideAdmit(dayOf(store, ceremony), { name: inLanguage(recipient.name, 'ar'), lines: lines.length });
      if (refused) return refused;
      const order = recipientRows(store, ceremonyId).map(({ id }) => id);
      if (order.length >= MOST_RECIPIENTS) return refuse('handover.TOO_MANY_RECIPIENTS', { limit: MOST_RECIPIENTS });
      const unsaid = unprintableField(store, settings, { recipient, lines });
      if (unsaid) return unsaid;
      const known = identify(context, parts, { ceremonyId, date: ceremony.date, recipient, own: null });
      if (!known.ok) return known;
      const left = replaces === null ? null : leave(context, ceremony, { recipientId: replaces, revision, reason, state: 'absent' });
      if (left && !left.ok) return left;
      // what was meant for the one who leaves is free for the one who comes
      if (left) takeGoods(context, { ceremonyId, row: left.value.row, kept: [] });
      const faulty = goodsFault(context, parts, recipient, lines);
      if (faulty) return faulty;
      const recipientId = ids.next(), columns = recipientColumns(recipient), personId = personOf(store, parts, recipient, known.value.person, user.id), now = clock.now();
      about(recipientId);
      store.sql.insert('recipients', { id: recipientId, ceremony_id: ceremonyId, person_id: personId, position: order.length + 1, ...columns });
      store.changes.record({ table: 'recipients', rowId: recipientId, personId, userId: user.id, before: null, after: columns });
      insertLines(store, ids, recipientId, lines, now);
      if (left) {
        // the place in the order goes with the goods, so that nobody else is called by another number
        orderRecipients(store, ceremonyId, [...order.map((id) => (id === left.value.row.id ? recipientId : id)), left.value.row.id]);
        touch(store, ceremonyId, left.value.row.id, now, user.id);
      }
      const made = certify(context, parts, { ceremonyId, recipientId, former: null });
      return made.ok ? ok({ recipientId, revision: made.value.revision, reference: made.value.reference, cancelled: left?.value.cancelled ?? null, warnings: known.value.warnings(recipientId) }) : made;
    },
  };
}
