import { may } from '#shared/domain/accounts.ts';
import { restrictedField } from '#shared/domain/ceremonyChecks.ts';
import type { VisitContent } from '#shared/contract/followUp.ts';
import { addDays, addMonths, type CivilDate } from '#shared/domain/common/dates.ts';
import { staleness } from '#shared/domain/common/revisions.ts';
import { calendar, decideAttempt, decideCancel, decidePlan, decidePostpone, decideRecord, isOverdue, lostEvidence, net } from '#shared/domain/followUp.ts';
import type { Clock, Id, Ids } from '#shared/lib/ids.ts';
import { ok, refuse, type No, type Result } from '#shared/lib/result.ts';
import type { CaseFile, CaseFiles } from '../caseFiles.ts';
import type { Contacts, Plans } from '../casework.ts';
import type { CurrentSettings } from '../currentSettings.ts';
import type { CallContext, HandlersOf, User } from '../handlers.ts';
import type { Store } from '../store/store.ts';
import { agendaOf } from './agenda.ts';
import { dueActionsOf } from './dueActions.ts';
import { attemptsOf, insertAttempt, insertMove, insertVisit, movesOf, unitsOf, updateVisit, visitById, visitsOf, type Visit } from './repository.ts';

export interface FollowUpParts { readonly clock: Clock; readonly ids: Ids; readonly files: CaseFiles; readonly settings: CurrentSettings; readonly plans: Plans }
interface Opened { readonly found: Visit; readonly file: CaseFile }
type Findings = NonNullable<VisitContent['findings']>;
type Planned = { readonly kind: Visit['kind']; readonly milestone: VisitContent['milestone']; readonly plannedOn: CivilDate };

const FIRST_DAY = '0001-01-01' as CivilDate, AGENDA_MONTHS = 12;
const seesHealth = (user: User): boolean => may(user.role, 'health.read');
/** What this user may see of the findings: an obstacle of health only with `health.read`. */
const shownFindings = (user: User, findings: Findings | null): Findings | null => (findings && !seesHealth(user) ? { ...findings, obstacles: findings.obstacles.filter(({ domain }) => domain !== 'health') } : findings);
/** What is kept where somebody mends findings who does not see all of them. */
const keptFindings = (user: User, sent: Findings, standing: Findings | null): Findings => (seesHealth(user) ? sent
  : { ...sent, obstacles: [...sent.obstacles.filter(({ domain }) => domain !== 'health'), ...standing?.obstacles.filter(({ domain }) => domain === 'health') ?? []] });

/** Visits and what they found, the agenda, and attempts to reach a person. */
export function createFollowUp({ clock, ids, files, settings, plans }: FollowUpParts): { readonly handlers: HandlersOf<'followUp'>; readonly contacts: Contacts } {
  const today = (): CivilDate => clock.now().slice(0, 10) as CivilDate;
  function opened(store: Store, user: User, visitId: Id, way: 'read' | 'write'): Result<Opened> {
    const found = visitById(store, visitId);
    if (!found) return refuse('followUp.UNKNOWN');
    const file = files[way](store, user, found.personId);
    return file.ok ? ok({ found, file: file.value }) : file;
  }
  /** The same to change it, as the user saw it. */
  function changing({ store, user }: CallContext, { visitId, revision }: { readonly visitId: Id; readonly revision: number }): Result<Opened> {
    const opening = opened(store, user, visitId, 'write');
    return opening.ok ? staleness(opening.value.found, revision, clock.now()) ?? opening : opening;
  }
  const shown = (user: User, { id, content, ...visit }: Visit, { personId, status }: CaseFile) => {
    const findings = shownFindings(user, content.findings);
    return {
      visitId: id, personId, kind: visit.kind, milestone: content.milestone, plannedOn: visit.plannedOn, state: visit.state, doneOn: visit.doneOn, overdue: isOverdue(visit, status, today()), reason: visit.reason, findings, net: findings && net(findings),
      moves: visit.moves, revision: visit.revision, updatedAt: visit.updatedAt, updatedBy: visit.updatedBy,
    };
  };
  /** Puts visits into the calendar of a file, where they may stand there. */
  function plan({ store, user }: CallContext, { members, openedOn, personId }: CaseFile, wanted: readonly Planned[]): Result<{ visitId: Id; revision: number }[]> {
    const standing = visitsOf(store, members).map(({ state, content: { milestone } }) => ({ state, milestone })), refused = decidePlan(standing, wanted, { openedOn, today: today() });
    if (refused) return refused;
    const at = clock.now();
    return ok(wanted.map(({ kind, milestone, plannedOn }) => {
      const id = ids.next();
      insertVisit(store, { id, personId, kind, plannedOn, content: { milestone, findings: null }, at, by: user.id });
      store.changes.record({ table: 'visits', rowId: id, personId, userId: user.id, before: null, after: { kind, milestone, planned_on: plannedOn } });
      return { visitId: id, revision: 1 };
    }));
  }
  function keep({ store, user, about }: CallContext, { found, file }: Opened, columns: Readonly<Record<string, string | null>>, before: Readonly<Record<string, string | null>>): number {
    const at = clock.now();
    store.changes.record({ table: 'visits', rowId: found.id, personId: found.personId, userId: user.id, before, after: columns });
    files.touch(store, file.personId, at, user.id);
    about(file.personId);
    return updateVisit(store, found, columns, at, user.id);
  }
  /** What is typed here is shown and printed, where the programme's name must not stand (domain.md §5). */
  const labelled = (store: Store, typed: object): No | null => { const field = restrictedField(typed, settings.restricted(store)); return field === null ? null : refuse('settings.RESTRICTED_LABEL', { field }); };
  const lastVisit = (visits: readonly Visit[]): CivilDate | null => visits.reduce<CivilDate | null>((last, { doneOn }) => (doneOn !== null && (last === null || doneOn > last) ? doneOn : last), null);
  const contacts: Contacts = { evidence: (store, members) => lostEvidence(attemptsOf(store, members), lastVisit(visitsOf(store, members))) };

  const handlers: HandlersOf<'followUp'> = {
    'followUp.proposal'({ personId }, { store, user }) {
      const file = files.read(store, user, personId);
      if (!file.ok) return file;
      const { members } = file.value, handed = unitsOf(store, members).at(-1)?.handedOverOn ?? null, inForce = plans.inForce(store, members), from = handed ?? inForce?.signedOn ?? null;
      const taken = new Set(visitsOf(store, members).filter(({ state }) => state !== 'cancelled').map(({ content }) => content.milestone));
      // what was handed over starts the calendar anew; before, the plan's own visits count, where it has some
      const own = handed === null ? inForce?.visits ?? [] : [], visits = own.length > 0 ? own : from === null ? [] : calendar(from);
      return ok({ basis: handed !== null ? 'handover' : own.length > 0 ? 'plan' : from !== null ? 'signature' : 'none', from, visits: visits.map((visit) => ({ ...visit, already: visit.milestone !== 'other' && taken.has(visit.milestone) })) });
    },

    'followUp.plan'({ personId, visits }, context) {
      const { store, user, about } = context, file = files.write(store, user, personId);
      if (!file.ok) return file;
      const planned = plan(context, file.value, visits);
      if (!planned.ok) return planned;
      files.touch(store, file.value.personId, clock.now(), user.id);
      about(file.value.personId);
      return ok({ visits: planned.value });
    },

    'followUp.agenda'({ from, to, whose, limit }, { store, user }) {
      if (to < from) return refuse('followUp.ENDS_BEFORE');
      if (to > addMonths(from, AGENDA_MONTHS)) return refuse('followUp.AGENDA_TOO_LONG');
      const now = today(), companionId = whose === 'all' && may(user.role, 'file.all') ? null : user.id;
      const coming = to < now ? null : { from: from < now ? now : from, to, companionId, limit }, passed = { from: FIRST_DAY, to: addDays(now, -1), companionId, limit }, none = { rows: [], more: 0 };
      return ok({
        today: now, due: coming ? agendaOf(store, coming) : none, overdue: agendaOf(store, passed),
        actions: { due: coming ? dueActionsOf(store, coming) : none, overdue: dueActionsOf(store, passed) },
      });
    },

    'followUp.list'({ personId }, { store, user }) {
      const file = files.read(store, user, personId);
      return file.ok ? ok({ visits: visitsOf(store, file.value.members).map((visit) => shown(user, visit, file.value)) }) : file;
    },

    'followUp.show'({ visitId }, { store, user, about }) {
      const opening = opened(store, user, visitId, 'read');
      if (!opening.ok) return opening;
      const { found, file } = opening.value, earlier = visitsOf(store, file.members).filter(({ id, state }) => id !== found.id && state === 'done').toSorted((one, other) => ((one.doneOn ?? '') < (other.doneOn ?? '') ? 1 : -1));
      const last = (unitId: Id) => earlier.flatMap(({ doneOn, content }) => {
        const seen = content.findings?.equipment.find((one) => one.unitId === unitId);
        return doneOn !== null && seen && seen.state !== 'notLookedAt' ? [{ state: seen.state, on: doneOn }] : [];
      })[0] ?? null;
      about(file.personId);
      return ok({ ...shown(user, found, file), units: unitsOf(store, file.members).map((unit) => ({ ...unit, last: last(unit.unitId) })), postponed: movesOf(store, found) });
    },

    'followUp.record'({ visitId, revision, doneOn, kind, findings, next, reason }, context) {
      const opening = changing(context, { visitId, revision });
      if (!opening.ok) return opening;
      const { store, user } = context, { found, file } = opening.value, units = new Set<string>(unitsOf(store, file.members).map(({ unitId }) => unitId));
      const refused = decideRecord(found, { doneOn, findings, next, reason }, { units, openedOn: file.openedOn, today: today() }) ?? labelled(store, { findings, reason });
      if (refused) return refused;
      const planned = next === null ? ok([]) : plan(context, file, [next]);
      if (!planned.ok) return planned;
      const content: VisitContent = { milestone: found.content.milestone, findings: keptFindings(user, findings, found.content.findings) };
      return ok({
        revision: keep(context, opening.value, { state: 'done', done_on: doneOn, kind, findings: JSON.stringify(content), reason: found.state === 'done' ? reason : '' },
          { state: found.state, done_on: found.doneOn, kind: found.kind, findings: JSON.stringify(found.content), reason: found.reason }),
        nextVisitId: planned.value[0]?.visitId ?? null,
      });
    },

    'followUp.postpone'({ visitId, revision, to, reason }, context) {
      const opening = changing(context, { visitId, revision });
      if (!opening.ok) return opening;
      const { store, user } = context, { found } = opening.value, refused = decidePostpone(found, to, today()) ?? labelled(store, { reason });
      if (refused) return refused;
      insertMove(store, { id: ids.next(), visit: found, to, reason, at: clock.now(), by: user.id });
      return ok({ revision: keep(context, opening.value, { planned_on: to }, { planned_on: found.plannedOn }) });
    },

    'followUp.cancel'({ visitId, revision, reason }, context) {
      const opening = changing(context, { visitId, revision });
      if (!opening.ok) return opening;
      const { found } = opening.value;
      return decideCancel(found) ?? labelled(context.store, { reason }) ?? ok({ revision: keep(context, opening.value, { state: 'cancelled', reason }, { state: found.state, reason: found.reason }) });
    },

    'followUp.attempt'({ personId, triedOn, way, outcome, note }, { store, user, about }) {
      const file = files.write(store, user, personId);
      if (!file.ok) return file;
      const { members, openedOn, personId: own } = file.value, refused = decideAttempt({ triedOn }, { openedOn, today: today() }) ?? labelled(store, { note });
      if (refused) return refused;
      const id = ids.next(), at = clock.now();
      insertAttempt(store, { id, personId: own, triedOn, way, outcome, note, at, by: user.id });
      store.changes.record({ table: 'contact_attempts', rowId: id, personId: own, userId: user.id, before: null, after: { tried_on: triedOn, way, outcome, note } });
      files.touch(store, own, at, user.id);
      about(own);
      const { unreached, enough } = contacts.evidence(store, members);
      return ok({ unreached, enough });
    },

    'followUp.attempts'({ personId }, { store, user }) {
      const file = files.read(store, user, personId);
      if (!file.ok) return file;
      return ok({ attempts: attemptsOf(store, file.value.members).toReversed(), ...contacts.evidence(store, file.value.members) });
    },
  };
  return { handlers, contacts };
}
